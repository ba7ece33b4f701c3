"""Values of expressions that name a week, a weekend, a year or more."""

import datetime as dt
import re

from extractors.dates.calendar import week_value
from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.months import bare_month, month_year
from extractors.dates.units import last_for, period, shift, unit_of, unit_value
from extractors.dates.value import (
    DATE,
    DURATION,
    EXPLICIT,
    INFERRED,
    UNRESOLVED,
    Context,
    Value,
    anchored,
    explicit,
    from_text,
    mod_of,
    unresolved,
)


def relative_unit(c: Candidate, ctx: Context) -> Value | None:
    """Last week, this year, the following month; some words count from the date that the text last gave."""
    way, unit, mod = " ".join(c.part("dir").split()), c.part("unit"), " ".join(c.part("mod").split())
    if way == "the" and not mod:  # "the year" alone names no year
        if unit == "week":
            return Value(DURATION, period(1, unit_of(unit)), EXPLICIT)
        if unit != "weekend":
            return None
        way = "this" if (ctx.published and ctx.published.isoweekday() > 5) or _is_weekend_ahead(ctx) else "last"
    last = last_for(ctx, unit)
    if way == "that" and not mod:
        return from_text(unit_value(last, unit), ctx, how=INFERRED) if last else None
    if unit == "weekend" and way == "this" and ctx.clause.is_past and ctx.published and ctx.published.isoweekday() < 5:
        way = "last"
    is_narrative = way in words("narrative")["ways"]
    base = last if is_narrative and last else ctx.published
    if base is None or (is_narrative and not last and (unit == "day" or way in ("the same", "the following"))):
        return unresolved("XXXX-XX-XX" if unit == "day" else "")
    if unit == "day" and way in ("this", "the", "last", "the last"):
        return None
    if way == "the past" and not mod:  # a span that ends now, not the decade or year of the calendar before
        return Value(DURATION, period(1, unit_of(unit)), EXPLICIT)
    day = shift(base, unit, words("shifts").get(way, 0))
    if day is None:
        return None
    value = unit_value(day, unit)
    return from_text(value, ctx, mod=mod) if is_narrative and last else anchored(value, ctx, mod=mod)


def _is_weekend_ahead(ctx: Context) -> bool:
    is_before = not ctx.clause.is_past and cue("coming_before").search(ctx.before) is not None
    return ctx.clause.is_future or is_before


def unit_beside(c: Candidate, ctx: Context) -> Value | None:
    """The day before, the week after: beside the date that the text last gave."""
    unit = c.part("unit")
    last = last_for(ctx, unit)
    if last is None and c.kind.counts_from_next:
        return None  # beside an event without a date
    day = shift(last, unit, -1 if c.part("dir") in ("before", "earlier") else 1) if last else None
    return from_text(unit_value(day, unit), ctx) if day else unresolved("XXXX-XX-XX" if unit == "day" else "")


def week_of_month(c: Candidate, ctx: Context) -> Value | None:
    """The first to the last week of a month; a week belongs to the month of its Thursday, as in ISO 8601."""
    month = month_year(c, ctx) if c.part("y") else bare_month(c, ctx)
    if month is None or month.resolution is UNRESOLVED:
        return month and unresolved("XXXX-WXX")
    first = dt.date.fromisoformat(f"{month.value}-01")
    thursdays = [d for d in (first + dt.timedelta(n) for n in range(31)) if d.month == first.month and d.weekday() == 3]
    rank = words("ordinals")[c.part("n")]
    day = thursdays[-1 if c.part("n") in ("last", "final") else rank - 1]
    return Value(DATE, week_value(day), month.resolution, None, month.anchor)


def same_period(c: Candidate, ctx: Context) -> Value | None:
    """The same month a year ago: the period that the text last gave, one year back or in the year named."""
    unit = words("units_of_days").get(str(ctx.last_days))
    if ctx.last is None or unit not in ("month", "quarter"):
        if c.part("y"):
            return explicit(c.part("y"))
        return anchored(f"{ctx.published.year - 1:04}", ctx) if ctx.published else unresolved("XXXX")
    years = int(c.part("y")) - ctx.last.year if c.part("y") else -1
    day = shift(ctx.last, "year", years)
    return from_text(unit_value(day, unit), ctx, how=INFERRED) if day else None


def decade(c: Candidate, ctx: Context) -> Value | None:
    """The 1990s, the '70s; not temperatures, nor ages."""
    digit = c.part("dd") or c.part("dq")
    is_marked = (
        c.part("c") or c.part("dq") or c.text.lower().startswith("the") or cue("decade_before").search(ctx.before)
    )
    if not is_marked or cue("no_decade_before").search(ctx.before) or cue("no_decade_after").match(ctx.after):
        return None
    return explicit(f"{c.part('c') or '19'}{digit}", mod=c.part("mod"))


def decade_word(c: Candidate, ctx: Context) -> Value | None:
    """The eighties."""
    return Value(DATE, words("decades")[c.part("word")], INFERRED, mod_of(c.part("mod")))


def century(c: Candidate, ctx: Context) -> Value | None:
    """The 19th century."""
    n = words("centuries").get(c.part("n")) or int(re.sub(r"\D", "", c.part("n")))
    return explicit(f"{n - 1:02}", mod=c.part("mod")) if 1 <= n <= 22 else None


def fiscal_year(c: Candidate, ctx: Context) -> Value | None:
    """Fiscal 1987; whose days are the company's own affair."""
    if c.part("y"):
        return explicit(f"FY{c.part('y')}")
    return unresolved("FYXXXX")


def year(c: Candidate, ctx: Context) -> Value | None:
    """A year, and no number of people, of a house or of a model."""
    if not c.part("mod"):
        if ctx.clause.is_count or cue("no_year_before").search(ctx.before) or cue("no_year_after").match(ctx.after):
            return None
        if int(c.part("y")) < 1900 and not cue("old_year_before").search(ctx.before):
            return None
    return explicit(c.part("y"), mod=c.part("mod"))


def short_year(c: Candidate, ctx: Context) -> Value | None:
    """In '98: the last such year."""
    if not cue("short_year_before").search(ctx.before):
        return None
    if ctx.published is None:
        return unresolved(f"XX{c.part('yy')}")
    base = ctx.published.year
    return anchored(f"{base - (base - int(c.part('yy'))) % 100:04}", ctx, how=INFERRED)


def year_range(c: Candidate, ctx: Context) -> Value | None:
    """An end of "2015-16", each a year of its own."""
    first, second = c.part("y_1"), c.part("y_2")
    second = second if len(second) == 4 else first[:2] + second
    if int(second) < int(first) and len(c.part("y_2")) == 2:  # 1999-01
        second = str(int(second) + 100)
    if not int(first) < int(second) < int(first) + 100 or cue("no_year_before").search(ctx.before):
        return None
    return explicit(first if c.end_of_range == 1 else second)


def year_end(c: Candidate, ctx: Context) -> Value | None:
    """After a preposition ("by year end", "by midyear"), not before a noun ("year-end results")."""
    mod = c.part("mod") or "the end of"
    if year := c.part("y") or c.part("y0"):
        return explicit(year, mod=mod)
    if not cue("year_end_before").search(ctx.before):
        return None
    if ctx.published is None:
        return unresolved("XXXX")
    is_over = ctx.clause.is_past and not ctx.clause.is_future
    return anchored(f"{ctx.published.year - is_over:04}", ctx, mod=mod)
