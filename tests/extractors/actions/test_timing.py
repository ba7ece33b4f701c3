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
        ("The election was held on Sunday. Rye stayed left, with Ana Lopez beating Paul Brandt.", "beating", "Sunday"),
        ("Polls closed late in races across the country on Sunday. Ana Lopez beat Paul Brandt.", "beat", "Sunday"),
        ("Few voted in Sunday's ballot. Ana Lopez was re-elected.", "re-elected", "Sunday"),
        ("Rye elected its first woman on Sunday. Ana Lopez defeated Paul Brandt.", "defeated", "Sunday"),
        ("The election was held on Sunday. Ana Lopez won re-election after a tense contest.", "won", "Sunday"),
        ("The election was held on Sunday. Ana Lopez won 491 votes.", "won", "Sunday"),
        ("The election was held on Sunday. Ana Lopez won a bitter primary.", "won", None),
        ("The election was held on Sunday. Ana Lopez won the Medal of Honor.", "won", None),
        ("The election was held on Sunday. Ana Lopez won two elections for the party.", "won", None),
        ("The election will be held on Friday. Ana Lopez beat Paul Brandt.", "beat", None),
        ("Few asked for Ana's view after the vote. On Sunday she slept. Ana Lopez beat Paul Brandt.", "beat", None),
        ("Rye beat Dorn in the final on Saturday. Ana Lopez lost in the semi-final.", "lost", None),
        # a preposition that says what for, how far, or how much, not when
        ("Ana Lopez extended the offer to May 30.", "extended", None),
        ("Ana Lopez accepted a bid for delivery in small lots for June 3.", "accepted", None),
        ("Ana Lopez promised 40 million in 2023 aid.", "promised", None),
        ("Ana Lopez issued a report on her visit in March.", "issued", None),
        ("Ana Lopez telephoned Paul Brandt shortly before midnight.", "telephoned", "midnight"),
        ("Paul Brandt spoke of the 2019 attack.", "spoke", None),
        ("Ana Lopez left the rate unchanged from Monday.", "left", None),
        ("Ana Lopez extended the offer to May 30 from April 6.", "extended", None),
        ("Ana Lopez worked there from 2019 to 2021.", "worked", "2019"),
        # a day without a preposition behind a noun, or with a word that says from when on
        ("A judge sentenced Paul Brandt to four months in jail Tuesday.", "sentenced", "Tuesday"),
        ("Ana Lopez predicted a loss of ten points in Tarvin Monday.", "predicted", None),
        ("Tarvin Mills is raising its dividend, payable June 1, to holders of record May 31.", "raising", None),
        ("Ana Lopez calmed the traders after the drop in Tarvin yesterday.", "calmed", None),
        ("Ana Lopez will take over as president starting June 1.", "take", "June 1"),
        ("Ana Lopez will take the post effective June 3.", "take", "June 3"),
        ("Ana Lopez will sell it in the year beginning June 1.", "sell", None),
        # the nearer of two clauses, the narrower of two dates
        ("Ana Lopez led the merger of Tarvin Mills - bought by Acme in 2002 - and left.", "led", None),
        ("Yesterday, at this year's conference, Ana Lopez unveiled the plan.", "unveiled", "Yesterday"),
        # what is tried, voted or named for is done later
        ("Ana Lopez was appointed in March by the mayor to tackle the crisis.", "tackle", None),
        ("Ana Lopez voted Sunday to sue Paul Brandt.", "sue", None),
        ("Ana Lopez announced her intention last year to run against Paul Brandt.", "announced", "last year"),
        ("Ana Lopez announced her intention last year to run against Paul Brandt.", "run", None),
        ("Ana Lopez applied to join the club in July 2022.", "applied", "July 2022"),
        ("Ana Lopez applied to join the club in July 2022.", "join", None),
        ("Ana Lopez has struggled in recent years to calm Paul Brandt.", "calm", None),
        # what is done at an occasion that has a day
        ("Ana Lopez won Saturday's race.", "won", "Saturday"),
        ("Sunday's race was won by Ana Lopez.", "won", "Sunday"),
        ("Ana Lopez watched Saturday's race.", "watched", None),
        # what the tense allows
        ("Ana Lopez was told what the firm is now.", "told", None),
        ("Ana Lopez called the bonds for redemption on July 4, 2024.", "called", None),
        ("Ana Lopez had offered to resign two weeks ago.", "offered", "two weeks ago"),
        ("Ana Lopez had offered to resign two weeks ago.", "resign", None),
        ("Currently Ana Lopez plans to meet Paul Brandt.", "meet", None),
        ("Delivery is due by July 3, Ana Lopez said.", "said", None),
        # joined clauses
        ("Ana Lopez was hired in June 2022 and had won two games.", "won", None),
        ("Ana Lopez was hired in 1992 and studied law.", "studied", None),
        ("Ana Lopez pleaded guilty last year and agreed to testify.", "agreed", "last year"),
        ("Ana Lopez posted a profit in the first quarter and predicted a loss.", "predicted", None),
        ("Ana Lopez will meet Paul Brandt next week but declined to say where.", "declined", None),
        ("On Monday Paul Brandt left and Ana Lopez wept.", "wept", "Monday"),
        ("On Monday Paul Brandt left and it is said by Ana Lopez that he fled.", "said", None),
        ("Sirens went off on Monday, as Ana Lopez sought to calm Paul Brandt.", "sought", "Monday"),
        ("Ana Lopez resigned on Monday, as Paul Brandt had asked.", "asked", None),
        ("Rye rejected Ana Lopez, choosing Paul Brandt as its leader in June 2030.", "choosing", None),
        ("Ana Lopez walked into her first hearing before the judge Monday.", "walked", "Monday"),
        ("Ana Lopez stood silent when asked to enter a plea in Rye on Wednesday.", "asked", "Wednesday"),
        ("Ana Lopez stood silent when asked to enter a plea in Rye on Wednesday.", "enter", None),
        # clauses with "when", occasions
        ("Paul Brandt was arrested on Monday when he called Ana Lopez.", "called", "Monday"),
        ("Ana Lopez will leave the firm when the sale closes in June.", "leave", "June"),
        ("Paul Brandt spoke of last week's rally, when Ana Lopez was arrested.", "arrested", "last week"),
        ("Ana Lopez did not mention him at her hearing in January.", "mention", "January"),
    ],
)
def test_the_date_of_an_event(when, text: str, trigger: str, date: str | None) -> None:
    assert when(text, trigger) == date
