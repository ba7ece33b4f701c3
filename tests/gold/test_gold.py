"""The project's own annotations are sound, and no figure on them falls below its floor."""

import json
from pathlib import Path

import pytest

from flows.gold import below_floor, check_document, read_documents, read_floor
from flows.scoring import ROWS, score, total
from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.reading import read_sources
from flows.sources.source import Visit
from schemas import Article, Extraction

FOLDER = Path(__file__).parent
GOLD = read_documents(FOLDER)
SAMPLES = FOLDER.parent.parent / "flows" / "samples"


@pytest.mark.parametrize("name", GOLD)
def test_an_annotation_is_sound(name: str) -> None:
    assert check_document(GOLD[name]) == []
    document = Extraction.model_validate(GOLD[name])
    ids = [person.person_id for person in document.people] + [action.action_id for action in document.actions]
    assert len(ids) == len(set(ids))
    assert all(person.mentions for person in document.people)
    for action in document.actions:
        assert any(p.person_id for p in (*action.actors, *action.recipients)), action.text


def test_every_sample_article_is_annotated_on_its_text_of_today() -> None:
    items = read_sources(find_sources([str(SAMPLES)]), Visit(Settings()))
    articles = {item.document_id: item for item in items if isinstance(item, Article)}
    assert articles
    for name, article in articles.items():
        assert GOLD[name]["document"]["text"] == article.text
        assert GOLD[name]["document"]["published"] == str(article.published)


@pytest.fixture(scope="module")
def found(extractor) -> dict[str, dict]:
    articles = [Extraction.model_validate(document).document for document in GOLD.values()]
    return {e.document.document_id: json.loads(e.model_dump_json()) for e in extractor.stream(articles)}


def test_no_row_is_below_its_floor(found: dict[str, dict]) -> None:
    floor = read_floor(FOLDER / "floor.toml")
    assert set(floor) == set(ROWS)
    assert below_floor(total(score(GOLD, found).values()), floor) == []
