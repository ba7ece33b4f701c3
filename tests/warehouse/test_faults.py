"""What must hold when a process is killed, a disk is full or a file is damaged: done for real.

`make faults` kills twenty runs in each stage; `make test` three. `-rP` shows at which parts of a stage.
"""

import datetime as dt
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from schemas import Extraction, Rejected
from schemas.tables import TABLES
from warehouse import Reader, UnreadableWarehouse, WarehouseLocked, Writer
from warehouse.files import work_file
from warehouse.lock import holder

ROOT = Path(__file__).parents[2]
VICTIM = [sys.executable, str(Path(__file__).with_name("victim.py"))]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
TEXT = "{} opened the north pier on Monday and thanked the crews of the {} ferry. "
NAMES = ("Ida Brandt", "Ove Tamm")


@dataclass
class Victims:
    """A warm process that runs the job in children of its own."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def start(self, **order: Any) -> int:
        """Begin a run; returns its process id."""
        self.process.stdin.write(json.dumps(order, default=str) + "\n")
        self.process.stdin.flush()
        self.said = []
        return int(self.hear("pid ").split()[1])

    def hear(self, start: str) -> str:
        """Wait for a line that starts so, or for the end."""
        while True:
            line = self.process.stdout.readline().rstrip("\n")
            assert line, "the warm process has died"
            self.said.append(line)
            if line.startswith((start, "end ")):
                return line

    def has_reached(self, stage: str) -> bool:
        """Whether the last run has come so far."""
        return stage in self.said

    def run(self, **order: Any) -> str:
        """A whole run; returns its last word before the end."""
        self.start(**order)
        self.hear("end ")
        return self.said[-2]


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    with subprocess.Popen(VICTIM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        yield Victims(process)
        process.stdin.close()


def write_articles(path: Path, count: int, *, version: int) -> Path:
    """A file of articles; those of another version have another text."""
    texts = [TEXT.format(NAMES[i % 2], f"{i} {version}") * 9 for i in range(count)]
    lines = [{"document_id": f"a{i}", "text": text} for i, text in enumerate(texts)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def content(path: Path) -> dict[str, list[tuple]]:
    """All rows of a published file but those of its runs, without what differs from run to run."""
    with Reader.open(path) as reader:
        sql = "SELECT COLUMNS(lambda name: name <> 'run_id') FROM"
        tables = {name: reader.query(f'{sql} "{name}"').rows for name in TABLES}
    return {
        name: sorted((tuple(None if isinstance(v, dt.datetime) else v for v in row) for row in rows), key=repr)
        for name, rows in tables.items()
        if name not in ("runs", "run_health", "run_stages")
    }


@dataclass
class Scene:
    """A published warehouse, and a source of changed and new articles."""

    folder: Path
    before: dict[str, list[tuple]]
    after: dict[str, list[tuple]]

    @property
    def warehouse(self) -> Path:
        return self.folder / "now" / "news.duckdb"

    @property
    def order(self) -> dict[str, Any]:
        """A run over the source."""
        return {"warehouse": self.warehouse, "articles": self.folder / "second.jsonl"}

    def reset(self) -> Path:
        """The warehouse as it was before; returns its published file."""
        shutil.rmtree(self.folder / "now", ignore_errors=True)
        shutil.copytree(self.folder / "kept", self.folder / "now")
        return self.warehouse


@pytest.fixture(scope="module")
def scene(victims: Victims, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("scene")
    kept = folder / "kept" / "news.duckdb"
    assert victims.run(warehouse=kept, articles=write_articles(folder / "first.jsonl", 10, version=1)) == "complete"
    write_articles(folder / "second.jsonl", 20, version=2)
    scene = Scene(folder, content(kept), {})
    whole = scene.reset()
    assert victims.run(**scene.order) == "complete"
    scene.after = content(whole)
    assert len(scene.after["documents"]) == 20
    return scene


def kill(pid: int) -> None:
    """End a process as a power cut would, if it is still there."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Stage:
    """Kills runs within a stage: each in another part of the time that it takes, at a random moment of that part."""

    def __init__(self, name: str, victims: Victims, order: dict[str, Any], *, times: int = 1) -> None:
        self.name, self.victims, self.order, self.times = name, victims, order, times
        self.seconds = 0.0
        self.moments: list[float] = []

    def enter(self) -> int:
        """Begin a run, and wait until it enters the stage, for the first time or a later one; returns its process."""
        pid = self.victims.start(**self.order)
        for _ in range(random.randint(1, self.times)):
            self.victims.hear(self.name)
        return pid

    def measure(self) -> None:
        """The time from one end of the stage to the other, in a run that nobody kills."""
        self.enter()
        begun = time.perf_counter()
        assert self.victims.hear(f"after {self.name}").startswith("after")
        self.seconds = time.perf_counter() - begun
        self.victims.hear("end ")

    def kill_one(self, part: float) -> bool:
        """Kill a run at this part of the stage; whether it was still within."""
        pid = self.enter()
        time.sleep(part * self.seconds)
        kill(pid)
        is_within = self.victims.hear(f"after {self.name}") == "end -9"
        if is_within:
            self.moments.append(part)
        else:
            self.victims.hear("end ")
        return is_within

    def kill_within(self, kills: int, reset: Callable[[], object], check: Callable[[], None]) -> None:
        """Kill as many runs within the stage, spread over it; what must hold is checked after each."""
        reset()
        self.measure()
        for number in range(kills):
            for attempt in range(20):
                reset()
                is_within = self.kill_one((number + random.random()) / kills * 0.9**attempt)
                check()
                if is_within:
                    break
        assert len(self.moments) == kills
        parts = " ".join(f"{moment:.0%}" for moment in self.moments)
        sys.stdout.write(f"{self.name}: {self.seconds:.3f} s, killed at {parts}\n")  # to be seen with -rP


@pytest.mark.parametrize("stage", ["extract", "load", "publish", "migrate"])
def test_a_killed_run_loses_nothing_and_the_next_one_completes(
    stage: str, victims: Victims, scene: Scene, pytestconfig: pytest.Config
) -> None:
    order = {**scene.order, "later": stage == "migrate"}
    path = scene.warehouse

    def check() -> None:
        assert content(path) in ([scene.before, scene.after] if victims.has_reached("publish") else [scene.before])
        assert victims.run(**order) == "complete"
        assert content(path) == scene.after
        with Reader.open(path) as reader:
            states = [state for (state,) in reader.query("SELECT state FROM runs ORDER BY started_at").rows]
        assert states[-1] == "complete"
        assert "running" not in states
        assert not list(path.parent.glob("*.partial"))

    times = 4 if stage in ("extract", "load") else 1
    Stage(stage, victims, order, times=times).kill_within(pytestconfig.getoption("kills"), scene.reset, check)


def test_a_killed_refresh_changes_all_or_nothing_and_the_next_one_completes(
    victims: Victims, scene: Scene, pytestconfig: pytest.Config
) -> None:
    path = scene.reset()
    order = {"verb": "refresh", "warehouse": path}
    assert victims.run(**order) == "complete"
    after = content(path)
    assert after != scene.before

    def check() -> None:
        assert content(path) in (scene.before, after)
        assert victims.run(**order) == "complete"
        assert content(path) == after

    Stage("refresh", victims, order).kill_within(pytestconfig.getoption("kills"), scene.reset, check)


def bytes_of(path: Path) -> bytes:
    """All that lies beside a published file, itself included."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


@pytest.mark.parametrize("what", [{"person": NAMES[0]}, {"ids": ["a0", "a2"]}])
def test_what_a_killed_erasure_leaves_is_erased_by_the_next_one_and_does_not_come_back(
    what: dict[str, Any], victims: Victims, scene: Scene, pytestconfig: pytest.Config
) -> None:
    path = scene.reset()
    order = {"verb": "forget", "warehouse": path, **what}
    words = (what.get("person") or "the 0 1 ferry").encode()
    assert words in bytes_of(path)
    assert victims.run(**order) == "complete"
    after = content(path)
    assert after != scene.before

    def check() -> None:
        assert content(path) in (scene.before, after)
        said = victims.run(**order)  # to open the warehouse ends an erasure that was begun: then there is nothing left
        assert said == "complete" or said.startswith(("error no person ", "error no document ")), said
        assert content(path) == after
        assert words not in bytes_of(path)
        assert victims.run(warehouse=path, articles=scene.folder / "first.jsonl") == "complete"
        assert content(path) == after
        assert words not in bytes_of(path)

    Stage("forget", victims, order).kill_within(pytestconfig.getoption("kills"), scene.reset, check)


def test_nothing_of_the_forgotten_stays_in_what_a_killed_refresh_has_left(
    victims: Victims, scene: Scene, pytestconfig: pytest.Config
) -> None:
    path = scene.reset()

    def check() -> None:
        assert victims.run(verb="forget", warehouse=path, person=NAMES[0]) == "complete"
        assert NAMES[0].encode() not in bytes_of(path)

    order = {"verb": "refresh", "warehouse": path}
    Stage("refresh", victims, order).kill_within(pytestconfig.getoption("kills"), scene.reset, check)


def test_a_run_that_is_killed_while_it_makes_the_files_leaves_none_that_stops_the_next(
    victims: Victims, scene: Scene, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    dice = random.Random()
    whole = tmp_path / "whole" / "news.duckdb"
    assert victims.run(**{**scene.order, "warehouse": whole}) == "complete"
    for number in range(pytestconfig.getoption("kills")):
        order = {**scene.order, "warehouse": tmp_path / str(number) / "news.duckdb"}
        pid = victims.start(**order)
        time.sleep(dice.uniform(0, 0.2))
        kill(pid)
        victims.hear("end ")
        assert victims.run(**order) == "complete"
        assert content(order["warehouse"]) == content(whole)


def test_a_full_disk_is_named_and_the_next_run_completes(victims: Victims, scene: Scene) -> None:
    """The limit on the size of a file stands for the disk: no rights are needed, and the system says it as well."""
    path = scene.reset()
    size = path.stat().st_size
    seen = set()
    for room in (-1, 0, 20_000, 300_000):
        scene.reset()
        said = victims.run(**scene.order, largest_file=size + room)
        if said != "complete":
            assert said.startswith("error there is no room to write the "), said
            assert str(path.parent) in said
            assert content(path) == scene.before
        seen.add(said.split(" news")[0])
        assert victims.run(**scene.order) == "complete"
        assert content(path) == scene.after
    assert len(seen) > 1 or "complete" not in seen


def test_a_really_full_disk(tmp_path: Path) -> None:
    """A file system of some megabytes that nobody else sees and that ends with its process."""
    script = (
        "import sys; sys.path[:0] = sys.argv[2:]\n"
        "from pathlib import Path; import victim, test_faults\n"
        "disk = Path(sys.argv[1]); victim.job.fingerprint = lambda model: 'made-up'\n"
        "order = {'warehouse': disk / 'news.duckdb', 'articles': str(disk / 'a.jsonl')}\n"
        "filler = disk / 'filler'\n"
        "test_faults.write_articles(disk / 'a.jsonl', 3, version=1); victim.obey(order)\n"
        "before = test_faults.content(order['warehouse'])\n"
        "test_faults.write_articles(disk / 'a.jsonl', 9, version=2)\n"
        "try: filler.write_bytes(bytes(30_000_000))\n"
        "except OSError: pass\n"
        "try: victim.obey(order)\n"
        "except victim.DatelineError as error: print(error)\n"
        "assert test_faults.content(order['warehouse']) == before\n"
        "filler.unlink(); victim.obey(order)\n"
        "assert len(test_faults.content(order['warehouse'])['documents']) == 9\n"
    )
    mount = f"mount -t tmpfs -o size=20m tmpfs {tmp_path}"
    unshare = ["unshare", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*unshare, mount], capture_output=True).returncode:
        pytest.skip("only root can mount a small file system")
    command = f'{mount} && exec "$@"'
    arguments = [sys.executable, "-c", script, str(tmp_path), str(Path(__file__).parent)]
    done = subprocess.run([*unshare, command, "sh", *arguments], capture_output=True, text=True, env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert "there is no room to write the working file" in done.stdout


def test_a_folder_that_may_not_be_written_is_named_and_still_read(victims: Victims, scene: Scene) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folder is closed to other users
        folder = Path(name)
        path = Path(shutil.copy(scene.reset(), folder / "news.duckdb"))
        articles = shutil.copy(scene.order["articles"], folder)
        path.chmod(0o444)
        folder.chmod(0o555)
        nobody = {"user": 65534} if os.geteuid() == 0 else {}  # root may write anything
        said = victims.run(warehouse=path, articles=articles, **nobody)
        assert said.startswith(f"error the working file {folder / 'news.work.duckdb'} may not be written: "), said
        assert content(path) == scene.before
        folder.chmod(0o755)


def damage(path: Path, at: int) -> None:
    """Other bytes in the place of some of a file's."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"damaged!" * 512)


def test_a_damaged_published_file_is_named_with_the_mend_which_mends_it(victims: Victims, scene: Scene) -> None:
    path = scene.reset()
    whole = path.read_bytes()
    for data in (b"", b"no database", whole[: len(whole) // 2], whole[:12288] + bytes(4096) + whole[16384:]):
        path.write_bytes(data)
        with pytest.raises(UnreadableWarehouse, match=rf"the published file {path} is damaged: .*`dateline run` puts"):
            content(path)
    assert victims.run(**scene.order) == "complete"
    assert content(path) == scene.after


def test_damage_in_the_midst_of_the_published_file_is_seen_when_it_is_read(scene: Scene) -> None:
    path = scene.reset()
    seen, size = 0, path.stat().st_size
    for at in range(20_000, size, size // 25):
        path = scene.reset()
        damage(path, at)
        try:
            assert content(path) == scene.before
        except UnreadableWarehouse as error:
            assert str(error).startswith(f"the published file {path} is damaged: ")
            seen += 1
    assert seen


def test_a_damaged_working_file_is_named_with_the_mend_which_mends_it(victims: Victims, scene: Scene) -> None:
    path = scene.reset()
    work_file(path).write_bytes(b"no database" * 1000)
    said = victims.run(**scene.order)
    assert said.startswith(f"error the working file {work_file(path)} is damaged: ")
    assert said.endswith("delete it and its .wal file, and the next run goes on from the published file")
    assert content(path) == scene.before
    work_file(path).unlink()
    assert victims.run(**scene.order) == "complete"
    assert content(path) == scene.after


def test_both_files_have_their_own_names(scene: Scene) -> None:
    path = scene.reset()
    with pytest.raises(UnreadableWarehouse, match=f"is a working file.* name {path}"), Reader.open(work_file(path)):
        pass
    with pytest.raises(UnreadableWarehouse, match="is a working file"), Writer.open(work_file(path)):
        pass


def test_a_newer_warehouse_is_read_but_not_written(victims: Victims, scene: Scene) -> None:
    path = scene.reset()
    assert victims.run(**scene.order, later=True) == "complete"
    said = victims.run(**scene.order)
    assert said.startswith("error the warehouse was made by a newer dateline (9001_later.sql)")
    assert content(path) == scene.after


def test_of_two_flows_at_once_one_waits_and_both_complete(victims: Victims, scene: Scene) -> None:
    path = scene.reset()
    with subprocess.Popen(VICTIM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as other:
        second = Victims(other)
        victims.start(**scene.order)
        victims.hear("extract")
        second.start(**scene.order)
        victims.hear("end ")
        second.hear("end ")
        other.stdin.close()
    assert (victims.said[-2], second.said[-2]) == ("complete", "complete")
    assert content(path) == scene.after
    with Reader.open(path) as reader:
        assert reader.query(
            "SELECT sum(loaded), sum(unchanged) FROM runs WHERE started_at > (SELECT min(started_at) FROM runs)"
        ).rows == ((20, 20),)


def test_who_holds_the_lock_is_said_with_process_and_time_and_forgotten_when_it_is_killed(
    victims: Victims, scene: Scene
) -> None:
    path = scene.reset()
    pid = victims.start(**scene.order)
    victims.hear("extract")
    with (
        pytest.raises(WarehouseLocked, match=rf"\(process {pid}, since \d{{4}}-\d\d-\d\d .* UTC\)"),
        Writer.open(path, wait=0),
    ):
        pass
    assert holder(path).pid == pid
    kill(pid)
    victims.hear("end ")
    assert holder(path) is None


NASTY = [
    "'); DROP TABLE people; --",
    "NUL \x00 within",
    "four bytes \U0001f5de \U00020000 \U0001d518",
    "quotes \" ' ` and \\ and \n lines \r\n",
    "\u202e turned \u0301 \ufeff \uffff",
    "$1 ? {x} %s :name /* */ ;",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_any_characters_in_any_field_come_back_as_they_were(tmp_path: Path, found: Extraction, nasty: str) -> None:
    """Every text field of every table that no enum or pattern bounds."""
    path = tmp_path / "news.duckdb"
    at = {"start": 0, "end": len(nasty), "text": nasty, "rule": nasty}
    person = {"person_id": nasty, "organization_id": nasty, "start": 0, "end": len(nasty), "text": nasty}
    names = ("given_name", "family_name", "honorific_prefix", "honorific_suffix")
    everything = Extraction.model_validate(
        {
            "document": dict.fromkeys(("document_id", "text", "title", "url", "publisher", "byline", "source"), nasty),
            "people": [
                {"person_id": nasty, "name": nasty, "rule": nasty, "mentions": [{**at, "kind": "name"}]}
                | dict.fromkeys(names, nasty)
            ],
            "organizations": [
                {
                    "organization_id": nasty,
                    "name": nasty,
                    "rule": nasty,
                    "kind": "organization",
                    "mentions": [{**at, "kind": "name"}],
                }
            ],
            "roles": [
                {
                    **at,
                    "role_id": nasty,
                    "person_id": nasty,
                    "title": nasty,
                    "organization_id": nasty,
                    "organization": nasty,
                    "status": "current",
                }
            ],
            "dates": [{**at, "date_id": nasty, "type": "DATE", "value": nasty, "resolution": "explicit"}],
            "actions": [
                {
                    **at,
                    "action_id": nasty,
                    "predicate": nasty,
                    "trigger": {k: at[k] for k in ("start", "end", "text")},
                    "actors": [person],
                    "polarity": "positive",
                    "modality": "asserted",
                    "date_id": nasty,
                    "attribution": person,
                    "quote_id": nasty,
                }
            ],
            "quotes": [
                {
                    **at,
                    "quote_id": nasty,
                    "type": "direct",
                    "source": person,
                    "content": [{k: at[k] for k in ("start", "end", "text")}],
                }
            ],
        }
    )
    with Writer.open(path) as writer:
        run = writer.start_run([nasty], nasty)
        assert writer.load([everything], run_id=run, fingerprint=nasty).loaded == 1
        reject = Rejected(nasty, "load", nasty, nasty, nasty, nasty + "2")
        writer.quarantine([reject], run_id=run)
        writer.finish_run(run, "complete", loaded=1, unchanged=0, quarantined=1)
        writer.publish()
    for table, rows in content(path).items():
        if rows and table != "text_bands":  # which holds numbers
            assert any(value == nasty for row in rows for value in row), table
    with Reader.open(path) as reader:
        for table, column in (("documents", "text"), ("people", "name"), ("roles", "title"), ("quarantine", "payload")):
            assert reader.query(f'SELECT count(*) FROM {table} WHERE "{column}" = ?', [nasty]).rows == ((1,),)
