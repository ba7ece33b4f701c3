"""Extractor: the people whom an article names, with every mention by name.

What makes a name a person's
    Runs of capitalised words (particles and initials inside them) are cut at titles, honorifics,
    nationalities and organization words. For each distinct name, the evidence of all its places in the
    article is added up by ``evidence.toml``: the model's entity label, a known given name, a title, an
    honorific or an age beside it, verbs that only people do, and against it a legal form or a ticker
    after the same words, an article before them, a known firm or figure. A full name needs less than a
    single word does. Names that modify a noun or are part of a longer name (the Trump campaign, the Andy
    Warhol Foundation) mention nobody.

Who is who
    Two full names are one person's when the family names are equal and the given names agree (equal,
    initial, short form). A single word means the person with that family name; else the only person with
    that given name; else, with evidence enough, a person of its own.

    A family name that several people of the article bear means, in this order:
    1. those whose gender fits the honorific before it (Mrs Clinton), where genders are known;
    2. among those named in full before it, those not introduced as somebody's kin (his father, X);
    3. of these the one named in full last.
    Before anyone was named in full (headlines), it is left alone if two could be meant.

Not found: people in lines of capitals who are not named again below; names in scripts without capitals.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from extractors.findings import Findings
from extractors.people import vocabulary as v
from extractors.people.candidates import Bodies, Candidate, find_candidates
from extractors.people.judge import judge
from extractors.people.resolve import Individual, resolve
from extractors.people.split import split_name
from extractors.people.words import Word, words_of
from schemas import Gender, Mention, MentionKind, Person
from schemas.ids import stable_id

__all__ = ["extract_people"]

_SHORTEST_IN_CAPITALS = 4  # letters of a surname that is carried into a headline in capitals


def extract_people(findings: Findings) -> Iterable[Person]:
    """Every individual whom the article names, in the order of their first mention.

    Mentions are by name only; pronouns and noun phrases are added by ``extractors.coreference``.
    """
    doc = findings.doc
    words = words_of(doc)
    candidates, bodies = find_candidates(doc, words)
    named = judge(candidates, bodies)
    candidates = sorted([*candidates, *_in_capitals(words, named, bodies)], key=lambda c: c.start)
    people = [_record(findings, person, words) for person in resolve(candidates, named, words)]
    return sorted(people, key=lambda p: p.mentions[0].start)


def _in_capitals(words: list[Word], named: Iterable[tuple[str, ...]], bodies: Bodies) -> list[Candidate]:
    """Names in headlines in capitals of people who are named below."""
    known = {key for key in named if len(key) > 1}
    alone = {key for key in named if len(key) == 1 and key[0] not in v.words("also_surnames")}
    for key in known | alone:
        if len(key[-1]) >= _SHORTEST_IN_CAPITALS and key[-1] not in bodies.firsts:
            known = known | {key[-1:]}
    longest = max((len(name) for name in known | bodies.names), default=0)
    found: list[Candidate] = []
    i = 0
    while i < len(words):
        for size in range(longest if words[i].in_caps else 0, 0, -1):
            key = tuple(w.folded for w in words[i : i + size])
            if not all(w.in_caps for w in words[i : i + size]) or (key not in known and key not in bodies.names):
                continue
            follower = words[i + size].folded if i + size < len(words) else ""
            if key in known and not (size == 1 and follower in bodies.firsts):
                found.append(Candidate(i, i + size, key, "", in_caps=True))
            i += size - 1  # of a body's name, no part is a person: KING WORLD
            break
        i += 1
    return found


def _record(findings: Findings, person: Individual, words: list[Word]) -> Person:
    """The record of one person."""
    doc = findings.doc
    mentions = tuple(_mention(doc, words, *place) for place in sorted(person.mentions))
    name = " ".join(max((m.text for m in mentions), key=lambda t: (len(t), not t.isupper())).split())
    parts = split_name(name)
    gender = Gender(next(iter(person.genders))) if len(person.genders) == 1 else None
    return Person(
        person_id=stable_id("person", findings.article.document_id, mentions[0].start),
        name=name,
        given_name=parts.given,
        family_name=parts.family,
        honorific_prefix=person.honorific,
        honorific_suffix=parts.suffix,
        gender=gender,
        mentions=mentions,
        rule=person.rule,
    )


def _mention(doc: Doc, words: list[Word], start: int, end: int, rule: str) -> Mention:
    """The record of one mention."""
    span = doc[words[start].first : words[end - 1].last + 1]
    return Mention(start=span.start_char, end=span.end_char, text=span.text, kind=MentionKind.NAME, rule=rule)
