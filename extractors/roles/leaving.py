"""Verbs and nouns by which somebody leaves a post, or is put out of it."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import AFTER, changes
from extractors.roles.moods import Mood, told
from extractors.roles.subjects import is_passive, people_of, person_of, subject_of, teller_of, those_of
from extractors.roles.verb_titles import claims_of, posts_after
from extractors.titles import TitlePhrase
from schemas import Person, RoleStatus


def left(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "resigned as chairman", "stepped down from his post as senator", and "resigned" alone."""
    lemma = verb.lemma_.casefold()
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if lemma in ("step", "stand") and not particles & {"down", "aside", "back"}:
        return
    mood = told(reading, verb)
    if mood is Mood.PRESENT and verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children):
        mood = Mood.FUTURE  # "is retiring in April"
    told_by = next((t for c in verb.children if (t := teller_of(verb, c)) is not None), None)
    people = people_of(reading, told_by) or those_of(reading, verb) or people_of(reading, subject_of(verb))
    if mood is Mood.UNREAL or not people:
        return
    office = lemma in changes().leave_object and _is_office(reading, verb)
    if lemma in ("lose", "exit") and not office:
        return
    phrase = (
        next(posts_after(reading, verb), None)
        or next(posts_after(reading, verb, "from"), None)
        or own_post(reading, verb)
    )
    status = RoleStatus.CURRENT if mood is Mood.FUTURE else RoleStatus.FORMER
    alone = office or lemma in changes().leave_alone or (lemma in ("step", "stand") and "down" in particles)
    alone = alone and not leaves_board(verb)
    alone = alone or (lemma in ("leave", "depart") and mood is Mood.FUTURE and not _has_object(verb))
    for person in people:
        if phrase is not None:
            yield from claims_of(reading, person, phrase, status, "left", change=verb, begins=False)
        elif alone:
            yield ending(person, verb, status, "left")


def _is_office(reading: Reading, verb: Token) -> bool:
    """Whether the object of a verb is a post or a body: "left office", "quit the firm", "lost her job".

    Who lost an election need not have held what it was about.
    """
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ != "election"]
    return any(
        c.lemma_.casefold() in changes().posts | changes().left_bodies
        or c.lower_ == "office"
        or c.i in reading.organization_at
        for c in objects
    )


def leaves_board(verb: Token) -> bool:
    """As in "resigned from the board", which ends no other post."""
    return any(k.lower_ == "board" for c in verb.children if c.lower_ == "from" for k in c.children)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.ent_type_ != "DATE" for c in verb.children)


def own_post(reading: Reading, verb: Token) -> TitlePhrase | None:
    """Such as "relinquish his chairman role"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nmod"):
            for i in range(max(verb.i + 1, child.left_edge.i), child.i + 1):
                phrase = reading.title_from.get(i)
                if phrase is not None and phrase.names_post:
                    return phrase
    return None


def ending(person: Person, verb: Token, status: RoleStatus, rule: str) -> Claim:
    """The claim that a verb ends a post told elsewhere."""
    return Claim(
        person=person, title=None, status=status, rule=rule, start=verb.i, end=verb.i + 1, change=verb, begins=False
    )


def removed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "was fired as coach", "ousted from his post as chairman"."""
    mood = told(reading, verb)
    if mood is Mood.UNREAL:
        return
    undergone = [subject_of(verb)] if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj"]
    if not undergone and verb.dep_ == "amod":  # "the board ousted founder and chief Ana Lee": taken for a word on her
        undergone = [verb.head, *verb.head.conjuncts]
    person = next((p for t in undergone if (p := person_of(reading, t)) is not None), None)
    if person is None:
        return
    gone = is_passive(verb) or mood in (Mood.PAST, Mood.PERFECT)
    phrase = next(posts_after(reading, verb), None) or next(posts_after(reading, verb, "from"), None)
    status = RoleStatus.CURRENT if mood is Mood.FUTURE else RoleStatus.FORMER
    if phrase is not None:
        yield from claims_of(reading, person, phrase, status, "removed", change=verb, begins=False)
    elif verb.lemma_.casefold() in changes().remove_alone | changes().force_out and gone:
        yield ending(person, verb, status, "removed")


def goes_out(verb: Token) -> bool:
    """As in "voted out", "forced out"."""
    return any(c.lower_ == "out" for c in verb.children)


def died(reading: Reading, verb: Token) -> Iterator[Claim]:
    """A death, which ends every post."""
    if told(reading, verb) not in (Mood.PAST, Mood.PERFECT):
        return
    for person in those_of(reading, verb) or people_of(reading, subject_of(verb)):
        yield ending(person, verb, RoleStatus.FORMER, "died")


def has_left(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Such as "after the resignation of Lee", "tendered her resignation"; not "called for the resignation of Lee"."""
    whose = [c for c in noun.children if c.dep_ == "poss"]
    whose += [k for c in noun.children if c.lower_ == "of" for k in c.children]
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in AFTER:
        verb = noun
    elif not _tells_of_leaving(verb, noun) or told(reading, verb) not in (Mood.PAST, Mood.PERFECT):
        return
    for person in (p for t in whose for p in people_of(reading, t)):
        yield ending(person, verb, RoleStatus.FORMER, "left")


def _tells_of_leaving(verb: Token, noun: Token) -> bool:
    """Whether a verb's object has happened: "accepted the removal of Lee"; of those handed in only a resignation."""
    lemma = verb.lemma_.casefold()
    is_own = any(c.dep_ == "poss" for c in noun.children)
    told_by = changes().hand_in if is_own and noun.lower_ == "resignation" else changes().tell_leaving
    return noun.dep_ == "dobj" and lemma in told_by
