"""Extractor: dates."""

from collections.abc import Iterable
from typing import Any

from extractors.findings import Findings


def extract_dates(findings: Findings) -> Iterable[Any]:
    """Placeholder until the extractor lands."""
    return findings.dates
