"""The day of the occasion that an article reports, such as an election: the plain context of what is done there."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from extractors.actions.words import words_of
from extractors.lexicons import read_table
from schemas import DateExpression

PAST = ("VBD", "VBN")
NAMES = ("PERSON", "GPE", "NORP")
BESIDE = ("ADP", "DET", "ADJ", "NOUN", "PROPN")
"""Parts of speech of what may stand between an occasion and its day: "elections around the nation Tuesday"."""
LEAD = 5  # sentences, headline and date line among them


@dataclass(frozen=True)
class Kind:
    """Occasions of one kind: what they are called, and what is done there to what."""

    nouns: frozenset[str]
    beats: frozenset[str]
    gains: frozenset[str]
    objects: frozenset[str]
    alone: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """All that is done there."""
        return self.beats | self.gains


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of occasions, from ``occasions.toml``."""
    rows = read_table("extractors.actions", "occasions.toml")["occasions"]
    keys = ("nouns", "beats", "gains", "objects", "alone")
    return tuple(Kind(*(frozenset(row.get(key, "").split()) for key in keys)) for row in rows)


class Occasion:
    """What the article's lead dates, if it dates an occasion."""

    def __init__(
        self,
        doc: Doc,
        linked: dict[int, DateExpression],
        dates: Iterable[DateExpression],
        published: dt.date | None,
    ) -> None:
        """Look into the lead once.

        Args:
            doc: the parse.
            linked: the dates of its predicates.
            dates: all dates of the document.
            published: the day of publication; what is still to come is no occasion yet.
        """
        self._date: DateExpression | None = None
        self._word, self._kinds, self._from = "", [], len(doc)
        days = [date for date in dates if _is_past_day(date, published)]
        for number, sentence in enumerate(doc.sents):
            if number >= LEAD or self._date is not None:
                break
            for token in sentence:
                if (found := _of_noun(token, linked, days) or _of_verb(token, linked)) and found in days:
                    self._date, self._from, self._word = found, sentence.end, token.lemma_.lower()
                    self._kinds = [k for k in kinds() if self._word in k.nouns | k.alone]
                    break

    def date_of(self, trigger: Token) -> DateExpression | None:
        """The day of the occasion, for a past event that belongs to it; not for what "had" happened before."""
        if trigger.i < self._from or not self._is_done_there(trigger):
            return None
        if trigger.tag_ not in PAST and not (trigger.tag_ == "VBG" and _is_absolute(trigger)):
            return None
        if trigger.dep_ == "relcl":
            return None  # "Kim, who won two prizes": before
        words = {c.lower_ for c in trigger.children if c.dep_ in ("aux", "advmod", "neg")}
        return None if words & words_of("occasions.toml", "earlier") else self._date

    def _is_done_there(self, trigger: Token) -> bool:
        """Whether a verb and its object are of the occasion, and of no other one that the clause names."""
        verb, others = trigger.lemma_.lower(), words_of("occasions.toml", "others") - {self._word}
        if any(_whole_word(noun) in others for noun in _own_nouns(trigger)):
            return False
        if any(verb in kind.beats for kind in self._kinds):
            return True
        objects = [c for c in trigger.children if c.dep_ == "dobj"]
        return any(verb in kind.gains and all(_is_gained(o, kind) for o in objects) for kind in self._kinds)


def _is_past_day(date: DateExpression, published: dt.date | None) -> bool:
    """Whether a date is one day, which is not ahead of the publication."""
    if date.earliest is None or date.earliest != date.latest:
        return False
    return published is None or date.earliest <= published


def _whole_word(noun: Token) -> str:
    """A noun with what a hyphen joins to it: "semi-final" is three tokens."""
    is_joined = noun.i >= 2 and noun.nbor(-1).text == "-" and not noun.nbor(-1).whitespace_
    return f"{noun.nbor(-2).lower_}-{noun.lemma_.lower()}" if is_joined else noun.lemma_.lower()


def _own_nouns(verb: Token) -> Iterator[Token]:
    """The objects of a verb and those of its prepositions."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        if child.dep_ == "prep":
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _is_gained(noun: Token, kind: Kind) -> bool:
    """Whether something is won or lost on one such occasion: a seat, a town, "60 percent"; not "two elections"."""
    if noun.pos_ == "PROPN":
        return noun.ent_type_ in NAMES or not any(c.dep_ == "det" for c in noun.children)
    word = noun.lower_ if noun.lemma_.lower() in kind.nouns else noun.lemma_.lower()
    return word in kind.objects or noun.pos_ in ("NUM", "PRON")


def _is_absolute(participle: Token) -> bool:
    """As in "Kim kept her seat, with Lopez beating Brandt"."""
    return any(c.dep_ == "nsubj" for c in participle.children) and not any(c.dep_ == "aux" for c in participle.children)


def _of_noun(noun: Token, linked: dict[int, DateExpression], days: list[DateExpression]) -> DateExpression | None:
    """The day of an occasion that a noun names: by the verb that tells of it, or beside the noun itself."""
    if noun.pos_ not in ("NOUN", "PROPN") or not any(noun.lemma_.lower() in kind.nouns for kind in kinds()):
        return None
    verb = _told_by(noun)
    if verb is not None and verb.i in linked:
        return linked[verb.i]
    return next((date for date in days if _is_beside(date, noun)), None)


def _of_verb(verb: Token, linked: dict[int, DateExpression]) -> DateExpression | None:
    """The day of an occasion that a verb tells of by itself: "Kim was elected on Sunday"."""
    is_alone = verb.tag_ in PAST and any(verb.lemma_.lower() in kind.alone for kind in kinds())
    return linked.get(verb.i) if is_alone else None


def _told_by(noun: Token) -> Token | None:
    """The past verb by which an occasion is told: "the final was held", "the vote held", "Kim won the vote"."""
    held = words_of("occasions.toml", "held")
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in held and child.tag_ in PAST:
            return child
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in PAST:
        return None
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return verb if verb.lemma_ in held else None
    is_done = any(noun.lemma_.lower() in kind.nouns and verb.lemma_.lower() in kind.verbs for kind in kinds())
    return verb if is_done or verb.lemma_ in held else None


def _is_beside(date: DateExpression, noun: Token) -> bool:
    """Whether a day is that of a noun: "Sunday's vote", "the races for governor on Tuesday"."""
    span = noun.doc.char_span(date.start, date.end, alignment_mode="expand")
    if span is None or span.sent != noun.sent:
        return False
    if span.start < noun.i:
        return span.root.head == noun and span.root.dep_ in ("poss", "compound", "nmod", "nummod")
    between = noun.doc[noun.i + 1 : span.start]
    away = words_of("timing.toml", "away")
    return all(t.pos_ in BESIDE and t.lower_ not in away for t in between)
