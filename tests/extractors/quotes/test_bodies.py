"""Which body "it" means where it speaks."""

import pytest

CASES = {
    "the one that spoke": (
        "Corvane Corp said it will close a plant. It said the work ends in May.",
        ["Corvane Corp", "Corvane Corp"],
    ),
    "the one of whom the sentence before tells": (
        "Corvane Corp bought Stonegate Ltd on Monday. It said the price was fair.",
        ["Corvane Corp"],
    ),
    "behind what others say": (
        "Corvane Corp said a plant will close. Analysts said the stock would fall. It said the work ends in May.",
        ["Corvane Corp", None, "Corvane Corp"],
    ),
    "the one that spoke also says": (
        "Corvane Corp said it will close a plant. Its Stonegate Ltd runs the plant. It also said the work ends in May.",
        ["Corvane Corp", "Corvane Corp"],
    ),
    "in its own words": (
        "In its bid, Corvane Corp said, it told the court that prices rose.",
        ["Corvane Corp", "Corvane Corp"],
    ),
    "not the one whom it quotes": (
        "Corvane Corp said Stonegate Ltd had said that prices rose. The plant is old, it said.",
        ["Corvane Corp", "Stonegate Ltd", "Corvane Corp"],
    ),
    "nobody when a text speaks": (
        "Corvane Corp said a plant will close. The report said prices rose. It said wages fell.",
        ["Corvane Corp", None, None],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_it_speaks(read, case: str) -> None:
    text, speakers = CASES[case]
    found = read(text, published="2024-05-08")
    names = {o.organization_id: o.name for o in found.organizations}
    quotes = sorted(found.quotes, key=lambda q: q.cue.start)
    assert [names.get(q.source.organization_id) for q in quotes] == speakers


def test_it_is_a_mention_of_the_body(read) -> None:
    [body] = read("Corvane Corp said it will close a plant. It said the work ends in May.").organizations
    assert [(m.text, m.kind) for m in body.mentions] == [("Corvane Corp", "name"), ("It", "pronoun")]
