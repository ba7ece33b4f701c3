"""What a run says of itself while it goes and when it ends: logs, progress, lineage, warnings of what is unusual."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from flows.health import Summary, tell_drift
from flows.lineage import open_lineage
from flows.logs import write_logs
from flows.progress import count_sources, show_progress
from flows.settings import Settings
from warehouse import Reader
from warehouse.health import find_drift

log = logging.getLogger("dateline")


@dataclass
class Telling:
    """What a run tells.

    Attributes:
        report: to be called with the counts after each batch.
        summary: how it went, to be set before it ends well.
    """

    report: Callable[[Summary], None]
    summary: Summary | None = None


@contextmanager
def tell(sources: list[str], settings: Settings, lineage_id: str) -> Iterator[Telling]:
    """Tell of the run in the block.

    Args:
        sources: as given.
        settings: the settings of the run: where logs and lineage go.
        lineage_id: a UUID; that of the flow run, where there is one.
    """
    emit = partial(
        open_lineage(settings.lineage), flow_run_id=lineage_id, sources=sources, warehouse=settings.warehouse
    )
    with write_logs(settings.log), show_progress(partial(count_sources, sources)) as report:
        emit("running")
        telling = Telling(report)
        try:
            yield telling
        except BaseException:
            emit("failed")
            raise
        if telling.summary is not None:
            emit(telling.summary.state, summary=telling.summary)
            with Reader.open(settings.warehouse) as reader:
                for drift in find_drift(reader):
                    log.warning("%s", tell_drift(drift), extra=drift)
