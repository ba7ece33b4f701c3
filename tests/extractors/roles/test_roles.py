"""Who holds which post: one sentence a construction."""

import pytest


@pytest.fixture
def roles(read):
    """``roles(text)``: (surname, title, organization, status, start, end) of each role."""

    def run(text: str) -> list[tuple]:
        found = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in found.people}
        return [
            (names[r.person_id], r.title, r.organization, str(r.status), r.start_date, r.end_date) for r in found.roles
        ]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attorney General Ana Lopez resigned.", ("Lopez", "Attorney General", None, "former", None, None)),
        ("Acting Mayor Ana Lopez spoke.", ("Lopez", "Mayor", None, "acting", None, None)),
        ("Former Governor Ana Lopez spoke.", ("Lopez", "Governor", None, "former", None, None)),
        ("Ana Lopez, the mayor, spoke on Monday.", ("Lopez", "mayor", None, "current", None, None)),
        ("Ana Lopez is the mayor of the town.", ("Lopez", "mayor", None, "current", None, None)),
        (
            "Ana Lopez resigned from her position as National Security Advisor last month.",
            ("Lopez", "National Security Advisor", None, "former", None, "2024-04"),
        ),
        ("The Russian President Ana Lopez spoke.", ("Lopez", "President", "Russia", "current", None, None)),
    ],
)
def test_constructions(roles, text: str, expected: tuple) -> None:
    assert roles(text)[0] == expected


def test_joined_titles_are_two_roles(roles) -> None:
    assert [r[1] for r in roles("Ana Lopez, chairman and chief executive of Corvane, spoke.")] == [
        "chairman",
        "chief executive",
    ]


@pytest.mark.parametrize(
    "text", ["His wife Ana Lopez spoke.", "Ana Lopez, a victim of the flood, spoke.", "Ana Lopez, a critic, spoke."]
)
def test_relations_and_descriptions_are_no_roles(roles, text: str) -> None:
    assert roles(text) == []


def test_who_lost_an_election_need_not_have_left_a_post(read) -> None:
    [role] = read("Opposition leader Ana Lopez, who lost last year's election, fled.", published="2024-05-08").roles
    assert (role.title, role.status) == ("Opposition leader", "current")


def test_who_is_put_out_stands_behind_what_they_were(read) -> None:
    text = "Norvane's board ousted founder and CEO Ana Lopez on Friday, and appointed Paul Brandt as chief executive."
    assert {r.title: r.status for r in read(text, published="2024-05-08").roles}["CEO"] == "former"


def test_a_post_is_in_no_body_that_only_comes_later_and_who_began_in_it_has_left(read) -> None:
    text = "Former chief executive Ana Lopez was jailed. Corvane Bank fell. Corvane Bank said no. Corvane Bank is open."
    assert [role.organization for role in read(text, published="2024-05-08").roles] == [None]
    [role] = read("Ana Lopez began her career as a music teacher.", published="2024-05-08").roles
    assert (role.title, role.status) == ("music teacher", "former")
