"""Why a finding is there: its sentence, the words that gave it, what it counts from, its rule and its confidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractors.actions.cues import status_words
from extractors.confidence import ALL, counted
from extractors.roles.cues import role_verbs
from extractors.rules import describe_rule
from flows.pages.words import sentence_bounds
from schemas import (
    Action,
    DateExpression,
    Extraction,
    Mention,
    Organization,
    Participant,
    Person,
    Quote,
    Role,
    Span,
)

Placed = TypeVar("Placed", bound=Span)
Explained = Person | Organization | Mention | Role | DateExpression | Action | Quote

_IDS = {"roles": "role_id", "dates": "date_id", "actions": "action_id", "quotes": "quote_id"}
_HOLDER_IDS = {"people": "person_id", "organizations": "organization_id"}


@dataclass(frozen=True)
class Explanation:
    """One finding explained: what it says, its sentence with marks, and labelled lines.

    In the sentence ``«»`` stand around the word that gave the finding and ``[]`` around who or what else takes part.
    """

    says: str
    sentence: str
    lines: tuple[tuple[str, str], ...]


def explain(found: Extraction, kind: str, record: Explained) -> Explanation:
    """Explain one finding.

    Args:
        found: the document with all its findings.
        kind: name of the finding's table, such as ``roles`` or ``person_mentions``.
        record: the finding, one of ``found``.
    """
    says, cue, others, lines = _parts(found, record)
    return Explanation(
        says=says,
        sentence=_marked(found.document.text, cue, others),
        lines=(*lines, ("rule", _rule(kind, record)), ("confidence", _confidence(kind, record))),
    )


def finding_with_id(found: Extraction, kind: str, id_: str) -> Explained:
    """The finding of a document that bears an id.

    Args:
        found: the document.
        kind: name of the table.
        id_: the id, which must be there.
    """
    key = (_IDS | _HOLDER_IDS)[kind]
    records: Sequence[Explained] = getattr(found, kind)
    return next(record for record in records if getattr(record, key) == id_)


def findings_at(found: Extraction, at: str) -> Iterator[tuple[str, Explained]]:
    """Every finding with its table, that stands at an offset or at words of the text.

    Args:
        found: the document.
        at: an offset in code points, or words as they stand in the text.
    """
    text = found.document.text
    places = [(int(at), int(at) + 1)] if at.isdecimal() else [m.span() for m in re.finditer(re.escape(at), text)]
    for kind, record, span in _placed(found):
        if any(span.start < end and start < span.end for start, end in places):
            yield kind, record


def _placed(found: Extraction) -> Iterator[tuple[str, Explained, Span]]:
    """Every finding with its table and the words that gave it."""
    for kind, holders in (("person_mentions", found.people), ("organization_mentions", found.organizations)):
        for holder in holders:
            yield from ((kind, mention, mention) for mention in holder.mentions)
    yield from (("roles", role, role) for role in found.roles)
    yield from (("dates", date, date) for date in found.dates)
    yield from (("actions", action, action.trigger) for action in found.actions)
    yield from (("quotes", quote, quote.cue or quote.content[0]) for quote in found.quotes)


Parts = tuple[str, Span, Sequence[Span], list[tuple[str, str]]]
"""What a finding says, its cue, the other spans of its sentence, and its own lines."""


def _parts(found: Extraction, record: Explained) -> Parts:
    match record:
        case Action():
            return _action(found, record)
        case Role():
            return _role(found, record)
        case DateExpression():
            return _date(found, record)
        case Quote():
            return _quote(found, record)
        case Mention():
            return _mention(found, record)
        case Person() | Organization():
            return _holder(record)


def _action(found: Extraction, action: Action) -> Parts:
    words = [_name(found, p) for p in action.actors], [_name(found, p) for p in action.recipients]
    says = f"{', '.join(words[0]) or 'someone'} {action.predicate} {', '.join(words[1])}".strip()
    before = found.document.text[action.start : action.trigger.start]
    cues = status_words(before, action.polarity, action.modality)
    status = f"{action.polarity}, {action.modality}" + (f", by {_listed(cues)}" if cues else "")
    lines = [("trigger", f"{action.trigger.text} ({action.tense})"), ("status", status)]
    date = next((d for d in found.dates if d.date_id == action.date_id), None)
    if date is not None:
        lines.append(("when", f"{date.text}: {_days(date)}"))
    if action.attribution is not None:
        lines.append(("says who", _name(found, action.attribution)))
    quote = next((q for q in found.quotes if q.quote_id == action.quote_id), None)
    if quote is not None and quote.cue is not None:
        lines.append(("cue", quote.cue.text))
    sides = [*action.actors, *action.recipients, *([date] if date else [])]
    return says, action.trigger, sides, lines


def _role(found: Extraction, role: Role) -> Parts:
    person = next(p for p in found.people if p.person_id == role.person_id)
    body = f", {role.organization}" if role.organization else ""
    lines = [("status", f"{role.status}, as of {found.document.published_day or 'an unknown day'}")]
    lines += [(label, date) for label, date in (("from", role.start_date), ("until", role.end_date)) if date]
    verbs = [a.trigger for a in _beside(found, found.actions, role) if _is_change_for(a, role.person_id)]
    lines += [("cue", _listed(verb.text for verb in verbs))] if verbs else []
    return f"{person.name}: {role.title}{body}", role, _beside(found, person.mentions, role), lines


def _is_change_for(action: Action, person_id: str) -> bool:
    """Whether an action begins, ends or fills a post of somebody."""
    takes_part = any(p.person_id == person_id for p in (*action.actors, *action.recipients))
    return takes_part and action.predicate in role_verbs()


def _date(found: Extraction, date: DateExpression) -> Parts:
    lines = [("days", _days(date)), ("how", str(date.resolution))]
    if date.anchor_date_id is not None:
        anchor = next(d for d in found.dates if d.date_id == date.anchor_date_id)
        lines.append(("counts from", f"{anchor.text} ({anchor.value}): {_marked(found.document.text, anchor, [])}"))
    elif date.anchor is not None:
        day = f": {found.document.published_day}" if found.document.published else ""
        lines.append(("counts from", f"{date.anchor}{day}"))
    mod = f" {date.mod}" if date.mod else ""
    return f"{date.text}: {date.type} {date.value or 'no value'}{mod}", date, [], lines


def _quote(found: Extraction, quote: Quote) -> Parts:
    source = _name(found, quote.source) if quote.source else "nobody"
    cue = quote.cue or quote.content[0]
    lines = [("kind", str(quote.type)), ("cue", quote.cue.text if quote.cue else "none")]
    lines += [("words", part.text) for part in quote.content]
    return f"{source} is quoted", cue, [quote.source] if quote.source else [], lines


def _mention(found: Extraction, mention: Mention) -> Parts:
    holders: list[Person | Organization] = [*found.people, *found.organizations]
    holder = next(h for h in holders if mention in h.mentions)
    first = holder.mentions[0]
    lines = [("kind", str(mention.kind)), ("first named", _marked(found.document.text, first, []))]
    return f"{mention.text} means {holder.name}", mention, [], lines


def _holder(holder: Person | Organization) -> Parts:
    first = holder.mentions[0]
    return holder.name, first, [], [("mentions", _listed(m.text for m in holder.mentions))]


def _beside(found: Extraction, findings: Sequence[Placed], place: Span) -> list[Placed]:
    """The findings that lie in the sentence of a span."""
    first, last = sentence_bounds(found.document.text, place.start, place.end)
    return [f for f in findings if first <= f.start and f.end <= last]


def _marked(text: str, cue: Span, others: Sequence[Span]) -> str:
    """The sentence of the cue, marked; a span that lies outside or across another is left without marks."""
    first, last = sentence_bounds(text, cue.start, cue.end)
    marks: list[tuple[int, int, str, str]] = [(cue.start, cue.end, "«", "»")]
    for span in others:
        inside = first <= span.start and span.end <= last
        if inside and not any(span.start < end and start < span.end for start, end, *_ in marks):
            marks.append((span.start, span.end, "[", "]"))
    pieces, at = [], first
    for start, end, left, right in sorted(marks):
        pieces += [text[at:start], left, text[start:end], right]
        at = end
    return " ".join("".join([*pieces, text[at:last]]).split())


def _name(found: Extraction, who: Participant) -> str:
    for person in found.people:
        if person.person_id == who.person_id:
            return person.name
    for body in found.organizations:
        if body.organization_id == who.organization_id:
            return body.name
    return who.text


def _days(date: DateExpression) -> str:
    if date.earliest is None:
        return "no days of the calendar"
    return f"{date.earliest}" if date.earliest == date.latest else f"{date.earliest} to {date.latest}"


def _listed(words: Sequence[str] | Iterator[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _rule(kind: str, record: Explained) -> str:
    if not record.rule:
        return "none is recorded"
    name = record.rule.replace("_", " ")
    line = describe_rule(kind, record.rule)
    return f"{name}: {line}" if line else name


def _confidence(kind: str, record: Explained) -> str:
    """The confidence as it was stated, and the counts that it is made of."""
    groups = counted(kind, record)
    if record.confidence is None or not groups:
        return "not measured"
    shares = [f"{right} of {judged} {_group(key)}" for key, right, judged in groups]
    return f"{record.confidence:.1%}: on annotated articles {' and '.join(reversed(shares))} were right"


def _group(key: str) -> str:
    if key == ALL:
        return "of all of its kind"
    _, _, facet = key.partition("/")
    return f"by this rule ({facet.replace('_', ' ')})" if facet else "by this rule"
