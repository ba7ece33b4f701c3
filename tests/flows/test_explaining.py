"""An explanation shows the sentence with its words, the anchor, the rule and what the confidence is counted from."""

from pathlib import Path

import pytest

from extractors.actions.cues import status_words
from flows.cli import main
from flows.explaining import explain, finding_with_id, findings_at
from schemas import Extraction
from schemas.actions import Modality, Polarity
from warehouse import Reader, Writer

TEXT = (
    "Leonard Fisk, the former mayor of Quarry Bay, resigned in June 2022. "
    'Fisk had refused to answer questions, police said. Two years later Fisk was charged. "I did nothing," Fisk said.'
)


@pytest.fixture(scope="module")
def fisk(extractor) -> Extraction:
    return extractor.extract(TEXT, published="2024-09-17", document_id="fisk")


def lines_at(extraction: Extraction, at: str, kind: str) -> tuple[str, dict[str, str]]:
    record = next(record for found, record in findings_at(extraction, at) if found == kind)
    explanation = explain(extraction, kind, record)
    return explanation.sentence, dict(explanation.lines)


def test_an_action(fisk: Extraction) -> None:
    sentence, lines = lines_at(fisk, "answer", "actions")
    assert sentence == "[Fisk] had refused to «answer» questions, police said."
    assert lines["status"] == "negative, asserted, by “refused”"
    assert lines["trigger"] == "answer (infinitive)"
    assert lines["rule"].startswith("controlled infinitive: a verb that completes another")
    assert "by this rule (tense infinitive)" in lines["confidence"]


def test_a_date_that_counts_from_another(fisk: Extraction) -> None:
    sentence, lines = lines_at(fisk, "Two years later", "dates")
    assert sentence.startswith("«Two years later» Fisk was")
    assert lines["how"] == "anchored"
    assert lines["counts from"].startswith("June 2022 (2022-06): Leonard Fisk")
    assert "resigned in «June 2022»." in lines["counts from"]


def test_a_role(fisk: Extraction) -> None:
    sentence, lines = lines_at(fisk, "mayor", "roles")
    assert sentence.startswith("[Leonard Fisk], the «former mayor of Quarry Bay», resigned")
    assert lines["status"] == "former, as of 2024-09-17"
    assert lines["until"] == "2022-06"
    assert lines["cue"] == "“resigned”"


def test_a_quotation_and_a_mention(fisk: Extraction) -> None:
    sentence, lines = lines_at(fisk, str(TEXT.rindex("said")), "quotes")
    assert sentence.endswith("[Fisk] «said».")
    assert lines["words"] == "I did nothing,"
    sentence, lines = lines_at(fisk, str(TEXT.index("I did")), "person_mentions")
    assert sentence.startswith('"«I» did nothing')
    assert "«Leonard Fisk»" in lines["first named"]


def test_every_finding_of_an_article_can_be_explained(fisk: Extraction) -> None:
    for kind in ("people", "organizations", "roles", "dates", "actions", "quotes"):
        for record in getattr(fisk, kind):
            explanation = explain(fisk, kind, record)
            labels = dict(explanation.lines)
            assert "«" in explanation.sentence
            assert ": " in labels["rule"]
            assert "were right" in labels["confidence"]


def test_status_words_are_the_nearest_of_their_kind() -> None:
    words = status_words("He may not have been told to", Polarity.NEGATIVE, Modality.REQUESTED)
    assert words == ["not", "told"]
    assert status_words("If she can", Polarity.POSITIVE, Modality.ASSERTED) == []


def run(*words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["dateline", "explain", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_row_of_the_warehouse_by_its_id(
    fisk: Extraction, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.duckdb"
    with Writer.open(path) as writer:
        writer.load([fisk], run_id=writer.start_run(["fisk"], "test"), fingerprint="test")
        writer.publish()
    with Reader.open(path) as reader:
        (people,) = reader.query("SELECT person_id FROM people WHERE name = 'Leonard Fisk'").rows
    ids = [getattr(getattr(fisk, kind)[0], f"{kind[:-1]}_id") for kind in ("roles", "dates", "actions", "quotes")]
    for id_ in (*ids, *people):
        assert run(id_, "--warehouse", str(path), monkeypatch=monkeypatch) == 0
        assert "  rule " in capsys.readouterr().out
    assert run("role-0", "--warehouse", str(path), monkeypatch=monkeypatch) == 1
    assert "has the id 'role-0'" in capsys.readouterr().err
    assert run("fisk", "charged", "--warehouse", str(path), monkeypatch=monkeypatch) == 0
    assert "«charged»" in capsys.readouterr().out


def test_a_finding_with_an_id_is_that_one(fisk: Extraction) -> None:
    role = fisk.roles[0]
    assert finding_with_id(fisk, "roles", role.role_id) is role
