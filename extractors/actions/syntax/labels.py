"""Labels of the parse by what they are for (spaCy's English ones, in CLEAR style), and marks of quotation."""

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSAL_SUBJECTS = frozenset({"csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})
AUXILIARIES = frozenset({"aux", "auxpass"})
PREDICATES = frozenset({"VERB", "AUX"})
PAST_FORMS = frozenset({"VBN", "VBD"})
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
OPENING = frozenset({'"', "“", "``", "‘"})
CLOSING = frozenset({'"', "”", "''", "’"})


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether an auxiliary gives a verb its tense: "has left", "would leave"."""
    return any(c.dep_ in AUXILIARIES and c.tag_ in FINITE for c in verb.children)


def first_conjunct(verb: Token) -> Token:
    """The first of the predicates that a predicate is joined to."""
    while verb.dep_ == "conj" and verb.head.pos_ in PREDICATES:
        verb = verb.head
    return verb


def outermost(link: Token) -> Token:
    """The first of the prepositions before a noun: "out" in "pulled out of the talks"."""
    while link.dep_ in ("prep", "pcomp") and link.head.pos_ in ("ADP", "SCONJ"):
        link = link.head
    return link


def is_announced_of(infinitive: Token, noun: Token) -> bool:
    """Whether a headline's infinitive hangs on the name that heads it: "Brandt to face trial"."""
    is_headline = noun.dep_ == "ROOT" and noun.pos_ == "PROPN" and infinitive.i > noun.i
    return has_to(infinitive) and is_headline and infinitive.dep_ in ("relcl", "acl")


def preposition(token: Token) -> str:
    """A preposition, with "instead of" and the like as one."""
    before = [c.lower_ for c in token.lefts if c.dep_ in ("advmod", "prep", "pcomp")]
    return " ".join([*before, token.lower_])


def is_clause_on_noun(verb: Token) -> bool:
    """Whether a verb with a subject of its own is taken for a word on the noun that is its object."""
    return verb.dep_ == "amod" and verb.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in verb.lefts)


def described_behind(phrases: list[Token]) -> list[Token]:
    """Nouns that tell what the name behind them is, and that the parse takes for phrases of their own.

    As in "The car making firm Acme Motors said", "told the broadcaster Dot", "fired founder and chief Ana Lopez".
    """
    behind = {phrase.left_edge.i for phrase in phrases}
    return [phrase for phrase in phrases if phrase.pos_ == "NOUN" and phrase.right_edge.i + 1 in behind]
