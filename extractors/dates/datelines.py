"""Which date is that of the dateline: of where and when an article was written."""

import re

from extractors.dates.grammar import Candidate

FULL_DATES = frozenset({"month_day_year", "day_month_year", "iso_date"})
"""Classes that name a year, and may stand alone on their line."""

DAYS = frozenset({"month_day", "day_month", "month_day_loose"})
"""Classes without a year, which need their place before them and a dash behind."""

NEAR_TOP = 300
"""Characters from the start of the text within which a dateline stands."""

DATELINE_DAYS = 3
"""How many days a dateline may lie from the publication: time zones, a weekend."""

DASH = re.compile(r"\s*(?:--|-|–|—)\s")
END_OF_LINE = re.compile(r"\s*\n|$")
PLACE = re.compile(r"(?:^|\n)[^\n\d]{2,60},\s*(?:\([\w .]+\)\s*)?$")


def is_dateline(text: str, candidate: Candidate) -> bool:
    """Whether a candidate is the day of the dateline: alone on its line, or behind the place and before a dash."""
    kind = candidate.kind.name
    if candidate.start > NEAR_TOP or kind not in FULL_DATES | DAYS:
        return False
    is_before_dash = DASH.match(text, candidate.end) is not None
    if kind in DAYS:
        return is_before_dash and PLACE.search(text[: candidate.start]) is not None
    is_line = text.rfind("\n", 0, candidate.start) + 1 == candidate.start and END_OF_LINE.match(text, candidate.end)
    return bool(is_line) or is_before_dash
