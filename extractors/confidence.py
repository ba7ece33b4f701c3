"""How sure a finding is: the share of its rule's findings that were right on annotated articles.

``confidence.toml`` holds the counts, written by ``dateline calibrate``. What is stated is smoothed, so that a rule seen
twice is never certain: each count is drawn towards a wider one as if ``WEIGHT`` findings had gone as the wider one goes

    record type → its rule → its rule with a facet (the tense of an action, say)

The record type itself starts from one right and one wrong finding. A rule that the table does not have gets its
record type's share; a record type that it does not have gets none. What "right" means stands in `flows.calibration`.
"""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from extractors.lexicons import read_table
from schemas import Extraction, Organization, Quote

WEIGHT = 10
"""Pseudo-findings of the wider group: 5 to 20 gave the least log loss on articles left out, for every record type."""

ALL = "all"
"""The key of a record type's own counts; other keys are ``rule`` and ``rule/facet``."""

Counts = Mapping[str, Any]
"""Key to right and judged findings, of one record type."""


def _times_named(organization: Organization) -> str:
    times = len(organization.mentions)
    return "named_once" if times < 2 else "named_twice" if times == 2 else "named_often"


def _kind_of_source(quote: Quote) -> str:
    if quote.source is None:
        return "no_source"
    source = quote.source
    return f"source_is_{'person' if source.person_id else 'organization' if source.organization_id else 'words'}"


FACETS: dict[str, Callable[[Any], str]] = {
    "actions": lambda action: f"tense_{action.tense}",
    "organizations": _times_named,
    "quotes": _kind_of_source,
}
"""What besides the rule tells how sure a finding is. Only what lowered the log loss on articles left out stands here:
of resolution, status, modality, kinds of participants and others, none did so for the other record types."""


def key_of(kind: str, record: Any) -> tuple[str, str | None]:
    """Rule and facet of a record.

    Args:
        kind: name of its table, such as ``actions``.
        record: the record.
    """
    facet = FACETS.get(kind)
    return record.rule or "", facet(record) if facet else None


def stated(counts: Counts, rule: str, facet: str | None) -> float | None:
    """The confidence that counts give to a finding, rounded down to three decimals; None when there are none.

    Example:
        >>> counts = {"all": (80, 98), "copula": (1, 1)}
        >>> stated(counts, "copula", None), stated(counts, "unheard_of", None)
        (0.827, 0.81)
    """
    if ALL not in counts:
        return None
    right, judged = counts[ALL]
    share: float = (right + 1) / (judged + 2)
    for key in (rule, f"{rule}/{facet}") if facet else (rule,):
        right, judged = counts.get(key, (0, 0))
        share = (right + WEIGHT * share) / (judged + WEIGHT)
    return math.floor(share * 1000) / 1000  # rounded to the nearest, 0.9996 would be certainty


@lru_cache(maxsize=4096)
def _confidence(kind: str, rule: str, facet: str | None) -> float | None:
    return stated(read_table("extractors", "confidence.toml").get(kind, {}), rule, facet)


def with_confidence(extraction: Extraction) -> Extraction:
    """The extraction with the confidence of each of its findings.

    Example:
        >>> with_confidence(Extraction(document={"document_id": "a", "text": "Rain."})).people
        ()
    """

    def sure(kind: str, records: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(r.model_copy(update={"confidence": _confidence(kind, *key_of(kind, r))}) for r in records)

    def sure_with_mentions(kind: str, mentions: str, holders: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(h.model_copy(update={"mentions": sure(mentions, h.mentions)}) for h in sure(kind, holders))

    return extraction.model_copy(
        update={
            "people": sure_with_mentions("people", "person_mentions", extraction.people),
            "organizations": sure_with_mentions("organizations", "organization_mentions", extraction.organizations),
            **{kind: sure(kind, getattr(extraction, kind)) for kind in ("roles", "dates", "actions", "quotes")},
        }
    )


def counted(kind: str, record: Any) -> list[tuple[str, int, int]]:
    """What the confidence of a record is made of, from the widest group to the narrowest.

    Args:
        kind: name of its table.
        record: the record.

    Returns:
        The key in ``confidence.toml`` with right and judged findings; empty for a record type that was never judged.
    """
    counts: Counts = read_table("extractors", "confidence.toml").get(kind, {})
    rule, facet = key_of(kind, record)
    keys = dict.fromkeys((ALL, rule, f"{rule}/{facet}" if facet else rule))
    return [(key, *counts[key]) for key in keys if key in counts]
