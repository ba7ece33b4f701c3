"""Whether the subject of a verb does it or undergoes it, in sentences and in headlines."""

from spacy.tokens import Token

from extractors.actions.cast import Cast
from extractors.actions.syntax.labels import PAST_FORMS, PREDICATES
from extractors.actions.words import words_of

REDUCED = frozenset({"acl", "advcl", "pcomp", "xcomp", "ccomp", "ROOT", "oprd", "relcl"})
LONGEST_HEADLINE = 24  # tokens


class Voice:
    """Tells passives from actives."""

    def __init__(self, cast: Cast) -> None:
        """Read the lexicons once; a passive has no named object."""
        self._cast = cast
        self._object_control = words_of("verbs.toml", "control", "object")
        self._naming = words_of("verbs.toml", "naming")
        self._urging = words_of("status.toml", "asking")
        self._passives = words_of("verbs.toml", "headline", "passives")
        self._participles = words_of("verbs.toml", "headline", "participles")
        self._whens = words_of("syntax.toml", "whens")

    def is_passive(self, verb: Token) -> bool:
        """Whether the surface subject undergoes the event."""
        if verb.lower_ == "gotten":
            return False  # "he's gotten"
        deps = {c.dep_ for c in verb.children}
        if "nsubjpass" in deps or "auxpass" in deps:
            return True
        if verb.tag_ not in PAST_FORMS:
            return False
        if any(c.dep_ == "agent" for c in verb.children):
            return True
        if "aux" in deps:
            return False
        return self._is_headline_passive(verb, deps) if "nsubj" in deps else self._is_bare_passive(verb, deps)

    # --- without subject and auxiliary -------------------------------------------------------

    def _is_bare_passive(self, verb: Token, deps: set[str]) -> bool:
        """As in "the man arrested on Monday", "was jailed and fined"."""
        if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in PREDICATES:
            return self.is_passive(verb.head)
        if self.names_somebody(verb):
            return False
        if verb.dep_ == "advcl" and self._is_when_asked(verb):
            return True
        if verb.tag_ == "VBN":
            return verb.dep_ in REDUCED
        if verb.dep_ == "acl":
            return True
        is_joined = verb.dep_ == "conj" and (self._is_penalty(verb) or self._is_told(verb, deps))
        return is_joined and self.is_passive(verb.head)

    def names_somebody(self, verb: Token) -> bool:
        """As in "Kim, moving to mend it, named Lee": parsed like "Kim, named by Lee"."""
        is_after_comma = verb.dep_ == "acl" and verb.nbor(-1).text == "," if verb.i else False
        named = [c for c in verb.children if c.dep_ in ("oprd", "dobj") and c.i > verb.i]
        return is_after_comma and verb.lemma_ in self._naming and any(self._cast.person(c) for c in named)

    def _is_when_asked(self, verb: Token) -> bool:
        """As in "when asked whether it was true"."""
        return any(c.lower_ in self._whens for c in verb.lefts) and verb.lemma_.lower() in self._object_control

    def _is_penalty(self, verb: Token) -> bool:
        """As in "was jailed and fined six crowns": the object is what it costs."""
        costs = [c for c in verb.children if c.dep_ == "dobj"]
        is_sum = any(t.like_num for c in costs for t in c.subtree)
        return verb.lemma_.lower() in self._passives and is_sum

    def _is_told(self, verb: Token, deps: set[str]) -> bool:
        """As in "was taken in and told that she lost"."""
        return "dobj" not in deps and verb.lemma_.lower() in self._object_control

    # --- headlines ---------------------------------------------------------------------------

    def _is_headline_passive(self, verb: Token, deps: set[str]) -> bool:
        """As in "Ana Lopez named chief": a bare past form in a sentence without a full stop."""
        if verb.dep_ != "ROOT":
            return False
        is_bare = verb.lower_ in self._participles or self._is_asked(verb, deps)
        if not (is_bare or verb.lemma_.lower() in self._passives) or not _is_headline(verb):
            return False
        return is_bare or not any(c.dep_ == "dobj" and self._cast.holder(c) for c in verb.children)

    def _is_asked(self, verb: Token, deps: set[str]) -> bool:
        """As in "Rye urged to open its port": nobody but the subject is there to do it."""
        is_to_do = any(c.dep_ == "xcomp" and c.tag_ == "VB" and c.i > verb.i for c in verb.children)
        return is_to_do and "dobj" not in deps and verb.lemma_.lower() in self._urging


def _is_headline(verb: Token) -> bool:
    """Whether a verb's sentence is short and ends without a full stop."""
    sentence = verb.sent
    last = sentence[-1]
    while last.is_space and last.i > sentence.start:
        last = last.nbor(-1)
    return not (last.is_punct or last.text[-1] == ".") and len(sentence) <= LONGEST_HEADLINE
