"""A progress bar for whoever looks: documents, how many a second, time left; nothing where nobody does."""

import gzip
import sys
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from flows.health import Summary
from flows.sources.declared import find_sources
from flows.sources.files import Files, find_files
from schemas.errors import DatelineError


class _Rate(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        """Nothing before the first batch."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def show_progress(count: Callable[[], int | None]) -> Iterator[Callable[[Summary], None]]:
    """A bar on standard error, if that is a terminal.

    Args:
        count: how many documents there are; called beside the work, as it may take long. None: nobody knows.

    Yields:
        What is to be called with the counts after each batch.
    """
    if not sys.stderr.isatty():
        yield lambda summary: None
        return
    columns = (
        MofNCompleteColumn(),
        TextColumn("documents"),
        BarColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=120) as bar:
        row = bar.add_task("documents", total=None)
        threading.Thread(target=lambda: bar.update(row, total=count()), daemon=True).start()
        yield lambda summary: bar.update(row, completed=summary.loaded + summary.unchanged + summary.quarantined)


def count_documents(given: Iterable[str]) -> int | None:
    """How many documents there are to read: one a file, or one a line of JSON Lines; None when it cannot be told."""
    try:
        sources = find_sources(given)
        if not all(isinstance(source, Files) for source in sources):
            return None
        return sum(_count(path) for source in sources for path in find_files(source.location))
    except (DatelineError, OSError, EOFError, zlib.error):
        return None


def _count(path: Path) -> int:
    if ".jsonl" not in path.suffixes:
        return 1
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        return sum(1 for line in file if line.strip())
