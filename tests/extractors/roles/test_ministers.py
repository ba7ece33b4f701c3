"""Ministers: what they are for is a part of the title, and no body; where they are is one."""

import pytest


@pytest.fixture
def found(read):
    """``found(text)``: the (surname, title, organization) of each role, and the names of all organizations."""

    def run(text: str) -> tuple[set[tuple], set[str]]:
        extraction = read(text, published="2024-05-08")
        names = {p.person_id: p.name.split()[-1] for p in extraction.people}
        roles = {(names[r.person_id], r.title, r.organization) for r in extraction.roles}
        return roles, {o.name for o in extraction.organizations}

    return run


@pytest.mark.parametrize(
    ("text", "role", "bodies"),
    [
        ("Cabinet Office Minister Ana Lopez spoke.", ("Lopez", "Cabinet Office Minister", None), set()),
        ("External Relations Minister Ana Lopez spoke.", ("Lopez", "External Relations Minister", None), set()),
        (
            "Ana Lopez was sworn in as the Minister of Agriculture and Plantation Industries.",
            ("Lopez", "Minister of Agriculture and Plantation Industries", None),
            set(),
        ),
        ("Agrarian Reform Secretary Ana Lopez spoke.", ("Lopez", "Agrarian Reform Secretary", None), set()),
        ("Ana Lopez became Minister for Jobs.", ("Lopez", "Minister for Jobs", None), set()),
        (
            "Ana Lopez, Minister for Foreign Affairs, Trade and Tides, left.",
            ("Lopez", "Minister for Foreign Affairs, Trade and Tides", None),
            set(),
        ),
        (
            "Ugandan Minister of Mines Ana Lopez spoke.",
            ("Lopez", "Minister of Mines", "Uganda"),
            {"Uganda"},
        ),
        ("Ana Lopez, Prime Minister of Denmark, left.", ("Lopez", "Prime Minister", "Denmark"), {"Denmark"}),
        ("The finance minister of Lethania, Ana Lopez, left.", ("Lopez", "finance minister", "Lethania"), {"Lethania"}),
        ("Ana Lopez, Minister of Health, Paul Brandt and Jo Hale met.", ("Lopez", "Minister of Health", None), set()),
    ],
)
def test_what_a_minister_is_for_is_no_body(found, text: str, role: tuple, bodies: set[str]) -> None:
    assert found(text) == ({role}, bodies)


@pytest.mark.parametrize(
    "text",
    [
        "The departure of former mines minister Malusi Tabara was welcomed.",
        "Mahinda Tabara was sworn in as the Minister of Mines.",
        "Marise Tabara remains the Minister for Women.",
        "Minister Tabara was sworn in. Several of them, also Mahinda Tabara, were moved.",
    ],
)
def test_an_office_makes_a_person_of_a_name_that_models_take_for_a_body(found, text: str) -> None:
    roles, bodies = found(text)
    assert {surname for surname, _, _ in roles} == {"Tabara"}
    assert bodies == set()


def test_a_full_name_before_and_with_a_body_is_no_partner_of_a_firm(found) -> None:
    roles, _ = found("Chairman Paul Brandt and United Dock Workers president Ana Lopez met.")
    assert {surname for surname, _, _ in roles} == {"Brandt", "Lopez"}
