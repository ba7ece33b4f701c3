"""What a run leaves behind for people: health, drift, logs, lineage, progress. Costs 2 s."""

import gzip
import json
import logging
import sys
import zipfile
from collections import Counter

import pytest
from rich.console import Console

from flows.health import Ledger, Summary, tell_drift
from flows.lineage import open_lineage
from flows.logs import about_run, write_logs
from flows.progress import count_sources, show_progress
from flows.settings import Settings
from flows.sources.files import Files, count_documents
from flows.sources.source import Visit
from schemas import Participant, Rejected
from warehouse import Reader, Writer, spread
from warehouse.health import count_findings, count_rows, find_drift


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.duckdb"


def record(path, *runs: dict[str, int], source: str = "feed") -> None:
    with Writer.open(path) as writer:
        for counts in runs:
            run_id = writer.start_run([source], "f", flow_run_id="flow-1")
            writer.record_health(run_id, sources={source: counts}, seconds={"extract": 1.5})
            writer.finish_run(run_id, "complete", loaded=counts["documents"], unchanged=0, quarantined=0)
        writer.publish()


def test_the_findings_of_a_document_and_what_stayed_open_are_counted(found):
    assert count_findings(spread([found])) == {"": Counter(
        documents=1, people=1, roles=1, roles_without_organization=1, dates=2, unresolved_dates=1, actions=1, quotes=1,
        quotes_without_source=1, quotes_without_speaker=1,
    )}  # fmt: skip


def test_a_quotation_of_somebody_unnamed_has_a_source_and_no_speaker(found):
    def count(source: Participant) -> tuple[int, int]:
        quotes = (found.quotes[0].model_copy(update={"source": source}),)
        counts = count_findings(spread([found.model_copy(update={"quotes": quotes})]))[""]
        return counts["quotes_without_source"], counts["quotes_without_speaker"]

    spokesman = Participant(start=0, end=5, text="Mayor")
    assert count(spokesman) == (0, 1)
    assert count(spokesman.model_copy(update={"person_id": "p1"})) == (0, 0)


def test_what_a_run_withdraws_is_counted_once_for_its_source(path, found):
    with Writer.open(path) as writer:
        writer.load([found], run_id="r", fingerprint="f")
        for _ in range(2):
            run_id = writer.start_run(["feed"], "f")
            writer.follow_source(gone=[found.document.document_id, "never-loaded"], back=[])
            writer.record_health(run_id, sources={}, seconds={})
        writer.publish()
    with Reader.open(path) as reader:
        assert reader.query("SELECT source, documents, withdrawn FROM health").rows == (
            (found.document.source or "", 0, 1),
        )


def test_a_ledger_counts_by_source(found):
    ledger = Ledger("run-1", "f")
    ledger.add(
        loaded=spread([found]),
        unchanged=[found.document],
        rejected=[Rejected("a.txt", "ingest", "empty_text", "x", source="feed")],
    )
    assert ledger.summary("quarantined") == Summary("run-1", "quarantined", 1, 1, 1)
    assert ledger.sources["feed"] == {"quarantined": 1}


def test_the_health_of_a_run_is_asked_in_sql(path):
    record(path, {"documents": 4, "people": 6, "dates": 8, "unresolved_dates": 2})
    with Reader.open(path) as reader:
        sql = "SELECT source, documents, people_per_document, unresolved_dates, quotes_without_speaker FROM health"
        assert reader.query(sql).rows == (("feed", 4, 1.5, 0.25, None),)
        assert reader.query("SELECT stage, seconds FROM run_stages").rows == (("extract", 1.5),)
        assert reader.query("SELECT flow_run_id FROM runs").rows == (("flow-1",),)
        assert ("runs", 1, 0) in count_rows(reader, "none").rows


def test_a_run_that_differs_from_those_before_it_is_named_with_what_to_look_at(path):
    usual = {"documents": 40, "people": 80, "dates": 100, "unresolved_dates": 10, "actions": 400}
    record(path, usual, usual, usual)
    with Reader.open(path) as reader:
        assert find_drift(reader) == []
    record(path, usual | {"unresolved_dates": 45, "people": 20})
    with Reader.open(path) as reader:
        people, dates = find_drift(reader)
    assert (people["measure"], people["present"], people["usual"]) == ("people", 0.5, 2.0)
    assert tell_drift(dates).startswith("feed: unresolved dates are 0.45, usually 0.1: does the source still give ")


def test_a_small_run_and_another_source_are_no_drift(path):
    record(path, {"documents": 40, "dates": 100, "unresolved_dates": 10})
    record(path, {"documents": 3, "dates": 5, "unresolved_dates": 5})
    record(path, {"documents": 40, "dates": 100, "unresolved_dates": 90}, source="archive")
    with Reader.open(path) as reader:
        assert find_drift(reader) == []


def test_logs_are_json_lines_with_the_ids_of_run_and_document(tmp_path):
    log = logging.getLogger("dateline")
    with write_logs(str(tmp_path / "log.jsonl")), about_run("run-7"):
        log.info("A document was set aside: %s", "empty", extra={"document_id": "a", "rule": "empty_text"})
    log.warning("not in the file")
    (line,) = map(json.loads, (tmp_path / "log.jsonl").read_text().splitlines())
    assert (line["message"], line["run_id"], line["document_id"]) == ("A document was set aside: empty", "run-7", "a")
    assert log.handlers == []


def test_without_a_log_only_warnings_reach_the_person(capsys):
    with write_logs(None):
        logging.getLogger("dateline").info("a batch")
        logging.getLogger("dateline").warning("a worker")
    assert capsys.readouterr().err == "dateline: a worker\n"


def test_lineage_events_name_sources_and_tables(tmp_path, path):
    emit = open_lineage(str(tmp_path / "lineage.jsonl"))
    flow_run = "01234567-89ab-4def-8123-456789abcdef"
    emit("running", flow_run, ["articles/"], path)
    emit("quarantined", flow_run, ["articles/"], path, Ledger("run-1", "f").summary())
    begun, ended = map(json.loads, (tmp_path / "lineage.jsonl").read_text().splitlines())
    assert (begun["eventType"], ended["eventType"]) == ("START", "COMPLETE")
    assert ended["run"]["runId"] == flow_run
    assert ended["inputs"][0]["name"] == "articles/"
    assert "documents" in [output["name"] for output in ended["outputs"]]


def test_no_collector_of_lineage_stops_a_run(path, caplog):
    emit = open_lineage("http://127.0.0.1:9")
    emit("running", "01234567-89ab-4def-8123-456789abcdef", [], path)
    assert [record.levelname for record in caplog.records if record.name == "dateline"] == ["WARNING"]


def test_a_bar_is_shown_on_a_terminal_alone(monkeypatch, capsys):
    with show_progress(lambda: 4) as report:
        report(Ledger("run-1", "f").summary())
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("flows.progress.Console", lambda stderr: Console(stderr=True, force_terminal=True, width=80))
    with show_progress(lambda: 4) as report:
        ledger = Ledger("run-1", "f")
        ledger.sources["feed"]["documents"] = 2
        report(ledger.summary())
    assert "2/4" in capsys.readouterr().err


def test_as_many_documents_are_counted_as_are_read(tmp_path):
    import pyarrow as pa
    from pyarrow import parquet

    item = (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{}">'
        "<contentSet><inlineData>x</inlineData></contentSet></newsItem>"
    )
    table = pa.table({"text": ["one", "two", "three"]})
    files = {
        "a.txt": b"x",
        "b.jsonl": b"{}\n\n{}\n",
        "c.jsonl.gz": gzip.compress(b"{}\n{}\n{}\n"),
        "d.csv": 'id,text\n1,"a\nb ""c"""\n2,é\n\n'.encode("utf-8-sig"),
        "e.json": b' [{"text": "x"}, {"text": "y"}]',
        "f.json": b'{"text": "x"}',
        "g.json": b"[1,",
        "h.xml": f"<newsMessage><itemSet>{item.format(1)}{item.format(2)}</itemSet></newsMessage>".encode(),
        "i.html": b"<p>x",
        "j": b'{"text": "x"}\n{"text": "y"}\n',
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    parquet.write_table(table, tmp_path / "k.parquet")
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as archive:
        archive.writestr("in/a.txt", "x")
        archive.writestr("in/b.jsonl", "{}\n{}\n")
        archive.writestr("in/c.png", "x")
    visit = Visit(Settings())
    for path in tmp_path.iterdir():
        read = list(Files(name="news", path=str(path)).read_file(path, visit))
        assert (path.name, count_documents(path)) == (path.name, len(read))
    assert count_sources([str(tmp_path)]) == 1 + 2 + 3 + 2 + 2 + 1 + 1 + 2 + 1 + 3 + 3  # j has no telling name


def test_what_only_reading_tells_is_not_counted(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n"))
    (tmp_path / "b.parquet").write_bytes(b"no table")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 1000)[:-9])
    for path in tmp_path.iterdir():
        assert count_sources([str(path)]) is None
    for given in ("nowhere", "-", "https://news.example/feed.xml"):
        assert count_sources([given]) is None
