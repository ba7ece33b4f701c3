"""No order of words makes the rules fail: clauses, quotation marks and pronouns anywhere."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

WORDS = [
    "Ana Lopez",
    "Paul Brandt",
    "I",
    "me",
    "he",
    "her",
    "who",
    "that",
    "said",
    "told",
    "claimed to",
    "denied",
    "re",
    "-",
    "re-elected",
    "resign",
    "resigned",
    "arrested by",
    "according to",
    "in the words of",
    "a letter from",
    "the claim that",
    "made",
    "did not",
    "whether",
    "after leaving",
    "in order to",
    "pressure",
    "as",
    "if",
    "will",
    "on Monday",
    "the",
    ":",
    ",",
    ".",
    "\n\n",
    '"',
    "'",
    "“",
    "”",
    "``",
    "(",
    "—",
    "é",
    "🙂",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=24))
def test_spans_match_the_text_and_ids_are_known(read, words: list[str]) -> None:
    text = " ".join(words)
    assume(text.strip())
    found = read(text)
    people = {p.person_id for p in found.people}
    quotes = {q.quote_id for q in found.quotes}
    for a in found.actions:
        for span in (a, a.trigger, *a.actors, *a.recipients, *filter(None, [a.attribution])):
            assert span.text == text[span.start : span.end] == span.text.strip() != ""
        for who in (*a.actors, *a.recipients, *filter(None, [a.attribution])):
            assert who.person_id is None or who.person_id in people
        assert a.quote_id is None or a.quote_id in quotes
    assert len({a.action_id for a in found.actions}) == len(found.actions)
