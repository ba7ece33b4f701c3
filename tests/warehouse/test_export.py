"""Exports, read back by other libraries."""

import json
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from schemas import Article, Extraction
from warehouse import Reader, Writer
from warehouse.export import FORMATS, FolderNotEmpty, export_jsonl, export_parquet, export_popolo


@pytest.fixture
def path(tmp_path: Path, found: Extraction) -> Path:
    """The sample of May 2031, one of June, one without a date, and one that is withdrawn."""
    path = tmp_path / "news.duckdb"
    june = found.document.model_copy(
        update={"document_id": "june", "published": found.document.published.replace(month=6)}
    )
    undated = Article(document_id="undated", text="Nothing happened.")
    gone = found.document.model_copy(update={"document_id": "gone"})
    some = [found, *(found.model_copy(update={"document": document}) for document in (june, gone))]
    with Writer.open(path) as writer:
        run = writer.start_run(["test"], "f")
        writer.load([*some, Extraction(document=undated)], run_id=run, fingerprint="f")
        writer.withdraw(["gone"])
        writer.finish_run(run, "complete", loaded=4, unchanged=0, quarantined=0)
        writer.publish()
    return path


def rows(path: Path, sql: str) -> list[tuple]:
    with Reader.open(path) as reader:
        return list(reader.query(sql).rows)


def test_parquet_is_parted_by_month_and_read_by_another_library(path: Path, tmp_path: Path) -> None:
    count = export_parquet(path, tmp_path / "out")
    documents = ds.dataset(tmp_path / "out" / "documents", format="parquet", partitioning="hive").to_table()
    assert sorted(zip(documents["document_id"].to_pylist(), map(str, documents["month"].to_pylist()), strict=True)) == [
        ("june", "2031-06"),
        ("pier", "2031-05"),
        ("undated", "None"),
    ]
    mentions = ds.dataset(tmp_path / "out" / "person_mentions", format="parquet", partitioning="hive")
    in_june = mentions.to_table(filter=ds.field("month") == "2031-06")
    expected = rows(path, "SELECT text, start FROM person_mentions WHERE document_id = 'june' ORDER BY start")
    assert list(zip(in_june["text"].to_pylist(), in_june["start"].to_pylist(), strict=True)) == expected
    people = ds.dataset(tmp_path / "out" / "people", format="parquet").to_table()
    assert people["name"].to_pylist() == ["Ida Brandt"]
    tables = [ds.dataset(folder, format="parquet").count_rows() for folder in (tmp_path / "out").iterdir()]
    assert sum(tables) == count


def test_json_lines_are_what_was_loaded(path: Path, tmp_path: Path, found: Extraction) -> None:
    assert export_jsonl(path, tmp_path / "out") == 3
    lines = [json.loads(line) for line in (tmp_path / "out" / "extractions.jsonl").read_text("utf-8").splitlines()]
    back = {line["document"]["document_id"]: Extraction.model_validate(line) for line in lines}
    assert set(back) == {"pier", "june", "undated"}
    same = json.loads(json.dumps(found.to_contract()).replace('"p1"', json.dumps(back["pier"].people[0].person_id)))
    assert back["pier"].to_contract() == same


def test_popolo_joins_people_posts_and_memberships(path: Path, tmp_path: Path) -> None:
    export_popolo(path, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "popolo.json").read_text("utf-8"))
    (person,), (post,) = told["persons"], told["posts"]
    assert person["name"] == "Ida Brandt"
    assert post["label"] == "Mayor"
    assert [(m["person_id"], m["post_id"], m["status"]) for m in told["memberships"]] == [
        (person["id"], post["id"], "current")
    ] * 2
    assert {s["document_id"] for m in told["memberships"] for s in m["sources"]} == {"pier", "june"}
    assert {s["note"] for m in told["memberships"] for s in m["sources"]} == {"Mayor Ida Brandt"}
    assert len({m["id"] for m in told["memberships"]}) == 2
    assert told["organizations"] == []


@pytest.mark.parametrize("target", FORMATS)
def test_a_folder_with_something_in_it_is_left_alone(path: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty, match="not empty"):
        FORMATS[target](path, tmp_path / "out")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["mine.txt"]
    (tmp_path / "out" / "mine.txt").unlink()
    assert FORMATS[target](path, tmp_path / "out") > 0
    assert not list(tmp_path.glob("*.partial"))
