"""Parts of the job that one starts alone, as flows of their own: the quarantine again, stale documents, publication.

``prefect.yaml`` deploys them beside ``flows.pipeline:run``. They take the same lock, so they wait for one another.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from prefect import State, flow
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Cancelled, Completed

from flows import refresh as refreshing
from flows import replay as replaying
from flows.pipeline import STEPS, end, open_workers, prepare_deployed
from flows.settings import build_settings
from warehouse import compare_draft


@flow(name="dateline-replay", persist_result=False, validate_parameters=False)
def replay(warehouse: str, ids: list[str] | None = None, model: str | None = None) -> State[dict[str, Any]]:
    """Take the quarantine through the whole job again, after a fix.

    Args:
        warehouse: the DuckDB file.
        ids: which rows; all without any.
        model: package name of the spaCy pipeline.
    """
    settings = build_settings(warehouse=Path(warehouse), model=model)
    prepare_deployed()
    with open_workers(settings) as workers:
        summary = replaying.replay(ids or [], settings, steps=STEPS, workers=workers, flow_run_id=str(flow_run.id))
    return end(summary, settings)


@flow(name="dateline-refresh", persist_result=False, validate_parameters=False)
def refresh(
    warehouse: str, is_published: bool = False, processes: int | None = None, model: str | None = None
) -> State[Any]:
    """Extract stale documents anew into a draft, and show what it would change.

    Args:
        warehouse: the DuckDB file.
        is_published: publish it without a look; else the next run with this on does, or ``dateline refresh --publish``.
        processes: how many extract.
        model: package name of the spaCy pipeline.
    """
    settings = build_settings(warehouse=Path(warehouse), processes=processes, model=model)
    prepare_deployed()
    with open_workers(settings) as workers:
        state = refreshing.bring_draft(settings, steps=STEPS, workers=workers, flow_run_id=str(flow_run.id))
    if state is None:
        return Completed(message="nothing is stale")
    if state == "stopped":
        return Cancelled(message="nothing is changed")
    changes = [{"table": one.table, **one.counts} for one in compare_draft(settings.warehouse, samples=0)]
    create_table_artifact(changes, key="refresh", description="Rows that come, go and change")
    if not is_published:
        return Completed(name="Drafted", message="not published")
    with ExitStack() as stack:
        STEPS.open_warehouse(settings.warehouse, stack).publish_draft()
    return Completed(message="published")


@flow(name="dateline-publish", persist_result=False, validate_parameters=False)
def publish(warehouse: str) -> State[Any]:
    """Publish what is loaded and not published yet: what a run left that was killed, or could not write its file.

    Args:
        warehouse: the DuckDB file.
    """
    with ExitStack() as stack:
        STEPS.publish(STEPS.open_warehouse(Path(warehouse), stack))
    return Completed(message="published")
