"""Extractor: the people whom an article names, with every mention by name.

First version: the model's person entities of two words or more, trimmed, and their last word carried
through the article. A bare surname that two people share means the one named in full last.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from extractors.findings import Findings, span_fields
from extractors.people.words import Shape, fold, shape_of
from schemas import Mention, MentionKind, Person
from schemas.ids import stable_id

_NAME_SHAPES = (Shape.CAPITALISED, Shape.INITIAL, Shape.PARTICLE)
_BODIES = frozenset(
    ("inc", "corp", "co", "ltd", "plc", "group", "bank", "foundation", "ag", "sa", "nv", "brothers", "securities")
)


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
        if len(words) < 2 or _begins_body(doc, words[-1].i + 1) or fold(words[-1].text).strip(".") in _BODIES:
            continue
        if all(shape_of(w.text) in _NAME_SHAPES or w.text == "-" for w in words):
            yield doc[words[0].i : words[-1].i + 1]


def _begins_body(doc: Doc, i: int) -> bool:
    """Whether the word at ``i`` makes the name before it the name of a body."""
    return i < len(doc) and fold(doc[i].text).strip(".") in _BODIES


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
