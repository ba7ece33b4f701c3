"""Each format of files, on a real file that the test writes; and that none can do harm."""

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from flows.settings import Settings
from flows.sources import archives
from flows.sources.files import Files
from flows.sources.source import Visit
from schemas import Article

PARAGRAPHS = (
    "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her budget twice.",
    "“I have done what I could,” Finch told reporters outside the town hall. Her deputy, Sam Holt, takes over.",
    "Finch, 58, had led the town since 2019. She did not say on Monday what she would do next, or where.",
)
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = f"""<!doctype html><html lang="en"><head><title>Mayor of Ardle resigns | Ardle Post</title>
<meta property="article:published_time" content="2024-05-06T14:10:00+01:00">
<meta name="author" content="Ben Ashby"><meta property="og:site_name" content="Ardle Post">
<link rel="canonical" href="https://post.example/mayor">
<script>document.write("never")</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/money">Money</a></nav>
<article><h1>Mayor of Ardle resigns</h1><p>{"</p><p>".join(PARAGRAPHS)}</p></article>
<aside>Read more: <a href="/g">ten gardens to see before you die</a></aside>
<footer>© Ardle Post. All rights reserved. Cookies.</footer></body></html>"""


def read(path: Path, data: bytes, **options) -> list:
    path.write_bytes(data)
    return list(Files(name="s", path=str(path), **options).read_file(path, Visit(Settings())))


def of(article: Article, *names: str) -> tuple:
    return tuple(str(v) if (v := getattr(article, n)) is not None else None for n in names)


def test_a_page_gives_its_article_without_what_stands_around_it(tmp_path):
    (article,) = read(tmp_path / "mayor.html", PAGE.encode())
    assert article.text == TEXT
    assert of(article, "document_id", "title", "byline", "publisher", "url") == (
        "mayor",
        "Mayor of Ardle resigns",
        "Ben Ashby",
        "Ardle Post",
        "https://post.example/mayor",
    )
    assert of(article, "published", "published_origin") == ("2024-05-06 14:10:00+01:00", "metadata")


def test_a_page_in_another_encoding_is_read_as_it_declares(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    (article,) = read(tmp_path / "mayor.html", page.encode("cp1252"))
    assert (article.encoding, article.text) == ("cp1252", TEXT)


def test_linked_data_dates_a_page_and_its_address_one_that_says_nothing(tmp_path):
    bare = PAGE.replace('property="article:published_time"', 'name="other"')
    data = '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-06T09:00:00Z"}]}</script>'
    (article,) = read(tmp_path / "a.html", bare.replace("</head>", f"{data}</head>").encode())
    assert of(article, "published", "published_origin") == ("2024-05-06 09:00:00+00:00", "metadata")
    (article,) = read(tmp_path / "b.html", bare.replace("example/mayor", "example/2024/05/07/mayor").encode())
    assert of(article, "published", "published_origin") == ("2024-05-07", "url")


def test_a_page_without_an_article_is_refused(tmp_path):
    (item,) = read(tmp_path / "a.html", b"<html><body><nav>Home</nav></body></html>")
    assert item.rule == "no_article"


ROWS = [
    {"document_id": "a", "headline": "Mayor, gone", "body": TEXT, "date": "2024-05-06"},
    {"document_id": "b", "headline": "Empty", "body": "", "date": "2024-05-06"},
]
NAMES = {"text": "body", "title": "headline", "published": "date"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_csv_columns_bear_the_names_of_the_fields_or_are_mapped(tmp_path, delimiter, encoding):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    article, empty = read(tmp_path / "a.csv", out.getvalue().encode(encoding), fields=NAMES)
    assert of(article, "document_id", "title", "published", "text") == ("a", "Mayor, gone", "2024-05-06", TEXT)
    assert article.encoding == encoding.removesuffix("-sig")
    assert (empty.rule, empty.document_id, empty.origin) == ("no_text", "b", f"{tmp_path / 'a.csv'}:3")


def test_parquet_is_read_the_same(tmp_path):
    parquet.write_table(pa.Table.from_pylist(ROWS), tmp_path / "x")
    article, empty = read(tmp_path / "a.parquet", (tmp_path / "x").read_bytes(), fields=NAMES)
    assert of(article, "document_id", "title", "published", "text") == ("a", "Mayor, gone", "2024-05-06", TEXT)
    assert empty.rule == "no_text"
    (broken,) = read(tmp_path / "b.parquet", b"PAR1 and no more")
    assert broken.rule == "bad_parquet"


def test_every_compression_gives_the_same_article(tmp_path):
    data = json.dumps({"text": TEXT}).encode()
    packed = {
        "gz": gzip.compress(data),
        "bz2": bz2.compress(data),
        "xz": lzma.compress(data),
        "zst": pa.Codec("zstd").compress(data, asbytes=True),
    }
    for suffix, some in packed.items():
        (article,) = read(tmp_path / f"a.json.{suffix}", some)
        assert (article.document_id, article.text) == ("a", TEXT)
        (broken,) = read(tmp_path / f"b.json.{suffix}", some[: len(some) // 2])
        assert broken.rule == "damaged_archive", suffix


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_zip_is_read_member_by_member_and_writes_nothing(tmp_path):
    members = {"../../evil.txt": TEXT.encode(), "news/a.html": PAGE.encode(), "photo.png": b"\x89PNG", "b.txt": b""}
    evil, page, empty = read(tmp_path / "all.zip", zipped(members))
    assert (evil.text, page.text, empty.rule) == (TEXT, TEXT, "empty_text")
    assert page.origin == f"{tmp_path / 'all.zip'}/news/a.html"
    assert [p.name for p in tmp_path.rglob("*")] == ["all.zip"]
    (broken,) = read(tmp_path / "b.zip", b"PK and no more")
    assert broken.rule == "damaged_archive"


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.zip"])
def test_what_grows_beyond_reason_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.setattr(archives, "ALWAYS_ALLOWED", 10_000)
    data = b'{"text": 1}\n' * 50_000
    items = read(tmp_path / name, gzip.compress(data) if name.endswith("gz") else zipped({"a.jsonl": data}))
    assert items[-1].rule == "archive_bomb"
    assert len(items) < 30_000


NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:20240506:mayor" version="2">
 <itemMeta><itemClass qcode="ninat:text"/><provider><name>Northvale Wire</name></provider>
  <versionCreated>2024-05-06T15:00:00Z</versionCreated><firstCreated>2024-05-06T14:10:00Z</firstCreated>
  <pubStatus qcode="stat:usable"/></itemMeta>
 <contentMeta><by>Ben Ashby</by><headline>Mayor of Ardle resigns</headline><language tag="en-GB"/></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>x</title></head><body><p>{"</p><p>".join(PARAGRAPHS)}</p></body></html></inlineXML></contentSet>
</newsItem>"""


def test_newsml_g2(tmp_path):
    (article,) = read(tmp_path / "a.xml", NEWSML.encode())
    assert article.text == TEXT
    assert of(article, "document_id", "title", "byline", "publisher") == (
        "urn:newsml:wire.example:20240506:mayor",
        "Mayor of Ardle resigns",
        "Ben Ashby",
        "Northvale Wire",
    )
    assert of(article, "published", "published_origin") == ("2024-05-06 14:10:00+00:00", "metadata")
    (other,) = read(tmp_path / "c.xml", NEWSML.replace('"UTF-8"', '"windows-1252"').encode("cp1252"))
    assert (other.encoding, other.text) == ("windows-1252", TEXT)
    (cancelled,) = read(tmp_path / "b.xml", NEWSML.replace("stat:usable", "stat:canceled").encode())
    assert (cancelled.rule, cancelled.document_id) == ("not_usable", article.document_id)


def test_a_newsml_message_holds_many(tmp_path):
    item = NEWSML.split("?>")[1].replace('xmlns="http://iptc.org/std/nar/2006-10-01/" ', "")
    both = (
        item + item.replace("mayor", "budget") + item.replace("mayor", "gone").replace("stat:usable", "stat:canceled")
    )
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{both}</itemSet></newsMessage>'
    assert [a.document_id.split(":")[-1] for a in read(tmp_path / "a.xml", message.encode())] == [
        "mayor",
        "budget",
        "gone",
    ]


def test_nitf(tmp_path):
    nitf = f"""<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><docdata><doc-id id-string="wire-77" regsrc="Northvale Wire"/>
<date.issue norm="20240506T141000Z"/></docdata>
</head><body><body.head><hedline><hl1>Mayor of Ardle resigns</hl1></hedline>
<byline>By <person>Ben Ashby</person></byline>
</body.head><body.content><block><p>{"</p><p>".join(PARAGRAPHS)}</p></block></body.content></body></nitf>"""
    (article,) = read(tmp_path / "a.xml", nitf.encode())
    assert article.text == TEXT
    assert of(article, "document_id", "title", "byline", "publisher", "published") == (
        "wire-77",
        "Mayor of Ardle resigns",
        "By Ben Ashby",
        "Northvale Wire",
        "2024-05-06 14:10:00+00:00",
    )


def test_ninjs_of_each_version(tmp_path):
    common = {"uri": "https://wire.example/mayor", "firstcreated": "2024-05-06T14:10:00Z", "language": "en"}
    markup = f"<p>{'</p><p>'.join(PARAGRAPHS)}</p>"
    one = common | {"headline": "Mayor resigns", "byline": "Ben Ashby", "body_xhtml": markup}
    three = common | {
        "headlines": [{"value": "Mayor resigns"}],
        "by": "Ben Ashby",
        "bodies": [{"contenttype": "text/html", "value": markup}],
    }
    for item in (one, three):
        (article,) = read(tmp_path / "a.json", json.dumps(item).encode())
        assert article.text == TEXT
        assert of(article, "document_id", "title", "byline", "published", "published_origin") == (
            "https://wire.example/mayor",
            "Mayor resigns",
            "Ben Ashby",
            "2024-05-06 14:10:00+00:00",
            "metadata",
        )
    (held,) = read(tmp_path / "a.json", json.dumps(one | {"pubstatus": "withheld"}).encode())
    assert (held.rule, held.document_id) == ("not_usable", common["uri"])


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><nitf>&c;</nitf>', "xml_entities"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><nitf>&b;</nitf>', "xml_entities"),
        (b"<nitf>", "bad_xml"),
        (b"<other/>", "unknown_xml"),
        (b"<nitf><body/></nitf>", "no_article"),
    ],
)
def test_xml_that_is_no_news_is_refused(tmp_path, data, rule):
    (item,) = read(tmp_path / "a.xml", data)
    assert item.rule == rule


def record(url: str, body: str, *, status: str = "200 OK", kind: str = "response") -> bytes:
    page = body.encode()
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\n"
        f"WARC-Date: 2024-05-07T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http;msgtype={kind}\r\nContent-Length: {len(http) + len(page)}\r\n\r\n"
    )
    return head.encode() + http + page + b"\r\n\r\n"


def test_warc_gives_the_pages_that_were_answered(tmp_path):
    records = [
        record("https://post.example/mayor", PAGE),
        record("https://post.example/gone", "gone", status="404 Not Found"),
        record("https://post.example/empty", "<html><body></body></html>"),
    ]
    for name, data in (("a.warc", b"".join(records)), ("a.warc.gz", b"".join(map(gzip.compress, records)))):
        article, empty = read(tmp_path / name, data)
        assert (article.document_id, article.text) == ("https://post.example/mayor", TEXT)
        assert (empty.document_id, empty.rule) == ("https://post.example/empty", "no_article")


def test_a_warc_that_was_cut_is_not_taken_for_a_whole_one(tmp_path):
    data = record("https://post.example/a", PAGE) + record("https://post.example/b", PAGE)
    items = read(tmp_path / "a.warc", data[:-1000])
    assert [type(i).__name__ for i in items] == ["Article", "Rejected"]
    assert items[1].rule == "damaged_archive"
    (none,) = read(tmp_path / "b.warc", b"no records here")
    assert none.rule in ("no_warc", "damaged_archive")
