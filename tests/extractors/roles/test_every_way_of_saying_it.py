"""One sentence for each way in which news tells a role, and what is none."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PUBLISHED = "2024-05-08"


@pytest.fixture
def roles(read):
    """``roles(text)``: {(surname, title): (organization, status, start, end)}."""

    def run(text: str) -> dict[tuple[str, str], tuple]:
        found = read(text, published=PUBLISHED)
        names = {p.person_id: p.name.split()[-1] for p in found.people}
        return {
            (names[r.person_id], r.title): (r.organization, str(r.status), r.start_date, r.end_date)
            for r in found.roles
        }

    return run


@pytest.mark.parametrize(
    ("text", "who", "expected"),
    [
        ("Prime Minister Ana Lopez spoke.", ("Lopez", "Prime Minister"), (None, "current", None, None)),
        ("German Chancellor Ana Lopez spoke.", ("Lopez", "Chancellor"), ("Germany", "current", None, None)),
        ("Microsoft CEO Ana Lopez spoke.", ("Lopez", "CEO"), ("Microsoft", "current", None, None)),
        ("Former Senator Ana Lopez spoke.", ("Lopez", "Senator"), (None, "former", None, None)),
        (
            "Ana Lopez, Microsoft's head of product development, spoke.",
            ("Lopez", "head of product development"),
            ("Microsoft", "current", None, None),
        ),
        ("The coach, Ana Lopez, spoke.", ("Lopez", "coach"), (None, "current", None, None)),
        (
            "Ana Lopez, the acting deputy attorney general, spoke.",
            ("Lopez", "deputy attorney general"),
            (None, "acting", None, None),
        ),
        ("Ana Lopez was the mayor of Boston.", ("Lopez", "mayor"), ("Boston", "former", None, None)),
        ("Ana Lopez is the mayor of Boston.", ("Lopez", "mayor"), ("Boston", "current", None, None)),
        (
            "Microsoft named Ana Lopez as its new chief executive on Monday.",
            ("Lopez", "chief executive"),
            ("Microsoft", "incoming", None, None),
        ),
        (
            "Ana Lopez was appointed as chairman of Microsoft in 2009.",
            ("Lopez", "chairman"),
            ("Microsoft", "current", "2009", None),
        ),
        (
            "Ana Lopez is treasurer of Microsoft, a post she has held since 2012.",
            ("Lopez", "treasurer"),
            ("Microsoft", "current", "2012", None),
        ),
        (
            "Ana Lopez is chief executive of Microsoft. Lopez, who has led Microsoft since 2014, spoke.",
            ("Lopez", "chief executive"),
            ("Microsoft", "current", "2014", None),
        ),
        (
            "Ana Lopez, mayor of Boston between 2009 and 2013, spoke on Sunday.",
            ("Lopez", "mayor"),
            ("Boston", "former", "2009", "2013"),
        ),
        ("The city fired coach Ana Lopez on Monday.", ("Lopez", "coach"), (None, "former", None, "2024-05-06")),
        (
            "Ana Lopez was nominated to replace Paul Brandt, chairman of Microsoft.",
            ("Lopez", "chairman"),
            ("Microsoft", "incoming", None, None),
        ),
        (
            "Ana Lopez lost her job as finance minister in July 2022.",
            ("Lopez", "finance minister"),
            (None, "former", None, "2022-07"),
        ),
        ("Governor Ana Lopez left office in 2011.", ("Lopez", "Governor"), (None, "former", None, "2011")),
        (
            "Finance minister Ana Lopez and trade minister Paul Brandt resigned on Monday.",
            ("Lopez", "Finance minister"),
            (None, "former", None, "2024-05-06"),
        ),
        (
            "Microsoft rose. Ana Lopez was a member of parliament.",
            ("Lopez", "member"),
            (None, "former", None, None),
        ),
        (
            "Ana Lopez is head of the transport department.",
            ("Lopez", "head"),
            ("transport department", "current", None, None),
        ),
        (
            "Ana Lopez became director of Microsoft in 1979, a position that she held until 1996.",
            ("Lopez", "director"),
            ("Microsoft", "former", "1979", "1996"),
        ),
        ("Lethania's minister Ana Lopez spoke.", ("Lopez", "minister"), ("Lethania", "current", None, None)),
        ("CEO Paul Brandt and CFO Ana Lopez resigned.", ("Lopez", "CFO"), (None, "former", None, None)),
        ("Ana Lopez was re-elected as mayor on Sunday.", ("Lopez", "mayor"), (None, "current", None, None)),
        ("In 1999 Ana Lopez had been finance director.", ("Lopez", "finance director"), (None, "former", None, None)),
        (
            "Analyst Ana Lopez of Microsoft Corp spoke.",
            ("Lopez", "Analyst"),
            ("Microsoft Corp", "current", None, None),
        ),
        (
            "Ana Lopez, currently head of Microsoft's European operations, spoke.",
            ("Lopez", "head"),
            ("Microsoft", "current", None, None),
        ),
        (
            "Microsoft rose. Ana Lopez, the group's treasurer, spoke.",
            ("Lopez", "treasurer"),
            ("Microsoft", "current", None, None),
        ),
        (
            "Microsoft rose. The federation was silent. Its president, Ana Lopez, left.",
            ("Lopez", "president"),
            (None, "current", None, None),
        ),
        ("Sen. Ana Lopez (D-Ohio) spoke.", ("Lopez", "Sen."), (None, "current", None, None)),
        ("Mayor Ana Lopez died on Sunday.", ("Lopez", "Mayor"), (None, "former", None, "2024-05-05")),
        ("Ana Lopez resigned as mayor last month.", ("Lopez", "mayor"), (None, "former", None, "2024-04")),
        ("Ana Lopez was fired from her post as coach.", ("Lopez", "coach"), (None, "former", None, None)),
        (
            "Ana Lopez served as finance minister from 2009 to 2013.",
            ("Lopez", "finance minister"),
            (None, "former", "2009", "2013"),
        ),
        (
            "Ana Lopez will succeed Ida Brandt as chief executive of Microsoft.",
            ("Lopez", "chief executive"),
            ("Microsoft", "incoming", None, None),
        ),
        ("Ana Lopez plans to step down as mayor.", ("Lopez", "mayor"), (None, "current", None, None)),
        ("Ana Lopez, QC, spoke.", ("Lopez", "QC"), (None, "current", None, None)),
    ],
)
def test_way(roles, text: str, who: tuple, expected: tuple) -> None:
    assert roles(text)[who] == expected


def test_two_people_in_one_phrase(roles) -> None:
    found = roles("Senators Ana Lopez and Ida Brandt met.")
    assert set(found) == {("Lopez", "Senator"), ("Brandt", "Senator")}


def test_a_list_shares_its_organization(roles) -> None:
    found = roles("Ana Lopez, chairman and chief executive of Microsoft, spoke.")
    assert {k[1]: v[0] for k, v in found.items()} == {"chairman": "Microsoft", "chief executive": "Microsoft"}


def test_an_abbreviation_is_no_second_role(roles) -> None:
    found = roles("Ana Lopez, chief executive officer of Microsoft, spoke. Microsoft CEO Ana Lopez left.")
    assert len(found) == 1


def test_a_former_role_ends_with_the_resignation_told_beside_it(roles) -> None:
    found = roles("The former campaign manager Ana Lopez resigned last August.")
    assert found["Lopez", "campaign manager"] == (None, "former", None, "2023-08")


def test_a_call_to_resign_ends_nothing(roles) -> None:
    found = roles("Critics urged Mayor Ana Lopez to resign.")
    assert found["Lopez", "Mayor"][1] == "current"


@pytest.mark.parametrize(
    "text",
    [
        "His brother Ana Lopez spoke.",
        "Ana Lopez, a supporter, spoke.",
        "Ana Lopez, the suspect, was held.",
        "The Swede Ana Lopez spoke.",
        "Ana Lopez wants to become mayor.",
        "After a talk with Ana Lopez, the mayor said no.",
    ],
)
def test_no_role(roles, text: str) -> None:
    assert roles(text) == {}


PIECES = [
    "Ana Lopez",
    "Mayor",
    "the",
    "former",
    ",",
    "Microsoft",
    "'s",
    "chief executive",
    "of",
    "and",
    "resigned",
    "as",
    "was named",
    "-",
    "elect",
    ".",
    "\n\n",
    "“",
    "日本",
    "\x00",
    "🙂",
    "Sen.",
    "in 2009",
    "(",
    ")",
    "who is",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=18))
def test_any_text_gives_roles_that_stand_in_it(read, pieces: list[str]) -> None:
    text = " ".join(pieces) or "x"
    if not text.strip():
        text = "x"
    found = read(text, published=PUBLISHED)
    people = {p.person_id for p in found.people}
    bodies = {o.organization_id for o in found.organizations}
    assert read(text, published=PUBLISHED) == found
    assert len({r.role_id for r in found.roles}) == len(found.roles)
    for role in found.roles:
        assert text[role.start : role.end] == role.text == role.text.strip()
        assert role.person_id in people and (role.organization_id is None or role.organization_id in bodies)
        assert role.rule and not re.match(r"(?i)(the|former|acting) ", role.title)
        assert not (role.start_date and role.end_date) or role.start_date <= role.end_date or len(role.end_date) < 10
    for organization in found.organizations:
        assert all(text[m.start : m.end] == m.text == m.text.strip() for m in organization.mentions)
