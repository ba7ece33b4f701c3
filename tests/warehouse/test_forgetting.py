"""Withdrawal, which can be undone, and erasure, which leaves nothing behind."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from schemas import Action, Article, Extraction, Mention, Participant, Person, Quote, Rejected, Role, Span
from schemas.tables import TABLES, SourceStateRow
from warehouse import Reader, UnknownDocument, Writer
from warehouse.files import erasing_mark, work_file
from warehouse.forgetting import Forgotten
from warehouse.redaction import redact

SECRET = "Quillonby"
TEXT = (
    "Port director Ida Quillonby met Ove Tamm on Monday. Tamm said Quillonby had sold the pier. "
    "Her brother Nils Quillonby left. QUILLONBY GOES, said a poster."
)


def span(words: str, nth: int = 0) -> dict[str, object]:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return {"start": start, "end": start + len(words), "text": words}


def article(document_id: str = "pier", **fields: str) -> Extraction:
    """Ida meets Ove, who says that she sold the pier; her brother is another person."""
    ida, ove = (
        Participant(**span(words), person_id=id_) for words, id_ in (("Ida Quillonby", "p1"), ("Ove Tamm", "p2"))
    )
    tamm = Participant(**span("Tamm", 1), person_id="p2")

    def action(id_: str, words: str, trigger: str, **rest: object) -> Action:
        common = {"action_id": id_, "predicate": trigger, "polarity": "positive", "modality": "asserted"}
        return Action.model_validate(span(words) | common | {"trigger": span(trigger)} | rest)

    def person(id_: str, name: str, *mentions: dict[str, object]) -> Person:
        return Person(
            person_id=id_,
            name=name,
            family_name=name.split()[1],
            mentions=tuple(Mention.model_validate(m | {"kind": "name"}) for m in mentions),
        )

    return Extraction(
        document=Article.model_validate({"document_id": document_id, "text": TEXT, "published": "2031-05-02"} | fields),
        people=(
            person("p1", "Ida Quillonby", span("Ida Quillonby"), span("Quillonby", 1)),
            person("p2", "Ove Tamm", span("Ove Tamm"), span("Tamm", 1)),
            person("p3", "Nils Quillonby", span("Nils Quillonby")),
        ),
        roles=(
            Role(
                **span("Port director Ida Quillonby"),
                role_id="r1",
                person_id="p1",
                title="Port director",
                status="current",
            ),
        ),
        actions=(
            action("a1", "Ida Quillonby met Ove Tamm on Monday", "met", actors=[ida], recipients=[ove]),
            action("a2", "Quillonby had sold the pier", "sold", actors=[ida], attribution=tamm),
            action(
                "a3",
                "Nils Quillonby left",
                "left",
                actors=[Participant(**span("Nils Quillonby"), person_id="p3")],
                attribution=ida,
            ),
        ),
        quotes=(
            Quote(
                **span("said Quillonby had sold the pier"),
                quote_id="q1",
                type="indirect",
                source=tamm,
                content=(Span(**span("Quillonby had sold the pier")),),
            ),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def load(path: Path, *found: Extraction, source: str = "test") -> None:
    with Writer.open(path) as writer:
        run = writer.start_run([source], "f1")
        assert not writer.load(found, run_id=run, fingerprint="f1").rejected
        writer.finish_run(run, "complete", loaded=len(found), unchanged=0, quarantined=0)
        writer.publish()


def rows(path: Path, sql: str) -> list[tuple]:
    with Reader.open(path) as reader:
        return list(reader.query(sql).rows)


def state(document_id: str) -> SourceStateRow:
    """What a feed has said of a page."""
    key, said = f"https://news.example/{document_id}", json.dumps({"title": "Ida Quillonby goes"})
    return SourceStateRow(
        source="feed", key=key, document_id=document_id, said=said, first_seen=dt.datetime(2031, 5, 2)
    )


def everything(path: Path) -> str:
    """All that the tables hold, as one text."""
    return "\n".join(str(row) for table in TABLES for row in rows(path, f'FROM "{table}"'))


def bytes_on_disk(path: Path) -> bytes:
    """All that lies beside the published file, itself included."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


@pytest.mark.parametrize("view", ["who_did_what", "all_actions", "role_history", "person_timeline"])
def test_a_withdrawn_document_leaves_the_views_and_comes_back(path: Path, view: str) -> None:
    load(path, article("one"), article("two"))
    before = rows(path, f"FROM {view} ORDER BY ALL")
    with Writer.open(path) as writer:
        assert writer.withdraw(["one"]) == 1
        writer.publish()
    assert rows(path, f"SELECT DISTINCT document_id FROM {view}") == [("two",)]
    assert rows(path, "SELECT document_id, withdrawn_at IS NULL FROM documents ORDER BY ALL") == [
        ("one", False),
        ("two", True),
    ]
    with Writer.open(path) as writer:
        writer.withdraw(["one"], undo=True)
        writer.publish()
    assert rows(path, f"FROM {view} ORDER BY ALL") == before


def test_a_new_version_of_a_withdrawn_document_stays_withdrawn(path: Path) -> None:
    load(path, article())
    with Writer.open(path) as writer:
        writer.withdraw(["pier"])
        with pytest.raises(UnknownDocument, match="'nowhere'"):
            writer.withdraw(["pier", "nowhere"])
    load(path, article(title="Corrected"))
    assert rows(path, "SELECT title, version, withdrawn_at IS NULL FROM documents") == [("Corrected", 2, False)]


def test_a_forgotten_document_leaves_no_row_and_no_byte(path: Path) -> None:
    load(
        path,
        article("other").model_copy(
            update={
                "people": (),
                "roles": (),
                "actions": (),
                "quotes": (),
                "document": Article(document_id="other", text="Nothing happened.", source="elsewhere"),
            }
        ),
    )
    load(path, article("pier", source="quillonby.txt"), source="quillonby.txt")
    with Writer.open(path) as writer:
        writer.quarantine([Rejected("quillonby.txt", "load", "r", "about Quillonby", TEXT, "pier")], run_id="r")
        writer.save_states([state("pier")])
        writer.publish()
    assert SECRET.encode() in bytes_on_disk(path)
    with Writer.open(path) as writer:
        assert writer.forget_documents(["pier"]) > 10
    assert not re.search("quillonby|pier", everything(path), re.IGNORECASE)
    assert not re.search(rb"quillonby|pier", bytes_on_disk(path), re.IGNORECASE)
    assert rows(path, "SELECT document_id FROM documents") == [("other",)]
    assert rows(path, "SELECT kind, documents FROM erasures") == [("document", 1)]
    assert rows(path, "SELECT sources FROM runs ORDER BY started_at") == [('["test"]',), ("[]",)]
    assert sorted(file.name for file in path.parent.iterdir()) == ["news.duckdb", "news.lock", "news.work.duckdb"]


def test_a_forgotten_document_does_not_come_back(path: Path) -> None:
    load(path, article("pier"))
    with Writer.open(path) as writer:
        writer.forget_documents(["pier"])
    for again in (article("pier"), article("pier", title="New"), article("copy under another id")):
        with Writer.open(path) as writer:
            assert writer.known([again.document], "f2") == {again.document.document_id}
            assert writer.load([again], run_id="r", fingerprint="f2").loaded == 0
            writer.quarantine([Rejected("", "load", "r", "bad", TEXT, "pier")], run_id="r")
            writer.save_states([state("pier")])
            writer.publish()
    assert rows(path, "SELECT count(*) FROM documents") == [(0,)]
    assert rows(path, "SELECT count(*) FROM quarantine") == [(0,)]
    assert rows(path, "SELECT count(*) FROM source_states") == [(0,)]
    assert SECRET.encode() not in bytes_on_disk(path)


@pytest.mark.parametrize("by", ["name", "id"])
def test_a_forgotten_person_is_blacked_out_and_the_others_stay(path: Path, by: str) -> None:
    load(path, article(), article("second", url="https://news.example/ida-quillonby-sells"))
    with Writer.open(path) as writer:
        writer.save_states([state("pier")])
    ((id_,),) = rows(path, "SELECT DISTINCT person_id FROM person_names WHERE name = 'Ida Quillonby'")
    with Writer.open(path) as writer:
        assert writer.forget_person("ida quillonby" if by == "name" else id_) == 2
    told = everything(path)
    assert "Ida" not in told
    assert id_ not in told
    assert "ida-quillonby" not in told
    assert set(re.findall(r"\w+ Quillonby", told)) == {"Nils Quillonby"}
    assert "QUILLONBY" not in told
    assert b"Ida Quillonby" not in bytes_on_disk(path)
    ((text,),) = rows(path, "SELECT DISTINCT text FROM documents")
    assert text.startswith(
        "Port director ███ █████████ met Ove Tamm on Monday. Tamm said █████████ had sold the pier. "
    )
    assert len(text) == len(TEXT)
    assert rows(path, "SELECT DISTINCT who, did, says_who FROM who_did_what") == [("Nils Quillonby", "left", None)]
    assert rows(path, "SELECT count(*) FROM roles") == [(0,)]
    assert rows(path, "SELECT DISTINCT content FROM quotes") == [("█████████ had sold the pier",)]
    assert rows(path, "SELECT DISTINCT name FROM people ORDER BY ALL") == [("Nils Quillonby",), ("Ove Tamm",)]
    assert rows(path, "SELECT DISTINCT version FROM documents") == [(1,)]
    assert rows(path, "SELECT kind, documents, rows FROM erasures") == [("person", 2, 14)]


def test_a_forgotten_person_does_not_come_back_and_nothing_is_done_twice(path: Path) -> None:
    load(path, article())
    with Writer.open(path) as writer:
        writer.forget_person("Ida Quillonby")
        assert writer.known([article().document], "f1") == {"pier"}
        assert writer.known([article().document], "f2") == set()
    load(path, article(), article("later", title="Quillonby again"))
    assert "Ida" not in everything(path)
    assert rows(path, "SELECT title FROM documents ORDER BY document_id") == [("█████████ again",), (None,)]
    with Writer.open(path) as writer:
        assert writer.known([article().document], "f1") == {"pier"}


def test_an_article_whose_id_spells_the_name_goes_whole(path: Path) -> None:
    load(path, article("2031/ida-quillonby"), article())
    with Writer.open(path) as writer:
        writer.quarantine([Rejected("x", "load", "r", "bad", json.dumps("Of Ida Quillonby"), "x")], run_id="r")
        writer.forget_person("Ida Quillonby")
    assert rows(path, "SELECT document_id FROM documents") == [("pier",)]
    assert rows(path, "SELECT count(*) FROM quarantine") == [(0,)]


def test_an_erasure_that_was_cut_short_is_finished_by_the_next_writer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(path, article())
    with monkeypatch.context() as patch:
        patch.setattr("warehouse.writer.rewrite", lambda work: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt), Writer.open(path) as writer:
            writer.forget_documents(["pier"])
    assert SECRET.encode() in path.read_bytes() + work_file(path).read_bytes()
    with Writer.open(path):
        pass
    assert SECRET.encode() not in bytes_on_disk(path)
    assert not erasing_mark(path).exists()


def test_what_is_not_there_is_named_and_nothing_is_marked(path: Path) -> None:
    load(path, article())
    with Writer.open(path) as writer:
        with pytest.raises(UnknownDocument, match="'nowhere'"):
            writer.forget_documents(["nowhere"])
        with pytest.raises(UnknownDocument, match="no person 'Nobody'"):
            writer.forget_person("Nobody")
    assert not erasing_mark(path).exists()


def test_everything_that_is_kept_survives_the_rewriting(path: Path) -> None:
    load(path, article("one"), article("two"))
    before = {table: rows(path, f'FROM "{table}" ORDER BY ALL') for table in TABLES}
    comments = rows(path, "SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL")
    with Writer.open(path) as writer:
        writer._finish_erasure()
    assert {table: rows(path, f'FROM "{table}" ORDER BY ALL') for table in TABLES} == before
    assert rows(path, "SELECT table_name, comment FROM duckdb_tables() ORDER BY ALL") == comments


def test_the_key_is_drawn_for_each_warehouse() -> None:
    one, two = Forgotten("aa" * 32), Forgotten("bb" * 32)
    assert one.digest("document", "x") != two.digest("document", "x")
    assert one.digest("document", "x") != one.digest("text", "x")


def test_redaction_keeps_every_offset() -> None:
    found = article()
    told = redact(found, [found.people[0]])
    assert len(told.document.text) == len(TEXT)
    for person in told.people:
        for mention in person.mentions:
            assert told.document.text[mention.start : mention.end] == mention.text
