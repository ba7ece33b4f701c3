"""Which sources a run reads: what the command line names, and what ``sources.toml`` declares."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from flows.sources.files import STDIN, Files
from flows.sources.kinds import KINDS
from flows.sources.pages import Url
from flows.sources.source import Source
from schemas.errors import DatelineError

DECLARATIONS = "sources.toml"


class WrongDeclaration(DatelineError):
    """A file of declared sources says something that it cannot say."""


def given_or_declared(given: Iterable[str] | None) -> list[str]:
    """The words of a command line, or the file of this folder that declares sources.

    Raises:
        WrongDeclaration: there is neither.
    """
    if words := list(given or ()):
        return words
    if not Path(DECLARATIONS).is_file():
        raise WrongDeclaration(f"name a file, a folder or an address, or declare sources in {DECLARATIONS}")
    return [DECLARATIONS]


def check_given(words: Iterable[str]) -> None:
    """Look whether what a command line names is there; what a file declares may be there later.

    Raises:
        WrongDeclaration: a declaration is wrong.
        UnreadableSource: nothing is there.
    """
    words = list(words)
    for word in words:
        for source in find_sources([word]):
            if not word.endswith(".toml"):
                source.check()
    find_sources(words)


def absolute(words: Iterable[str]) -> list[str]:
    """The words of a command line, so that they mean the same in any folder.

    Example:
        >>> absolute(["https://news.example/feed.xml", "-"])
        ['https://news.example/feed.xml', '-']
    """
    return [word if word == STDIN or is_address(word) else str(Path(word).absolute()) for word in words]


def is_address(word: str) -> bool:
    """Whether a word is an address of the web."""
    return re.match(r"https?://", word) is not None


def find_sources(given: Iterable[str]) -> list[Source]:
    """The sources that the words of a command line mean.

    Args:
        given: paths, globs, addresses, ``-`` for standard input, and files like ``sources.toml``, which declare more.

    Raises:
        WrongDeclaration: a declaration is wrong, or a name is given twice.
    """
    sources: list[Source] = []
    for word in dict.fromkeys(given):
        if word.endswith(".toml"):
            sources += read_declarations(Path(word))
        elif is_address(word):
            sources.append(Url(name=word, url=word))
        else:
            sources.append(Files(name=word, path=word))
    names = [source.name for source in sources]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise WrongDeclaration(f"two sources are called {twice!r}: give each its own name")
    return sources


def read_declarations(path: Path) -> list[Source]:
    """The sources that a file declares, each in a table ``[[source]]``.

    Raises:
        WrongDeclaration: it cannot be read, or a table is wrong; names the file, the line, the key and the mend.
    """
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise WrongDeclaration(f"{path}: {error.strerror or error}") from error
    except ValueError as error:  # no TOML, or not UTF-8
        raise WrongDeclaration(f"{path}: {error}") from error
    declared = tables.pop("source", None)
    if tables or not isinstance(declared, list) or not declared:
        wrong = f"{next(iter(tables))!r} is not known here" if tables else "no source is declared"
        raise WrongDeclaration(f"{path}: {wrong}: begin each source with a line [[source]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*source\s*\]\]", line)]
    sources = []
    for number, table in enumerate(declared):
        where = f"{path}, line {lines[number]}" if number < len(lines) else str(path)
        sources.append(_build(table, where, path.parent))
    return sources


def _build(table: dict[str, Any], where: str, folder: Path) -> Source:
    """One declared source; paths count from the folder of the declaration."""
    kind = KINDS.get(str(table.get("kind")))
    if kind is None:
        said = f"kind {table['kind']!r} is not known" if "kind" in table else "it has no kind"
        raise WrongDeclaration(f"{where}: {said}: give one of {', '.join(KINDS)}")
    try:
        source = kind.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        known = ", ".join(kind.model_fields)
        mend = f": a source of kind {table['kind']} has {known}" if first["type"] == "extra_forbidden" else ""
        raise WrongDeclaration(f"{where}: {key}: {first['msg']}{mend}") from error
    if isinstance(source, Files) and source.path != STDIN:
        return source.model_copy(update={"path": str(folder / source.path)})
    return source
