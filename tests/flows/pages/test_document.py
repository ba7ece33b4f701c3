"""The page of one article: escaped, self-contained, and every row joined to its words."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from flows.pages.document import render_documents, view_document
from flows.pages.marks import Mark, cut, paragraphs
from flows.pages.terminal import show_document
from schemas import (
    Article,
    Extraction,
    Mention,
    Person,
)


def test_cut_keeps_the_text_and_all_marks() -> None:
    marks = [Mark(0, 6, "quote", ("q",)), Mark(2, 4, "name", ("p",)), Mark(3, 8, "role", ("r",))]
    pieces = cut("0123456789", marks)
    assert "".join(p.text for p in pieces) == "0123456789"
    assert [(p.text, p.rows) for p in pieces if p.rows] == [
        ("01", ("q",)),
        ("2", ("p", "q")),
        ("3", ("p", "q", "r")),
        ("45", ("q", "r")),
        ("67", ("r",)),
    ]


@given(
    st.text(alphabet="ab\n é👍", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8)
)
def test_cut_covers_any_text_once(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(s, min(s + n, len(text)), "name", (f"{s}",)) for s, n in spans if s < len(text)]
    pieces = cut(text, marks) if text else []
    assert "".join(p.text for p in pieces) == text
    assert all(len(p.marks) == sum(m.start <= p.start < m.end for m in marks) for p in pieces)
    shown = "".join(p.text for paragraph in paragraphs(pieces) for p in paragraph)
    assert "".join(shown.split()) == "".join(text.split())


def test_an_action_reads_as_a_sentence_with_its_status(found: Extraction) -> None:
    (row,) = view_document(found).actions
    assert (row.who, row.did, row.when, row.says) == ("Ida Brandt", "sold", "Friday (2031-05-02)", "Ida Brandt")
    assert [s.word for s in row.statuses] == ["did not happen", "attributed"]
    assert row.why == "rule verb frame, right in 80% of annotated cases"


def test_what_is_unresolved_is_listed(found: Extraction) -> None:
    assert {(u.what, u.text) for u in view_document(found).unresolved} == {
        ("date without a day", "soon"),
        ("quotation without speaker", "I did not,"),
        ("pronoun not joined to a person", "He"),
    }


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.remote: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if (values.get("href") or "").startswith("#"):
            self.targets.add((values["href"] or "")[1:])
        if (
            tag in ("script", "img", "link", "iframe")
            and (values.get("src") or values.get("href") or "data:")[:5] != "data:"
        ):
            self.remote.append(tag)


def test_every_link_has_its_target_and_nothing_is_remote(found: Extraction) -> None:
    links = _Links()
    links.feed(render_documents([found, found]))
    assert len(links.ids) == len(set(links.ids))
    assert links.targets <= set(links.ids)
    assert links.targets
    assert not links.remote


def test_text_full_of_html_is_shown_and_never_run() -> None:
    nasty = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> {{ 7*7 }} </style> 'quoted'"
    person = Person(
        person_id="p", name=nasty, mentions=(Mention(start=0, end=len(nasty), text=nasty, kind="name"),), rule=nasty
    )
    article = Article(document_id=nasty, text=nasty, title=nasty, publisher=nasty, url="javascript:alert(1)")
    page = render_documents([Extraction(document=article, people=(person,))])
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "javascript:alert" not in page
    assert "{{ 7*7 }}" in page


def test_the_policy_allows_the_page_s_own_style_and_script_alone(found: Extraction) -> None:
    page = render_documents([found])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]


def test_piped_output_is_plain_and_complete(found: Extraction, capsys: pytest.CaptureFixture[str]) -> None:
    show_document(found, Console(width=40))
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "Mayor Ida Brandt denied on Friday that she sold the pier." in out
    assert "Ida Brandt\tsold\t\tFriday (2031-05-02)\tIda Brandt\tdid not happen" in out


def test_a_terminal_gets_no_control_characters_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Ring \x07 and \x1b[2J clear."
    show_document(
        Extraction(document=Article(document_id="x", text=text)), Console(force_terminal=True, color_system="standard")
    )
    out = capsys.readouterr().out
    assert "\x07" not in out
    assert "\x1b[2J" not in out
