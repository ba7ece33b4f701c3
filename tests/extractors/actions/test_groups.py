"""Several people at one place, and plurals that mean them."""

import pytest


@pytest.fixture
def who(read):
    """``who(text, trigger)``: family names of actors and of recipients."""

    def run(text: str, trigger: str) -> tuple[list[str], list[str]]:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}
        [action] = [a for a in found.actions if a.trigger.text == trigger]
        return [names.get(p.person_id, p.text) for p in action.actors], [
            names.get(p.person_id, p.text) for p in action.recipients
        ]

    return run


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Ana Lopez and Paul Brandt left. They sued the city.", "sued", ["Lopez", "Brandt"], []),
        ("Ana Lopez and Paul Brandt wept. Reporters met the couple.", "met", ["Reporters"], ["Lopez", "Brandt"]),
        ("Paul Brandt, his wife Ana Lopez and their daughter sang.", "sang", ["Brandt", "Lopez", "their daughter"], []),
        ("Ana Lopez met Paul Brandt. They sang.", "sang", ["Lopez", "Brandt"], []),
        ("Ana Brandt and Paul Brandt left. Later the Brandts sued the city.", "sued", ["Brandt", "Brandt"], []),
        ("Ana Lopez and Paul Brandt left. Voters met. They sued Carla Weiss.", "sued", ["They"], ["Weiss"]),
        ("Ana Lopez and some voters left. They sued Carla Weiss.", "sued", ["They"], ["Weiss"]),
        (
            "Ana Lopez of the Labour Party and Paul Brandt of the Greens were elected.",
            "elected",
            [],
            ["Lopez", "Brandt"],
        ),
        ("Carla Weiss thanked teachers, including Ana Lopez.", "thanked", ["Weiss"], ["teachers", "Lopez"]),
        ("Carla Weiss worked with an array of aides, including Ana Lopez.", "worked", ["Weiss"], ["Lopez"]),
        ("Carl Weiss and Paul Brandt wept. The men, who may appeal, left.", "left", ["Weiss", "Brandt"], []),
        ("Carl Weiss and Ana Lopez wept. The men sued Paul Brandt.", "sued", ["The men"], ["Brandt"]),
        ("Other candidates elected were Ana Lopez and Paul Brandt.", "elected", [], ["Lopez", "Brandt"]),
        ("Ana Lopez hired Deputy Secretary of the Navy for Harbours Paul Brandt.", "hired", ["Lopez"], ["Brandt"]),
        ("A view was offered by Paul Brandt, an expert at Rye University, who sued.", "sued", ["Brandt"], []),
        ("Harbour minister Ana Lopez and mayor Paul Brandt resigned.", "resigned", ["Brandt", "Lopez"], []),
        (
            "The book was written by Ana Lopez and her aides Paul Brandt and Carla Weiss.",
            "written",
            ["Lopez", "Brandt", "Weiss"],
            [],
        ),
        ("Ana Lopez praised Paul Brandt, and mayor Carla Weiss resigned.", "praised", ["Lopez"], ["Brandt"]),
        ("Ana Lopez named Paul Brandt acting mayor.", "named", ["Lopez"], ["Brandt"]),
        ("A man identified as Paul Brandt was charged with fraud.", "charged", [], ["Brandt"]),
    ],
)
def test_who_stand_together(who, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = who(text, trigger)
    assert (sorted(found[0]), sorted(found[1])) == (sorted(actors), sorted(recipients))


def test_which_is_the_body_and_not_the_person(read) -> None:
    text = "Ana Lopez, the chairman of Acme Corporation, which filed for bankruptcy, resigned."
    found = read(text)
    acts = {a.trigger.text: [p.person_id for p in a.actors] for a in found.actions}
    assert acts["resigned"] == [found.people[0].person_id]
    assert found.people[0].person_id not in acts.get("filed", [])


@pytest.mark.parametrize("plural", ["The two", "The two men"])
def test_the_two_are_those_named_last(who, plural: str) -> None:
    assert who(f"Ana Lopez met Paul Brandt in Dorn. {plural} agreed to a deal.", "agreed") == (["Lopez", "Brandt"], [])


def test_they_go_on_from_the_subject_of_the_sentence_before(who) -> None:
    text = "Ana Lopez and Paul Brandt knew of the effort by council members. They also wept."
    assert who(text, "wept") == (["Lopez", "Brandt"], [])
