"""What happens, as JSON lines with the ids of run and document; without them, warnings as plain lines.

All of it goes through the logger ``dateline``: information for programs, warnings for people to act on.
"""

import datetime as dt
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from schemas.errors import DatelineError

log = logging.getLogger("dateline")
present_run: ContextVar[str | None] = ContextVar("present_run", default=None)
ORDINARY = {*vars(logging.makeLogRecord({})), "message", "asctime", "run_id"}


@contextmanager
def about_run(run_id: str) -> Iterator[None]:
    """What is logged within the block bears the id of this run."""
    token = present_run.set(run_id)
    try:
        yield
    finally:
        present_run.reset(token)


@contextmanager
def write_logs(target: str | None) -> Iterator[None]:
    """Write logs for as long as the block runs.

    Args:
        target: a file that JSON lines are added to, or ``stderr`` for them; None gives plain warnings there.

    Raises:
        DatelineError: the file cannot be written.
    """
    handler = _open(target)
    handler.setFormatter(JsonLine() if target else logging.Formatter("dateline: %(message)s"))
    before = log.level, log.propagate
    log.addHandler(handler)
    log.setLevel(logging.INFO if target else logging.WARNING)
    log.propagate = False  # Prefect's handlers would print it once more
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before[0])
        log.propagate = before[1]
        handler.close()


def _open(target: str | None) -> logging.Handler:
    if target is None or target == "stderr":
        return logging.StreamHandler(sys.stderr)
    try:
        return logging.FileHandler(target, encoding="utf-8")
    except OSError as error:
        raise DatelineError(f"the log {target} cannot be written: {error.strerror}") from error


class JsonLine(logging.Formatter):
    """A record as one JSON object.

    Example:
        >>> record = logging.makeLogRecord({"levelname": "INFO", "msg": "Loaded", "created": 0, "document_id": "a"})
        >>> print(JsonLine().format(record))
        {"time": "1970-01-01T00:00:00.000+00:00", "level": "info", "message": "Loaded", "document_id": "a"}
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, without what is not known."""
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            "run_id": present_run.get(),
            **{name: value for name, value in vars(record).items() if name not in ORDINARY},
            "error": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({k: v for k, v in line.items() if v is not None}, ensure_ascii=False, default=str)
