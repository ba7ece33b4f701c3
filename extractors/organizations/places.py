"""Countries and their adjectives, from ``places.toml``."""

from functools import cache

from extractors.lexicons import read_table


@cache
def _table() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    table = read_table("extractors.organizations", "places.toml")
    countries = {name.casefold() for name in table["demonyms"].values()}
    return table["demonyms"], table["same"], frozenset(countries)


def country_of(text: str) -> str | None:
    """The country that a name or an adjective means, or None when it is not known to be one.

    Example:
        >>> [country_of(w) for w in ("Russian", "U.S.", "France", "Texas")]
        ['Russia', 'United States', 'France', None]
    """
    demonyms, same, countries = _table()
    words = text.casefold().removeprefix("the ")
    plain = words.replace(".", "")
    if plain in same:
        return same[plain]
    if words in demonyms:
        return demonyms[words]
    return text.removeprefix("the ").removeprefix("The ") if words in countries else None
