"""When an event happened: its own clause, one that it shares, and the day of the occasion."""

import pytest


@pytest.fixture
def when(read):
    """``when(text, trigger)``: the words of the date of an event."""

    def run(text: str, trigger: str) -> str | None:
        found = read(text, published="2024-05-08")
        dates = {d.date_id: d.text for d in found.dates}
        [action] = [a for a in found.actions if a.trigger.text == trigger]
        return dates.get(action.date_id or "")

    return run


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Ana Lopez was a guest on Monday, and was able to meet Paul Brandt.", "meet", "Monday"),
        ("On Monday Ana Lopez defended the plan while thanking Paul Brandt.", "thanking", "Monday"),
        ("Ana Lopez founded the firm in 1999 and ran it until its end.", "ran", None),
        ("Ana Lopez served from 1989 to 1996 and later led the board.", "led", None),
        ("Ana Lopez held the seat until 1999, when she lost it.", "lost", "1999"),
        ("Ana Lopez promised on Monday to help Paul Brandt.", "help", None),
        ("The trial of Ana Lopez begins on Monday.", "trial", "Monday"),
        ("Ana Lopez decided on Monday to sell the firm to Paul Brandt.", "sell", None),
        ("Ana Lopez fell ill in 1997 and 1998.", "fell", "1997"),
        ("Ana Lopez resigned on Monday after Paul Brandt left.", "left", None),
        ("Ana Lopez said last week she would help Paul Brandt.", "said", "last week"),
        ("Ana Lopez said last week she would help Paul Brandt.", "help", None),
        ("Ana Lopez said by 2030 the pier will be ready.", "said", None),
        ("Ana Lopez raised the fee to 12 crowns, the highest sum since 1979.", "raised", None),
        ("Ana Lopez reported a loss for 1986.", "reported", None),
        ("The election was held on Sunday. In Rye, Ana Lopez was elected with 60 votes.", "elected", "Sunday"),
        ("The election was held on Sunday. Ana Lopez had won a prize before.", "won", None),
        ("The election was held on Sunday. Ana Lopez was first elected in 1996.", "elected", "1996"),
        ("Rye beat Dorn in the final on Saturday. Ana Lopez scored the only goal.", "scored", "Saturday"),
        ("Voters went to the polls on Sunday. Paul Brandt lost his seat.", "lost", "Sunday"),
        ("Ana Lopez lost the vote held on Sunday. Paul Brandt, who won a prize, wept.", "won", None),
        ("Ana Lopez won the election in 2010. Paul Brandt lost his seat.", "lost", None),
        ("Ana Lopez spoke. The election was held on Sunday. She thanked Paul Brandt.", "thanked", None),
    ],
)
def test_the_date_of_an_event(when, text: str, trigger: str, date: str | None) -> None:
    assert when(text, trigger) == date
