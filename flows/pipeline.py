"""The main job as a Prefect flow: each stage of each batch is a task; what it does stands in ``flows.job``.

Deployments name it ``flows.pipeline:run``.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import State, Task, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled, Completed
from prefect.tasks import exponential_backoff

from flows import job
from flows.artifacts import show_run
from flows.engine import end_with_parent, wait_for_prefect
from flows.health import Summary
from flows.job import Job, begin_job
from flows.settings import Settings, build_settings
from flows.telling import tell
from flows.workers import Extracting, Workers
from schemas.errors import DatelineError, TransientError

RETRIES = 4
"""After 2, 4, 8 and 16 seconds, and some at random, so that two do not meet again."""

P = ParamSpec("P")
R = TypeVar("R")


def is_transient(task: Task[..., Any], task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a failure may be gone at the next try: the error says so itself."""
    return isinstance(state.result(raise_on_failure=False), TransientError)


def _stage(function: Callable[P, R]) -> Callable[P, R]:
    """A stage as a task; without Prefect's cache, which was seen to return another task's result."""
    stage: Callable[P, R] = task(
        name=function.__name__,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=RETRIES,
        retry_delay_seconds=exponential_backoff(backoff_factor=2),
        retry_jitter_factor=0.5,
        retry_condition_fn=is_transient,
    )(function)
    return stage


STEPS = job.Steps(
    open_warehouse=_stage(job.open_warehouse),
    extract=_stage(job.extract),
    validate=_stage(job.validate),
    load=_stage(job.load),
    publish=_stage(job.publish),
)


@flow(name="dateline", persist_result=False, validate_parameters=False)
def run(
    sources: list[str],
    published: str | None = None,
    warehouse: str | None = None,
    processes: int | None = None,
    batch_size: int | None = None,
    model: str | None = None,
) -> State[dict[str, Any]]:
    """Ingest → extract → validate → load → publish.

    Args:
        sources: files, folders or globs.
        published: date for documents that have none.
        warehouse: the DuckDB file.
        processes: how many extract.
        batch_size: documents in a task.
        model: package name of the spaCy pipeline.

    Returns:
        Completed; Completed under the name Quarantined, when documents were set aside; or Cancelled, when a signal
        ended it between two batches. Its data are the counts that ``flows.Summary`` has.
    """
    settings = build_settings(
        warehouse=Path(warehouse) if warehouse else None, processes=processes, batch_size=batch_size, model=model
    )
    prepare_deployed()
    flow_run_id = str(flow_run.id)
    with (
        tell(sources, settings, flow_run_id) as telling,
        open_workers(settings) as workers,
        begin_job(
            sources,
            settings,
            published=published,
            open_warehouse=STEPS.open_warehouse,
            workers=workers,
            flow_run_id=flow_run_id,
            report=telling.report,
        ) as job,
    ):
        telling.summary = job.carry_out(STEPS)
    return end(telling.summary, settings)


def run_as_flow(sources: list[str], settings: Settings, published: str | None) -> Summary:
    """The whole flow, with these settings."""
    state = run(
        sources,
        published,
        str(settings.warehouse),
        settings.processes,
        settings.batch_size,
        settings.model,
        return_state=True,
    )
    return summary_of(state)


def carry_on(job: Job, sources: list[str], settings: Settings) -> Summary:
    """What is left of a run that has begun without Prefect, as a run of the same flow."""

    @flow(name="dateline", persist_result=False, validate_parameters=False)
    def rest(sources: list[str], warehouse: str) -> State[dict[str, Any]]:
        job.writer.keep_flow_run(job.ledger.run_id, str(flow_run.id))
        return end(job.carry_out(STEPS), settings)

    return summary_of(rest(sources, str(settings.warehouse), return_state=True))


def prepare_deployed() -> None:
    """What a run needs that a worker or a service has started: it ends after its batch when that is gone."""
    if deployment.id:
        end_with_parent()
        wait_for_prefect()


def end(summary: Summary, settings: Settings) -> State[dict[str, Any]]:
    """What Prefect shows of a run that has ended."""
    show_run(summary, settings.warehouse)
    return to_state(summary)


def open_workers(settings: Settings) -> AbstractContextManager[Extracting]:
    """Where batches are extracted: in processes of this machine, or on a cluster.

    Raises:
        DatelineError: what a cluster needs is not installed.
    """
    if settings.runner == "process":
        return Workers(settings.processes, settings.model, settings.time_limit)
    try:
        from flows.cluster import open_cluster
    except ImportError as error:
        raise DatelineError("setting runner: install dateline[dask] for it") from error
    return open_cluster(settings)


def to_state(summary: Summary) -> State[dict[str, Any]]:
    """How Prefect shows the end of a run."""
    message = f"{summary.loaded} loaded, {summary.unchanged} unchanged, {summary.quarantined} quarantined"
    if summary.state == "stopped":
        return Cancelled(message=f"{message}; the next run does the rest", data=vars(summary))
    name = "Quarantined" if summary.state == "quarantined" else "Completed"
    return Completed(name=name, message=message, data=vars(summary))


def summary_of(state: State[Any]) -> Summary:
    """How a flow went that has ended.

    Raises:
        Exception: what made it fail.
    """
    record: Any = state.data
    return Summary(**(record.result if state.is_cancelled() else state.result()))
