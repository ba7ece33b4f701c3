"""The main job as a Prefect flow: each stage of each batch is a task; what it does stands in ``flows.job``.

Deployments name it ``flows.pipeline:run``.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from flows import job
from flows.settings import build_settings

P = ParamSpec("P")
R = TypeVar("R")


def _stage(function: Callable[P, R]) -> Callable[P, R]:
    """A stage as a task; without Prefect's cache, which was seen to return another task's result."""
    stage: Callable[P, R] = task(name=function.__name__, cache_policy=NO_CACHE, persist_result=False)(function)
    return stage


STEPS = job.Steps(
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
) -> dict[str, Any]:
    """Ingest → extract → validate → load → publish.

    Args:
        sources: files, folders or globs.
        published: date for documents that have none.
        warehouse: the DuckDB file.
        processes: how many extract.
        batch_size: documents in a task.
        model: package name of the spaCy pipeline.

    Returns:
        Counts and state of the run, as ``flows.job.Summary`` has them.
    """
    settings = build_settings(
        warehouse=Path(warehouse) if warehouse else None, processes=processes, batch_size=batch_size, model=model
    )
    summary = job.run_job(sources, settings, published=published, steps=STEPS)
    create_table_artifact([vars(summary)], key="run", description=f"Run over {json.dumps(sources)}")
    return vars(summary)
