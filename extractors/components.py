"""The extractors in their order: a new one is one line here.

Each takes the findings so far and returns the records of one field, which replace what that field
held before: a field may be named twice, first found and then completed.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from extractors.actions import extract_actions
from extractors.coreference import resolve_mentions
from extractors.dates import extract_dates
from extractors.findings import Findings
from extractors.organizations import extract_organizations
from extractors.people import extract_people
from extractors.quotes import extract_quotes, resolve_bodies, resolve_speakers
from extractors.roles import extract_roles


class Component(NamedTuple):
    """One step: the field that it fills, and the function that fills it."""

    field: str
    run: Callable[[Findings], Iterable[Any]]


COMPONENTS = (
    Component("dates", extract_dates),
    Component("people", extract_people),  # individuals and their names
    Component("organizations", extract_organizations),
    Component("quotes", extract_quotes),  # content, cue, and the words that name the source
    Component("organizations", resolve_bodies),  # "it" joins the body that speaks
    Component("people", resolve_mentions),  # pronouns and noun phrases join their person
    Component("quotes", resolve_speakers),  # sources become people and organizations
    Component("actions", extract_actions),
    Component("roles", extract_roles),  # last: appointments and resignations begin and end roles
)
