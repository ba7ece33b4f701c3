"""Values of references that name no day: "now", "recently", "at that time"."""

from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.value import DATE, EXPLICIT, Context, Value


def that_time(c: Candidate, ctx: Context) -> Value | None:
    """A time told of before ("at that time", "by this time")."""
    return Value(DATE, "PAST_REF", EXPLICIT) if cue("that_time_before").search(ctx.before) else None


def vague(c: Candidate, ctx: Context) -> Value | None:
    """The present, the past, the future."""
    word = " ".join(c.part("word").split())
    if word == "now" and cue("no_now_after").match(ctx.after):
        return None
    if word == "the present" and cue("no_noun_after").match(ctx.after):  # "the present crisis"
        return None
    return Value(DATE, words("vague")[word], EXPLICIT)
