"""Temporal expressions by TIMEX3: spans by a grammar, values by counting from the publication or the text.

The grammar and the words are data (``patterns.toml``, ``words.toml``); ``normalize.py`` has one function
a class. A date's own anchor is kept: publication, dateline, or the date that the text last gave. What
needs a day that is not known stays unresolved.
"""

import datetime as dt
import re
from collections.abc import Iterator

from extractors.dates.calendar import interval
from extractors.dates.grammar import Candidate, find_candidates
from extractors.dates.normalize import NORMALIZE, Context, Value
from extractors.dates.tense import Clauses
from extractors.findings import Findings
from schemas import Anchor, DateExpression, Granularity, TimexType
from schemas.ids import stable_id

CONTEXT = 40
"""Characters of context on either side that the normalizers see."""


def extract_dates(findings: Findings) -> Iterator[DateExpression]:
    """The temporal expressions of an article, in the order of the text, without overlaps."""
    doc, text = findings.doc, findings.doc.text
    if not len(doc):
        return
    clauses = Clauses(doc)
    published, anchor = findings.article.published_day, Anchor.PUBLICATION
    last: tuple[dt.date, str, int, int] | None = None  # first day, date_id, where it ends, how many days
    for candidate in find_candidates(text):
        context = Context(
            published=published,
            anchor=anchor,
            last=last[0] if last else None,
            last_id=last[1] if last else None,
            last_days=last[3] if last else 0,
            last_is_near=last is not None and text.count(". ", last[2], candidate.start) <= 1,
            is_future=clauses.is_future(candidate.start),
            is_past=clauses.is_past(candidate.start),
            before=text[max(0, candidate.start - CONTEXT) : candidate.start].lower(),
            after=text[candidate.end : candidate.end + CONTEXT].lower(),
        )
        value = NORMALIZE[candidate.kind.normalize](candidate, context)
        if value is None:
            continue
        date = _record(findings, candidate, value)
        yield date
        if date.earliest and date.latest and date.type in (TimexType.DATE, TimexType.TIME):
            last = (date.earliest, date.date_id, date.end, (date.latest - date.earliest).days + 1)
            if published is None and _is_dateline(text, candidate):
                published, anchor = date.earliest, Anchor.DATELINE


def _is_dateline(text: str, candidate: Candidate) -> bool:
    """A full date near the top of the text, alone on its line or before a dash, stands in for the publication."""
    if candidate.start > 300 or candidate.kind.name not in ("month_day_year", "day_month_year", "iso_date"):
        return False
    line_start = text.rfind("\n", 0, candidate.start) + 1
    rest = text[candidate.end : candidate.end + 4]
    is_line = candidate.start == line_start and re.match(r"\s*\n|$", rest)
    return bool(is_line or re.match(r"\s*(--|-|–|—)\s", rest))


def _record(findings: Findings, candidate: Candidate, value: Value) -> DateExpression:
    start, end = candidate.start, candidate.end
    days = interval(value.value) if value.type in (TimexType.DATE, TimexType.TIME) else None
    return DateExpression(
        start=start,
        end=end,
        text=findings.doc.text[start:end],
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
    (r"[\dX]{4}-Q\d", Granularity.QUARTER),
    (r"[\dX]{4}-H\d", Granularity.HALF),
    (r"[\dX]{4}-(SP|SU|FA|WI)", Granularity.SEASON),
    (r"[\dX]{4}-\d\d", Granularity.MONTH),
    (r"(FY)?\d{4}(/\d{4})?", Granularity.YEAR),
    (r"\d{3}", Granularity.DECADE),
    (r"\d{2}", Granularity.CENTURY),
)
"""Shape of a value to the unit that it is precise to."""


def _granularity(value: str) -> Granularity | None:
    return next((unit for pattern, unit in GRANULARITIES if re.fullmatch(pattern, value)), None)
