"""What stands with a predicate besides its subject: objects, agents, possessors and prepositional phrases."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from spacy.tokens import Token

from extractors.actions.cast import Cast
from extractors.actions.groups import NOUNS, Groups
from extractors.actions.syntax.labels import (
    AUXILIARIES,
    OBJECTS,
    SUBJECTS,
    described_behind,
    first_conjunct,
    is_clause_on_noun,
)
from extractors.actions.syntax.voice import Voice
from extractors.actions.words import words_of

CLOSEST = 4  # tokens between "arrested" and "questioned the student"


def is_accompanied(link: Token) -> bool:
    """Whether a preposition is that of "along with" or "together with"."""
    companions = words_of("syntax.toml", "companions")
    return link.lower_ == "with" and link.i > 0 and link.nbor(-1).lower_ in companions


def _is_stranded(link: Token) -> bool:
    """Whether a preposition has lost its noun: "the man whom she lived with"."""
    return link.dep_ == "prep" and not any(c.dep_ in ("pobj", "pcomp", "prep") for c in link.children)


class Arguments(ABC):
    """Looks up what stands with a predicate, conjoined phrases included: what all rules of this folder ask."""

    def __init__(self, cast: Cast, groups: Groups) -> None:
        """Remember who is who and who stand together."""
        self.cast = cast
        self.voice = Voice(cast)
        self.is_passive = self.voice.is_passive
        self.together = groups.together
        self._naming = words_of("verbs.toml", "naming")
        self._successions = words_of("verbs.toml", "successions")
        self._relatives = words_of("syntax.toml", "relatives")
        self._returns = words_of("syntax.toml", "returns")

    @abstractmethod
    def subjects(self, verb: Token) -> list[Token]:
        """The understood surface subjects of a verb, conjoined ones included."""

    def is_relative(self, token: Token) -> bool:
        """Whether a word stands for the noun before its clause: "who left", "which she sold"."""
        return token.lower_ in self._relatives and token.tag_ in ("WP", "WDT")

    # --- prepositional phrases ---------------------------------------------------------------

    def possessors(self, noun: Token) -> list[Token]:
        """As in "his" in "his resignation"; for "whose" the one before its clause: "Kim, whose trial begins"."""
        return [self._whose(c) for c in noun.children if c.dep_ == "poss"]

    def _whose(self, owner: Token) -> Token:
        clause = next((a for a in owner.ancestors if a.dep_ == "relcl"), None) if owner.tag_ == "WP$" else None
        return self.named_by(clause.head) if clause is not None else owner

    def named_by(self, noun: Token) -> Token:
        """The name that a noun in apposition stands for: "Kim, the man whom they arrested"."""
        while noun.dep_ == "appos" and self.cast.holder(noun) is None:
            noun = noun.head
        return noun

    def prepositional_objects(self, link: Token) -> list[Token]:
        """The conjoined objects of a preposition; of the second one in "up to", "along with"."""
        found: list[Token] = []
        for child in link.children:
            if child.dep_ == "pobj":
                found += self.together(child)
            elif child.dep_ == "prep" and child.i == link.i + 1:
                found += self.prepositional_objects(child)
        return found

    def phrases(self, head: Token) -> Iterator[tuple[str, Token]]:
        """(preposition, object) of each prepositional phrase on a predicate, and of those on "away" and "back"."""
        away = [p for c in head.children if c.lower_ in self._returns for p in c.children]  # "was taken away from Kim"
        for link in (*head.children, *away):
            if is_accompanied(link):
                continue
            if link.dep_ in ("prep", "dative", "agent") and link.pos_ in ("ADP", "SCONJ", "ADV", "PART"):
                for token in self.prepositional_objects(link):
                    yield link.lower_, token

    def phrases_beside(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """Those right behind an object that hang on its verb ("defended her talks with Kim")."""
        for link in noun.head.children if noun.dep_ == "dobj" else ():
            if link.dep_ == "prep" and link.i == noun.right_edge.i + 1:
                for token in self.prepositional_objects(link):
                    yield link.lower_, token

    # --- agents ------------------------------------------------------------------------------

    def agents(self, verb: Token) -> list[Token]:
        """By whom, in a passive."""
        found = []
        for child in (*verb.children, *self._late_agents(verb)):
            is_by = child.dep_ == "prep" and child.lower_ == "by"
            if child.dep_ == "agent" or (is_by and self.is_passive(verb)):
                found += self.prepositional_objects(child)
        return found or self._shared_agents(verb)

    def _late_agents(self, verb: Token) -> list[Token]:
        """As in "was seen leaving by Kim"."""
        inner = [v for c in verb.children if c.dep_ in ("xcomp", "prep") for v in (c, *c.children)]
        active = [v for v in inner if v.pos_ == "VERB" and not self.is_passive(v)]
        return [c for v in active for c in v.children if c.dep_ == "agent"]

    def _shared_agents(self, verb: Token) -> list[Token]:
        """As in "was arrested and questioned by police", unlike "was retired and replaced by Kim"."""
        joined = [
            other
            for other in (verb.conjuncts if verb.dep_ != "conj" else ())
            if other.head.i == verb.i
            and other.lemma_ not in self._successions
            and not any(c.dep_ in (*SUBJECTS, "auxpass") for c in other.children)
        ]
        return [t for v in joined for c in v.children if c.dep_ == "agent" for t in self.prepositional_objects(c)]

    # --- objects -----------------------------------------------------------------------------

    def objects(self, verb: Token) -> list[Token]:
        """Direct and indirect objects, shared ones of conjoined verbs and relative clauses included."""
        found = []
        described = described_behind([c for c in verb.rights if c.dep_ in OBJECTS])
        for child in verb.children:
            if child in described:
                continue
            if child.dep_ in OBJECTS and child.pos_ in NOUNS:
                clause = first_conjunct(verb)
                is_antecedent = self.is_relative(child) and clause.dep_ == "relcl"  # "the firm which she sold"
                found += [clause.head] if is_antecedent else self.together(self._before_sum(child) or child)
            elif child.dep_ == "dative" and child.pos_ == "ADP":
                found += self.prepositional_objects(child)
        if is_clause_on_noun(verb):
            noun = verb.head
            while noun.dep_ == "compound":
                noun = noun.head
            return self.together(noun)
        is_open = not found or (verb.lemma_ in self._naming and not any(self.cast.person(t) for t in found))
        if is_open and not self.is_passive(verb):
            found = self._named_in_predicate(verb) or found or self._shared_objects(verb) or self._gap(verb)
        return found

    def _before_sum(self, noun: Token) -> Token | None:
        """As in "fined Acme 500 million euros": the parse makes Acme a word on the euros."""
        words = (c for c in noun.lefts if c.dep_ in ("nmod", "compound") and c.nbor().like_num)
        return next((c for c in words if self.cast.holder(c) is not None), None)

    def _named_in_predicate(self, verb: Token) -> list[Token]:
        """The object that the parse takes into the predicate: "named Paul Baker acting mayor"."""
        labels = ("oprd", "dobj") if verb.lemma_ in self._naming else ("oprd",)
        predicates = [c for c in verb.children if c.dep_ in labels]
        if named := [p for p in predicates if p.dep_ == "oprd" and self.cast.person(p)]:
            return named
        return [t for p in predicates for t in p.lefts if t.dep_ in ("compound", "nmod") and self.cast.person(t)][-1:]

    def _shared_objects(self, verb: Token) -> list[Token]:
        """As in "arrested and questioned the student"."""
        for other in verb.children:
            is_near = other.tag_ == verb.tag_ and other.i - verb.i <= CLOSEST
            is_joined = other.dep_ == "conj" and other.pos_ == "VERB" and is_near
            if is_joined and not any(c.dep_ in SUBJECTS | AUXILIARIES for c in other.children):
                return [t for c in other.children if c.dep_ == "dobj" for t in self.together(c)]
        return []

    def _gap(self, verb: Token) -> list[Token]:
        """As in "the man (whom) police shot"."""
        noun = self.named_by(verb.head)
        has_subject = any(c.dep_ in SUBJECTS and c.lower_ not in self._relatives for c in verb.children)
        is_full = any(c.dep_ in ("ccomp", "xcomp", "acomp", "prt") or _is_stranded(c) for c in verb.children)
        is_gap = verb.dep_ == "relcl" and has_subject and not is_full and self.cast.person(noun)
        return [noun] if is_gap else []
