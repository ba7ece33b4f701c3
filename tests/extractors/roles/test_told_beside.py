"""What is told beside a title: in relative clauses, of resignations, of deaths, and by other verbs."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former mayor Ana Lopez died on Sunday.", {("Lopez", "mayor"): (None, "former", None, None)}),
        (
            "Former premier Ana Lopez, who was in power from 1997 to 2007, spoke.",
            {("Lopez", "premier"): (None, "former", "1997", "2007")},
        ),
        (
            "Ana Lopez, a former leader of the Labour Party, spoke. "
            "Lopez, a former army officer, led the Labour Party from 1988 until 1999.",
            {
                ("Lopez", "leader"): ("Labour Party", "former", "1988", "1999"),
                ("Lopez", "army officer"): (None, "former", None, None),
            },
        ),
        (
            "Ana Lopez is president of Microsoft. She was first elected to Parliament in 2008.",
            {("Lopez", "president"): ("Microsoft", "current", None, None)},
        ),
        (
            "As of July 1, 2025, the new head of Microsoft will be Ana Lopez.",
            {("Lopez", "head"): ("Microsoft", "incoming", "2025-07-01", None)},
        ),
        ("Ana Lopez (mayor of Boston 1979-1987) spoke.", {("Lopez", "mayor"): ("Boston", "former", "1979", "1987")}),
        (
            "Ana Lopez oversaw Microsoft as chief executive from 2006-2010.",
            {("Lopez", "chief executive"): ("Microsoft", "former", "2006", "2010")},
        ),
        (
            "Ana Lopez was chairman of Microsoft from 2003 until her retirement in 2011.",
            {("Lopez", "chairman"): ("Microsoft", "former", "2003", "2011")},
        ),
        (
            "Ana Lopez, whose term as mayor of Boston ended in 2013, spoke.",
            {("Lopez", "mayor"): ("Boston", "former", None, "2013")},
        ),
        (
            "Ana Lopez, whose tenure as mayor of Boston began in 2011, spoke.",
            {("Lopez", "mayor"): ("Boston", "current", "2011", None)},
        ),
        (
            "Ana Lopez has been chairman of Microsoft since winning the post in March 2019.",
            {("Lopez", "chairman"): ("Microsoft", "current", "2019-03", None)},
        ),
        (
            "Ana Lopez became the first woman to serve as mayor of Boston in 2022.",
            {("Lopez", "mayor"): ("Boston", "current", "2022", None)},
        ),
        (
            "As mayor of Boston from 2010 to 2014, Ana Lopez built a pier.",
            {("Lopez", "mayor"): ("Boston", "former", "2010", "2014")},
        ),
        (
            "Prime minister since 2018, Ana Lopez faces an election.",
            {("Lopez", "prime minister"): (None, "current", "2018", None)},
        ),
    ],
    ids=[
        "death_of_a_former_one",
        "in_power",
        "led",
        "elected_into_a_body",
        "will_be",
        "years_with_a_hyphen",
        "oversaw",
        "until_her_retirement",
        "term_ended",
        "tenure_began",
        "since_winning_it",
        "first_to_serve",
        "as_mayor_from",
        "since_before_a_name",
    ],
)
def test_dates_belong_to_the_post_that_they_are_told_of(roles, text: str, expected: dict) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mayor Ana Lopez tendered her resignation.", "former"),
        ("The council accepted the resignation of Mayor Ana Lopez.", "former"),
        ("The reshuffle included the removal of Mayor Ana Lopez.", "former"),
        ("They met after the death of the mayor, Ana Lopez.", "former"),
        ("The previous mayor, Ana Lopez, spoke.", "former"),
        ("Mayor Ana Lopez offered her resignation.", "current"),
        ("They called for the removal of Mayor Ana Lopez.", "current"),
    ],
)
def test_whether_a_post_was_left(roles, text: str, status: str) -> None:
    assert {title: found[1] for (_, title), found in roles(text).items()} == {"mayor": status}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Lopez was elected leader in 1980, succeeding former premier Paul Brandt.",
            {("Lopez", "leader"): "current", ("Brandt", "leader"): "former", ("Brandt", "premier"): "former"},
        ),
        (
            "Ana Lopez succeeded Paul Brandt as chairman of Microsoft.",
            {("Lopez", "chairman"): "current", ("Brandt", "chairman"): "former"},
        ),
        ("The change was the appointment of Ana Lopez as treasurer.", {("Lopez", "treasurer"): "incoming"}),
        ("Ana Lopez was moved on Monday and appointed the treasurer.", {("Lopez", "treasurer"): "incoming"}),
        ("Ana Lopez will go to Rome as ambassador.", {("Lopez", "ambassador"): "incoming"}),
        ("Ana Lopez gains the role of treasurer.", {("Lopez", "treasurer"): "incoming"}),
        (
            "Ana Lopez is mayor after serving as campaign spokeswoman.",
            {("Lopez", "mayor"): "current", ("Lopez", "campaign spokeswoman"): "former"},
        ),
        (
            "Premier and Labour leader Ana Lopez spoke.",
            {("Lopez", "premier"): "current", ("Lopez", "leader"): "current"},
        ),
        ("Paul Brandt said that Ana Lopez was a great leader and statesman.", {}),
        ("They said that their mother Baroness Lopez left.", {("Lopez", "baroness"): "current"}),
        ("Four-time champion Ana Lopez spoke.", {("Lopez", "champion"): "current"}),
        (
            "Treasurer Jo Moss replaces economist Ana Lopez. Lopez submitted her resignation.",
            {
                ("Moss", "treasurer"): "current",
                ("Lopez", "economist"): "current",
            },
        ),
        (
            "Paul Brandt succeeded Ana Lopez, who announced she would resign to become president of Microsoft.",
            {("Lopez", "president"): "incoming"},
        ),
        (
            "Ana Lopez is named finance minister as well as deputy prime minister.",
            {("Lopez", "finance minister"): "incoming", ("Lopez", "deputy prime minister"): "incoming"},
        ),
        (
            "Ana Lopez retired as the eighth and first female president of Microsoft.",
            {("Lopez", "president"): "former"},
        ),
        ("Police arrested another opposition leader, Ana Lopez.", {("Lopez", "opposition leader"): "current"}),
        (
            "Ana Lopez and Jo Moss, both directors of Microsoft, spoke.",
            {("Lopez", "director"): "current", ("Moss", "director"): "current"},
        ),
        (
            "Microsoft appointed Ana Lopez and Jo Moss as interim co-CEOs.",
            {("Lopez", "co-ceo"): "acting", ("Moss", "co-ceo"): "acting"},
        ),
        (
            "Police spokesman Chief Inspector Ana Lopez spoke.",
            {("Lopez", "spokesman"): "current", ("Lopez", "chief inspector"): "current"},
        ),
        ("During her time as mayor of Boston, Ana Lopez built a pier.", {("Lopez", "mayor"): "former"}),
        ("The president nominated Ana Lopez for finance minister.", {("Lopez", "finance minister"): "incoming"}),
        ("Spokesman on defence Ana Lopez spoke.", {("Lopez", "spokesman on defence"): "current"}),
        ("District Attorney Ana Lopez spoke.", {("Lopez", "district attorney"): "current"}),
        (
            "Ana Lopez, chairman of Microsoft, succeeded Paul Brandt.",
            {("Lopez", "chairman"): "current", ("Brandt", "chairman"): "former"},
        ),
    ],
)
def test_status(roles, text: str, expected: dict) -> None:
    assert {key: found[1] for key, found in roles(text).items()} == expected


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Microsoft has appointed Ana Lopez as an associate curator of prints.", "Microsoft"),
        ("The Senate confirmed Ana Lopez as an associate curator of prints.", None),
        ("Ana Lopez served as editor of the British publishing house Norvane Gorst.", "Norvane Gorst"),
        ("State Rep. Ana Lopez spoke.", None),
        ("Ana Lopez, a councillor for Boston, spoke.", None),
        ("The head of Denmark's central bank, Ana Lopez, spoke.", "central bank"),
        ("Microsoft met. Ana Lopez, a spokeswoman for the police, spoke.", None),
        ("Microsoft met. The governor's spokeswoman, Ana Lopez, spoke.", None),
        ("Microsoft met former planning commission member Ana Lopez.", None),
        ("Microsoft met, the Ellery Courier reported. Ana Lopez, the group's secretary, spoke.", "Microsoft"),
        ("The detained leader of the Islamic Movement, Ana Lopez, spoke.", "Islamic Movement"),
        ("E.F. Hutting Group Inc President Ana Lopez spoke.", "E.F. Hutting Group Inc"),
        ("Ana Lopez, an officer in the Department of Foreign Affairs, spoke.", "Department of Foreign Affairs"),
        ("Ana Lopez, chief executive of Microsoft partner Google, spoke.", "Google"),
        ("Microsoft rose. The coffee giant then replaced Paul Brandt with Ana Lopez as its chairman.", None),
        (
            "The University of Boston is old. Its motto is new. The new provost, Ana Lopez, spoke.",
            "University of Boston",
        ),
    ],
)
def test_the_body(roles, text: str, organization: str | None) -> None:
    assert {found[0] for found in roles(text).values()} == {organization}


def test_an_office_shares_no_body_with_a_later_post(roles) -> None:
    found = roles("Ana Lopez, a former prime minister and now head of the World Tide Fund, spoke.")
    assert {title: told[0] for (_, title), told in found.items()} == {"prime minister": None, "head": "World Tide Fund"}


def test_a_rank_behind_a_name_is_held_in_no_body(roles) -> None:
    found = roles("Ana Lopez QC, chair of the Law Union, spoke.")
    assert {title: told[0] for (_, title), told in found.items()} == {"qc": None, "chair": "Law Union"}
