"""Counts over time as bars, in units of an SVG's view box; each bar leads to what it counts."""

import calendar
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT = 900, 140, 22
MOST_MONTHS = 60
"""More months than these are counted by the year."""


@dataclass(frozen=True)
class Bar:
    """A month or year: its place, its count, and the days that it covers."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    href: str
    has_label: bool


@dataclass(frozen=True)
class Chart:
    """Bars and the view box that they stand in."""

    unit: str
    width: int
    height: int
    foot: int
    highest: int
    bars: tuple[Bar, ...]


def draw_counts(months: Mapping[str, int], href: Callable[[str, str], str]) -> Chart | None:
    """Bars by month, or by year where the months are many; times without a count stay empty.

    Args:
        months: ``YYYY-MM`` to count.
        href: the address of what lies between two days.
    """
    months = {month: count for month, count in months.items() if month}
    if not months:
        return None
    labels, unit = _range(min(months), max(months)), "month"
    if len(labels) > MOST_MONTHS:
        years: Counter[str] = Counter()
        for month, count in months.items():
            years[month[:4]] += count
        first, last = int(min(years)), int(max(years))
        labels, months, unit = [f"{year:04}" for year in range(first, last + 1)], years, "year"
    return Chart(unit, WIDTH, HEIGHT + FOOT, FOOT, max(months.values()), tuple(_bars(labels, months, href)))


def _range(first: str, last: str) -> list[str]:
    low, high = ((int(month[:4]) * 12 + int(month[5:]) - 1) for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(low, high + 1)]


def _bars(labels: Sequence[str], counts: Mapping[str, int], href: Callable[[str, str], str]) -> list[Bar]:
    step, highest = WIDTH / len(labels), max(counts.values())
    every = max(1, round(70 / step))
    bars = []
    for number, label in enumerate(labels):
        if count := counts.get(label, 0):
            height = max(2.0, round((HEIGHT - 16) * count / highest, 1))
            width = round(min(step * 0.82, 44), 2)
            x = round(number * step + (step - width) / 2, 2)
            address = href(*days_of(label))
            bars.append(Bar(label, count, x, HEIGHT - height, width, height, address, number % every == 0))
    return bars


def days_of(label: str) -> tuple[str, str]:
    """First and last day of a month or year.

    Example:
        >>> days_of("2024-02"), days_of("2023")
        (('2024-02-01', '2024-02-29'), ('2023-01-01', '2023-12-31'))
    """
    if len(label) == 4:
        return f"{label}-01-01", f"{label}-12-31"
    year, month = map(int, label.split("-"))
    return f"{label}-01", f"{label}-{calendar.monthrange(year, month)[1]:02}"
