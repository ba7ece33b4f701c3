"""The command line: output, exit codes, one clear line on errors."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import main

ROOT = Path(__file__).parents[2]
STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


@pytest.fixture
def dateline(monkeypatch, tmp_path, capfdbinary):
    """``dateline("extract", "a.txt")``: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["dateline", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capfdbinary.readouterr()
        return int(stop.value.code or 0), out.decode(), err.decode()

    return call


def test_extract_prints_one_object_a_document(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    code, out, err = dateline("extract", "a.txt", "b.txt", "--published", "2024-05-08", "--format", "json")
    found = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [f["document"]["document_id"] for f in found] == ["a", "b"]
    assert found[0]["document"]["published"] == "2024-05-08"


def test_a_bad_document_beside_a_good_one_is_named_and_gives_exit_code_3(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "bad.txt").write_bytes(b"")
    code, out, err = dateline("extract", "a.txt", "bad.txt")
    assert (code, len(out.splitlines())) == (3, 1)
    assert err.startswith("dateline: bad.txt: ") and err.count("\n") == 1


def test_a_missing_file_fails_in_one_line(dateline):
    code, out, err = dateline("extract", "nowhere.txt")
    assert (code, out, err) == (1, "", "dateline: nowhere.txt: no such file or folder\n")


def test_wrong_usage_is_exit_code_2(dateline):
    assert dateline("extract", "a.txt", "--published", "soon")[0] == 2
    assert dateline("extract")[0] == 2


def test_a_wrong_setting_is_named(dateline, tmp_path):
    (tmp_path / "dateline.toml").write_text("batch_size = 0\n")
    code, _, err = dateline("extract", "a.txt")
    assert code == 1
    assert "batch_size" in err


def test_a_warehouse_is_asked_in_sql_and_described(dateline, tmp_path, found):
    from warehouse import Writer

    with Writer.open(tmp_path / "dateline.duckdb") as writer:
        run = writer.start_run(["test"], "f")
        writer.load([found], run_id=run, fingerprint="f")
        writer.publish()
    code, out, _ = dateline("query", "SELECT name, title FROM role_history", "--format", "csv")
    assert (code, out) == (0, "name,title\nIda Brandt,Mayor\n")
    code, out, _ = dateline("query", "SELECT name FROM people", "--format", "json")
    assert json.loads(out) == [{"name": "Ida Brandt"}]
    code, out, _ = dateline("tables")
    assert "role_history (view): " in out
    code, _, err = dateline("query", "DROP TABLE people")
    assert code == 1
    assert err.startswith("dateline: ")


@pytest.mark.parametrize(
    ("arguments", "reader", "code"),
    [
        (("query", "FROM range(200000)", "--format", "csv", "--limit", "200000"), "head -1", 0),
        (("tables",), "head -1", 0),
        (("--help",), "true", 0),
        (("status",), "true", 0),  # so short that it is written at the end
        (("query", "DROP TABLE people"), "true", 1),
    ],
)
def test_a_reader_that_goes_away_is_no_failure_and_hides_none(tmp_path, arguments, reader, code):
    from warehouse import Writer

    with Writer.open(tmp_path / "dateline.duckdb") as writer:
        writer.publish()
    pipe = f'"$@" | {reader}; exit "${{PIPESTATUS[0]}}"'
    command = ["bash", "-c", pipe, "bash", sys.executable, "-m", "flows", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""}  # as it is in a shell
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True)
    assert done.returncode == code, done.stderr
    assert done.stderr.count(b"\n") == code
    assert done.stdout.count(b"\n") == (reader == "head -1")


def test_a_warehouse_that_cannot_be_one_is_named(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    code, _, err = dateline("run", "a.txt", "--warehouse", str(tmp_path))
    assert (code, err) == (1, f"dateline: {tmp_path} is a folder: name a file, such as {tmp_path}/dateline.duckdb\n")
    code, _, err = dateline("run", "a.txt", "--warehouse", "a.txt/news.duckdb")
    assert (code, err.count("\n")) == (1, 1)
    assert "a.txt/news.work.duckdb may not be written" in err


def test_a_schedule_that_is_none_is_wrong_usage(dateline, tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    code, _, err = dateline("serve", "a.txt", "--cron", "at six")
    assert code == 2
    assert "--cron 'at six': five fields" in " ".join(err.split())


def test_no_warehouse_is_one_line_with_the_mend(dateline):
    code, _, err = dateline("query", "SELECT 1")
    assert (code, err.count("\n")) == (1, 1)
    assert "dateline run" in err


def test_report_writes_one_page_with_the_article(tmp_path, nlp):
    from typer.testing import CliRunner

    from flows.cli import app

    story, page = tmp_path / "story.txt", tmp_path / "story.html"
    story.write_text("Mayor Ida Brandt resigned on Monday, she said in a short letter to the town.", encoding="utf-8")
    result = CliRunner().invoke(app, ["report", str(story), "-o", str(page), "--published", "2031-05-07"])
    assert result.exit_code == 0, result.output
    text = page.read_text(encoding="utf-8")
    assert "Ida Brandt" in text
    assert "2031-05-05" in text


def test_a_loaded_document_is_shown_and_reported_by_its_id(dateline, tmp_path, found):
    from warehouse import Writer

    with Writer.open(tmp_path / "dateline.duckdb") as writer:
        writer.load([found], run_id="r", fingerprint="f")
        writer.publish()
    code, out, _ = dateline("show", "pier")
    assert code == 0
    assert "Ida Brandt\tsold\t\tFriday (2031-05-02)\tIda Brandt\tdid not happen" in out
    assert dateline("report", "pier", "-o", "pier.html")[0] == 0
    assert ">Ida Brandt</a>" in (tmp_path / "pier.html").read_text(encoding="utf-8")
    assert dateline("report", "--person", "Ida Brandt", "-o", "ida.html")[0] == 0
    assert "Posts over time" in (tmp_path / "ida.html").read_text(encoding="utf-8")
    assert dateline("report", "-o", "nothing.html")[0] == 2


def test_neither_a_file_nor_a_loaded_document_fails_in_one_line(dateline):
    code, _, err = dateline("show", "nowhere")
    assert code == 1
    assert err == "dateline: nowhere: no such file or folder, and no document of that id in dateline.duckdb\n"


def test_sources_are_listed_with_their_state(dateline, tmp_path):
    code, _, err = dateline("sources")
    assert (code, err) == (1, "dateline: sources.toml: No such file or directory\n")
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "ardle"\nkind = "files"\npath = "news"\n')
    code, out, _ = dateline("sources", "--format", "json")
    assert code == 0
    assert [(s["source"], s["kind"], s["documents"]) for s in json.loads(out)] == [("ardle", "files", None)]


def test_without_a_source_the_declared_ones_are_run_and_their_mistakes_named(dateline, tmp_path):
    assert dateline("run")[2] == "dateline: name a file, a folder or an address, or declare sources in sources.toml\n"
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "ardle"\nkind = "fax"\n')
    code, _, err = dateline("run")
    assert (code, err.count("\n")) == (1, 1)
    assert "sources.toml, line 1: kind 'fax' is not known" in err
