"""Roles on a time axis: known ends are ends, open and unknown ones are told apart."""

import datetime as dt

from flows.pages.timeline import End, RoleSpan, draw


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_role_with_both_ends_is_closed_and_to_scale() -> None:
    whole = RoleSpan("mayor", "former", "2000-01-01", "2010-01-01", ())
    half = RoleSpan("senator", "former", "2000-01-01", "2005-01-01", ())
    axis = draw([whole, half])
    assert axis is not None
    long, short = axis.bars
    assert (long.left, long.right) == (End.KNOWN, End.KNOWN)
    assert abs(short.width / long.width - 0.5) < 0.01
    assert [t.label for t in axis.ticks][:2] == ["2001", "2002"]


def test_a_post_that_is_held_is_open_and_a_former_one_ends_nobody_says_when() -> None:
    reported = (day("2020-05-01"), day("2020-07-01"))
    axis = draw(
        [RoleSpan("envoy", "current", None, None, reported), RoleSpan("judge", "former", "2019", None, reported)]
    )
    assert axis is not None
    envoy, judge = axis.bars
    assert (envoy.left, envoy.right) == (End.UNKNOWN, End.OPEN)
    assert (envoy.x, envoy.x + envoy.width) == envoy.dots
    assert envoy.words == "envoy: current, start not known, no end reported"
    assert (judge.left, judge.right) == (End.KNOWN, End.UNKNOWN)
    assert judge.words == "judge: former, from 2019, end not known"


def test_a_former_role_is_not_drawn_up_to_the_day_of_its_report() -> None:
    report = (day("2020-01-01"),)
    axis = draw(
        [RoleSpan("judge", "former", None, "2015-03", report), RoleSpan("writer", "current", "2015", None, report)]
    )
    assert axis is not None
    judge, writer = axis.bars
    assert judge.x + judge.width < writer.x + writer.width


def test_nothing_dated_draws_nothing() -> None:
    assert draw([RoleSpan("mayor", "unknown", None, None, ())]) is None
    assert draw([]) is None
