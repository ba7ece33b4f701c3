"""A service killed or ended in mid-run, a cluster that loses a worker: nothing is lost or doubled; parts run alone.

Costs 50 s on a calm machine, for a Prefect server and five starts of Prefect.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from prefect.flows import load_flow_from_entrypoint

from extractors import DEFAULT_MODEL
from flows.engine import free_port, keep, start_server
from flows.job import PLAIN, run_job
from flows.settings import Settings
from flows.stages import reject, to_outcome
from flows.workers import Workers
from schemas import Extraction
from warehouse import Reader
from warehouse.lock import holder

ROOT = Path(__file__).parents[2]
COUNT = 90


def wait_until(is_true: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(scope="module")
def server():
    """A Prefect server for both services."""
    with start_server(free_port()):
        yield os.environ["PREFECT_API_URL"]


class Command:
    """``dateline run`` or ``serve`` on a folder of its own, and what it leaves behind."""

    def __init__(self, folder: Path, server: str, verb: str, *options: str, **settings: str) -> None:
        folder.mkdir()
        self.source, self.log = folder / "news.jsonl", folder / "log.jsonl"
        text = "Mayor Ida Brandt resigned on Monday, she said in letter {} to the town."
        lines = [{"document_id": f"a{i}", "text": text.format(i), "published": "2024-05-08"} for i in range(COUNT)]
        self.source.write_text("".join(json.dumps(line) + "\n" for line in lines))
        self.settings = Settings(warehouse=folder / "news.duckdb")
        more = {"PYTHONPATH": str(ROOT), "PREFECT_API_URL": server, "DATELINE_LOG": str(self.log)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "flows", verb, str(self.source), "--warehouse", "news.duckdb", *options],
            cwd=folder,
            env={**os.environ, **more, "DATELINE_BATCH_SIZE": "3", **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def has_logged(self, words: str) -> bool:
        return self.log.exists() and words in self.log.read_text()

    def rows(self, sql: str) -> list[tuple]:
        with Reader.open(self.settings.warehouse) as reader:
            return list(reader.query(sql).rows)


def test_a_service_or_run_killed_or_ended_half_way_loses_and_doubles_nothing(server, tmp_path):
    killed = Command(tmp_path / "killed", server, "serve", "--every", "5s")
    ended = Command(tmp_path / "ended", server, "serve", "--every", "5s")
    run = Command(tmp_path / "run", server, "run")
    signals = {run: signal.SIGTERM, killed: signal.SIGKILL, ended: signal.SIGTERM}

    def are_all_signalled() -> bool:
        for command in [each for each in signals if each.has_logged("A batch was loaded")]:
            command.process.send_signal(signals.pop(command))
        return not signals

    wait_until(are_all_signalled)
    assert [command.process.wait(120) for command in (run, killed, ended)] == [1, -signal.SIGKILL, 0]
    with Workers(1, DEFAULT_MODEL, time_limit=60) as workers:
        for command in (run, killed, ended):
            wait_until(lambda command=command: holder(command.settings.warehouse) is None)
            (first,) = command.rows("SELECT state, loaded FROM runs")
            assert first[0] == "stopped"
            assert 0 < first[1] < COUNT
            rest = run_job([str(command.source)], command.settings, workers=workers)
            assert (rest.loaded, rest.unchanged) == (COUNT - first[1], first[1])
            assert command.rows("SELECT count(*), count(DISTINCT document_id) FROM documents") == [(COUNT, COUNT)]
            assert command.rows("SELECT count(DISTINCT document_id) FROM person_mentions") == [(COUNT,)]
            twice = "SELECT document_id FROM person_mentions GROUP BY document_id, start HAVING count(*) > 1"
            assert command.rows(twice) == []


def test_a_cluster_extracts_the_same_and_survives_the_death_of_a_worker(server, tmp_path):
    command = Command(tmp_path / "dask", server, "run", "--processes", "2", DATELINE_RUNNER="dask")
    wait_until(lambda: command.has_logged("A batch was loaded"))
    worker = next(pid for pid in children_of(command.process.pid) if "spawn_main" in words_of(pid))
    os.kill(worker, signal.SIGKILL)
    assert command.process.wait(120) == 0
    assert command.rows("SELECT state, loaded, quarantined FROM runs") == [("complete", COUNT, 0)]
    assert command.rows("SELECT count(DISTINCT document_id) FROM person_mentions") == [(COUNT,)]


class Silent:
    """An extractor that finds nothing, and fails on the document b."""

    ahead = 0

    def begin(self, articles):
        found = [
            reject(a, "extract", "Broken", "") if a.document_id == "b" else Extraction(document=a) for a in articles
        ]
        return lambda: to_outcome(found)


def test_stale_documents_the_quarantine_and_publication_are_flows_of_their_own(server, tmp_path, monkeypatch):
    text = "Mayor Ida Brandt resigned on Monday, she said in a letter to the town."
    monkeypatch.setattr("flows.job.fingerprint", lambda model: "old")
    lines = [json.dumps({"document_id": name, "text": text, "published": "2024-05-08"}) for name in "abc"]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    settings = Settings(warehouse=tmp_path / "news.duckdb")
    unpublished = PLAIN._replace(publish=lambda writer: None)
    run_job([str(tmp_path / "news.jsonl")], settings, workers=Silent(), steps=unpublished)
    assert not settings.warehouse.exists()
    script = (
        "import sys; from flows import parts\n"
        "flows = parts.publish, parts.refresh, parts.refresh, parts.replay, parts.refresh\n"
        "print(*(flow(sys.argv[1], return_state=True).name for flow in flows))\n"
        "print(parts.refresh(sys.argv[1], is_published=True, return_state=True).message)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(settings.warehouse)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    # the replay publishes, which throws away the draft that was made before it
    assert done.stdout.splitlines() == ["Completed Drafted Drafted Completed Drafted", "published"], done.stderr
    with Reader.open(settings.warehouse) as reader:
        assert reader.query("SELECT count(DISTINCT document_id) FROM person_mentions").rows == ((3,),)
        assert reader.query("FROM quarantine").rows == ()
        sql = "SELECT count(*) FROM runs WHERE flow_run_id IS NOT NULL AND state = 'complete'"
        assert reader.query(sql).rows == ((2,),)


def test_the_deployments_name_flows_that_take_their_parameters():
    deployments = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert len(deployments) == 5
    for deployment in deployments:
        flow = load_flow_from_entrypoint(deployment["entrypoint"])
        taken = flow.validate_parameters(deployment["parameters"])
        assert {name: taken[name] for name in deployment["parameters"]} == deployment["parameters"]


def children_of(parent: int) -> list[int]:
    tasks = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def words_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def test_what_is_kept_ends_with_its_keeper_even_if_that_is_killed(tmp_path):
    pid = tmp_path / "pid"
    code = f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    parent = (
        "import sys, time; from flows.engine import keep\n"
        f"with keep([sys.executable, '-c', {code!r}], patience=0): time.sleep(600)"
    )
    with keep([sys.executable, "-c", code], patience=0) as short:
        wait_until(lambda: pid.exists() and pid.read_text() != "")
    assert short.poll() is not None
    pid.unlink()
    with subprocess.Popen([sys.executable, "-c", parent], env={**os.environ, "PYTHONPATH": str(ROOT)}) as process:
        wait_until(lambda: pid.exists() and pid.read_text() != "")
        process.kill()
    wait_until(lambda: not Path(f"/proc/{pid.read_text()}/cmdline").is_file(), 20)
