"""Which names mean the same individual, and whom a bare surname means (the rules stand in the package)."""

from dataclasses import dataclass, field

from extractors.people import vocabulary as v
from extractors.people.candidates import Candidate
from extractors.people.judge import plain
from extractors.people.words import Word

_SHORTEST_MISSPELT = 6  # letters of a family name that may be taken for a misspelt one
_LONGEST_SYLLABLE = 6  # letters of one part of a given name: Il Sung, Chi Minh


@dataclass(slots=True)
class Individual:
    """One person in the making: the forms of the name, and where they stand."""

    key: tuple[str, ...]
    rule: str
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    honorific: str | None = None
    is_relative: bool = False
    last_full: int = -1

    @property
    def surname_first(self) -> bool:
        """Whether the family name stands first: Xi Jinping, Cheng Chung-tai."""
        return is_surname_first(self.key)

    @property
    def family(self) -> tuple[str, ...]:
        """Folded family name, particles included."""
        return family_of(self.key)

    @property
    def given(self) -> str | None:
        """Folded first given name, if the name has one."""
        if len(self.key) < 2:
            return None
        return self.key[1] if self.surname_first else self.key[0]

    def add(self, found: Candidate, rule: str) -> None:
        """Give the person one more mention, with what its place tells."""
        self.mentions.append((found.start, found.end, rule))
        self.honorific = self.honorific or found.honorific
        self.is_relative = self.is_relative or (found.is_relative and len(self.mentions) == 1)
        if found.gender in ("male", "female"):
            self.genders.add(found.gender)


def is_surname_first(key: tuple[str, ...]) -> bool:
    """Whether a name has its family name first."""
    if len(key) == 2 and "-" in key[1] and key[0] in v.words("surname_first"):
        return True
    if not 2 <= len(key) <= 3 or not v.is_listed_first(key[0]):
        return False
    short = all(w.isalpha() and len(w) <= _LONGEST_SYLLABLE for w in key[1:])
    if len(key) == 3:
        return short and not v.is_western(key[1])
    return key[0] not in v.words("also_western") and not v.is_western(key[1])


def family_of(key: tuple[str, ...]) -> tuple[str, ...]:
    """Folded family name of a name's words, its particles included."""
    if is_surname_first(key):
        return key[:1]
    start = len(key) - 1
    while start > 1 and key[start - 1] in v.words("particles"):
        start -= 1
    if start == 1 and len(key) > 2 and key[0] in v.words("particles"):
        start = 0
    return key[start:]


def same_individual(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: same family name, and given names that agree.

    Example:
        >>> same_individual(("timothy", "d.", "cook"), ("tim", "cook"))
        True
        >>> same_individual(("bill", "clinton"), ("hillary", "clinton"))
        False
    """
    if a == b:
        return True
    if is_surname_first(a) or is_surname_first(b) or len(a) < 2 or len(b) < 2:
        return False
    family_a, family_b = family_of(a), family_of(b)
    if family_a != family_b:
        return len(a) != len(b) and min(a, b, key=len) == max(a, b, key=len)[-min(len(a), len(b)) :]
    given_a, given_b = a[: -len(family_a)], b[: -len(family_b)]
    if not given_a or not given_b:
        return True
    if not _given_agree(given_a[0], given_b[0]):
        return given_a[0] in given_b or given_b[0] in given_a
    middle_a, middle_b = given_a[1:], given_b[1:]
    return all(_given_agree(x, y) for x, y in zip(middle_a, middle_b, strict=False)) or len(middle_a) != len(middle_b)


def _given_agree(a: str, b: str) -> bool:
    """Equal, an initial of the other, or a short form of it."""
    if a == b:
        return True
    if len(a.strip(".")) == 1 or len(b.strip(".")) == 1:
        return a[0] == b[0]
    forms = v.nicknames()
    return bool(forms.get(a, frozenset((a,))) & forms.get(b, frozenset((b,))))


def resolve(
    candidates: list[Candidate], named: dict[tuple[str, ...], tuple[float, str]], words: list[Word]
) -> list[Individual]:
    """People with all their mentions by name.

    Args:
        candidates: in the order of the text.
        named: names that are a person's, see `judge`.
        words: the words that the candidates count.
    """
    people: list[Individual] = []
    by_key: dict[tuple[str, ...], Individual] = {}
    full = sorted((k for k in named if len(k) > 1), key=lambda k: (-len(k), k))
    for key in full:
        person = next((p for p in people if same_individual(p.key, key)), None)
        if person is None:
            person = Individual(key, named[key][1])
            people.append(person)
        by_key[key] = person
    families = _index(people, {plain(c.key) for c in candidates if len(c.key) == 1})
    persons = {plain(c.key) for c in candidates if len(c.key) == 1 and c.label == "PERSON"}
    for found in candidates:
        if plain(found.key) in persons:
            found.evidence.discard("place_before")  # "trust in Halloran", where Halloran speaks elsewhere
        _place(found, named, by_key, families, people)
    return [p for p in people if p.mentions]


def _index(people: list[Individual], alone: set[tuple[str, ...]]) -> dict[tuple[str, ...], list[Individual]]:
    """Every short form of a name to the people whom it may mean.

    Args:
        people: with the fullest form of their names.
        alone: names of one word in the text; one that ends a name of the look of Jo Min-su is a family name after all.
    """
    index: dict[tuple[str, ...], list[Individual]] = {}
    for person in people:
        family = person.family
        forms = {family, family[-1:], person.key[-len(family) - 1 :] if len(person.key) > 2 else family}
        if person.key[-1:] in alone and person.key[:1] not in alone:
            forms.add(person.key[-1:])
        if len(person.key) > 2 and person.key[1:2] in alone and _is_first_surname(person.key):
            forms.add(person.key[1:2])
        if bare := _without_article(family[-1]):
            forms.add((bare,))
        for form in forms - {person.key}:
            index.setdefault(form, []).append(person)
    return index


def _without_article(family: str) -> str:
    """A family name without the particle before its hyphen: Assad for al-Assad; empty where there is none."""
    head, _, tail = family.partition("-")
    return tail if head in v.words("particles") else ""


def _is_first_surname(key: tuple[str, ...]) -> bool:
    """Whether the second word of a name is the first of two surnames: Ana Teixeira de Souza, Juan Pacheco Ruiz."""
    return key[1].isalpha() and not v.may_be_given_name(key[1]) and key[1] not in v.words("particles")


def _place(
    found: Candidate,
    named: dict[tuple[str, ...], tuple[float, str]],
    by_key: dict[tuple[str, ...], Individual],
    families: dict[tuple[str, ...], list[Individual]],
    people: list[Individual],
) -> None:
    """Give one candidate to its person, if it has one."""
    if found.blocked:
        return
    key = plain(found.key)
    if person := by_key.get(key):
        person.add(found, "full_name" if len(key) > 1 else person.rule)
        person.last_full = found.start
        return
    for cut in range(len(key)):
        form = key[cut:]
        shorter = found if cut == 0 else _without(found, cut)
        if cut and form in by_key:
            by_key[form].add(shorter, "full_name")
            by_key[form].last_full = found.start
            return
        if form in families and (cut == 0 or _is_foreign_to_name(found)):
            if (meant := _who(shorter, families[form])) is not None:
                meant.add(shorter, "surname")
            return
    if len(key) == 1 and (owner := _by_given_name(key[0], found, people)):
        owner.add(found, "given_name")
    elif len(key) == 1 and (owner := _by_near_spelling(key[0], found, people)):
        owner.add(found, "near_spelling")
    elif key in named and len(key) == 1:
        person = Individual(key, named[key][1])
        person.last_full = found.start
        people.append(person)
        by_key[key] = person
        person.add(found, person.rule)


def _is_foreign_to_name(found: Candidate) -> bool:
    """Whether the first words of a candidate may be dropped: it is no full name of somebody else."""
    return found.label != "PERSON" and not found.evidence & {"given_name", "ambiguous_given_name", "initial", "title"}


def _without(found: Candidate, cut: int) -> Candidate:
    """The candidate without its first words."""
    return Candidate(found.start + cut, found.end, found.key[cut:], found.label, found.evidence)


def _who(found: Candidate, people: list[Individual]) -> Individual | None:
    """Whom a bare surname means; see the package for the rules."""
    if "place_before" in found.evidence or ("article_before" in found.evidence and found.label != "PERSON"):
        return None
    if found.gender in ("male", "female"):
        fitting = [p for p in people if found.gender in p.genders or not p.genders]
        people = fitting or people
    before = [p for p in people if p.mentions]
    if len(before) > 1:
        before = [p for p in before if not p.is_relative] or before
    if before:
        return max(before, key=lambda p: p.last_full)
    return people[0] if len(people) == 1 else None


def _by_given_name(name: str, found: Candidate, people: list[Individual]) -> Individual | None:
    """The one person of the article with this given name, or a short form of it."""
    if not (v.may_be_given_name(name) or found.label == "PERSON") or found.label in ("GPE", "ORG", "LOC", "NORP"):
        return None
    owners = [
        p for p in people if p.given and p.mentions and _given_agree(p.given, name) and name.isalpha() and len(name) > 1
    ]
    return owners[0] if len(owners) == 1 else None


def _by_near_spelling(name: str, found: Candidate, people: list[Individual]) -> Individual | None:
    """The one person whose family name is misspelt by a letter, where a person is meant: "Liebowitz" for Leibowitz."""
    if len(name) < _SHORTEST_MISSPELT or not (found.label == "PERSON" or found.gender or "say_verb" in found.evidence):
        return None
    near = [p for p in people if p.mentions and len(p.key) > 1 and is_one_letter_off(p.family[-1], name)]
    near = [p for p in near if not found.gender or not p.genders or found.gender in p.genders]
    return near[0] if len(near) == 1 else None


def is_one_letter_off(a: str, b: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two that changed places.

    Example:
        >>> is_one_letter_off("leibowitz", "liebowitz"), is_one_letter_off("hansen", "hanson")
        (True, True)
        >>> is_one_letter_off("weber", "wagner")
        False
    """
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return max(len(a), len(b)) == 1 or (len(a) == 2 and a == b[::-1])
