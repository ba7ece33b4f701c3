"""Extractor: the people whom an article names, with every mention by name.

First version: the model's person entities of two words or more, trimmed, and their last word carried
through the article. A bare surname that two people share means the one named in full last.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from extractors.findings import Findings, span_fields
from extractors.lexicons import read_table, read_words
from extractors.people.words import Shape, fold, shape_of
from schemas import Mention, MentionKind, Person
from schemas.ids import stable_id

_NAME_SHAPES = (Shape.CAPITALISED, Shape.INITIAL, Shape.PARTICLE)
_DATA = "extractors.people"


def extract_people(findings: Findings) -> Iterable[Person]:
    """Every individual whom the article names, in the order of their first mention."""
    doc = findings.doc
    spans: dict[str, list[tuple[Span, str]]] = {}
    taken: set[int] = set()
    owners: dict[str, list[tuple[int, str]]] = {}
    for span in _full_names(doc):
        key = fold(span.text)
        spans.setdefault(key, []).append((span, "full_name"))
        owners.setdefault(fold(span[-1].text), []).append((span.start, key))
        taken.update(range(span.start, span.end))
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or fold(token.text) not in owners:
            continue
        if (token.dep_ == "compound" and token.head.i > token.i) or _begins_body(doc, token.i + 1):
            continue
        named = owners[fold(token.text)]
        before = [key for start, key in named if start < token.i]
        spans[before[-1] if before else named[0][1]].append((doc[token.i : token.i + 1], "surname"))
    people = [_person(findings, sorted(found, key=lambda f: f[0].start)) for found in spans.values()]
    return sorted(people, key=lambda p: p.mentions[0].start)


def _full_names(doc: Doc) -> Iterable[Span]:
    """Person entities of two words or more, without what is no part of a name at their ends."""
    for ent in doc.ents:
        if ent.label_ != "PERSON":
            continue
        words = list(ent)
        while words and (shape_of(words[-1].text) not in _NAME_SHAPES or words[-1].tag_ == "POS"):
            words.pop()
        while words and _is_address(words[0].text):
            words.pop(0)
        if len(words) < 2 or _begins_body(doc, words[-1].i + 1) or _is_body(words[-1].text):
            continue
        if fold(doc[words[0].i : words[-1].i + 1].text) in read_words(_DATA, "false_friends.txt"):
            continue
        if all(shape_of(w.text) in _NAME_SHAPES or w.text == "-" for w in words):
            yield doc[words[0].i : words[-1].i + 1]


def _begins_body(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` makes the name before it the name of a body."""
    return i < len(doc) and _is_body(doc[i].text)


def _is_body(text: str) -> bool:
    """Whether a capitalised word names a kind of body, place or work: Inc, Foundation, Airport, Act."""
    return text[0].isupper() and fold(text).strip(".") in read_words(_DATA, "organization_words.txt")


def _is_address(text: str) -> bool:
    """Whether a word is an honorific or a rank, and so no part of a name."""
    honorifics = read_table(_DATA, "honorifics.toml")
    word = fold(text).strip(".")
    return word in honorifics["address"] or word in honorifics["rank"]


def _person(findings: Findings, found: list[tuple[Span, str]]) -> Person:
    """One person with all mentions."""
    name = max((span.text for span, _ in found), key=len)
    given, _, family = name.partition(" ")
    return Person(
        person_id=stable_id("person", findings.article.document_id, found[0][0].start_char),
        name=name,
        given_name=given,
        family_name=family,
        mentions=tuple(Mention(**span_fields(s), kind=MentionKind.NAME, rule=r) for s, r in found),
        rule="full_name",
    )
