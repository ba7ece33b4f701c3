"""The extractor of roles: claims from names and verbs, settled to one role a post."""

from collections.abc import Iterable

from extractors.findings import Findings
from extractors.roles.beside_names import at_names
from extractors.roles.claims import Reading
from extractors.roles.frames import by_verbs
from extractors.roles.settle import settle
from schemas import Role


def extract_roles(findings: Findings) -> Iterable[Role]:
    """The posts that the article's people hold, held or are to hold, in the order of the text.

    Not found: posts without a title ("a position at Acme"), and titles told of somebody across sentences
    without a name, a pronoun or a noun phrase that coreference has resolved.
    """
    if not findings.people:
        return []
    reading = Reading(findings)
    return settle(reading, [*at_names(reading), *by_verbs(reading)])
