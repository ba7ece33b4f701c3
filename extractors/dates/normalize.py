"""The functions that ``patterns.toml`` names, such as ``days.ymd``: from an expression class to what gives its value.

Each takes the candidate and its context and returns a ``Value``, or None when the words are no date
after all. Without an anchor that it needs, the value is ``unresolved``: never today, never a guess.
"""

from collections.abc import Callable

from extractors.dates import clock, counts, days, durations, months, named_days, periods, quarters, vague, weekdays
from extractors.dates.grammar import Candidate
from extractors.dates.value import Context, Value

Normalizer = Callable[[Candidate, Context], Value | None]

MODULES = {
    m.__name__.rpartition(".")[2]: m
    for m in (days, weekdays, named_days, months, quarters, periods, counts, durations, clock, vague)
}


def normalize(candidate: Candidate, context: Context) -> Value | None:
    """The value of a candidate by the function of its class; None when it is no date."""
    module, name = candidate.kind.normalize.split(".")
    function: Normalizer = getattr(MODULES[module], name)
    return function(candidate, context)
