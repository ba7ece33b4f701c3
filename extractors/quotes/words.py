"""The lists of words of ``cues.toml``."""

from functools import cache

from extractors.lexicons import read_table


@cache
def lemmas(name: str) -> frozenset[str]:
    """One list of the cue file."""
    return frozenset(read_table("extractors.quotes", "cues.toml")[name])
