"""Every rule that makes a finding can be explained, and nothing is explained that does not exist."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from extractors.lexicons import read_table
from extractors.rules import describe_rule
from schemas import Article, Extraction

GOLD = Path(__file__).parent.parent / "gold"


def rules_of(extraction: Extraction) -> Iterator[tuple[str, str]]:
    for kind in ("people", "organizations", "roles", "dates", "actions", "quotes"):
        yield from ((kind, record.rule) for record in getattr(extraction, kind))
    for kind, holders in (("person", extraction.people), ("organization", extraction.organizations)):
        yield from ((f"{kind}_mentions", mention.rule) for holder in holders for mention in holder.mentions)


@pytest.fixture(scope="module")
def used(extractor) -> set[tuple[str, str]]:
    documents = [json.loads(path.read_text(encoding="utf-8"))["document"] for path in sorted(GOLD.glob("*.json"))]
    articles = [Article.model_validate(document) for document in documents]
    return {rule for extraction in extractor.stream(articles) for rule in rules_of(extraction)}


def test_every_rule_that_is_used_has_a_line(used: set[tuple[str, str]]) -> None:
    assert len(used) > 40
    assert sorted(rule for rule in used if describe_rule(*rule) is None) == []


def test_every_line_on_dates_is_of_a_class() -> None:
    classes = {entry["name"] for entry in read_table("extractors.dates", "patterns.toml")["class"]}
    assert set(read_table("extractors", "rules.toml")["dates"]) <= classes


def test_every_line_is_of_a_rule_that_exists() -> None:
    folder = files("extractors")
    sources = [p for p in Path(str(folder)).rglob("*") if p.suffix in (".py", ".toml") and p.stem != "confidence"]
    text = "\n".join(p.read_text(encoding="utf-8") for p in sources if p.name != "rules.toml")
    gone = [
        f"{kind}.{rule}"
        for kind, lines in read_table("extractors", "rules.toml").items()
        for rule in lines
        if f'"{rule}"' not in text and f"\n{rule} = " not in text and f'"{rule}_"' not in text
    ]
    assert gone == []
