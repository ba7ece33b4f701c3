"""Posts that pass from one to another, and dates told apart from the title: a sentence or two for each way."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Paul Brandt was succeeded as director of the institute by Ana Lopez.",
            {
                ("Brandt", "director"): (None, "former", None, None),
                ("Lopez", "director"): (None, "current", None, None),
            },
        ),
        (
            "Paul Brandt was the mayor of Boston. He was succeeded by Ana Lopez in June 2022.",
            {
                ("Brandt", "mayor"): ("Boston", "former", None, "2022-06"),
                ("Lopez", "mayor"): ("Boston", "current", "2022-06", None),
            },
        ),
        (
            "Microsoft named Ana Lopez as treasurer on Monday. Lopez will succeed Paul Brandt.",
            {
                ("Lopez", "treasurer"): ("Microsoft", "incoming", None, None),
                ("Brandt", "treasurer"): ("Microsoft", "former", None, None),
            },
        ),
        (
            "Microsoft named Ana Lopez chief financial officer, succeeding Paul Brandt.",
            {
                ("Lopez", "chief financial officer"): ("Microsoft", "incoming", None, None),
                ("Brandt", "chief financial officer"): ("Microsoft", "former", None, None),
            },
        ),
        (
            "Ana Lopez, director of the Rye Hospital, resigned on Tuesday. She will leave on May 31.",
            {("Lopez", "director"): ("Rye Hospital", "current", None, "2024-05-31")},
        ),
        (
            "Ana Lopez, director of the Rye Hospital, will leave on May 31 for Boston.",
            {("Lopez", "director"): ("Rye Hospital", "current", None, None)},
        ),
        (
            "Ana Lopez is chief executive of Microsoft. She has held the post since 2011.",
            {("Lopez", "chief executive"): ("Microsoft", "current", "2011", None)},
        ),
        (
            "Ana Lopez is president of Microsoft. She took office in January.",
            {("Lopez", "president"): ("Microsoft", "current", "2024-01", None)},
        ),
        (
            "Ana Lopez joined Microsoft in 2003 as an engineer and became chief executive in 2019.",
            {
                ("Lopez", "engineer"): ("Microsoft", "former", "2003", None),
                ("Lopez", "chief executive"): ("Microsoft", "current", "2019", None),
            },
        ),
        (
            "Paul Brandt resigned as chairman of Microsoft to accept the position of president of IBM.",
            {
                ("Brandt", "chairman"): ("Microsoft", "former", None, None),
                ("Brandt", "president"): ("IBM", "incoming", None, None),
            },
        ),
        (
            "Ana Lopez stays on as chairman of Microsoft until 2025.",
            {("Lopez", "chairman"): ("Microsoft", "current", None, "2025")},
        ),
        (
            "The chairman of Microsoft, Ana Lopez, was voted out of office on Saturday.",
            {("Lopez", "chairman"): ("Microsoft", "former", None, "2024-05-04")},
        ),
        (
            "Ana Lopez is the coach of Ellery United. She was appointed in June 2023.",
            {("Lopez", "coach"): ("Ellery United", "current", "2023-06", None)},
        ),
    ],
    ids=[
        "was_succeeded_as",
        "was_succeeded",
        "named_to_succeed",
        "named_succeeding",
        "resigned_but_leaves_later",
        "leaves_for_a_journey",
        "has_held_the_post",
        "took_office",
        "joined_and_became",
        "resigned_to_accept",
        "stays_on",
        "voted_out",
        "was_appointed",
    ],
)
def test_who_holds_it_from_when_until_when(roles, text: str, expected: dict) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Microsoft's founder and chairwoman, Ana Lopez, said so.",
            {("Lopez", "founder"): "Microsoft", ("Lopez", "chairwoman"): "Microsoft"},
        ),
        (
            "Paul Brandt, president and treasurer of Microsoft, and chairman of IBM, said so.",
            {("Brandt", "president"): "Microsoft", ("Brandt", "treasurer"): "Microsoft", ("Brandt", "chairman"): "IBM"},
        ),
        (
            "Ana Lopez, a former councillor and the candidate of the Labour Party, said so.",
            {("Lopez", "councillor"): None, ("Lopez", "candidate"): "Labour Party"},
        ),
        (
            "The Lindgaard Foundation thanked Norvane Motors. The foundation's director, Ana Lopez, said so.",
            {("Lopez", "director"): "Lindgaard Foundation"},
        ),
        (
            "Microsoft agreed to buy Norvane Motors and said its founder, Ana Lopez, would stay.",
            {("Lopez", "founder"): "Microsoft"},
        ),
        ("Her deputy, Dr. Paul Brandt, spoke.", {("Brandt", "deputy"): None}),
        ("A teacher named Ana Lopez spoke.", {("Lopez", "teacher"): None}),
        ("Analyst Ana Lopez, of Microsoft Corp, spoke.", {("Lopez", "analyst"): "Microsoft Corp"}),
        (
            "Microsoft said Ana Lopez is chairman of Norvane Inc. Paul Brandt is a lawyer.",
            {("Lopez", "chairman"): "Norvane Inc.", ("Brandt", "lawyer"): None},
        ),
    ],
    ids=["before", "list", "own_article", "its_noun", "its", "deputy", "named", "of", "end_of_sentence"],
)
def test_the_body_of_a_post(roles, text: str, expected: dict) -> None:
    assert {who: role[0] for who, role in roles(text).items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The committee and its chairman, Senator Ana Lopez, spoke.",
            {("Lopez", "chairman"): "current", ("Lopez", "senator"): "current"},
        ),
        (
            "The party was calm after the resignation of Labour Party chief Paul Brandt in January.",
            {("Brandt", "chief"): "former"},
        ),
        (
            "Critics called for the resignation of Labour Party chief Paul Brandt.",
            {("Brandt", "chief"): "current"},
        ),
        ("Ana Lopez is running for mayor of Boston.", {("Lopez", "mayor"): "incoming"}),
        ("Ana Lopez, a member of the public, spoke.", {}),
        (
            "Paul Brandt, a former aide to President Lopez, spoke.",
            {("Brandt", "aide"): "former", ("Lopez", "president"): "current"},
        ),
    ],
    ids=["introduced_twice", "after_the_resignation", "called_for_it", "running_for", "no_post", "aide_to"],
)
def test_status(roles, text: str, expected: dict) -> None:
    assert {who: role[1] for who, role in roles(text).items()} == expected


def test_whoever_is_to_be_replaced_is_in_the_post(roles) -> None:
    found = roles("A judge is among the contenders to replace Paul Brandt as chairman of the Rye Commission.")
    assert found == {("Brandt", "chairman"): ("Rye Commission", "current", None, None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Microsoft said it nominated Ana Lopez to become chairman, replacing Paul Brandt, who will retire early.",
            {
                ("Lopez", "chairman"): ("Microsoft", "incoming"),
                ("Brandt", "chairman"): ("Microsoft", "current"),
            },
        ),
        (
            "Microsoft treasurer Ana Lopez has resigned from its board and has been replaced by Paul Brandt.",
            {("Lopez", "treasurer"): ("Microsoft", "current")},
        ),
        (
            "Ana Lopez was promoted to the position of treasurer of Microsoft.",
            {("Lopez", "treasurer"): ("Microsoft", "incoming")},
        ),
        ("Ana Lopez was made justice secretary.", {("Lopez", "justice secretary"): (None, "incoming")}),
        (
            "A former deputy justice secretary, Ana Lopez knows the law.",
            {("Lopez", "deputy justice secretary"): (None, "former")},
        ),
        (
            "Ana Lopez and Paul Brandt have resigned as directors of Microsoft.",
            {("Lopez", "director"): ("Microsoft", "former"), ("Brandt", "director"): ("Microsoft", "former")},
        ),
        (
            "Two Microsoft engineers, Ana Lopez and Paul Brandt, and Mary Whitlock of Boston spoke.",
            {("Lopez", "engineer"): ("Microsoft", "current"), ("Brandt", "engineer"): ("Microsoft", "current")},
        ),
        (
            "Ana Lopez was previously treasurer and director of marketing for Microsoft.",
            {
                ("Lopez", "treasurer"): ("Microsoft", "former"),
                ("Lopez", "director of marketing"): ("Microsoft", "former"),
            },
        ),
    ],
    ids=[
        "nominated_replacing",
        "from_the_board",
        "promoted_to",
        "made",
        "opens_with_it",
        "both",
        "two_of_them",
        "shared_body",
    ],
)
def test_appointments(roles, text: str, expected: dict) -> None:
    assert {who: role[:2] for who, role in roles(text).items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Microsoft chairman Ana Lopez is retiring effective June 1.",
            {("Lopez", "chairman"): ("Microsoft", "current", None, "2024-06-01")},
        ),
        (
            "Microsoft named Ana Lopez as president and Paul Brandt as treasurer.",
            {
                ("Lopez", "president"): ("Microsoft", "incoming", None, None),
                ("Brandt", "treasurer"): ("Microsoft", "incoming", None, None),
            },
        ),
        (
            "Paul Brandt will act as treasurer of Microsoft.",
            {("Brandt", "treasurer"): ("Microsoft", "acting", None, None)},
        ),
        (
            "Microsoft said IBM lent it money that treasurer Ana Lopez asked for.",
            {("Lopez", "treasurer"): ("Microsoft", "current", None, None)},
        ),
    ],
    ids=["is_retiring", "each_as", "will_act_as", "main_subject"],
)
def test_who_is_in_it_and_where(roles, text: str, expected: dict) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Microsoft replaced treasurer Ana Lopez with veteran Paul Brandt.",
            {
                ("Lopez", "treasurer"): ("Microsoft", "former", None, None),
                ("Brandt", "treasurer"): ("Microsoft", "incoming", None, None),
            },
        ),
        (
            "Ana Lopez was inaugurated on Tuesday as mayor of Boston.",
            {("Lopez", "mayor"): ("Boston", "current", "2024-05-07", None)},
        ),
        (
            "Microsoft has named Ana Lopez chief executive. She will take over on June 1.",
            {("Lopez", "chief executive"): ("Microsoft", "incoming", "2024-06-01", None)},
        ),
        (
            "Ana Lopez is chief executive of Microsoft. She will begin on June 1.",
            {("Lopez", "chief executive"): ("Microsoft", "current", None, None)},
        ),
        (
            "Microsoft named the chairman, Ana Lopez, as chief executive and President, effective June 1, 2024.",
            {
                ("Lopez", "chairman"): ("Microsoft", "current", None, None),
                ("Lopez", "chief executive"): ("Microsoft", "incoming", "2024-06-01", None),
                ("Lopez", "president"): ("Microsoft", "incoming", "2024-06-01", None),
            },
        ),
        (
            "Ana Lopez will become chairman of Microsoft effective immediately.",
            {("Lopez", "chairman"): ("Microsoft", "incoming", None, None)},
        ),
    ],
    ids=["replaced_with", "inaugurated", "will_take_over", "will_begin_something", "named_the_chairman", "effective"],
)
def test_when_a_post_begins(roles, text: str, expected: dict) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "organization"),
    [
        ("Quayhold Mayor Ana Lopez resigned.", "mayor", "Quayhold"),
        (
            "The Bank of Boston cut rates. It helps, bank Governor Ana Lopez said.",
            "governor",
            "Bank of Boston",
        ),
        ("BOSTON - French President Ana Lopez arrived.", "president", "France"),
        (
            "Ana Lopez, spokesman for United Dockers of America local 48, left.",
            "spokesman",
            "United Dockers of America",
        ),
        ("Microsoft shut, said Ana Lopez, spokesman for Quarrymen.", "spokesman", "Quarrymen"),
        ("Ana Lopez, senior vice president-finance at Microsoft, left.", "senior vice president-finance", "Microsoft"),
        ("The BBC reported that coach Ana Lopez had left.", "coach", None),
        ("Former president Ana Lopez spoke to the Senate. The Senate heard her. The Senate rose.", "president", None),
    ],
)
def test_the_body_of_a_post_is_the_one_told_or_none(roles, text: str, title: str, organization: str | None) -> None:
    assert {(t, o) for (_, t), (o, *_) in roles(text).items()} == {(title, organization)}


def test_a_name_that_the_model_joins_to_the_place_before_it(roles) -> None:
    found = roles("The mayor of Ardle, Nora Finch, resigned.")
    assert {key: value[:2] for key, value in found.items()} == {("Finch", "mayor"): ("Ardle", "former")}
