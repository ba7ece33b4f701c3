"""Questions to the dependency parse: which clause, whose subject, what place."""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "whom", "that", "which", "whose"})
COMPANIONS = frozenset({"with", "behind", "around", "beside", "near", "before", "after", "above", "below", "for"})
"""Prepositions after which a plain pronoun may mean the subject: "she took it with her"."""


def clause_of(token: Token) -> Token | None:
    """The verb whose clause a token stands in, the token's own clause if it is a verb's argument."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node
    return node if node.pos_ in ("VERB", "AUX") and node.i != token.i else None


def own_subject(verb: Token) -> Token | None:
    """The subject that stands at a verb itself."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, also an understood one: of coordination, of infinitives and participles."""
    for _ in range(12):  # deeper nesting is a misparse
        subject = own_subject(verb)
        if subject is not None:
            return subject
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head
        if verb.dep_ == "xcomp":
            thing = next((c for c in verb.head.children if c.dep_ in ("dobj", "dative")), None)
            if thing is not None and thing.i < verb.i:
                return thing
        if verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            above = clause_of(verb)
            if above is None:
                return None
            verb = above
    return None


def clauses_above(token: Token) -> Iterator[Token]:
    """The verbs above a token, from its own clause outwards."""
    verb = clause_of(token)
    while verb is not None:
        yield verb
        verb = clause_of(verb)


def place_of(token: Token) -> str:
    """The grammatical place of a mention's head, by the names of ``weights.toml``."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    dep = token.dep_
    if dep in SUBJECTS:
        return "subject"
    if dep in ("dobj", "dative", "oprd", "attr"):
        return "object"
    if dep == "poss":
        return "possessor"
    if dep == "pobj":
        preposition = token.head
        if preposition.dep_ == "agent":
            return "agent"
        if preposition.lower_ == "to" and preposition.head.lower_ == "according":
            return "source"
        return "oblique" if preposition.head.pos_ in ("VERB", "AUX") else "nested"
    return "nested"


def is_under(token: Token, ancestor: Token) -> bool:
    """Whether a token stands in the phrase of another."""
    return ancestor.i == token.i or ancestor.is_ancestor(token)
