"""Where the writer's word ends: the innermost reporting clause or quotation in which an event stands."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from extractors.actions.syntax import Syntax, words_of
from schemas import Participant, Quote

COMPLEMENTS = frozenset({"ccomp", "xcomp", "parataxis"})


class Sources:
    """Who says that an event happened."""

    def __init__(
        self, doc: Doc, quotes: tuple[Quote, ...], syntax: Syntax, resolve: Callable[[Token], Participant | None]
    ) -> None:
        """Index which quotation covers each token, the innermost last.

        Args:
            doc: the parse.
            quotes: the quotations, with resolved sources where they have one.
            syntax: for the subjects of reporting verbs.
            resolve: the participant at a head token.
        """
        self._syntax = syntax
        self._resolve = resolve
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._quote_at: dict[int, Quote] = {}
        pieces = [(part.end - part.start, i, part, quote) for i, quote in enumerate(quotes) for part in quote.content]
        for _, _, part, quote in sorted(pieces, key=lambda p: (-p[0], p[1])):
            span = doc.char_span(part.start, part.end, alignment_mode="contract")
            for token in span if span is not None else ():
                self._quote_at[token.i] = quote

    def quote(self, token: Token) -> Quote | None:
        """The innermost quotation that holds a token; none for the cue of that quotation itself."""
        quote = self._quote_at.get(token.i)
        if quote and quote.cue and quote.cue.start <= token.idx < quote.cue.end:
            return None
        return quote

    def attribution(self, token: Token) -> Participant | None:
        """The innermost source of an event, or None where the writer states it."""
        clause = token
        for _ in range(14):
            head = clause.head
            if source := self._according_to(clause):
                return source
            if head.i == clause.i:
                break
            if clause.dep_ in COMPLEMENTS and self._reports(head, clause):
                return self._source_of(head)
            clause = head
        quote = self.quote(token)
        return quote.source if quote else None

    def _reports(self, verb: Token, clause: Token) -> bool:
        """Whether a clause is what a reporting verb reports."""
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in self._reporting:
            return False
        if clause.dep_ == "xcomp":
            return verb.lemma_.lower() in ("claim", "admit", "report", "allege", "acknowledge")
        bare = clause.tag_ in ("VB", "VBG") and not any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in clause.children)
        return not bare

    def _source_of(self, verb: Token) -> Participant | None:
        tokens = self._syntax.agents(verb) if self._syntax.is_passive(verb) else self._syntax.subjects(verb)
        for token in tokens:
            if source := self._resolve(token):
                return source
        return None

    def _according_to(self, clause: Token) -> Participant | None:
        if clause.pos_ not in ("VERB", "AUX"):
            return None
        for link in clause.children:
            if link.dep_ == "prep" and link.lower_ == "according":
                for token in self._syntax.prepositional_objects(link):
                    if source := self._resolve(token):
                        return source
        return None
