"""Sentences begin where the page says so, and a prefix stays with its verb."""

import pytest


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mayor sells pier\n\nMonday, May 6, 2024\n\nAna Lopez left.", ["Mayor sells pier", "Monday, May 6, 2024"]),
        ("RYE, May 6 (Agency) - Ana Lopez left.\n\nShe wept.", ["RYE, May 6 (Agency) -", "Ana Lopez left."]),
        ("Rye, Kent, may 6 - Miners rejected a deal.", ["Rye, Kent, may 6 -", "Miners rejected a deal."]),
        ("Mayor sells pier\nAna Lopez sold the old pier in the harbour of the town.\nShe wept.", ["Mayor sells pier"]),
        ("Ana Lopez sold the old pier in the harbour of\nthe town to Paul Brandt, who will\nclose it.", []),
    ],
)
def test_paragraphs_and_datelines_begin_sentences(nlp, text: str, sentences: list[str]) -> None:
    found = [s.text.strip() for s in nlp(text).sents]
    assert found[: len(sentences)] == sentences
    assert len(found) == 1 or sentences


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("Ana Lopez was re-elected.", "re-elect"), ("Ana Lopez co-authored a book.", "co-author")],
)
def test_a_prefix_stays_with_its_verb(nlp, text: str, lemma: str) -> None:
    assert lemma in {t.lemma_ for t in nlp(text) if t.pos_ == "VERB"}
