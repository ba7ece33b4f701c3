"""Plan and refresh: stale documents are extracted anew into a draft, compared, and published or thrown away."""

import os
import signal
import sys
from pathlib import Path

import duckdb
import pytest

from flows.cli import main
from flows.job import run_job
from flows.refresh import bring_draft, make_draft, plan
from flows.settings import Settings
from flows.stages import to_outcome
from schemas import Article, Extraction, Mention, Person, Rejected, Role
from warehouse import NoDraft, Reader, Writer, compare_draft, draft_is_ready
from warehouse.files import draft_file, log_file

STORY = "Mayor Nora Finch of Ardle resigned on Monday, and councillor Ivo Lund said that he had seen it coming."


class Workers:
    """An extractor that finds the people and titles that it is told to."""

    ahead = 0

    def __init__(self, people: dict[str, str], *, status: str = "former", failing: str = "") -> None:
        self.people, self.status, self.failing = people, status, failing

    def begin(self, articles):
        good = tuple(self.read(article) for article in articles if article.document_id != self.failing)
        bad = tuple(
            Rejected("", "extract", "Broken", "it failed", a.model_dump_json(), a.document_id)
            for a in articles
            if a.document_id == self.failing
        )
        return lambda: to_outcome([*good, *bad])

    def read(self, article: Article) -> Extraction:
        people, roles = [], []
        for name, title in self.people.items():
            start = article.text.index(name)
            at = {"start": start, "end": start + len(name), "text": name}
            people.append(Person(person_id=name, name=name, mentions=(Mention(**at, kind="name"),)))
            roles.append(Role(**at, role_id=name, person_id=name, title=title, status=self.status))
        return Extraction(document=article, people=tuple(people), roles=tuple(roles))


OLD = Workers({"Nora Finch": "mayor", "Ardle": "town"}, status="current")
NEW = Workers({"Nora Finch": "mayor", "Ivo Lund": "councillor"})


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Two stale documents, and their sources gone."""
    monkeypatch.chdir(tmp_path)
    settings = Settings(warehouse=tmp_path / "dateline.duckdb", batch_size=2)
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Published: 2024-05-08T10:00:00+02:00\n\n{STORY} {name}")
    monkeypatch.setattr("flows.job.fingerprint", lambda model: "old")
    run_job(["a.txt", "b.txt"], settings, workers=OLD)
    monkeypatch.setattr("flows.job.fingerprint", lambda model: "new")
    monkeypatch.setattr("flows.refresh.fingerprint", lambda model: "new")
    monkeypatch.setattr("extractors.fingerprint.fingerprint", lambda model: "new")
    return settings


def rows(settings: Settings, sql: str) -> list[tuple]:
    with Reader.open(settings.warehouse) as reader:
        return list(reader.query(sql).rows)


NAMES = "SELECT DISTINCT name, title FROM role_history ORDER BY ALL"
BEFORE, AFTER = [("Ardle", "town"), ("Nora Finch", "mayor")], [("Ivo Lund", "councillor"), ("Nora Finch", "mayor")]


def test_the_plan_counts_what_is_stale_by_extractor_and_source(settings):
    found = plan(settings)
    assert found.stale == 2
    assert [row[:4] for row in found.rows.rows] == [("old", "stale", "a.txt", 1), ("old", "stale", "b.txt", 1)]


def test_a_draft_holds_the_new_findings_and_readers_do_not_see_it(settings, tmp_path):
    (tmp_path / "a.txt").unlink()
    assert make_draft(settings, workers=NEW).loaded == 2
    assert rows(settings, NAMES) == BEFORE
    assert draft_is_ready(settings.warehouse, "new")
    assert not draft_is_ready(settings.warehouse, "newer")
    counts = {d.table: d.counts for d in compare_draft(settings.warehouse)}
    assert {d.table: d.counts for d in compare_draft(settings.warehouse, samples=0)} == counts
    assert counts["person_names"] == {"comes": 2, "goes": 2}
    assert counts["roles"] == {"comes": 2, "goes": 2, "changes": 2}
    assert counts["dates"] == {}


def test_a_published_draft_replaces_the_findings_and_keeps_versions(settings, tmp_path):
    known = "SELECT document_id, version, content_hash, published_at FROM documents ORDER BY ALL"
    before = rows(settings, known)
    make_draft(settings, workers=NEW)
    with Writer.open(settings.warehouse) as writer:
        writer.publish_draft()
    assert rows(settings, NAMES) == AFTER
    assert rows(settings, known) == before
    assert not draft_file(settings.warehouse).exists()
    assert plan(settings).stale == 0
    summary = run_job(["a.txt", "b.txt"], settings, workers=OLD)
    assert (summary.loaded, summary.unchanged) == (0, 2)
    with Writer.open(settings.warehouse) as writer, pytest.raises(NoDraft, match="no draft any longer"):
        writer.publish_draft()


def test_a_document_that_fails_keeps_its_findings_and_stays_stale(settings):
    assert make_draft(settings, workers=Workers(NEW.people, failing="a")).state == "quarantined"
    with Writer.open(settings.warehouse) as writer:
        writer.publish_draft()
    assert rows(settings, "SELECT document_id, fingerprint FROM documents ORDER BY ALL") == [("a", "old"), ("b", "new")]
    assert rows(settings, "SELECT document_id, rule FROM quarantine") == [("a", "Broken")]
    assert plan(settings).stale == 1


def test_another_publication_throws_the_draft_away(settings):
    make_draft(settings, workers=NEW)
    with Writer.open(settings.warehouse) as writer:
        writer.publish()
    assert not draft_is_ready(settings.warehouse, "new")
    with pytest.raises(NoDraft):
        compare_draft(settings.warehouse)


def test_a_draft_that_was_cut_short_is_made_again(settings):
    class Cut(Workers):
        def begin(self, articles):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_draft(settings, workers=Cut({}))
    assert draft_file(settings.warehouse).exists()
    assert not draft_is_ready(settings.warehouse, "new")
    make_draft(settings, workers=NEW)
    assert draft_is_ready(settings.warehouse, "new")
    assert rows(settings, NAMES) == BEFORE


def test_what_a_draft_has_only_in_its_log_is_published_too(settings):
    """As it is when the process is killed between the end of the draft's run and the closing of the file."""
    make_draft(settings, workers=NEW)
    with duckdb.connect(draft_file(settings.warehouse)) as draft:
        draft.execute("PRAGMA disable_checkpoint_on_shutdown")
        draft.execute("DELETE FROM roles WHERE title = 'mayor'")
    assert log_file(draft_file(settings.warehouse)).exists()
    with Writer.open(settings.warehouse) as writer:
        writer.publish_draft()
    assert rows(settings, NAMES) == [("Ivo Lund", "councillor")]


@pytest.fixture
def dateline(settings, monkeypatch, capsys):
    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        monkeypatch.setattr("flows.refresh.make_draft", lambda settings: make_draft(settings, workers=NEW))
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return int(stop.value.code or 0), printed.out, printed.err

    return call


def test_in_a_pipe_the_difference_is_shown_and_the_draft_kept(settings, dateline):
    assert "2 stale" in dateline("plan", "--format", "csv")[2]
    code, out, err = dateline("refresh")
    assert code == 0
    assert "--publish" in err
    assert "~ roles of a: mayor, status current → former" in out
    assert "+ roles of b: councillor, former" in out
    assert "- roles of b: town, current" in out
    assert rows(settings, NAMES) == BEFORE
    assert dateline("refresh", "--publish", "--samples", "0")[2].endswith("dateline: published\n")
    assert rows(settings, NAMES) == AFTER
    assert dateline("refresh")[2] == "dateline: nothing is stale\n"


def test_a_draft_can_be_thrown_away(settings, dateline):
    dateline("refresh")
    assert dateline("refresh", "--discard")[0] == 0
    assert not draft_file(settings.warehouse).exists()
    assert rows(settings, NAMES) == BEFORE
    assert dateline("refresh", "--discard", "--publish")[0] == 2


def test_of_a_refresh_that_a_signal_ends_nothing_stays(settings):
    class Interrupted(Workers):
        def begin(self, articles):
            os.kill(os.getpid(), signal.SIGTERM)
            return super().begin(articles)

    assert bring_draft(settings, workers=Interrupted(NEW.people)) == "stopped"
    assert not draft_file(settings.warehouse).exists()
    assert bring_draft(settings, workers=NEW) == "complete"


def test_a_draft_is_read_on_when_its_log_is_cut_between_two_batches(settings, tmp_path, monkeypatch) -> None:
    for name in ("c", "d"):  # a batch is closed by the next document, so that two are read before the first is loaded
        (tmp_path / f"{name}.txt").write_text(f"Published: 2024-05-08T10:00:00+02:00\n\n{STORY} {name}")
    monkeypatch.setattr("flows.job.fingerprint", lambda model: "old")
    run_job(["c.txt", "d.txt"], settings, workers=OLD)
    monkeypatch.setattr("flows.job.fingerprint", lambda model: "new")
    monkeypatch.setattr("warehouse.writer.LONG_LOG", 0)
    monkeypatch.setattr("warehouse.drafts.BATCH", 1)
    assert make_draft(settings.model_copy(update={"batch_size": 1}), workers=NEW).loaded == 4
