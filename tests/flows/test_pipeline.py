"""The command ``dateline run`` as a user calls it, in a process of its own, where no Prefect server is set.

Costs 25 s of CPU: two starts of a Prefect server.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.engine import is_server_set
from flows.running import run_here
from flows.settings import Settings
from warehouse import Reader

ROOT = Path(__file__).parents[2]
STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her. Letter {}."
COUNT = 60


def wait_until(is_true: Callable[[], object], seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def below(parent: int) -> Iterator[int]:
    """The processes that a process has started, and theirs."""
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for pid in map(int, task.read_text().split()):
            yield pid
            yield from below(pid)


def is_server(pid: int) -> bool:
    try:
        return "prefect.server" in Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_killed_run_takes_its_server_along_the_next_one_does_the_rest_and_the_third_needs_none(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    news, log = tmp_path / "news.jsonl", tmp_path / "log.jsonl"
    news.write_text("".join(json.dumps({"document_id": f"a{i}", "text": STORY.format(i)}) + "\n" for i in range(COUNT)))
    (tmp_path / "empty.txt").write_bytes(b"")
    command = [sys.executable, "-m", "flows", "run", "news.jsonl", "empty.txt", "--state-folder", "state"]
    settings = {"PYTHONPATH": str(ROOT), "DATELINE_LOG": str(log), "DATELINE_BATCH_SIZE": "2"}
    environment = {**os.environ, **settings}

    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as run:
        wait_until(lambda: run.poll() is not None or (log.exists() and "A batch was loaded" in log.read_text()))
        assert run.poll() is None, run.stderr
        started = list(below(run.pid))
        assert [is_server(pid) for pid in started].count(True) == 2  # the server, and what ends it
        run.send_signal(signal.SIGKILL)
    wait_until(lambda: not any(Path(f"/proc/{pid}/cmdline").is_file() for pid in started), 30)

    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 3, done.stderr
    assert "unchanged, 1 quarantined" in done.stdout
    assert "leaked" not in done.stderr  # Prefect's threads have ended before the interpreter
    assert "dateline quarantine" in done.stdout

    def fail():
        raise AssertionError("Prefect was started")

    monkeypatch.setattr("flows.running.start_temporary_server", fail)
    summary = run_here(["news.jsonl", "empty.txt"], Settings(batch_size=2))
    assert (summary.state, summary.loaded, summary.unchanged, summary.quarantined) == ("quarantined", 0, COUNT, 1)
    with Reader.open(tmp_path / "dateline.duckdb") as reader:
        sql = "SELECT state, loaded + unchanged, flow_run_id IS NOT NULL FROM runs ORDER BY started_at"
        (killed, *rest) = reader.query(sql).rows
        assert (killed[0], killed[2]) == ("crashed", True)
        assert rest == [("quarantined", COUNT, True), ("quarantined", COUNT, False)]
        assert reader.query("SELECT count(*), count(DISTINCT document_id) FROM documents").rows == ((COUNT, COUNT),)


def test_nothing_heavy_is_imported_for_the_help():
    code = "import flows.cli, sys; print(sorted({'spacy', 'prefect', 'duckdb', 'pyarrow', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_run_with_nothing_new_imports_neither_spacy_nor_prefect():
    code = "import flows.running, sys; print(sorted({'spacy', 'prefect', 'openlineage'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_server_is_set_by_an_address_or_by_the_profiles_of_prefects_home(tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profiles.toml").touch()  # of something else: Prefect does not look here
    assert not is_server_set()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert is_server_set()
    monkeypatch.delenv("PREFECT_HOME")
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert is_server_set()
