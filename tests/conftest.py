"""Fixtures shared by all tests: the model, loaded once, and ways to read a text."""

import atexit
import datetime as dt
import gc
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from flows.engine import prepare_prefect, wait_for_prefect
from schemas import Action, Article, DateExpression, Extraction, Mention, Participant, Person, Quote, Role, Span

_STATE = tempfile.TemporaryDirectory(prefix="dateline-tests-")
prepare_prefect(Path(_STATE.name))  # nothing of Prefect in the user's home
wait_for_prefect()
atexit.register(gc.callbacks.clear)
"""Hypothesis leaves a function there, which keeps DuckDB's types until Python's end: they would be told as leaked."""


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default spaCy model, once per test run."""
    from extractors.model import load_model

    return load_model()


@pytest.fixture(scope="session")
def extractor(nlp: Language):
    """The extractor on the default model."""
    from extractors.pipeline import Extractor

    return Extractor()


@pytest.fixture(scope="session")
def read(extractor) -> Callable:
    """``read(text, published="2024-05-08")``: the extraction of a text."""
    return extractor.extract


TEXT = 'Mayor Ida Brandt denied on Friday that she sold the pier.\n"I did not," said Brandt. He left soon.'


def span(words: str, *, nth: int = 0) -> dict[str, object]:
    """Start, end and text of the nth place where words stand in TEXT."""
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def found() -> Extraction:
    ida = Participant(**span("Ida Brandt"), person_id="p1")
    return Extraction(
        document=Article(document_id="pier", text=TEXT, title="The pier", published=dt.date(2031, 5, 2)),
        people=(
            Person(
                person_id="p1",
                name="Ida Brandt",
                mentions=(
                    Mention(**span("Ida Brandt"), kind="name"),
                    Mention(**span("she"), kind="pronoun"),
                    Mention(**span("Brandt", nth=1), kind="name"),
                ),
            ),
        ),
        roles=(Role(**span("Mayor Ida Brandt"), role_id="r1", person_id="p1", title="Mayor", status="current"),),
        dates=(
            DateExpression(**span("Friday"), date_id="t1", type="DATE", value="2031-05-02", resolution="anchored"),
            DateExpression(**span("soon"), date_id="t2", type="DATE", value="", resolution="unresolved"),
        ),
        actions=(
            Action(
                **span("she sold the pier"),
                action_id="a1",
                predicate="sell",
                trigger=Span(**span("sold")),
                actors=(ida,),
                polarity="negative",
                modality="asserted",
                date_id="t1",
                attribution=ida,
                rule="verb_frame",
                confidence=0.8,
            ),
        ),
        quotes=(Quote(**span('"I did not,"'), quote_id="q1", type="direct", content=(Span(**span("I did not,")),)),),
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--kills", type=int, default=3, help="how many runs test_faults.py kills in each stage")
