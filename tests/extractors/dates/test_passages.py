"""Only the text around what a class needs is searched: nothing may be lost by it."""

import json
from pathlib import Path

import pytest

from extractors.dates.grammar import find_candidates

GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*.json"))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    found = [json.loads(path.read_text(encoding="utf-8"))["document"]["text"] for path in GOLD]
    return [*found, "\n\n".join(found)]


def test_what_is_found_around_the_needs_is_what_is_found_in_the_whole(texts, monkeypatch) -> None:
    around = [find_candidates(text) for text in texts]
    assert sum(map(len, around)) > 100
    everywhere = "extractors.dates.grammar._Passages.around"
    monkeypatch.setattr(everywhere, lambda passages, needs: [(0, passages._length)])
    assert around == [find_candidates(text) for text in texts]


def test_a_letter_that_grows_in_lower_case_moves_nothing() -> None:
    assert [c.text for c in find_candidates("İİİ met on March 3, 2024.")] == ["March 3, 2024"]
