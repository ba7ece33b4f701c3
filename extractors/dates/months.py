"""Values of expressions that name a month or a season."""

from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.value import INFERRED, Context, Value, anchored, explicit, from_text, unresolved


def _month(c: Candidate) -> int:
    return int(words("months")[c.parts["mon"].capitalize()])


def month_year(c: Candidate, ctx: Context) -> Value | None:
    """June 1998; the first end of a range takes the year of the second."""
    month = _month(c)
    year = int(c.part("y") or c.part("y_2"))
    if c.end_of_range == 1 and not c.part("y"):
        year -= month > words("months")[c.parts["mon_2"].capitalize()]  # from November to March 1998
    return explicit(f"{year:04}-{month:02}", mod=c.part("mod"))


def range_month(c: Candidate, ctx: Context) -> Value | None:
    """An end of "March to June 2015": the first takes the year of the second, the second follows the first."""
    if c.part("dir"):
        return month_relative_year(c, ctx)
    has_year = c.part("y") or (c.end_of_range == 1 and c.part("y_2"))
    return month_year(c, ctx) if has_year else bare_month(c, ctx)


def month_relative_year(c: Candidate, ctx: Context) -> Value | None:
    """March of last year."""
    month = _month(c)
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}")
    year = ctx.published.year + words("years_by_word")[c.part("dir")]
    if c.end_of_range == 1:
        year -= month > words("months")[c.parts["mon_2"].capitalize()]  # from November to March next year
    return anchored(f"{year:04}-{month:02}", ctx, mod=c.part("mod"))


def bare_month(c: Candidate, ctx: Context) -> Value | None:
    """A month without a year: past news looks back, plans look ahead, else the nearest."""
    name, month, way = c.parts["mon"].capitalize(), _month(c), c.part("dir")
    is_bare = not way and not c.part("mod") and not c.end_of_range
    if is_bare and name in ("May", "March") and not _is_month(c, ctx):
        return None
    if c.end_of_range == 2 and ctx.last and ctx.last_is_near:
        year = ctx.last.year + (month < ctx.last.month)
        return from_text(f"{year:04}-{month:02}", ctx)
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}")
    year, this = ctx.published.year, ctx.published.month
    turn = words("shifts").get(way)
    if turn == -1:
        year -= month >= this
    elif turn == 1:
        year += month <= this
    elif not way and (cue("past_before").search(ctx.before) or ctx.clause.is_of_misfortune):
        year -= month > this
    elif not way and _looks_ahead(ctx):
        is_just_past = this - month == 1 or (ctx.clause.is_loosely_future and this - month == 2)  # else "next February"
        year += month < this and not is_just_past
    elif not way and cue("meant_for").search(ctx.before):
        year += (this - month > 6) - (month - this > 6)
    elif not way:
        year -= month > this if ctx.clause.is_past and ctx.clause.is_adverb else month - this >= 6
    return anchored(f"{year:04}-{month:02}", ctx, mod=c.part("mod"))


def _looks_ahead(ctx: Context) -> bool:
    clause = ctx.clause
    is_planned = clause.is_timetable and clause.is_adverb  # "which expires in October"
    is_planned |= bool(cue("candidate_before").search(ctx.before))
    return (clause.is_future or clause.is_requested or is_planned) and not clause.is_modifier


def _is_month(c: Candidate, ctx: Context) -> bool:
    """Whether "May" or "March" is a month here: behind a preposition, or before a noun; in capitals of some nouns."""
    if cue("month_before").search(ctx.before):
        return True
    if c.text.isupper():  # the parse of a headline in capitals knows no nouns
        return bool(cue("month_after").match(ctx.after))
    return ctx.clause.is_modifier and ctx.clause.tag in ("NNP", "NN")


def season(c: Candidate, ctx: Context) -> Value | None:
    """A season, with its year or "last", "this", "next"."""
    code = words("seasons")[c.part("s")]
    if c.part("y"):
        return explicit(f"{c.part('y')}-{code}", mod=c.part("mod"))
    if ctx.published is None:
        return unresolved(f"XXXX-{code}")
    year, month, way = ctx.published.year, ctx.published.month, c.part("dir")
    first = words("season_months")[code][0]
    turn = words("shifts").get(way)
    if turn == -1:
        year -= month < first + 3  # this year's is not over
    elif turn == 1:
        year += month >= first
    elif (way == "this" and code == "WI" and month < 3) or not way:
        return _nearest_season(c, ctx, code)
    return anchored(f"{year:04}-{code}", ctx, mod=c.part("mod"))


def _nearest_season(c: Candidate, ctx: Context, code: str) -> Value:
    """A season of its own: the one that began last, or the next where the clause looks ahead."""
    assert ctx.published is not None
    year, month = ctx.published.year, ctx.published.month
    first = words("season_months")[code][0]
    months_since = (month - first) % 12
    began = year - (month < first)
    clause = ctx.clause
    is_planned = clause.is_future or clause.is_timetable or bool(cue("later_before").search(ctx.before))
    is_ahead = months_since > 2 and (is_planned or (not clause.is_past and months_since > 8))
    return anchored(f"{began + is_ahead:04}-{code}", ctx, mod=c.part("mod"), how=INFERRED)


def bare_season(c: Candidate, ctx: Context) -> Value | None:
    """A season without a year; not a fall, nor a kind of wheat, nor what happens every year."""
    if ctx.clause.tag not in ("NN", "NNP") or ctx.clause.is_modifier or cue("no_season_after").match(ctx.after):
        return None
    is_article = c.text.lower().startswith("the")
    if c.part("s") == "fall" and not (is_article and cue("fall_before").search(ctx.before)):
        return None
    return season(c, ctx) if is_article or cue("season_before").search(ctx.before) else None
