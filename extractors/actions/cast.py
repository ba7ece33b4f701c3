"""Who stands at a token: a person or an organization of the article, another human being, or a thing."""

from spacy.tokens import Doc, Token

from extractors.findings import Findings, participant
from extractors.lexicons import read_words
from schemas import MentionKind, Organization, Participant, Person

Holder = Person | Organization

HUMAN_ENTITIES = frozenset({"PERSON", "NORP"})


class Cast:
    """Looks up who takes part, by the head token of a noun phrase."""

    def __init__(self, findings: Findings) -> None:
        """Index the mentions by their head tokens, once per document."""
        self.doc: Doc = findings.doc
        self._at: dict[int, tuple[int, int, Holder]] = {}  # head token -> first token, end token, holder
        holders: list[Holder] = [*findings.organizations, *findings.people]
        pairs = [(mention, holder) for holder in holders for mention in holder.mentions]
        pairs.sort(key=lambda p: (isinstance(p[1], Person), p[0].start - p[0].end))  # inner and people last: they win
        for mention, holder in pairs:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not len(span):
                continue
            heads = span if mention.kind is MentionKind.NAME else (span.root,)
            for token in heads:
                self._at[token.i] = (span.start, span.end, holder)

    def _entry(self, token: Token) -> tuple[int, int, Holder] | None:
        """The mention at a head token, or at the name in apposition to a title ("manager Paul Baker")."""
        if entry := self._at.get(token.i):
            return entry
        for child in token.children:
            if child.dep_ in ("appos", "nmod") and child.i > token.i and (entry := self._at.get(child.i)):
                return entry if isinstance(entry[2], Person) else None
        return None

    def holder(self, token: Token) -> Holder | None:
        """The person or organization that a noun phrase with this head refers to."""
        entry = self._entry(token)
        return entry[2] if entry else None

    def person(self, token: Token) -> Person | None:
        """The person at a head token."""
        holder = self.holder(token)
        return holder if isinstance(holder, Person) else None

    def is_human(self, token: Token) -> bool:
        """Whether a noun phrase with this head denotes human beings or an acting body."""
        return (
            self.holder(token) is not None
            or token.lower_ in read_words("extractors.actions", "pronouns.txt")
            or token.ent_type_ in HUMAN_ENTITIES
            or (token.pos_ == "NOUN" and token.lemma_.lower() in humans())
        )

    def participant(self, token: Token) -> Participant | None:
        """The participant with this head; None for things."""
        if entry := self._entry(token):
            return participant(self.doc[entry[0] : entry[1]], entry[2])
        if not self.is_human(token):
            return None
        end = token.i + 1
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i == end:
                end = child.right_edge.i + 1
        span = self.doc[token.left_edge.i if token.left_edge.i >= token.i - 6 else token.i : end]
        while len(span) > 1 and (span[0].is_punct or span[0].is_space):
            span = span[1:]
        while len(span) > 1 and (span[-1].is_punct or span[-1].is_space):
            span = span[:-1]
        return participant(span) if span.text.strip() == span.text and span.text else None


def humans() -> frozenset[str]:
    """Nouns for human beings: the lists beside this module, and every title."""
    return read_words("extractors.actions", "humans.txt") | read_words("extractors.titles", "heads.txt")
