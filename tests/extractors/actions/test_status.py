"""Purposes, pressure, and what "after" keeps out of an allegation."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Ana Lopez sold the pier in order to help Paul Brandt.", "help", "hypothetical"),
        ("Ana Lopez faced pressure from voters to resign.", "resign", "requested"),
        ("Ana Lopez was charged with fraud after leaving the firm.", "leaving", "asserted"),
        ("Ana Lopez was ordered to pay after admitting fraud.", "admitting", "asserted"),
        ("Ana Lopez could not be reached.", "reached", "asserted"),
        ("Ana Lopez would not speak to reporters.", "speak", "asserted"),
        ("Ana Lopez would not have spoken to reporters.", "spoken", "hypothetical"),
        ("Ana Lopez is to be sentenced in June.", "sentenced", "future"),
        ("Ana Lopez called on Paul Brandt to resign.", "resign", "requested"),
        ("Ana Lopez announced plans on Monday to close two schools.", "close", "future"),
        ("Ana Lopez unveiled a proposal Tuesday to close two schools.", "close", "hypothetical"),
        ("Ana Lopez rejected a plan on Friday to close two schools.", "close", "hypothetical"),
    ],
)
def test_modality(read, text: str, trigger: str, modality: str) -> None:
    found = read(text, published="2024-05-08")
    assert {a.trigger.text: a.modality for a in found.actions}[trigger] == modality


def test_a_prefix_belongs_to_its_verb(read) -> None:
    [action] = read("Ana Lopez was re-elected on Monday.", published="2024-05-08").actions
    assert (action.trigger.text, action.predicate, action.event_type) == ("re-elected", "re-elect", "personnel")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lopez said attempting to sell the pier would hurt the town.",
        "Ana Lopez said there had landed a boat.",
    ],
)
def test_a_clause_whose_subject_is_a_clause_has_no_actor(read, text: str) -> None:
    found = read(text, published="2024-05-08")
    assert not [a.trigger.text for a in found.actions if a.trigger.text in ("hurt", "landed") and a.actors]


@pytest.mark.parametrize(
    ("text", "recipients"), [("Ana Lopez defended herself.", ["herself"]), ("Ana Lopez praised Ana Lopez.", [])]
)
def test_nobody_does_a_thing_to_themselves_but_where_the_text_says_so(read, text: str, recipients: list[str]) -> None:
    [action] = read(text, published="2024-05-08").actions
    assert [one.text for one in action.recipients] == recipients
