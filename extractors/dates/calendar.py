"""Days and intervals of the calendar: what a partial date, a week, a quarter or a season denotes."""

import calendar
import datetime as dt
import re
from functools import cache

from extractors.dates.grammar import words

Interval = tuple[dt.date, dt.date]


def month_days(year: int, month: int) -> Interval:
    """First and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: dt.date, months: int) -> dt.date:
    """The same day some months away, or the last of that month.

    Example:
        >>> shift_months(dt.date(2024, 3, 31), -1)
        datetime.date(2024, 2, 29)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_value(day: dt.date) -> str:
    """The ISO week of a day as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@cache
def holiday(rule: str, year: int) -> dt.date | None:
    """A holiday's day in a year; None in a year that does not have it.

    Args:
        rule: month and day (``12-25``), or a country, the holiday's name in the holidays library and an
            offset in days (``US: Easter Sunday +1``).
        year: of the calendar.
    """
    if match := re.fullmatch(r"(\d\d)-(\d\d)", rule):
        return dt.date(year, int(match[1]), int(match[2])) if dt.MINYEAR <= year <= dt.MAXYEAR else None
    named = re.fullmatch(r"([A-Z-]+): (.+?)(?: ([+-]\d+))?", rule)
    assert named is not None, rule
    day = _holidays(named[1], year).get(named[2])
    return day + dt.timedelta(int(named[3] or 0)) if day else None


@cache
def _holidays(country: str, year: int) -> dict[str, dt.date]:
    """Days of one country's holidays in one year by name, as kept, not as observed."""
    from holidays import country_holidays  # 0.1 s that texts without a holiday do not pay

    code, _, part = country.partition("-")
    found = country_holidays(
        code,
        subdiv=part or None,
        years=year,
        observed=False,
        categories=words("holiday_categories").get(code),
        language="en_US",  # else the names follow the locale of the environment
    )
    return {name: day for day, names in sorted(found.items(), reverse=True) for name in names.split("; ")}


def interval(value: str) -> Interval | None:
    """The closed interval of days that a TIMEX3 DATE or TIME value denotes; None when it denotes none.

    Example:
        >>> [str(day) for day in interval("2017-W09")]
        ['2017-02-27', '2017-03-05']
        >>> interval("PAST_REF") is None
        True
    """
    try:
        return _interval(value)
    except (ValueError, OverflowError):  # a month 13, a year 0
        return None


def _interval(value: str) -> Interval | None:
    if match := re.match(r"(\d{4}-\d\d-\d\d)(T.*)?$", value):
        day = dt.date.fromisoformat(match[1])
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + dt.timedelta(5 if match[3] else 0)), monday + dt.timedelta(6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return month_days(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, quarter = int(match[1]), int(match[2])
        return dt.date(year, quarter * 3 - 2, 1), month_days(year, quarter * 3)[1]
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        year, half = int(match[1]), int(match[2])
        return dt.date(year, half * 6 - 5, 1), month_days(year, half * 6)[1]
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year, (first, last) = int(match[1]), words("season_months")[match[2]]
        return dt.date(year, first, 1), month_days(year + (last < first), last)[1]
    if match := re.fullmatch(r"\d{4}", value):
        return dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    if match := re.fullmatch(r"\d{3}", value):
        return dt.date(int(value) * 10, 1, 1), dt.date(int(value) * 10 + 9, 12, 31)
    if match := re.fullmatch(r"\d{2}", value):
        return dt.date(int(value) * 100, 1, 1), dt.date(int(value) * 100 + 99, 12, 31)
    return None
