"""Roles on a time axis: known ends are ends, unknown ones stay open."""

import datetime as dt

from flows.pages.timeline import OPEN, RoleSpan, draw


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_role_with_both_ends_is_closed_and_to_scale() -> None:
    whole = RoleSpan("mayor", "former", day("2000-01-01"), day("2010-01-01"), ())
    half = RoleSpan("senator", "former", day("2000-01-01"), day("2005-01-01"), ())
    axis = draw([whole, half])
    assert axis is not None
    long, short = axis.bars
    assert not long.is_open_left
    assert not long.is_open_right
    assert abs(short.width / long.width - 0.5) < 0.01
    assert [t.label for t in axis.ticks][:2] == ["2001", "2002"]


def test_unknown_ends_are_open_and_said_so() -> None:
    axis = draw([RoleSpan("envoy", "current", None, None, (day("2020-05-01"), day("2020-07-01")))])
    assert axis is not None
    (bar,) = axis.bars
    assert bar.is_open_left
    assert bar.is_open_right
    assert bar.x == bar.dots[0] - OPEN
    assert bar.words == "envoy: current, start not known, end not known"


def test_a_former_role_is_not_drawn_up_to_the_day_of_its_report() -> None:
    axis = draw(
        [
            RoleSpan("judge", "former", None, day("2015-03-01"), (day("2020-01-01"),)),
            RoleSpan("writer", "current", day("2015-03-01"), None, (day("2020-01-01"),)),
        ]
    )
    assert axis is not None
    judge, writer = axis.bars
    assert judge.x + judge.width < writer.x + writer.width


def test_nothing_dated_draws_nothing() -> None:
    assert draw([RoleSpan("mayor", "unknown", None, None, ())]) is None
    assert draw([]) is None
