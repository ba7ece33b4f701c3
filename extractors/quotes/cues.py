"""Finds the words that introduce speech."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.quotes.speakers import find_speaker
from extractors.quotes.words import lemmas
from extractors.tokens import tokens

_VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying and the head of the words that name the speaker, None when nothing names one."""

    token: Token
    speaker: Token | None


def find_cues(doc: Doc) -> list[Cue]:
    """All verbs of saying in an article that could introduce a quotation, in order."""
    wanted = lemmas("verbs") | lemmas("beside_quotation")
    verbs = (
        t
        for t in tokens(doc)
        if (t.tag_ in _VERBAL and t.pos_ != "AUX" and t.lemma_.lower() in wanted) or is_fronted(t)
    )
    return [Cue(t, find_speaker(t)) for t in verbs]


def is_fronted(token: Token) -> bool:
    """As in "Said one analyst, …", where models take the capital for a name's."""
    return token.text == "Said" and bool(token.is_sent_start) and token.dep_ == "ROOT"


def goes_on(verb: Token) -> bool:
    """Whether whoever spoke last goes on: "it added", "it also said"."""
    beside = {c.lower_ for c in verb.children}
    return verb.lemma_.lower() in lemmas("going_on") or not beside.isdisjoint(lemmas("going_on_beside"))
