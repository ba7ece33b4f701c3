"""The publication date: who is believed before whom, and what is believed of nobody."""

import datetime as dt
import json

import pytest

from flows.settings import Settings
from flows.sources.files import Files
from flows.sources.published import Witness, choose_published, date_in_dateline
from flows.sources.source import Visit

STORY = "The mayor of Ardle, Nora Finch, resigned on Monday after the council had voted against her."
TODAY = dt.date(2026, 3, 1)


def article(tmp_path, said=None, **fields):
    (tmp_path / "a.json").write_text(json.dumps({"text": STORY, **fields}))
    (item,) = Files(name="s", path="x").read_file(tmp_path / "a.json", Visit(Settings(), said, TODAY))
    return item


def test_the_records_own_date_comes_before_all_others(tmp_path):
    url = "https://post.example/2024/05/06/mayor"
    text = f"ARDLE, May 5, 2024 (Wire) - {STORY}"
    found = [
        article(tmp_path, "2024-05-07", url=url, text=text, published="2024-05-08"),
        article(tmp_path, "2024-05-07", url=url, text=text),
        article(tmp_path, url=url, text=text),
        article(tmp_path, text=text),
        article(tmp_path),
    ]
    assert [(str(a.published), a.published_origin) for a in found] == [
        ("2024-05-08", "given"),
        ("2024-05-07", "given"),
        ("2024-05-06", "url"),
        ("2024-05-05", "dateline"),
        ("None", None),
    ]


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ("2026-04-01", "given says 2026-04-01, which is in the future"),
        ("0012-04-01", "given says 0012-04-01, which is before the first newspapers"),
        ("1970-01-01T00:00:00", "given says 1970-01-01T00:00:00, which is the zero of computers' clocks"),
    ],
)
def test_a_date_that_cannot_be_is_flagged_and_not_believed(tmp_path, value, doubt):
    item = article(tmp_path, published=value)
    assert (item.published, item.published_origin, item.published_doubt) == (None, None, doubt)
    item = article(tmp_path, published=value, url="https://post.example/2024/05/06/mayor")
    assert (str(item.published), item.published_origin, item.published_doubt) == ("2024-05-06", "url", doubt)


def test_today_in_another_time_zone_is_believed(tmp_path):
    assert str(article(tmp_path, published="2026-03-02").published) == "2026-03-02"


def test_metadata_that_is_no_date_is_passed_over():
    chosen = choose_published([Witness("metadata", "soon"), Witness("feed", "2024-05-06")], today=TODAY)
    assert (chosen.value, chosen.origin) == ("2024-05-06", "feed")
    assert chosen.doubt == "metadata says 'soon', which is no date"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday, March 2, 2017\n\nThe mayor resigned.", "2017-03-02"),
        ("2 March 2017\nThe mayor resigned.", "2017-03-02"),
        ("OSLO, Norway, Sept. 3, 2019 — The mayor resigned.", "2019-09-03"),
        ("May 8, 2024, was the day on which the mayor resigned.", None),
        ("OSLO, Sept. 3 — The mayor resigned.", None),
        ("February 31, 2020\nThe mayor resigned.", None),
    ],
)
def test_a_dateline_must_be_whole(text, day):
    assert [w.value for w in date_in_dateline(text)] == ([day] if day else [])
