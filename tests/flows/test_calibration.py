"""Verdicts agree with the scorer, confidences are measured on articles left out, and the file is what was counted."""

import tomllib
from pathlib import Path

import pytest

from flows.calibration import Judged, calibration_error, check, count, judge, to_toml
from flows.cli import main
from schemas import Extraction

SAMPLE = Path(__file__).parent.parent / "gold" / "bus-strike.json"


def verdicts(gold: Extraction, found: Extraction) -> dict[str, list[bool]]:
    by_kind: dict[str, list[bool]] = {}
    for one in judge(gold.to_contract(), found):
        by_kind.setdefault(one.kind, []).append(one.is_right)
    return by_kind


def test_a_document_judged_by_itself_is_all_right(found: Extraction) -> None:
    judged = verdicts(found, found)
    assert set(judged) == {"people", "person_mentions", "roles", "dates", "actions", "quotes"}
    assert all(all(ones) for ones in judged.values())
    assert len(judged["person_mentions"]) == 3


def test_the_wrong_one_alone_is_wrong(found: Extraction) -> None:
    role = found.roles[0].model_copy(update={"role_id": "r2", "title": "councillor"})
    quote = found.quotes[0].model_copy(update={"source": found.actions[0].attribution})
    judged = verdicts(found, found.model_copy(update={"roles": (role, *found.roles), "quotes": (quote,)}))
    assert judged["roles"] == [False, True]
    assert judged["quotes"] == [False]
    assert all(judged["actions"])


def test_what_the_gold_does_not_have_judges_nothing(found: Extraction) -> None:
    gold = {key: value for key, value in found.to_contract().items() if key in ("document", "dates")}
    assert {one.kind for one in judge(gold, found)} == {"dates"}


def test_an_article_says_nothing_about_its_own_confidence() -> None:
    always, never = ([Judged("roles", "copula", None, value)] * 50 for value in (True, False))
    (right, wrong) = sorted(check({"a": always, "b": never}), key=lambda b: b.stated)
    assert right.stated < 0.1 and right.measured == 1.0
    assert wrong.stated > 0.9 and wrong.measured == 0.0
    assert calibration_error([right, wrong]) > 0.9


def test_stated_is_measured_where_articles_are_alike() -> None:
    alike = [Judged("roles", "copula", None, i < 40) for i in range(50)]
    (group,) = check({"a": alike, "b": alike, "c": alike})
    assert group.measured == 0.8
    assert calibration_error([group]) < 0.02


def test_the_file_holds_the_counts() -> None:
    table = count([Judged("actions", "passive", "past", True), Judged("actions", "passive", "none", False)])
    counts = tomllib.loads(to_toml(table))["actions"]
    assert counts == {"all": [1, 2], "passive": [1, 2], "passive/past": [1, 1], "passive/none": [0, 1]}


def test_the_command_writes_the_file_or_prints_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, nlp
) -> None:
    path = tmp_path / "confidence.toml"
    monkeypatch.setattr("sys.argv", ["dateline", "calibrate", str(SAMPLE), "-o", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    right, judged = tomllib.loads(path.read_text())["actions"]["all"]
    assert 0 < right <= judged
    monkeypatch.setattr("sys.argv", ["dateline", "calibrate", str(SAMPLE), "--check"])
    path.unlink()
    with pytest.raises(SystemExit):
        main()
    assert not path.exists()  # and nothing to print: one article alone leaves none to state from
    assert capsys.readouterr().out == ""
