"""First pass: the places in the text where an organization, or a place that acts, is named."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from extractors.lexicons import read_table
from extractors.titles.words import head_word, title_words
from schemas import OrganizationKind

ORG_LABELS = frozenset({"ORG"})
PLACE_LABELS = frozenset({"GPE", "NORP"})
EDGES = frozenset("\"'`“”‘’«»()[]{}<>.,:;!?-–—/\\|*_=+&#@•…")


class Words(NamedTuple):
    """The lists of ``words.toml``, case-folded."""

    suffixes: frozenset[str]
    small: frozenset[str]
    heads: frozenset[str]
    nominals: frozenset[str]
    false_friends: frozenset[str]
    acts: frozenset[str]
    media: frozenset[str]


@cache
def words() -> Words:
    """The words of organizations' names, read once."""
    table = read_table("extractors.organizations", "words.toml")
    return Words(*(frozenset(table[name]["words"]) for name in Words._fields))


class Named(NamedTuple):
    """One naming of a body: its tokens, what kind it is, and the rule that found it."""

    start: int
    end: int
    kind: OrganizationKind
    rule: str


def find_named(doc: Doc, names: Collection[int]) -> list[Named]:
    """Where bodies are named, in order and without overlaps.

    Args:
        doc: a parsed text.
        names: tokens of people's names, which belong to no organization.
    """
    found: dict[int, Named] = {}
    for named in [*_bodies_by_noun(doc, names), *_entities(doc, names), *_media(doc, names)]:
        if not any(i in found for i in range(named.start, named.end)):
            found.update(dict.fromkeys(range(named.start, named.end), named))
    return sorted(set(found.values()))


def _bodies_by_noun(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "the Russian government", "the Trump campaign": a capitalised modifier and a common noun for a body."""
    for token in doc:
        if token.lower_ not in words().heads or token.i == 0 or token.i in names or token.pos_ not in ("NOUN", "PROPN"):
            continue
        start = token.i
        while start > token.sent.start and _names_body(doc[start - 1]) and start - 1 not in names:
            start -= 1
        follows = token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN") and token.dep_ == "compound"
        if start < token.i and not follows and not doc[start].is_sent_start:
            yield Named(start, token.i + 1, OrganizationKind.ORGANIZATION, "modifier_and_body")


def _media(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Well-known names of a single word that speak or are spoken to."""
    for token in doc:
        is_alone = token.dep_ != "compound" and token.text[0].isupper() and token.i not in names
        if is_alone and token.lower_ in words().media:
            yield Named(token.i, token.i + 1, OrganizationKind.ORGANIZATION, "news_medium")


def _names_body(token: Token) -> bool:
    return token.text[0].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in ("NORP", "GPE", "PERSON", "ORG"))


def _entities(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    for ent in doc.ents:
        if ent.label_ in ORG_LABELS:
            span = _trim(doc, ent, names)
            if span is not None and _is_in_capitals(span.sent):
                span = _named_below(span)
            if span is not None and _is_name(span):
                yield Named(span.start, span.end, OrganizationKind.ORGANIZATION, "model_entity")
        elif ent.label_ in PLACE_LABELS and (span := _trim(doc, ent, names)) is not None and _acts(span):
            yield Named(span.start, span.end, OrganizationKind.PLACE, "place_that_acts")


def _is_in_capitals(sentence: Span) -> bool:
    """Whether a sentence is a headline in capitals, in which models see names everywhere."""
    letters = [t for t in sentence if t.is_alpha]
    return len(letters) > 2 and all(t.is_upper for t in letters)


def _named_below(span: Span) -> Span | None:
    """The first words of a name in capitals that the rest of the text has too; None when it has none of them."""
    below = span.doc.text[span.sent.end_char :].casefold()
    for end in range(span.end, span.start, -1):
        if re.search(rf"\b{re.escape(span.doc[span.start : end].text.casefold())}\b", below):
            return span.doc[span.start : end]
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
    end = next((i for i in range(start + 1, end) if doc[i].text == "<"), end)  # "Acme Corp <ACM>"
    while start < end and (doc[start].text in EDGES or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while start < end and (
        (doc[end - 1].text in EDGES and not doc[end - 1].text.isalnum())
        or doc[end - 1].tag_ == "POS"
        or doc[end - 1].lower_ in ("'s", "’s")
    ):
        end -= 1
    return _cut(doc, start, end) if start < end else None


def _cut(doc: Doc, start: int, end: int) -> Span:
    """Without a title at the end ("State Department Spokesperson") or its field ("Air Force for Acquisition")."""
    lexicon = title_words()
    if end - start > 1 and head_word(doc[end - 1]) is not None and doc[end - 2].lower_ in lexicon.bodies:
        end -= 1
    for i in range(start + 1, end):
        if doc[i].pos_ == "VERB" and doc[i].text.islower():
            return doc[start:i]  # a headline taken for a name: "Acme buys Dot"
        if doc[i].lower_ == "for" and end > i + 1 and all(t.lower_ in lexicon.fields for t in doc[i + 1 : end]):
            return doc[start:i]
    return doc[start:end]


def _is_name(span: Span) -> bool:
    """Whether a span can be a body's name: a capital or a digit, no unit, no title of a post."""
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


def _acts(span: Span) -> bool:
    """Whether a country or city is an employer ("Russian President") or the subject of an act of states."""
    root = span.root
    if span.label_ != "NORP" and root.dep_ in ("nsubj", "agent") and root.head.lemma_.casefold() in words().acts:
        return True
    after = span.end
    while after < len(span.doc) and after < span.end + 6:
        token = span.doc[after]
        if head_word(token) is not None:
            return True
        if token.tag_ != "POS" and token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        after += 1
    return span.start > 1 and span.doc[span.start - 1].lower_ in ("of", "the") and _after_title(span)


def _after_title(span: Span) -> bool:
    """Such as "president of France": a title and "of" before the place."""
    i = span.start - 1
    if span.doc[i].lower_ == "the":
        i -= 1
    return i > 0 and span.doc[i].lower_ == "of" and head_word(span.doc[i - 1]) is not None
