"""Months, days and holidays inside names are no dates; beside a preposition they are."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Johnnie Christmas drew the book.",
        "April Jones won the race.",
        "May said she would go.",
        "August Wilson wrote the play.",
        "He wrote for the Sunday Times.",
        "The Daily Mail reported it.",
        "The Monday Club met.",
        "President Easter spoke.",
        "Ms. March resigned.",
        "He saw Blade Runner 2049.",
        "Noon Gas Co said it was bankrupt.",
        "Theresa May resigned. May said she would go.",
    ],
)
def test_names_are_no_dates(dates, text: str) -> None:
    assert [d.text for d in dates(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Theresa May resigned in May.", "May"),
        ("June Carter sang in June.", "June"),
        ("The June Venice summit opened.", "June"),
        ("The January U.S. figures fell.", "January"),
        ("On Monday Jones said he would go.", "Monday"),
        ("In March two men were arrested.", "March"),
        ("In May 10 people died.", "May"),
    ],
)
def test_dates_beside_names_stay(dates, text: str, words: str) -> None:
    assert [d.text for d in dates(text)] == [words]
