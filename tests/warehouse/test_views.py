"""What the views answer, on a few articles made for it."""

from pathlib import Path

import pytest

from schemas import Extraction, Participant, Person
from warehouse import Reader, Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.duckdb"


def load(path: Path, *found: Extraction) -> None:
    with Writer.open(path) as writer:
        assert writer.load(found, run_id="r", fingerprint="f").loaded == len(found)
        writer.publish()


def rows(path: Path, sql: str) -> list[tuple]:
    with Reader.open(path) as reader:
        return list(reader.query(sql).rows)


def retold(found: Extraction, document_id: str, *, text: str = "", **role: object) -> Extraction:
    """The article under another id, with text of its own behind it and its one role changed."""
    document = found.document.model_copy(update={"document_id": document_id, "text": found.document.text + text})
    roles = tuple(one.model_copy(update=role) for one in found.roles)
    return found.model_copy(update={"document": document, "roles": roles})


LONG = " " + " ".join(f"Sentence {i} of another report tells more." for i in range(40))


def test_a_role_is_shown_with_the_line_in_which_it_stands(path: Path, found: Extraction) -> None:
    load(path, found)
    line = "Mayor Ida Brandt denied on Friday that she sold the pier."
    assert rows(path, "SELECT evidence, passage FROM role_history") == [("Mayor Ida Brandt", line)]


def test_copies_are_counted_once_and_other_reports_are_not(path: Path, found: Extraction) -> None:
    load(path, found, retold(found, "copy"), retold(found, "own", text=LONG))
    sql = "SELECT what, documents, independent_sources FROM independent_sources WHERE kind = 'role'"
    assert rows(path, sql) == [("current Mayor", 3, 2)]


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("2019", "2021", ["contradiction"]),
        ("2019", "2019-05", ["agreement"]),
        ("2019", "2019", ["agreement"]),
        ("2019", None, ["one source"]),
    ],
)
def test_values_agree_when_one_is_the_other_less_precisely(path, found, first, second, verdicts) -> None:
    load(path, retold(found, "a", start_date=first), retold(found, "b", text=LONG, start_date=second))
    assert rows(path, "SELECT DISTINCT verdict FROM agreement WHERE field = 'start_date'") == [(v,) for v in verdicts]


@pytest.mark.parametrize(("end", "start", "succession"), [("2019", "2019-05", "follows"), ("2019", "2021", "gap")])
def test_who_follows_whom_in_a_post(path, found, end, start, succession) -> None:
    ove = found.people[0].model_copy(update={"name": "Ove Tamm"})
    before = retold(found, "a", organization="Port Ellery", start_date="2015", end_date=end)
    after = retold(found, "b", organization="Port Ellery", start_date=start)
    load(path, before, after.model_copy(update={"people": (ove,)}))
    sql = "SELECT name, next_name, succession FROM post_history ORDER BY start_date"
    assert rows(path, sql) == [("Ida Brandt", "Ove Tamm", succession), ("Ove Tamm", None, None)]


def test_a_meeting_is_listed_once_and_only_when_it_took_place(path: Path, found: Extraction) -> None:
    (act,) = found.actions
    ove = Participant(**act.trigger.model_dump(), person_id="p2")
    people = (*found.people, Person(person_id="p2", name="Ove Tamm"))
    met = act.model_copy(update={"recipients": (ove,), "event_type": "contact", "polarity": "positive"})
    did_not = act.model_copy(update={"recipients": (ove,), "event_type": "contact", "action_id": "a2"})
    load(path, found.model_copy(update={"people": people, "actions": (met, did_not)}))
    ((one, other),) = rows(path, "SELECT name, with_whom FROM who_met_whom")
    assert {one, other} == {"Ida Brandt", "Ove Tamm"}
    assert rows(path, "SELECT documents FROM co_appearance") == [(1,)]


def test_everything_that_somebody_says_by_name_or_id(path: Path, found: Extraction) -> None:
    (quote,) = found.quotes
    ida = Participant(start=0, end=5, text="Mayor", person_id="p1")
    load(path, found.model_copy(update={"quotes": (quote.model_copy(update={"source": ida}),)}))
    ((person_id,),) = rows(path, "SELECT person_id FROM people")
    for who in ("ida brandt", person_id):
        assert rows(path, f"SELECT content, document_id FROM said_by('{who}')") == [("I did not,", "pier")]


@pytest.mark.parametrize(
    "view", ["role_history", "all_actions", "person_timeline", "independent_sources", "who_is_who"]
)
def test_a_withdrawn_article_is_in_no_view(path: Path, found: Extraction, view: str) -> None:
    load(path, found)
    assert rows(path, f"FROM {view}")
    with Writer.open(path) as writer:
        writer.connection.execute("UPDATE documents SET withdrawn_at = now()")
        writer.publish()
    assert rows(path, f"FROM {view}") == []
