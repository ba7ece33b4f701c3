"""On whose word an event is told: reporting verbs and nouns, asides, quotations, and who says "I"."""

import pytest


@pytest.fixture
def source(read):
    """``source(text, trigger)``: the name or the words of the source of an event; "" for the writer."""

    def run(text: str, trigger: str) -> str:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}
        [action] = [a for a in found.actions if a.trigger.text == trigger]
        return names.get(action.attribution.person_id, action.attribution.text) if action.attribution else ""

    return run


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Lopez said Paul Brandt resigned.", "resigned", "Lopez"),
        ("Paul Brandt resigned, Ana Lopez said.", "resigned", "Lopez"),
        ("Paul Brandt, Ana Lopez said, resigned.", "resigned", "Lopez"),
        ("Paul Brandt resigned, as Ana Lopez reported.", "resigned", "Lopez"),
        ("Paul Brandt resigned, according to Ana Lopez.", "resigned", "Lopez"),
        ("Ana Lopez told the court that Paul Brandt resigned.", "resigned", "Lopez"),
        ("Ana Lopez said that Paul Brandt resigned and left the town.", "left", "Lopez"),
        ("Ana Lopez said that Paul Brandt, who sued the city, was ill.", "sued", "Lopez"),
        ("Ana Lopez claimed to have met Paul Brandt.", "met", "Lopez"),
        ("Ana Lopez denied paying Paul Brandt.", "paying", "Lopez"),
        ("Ana Lopez accused Paul Brandt of taking bribes and hiding them.", "hiding", "Lopez"),
        ("Paul Brandt was accused of taking bribes.", "taking", ""),
        ("Ana Lopez repeated her claim that Paul Brandt stole the ring.", "stole", "Lopez"),
        ("Ana Lopez made the allegation that Paul Brandt stole the ring.", "stole", "Lopez"),
        ("Paul Brandt dismissed the allegation by Ana Lopez that he stole the ring.", "stole", "Lopez"),
        ("A letter by Ana Lopez said that Paul Brandt stole the ring.", "stole", "Lopez"),
        ("Ana Lopez said Paul Brandt told her that Carla Weiss resigned.", "resigned", "Brandt"),
        ("Ana Lopez urged Paul Brandt to resign.", "resign", "Lopez"),
        ("Paul Brandt was asked by Ana Lopez to resign.", "resign", ""),
        ("Ana Lopez did not say whether Paul Brandt resigned.", "resigned", ""),
        ("Paul Brandt resigned after Ana Lopez spoke.", "resigned", ""),
        ("Ana Lopez told a news conference that Paul Brandt stole the ring.", "stole", "Lopez"),
        ("Ana Lopez made it clear that Paul Brandt would resign.", "resign", "Lopez"),
        ("Ana Lopez said Paul Brandt resigned, adding that Carla Weiss left.", "adding", ""),
        ("Ana Lopez said Paul Brandt resigned, adding that Carla Weiss left.", "left", "Lopez"),
        ("A spokesman for the port said Paul Brandt resigned.", "resigned", "A spokesman for the port"),
        ("Dealers said it rained. They said Paul Brandt resigned.", "resigned", "Dealers"),
        ('"You tell me how Paul Brandt did it," Ana Lopez said.', "did", "Lopez"),
        ("Some officials called for Paul Brandt to resign.", "resign", "Some officials"),
        ("Ana Lopez suspected Paul Brandt of stealing the ring.", "stealing", ""),
        ("Ana Lopez, who sued Paul Brandt, said the town was calm.", "sued", ""),
    ],
)
def test_the_source_of_an_event(source, text: str, trigger: str, expected: str) -> None:
    assert source(text, trigger) == expected


def test_the_cue_itself_is_the_writers(source) -> None:
    assert source("Ana Lopez said Paul Brandt resigned.", "said") == ""


def test_a_quotation_goes_on_over_sentences(source) -> None:
    text = '"Paul Brandt lied to the town. He sold the pier," said Ana Lopez.'
    assert source(text, "lied") == "Lopez"
    assert source(text, "sold") == "Lopez"


def test_events_inside_the_phrase_that_names_the_source_are_the_writers(source) -> None:
    text = "According to Ana Lopez, who sued the city, Paul Brandt resigned."
    assert (source(text, "sued"), source(text, "resigned")) == ("", "Lopez")


def test_what_introduces_a_letter_is_the_writers(source) -> None:
    text = "Ana Lopez resigned. The firm published a letter from Ana Lopez, which reads: I met Paul Brandt at the pier."
    assert source(text, "resigned") == ""


def test_a_verb_beside_the_words_said_does_not_report_them(source) -> None:
    text = '"The purchase of the pier," Ana Lopez continued, "adds to our strength."'
    assert source(text, "continued") == ""


def test_what_is_added_is_the_speakers(source) -> None:
    text = "Ana Lopez said Paul Brandt has a plan but added that Carla Weiss resigned."
    assert (source(text, "added"), source(text, "resigned")) == ("", "Lopez")
