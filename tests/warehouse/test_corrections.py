"""What somebody says is wrong leaves the views and not the tables, and comes back when that is undone."""

from pathlib import Path

import pytest

from schemas import Extraction, Participant
from schemas.identity import FindingKind
from warehouse import Reader, Writer
from warehouse.errors import WrongJudgement


@pytest.fixture
def path(tmp_path: Path, found: Extraction) -> Path:
    other = found.document.model_copy(update={"document_id": "other"})
    with Writer.open(tmp_path / "news.duckdb") as writer:
        writer.load([found, found.model_copy(update={"document": other})], run_id="r", fingerprint="f")
        writer.publish()
    return tmp_path / "news.duckdb"


def documents(path: Path, table: str) -> set[str]:
    with Reader.open(path) as reader:
        return {document for (document,) in reader.query(f"SELECT document_id FROM {table}").rows}


def correct(path: Path, kind: FindingKind, finding_id: str, document_id: str | None) -> list[str]:
    with Writer.open(path) as writer:
        ids = writer.correct(kind, finding_id, document_id=document_id, by="ada")
        writer.publish()
    return ids


def undo(path: Path, ids: list[str]) -> None:
    with Writer.open(path) as writer:
        for id_ in ids:
            writer.undo(id_)
        writer.publish()


@pytest.mark.parametrize(
    ("kind", "finding_id", "view", "table"),
    [
        (FindingKind.ACTION, "a1", "all_actions", "actions"),
        (FindingKind.ACTION, "a1", "person_timeline", "actions"),
        (FindingKind.ACTION, "a1", "find_actions()", "actions"),
        (FindingKind.ROLE, "r1", "role_history", "roles"),
    ],
)
def test_a_wrong_finding_leaves_the_view_of_its_article_until_undone(
    path: Path, kind: FindingKind, finding_id: str, view: str, table: str
) -> None:
    both = {"pier", "other"}
    ids = correct(path, kind, finding_id, "pier")
    assert (documents(path, view), documents(path, table)) == ({"other"}, both)
    undo(path, ids)
    assert documents(path, view) == both
    with pytest.raises(WrongJudgement, match="in force"):
        undo(path, ids)


def test_what_is_no_person_has_no_post_and_no_timeline_in_one_article_or_in_all(path: Path) -> None:
    with Reader.open(path) as reader:
        ((person_id,),) = reader.query("SELECT person_id FROM people").rows
    correct(path, FindingKind.PERSON, person_id, "pier")
    assert documents(path, "role_history") == documents(path, "person_timeline") == {"other"}
    correct(path, FindingKind.PERSON, person_id, None)
    assert documents(path, "role_history") == documents(path, "person_timeline") == set()


def test_what_is_wrong_is_not_counted_nor_quoted(path: Path, found: Extraction) -> None:
    (quote,), document = found.quotes, found.document.model_copy(update={"document_id": "quoted"})
    ida = Participant(start=0, end=5, text="Mayor", person_id="p1")
    quoted = found.model_copy(
        update={"document": document, "quotes": (quote.model_copy(update={"source": ida}),), "actions": ()}
    )
    with Writer.open(path) as writer:
        writer.load([quoted], run_id="r", fingerprint="f")
        writer.publish()
    assert documents(path, "said") == {"quoted"}
    wrong = correct(path, FindingKind.QUOTE, quote.quote_id, "quoted")
    assert documents(path, "said") == set()
    undo(path, wrong)
    with Reader.open(path) as reader:
        ((person_id,),) = reader.query("SELECT person_id FROM people").rows
    correct(path, FindingKind.PERSON, person_id, "quoted")
    assert documents(path, "said") == set()
    with Reader.open(path) as reader:
        sql = "SELECT documents FROM independent_sources UNION ALL SELECT documents FROM agreement"
        assert set(reader.query(sql).rows) == {(2,)}


def test_a_correction_holds_when_the_article_is_read_again(path: Path, found: Extraction) -> None:
    correct(path, FindingKind.ACTION, "a1", "pier")
    with Writer.open(path) as writer:
        writer.load([found], run_id="r2", fingerprint="f2")
        writer.publish()
    assert documents(path, "all_actions") == {"other"}


def test_who_and_when_is_kept_and_a_finding_that_is_not_there_is_refused(path: Path) -> None:
    correct(path, FindingKind.ROLE, "r1", "other")
    with Reader.open(path) as reader:
        ((by, at, undone),) = reader.query("SELECT judged_by, judged_at, undone_at FROM finding_judgements").rows
    assert (by, undone) == ("ada", None)
    assert at is not None
    with pytest.raises(WrongJudgement, match="nowhere has no role r1"):
        correct(path, FindingKind.ROLE, "r1", "nowhere")


def test_a_forgotten_article_takes_its_corrections_with_it(path: Path) -> None:
    correct(path, FindingKind.ACTION, "a1", "pier")
    with Writer.open(path) as writer:
        writer.forget_documents(["pier"])
    assert documents(path, "finding_judgements") == set()
