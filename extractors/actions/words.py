"""The word lists of this folder's data files."""

from functools import cache

from extractors.lexicons import read_table


@cache
def words_of(table: str, *keys: str) -> frozenset[str]:
    """One word list of a data file of this folder.

    Args:
        table: the file's name, such as ``verbs.toml``.
        keys: the sections that lead to the list, and its name.

    Example:
        >>> "refuse" in words_of("verbs.toml", "control", "subject")
        True
    """
    value = read_table("extractors.actions", table)
    for key in keys:
        value = value[key]
    return frozenset(value.split()) if isinstance(value, str) else frozenset(value)
