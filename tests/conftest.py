"""Fixtures shared by all tests: the model, loaded once, and ways to read a text."""

import os
from collections.abc import Callable

import pytest
from spacy.language import Language

os.environ.setdefault("DO_NOT_TRACK", "1")


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
