"""What is said of the files of a warehouse."""

from pathlib import Path

import pytest

from schemas import Extraction
from warehouse import UnreadableWarehouse, Writer
from warehouse.files import work_file
from warehouse.status import status


def test_files_version_last_run_and_writer_are_told(tmp_path: Path, found: Extraction) -> None:
    path = tmp_path / "news.duckdb"
    assert status(path)["published file"] == f"{path}: not there"
    assert "no warehouse" in status(path)["published state"]
    with Writer.open(path) as writer:
        run = writer.start_run(["test"], "f")
        writer.load([found], run_id=run, fingerprint="f")
        writer.finish_run(run, "complete", loaded=1, unchanged=0, quarantined=0)
        writer.publish()
        assert status(path)["being written by"].startswith("process ")
    told = status(path)
    assert told["published file"].startswith(f"{path}: ")
    assert told["working file"].startswith(f"{work_file(path)}: ")
    assert told["draft"].endswith("not there")
    assert told["being written by"] == "nobody"
    assert told["version"] >= "0006"
    assert (told["documents"], told["withdrawn"], told["in quarantine"]) == ("1", "0", "0")
    assert told["last run"].startswith(f"{run}: complete, begun ")


def test_a_damaged_file_is_told_and_another_file_refused(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    path.write_bytes(b"no database" * 1000)
    assert "is damaged" in status(path)["published state"]
    with pytest.raises(UnreadableWarehouse, match="is a working file"):
        status(work_file(path))
