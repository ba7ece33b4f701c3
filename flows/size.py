"""How the warehouse bears size: loads made-up findings, and times the load, the publication and the cookbook.

    python -m flows.size 10000 100000

Rows a second count the load with all keys and checks on. Making the findings is not in them, nor their columns, which
in the job come from the processes that extract; those have a figure of their own. Each number of articles gets a
warehouse of its own, in a temporary folder.
"""

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from flows.synthetic import synthetic_extractions
from schemas.tables import TABLES
from warehouse import Reader, Writer, cookbook, spread

BATCH = 5_000
"""Articles in one transaction: each joins its people with all who are known, once."""


def main(sizes: list[int]) -> None:
    """Print one table of loads, and one of queries in seconds."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "size.duckdb", size)


def measure(path: Path, size: int) -> None:
    """Load so many articles, and print what it took."""
    spent = spread_in = 0.0
    made = synthetic_extractions(size)
    with Writer.open(path) as writer:
        run_id = writer.start_run(["synthetic"], "synthetic")
        while batch := list(islice(made, BATCH)):
            start = time.perf_counter()
            columns = spread(batch)
            spread_in += time.perf_counter() - start
            start = time.perf_counter()
            result = writer.load(columns, run_id=run_id, fingerprint="synthetic")
            spent += time.perf_counter() - start
            if result.loaded != len(batch):
                raise SystemExit(f"{result.rejected[0].reason}: {result.rejected[0].document_id}")
        start = time.perf_counter()
        writer.publish()
        published = time.perf_counter() - start
    with Reader.open(path) as reader:
        rows = sum(reader.query(f'SELECT count(*) FROM "{name}"').rows[0][0] for name in TABLES)  # noqa: S608
        print(
            f"{size} articles, {rows} rows: loaded in {spent:.1f} s, {rows / spent:.0f} rows/s, "
            f"{spent / size * 1000:.2f} ms and {path.stat().st_size / size:.0f} bytes an article, "
            f"published in {published:.2f} s; their columns made in {spread_in:.1f} s, "
            f"{rows / (spent + spread_in):.0f} rows/s with these",
            flush=True,
        )
        for recipe in cookbook():
            start = time.perf_counter()
            reader.query(recipe.sql)
            print(f"  {time.perf_counter() - start:6.2f} s  {recipe.title}", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000])
