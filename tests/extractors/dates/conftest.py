"""Reads the dates of a text."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from extractors.dates import extract_dates
from extractors.findings import Findings
from schemas import Article, DateExpression

PUBLISHED = "2024-05-08"  # a Wednesday


@pytest.fixture
def dates(nlp: Language) -> Callable[..., list[DateExpression]]:
    """Text and day of publication in; its dates out."""

    def read(text: str, published: str | None = PUBLISHED) -> list[DateExpression]:
        article = Article.model_validate({"document_id": "d", "text": text, "published": published})
        return list(extract_dates(Findings(article, nlp(text))))

    return read
