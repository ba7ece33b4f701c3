"""Wire copies, updates and corrections are one story; other articles are not."""

import datetime as dt
import random
from pathlib import Path

import pytest

from schemas import Article, Extraction
from warehouse import Reader, Writer

WORDS = ("pier", "council", "mayor", "sold", "vote", "harbour", "city", "budget", "ferry", "night", "repair", "storm")
STORY = " ".join(random.Random(1).choices(WORDS, k=120))
OTHER = " ".join(random.Random(2).choices(WORDS, k=120))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def article(document_id: str, text: str, published: str | None = "2031-05-02") -> Extraction:
    day = dt.date.fromisoformat(published) if published else None
    return Extraction(document=Article(document_id=document_id, text=text, published=day))


def load(path: Path, *found: Extraction) -> list[list[str]]:
    """Load them; returns the articles of each story."""
    with Writer.open(path) as writer:
        writer.load(found, run_id="r", fingerprint="f")
        writer.publish()
    with Reader.open(path) as reader:
        sql = "SELECT list_sort(list(document_id)) FROM documents GROUP BY story_id ORDER BY ALL"
        return [documents for (documents,) in reader.query(sql).rows]


COPIES = [
    article("wire", STORY),
    article("copy", STORY, None),
    article("update", f"{STORY} The vote was taken late at night.", "2031-05-04"),
    article("cut", " ".join(STORY.split()[:90])),
    article("other", OTHER),
    article("short", "They met."),
    article("year", STORY, "2032-05-02"),
]


def test_copies_are_one_story_however_they_are_loaded(path: Path, tmp_path: Path) -> None:
    told = load(path, *COPIES[:-1])
    assert told == [["copy", "cut", "update", "wire"], ["other"], ["short"]]
    one_by_one = tmp_path / "one.duckdb"
    for found in random.Random(3).sample(COPIES[:-1], 6):
        last = load(one_by_one, found)
    assert last == told


def test_the_same_text_a_year_later_is_another_story(path: Path) -> None:
    assert load(path, COPIES[0], COPIES[-1]) == [["wire"], ["year"]]


def test_an_article_that_joins_two_stories_makes_them_one(path: Path) -> None:
    words = STORY.split()
    parts = [article("a", " ".join(words[:88])), article("b", " ".join(words[32:]))]
    assert load(path, *parts) == [["a"], ["b"]]
    assert load(path, article("whole", STORY)) == [["a", "b", "whole"]]


def test_a_story_keeps_its_id_when_copies_come_and_changed_articles_leave_it(path: Path) -> None:
    load(path, COPIES[0])
    with Reader.open(path) as reader:
        ((before,),) = reader.query("SELECT story_id FROM documents").rows
    load(path, *COPIES[1:4])
    assert load(path, article("cut", OTHER)) == [["copy", "update", "wire"], ["cut"]]
    with Reader.open(path) as reader:
        assert reader.query("SELECT DISTINCT story_id FROM documents WHERE document_id <> 'cut'").rows == ((before,),)
