"""One writer at a time: the lock beside a warehouse, and who holds it."""

import datetime as dt
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from warehouse.errors import WarehouseLocked


@dataclass(frozen=True)
class Holder:
    """The process that writes.

    Attributes:
        pid: its number on this machine.
        since: when it began to write, in UTC.
    """

    pid: int
    since: str

    def __str__(self) -> str:
        return f"process {self.pid}, since {self.since} UTC"


def lock_file(path: Path) -> Path:
    """The lock beside a published file; it stays when nobody holds it."""
    return path.with_suffix(".lock")


@contextmanager
def hold(path: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock; the system gives it back when the process ends, however it ends.

    Args:
        path: the published file.
        wait: seconds to wait for another writer.

    Raises:
        WarehouseLocked: it still writes after that time.
    """
    lock = FileLock(lock_file(path))
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        who = _read(path) or "a process that has not said its name yet"
        raise WarehouseLocked(f"{path} is being written by another process ({who}): try again when it is done") from (
            error
        )
    try:
        since = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M:%S")
        lock_file(path).write_text(json.dumps(asdict(Holder(os.getpid(), since))), encoding="utf-8")
        yield
    finally:
        lock.release()


def holder(path: Path) -> Holder | None:
    """Who writes at this moment; None when nobody does.

    The words in the lock file alone do not tell: a killed process leaves them behind.
    """
    if not lock_file(path).exists():
        return None
    lock = FileLock(lock_file(path))
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return _read(path)
    lock.release()
    return None


def _read(path: Path) -> Holder | None:
    try:
        return Holder(**json.loads(lock_file(path).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
