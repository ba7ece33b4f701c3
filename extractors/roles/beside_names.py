"""Titles that stand at a name: before it, after a comma, and in lists."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc

from extractors.roles.claims import Claim, Name, Reading
from extractors.roles.cues import changes
from extractors.titles import TitlePhrase
from extractors.titles.phrases import HONORIFICS as BEFORE_NAMES
from extractors.titles.words import singular, title_words
from schemas import OrganizationKind, Person, RoleStatus

DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "my", "one", "another"})
ADVERBS = frozenset({"formerly", "currently", "now", "also", "then", "once", "previously", "both", "as", "long"})
FORMER = frozenset({"formerly", "once", "previously", "then"})
HONORIFICS = BEFORE_NAMES | {"lord", "lady", "rev", "prof", "hon"}
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
"""How many names follow "two officers"."""

MAX_FURTHER = 3
"""Titles that a list adds to its first."""

STOPS = frozenset({",", ".", ";", ":", ")", "-", "–", "—", "--", '"', "''", "”", "!", "?", "(", "and", "who", "whose"})


def at_names(reading: Reading) -> Iterator[Claim]:
    """Claims from titles beside names, in order."""
    for name in reading.names:
        yield from _before(reading, name)
        yield from _after(reading, name)


def status_of(phrase: TitlePhrase, *, former: bool = False) -> RoleStatus:
    """The status that the words of a title give: current when none says otherwise."""
    if former:
        return RoleStatus.FORMER
    return RoleStatus(phrase.status) if phrase.status else RoleStatus.CURRENT


def name_claim(reading: Reading, name: Name, phrase: TitlePhrase, rule: str, *, former: bool = False) -> Claim:
    """The claim that somebody named here has the title of a phrase."""
    return Claim(
        person=name.person,
        title=phrase.title(reading.doc),
        status=status_of(phrase, former=former),
        rule=rule,
        start=phrase.start,
        end=phrase.end,
        phrase=phrase,
        body=_party_after(reading, name, phrase) or _firm_after(reading, name, phrase),
    )


def _party_after(reading: Reading, name: Name, phrase: TitlePhrase) -> tuple[int, int] | None:
    """Such as "candidate Ann Lee of the Labour Party"."""
    doc, i = reading.doc, name.end
    if phrase.body or singular(doc[phrase.head].text) not in title_words().party:
        return None
    if name.start > 1 and doc[name.start - 1].tag_ == "POS" and name.start - 2 in reading.bodies:
        return reading.bodies[name.start - 2]  # "the Labour Party's Ann Lee"
    if i < len(doc) and doc[i].text == "(":
        i += 1
    elif i < len(doc) and doc[i].lower_ in ("of", "from"):
        i += 1
        while i < len(doc) and doc[i].lower_ == "the":
            i += 1
    else:
        return None
    return reading.bodies.get(i)


def _firm_after(reading: Reading, name: Name, phrase: TitlePhrase) -> tuple[int, int] | None:
    """Such as "analyst Ann Lee of Acme Securities"."""
    doc, i = reading.doc, name.end
    i += i + 1 < len(doc) and doc[i].text == "," and doc[i + 1].lower_ in ("of", "from", "at")
    if phrase.body or phrase.end > name.start or i + 1 >= len(doc) or doc[i].lower_ not in ("of", "from", "at", "with"):
        return None
    title, lexicon = singular(doc[phrase.head].text), title_words()
    i += 1 + (doc[i + 1].lower_ == "the")
    if title in lexicon.of_places | {"president"} and doc[i].ent_type_ == "GPE":
        return reading.bodies.get(i)  # "Mayor Ann Lee of Rye"; "Senator Ann Lee of Texas" is of the Senate
    if title in lexicon.offices - lexicon.corporate:
        return None  # "Senator Ann Lee of the Greens" sits in no party
    organization = reading.organization_at.get(i)
    if organization is None or organization.kind is not OrganizationKind.ORGANIZATION:
        return None
    return reading.bodies.get(i)


def _before(reading: Reading, name: Name) -> Iterator[Claim]:
    """Such as "Attorney General Ann Lee"; "the coach, Ann Lee,"; "Senators Lee and Roe"; "writer and actor Ann Lee"."""
    doc = reading.doc
    i = _skip_back(doc, name.start)
    phrase = reading.title_until.get(i)
    if phrase is not None and not reading.ends_sentence(phrase):
        names = list(list_of_names(reading, name)) if phrase.is_plural else [name]
        for each in names:
            yield name_claim(reading, each, phrase, "title_before_name")
        if len(names) == 1:
            first = reading.title_until.get(phrase.start)
            if first is not None and doc[first.head].lower_ in title_words().before_ranks:
                yield name_claim(reading, name, first, "title_before_name")  # "Police spokesman Major Roe"
            yield from _joined_before(reading, name, phrase)
            yield from _introduced_twice(reading, name, phrase)
        return
    if i > 1 and doc[i - 1].text == "," and (phrase := _opening_with_dates(reading, i)) is not None:
        yield name_claim(reading, name, phrase, "apposition_before_name")
    elif i > 1 and doc[i - 1].text in (",", ")") and (phrase := _before_comma(reading, i)) is not None:
        yield name_claim(reading, name, phrase, "apposition_before_name", former=_is_former(doc, phrase.start))
        yield from _joined_before(reading, name, phrase)
    elif (
        i > 1 and doc[i - 1].text == "," and (phrase := reading.title_until.get(i - 1)) is not None and phrase.is_plural
    ):
        number = COUNTS.get(doc[phrase.start - 1].lower_) if phrase.start else None
        for each in islice(list_of_names(reading, name), number):  # "two Norvane officers, Ann Lee and Bob Roe"
            yield name_claim(reading, each, phrase, "apposition_before_name")
    elif i > 1 and doc[i - 1].lower_ in ("named", "called") and (phrase := reading.title_until.get(i - 1)) is not None:
        yield name_claim(reading, name, phrase, "apposition_before_name")


def _opening_with_dates(reading: Reading, i: int) -> TitlePhrase | None:
    """The title that opens a sentence, with its dates, before a comma: "As mayor from 2009 to 2013, Ann Lee"."""
    doc, start = reading.doc, reading.doc[i - 1].sent.start
    start += doc[start].lower_ == "as"
    phrase = reading.title_from.get(start)
    if phrase is None or phrase.is_plural or phrase.end + 1 >= i:
        return None
    end = phrase.end + 1
    while end in reading.date_from or doc[end].lower_ in ("to", "until", "and"):
        end = reading.date_from[end][0] if end in reading.date_from else end + 1
    has_dates = phrase.end + 1 in reading.date_from and doc[phrase.end].lower_ in ("since", "from", "between")
    return phrase if has_dates and end == i - 1 else None


def _introduced_twice(reading: Reading, name: Name, phrase: TitlePhrase) -> Iterator[Claim]:
    """The first of "its chairman, Senator Ann Lee" and "the owner, the singer Ann Lee"."""
    i = phrase.start
    while i > 0 and reading.doc[i - 1].lower_ in DETERMINERS:
        i -= 1
    if i > 1 and reading.doc[i - 1].text == "," and (first := _before_comma(reading, i)) is not None:
        yield name_claim(reading, name, first, "apposition_before_name", former=_is_former(reading.doc, first.start))


def _skip_back(doc: Doc, i: int) -> int:
    """Before an honorific or an opening quotation mark at a name."""
    while i > 0 and (doc[i - 1].lower_.rstrip(".") in HONORIFICS or doc[i - 1].text in ('"', "``", "“")):
        i -= 1
    return i


def _before_comma(reading: Reading, i: int) -> TitlePhrase | None:
    """The title before the comma (or a bracket and a comma) that ends at token ``i``, when it is an apposition."""
    doc = reading.doc
    j = i - 1
    if doc[j].text == "," and j and doc[j - 1].text == ")":
        j -= 1
    if doc[j].text == ")":
        while j > 0 and doc[j].text != "(" and i - j < 12:
            j -= 1
    phrase = reading.title_until.get(j)
    if phrase is None or phrase.is_plural:
        return None
    first = phrase
    if phrase.start > 1 and doc[phrase.start - 1].lower_ in ("and", "&"):
        first = reading.title_until.get(phrase.start - 1) or phrase  # "its founder and chairwoman, Ann Lee"
    start = first.start
    while start > 0 and doc[start - 1].tag_ in ("VBN", "VBG") and doc[start - 1].dep_ == "amod":
        start -= 1  # "the detained leader"
    before = doc[start - 1] if start else None
    definite = before is not None and (before.lower_ in ("the", "its", "his", "her", "their") or before.tag_ == "POS")
    opens = before is None or before.is_space or first.start == doc[first.start].sent.start
    ends = reading.name_at[i].end if i in reading.name_at else i
    closed = ends >= len(doc) or doc[ends].text in (".", ",", ";", ")")
    is_another = doc[first.start].lower_ == "another" and closed
    indefinite = before is not None and before.lower_ in ("a", "an") and (closed or before.is_sent_start)
    if not (definite or indefinite or is_another or (opens and (phrase.body or len(phrase.words) > 1))):
        return None
    k = start - 2 if definite else start - 1
    while k > 0 and doc[k].tag_ in ("DT", "PRP$"):
        k -= 1
    if k > 0 and doc[k].lower_ == "as" and not doc[k].is_sent_start:
        return None  # "was named as the mayor, Bob Roe taking over the rest"
    if k > 0 and doc[k].text == "," and k - 1 in reading.name_at:
        return None  # "Ann Lee, the mayor, Bob Roe": the mayor is Lee
    return phrase


def list_of_names(reading: Reading, name: Name) -> Iterator[Name]:
    """The names that follow each other in a list: "Lee of Acme, Roe and Poe"."""
    doc = reading.doc
    yield name
    i, reach = name.end, 0
    while i < len(doc) and reach < 14:
        following = reading.name_at.get(i)
        if following is not None and following.start == i and i > name.end:
            yield following
            i, reach = following.end, 0
            continue
        token = doc[i]
        in_body = i in reading.bodies
        if not in_body and token.lower_ not in (
            ",",
            "and",
            "&",
            "of",
            "from",
            "the",
            "'s",
            "’s",
            "(",
            ")",
            "as",
            "well",
        ):
            return
        i, reach = i + 1, reach + 1


def _joined_before(reading: Reading, name: Name, phrase: TitlePhrase) -> Iterator[Claim]:
    """The first of two titles before one name: "academic and professor Ann Lee"."""
    doc, i = reading.doc, phrase.start
    if i < 2 or doc[i - 1].lower_ not in ("and", "&"):
        return
    other = reading.title_until.get(i - 1)
    if other is None or other.is_plural or any(j in reading.name_at for j in range(other.start, i)):
        return
    has_determiner = other.start > 0 and doc[other.start - 1].lower_ == "the"
    is_capital = doc[other.head].text[0].isupper()
    if (is_capital or not doc[phrase.head].text[0].isupper()) and not has_determiner:
        yield name_claim(reading, name, other, "joined_titles_before_name")


def _after(reading: Reading, name: Name) -> Iterator[Claim]:
    """Such as "Ann Lee, the mayor of Rye,"; "Ann Lee, QC,"; "Ann Lee, chairman of Acme and a member of the board"."""
    doc = reading.doc
    i = _skip_asides(reading, name.end)
    if i >= len(doc):
        return
    is_postnominal = doc[i].lower_ in title_words().postnominal
    if doc[i].text in (",", "(", "—", "–", "--") or (doc[i].text == "-" and doc[i - 1].whitespace_):
        i += 1
        if i < len(doc) and doc[i].lower_ == "as" and _is_appointed(doc, name.start):
            return  # "named the chairman, Ann Lee, as president": the verb's
    elif not is_postnominal:
        return
    phrase, former = title_from(reading, i)
    if phrase is not None and phrase.is_plural and doc[i].lower_ == "both" and _closes(reading, phrase):
        pair = [n for n in reading.names if n.end == name.start - 1 and doc[n.end].lower_ == "and"]
        for each in (*pair, name):  # "Ann Lee and Bob Roe, both directors of Acme"
            yield name_claim(reading, each, phrase, "apposition_after_name", former=former)
        return
    if phrase is None or phrase.is_plural or not _closes(reading, phrase):
        return
    further = list(joined_after(reading, name.person, phrase, "apposition_after_name", former=former))
    first = name_claim(reading, name, phrase, "apposition_after_name", former=former)
    yield replace(first, body=first.body or shared_body(reading, phrase))
    yield from further


def _is_appointed(doc: Doc, i: int) -> bool:
    """Whether a verb before a name puts somebody into a post."""
    return any(t.lemma_.casefold() in changes().appoint for t in doc[doc[i].sent.start : i] if t.pos_ == "VERB")


def shared_body(reading: Reading, phrase: TitlePhrase) -> tuple[int, int] | None:
    """The body that a title shares with the next of its list: "chairman and chief executive of Acme"."""
    doc, i = reading.doc, phrase.end
    is_rank = doc[phrase.head].lower_ in title_words().postnominal and doc[i : i + 1].text == ","
    if phrase.body is not None or is_rank or i + 1 >= len(doc) or doc[i].lower_ not in ("and", "&", ","):
        return None  # "Lee, QC, chair of the Bar"
    following = reading.title_from.get(i + 1 + (doc[i + 1].lower_ in ("and", "&")))
    if following is None or following.end in reading.name_at or doc[following.start].lower_ in ("now", "currently"):
        return None  # with an article of its own, the next title is of another body
    seats = title_words().seats
    if singular(doc[phrase.head].text) in seats and singular(doc[following.head].text) not in seats:
        return None  # "prime minister and head of the Tide Fund"
    return following.body or shared_body(reading, following)


def title_from(reading: Reading, i: int) -> tuple[TitlePhrase | None, bool]:
    """The title that begins at a token, after adverbs and determiners, and whether an adverb makes it a past one."""
    doc, former, steps = reading.doc, False, 0
    while i < len(doc) and steps < 14:
        phrase = reading.title_from.get(i)
        if phrase is not None:
            return phrase, former
        if doc[i].lower_ in ADVERBS or doc[i].lower_ in DETERMINERS:
            former = former or doc[i].lower_ in FORMER
            i += 1
        elif (span := reading.bodies.get(i)) and span[0] == i and span[1] < len(doc) and doc[span[1]].tag_ == "POS":
            i = span[1] + 1
        elif doc[i].tag_ == "JJ" or (doc[i].lower_ == "and" and doc[i - 1].tag_ == "JJ"):
            i += 1  # "the eighth and first female president"
        elif doc[i].tag_ == "VBG" and reading.bodies.get(i + 1, (0, 0))[0] == i + 1:
            i += 1  # "the ruling Labour Party's chairman"
        elif doc[i].tag_ == "POS" or _is_body_of(doc, i) or (i in reading.name_at and _possessive_follows(reading, i)):
            i += 1
        else:
            return None, former
        steps += 1
    return None, former


def _is_body_of(doc: Doc, i: int) -> bool:
    """As in "the group's treasurer"."""
    return doc[i].lower_ in title_words().bodies and i + 1 < len(doc) and doc[i + 1].tag_ == "POS"


def _possessive_follows(reading: Reading, i: int) -> bool:
    end = reading.name_at[i].end
    return end < len(reading.doc) and reading.doc[end].tag_ == "POS"


def _closes(reading: Reading, phrase: TitlePhrase) -> bool:
    """Whether an apposition ends with its phrase: not "after Lee, the mayor said"; not "Lee, Senator Roe"."""
    doc, i = reading.doc, phrase.end
    if i >= len(doc) or doc[i].is_space:
        return True
    if i in reading.name_at:
        return False
    after = doc[i]
    if (
        after.text in STOPS
        or after.pos_ in ("ADP", "SCONJ", "PUNCT", "PRON")
        or after.like_num
        or after.lower_ in ("since", "until")
    ):
        return True
    return after.tag_ in ("VBG", "VBN") and after.dep_ in ("acl", "amod")


def joined_after(
    reading: Reading, person: Person, phrase: TitlePhrase, rule: str, *, former: bool = False
) -> Iterator[Claim]:
    """The further titles of a list: "chairman and chief executive", "chairman of Acme and a member of the board"."""
    doc, current, body = reading.doc, phrase, phrase.body
    for _ in range(MAX_FURTHER):
        i = current.end
        if i >= len(doc) or (doc[i].lower_ not in ("and", "&", ",") and doc[i : i + 3].text.casefold() != "as well as"):
            return
        joined = doc[i].lower_ != ","
        i += 3 if doc[i : i + 3].text.casefold() == "as well as" else 1
        if not joined and i < len(doc) and doc[i].lower_ in title_words().fields and doc[i + 1].lower_ in (",", "and"):
            i, joined = i + 2, doc[i + 1].lower_ == "and"  # "vice president, finance, and treasurer"
        if not joined and i < len(doc) and doc[i].lower_ in ("and", "&"):
            i, joined = i + 1, True
        following, _ = title_from(reading, i)
        if following is None or following.is_plural > phrase.is_plural or following.end in reading.name_at:
            return
        if not joined and not _list_goes_on(doc, following.end):
            return
        if not _closes(reading, following) and not joined:
            return
        if following.end < len(doc) and doc[following.end].pos_ in ("VERB", "AUX") and doc[i].lower_ in DETERMINERS:
            return  # "Lee, the mayor, and the governor said"
        yield Claim(
            person=person,
            title=following.title(doc),
            status=status_of(following, former=former),
            rule=rule,
            start=following.start,
            end=following.end,
            phrase=following,
            body=shared_body(reading, following) or _body_so_far(doc, following, body),
        )
        body, current = following.body or body, following


def _body_so_far(doc: Doc, phrase: TitlePhrase, body: tuple[int, int] | None) -> tuple[int, int] | None:
    """The body of the titles before; not for an office of its own: "chairman of Acme and a senator"."""
    is_office = singular(doc[phrase.head].text) in title_words().seats and doc[phrase.start - 1].lower_ in DETERMINERS
    return None if phrase.body is not None or is_office else body


def _list_goes_on(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].lower_ in ("and", "&", ",")


def _skip_asides(reading: Reading, i: int) -> int:
    """After an age or a party and state: ", 51", ", D-Ohio,", "(R-AZ)"."""
    doc = reading.doc
    if i + 1 < len(doc) and doc[i].text == "," and (doc[i + 1].like_num or _is_party(doc[i + 1].text)):
        j = i + 2
        while j < len(doc) and j < i + 6 and doc[j].text != ",":
            j += 1
        return j if j < len(doc) and doc[j].text == "," else i
    if i < len(doc) and doc[i].text == "(":
        j = i + 1
        while j < len(doc) and j < i + 8 and doc[j].text != ")":
            j += 1
        if j + 1 < len(doc) and doc[j].text == ")" and i + 1 not in reading.title_from:
            return j + 1
    return i


def _is_party(text: str) -> bool:
    return text[:2] in ("D-", "R-", "I-") or text in ("D", "R")


def _is_former(doc: Doc, i: int) -> bool:
    """Whether "formerly" stands before the determiner of a phrase."""
    return i > 1 and doc[i - 1].tag_ == "DT" and doc[i - 2].lower_ in FORMER
