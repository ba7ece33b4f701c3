"""The day of the occasion that an article reports, such as an election: the plain context of what is done there."""

from functools import cache

from spacy.tokens import Doc, Token

from extractors.actions.words import words_of
from extractors.lexicons import read_table
from schemas import DateExpression

PAST = ("VBD", "VBN")
LEAD = 5  # sentences, headline and date line among them


@cache
def occasions() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Nouns of an occasion, and the verbs for what is done there."""
    table = read_table("extractors.actions", "occasions.toml")
    return tuple((frozenset(o["nouns"].split()), frozenset(o["verbs"].split())) for o in table["occasions"])


class Occasion:
    """What the article's lead dates, if it dates an occasion."""

    def __init__(self, doc: Doc, linked: dict[int, DateExpression]) -> None:
        """Look into the lead once.

        Args:
            doc: the parse.
            linked: the dates of its predicates.
        """
        self._date: DateExpression | None = None
        self._verbs: frozenset[str] = frozenset()
        self._from = len(doc)
        for number, sentence in enumerate(doc.sents):
            if number >= LEAD or self._date is not None:
                break
            for token in sentence:
                verbs = next((verbs for nouns, verbs in occasions() if token.lemma_.lower() in nouns), None)
                if verbs is None or (verb := _told_by(token, verbs)) is None:
                    continue
                date = linked.get(verb.i)
                if date is not None and date.earliest is not None and date.earliest == date.latest:  # a day
                    self._date, self._verbs, self._from = date, verbs, sentence.end

    def date_of(self, trigger: Token) -> DateExpression | None:
        """The day of the occasion, for a past event that belongs to it; not for what "had" happened before."""
        if trigger.i < self._from or trigger.lemma_.lower() not in self._verbs:
            return None
        if trigger.tag_ not in PAST and not (trigger.tag_ == "VBG" and _is_absolute(trigger)):
            return None
        if trigger.dep_ == "relcl":
            return None  # "Kim, who won two prizes": before
        words = {c.lower_ for c in trigger.children if c.dep_ in ("aux", "advmod", "neg")}
        return None if words & words_of("occasions.toml", "earlier") else self._date


def _is_absolute(participle: Token) -> bool:
    """As in "Kim kept her seat, with Lopez beating Brandt"."""
    return any(c.dep_ == "nsubj" for c in participle.children) and not any(c.dep_ == "aux" for c in participle.children)


def _told_by(noun: Token, verbs: frozenset[str]) -> Token | None:
    """The past verb by which an occasion is told: "the final was held", "the vote held", "Kim won the vote"."""
    held = words_of("occasions.toml", "held")
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in held and child.tag_ in PAST:
            return child
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    is_told = noun.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj") and head.tag_ in PAST
    return (
        head if is_told and (head.lemma_ in held or (head.lemma_ in verbs and noun.dep_ in ("pobj", "dobj"))) else None
    )
