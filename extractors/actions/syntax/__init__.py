"""The understood arguments of each predicate, read through one parse: who is its subject, object, agent.

One normalised view for passives, conjoined verbs and subjects, relative clauses, participles, control and raising,
so that no rule after this one looks at the syntax of a clause again. Each module has one question:

- :mod:`voice`: does the subject do it or undergo it?
- :mod:`arguments`: what else stands with the predicate? All others ask it.
- :mod:`relatives`: whom do "who", "which" and "it" stand for?
- :mod:`governors`, :mod:`noun_governors`: who does what an infinitive, a gerund or a participle says?
- :mod:`lost`: where is the subject that the parse has hung elsewhere?

Word lists are in ``syntax.toml``, ``verbs.toml`` and ``status.toml``, labels of the parse in :mod:`labels`.
"""

from spacy.tokens import Token

from extractors.actions.cast import Cast
from extractors.actions.groups import NOUNS, Groups
from extractors.actions.syntax.arguments import Arguments, is_accompanied
from extractors.actions.syntax.governors import Governors
from extractors.actions.syntax.labels import (
    AUXILIARIES,
    CLAUSAL_SUBJECTS,
    PREDICATES,
    SUBJECTS,
    described_behind,
    is_announced_of,
    is_clause_on_noun,
    is_finite,
)
from extractors.actions.syntax.lost import LostSubjects
from extractors.actions.syntax.noun_governors import NounGovernors
from extractors.actions.syntax.relatives import Relatives
from extractors.actions.words import words_of

__all__ = ["Syntax"]

DEEPEST = 8  # steps from clause to clause; longer chains are parse errors


class Syntax(Arguments):
    """Understood arguments, subjects included: each is computed once for each predicate of a document."""

    def __init__(self, cast: Cast, groups: Groups) -> None:
        """Remember who is who: control depends on which object can act."""
        super().__init__(cast, groups)
        self.lost = LostSubjects(cast)
        self._pronouns = Relatives(self)
        self._noun_governors = NounGovernors(self)
        self._governors = Governors(self, self._noun_governors)
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._nominatives = words_of("syntax.toml", "nominatives")
        self._outcomes = words_of("status.toml", "outcomes")
        self._found: dict[int, list[Token]] = {}
        self._depth = 0

    def subjects(self, verb: Token) -> list[Token]:
        """The understood surface subjects of a verb, conjoined ones included."""
        if verb.i not in self._found:
            self._found[verb.i] = []  # a circle ends here
            if self._depth < DEEPEST:
                self._depth += 1
                self._found[verb.i] = self._understood(verb)
                self._depth -= 1
        return self._found[verb.i]

    # --- its own -----------------------------------------------------------------------------

    def _understood(self, verb: Token) -> list[Token]:
        own = self._own_subjects(verb)
        if not own and (lost := self.lost.elsewhere(verb)):
            return [t for s in lost for t in self.together(s)]
        if own and verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in self._outcomes:
            return self.subjects(verb.head)  # "passed Acme to become the largest"
        if own:
            return [t for s in own for t in self._pronouns.meant_by(s, verb)] + self._accompanying(verb)
        if any(c.dep_ in CLAUSAL_SUBJECTS for c in verb.children):
            return []  # "attempting it would hurt the town": no one acts
        return self._inherited(verb)

    def _own_subjects(self, verb: Token) -> list[Token]:
        """Those that the parse gives it, also on its auxiliary ("also arrested were Kim and Lee")."""
        own = [self.lost.described(c) for c in verb.children if c.dep_ in SUBJECTS and not self.lost.is_object(c)]
        if len(own) > 1 and self.lost.subject_of_report(verb.head, verb):
            own = own[-1:]
        described = described_behind(own)
        own = [s for s in own if s not in described]
        if not own:
            own = [c for a in verb.children if a.dep_ in AUXILIARIES for c in a.children if _is_subject(c, verb)]
        if not own and verb.pos_ == "VERB":  # "helped her move": taken for a possessive
            own = [c for c in verb.children if c.dep_ == "poss" and c.pos_ == "PRON"]
        if not own:  # "Long was elected": a name that is a word, too
            own = [c for c in verb.lefts if c.dep_ in ("advmod", "npadvmod") and self.cast.person(c)]
        return own

    def _accompanying(self, verb: Token) -> list[Token]:
        """Who does it too: "Kim, along with Lee, left"."""
        companions = words_of("syntax.toml", "companions")
        links = [c for c in verb.children if c.lower_ in companions and c.dep_ in ("prep", "advmod")]
        links += [p for c in links for p in c.children] + [c for c in verb.children if is_accompanied(c)]
        found = [t for p in links if is_accompanied(p) for t in self.prepositional_objects(p)]
        return [t for t in found if self.cast.is_human(t)]

    # --- of another clause -------------------------------------------------------------------

    def _inherited(self, verb: Token) -> list[Token]:
        """The subject that a verb without one of its own shares with, or takes from, the clause around it."""
        match verb.dep_:
            case "ROOT":
                report = self.lost.report_before(verb)
                return self.subjects(report) if report is not None else []
            case "conj":
                return self._of_conjunct(verb)
            case "xcomp" | "ccomp" | "oprd" | "dep":
                return self._governors.of_complement(verb)
            case "advcl":
                return self._of_adverbial(verb)
            case "pcomp":
                return self._governors.of_gerund(verb)
            case "dobj" if verb.tag_ == "VBG":  # "ended up walking"
                return self.subjects(verb.head)
            case "acl" | "relcl":
                return self._adnominal(verb)
            case _:
                return []

    def _of_conjunct(self, verb: Token) -> list[Token]:
        """As in "came and left"."""
        if self.lost.is_of_object(verb):
            return [c for c in verb.head.children if c.dep_ == "dobj"]
        if verb.head.pos_ not in PREDICATES:
            before = next((c for c in verb.head.lefts if is_clause_on_noun(c)), None)
            return self.subjects(before) if before is not None else []
        return self.subjects(self.lost.resumes(verb) or verb.head)

    def _of_adverbial(self, verb: Token) -> list[Token]:
        """As in "left, slamming the door"."""
        if (noun := self.lost.before_relative(verb)) is not None:
            return self.together(noun)
        if (reporter := self.lost.resumes(verb)) is not None:
            return self.subjects(reporter)
        return self._governors.of_adverbial(verb)

    def _adnominal(self, verb: Token) -> list[Token]:
        """Reduced relatives, and infinitives that complete a noun."""
        noun = verb.head
        if noun.pos_ not in NOUNS:
            governor = noun.head if noun.dep_ in ("attr", "acomp") else noun  # "may be the first to be jailed"
            return self.subjects(governor) if governor.pos_ in PREDICATES else []
        if is_announced_of(verb, noun):
            return self.together(noun)
        if self.voice.names_somebody(verb):
            top = verb.sent.root
            return self.together(top) if top.pos_ in NOUNS and self.cast.is_human(top) else []
        if verb.tag_ == "VB":
            return self._noun_governors.doers(noun)
        if verb.tag_ == "VBG" and verb.lemma_.lower() in self._reporting and not self.cast.is_human(noun):
            return self._noun_governors.doers(noun) or [noun]  # "in a letter stating": who wrote the letter
        return self._pronouns.antecedents(noun, verb)

    # --- of a clause below -------------------------------------------------------------------

    def small_clause_subjects(self, verb: Token) -> list[Token]:
        """As in "helped him leave", "found him guilty": the one helped is the subject of the bare clause."""
        found = []
        for clause in verb.rights:
            is_small = clause.dep_ in ("ccomp", "xcomp", "advcl") and clause.tag_ in ("VB", "VBG", "JJ")
            is_apart = verb.doc[clause.left_edge.i - 1].text == ","  # "the firm fell, Kim saying that"
            is_marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts)  # "insisted that Kim go"
            if not is_small or is_finite(clause) or is_apart or is_marked:
                continue
            if verb.lemma_ in self._outcomes:
                found += [t for c in clause.children if c.dep_ in SUBJECTS for t in self.together(c)]
            elif any(c.dep_ in (*SUBJECTS, "poss") and c.lower_ not in self._nominatives for c in clause.children):
                found += self.subjects(clause)
        return found


def _is_subject(token: Token, verb: Token) -> bool:
    """Whether a child of a verb's auxiliary is its subject, also behind it: "also arrested were Kim and Lee"."""
    return token.dep_ in SUBJECTS or (token.dep_ == "attr" and verb.i < token.head.i < token.i)
