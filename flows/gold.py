"""Annotated articles on disk: read them, read the extractors' answers, and keep the floor under the figures."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.comparing import SECTIONS, Item
from flows.scoring import ROWS, Score
from schemas.errors import DatelineError

if TYPE_CHECKING:
    from schemas import Article, Extraction


class UnreadableGold(DatelineError):
    """A file of annotations or extractions that is not of the contract's shape."""


def read_documents(where: Path) -> dict[str, Item]:
    """Documents of the JSON contract by their id.

    Args:
        where: a folder of ``.json`` files, one such file, or a ``.jsonl`` file with a document a line.

    Raises:
        UnreadableGold: there is nothing to read, or it is no JSON of that shape.
    """
    files = sorted(where.glob("*.json")) if where.is_dir() else [where]
    documents: dict[str, Item] = {}
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
            for line in text.splitlines() if file.suffix == ".jsonl" else [text]:
                if line.strip():
                    document = json.loads(line)
                    documents[document["document"]["document_id"]] = document
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UnreadableGold(f"{file}: no document of the JSON contract: {error}") from error
    if not documents:
        raise UnreadableGold(f"{where}: no documents: give a folder of .json files or a .jsonl file")
    return documents


def check_document(document: Item) -> list[str]:
    """What is wrong with an annotated document, one line each; empty when all is well.

    Every span must hold its words (the line tells where they stand instead), and every id must be of something in the
    document.

    Example:
        >>> document = {"document_id": "a", "text": "On Monday she left."}
        >>> check_document({"document": document, "dates": [{"start": 0, "end": 6, "text": "Monday"}]})
        ["a: 'Monday' does not stand at 0, but at 3"]
    """
    name, text = document["document"]["document_id"], document["document"]["text"]
    known = {
        "person_id": {p["person_id"] for p in document.get("people") or ()},
        "organization_id": {o["organization_id"] for o in document.get("organizations") or ()},
        "date_id": {d["date_id"] for d in document.get("dates") or () if "date_id" in d},
    }
    wrong = []
    for item in _objects({section: document.get(section) or [] for section in SECTIONS}):
        if "text" in item and text[item["start"] : item["end"]] != item["text"]:
            places = ", ".join(str(m.start()) for m in re.finditer(re.escape(item["text"]), text))
            wrong.append(f"{name}: {item['text']!r} does not stand at {item['start']}, but at {places or 'no place'}")
        wrong += [
            f"{name}: {key} {item[key]!r} is nowhere in the document"
            for key, ids in known.items()
            if item.get(key) is not None and item[key] not in ids
        ]
    return wrong


def _objects(value: Any) -> Iterator[Item]:
    """Every JSON object inside a value, at any depth."""
    if isinstance(value, Mapping):
        yield value
    if isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _objects(inner)


def read_all(places: list[Path]) -> dict[str, Item]:
    """The documents of several places; an id that comes twice is an error.

    Raises:
        UnreadableGold: see `read_documents`; or one document stands in two places.
    """
    documents: dict[str, Item] = {}
    for place in places:
        more = read_documents(place)
        if twice := documents.keys() & more.keys():
            raise UnreadableGold(f"{place}: {min(twice)} was read before")
        documents |= more
    return documents


def article_of(document: Item) -> "Article":
    """The article that a document annotates."""
    from schemas import Article

    known = {name: value for name, value in document["document"].items() if name in Article.model_fields}
    return Article.model_validate(known)


def extract_documents(documents: Mapping[str, Item], model: str) -> "Iterator[Extraction]":
    """What the extractors find in annotated articles, in their order."""
    from extractors import Extractor

    return Extractor(model).stream(map(article_of, documents.values()))


def read_floor(path: Path) -> dict[str, float]:
    """The least F1 of each row.

    Raises:
        UnreadableGold: no such file, or a row that does not exist.
    """
    try:
        floor: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableGold(f"{path}: {error}") from error
    if unknown := floor.keys() - ROWS.keys():
        raise UnreadableGold(f"{path}: no row is called {min(unknown)}")
    return floor


def write_floor(path: Path, score: Score) -> None:
    """Record the F1 of each row as the least that is allowed from now on."""
    head = (
        "# Least F1, in percent, of each row on the annotated articles in this folder: the tests fail below it.\n"
        "# To raise it after an improvement, from the root of the repository:\n"
        f"#     dateline score {path.parent} --record {path}\n"
        "# Lower a figure only where the annotation itself was wrong, and say so in the commit.\n"
    )
    path.write_text(head + "".join(f"{row} = {count.f1}\n" for row, count in score.rows.items()), encoding="utf-8")


def below_floor(score: Score, floor: Mapping[str, float]) -> list[str]:
    """The rows that fell, in words.

    Example:
        >>> from flows.scoring import Count
        >>> below_floor(Score(rows={"roles": Count(1, 2, 2)}), {"roles": 60.0, "quotes": 10.0})
        ['roles: 50.0, floor 60.0', 'quotes: not measured, floor 10.0']
    """
    fallen = []
    for row, least in floor.items():
        count = score.rows.get(row)
        if count is None:
            fallen.append(f"{row}: not measured, floor {least}")
        elif count.f1 < least:
            fallen.append(f"{row}: {count.f1}, floor {least}")
    return fallen


def summary(score: Score, documents: int, missing: list[str]) -> dict[str, Any]:
    """A score as one JSON object."""
    return {**score.to_json(), "documents": documents, "without_extraction": missing}
