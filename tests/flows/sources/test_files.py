"""Files become articles; what is no article is rejected with its rule, alone."""

import gzip
import json
from pathlib import Path

import pytest

from flows.sources.files import UnreadableSource, read_file, read_sources
from schemas import Article, Rejected

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."
GERMAN = "Die Bürgermeisterin ist am Montag zurückgetreten, nachdem der Rat gegen sie gestimmt hatte und sie ging."


def read(path: Path, data: bytes, **options):
    path.write_bytes(data)
    return list(read_file(path, **options))


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
    assert [a.document_id for a in read(tmp_path / "a.json", json.dumps([one, {"text": STORY}]).encode())] == ["x", "a"]
    lines = "\n".join(json.dumps({"document_id": str(n), "text": STORY}) for n in range(3)).encode()
    assert [a.document_id for a in read(tmp_path / "b.jsonl", lines)] == ["0", "1", "2"]
    assert [a.document_id for a in read(tmp_path / "b.jsonl.gz", gzip.compress(lines))] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("name", "data", "rule"),
    [
        ("a.txt", b"", "empty_text"),
        ("a.txt", b" \n ", "empty_text"),
        ("a.txt", "Caf\xe9 owner resigns".encode("latin-1"), "not_utf8"),
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
    assert [i.document_id for i in read_sources([str(tmp_path)])] == ["a", "b"]
    assert [i.document_id for i in read_sources([str(tmp_path / "*.txt")])] == ["a", "b"]


def test_a_source_that_is_not_there_says_so(tmp_path):
    with pytest.raises(UnreadableSource, match=r"nowhere\.txt: no such file"):
        list(read_sources([str(tmp_path / "nowhere.txt")]))


def test_a_json_file_may_hold_more_articles_than_one_document_may_be_long(tmp_path):
    import json

    from flows.sources.files import MAX_BYTES, read_sources
    from schemas import Article

    text = "The mayor of the town said on Monday that the bridge would stay closed for the rest of the month. "
    count = 100
    story = {"text": text * (MAX_BYTES // len(text) // count + 2)}
    path = tmp_path / "many.json"
    path.write_text(json.dumps([story | {"document_id": f"s{i}"} for i in range(count)]), encoding="utf-8")
    assert path.stat().st_size > MAX_BYTES
    assert sum(isinstance(item, Article) for item in read_sources([str(path)])) == count


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path):
    from flows.sources.files import read_file, read_sources
    from schemas import Article

    (tmp_path / "good.txt").write_text("The mayor said on Monday that the bridge would stay closed.", encoding="utf-8")
    assert [isinstance(item, Article) for item in read_sources([str(tmp_path)])] == [True]
    (gone,) = read_file(tmp_path / "gone.txt")
    assert (gone.rule, gone.document_id) == ("unreadable", "gone")
