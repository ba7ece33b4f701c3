"""A feed that changes is followed over several runs, and the warehouse ends right; so is a folder."""

import json
import time

import pytest

from extractors import DEFAULT_MODEL
from flows.job import run_job
from flows.settings import Settings
from flows.workers import Workers
from warehouse import Reader, Writer

STORY = (
    "Nora Finch, the {} of Ardle, resigned on Monday after the council had voted against her plans twice.",
    "“I have done what I could,” Finch told reporters outside the town hall in the evening.",
    "Her deputy, Sam Holt, will take over until an election is held in the autumn, the council said.",
)


def page(post: str) -> bytes:
    paragraphs = "".join(f"<p>{paragraph.format(post)}</p>" for paragraph in STORY)
    return f"<html><head><title>Finch goes</title></head><body><article>{paragraphs}</article></body></html>".encode()


def rss(*paths: str) -> bytes:
    items = "".join(
        f"<item><title>Finch goes</title><link>{path}</link><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return f'<rss version="2.0"><channel><title>Ardle Post</title>{items}</channel></rss>'.encode()


@pytest.fixture
def settings(tmp_path):
    return Settings(
        warehouse=tmp_path / "news.duckdb",
        allow_private_addresses=True,
        host_delay=0,
        request_seconds=0.3,
        batch_size=2,
    )


@pytest.fixture(scope="module")
def workers():
    """One warm process for all of these runs."""
    with Workers(1, DEFAULT_MODEL, time_limit=60) as workers:
        yield workers


def rows(settings: Settings, sql: str) -> list[tuple]:
    with Reader.open(settings.warehouse) as reader:
        return list(reader.query(sql).rows)


def test_a_feed_that_changes_is_followed_and_the_warehouse_ends_right(settings, site, workers, tmp_path):
    declared = "".join(
        f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "{site.address}/{name}"\n'
        'revisit_every = "0s"\nwithdraw_missing = true\n\n'
        for name in ("slow", "garbage", "post")
    )
    (tmp_path / "sources.toml").write_text(declared)

    def run() -> tuple[str, int, int, int]:
        done = run_job([str(tmp_path / "sources.toml")], settings, workers=workers)
        return done.state, done.loaded, done.unchanged, done.quarantined

    site.answers |= {
        "/slow": lambda handler: time.sleep(0.5),
        "/garbage": b"no feed",
        "/post": rss("/a", "/b", "/huge"),
    }
    site.answers |= {"/a": page("mayor"), "/b": page("treasurer"), "/huge": b"<p>word</p>" * 1_000_000}
    assert run() == ("quarantined", 2, 0, 3)
    assert rows(settings, "SELECT source, rule FROM quarantine ORDER BY ALL") == [
        ("garbage", "no_feed"),
        ("post", "too_long"),
        ("slow", "unreachable"),
    ]

    # one added, one corrected, one removed; the slow source answers
    site.answers |= {"/slow": rss("/d"), "/d": page("judge"), "/post": rss("/a", "/c", "/huge"), "/c": page("sheriff")}
    site.answers |= {"/a": page("lord mayor")}
    del site.answers["/b"]
    assert run() == ("quarantined", 3, 0, 2)
    present = "SELECT split_part(document_id, '/', -1), source, version FROM documents WHERE withdrawn_at IS NULL"
    assert rows(settings, f"{present} ORDER BY ALL") == [("a", "post", 2), ("c", "post", 1), ("d", "slow", 1)]
    assert rows(settings, "SELECT count(*) FROM documents") == [(4,)]
    titles = "SELECT DISTINCT title FROM role_history WHERE name = 'Nora Finch' ORDER BY ALL"
    assert rows(settings, titles) == [("judge",), ("lord mayor",), ("sheriff",)]
    assert rows(settings, "SELECT source, rule FROM quarantine ORDER BY ALL") == [
        ("garbage", "no_feed"),
        ("post", "too_long"),
    ]

    # nothing has changed but that the removed article is back, and what was no feed is one
    site.answers |= {"/b": page("treasurer"), "/garbage": rss()}
    assert run() == ("quarantined", 0, 1, 1)
    assert rows(settings, "SELECT count(*) FROM documents WHERE withdrawn_at IS NULL") == [(4,)]
    assert rows(settings, "SELECT source, documents, trouble FROM sources ORDER BY source") == [
        ("garbage", 0, None),
        ("post", 3, f"{site.address}/huge: it is longer than 8,000,000 bytes: more than any article"),
        ("slow", 1, None),
    ]


def test_a_run_that_dies_takes_the_page_again(settings, site, workers, monkeypatch):
    """What was learnt of a page is kept only when its article is loaded."""
    site.answers |= {"/post": rss("/a"), "/a": page("mayor")}
    with monkeypatch.context() as broken:
        broken.setattr(Writer, "load", lambda *args, **options: 1 / 0)
        broken.setattr(Writer, "quarantine", lambda *args, **options: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run_job([f"{site.address}/post"], settings, workers=workers)
    assert run_job([f"{site.address}/post"], settings, workers=workers).loaded == 1


def test_articles_that_a_folder_no_longer_has_are_withdrawn_if_the_source_says_so(settings, workers, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "ardle"\nkind = "files"\npath = "news"\nwithdraw_missing = true\n'
    )

    def write(name: str, **posts: str) -> None:
        lines = (json.dumps({"document_id": id_, "text": STORY[0].format(post)}) for id_, post in posts.items())
        (folder / name).write_text("\n".join(lines))

    def run() -> list[str]:
        run_job([str(tmp_path / "sources.toml")], settings, workers=workers)
        sql = "SELECT document_id FROM documents WHERE withdrawn_at IS NULL ORDER BY ALL"
        return [document_id for (document_id,) in rows(settings, sql)]

    write("one.jsonl", a="mayor", b="judge")
    write("two.jsonl", c="sheriff")
    assert run() == ["a", "b", "c"]
    write("one.jsonl", a="mayor")
    (folder / "two.jsonl").unlink()
    assert run() == ["a"]
    write("one.jsonl", a="mayor", b="judge")
    assert run() == ["a", "b"]
    (folder / "one.jsonl").write_text('{"text": ')  # damaged: what it lacks may be in it
    write("two.jsonl", c="sheriff")
    assert run() == ["a", "b", "c"]


def test_an_article_that_its_publisher_cancels_is_withdrawn_until_it_is_usable_again(settings, workers, tmp_path):
    story = {"uri": "urn:mayor", "body_text": STORY[0].format("mayor")}
    for status, withdrawn in (("usable", False), ("canceled", True), ("usable", False)):
        (tmp_path / "news.json").write_text(json.dumps(story | {"pubstatus": status}))
        run_job([str(tmp_path / "news.json")], settings, workers=workers)
        assert rows(settings, "SELECT withdrawn_at IS NOT NULL FROM documents") == [(withdrawn,)]
