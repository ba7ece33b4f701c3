"""Who says that an event happened, where it is not the writer."""

from spacy.tokens import Token

from extractors.actions.frames import is_passive, surface_subjects, verb_frame
from extractors.actions.lexicon import words
from extractors.findings import Findings, participant
from schemas import Participant, Quote

MAX_DEPTH = 12


class Sources:
    """Finds the source of an event: the reporting clause above it, or the quotation around it."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.quotes = sorted(findings.quotes, key=lambda q: q.start)

    def source_of(self, trigger: Token) -> tuple[Participant | None, str | None]:
        """The source and the id of the quotation, if any."""
        quote = self._quote_at(trigger)
        quote_id = quote.quote_id if quote else None
        if (clause := self._reporting_clause(trigger)) is not None:
            return clause, quote_id
        if quote is not None and quote.source is not None:
            return quote.source, quote_id
        return self._according_to(trigger), quote_id

    def _quote_at(self, trigger: Token) -> Quote | None:
        inside = [q for q in self.quotes if any(s.start <= trigger.idx < s.end for s in q.content)]
        return min(inside, key=lambda q: q.end - q.start, default=None)

    def _reporting_clause(self, trigger: Token) -> Participant | None:
        node = trigger
        for _ in range(MAX_DEPTH):
            head = node.head
            if head.i == node.i:
                return None
            is_content = node.dep_ == "ccomp" or (node.dep_ == "xcomp" and is_passive(head))
            if is_content and head.lemma_ in words("reporting") and head.pos_ in ("VERB", "AUX"):
                speakers = verb_frame(head).actors if is_passive(head) else surface_subjects(head)
                if speakers:
                    return participant(_phrase(speakers[0]), self.findings.holder_at(speakers[0]))
                if not is_passive(head):
                    return None
            node = head
        return None

    def _according_to(self, trigger: Token) -> Participant | None:
        """The source named by "according to" in the clause of the event or in one above it."""
        node = trigger
        for _ in range(MAX_DEPTH):
            for child in node.children:
                if child.lower_ == "according":
                    for to in child.children:
                        for noun in to.children:
                            if noun.dep_ == "pobj":
                                return participant(_phrase(noun), self.findings.holder_at(noun))
            if node.head.i == node.i:
                return None
            node = node.head
        return None


def _phrase(head: Token):  # type: ignore[no-untyped-def]  # a Span of spaCy's, which is Any to the checker
    return noun_phrase(head)


def noun_phrase(head: Token):  # type: ignore[no-untyped-def]
    """The noun phrase of a head without its clauses and joined nouns: "the Russian ambassador"."""
    left = head.i
    for child in head.lefts:
        if child.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod"):
            left = min(left, child.left_edge.i)
    return head.doc[left : head.i + 1]
