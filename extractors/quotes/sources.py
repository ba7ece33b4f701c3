"""The words that name a speaker, and the person or the body that they refer to."""

from spacy.tokens import Span, Token

from extractors.findings import Findings, participant
from extractors.people.vocabulary import person_nouns
from schemas import MentionKind, Participant

_NOT_OF_THE_NAME = frozenset({"appos", "relcl", "acl", "punct", "cc", "advcl", "parataxis", "dep"})
_NOUN_TAIL = frozenset({"prep", "case", "nmod", "flat"})
_NO_LAST_WORD = frozenset({"IN", "DT", "CC", "WP", "WDT"})
_CIRCUMSTANCES = frozenset({"in", "on", "at", "during", "after", "before"})


def speaker_span(head: Token) -> Span:
    """The noun phrase around a head, without appositions and clauses: "an official of the ministry"."""
    doc = head.doc
    start, end = head.i, head.i + 1
    for child in reversed(list(head.lefts)):
        hyphen = child.is_punct and child.text == "-" and not child.whitespace_
        if child.right_edge.i != start - 1 or (child.dep_ in _NOT_OF_THE_NAME and not hyphen):
            break
        start = child.left_edge.i
    for child in head.rights:
        if child.left_edge.i != end or child.dep_ not in _NOUN_TAIL:
            break
        if head.pos_ == "PROPN" and child.lower_ in _CIRCUMSTANCES:
            break  # "Roe in an interview said"
        clause = next((t.i for t in child.subtree if t.i > child.i and _parts(t)), None)
        end = clause or child.right_edge.i + 1
        if clause:
            break
    if end == head.i + 1 and (last := _joined_name(head)) is not None:
        end = last.i + 1
    while end - 1 > head.i and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].tag_ in _NO_LAST_WORD):
        end -= 1
    while start < head.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return doc[start:end]


def _joined_name(head: Token) -> Token | None:
    """The second of "Duff and Phelps", a firm that no other rule knows, or of "traders and analysts"."""
    return next((c for c in head.conjuncts if c.i == head.i + 2 and c.pos_ == head.pos_ in {"PROPN", "NOUN"}), None)


def _parts(token: Token) -> bool:
    """Whether a word in the phrase behind a noun belongs to it no longer; a hyphen does."""
    return token.dep_ in _NOT_OF_THE_NAME and token.tag_ != "HYPH"


def _set_off(findings: Findings, noun: Token) -> list[Token]:
    """The name between commas behind "the leader of the movement, Ana Lopez,", wherever the parse hangs it."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in person_nouns():
        return []
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        mention = findings.mention_at(token)
        opens = mention is not None and mention.start == token.idx and token.nbor(-1).text == ","
        if opens and mention is not None and mention.kind is MentionKind.NAME and findings.person_at(token) is not None:
            span = findings.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            is_closed = span is not None and span.end < len(noun.doc) and noun.doc[span.end].text == ","
            return [token] if is_closed else []
    return []


def _is_bracketed(apposition: Token) -> bool:
    """As in "Corvane (NYSE: CVN) said": where its shares are traded."""
    first, last = apposition.left_edge, apposition.right_edge
    opens = first.i > 0 and first.nbor(-1).text in {"(", "[", "<"}
    return opens and last.i + 1 < len(last.doc) and last.nbor().text == ":"


def source_of(findings: Findings, head: Token | None) -> Participant | None:
    """The participant that a speaker's head names: with an id when it, or its apposition, is a known mention."""
    if head is None or head.is_punct or head.is_space:
        return None
    beside = (c for c in head.children if c.dep_ == "appos" and not _is_bracketed(c))
    for token in (head, *beside, *_set_off(findings, head)):
        holder = findings.holder_at(token)
        mention = findings.mention_at(token)
        if holder is not None and mention is not None:
            span = findings.doc.char_span(mention.start, mention.end, alignment_mode="strict")
            if span is not None:
                return participant(span, holder)
    return participant(speaker_span(head))
