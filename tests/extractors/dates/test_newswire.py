"""Dates as news agencies write them: results, plans, tables, datelines; and words that are no dates."""

import pytest

# Published on 8 May 2024, a Wednesday.
PLANS = [
    ("The bank could raise its rates on Friday.", "2024-05-10"),
    ("The minister could not be reached on Friday.", "2024-05-03"),
    ("Smoke could be seen over the harbour on Friday.", "2024-05-03"),
    ("Rain is likely to last into Friday.", "2024-05-10"),
    ("On Friday, Mr. Amsel and his sister are to travel to Hallem.", "2024-05-10"),
    ("Shares fell ahead of the report due Friday.", "2024-05-10"),
    ("Shares fell ahead of Friday's vote.", "2024-05-10"),
    ("The figures to be published Friday by the bank are on a new basis.", "2024-05-10"),
    ("The traders wait until the last hour this Friday.", "2024-05-10"),
    ("The bank extended its deadline for accepting shares until November 26.", "2024-11-26"),
    ("She moved there last October 4.", "2023-10-04"),
    ("The reform begins on January 1 next year.", "2025-01-01"),
    ("The year starts on October 1 this year.", "2024-10-01"),
    ("An accord in early April is expected to link the two markets.", "2024-04"),
    ("Output is likely to rise in April, the bank said.", "2024-04"),
    ("The loan fell due at the end of February.", "2024-02"),
    ("We expect to recover in the fiscal year ending October 31.", "2024-10-31"),
    ("The firm wants to move by midyear.", "2024"),
    ("The debt fell to zero at year's end.", "2023"),
    ("The airline will be forced to give up the route in February.", "2025-02"),
    ("The loan had been scheduled to expire April 30.", "2024-04-30"),
    ("COURT TO RULE FRIDAY ON BANK MERGER\n\nThe court has heard the banks.", "2024-05-10"),
    ("WORKERS RETURNED TO WORK FRIDAY\n\nThe workers are content.", "2024-05-03"),
    ("Hallem court to rule on Friday", "2024-05-10"),
    ("The reform takes effect on Friday.", "2024-05-10"),
    ("The judge ordered the prosecution to produce the box on Friday.", "2024-05-10"),
    ("The mayor asked them to stay at home on Monday.", "2024-05-06"),
    ("She was asked to open the fair in February.", "2025-02"),
    ("She asked the mayor to meet her before the weekend.", "2024-W19-WE"),
    ("They met over the weekend.", "2024-W18-WE"),
    ("He joins the board when the deal closes in the third quarter.", "2024-Q3"),
    ("If the bill passes on Friday, the strike ends.", "2024-05-10"),
    ("As the ministry said on Saturday, Hallem would only defend its rights.", "2024-05-04"),
    ("The bank will decide whether it will do so in February, its chairman told reporters.", "2025-02"),
    ("Stormy weather is likely over the coast through Saturday.", "2024-05-11"),
    ("The union has threatened to strike on Saturday.", "2024-05-11"),
    ("Redemption at par is on November 7.", "2024-11-07"),
    ("Shareholders of record as of June 21 will receive a right.", "2024-06-21"),
    ("The talks will begin in June in Hallem and conclude in December in Tarvin.", "2024-12"),
    ("The accord, which expires in February, stands.", "2025-02"),
    ("The ceasefire, which took effect on Monday, ends in February.", "2025-02"),
    ("The offer was extended to midnight June 3 from May 7.", "2024-05-07"),
    ("It agreed not to buy shares until September 30.", "2024-09-30"),
    ("Shares should not suffer from Monday's fall.", "2024-05-06"),
    ("The coupon is payable December 14 each year.", "XXXX-12-14"),
    ("Stocks fell in advance of their official introduction on Friday.", "2024-05-10"),
    ("Traders rolled positions into July.", "2024-07"),
    ("Prices rose in July.", "2023-07"),
    ("Sales fell in the December quarter.", "2023-Q4"),
    ("It was expected to open Saturday but rain delayed the work.", "2024-05-04"),
    ("She vowed to go on despite Friday's defeat in the vote.", "2024-05-03"),
    ("He will explain the plan before flying to Hallem at the weekend.", "2024-W19-WE"),
    ("She met the mayor before leaving for Hallem in July.", "2023-07"),
    ("The bank may act later this year, perhaps in the autumn.", "2024-FA"),
    ("Classes start in the fall.", "2024-FA"),
    ("The driver, Paul Brandt, is due in court at 1:30 p.m. Friday.", "2024-05-10T13:30"),
    ("She faces charges stemming from the August 20 rampage.", "2023-08-20"),
    ("He is accused of the September 3 raid that left two dead.", "2023-09-03"),
    ("He will be tried for the August attack.", "2023-08"),
    ("The town will honour victims of Friday's crash.", "2024-05-03"),
    ("She is to speak at the August 20 meeting.", "2024-08-20"),
    ("The last session is Friday, though both want to go on.", "2024-05-10"),
    ("The hearing is on Friday.", "2024-05-10"),
    ("Today is Wednesday.", "2024-05-08"),
    ("They have talks scheduled all day Friday.", "2024-05-10"),
    ("They held the talks scheduled for Monday.", "2024-05-06"),
    ("He said that it was late, with the union planning to strike on Friday.", "2024-05-10"),
    ("Hallem chose her as its candidate for the council in November.", "2024-11"),
    ("Brandt was beaten in the November 8 vote.", "2023-11-08"),
    ("Many lots were traded in the long September contract.", "2024-09"),
]


@pytest.mark.parametrize(("text", "value"), PLANS)
def test_past_and_future(dates, text: str, value: str) -> None:
    assert dates(text)[-1].value == value


def test_a_day_to_come_moves_none_of_the_next_paragraph(dates) -> None:
    found = dates("The union will strike on Thursday.\n\nTalks were to last until Wednesday.")
    assert [d.value for d in found] == ["2024-05-09", "2024-05-08"]


def test_months_joined_take_the_year_behind_them(dates) -> None:
    assert [d.value for d in dates("They come in March and April next year.")] == ["2025-03", "2025-04"]
    assert [d.value for d in dates("It runs from November to March next year.")] == ["2024-11", "2025-03"]


def test_days_joined_to_a_day_to_come_follow_it(dates) -> None:
    found = dates("Auctions will follow on Friday and Wednesday.")
    assert [d.value for d in found] == ["2024-05-10", "2024-05-15"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("TARVIN MILLS INC 1ST QTR NET", "1ST QTR", "2024-Q1"),
        ("TARVIN MILLS INC 4TH QTR NET", "4TH QTR", "XXXX-Q4"),  # over for too long
        ("TARVIN MILLS INC 2ND QTR JAN 31 NET", "2ND QTR", "XXXX-Q2"),
        ("TARVIN MILLS INC 1ST QTR APRIL 4 NET", "1ST QTR", "2024-Q1"),
        ("TARVIN MILLS INC 3RD QTR NET\n\nHALLEM, May 8 - Jan 31 end\n", "3RD QTR", "XXXX-Q3"),
        ("TARVIN MILLS INC 1ST HALF JAN 31 NET", "1ST HALF", "XXXX-H1"),
        ("TARVIN MILLS SEES 2ND QTR LOSS", "2ND QTR", "2024-Q2"),
        ("It expects less income in its second quarter ending October 31.", "second quarter", "XXXX-Q2"),
        ("It lost money in the January 31 second quarter.", "January 31", "2024-01-31"),
        ("TARVIN MILLS SEES SECOND HALF PROFIT", "SECOND HALF", "2024-H2"),
        ("It grew in the second quarter of fiscal 2023.", "the second quarter of fiscal 2023", "FY2023-Q2"),
        (
            "It will grow in the second half of the current fiscal year.",
            "the second half of the current fiscal year",
            "FYXXXX-H2",
        ),
        ("It earned less than in last year's second quarter.", "last year's second quarter", "2023-Q2"),
        ("Exports rose in the January/March quarter.", "the January/March quarter", "2024-Q1"),
        ("Exports will fall from the October/December quarter.", "the October/December quarter", "2023-Q4"),
        ("Mining will start in the latter half of 2025.", "the latter half of 2025", "2025-H2"),
    ],
)
def test_quarters_of_the_calendar_and_of_companies(dates, text: str, words: str, value: str) -> None:
    assert next((d.text, d.value) for d in dates(text)) == (words, value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Output rose in March, against a fall in February. It was flat the previous year.",
            ["2024-03", "2024-02", "2023"],
        ),
        ("In 2019 it grew from the previous year. Costs were above the previous year.", ["2019", "2018", "2018"]),
        ("Profit was 3 mln in 2021 versus 2 mln in 2012. It was 4 mln the previous year.", ["2021", "2012", "2020"]),
        ("A rule made in October 2020 was dropped. On March 10 the mayor left.", ["2020-10", "2024-03-10"]),
        (
            "It fell on Tuesday, after gains in April. It rose later in the day.",
            ["2024-05-07", "2024-04", "2024-05-07"],
        ),
        ("The 2021 dividend was paid. When it heard of the fraud on March 10 it sued.", ["2021", "2024-03-10"]),
    ],
)
def test_what_only_compares_is_not_counted_from(dates, text: str, values: list[str]) -> None:
    assert [d.value for d in dates(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("HALLEM, May 7 - The port reopened today.", ["2024-05-07", "2024-05-07"]),
        ("HALLEM, May 9 - Votes were counted on Wednesday.", ["2024-05-09", "2024-05-08"]),
        ("PORT OPENS TODAY\n\nHALLEM, May 7 - It was closed on Monday.", ["2024-05-07", "2024-05-07", "2024-05-06"]),
        ("HALLEM, March 7 - The port reopened today.", ["2024-03-07", "2024-05-08"]),  # too far off for a dateline
        ("HALLEM, MAy 7 - The port reopened.", ["2024-05-07"]),
        ("It stays shut until Friday\nMay 7, 2024\nThe port is shut.", ["2024-05-10", "2024-05-07"]),
    ],
)
def test_days_count_from_the_dateline(dates, text: str, values: list[str]) -> None:
    assert [d.value for d in dates(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "HALLEM BANK MAY LOWER ITS RATES",
        "May Timber Holdings Co bought the mill.",
        "Harbour Today printed the letter.",
        "USA TODAY PRINTS THE LETTER",
        "The bank raised its rate by a quarter point.",
        "The gap narrowed to three quarters of a percentage point.",
        "They asked for a year-on-year report.",
        "The off-hours session was cancelled.",
        "The evening session was cancelled.",
        "It was mild, in the 40s F, along the coast.",
        "He was president of 20th Century Lantern Corp.",
        "JUNIPER   11      6 FEB     198     47     24 MAY      17",
        "JUNIPER   61   off     6  Dec  12",
        "The bank gave no reason for the fall of its shares.",
        'She spoke on the programme "40 Minutes," as she always did.',
        "The bank gave no reason for the fall but spoke of debts.",
        "In its waning days the firm sold its mill.",
    ],
)
def test_no_dates(dates, text: str) -> None:
    assert [d.text for d in dates(text)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TARVIN MILLS 2023 FULL YEAR", [("2023", "2023")]),
        ("Talks start at 1900 hours.", [("1900 hours", "XXXX-XX-XXT19:00")]),
        ("It took 1900 hours of work.", [("1900 hours", "PT1900H")]),
        (
            "Shops open from 0900 to 1330 GMT.",
            [("0900", "2024-05-08T09:00Z"), ("1330 GMT", "2024-05-08T13:30Z")],
        ),
        ("They asked people between April 10 and 12 about it.", [("April 10", "2024-04-10"), ("12", "2024-04-12")]),
        ("They shipped 292,000 week ago.", []),
        ("It opened in 1992, two years later than planned.", [("1992", "1992"), ("two years", "P2Y")]),
        ("MARCH EXPORTS RISE", [("MARCH", "2024-03")]),
        ("TARVIN POSTS RECORD WEEKLY SALES", [("WEEKLY", "P1W")]),
        ("Nobody knows the immediate future.", [("the immediate future", "FUTURE_REF")]),
        ('"[Ten] years ago, this was a field."', [("[Ten] years ago", "2014")]),
        ("They will ship it in the three years from 2025.", [("three years", "P3Y"), ("2025", "2025")]),
        ("It was sold on Dec. 31 , 1994.", [("Dec. 31 , 1994", "1994-12-31")]),
        (
            "They struck on Monday, after talks failed the night before in Hallem.",
            [("Monday", "2024-05-06"), ("the night before", "2024-05-05TNI")],
        ),
    ],
)
def test_figures_and_capitals(dates, text: str, found: list[tuple[str, str]]) -> None:
    assert [(d.text, d.value) for d in dates(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Output fell in March compared with November/December.", ["2024-03", "2023-11", "2023-12"]),
        ("Shares fell Monday through Thursday.", ["2024-04-29", "2024-05-02"]),
        ("The fair will run Monday through Thursday.", ["2024-05-13", "2024-05-16"]),
        ("The shop is open Monday through Thursday.", ["XXXX-WXX-1", "XXXX-WXX-4"]),
        ("The bank rarely lends on a Saturday.", ["XXXX-WXX-6"]),
        ("Speaking on a Saturday visit, she wept.", ["2024-05-04"]),
        ("On October 12, 2019, Ana left. Her brother stayed there on October 12.", ["2019-10-12", "2019-10-12"]),
        (
            "Stocks grew on April 1, up from April 1, 2019. They shrank by April 1.",
            ["2024-04-01", "2019-04-01", "2024-04-01"],
        ),
    ],
)
def test_days_that_go_together(dates, text: str, found: list[str]) -> None:
    assert [d.value for d in dates(text)] == found
