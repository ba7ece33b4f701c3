"""Values of days that have a name: holidays, and days of history."""

import datetime as dt

from extractors.dates.calendar import holiday, week_value
from extractors.dates.grammar import Candidate, words
from extractors.dates.units import shift
from extractors.dates.value import INFERRED, Context, Value, anchored, explicit, unresolved


def holiday_day(c: Candidate, ctx: Context) -> Value | None:
    """A holiday in its year; without one, the last, or the next where the clause looks ahead."""
    rule = words("holidays")[" ".join(c.part("h").replace("’", "'").split())]
    if c.part("y"):
        named = holiday(rule, int(c.part("y")))
        return explicit(_weekend_at(named) if c.part("we") else named.isoformat()) if named else None
    if ctx.published is None:
        return unresolved(f"XXXX-{rule}" if rule[0].isdigit() else "XXXX-XX-XX")
    base, way = ctx.published, c.part("dir")
    days = [day for year in range(base.year - 2, base.year + 3) if (day := holiday(rule, year))]
    past, ahead = [d for d in days if d <= base], [d for d in days if d >= base]
    is_ahead = ctx.clause.is_future or (not ctx.clause.is_past and _is_nearest_ahead(days, base))
    looks_ahead = is_ahead if not way else way in ("next", "this coming")
    if way == "this":
        past = ahead = [d for d in days if d.year == base.year]
    elif way == "last":
        past = [d for d in past if d < base]
    chosen = min(ahead, default=None) if looks_ahead else max(past, default=None)
    if chosen is None:
        return unresolved("XXXX-XX-XX")
    value = _weekend_at(chosen) if c.part("we") else chosen.isoformat()
    return anchored(value, ctx, how=INFERRED)


def _weekend_at(day: dt.date) -> str:
    """The weekend at a holiday: before one of Monday to Wednesday, behind one of Thursday or Friday."""
    within = shift(day, "day", -3 if day.weekday() < 3 else 0)
    return f"{week_value(within or day)}-WE"


def _is_nearest_ahead(days: list[dt.date], base: dt.date) -> bool:
    return min(days, key=lambda d: abs((d - base).days), default=base) > base


def named_day(c: Candidate, ctx: Context) -> Value | None:
    """A day of history that has a name: "Black Monday"; not in news from before it."""
    day = words("named_days")[" ".join(c.part("h").split())]
    is_known = ctx.published is None or ctx.published.isoformat() >= day
    return explicit(day) if is_known else None
