"""Roles on a time axis, as plain SVG: known ends are ends, open ones arrows, and unknown ones question marks."""

import calendar
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

WIDTH, LEFT, ROW, TOP = 900, 270, 34, 26
"""Units of the drawing: its width, the room for labels, the height of a row, and of the axis."""

TAIL = 26
"""How far a bar goes beyond the last day that is known of it, where its end is open or unknown."""


class End(StrEnum):
    """How a bar ends: on a day that is given, still held when last reported, or nobody says when."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class RoleSpan:
    """A role as reported: its ends as far as they are known, and the days on which articles spoke of it.

    Attributes:
        label: title and organization.
        status: current, former, acting, incoming or unknown.
        start: partial date, as precise as the text.
        end: partial date.
        reported: days of publication.
    """

    label: str
    status: str
    start: str | None
    end: str | None
    reported: tuple[dt.date, ...]

    @property
    def first(self) -> dt.date | None:
        """The first day that is known of it."""
        if self.start:
            return first_day(self.start)
        return min((*self.reported, *([last_day(self.end)] if self.end else [])), default=None)

    @property
    def last(self) -> dt.date | None:
        """The last day that is known of it; a former role is not drawn up to its report."""
        if self.end:
            return last_day(self.end)
        starts = [first_day(self.start)] if self.start else []
        if self.status == "former":
            return min((*starts, *self.reported), default=None)
        return max((*starts, *self.reported), default=None)

    @property
    def right(self) -> End:
        """How it ends."""
        if self.end:
            return End.KNOWN
        return End.OPEN if self.status in ("current", "acting", "incoming") else End.UNKNOWN

    @property
    def words(self) -> str:
        """The bar in words, for those who do not see it."""
        start = f"from {self.start}" if self.start else "start not known"
        ends = {End.KNOWN: f"until {self.end}", End.OPEN: "no end reported", End.UNKNOWN: "end not known"}
        return f"{self.label}: {self.status}, {start}, {ends[self.right]}"


@dataclass(frozen=True)
class Bar:
    """One role in drawing units: from ``x`` to ``x + width``, with a tail where an end is not known."""

    label: str
    words: str
    status: str
    y: float
    x: float
    width: float
    left: End
    right: End
    dots: tuple[float, ...]


@dataclass(frozen=True)
class Tick:
    """A year or month on the axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Axis:
    """The drawing: bars and ticks in units of the view box."""

    width: int
    height: int
    left: int
    top: int
    tail: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def first_day(partial: str) -> dt.date:
    """The first day of a partial date.

    Example:
        >>> first_day("2016"), first_day("2016-02"), first_day("2016-02-13")
        (datetime.date(2016, 1, 1), datetime.date(2016, 2, 1), datetime.date(2016, 2, 13))
    """
    year, month, day = [*map(int, partial.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def last_day(partial: str) -> dt.date:
    """The last day of a partial date.

    Example:
        >>> last_day("2016"), last_day("2016-02"), last_day("2016-02-13")
        (datetime.date(2016, 12, 31), datetime.date(2016, 2, 29), datetime.date(2016, 2, 13))
    """
    parts = [int(part) for part in partial.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return dt.date(parts[0], month, parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1])


def draw(roles: Sequence[RoleSpan]) -> Axis | None:
    """Place roles on a common axis; None when no day is known of any of them."""
    dated = [(role, role.first, role.last) for role in roles]
    days = [day for role, first, last in dated for day in (first, last, *role.reported) if day]
    if not days:
        return None
    low, high = min(days), max(days)
    room = max((high - low).days, 30)
    scale = (WIDTH - LEFT - 2 * TAIL - 20) / room

    def x(day: dt.date) -> float:
        return round(LEFT + TAIL + (day - low).days * scale, 1)

    bars: list[Bar] = []
    for role, first, last in dated:
        if first is not None and last is not None:
            bars.append(
                Bar(
                    label=role.label,
                    words=role.words,
                    status=role.status,
                    y=TOP + len(bars) * ROW + 6,
                    x=x(first),
                    width=max(x(last) - x(first), 4),
                    left=End.KNOWN if role.start else End.UNKNOWN,
                    right=role.right,
                    dots=tuple(x(day) for day in role.reported),
                )
            )
    ticks = tuple(_ticks(low, low + dt.timedelta(room), x))
    if len(ticks) < 2:  # within a month or two, the first day says where we are
        ticks = (Tick(x(low), low.isoformat()), *ticks)
    return Axis(WIDTH, TOP + len(bars) * ROW + 6, LEFT, TOP, TAIL, tuple(bars), ticks)


def _ticks(low: dt.date, high: dt.date, x: Callable[[dt.date], float]) -> list[Tick]:
    years = high.year - low.year
    if years >= 2:
        step = max(1, years // 8)
        days = [(dt.date(year, 1, 1), str(year)) for year in range(low.year + 1, high.year + 1, step)]
    else:
        months = (high.year - low.year) * 12 + high.month - low.month
        step = max(1, months // 8)
        firsts = [low.year * 12 + low.month - 1 + i for i in range(1, months + 1, step)]
        days = [(dt.date(m // 12, m % 12 + 1, 1), f"{m // 12}-{m % 12 + 1:02}") for m in firsts]
    return [Tick(x(day), label) for day, label in days]
