"""Verbs and nouns by which somebody is in a post, was in it, or runs for it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.roles.beside_names import list_of_names, name_claim, status_of, title_from
from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import AFTER, changes
from extractors.roles.moods import Mood, told
from extractors.roles.subjects import person_of, subject_of
from extractors.roles.verb_titles import claims_of, posts_after
from extractors.titles import TitlePhrase
from schemas import RoleStatus


def is_title(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "Lee is (was, became, will be) the mayor of Rye"."""
    mood = told(reading, verb)
    subject = subject_of(verb)
    if mood is Mood.UNREAL:
        return
    if subject is not None and subject.i in reading.title_at:
        yield from _is_named(reading, verb, reading.title_at[subject.i], mood)
    person = person_of(reading, subject)
    if person is None:
        return
    became = verb.lemma_.casefold() == "become"
    for child in verb.children:
        phrase = reading.title_at.get(child.i) if child.dep_ in ("attr", "oprd", "dobj", "acomp") else None
        if phrase is None or reading.stands_before_name(phrase) or child.i < verb.i:
            continue
        if any(t.lower_ in changes().praise for t in reading.doc[phrase.start : phrase.head]):
            continue  # "was a great leader"
        if mood is Mood.FUTURE:
            stays = verb.lemma_.casefold() == "remain" or any(c.lower_ in ("still", "also") for c in verb.children)
            status = RoleStatus.CURRENT if stays else RoleStatus.INCOMING
        elif became or mood is Mood.PRESENT or verb.lemma_.casefold() == "remain":
            status = RoleStatus.INCOMING if became and mood is Mood.PRESENT else status_of(phrase)
        elif mood is Mood.PERFECT:
            status = status_of(phrase)
        else:
            status = RoleStatus.FORMER
        begins = True if became else None
        yield from claims_of(reading, person, phrase, status, "copula", change=verb, begins=begins)


def _is_named(reading: Reading, verb: Token, phrase: TitlePhrase, mood: Mood) -> Iterator[Claim]:
    """Such as "the mayor is Ann Lee", "the candidates elected were Lee of Acme and Roe"."""
    for i in range(verb.i + 1, min(verb.i + 8, verb.sent.end)):
        if reading.doc[i].pos_ in ("ADP", "VERB"):
            return  # "is among those who may follow Ann Lee"
        name = reading.name_at.get(i)
        if name is None or reading.stands_before_name(phrase):
            continue
        former = phrase.status == "former" or mood is Mood.PAST
        names = list_of_names(reading, name) if phrase.is_plural else [name]
        for each in names:
            claim = name_claim(reading, each, phrase, "inverted_copula", former=former)
            is_to_be = mood is Mood.FUTURE
            yield replace(claim, status=RoleStatus.INCOMING, change=verb, begins=True) if is_to_be else claim
        return


def held_post(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "who has led Acme since 2014", "a post that she has held since 2012": dates of a post named elsewhere."""
    mood = told(reading, verb)
    if mood is Mood.FUTURE:
        yield from _to_begin(reading, verb)
    if mood not in (Mood.PAST, Mood.PERFECT, Mood.PRESENT):
        return
    leads = verb.lemma_.casefold() in changes().lead
    led = next((c.i for c in verb.children if leads and c.dep_ == "dobj" and c.i in reading.organization_at), None)
    holds = verb.lemma_.casefold() in changes().hold and _of_post(verb)
    person = person_of(reading, subject_of(verb)) if led is not None or holds or _is_in_power(verb) else None
    if person is not None:
        takes = holds and verb.lemma_.casefold() in changes().take
        status = RoleStatus.FORMER if mood is Mood.PAST and not takes else RoleStatus.CURRENT
        yield Claim(
            person=person,
            title=None,
            status=status,
            rule="held",
            start=verb.i,
            end=verb.i + 1,
            change=verb,
            begins=True if takes else None,
            body=(led, led + 1) if led is not None else None,
        )


def _is_in_power(verb: Token) -> bool:
    """As in "was in power", "stayed in office"."""
    behind = (k for c in verb.children if c.lower_ == "in" for k in c.children)
    return verb.lemma_.casefold() in changes().be | changes().stay and any(k.lower_ in changes().power for k in behind)


def _to_begin(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "will begin in May", "is to take office on Monday": when a post told elsewhere begins."""
    alone = verb.lemma_.casefold() in changes().begin and not any(
        c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children
    )
    takes = verb.lemma_.casefold() in changes().hold & changes().take and _of_post(verb)
    over = verb.lemma_.casefold() == "take" and any(c.lower_ == "over" for c in verb.children)
    person = person_of(reading, subject_of(verb)) if alone or takes or over else None
    if person is not None:
        yield Claim(person, None, RoleStatus.INCOMING, "to_begin", verb.i, verb.i + 1, change=verb, begins=True)


def _of_post(verb: Token) -> bool:
    """Whether a verb's object is a post: "held the post", "took office", "a post that she held"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    nouns = [*objects, verb.head] if verb.dep_ == "relcl" else objects
    return any(n.lemma_.casefold() in changes().posts or n.lower_ == "office" for n in nouns)


def served(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "served as minister from 2009 to 2013", "has been serving as interim chief"."""
    subject, serves = subject_of(verb), verb
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and verb.head.dep_ == "attr":
        verb = verb.head.head  # "became the first woman to serve as president"
        subject = subject_of(verb)
    mood = told(reading, verb)
    person = person_of(reading, subject)
    if mood is Mood.UNREAL or person is None:
        return
    is_over = mood is Mood.PAST or (verb.dep_ == "pcomp" and verb.head.lower_ == "after")
    status = RoleStatus.FORMER if is_over else RoleStatus.CURRENT
    if mood is Mood.FUTURE:
        stays = verb.lemma_.casefold() in changes().stay
        status = RoleStatus.CURRENT if stays else RoleStatus.INCOMING
    if verb.lemma_.casefold() in changes().stay and status is RoleStatus.FORMER:
        status = RoleStatus.CURRENT
    if verb.lemma_.casefold() == "act" and status is not RoleStatus.FORMER:
        status = RoleStatus.ACTING
    became = verb.lemma_.casefold() == "become"
    if became and mood is Mood.PAST:
        status = RoleStatus.CURRENT
    for phrase in posts_after(reading, verb):
        yield from claims_of(reading, person, phrase, status, "served", change=serves, begins=True if became else None)


def ran_for(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "is running for mayor": a candidate is to hold the office."""
    i = next((c.i for c in verb.children if c.lower_ == "for" and c.i > verb.i), None)
    if i is None or told(reading, verb) not in (Mood.PRESENT, Mood.FUTURE):
        return
    phrase, _ = title_from(reading, i + 1)
    yield from claims_of(reading, person_of(reading, subject_of(verb)), phrase, RoleStatus.INCOMING, "ran_for")


def put_in(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Such as "the appointment of Lee as minister"."""
    whose = next((k for c in noun.children if c.lower_ == "of" for k in c.children if c.i == noun.i + 1), None)
    phrase = next(posts_after(reading, noun), None)
    if whose is None or phrase is None:
        return
    is_done = noun.dep_ == "pobj" and noun.head.lower_ in AFTER
    status = RoleStatus.CURRENT if is_done else RoleStatus.INCOMING
    yield from claims_of(reading, person_of(reading, whose), phrase, status, "appointed", change=noun, begins=True)


def in_post(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Such as "his role as a senator": a post of one's own."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not owners or noun.i + 1 >= len(reading.doc):
        return
    is_whose = owners[0].tag_ == "WP$" and noun.head.dep_ == "relcl"
    person = person_of(reading, noun.head.head if is_whose else owners[0]) or reading.person_at(owners[0])
    following = reading.doc[noun.i + 1]
    if person is None or following.lower_ not in ("as", "of"):
        return
    phrase, _ = title_from(reading, noun.i + 2)
    verb = noun.head
    lemma = verb.lemma_.casefold()
    if noun.lower_ in changes().terms and noun.dep_ == "nsubj" and lemma in changes().expire | changes().begin:
        ends = lemma in changes().expire
        if told(reading, verb) in (Mood.PAST, Mood.PERFECT):
            status = RoleStatus.FORMER if ends else RoleStatus.CURRENT
            yield from claims_of(reading, person, phrase, status, "own_post", change=verb, begins=not ends)
        return
    during = noun.lower_ in changes().terms and noun.dep_ == "pobj" and verb.lower_ == "during"
    is_over = during and told(reading, verb.head) is Mood.PAST  # "During her time as mayor, she built a pier"
    status = RoleStatus.FORMER if is_over else RoleStatus.UNKNOWN
    yield from claims_of(reading, person, phrase, status, "own_post")
