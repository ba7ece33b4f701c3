"""A progress bar for whoever looks: documents, how many a second, time left; nothing where nobody does."""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from flows.health import Summary
from flows.sources.declared import find_sources
from flows.sources.files import Files, count_documents, find_files
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


def count_sources(given: Iterable[str]) -> int | None:
    """How many documents there are to read in files; None when it cannot be told, as of a feed or standard input."""
    try:
        sources = find_sources(given)
        if not all(isinstance(source, Files) for source in sources):
            return None
        counts = [count_documents(path) for source in sources for path in find_files(source.location)]
    except (DatelineError, OSError):
        return None
    return None if None in counts else sum(count or 0 for count in counts)
