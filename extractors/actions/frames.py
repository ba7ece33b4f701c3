"""The understood arguments of a predicate, read from the dependency parse.

Surface and depth differ: passives turn subject and object, infinitives and participles leave their
subject out, a relative pronoun stands for its noun. These functions give the tokens that head the
arguments as they are understood.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extractors.actions.lexicon import keys, words

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
MAX_DEPTH = 12


@dataclass(frozen=True)
class Frame:
    """Heads of the noun phrases that take part."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]


def conjoined(token: Token) -> Iterator[Token]:
    """A noun and the nouns joined to it: "Smith and Jones"."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from conjoined(child)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token is itself."""
    if token.lower_ in RELATIVES and token.tag_ in ("WP", "WDT", "IN"):
        verb = token.head
        while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return verb.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: with its auxiliary, conjoined to one that is, or a reduced relative."""
    if verb.tag_ != "VBN":
        return False
    deps = {c.dep_ for c in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    if deps & {"aux", "nsubj"}:
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "oprd", "ccomp", "xcomp") or "agent" in deps


def surface_subjects(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The heads of the subject of a verb, understood where it is left out."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "csubj"]
    if own:
        return tuple(dict.fromkeys(antecedent(t) for c in own for t in conjoined(c)))
    head = verb.head
    if depth > MAX_DEPTH or head.i == verb.i:
        return ()
    match verb.dep_:
        case "conj":
            return surface_subjects(head, depth + 1) if head.pos_ in ("VERB", "AUX") else ()
        case "xcomp" | "ccomp" | "oprd" if head.pos_ in ("VERB", "AUX", "ADJ"):
            return _controllers(verb, head, depth)
        case "advcl" | "dep" | "prep" if head.pos_ in ("VERB", "AUX") and verb.tag_ in ("VBG", "VB", "VBN"):
            if verb.tag_ == "VB" and (objects := _objects(head)) and head.lemma_ in words("object_control"):
                return objects
            return surface_subjects(head, depth + 1)
        case "acl" | "relcl":
            if verb.tag_ == "VBG" or verb.dep_ == "relcl":
                return (head,)
            if verb.tag_ == "VB":
                return _holders_of(head, depth)
            return (head,)
        case "pcomp":
            return _subjects_under_preposition(head, depth)
        case "attr" | "acomp" if head.pos_ == "AUX":
            return surface_subjects(head, depth + 1)
    return ()


def _objects(verb: Token) -> tuple[Token, ...]:
    return tuple(
        t for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP" for t in conjoined(antecedent(c))
    )


def _controllers(verb: Token, head: Token, depth: int) -> tuple[Token, ...]:
    """Who is to do the act of a complement: the object of "urge", the subject of "plan"."""
    if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
        return ()
    if head.lemma_ in words("object_control") and (objects := _objects(head)):
        return objects
    return surface_subjects(head, depth + 1)


def _holders_of(noun: Token, depth: int) -> tuple[Token, ...]:
    """Whose plan, pressure or decision it is to act: the possessor, or the subject of the verb above."""
    if owners := [c for c in noun.children if c.dep_ == "poss"]:
        return tuple(t for c in owners for t in conjoined(c))
    verb = noun.head
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX"):
            return surface_subjects(verb, depth + 1)
        verb = verb.head
    return ()


def _subjects_under_preposition(preposition: Token, depth: int) -> tuple[Token, ...]:
    """The understood subject in "accused him of lying", "after meeting her", "for his part in planning"."""
    head = preposition.head
    if head.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in ("of", "from", "for", "with", "into") and (objects := _objects(head)):
            return objects
        return surface_subjects(head, depth + 1)
    return _holders_of(head, depth)


def verb_frame(verb: Token) -> Frame:
    """Actors and recipients of a verb."""
    subjects = surface_subjects(verb)
    agents = tuple(
        t for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj" for t in conjoined(p)
    )
    objects = _objects(verb) + tuple(_prepositional(verb))
    if is_passive(verb):
        return Frame(agents, subjects + tuple(o for o in objects if o not in subjects))
    if verb.dep_ == "relcl" and not any(c.dep_ == "dobj" for c in verb.children) and verb.head not in subjects:
        gap = next((c for c in verb.children if c.lower_ in RELATIVES and c.dep_ in ("dobj", "pobj")), None)
        objects += (verb.head,) if gap is not None else ()
    return Frame(subjects, objects)


def _prepositional(verb: Token) -> Iterator[Token]:
    """Recipients behind a preposition that the lexicon knows for this verb."""
    for preposition in verb.children:
        if preposition.dep_ not in ("prep", "dative") or preposition.pos_ not in ("ADP", "SCONJ", "PART"):
            continue
        if preposition.dep_ == "dative" or verb.lemma_ in keys("recipient_prepositions").get(preposition.lower_, ()):
            for noun in preposition.children:
                if noun.dep_ == "pobj":
                    yield from conjoined(antecedent(noun))


def noun_frame(noun: Token) -> Frame:
    """Actors and recipients of an event noun: "his talks with X", "the arrest of X by Y"."""
    is_done_to = noun.lemma_ in words("event_nouns", "recipient")
    actors: list[Token] = []
    recipients: list[Token] = []
    beside = [c for c in noun.head.children if c.dep_ == "prep" and c.i == noun.right_edge.i + 1]  # hung too high
    for child in [*noun.children, *beside]:
        if child.dep_ == "poss":
            (recipients if is_done_to else actors).extend(conjoined(child))
        elif child.dep_ in ("prep", "agent"):
            nouns = [t for p in child.children if p.dep_ == "pobj" for t in conjoined(p)]
            match child.lower_:
                case "of":
                    (recipients if is_done_to else actors).extend(nouns)
                case "by" | "from":
                    actors.extend(nouns)
                case "with" | "to" | "against" | "on":
                    recipients.extend(nouns)
                case "between" | "among":
                    actors.extend(nouns)
        elif child.dep_ == "relcl" and child.lemma_ == "have" and noun not in surface_subjects(child):
            actors.extend(surface_subjects(child))
            recipients.extend(
                t
                for p in child.children
                if p.lower_ == "with"
                for c in p.children
                if c.dep_ == "pobj"
                for t in conjoined(c)
            )
    verb = noun.head
    if noun.dep_ == "dobj" and not actors:
        if verb.lemma_ in ("have", "hold"):
            actors.extend(surface_subjects(verb))
        elif is_done_to and verb.lemma_ in ("face", "undergo", "await") and not recipients:
            recipients.extend(surface_subjects(verb))
    return Frame(tuple(actors), tuple(recipients))
