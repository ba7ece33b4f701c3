"""Where "the company" or "the union" means a body named before.

A wrong body is worse than none: the noun must fit what the name tells of its body, and where several bodies could be
meant and none of them is what the text speaks of, the noun is left alone.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from extractors.lexicons import read_table
from extractors.organizations.words import Named, words
from extractors.tokens import tokens
from schemas import OrganizationKind

NEAR = 8
"""Tokens between a body that is described as a firm, and "the firm"."""

REACH = 60
"""Tokens back to which a noun can refer that does not stand in the name."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INSIDE = frozenset({"compound", "nmod", "poss", "appos", "prep", "pobj", "amod"})
NEW = frozenset({"a", "an", "another"})


def find_nominals(doc: Doc, bodies: Sequence[tuple[str, Sequence[Named]]]) -> Iterator[tuple[int, int, int]]:
    """Start and end of each definite noun that means a body, with the index of that body.

    Args:
        doc: the parse.
        bodies: the fullest name of each body, with its namings.
    """
    at = {n.end - 1: i for i, (_, named) in enumerate(bodies) for n in named if _is_body(n)}
    inside = {i for _, named in bodies for n in named for i in range(n.start, n.end)}
    story = _Story([name for name, _ in bodies])
    onlookers = words().onlookers
    for token in tokens(doc):
        noun = token.lower_
        if token.i in at:
            if _is_of_onlooker(token, onlookers):
                continue
            story.name(token.i, at[token.i], is_subject=_is_told_of(token, at))
        elif noun in story.nouns and _is_new(token):
            described = _described(token, at)
            if described is None:
                story.introduce(noun)
            else:
                story.describe(noun, described, token.i)
        elif token.i not in inside and noun in story.nouns and _is_definite(token):
            index = story.meant(noun, token.i)
            if index is not None:
                yield token.i - 1, token.i + 1, index
                if _is_told_of(token, at):
                    story.name(token.i, index, is_subject=True)


class _Story:
    """What a text has told of bodies so far."""

    def __init__(self, names: list[str]) -> None:
        table = read_table("extractors.organizations", "words.toml")
        self.nouns: dict[str, set[str]] = {}
        for kind, nouns in table["nominals"].items():
            for noun in nouns:
                self.nouns.setdefault(noun, set()).add(kind)
        self._words = [_words_of(name) for name in names]
        self._kinds = [kinds_of(name) for name in names]
        self._named: list[tuple[int, int]] = []
        self._subjects: list[tuple[int, int]] = []
        self._fresh: dict[str, int] = {}
        self._described: dict[str, tuple[int, int]] = {}

    def name(self, i: int, body: int, *, is_subject: bool) -> None:
        """A body is named at token ``i``."""
        self._named.append((i, body))
        if is_subject:
            self._subjects.append((i, body))

    def introduce(self, noun: str) -> None:
        """As in "sold it to a company": from now on "the company" is that one, until a body is spoken of again."""
        self._fresh[noun] = len(self._subjects)
        self._named.clear()

    def describe(self, noun: str, body: int, i: int) -> None:
        """As in "Acme, a firm in Rye. The firm said": right behind, the noun is as good as a part of the name."""
        self._described[noun] = (i, body)

    def meant(self, noun: str, i: int) -> int | None:
        """The body that a definite noun at token ``i`` means."""
        fitting = self._subjects[self._fresh.get(noun, 0) :]
        named = self._named if noun not in self._fresh else []
        described = self._described.get(noun)
        if described is not None and i - described[0] <= NEAR:
            return described[1]
        if own := [b for _, b in (*named, *fitting) if noun in self._words[b]]:
            return max(reversed(own), key=own.count)  # of two teams, the one that is told of more
        if noun in words().by_name:
            return None
        told = [b for j, b in fitting if self._fits(noun, b) and (i - j <= REACH or self._tells(noun, b))]
        if "company" not in self.nouns[noun]:  # a bank, a union: their names mostly tell
            typed = [b for b in told if self._tells(noun, b)] or [b for _, b in named if self._tells(noun, b)]
            if typed:
                return typed[-1] if len(set(typed)) == 1 or typed[-1] in told else None
        near = {b for j, b in named if self._fits(noun, b) and i - j <= REACH}
        return told[-1] if told else near.pop() if len(near) == 1 else None

    def _fits(self, noun: str, body: int) -> bool:
        """Whether a name tells that its body is of the kind; that of a firm or a bank may tell nothing."""
        is_open = not self._kinds[body] and bool(self.nouns[noun] & {"company", "bank"})
        return is_open or self._tells(noun, body)

    def _tells(self, noun: str, body: int) -> bool:
        return bool(self._kinds[body] & self.nouns[noun])


def _words_of(name: str) -> set[str]:
    return set(name.casefold().replace(".", "").split())


def kinds_of(name: str) -> set[str]:
    """What kinds of body a name tells of, of those in ``words.toml``.

    Example:
        >>> kinds_of("Ellery Courier"), kinds_of("Norvane")
        ({'media'}, set())
    """
    telling = read_table("extractors.organizations", "words.toml")["kinds"]
    found = {kind for kind, those in telling.items() if _words_of(name) & set(those)}
    if name.casefold() in words().media:
        found.add("media")
    return found - {"union", "agency", "office", "society"} if "company" in found else found  # "Federal Express Corp"


def _is_body(named: Named) -> bool:
    return named.kind is OrganizationKind.ORGANIZATION


def _is_told_of(token: Token, at: dict[int, int]) -> bool:
    """Whether a body is what its sentence is about: the subject of its main verb, or the only body in that."""
    top = token
    while top.dep_ in INSIDE and top.head.i != top.i:
        top = top.head
    if top.dep_ not in SUBJECTS or top.head.dep_ != "ROOT":
        return False
    is_joined = any(c.dep_ == "conj" for c in top.children)
    return (top.i == token.i and not is_joined) or len({at[t.i] for t in top.subtree if t.i in at}) == 1


def _is_of_onlooker(token: Token, onlookers: frozenset[str]) -> bool:
    """As in "an analyst with Acme", "Acme analyst Kim"."""
    doc, head = token.doc, token.head
    if head.dep_ == "prep" and head.lower_ in ("with", "at", "of", "for", "from"):
        return head.head.lemma_.lower() in onlookers
    return token.i + 1 < len(doc) and token.nbor().lower_ in onlookers


def _is_new(token: Token) -> bool:
    """As in "a company in Rye", "Acme, a firm in Rye", but not in "Acme is a company"."""
    return token.dep_ not in ("attr", "compound") and any(c.lower_ in NEW for c in token.children)


def _described(token: Token, at: dict[int, int]) -> int | None:
    """The body before the comma in "Acme, a firm in Rye"."""
    first = token.left_edge.i
    is_apart = first > 1 and token.doc[first - 1].text == ","
    return at.get(first - 2) if is_apart else None


def _is_definite(token: Token) -> bool:
    if token.i == 0 or token.nbor(-1).lower_ not in ("the", "this") or token.dep_ == "compound":
        return False
    return not (token.i + 1 < len(token.doc) and token.nbor().lower_ in ("of", "that"))
