"""Who stands at a token: a person or an organization of the article, another human being, or a thing."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from extractors.findings import Findings, participant
from extractors.lexicons import read_words
from extractors.titles.words import head_word
from schemas import MentionKind, Organization, Participant, Person

Holder = Person | Organization

LONGEST_TITLE = 12  # tokens, as in the titles themselves
HUMAN_ENTITIES = frozenset({"PERSON", "NORP"})
NAMINGS = frozenset({"identify", "name", "call"})
PAIRING = frozenset({"both", "either", "neither"})
"""Before two joined participants, and part of neither: "both councillors and residents"."""


class Cast:
    """Looks up who takes part, by the head token of a noun phrase."""

    def __init__(self, findings: Findings) -> None:
        """Index the mentions by their head tokens, once per document."""
        self.doc: Doc = findings.doc
        self._people = findings.people
        self._at: dict[int, tuple[int, int, Holder]] = {}  # head token -> first token, end token, holder
        self._named: set[int] = set()  # all tokens of names
        holders: list[Holder] = [*findings.organizations, *findings.people]
        pairs = [(mention, holder) for holder in holders for mention in holder.mentions]
        pairs.sort(key=lambda p: (isinstance(p[1], Person), p[0].start - p[0].end))  # inner and people last: they win
        for mention, holder in pairs:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is None or not len(span):
                continue
            is_name = mention.kind is MentionKind.NAME
            heads = span if is_name else (span.root,)
            self._named.update(t.i for t in heads if is_name)
            for token in heads:
                self._at[token.i] = (span.start, span.end, holder)
        for start, end, holder in [e for e in self._at.values() if isinstance(e[2], Person)]:
            if (title := self._title_over(start, end)) is not None:
                self._at.setdefault(title.i, (start, end, holder))

    def _title_over(self, start: int, end: int) -> Token | None:
        """The head of a long title before a name, when the parse makes it the head: "Secretary of the Navy" Ann Lee."""
        doc = self.doc
        last = start - 1
        if last < 2 or start >= end:
            return None
        if doc[last].text == ",":
            last -= 1
            if end < len(doc) and doc[end].text not in (",", "."):
                return None
        if doc[last].pos_ not in ("NOUN", "PROPN") or head_word(doc[last]) is not None:
            return None
        for i in range(last - 1, max(-1, last - LONGEST_TITLE), -1):
            if head_word(doc[i]) is not None and doc[i].pos_ in ("NOUN", "PROPN"):
                return doc[i] if doc[i + 1].lower_ in ("of", "for") else None
            if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "ADP") or (i in self._at and self.person(doc[i])):
                return None
        return None

    def _entry(self, token: Token) -> tuple[int, int, Holder] | None:
        """The mention at a head token, or at the name in apposition to a title ("manager Paul Baker")."""
        if entry := self._at.get(token.i):
            return entry
        for child in token.children:
            if child.dep_ in ("appos", "nmod") and child.i > token.i and (entry := self._at.get(child.i)):
                return entry if isinstance(entry[2], Person) or entry[0] == token.i + 1 else None
            if child.dep_ == "nmod" and child.nbor().text == "," and self._is_person_at(child):
                return self._at[child.i]  # "sentenced Paul Baker, former mayor"
            if child.text == "Under":  # "Deputy Under Secretary Paul Baker": taken for a preposition
                found = [t for t in child.children if self._is_person_at(t)]
                return self._at[found[0].i] if found else None
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in NAMINGS and child.i > token.i:
                named = [t for t in child.subtree if t.i > child.i and self._is_person_at(t)]
                if named:
                    return self._at[named[0].i]  # "a man identified as Paul Baker"
        return None

    def _is_person_at(self, token: Token) -> bool:
        entry = self._at.get(token.i)
        return entry is not None and isinstance(entry[2], Person)

    def holder(self, token: Token) -> Holder | None:
        """The person or organization that a noun phrase with this head refers to."""
        entry = self._entry(token)
        return entry[2] if entry else None

    def person(self, token: Token) -> Person | None:
        """The person at a head token."""
        holder = self.holder(token)
        return holder if isinstance(holder, Person) else None

    def organization(self, token: Token) -> Organization | None:
        """The organization at a head token."""
        holder = self.holder(token)
        return holder if isinstance(holder, Organization) else None

    def is_in_name(self, token: Token) -> bool:
        """Whether a token is part of a name, whatever the parse takes it for: "do" in "Rio do Sul"."""
        return token.i in self._named or _is_particle(token)

    def name_start(self, token: Token) -> int | None:
        """First token of the mention of a person at a head token."""
        entry = self._entry(token)
        return entry[0] if entry and isinstance(entry[2], Person) else None

    def names(self) -> list[tuple[int, int]]:
        """First and end tokens of all names of people, in order."""
        spans = [
            self.doc.char_span(m.start, m.end, alignment_mode="expand")
            for person in self._people
            for m in person.mentions
            if m.kind is MentionKind.NAME
        ]
        return sorted((s.start, s.end) for s in spans if s is not None)

    def has_several_people(self) -> bool:
        """Whether there is anybody who could be meant together with somebody else."""
        return len(self._people) > 1

    def by_family_name(self) -> Iterator[tuple[str, Token]]:
        """The family name of each person, with the head of the first mention by name."""
        for person in self._people:
            first = next((m for m in person.mentions if m.kind is MentionKind.NAME), None)
            span = self.doc.char_span(first.start, first.end, alignment_mode="expand") if first else None
            if span is not None and person.family_name:
                yield person.family_name, span.root

    def is_someone(self, token: Token) -> bool:
        """Whether a noun phrase with this head denotes human beings, and no body."""
        return self.is_human(token) and self.organization(token) is None

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
                inner = self.doc[child.i : child.right_edge.i + 1]
                end = next((t.i for t in inner if t.is_punct or t.tag_ in ("WP", "WDT")), inner.end)
        span = self.doc[token.left_edge.i if token.left_edge.i >= token.i - 6 else token.i : end]
        is_joined = any(child.dep_ == "conj" for child in token.children)
        while len(span) > 1 and (span[0].is_punct or span[0].is_space or (is_joined and span[0].lower_ in PAIRING)):
            span = span[1:]
        while len(span) > 1 and (span[-1].is_punct or span[-1].is_space):
            span = span[:-1]
        return participant(span) if span.text.strip() == span.text and span.text else None


def _is_particle(token: Token) -> bool:
    """Whether a particle joins two names into one."""
    if token.lower_ not in read_words("extractors.people", "particles.txt") or not 0 < token.i < len(token.doc) - 1:
        return False
    return token.nbor(-1).pos_ == token.nbor().pos_ == "PROPN"


@cache
def humans() -> frozenset[str]:
    """Nouns for human beings: the lists beside this module, and every title."""
    return read_words("extractors.actions", "humans.txt") | read_words("extractors.titles", "heads.txt")
