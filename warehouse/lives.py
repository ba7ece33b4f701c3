"""What an article shows of a person's life: the years in which they act, and the year in which they die."""

from typing import NamedTuple

from schemas import Action, Extraction, Modality, Polarity

DEATHS = frozenset({"die", "perish", "drown", "succumb"})
"""Verbs whose actor is dead afterwards."""
KILLINGS = frozenset({"kill", "murder", "assassinate", "execute", "behead", "slay"})
"""Verbs whose recipients are dead afterwards."""


class Life(NamedTuple):
    """Years of a person, as far as articles tell."""

    first_year: int | None = None
    last_year: int | None = None
    death_year: int | None = None

    def acts_in(self, year: int) -> "Life":
        """With one more year in which the person acts."""
        return Life(min(year, self.first_year or year), max(year, self.last_year or year), self.death_year)


UNKNOWN = Life()


def lives(found: Extraction) -> dict[str, Life]:
    """By the article's own person ids; only what is asserted and dated to one year counts."""
    known: dict[str, Life] = {}
    for action in found.actions:
        if (year := _year(action)) is None:
            continue
        for who in action.actors:
            if who.person_id is not None:
                life = known.get(who.person_id, UNKNOWN)
                dies = action.predicate in DEATHS
                known[who.person_id] = life._replace(death_year=year) if dies else life.acts_in(year)
        for who in action.recipients if action.predicate in KILLINGS else ():
            if who.person_id is not None:
                known[who.person_id] = known.get(who.person_id, UNKNOWN)._replace(death_year=year)
    return known


def _year(action: Action) -> int | None:
    """The year of an act that the article says did happen."""
    first, last = action.earliest, action.latest
    if first is None or last is None or first.year != last.year:
        return None
    did_happen = action.polarity is Polarity.POSITIVE and action.modality is Modality.ASSERTED
    return first.year if did_happen else None
