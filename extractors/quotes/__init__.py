"""Extractor: quotes."""

from collections.abc import Iterable
from typing import Any

from extractors.findings import Findings


def extract_quotes(findings: Findings) -> Iterable[Any]:
    """Placeholder until the extractor lands."""
    return findings.quotes


def resolve_speakers(findings: Findings) -> Iterable[Any]:
    """Placeholder until the extractor lands."""
    return findings.quotes
