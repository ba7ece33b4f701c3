"""The main job without Prefect: what is loaded, what is set aside, and that a second run changes nothing."""

import json
import os
import signal
from functools import partial
from pathlib import Path

import pytest

from extractors import DEFAULT_MODEL
from extractors.fingerprint import fingerprint
from flows.health import Ledger, Summary
from flows.job import Work, run_job, validate
from flows.settings import Settings
from flows.sources.source import UnreadableSource
from flows.stages import to_outcome
from flows.workers import Workers
from schemas import Article, DateExpression
from warehouse import Reader, Writer
from warehouse.files import work_file

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(warehouse=tmp_path / "news.duckdb", batch_size=2)


@pytest.fixture(scope="module")
def workers():
    """One warm process for all of these runs."""
    with Workers(1, DEFAULT_MODEL, time_limit=60) as workers:
        yield workers


@pytest.fixture
def run(settings, workers):
    """The job, without a process of its own."""
    return partial(run_job, settings=settings, workers=workers)


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


def test_every_document_is_loaded_or_in_quarantine_and_a_second_run_changes_nothing(settings, folder, run):
    assert counts(run([str(folder)])) == ("quarantined", 3, 0, 1)
    sql = "SELECT document_id, run_id FROM documents ORDER BY ALL"
    before = rows(settings, sql)
    assert counts(run([str(folder)])) == ("quarantined", 0, 3, 1)
    assert rows(settings, sql) == before
    assert rows(settings, "SELECT document_id, stage, rule FROM quarantine") == [("empty", "ingest", "empty_text")]
    assert rows(settings, "SELECT state, loaded, unchanged, quarantined FROM runs ORDER BY started_at") == [
        ("quarantined", 3, 0, 1),
        ("quarantined", 0, 3, 1),
    ]


def test_a_corrected_article_replaces_the_old_one(settings, folder, run):
    run([str(folder)])
    (folder / "a1.json").write_text(json.dumps({"document_id": "a1", "text": f"{STORY} Corrected."}))
    assert counts(run([str(folder)])) == ("quarantined", 1, 2, 1)
    assert rows(settings, "SELECT count(*) FROM documents WHERE \"text\" LIKE '%Corrected.'") == [(1,)]


def test_sigterm_ends_between_batches_and_the_next_run_does_the_rest(settings, folder, run):
    stopped = run([str(folder)], report=lambda _: os.kill(os.getpid(), signal.SIGTERM))
    assert counts(stopped) == ("stopped", 2, 0, 0)
    assert counts(run([str(folder)])) == ("quarantined", 1, 2, 1)


def test_two_processes_give_the_same_rows_as_one(settings, folder, tmp_path, run):
    run([str(folder)])
    two = Settings(warehouse=tmp_path / "two.duckdb", batch_size=2, processes=2)
    assert counts(run_job([str(folder)], two)) == ("quarantined", 3, 0, 1)
    sql = 'SELECT document_id, person_id, "start", "end" FROM person_mentions ORDER BY ALL'
    assert rows(two, sql) == rows(settings, sql)


def test_a_run_without_its_source_is_recorded_as_failed(settings, run):
    with pytest.raises(UnreadableSource):
        run(["nowhere"])
    assert rows(settings, "SELECT state FROM runs") == [("failed",)]


def test_a_finding_that_does_not_stand_in_the_text_sets_its_document_aside(settings, found):
    other = found.document.model_copy(update={"document_id": "other", "text": "Other words.", "source": "feed"})
    outcome = to_outcome([found, found.model_copy(update={"document": other})])
    with Writer.open(settings.warehouse) as writer:
        work = validate(Work((), (), lambda: outcome), writer, Ledger("r", "f"))
    assert work.findings().found.ids == [found.document.document_id]
    assert [(r.stage, r.rule, r.source) for r in work.rejected] == [("validate", "spans_match_the_text", "feed")]
    assert Article.model_validate_json(work.rejected[0].payload) == other


def test_a_document_whose_findings_become_no_rows_costs_no_other(found):
    second, third = (
        found.model_copy(update={"document": found.document.model_copy(update={"document_id": name})})
        for name in ("broken", "third")
    )
    place = {"start": 2**70, "end": 2**70 + 4, "text": "soon"}
    far = DateExpression(**place, date_id="t", type="DATE", value="", resolution="explicit")
    outcome = to_outcome([found, second.model_copy(update={"dates": (far,)}), third])
    assert outcome.found.ids == [found.document.document_id, "third"]
    assert [(r.document_id, r.stage) for r in outcome.rejected] == [("broken", "validate")]


def test_one_source_that_is_not_there_costs_no_other(settings, folder, run):
    assert counts(run([str(folder), "nowhere"])) == ("quarantined", 3, 0, 2)
    assert rows(settings, "SELECT origin FROM quarantine WHERE rule = 'unreadable_source'") == [("nowhere",)]


def test_a_document_that_cannot_be_loaded_is_set_aside_and_its_batch_is_loaded(settings, folder, run, monkeypatch):
    whole = Writer.load

    def load(self, batch, **named):
        if "a1" in batch.ids:
            raise KeyError("person-7")
        return whole(self, batch, **named)

    monkeypatch.setattr(Writer, "load", load)
    assert counts(run([str(folder)])) == ("quarantined", 2, 0, 2)
    assert rows(settings, "SELECT document_id, rule FROM quarantine WHERE stage = 'load'") == [("a1", "KeyError")]


def test_a_run_whose_process_is_gone_is_marked_as_crashed(settings, folder, run):
    with Writer.open(settings.warehouse) as writer:
        gone = writer.start_run(["x"], "f")
    run([str(folder)])
    assert rows(settings, "SELECT run_id FROM runs WHERE state = 'crashed'") == [(gone,)]


def test_a_failure_is_retried_only_if_it_says_that_it_may_pass():
    from prefect.states import Failed

    from flows.pipeline import is_transient
    from warehouse import UnreadableWarehouse, WarehouseLocked

    assert is_transient(None, None, Failed(data=WarehouseLocked("busy")))
    assert not is_transient(None, None, Failed(data=UnreadableWarehouse("damaged")))
    assert not is_transient(None, None, Failed(data=KeyError("x")))


def test_the_fingerprint_is_stable_and_short():
    assert fingerprint() == fingerprint.__wrapped__()
    assert len(fingerprint()) == 16


def test_the_log_and_its_rows_in_memory_do_not_grow_with_the_batches(run, settings, folder, monkeypatch) -> None:
    monkeypatch.setattr("warehouse.writer.LONG_LOG", 0)
    work = work_file(settings.warehouse)
    log = work.with_name(f"{work.name}.wal")
    left: list[int] = []
    run([str(folder)], report=lambda _: left.append(log.stat().st_size if log.exists() else 0))
    assert len(left) > 1
    assert max(left) == 0
    assert len(rows(settings, "SELECT * FROM documents")) == 3
