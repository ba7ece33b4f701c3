"""A query can read the warehouse and nothing else, whatever the SQL says, and has limits."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from schemas import Extraction
from warehouse import QueryRefused, Reader, Writer


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("queries") / "news.duckdb"
    with Writer.open(path) as writer:
        writer.start_run(["test"], "f")
        writer.publish()
    return path


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on loopback that nobody may reach."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


READS_FILES = """
    FROM read_csv('{file}')
    FROM read_csv_auto('{file}')
    FROM sniff_csv('{file}')
    FROM read_text('{file}')
    FROM read_blob('{file}')
    FROM read_json('{file}')
    FROM read_ndjson_objects('{file}')
    FROM read_parquet('{file}')
    FROM parquet_metadata('{file}')
    FROM read_duckdb('{work}')
    FROM glob('{folder}/*')
    FROM '{file}'
    FROM '{work}'
    FROM query('FROM read_text(''{file}'')')
    FROM query_table('{file}')
    FROM json_execute_serialized_sql(json_serialize_sql('FROM read_text(''{file}'')'))
    EXPLAIN ANALYZE FROM read_text('{file}')
    SUMMARIZE FROM read_text('{file}')
    DESCRIBE FROM read_csv('{file}')
    PIVOT (FROM read_csv('{file}')) ON 1 USING count(*)
    WITH a AS MATERIALIZED (FROM read_text('{file}')) FROM a
    SELECT (SELECT content FROM read_text('{file}'))
    FROM duckdb_secrets()
    FROM duckdb_extensions()
    SELECT getenv('HOME')
"""
WRITES = """
    COPY runs TO '{folder}/out.csv'
    COPY (SELECT 1) TO '{folder}/out.parquet'
    EXPLAIN COPY runs TO '{folder}/out.csv'
    EXPLAIN ANALYZE COPY runs TO '{folder}/out.csv'
    EXPLAIN (ANALYZE) COPY runs TO '{folder}/out.csv'
    EXPLAIN ANALYZE CREATE TEMP TABLE people AS SELECT 1
    /* first */ EXPLAIN ANALYZE CREATE TEMP TABLE people AS SELECT 1
    EXPLAIN EXPLAIN ANALYZE CREATE TEMP TABLE people AS SELECT 1
    EXPORT DATABASE '{folder}/out'
    ATTACH '{folder}/out.duckdb'
    ATTACH ':memory:' AS m
    INSERT INTO runs FROM runs
    UPDATE runs SET state = 'x'
    DELETE FROM runs
    TRUNCATE runs
    MERGE INTO runs USING runs AS r ON true WHEN MATCHED THEN DELETE
    WITH a AS (DELETE FROM runs RETURNING *) FROM a
    WITH a AS (INSERT INTO runs FROM runs RETURNING *) FROM a
    FROM query('DELETE FROM runs')
    FROM query('CREATE TEMP TABLE people AS SELECT 1')
    DROP VIEW who_did_what
    ALTER TABLE runs ADD COLUMN x INT
    CREATE TEMP TABLE people AS SELECT 1
    CREATE TEMP VIEW people AS SELECT 1
    CREATE TEMP MACRO lower(x) AS 'x'
    CREATE SECRET s (TYPE s3)
    COMMENT ON TABLE runs IS 'x'
    CHECKPOINT
    FROM force_checkpoint()
    VACUUM
    BEGIN
    PREPARE p AS SELECT 1
"""
CONFIGURES = """
    SET enable_external_access = true
    SET lock_configuration = false
    RESET lock_configuration
    SET memory_limit = '99GB'
    SET VARIABLE x = 1
    SET search_path = 'temp'
    USE temp
    PRAGMA enable_profiling
    PRAGMA memory_limit = '99GB'
    EXPLAIN ANALYZE SET memory_limit = '99GB'
    FROM enable_profiling()
    FROM enable_logging()
    CALL enable_logging()
    INSTALL httpfs
    LOAD httpfs
    LOAD '{folder}/x.duckdb_extension'
    EXPLAIN ANALYZE INSTALL httpfs
    FROM load_aws_credentials()
    FROM sqlite_scan('{file}', 'x')
    FROM dbgen(sf = 1)
    SELECT 1; SET memory_limit = '99GB'
"""
REACHES_OUT = """
    FROM 'http://127.0.0.1:{port}/a.parquet'
    FROM read_csv('http://127.0.0.1:{port}/a.csv')
    FROM read_text('https://127.0.0.1:{port}/a')
    FROM read_parquet('s3://127.0.0.1:{port}/a.parquet')
    ATTACH 'http://127.0.0.1:{port}/a.duckdb'
    COPY runs TO 'http://127.0.0.1:{port}/a.csv'
    INSTALL httpfs FROM 'http://127.0.0.1:{port}'
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("sql", [*lines(READS_FILES), *lines(WRITES), *lines(CONFIGURES), *lines(REACHES_OUT)])
def test_it_is_refused_in_one_line_and_nothing_is_done(path: Path, listener: socket.socket, sql: str) -> None:
    secret = path.with_name("secret.csv")
    secret.write_text("name,secret\nIda,hidden words\n")
    before = {p: p.read_bytes() for p in path.parent.iterdir()}
    names = {"file": secret, "work": path.with_name("news.work.duckdb"), "folder": path.parent}
    with Reader.open(path) as reader:
        with pytest.raises(QueryRefused) as refused:
            reader.query(sql.strip().format(port=listener.getsockname()[1], **names))
        assert "\n" not in str(refused.value)
        assert "hidden" not in str(refused.value)
        assert reader.query("SELECT count(*) FROM people").rows == ((0,),)
        assert reader.query("SELECT current_setting('memory_limit')").rows == (("1.8 GiB",),)
    assert {p: p.read_bytes() for p in path.parent.iterdir()} == before
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT count(*) FROM range(10000000000) a, range(1000000) b", "longer than 0.5 seconds"),
        ("SELECT a.range FROM range(100000000) a, range(1000) b ORDER BY hash(a.range + b.range)", "longer than|2GB"),
        ("WITH RECURSIVE t(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM t) SELECT count(*) FROM t", "longer than"),
        ("SELECT list(a.range) FROM range(100000000) a, range(100) b", "longer than|2GB"),
    ],
)
def test_a_query_without_end_is_stopped(path: Path, sql: str, words: str) -> None:
    with Reader.open(path) as reader:
        with pytest.raises(QueryRefused, match=words):
            reader.query(sql, timeout=0.5)
        assert reader.query("SELECT 1").rows == ((1,),)


def test_memory_has_a_limit(path: Path) -> None:
    with Reader.open(path) as reader, pytest.raises(QueryRefused, match="more than 2GB of memory"):
        reader.query("SELECT list(range) FROM range(500000000)")


def test_rows_have_a_limit(path: Path) -> None:
    with Reader.open(path) as reader:
        result = reader.query("FROM range(50)", limit=7)
    assert (len(result.rows), result.is_cut) == (7, True)


def test_of_two_readers_in_one_process_each_sees_what_was_published_when_it_opened(
    tmp_path: Path, found: Extraction
) -> None:
    path, sql = tmp_path / "news.duckdb", "SELECT document_id FROM documents ORDER BY ALL"

    def load(document_id: str) -> None:
        document = found.document.model_copy(update={"document_id": document_id})
        with Writer.open(path) as writer:
            writer.load([found.model_copy(update={"document": document})], run_id="r", fingerprint="f")
            writer.publish()

    load("a")
    with Reader.open(path) as one, Reader.open(path) as same:
        load("b")
        with Reader.open(path) as two:
            assert one.query(sql).rows == same.query(sql).rows == (("a",),)
            assert two.query(sql).rows == (("a",), ("b",))
            assert two.query("SELECT DISTINCT document_id FROM role_history ORDER BY ALL").rows == (("a",), ("b",))


def test_what_is_spilled_is_not_left_behind(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Reader.open(path) as reader, suppress(QueryRefused):
        reader.query("SELECT range, repeat('x', 200) FROM range(12000000) ORDER BY hash(range)", timeout=2)
    assert list(tmp_path.iterdir()) == []
