"""Loaded documents come back as the records that were loaded."""

from pathlib import Path

import duckdb

from schemas import Extraction, Participant, Quote, Span
from warehouse import Reader, Writer, read_extractions
from warehouse.database import connect, migrate, sql_files


def load(path: Path, *found: Extraction) -> None:
    with Writer.open(path) as writer:
        assert writer.load(found, run_id="r", fingerprint="f").loaded == len(found)
        writer.publish()


def read_back(path: Path, ids: list[str] | None = None) -> list[Extraction]:
    with Reader.open(path) as reader:
        return list(read_extractions(reader, ids))


def same_ids(found: Extraction) -> dict:
    """The contract with people numbered, because the warehouse gives them ids of its own."""
    text = found.model_dump_json()
    for number, person in enumerate(found.people):
        text = text.replace(f'"{person.person_id}"', f'"person {number}"')
    return Extraction.model_validate_json(text).to_contract()


def broken_quote(found: Extraction) -> Extraction:
    """The article with a quotation that its speaker breaks, and an empty one beside it."""
    text = '"Yes," said Ida Brandt, "and no."'
    ida = Participant(start=12, end=22, text="Ida Brandt", person_id="p1")
    content = (Span(start=1, end=5, text="Yes,"), Span(start=25, end=32, text="and no."))
    cue = Span(start=7, end=11, text="said")
    quote = Quote(
        quote_id="q", type="direct", source=ida, cue=cue, content=content, start=0, end=33, text=text, confidence=0.5
    )
    people = (found.people[0].model_copy(update={"mentions": ()}),)
    document = found.document.model_copy(update={"document_id": "broken", "text": text})
    return Extraction(document=document, people=people, quotes=(quote,))


def test_what_comes_back_is_what_was_loaded(tmp_path: Path, found: Extraction) -> None:
    path = tmp_path / "news.duckdb"
    load(path, found, broken_quote(found))
    back = read_back(path)
    assert [same_ids(b) for b in back] == [same_ids(found), same_ids(broken_quote(found))]
    assert len({p.person_id for b in back for p in b.people}) == 1


def test_documents_come_in_the_order_asked_and_strangers_give_nothing(tmp_path: Path, found: Extraction) -> None:
    path = tmp_path / "news.duckdb"
    load(path, found, broken_quote(found))
    assert [b.document.document_id for b in read_back(path, ["broken", "nobody's", "pier"])] == ["broken", "pier"]


def test_quotations_of_an_older_warehouse_get_their_parts(tmp_path: Path, found: Extraction) -> None:
    path = tmp_path / "new.duckdb"
    load(path, broken_quote(found))
    old = duckdb.connect()
    for name, sql in sql_files("migrations"):
        if name < "0002":
            old.execute(sql)
    loaded = connect(path)
    quotes = loaded.sql("FROM quotes").to_arrow_table()
    loaded.close()
    old.register("loaded", quotes)
    old.execute("INSERT INTO quotes BY NAME FROM loaded")
    old.execute(
        "CREATE TABLE dateline_migrations AS SELECT '0001_tables.sql' AS name, CAST(now() AS TIMESTAMP) AS applied_at"
    )
    migrate(old)
    assert old.execute('SELECT part, ordinal, "start", "text" FROM quote_parts ORDER BY "start"').fetchall() == [
        ("content", 0, 1, "Yes,"),
        ("cue", 0, 7, "said"),
        ("source", 0, 12, "Ida Brandt"),
        ("content", 1, 25, "and no."),
    ]
