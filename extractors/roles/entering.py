"""Verbs by which somebody is put into a post, takes it, or follows somebody in it."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extractors.roles.beside_names import title_from
from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.roles.holding import is_title
from extractors.roles.leaving import ending, leaves_board, own_post
from extractors.roles.moods import Mood, told
from extractors.roles.subjects import is_passive, is_told_passive, person_of, subject_of
from extractors.roles.verb_titles import REACH, claims_of, posts_after
from extractors.titles import TitlePhrase
from extractors.titles.words import singular
from schemas import Person, RoleStatus


def appointed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "named Lee (as) chief executive", "Lee was elected mayor", "Lee, appointed chairman in 2010"."""
    mood = told(reading, verb)
    if mood is Mood.UNREAL:
        return
    weak = verb.lemma_.casefold() in changes().weak
    if is_passive(verb) or is_told_passive(reading, verb) or _shares_passive(reading, verb):
        being = next((c.i for c in verb.children if c.lower_ == "being"), 0)
        beside = reading.name_at.get(being - 1)  # "with Lee being appointed mayor"
        person = beside.person if beside is not None else person_of(reading, subject_of(verb))
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
    phrases = list(posts_after(reading, verb)) or ([direct] if direct is not None and plain else [])
    if not phrases and verb.lemma_.casefold() == "promote":
        phrases = list(posts_after(reading, verb, "to"))
    if not phrases and verb.lemma_.casefold() in changes().put_forward:
        phrases = list(posts_after(reading, verb, "for"))
    status, begins = _beginning(verb, mood)
    if phrases and singular(reading.doc[phrases[0].head].text) in changes().callings:
        status, begins = RoleStatus.CURRENT, None  # "named Lee as the author"
    for phrase in phrases[:1]:
        yield from claims_of(reading, person, phrase, status, "appointed", change=verb, begins=begins)
    if phrases and phrases[0].is_plural and person is not None:
        joined = [n for n in reading.names_of(verb.sent) if verb.i < n.start < phrases[0].start]
        for name in joined if len(joined) == 2 else ():  # "named Lee and Roe as co-presidents"
            if name.person is not person:
                yield from claims_of(reading, name.person, phrases[0], status, "appointed", change=verb, begins=begins)
    for name in reading.names_of(verb.sent) if phrases else ():
        if name.start > verb.i and name.person is not person and reading.doc[name.end].lower_ == "as":
            other, _ = title_from(reading, name.end + 1)  # "named Lee as president and Roe as treasurer"
            yield from claims_of(reading, name.person, other, status, "appointed", change=verb, begins=begins)
    if not phrases and person is not None and verb.lemma_.casefold() in changes().appoint_alone and not _is_sent(verb):
        yield Claim(person, None, status, "held", verb.i, verb.i + 1, change=verb, begins=begins)


def _shares_passive(reading: Reading, verb: Token) -> bool:
    """As in "Lee was moved and appointed treasurer", where nobody else is named."""
    alone = not any(c.dep_ in ("nsubj", "nsubjpass") or c.i in reading.name_at for c in verb.children)
    return verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and alone and is_passive(verb.head)


def _is_sent(verb: Token) -> bool:
    """As in "elected to Parliament": into a body, and not into a post told before."""
    return any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.children)


def _beginning(verb: Token, mood: Mood) -> tuple[RoleStatus, bool | None]:
    """The status that a verb gives, and whether its date begins the post."""
    lemma = verb.lemma_.casefold()
    if lemma in changes().again:
        return RoleStatus.CURRENT, None
    in_office = lemma in changes().inaugurate and mood in (Mood.PAST, Mood.PERFECT)
    return (RoleStatus.CURRENT if in_office else RoleStatus.INCOMING), True


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


def took(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "succeeds Roe as chairman" (and Roe was chairman), "takes over as coach", "joined Acme as director"."""
    named = verb.dep_ == "xcomp" and verb.head.lemma_.casefold() in changes().appoint  # "nominated to replace Roe"
    mood = Mood.FUTURE if named else told(reading, verb)
    lemma = verb.lemma_.casefold()
    follows = lemma in changes().follow
    if mood is Mood.UNREAL and follows:
        yield from _to_be_followed(reading, verb)
    if mood is Mood.UNREAL or lemma == "become" or (lemma == "step" and _steps_down(verb)):
        return
    if follows and leaves_board(verb.head):
        return
    subject = person_of(reading, subject_of(verb))
    other: Person | None = None
    given: tuple[TitlePhrase, Token] | None = None
    phrase = next(posts_after(reading, verb), None) or _post_taken(reading, verb)
    if mood is Mood.PRESENT and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl"):
        mood = told(reading, verb.head)  # "named Lee chairman, succeeding Roe"
    if follows:
        objects = [c for c in verb.children if c.dep_ in ("dobj", "agent")]
        if is_passive(verb):  # "was succeeded as head of the club by Lee": the parse hangs "by" on the club
            objects += [c for c in verb.subtree if c.lower_ == "by" and c.dep_ == "prep" and c.i > verb.i]
        objects = [k for c in objects for k in ([c] if c.dep_ == "dobj" else list(c.children))]
        other = person_of(reading, objects[0]) if objects else None
        followed = objects[0] if objects else None
        if is_passive(verb):
            subject, other, followed = other, subject, subject_of(verb)
        elif (new := _put_in_place(reading, verb)) is not None:
            subject = new
        if phrase is None and verb.dep_ in ("advcl", "xcomp"):
            given = _post_given(reading, verb.head)
        if given is None:
            phrase = phrase or _post_of(reading, followed) or own_post(reading, verb.head)
    if phrase is None:
        if given is not None:
            phrase, verb_of_it = given
            before = RoleStatus.CURRENT if told(reading, verb_of_it) is Mood.FUTURE else RoleStatus.FORMER
            yield from claims_of(reading, other, phrase, before, "succeeded", change=verb, begins=False)
        elif follows and subject is not None and other not in (None, subject):
            yield from _succession(subject, other, verb, mood)
        return
    body = _firm_joined(reading, verb) if phrase.body is None else None
    for claim in claims_of(reading, subject, phrase, _status_taken(verb, mood), "took_over", change=verb, begins=True):
        yield replace(claim, body=claim.body or body)
    if other is not None:
        before = RoleStatus.FORMER if mood in (Mood.PAST, Mood.PERFECT) else RoleStatus.CURRENT
        yield from claims_of(reading, other, phrase, before, "succeeded", change=verb, begins=False)


def _status_taken(verb: Token, mood: Mood) -> RoleStatus:
    """Whoever took over or succeeded is in the post; whoever accepted one, or was put in another's place, is to be."""
    has_taken = mood in (Mood.PAST, Mood.PERFECT) and verb.tag_ in ("VBD", "VBN")
    lemma = verb.lemma_.casefold()
    if has_taken and lemma in changes().begin and any(c.lemma_ == "career" for c in verb.children):
        return RoleStatus.FORMER  # "began her career as a teacher"
    is_put = lemma == "replace" and (is_passive(verb) or any(c.lower_ == "with" for c in verb.subtree))
    return RoleStatus.CURRENT if has_taken and lemma != "accept" and not is_put else RoleStatus.INCOMING


def _put_in_place(reading: Reading, verb: Token) -> Person | None:
    """The one behind "with": "Acme replaced chairman Roe with Ann Lee"."""
    i = next((c.i for c in verb.subtree if c.lower_ == "with" and c.i > verb.i), None)
    if i is None:
        return None
    name = next((n for n in reading.names_of(verb.sent) if n.start > i), None)
    between = reading.doc[i + 1 : name.start] if name is not None else ()
    return name.person if name is not None and all(t.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for t in between) else None


def _to_be_followed(reading: Reading, verb: Token) -> Iterator[Claim]:
    """Such as "contenders to replace Lee as chairman": he is in the post, whoever follows."""
    person = person_of(reading, next((c for c in verb.children if c.dep_ == "dobj"), None))
    yield from claims_of(reading, person, next(posts_after(reading, verb), None), RoleStatus.CURRENT, "succeeded")


def _post_given(reading: Reading, verb: Token) -> tuple[TitlePhrase, Token] | None:
    """The first post, and its verb, of "named Lee chairman, succeeding Roe", "nominated Lee to become chairman, …"."""
    for given in (verb, *(c for c in verb.children if c.dep_ == "xcomp")):
        lemma = given.lemma_.casefold()
        claims: Iterator[Claim] = iter(())
        if lemma in changes().appoint:
            claims = appointed(reading, given)
        elif lemma == "become":
            claims = is_title(reading, given)
        phrase = next((c.phrase for c in claims if c.phrase is not None), None)
        if phrase is None and lemma in changes().take - changes().follow:
            phrase = next(posts_after(reading, given), None) or _post_taken(reading, given)
        if phrase is not None:
            return phrase, given
    return None


def _succession(new: Person, old: Person, verb: Token, mood: Mood) -> Iterator[Claim]:
    """Such as "Lee was succeeded by Roe": the post is the one that the article gave to Lee."""
    yield Claim(
        person=new,
        title=None,
        status=_status_taken(verb, mood),
        rule="succession",
        start=verb.i,
        end=verb.i + 1,
        change=verb,
        begins=True,
        follows=old,
    )
    status = RoleStatus.FORMER if mood in (Mood.PAST, Mood.PERFECT) else RoleStatus.CURRENT
    yield ending(old, verb, status, "succeeded")


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
    if phrase is None or phrase.is_plural or singular(reading.doc[phrase.head].text) in changes().callings:
        return None
    return phrase


def _steps_down(verb: Token) -> bool:
    return any(c.lower_ in ("down", "aside", "back") for c in verb.children)
