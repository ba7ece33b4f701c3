"""First pass: the places in the text where an organization, or a place that acts, is named."""

import re
from calendar import day_name
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Span

from extractors.organizations.patterns import (
    by_affiliation,
    by_ampersand,
    by_first_word,
    by_joined,
    by_kind,
    by_last_word,
    by_noun,
    by_partners,
    by_title,
    media,
    with_first_field,
)
from extractors.organizations.places import acts, country_of
from extractors.organizations.things import without_things
from extractors.organizations.words import Named, is_in_capitals, words
from extractors.titles.words import head_word, title_words
from schemas import OrganizationKind

ORG_LABELS = frozenset({"ORG"})
PLACE_LABELS = frozenset({"GPE", "NORP"})
DAYS = frozenset(name.casefold() for name in day_name)
"""What models join to a name: "said the Rye Museum Tuesday"."""

EDGES = frozenset("\"'`“”‘’«»()[]{}<>.,:;!?-–—/\\|*_=+&#@•…")


def find_named(doc: Doc, names: Collection[int]) -> list[Named]:
    """Where bodies are named, in order and without overlaps.

    Args:
        doc: a parsed text.
        names: tokens of people's names, which belong to no organization.
    """
    found: dict[int, Named] = {}
    by_words = (by_partners, by_joined, by_noun, by_first_word, by_ampersand)
    for source in (*by_words, _entities, by_last_word, by_kind, by_title, by_affiliation, media):
        for named in source(doc, names):
            if not any(i in found for i in range(named.start, named.end)):
                found.update(dict.fromkeys(range(named.start, named.end), named))
    return without_things(doc, sorted(set(found.values())), names)


def _entities(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    for ent in doc.ents:
        if ent.label_ in ORG_LABELS:
            span = _trim(doc, ent, names)
            if span is not None and is_in_capitals(span.sent):
                span = _named_below(span)
            if span is not None and _is_name(span):
                yield Named(with_first_field(doc, span.start), span.end, OrganizationKind.ORGANIZATION, "model_entity")
        elif ent.label_ in PLACE_LABELS and (span := _trim(doc, ent, names)) is not None and acts(span):
            yield Named(span.start, span.end, OrganizationKind.PLACE, "place_that_acts")


def _named_below(span: Span) -> Span | None:
    """The first words of a name in capitals that the rest of the text has as a name; None when it has none of them."""
    below = span.doc.text[span.sent.end_char :]
    folded = below.casefold()
    for end in range(span.end, span.start, -1):
        part = span.doc[span.start : end]
        if part.text.casefold() not in folded:  # cheaper than a pattern, which is seldom used twice
            continue
        found = re.finditer(rf"\b{re.escape(part.text)}\b", below, re.IGNORECASE)
        if country_of(part.text) is None and any(m.group()[0].isupper() for m in found):
            return part
    return None


def _trim(doc: Doc, ent: Span, names: Collection[int]) -> Span | None:
    """An entity without article, people, possessive mark, line break and quotation marks at its edges."""
    start, end = ent.start, ent.end
    for i in range(start, end):
        if i in names or doc[i].is_space:
            if i == start:
                start = i + 1
            else:
                end = i
                break
    behind = (i for i in range(start + 1, end) if doc[i].text == "<" or _begins_sum(doc, i))  # "Acme Corp <ACM>"
    end = next(behind, end)
    while start < end and (doc[start].text in EDGES or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while start < end and (
        (doc[end - 1].text in EDGES and not doc[end - 1].text.isalnum())
        or doc[end - 1].tag_ == "POS"
        or doc[end - 1].lower_ in ("'s", "’s", "of", "for")
        or (end - start > 1 and doc[end - 1].lower_ in DAYS)
    ):
        end -= 1
    return _cut(doc, start, end) if start < end else None


def _begins_sum(doc: Doc, i: int) -> bool:
    """As in "fined Acme 500 million euros"."""
    return doc[i].like_num and i + 1 < len(doc) and doc[i + 1].lower_ in words().amounts


def _cut(doc: Doc, start: int, end: int) -> Span:
    """Without a title at the end ("State Department Spokesperson") or its field ("Air Force for Acquisition")."""
    lexicon = title_words()
    if end - start > 1 and head_word(doc[end - 1]) is not None and doc[end - 2].lower_ in lexicon.bodies:
        end -= 1
    kinds = (
        i for i in range(start, end - 1) if doc[i].pos_ == "NOUN" and doc[i].text.islower() and doc[i + 1].is_title
    )
    start = max((i + 1 for i in kinds), default=start)  # "Volunteer organization Ring Corps"
    for i in range(start + 1, end):
        if doc[i].pos_ == "VERB" and doc[i].text.islower():
            return doc[start:i]  # a headline taken for a name: "Acme buys Dot"
        if doc[i].lower_ == "for" and end > i + 1 and all(t.lower_ in lexicon.fields for t in doc[i + 1 : end]):
            return doc[start:i]
    return doc[start:end]


def _is_name(span: Span) -> bool:
    """Whether a span can be a body's name: a capital or a digit, no unit, no title of a post."""
    if _is_dateline(span) or _is_common_noun(span):
        return False
    folded = span.text.casefold()
    if folded in words().false_friends or not any(c.isalpha() for c in span.text):
        return False
    if span.text[:2] in ("D-", "R-", "I-"):
        return False  # party and state of a legislator
    if not any(t.text[0].isupper() for t in span) and not any(c.isupper() for c in span.text):
        return False
    if head_word(span[-1]) is not None and len(span) <= 4 and span[-1].lower_ not in ("general", "cleaner"):
        return False
    lexicon = title_words()
    if all(t.lower_ in lexicon.fields or t.lower_ in lexicon.titular for t in span) and span[-1].lower_ != "police":
        return False  # "Secretary of State", "Home Secretary": the field of a post
    return not (span[0].like_num and len(span) == 1)


def _is_dateline(span: Span) -> bool:
    """As in "ZURICH, March 31 -": a place in capitals before a date."""
    after = span.doc[span.end : span.end + 2]
    return span.text.isupper() and len(after) > 1 and after[0].text == "," and after[1].ent_type_ == "DATE"


def _is_common_noun(span: Span) -> bool:
    """As in "Aircraft maker Norvane", "U.S. Farm": capitals of a sentence's start, or behind the dot of "U.S."."""
    opens = len(span) == 1 and span[0].is_sent_start and span[0].pos_ == "NOUN" and not span.text.isupper()
    after_dots = len(span) == 2 and span[0].lower_ in ("u.s.", "u.k.") and span[1].is_title
    return opens or (after_dots and f" {span[1].lower_}" in span.doc.text)
