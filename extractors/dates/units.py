"""Counting: numbers in words, units of time, and days some units away."""

import datetime as dt
import re

from extractors.dates.calendar import shift_months, week_value
from extractors.dates.grammar import Candidate, words
from extractors.dates.value import Context


def number(text: str) -> float | None:
    """A number in digits or words; None for "several".

    Example:
        >>> number("twenty-five"), number("1-1/2"), number("two and a half")
        (25.0, 1.5, 2.5)
    """
    text = " ".join(text.lower().split())
    if not text:
        return None
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    if match := re.fullmatch(r"(\d*)[- ]?(\d)/([2-9])", text):
        return float(match[1] or 0) + int(match[2]) / int(match[3])
    if match := re.fullmatch(r"(\d*)\s?([½¼¾])", text):
        return float(match[1] or 0) + float(words("fractions")[match[2]])
    if match := re.fullmatch(r"half(?: an?)?|(.+?)[- ]and[- ]a[- ]half", text):
        whole = number(match[1]) if match[1] else 0
        return None if whole is None else whole + 0.5
    parts: list[int | None] = [words("numbers").get(part) for part in re.split(r"[- ]", text)]
    return None if None in parts else float(sum(part or 0 for part in parts))


def count_of(c: Candidate) -> float | None:
    """How many units: the part ``n``, and a half behind the unit ("a year and a half")."""
    count = number(c.part("n"))
    return count + 0.5 if count is not None and c.part("half") else count


def unit_of(text: str) -> str:
    """The ISO 8601 designator of a unit in singular or plural."""
    units = words("units")
    text = text.lower().removesuffix("'")
    singular = "century" if text == "centuries" else text
    return str(units.get(singular) or units.get(singular.removesuffix("s"), "D"))


def period(count: float | None, unit: str) -> str:
    """An ISO 8601 duration; an unknown count is an X."""
    if count == 0.5 and (half := words("half_units").get(unit)):
        return str(half)
    amount = "X" if count is None else f"{count:.15g}"
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"


def last_for(ctx: Context, unit: str) -> dt.date | None:
    """The date that the text last gave, if it is at least as precise as a unit that is counted from it."""
    return ctx.last if ctx.last and ctx.last_days <= words("unit_days").get(unit_of(unit), 1) else None


def shift(base: dt.date, unit: str, count: float) -> dt.date | None:
    """A day some units away; None when that is out of the calendar."""
    code = "W" if unit == "weekend" else unit_of(unit)
    try:
        if months := words("unit_months").get(code):
            return shift_months(base, round(months * count))
        return base + dt.timedelta(round(count * {"W": 7, "D": 1}.get(code, 0)))
    except (ValueError, OverflowError):
        return None


def unit_value(day: dt.date, unit: str) -> str:
    """The period of a unit that holds a day, as TIMEX3 writes it."""
    if unit == "weekend":
        return week_value(day) + "-WE"
    match unit_of(unit):
        case "W":
            return week_value(day)
        case "M":
            return day.isoformat()[:7]
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04}"
        case "DE":
            return f"{day.year // 10:03}"
        case "CE":
            return f"{day.year // 100:02}"
        case _:
            return day.isoformat()
