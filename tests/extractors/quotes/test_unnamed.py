"""Whom a pronoun means that goes on with what somebody without a name has said."""

import pytest

CASES = {
    "a spokesman": (
        "A spokesman for the port said the bridge was safe. He said it would open in May.",
        ["A spokesman for the port", "A spokesman for the port"],
    ),
    "behind his own words": (
        'A spokeswoman said the bridge was safe. "We tested it for a month," she said.',
        ["A spokeswoman", "A spokeswoman"],
    ),
    "several": (
        "The bridge was closed, dealers and analysts said. They added that prices rose.",
        ["dealers and analysts", "dealers and analysts"],
    ),
    "a text": (
        "The letter said the bridge was safe. It added that the port had paid for it.",
        ["The letter", "The letter"],
    ),
    "a text of which the sentence before tells": (
        "The port said the bridge was safe. The statement named no engineer. It said tests would go on.",
        ["The port", "The statement"],
    ),
    "a person, behind other words of hers": (
        'Ana Lopez said: "We lost a lot. It rained. It snowed. We were late."\n\nThe house was old, she said.',
        ["Ana Lopez", "Ana Lopez"],
    ),
    "not behind others who may speak": (
        "The bridge was closed, dealers said. Residents left the town. They said it would open.",
        ["dealers", "They"],
    ),
    "not a woman": ("A spokesman said the bridge was safe. She said it would open.", ["A spokesman", "She"]),
    "not one for several": ("Dealers said the bridge was safe. He said it would open.", ["Dealers", "He"]),
    "not the one of whom the text goes on to tell": (
        "Dealers said the bridge was safe. Corvane Corp built it. They said it would open.",
        ["Dealers", "They"],
    ),
    "not one who spoke long ago": (
        "Dealers said the bridge was safe. It rained. It snowed. It froze. They said it would open.",
        ["Dealers", "They"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_goes_on(read, case: str) -> None:
    text, speakers = CASES[case]
    assert [q.source.text for q in sorted(read(text).quotes, key=lambda q: q.content[0].start)] == speakers
