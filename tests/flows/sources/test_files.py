"""Files become articles; what is no article is rejected with its rule, alone."""

import gzip
import io
import json
from pathlib import Path

import pytest

from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.files import Files
from flows.sources.formats import MAX_BYTES
from flows.sources.reading import read_sources
from flows.sources.source import UnreadableSource, Visit
from schemas import Article, Rejected

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."
GERMAN = "Die Bürgermeisterin ist am Montag zurückgetreten, nachdem der Rat gegen sie gestimmt hatte und sie ging."


def read_all(*words: object, published: str | None = None) -> list:
    items = read_sources(find_sources(map(str, words)), Visit(Settings(), published))
    return [item for item in items if isinstance(item, Article | Rejected)]


def read(path: Path, data: bytes, **options):
    path.write_bytes(data)
    return read_all(path, **options)


def test_plain_text_takes_its_name_as_id_and_the_given_date(tmp_path):
    (article,) = read(tmp_path / "mayor.txt", STORY.encode(), published="2024-05-08")
    assert (article.document_id, article.text, str(article.published)) == ("mayor", STORY, "2024-05-08")
    assert article.published_origin == "given"


def test_a_header_gives_title_and_date_and_stays_out_of_the_text(tmp_path):
    (article,) = read(tmp_path / "a.txt", f"Title: Mayor goes\nPublished: 2024-05-08\n\n{STORY}\n".encode())
    assert (article.title, str(article.published), article.text) == ("Mayor goes", "2024-05-08", STORY)


def test_a_first_line_with_a_colon_is_no_header(tmp_path):
    (article,) = read(tmp_path / "a.txt", f"Ardle: a town\n\n{STORY}".encode())
    assert article.text.startswith("Ardle: a town")


def test_json_lists_lines_and_gzip(tmp_path):
    one = {"document_id": "x", "text": STORY, "published": "2024-05-08T10:00:00"}
    assert [a.document_id for a in read(tmp_path / "a.json", json.dumps([one, {"text": STORY}]).encode())] == [
        "x",
        "a-2",
    ]
    lines = "\n".join(json.dumps({"document_id": str(n), "text": STORY}) for n in range(3)).encode()
    assert [a.document_id for a in read(tmp_path / "b.jsonl", lines)] == ["0", "1", "2"]
    assert [a.document_id for a in read(tmp_path / "b.jsonl.gz", gzip.compress(lines))] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.txt", b"", "empty_text"),
        ("a.txt", b" \n ", "empty_text"),
        ("a.txt", bytes(range(128, 256)) * 4, "unknown_encoding"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x80", "binary"),
        ("a.txt", b"the\x00text", "binary"),
        ("a.txt", b"x" * 9_000_000, "too_long"),
        ("a.txt", b"ab#$%&12" * 10_000, "noise"),
        ("a.txt", GERMAN.encode(), "not_english"),
        ("a.txt", "市长星期一辞职".encode(), "not_english"),
        ("a.json", b'{"title": "x"}', "no_text"),
        ("a.json", b'{"text": 5}', "text_no_string"),
        ("a.json", b"[1]", "no_object"),
        ("a.json", b'{"text": ', "bad_json"),
        ("a.json", b"[" * 100_000, "bad_json"),
        ("a.json", json.dumps({"text": STORY, "published": "last week"}).encode(), "bad_published"),
        ("a.json", json.dumps({"text": STORY, "published": "2024-13-01"}).encode(), "bad_published"),
        ("a.json", json.dumps({"text": STORY, "language": "de"}).encode(), "not_english"),
        ("a.jsonl.gz", b"no gzip", "damaged_archive"),
    ],
)
def test_a_bad_document_is_rejected_with_its_rule(tmp_path, name, data, rule):
    (item,) = read(tmp_path / name, data)
    assert isinstance(item, Rejected)
    assert item.rule == rule
    assert item.reason


def test_one_bad_line_costs_no_other(tmp_path):
    good = json.dumps({"text": STORY}).encode()
    items = read(tmp_path / "a.jsonl", b"\n".join([good, b'{"text"', b"\xff\xfe\xff", good]))
    assert [type(i) for i in items] == [Article, Rejected, Rejected, Article]
    assert items[1].payload == '{"text"\n'


def test_capitals_are_english(tmp_path):
    (item,) = read(tmp_path / "a.txt", STORY.upper().encode())
    assert isinstance(item, Article)


def test_a_folder_is_read_by_name_and_other_files_are_left_alone(tmp_path):
    for name in ("b.txt", "a.txt", "c.png", ".hidden.txt"):
        (tmp_path / name).write_text(STORY)
    assert [i.document_id for i in read_all(tmp_path)] == ["a", "b"]
    assert [i.document_id for i in read_all(tmp_path / "*.txt")] == ["a", "b"]


def test_a_source_that_is_not_there_says_so_and_costs_no_other(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    gone, article = read_all(tmp_path / "nowhere.txt", tmp_path / "a.txt")
    assert (gone.rule, gone.document_id, article.document_id) == ("unreadable_source", None, "a")
    with pytest.raises(UnreadableSource, match=r"nowhere\.txt: no such file"):
        Files(name="x", path=str(tmp_path / "nowhere.txt")).check()


def test_a_json_file_may_hold_more_articles_than_one_document_may_be_long(tmp_path):
    text = "The mayor of the town said on Monday that the bridge would stay closed for the rest of the month. "
    count = 100
    story = {"text": text * (MAX_BYTES // len(text) // count + 2)}
    path = tmp_path / "many.json"
    path.write_text(json.dumps([story | {"document_id": f"s{i}"} for i in range(count)]), encoding="utf-8")
    assert path.stat().st_size > MAX_BYTES
    assert sum(isinstance(item, Article) for item in read_all(path)) == count


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path):
    (tmp_path / "good.txt").write_text(STORY)
    (gone,) = Files(name="x", path="x").read_file(tmp_path / "gone.txt", Visit(Settings()))
    assert (gone.rule, gone.document_id) == ("unreadable", "gone")
    assert [isinstance(item, Article) for item in read_all(tmp_path)] == [True]


def test_another_encoding_is_found_and_kept(tmp_path):
    (article,) = read(tmp_path / "a.txt", f"The café’s owner said: “No.” {STORY}".encode("cp1252"))
    assert (article.encoding, article.text[:9]) == ("cp1252", "The café’")
    (article,) = read(tmp_path / "b.txt", STORY.encode("utf-16"))
    assert (article.encoding, article.text) == ("utf-16", STORY)


def test_ids_tell_the_folders_below_the_source_and_links_outside_are_left_alone(tmp_path):
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text(STORY)
    (tmp_path / "news" / "may" / "one.txt").write_text(STORY)
    (tmp_path / "news" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (article,) = read_all(tmp_path / "news")
    assert article.document_id == "may/one"
    assert (article.source, article.origin) == (str(tmp_path / "news"), str(tmp_path / "news" / "may" / "one.txt"))


def test_standard_input_is_recognised_by_how_it_begins(tmp_path, monkeypatch):
    lines = "\n".join(json.dumps({"document_id": str(n), "text": STORY}) for n in range(2)).encode()
    for data, ids in (
        (lines, ["0", "1"]),
        (STORY.encode(), ["stdin"]),
        (b'{\n"text": "%s"}' % STORY.encode(), ["stdin"]),
    ):
        file = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))
        monkeypatch.setattr("sys.stdin", file)
        assert [a.document_id for a in read_all("-")] == ids
