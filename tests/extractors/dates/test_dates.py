"""The table of expression classes: text and publication in; words, type, value and modifier out."""

import pytest


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
        ("The party was held on the fifth of May.", "the fifth of May", "DATE", "2024-05-05"),
        ("The dividend is payable June Eight.", "June Eight", "DATE", "2024-06-08"),
        ("The committee meets on Friday.", "Friday", "DATE", "2024-05-10"),
        ("The bridge opened in '98.", "'98", "DATE", "1998"),
        ("They met in the week of May 5.", "the week of May 5", "DATE", "2024-W18"),
        ("They meet on weekends.", "weekends", "SET", "XXXX-WXX-WE"),
        ("The vote was put off until later in the year.", "the year", "DATE", "2024"),
        ("The board expects a profit in the second half.", "the second half", "DATE", "2024-H2"),
        ("The bridge opened on 12.05.2015.", "12.05.2015", "DATE", "2015-05-12"),
        ("Last Friday, Oct. 13, the mayor resigned.", "Last Friday, Oct. 13", "DATE", "2023-10-13"),
        ("The quarter ended June 30 was good.", "June 30", "DATE", "2023-06-30"),
        ("Years ago the bridge was built.", "Years ago", "DATE", "PAST_REF"),
        ("Minutes later the bridge fell.", "Minutes later", "TIME", "XXXX-XX-XXTXX:XX"),
        ("She served a two-and-a-half-year sentence.", "two-and-a-half-year", "DURATION", "P2.5Y"),
        ("She rests these days.", "these days", "DATE", "PRESENT_REF"),
        ("They went on a week-long strike.", "week-long", "DURATION", "P1W"),
        ("The mine yields 100 barrels a day.", "a day", "SET", "P1D"),
        ("The notes were redeemed on May four with interest.", "May four", "DATE", "2024-05-04"),
        ("The loan runs for another year.", "another year", "DURATION", "P1Y"),
        ("Quarterly plans were dropped.", "Quarterly", "SET", "P1Q"),
        ("hallem, april 29 - all is calm", "april 29", "DATE", "2024-04-29"),
        ("The plant will close in the fourth quarter.", "the fourth quarter", "DATE", "2024-Q4"),
        ("Trade suffered due to remarks on Sunday.", "Sunday", "DATE", "2024-05-05"),
        ("MERCHANTS MEET IN HALLEM FEB 28", "FEB 28", "DATE", "2024-02-28"),
        ("THE MAYOR RESIGNED ON MONDAY", "MONDAY", "DATE", "2024-05-06"),
        ("The mayor called on Monday last week.", "Monday last week", "DATE", "2024-04-29"),
        ("The mayor called on the evening of March 3.", "the evening of March 3", "TIME", "2024-03-03TEV"),
        ("The board met in the first half of the year.", "the first half of the year", "DATE", "2024-H1"),
        ("First-half profit rose by a tenth.", "First-half", "DATE", "2024-H1"),
        ("Profit rose in the second quarter.", "the second quarter", "DATE", "2024-Q2"),
        ("Profit rose in the 2019 third quarter.", "2019 third quarter", "DATE", "2019-Q3"),
        ("Profit rose in Q3 2019.", "Q3 2019", "DATE", "2019-Q3"),
        ("Profit rose in the 2019 quarter.", "2019", "DATE", "2019"),
        ("Profit rose in the June quarter.", "the June quarter", "DATE", "2023-Q2"),
        ("The bridge opens this winter.", "this winter", "DATE", "2024-WI"),
        ("The bridge opens in the summer.", "the summer", "DATE", "2024-SU"),
        ("The bridge opened in the autumn.", "the autumn", "DATE", "2023-FA"),
        ("The bridge opened in the winter of 2015-16.", "the winter of 2015-16", "DATE", "2015-WI"),
        ("The bridge opened in the late 18th century.", "the late 18th century", "DATE", "17"),
        ("The bridge opens in two weeks' time.", "two weeks' time", "DATE", "2024-W21"),
        ("He waited for 2-1/2 years.", "2-1/2 years", "DURATION", "P2.5Y"),
        ("He waited for two and a half years.", "two and a half years", "DURATION", "P2.5Y"),
        ("He waited a year and a half.", "a year and a half", "DURATION", "P1.5Y"),
        ("He waited half an hour.", "half an hour", "DURATION", "PT30M"),
        ("He waited for the vote two weeks after the strike.", "two weeks", "DURATION", "P2W"),
        ("They meet every summer.", "every summer", "SET", "XXXX-SU"),
        ("They meet on Mondays.", "Mondays", "SET", "XXXX-WXX-1"),
        ("Bids close at 1300 GMT tomorrow.", "1300 GMT tomorrow", "TIME", "2024-05-09T13:00Z"),
        ("They dine at ten o'clock.", "ten o'clock", "TIME", "XXXX-XX-XXT10:00"),
        ("The budget for the coming fiscal year is done.", "the coming fiscal year", "DATE", "FYXXXX"),
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
        "They march on the capital.",
        "Sales were suspended on the same respective days.",
        "It was hit by the fall in oil prices.",
        "One day the bridge will fall.",
        "He rang in the small hours and during office hours.",
        "She came in second, and he in the second half.",
        "He lives at 1600 Tannery Street.",
        "The Boeing 787 landed before a 1,500-strong crowd.",
        "The survey of 1709 schoolchildren ended.",
        "They sow hard red winter wheat.",
        "He paid 1990 pounds for room 2015.",
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


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The strike began on 3 June 1998. The day before, it had rained.", "The day before", "1998-06-02"),
        ("The strike began on 3 June 1998. Three years earlier, all was calm.", "Three years earlier", "1995"),
        ("The strike began on 3 June 1998. The night before, it had rained.", "The night before", "1998-06-02TNI"),
        ("The strike began on 3 June 1998. The next morning it ended.", "The next morning", "1998-06-04TMO"),
        ("The strike began on 3 June 1998 and was over by the end of the day.", "the end of the day", "1998-06-03"),
    ],
)
def test_beside_the_date_told_last(dates, text: str, words: str, value: str) -> None:
    first, second = dates(text)
    assert (second.text, second.value, second.anchor_date_id) == (words, value, first.date_id)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He resigned two weeks after the flood of 3 June 1998.", "two weeks", "1998-W25"),
        ("He resigned three days before the vote on 5 November 2020.", "three days", "2020-11-02"),
        ("He resigned the day after Christmas.", "the day", "2023-12-26"),
    ],
)
def test_units_beside_a_date_count_from_it(dates, text: str, words: str, value: str) -> None:
    first, second = dates(text)
    assert (first.text, first.value, first.anchor_date_id) == (words, value, second.date_id)


def test_a_look_back_is_no_place_to_count_from(dates) -> None:
    found = dates("Sales rose in April from 10 million a year earlier. Costs rose from 9 million a year before.")
    assert [d.value for d in found] == ["2024-04", "2023", "2023"]
    assert {d.anchor_date_id for d in found[1:]} == {found[0].date_id}


def test_a_plan_keeps_its_own_year_after_a_date_long_past(dates) -> None:
    assert [d.value for d in dates("She joined in 2009. She will step down on July 15.")] == ["2009", "2024-07-15"]
