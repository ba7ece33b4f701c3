"""Files, folders, globs and standard input, plain or compressed."""

import csv
import glob
import sys
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path, PurePath
from typing import Literal, cast

from pydantic import Field

from flows.sources.archives import name_inside, open_members
from flows.sources.formats import FORMATS, guess_suffix, suffix_of
from flows.sources.items import NOT_USABLE, Change, Item, Provenance, Withdrawn, rejected, to_item
from flows.sources.source import Source, UnreadableSource, Visit
from schemas import Article, Rejected
from schemas.errors import InvalidArticle
from schemas.tables import SourceStateRow

STDIN = "-"
START = 65_536
"""Bytes by which a file without a telling name is recognised."""


class Files(Source):
    """Files by path or glob, and the files of folders."""

    kind: Literal["files"] = "files"
    path: str = Field(min_length=1, description="A file, a folder or a glob; - is standard input")
    fields: dict[str, str] = Field(default={}, description="Our name of a field to the name that the records have")
    withdraw_missing: bool = Field(default=False, description="Withdraw the articles that are no longer there")

    @property
    def location(self) -> str:
        """The path."""
        return self.path

    def check(self) -> None:
        """Look whether any file is there."""
        if self.path != STDIN:
            find_files(self.path)

    def read(self, visit: Visit) -> Iterator[Item]:
        """The documents of all files, in the order of their names."""
        if self.path == STDIN:
            where = self._provenance(visit, "stdin", "stdin")
            file = cast(BufferedReader, sys.stdin.buffer)
            yield from (to_item(found, where) for found in FORMATS[guess_suffix(file.peek(START))].read(file))
            return
        folder = Path(self.path) if Path(self.path).is_dir() else None
        there: set[str] = set()
        doubtful: set[str] = set()  # files of which something was refused: what they lack may be in it
        for path in find_files(self.path):
            for item in self.read_file(path, visit, folder):
                if isinstance(item, Article):
                    there.add(item.document_id)
                else:
                    doubtful.add(str(path))
                yield item
                if isinstance(item, Rejected) and item.rule == NOT_USABLE and item.document_id:
                    yield from self._gone(item.document_id, visit)
        states = visit.memory.states(self.name)
        if self.withdraw_missing:
            for document_id, origin in visit.memory.documents_of(self.name).items():
                if document_id not in there and not origin.startswith(tuple(doubtful)):
                    yield from self._gone(document_id, visit)
        for state in states.values():
            if state.gone_at and state.document_id in there:
                yield Withdrawn(state.document_id or "", is_back=True)
                yield state.model_copy(update={"gone_at": None, "last_seen": visit.now})
        known = states.get(self.path)
        first_seen = known.first_seen if known else visit.now
        yield SourceStateRow(source=self.name, key=self.path, first_seen=first_seen, last_seen=visit.now)

    def _gone(self, document_id: str, visit: Visit) -> Iterator[Change]:
        """An article that is no longer there, or that its publisher has cancelled."""
        state = SourceStateRow(source=self.name, key=document_id, document_id=document_id, first_seen=visit.now)
        yield Withdrawn(document_id)
        yield state.model_copy(update={"gone_at": visit.now})

    def read_file(self, path: Path, visit: Visit, folder: Path | None = None) -> Iterator[Article | Rejected]:
        """The documents of one file; a file that cannot be read is set aside and costs no other.

        Args:
            path: the file.
            visit: what is known of this reading.
            folder: where the file was found; a document's id tells the folders below it.
        """
        inside = path.relative_to(folder).parent if folder else PurePath()
        plain = name_inside(path)
        try:
            for name, suffix, is_member, file in _members(path):
                origin = f"{path}/{name}" if is_member else str(path)
                where = self._provenance(visit, origin, str(inside / PurePath(name).with_suffix("")))
                yield from (to_item(found, where) for found in FORMATS[suffix].read(file))
        except InvalidArticle as error:
            yield self._refuse(error, path, plain)
        except OSError as error:
            wrong = InvalidArticle("unreadable", f"it cannot be read: {error.strerror or error}")
            yield self._refuse(wrong, path, plain)

    def _provenance(self, visit: Visit, origin: str, document_id: str) -> Provenance:
        return Provenance(self.name, origin, document_id, visit.published, self.fields, visit.today)

    def _refuse(self, error: InvalidArticle, path: Path, plain: str) -> Rejected:
        name = PurePath(plain).stem
        return rejected(error, str(path), document_id=name, origin=str(path), source=self.name)


def _members(path: Path) -> Iterator[tuple[str, str, bool, BufferedReader]]:
    """What a file holds that may be articles: name, suffix of the format, whether it lies in an archive, and bytes."""
    plain = name_inside(path)
    for name, file in open_members(path):
        suffix = suffix_of(name)
        is_member = name != plain and suffix_of(plain) is None
        if not is_member or suffix is not None:  # else a picture in an archive
            yield name, suffix or guess_suffix(file.peek(START)), is_member, file


def count_documents(path: Path) -> int | None:
    """How many documents a file holds, as far as that can be told without reading them; what is refused is one, too."""
    try:
        counts = [FORMATS[suffix].count(file) for _, suffix, _, file in _members(path)]
    except (InvalidArticle, OSError, ValueError, csv.Error):
        return None
    return None if None in counts else sum(count or 0 for count in counts)


def find_files(source: str) -> list[Path]:
    """The files of a path or glob that can hold articles; those of a folder by name, links outside it left alone.

    Raises:
        UnreadableSource: nothing is there.
    """
    path = Path(source)
    if path.is_dir():
        root = path.resolve()
        inside = (p for p in path.rglob("*") if p.is_file() and p.resolve().is_relative_to(root))
        found = sorted(p for p in inside if can_hold_articles(p))
        if not found:
            raise UnreadableSource(f"{source}: no {', '.join(FORMATS)} in this folder")
        return found
    if path.exists():
        return [path]
    matches = glob.glob(source, recursive=True)  # noqa: PTH207  (pathlib takes no absolute patterns)
    if found := sorted(Path(p) for p in matches if Path(p).is_file()):
        return found
    raise UnreadableSource(f"{source}: no such file or folder")


def can_hold_articles(path: Path) -> bool:
    """Whether a file of a folder is read: by its suffix, that of a compression left aside."""
    if path.name.startswith("."):
        return False
    return path.suffix.lower() == ".zip" or suffix_of(name_inside(path)) is not None
