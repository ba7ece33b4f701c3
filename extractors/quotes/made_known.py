"""Reports without a verb of saying: "made it clear that", "an inquiry found that"."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.people.vocabulary import person_nouns
from extractors.quotes.direct import Layout
from extractors.quotes.reported import Report, content_of, goes_unsaid, is_finite
from extractors.quotes.speakers import find_speaker
from extractors.quotes.words import lemmas
from extractors.tokens import tokens

_CLAUSES = frozenset({"ccomp", "advcl"})


def find_made_known(layout: Layout) -> Iterator[Report]:
    """All such reports of an article; what events or facts make clear is nobody's word."""
    for token in tokens(layout.findings.doc):
        verb = token.head if token.lower_ in lemmas("made_known") else token
        is_made = verb is not token and verb.lemma_ == "make"
        if not is_made and not (verb is token and token.pos_ == "VERB" and token.lemma_ in lemmas("finding")):
            continue
        clause, speaker = _clause(token, verb), find_speaker(verb)
        may_say = speaker is not None and (_is_finder(layout, speaker) or (is_made and _may_speak(speaker)))
        if clause is None or speaker is None or not may_say or goes_unsaid(verb) or layout.is_quoted(verb):
            continue
        if content := content_of(layout, clause, verb):
            yield Report(content, (verb.idx, token.idx + len(token)), speaker, "made_known")


def _clause(token: Token, verb: Token) -> Token | None:
    """The clause with "that" behind the words; the parse hangs it on "clear" or on "made"."""
    clauses = (c for t in (token, verb) for c in t.rights if c.dep_ in _CLAUSES and c.i > token.i and is_finite(c))
    return next((c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "that" for m in c.lefts)), None)


def _is_finder(layout: Layout, speaker: Token) -> bool:
    return speaker.lemma_.lower() in lemmas("finders") or layout.findings.organization_at(speaker) is not None


def _may_speak(speaker: Token) -> bool:
    is_named = speaker.pos_ == "PROPN" or (speaker.pos_ == "PRON" and speaker.lower_ not in {"this", "that"})
    return is_named or speaker.lemma_.lower() in person_nouns() | lemmas("occasions")
