"""What holds for the dates of any text: spans, intervals, order, and that the clock has no part in it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractors.dates import extract_dates
from extractors.dates.calendar import interval
from extractors.findings import Findings
from schemas import Article, DateExpression

WORDS = """
last next this the past coming early late mid- of in on by since until from to and between - – / , . ( ) 's January May
MARCH Sept. Feb Monday Friday 5 31 30 29 0 00 9999 2016 1999 99 15 1st 2nd 31st 5-9 2015-16 12/31/99 02/30/2015
0000-00-00 2015-02-31 9999-12-31 24:00 25:61 9pm 12 a.m. 1300 GMT noon midnight tonight today yesterday tomorrow night
morning week month quarter year decade century weekend day fiscal half first second third ago later earlier before
after every each another twice a an one two ten several hundreds 30 million years hours seconds century's 1990s '70s
19th Q3 H2 spring fall winter Christmas Eve Easter Thanksgiving Labor Day 9/11 now recently
future will was met 👍 é ٣ ² ½ İ ß
"""
PIECES = (*WORDS.split(), "\u200b", "\x00", "\n")
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(max_size=60),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)]))


def read(nlp: Language, text: str, published: dt.date | None, *, parsed: bool = True) -> list[DateExpression]:
    article = Article(document_id="d", text=text or ".", published=published and published.isoformat())
    return list(extract_dates(Findings(article, nlp(article.text) if parsed else nlp.make_doc(article.text))))


@settings(max_examples=50, deadline=None)
@given(text=TEXTS, published=DAYS)
def test_any_text_gives_dates_that_hold_together(nlp: Language, text: str, published: dt.date | None) -> None:
    check(text or ".", published, read(nlp, text, published))


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, published=DAYS)
def test_so_does_any_text_without_a_parse(nlp: Language, text: str, published: dt.date | None) -> None:
    check(text or ".", published, read(nlp, text, published, parsed=False))


def check(text: str, published: dt.date | None, found: list[DateExpression]) -> None:
    end = 0
    ids = {date.date_id for date in found}
    for date in found:
        assert text[date.start : date.end] == date.text == date.text.strip()
        assert end <= date.start < date.end
        end = date.end
        assert (date.earliest is None) == (date.latest is None)
        assert not date.earliest or not date.latest or date.earliest <= date.latest
        assert (date.anchor is None) == (date.resolution in ("explicit", "unresolved")) or date.value.endswith("_REF")
        assert date.anchor_date_id is None or date.anchor_date_id in ids - {date.date_id}
        assert published or date.anchor != "publication"
        if date.type in ("DATE", "TIME") and date.earliest:
            assert (date.earliest, date.latest) == interval(date.value)
        assert date.resolution != "unresolved" or date.earliest is None


@settings(max_examples=20, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=3), published=DAYS)
def test_the_same_records_whatever_was_read_before(nlp: Language, texts: list[str], published: dt.date | None) -> None:
    forward = [read(nlp, text, published) for text in texts]
    backward = [read(nlp, text, published) for text in reversed(texts)]
    assert forward == backward[::-1]


@pytest.mark.parametrize(
    "text", ["today", "last week", "on Monday", "in March", "at 9 p.m.", "two days ago", "on Christmas Day"]
)
def test_the_clock_is_never_asked(nlp: Language, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(dt.date):
        @classmethod
        def today(cls) -> dt.date:
            raise AssertionError("asked the clock")

    monkeypatch.setattr(dt, "date", NoClock)
    assert all(date.earliest is None for date in read(nlp, f"It happened {text}.", None))


@settings(max_examples=30, deadline=None)
@given(st.dates())
def test_a_day_in_words_is_read_back(nlp: Language, day: dt.date) -> None:
    if day.year < 1500 or day.year > 2099:
        return
    text = f"It opened on {day.day} {day:%B} {day.year}."
    assert [date.value for date in read(nlp, text, None)] == [day.isoformat()]
