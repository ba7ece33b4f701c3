"""How fast the whole job is beside bare ``nlp.pipe``: the same texts and model, one after the other.

``python -m flows.bench FILE [--processes 2]``; each measurement runs in a process of its own.
``python -m flows.bench FILE --stages`` times each extractor apart from the parse.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas import Article


def main() -> None:
    """Measure and print a table of documents and words per second, CPU seconds and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", help="a file or folder of articles")
    parser.add_argument("--processes", type=int, nargs="*", default=[1], help="also with so many processes")
    parser.add_argument("--stages", action="store_true", help="characters per CPU second of each extractor instead")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(json.dumps(_bare(options.source) if options.only == "bare" else _job(options.source, int(options.only))))
        return
    if options.stages:
        _print_stages(options.source)
        return
    bare = _measure(options.source, "bare")
    print(f"{bare['documents']} documents, {bare['words']} words")
    _print("bare nlp.pipe", bare, bare)
    for count in options.processes:
        _print(f"whole job, {count} process{'es' if count > 1 else ''}", _measure(options.source, str(count)), bare)


def _measure(source: str, what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "flows.bench", source, "--only", what]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603
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

    nlp, articles = load_model(), _articles(source)
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


def _articles(source: str) -> "list[Article]":
    from flows.settings import Settings
    from flows.sources.declared import find_sources
    from flows.sources.reading import read_sources
    from flows.sources.source import Visit
    from schemas import Article

    return [item for item in read_sources(find_sources([source]), Visit(Settings())) if isinstance(item, Article)]


def _bare(source: str) -> dict[str, Any]:
    """The parse alone."""
    from extractors.model import load_model
    from extractors.pipeline import BATCH_SIZE

    nlp = load_model()
    texts = [article.text for article in _articles(source)]
    clock = _Clock()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH_SIZE))
    return {**clock.read(), "documents": len(texts), "words": words}


def _job(source: str, processes: int) -> dict[str, Any]:
    """Everything but Prefect's own start: read, extract, validate, load and publish, into a new file."""
    from extractors.model import load_model
    from flows.job import run_job
    from flows.settings import Settings

    if processes == 1:
        load_model()
    with tempfile.TemporaryDirectory() as folder:
        clock = _Clock()
        summary = run_job([source], Settings(warehouse=Path(folder) / "bench.duckdb", processes=processes))
        return {**clock.read(), **vars(summary)}


class _Clock:
    """Seconds and CPU seconds since it was made, children's included, and the peak memory so far."""

    def __init__(self) -> None:
        self.start, self.cpu = time.perf_counter(), self._cpu()

    @staticmethod
    def _cpu() -> float:
        return sum(
            u.ru_utime + u.ru_stime
            for u in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
        )

    def read(self) -> dict[str, float]:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"seconds": time.perf_counter() - self.start, "cpu": self._cpu() - self.cpu, "peak_mb": peak}


if __name__ == "__main__":
    main()
