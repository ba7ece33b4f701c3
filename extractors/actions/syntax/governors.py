"""Control and raising: who is to do what a verb with another verb under it says.

Infinitives, gerunds, participles and small clauses have no subject of their own: the word that governs them says
whether its subject, its object or somebody else is meant ("promised Kim to leave", "told Kim to leave").
"""

from spacy.tokens import Token

from extractors.actions.groups import NOUNS
from extractors.actions.syntax.arguments import Arguments
from extractors.actions.syntax.labels import OBJECTS, OPENING, PREDICATES, is_finite
from extractors.actions.syntax.noun_governors import NounGovernors
from extractors.actions.words import words_of
from extractors.lexicons import read_table

BARE_FORMS = ("VB", "VBG", "VBN")
UNDER_VERBS = frozenset({"acomp", "oprd", "xcomp", "advcl", "ccomp", "conj"})
UNDER_CLAUSES = frozenset({"acomp", "oprd", "xcomp", "advcl", "advmod"})


class Governors:
    """Finds the understood subject of a clause from the word that governs it."""

    def __init__(self, arguments: Arguments, nouns: NounGovernors) -> None:
        """Subjects of governing verbs are asked for; nouns govern by rules of their own."""
        self._arguments = arguments
        self._cast = arguments.cast
        self._nouns = nouns
        control = read_table("extractors.actions", "verbs.toml")["control"]
        self._addressees: dict[str, list[str]] = control["addressee_prepositions"]
        self._subject_control = words_of("verbs.toml", "control", "subject") | words_of("status.toml", "outcomes")
        self._object_control = words_of("verbs.toml", "control", "object")
        self._object_prepositions = words_of("verbs.toml", "control", "object_prepositions")
        self._any_object = words_of("verbs.toml", "control", "any_object")
        self._distant = words_of("verbs.toml", "control", "distant")
        self._results = words_of("verbs.toml", "control", "results")
        self._accusing = words_of("verbs.toml", "control", "accusing")
        self._calls = words_of("verbs.toml", "control", "calls")
        self._by_caller = words_of("verbs.toml", "control", "by_caller")
        self._purposes = words_of("verbs.toml", "control", "purposes")
        self._reporting = words_of("verbs.toml", "reporting", "verbs")

    # --- complements -------------------------------------------------------------------------

    def of_complement(self, verb: Token) -> list[Token]:
        """Who does what an infinitive, participle or small clause says: "told Kim to leave", "saw Kim leave"."""
        if verb.dep_ == "ccomp" and verb.tag_ not in BARE_FORMS:
            return []
        if self._is_quoted_order(verb):
            return [t for t in self._arguments.objects(verb.head) if self._cast.is_human(t)]
        if verb.dep_ == "ccomp" and is_finite(verb):
            return []
        governor = verb.head
        while governor.pos_ == "ADJ" and governor.dep_ in UNDER_VERBS:
            governor = governor.head
        if governor.pos_ in NOUNS:
            return self._nouns.doers(governor)
        return self._of_verb(verb, governor) if governor.pos_ in PREDICATES else []

    def _of_verb(self, verb: Token, governor: Token) -> list[Token]:
        if self._arguments.is_passive(governor):
            return self._arguments.subjects(governor)
        lemma = governor.lemma_.lower()
        if verb.tag_ == "VBG" and lemma in self._distant:
            return []  # "discussed opening the port"
        if asked := self._addressed(governor):
            return asked
        if lemma in self._calls and verb.lemma_.lower() in self._by_caller:
            return self._arguments.subjects(governor)
        if lemma in self._object_control and _is_gap(governor, verb):
            return [governor.head]
        if lemma not in self._subject_control:
            objects = [o for o in self._arguments.objects(governor) if o.i < verb.i]
            if objects and (lemma in self._object_control or any(self._cast.is_human(o) for o in objects)):
                return objects
        return self._arguments.subjects(governor)

    def _is_quoted_order(self, verb: Token) -> bool:
        """As in "Stay here," Kim told Lee."""
        if verb.tag_ != "VB" or verb.head.lemma_.lower() not in self._reporting:
            return False
        first = verb.left_edge
        is_bare = not any(c.dep_ in ("aux", "mark") for c in verb.children)
        return is_bare and (first.text in OPENING or (first.i > 0 and first.nbor(-1).text in OPENING))

    def _addressed(self, verb: Token) -> list[Token]:
        """As in "called on Kim to resign", "pleaded with her to stay"."""
        wanted = self._addressees.get(verb.lemma_.lower(), ())
        links = [p for p in verb.children if p.dep_ in ("prep", "dative") and p.lower_ in wanted]
        return [t for link in links for t in self._arguments.prepositional_objects(link)]

    # --- gerunds -----------------------------------------------------------------------------

    def of_gerund(self, verb: Token) -> list[Token]:
        """Who does what a gerund after a preposition says: "left without paying", "kept Kim from leaving"."""
        link = verb.head
        while link.dep_ in ("prep", "pcomp", "conj") and link.head.pos_ in ("ADP", "SCONJ"):
            link = link.head
        governor = link.head
        while governor.pos_ in ("ADJ", "ADV") and governor.dep_ in UNDER_CLAUSES:
            governor = governor.head
        if governor.pos_ in NOUNS:
            is_accused = governor.dep_ == "dobj" and governor.head.lemma_ in self._accusing and link.lower_ == "of"
            return self._arguments.together(governor) if is_accused else self._nouns.doers(governor)
        if governor.pos_ not in PREDICATES:
            return []
        is_passive = self._arguments.is_passive(governor)
        if link.lower_ == "by" and is_passive:
            return []  # "was hit by falling prices"
        if link.lower_ in self._object_prepositions and not is_passive:
            objects = self._arguments.objects(governor)
            if link.lower_ not in self._any_object:
                objects = [o for o in objects if self._cast.is_human(o)]
            if objects:
                return objects
        return self._arguments.subjects(governor)

    # --- adverbial clauses -------------------------------------------------------------------

    def of_adverbial(self, verb: Token) -> list[Token]:
        """Who does what a clause beside another one says: "left, slamming the door", "came to help"."""
        governor = verb.head
        if self._is_result(verb):
            return []
        if verb.tag_ == "VBG" and governor.lemma_ == "say" and (told := _told_before(verb)):
            return told
        if verb.tag_ == "VB" and (noun := self._nouns.request_before(governor, verb)):
            return self._nouns.doers(noun)
        if self._arguments.is_passive(verb) and (before := _noun_before_comma(verb)):
            return [before]
        if governor.pos_ not in PREDICATES:
            return self._nouns.doers(governor) if governor.pos_ in NOUNS else []
        if verb.tag_ == "VB" and (meant := self._meant_by_purpose(verb, governor)) is not None:
            return meant
        if verb.tag_ in BARE_FORMS or self._arguments.is_passive(verb):
            return self._arguments.subjects(governor)
        return []

    def _meant_by_purpose(self, verb: Token, governor: Token) -> list[Token] | None:
        """Whoever is asked, sent or pays for it; None where the subject of the clause is meant."""
        if asked := self._addressed(governor):
            return [t for t in asked if t.i < verb.i]
        is_passive = self._arguments.is_passive(governor)
        if governor.lemma_.lower() in self._purposes:  # "was hired by Kim to help": who was hired
            sent = [] if is_passive else self._arguments.objects(governor)  # "sent Kim to Rye to negotiate"
            return [o for o in sent if o.i < verb.i and self._cast.is_human(o)] or None
        agents = self._arguments.agents(governor) if is_passive else []
        return agents or None  # "was founded by Kim to help": Kim

    def _is_result(self, verb: Token) -> bool:
        """As in "plans to build 800, rising to 2,000": the clause before, or a number in it, does that."""
        if verb.tag_ != "VBG" or verb.i < verb.head.i or verb.nbor(-1).text != ",":
            return False
        frames = [f"{verb.lemma_.lower()}+{c.lower_}" for c in verb.children if c.dep_ == "prep"]
        return not self._results.isdisjoint([verb.lemma_.lower(), *frames])


def _is_gap(governor: Token, infinitive: Token) -> bool:
    """As in "the firm that she expected to come out of it": nothing else is left for the one before."""
    if governor.dep_ != "relcl" or any(c.dep_ in OBJECTS and c.i > governor.i for c in governor.children):
        return False
    is_full = any(x.dep_ == "pobj" for c in infinitive.rights if c.dep_ == "prep" for x in c.children)
    return is_full and not any(c.dep_ in OBJECTS for c in infinitive.rights)


def _told_before(participle: Token) -> list[Token]:
    """As in "said the loan, bearing interest, matches": the noun before the comma."""
    if participle.i < 2 or participle.nbor(-1).text != ",":
        return []
    return [c for c in participle.head.children if c.dep_ == "dobj" and c.right_edge.i == participle.i - 2]


def _noun_before_comma(verb: Token) -> Token | None:
    """As in "under the deal, signed by Kim, the men …": what is signed is the deal."""
    if verb.tag_ != "VBN" or verb.i < 2 or verb.nbor(-1).text != "," or verb.i > verb.head.i:
        return None
    before = verb.nbor(-2)
    return before if before.dep_ == "pobj" and before.pos_ in NOUNS and before.i < verb.i else None
