"""Extraction on a Dask cluster through Prefect's Dask runner: the setting ``runner = "dask"``.

The stage is the same function as on one machine. What the cluster cannot do, for a worker died too often or a
document hangs, is tried again in a process of this machine, document by document.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect_dask.task_runners import DaskTaskRunner

from flows.settings import Settings
from flows.stages import Outcome, open_extractor, to_outcome
from flows.workers import Workers
from schemas import Article

BATCHES_AHEAD = 2
"""For each worker: one that it does, and one that waits there."""
SECONDS_A_DOCUMENT = 5.0
"""For a batch; a usual document takes a twentieth of a second. More than this, and a document hangs."""

log = logging.getLogger("dateline")


class Parcel:
    """Something that Prefect carries, and does not walk through."""

    def __init__(self, content: Any) -> None:
        self.content = content


@task(name="extract_batch", cache_policy=NO_CACHE, persist_result=False)
def extract_batch(parcel: Parcel, model: str) -> Parcel:
    """The findings of a batch, on whatever machine this is; the model is loaded there once."""
    begun = time.perf_counter()
    found = list(open_extractor(model)(parcel.content))
    return Parcel(to_outcome(found, time.perf_counter() - begun))


class Cluster:
    """A Dask cluster as the place where batches are extracted."""

    def __init__(self, runner: DaskTaskRunner, settings: Settings, fallback: Workers) -> None:
        self.runner, self.settings, self.fallback = runner, settings, fallback
        self.ahead = BATCHES_AHEAD * max(settings.processes, len(runner.client.scheduler_info()["workers"]))

    def begin(self, articles: Sequence[Article]) -> Callable[[], Outcome]:
        """Send a batch to the cluster."""
        parameters = {"parcel": Parcel(tuple(articles)), "model": self.settings.model}
        future = self.runner.submit(extract_batch, parameters)
        limit = self.settings.time_limit + SECONDS_A_DOCUMENT * len(articles) * self.ahead

        def wait() -> Outcome:
            try:
                outcome: Outcome = future.result(timeout=limit).content
            except Exception as error:  # of the cluster, not of a document: those are in the outcome
                log.warning("The cluster could not do a batch, it is tried here: %s", error)
                return self.fallback.extract(articles)
            return outcome

        return wait


@contextmanager
def open_cluster(settings: Settings) -> Iterator[Cluster]:
    """The cluster of the settings: that at ``dask_address``, or one of ``processes`` workers on this machine."""
    if settings.dask_address:
        runner = DaskTaskRunner(address=settings.dask_address)
    else:
        runner = DaskTaskRunner(
            cluster_kwargs={
                "n_workers": settings.processes,
                "threads_per_worker": 1,
                "host": "127.0.0.1",
                "dashboard_address": None,
            }
        )
    with runner, Workers(1, settings.model, settings.time_limit) as fallback:
        yield Cluster(runner, settings, fallback)
