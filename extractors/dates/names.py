"""Whether words of time are part of a name: "Johnnie Christmas", "the Sunday Times"."""

from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property

from spacy.tokens import Span, Token

from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.tense import Clauses
from extractors.findings import Findings


class Names:
    """The names of a document, to be asked about a candidate."""

    def __init__(self, findings: Findings, clauses: Clauses) -> None:
        self.doc, self.text, self.clauses = findings.doc, findings.article.text, clauses

    @cached_property
    def _entities(self) -> list[Span]:
        return [ent for ent in self.doc.ents if ent.label_ in words("tags")["names"]]

    @cached_property
    def _starts(self) -> list[int]:
        return [ent.start_char for ent in self._entities]

    @cached_property
    def _name_parts(self) -> frozenset[str]:
        """Words of the full names of people in the article: of "Theresa May" also "May"."""
        people = (ent for ent in self._entities if ent.label_ == "PERSON" and len(ent) > 1)
        return frozenset(token.text for ent in people for token in ent if token.is_title and token.is_alpha)

    def is_in_name(self, candidate: Candidate) -> bool:
        """Whether the candidate is part of a name, by the entities, the parse, or a full name elsewhere."""
        kind = candidate.kind.name
        if kind == "year":
            return self._is_of_entity(candidate, {"PRODUCT"})
        if kind == "deictic_day":
            return self._is_of_title(candidate)
        if kind not in words("namelike")["classes"]:
            return False
        if self._is_of_entity(candidate, words("tags")["names"]):
            return True
        if cue("month_before").search(self.text[max(0, candidate.start - 10) : candidate.start].lower()):
            return False
        if kind == "bare_month" and cue("company_after").match(self.text, candidate.end):
            return True
        is_person = kind in words("namelike")["given_names"] and candidate.text in self._name_parts
        return is_person or self._is_compound(candidate)

    def _is_of_title(self, candidate: Candidate) -> bool:
        """Whether "Today" is a word of a title: "USA Today", "Harbour Today"; all headlines are in capitals."""
        before = self.text[max(0, candidate.start - 30) : candidate.start]
        return bool(candidate.text.istitle() and cue("title_before").search(before)) or bool(
            cue("paper_before").search(before.lower())
        )

    def _is_of_entity(self, candidate: Candidate, labels: Collection[str]) -> bool:
        """Whether a named entity has the candidate and another capitalized word."""
        at = bisect_right(self._starts, candidate.start) - 1
        if at < 0 or (entity := self._entities[at]).end_char < candidate.end or entity.label_ not in labels:
            return False
        rest = self.text[entity.start_char : candidate.start], self.text[candidate.end : entity.end_char]
        return any(word[:1].isupper() for part in rest for word in part.replace("’", "'").split())

    def _is_compound(self, candidate: Candidate) -> bool:
        """Whether the parse makes one name of it and the word beside: "August Wilson", "the Monday Club"."""
        first, last = (self.clauses.token_at(offset) for offset in (candidate.start, candidate.end - 1))
        is_person = candidate.kind.name in words("namelike")["given_names"]
        behind = last.head
        has_surname = (
            last.dep_ == "compound" and behind.i == last.i + 1 and _is_name(behind) and behind.dep_ != "compound"
        )
        if has_surname and (is_person or (first.i and first.nbor(-1).tag_ == "DT")):
            return True
        before = first.nbor(-1) if first.i else None
        return bool(
            is_person and before and before.dep_ == "compound" and before.head.i == first.i and _is_name(before)
        )


def _is_name(token: Token) -> bool:
    return token.tag_ == "NNP" and token.is_title and token.is_alpha
