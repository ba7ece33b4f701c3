"""How fast the whole job is beside bare ``nlp.pipe``: the same texts and model, one after the other.

``python -m flows.bench FILE [--processes 1 2] [--first 1000]``, on Linux; each measures in a process of its own.
``python -m flows.bench FILE --stages`` times each extractor apart from the parse.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.settings import build_settings
from schemas import Article

if TYPE_CHECKING:
    from flows.workers import Workers


def main() -> None:
    """Measure and print a table of documents and words per second, CPU seconds and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", help="a file or folder of articles")
    parser.add_argument("--processes", type=int, nargs="*", default=[1], help="the whole job, with so many processes")
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--stages", action="store_true", help="characters per CPU second of each extractor instead")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(MEASURES[options.only](options.source)))
        return
    if options.stages:
        _print_stages(options.source)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = _copy(options.source, options.first, Path(folder))
        bare = _measure(source, "bare")
        print(f"{bare['documents']} documents, {bare['words']} words")
        _print("bare nlp.pipe", bare, bare)
        _print("extract alone", _measure(source, "extract"), bare)
        jobs = {count: _measure(source, "job", count) for count in options.processes}
        for count, found in jobs.items():
            _print(f"whole job, {count} process{'es' if count > 1 else ''}", found, bare)
        if {1, 2} <= jobs.keys():
            print(f"two processes are {jobs[1]['seconds'] / jobs[2]['seconds']:.2f} times as fast as one")


def _copy(source: str, first: int | None, folder: Path) -> str:
    """The articles that are measured, as one file: reading other forms is not what is measured here."""
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for article in islice(_articles(source), first):
            file.write(article.model_dump_json(exclude={"source", "origin", "encoding"}, exclude_none=True) + "\n")
    return str(path)


def _measure(source: str, what: str, processes: int = 1) -> dict[str, Any]:
    command = [sys.executable, "-m", "flows.bench", source, "--only", what]
    environment = {**os.environ, "DATELINE_PROCESSES": str(processes)}
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _print(name: str, one: dict[str, Any], bare: dict[str, Any]) -> None:
    rate, ratio = one["seconds"], one["cpu"] / bare["cpu"]
    print(
        f"{name:24} {bare['documents'] / rate:6.1f} documents/s {bare['words'] / rate:7.0f} words/s {rate:7.1f} s "
        f"{one['cpu']:7.1f} CPU s (x{ratio:.2f}) peak {one['peak_mb']:.0f} MB",
        flush=True,
    )


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


def _job(source: str) -> dict[str, Any]:
    """Everything but the start of Prefect and of the processes: read, extract, validate, load and publish."""
    from flows.job import run_job
    from flows.workers import Workers

    settings = build_settings()
    with tempfile.TemporaryDirectory() as folder:
        first = Article(document_id="first", text="The model is loaded by this.")
        with Workers(settings.processes, settings.model, settings.time_limit) as workers:
            for warm in [workers.begin([first]) for _ in range(settings.processes)]:
                warm()
            clock = _Clock(workers)
            chosen = settings.model_copy(update={"warehouse": Path(folder) / "bench.duckdb"})
            summary = run_job([source], chosen, workers=workers)
            found = clock.read()
    return {**found, **vars(summary)}


TICKS = os.sysconf("SC_CLK_TCK")
MEASURES = {"bare": _bare, "extract": _extract, "job": _job}


class _Clock:
    """Seconds and CPU seconds since it was made, and the peak memory; those of the workers are added."""

    def __init__(self, workers: "Workers | None" = None) -> None:
        pids = [worker.process.pid for worker in workers.all if worker.process] if workers else []
        self.folders = [Path("/proc") / str(pid) for pid in (os.getpid(), *pids)]
        self.start, self.cpu = time.perf_counter(), self._cpu()

    def _cpu(self) -> float:
        stats = [folder.joinpath("stat").read_text().rpartition(")")[2].split() for folder in self.folders]
        return sum(int(user) + int(system) for *_, user, system in (stat[:13] for stat in stats)) / TICKS

    def read(self) -> dict[str, float]:
        """So far; the peak is the sum of each process's own."""
        texts = [folder.joinpath("status").read_text() for folder in self.folders]
        peak = sum(int(text.split("VmHWM:")[1].split()[0]) for text in texts) / 1024
        return {"seconds": time.perf_counter() - self.start, "cpu": self._cpu() - self.cpu, "peak_mb": peak}


if __name__ == "__main__":
    main()
