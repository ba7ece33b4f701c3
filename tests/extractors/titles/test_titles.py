"""Where a title stands, and what of it is the title: (title, status, organization)."""

import pytest

from extractors.titles import find_titles


@pytest.fixture
def titles(nlp):
    def run(text: str) -> list[tuple]:
        doc = nlp(text)
        return [
            (t.title(doc), t.status, doc[slice(*t.body)].text if t.body else None) for t in find_titles(doc)
        ]  # fmt: skip

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Attorney General Ida Brandt spoke.", ("Deputy Attorney General", None, None)),
        ("The former French President Ida Brandt spoke.", ("President", "former", "French")),
        ("Acting Mayor Ida Brandt spoke.", ("Mayor", "acting", None)),
        ("President-elect Ida Brandt spoke.", ("President", "incoming", None)),
        ("Ida Brandt, the Secretary of State, spoke.", ("Secretary of State", None, None)),
        ("Ida Brandt, head of product development at Google, spoke.", ("head of product development", None, "Google")),
        ("Ida Brandt, a spokeswoman for the German army, spoke.", ("spokeswoman", None, "German army")),
        ("Gen. Ida Brandt spoke.", ("Gen.", None, None)),
        ("The veteran politician Ida Brandt spoke.", ("politician", None, None)),
        ("The campaign manager Ida Brandt spoke.", ("campaign manager", None, None)),
        ("Treasury Secretary Ida Brandt spoke.", ("Treasury Secretary", None, None)),
    ],
)
def test_title_status_and_body(titles, text: str, expected: tuple) -> None:
    assert titles(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department spoke.",
        "She heads the firm.",
        "As a general rule, it rained.",
        "It opens at 7 pm today.",
    ],
)
def test_no_title(titles, text: str) -> None:
    assert titles(text) == []


def test_plural_is_told_in_the_singular(nlp) -> None:
    doc = nlp("Senators Brandt and Lopez met.")
    (title,) = find_titles(doc)
    assert (title.title(doc), title.is_plural) == ("Senator", True)
