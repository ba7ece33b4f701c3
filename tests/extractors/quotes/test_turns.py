"""Turns of speech: a name with its titles and a colon before the words."""

import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('Ana Lopez: "We will close the pier."', ["Lopez"]),
        (
            'The mayors wrote. Deputy Mayor of the Old Town for Harbours Ana Lopez: "We will close the pier." '
            'Police Chief Paul Brandt: "I will not leave."',
            ["Lopez", "Brandt"],
        ),
        ('Ana Lopez told her friend Paul Brandt: "We will close the pier."', ["Lopez"]),
    ],
)
def test_the_name_before_the_colon_speaks(read, text: str, speakers: list[str]) -> None:
    found = read(text, published="2024-05-08")
    names = {p.person_id: p.name.split()[-1] for p in found.people}
    direct = [q for q in found.quotes if q.type == "direct"]
    assert [q.source and names.get(q.source.person_id) for q in direct] == speakers


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"The pier is safe" – Ana Lopez', "The pier is safe"),
        ('"The pier is safe." - Ana Lopez, mayor of Rye', "The pier is safe."),
        ("I lost the pier and told my mother. Ana Lopez\n\nPaul Brandt left.", "I lost the pier and told my mother."),
        ("Ana Lopez: We never sold the pier.\n\nPaul Brandt left.", "We never sold the pier."),
    ],
)
def test_a_signature_or_a_name_and_colon_names_the_speaker(read, text: str, content: str) -> None:
    [quote] = read(text, published="2024-05-08").quotes
    assert (quote.source.text, [c.text for c in quote.content]) == ("Ana Lopez", [content])


def test_words_set_off_behind_a_colon(read) -> None:
    text = "Ana Lopez denied it in a letter:\n\nNobody was forced to pay. Tom Berg left of his own will."
    [quote] = read(text).quotes
    assert (quote.source.text, quote.rule) == ("Ana Lopez", "set_off")
    assert quote.content[0].text == "Nobody was forced to pay. Tom Berg left of his own will."


@pytest.mark.parametrize(
    "text",
    ["Ana Lopez named three streets:\n\nMill Lane and two others.", "The streets are closed:\n\nBerg drives on them."],
)
def test_a_list_behind_a_colon_is_nobodys_words(read, text: str) -> None:
    assert not read(text).quotes
