"""The files of a warehouse, and what to say when one of them fails.

Readers open the published file, ``NAME.duckdb``; the one writer works on ``NAME.work.duckdb`` beside it. For a while
there may be a draft, ``NAME.draft.duckdb``: a copy with other findings, to be compared and published.
Every error says which of them it is about, and what mends it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import duckdb

from schemas.errors import DatelineError
from warehouse.errors import UnreadableWarehouse, UnwritableWarehouse


class Which(StrEnum):
    """Which of the files."""

    PUBLISHED = "published file"
    WORKING = "working file"
    DRAFT = "draft"


MENDS = {
    Which.PUBLISHED: "the next `dateline run` puts a sound one in its place",
    Which.DRAFT: "make another with `dateline refresh`",
    Which.WORKING: "delete it and its .wal file, and the next run goes on from the published file",
}

SIGNS: tuple[tuple[str, type[DatelineError], str], ...] = (
    (
        r"No space left|File too large|[Qq]uota exceeded",
        UnwritableWarehouse,
        "there is no room to write the {which} {path}: free some of the disk and run again; "
        "what was published stays as it was",
    ),
    (
        r"Permission denied|Read-only file system|Operation not permitted|Not a directory|No such file|File exists",
        UnwritableWarehouse,
        "the {which} {path} may not be written: {said}",
    ),
    (
        r"Corrupt|not a valid DuckDB|enough bytes|checksum|Serialization Error",
        UnreadableWarehouse,
        "the {which} {path} is damaged: {said}; {mend}",
    ),
)
"""What DuckDB or the system says, as a pattern; the error; and its one line."""


def work_file(path: Path) -> Path:
    """The writer's own file beside a published one.

    Example:
        >>> work_file(Path("news.duckdb")).name
        'news.work.duckdb'
    """
    return path.with_name(f"{path.stem}.work{path.suffix}")


def draft_file(path: Path) -> Path:
    """The draft beside a published file."""
    return path.with_name(f"{path.stem}.draft{path.suffix}")


def log_file(path: Path) -> Path:
    """What DuckDB has not moved yet into one of the files; a process that was killed leaves it."""
    return path.with_name(f"{path.name}.wal")


def unfinished(path: Path) -> Path:
    """A copy under way, which then takes the place of one of the files; a process that was killed leaves it."""
    return path.with_name(f"{path.name}.partial")


def remove_draft(path: Path) -> None:
    """Remove the draft beside a published file, with what a killed process has left of one."""
    draft = draft_file(path)
    for file in (draft, log_file(draft), unfinished(draft)):
        file.unlink(missing_ok=True)


def erasing_mark(path: Path) -> Path:
    """What lies beside a published file while something is being erased from both files."""
    return path.with_name(f"{path.stem}.erasing")


def check_is_published(path: Path) -> None:
    """Refuse a folder, and the name of a working file or a draft, where that of a published file is wanted.

    Raises:
        UnreadableWarehouse: it is one of those.
    """
    if path.is_dir():
        raise UnreadableWarehouse(f"{path} is a folder: name a file, such as {path / 'dateline.duckdb'}")
    name, _, kind = path.stem.rpartition(".")
    if kind in ("work", "draft"):
        what = "working file" if kind == "work" else "draft"
        published = path.with_name(name + path.suffix)
        raise UnreadableWarehouse(f"{path} is a {what}, which its writer alone opens: name {published}")


def first_line(error: BaseException) -> str:
    """What is wrong, without the excerpt of the SQL."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


def explain(error: BaseException, path: Path, which: Which) -> DatelineError | None:
    """The error of ours for one of DuckDB or the system; None where the fault is not the file's or the disk's.

    After a fault of the disk DuckDB refuses all else that is tried, so the first error of a chain counts.
    """
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None:
        chain.append(at)
        at = at.__context__
    for cause in reversed(chain):
        for pattern, kind, words in SIGNS:
            if isinstance(cause, duckdb.Error | OSError) and re.search(pattern, str(cause)):
                return kind(words.format(which=which, path=path, said=first_line(cause), mend=MENDS[which]))
    return None


@contextmanager
def explained(path: Path, which: Which, *kinds: type[Exception]) -> Iterator[None]:
    """Turn what these kinds of errors say of a file into one of ours, as ``explain`` has it."""
    try:
        yield
    except kinds as error:
        if (ours := explain(error, path, which)) is not None:
            raise ours from error
        raise
