"""What is named like a body and is none: products, works, events and buildings."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from extractors.organizations.words import Named, words
from extractors.titles import find_titles
from extractors.titles.phrases import entity_bodies
from extractors.titles.words import title_words
from extractors.tokens import DASHES
from schemas import OrganizationKind

OF_A_KIND = frozenset({"a", "an", "its", "his", "her", "their", "our", "my", "your", "new", "latest"})
"""Before a thing of which there are many: "an Orbo", "its new Orbo"; not before a body, unless its noun tells."""

ABBREVIATION = re.compile(r"[A-Z]\.[A-Z]\.")

LONGEST_DATELINE = 9
"""Tokens behind the place of a dateline: ", Calif., May 8, 2024 -"."""

MONTHS = frozenset(name.casefold() for name in month_name if name)

MODEL = re.compile(r"[A-Z]{1,4}-?[0-9]{1,4}[A-Z]?")
"""How models of machines are numbered: BX-11."""


def without_things(doc: Doc, named: Sequence[Named], names: Collection[int]) -> list[Named]:
    """The namings without those of things: by a word of the name, or by what mostly stands before it.

    What a minister is for is no body either: "Minister for Jobs", "Tide Minister".

    Not known: things without such a word that always stand alone ("Orbo was shown in May").
    """
    total: Counter[str] = Counter()
    as_thing: Counter[str] = Counter()
    for n in named:
        key = _key(doc, n)
        total[key] += 1
        as_thing[key] += _is_of_a_kind(doc, n)
    fields = _words_of_ministers(doc, names)
    return [
        n
        for n in named
        if not _has_word_of_thing(doc, n)
        and 2 * as_thing[_key(doc, n)] < total[_key(doc, n)]
        and not fields.issuperset(range(n.start, n.end))
        and not _is_dateline(doc, n)
    ]


def _is_dateline(doc: Doc, named: Named) -> bool:
    """As in "ARDLE - Norvane Corp said", "PORT ARDLE, MAY 8 -": a place in capitals that opens a line."""
    i = named.end
    if named.start > 1 and doc[named.start - 1].text == "," and doc[named.start - 2].is_upper:
        return i < len(doc) and doc[i].text in DASHES and doc[i - 1].whitespace_ != ""  # "EAST ARDLE, Mich. -"
    opens = named.start == 0 or doc[named.start - 1].is_space
    if not opens or not doc[named.start : named.end].text.isupper():
        return False
    while i < len(doc) and doc[i].text.isupper() and doc[i].is_alpha:
        i += 1  # models cut "PORT" off
    if i + 1 >= len(doc) or doc[i].text in DASHES or doc[i].text != ",":
        return i + 1 < len(doc) and doc[i].text in DASHES
    rest = doc[i + 1 : i + LONGEST_DATELINE]
    dash = next((t.i for t in rest if t.text in DASHES and t.nbor(-1).whitespace_), None)
    return rest[0].lower_ in MONTHS or (dash is not None and not any(t.is_space for t in doc[i:dash]))


def _words_of_ministers(doc: Doc, names: Collection[int]) -> set[int]:
    places = {i: span for i, span in entity_bodies(doc).items() if doc[i].ent_type_ != "ORG"}
    found = find_titles(doc, names=names, bodies=places, heads=title_words().portfolios | {"secretary"})
    return {i for phrase in found for i in phrase.words}


def _key(doc: Doc, named: Named) -> str:
    return doc[named.start : named.end].text.casefold()


def _has_word_of_thing(doc: Doc, named: Named) -> bool:
    if named.kind is OrganizationKind.PLACE or named.rule == "body_of":
        return False
    last = doc[named.end - 1]
    if _is_common(doc, named):
        return True
    numbered = (named.end - named.start > 1 and last.text[0].isdigit()) or MODEL.fullmatch(doc[named.start].text)
    is_line = any(t.lower_ in words().products or t.text[:2] in _LINES for t in doc[named.start : named.end])
    return bool(numbered) or is_line or last.lower_ in words().things


def _is_common(doc: Doc, named: Named) -> bool:
    """As in "U.S. Refiners", "Acme S.A. Said": a common word with a capital from the full stop."""
    if named.end - named.start != 2 or not ABBREVIATION.fullmatch(doc[named.start].text):
        return False
    word = doc[named.end - 1]
    if word.lower_ in words().commons:
        return True
    if not word.is_title or word.lower_ in words().last_words | words().heads | title_words().bodies:
        return False
    return word.tag_ in ("NNS", "NNPS") or word.pos_ == "VERB" or any(t.text == word.lower_ for t in doc)


_LINES = tuple(f"i{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""How a line of products is spelled: iCar, iLight."""


def _is_of_a_kind(doc: Doc, named: Named) -> bool:
    if named.kind is OrganizationKind.PLACE or named.start == 0:
        return False
    last = doc[named.end - 1]
    if doc[named.start - 1].lower_ not in OF_A_KIND or last.dep_ == "compound":
        return False
    return last.lower_ not in words().suffixes | words().heads | words().last_words | title_words().bodies
