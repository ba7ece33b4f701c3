"""The table of expression classes: text and publication in; words, type, value and modifier out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractors.dates import extract_dates
from extractors.findings import Findings
from schemas import Article

PUBLISHED = "2024-05-08"  # a Wednesday


@pytest.fixture
def dates(nlp: Language):
    def read(text: str, published: str | None = PUBLISHED) -> list:
        article = Article.model_validate({"document_id": "d", "text": text, "published": published})
        return list(extract_dates(Findings(article, nlp(text))))

    return read


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("The bridge opened on 3 June 1998.", "3 June 1998", "DATE", "1998-06-03"),
        ("The bridge opened on June 3rd, 1998.", "June 3rd, 1998", "DATE", "1998-06-03"),
        ("The bridge opened on 1998-06-03.", "1998-06-03", "DATE", "1998-06-03"),
        ("The bridge opened in June 1998.", "June 1998", "DATE", "1998-06"),
        ("The bridge opened in 1998.", "1998", "DATE", "1998"),
        ("The bridge opened in the 1990s.", "the 1990s", "DATE", "199"),
        ("The bridge opened in the 19th century.", "the 19th century", "DATE", "18"),
        ("The mayor resigned on Monday.", "Monday", "DATE", "2024-05-06"),
        ("The mayor resigned on Wednesday.", "Wednesday", "DATE", "2024-05-08"),
        ("The mayor will resign on Friday.", "Friday", "DATE", "2024-05-10"),
        ("The mayor resigned last Wednesday.", "last Wednesday", "DATE", "2024-05-01"),
        ("The mayor resigned last August.", "last August", "DATE", "2023-08"),
        ("The mayor resigned in March.", "March", "DATE", "2024-03"),
        ("The mayor resigned last month.", "last month", "DATE", "2024-04"),
        ("The mayor resigned earlier this week.", "earlier this week", "DATE", "2024-W19"),
        ("The mayor resigned last year.", "last year", "DATE", "2023"),
        ("The mayor resigned yesterday.", "yesterday", "DATE", "2024-05-07"),
        ("The mayor resigned two weeks ago.", "two weeks ago", "DATE", "2024-W17"),
        ("The mayor resigned three years ago.", "three years ago", "DATE", "2021"),
        ("The mayor resigned on Tuesday night.", "Tuesday night", "TIME", "2024-05-07TNI"),
        ("Sales rose in the third quarter of 2019.", "the third quarter of 2019", "DATE", "2019-Q3"),
        ("Sales rose last summer.", "last summer", "DATE", "2023-SU"),
        ("He waited for five years.", "five years", "DURATION", "P5Y"),
        ("The 14-year-old waited.", "14-year-old", "DURATION", "P14Y"),
        ("He signed a five-year contract.", "five-year", "DURATION", "P5Y"),
        ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They meet twice a year.", "twice a year", "SET", "P1Y"),
        ("She is now in prison.", "now", "DATE", "PRESENT_REF"),
        ("It happened in the past.", "the past", "DATE", "PAST_REF"),
        ("She arrived recently.", "recently", "DATE", "PAST_REF"),
        ("It opened on 7/21/07.", "7/21/07", "DATE", "2007-07-21"),
        ("He liked the music of the '70s.", "the '70s", "DATE", "197"),
        ("Prices fell in the last week of March.", "the last week of March", "DATE", "2024-W13"),
        ("It grew over the past decade.", "the past decade", "DURATION", "P1DE"),
        ("The talks began at 12:00 UTC Monday.", "12:00 UTC Monday", "TIME", "2024-05-06T12:00Z"),
        ("The talks began at 9 p.m. on March 3.", "9 p.m. on March 3", "TIME", "2024-03-03T21:00"),
        ("The talks began at 14:30 GMT.", "14:30 GMT", "TIME", "2024-05-08T14:30Z"),
        ("Shops open at 9 a.m. as a rule.", "9 a.m.", "TIME", "XXXX-XX-XXT09:00"),
        ("The letter came 48 hours ago.", "48 hours ago", "DATE", "2024-05-06"),
        ("They want it done by year end.", "year end", "DATE", "2024"),
        ("It can be built in a matter of weeks.", "a matter of weeks", "DURATION", "PXW"),
        ("It failed in recent years.", "recent years", "DATE", "PAST_REF"),
        ("Nobody knew it at that time.", "that time", "DATE", "PAST_REF"),
        ("The mayor is meeting them on Friday.", "Friday", "DATE", "2024-05-10"),
        ("The vote was delayed until Friday.", "Friday", "DATE", "2024-05-10"),
        ("She said the board would vote on Friday.", "Friday", "DATE", "2024-05-10"),
        ("She left on Christmas Eve.", "Christmas Eve", "DATE", "2023-12-24"),
    ],
)
def test_expression_classes(dates, text: str, words: str, type_: str, value: str) -> None:
    assert [(d.text, d.type, d.value) for d in dates(text)] == [(words, type_, value)]


@pytest.mark.parametrize(
    ("text", "value", "mod"),
    [
        ("It opened in early 2016.", "2016", "START"),
        ("It opened in mid-2016.", "2016", "MID"),
        ("It closed late last month.", "2024-04", "END"),
        ("It took nearly two years.", "P2Y", "LESS_THAN"),
        ("It was sent just over 24 hours ago.", "2024-05-07", "BEFORE"),
        ("They want it done by year-end.", "2024", "END"),
    ],
)
def test_modifiers(dates, text: str, value: str, mod: str) -> None:
    assert [(d.value, d.mod) for d in dates(text)] == [(value, mod)]


@pytest.mark.parametrize(
    "text",
    [
        "You may march with them.",
        "It cost $2000 to mend.",
        "The club has 1999 members.",
        "The fall of the government pleased him.",
        "The team won 2:1 on penalties.",
        "The now-closed mine flooded.",
        "He calls every now and again.",
        "He is in his 70s.",
        "Temperatures in the 70s were usual.",
        "Year-end results disappointed.",
        "| 1 430  Year |",
    ],
)
def test_numbers_and_words_that_are_no_dates(dates, text: str) -> None:
    assert [d.text for d in dates(text)] == []


def test_without_a_publication_date_what_needs_one_is_unresolved(dates) -> None:
    found = dates("The mayor resigned on Monday, a year after the flood of 3 June 1998.", None)
    assert (found[0].text, found[0].resolution) == ("Monday", "unresolved")
    assert found[0].earliest is None
    assert found[-1].resolution == "explicit"


def test_a_narrative_date_counts_from_the_date_before_it(dates) -> None:
    first, second = dates("The strike began on 3 June 1998. The next day the factory closed.")
    assert (second.value, second.anchor, second.anchor_date_id) == ("1998-06-04", "text", first.date_id)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Profit was 2,512 against 1,696 a year ago.", "a year ago", "2023"),
        ("Revenue was 98,512 against 31,204 one year ago.", "one year ago", "2023"),
    ],
)
def test_a_figure_before_an_expression_is_no_part_of_it(dates, text: str, words: str, value: str) -> None:
    assert [(d.text, d.value) for d in dates(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The strike began in 1998. The next day the factory closed.", "XXXX-XX-XX"),
        ("The strike began in 1998. At 9 p.m. the factory closed.", "XXXX-XX-XXT21:00"),
        ("The strike began in June 1998 and ended three hours later.", "XXXX-XX-XXTXX:XX"),
    ],
)
def test_nothing_is_more_precise_than_what_it_counts_from(dates, text: str, value: str) -> None:
    found = dates(text)[-1]
    assert (found.value, found.resolution, found.earliest) == (value, "unresolved", None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The payment date is June 15.", "2024-06-15"),  # no past tense: the nearest
        ("The grain is for delivery in July.", "2024-07"),
        ("The bridge opened in July.", "2023-07"),
        ("The bridge will open in July.", "2024-07"),
        ("The bridge will open in March.", "2025-03"),
        ("They may have met in March.", "2024-03"),
    ],
)
def test_the_year_of_a_bare_month_comes_from_the_tense(dates, text: str, value: str) -> None:
    assert [d.value for d in dates(text)] == [value]


def test_the_same_month_a_year_ago_goes_back_from_the_month_named(dates) -> None:
    first, second = dates("Sales fell in January, compared to the same month a year ago.")
    assert (first.value, second.value, second.anchor_date_id) == ("2024-01", "2023-01", first.date_id)


def test_a_plan_keeps_its_own_year_after_a_date_long_past(dates) -> None:
    assert [d.value for d in dates("She joined in 2009. She will step down on July 15.")] == ["2009", "2024-07-15"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["last", "May", "5", "Monday", "the", "2016", "of", "30 years", "ago", "Feb 31", "\x00", "👍", "\n"]
        ),
        max_size=12,
    )
)
def test_any_text_gives_spans_that_match_and_do_not_overlap(nlp: Language, parts: list[str]) -> None:
    text = " ".join(parts) or "."
    article = Article(document_id="d", text=text, published="2024-05-08")
    end = 0
    for date in extract_dates(Findings(article, nlp(text))):
        assert text[date.start : date.end] == date.text == date.text.strip()
        assert date.start >= end
        end = date.end
