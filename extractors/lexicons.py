"""Reads the linguistic data files: word lists with ``#`` comments, and TOML tables."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_words(package: str, name: str) -> frozenset[str]:
    """One entry a line; ``#`` starts a comment; case-folded.

    Args:
        package: the package that holds the file, such as ``extractors.titles``.
        name: the file's name.
    """
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if (word := line.split("#")[0].strip().casefold()))


@cache
def read_table(package: str, name: str) -> dict[str, Any]:
    """A TOML file of linguistic data; shared by all callers, so never to be changed."""
    return tomllib.loads(files(package).joinpath(name).read_text(encoding="utf-8"))
