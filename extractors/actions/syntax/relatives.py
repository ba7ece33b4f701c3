"""Whom "who", "that", "which" and "it" stand for, and whom a participle behind a noun is about."""

from spacy.tokens import Token

from extractors.actions.groups import NOUNS
from extractors.actions.syntax.arguments import Arguments
from extractors.actions.syntax.labels import SUBJECTS, first_conjunct
from extractors.actions.words import words_of

INVERSIONS = {"be": "attr", "include": "dobj"}
"""Where those stand whom a plural before these verbs is: "the candidates elected were Kim and Lee"."""


class Relatives:
    """Finds who is meant by a subject that only stands for somebody."""

    def __init__(self, arguments: Arguments) -> None:
        """Subjects of other clauses are asked for where a clause is about them."""
        self._arguments = arguments
        self._cast = arguments.cast
        self._reporting = words_of("verbs.toml", "reporting", "verbs")

    def meant_by(self, subject: Token, verb: Token) -> list[Token]:
        """The antecedent of who, that and which; the subject itself otherwise."""
        if self._arguments.is_relative(subject):
            clause = first_conjunct(verb)
            if clause.dep_ in ("relcl", "acl"):
                return self.antecedents(clause.head, verb)
        found = self._arguments.together(subject)
        if subject.lower_ == "it" and self._cast.holder(subject) is None and (body := self._body_that_says(verb)):
            return [*body, *(t for t in found if t.i != subject.i)]
        return found

    def _body_that_says(self, verb: Token) -> list[Token]:
        """The one that "it" is in "Acme said it sold the plant": a body speaks of itself."""
        clause = first_conjunct(verb)
        speaks = clause.dep_ == "ccomp" and clause.head.lemma_.lower() in self._reporting
        if not speaks or any(c.dep_ == "ccomp" for c in clause.children):  # "said it emerged that"
            return []
        told = [c for c in clause.children if c.dep_ in ("attr", "acomp")]
        if any(c.tag_ == "VB" for t in told for c in t.children):  # "said it is time to go"
            return []
        bodies = [t for t in self._arguments.subjects(clause.head) if self._cast.organization(t)]
        return bodies if len(bodies) == 1 else []

    def antecedents(self, noun: Token, verb: Token) -> list[Token]:
        """The noun that a relative clause is about: the one in apposition stands for the name before it."""
        relative = next((c.lower_ for c in verb.children if c.dep_ in SUBJECTS), "")
        if relative == "who":
            noun = self._someone_above(noun)
        elif relative == "which" and self._cast.person(noun):
            bodies = [t for t in noun.doc[noun.i + 1 : verb.i] if self._cast.organization(t)]
            return bodies[-1:]  # "Kim, the chairman of Acme, which closed"
        is_plural = noun.dep_ == "appos" and noun.tag_ == "NNS"
        noun = self._arguments.named_by(noun)
        if is_plural and self._cast.person(noun):  # "Kim and Lee, two aides who left"
            while noun.dep_ == "conj":
                noun = noun.head
            return self._arguments.together(noun)
        if members := self._member_of(noun):
            return members
        if noun.dep_ == "attr" and self._cast.holder(noun) is None:  # "she is the one who left"
            return self._arguments.subjects(noun.head) or [noun]
        if noun.lower_ == "those" and noun.head.lower_ == "among":  # "among those arrested was Kim"
            return [t for label in ("nsubj", "attr") for t in self._people_at(noun.head.head, label)]
        if named := self._inverted(noun):
            return named
        plural = any(c.tag_ == "VBP" for c in [verb, *verb.children] if c.dep_ != "conj")
        return self._arguments.together(noun) if plural and noun.dep_ != "conj" else [noun]

    def _member_of(self, plural: Token) -> list[Token]:
        """As in "Kim is among six aides charged", "Kim is one of those who left"."""
        link = plural.head
        is_of_one = link.lower_ == "of" and link.head.lower_ == "one" and link.head.dep_ == "attr"
        verb = link.head.head if is_of_one else link.head
        if plural.dep_ != "pobj" or verb.lemma_ != "be" or not (is_of_one or link.lower_ == "among"):
            return []
        return [t for t in self._arguments.subjects(verb) if self._cast.person(t)]

    def _someone_above(self, noun: Token) -> Token:
        """Who, of the nouns in whose phrase a noun stands: "an expert at a university, who stated"."""
        for above in (noun, *noun.ancestors):
            if above.pos_ not in NOUNS and above.dep_ != "prep":
                break
            if self._cast.is_someone(above):
                return above
        return noun

    def _inverted(self, noun: Token) -> list[Token]:
        """Those named in "the candidates elected were Kim and Lee", "those elected included Kim"."""
        label = INVERSIONS.get(noun.head.lemma_) if noun.dep_ == "nsubj" and noun.tag_ == "NNS" else None
        return self._people_at(noun.head, label) if label else []

    def _people_at(self, verb: Token, label: str) -> list[Token]:
        together = self._arguments.together
        return [t for c in verb.children if c.dep_ == label for t in together(c) if self._cast.person(t)]
