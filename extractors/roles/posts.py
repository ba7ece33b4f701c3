"""A claimed post with what belongs to it, and when two titles are the same."""

from dataclasses import dataclass

from extractors.roles.claims import Claim, Reading
from extractors.titles.words import singular, title_words
from schemas import Organization, RoleStatus


@dataclass(frozen=True, slots=True)
class Post:
    """A claim with its organization and dates."""

    claim: Claim
    title: str
    organization: Organization | None
    organization_name: str | None
    status: RoleStatus
    start_date: str | None
    end_date: str | None


def head_of(reading: Reading, claim: Claim) -> str:
    """The head noun of a claimed title, in the singular; "" when a verb ends a post without naming it."""
    return singular(reading.doc[claim.phrase.head].text.rstrip(".")) if claim.phrase else ""


def canonical(title: str) -> str:
    """What two spellings of one title have in common.

    Example:
        >>> canonical("CEO") == canonical("chief executive officer")
        True
    """
    table = title_words().abbreviations
    words = [w.rstrip(".") for w in title.casefold().replace("-", " ").split()]
    return " ".join(table.get(w, w) for w in words)
