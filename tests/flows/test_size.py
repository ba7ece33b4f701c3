"""The benchmark of the warehouse: made-up findings pass every check, and every query of the cookbook runs on them."""

from pathlib import Path

import pytest

from flows.size import measure
from warehouse import cookbook


def test_made_up_articles_load_whole_and_answer_the_cookbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    measure(tmp_path / "size.duckdb", 60)
    first, *queries = capsys.readouterr().out.splitlines()
    assert first.startswith("60 articles, ")
    assert [line.split(" s  ")[1] for line in queries] == [recipe.title for recipe in cookbook()]
