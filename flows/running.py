"""A run on this machine: Prefect starts when there is something new, for otherwise it would cost more than the run."""

import uuid
from contextlib import ExitStack
from pathlib import Path

from flows.engine import is_server_set, prepare_prefect, start_temporary_server
from flows.health import Summary
from flows.job import begin_job
from flows.settings import Settings
from flows.telling import tell
from warehouse import Writer

LOCK_SECONDS = 80.0
"""For another run to end; as long as the retries of a flow take together."""


def run_here(sources: list[str], settings: Settings, published: str | None = None) -> Summary:
    """Take what is new or changed in the sources into the warehouse, and publish it.

    Nobody could look at a Prefect that ends with the run. So it is not started for a run that finds nothing new;
    and while it starts for one that does, the first batches are extracted. A server that the user has set sees
    each run from its beginning; so it is with a cluster, which is a part of the flow.

    Args:
        sources: files, folders, globs, addresses, ``-``, or a file that declares sources.
        settings: the settings of the run.
        published: date for documents that have none.
    """
    is_shared = is_server_set()
    prepare_prefect(settings.state_folder)
    if is_shared or settings.runner == "dask":
        with start_temporary_server():
            from flows.pipeline import run_as_flow

            return run_as_flow(sources, settings, published)
    with (
        tell(sources, settings, str(uuid.uuid4())) as telling,
        begin_job(sources, settings, published=published, open_warehouse=_open_warehouse, report=telling.report) as job,
    ):
        if job.look():
            with start_temporary_server():
                from flows.pipeline import carry_on

                telling.summary = carry_on(job, sources, settings)
        else:
            telling.summary = job.carry_out()
    return telling.summary


def _open_warehouse(path: Path, stack: ExitStack) -> Writer:
    """The writer, with patience: no task tries again here."""
    return stack.enter_context(Writer.open(path, wait=LOCK_SECONDS))
