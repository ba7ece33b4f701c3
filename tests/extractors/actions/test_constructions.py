"""The understood arguments and the status of each construction, and what holds on any text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

YES, NO = "positive", "negative"
HYP = "hypothetical"


@pytest.fixture
def facts(read):
    """``facts(text)``: trigger word to (actors, recipients, polarity, modality)."""

    def run(text: str) -> dict:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}

        def who(parts) -> str:
            return "+".join(names[p.person_id] for p in parts if p.person_id)

        return {a.trigger.text: (who(a.actors), who(a.recipients), a.polarity, a.modality) for a in found.actions}

    return run


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # headlines, which leave out words
        ("LOPEZ SUES BRANDT OVER PIER\n\nAna Lopez and Paul Brandt met.", "SUES", ("Lopez", "Brandt", YES, "asserted")),
        ("LOPEZ TO MEET BRANDT\n\nAna Lopez and Paul Brandt spoke.", "MEET", ("Lopez", "Brandt", YES, "future")),
        ("Brandt to face pressure\n\nPaul Brandt spoke in Dorn.", "face", ("Brandt", "", YES, "future")),
        ("Brandt given five years for fraud\n\nPaul Brandt wept in Dorn.", "given", ("", "Brandt", YES, "asserted")),
        # who stands beside whom
        ("Paul Brandt, the mayor, and Ana Lopez, his deputy, quit.", "quit", ("Brandt+Lopez", "", YES, "asserted")),
        ("Paul Brandt, along with Ana Lopez, left.", "left", ("Brandt+Lopez", "", YES, "asserted")),
        ("It went to Carla Weiss and Ana Lopez, two doctors who met.", "met", ("Weiss+Lopez", "", YES, "asserted")),
        ("Among those arrested was Paul Brandt.", "arrested", ("", "Brandt", YES, "asserted")),
        ("Paul Brandt was seen leaving the house by Ana Lopez.", "seen", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez is said to have met Paul Brandt.", "met", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez will appear in court, charged with fraud.", "charged", ("", "Lopez", YES, "asserted")),
        ("Ana Lopez will be jailed for killing Paul Brandt.", "killing", ("Lopez", "Brandt", YES, "asserted")),
        ("The trial of Ana Lopez will begin in June.", "trial", ("", "Lopez", YES, "future")),
        ("The meeting with Paul Brandt was cancelled.", "meeting", ("", "Brandt", NO, "asserted")),
        ("The agreement was that Ana Lopez would leave.", "leave", ("Lopez", "", YES, "future")),
        ("Ana Lopez said she would sue if Paul Brandt wins.", "sue", ("Lopez", "", YES, "future")),
        ("Nobody knows whether Ana Lopez quit or was fired.", "fired", ("", "Lopez", YES, "hypothetical")),
        ("Ana Lopez signed a deal to sell the firm.", "sell", ("Lopez", "", YES, "future")),
        ("Ana Lopez took action to stop Paul Brandt.", "stop", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez went to Dorn to meet Paul Brandt.", "meet", ("Lopez", "Brandt", YES, "hypothetical")),
        ("Ana Lopez sent Paul Brandt to Dorn to negotiate.", "negotiate", ("Brandt", "", YES, "hypothetical")),
        ("Ana Lopez was chosen to lead the firm.", "lead", ("Lopez", "", YES, "hypothetical")),
        ("Ana Lopez lost a case against Paul Brandt.", "lost", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez was arrested on suspicion of killing Paul Brandt.", "killing", ("Lopez", "Brandt", YES, HYP)),
        ("The indictment charged that Ana Lopez lied to Paul Brandt.", "lied", ("Lopez", "Brandt", YES, HYP)),
        ("Ana Lopez was employed by Paul Brandt to advise the town.", "advise", ("Lopez", "", YES, HYP)),
        ("Ana Lopez set up a fund to help Paul Brandt.", "help", ("Lopez", "Brandt", YES, HYP)),
        ("Ana Lopez passed Paul Brandt to become champion.", "become", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez was made to leave by Paul Brandt.", "made", ("Brandt", "Lopez", YES, "asserted")),
        ("Ana Lopez was made to leave by Paul Brandt.", "leave", ("Lopez", "", YES, "asserted")),
        ("Voters in Dorn will elect Ana Lopez U.S. senator.", "elect", ("", "Lopez", YES, "future")),
        ("Ana Lopez has to leave.", "leave", ("Lopez", "", YES, "requested")),
        ("Ana Lopez had to leave.", "leave", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez is destined to be sued by Paul Brandt.", "sued", ("Brandt", "Lopez", YES, "future")),
        ("Ana Lopez will sign when Paul Brandt leaves.", "leaves", ("Brandt", "", YES, "future")),
        ("Ana Lopez signed when Paul Brandt left.", "left", ("Brandt", "", YES, "asserted")),
        # what is done about what another does
        ("Ana Lopez put pressure on Paul Brandt to resign.", "resign", ("Brandt", "", YES, "requested")),
        ("Ana Lopez is under pressure to resign.", "resign", ("Lopez", "", YES, "requested")),
        ("Ana Lopez rejected calls by Paul Brandt to resign.", "resign", ("Lopez", "", YES, "requested")),
        ("Ana Lopez rejected calls by Paul Brandt to resign.", "calls", ("Brandt", "", YES, "asserted")),
        ("Ana Lopez entered into talks with Paul Brandt.", "entered", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez took part in talks with Paul Brandt.", "talks", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez cancelled a meeting with Paul Brandt.", "meeting", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez asked for a meeting with Paul Brandt.", "meeting", ("Lopez", "Brandt", YES, "requested")),
        ("Ana Lopez called off her trip to Dorn.", "trip", ("Lopez", "", NO, "asserted")),
        ("Ana Lopez ruled out meeting Paul Brandt.", "meeting", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez stopped short of suing Paul Brandt.", "suing", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez dismissed reports that she met Paul Brandt.", "met", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez confirmed reports that she met Paul Brandt.", "met", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez blocked what Paul Brandt called a trick.", "called", ("Brandt", "", YES, "asserted")),
        ("Ana Lopez helped neither Paul Brandt nor Carla Weiss.", "helped", ("Lopez", "Brandt+Weiss", NO, "asserted")),
        ("Ana Lopez demanded that Paul Brandt apologise.", "apologise", ("Brandt", "", YES, "requested")),
        ("Ana Lopez pleaded guilty to killing Paul Brandt.", "killing", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez has yet to answer Paul Brandt.", "answer", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez is slated to replace Paul Brandt.", "replace", ("Lopez", "Brandt", YES, "future")),
        ("Ana Lopez beat Paul Brandt to win the cup.", "win", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez will be the first woman to run the firm.", "run", ("Lopez", "", YES, "future")),
        ("Ana Lopez missed a chance to score.", "score", ("Lopez", "", NO, "hypothetical")),
        ("Ana Lopez to quit\n\nShe spoke on Monday.", "quit", ("Lopez", "", YES, "future")),
        ("Ana Lopez arrested after raid\n\nShe spoke on Monday.", "arrested", ("", "Lopez", YES, "asserted")),
        ("Judge jails Paul Brandt\n\nHe spoke on Monday.", "jails", ("", "Brandt", YES, "asserted")),
        ("Paul Brandt was arrested and questioned by Ana Lopez.", "arrested", ("Lopez", "Brandt", YES, "asserted")),
        ("Paul Brandt was arrested and resigned.", "resigned", ("Brandt", "", YES, "asserted")),
        ("The blog written by Ana Lopez was closed.", "written", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez left after meeting Paul Brandt.", "meeting", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez called for Paul Brandt to resign.", "called", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez called for Paul Brandt to resign.", "resign", ("Brandt", "", YES, "requested")),
        ("Ana Lopez had no contact with Paul Brandt.", "contact", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez held talks with Paul Brandt.", "held", ("Lopez", "Brandt", YES, "asserted")),
        ("Voters praised the arrest of Paul Brandt.", "arrest", ("", "Brandt", YES, "asserted")),
        ("Ana Lopez gave Paul Brandt the prize.", "gave", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez recused herself from the case.", "recused", ("Lopez", "Lopez", YES, "asserted")),
        ("Ana Lopez barred Paul Brandt from speaking.", "speaking", ("Brandt", "", NO, "asserted")),
        ("Ana Lopez resigned rather than testify.", "testify", ("Lopez", "", NO, "asserted")),
        ("If Ana Lopez resigns, Paul Brandt will take over.", "resigns", ("Lopez", "", YES, "hypothetical")),
        ("If Ana Lopez resigns, Paul Brandt will take over.", "take", ("Brandt", "", YES, "future")),
        ("Ana Lopez said she would sue Paul Brandt.", "sue", ("Lopez", "Brandt", YES, "future")),
        ("Ana Lopez was charged with taking bribes.", "taking", ("Lopez", "", YES, "hypothetical")),
        ("Ana Lopez is expected to resign.", "resign", ("Lopez", "", YES, "future")),
        ("Ana Lopez continued to speak.", "speak", ("Lopez", "", YES, "asserted")),
        ("Paul Brandt was taken in and told that Ana Lopez left.", "told", ("", "Brandt", YES, "asserted")),
        ("Ana Lopez faced pressure from Paul Brandt.", "pressure", ("Brandt", "Lopez", YES, "asserted")),
        ("Ana Lopez ended up spending the night there.", "spending", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez called on the town to close the pier. She wept.", "called", ("Lopez", "", YES, "asserted")),
        (
            "Paul Brandt spoke after Ana Lopez rejected a deal to sell Carla Weiss.",
            "sell",
            ("", "Weiss", YES, "hypothetical"),
        ),
        ("Ana Lopez used the money to pay Paul Brandt.", "used", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez was asked to resign.", "resign", ("Lopez", "", YES, "requested")),
        ("Ana Lopez urged Paul Brandt to leave.", "leave", ("Brandt", "", YES, "requested")),
        ("Ana Lopez seems to have left the town.", "left", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez promised Paul Brandt to leave.", "leave", ("Lopez", "", YES, "future")),
        ("Mayor Ana Lopez arrested in Rye\n\nPaul Brandt wept.", "arrested", ("", "Lopez", YES, "asserted")),
        ("Ana Lopez failed to win.", "win", ("Lopez", "", NO, "asserted")),
    ],
)
def test_who_acts_on_whom(facts, text: str, trigger: str, expected: tuple) -> None:
    assert facts(text)[trigger] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # who is asked, and who offers
        ("Ana Lopez withdrew a request to the town to close the pier.", "close", None),
        ("Ana Lopez renewed a call to close the pier.", "close", None),
        ("Paul Brandt accepted an offer from Ana Lopez to help.", "help", ("Lopez", "", YES, HYP)),
        ("Ana Lopez backed advice by the bakers to sell the mill.", "sell", None),
        # gerunds
        ("Ana Lopez accused the town of hiding the report.", "hiding", None),
        ("Ana Lopez kept the letter from reaching Paul Brandt.", "reaching", ("", "Brandt", YES, "asserted")),
        ("The Rye Post quoted Paul Brandt, head of the port, as saying that it rained.", "saying", ("Brandt", "")),
        ("Ana Lopez was hit by falling prices.", "falling", None),
        # participles
        ("Ana Lopez, earlier reporting a loss, said she would stay.", "said", ("Lopez", "", YES, "asserted")),
        ("Ana Lopez said yes when asked whether it was true.", "asked", ("", "Lopez", YES, "asserted")),
        ("Ana Lopez plans to hire about 800 bakers in 2025, rising to 2,000 by 2026.", "rising", None),
        ("Ana Lopez sold the mill, leading to a fall in prices.", "leading", None),
        # who goes on speaking
        ("Ana Lopez spoke. But added that the pier is old.", "added", ("Lopez", "", YES, "asserted")),
        (
            "Ana Lopez said Paul Brandt has met many bakers but declined to name them.",
            "declined",
            ("Lopez", "", YES, "asserted"),
        ),
        ("Ana Lopez said Paul Brandt is well but would not say where he is.", "say", ("Lopez", "", NO, "asserted")),
        # things that do it themselves
        ("Ana Lopez announced a new service to sort letters.", "sort", None),
        ("Ana Lopez does not favour the introduction of rules to shield bakers.", "shield", None),
        # others
        ("The fair was held in Rye and was arranged by Ana Lopez.", "held", None),
        ("These powers are held by Ana Lopez.", "held", None),
        ("Ana Lopez sees prices climbing.", "sees", None),
        ("Ana Lopez had not seen the letter.", "seen", ("Lopez", "", NO, "asserted")),
        ("Ana Lopez was recently observing talks with Paul Brandt.", "talks", ("", "Brandt", YES, "asserted")),
        ("The town charged the former baker and chief cook Ana Lopez.", "charged", ("", "Lopez", YES, "asserted")),
        ("Ana Lopez had no intention of selling the mill.", "selling", ("Lopez", "", NO, "future")),
        ("Ana Lopez expected Paul Brandt to sing when he comes.", "sing", ("Brandt", "", YES, "future")),
    ],
)
def test_no_wrong_one_acts(facts, text: str, trigger: str, expected: tuple | None) -> None:
    found = facts(text).get(trigger)
    assert found == expected if expected is None else found[: len(expected)] == expected


def test_a_finite_complement_has_no_one_who_is_addressed(facts) -> None:
    assert facts("Ana Lopez said Paul Brandt was selling the firm.")["said"] == ("Lopez", "", YES, "asserted")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=60), st.sampled_from(["", "Ana Lopez said ", "Paul Brandt met "]))
def test_any_text_gives_spans_that_match_it(read, text: str, opening: str) -> None:
    text = opening + text
    found = read(text)
    for a in found.actions:
        for span in (a, a.trigger, *a.actors, *a.recipients):
            assert span.text == text[span.start : span.end]
            assert span.text == span.text.strip()


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ('"Leave the town," Ana Lopez told Paul Brandt.', "Leave", ("Brandt", "", YES, "requested")),
        ('Ana Lopez began, saying, "Stop me if you know it."', "Stop", ("", "Lopez", YES, "requested")),
        ("Ana Lopez could be jailed and fined six million crowns.", "fined", ("", "Lopez", YES, HYP)),
        ("Deputy Under Secretary of State Paul Brandt replied.", "replied", ("Brandt", "", YES, "asserted")),
        ("Ana Lopez remains opposed to raising the fee.", "raising", ("Lopez", "", YES, HYP)),
        ("Also arrested were Ana Lopez and Paul Brandt.", "arrested", ("", "Lopez+Brandt", YES, "asserted")),
        ("The people seen leaving the hall included Ana Lopez.", "leaving", ("Lopez", "", YES, "asserted")),
        ("The town called for Ana Lopez at once to mend the pier.", "mend", ("Lopez", "", YES, "requested")),
        ("Writing in a letter, Ana Lopez called it a trick.", "called", ("Lopez", "", YES, "asserted")),
        (
            "At a fair at noon, May 1, Ana Lopez, the mayor, unveiled a plan.",
            "unveiled",
            ("Lopez", "", YES, "asserted"),
        ),
        ("Ana Lopez was late but ended up spending a week there.", "spending", ("Lopez", "", YES, "asserted")),
        ("The letter was taken away from Ana Lopez.", "taken", ("", "Lopez", YES, "asserted")),
        (
            "Ana Lopez left after a confrontation with Paul Brandt.",
            "confrontation",
            ("Lopez", "Brandt", YES, "asserted"),
        ),
        ("Paul Brandt praised Ana Lopez's announcement that she would go.", "go", ("Lopez", "", YES, "future")),
        (
            "LOPEZ URGED TO OPEN PORT\n\nMayor Ana Lopez wept. The port is shut.",
            "URGED",
            ("", "Lopez", YES, "asserted"),
        ),
        ("Ana Lopez pled guilty on Monday to taking bribes.", "taking", ("Lopez", "", YES, "asserted")),
        ("The town replaced Ana Lopez with Paul Brandt.", "replaced", ("", "Lopez", YES, "asserted")),
        ('"I would sue," said Ana Lopez.', "sue", ("Lopez", "", YES, HYP)),
        ("To help the town, Ana Lopez urged Paul Brandt to leave.", "help", ("Lopez", "", YES, HYP)),
        ("Ana Lopez was retired and replaced by Paul Brandt.", "retired", ("", "Lopez", YES, "asserted")),
        ("Ana Lopez started by thanking Paul Brandt.", "thanking", ("Lopez", "Brandt", YES, "asserted")),
    ],
)
def test_orders_fines_and_openings(facts, text: str, trigger: str, expected: tuple) -> None:
    assert facts(text)[trigger] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # relative clauses
        ("Paul Brandt, whose talks with Ana Lopez failed, left.", "talks", ("Brandt", "Lopez", YES, "asserted")),
        ("It helped Ana Lopez, the woman whom Paul Brandt fired.", "fired", ("Brandt", "Lopez", YES, "asserted")),
        (
            "Paul Brandt left. It is the home of Carl Weiss, the man Brandt ousted in a coup.",
            "ousted",
            ("Brandt", "Weiss", YES, "asserted"),
        ),
        ("Paul Brandt is among seven aides charged in May.", "charged", ("", "Brandt", YES, "asserted")),
        ("Paul Brandt is one of seven aides who left.", "left", ("Brandt", "", YES, "asserted")),
        ("Ana Lopez's dismissal of Paul Brandt came late.", "dismissal", ("Lopez", "Brandt", YES, "asserted")),
        ("Carl Weiss asked Paul Brandt whether he had left.", "left", ("Brandt", "", YES, HYP)),
        ("Paul Brandt, who is ill and whom Ana Lopez dropped, wept.", "dropped", ("Lopez", "Brandt", YES, "asserted")),
        # who is described before he is named
        ("The mayor of Rye quit. The mayor, Ana Lopez, wept.", "quit", ("Lopez", "", YES, "asserted")),
        ("Mayor Ana Lopez spoke. Voters accused the mayor of hiding it.", "hiding", ("Lopez", "", YES, HYP)),
        ("Carl Weiss asked Paul Brandt whether he had left.", "left", ("Brandt", "", YES, HYP)),
        ("Carl Weiss met Paul Brandt and requested that he resign.", "resign", ("Brandt", "", YES, "requested")),
        # descriptions beside a name, small clauses
        (
            "Ana Lopez left. The court jailed Lopez, former mayor (2006-2012) and governor (2001-2005).",
            "jailed",
            ("", "Lopez", YES, "asserted"),
        ),
        ("Paul Brandt wept when they found him guilty.", "found", ("", "Brandt", YES, "asserted")),
        ("Paul Brandt is the right person to lead the firm.", "lead", ("Brandt", "", YES, HYP)),
        # whose decision, desire, efforts
        ("Ana Lopez criticized the court decision to free Paul Brandt.", "free", ("", "Brandt", YES, "asserted")),
        ("There was no desire on the part of Ana Lopez to meet Paul Brandt.", "meet", ("Lopez", "Brandt", NO, HYP)),
        ("Ana Lopez was in Dorn for talks with Paul Brandt.", "talks", ("Lopez", "Brandt", YES, "asserted")),
        ("Ana Lopez pulled out of a meeting with Paul Brandt.", "meeting", ("Lopez", "Brandt", NO, "asserted")),
        ("Ana Lopez took the initiative to call Paul Brandt.", "call", ("Lopez", "Brandt", YES, "asserted")),
        ("Paul Brandt had called Ana Lopez to seek a meeting.", "seek", ("Brandt", "", YES, HYP)),
        ("Ana Lopez looks forward to working with Paul Brandt.", "working", ("Lopez", "Brandt", YES, "future")),
        ("Paul Brandt may be the first to be sentenced.", "sentenced", ("", "Brandt", YES, HYP)),
        ("Ana Lopez won a supporting actress award for playing Ophelia.", "playing", ("Lopez", "", YES, "asserted")),
        ("Carl Weiss travelled without Paul Brandt's approval.", "approval", ("Brandt", "", NO, "asserted")),
        ("Ana Lopez had no time to call Paul Brandt.", "call", ("Lopez", "Brandt", NO, HYP)),
        ("Paul Brandt went on to lead the firm.", "lead", ("Brandt", "", YES, "asserted")),
        ("Carl Weiss tweeted to thank Paul Brandt.", "thank", ("Weiss", "Brandt", YES, HYP)),
        ("Carl Weiss insisted that Paul Brandt resign.", "insisted", ("Weiss", "", YES, "asserted")),
        ("Carl Weiss insisted that Paul Brandt resign.", "resign", ("Brandt", "", YES, "requested")),
        # what is told of somebody may not be so
        ("Carl Weiss disputed a report that Paul Brandt will not run.", "run", ("Brandt", "", NO, "future")),
        ("Paul Brandt faces charges that he lied to Ana Lopez.", "lied", ("Brandt", "Lopez", YES, HYP)),
        ("There were rumours that Ana Lopez left.", "left", ("Lopez", "", YES, HYP)),
        (
            "Ana Lopez will sign others, with only Paul Brandt arriving.",
            "arriving",
            ("Brandt", "", YES, "asserted"),
        ),
        # reports that go on
        ("Carl Weiss said talks are complex, mentioning other towns.", "mentioning", ("Weiss", "", YES, "asserted")),
        ("Ana Lopez said Paul Brandt was ill, adding that it was late.", "adding", ("Lopez", "", YES, "asserted")),
        (
            "Ana Lopez said it was too soon to tell and indicated there was time.",
            "indicated",
            ("Lopez", "", YES, "asserted"),
        ),
        (
            "Ana Lopez said Paul Brandt wanted the bank to sell but added it was late.",
            "added",
            ("Lopez", "", YES, "asserted"),
        ),
        (
            "Ana Lopez declined to say whether Paul Brandt had left, citing the law.",
            "citing",
            ("Lopez", "", YES, "asserted"),
        ),
    ],
)
def test_relatives_desires_and_reports_that_go_on(facts, text: str, trigger: str, expected: tuple) -> None:
    assert facts(text)[trigger] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lopez has held a variety of senior posts.",
        "The seat held by Ana Lopez is safe.",
        "Ana Lopez is considering a run.",
        "Ana Lopez looks forward to it.",
        "Ana Lopez, caught in a scandal, is unwell.",
        "Ana Lopez recognizes that it is late.",
        "Ana Lopez weighs 60 kilos.",
        "Ana Lopez leans toward a run.",
        "It will end when Ana Lopez does.",
    ],
)
def test_states_are_no_events(read, text: str) -> None:
    assert not read(text, published="2024-05-08").actions


def test_a_complaint_that_calls_for_something_is_nobody(read) -> None:
    found = read("Ana Lopez left. Members filed a complaint with the court calling for her expulsion.")
    assert "calling" not in [a.trigger.text for a in found.actions]


def test_a_year_sees_nobody(read) -> None:
    assert [a.trigger.text for a in read("The year saw Ana Lopez win.").actions] == ["win"]


def test_an_office_that_is_accused_is_not_its_owner(read) -> None:
    found = read("Ana Lopez accused Paul Brandt's office of issuing a lie.")
    assert [a.trigger.text for a in found.actions] == ["accused"]


def test_a_trade_before_a_name_is_no_act_and_a_long_headline_is_read_as_one(read) -> None:
    text = "It quoted barrister Colin Mays, and Joint Council for the Welfare of Sailors campaigner Ana Lopez."
    assert [a.predicate for a in read(text, published="2024-05-08").actions] == ["quote"]
    text = "After a quarrel over visas, mayor Ana Lopez honored for 'lasting work' at fair of boats in Rye"
    [action] = read(text, published="2024-05-08").actions
    assert (action.actors, [one.text for one in action.recipients]) == ((), ["Ana Lopez"])


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ('"It was late," said analyst Ana Lopez speaking of the sale.', "say"),
        (
            "The United States automobile manufacturing firm Corvane Motors announced that few came.",
            "announce",
        ),
        ("The United States automobile manufacturing firm Acme Holdings announced that few came.", "announce"),
    ],
)
def test_who_speaks_is_one_and_acts(read, text: str, predicate: str) -> None:
    [action] = [a for a in read(text, published="2024-05-08").actions if a.predicate == predicate]
    [actor] = action.actors
    assert actor.person_id or actor.organization_id
    assert action.recipients == ()


@pytest.mark.parametrize(
    ("text", "predicate", "actors", "recipients"),
    [
        (
            "Actress Ana Lopez married director Sam Holt in Rye, her agent confirmed.",
            "marry",
            ["Ana Lopez"],
            ["Sam Holt"],
        ),
        ("The court fined Corvane 500 million euros for theft.", "fine", ["The court"], ["Corvane"]),
        ("The board fired founder and chief executive Ana Lopez.", "fire", ["The board"], ["Ana Lopez"]),
        ("Rita Long spoke. Long was elected to the Senate after two tries.", "elect", [], ["Long"]),
    ],
)
def test_names_that_the_parse_hangs_on_other_words(
    read, text: str, predicate: str, actors: list[str], recipients: list[str]
) -> None:
    [action] = [a for a in read(text, published="2024-05-08").actions if a.predicate == predicate]
    assert [[one.text for one in side] for side in (action.actors, action.recipients)] == [actors, recipients]
