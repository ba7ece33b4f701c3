"""Temporal expressions by TIMEX3: spans by a grammar, values by counting from the publication or the text.

The grammar and the words are data (``patterns.toml``, ``cues.toml``, ``words.toml``, ``tense.toml``); a function for
each class of expressions gives its value: ``days``, ``weekdays``, ``named_days``, ``months``, ``quarters``,
``periods``, ``counts``, ``durations``, ``clock`` and ``vague``. A date's own anchor is kept: publication, dateline, or
another date of the text. What needs a day that is not known stays unresolved.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.dates.calendar import interval
from extractors.dates.datelines import DATELINE_DAYS, is_dateline
from extractors.dates.grammar import Candidate, cue, find_candidates
from extractors.dates.names import Names
from extractors.dates.normalize import normalize
from extractors.dates.tense import Clauses
from extractors.dates.value import Context, Value
from extractors.findings import Findings
from schemas import Anchor, DateExpression, Granularity, Resolution, TimexType
from schemas.ids import stable_id


def extract_dates(findings: Findings) -> Iterator[DateExpression]:
    """The temporal expressions of an article, in the order of the text, without overlaps."""
    if not len(findings.doc):
        return
    text = findings.article.text
    reading = _Reading(findings)
    names = Names(findings, reading.clauses)
    candidates = [c for c in find_candidates(text) if not names.is_in_name(c)]
    if dateline := next((c for c in candidates[:DATES_BEFORE_DATELINE] if is_dateline(text, c)), None):
        reading.count_from(dateline)
    found = []
    for candidate, anchor in _in_order_of_anchors(candidates, text):
        if date := reading.read(candidate, anchor):
            found.append(date)
    yield from sorted(found, key=lambda date: date.start)


DATES_BEFORE_DATELINE = 6
"""How many expressions a headline may hold."""

SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")

NEXT_DATE = re.compile(r"\s+\w+(?:\s+to|\s+of)?(?:\s+[\w'’-]+){0,4}\s+")
"""What may stand between "two weeks" and the date that it counts from: "after the flood of [June 3]"."""


def _in_order_of_anchors(candidates: list[Candidate], text: str) -> Iterator[tuple[Candidate, Candidate | None]]:
    """The candidates, and the one behind that each counts from, which comes before it."""
    anchor_of = {}
    for at, candidate in enumerate(candidates[:-1]):
        following = candidates[at + 1]
        is_beside = candidate.kind.counts_from_next and NEXT_DATE.fullmatch(text, candidate.end, following.start)
        if is_beside and not following.kind.counts_from_next:
            anchor_of[at] = following
    for at, candidate in enumerate(candidates):
        if at in anchor_of:
            yield anchor_of[at], None
        if at - 1 not in anchor_of:
            yield candidate, anchor_of.get(at)


@dataclass(frozen=True)
class _Last:
    """The date that the text last gave."""

    first: dt.date
    days: int
    date: DateExpression
    is_told: bool


class _Reading:
    """Reads candidates one after the other, and remembers the date that the text last gave."""

    def __init__(self, findings: Findings) -> None:
        self.findings, self.text = findings, findings.article.text
        self.clauses = Clauses(findings.doc)
        self.published, self.anchor = findings.article.published_day, Anchor.PUBLICATION
        self.last: _Last | None = None
        self.day: _Last | None = None
        self.ahead: _Last | None = None
        self.first_end: _Last | None = None
        self.story_days: dict[tuple[int, int], DateExpression | None] = {}

    def count_from(self, dateline: Candidate) -> None:
        """Take the day of a dateline for that of publication, where that is not known or a few days off."""
        value = normalize(dateline, self._context(dateline, None))
        days = interval(value.value) if value and value.type is TimexType.DATE else None
        if days is None or days[0] != days[1]:
            return
        if self.published is None or 0 < abs((days[0] - self.published).days) <= DATELINE_DAYS:
            self.published, self.anchor = days[0], Anchor.DATELINE

    def read(self, candidate: Candidate, anchor: Candidate | None) -> DateExpression | None:
        """The record of a candidate; None when the words are no date."""
        last = (candidate.end_of_range == 2 and self.first_end) or self.last
        self.first_end = None
        if candidate.kind.counts_from_next and not (last and anchor and last.date.start == anchor.start):
            last = None  # beside an event without a date
        context = self._context(candidate, last)
        value = normalize(candidate, context)
        if value is None:
            return None
        date = _record(self.findings, candidate, value)
        if date.earliest and date.latest:
            found = _Last(date.earliest, (date.latest - date.earliest).days + 1, date, context.clause.is_told)
            if candidate.end_of_range == 1:
                self.first_end = found
            if found.days == 1:
                is_story = date.resolution is Resolution.EXPLICIT and found.is_told
                self.story_days.setdefault((found.first.month, found.first.day), date if is_story else None)
            if not _is_aside(candidate, context):
                self.last = found
                self.day = found if found.days == 1 else self.day
            if self.published and found.first > self.published and found.days == 1:
                self.ahead = found
        return date

    def _context(self, candidate: Candidate, last: _Last | None) -> Context:
        start, end = candidate.start, candidate.end
        is_ahead_near = self.ahead is not None and not SENTENCE_END.search(self.text, self.ahead.date.end, start)
        return Context(
            text=self.text,
            start=start,
            end=end,
            clause=self.clauses.at(start, end),
            published=self.published,
            anchor=self.anchor,
            last=last.first if last else None,
            last_id=last.date.date_id if last else None,
            last_days=last.days if last else 0,
            last_is_near=last is not None and self.text.count(". ", last.date.end, start) <= 1,
            last_is_told=last is not None and last.is_told,
            told_day=self.day.first if self.day else None,
            told_day_id=self.day.date.date_id if self.day else None,
            ahead=self.ahead.first if self.ahead and is_ahead_near else None,
            story_days=self.story_days,
        )


def _is_aside(candidate: Candidate, context: Context) -> bool:
    """Whether a date only compares, and what follows does not count from it: "up from ten in 1985"."""
    kind = candidate.kind
    return kind.is_aside or kind.counts_from_next or bool(cue("comparison_before").search(context.before))


def _record(findings: Findings, candidate: Candidate, value: Value) -> DateExpression:
    start, end = candidate.start, candidate.end
    days = interval(value.value) if value.type in (TimexType.DATE, TimexType.TIME) else None
    return DateExpression(
        start=start,
        end=end,
        text=findings.article.text[start:end],
        date_id=stable_id("date", findings.article.document_id, start, end),
        type=value.type,
        value=value.value,
        mod=value.mod,
        earliest=days[0] if days else None,
        latest=days[1] if days else None,
        granularity=_granularity(value.value),
        resolution=value.resolution,
        anchor=value.anchor,
        anchor_date_id=value.anchor_id,
        rule=candidate.kind.name,
    )


GRANULARITIES = (
    (r".*T\d\d:\d\d.*", Granularity.MINUTE),
    (r".*T(MO|AF|EV|NI)", Granularity.DAYPART),
    (r".*-WE", Granularity.WEEKEND),
    (r"\d{4}-W\d\d", Granularity.WEEK),
    (r"[\dX]{4}-[\dX]{2}-[\dX]{2}|XXXX-WXX-\d", Granularity.DAY),
    (r"(FY)?[\dX]{4}-Q[\dX]", Granularity.QUARTER),
    (r"(FY)?[\dX]{4}-H\d", Granularity.HALF),
    (r"[\dX]{4}-(SP|SU|FA|WI)", Granularity.SEASON),
    (r"[\dX]{4}-\d\d", Granularity.MONTH),
    (r"(FY)?[\dX]{4}", Granularity.YEAR),
    (r"\d{3}", Granularity.DECADE),
    (r"\d{2}", Granularity.CENTURY),
)
"""Shape of a value to the unit that it is precise to."""


def _granularity(value: str) -> Granularity | None:
    return next((unit for pattern, unit in GRANULARITIES if re.fullmatch(pattern, value)), None)
