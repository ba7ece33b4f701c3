"""Values of quarters and halves of a year."""

import datetime as dt

from extractors.dates.calendar import interval, month_days
from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.months import bare_month
from extractors.dates.units import number
from extractors.dates.value import ANCHORED, INFERRED, UNRESOLVED, Context, Value, anchored, explicit, unresolved


def quarter(c: Candidate, ctx: Context) -> Value | None:
    """The third quarter of 2019, first-half profit, Q3; a bare half may be of a match and needs a word of business."""
    is_half = c.part("what") in ("half", "h")
    word = c.part("q") or c.part("q0")
    q = words("ordinals").get(word) or int(word)
    if is_half != (word in words("halves")) and (is_half or word == "latter"):
        return None
    code = f"H{words('halves')[word]}" if is_half else f"Q{q}"
    year, way = c.part("y") or c.part("y0"), c.part("dir")
    if c.part("fiscal") or c.part("fy") or cue("fiscal_before").search(ctx.before):
        return explicit(f"FY{year}-{code}") if year else unresolved(f"FYXXXX-{code}")
    last_month = 6 * words("halves")[word] if is_half else 3 * q
    if not _is_of_calendar(last_month, ctx):
        return unresolved(f"XXXX-{code}")
    if year:
        return explicit(f"{year}-{code}")
    if c.part("of") == "year":
        way = "this"
    if is_half and not way and not _is_business(ctx):
        return None
    if ctx.published is None:
        return unresolved(f"XXXX-{code}")
    if way:
        year_ = ctx.published.year + words("years_by_word")[way]
        return anchored(f"{year_:04}-{code}", ctx, how=INFERRED if c.part("of") else ANCHORED)
    if c.part("what") == "qtr" and not cue("outlook_before").search(ctx.before):
        return _reported_quarter(code, ctx.published, ctx)
    return anchored(f"{_report_year(code, ctx.published, ctx):04}-{code}", ctx, how=INFERRED)


FISCAL_DAYS = 16
"""How many days from the end of the calendar's quarter a company's may end ("the first quarter ended April 4")."""


def _is_of_calendar(last_month: int, ctx: Context) -> bool:
    """Whether a quarter or half is the calendar's, where the words say on which day it ends: not "2ND QTR JAN 31"."""
    end = (
        cue("quarter_end_after").match(ctx.after)
        or cue("quarter_end_further").match(ctx.further)
        or cue("quarter_end_before").search(ctx.before)
    )
    if end is None:
        return True
    day = number(end["d"])
    month = words("months")[end["mon"].capitalize()]
    end_of_quarter = month_days(2001, last_month)[1].timetuple().tm_yday
    apart = (30.4 * (month - 1) + (day or 1) - end_of_quarter) % 365
    return bool(min(apart, 365 - apart) <= FISCAL_DAYS)


LATE_REPORT = dt.timedelta(120)
"""How long after its end a quarter of the calendar is reported; what looks longer is of a fiscal year."""


def _reported_quarter(code: str, published: dt.date, ctx: Context) -> Value:
    """The quarter of a table of results: the last such one, unless it has been over for longer than a report takes."""
    for year_ in (published.year, published.year - 1):
        days = interval(f"{year_:04}-{code}")
        if days and dt.timedelta(0) <= published - days[1] + dt.timedelta(FISCAL_DAYS) <= LATE_REPORT:
            return anchored(f"{year_:04}-{code}", ctx, how=INFERRED)
    return unresolved(f"XXXX-{code}")


REPORTED = dt.timedelta(180)
"""How long after its end a quarter is still spoken of without its year, but in the past tense."""


def _report_year(code: str, published: dt.date, ctx: Context) -> int:
    """The year of a bare quarter or half: in reports the last that has begun, in plans the next."""
    days = interval(f"{published.year - 1:04}-{code}")
    first = interval(f"{published.year:04}-{code}")
    is_outlook = cue("headline_outlook_before").search(ctx.before)
    is_ahead = (ctx.clause.is_future or is_outlook) and not cue("looks_back_before").search(ctx.before)
    if first is None or days is None or first[0] <= published or is_ahead:
        return published.year
    return published.year - (ctx.clause.is_past or published - days[1] <= REPORTED)


def _is_business(ctx: Context) -> bool:
    return bool(cue("business_before").search(ctx.before) or cue("business_after").match(ctx.after))


def month_quarter(c: Candidate, ctx: Context) -> Value | None:
    """The June quarter: the one that ends in that month."""
    month = bare_month(c, ctx)
    if month is None or month.resolution is UNRESOLVED:
        return month and unresolved("XXXX-QX")
    last = int(month.value[5:])
    if last % 3 or ctx.published is None:
        return None
    year_ = _report_year(f"Q{last // 3}", ctx.published, ctx)
    year_ -= ctx.clause.is_past and (year_, last) >= (ctx.published.year, ctx.published.month)  # is not over
    return anchored(f"{year_:04}-Q{last // 3}", ctx, how=INFERRED)


def quarter_of_months(c: Candidate, ctx: Context) -> Value | None:
    """The January/March quarter: of the calendar, if it has such a one."""
    first, last = (words("months")[c.parts[name].capitalize()] for name in ("mon", "mon_2"))
    if first % 3 != 1 or last != first + 2:
        return unresolved("XXXX-QX")
    code = f"Q{last // 3}"
    if c.part("y"):
        return explicit(f"{c.part('y')}-{code}")
    if ctx.published is None:
        return unresolved(f"XXXX-{code}")
    return anchored(f"{_report_year(code, ctx.published, ctx):04}-{code}", ctx, how=INFERRED)
