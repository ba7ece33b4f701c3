"""Who did what to whom: one sentence a construction."""

import pytest


@pytest.fixture
def facts(read):
    """``facts(text)``: trigger lemma to (actors, recipients, polarity, modality, source)."""

    def run(text: str) -> dict:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}

        def who(parts) -> str:
            return "+".join(names.get(p.person_id, p.text) for p in parts)

        return {
            a.predicate: (who(a.actors), who(a.recipients), str(a.polarity), str(a.modality),
                          who([a.attribution]) if a.attribution else "")
            for a in found.actions
        }  # fmt: skip

    return run


YES, NO, FACT = "positive", "negative", "asserted"


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Ana Lopez sued Paul Brandt.", "sue", ("Lopez", "Brandt", YES, FACT, "")),
        ("Paul Brandt was sued by Ana Lopez.", "sue", ("Lopez", "Brandt", YES, FACT, "")),
        ("Paul Brandt was arrested on Monday.", "arrest", ("", "Brandt", YES, FACT, "")),
        ("Ana Lopez met with Paul Brandt.", "meet", ("Lopez", "Brandt", YES, FACT, "")),
        ("Ana Lopez resigned and left the town.", "leave", ("Lopez", "", YES, FACT, "")),
        ("Ana Lopez and Paul Brandt resigned.", "resign", ("Lopez+Brandt", "", YES, FACT, "")),
        ("Ana Lopez, who criticised Paul Brandt, resigned.", "criticise", ("Lopez", "Brandt", YES, FACT, "")),
        ("Ana Lopez urged Paul Brandt to resign.", "resign", ("Brandt", "", YES, "requested", "Lopez")),
        ("Ana Lopez was asked to resign.", "resign", ("Lopez", "", YES, "requested", "")),
        ("Ana Lopez plans to resign.", "resign", ("Lopez", "", YES, "future", "")),
        ("Ana Lopez will resign.", "resign", ("Lopez", "", YES, "future", "")),
        ("Ana Lopez may resign.", "resign", ("Lopez", "", YES, "hypothetical", "")),
        ("Ana Lopez did not resign.", "resign", ("Lopez", "", NO, FACT, "")),
        ("Ana Lopez never met Paul Brandt.", "meet", ("Lopez", "Brandt", NO, FACT, "")),
        ("Ana Lopez refused to testify.", "testify", ("Lopez", "", NO, FACT, "")),
        ("Ana Lopez denied meeting Paul Brandt.", "meet", ("Lopez", "Brandt", NO, FACT, "Lopez")),
        ("Ana Lopez left without thanking Paul Brandt.", "thank", ("Lopez", "Brandt", NO, FACT, "")),
        ("Ana Lopez said Paul Brandt resigned.", "resign", ("Brandt", "", YES, FACT, "Lopez")),
        ("Paul Brandt resigned, according to Ana Lopez.", "resign", ("Brandt", "", YES, FACT, "Lopez")),
        ("Ana Lopez was accused of bribing Paul Brandt.", "bribe", ("Lopez", "Brandt", YES, "hypothetical", "")),
    ],
)
def test_constructions(facts, text: str, predicate: str, expected: tuple) -> None:
    assert facts(text)[predicate] == expected


def test_an_event_noun_takes_its_possessor(facts) -> None:
    assert facts("Ana Lopez defended her conversations with Paul Brandt.")["conversation"][:2] == ("Lopez", "Brandt")


def test_states_are_no_actions(facts) -> None:
    assert facts("Ana Lopez is a mayor. She wants peace and knows Paul Brandt.") == {}


def test_an_action_is_dated_by_its_own_clause(read) -> None:
    found = read("Ana Lopez resigned on Monday after Paul Brandt was arrested last August.", published="2024-05-08")
    assert {a.predicate: str(a.earliest) for a in found.actions} == {"resign": "2024-05-06", "arrest": "2023-08-01"}


def test_a_year_inside_another_noun_dates_no_verb(read) -> None:
    text = "Ana Lopez withdrew from an inquiry into meddling in the 2016 mayoral election."
    assert [a.date_id for a in read(text, published="2024-05-08").actions if a.predicate == "withdraw"] == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "bodies"),
    [
        ("Kelva Foods Inc said it sold the plant.", "sold", {"Kelva Foods Inc"}),
        ("Kelva Foods Inc said it closed the plant and would sell it.", "sell", {"Kelva Foods Inc"}),
        (
            "Kelva Foods Inc said it and Dorn Steel Corp signed a deal.",
            "signed",
            {"Kelva Foods Inc", "Dorn Steel Corp"},
        ),
        ("Ana Lopez of Kelva Foods Inc said it sold the plant.", "sold", set()),
    ],
)
def test_a_body_says_of_itself_what_it_does(read, text: str, trigger: str, bodies: set[str]) -> None:
    found = read(text, published="2024-05-08")
    names = {o.organization_id: o.name for o in found.organizations}
    parts = [p.organization_id for a in found.actions if a.trigger.text == trigger for p in a.actors]
    assert {names[i] for i in parts if i} == bodies


def test_what_joins_two_participants_is_part_of_neither(read) -> None:
    (met,) = read("Nora Finch met both farmers and fishermen on Monday.").actions
    assert [p.text for p in met.recipients] == ["farmers", "fishermen"]
    (met,) = read("Nora Finch met both farmers on Monday.").actions
    assert [p.text for p in met.recipients] == ["both farmers"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lopez left Rio do Sul on Monday.",
        "The mayor of Rio do Sul, Ana dos Reis, left Paul Brandt in Dorn.",
        "Ana dos Santos left for Paris.",
    ],
)
def test_no_part_of_a_name_is_an_event(read, text: str) -> None:
    assert [a.trigger.text for a in read(text, published="2024-05-08").actions] == ["left"]
