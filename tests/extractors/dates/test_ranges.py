"""Ranges are two dates, and neither end is lost: month and year may stand at one end alone."""

import pytest


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It rained in the 2015-16 season.", [("2015", "2015"), ("16", "2016")]),
        ("Sales fell in fiscal 2015-16.", [("fiscal 2015", "2015"), ("16", "2016")]),
        ("She served in the 1914–18 war.", [("1914", "1914"), ("18", "1918")]),
        ("It ran in the 1999-01 seasons.", [("1999", "1999"), ("01", "2001")]),
        ("It ran from 2004 to 2009.", [("2004", "2004"), ("2009", "2009")]),
        ("It ran from March to June.", [("March", "2024-03"), ("June", "2024-06")]),
        ("It ran from March to June 2015.", [("March", "2015-03"), ("June 2015", "2015-06")]),
        ("It ran from November to February 2015.", [("November", "2014-11"), ("February 2015", "2015-02")]),
        ("It ran from March 2015 to June.", [("March 2015", "2015-03"), ("June", "2015-06")]),
        ("They met from March through May 2015.", [("March", "2015-03"), ("May 2015", "2015-05")]),
        ("It will run from November to March.", [("November", "2024-11"), ("March", "2025-03")]),
        ("It was held between 5 and 9 May.", [("5", "2024-05-05"), ("9 May", "2024-05-09")]),
        ("It was held on May 5-20.", [("May 5", "2024-05-05"), ("20", "2024-05-20")]),
        ("It was held on May 5 and 6.", [("May 5", "2024-05-05"), ("6", "2024-05-06")]),
        ("It was held on May 5-7, 2015.", [("May 5", "2015-05-05"), ("7, 2015", "2015-05-07")]),
        (
            "It ran from 20 December to 10 January 2016.",
            [("20 December", "2015-12-20"), ("10 January 2016", "2016-01-10")],
        ),
        ("It ran from 5 June 2015 to 3 July.", [("5 June 2015", "2015-06-05"), ("3 July", "2015-07-03")]),
        ("The talks ran from Monday to Friday.", [("Monday", "2024-04-29"), ("Friday", "2024-05-03")]),
        ("It was built in the 17th and 18th centuries.", [("the 17th", "16"), ("18th centuries", "17")]),
        (
            "They met from 6 to 9 p.m. on Tuesday.",
            [("6", "2024-05-07T18:00"), ("9 p.m. on Tuesday", "2024-05-07T21:00")],
        ),
        (
            "They met today from 11 to 2 p.m.",
            [("today", "2024-05-08"), ("11", "2024-05-08T11:00"), ("2 p.m.", "2024-05-08T14:00")],
        ),
    ],
)
def test_both_ends_are_dates(dates, text: str, ends: list[tuple[str, str]]) -> None:
    assert [(d.text, d.value) for d in dates(text)] == ends


def test_the_end_without_a_year_counts_from_the_other(dates) -> None:
    first, second = dates("It will run from November to March.")
    assert (second.anchor, second.anchor_date_id) == ("text", first.date_id)


def test_a_dateline_before_a_date_is_no_range(dates) -> None:
    assert [d.text for d in dates("HALLEM, March 24 - March 7 was the end of the quarter.")][:2] == [
        "March 24",
        "March 7",
    ]
    assert dates("HALLEM, March 24 - March 7 was the end of the quarter.")[1].value == "2024-03-07"


def test_a_score_before_a_date_is_no_end_of_it(dates) -> None:
    assert [d.text for d in dates("They won 6-3 March 5.")] == ["March 5"]
    assert [d.text for d in dates("They won 6-3 in March.")] == ["March"]
