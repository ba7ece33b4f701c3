"""Who speaks on, where a pronoun stands for the one who spoke last: "A spokesman said … He added"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.findings import Findings, participant
from extractors.people.vocabulary import person_nouns
from extractors.quotes.cues import goes_on
from extractors.quotes.sources import speaker_span
from extractors.quotes.words import lemmas
from schemas import Gender, Participant, Quote

NEAR = 3  # sentences from the one who spoke last to the pronoun, those in quotations aside: one may stand between
_HE_OR_SHE = {"he": Gender.MALE, "she": Gender.FEMALE}
_PRONOUNS = frozenset({*_HE_OR_SHE, "they", "it"})


def carry_sources(findings: Findings, quotes: list[Quote]) -> Iterable[Quote]:
    """The quotations again, where a pronoun that means nobody known has the source of the quotation before it.

    Not found: a pronoun whose noun has not spoken.
    """
    carried = {quote.quote_id: quote for quote in _carried(findings, quotes)}
    return [carried.get(quote.quote_id, quote) for quote in quotes]


def _carried(findings: Findings, quotes: list[Quote]) -> Iterator[Quote]:
    last: Participant | None = None
    spoken: Token | None = None  # where it spoke last, itself or by a pronoun
    for quote, source, head in _free_sources(findings, quotes):
        if head.lower_ not in _PRONOUNS or source.person_id or source.organization_id:
            last, spoken = source, head
        elif (text := _text_before(head)) is not None:
            last, spoken = participant(speaker_span(text)), head
            yield quote.model_copy(update={"source": last})
        elif last is not None and spoken is not None and _goes_on(findings, quotes, last, spoken, head):
            yield quote.model_copy(update={"source": last})
            spoken = head


def _free_sources(findings: Findings, quotes: list[Quote]) -> Iterator[tuple[Quote, Participant, Token]]:
    """Each source that stands in nobody's words, with its head, in the order of the text."""
    for quote in sorted((q for q in quotes if q.source), key=lambda q: q.source.start if q.source else 0):
        source = quote.source
        span = findings.doc.char_span(source.start, source.end, alignment_mode="expand") if source else None
        if source is not None and span is not None and not _is_quoted(quotes, span.root):
            yield quote, source, span.root


def _is_quoted(quotes: list[Quote], token: Token) -> bool:
    return any(part.start <= token.idx < part.end for quote in quotes for part in quote.content)


def _goes_on(findings: Findings, quotes: list[Quote], last: Participant, spoken: Token, pronoun: Token) -> bool:
    """Whether a pronoun means the one who spoke last: near, of its kind, and with no other in between."""
    free = [t for t in findings.doc[spoken.i + 1 : pronoun.i + 1] if not _is_quoted(quotes, t)]
    if sum(1 for t in free if t.is_sent_start) >= NEAR:
        return False
    adds = goes_on(pronoun.head)
    if last.person_id is not None:
        person = next(p for p in findings.people if p.person_id == last.person_id)
        gender = _HE_OR_SHE.get(pronoun.lower_)
        is_alone = all(findings.person_at(t) in (None, person) for t in free)
        return (adds or is_alone) and gender is not None and person.gender in {None, gender}
    others = [t for t in free[:-1] if _opens_sentence(t)]
    speaking = person_nouns() | lemmas("occasions") | lemmas("finders")
    is_interrupted = any(
        findings.holder_at(t) is not None or (t.lemma_.lower() in speaking and _is_of_kind(t, pronoun)) for t in others
    )
    span = findings.doc.char_span(last.start, last.end, alignment_mode="expand")
    return span is not None and (adds or not is_interrupted) and _is_of_kind(span.root, pronoun)


def _text_before(pronoun: Token) -> Token | None:
    """For "it", the text of which the sentence before tells: "The statement repeated the offer. It said that"."""
    start = pronoun.sent.start
    if pronoun.lower_ != "it" or not start:
        return None
    subjects = [c for c in pronoun.doc[start - 1].sent.root.lefts if c.dep_ in {"nsubj", "nsubjpass"}]
    texts = lemmas("occasions") | lemmas("finders")
    return next((s for s in subjects if s.tag_ == "NN" and s.lemma_.lower() in texts - person_nouns()), None)


def _opens_sentence(token: Token) -> bool:
    """Whether a token is the subject of a main clause."""
    return token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ in {"ROOT", "conj"}


def _is_of_kind(noun: Token, pronoun: Token) -> bool:
    """Whether a body, or somebody without a name, can be meant by a pronoun."""
    is_person = noun.lemma_.lower() in person_nouns()
    if pronoun.lower_ in _HE_OR_SHE:
        other = "woman" if pronoun.lower_ == "he" else "man"
        is_other = noun.lower_.endswith(other) and not (other == "man" and noun.lower_.endswith("woman"))
        is_name = noun.tag_ == "NNP" and noun.ent_type_ not in {"ORG", "GPE"}
        return (is_name or is_person) and noun.tag_ != "NNS" and not is_other
    if pronoun.lower_ == "they":
        return noun.tag_ == "NNS" or not is_person
    return not is_person and noun.tag_ in {"NN", "NNP"}
