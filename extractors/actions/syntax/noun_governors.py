"""Nouns with an infinitive or a gerund: "his effort to win", "pressure on Kim to go", "an offer from Lee to help"."""

from spacy.tokens import Token

from extractors.actions.groups import NOUNS
from extractors.actions.syntax.arguments import Arguments
from extractors.actions.syntax.labels import PREDICATES, SUBJECTS
from extractors.actions.words import words_of

DEEPEST = 8  # steps from noun to noun; longer chains are parse errors


class NounGovernors:
    """Finds who is to do what completes a noun."""

    def __init__(self, arguments: Arguments) -> None:
        """Subjects are asked for where the clause around the noun says who is meant."""
        self._arguments = arguments
        self._cast = arguments.cast
        self._requests = words_of("verbs.toml", "control", "request_nouns")
        self._makers = words_of("verbs.toml", "control", "request_makers")
        self._takers = words_of("verbs.toml", "control", "request_takers")
        self._offers = words_of("verbs.toml", "control", "offers")
        self._instruments = words_of("verbs.toml", "control", "instruments")
        self._own_nouns = words_of("verbs.toml", "control", "own_nouns")
        self._distant = words_of("verbs.toml", "control", "distant")
        self._givers = words_of("syntax.toml", "givers")
        self._asked_links = words_of("syntax.toml", "asked_links")
        self._doer_links = words_of("syntax.toml", "doer_links")

    def doers(self, noun: Token, steps: int = DEEPEST) -> list[Token]:
        """Who is to do it: those whom the noun's own phrases name, else those whom its clause does."""
        lemma = noun.lemma_.lower()
        is_request = lemma in self._requests
        if is_request and (asked := self._after(noun, self._asked_links)):
            return asked
        if offerers := self._offerers(noun):
            return offerers
        if (owners := self._arguments.possessors(noun)) and not is_request:
            return [t for o in owners for t in self._arguments.together(o)]
        if (makers := self._makers_before(noun)) and not is_request:
            return makers
        if lemma in self._instruments:
            return []  # "a bill to cut taxes": the bill does
        if people := self._in_phrase(noun, is_request=is_request):
            return people
        return self._of_clause(noun, steps, is_request=is_request)

    def request_before(self, verb: Token, infinitive: Token) -> Token | None:
        """The noun that an infinitive hung on its verb completes: "put pressure on Kim to resign"."""
        nouns = [c for c in verb.children if c.dep_ == "dobj" and c.i < infinitive.i]
        return next((n for n in nouns if n.lemma_.lower() in self._requests or self._offerers(n)), None)

    # --- in the noun's phrase ----------------------------------------------------------------

    def _after(self, noun: Token, links: frozenset[str]) -> list[Token]:
        phrases = (*self._arguments.phrases(noun), *self._arguments.phrases_beside(noun))
        return [t for link, t in phrases if link in links]

    def _offerers(self, noun: Token) -> list[Token]:
        """As in "an offer from Kim to help"."""
        return self._after(noun, self._givers) if noun.lemma_.lower() in self._offers else []

    def _makers_before(self, noun: Token) -> list[Token]:
        """As in "the court decision to cancel it"."""
        if noun.lemma_.lower() not in self._own_nouns:
            return []  # "an actress award for playing": no actress gives it
        return [c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and self._cast.is_human(c)]

    def _in_phrase(self, noun: Token, *, is_request: bool) -> list[Token]:
        """As in "a chance for Kim to win", "an attempt by Kim to win"."""
        for link in noun.children:
            is_by = link.lower_ == "by" and not is_request
            if link.dep_ == "prep" and (is_by or link.lower_ in self._doer_links):
                objects = [t for o in self._arguments.prepositional_objects(link) for t in self._on_the_part(o)]
                if people := [t for t in objects if is_by or self._cast.is_human(t)]:
                    return people
        return []

    def _on_the_part(self, noun: Token) -> list[Token]:
        """As in "no desire on the part of Kim to meet"."""
        return self._after(noun, frozenset({"of"})) if noun.lower_ == "part" else [noun]

    # --- in the clause around it -------------------------------------------------------------

    def _of_clause(self, noun: Token, steps: int, *, is_request: bool) -> list[Token]:
        governor = noun.head
        if is_request and governor.lemma_.lower() in self._makers:
            return []  # "made a call to resign": somebody else is to do it
        if noun.dep_ == "pobj":
            while governor.pos_ in ("ADP", "SCONJ") and governor.dep_ != "ROOT":
                governor = governor.head
        if governor.pos_ in PREDICATES and governor.i != noun.i and self._is_subjects(noun, governor, is_request):
            return self._receivers(noun, governor) or self._arguments.subjects(governor)
        if governor.pos_ in NOUNS and governor.i != noun.i and steps:
            return self.doers(governor, steps - 1)
        if noun.dep_ == "nsubjpass" and governor.pos_ == "VERB":
            return self._arguments.agents(governor)
        return []

    def _is_subjects(self, noun: Token, governor: Token, is_request: bool) -> bool:
        """Whether the subject of the clause is meant: "made an attempt to win", "rejected calls to resign"."""
        lemma = governor.lemma_.lower()
        if noun.dep_ in SUBJECTS:
            return False
        if is_request and lemma in self._takers:
            return True
        return (noun.dep_ != "pobj" or noun.lemma_.lower() in self._own_nouns) and lemma not in self._distant

    def _receivers(self, noun: Token, governor: Token) -> list[Token]:
        """As in "gave Kim the option to come"."""
        if noun.dep_ != "dobj" or self._arguments.is_passive(governor):
            return []
        datives = [c for c in governor.children if c.dep_ == "dative" and c.pos_ in NOUNS]
        return [t for d in datives for t in self._arguments.together(d)]
