"""Values of durations ("five years") and of sets ("every Monday")."""

import re

from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.units import count_of, number, period, unit_of
from extractors.dates.value import DATE, DURATION, EXPLICIT, SET, Context, Value, mod_of
from schemas import Modifier

QUOTES = ('"', "“", "'", "‘")


def duration(c: Candidate, ctx: Context) -> Value | None:
    """A count of units: "nearly two years", "a five-year plan"."""
    count, unit, article = count_of(c), c.part("unit"), c.part("n")
    if c.text == "One day":  # some day to come, or one day told of
        return None
    if c.parts["unit"].istitle() and ctx.before[-1:] in QUOTES and cue("quote_after").match(ctx.after):
        return None  # the programme "60 Minutes"
    if count == 0 or article == "some" or _is_table_cell(c, ctx) or cue("no_duration_after").match(ctx.after):
        return None
    if unit in ("quarter", "quarters") and cue("no_quarter_after").match(ctx.after):
        return None
    if article in ("a", "an") and (ctx.clause.tag_before == "NNS" or cue("rate_before").search(ctx.before)):
        return Value(SET, period(1, unit_of(unit)), EXPLICIT)
    if unit in ("second", "seconds", "min", "sec") and article in ("a", "an", "one"):
        return None
    return Value(DURATION, period(count, unit_of(unit)), EXPLICIT, mod_of(c.part("mod")))


def unit_long(c: Candidate, ctx: Context) -> Value | None:
    """A week-long strike."""
    return Value(DURATION, period(1, "W" if c.part("unit") == "weekend" else unit_of(c.part("unit"))), EXPLICIT)


def _is_table_cell(c: Candidate, ctx: Context) -> bool:
    """Whether the number is the end of another one ("1 000"), or a column apart from its "unit" ("430  Year")."""
    return c.part("n")[:1].isdigit() and bool(re.search(r"\d[ ,.]$", ctx.before) or re.search(r"\d[ \t]{2}", c.text))


def duration_range(c: Candidate, ctx: Context) -> Value | None:
    """Two counts of one unit: the upper bound, as the annotation guidelines ask."""
    return Value(DURATION, period(number(c.part("n")), unit_of(c.part("unit"))), EXPLICIT, Modifier.APPROX)


def bare_units(c: Candidate, ctx: Context) -> Value | None:
    """Units without a count: "for months", "recent years"."""
    if re.search(r"\d[\s-]*$", ctx.before) or cue("no_units_before").search(ctx.before):
        return None
    is_bare = c.text.lower() == c.part("unit")
    if is_bare and ctx.clause.tag_before in words("tags")["before_own_units"] and not ctx.before.endswith("just "):
        return None
    if "recent" in c.text.lower():
        return Value(DATE, "PAST_REF", EXPLICIT)
    return Value(DURATION, period(None, unit_of(c.part("unit"))), EXPLICIT)


def set_every(c: Candidate, ctx: Context) -> Value | None:
    """Every Monday, each morning, twice a year."""
    if c.part("wd"):
        return Value(SET, f"XXXX-WXX-{words('weekdays')[c.part('wd').removesuffix('s')]}", EXPLICIT)
    if c.part("part"):
        return Value(SET, f"XXXX-XX-XXT{words('dayparts')[c.part('part')]}", EXPLICIT)
    if c.part("mon"):
        return Value(SET, f"XXXX-{words('months')[c.parts['mon'].capitalize()]:02}", EXPLICIT)
    if c.part("s"):
        return Value(SET, f"XXXX-{words('seasons')[c.part('s')]}", EXPLICIT)
    if c.part("unit") == "weekend":
        return Value(SET, "XXXX-WXX-WE", EXPLICIT)
    count = 2 if c.part("n") == "other" else number(c.part("n")) if c.part("n") else 1
    return Value(SET, period(count, unit_of(c.part("unit"))), EXPLICIT)


def set_adverb(c: Candidate, ctx: Context) -> Value | None:
    """Daily, weekly, annual."""
    return Value(SET, words("set_adverbs")[c.part("word")], EXPLICIT)
