"""Who does what a verb says, and to whom it is done: also through relatives, conjunctions and titles."""

from spacy.tokens import Token

from extractors.roles.claims import Reading
from schemas import Person


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does it, or to whom it is done in the passive: also through relatives, conjunctions and control."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if (told := teller_of(verb, child)) is not None:
                return told
            if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
                return verb.head
            return child
    if depth > 3 or verb.head.i == verb.i:
        return None
    if verb.dep_ in ("acl", "relcl") and verb.tag_ in ("VBN", "VBG", "VBD"):
        return verb.head
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.lower_ in ("after", "before"):
        return subject_of(verb.head.head, depth + 1)  # "after serving as mayor"
    if verb.dep_ in ("xcomp", "conj", "advcl"):
        if verb.dep_ == "xcomp":
            objects = [c for c in verb.head.children if c.dep_ in ("dobj", "dative")]
            if objects:
                return objects[0]
        return subject_of(verb.head, depth + 1)
    return None


def teller_of(verb: Token, subject: Token) -> Token | None:
    """Whom "she" means in "Lee, who said that she would resign": the one who says it in the relative clause."""
    above = verb.head
    if subject.lower_ not in ("he", "she") or verb.dep_ != "ccomp" or above.dep_ != "relcl":
        return None
    return above.head if any(c.dep_ == "nsubj" and c.tag_ == "WP" for c in above.children) else None


def is_passive(verb: Token) -> bool:
    """Whether the subject is the one to whom it is done."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "dobj", "aux") for c in verb.children)
    return bare and not (verb.dep_ == "conj" and not is_passive(verb.head))


def is_told_passive(reading: Reading, verb: Token) -> bool:
    """Whether the actions take a verb for a passive, as in a headline: "Lee named chief"."""
    action = reading.action_at.get(verb.idx)
    return action is not None and action.rule in ("passive", "passive_with_agent")


def person_of(reading: Reading, token: Token | None) -> Person | None:
    """The person whom a noun phrase is about: also when the title is its head and the name follows it."""
    if token is None:
        return None
    phrase = reading.title_at.get(token.i)
    if phrase is not None:
        after = phrase.end + (phrase.end < len(reading.doc) and reading.doc[phrase.end].text == ",")
        name = reading.name_at.get(after)
        if name is not None and (after == phrase.end or _is_closed(reading, name.end)):
            return name.person
    person = reading.person_at(token)
    if person is not None:
        name = reading.name_at.get(token.i)
        return person if name is None or not _modifies(reading, token) else None
    for child in token.children:
        if child.dep_ == "appos" and child.i in reading.name_at:
            return reading.name_at[child.i].person
    return None


def _is_closed(reading: Reading, i: int) -> bool:
    """Whether an apposition ends here: "the mayor, Ann Lee, …", and not "the mayor, Ann Lee and others"."""
    return i < len(reading.doc) and reading.doc[i].text == ","


def those_of(reading: Reading, verb: Token) -> list[Person]:
    """The people who do it by the actions, so that roles and actions agree."""
    action = reading.action_at.get(verb.idx)
    ids = {p.person_id for p in action.actors} if action is not None else set()
    return [p for p in reading.findings.people if p.person_id in ids]


def people_of(reading: Reading, token: Token | None) -> list[Person]:
    """The people whom a noun phrase names, conjoined ones included."""
    tokens = [token, *token.conjuncts] if token is not None and token.dep_ != "conj" else [token]
    return [person for t in tokens if (person := person_of(reading, t)) is not None]


def _modifies(reading: Reading, token: Token) -> bool:
    end = reading.name_at[token.i].end
    return end < len(reading.doc) and reading.doc[end].tag_ == "POS" and token.dep_ == "poss"
