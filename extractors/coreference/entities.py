"""The people of an article as the reader meets them: who is in mind, and what is known of them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.coreference.nouns import nouns
from extractors.lexicons import read_table
from schemas import Gender, Person

WEIGHTS = read_table("extractors.coreference", "weights.toml")
SALIENCE: dict[str, float] = WEIGHTS["salience"]
PLACE: dict[str, float] = WEIGHTS["place"]
PREFERENCE: dict[str, float] = WEIGHTS["preference"]
CHOICE: dict[str, float] = WEIGHTS["choice"]


class Description(NamedTuple):
    """What a noun phrase calls a person: its head noun, and the words that tell this one from others."""

    head: str
    words: frozenset[str]

    @property
    def ranks(self) -> frozenset[str]:
        """Words such as "vice" and "deputy"."""
        return self.words & nouns().ranks

    def fits(self, known: "Description") -> bool:
        """Whether this phrase can mean the one of whom the other is known to be true.

        Example:
            >>> attorney = Description("general", frozenset({"attorney"}))
            >>> attorney.fits(Description("general", frozenset({"deputy", "attorney"})))
            False
        """
        if self.head != known.head:
            young = nouns().young
            return self.head in young and known.head in young and not self.words
        return self.ranks == known.ranks and self.words <= known.words


@dataclass(slots=True)
class Entity:
    """Someone in the article: a person whom it names, or somebody without a name (``person`` is None)."""

    person: Person | None
    gender: Gender | None = None
    hint: Gender | None = None
    age: int | None = None
    descriptions: set[Description] = field(default_factory=set)
    first: int = -1
    earlier: float = 0.0
    now: float = 0.0
    quoted_earlier: float = 0.0
    quoted_now: float = 0.0
    sentence: int = 0
    place: str = ""

    def mention(self, weight: float, place: str, sentence: int, *, quoted: bool) -> None:
        """Make the person more salient: several mentions in one sentence count as the best of them."""
        self._advance(sentence)
        if quoted:
            self.quoted_now = max(self.quoted_now, weight)
        else:
            self.now = max(self.now, weight)
        self.place = place

    def salience(self, sentence: int, *, quoted: bool) -> float:
        """How much the person is in mind in a sentence, at the present point of the pass."""
        self._advance(sentence)
        total = (
            self.now + self.earlier + (self.quoted_now + self.quoted_earlier) * (1.0 if quoted else SALIENCE["quoted"])
        )
        return total * (1.0 if self.person else SALIENCE["unnamed"])

    def _advance(self, sentence: int) -> None:
        steps = sentence - self.sentence
        if steps > 0:
            fade = SALIENCE["fade"] ** steps
            self.earlier = (self.earlier + self.now) * fade
            self.quoted_earlier = (self.quoted_earlier + self.quoted_now) * fade
            self.now = self.quoted_now = 0.0
            self.sentence = sentence

    def fits(self, description: Description) -> bool:
        """Whether a description is true of this one, by what the article says."""
        return any(description.fits(known) for known in self.descriptions)
