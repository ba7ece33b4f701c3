"""The quarantine: listed, shown, replayed after a fix, discarded."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from flows.cli import main
from flows.job import run_job
from flows.replay import NotInQuarantine, replay
from flows.settings import Settings
from flows.stages import to_outcome
from schemas import Article, Extraction, Rejected
from schemas.errors import InvalidArticle
from warehouse import Reader

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


class Workers:
    """Extractors that find nothing, or fail on documents whose ids they are told."""

    ahead = 0

    def __init__(self, *failing: str) -> None:
        self.failing = failing

    def begin(self, articles):
        good = tuple(Extraction(document=a) for a in articles if a.document_id not in self.failing)
        bad = tuple(
            Rejected(a.origin or "", "extract", "Broken", "it failed", a.model_dump_json(), a.document_id)
            for a in articles
            if a.document_id in self.failing
        )
        return lambda: to_outcome([*good, *bad])


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return Settings(warehouse=tmp_path / "dateline.duckdb", batch_size=2)


def rows(settings: Settings, sql: str) -> list[tuple]:
    with Reader.open(settings.warehouse) as reader:
        return list(reader.query(sql).rows)


HELD = "SELECT document_id, stage, rule FROM quarantine ORDER BY document_id"


def test_what_the_extractors_refused_is_loaded_by_a_replay_after_their_fix(settings, tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(STORY)
    run_job(["a.txt", "b.txt", "c.txt"], settings, workers=Workers("a", "b"))
    assert rows(settings, HELD) == [("a", "extract", "Broken"), ("b", "extract", "Broken")]
    ((first_seen,),) = rows(settings, "SELECT first_seen FROM quarantine WHERE document_id = 'b'")
    summary = replay([], settings, workers=Workers("b"))
    assert (summary.state, summary.loaded, summary.quarantined) == ("quarantined", 1, 1)
    assert rows(settings, HELD) == [("b", "extract", "Broken")]
    ((kept, last),) = rows(settings, "SELECT first_seen, last_seen FROM quarantine")
    assert kept == first_seen < last
    assert replay([], settings, workers=Workers()).state == "complete"
    assert rows(settings, HELD) == []
    assert rows(settings, "SELECT document_id FROM documents ORDER BY ALL") == [("a",), ("b",), ("c",)]
    assert rows(settings, "SELECT DISTINCT version FROM documents") == [(1,)]


def test_only_what_is_named_is_replayed(settings, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(STORY)
    run_job(["a.txt", "b.txt"], settings, workers=Workers("a", "b"))
    ((id_,),) = rows(settings, "SELECT quarantine_id FROM quarantine WHERE document_id = 'a'")
    replay([id_], settings, workers=Workers())
    assert rows(settings, HELD) == [("b", "extract", "Broken")]
    with pytest.raises(NotInQuarantine, match="nowhere"):
        replay(["nowhere"], settings, workers=Workers())


def test_a_record_is_read_as_it_came_in_when_the_rule_that_refused_it_is_mended(settings, tmp_path, monkeypatch):
    record = {"document_id": "own", "text": STORY, "published": "2024-05-08", "extra": 1}
    (tmp_path / "list.json").write_text(json.dumps([record]))
    with monkeypatch.context() as broken:
        broken.setattr(
            "flows.sources.items.check_text", lambda text: (_ for _ in ()).throw(InvalidArticle("odd", "no"))
        )
        run_job(["list.json"], settings, workers=Workers())
    assert rows(settings, HELD) == [("own", "ingest", "odd")]
    (tmp_path / "list.json").unlink()
    assert replay([], settings, workers=Workers()).loaded == 1
    assert rows(settings, HELD) == []
    assert rows(settings, "SELECT document_id, published::VARCHAR FROM documents") == [("own", "2024-05-08")]


def test_a_file_that_could_not_be_read_is_read_again_where_it_lies(settings, tmp_path):
    path = tmp_path / "story.txt.gz"
    path.write_bytes(gzip.compress(STORY.encode())[:-9])
    run_job(["story.txt.gz"], settings, workers=Workers())
    (held,) = rows(settings, HELD)
    assert held[:2] == ("story", "ingest")
    assert replay([], settings, workers=Workers()).quarantined == 1
    assert rows(settings, HELD) == [held]
    path.write_bytes(gzip.compress(STORY.encode()))
    assert replay([], settings, workers=Workers()).loaded == 1
    assert rows(settings, HELD) == []


def test_a_file_that_is_gone_stays_in_quarantine(settings, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    run_job(["empty.txt"], settings, workers=Workers())
    (tmp_path / "empty.txt").unlink()
    assert replay([], settings, workers=Workers()).quarantined == 1
    assert rows(settings, HELD) == [("empty", "ingest", "empty_text")]


def test_another_refusal_of_the_same_document_keeps_when_it_was_first_seen(settings, tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"")
    run_job(["story.txt"], settings, workers=Workers())
    ((first_seen,),) = rows(settings, "SELECT first_seen FROM quarantine")
    path.write_text(STORY)
    replay([], settings, workers=Workers("story"))
    assert rows(settings, HELD) == [("story", "extract", "Broken")]
    assert rows(settings, "SELECT first_seen FROM quarantine") == [(first_seen,)]


def test_the_command_lists_shows_and_discards(settings, tmp_path, monkeypatch, capsys):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "a.txt").write_text(STORY)
    run_job(["empty.txt", "a.txt"], settings, workers=Workers("a"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", "quarantine", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        return int(stop.value.code or 0), printed.out, printed.err

    listed = [json.loads(line) for line in call("--format", "jsonl")[1].splitlines()]
    assert listed == [json.loads(line) for line in call("list", "--format", "jsonl")[1].splitlines()]
    ids = {row["document_id"]: row["quarantine_id"] for row in listed}
    code, out, _ = call("show", ids["a"])
    assert code == 0
    assert "rule: Broken" in out
    assert "fingerprint: " in out
    assert Article.model_validate_json(out.strip().splitlines()[-1]).text == STORY
    assert call("show", "nowhere")[0] == 1
    assert call("discard", ids["empty"])[2] == "dateline: discarded 1\n"
    assert rows(settings, HELD) == [("a", "extract", "Broken")]
