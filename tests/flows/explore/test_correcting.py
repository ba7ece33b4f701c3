"""Corrections from the pages: kept with who says so, seen at once, undone; and refused from elsewhere."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from schemas import Extraction
from warehouse import Reader, Writer


@pytest.fixture
def path(tmp_path: Path, found: Extraction) -> Path:
    other = found.document.model_copy(update={"document_id": "other"})
    with Writer.open(tmp_path / "news.duckdb") as writer:
        writer.load([found, found.model_copy(update={"document": other})], run_id="r", fingerprint="f")
        writer.publish()
    return tmp_path / "news.duckdb"


@pytest.fixture
def post(path: Path, serve) -> Iterator[Callable[..., tuple[int, str]]]:
    """``post(do="wrong", …)``: status, and the page that one comes back to."""
    with serve(path, corrector="ada") as address:

        def send(page: str = "/article/pier", origin: str = address[:-1], **fields: str) -> tuple[int, str]:
            with urllib.request.urlopen(address[:-1] + page) as answer:
                token = re.search(r'name="token" value="([^"]+)"', answer.read().decode())
            fields = {"token": token[1] if token else "", "back": page} | fields
            body = urllib.parse.urlencode(fields).encode()
            request = urllib.request.Request(address + "corrections", data=body, headers={"Origin": origin})
            try:
                with urllib.request.urlopen(request) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read().decode()

        yield send


def one(path: Path, sql: str) -> object:
    with Reader.open(path) as reader:
        return reader.query(sql).rows[0][0]


def test_wrong_on_a_finding_is_kept_shown_and_undone(path: Path, post) -> None:
    status, page = post(do="wrong", kind="action", finding_id="a1", document_id="pier")
    assert status == 200
    assert "judged wrong by ada" in page
    assert one(path, "SELECT document_id FROM all_actions") == "other"
    undo = re.search(r'name="judgement_id" value="([^"]+)"', page)
    assert undo is not None
    assert "judged wrong" not in post(do="undo", judgement_id=undo[1])[1]
    assert one(path, "SELECT count(*) FROM all_actions") == 2


def test_a_person_is_parted_and_joined_again(path: Path, post) -> None:
    person = str(one(path, "SELECT person_id FROM people"))
    status, page = post(page=f"/person/{person}", do="not_same", person=person, document_id="pier")
    assert status == 200
    assert "is not the same person as" in " ".join(page.split())
    assert one(path, "SELECT count(*) FROM people") == 2
    judgement = str(one(path, "SELECT judgement_id FROM identity_judgements"))
    assert post(page=f"/person/{person}", do="undo", judgement_id=judgement)[0] == 200
    assert one(path, "SELECT count(*) FROM people") == 1


def test_no_person_leaves_the_lists(path: Path, post) -> None:
    person = str(one(path, "SELECT person_id FROM people"))
    status, page = post(page="/judgements", token="", do="wrong", kind="person", finding_id=person)
    assert status == 403
    status, page = post(
        page=f"/person/{person}", back="/people", do="wrong", kind="person", finding_id=person, document_id=""
    )
    assert status == 200
    assert "Ida Brandt" not in page


REFUSED = (
    ({"origin": "http://evil.example"}, 403),
    ({"token": "guessed"}, 403),
    ({"finding_id": "none"}, 400),
    ({"kind": "nothing"}, 400),
    ({"do": "drop"}, 400),
)


def test_a_form_that_is_not_ours_or_says_nothing_is_refused(path: Path, post) -> None:
    whole = {"do": "wrong", "kind": "action", "finding_id": "a1", "document_id": "pier"}
    for fields, status in REFUSED:
        assert post(**whole | fields)[0] == status, fields
        assert one(path, "SELECT count(*) FROM finding_judgements") == 0, fields


def test_without_leave_there_is_nothing_to_write_to(explorer) -> None:
    with urllib.request.urlopen(explorer.address + "article/fisk-arrest") as answer:
        assert "<button>" in (page := answer.read().decode())
    assert 'method="post"' not in page
    request = urllib.request.Request(
        explorer.address + "corrections", data=b"do=wrong", headers={"Origin": explorer.address[:-1]}
    )
    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass
    assert refused.value.code == 404
    refused.value.close()
