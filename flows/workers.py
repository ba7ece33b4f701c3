"""Processes that extract: each loads the model once and stays warm; the warehouse is not imported there."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import nullcontext

from extractors.model import load_model
from flows.stages import Outcome


def begin(pool: ProcessPoolExecutor, job: Callable[[], Outcome]) -> Callable[[], Outcome]:
    """Begin a job in another process; if that dies, the job is done in this one."""
    try:
        future = pool.submit(job)
    except BrokenExecutor:
        return job

    def wait() -> Outcome:
        try:
            return future.result()
        except BrokenExecutor:
            return job()

    return wait


def start_pool(processes: int, model: str) -> ProcessPoolExecutor | nullcontext[None]:
    """Processes that hold the model, when more than one is asked for."""
    if processes == 1:
        return nullcontext()
    return ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(model,),
    )


def _start_worker(model: str) -> None:
    """Load the model, and end with the parent even if that is killed."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    load_model(model)


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
