"""Holidays of English-language news: their day from the calendar, their year from the tense."""

import pytest

from extractors.dates.calendar import holiday
from extractors.dates.grammar import words


@pytest.mark.parametrize(
    ("text", "words_", "value"),
    [
        ("She left on Christmas Eve.", "Christmas Eve", "2023-12-24"),
        ("She will leave on Christmas Eve.", "Christmas Eve", "2024-12-24"),
        ("She left on Thanksgiving.", "Thanksgiving", "2023-11-23"),
        ("She left on Easter Monday.", "Easter Monday", "2024-04-01"),
        ("She will leave on Easter Monday.", "Easter Monday", "2025-04-21"),
        ("She will leave this Christmas.", "this Christmas", "2024-12-25"),
        ("She left last Christmas.", "last Christmas", "2023-12-25"),
        ("She left on Good Friday 2015.", "Good Friday 2015", "2015-04-03"),
        ("She left on Labor Day weekend.", "Labor Day weekend", "2023-W35-WE"),
        ("She left on Black Friday.", "Black Friday", "2023-11-24"),
        ("She left on the Fourth of July.", "the Fourth of July", "2023-07-04"),
        ("She left on New Year’s Eve.", "New Year’s Eve", "2023-12-31"),
        ("She wept on 9/11.", "9/11", "2001-09-11"),
    ],
)
def test_holidays(dates, text: str, words_: str, value: str) -> None:
    assert [(d.text, d.value) for d in dates(text)] == [(words_, value)]


def test_a_day_with_a_name_is_not_known_before_it_was(dates) -> None:
    assert [d.value for d in dates("She wept on Black Monday.", "1995-01-01")] == ["1987-10-19"]
    assert dates("She wept on Black Monday.", "1985-01-01") == []


def test_without_a_publication_date_a_holiday_has_no_year(dates) -> None:
    (date,) = dates("She left on Easter Monday.", None)
    assert (date.resolution, date.earliest) == ("unresolved", None)


@pytest.mark.parametrize("name", sorted(words("holidays")))
def test_every_holiday_of_the_list_has_its_day(name: str) -> None:
    found = holiday(words("holidays")[name], 2023)
    assert found is not None
    assert found.year == 2023
