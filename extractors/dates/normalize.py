"""TIMEX3 values of the expression classes: one function a class of ``patterns.toml``.

Each takes the candidate and its context and returns a ``Value``, or None when the words are no date
after all. Without an anchor that it needs, the value is ``unresolved``: never today, never a guess.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.dates.absolute import read_absolute
from extractors.dates.calendar import holiday, shift_months, week_value
from extractors.dates.grammar import Candidate, words
from schemas import Anchor, Modifier, Resolution, TimexType


@dataclass(frozen=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: the day of publication, or what stands in for it (a dateline's day).
        anchor: which of the two it is.
        last: the day or period start that the text last gave, for "the next day".
        last_id: its date_id.
        last_days: how many days it denotes; nothing finer is counted from it.
        last_is_near: it stands in the same sentence or the one before.
        is_future: the clause speaks of what is to come.
        is_past: its verb is in the past tense.
        before: the text before the expression, lower case.
        after: the text behind it, lower case.
    """

    published: dt.date | None
    anchor: Anchor
    last: dt.date | None
    last_id: str | None
    last_days: int
    last_is_near: bool
    is_future: bool
    is_past: bool
    before: str
    after: str


@dataclass(frozen=True)
class Value:
    """A TIMEX3 value and how it was reached."""

    type: TimexType
    value: str
    resolution: Resolution
    mod: Modifier | None = None
    anchor: Anchor | None = None
    anchor_id: str | None = None


DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
EXPLICIT, ANCHORED, INFERRED, UNRESOLVED = Resolution


def mod_of(word: str) -> Modifier | None:
    """The TIMEX3 modifier of a word such as "early" or "about"."""
    found = words("modifiers").get(" ".join(word.split()))
    return Modifier(found) if found else None


def explicit(value: str, *, type_: TimexType = DATE, mod: str = "") -> Value:
    """A value from the words alone."""
    return Value(type_, value, EXPLICIT, mod_of(mod))


def anchored(value: str, ctx: Context, *, type_: TimexType = DATE, mod: str = "", how: Resolution = ANCHORED) -> Value:
    """A value counted from the publication."""
    return Value(type_, value, how, mod_of(mod), ctx.anchor)


def unresolved(value: str = "", *, type_: TimexType = DATE) -> Value:
    """A value that needs a day that is not known."""
    return Value(type_, value, UNRESOLVED)


def number(text: str) -> float | None:
    """A number in digits or words; None for "several"."""
    text = text.lower().strip()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    parts: list[int | None] = [words("numbers").get(part) for part in re.split(r"[- ]", text)]
    return None if None in parts else float(sum(part or 0 for part in parts))


def unit_of(text: str) -> str:
    """The ISO 8601 designator of a unit in singular or plural."""
    units = words("units")
    text = text.lower().removesuffix("'")
    singular = "century" if text == "centuries" else text
    return str(units.get(singular) or units.get(singular.removesuffix("s"), "D"))


def period(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; an unknown count is an X."""
    amount = "X" if count is None else f"{count:g}"
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"


def ymd(c: Candidate, ctx: Context) -> Value | None:
    month = c.part("m") or c.parts["mon"]
    day = read_absolute(
        f"{c.part('y')}-{month}-{c.part('d')}" if c.part("m") else f"{c.part('d')} {month} {c.part('y')}"
    )
    return explicit(day.isoformat()) if day else None


def numeric(c: Candidate, ctx: Context) -> Value | None:
    """Month first (US) unless that is no month: "13/02/2010".

    Two digits of a year stand for the year that ends in them nearest to the publication.
    """
    a, b, year = int(c.part("a")), int(c.part("b")), int(c.part("y"))
    month, day = (a, b) if a <= 12 else (b, a)
    is_short = len(c.part("y")) == 2
    if is_short and ctx.published is None:
        return unresolved(f"XX{year:02}-{month:02}-{day:02}") if month <= 12 and 1 <= day <= 31 else None
    if is_short and ctx.published:
        base = ctx.published.year
        year = min((hundreds + year for hundreds in range(1800, 2200, 100)), key=lambda y: abs(y - base))
    try:
        value = dt.date(year, month, day).isoformat()
    except ValueError:
        return None
    is_ambiguous = a <= 12 and b <= 12 and a != b
    if is_short:
        return anchored(value, ctx, how=INFERRED)
    return Value(DATE, value, INFERRED if is_ambiguous else EXPLICIT)


def _nearest_year(ctx: Context, month: int, day: int) -> dt.date | None:
    """The year in which a day without one falls: past news looks back, plans look ahead."""
    base = ctx.published
    assert base is not None
    options = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            options.append(dt.date(year, month, day))
        except ValueError:
            continue
    if ctx.is_future:
        options = [o for o in options if o >= base] or options
    elif ctx.is_past:
        options = [o for o in options if o <= base + dt.timedelta(31)] or options
    return min(options, key=lambda o: abs((o - base).days), default=None)


def month_day(c: Candidate, ctx: Context) -> Value | None:
    month, day = words("months")[c.parts["mon"]], int(c.part("d"))
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}-{day:02}")
    tells_of_another_year = ctx.last and ctx.last_is_near and (ctx.published - ctx.last).days > 550
    if ctx.last and tells_of_another_year and ctx.is_past and not ctx.is_future:
        try:
            value = dt.date(ctx.last.year, month, day).isoformat()
        except ValueError:
            return None
        return Value(DATE, value, INFERRED, None, Anchor.TEXT, ctx.last_id)
    found = _nearest_year(ctx, month, day)
    return anchored(found.isoformat(), ctx) if found else None


def month_year(c: Candidate, ctx: Context) -> Value | None:
    return explicit(f"{c.part('y')}-{words('months')[c.parts['mon']]:02}", mod=c.part("mod"))


def month_relative_year(c: Candidate, ctx: Context) -> Value | None:
    month = words("months")[c.parts["mon"]]
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}")
    year = ctx.published.year + {"last": -1, "this": 0, "next": 1}[c.part("dir")]
    return anchored(f"{year}-{month:02}", ctx, mod=c.part("mod"))


def bare_month(c: Candidate, ctx: Context) -> Value | None:
    name = c.parts["mon"]
    month = words("months")[name]
    if name in ("May", "March") and not c.part("dir") and not c.part("mod") and not _is_month_context(ctx):
        return None
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}")
    year, this = ctx.published.year, ctx.published.month
    way = c.part("dir")
    if way in ("last", "this past"):
        year -= month >= this
    elif way in ("next", "this coming", "the following"):
        year += month <= this
    elif not way:
        if ctx.is_future:
            year += month < this
        elif ctx.is_past or month - this > 6:
            year -= month > this
    return anchored(f"{year}-{month:02}", ctx, mod=c.part("mod"))


def _is_month_context(ctx: Context) -> bool:
    pattern = r"\b(in|since|by|until|till|of|from|through|during|to|and|before|after|late|early|mid)\s+$"
    return bool(re.search(pattern, ctx.before))


FUTURE_CUES = r"\b(until|till|by|from|coming|following)\s+(?:the\s+)?$"


def weekday(c: Candidate, ctx: Context) -> Value | None:
    number_ = words("weekdays")[c.part("wd")]
    if ctx.published is None:
        return unresolved(f"XXXX-WXX-{number_}")
    back = (ctx.published.isoweekday() - number_) % 7
    way = c.part("dir")
    if way in ("next", "this coming", "the following"):
        day = ctx.published + dt.timedelta(7 - back if back else 7)
    elif way == "this" and not ctx.is_future:
        day = ctx.published - dt.timedelta(back)
    elif way == "this":
        day = ctx.published + dt.timedelta((7 - back) % 7)
    elif way in ("last", "the previous"):
        day = ctx.published - dt.timedelta(back or 7)
    elif ctx.is_future or (not ctx.is_past and re.search(FUTURE_CUES, ctx.before)):
        day = ctx.published + dt.timedelta((7 - back) % 7)
    else:
        day = ctx.published - dt.timedelta(back)
    return _with_part(day, c, ctx)


def _with_part(day: dt.date, c: Candidate, ctx: Context) -> Value:
    if part := c.part("part"):
        return anchored(f"{day}T{words('dayparts')[part]}", ctx, type_=TIME)
    return anchored(day.isoformat(), ctx, mod=c.part("mod"))


def deictic(c: Candidate, ctx: Context) -> Value | None:
    word = c.part("word")
    if word == "today" and not c.part("part") and re.match(r"'s\s+(world|society|youth|market|age)", ctx.after):
        return Value(DATE, "PRESENT_REF", EXPLICIT)
    if ctx.published is None:
        return unresolved("XXXX-XX-XX")
    shift = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    day = ctx.published + dt.timedelta(shift.get(" ".join(word.split()), 0))
    if word == "tonight":
        return anchored(f"{day}TNI", ctx, type_=TIME)
    return _with_part(day, c, ctx)


def this_daypart(c: Candidate, ctx: Context) -> Value | None:
    code = words("dayparts")[c.part("part")]
    way = c.part("dir")
    last = _last_for(ctx, "day")
    base = ctx.published if way in ("this", "last") else last
    if base is None:
        return unresolved(f"XXXX-XX-XXT{code}", type_=TIME)
    if way == "last":
        base -= dt.timedelta(1)
    if way in ("this", "last"):
        return anchored(f"{base}T{code}", ctx, type_=TIME)
    return Value(TIME, f"{base}T{code}", INFERRED, None, Anchor.TEXT, ctx.last_id)


BACK = {"last": -1, "the last": -1, "the past": -1, "previous": -1, "the previous": -1, "this past": -1}
AHEAD = {"next": 1, "the next": 1, "the following": 1, "the coming": 1, "this coming": 1}
NARRATIVE = ("the previous", "the following", "the next", "previous", "the same", "that")
"""Words that count from the date the text last gave, where it gave one."""


UNIT_DAYS = {"W": 7, "M": 31, "Q": 92, "Y": 366, "DE": 3653, "CE": 36525}
"""The most days that a unit has; a day or a part of one has a single day."""


def _last_for(ctx: Context, unit: str) -> dt.date | None:
    """The date that the text last gave, if it is at least as precise as a unit that is counted from it."""
    return ctx.last if ctx.last and ctx.last_days <= UNIT_DAYS.get(unit_of(unit), 1) else None


def relative_unit(c: Candidate, ctx: Context) -> Value | None:
    way, unit, mod = " ".join(c.part("dir").split()), c.part("unit"), " ".join(c.part("mod").split())
    if way == "the" and not mod:  # "the year" alone names no year
        if unit == "week":
            return Value(DURATION, period(1, unit_of(unit)), EXPLICIT)
        if unit != "weekend":
            return None
        way = "this" if ctx.published and ctx.published.isoweekday() > 5 else "last"
    last = _last_for(ctx, unit)
    if way == "that" and not mod:
        if last is None:
            return None
        return Value(DATE, _unit_value(last, unit), INFERRED, None, Anchor.TEXT, ctx.last_id)
    if unit == "weekend" and way == "this" and ctx.is_past and ctx.published and ctx.published.isoweekday() < 5:
        way = "last"
    shift = BACK.get(way, 0) + AHEAD.get(way, 0)
    narrative = way in NARRATIVE and last is not None
    base = last if narrative else ctx.published
    if base is None or (way in NARRATIVE and not narrative and (unit == "day" or way in ("the same", "the following"))):
        return unresolved("XXXX-XX-XX" if unit == "day" else "")
    if unit == "day" and way in ("this", "the", "last", "the last"):
        return None
    if way == "the past" and not mod:  # a span that ends now, not the decade or year of the calendar before
        return Value(DURATION, period(1, unit_of(unit)), EXPLICIT)
    value = _unit_value(_shift(base, unit, shift), unit)
    modifier = None if mod in ("earlier", "later") else mod_of(mod)
    if narrative:
        return Value(DATE, value, ANCHORED, modifier, Anchor.TEXT, ctx.last_id)
    return Value(DATE, value, ANCHORED, modifier, ctx.anchor)


def _shift(base: dt.date, unit: str, count: float) -> dt.date:
    """A day some units away; years out of the calendar stay at its edge."""
    n = round(count)
    try:
        match unit_of(unit) if unit != "weekend" else "W":
            case "D":
                return base + dt.timedelta(n)
            case "W":
                return base + dt.timedelta(7 * n)
            case "M":
                return shift_months(base, n)
            case "Q":
                return shift_months(base, 3 * n)
            case "Y":
                return shift_months(base, 12 * n)
            case "DE":
                return shift_months(base, 120 * n)
            case "CE":
                return shift_months(base, 1200 * n)
            case _:
                return base
    except (ValueError, OverflowError):
        return base


def _unit_value(day: dt.date, unit: str) -> str:
    """The period of a unit that holds a day."""
    if unit == "weekend":
        return week_value(day) + "-WE"
    match unit_of(unit):
        case "W":
            return week_value(day)
        case "M":
            return f"{day:%Y-%m}"
        case "Q":
            return f"{day.year}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04}"
        case "DE":
            return f"{day.year // 10}"
        case "CE":
            return f"{day.year // 100}"
        case _:
            return day.isoformat()


def week_of_month(c: Candidate, ctx: Context) -> Value | None:
    """The first to the last week of a month; a week belongs to the month of its Thursday, as in ISO 8601."""
    month = month_year(c, ctx) if c.part("y") else bare_month(c, ctx)
    if month is None or month.resolution is UNRESOLVED:
        return month and unresolved("XXXX-WXX")
    first = dt.date.fromisoformat(f"{month.value}-01")
    thursdays = [d for d in (first + dt.timedelta(n) for n in range(31)) if d.month == first.month and d.weekday() == 3]
    order = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}[c.part("n")]
    return Value(DATE, week_value(thursdays[order]), month.resolution, None, month.anchor)


LAST_UNIT = {1: "day", 7: "week", 28: "month", 29: "month", 30: "month", 31: "month"} | dict.fromkeys(
    range(90, 93), "quarter"
)
"""Days of the text's last date to its unit."""


def same_period(c: Candidate, ctx: Context) -> Value | None:
    """The same month a year ago: the period that the text last gave, one year back."""
    unit = LAST_UNIT.get(ctx.last_days)
    if ctx.last is None or unit not in ("month", "quarter"):
        return anchored(f"{ctx.published.year - 1}", ctx) if ctx.published else unresolved("XXXX")
    return Value(DATE, _unit_value(shift_months(ctx.last, -12), unit), INFERRED, None, Anchor.TEXT, ctx.last_id)


def units_ago(c: Candidate, ctx: Context) -> Value | None:
    count, unit = number(c.part("n")), c.part("unit")
    sign = 1 if c.part("dir") in ("from now", "hence") else -1
    is_clock = unit_of(unit).startswith("T")
    if count is None:
        return Value(TIME if is_clock else DATE, "FUTURE_REF" if sign > 0 else "PAST_REF", EXPLICIT)
    if ctx.published is None:
        return unresolved(type_=TIME if is_clock else DATE)
    if is_clock and (unit_of(unit) != "TH" or count % 24):  # the hour of publication is not known, so nor is the day
        return unresolved("XXXX-XX-XXTXX:XX", type_=TIME)
    if is_clock:  # whole days
        day = _shift(ctx.published, "day", sign * count / 24)
        is_before = sign < 0 and mod_of(c.part("mod")) == Modifier.MORE_THAN
        return Value(DATE, day.isoformat(), ANCHORED, Modifier.BEFORE if is_before else None, ctx.anchor)
    return anchored(_unit_value(_shift(ctx.published, unit, sign * count), unit), ctx, mod=c.part("mod"))


def units_later(c: Candidate, ctx: Context) -> Value | None:
    count, unit, way = number(c.part("n")), c.part("unit"), c.part("dir")
    last = _last_for(ctx, unit)
    if way in ("before", "after") and last is None:
        return Value(DURATION, period(count, unit_of(unit)), EXPLICIT, mod_of(c.part("mod")))
    sign = -1 if way in ("earlier", "before") else 1
    if unit_of(unit).startswith("T"):
        return (
            Value(TIME, f"{last}TXX:XX", ANCHORED, None, Anchor.TEXT, ctx.last_id)
            if last
            else unresolved("XXXX-XX-XXTXX:XX", type_=TIME)
        )
    base = last or (ctx.published if way == "earlier" else None)
    if base is None or count is None:
        return unresolved()
    value = _unit_value(_shift(base, unit, sign * count), unit)
    anchor = Anchor.TEXT if last else ctx.anchor
    return Value(DATE, value, ANCHORED, mod_of(c.part("mod")), anchor, ctx.last_id if last else None)


def units_from_today(c: Candidate, ctx: Context) -> Value | None:
    count = number(c.part("n"))
    if ctx.published is None or count is None:
        return unresolved()
    start = {"yesterday": -1, "today": 0, "tomorrow": 1}[c.part("word")]
    sign = -1 if c.part("dir") == "before" else 1
    day = _shift(ctx.published + dt.timedelta(start), c.part("unit"), sign * count)
    return anchored(day.isoformat(), ctx)


def duration(c: Candidate, ctx: Context) -> Value | None:
    count, unit = number(c.part("n")), c.part("unit")
    if count == 0 or _is_table_cell(c, ctx):
        return None
    if c.part("n") in ("a", "an") and re.search(r"(\d|million|billion|times|once|twice|\$\S+)\s+$", ctx.before):
        return Value(SET, period(1, unit_of(unit)), EXPLICIT)
    if unit in ("second", "seconds", "min", "sec") and c.part("n") in ("a", "an", "one", "some"):
        return None
    if c.part("n") == "some":
        return None
    return Value(DURATION, period(count, unit_of(unit)), EXPLICIT, mod_of(c.part("mod")))


def _is_table_cell(c: Candidate, ctx: Context) -> bool:
    """Whether the number is the end of another one ("1 000"), or a column apart from its "unit" ("430  Year")."""
    return c.part("n")[:1].isdigit() and bool(re.search(r"\d[ ,.]$", ctx.before) or re.search(r"\d[ \t]{2}", c.text))


def duration_range(c: Candidate, ctx: Context) -> Value | None:
    return Value(DURATION, period(number(c.part("n")), unit_of(c.part("unit"))), EXPLICIT, Modifier.APPROX)


def bare_units(c: Candidate, ctx: Context) -> Value | None:
    if re.search(r"\d[\s-]*$", ctx.before):
        return None
    if "recent" in c.text.lower():
        return Value(DATE, "PAST_REF", EXPLICIT)
    return Value(DURATION, period(None, unit_of(c.part("unit"))), EXPLICIT)


DECADE_BEFORE = re.compile(r"0'?s\s*(,|and|or|to|through|-|–)\s*$")
"""Two digits are a decade behind "the", an apostrophe, or another decade: "the 70s and 80s"."""


def decade(c: Candidate, ctx: Context) -> Value | None:
    digit = c.part("dd") or c.part("dq")
    is_marked = c.part("c") or c.part("dq") or c.text.lower().startswith("the") or DECADE_BEFORE.search(ctx.before)
    if not is_marked or re.search(r"\b(temperatures?|degrees|highs|lows)\b", ctx.before):
        return None
    return explicit(f"{c.part('c') or '19'}{digit}", mod=c.part("mod"))


DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def decade_word(c: Candidate, ctx: Context) -> Value | None:
    return Value(DATE, f"19{DECADES.index(c.part('word')) + 2}", INFERRED, mod_of(c.part("mod")))


CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def century(c: Candidate, ctx: Context) -> Value | None:
    n = CENTURIES.get(c.part("n")) or int(re.sub(r"\D", "", c.part("n")))
    return explicit(f"{n - 1:02}", mod=c.part("mod")) if 1 <= n <= 22 else None


def quarter(c: Candidate, ctx: Context) -> Value | None:
    q = words("ordinals").get(c.part("q")) or int(c.part("q"))
    is_half = c.part("what") in ("half", "h")
    if is_half and q > 2 and c.part("q") not in ("last", "final"):
        return None
    if is_half and not c.part("y") and not c.part("dir"):
        return None  # of a match, of a group
    code = f"H{min(q, 2)}" if is_half else f"Q{q}"
    if c.part("y"):
        return explicit(f"{c.part('y')}-{code}")
    if ctx.published is None:
        return unresolved(f"XXXX-{code}")
    if c.part("dir"):
        return anchored(f"{ctx.published.year + {'last': -1, 'this': 0, 'next': 1}[c.part('dir')]}-{code}", ctx)
    # A bare quarter in reports is the last one that has begun; in plans, the next.
    year = ctx.published.year
    begun = dt.date(year, q * 3 - 2, 1) <= ctx.published
    if not begun and not ctx.is_future:
        year -= 1
    return anchored(f"{year}-{code}", ctx, how=INFERRED)


def fiscal_year(c: Candidate, ctx: Context) -> Value | None:
    return explicit(f"FY{c.part('y')}")


def season(c: Candidate, ctx: Context) -> Value | None:
    code = words("seasons")[c.part("s")]
    if c.part("y"):
        return explicit(f"{c.part('y')}-{code}", mod=c.part("mod"))
    if ctx.published is None:
        return unresolved(f"XXXX-{code}")
    year, month, way = ctx.published.year, ctx.published.month, c.part("dir")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if way in ("last", "this past"):
        year -= month < first + 3  # this year's is not over
    elif way in ("next", "this coming"):
        year += month >= first
    return anchored(f"{year}-{code}", ctx, mod=c.part("mod"))


def set_every(c: Candidate, ctx: Context) -> Value | None:
    if c.part("wd"):
        return Value(SET, f"XXXX-WXX-{words('weekdays')[c.part('wd')]}", EXPLICIT)
    if c.part("part"):
        return Value(SET, f"XXXX-XX-XXT{words('dayparts')[c.part('part')]}", EXPLICIT)
    count = 2 if c.part("n") == "other" else number(c.part("n")) if c.part("n") else 1
    return Value(SET, period(count, unit_of(c.part("unit"))), EXPLICIT)


ADVERBS = {"daily": "P1D", "nightly": "P1D", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q"}


def set_adverb(c: Candidate, ctx: Context) -> Value | None:
    return Value(SET, ADVERBS.get(c.part("word"), "P1Y"), EXPLICIT)


def clock_of_day(c: Candidate, ctx: Context) -> Value | None:
    """A clock time on a day that stands behind it."""
    day = _day_behind_clock(c, ctx)
    time = clock(c, ctx)
    if day is None or time is None or not time.value:
        return None
    hour = time.value[time.value.index("T") :]
    return Value(TIME, day.value + hour, day.resolution, None, day.anchor, day.anchor_id)


def _day_behind_clock(c: Candidate, ctx: Context) -> Value | None:
    if c.part("wd"):
        return weekday(c, ctx)
    if c.part("mon"):
        return ymd(c, ctx) if c.part("y") else month_day(c, ctx)
    if shift := {"yesterday": -1, "today": 0, "tomorrow": 1}.get(c.part("deixis")):
        return anchored(_shift(ctx.published, "day", shift).isoformat(), ctx) if ctx.published else None
    if c.part("deixis"):
        return anchored(ctx.published.isoformat(), ctx) if ctx.published else None
    last = _last_for(ctx, "day")
    if last is None:
        return unresolved("XXXX-XX-XX")
    on = _shift(last, "day", {"next": 1, "previous": -1, "same": 0}[c.part("way")])
    return Value(DATE, on.isoformat(), ANCHORED, None, Anchor.TEXT, ctx.last_id)


def clock(c: Candidate, ctx: Context) -> Value | None:
    if word := c.part("word"):
        hour, minute = (24, 0) if word == "midnight" else (12, 0)
    else:
        hour, minute = int(c.part("h") or c.part("h24")), int(c.part("min") or c.part("min24") or 0)
        if (
            c.part("h24")
            and not c.part("zone")
            and c.kind.name != "clock_of_day"
            and not re.search(r"\b(at|about|around|by|until|from|to|since|before|after)\s+$", ctx.before)
        ):
            return None  # a score, a ratio
        if half := c.part("ap"):
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = "Z" if re.search(r"utc|gmt$", c.part("zone").strip(" ()")) else ""
    if ctx.last_is_near and (last := _last_for(ctx, "day")):
        return Value(TIME, f"{last}T{hour:02}:{minute:02}{zone}", INFERRED, None, Anchor.TEXT, ctx.last_id)
    if ctx.published and c.part("zone"):  # a time with its zone is of an event in the news, not of every day
        return anchored(f"{ctx.published}T{hour:02}:{minute:02}{zone}", ctx, type_=TIME, how=INFERRED)
    return unresolved(f"XXXX-XX-XXT{hour:02}:{minute:02}{zone}", type_=TIME)


NO_YEAR_BEFORE = re.compile(
    r"(\d[.,]|[$£€]\s?|\b(us|no\.?|number|flight|route|room|section|article|boeing|windows|model)\s)$"
)
"""What stands before a number of four digits that is no year."""

NO_YEAR_AFTER = re.compile(
    r"\s*(%|percent|pct|people|dollars|euros|pounds|yen|miles|km|feet|metres|meters|tonnes|tons|shares|votes|jobs|"
    r"workers|employees|troops|soldiers|points|cases|deaths|homes|cars|bags|francs|marks|units|members|students|"
    r"copies|times|barrels|mln|bln|dlrs|children|residents|voters|passengers)\b|[,.]\d|-(?:strong|seat|page|mile)"
)
"""What stands behind one."""

OLD_YEAR_BEFORE = re.compile(r"\b(in|since|of|by|from|to|until|before|after|around|the)\s+$")
"""A number below 1900 is a year only behind one of these."""


def year(c: Candidate, ctx: Context) -> Value | None:
    if not c.part("mod"):
        if NO_YEAR_BEFORE.search(ctx.before) or NO_YEAR_AFTER.match(ctx.after):
            return None
        if int(c.part("y")) < 1900 and not OLD_YEAR_BEFORE.search(ctx.before):
            return None
    return explicit(c.part("y"), mod=c.part("mod"))


def year_range(c: Candidate, ctx: Context) -> Value | None:
    first, second = c.part("y"), c.part("y2")
    second = second if len(second) == 4 else first[:2] + second
    return explicit(f"{first}/{second}") if int(first) < int(second) < int(first) + 100 else None


def holiday_day(c: Candidate, ctx: Context) -> Value | None:
    rule = words("holidays")[" ".join(c.part("h").split())]
    if c.part("y"):
        return explicit(holiday(rule, int(c.part("y"))).isoformat())
    if ctx.published is None:
        return unresolved(f"XXXX-{rule}" if rule[0].isdigit() else "")
    years = (ctx.published.year - 1, ctx.published.year, ctx.published.year + 1)
    days = [holiday(rule, y) for y in years]
    ahead = [d for d in days if d >= ctx.published]
    past = [d for d in days if d <= ctx.published]
    chosen = min(ahead) if ctx.is_future and ahead else max(past) if past else min(ahead)
    return anchored(chosen.isoformat(), ctx, how=INFERRED)


NOT_NOW = re.compile(r"-\w|\s+(and|or)\s+(then|again)\b|\s+defunct\b")
"""Behind "now": "now-cancelled", "every now and then"."""


def year_end(c: Candidate, ctx: Context) -> Value | None:
    """After a preposition ("by year end"), not before a noun ("year-end results")."""
    if not re.search(r"\b(by|at|before|until|since|around|from|towards?|to)\s+(the\s+)?$", ctx.before):
        return None
    if ctx.published is None:
        return unresolved("XXXX")
    return anchored(f"{ctx.published.year}", ctx, mod="the end of")


def that_time(c: Candidate, ctx: Context) -> Value | None:
    """A time told of before ("at that time", "by this time")."""
    return Value(DATE, "PAST_REF", EXPLICIT) if re.search(r"\b(at|by|since|until)\s+$", ctx.before) else None


def vague(c: Candidate, ctx: Context) -> Value | None:
    if c.part("word") == "now" and NOT_NOW.match(ctx.after):
        return None
    return Value(DATE, words("vague")[" ".join(c.part("word").split())], EXPLICIT)


Normalizer = Callable[[Candidate, Context], Value | None]

NORMALIZE: dict[str, Normalizer] = {"holiday": holiday_day}
NORMALIZE |= {
    f.__name__: f
    for f in (
        ymd,
        numeric,
        month_day,
        month_year,
        month_relative_year,
        bare_month,
        weekday,
        deictic,
        this_daypart,
        relative_unit,
        week_of_month,
        same_period,
        units_ago,
        units_later,
        units_from_today,
        duration,
        duration_range,
        bare_units,
        decade,
        decade_word,
        century,
        quarter,
        fiscal_year,
        season,
        set_every,
        set_adverb,
        clock,
        clock_of_day,
        year,
        year_range,
        year_end,
        that_time,
        vague,
    )
}
