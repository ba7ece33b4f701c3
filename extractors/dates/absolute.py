"""Absolute days, read by dateparser: the engine for what it does well, behind one function with a cache."""

import datetime as dt
from functools import lru_cache


@lru_cache(maxsize=8_192)
def read_absolute(words: str) -> dt.date | None:
    """The day of an expression that gives day, month and year; None when they make no day of the calendar.

    Args:
        words: such as "3 June 1998", "Sept. 3 1998", "1998-06-03"; month first where digits leave it open.

    Example:
        >>> read_absolute("Sept. 3 1998")
        datetime.date(1998, 9, 3)
        >>> read_absolute("31 June 1998") is None
        True
    """
    import dateparser  # 0.1 s of loading that texts without a full date do not pay

    parsed = dateparser.parse(
        words,
        languages=["en"],  # measured: 0.65 ms instead of 19 ms
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],  # or it takes what is missing from the clock
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "MDY",
        },
    )
    return parsed.date() if parsed else None
