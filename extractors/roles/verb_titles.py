"""The titles that a verb's clause names, and the claims that they make."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractors.roles.beside_names import joined_after, shared_body, status_of, title_from
from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.titles import TitlePhrase
from schemas import Person, RoleStatus

REACH = 30
"""Tokens after a verb in which its post can be named."""


def posts_after(reading: Reading, verb: Token, preposition: str = "as") -> Iterator[TitlePhrase]:
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


def claims_of(
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
