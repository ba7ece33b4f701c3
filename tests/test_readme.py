"""The README's queries answer on the sample articles, and its Python runs."""

import re
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.reading import read_sources
from flows.sources.source import Visit
from schemas import Article
from warehouse import Reader, Writer, cookbook, examples

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAY_BE_EMPTY = ("unresolved", "health_drift", "wrong_findings")
"""What a query asks for that the samples need not have."""
QUERIES = re.findall(r"```sql\n(.*?)\n```", README, re.DOTALL)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, extractor) -> Path:
    path = tmp_path_factory.mktemp("samples") / "samples.duckdb"
    sources = find_sources([str(ROOT / "flows" / "samples")])
    articles = [a for a in read_sources(sources, Visit(Settings())) if isinstance(a, Article)]
    with Writer.open(path) as writer:
        run = writer.start_run(["samples"], "test")
        assert writer.load(list(extractor.stream(articles)), run_id=run, fingerprint="test").loaded == len(articles)
        writer.record_health(run, sources={"samples": {"documents": len(articles)}}, seconds={})
        writer.publish()
    return path


def test_the_cookbook_is_there_and_the_same_in_the_explorer() -> None:
    assert len(QUERIES) >= 8
    assert {recipe.sql for recipe in cookbook()} <= set(QUERIES)


@pytest.mark.parametrize("sql", QUERIES)
def test_a_cookbook_query_runs_and_most_answer(samples: Path, sql: str) -> None:
    with Reader.open(samples) as reader:
        result = reader.query(sql)
    assert result.columns
    assert result.rows or any(word in sql for word in MAY_BE_EMPTY)


def test_every_view_and_table_that_the_readme_names_exists(samples: Path) -> None:
    with Reader.open(samples) as reader:
        known = {d.name.split("(")[0] for d in reader.describe()}
    named = set(re.findall(r"^\| `(\w+)", README.split("### 2. SQL")[1].split("### 3.")[0], re.MULTILINE))
    assert named
    assert named <= known


def test_every_view_and_macro_has_an_example_in_the_cookbook(samples: Path) -> None:
    with Reader.open(samples) as reader:
        names = {d.name.split("(")[0] for d in reader.describe() if d.kind != "table"}
    assert names <= set(examples())
