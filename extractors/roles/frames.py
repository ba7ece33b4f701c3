"""Verbs by which somebody holds, takes or leaves a post, from ``changes.toml``."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractors.roles.beside_names import joined_after, list_of_names, name_claim, shared_body, status_of, title_from
from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.roles.moods import Mood, told
from extractors.roles.subjects import is_passive, is_told_passive, people_of, person_of, subject_of, those_of
from extractors.titles import TitlePhrase
from schemas import Person, RoleStatus

REACH = 30
"""Tokens after a verb in which its post can be named."""

AFTER = frozenset({"after", "since", "following", "with", "upon"})
"""Before what has happened: "after his resignation"."""


def by_verbs(reading: Reading) -> Iterator[Claim]:
    """Claims from verb frames, in order."""
    lists = changes()
    for token in reading.doc:
        lemma = token.lemma_.casefold()
        if token.pos_ in ("VERB", "AUX"):
            if lemma in lists.be and token.dep_ not in ("aux", "auxpass"):
                yield from _is(reading, token)
            elif lemma in lists.appoint and not _goes_out(token):
                yield from _appointed(reading, token)
            elif lemma in lists.remove or (lemma in lists.force_out and _goes_out(token)):
                yield from _removed(reading, token)
            if lemma in lists.leave:
                yield from _left(reading, token)
            elif lemma in lists.take:
                yield from _took(reading, token)
            elif lemma in lists.serve:
                yield from _served(reading, token)
            elif lemma in lists.die:
                yield from _died(reading, token)
            if lemma in lists.run_for:
                yield from _ran_for(reading, token)
            if lemma in lists.lead or lemma in lists.hold:
                yield from _held(reading, token)
        if token.pos_ == "NOUN":
            if token.lower_ in lists.posts:
                yield from _in_post(reading, token)
            if token.lower_ in lists.leaving and token.dep_ == "pobj" and token.head.lower_ in AFTER:
                yield from _has_left(reading, token)


def _posts(reading: Reading, verb: Token, preposition: str = "as") -> Iterator[TitlePhrase]:
    """The titles after "as" (or "to", "from") in a verb's clause."""
    doc = reading.doc
    for i in range(verb.i + 1, min(len(doc), verb.i + REACH, verb.sent.end)):
        token = doc[i]
        if (token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD")) or token.text in (";", ":"):
            return
        if token.lower_ == preposition:
            start = i + 1
            while start < len(doc) and doc[start].tag_ == "JJ" and start not in reading.title_from:
                start += 1
            phrase, _ = title_from(reading, _after_noun_of_post(doc, start))
            of_post = doc[i - 1].lower_ in changes().posts and verb.lemma_.casefold() in changes().serve
            as_well = doc[i - 1].lower_ == "well" or (phrase is not None and reading.stands_before_name(phrase))
            if phrase is not None and not of_post and not as_well:
                yield phrase
                return


def _after_noun_of_post(doc: Doc, i: int) -> int:
    """Behind "the position of" and the like."""
    j = i + (doc[i].lower_ in ("the", "a", "his", "her") if i < len(doc) else 0)
    is_noun = j + 2 < len(doc) and doc[j].lower_ in changes().posts and doc[j + 1].lower_ in ("of", "as")
    return j + 2 if is_noun else i


def _claims(
    reading: Reading,
    person: Person | None,
    phrase: TitlePhrase | None,
    status: RoleStatus,
    rule: str,
    *,
    change: Token | None = None,
    begins: bool | None = None,
) -> Iterator[Claim]:
    """The claim of one post and those of the list that it begins."""
    if person is None or phrase is None:
        return
    if phrase.is_plural and rule not in ("appointed", "served", "left"):
        return
    acting = status_of(phrase)
    told = acting if acting is RoleStatus.ACTING and status is not RoleStatus.FORMER else status
    first = Claim(
        person=person,
        title=phrase.title(reading.doc),
        status=told,
        rule=rule,
        start=phrase.start,
        end=phrase.end,
        phrase=phrase,
        change=change,
        begins=begins,
        body=shared_body(reading, phrase),
    )
    yield first
    for claim in joined_after(reading, person, phrase, rule):
        yield Claim(
            person=person,
            title=claim.title,
            status=told,
            rule=rule,
            start=claim.start,
            end=claim.end,
            phrase=claim.phrase,
            change=change,
            begins=begins,
            body=claim.body,
        )


def _is(reading: Reading, verb: Token) -> Iterator[Claim]:
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
        yield from _claims(reading, person, phrase, status, "copula", change=verb, begins=begins)


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
            yield name_claim(reading, each, phrase, "inverted_copula", former=former)
        return


def _appointed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "named Lee (as) chief executive", "Lee was elected mayor", "Lee, appointed chairman in 2010"."""
    mood = told(reading, verb)
    if mood is Mood.UNREAL:
        return
    weak = verb.lemma_.casefold() in changes().weak
    if is_passive(verb) or is_told_passive(reading, verb):
        person = person_of(reading, subject_of(verb))
        direct = _direct_title(reading, verb, verb.i + 1)
    else:
        objects = [c for c in verb.subtree if c.i > verb.i and c.i in reading.name_at and c.i - verb.i < REACH]
        first = reading.name_at[objects[0].i] if objects else None
        if first is None:
            pronoun = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.pos_ == "PRON"), None)
            person = person_of(reading, pronoun)
            direct = _direct_title(reading, verb, pronoun.i + 1) if pronoun is not None else None
        else:
            person = first.person
            direct = _direct_title(reading, verb, first.end)
    plain = direct is not None and (not weak or direct.start == verb.i + 1)
    phrases = list(_posts(reading, verb)) or ([direct] if direct is not None and plain else [])
    if not phrases and verb.lemma_.casefold() == "promote":
        phrases = list(_posts(reading, verb, "to"))
    again = verb.lemma_.casefold() in changes().again
    status, begins = (RoleStatus.CURRENT, None) if again else (RoleStatus.INCOMING, True)
    for phrase in phrases[:1]:
        yield from _claims(reading, person, phrase, status, "appointed", change=verb, begins=begins)
    for name in reading.names_of(verb.sent) if phrases else ():
        if name.start > verb.i and name.person is not person and reading.doc[name.end].lower_ == "as":
            other, _ = title_from(reading, name.end + 1)  # "named Lee as president and Roe as treasurer"
            yield from _claims(reading, name.person, other, status, "appointed", change=verb, begins=begins)
    if not phrases and person is not None and verb.lemma_.casefold() in changes().appoint_alone:
        yield Claim(person, None, status, "held", verb.i, verb.i + 1, change=verb, begins=begins)


def _direct_title(reading: Reading, verb: Token, i: int) -> TitlePhrase | None:
    """A title that stands right there, which is no title before a name."""
    doc = reading.doc
    while i < len(doc) and doc[i].lower_ in ("in", "to", "be", "become") and i < verb.i + 4:
        i += 1  # "sworn in", "elected to be"
    while (
        i < len(doc) and doc[i].tag_ in ("JJ", "RB", "PRP$", "DT") and i not in reading.title_from and i < verb.i + 10
    ):
        i += 1
    phrase, _ = title_from(reading, i)
    return phrase if phrase is not None and not reading.stands_before_name(phrase) else None


def _left(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "resigned as chairman", "stepped down from his post as senator", and "resigned" alone."""
    lemma = verb.lemma_.casefold()
    particles = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if lemma in ("step", "stand") and not particles & {"down", "aside", "back"}:
        return
    mood = told(reading, verb)
    if mood is Mood.PRESENT and verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children):
        mood = Mood.FUTURE  # "is retiring in April"
    people = those_of(reading, verb) or people_of(reading, subject_of(verb))
    if mood is Mood.UNREAL or not people:
        return
    office = lemma in changes().leave_object and _is_office(reading, verb)
    if lemma in ("lose", "exit") and not office:
        return
    phrase = next(_posts(reading, verb), None) or next(_posts(reading, verb, "from"), None) or _own_post(reading, verb)
    status = RoleStatus.CURRENT if mood is Mood.FUTURE else RoleStatus.FORMER
    alone = office or lemma in changes().leave_alone or (lemma in ("step", "stand") and "down" in particles)
    alone = alone and not _leaves_board(verb)
    alone = alone or (lemma in ("leave", "depart") and mood is Mood.FUTURE and not _has_object(verb))
    for person in people:
        if phrase is not None:
            yield from _claims(reading, person, phrase, status, "left", change=verb, begins=False)
        elif alone:
            yield _ending(person, verb, status, "left")


def _is_office(reading: Reading, verb: Token) -> bool:
    """Whether the object of a verb is a post or a body: "left office", "quit the firm", "lost her job"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    return any(
        c.lemma_.casefold() in changes().posts | changes().left_bodies
        or c.lower_ == "office"
        or c.i in reading.organization_at
        for c in objects
    )


def _leaves_board(verb: Token) -> bool:
    """As in "resigned from the board", which ends no other post."""
    return any(k.lower_ == "board" for c in verb.children if c.lower_ == "from" for k in c.children)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.ent_type_ != "DATE" for c in verb.children)


def _own_post(reading: Reading, verb: Token) -> TitlePhrase | None:
    """Such as "relinquish his chairman role"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nmod"):
            for i in range(max(verb.i + 1, child.left_edge.i), child.i + 1):
                phrase = reading.title_from.get(i)
                if phrase is not None and phrase.names_post:
                    return phrase
    return None


def _ending(person: Person, verb: Token, status: RoleStatus, rule: str) -> Claim:
    return Claim(
        person=person, title=None, status=status, rule=rule, start=verb.i, end=verb.i + 1, change=verb, begins=False
    )


def _held(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "who has led Acme since 2014", "a post that she has held since 2012": dates of a post named elsewhere."""
    mood = told(reading, verb)
    if mood not in (Mood.PAST, Mood.PERFECT, Mood.PRESENT):
        return
    is_post = verb.lemma_.casefold() in changes().lead and any(
        c.dep_ == "dobj" and c.i in reading.organization_at for c in verb.children
    )
    holds = verb.lemma_.casefold() in changes().hold and _of_post(verb)
    person = person_of(reading, subject_of(verb)) if is_post or holds else None
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
        )


def _of_post(verb: Token) -> bool:
    """Whether a verb's object is a post: "held the post", "took office", "a post that she held"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    nouns = [*objects, verb.head] if verb.dep_ == "relcl" else objects
    return any(n.lemma_.casefold() in changes().posts or n.lower_ == "office" for n in nouns)


def _removed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "was fired as coach", "ousted from his post as chairman"."""
    mood = told(reading, verb)
    if mood is Mood.UNREAL:
        return
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    person = person_of(reading, subject_of(verb) if is_passive(verb) else objects[0] if objects else None)
    if person is None:
        return
    gone = is_passive(verb) or mood in (Mood.PAST, Mood.PERFECT)
    phrase = next(_posts(reading, verb), None) or next(_posts(reading, verb, "from"), None)
    status = RoleStatus.CURRENT if mood is Mood.FUTURE else RoleStatus.FORMER
    if phrase is not None:
        yield from _claims(reading, person, phrase, status, "removed", change=verb, begins=False)
    elif verb.lemma_.casefold() in changes().remove_alone | changes().force_out and gone:
        yield _ending(person, verb, status, "removed")


def _goes_out(verb: Token) -> bool:
    return any(c.lower_ == "out" for c in verb.children)


def _took(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "succeeds Roe as chairman" (and Roe was chairman), "takes over as coach", "joined Acme as director"."""
    named = verb.dep_ == "xcomp" and verb.head.lemma_.casefold() in changes().appoint  # "nominated to replace Roe"
    mood = Mood.FUTURE if named else told(reading, verb)
    lemma = verb.lemma_.casefold()
    follows = lemma in changes().follow
    if mood is Mood.UNREAL and follows:
        yield from _to_be_followed(reading, verb)
    if mood is Mood.UNREAL or lemma == "become" or (lemma == "step" and _steps_down(verb)):
        return
    if follows and _leaves_board(verb.head):
        return
    subject = person_of(reading, subject_of(verb))
    other: Person | None = None
    phrase = next(_posts(reading, verb), None) or _post_taken(reading, verb)
    if mood is Mood.PRESENT and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl"):
        mood = told(reading, verb.head)  # "named Lee chairman, succeeding Roe"
    if follows:
        objects = [c for c in verb.children if c.dep_ in ("dobj", "agent")]
        objects = [k for c in objects for k in ([c] if c.dep_ == "dobj" else list(c.children))]
        other = person_of(reading, objects[0]) if objects else None
        followed = objects[0] if objects else None
        if is_passive(verb):
            subject, other, followed = other, subject, subject_of(verb)
        phrase = phrase or _post_of(reading, followed) or _own_post(reading, verb.head)
    if phrase is None:
        given = _post_given(reading, verb.head) if verb.dep_ in ("advcl", "xcomp") else None
        if follows and given is not None:
            phrase, verb_of_it = given
            before = RoleStatus.CURRENT if told(reading, verb_of_it) is Mood.FUTURE else RoleStatus.FORMER
            yield from _claims(reading, other, phrase, before, "succeeded", change=verb, begins=False)
        elif follows and subject is not None and other not in (None, subject):
            yield from _succession(subject, other, verb, mood)
        return
    body = _firm_joined(reading, verb) if phrase.body is None else None
    for claim in _claims(reading, subject, phrase, RoleStatus.INCOMING, "took_over", change=verb, begins=True):
        yield replace(claim, body=claim.body or body)
    if other is not None:
        before = RoleStatus.FORMER if mood in (Mood.PAST, Mood.PERFECT) else RoleStatus.CURRENT
        yield from _claims(reading, other, phrase, before, "succeeded", change=verb, begins=False)


def _to_be_followed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "contenders to replace Lee as chairman": he is in the post, whoever follows."""
    person = person_of(reading, next((c for c in verb.children if c.dep_ == "dobj"), None))
    yield from _claims(reading, person, next(_posts(reading, verb), None), RoleStatus.CURRENT, "succeeded")


def _post_given(reading: Reading, verb: Token) -> tuple[TitlePhrase, Token] | None:
    """The first post, and its verb, of "named Lee chairman, succeeding Roe", "nominated Lee to become chairman, …"."""
    for given in (verb, *(c for c in verb.children if c.dep_ == "xcomp")):
        lemma = given.lemma_.casefold()
        claims: Iterator[Claim] = iter(())
        if lemma in changes().appoint:
            claims = _appointed(reading, given)
        elif lemma == "become":
            claims = _is(reading, given)
        phrase = next((c.phrase for c in claims if c.phrase is not None), None)
        if phrase is None and lemma in changes().take - changes().follow:
            phrase = next(_posts(reading, given), None) or _post_taken(reading, given)
        if phrase is not None:
            return phrase, given
    return None


def _succession(new: Person, old: Person, verb: Token, mood: Mood) -> Iterator[Claim]:
    """Such as "Lee was succeeded by Roe": the post is the one that the article gave to Lee."""
    yield Claim(
        person=new,
        title=None,
        status=RoleStatus.INCOMING,
        rule="succession",
        start=verb.i,
        end=verb.i + 1,
        change=verb,
        begins=True,
        follows=old,
    )
    status = RoleStatus.FORMER if mood in (Mood.PAST, Mood.PERFECT) else RoleStatus.CURRENT
    yield _ending(old, verb, status, "succeeded")


def _post_taken(reading: Reading, verb: Token) -> TitlePhrase | None:
    """Such as "accepted the position of president": the title behind a noun for a post."""
    doc = reading.doc
    for noun in (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.casefold() in changes().posts):
        if noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ in ("of", "as"):
            return title_from(reading, noun.i + 2)[0]
    return None


def _firm_joined(reading: Reading, verb: Token) -> tuple[int, int] | None:
    """The body of "joined Acme as director"."""
    if verb.lemma_.casefold() != "join":
        return None
    joined = next((c.i for c in verb.children if c.dep_ == "dobj"), None)
    if joined is None or joined not in reading.organization_at:
        return None
    return reading.bodies.get(joined, (joined, joined + 1))


def _post_of(reading: Reading, token: Token | None) -> TitlePhrase | None:
    """The title beside the name of the one who is followed: "replaces chairman Roe", "replaces Roe, chairman"."""
    name = reading.name_at.get(token.i) if token is not None else None
    if name is None:
        return None
    after = name.end + 1 if name.end < len(reading.doc) and reading.doc[name.end].text == "," else None
    behind = title_from(reading, after)[0] if after is not None and after < len(reading.doc) else None
    phrase = reading.title_until.get(name.start) or behind
    return phrase if phrase is not None and not phrase.is_plural else None


def _steps_down(verb: Token) -> bool:
    return any(c.lower_ in ("down", "aside", "back") for c in verb.children)


def _served(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "served as minister from 2009 to 2013", "has been serving as interim chief"."""
    mood = told(reading, verb)
    person = person_of(reading, subject_of(verb))
    if mood is Mood.UNREAL or person is None:
        return
    status = RoleStatus.FORMER if mood is Mood.PAST else RoleStatus.CURRENT
    if mood is Mood.FUTURE:
        stays = verb.lemma_.casefold() in changes().stay
        status = RoleStatus.CURRENT if stays else RoleStatus.INCOMING
    if verb.lemma_.casefold() in changes().stay and status is RoleStatus.FORMER:
        status = RoleStatus.CURRENT
    if verb.lemma_.casefold() == "act" and status is not RoleStatus.FORMER:
        status = RoleStatus.ACTING
    for phrase in _posts(reading, verb):
        yield from _claims(reading, person, phrase, status, "served", change=verb)


def _ran_for(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "is running for mayor": a candidate is to hold the office."""
    i = next((c.i for c in verb.children if c.lower_ == "for" and c.i > verb.i), None)
    if i is None or told(reading, verb) not in (Mood.PRESENT, Mood.FUTURE):
        return
    phrase, _ = title_from(reading, i + 1)
    yield from _claims(reading, person_of(reading, subject_of(verb)), phrase, RoleStatus.INCOMING, "ran_for")


def _died(reading: Reading, verb: Token) -> Iterator[Claim]:
    if told(reading, verb) not in (Mood.PAST, Mood.PERFECT):
        return
    for person in those_of(reading, verb) or people_of(reading, subject_of(verb)):
        yield _ending(person, verb, RoleStatus.FORMER, "died")


def _has_left(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Such as "after the resignation of Lee", "since Lee's departure"; not "called for the resignation of Lee"."""
    whose = [c for c in noun.children if c.dep_ == "poss"]
    whose += [k for c in noun.children if c.lower_ == "of" for k in c.children]
    for person in (p for t in whose for p in people_of(reading, t)):
        yield _ending(person, noun, RoleStatus.FORMER, "left")


def _in_post(reading: Reading, noun: Token) -> Iterator[Claim]:
    """Such as "his role as a senator": a post of one's own."""
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if not owners or noun.i + 1 >= len(reading.doc):
        return
    person = person_of(reading, owners[0]) or reading.person_at(owners[0])
    following = reading.doc[noun.i + 1]
    if person is None or following.lower_ not in ("as", "of"):
        return
    phrase, _ = title_from(reading, noun.i + 2)
    yield from _claims(reading, person, phrase, RoleStatus.UNKNOWN, "own_post")
