"""The Prefect flow, in a process of its own: the command as a user calls it, with a state folder of its own."""

import os
import subprocess
import sys
from pathlib import Path

from warehouse import Reader

ROOT = Path(__file__).parents[2]
STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."


def test_the_run_command_loads_shows_and_tells_of_quarantine(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "flows", "run", "a.txt", "empty.txt", "--state-folder", "state"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 3, done.stderr
    assert "quarantined: 1 loaded, 0 unchanged, 1 quarantined" in done.stdout
    assert "dateline quarantine" in done.stdout
    with Reader.open(tmp_path / "dateline.duckdb") as reader:
        assert reader.query("SELECT document_id FROM documents").rows == (("a",),)


def test_nothing_heavy_is_imported_for_the_help():
    code = "import flows.cli, sys; print(sorted({'spacy', 'prefect', 'duckdb', 'pyarrow', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
