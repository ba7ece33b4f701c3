"""The type of an event, by its verb and what stands with it."""

import pytest


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ana Lopez replaced Paul Brandt.", "replaced", "personnel"),
        ("Ana Lopez replaced the old boiler.", "replaced", None),
        ("Ana Lopez lost the election.", "lost", "competition"),
        ("Ana Lopez lost 6 billion crowns.", "lost", None),
        ("Ana Lopez moved to Rye.", "moved", "movement"),
        ("Ana Lopez moved to calm the town.", "moved", None),
        ("Ana Lopez called Paul Brandt.", "called", "contact"),
        ("Ana Lopez called on Paul Brandt to resign.", "called", "statement"),
        ("Prosecutors charged Ana Lopez.", "charged", "justice"),
        ("Ana Lopez charged that the bridge is unsafe.", "charged", "statement"),
        ("Ana Lopez filed a suit in Rye.", "filed", "justice"),
        ("Ana Lopez held talks with Paul Brandt.", "held", "contact"),
        ("Ana Lopez held a party.", "held", None),
        ("Ana Lopez called the report a lie.", "called", "statement"),
        ("The plan was killed by Ana Lopez.", "killed", None),
        ("Ana Lopez tried the soup.", "tried", None),
        ("Ana Lopez shot to fame.", "shot", None),
        ("Ana Lopez threatened to sue.", "threatened", "statement"),
    ],
)
def test_the_type_of_an_event(read, text: str, trigger: str, expected: str | None) -> None:
    [action] = [a for a in read(text).actions if a.trigger.text == trigger]
    assert action.event_type == expected
