"""The page of a person across articles, from a warehouse."""

import datetime as dt
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.pages.person import UnknownPerson, render_person, role_spans, view_person
from schemas import Extraction
from warehouse import Reader, Writer


@pytest.fixture
def reader(tmp_path: Path, found: Extraction) -> Iterator[Reader]:
    """Two articles about Ida Brandt."""
    other = found.document.model_copy(update={"document_id": "later", "published": dt.date(2031, 6, 1)})
    with Writer.open(tmp_path / "news.duckdb") as writer:
        writer.load([found, found.model_copy(update={"document": other})], run_id="r", fingerprint="f")
        writer.publish()
    with Reader.open(tmp_path / "news.duckdb") as opened:
        yield opened


def test_a_person_is_put_together_from_all_articles(reader: Reader) -> None:
    view = view_person(reader, "ida brandt")
    assert (view.name, view.articles, view.in_all["claims"]) == ("Ida Brandt", 2, 2)
    assert [(role.title, role.cited.words) for role in view.roles] == [
        ("Mayor", "Mayor Ida Brandt denied on Friday that she sold the pier.")
    ] * 2
    (claim, _) = view.claims
    assert claim.words == ("she ", "sold", " the pier")
    assert [status.word for status in claim.statuses] == ["did not happen", "attributed"]
    assert view.names[0] == {"name": "Brandt", "mentions": 2, "articles": 2}
    assert view_person(reader, view.person_id).name == "Ida Brandt"


def test_an_unknown_name_is_refused_with_those_that_are_like_it(reader: Reader) -> None:
    with pytest.raises(UnknownPerson, match="no article names Brandt; similar names: Ida Brandt"):
        view_person(reader, "Brandt")


def test_the_page_stands_alone_and_has_no_link_to_other_pages(reader: Reader) -> None:
    page = render_person(view_person(reader, "Ida Brandt"))
    assert "Content-Security-Policy" in page
    assert set(re.findall(r'href="([^"#]*)', page)) == {"", "data:,"}
    assert "src=" not in page


def post(title: str, organization: str | None, start: str | None = None, day: int = 1) -> dict:
    return {
        "title": title,
        "organization": organization,
        "status": "current",
        "start_date": start,
        "end_date": None,
        "published": dt.date(2031, 1, day),
    }


def test_reports_of_one_post_are_one_bar_and_contradicting_ones_are_not() -> None:
    (bar,) = role_spans([post("Mayor", None, day=2), post("mayor", "Ardle", "2030-05")])
    assert (bar.label, bar.start, len(bar.reported)) == ("Mayor, Ardle", "2030-05", 2)
    assert len(role_spans([post("mayor", "Ardle", "2029"), post("mayor", "Ardle", "2030")])) == 2
    assert len(role_spans([post("mayor", "Ardle"), post("mayor", "Sund"), post("mayor", None)])) == 3


def test_sources_that_differ_stand_side_by_side_with_their_sentences(tmp_path: Path, found: Extraction) -> None:
    (denied,), (role,) = found.actions, found.roles
    stated = found.model_copy(
        update={
            "document": found.document.model_copy(update={"document_id": "stated"}),
            "actions": (denied.model_copy(update={"polarity": "positive"}),),
            "roles": (role.model_copy(update={"start_date": "2029-03"}),),
        }
    )
    dated = found.model_copy(update={"roles": (role.model_copy(update={"start_date": "2030"}),)})
    with Writer.open(tmp_path / "two.duckdb") as writer:
        writer.load([dated, stated], run_id="r", fingerprint="f")
        writer.publish()
    with Reader.open(tmp_path / "two.duckdb") as opened:
        act, post = sorted(
            view_person(opened, "Ida Brandt").contradictions,
            key=lambda c: c.sides[0].what == "it happened",
            reverse=True,
        )
    assert [(side.what, side.document_id, side.words) for side in act.sides] == [
        ("it happened", "stated", "she sold the pier"),
        ("it did not happen", "pier", "she sold the pier"),
    ]
    sentence = "Mayor Ida Brandt denied on Friday that she sold the pier."
    assert [(side.what, side.words) for side in post.sides] == [("2030 to ?", sentence), ("2029-03 to ?", sentence)]


def test_two_dates_of_an_act_that_happens_once_stand_side_by_side(tmp_path: Path, found: Extraction) -> None:
    (act,) = found.actions
    told = {"event_type": "personnel", "polarity": "positive"}

    def dated(name: str, first: dt.date, last: dt.date) -> Extraction:
        document = found.document.model_copy(update={"document_id": name})
        actions = (act.model_copy(update={**told, "earliest": first, "latest": last}),)
        return found.model_copy(update={"document": document, "actions": actions})

    may, second, third = dt.date(2031, 5, 1), dt.date(2031, 5, 2), dt.date(2031, 5, 3)
    reports = [dated("a", second, second), dated("b", third, third), dated("c", may, dt.date(2031, 5, 31))]
    with Writer.open(tmp_path / "two.duckdb") as writer:
        writer.load(reports, run_id="r", fingerprint="f")
        writer.publish()
    with Reader.open(tmp_path / "two.duckdb") as opened:
        (one,) = view_person(opened, "Ida Brandt").contradictions
    assert one.what == "When this happened: sell"
    assert [(side.what, side.document_id) for side in one.sides] == [("2031-05-02", "a"), ("2031-05-03", "b")]


def test_a_list_that_is_cut_says_how_many_are_left_out_and_how_to_see_them(reader: Reader) -> None:
    view = view_person(reader, "Ida Brandt")
    assert "left out" not in render_person(view)
    view.claims, view.in_all = view.claims[:1], view.in_all | {"claims": 1_234}
    page = html.unescape(render_person(view))
    assert "1 of 1,234 are shown, 1,233 are left out." in page
    ((query,),) = (re.findall("<code>(FROM person_timeline .*?)</code>", page),)
    assert len(reader.query(query).rows) == 2
