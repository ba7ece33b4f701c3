"""How fast the whole job is beside bare ``nlp.pipe``: the same texts and model, one after the other.

``python -m flows.bench FILE [--processes 1 2] [--dask 2] [--first 1000]``, on Linux; each measures in a process of its
own. ``python -m flows.bench FILE --stages`` times each extractor apart from the parse.
"""

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.engine import prepare_prefect, start_temporary_server
from flows.settings import build_settings
from schemas import Article

if TYPE_CHECKING:
    from flows.stages import Extract, Found, Outcome
    from flows.workers import Extracting


def main() -> None:
    """Measure and print a table of documents and words per second, CPU seconds and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", help="a file or folder of articles")
    parser.add_argument("--processes", type=int, nargs="*", default=[1], help="the whole job, with so many processes")
    parser.add_argument("--dask", type=int, nargs="*", default=[], help="the whole job, with so many Dask workers")
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--stages", action="store_true", help="characters per CPU second of each extractor instead")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        prepare_prefect()
        print(json.dumps(MEASURES[options.only](options.source)))
        return
    if options.stages:
        _print_stages(options.source)
        return
    with tempfile.TemporaryDirectory() as folder:
        _compare(_copy(options.source, options.first, Path(folder)), options.processes, options.dask)


def _compare(source: str, processes: Sequence[int], dask: Sequence[int]) -> None:
    """Measure one thing after the other, and print a line for each."""
    bare = _measure(source, "bare")
    print(f"{bare['documents']} documents, {bare['words']} words")

    def show(name: str, what: str, **settings: object) -> float:
        found = _measure(source, what, **settings) if what != "bare" else bare
        rate, ratio = found["seconds"], found["cpu"] / bare["cpu"]
        print(
            f"{name:28} {bare['documents'] / rate:6.1f} documents/s {bare['words'] / rate:7.0f} words/s {rate:7.1f} s "
            f"{found['cpu']:7.1f} CPU s (x{ratio:.2f}) peak {found['peak_mb']:.0f} MB",
            flush=True,
        )
        seconds: float = found["seconds"]
        return seconds

    parses = {
        count: show(_name("bare nlp.pipe", count), "parse" if count > 1 else "bare", processes=count)
        for count in {1, *processes}
    }
    show("extract alone", "extract")
    jobs = {count: show(_name("whole job", count), "job", processes=count) for count in processes}
    for count in dask:
        show(f"whole job, {count} Dask workers", "job", processes=count, runner="dask")
    show("loading alone", "loading")
    if {1, 2} <= jobs.keys():
        job, parse = jobs[1] / jobs[2], parses[1] / parses[2]
        print(f"two processes are {job:.2f} times as fast as one; when they only parse, {parse:.2f} times")


def _name(what: str, count: int) -> str:
    return f"{what}, {count} process{'es' if count > 1 else ''}"


def _copy(source: str, first: int | None, folder: Path) -> str:
    """The articles that are measured, as one file: reading other forms is not what is measured here."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in islice(_articles(source), first):
            file.write(article.model_dump_json(exclude={"source", "origin", "encoding"}, exclude_none=True) + "\n")
    return str(path)


def _measure(source: str, what: str, **settings: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "flows.bench", source, "--only", what]
    environment = {**os.environ, **{f"DATELINE_{name.upper()}": str(value) for name, value in settings.items()}}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _print_stages(source: str) -> None:
    """Characters per CPU second of each extractor, on documents parsed before."""
    from extractors.components import COMPONENTS
    from extractors.findings import Findings
    from extractors.model import load_model
    from extractors.pipeline import BATCH_SIZE

    nlp, articles = load_model(), list(_articles(source))
    seconds = [0.0] * len(COMPONENTS)
    for doc, article in nlp.pipe(((a.text, a) for a in articles), as_tuples=True, batch_size=BATCH_SIZE):
        findings = Findings(article, doc)
        for at, component in enumerate(COMPONENTS):
            start = time.process_time()
            findings = findings.with_records(component.field, component.run(findings))
            seconds[at] += time.process_time() - start
    characters = sum(len(article.text) for article in articles)
    print(f"{len(articles)} documents, {characters} characters")
    for component, spent in zip(COMPONENTS, seconds, strict=True):
        print(f"{component.run.__name__:24} {characters / spent:9.0f} characters/CPU s")


def _articles(source: str) -> Iterator[Article]:
    from flows.sources.declared import find_sources
    from flows.sources.reading import read_sources
    from flows.sources.source import Visit

    visit = Visit(build_settings())
    return (item for item in read_sources(find_sources([source]), visit) if isinstance(item, Article))


def _bare(source: str) -> dict[str, Any]:
    """The parse alone."""
    from extractors.model import load_model
    from extractors.pipeline import BATCH_SIZE

    nlp = load_model()
    texts = [article.text for article in _articles(source)]
    clock = _Clock()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH_SIZE))
    return {**clock.read(), "documents": len(texts), "words": words}


def _extract(source: str) -> dict[str, Any]:
    """The parse and the extractors, in one process."""
    from extractors import Extractor

    extractor = Extractor()
    articles = list(_articles(source))
    clock = _Clock()
    for _ in extractor.stream(articles):
        pass
    return clock.read()


def _parse(source: str) -> dict[str, float]:
    """The parse alone in the processes that extract: what this machine gains by a second one at best."""
    from flows.stages import ingest
    from flows.workers import Workers

    settings = build_settings()
    batches = [batch.articles for batch in ingest(_articles(source), size=settings.batch_size)]
    with Workers(settings.processes, settings.model, settings.time_limit, open_parser) as workers:
        _warm(workers, settings.processes)
        clock = _Clock()
        for wait in [workers.begin(batch) for batch in batches]:
            wait()
        return clock.read()


def open_parser(model: str) -> "Extract":
    """In place of ``flows.stages.open_extractor``: documents without findings."""
    from extractors.model import load_model
    from extractors.pipeline import BATCH_SIZE
    from schemas import Extraction

    nlp = load_model(model)

    def parse(articles: Sequence[Article]) -> Iterator["Found"]:
        for _, article in nlp.pipe(((a.text, a) for a in articles), as_tuples=True, batch_size=BATCH_SIZE):
            yield Extraction(document=article)

    return parse


def _job(source: str) -> dict[str, Any]:
    """Everything but the start of Prefect and of the processes: read, extract, validate, load and publish."""
    from flows.pipeline import open_workers

    settings = build_settings()
    with ExitStack() as stack:
        if settings.runner == "dask":  # whose tasks ask a server
            stack.enter_context(start_temporary_server())
        workers = stack.enter_context(open_workers(settings))
        _warm(workers, settings.processes)
        return _run(source, workers)


def _loading(source: str) -> dict[str, Any]:
    """The job with findings that are there before they are asked for: what one writer can take."""
    from extractors import Extractor
    from flows.stages import ingest, to_outcome
    from flows.workers import pieces_of

    extractor, made = Extractor(), {}
    for batch in ingest(_articles(source), size=build_settings().batch_size):
        for piece in pieces_of(batch.articles):
            made[piece[0].document_id] = pickle.dumps(to_outcome(list(extractor.stream(piece))))
    return _run(source, _Ready(made))


class _Ready:
    """In place of workers: findings as they would come from them."""

    ahead = 1

    def __init__(self, made: dict[str, bytes]) -> None:
        self.made = made

    def begin(self, articles: Sequence[Article]) -> "Callable[[], Outcome]":
        from flows.stages import joined
        from flows.workers import pieces_of

        firsts = [piece[0].document_id for piece in pieces_of(articles)]
        return lambda: joined([pickle.loads(self.made[first]) for first in firsts])  # noqa: S301


def _warm(workers: "Extracting", count: int) -> None:
    """Load the model in each process."""
    first = Article(document_id="first", text="The model is loaded by this.")
    for wait in [workers.begin([first]) for _ in range(count)]:
        wait()


def _run(source: str, workers: "Extracting") -> dict[str, Any]:
    from flows.job import run_job

    with tempfile.TemporaryDirectory() as folder:
        settings = build_settings(warehouse=Path(folder) / "bench.duckdb")
        clock = _Clock()
        summary = run_job([source], settings, workers=workers)
        return {**clock.read(), **vars(summary)}


TICKS = os.sysconf("SC_CLK_TCK")
MEASURES = {"bare": _bare, "extract": _extract, "parse": _parse, "job": _job, "loading": _loading}


class _Clock:
    """Seconds and CPU seconds since it was made, and the peak memory, of this process and those that it started."""

    def __init__(self) -> None:
        self.folders = list(_processes(Path("/proc") / str(os.getpid())))
        self.start, self.cpu = time.perf_counter(), self._cpu()

    def _cpu(self) -> float:
        stats = [folder.joinpath("stat").read_text().rpartition(")")[2].split() for folder in self.folders]
        return sum(int(user) + int(system) for *_, user, system in (stat[:13] for stat in stats)) / TICKS

    def read(self) -> dict[str, float]:
        """So far; the peak is the sum of each process's own."""
        texts = [folder.joinpath("status").read_text() for folder in self.folders]
        peak = sum(int(text.partition("VmHWM:")[2].split()[0]) for text in texts if "VmHWM:" in text) / 1024
        return {"seconds": time.perf_counter() - self.start, "cpu": self._cpu() - self.cpu, "peak_mb": peak}


def _processes(folder: Path) -> Iterator[Path]:
    """A process and, as each thread of it lists them, those that it has started."""
    yield folder
    for children in folder.glob("task/*/children"):
        for pid in children.read_text().split():
            yield from _processes(Path("/proc") / pid)


if __name__ == "__main__":
    main()
