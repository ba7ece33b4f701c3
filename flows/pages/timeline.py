"""Roles on a time axis, as plain SVG: known ends are drawn as ends, unknown ones as open."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, LEFT, ROW, TOP = 900, 270, 34, 26
"""Units of the drawing: its width, the room for labels, the height of a row, and of the axis."""

OPEN = 26
"""How far a bar with an unknown end fades beyond the last day on which the role was reported."""


@dataclass(frozen=True)
class RoleSpan:
    """A role as reported: the ends that are known, and the days on which articles spoke of it."""

    label: str
    status: str
    start: dt.date | None
    end: dt.date | None
    reported: tuple[dt.date, ...]

    @property
    def first(self) -> dt.date | None:
        """The first day that is known of it."""
        return self.start or min((*self.reported, *filter(None, [self.end])), default=None)

    @property
    def last(self) -> dt.date | None:
        """The last day that is known of it; a former role is not drawn up to its report."""
        if self.end:
            return self.end
        if self.status == "former":
            return self.start or min(self.reported, default=None)
        return max((*self.reported, *filter(None, [self.start])), default=None)


@dataclass(frozen=True)
class Bar:
    """One role in drawing units."""

    label: str
    words: str
    status: str
    y: float
    x: float
    width: float
    is_open_left: bool
    is_open_right: bool
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
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def draw(roles: Sequence[RoleSpan]) -> Axis | None:
    """Place roles on a common axis; None when no day is known of any of them."""
    dated = [(role, role.first, role.last) for role in roles]
    days = [day for role, first, last in dated for day in (first, last, *role.reported) if day]
    if not days:
        return None
    low, high = min(days), max(days)
    room = max((high - low).days, 30)
    scale = (WIDTH - LEFT - 2 * OPEN - 10) / room

    def x(day: dt.date) -> float:
        return round(LEFT + OPEN + (day - low).days * scale, 1)

    bars = []
    for number, (role, first, last) in enumerate(dated):
        if first is None or last is None:
            continue
        is_open_left, is_open_right = role.start is None, role.end is None
        left = x(first) - (OPEN if is_open_left else 0)
        right = x(last) + (OPEN if is_open_right else 0)
        bars.append(
            Bar(
                label=role.label,
                words=_words(role),
                status=role.status,
                y=TOP + number * ROW + 6,
                x=left,
                width=max(right - left, 4),
                is_open_left=is_open_left,
                is_open_right=is_open_right,
                dots=tuple(x(day) for day in role.reported),
            )
        )
    return Axis(
        WIDTH, TOP + len(dated) * ROW + 6, LEFT, TOP, tuple(bars), tuple(_ticks(low, low + dt.timedelta(room), x))
    )


def _words(role: RoleSpan) -> str:
    """The drawing in words, for those who do not see it."""
    start = f"from {role.start}" if role.start else "start not known"
    end = f"until {role.end}" if role.end else "end not known"
    return f"{role.label}: {role.status}, {start}, {end}"


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
