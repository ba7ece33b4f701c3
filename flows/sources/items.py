"""What a source yields: articles, and rejections that say what is wrong; never an exception for one document."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from flows.sources.language import detect_language
from schemas import Article, Rejected
from schemas.errors import InvalidArticle

MAX_CHARACTERS = 1_000_000
"""spaCy's own limit; a news article has some thousand characters."""
MAX_WORD = 2_000
"""Characters without white space: data or noise, no prose."""
FIELDS = ("document_id", "text", "title", "published", "url", "publisher", "byline", "language")
EARLIEST_YEAR = 1600  # the first newspapers


Item = Article | Rejected


def to_item(raw: object, *, fallback_id: str, source: str, published: str | None = None) -> Item:
    """Check the fields of one document and make it an article.

    Args:
        raw: a mapping with ``text`` and any of ``FIELDS``; other keys are left aside.
        fallback_id: the id when the mapping has none.
        source: path or address that it came from.
        published: date to use when the mapping has none.
    """
    try:
        return _to_article(raw, fallback_id, source, published)
    except InvalidArticle as error:
        name = raw.get("document_id") if isinstance(raw, Mapping) else None
        return rejected(error, raw, document_id=str(name or fallback_id), source=source)


def rejected(error: InvalidArticle, raw: object, *, document_id: str, source: str, stage: str = "ingest") -> Rejected:
    """The quarantine's view of a refusal; the payload holds what came in, byte for byte."""
    if isinstance(raw, bytes):
        payload = raw.decode("utf-8", "backslashreplace")
    elif isinstance(raw, str):
        payload = raw
    else:
        payload = json.dumps(raw, ensure_ascii=False, default=str)
    payload = payload.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return Rejected(source, stage, error.rule, error.reason, payload, document_id)


def _to_article(raw: object, fallback_id: str, source: str, published: str | None) -> Article:
    if not isinstance(raw, Mapping):
        raise InvalidArticle("no_object", f"a document is an object with a text, not {type(raw).__name__}")
    fields: dict[str, Any] = {k: raw[k] for k in FIELDS if raw.get(k) not in (None, "")}
    text = check_text(fields.get("text"))
    fields["document_id"] = str(fields.get("document_id", fallback_id))
    if "published" in fields:
        fields["published"], fields["published_origin"] = read_published(fields["published"]), "metadata"
    elif published:
        fields["published"], fields["published_origin"] = read_published(published), "given"
    if (language := detect_language(text)) != "en":
        raise InvalidArticle("not_english", f"the text is in another language (detected: {language})")
    if not str(fields.get("language", "en")).lower().startswith("en"):
        raise InvalidArticle("not_english", f"its language field says {fields['language']!r}")
    fields["language"] = "en"
    try:
        return Article.model_validate({**fields, "source": source})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(map(str, first["loc"]))
        raise InvalidArticle(f"invalid_{name or 'article'}", f"field {name!r}: {first['msg']}") from error


def check_text(text: object) -> str:
    """The text of an article, unchanged.

    Raises:
        InvalidArticle: no text, no string, empty, binary, noise or too long.
    """
    if text is None:
        raise InvalidArticle("no_text", "it has no text field, or an empty one")
    if not isinstance(text, str):
        raise InvalidArticle("text_no_string", f"its text is of type {type(text).__name__}")
    if not text.strip():
        raise InvalidArticle("empty_text", "its text is empty")
    if "\x00" in text:
        raise InvalidArticle("binary", "it holds NUL characters: it is binary data, no text")
    if any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        raise InvalidArticle("binary", "it holds halves of surrogate pairs: it was decoded wrongly")
    if len(text) > MAX_CHARACTERS:
        raise InvalidArticle("too_long", f"its text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
    if any(len(word) > MAX_WORD for word in text.split()):
        raise InvalidArticle("noise", f"it has more than {MAX_WORD:,} characters without a space: data, no prose")
    letters = sum(c.isalpha() or c.isspace() for c in text)
    if letters < len(text) * 0.5:
        raise InvalidArticle("noise", "less than half of it is letters: data, no prose")
    return text


def read_published(value: object) -> str:
    """A publication date as ISO 8601, checked.

    Args:
        value: ``YYYY-MM-DD`` or an ISO 8601 time; the year must be one in which newspapers existed.

    Raises:
        InvalidArticle: it is no date.

    Example:
        >>> read_published("2017-03-02")
        '2017-03-02'
    """
    text = str(value).strip()
    try:
        day = dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        raise InvalidArticle("bad_published", f"its publication date {text!r} is no ISO date (2017-03-02)") from None
    if day.year < EARLIEST_YEAR:
        raise InvalidArticle("bad_published", f"its publication date {text!r} is before the first newspapers")
    return text if re.match(r"\d{4}-", text) else day.isoformat()
