"""OpenLineage events: which sources a run read, and which tables it wrote; off without the setting ``lineage``."""

import datetime as dt
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.health import Summary
from schemas.errors import DatelineError
from schemas.tables import FINDING_TABLES

if TYPE_CHECKING:
    from openlineage.client.event_v2 import RunEvent

NAMESPACE = "dateline"
PRODUCER = "urn:dateline"
EVENTS = {"complete": "COMPLETE", "quarantined": "COMPLETE", "stopped": "ABORT", "failed": "FAIL"}
"""How a run ended, in the words of the standard."""
RETRIES = {"total": 2}
"""Of an event that does not get through: after its five, the client has waited nine seconds, twice a run."""

log = logging.getLogger("dateline")


def open_lineage(target: str | None) -> Callable[..., None]:
    """What is told of a run, with the arguments of ``run_event``.

    Args:
        target: a file that JSON lines are added to, or the address of a collector; None for neither.

    Raises:
        DatelineError: the package for it is not installed.
    """
    if target is None:
        return lambda *about, **named: None
    try:
        from openlineage.client import OpenLineageClient
    except ImportError as error:
        raise DatelineError("setting lineage: install dateline[lineage] for it") from error
    is_address = target.startswith(("http://", "https://"))
    transport = (
        {"type": "http", "url": target, "retry": RETRIES}
        if is_address
        else {"type": "file", "log_file_path": target, "append": True}
    )
    client = OpenLineageClient(config={"transport": transport})

    def emit(*about: Any, **named: Any) -> None:
        try:
            client.emit(run_event(*about, **named))
        except Exception as error:  # whoever collects lineage must not stop the news
            log.warning("A lineage event did not reach %s: %s", target, error)

    return emit


def run_event(
    state: str, flow_run_id: str, sources: list[str], warehouse: Path, summary: Summary | None = None
) -> "RunEvent":
    """The event of a run that begins or ends.

    Args:
        state: running, or how it ended.
        flow_run_id: the flow run, a UUID.
        sources: as given.
        warehouse: the published file.
        summary: the counts, once there are any.
    """
    from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
    from openlineage.client.generated.output_statistics_output_dataset import OutputStatisticsOutputDatasetFacet

    rows = {"documents": summary.loaded} if summary else {}
    return RunEvent(
        eventType=RunState[EVENTS.get(state, "START")],
        eventTime=dt.datetime.now(dt.UTC).isoformat(),
        run=Run(runId=flow_run_id),
        job=Job(namespace=NAMESPACE, name="run"),
        inputs=[InputDataset(namespace="file", name=source) for source in sources],
        outputs=[
            OutputDataset(
                namespace=f"duckdb:{warehouse.absolute()}",
                name=table,
                outputFacets={"outputStatistics": OutputStatisticsOutputDatasetFacet(rowCount=rows[table])}
                if table in rows
                else {},
            )
            for table in FINDING_TABLES
        ],
        producer=PRODUCER,
    )
