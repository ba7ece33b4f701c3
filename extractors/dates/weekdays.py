"""Values of expressions that name a day by the week or by the day of publication: "Monday", "tomorrow"."""

import datetime as dt

from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.units import shift
from extractors.dates.value import DATE, EXPLICIT, TIME, Context, Value, anchored, from_text, unresolved

JUST_REQUESTED = 2
"""Days back at which a weekday may still be when somebody did what was asked: "asked them to stay home on Monday"."""


def weekday(c: Candidate, ctx: Context) -> Value | None:
    """A weekday: past news means the last one, the day of publication too; plans mean the next."""
    number_ = words("weekdays")[c.part("wd")]
    if "wd_2" in c.parts and c.end_of_range == 2 and ctx.last and ctx.last_is_near and ctx.last_days == 1:
        day = shift(ctx.last, "day", (number_ - ctx.last.isoweekday()) % 7 or 7)
        return from_text(day.isoformat(), ctx) if day else None
    if ctx.published is None or _is_any(c, ctx):
        return unresolved(f"XXXX-WXX-{number_}")
    back = (ctx.published.isoweekday() - number_) % 7
    if (
        c.end_of_range == 1 and ctx.clause.is_past and "wd_2" in c.parts
    ):  # "fell Monday through Thursday": both are over
        last = words("weekdays")[c.part("wd_2")]
        back = (ctx.published.isoweekday() - last) % 7 + (last - number_) % 7
    way = c.part("dir")
    if week := c.part("week"):
        days = 7 * words("years_by_word")[week] - (ctx.published.isoweekday() - number_)
    elif way in ("next", "this coming", "the following"):
        days = 7 - back
    elif way in ("last", "the previous"):
        days = -(back or 7)
    elif way == "this":
        days = -back if ctx.clause.is_past and not ctx.clause.is_future else (7 - back) % 7
    elif ctx.ahead and (ctx.ahead - ctx.published).days < 7 and not ctx.clause.is_past:  # "on Wednesday and Thursday"
        days = (ctx.ahead - ctx.published).days + (number_ - ctx.ahead.isoweekday()) % 7
    elif _is_ahead(ctx) or (ctx.clause.is_requested and back > JUST_REQUESTED):
        days = (7 - back) % 7
    else:
        days = -back
    found = shift(ctx.published, "day", days)
    return with_part(found, c, ctx) if found else None


def _is_any(c: Candidate, ctx: Context) -> bool:
    """Whether no one day is meant: "rarely opens on a Saturday", "is open Monday to Friday"."""
    if cue("any_day_before").search(ctx.before):
        return not ctx.clause.is_modifier
    is_week = c.parts.get("wd_1", "").lower() == "monday" and words("weekdays")[c.part("wd_2")] > 3
    return is_week and not (ctx.clause.is_past or ctx.clause.is_future or ctx.clause.is_timetable)


def _is_ahead(ctx: Context) -> bool:
    """Whether a bare weekday is the next one: by its clause, or by the words before it."""
    if ctx.after.startswith(("'s", "’s")) and cue("effect_before").search(ctx.before):
        return False
    if ctx.clause.is_of_misfortune:
        return False
    if ctx.clause.is_future or ctx.clause.is_timetable or cue("ahead_before").search(ctx.before):
        return True
    return not ctx.clause.is_past and bool(cue("future_before").search(ctx.before))


def with_part(day: dt.date, c: Candidate, ctx: Context) -> Value:
    """A day counted from the publication, or the part of it that the words name."""
    if part := c.part("part"):
        return anchored(f"{day}T{words('dayparts')[part]}", ctx, type_=TIME, mod=c.part("mod"))
    return anchored(day.isoformat(), ctx, mod=c.part("mod"))


def deictic(c: Candidate, ctx: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    word = " ".join(c.part("word").split())
    if word == "today" and not c.part("part") and cue("nowadays_after").match(ctx.after):
        return Value(DATE, "PRESENT_REF", EXPLICIT)
    if ctx.published is None:
        return unresolved("XXXX-XX-XX")
    day = shift(ctx.published, "day", words("deictic_days")[word])
    if day is None:
        return None
    if word == "tonight":
        return anchored(f"{day}TNI", ctx, type_=TIME)
    return with_part(day, c, ctx)
