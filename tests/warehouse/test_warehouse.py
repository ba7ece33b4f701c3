"""Loading, publishing and reading, on a real DuckDB file."""

import subprocess
import sys
import threading
import tomllib
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from schemas import Extraction, Participant, Person, Rejected, RoleStatus
from schemas.tables import TABLES
from warehouse import NewerWarehouse, QueryRefused, Reader, UnreadableWarehouse, WarehouseLocked, Writer
from warehouse.database import MIGRATIONS, migrate, sql_files
from warehouse.files import work_file
from warehouse.keys import name_key
from warehouse.tables import columns


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def load(path: Path, *found: Extraction, fingerprint: str = "f1") -> int:
    with Writer.open(path) as writer:
        run = writer.start_run(["test"], fingerprint)
        result = writer.load(found, run_id=run, fingerprint=fingerprint)
        writer.quarantine(result.rejected, run_id=run)
        writer.finish_run(run, "complete", loaded=result.loaded, unchanged=0, quarantined=len(result.rejected))
        writer.publish()
    return result.loaded


def rows(path: Path, sql: str) -> list[tuple]:
    with Reader.open(path) as reader:
        return list(reader.query(sql).rows)


def test_the_migrations_and_the_models_give_the_same_tables() -> None:
    connection = duckdb.connect()
    migrate(connection)
    for table, model in TABLES.items():
        sql = (
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE table_name = ? ORDER BY column_index"
        )
        found = connection.execute(sql, [table]).fetchall()
        assert found == [(name, type_, null, words) for name, type_, null, _, words in columns(model)], table
        checks = connection.execute(
            "SELECT count(*) FROM duckdb_constraints() WHERE table_name = ? AND constraint_type = 'CHECK'", [table]
        ).fetchone()
        assert checks == (sum(bool(values) for *_, values, _ in columns(model)),), table
    known = connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    assert {name for (name,) in known} == {*TABLES, MIGRATIONS}


OLD_ROWS = """
INSERT INTO documents BY NAME
SELECT 'pier' AS document_id, 'en' AS language, 'Mayor Ida Brandt.' AS "text", 'h' AS content_hash,
    'f' AS fingerprint, TIMESTAMP '2031-05-02 10:00:00' AS recorded_at, 'r' AS run_id;
INSERT INTO people BY NAME
SELECT 'pier' AS document_id, 'person-1' AS person_id, 'Ida Brandt' AS "name", 'r' AS run_id;
INSERT INTO people BY NAME
SELECT 'pier' AS document_id, 'person-2' AS person_id, 'Tamm' AS "name", 'r' AS run_id;
INSERT INTO roles BY NAME
SELECT 'pier' AS document_id, 'role-1' AS role_id, 'person-1' AS person_id, 'Mayor' AS title, 'current' AS status,
    0 AS "start", 16 AS "end", 'Mayor Ida Brandt' AS "text", 'r' AS run_id;
"""


def test_a_file_of_the_first_version_is_migrated_with_its_rows(path: Path) -> None:
    (name, sql), *_ = sql_files("migrations")
    with duckdb.connect(path) as old:
        old.execute(f"CREATE TABLE {MIGRATIONS} (name VARCHAR NOT NULL, applied_at TIMESTAMP)")
        old.execute(sql)
        old.execute(f"INSERT INTO {MIGRATIONS} (name) VALUES ('{name}')")
        old.execute(OLD_ROWS)
    with Writer.open(path) as writer:
        writer.publish()
    assert rows(path, "SELECT document_id, version, withdrawn_at FROM documents") == [("pier", 1, None)]
    assert rows(path, "SELECT document_id, version, superseded_at FROM document_versions") == [("pier", 1, None)]
    assert rows(path, "SELECT name, name_key FROM people ORDER BY ALL") == [
        ("Ida Brandt", "ida brandt"),
        ("Tamm", None),
    ]
    assert rows(path, "SELECT person_id, basis FROM person_names ORDER BY ALL") == [
        ("person-1", "full_name"),
        ("person-2", "one_document"),
    ]
    assert rows(path, "SELECT title FROM roles JOIN posts USING (post_id, title)") == [("Mayor",)]
    assert rows(path, "SELECT name, title, evidence FROM role_history") == [("Ida Brandt", "Mayor", "Mayor Ida Brandt")]


def test_views_of_another_version_are_made_anew_and_those_of_this_one_left_alone(path: Path) -> None:
    mark, old = f"COMMENT ON TABLE {MIGRATIONS} IS 'views of old'", "CREATE OR REPLACE VIEW health AS SELECT 1 AS old"
    with Writer.open(path) as writer:
        as_made = writer.connection.execute("SELECT sql, comment FROM duckdb_views() ORDER BY ALL").fetchall()
        writer.connection.execute(old)
    with Writer.open(path) as writer:
        assert writer.connection.execute("FROM health").fetchall() == [(1,)]
        writer.connection.execute(mark)
    with Writer.open(path) as writer:
        assert writer.connection.execute("SELECT sql, comment FROM duckdb_views() ORDER BY ALL").fetchall() == as_made
        assert writer.connection.execute("FROM health").fetchall() == []


def test_what_was_loaded_can_be_asked_for(path: Path, found: Extraction) -> None:
    assert load(path, found) == 1
    assert rows(path, "SELECT who, did, says_who, polarity FROM all_actions") == [
        ("Ida Brandt", "sell", "Ida Brandt", "negative")
    ]
    assert rows(path, "SELECT * FROM who_did_what") == []
    assert rows(path, "SELECT name, title, status FROM role_history") == [("Ida Brandt", "Mayor", "current")]
    assert rows(path, "SELECT name, title FROM roles_as_of(DATE '2031-05-01')") == [("Ida Brandt", "Mayor")]


def test_loading_again_replaces_and_known_says_what_is_there(path: Path, found: Extraction) -> None:
    load(path, found)
    before = rows(path, "SELECT count(*) FROM person_mentions")
    load(path, found)
    assert rows(path, "SELECT count(*) FROM person_mentions") == before
    with Writer.open(path) as writer:
        changed = found.document.model_copy(update={"title": "Another"})
        assert writer.known([found.document], "f1") == {"pier"}
        assert writer.known([changed], "f1") == set()
        assert writer.known([found.document], "f2") == set()


def test_a_changed_article_leaves_nothing_of_the_old_one(path: Path, found: Extraction) -> None:
    load(path, found)
    bare = Extraction(document=found.document.model_copy(update={"text": "Nothing."}))
    load(path, bare)
    for table in (
        "people",
        "person_names",
        "posts",
        "person_mentions",
        "roles",
        "dates",
        "actions",
        "action_participants",
        "quotes",
    ):
        assert rows(path, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert rows(path, "SELECT text FROM documents") == [("Nothing.",)]


def test_each_text_of_an_article_is_a_version_and_a_new_extraction_is_none(path: Path, found: Extraction) -> None:
    load(path, found)
    load(path, found, fingerprint="f2")
    load(path, Extraction(document=found.document.model_copy(update={"text": "Nothing."})), fingerprint="f2")
    assert rows(path, "SELECT version FROM documents") == [(2,)]
    sql = "SELECT version, fingerprint, superseded_at IS NULL FROM document_versions ORDER BY recorded_at"
    assert rows(path, sql) == [(1, "f1", False), (1, "f2", False), (2, "f2", True)]


def test_posts_are_shared_by_those_who_hold_them(path: Path, found: Extraction) -> None:
    other = found.model_copy(update={"document": found.document.model_copy(update={"document_id": "other"})})
    load(path, found, other)
    sql = "SELECT p.title, count(*) FROM posts AS p JOIN roles USING (post_id) GROUP BY ALL"
    assert rows(path, sql) == [("Mayor", 2)]


def test_a_document_that_breaks_a_check_is_set_aside_whole_and_the_rest_loads(path: Path, found: Extraction) -> None:
    stranger = found.roles[0].model_copy(update={"person_id": "nobody"})
    broken = found.model_copy(
        update={"roles": (stranger,), "document": found.document.model_copy(update={"document_id": "broken"})}
    )
    with pytest.raises(KeyError):
        load(path, broken)
    role = found.roles[0].model_copy(update={"start_date": "2020", "end_date": "2019-05"})
    backwards = found.model_copy(
        update={"roles": (role,), "document": found.document.model_copy(update={"document_id": "backwards"})}
    )
    assert load(path, found, backwards) == 1
    assert rows(path, "SELECT document_id, stage, rule FROM quarantine") == [
        ("backwards", "validate", "role_ends_after_its_start")
    ]
    assert rows(path, "SELECT DISTINCT document_id FROM dates") == [("pier",)]


def test_known_and_new_documents_in_one_batch_replace_and_add(path: Path, found: Extraction) -> None:
    load(path, named(found, "old", "Ida Brandt", "Ove Tamm"))
    load(path, named(found, "new", "Ida Brandt"), named(found, "old", "Ove Tamm"))
    assert rows(path, "SELECT document_id, name FROM person_names ORDER BY ALL") == [
        ("new", "Ida Brandt"),
        ("old", "Ove Tamm"),
    ]


def test_a_document_that_breaks_a_check_keeps_what_was_loaded_of_it_before(path: Path, found: Extraction) -> None:
    load(path, found)
    assert load(path, role(found, "former", "2020", "2019"), fingerprint="f2") == 0
    assert rows(path, "SELECT status FROM roles") == [("current",)]
    assert rows(path, "SELECT fingerprint FROM documents") == [("f1",)]


def named(found: Extraction, document_id: str, *names: str, ids: tuple[str, ...] = ()) -> Extraction:
    """The article under another id, with people of these names and nothing else."""
    people = tuple(
        Person(person_id=id_, name=name) for id_, name in zip(ids or [f"p{i}" for i in range(9)], names, strict=False)
    )
    return Extraction(document=found.document.model_copy(update={"document_id": document_id}), people=people)


@pytest.mark.parametrize(
    ("name", "is_shared"),
    [
        ("Ida Brandt", True),
        ("J. Edgar Tamm", True),
        ("Mae-Ann O'Dell", True),
        ("王 芳", True),
        ("Brandt", False),
        ("O'Dell", False),
        ("Al-Masri", False),
        ("Mae-Ann", False),
        ("J. K. Tamm", False),
        ("J.K. Tamm", False),
        ("van Dale", False),
    ],
)
def test_only_a_full_name_is_one_person_across_articles(
    path: Path, found: Extraction, name: str, is_shared: bool
) -> None:
    load(path, named(found, "one", name), named(found, "two", name))
    assert rows(path, "SELECT count(*) FROM people") == [(1 if is_shared else 2,)]


def test_a_family_name_with_its_particle_is_no_full_name() -> None:
    assert name_key("Van Dale", "Van Dale") is None


def test_two_namesakes_in_one_article_stay_two_people(path: Path, found: Extraction) -> None:
    twice = named(found, "twice", "Ida Brandt", "Ida Brandt", "Tamm", "Tamm", "Tamm")
    load(path, found, twice)
    assert rows(path, "SELECT count(DISTINCT person_id) FROM person_names WHERE document_id = 'twice'") == [(5,)]
    ((ida,),) = rows(path, "SELECT person_id FROM person_names WHERE document_id = 'pier'")
    sql = f"SELECT name FROM person_names WHERE document_id = 'twice' AND person_id = '{ida}'"
    assert rows(path, sql) == [("Ida Brandt",)]


def test_two_people_under_one_id_are_set_aside(path: Path, found: Extraction) -> None:
    assert load(path, named(found, "mixed", "Ida Brandt", "Ove Tamm", ids=("same", "same"))) == 0
    assert rows(path, "SELECT document_id, rule FROM quarantine") == [("mixed", "people_are_distinct")]


def test_a_document_that_loads_leaves_the_quarantine(path: Path, found: Extraction) -> None:
    with Writer.open(path) as writer:
        rejects = [Rejected("", "extract", "error", "it failed", "", id_) for id_ in ("pier", "other")]
        assert writer.quarantine(rejects, run_id="r") == 2
        writer.load([found], run_id="r", fingerprint="f")
        writer.publish()
    assert rows(path, "SELECT document_id FROM quarantine") == [("other",)]


def test_a_quarantine_that_fails_keeps_what_was_there(path: Path) -> None:
    with Writer.open(path) as writer:
        reject = Rejected("a.txt", "ingest", "empty_text", "the file is empty")
        writer.quarantine([reject], run_id="first")
        writer.connection.execute("ALTER TABLE quarantine DROP COLUMN payload")
        with pytest.raises(duckdb.Error):
            writer.quarantine([reject], run_id="second")
        assert writer.connection.execute("SELECT run_id FROM quarantine").fetchall() == [("first",)]


def test_a_publication_that_fails_leaves_the_published_file_and_the_writer(path: Path, found: Extraction) -> None:
    load(path, found)
    with Writer.open(path) as writer:
        writer.load([named(found, "second", "Ove Tamm")], run_id="r", fingerprint="f")
        kept = path.rename(path.with_suffix(".kept"))
        path.mkdir()  # a file cannot be renamed over a folder
        with pytest.raises(OSError, match="directory"):
            writer.publish()
        path.rmdir()
        kept.rename(path)
        assert not list(path.parent.glob("*.partial"))
        assert rows(path, "SELECT count(*) FROM documents") == [(1,)]
        writer.publish()
    assert rows(path, "SELECT count(*) FROM documents") == [(2,)]


def test_without_its_working_file_a_writer_goes_on_from_the_published_one(path: Path, found: Extraction) -> None:
    load(path, found)
    work_file(path).unlink()
    with Writer.open(path) as writer:
        assert writer.known([found.document], "f1") == {"pier"}
    assert not list(path.parent.glob("*.partial"))


def test_a_file_with_other_tables_is_named(path: Path) -> None:
    with duckdb.connect(path) as other:
        other.execute("CREATE TABLE documents (i INT)")
    with pytest.raises(UnreadableWarehouse, match=r"tables of a warehouse: .*documents") as caught, Writer.open(path):
        pass
    assert "\n" not in str(caught.value)


def test_the_same_reject_again_only_moves_last_seen(path: Path) -> None:
    reject = Rejected("a.txt", "ingest", "empty_text", "the file is empty", "")
    for _ in range(2):
        with Writer.open(path) as writer:
            writer.quarantine([reject], run_id="r")
            writer.publish()
    ((first, last),) = rows(path, "SELECT first_seen, last_seen FROM quarantine")
    assert last > first


def test_any_text_comes_back_as_it_was(path: Path) -> None:
    nasty = '\'); DROP TABLE people; -- \x00 \U0001f5de 𝔘 "quoted" \u202e'
    article = {"document_id": nasty, "text": nasty, "title": nasty, "publisher": nasty}
    load(path, Extraction.model_validate({"document": article}))
    assert rows(path, "SELECT document_id, text, title, publisher FROM documents") == [(nasty,) * 4]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM people",
        "CREATE TABLE x (i INT)",
        "COPY people TO 'out.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "SELEC 1",
    ],
)
def test_a_query_cannot_write_read_files_or_reach_out(path: Path, found: Extraction, sql: str) -> None:
    load(path, found)
    with Reader.open(path) as reader, pytest.raises(QueryRefused):
        reader.query(sql)


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELECT 1; SELECT 2", "one statement at a time: here are 2"),
        ("-- nothing", "one statement at a time: here are none"),
        ("CREATE TEMP TABLE x AS SELECT 1", "only read .*: CREATE is refused"),
        ("PRAGMA database_list", "only read .*: PRAGMA is refused"),
        ("WITH a AS (SELECT 1) DELETE FROM people", "only read .*: DELETE is refused"),
        ("EXPLAIN ANALYZE DELETE FROM people", "only read .*: DELETE is refused"),
        ("FROM peopl", r'peopl does not exist! Did you mean "people"\?$'),
        ("SELECT nam FROM roles", "not found in FROM clause! Candidate bindings: "),
        ("SELECT lower(1, 2)", "Candidate functions: lower"),
        ("SELECT name FROM people WHERE AND", 'syntax error at or near "AND"$'),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_one_line(path: Path, found: Extraction, sql: str, message: str) -> None:
    load(path, found)
    with Reader.open(path) as reader, pytest.raises(QueryRefused, match=message) as caught:
        reader.query(sql)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "sql",
    [
        "FROM people;",
        "WITH a AS (FROM people) SELECT * FROM a",
        "DESCRIBE people",
        "SHOW TABLES",
        "SUMMARIZE people",
        "EXPLAIN FROM people",
        "PIVOT roles ON status USING count(*)",
        "FROM roles_as_of('2031-05-02')",
    ],
)
def test_every_way_to_read_is_open(path: Path, found: Extraction, sql: str) -> None:
    load(path, found)
    with Reader.open(path) as reader:
        assert reader.query(sql).rows


def test_a_late_timer_stops_no_other_query(path: Path, found: Extraction) -> None:
    load(path, found)
    with Reader.open(path) as reader:
        for _ in range(50):
            with suppress(QueryRefused):
                reader.query("SELECT count(*) FROM range(10000)", timeout=0.001)
            assert not [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
            assert reader.query("SELECT count(*) FROM range(10000)").rows == ((10000,),)


def role(found: Extraction, status: str, start: str | None, end: str | None) -> Extraction:
    """The article, of 2 May 2031, with its one role so dated."""
    update = {"status": RoleStatus(status), "start_date": start, "end_date": end}
    return found.model_copy(update={"roles": (found.roles[0].model_copy(update=update),)})


@pytest.mark.parametrize(
    ("status", "start", "end", "answers"),
    [
        (
            "current",
            None,
            None,
            {"2030-05-01": None, "2030-05-03": "reported", "2032-05-01": "reported", "2032-06-01": None},
        ),
        (
            "acting",
            "2029",
            None,
            {
                "2028-12-31": None,
                "2029-01-01": "dated",
                "2031-05-02": "dated",
                "2032-01-01": "reported",
                "2040-01-01": None,
            },
        ),
        (
            "current",
            None,
            "2031-08",
            {"2029-01-01": None, "2031-05-01": "reported", "2031-08-31": "dated", "2031-09-01": None},
        ),
        (
            "former",
            "2019",
            "2021-06",
            {"2018-12-31": None, "2019-01-01": "dated", "2021-06-30": "dated", "2021-07-01": None},
        ),
        (
            "former",
            None,
            "2031-04",
            {"2031-05-01": None, "2031-04-01": "half_dated", "2030-04-01": "half_dated", "2030-03-01": None},
        ),
        (
            "former",
            "2019",
            None,
            {"2018-12-31": None, "2020-01-01": "half_dated", "2020-01-02": None, "2031-05-02": None},
        ),
        ("incoming", "2031-07-01", None, {"2031-06-30": None, "2031-07-01": "reported", "2033-01-01": None}),
        ("incoming", None, None, {"2031-05-02": None}),
        ("unknown", None, None, {"2031-05-02": None}),
    ],
)
def test_roles_as_of_a_day_say_what_they_rest_on(
    path: Path, found: Extraction, status: str, start: str | None, end: str | None, answers: dict[str, str | None]
) -> None:
    load(path, role(found, status, start, end))
    with Reader.open(path) as reader:
        sql = "SELECT basis FROM roles_as_of(CAST(? AS DATE))"
        given = {day: reader.query(sql, [day]).rows for day in answers}
    assert given == {day: ((basis,),) if basis else () for day, basis in answers.items()}


def test_who_takes_part_twice_in_an_action_has_one_row_in_the_timeline(path: Path, found: Extraction) -> None:
    (action,) = found.actions
    again = Participant(**action.trigger.model_dump())  # any other words
    actors = (*action.actors, again, again.model_copy(update={"person_id": "p1"}))
    load(path, found.model_copy(update={"actions": (action.model_copy(update={"actors": actors}),)}))
    assert rows(path, "SELECT name, participation, predicate FROM person_timeline") == [("Ida Brandt", "actor", "sell")]
    assert rows(path, "SELECT who, to_whom, says_who FROM all_actions") == [
        ("Ida Brandt, sold, Ida Brandt", None, "Ida Brandt")
    ]


def test_a_query_has_limits(path: Path, found: Extraction) -> None:
    load(path, found)
    with Reader.open(path) as reader:
        result = reader.query("SELECT * FROM range(100)", limit=10)
        assert len(result.rows) == 10
        assert result.is_cut
        with pytest.raises(QueryRefused, match="longer than"):
            reader.query("SELECT count(*) FROM range(10000000000) a, range(1000000) b", timeout=0.3)


def test_readers_keep_their_version_while_a_load_goes_on(path: Path, found: Extraction) -> None:
    load(path, found)
    with Reader.open(path) as reader:
        other = found.model_copy(update={"document": found.document.model_copy(update={"document_id": "second"})})
        load(path, other)
        assert reader.query("SELECT count(*) FROM documents").rows == ((1,),)
    assert rows(path, "SELECT count(*) FROM documents") == [(2,)]


def test_a_second_writer_is_told(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from warehouse import Writer\n"
        "with Writer.open(Path(sys.argv[1])):\n    print('open', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WarehouseLocked, match="another process"), Writer.open(path, wait=0.1):
            pass
        other.communicate()


def test_a_newer_a_damaged_and_a_missing_file_are_named(path: Path, found: Extraction) -> None:
    with pytest.raises(UnreadableWarehouse, match="no warehouse"), Reader.open(path):
        pass
    with Writer.open(path) as writer:
        writer.connection.execute(f"INSERT INTO {MIGRATIONS} (name) VALUES ('9999_future.sql')")
    with pytest.raises(NewerWarehouse, match="9999_future"), Writer.open(path):
        pass
    path.write_bytes(b"not a database" * 1000)
    with pytest.raises(UnreadableWarehouse, match="is damaged"), Reader.open(path):
        pass


def test_every_table_view_and_column_is_described(path: Path, found: Extraction) -> None:
    load(path, found)
    with Reader.open(path) as reader:
        described = {d.name: d for d in reader.describe()}
    assert {"who_did_what", "role_history", "person_timeline", *TABLES} <= set(described)
    assert {d.kind for d in described.values()} == {"table", "view", "macro"}
    assert not [d.name for d in described.values() if not d.description]
    assert not [
        (d.name, column)
        for d in described.values()
        for column, _, words in d.columns
        if not words and d.kind != "macro"
    ]


def test_no_column_is_described_that_no_view_has(path: Path, found: Extraction) -> None:
    load(path, found)
    text = files("warehouse").joinpath("views", "columns.toml").read_text(encoding="utf-8")
    meanings = tomllib.loads(text)
    with Reader.open(path) as reader:
        has = {d.name: {column for column, *_ in d.columns} for d in reader.describe() if d.kind == "view"}
    shared = meanings.pop("all")
    assert not {(view, column) for view, words in meanings.items() for column in set(words) - has[view]}
    assert not set(shared) - set().union(*has.values())
