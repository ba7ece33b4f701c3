"""The scorer counts what it says: each row moves when, and only when, its own thing is wrong."""

import copy
import json
from pathlib import Path

import pytest

from flows.cli import main
from flows.comparing import GoldMismatch
from flows.gold import UnreadableGold, read_documents, read_floor, write_floor
from flows.scoring import ROWS, Count, Score, score, total
from schemas import Extraction


def f1(gold: dict, predicted: dict | None) -> dict[str, float]:
    found = {} if predicted is None else {"pier": predicted}
    return {row: count.f1 for row, count in total(score({"pier": gold}, found).values()).rows.items()}


@pytest.fixture
def gold(found: Extraction) -> dict:
    return found.to_contract()


@pytest.fixture
def changed(gold: dict) -> dict:
    return copy.deepcopy(gold)


def test_the_same_document_is_all_right(gold: dict) -> None:
    figures = f1(gold, gold)
    assert set(figures) == set(ROWS)
    empty = {"organizations", "role_dates"}  # nothing of the kind in this article
    assert all(figures[row] == (0 if row in empty else 100) for row in ROWS)


def test_no_extraction_is_all_missed(gold: dict) -> None:
    assert set(f1(gold, None).values()) == {0.0}


def wrong_rows(gold: dict, changed: dict) -> set[str]:
    before, after = f1(gold, gold), f1(gold, changed)
    return {row for row in ROWS if after[row] != before[row]}


def test_a_polarity_spoils_the_fact_alone(gold: dict, changed: dict) -> None:
    changed["actions"][0]["polarity"] = "positive"
    assert wrong_rows(gold, changed) == {"facts"}


def test_an_actor_spoils_who_and_the_fact(gold: dict, changed: dict) -> None:
    other = {"person_id": "p2", "name": "Brandt", "mentions": []}
    changed["people"].append(other)
    changed["actions"][0]["actors"][0]["person_id"] = "p2"
    assert wrong_rows(gold, changed) == {"people", "who", "facts"}


def test_a_source_spoils_the_attribution(gold: dict, changed: dict) -> None:
    changed["actions"][0]["attribution"] = None
    assert wrong_rows(gold, changed) == {"attributions"}


def test_a_date_of_another_day(gold: dict, changed: dict) -> None:
    changed["dates"][0]["value"] = "2031-05-09"
    assert wrong_rows(gold, changed) == {"date_values"}
    changed["actions"][0]["date_id"] = "t2"
    assert wrong_rows(gold, changed) == {"date_values", "when"}


def test_a_status_spoils_the_full_role(gold: dict, changed: dict) -> None:
    changed["roles"][0]["status"] = "former"
    assert wrong_rows(gold, changed) == {"roles_full"}
    changed["roles"][0]["title"] = "councillor"
    assert wrong_rows(gold, changed) == {"roles", "roles_full"}


def test_a_speaker_and_the_words(gold: dict, changed: dict) -> None:
    changed["quotes"][0]["source"] = gold["actions"][0]["attribution"]
    assert wrong_rows(gold, changed) == {"speakers"}
    changed["quotes"][0]["content"] = gold["actions"][0]["actors"]
    assert wrong_rows(gold, changed) == {"quotes", "speakers"}


def test_a_quotation_inside_another_is_paired_with_its_like(gold: dict, changed: dict) -> None:
    outer = {**gold["quotes"][0], "quote_id": "q0", "content": [gold["actions"][0]]}
    inner = {**gold["quotes"][0], "content": [{**gold["actions"][0], "end": gold["actions"][0]["end"] - 4}]}
    gold["quotes"], changed["quotes"] = [outer, inner], [inner, outer]
    assert f1(gold, changed)["quotes"] == 100
    changed["quotes"] = [inner]
    count = total(score({"pier": gold}, {"pier": changed}).values()).rows["quotes"]
    assert (count.right, count.found, count.gold) == (1, 1, 2)


def test_a_pronoun_of_nobody_is_a_wrong_mention(gold: dict, changed: dict) -> None:
    del changed["people"][0]["mentions"][1]
    assert wrong_rows(gold, changed) == {"mentions"}


def test_a_section_that_is_not_annotated_is_not_measured(gold: dict) -> None:
    dates_alone = {key: gold[key] for key in ("document", "dates")}
    assert set(f1(dates_alone, gold)) == {"date_spans", "dates_relaxed", "date_values"}


def test_another_text_is_refused(gold: dict, changed: dict) -> None:
    changed["document"]["text"] += " More."
    with pytest.raises(GoldMismatch, match="pier"):
        f1(gold, changed)


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGold, match="no documents"):
        read_documents(tmp_path)
    (tmp_path / "a.json").write_text('{"document": {}}')
    with pytest.raises(UnreadableGold, match="document_id"):
        read_documents(tmp_path)


def test_a_wrong_annotation_is_named_with_its_mend(
    gold: dict, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gold["dates"][0]["start"] -= 1
    gold["dates"][0]["end"] -= 1
    gold["actions"][0]["actors"][0]["person_id"] = "p9"
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold))
    monkeypatch.setattr("sys.argv", ["dateline", "score", str(tmp_path / "gold.jsonl")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert f"'Friday' does not stand at {gold['dates'][0]['start']}, but at {gold['dates'][0]['start'] + 1}" in said
    assert "person_id 'p9' is nowhere" in said


def test_a_floor_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "floor.toml"
    write_floor(path, Score(rows={"roles": Count(1, 3, 3)}))
    assert read_floor(path) == {"roles": 33.3}
    path.write_text("rolls = 3")
    with pytest.raises(UnreadableGold, match="rolls"):
        read_floor(path)


def test_the_command_prints_the_table_and_the_errors(
    gold: dict, changed: dict, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    changed["actions"][0]["polarity"] = "positive"
    for name, document in (("gold", gold), ("found", changed)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(document))
    arguments = [str(tmp_path / "gold.jsonl"), str(tmp_path / "found.jsonl")]
    monkeypatch.setattr("sys.argv", ["dateline", "score", *arguments, "--errors", "3", "--by-document"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    printed = capsys.readouterr().out
    assert "facts: 1 errors" in printed
    assert "gold pier: …" in printed
    monkeypatch.setattr("sys.argv", ["dateline", "score", *arguments, "--format", "json"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capsys.readouterr().out)["rows"]["facts"]["f1"] == 0.0
