"""Processes that extract: each loads the model once and stays warm, and sends the findings of a piece as columns.

No document can hang or kill a run. A worker gives a sign of life after each document; one that says nothing for too
long, or dies, is replaced, and its documents are tried again one at a time. The one that then stops the worker again
is set aside, and the rest goes on.
"""

import logging
import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Protocol, Self

from flows.stages import Extract, Outcome, joined, open_extractor, reject, to_outcome
from schemas import Article
from schemas.errors import DatelineError

START_SECONDS = 180.0
"""For the model to load: two seconds from a warm disk, but a cold network disk is slow."""

PIECE = 50
"""Documents that a worker gets at once; batches are larger, and a whole one at the end would leave the others idle."""

log = logging.getLogger("dateline")
spawn = multiprocessing.get_context("spawn")  # a fork would copy Prefect's threads and locks


class WorkerLost(Exception):
    """A worker has died, or says nothing.

    Attributes:
        rule: short name for the quarantine.
        reason: one sentence for people.
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule, self.reason = rule, reason


class Extracting(Protocol):
    """Where batches are extracted: in processes of this machine, or on a cluster."""

    ahead: int
    """Batches that it can have under way at once."""

    def begin(self, articles: Sequence[Article]) -> Callable[[], Outcome]:
        """Begin a batch; what is returned waits for its outcome."""
        ...


class Workers:
    """Processes on this machine; use it as a context manager."""

    def __init__(
        self, processes: int, model: str, time_limit: float, prepare: Callable[[str], Extract] = open_extractor
    ) -> None:
        """Nothing is started before the first batch.

        Args:
            processes: how many.
            model: package name of the spaCy pipeline.
            time_limit: seconds that one document may take.
            prepare: makes the function that extracts; called once in each process, with the model's name.
        """
        self.ahead = processes + 1  # one batch waits, so that no worker does
        self.time_limit = time_limit
        self.threads = ThreadPoolExecutor(processes, thread_name_prefix="worker")
        self.all = [_Worker(model, prepare) for _ in range(processes)]
        self.idle: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the last one used is warm
        for worker in self.all:
            self.idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)
        for worker in self.all:
            worker.close()
        self.threads.shutdown(wait=True)

    def begin(self, articles: Sequence[Article]) -> Callable[[], Outcome]:
        """Begin a batch in pieces, one after the other for each worker that is free; a thread waits for each."""
        begun = [self.threads.submit(copy_context().run, self.extract, piece) for piece in pieces_of(articles)]
        return lambda: joined([piece.result() for piece in begun])

    def extract(self, articles: Sequence[Article]) -> Outcome:
        """The outcome of a piece, whatever its documents do to the worker."""
        worker, begun = self.idle.get(), time.perf_counter()
        done: list[Outcome] = []
        left = deque([articles])
        try:
            while left:
                some = left.popleft()
                try:
                    done.append(worker.extract(some, self.time_limit))
                except WorkerLost as lost:
                    log.warning("A worker was replaced, its documents are tried one by one: %s", lost.reason)
                    if len(some) > 1:
                        left.extend([one] for one in some)
                    else:
                        done.append(Outcome(rejected=(reject(some[0], "extract", lost.rule, lost.reason),)))
        finally:
            self.idle.put(worker)
        return joined(done)._replace(seconds=time.perf_counter() - begun)


def pieces_of(articles: Sequence[Article]) -> list[Sequence[Article]]:
    """A batch in pieces that go to one worker each."""
    return [articles[first : first + PIECE] for first in range(0, len(articles), PIECE)]


class _Worker:
    """One process and the pipe to it; started when it is needed."""

    def __init__(self, model: str, prepare: Callable[[str], Extract]) -> None:
        self.model, self.prepare = model, prepare
        self.process: Any = None
        self.pipe: Connection | None = None
        self.lock, self.is_closed = threading.Lock(), False

    def extract(self, articles: Sequence[Article], limit: float) -> Outcome:
        """What becomes of articles.

        Raises:
            WorkerLost: no sign of life in time, or no process any more; the next call starts another one.
        """
        pipe = self.pipe or self._start()
        try:
            pipe.send(articles)
            for _ in articles:
                self._receive(pipe, limit)
            outcome: Outcome = self._receive(pipe, limit)
            return outcome
        except (EOFError, OSError, WorkerLost) as error:
            self._end()
            if self.is_closed:
                raise DatelineError("the run has ended") from error
            if isinstance(error, WorkerLost):
                raise
            raise WorkerLost("killed_the_worker", "the process that extracted it died") from error

    def close(self) -> None:
        """End the process, whatever it does; it holds nothing that is not also elsewhere."""
        with self.lock:
            self.is_closed = True
        self._end()

    def _start(self) -> Connection:
        with self.lock:
            if self.is_closed:
                raise DatelineError("the run has ended")
            self.pipe, there = spawn.Pipe()
            self.process = spawn.Process(target=_work, args=(there, self.model, self.prepare), daemon=True)
            self.process.start()
            there.close()  # so that its end is seen here
        try:
            problem = self._receive(self.pipe, START_SECONDS)
        except (EOFError, OSError, WorkerLost) as error:
            self._end()
            raise DatelineError(f"no process can hold the model {self.model}: is there enough memory?") from error
        if isinstance(problem, Exception):
            self._end()
            raise problem
        return self.pipe

    def _receive(self, pipe: Connection, limit: float) -> Any:
        if not pipe.poll(limit):
            raise WorkerLost("too_slow", f"nothing was found in it within {limit:g} seconds")
        return pipe.recv()

    def _end(self) -> None:
        with self.lock:
            process, pipe, self.process, self.pipe = self.process, self.pipe, None, None
        if process is not None:
            process.kill()
            process.join()
        if pipe is not None and not self.is_closed:  # else its thread may still wait at it, and sees the end
            pipe.close()


def _work(pipe: Connection, model: str, prepare: Callable[[str], Extract]) -> None:
    """The life of a worker: hold the model, answer, and end with the parent even if that is killed."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a signal to the whole group is for the parent to handle
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        extract = prepare(model)
    except Exception as error:
        pipe.send(error)
        return
    pipe.send(None)
    while True:
        try:
            articles = pipe.recv()
        except EOFError:
            return
        found = []
        for one in extract(articles):
            found.append(one)
            pipe.send(None)  # a sign of life
        pipe.send(to_outcome(found))


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
