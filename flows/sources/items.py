"""What a source yields: articles, and rejections that say what is wrong; never an exception for one document."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from flows.sources.language import detect_language
from flows.sources.published import Witness, choose_published, date_in_dateline, date_in_url
from schemas import Article, Rejected
from schemas.errors import InvalidArticle
from schemas.tables import SourceStateRow

MAX_CHARACTERS = 1_000_000
"""spaCy's own limit; a news article has some thousand characters."""
MAX_WORD = 2_000
"""Characters without white space: data or noise, no prose."""
_SURROGATE = re.compile("[\ud800-\udfff]")
FIELDS = ("document_id", "text", "title", "published", "url", "publisher", "byline", "language")
"""What a record can say of an article; other keys are left aside."""


@dataclass(frozen=True)
class Withdrawn:
    """An article that its source no longer has, or has again."""

    document_id: str
    is_back: bool = False


Change = SourceStateRow | Withdrawn
"""What changes about a source, in the order in which it was learnt: kept after the documents before it are loaded."""

Item = Article | Rejected | Change

NOT_USABLE = "not_usable"
"""Rule of an article that its publisher has cancelled or holds back: if it was loaded, it is withdrawn."""


@dataclass(frozen=True)
class Found:
    """What a reader has found, before it is checked.

    Attributes:
        fields: a mapping with ``text`` and any of ``FIELDS``; whatever else stands there is refused.
        label: what tells it from the others of its file: a line, a row, a record.
        encoding: of the bytes that it was read from.
        dates: further witnesses of its publication date, the most trusted first.
    """

    fields: object
    label: str = ""
    encoding: str | None = None
    dates: tuple[Witness, ...] = ()


@dataclass(frozen=True)
class Refused:
    """What a reader could not read, whole, with its reason."""

    error: InvalidArticle
    payload: object
    label: str = ""
    document_id: str | None = None


@dataclass(frozen=True)
class Provenance:
    """Where documents come from, and what is known of them before they are read.

    Attributes:
        source: name of the source.
        origin: file or address.
        document_id: the id of a document that has none of its own; those of a file with several get their label too.
        published: date for documents without one, as the user gave it.
        fields: our name of a field to the name that the records have for it.
        today: publication dates after it are not believed, but one that the user gave is.
    """

    source: str
    origin: str
    document_id: str
    published: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    today: dt.date = field(default_factory=dt.date.today)


def to_item(found: Found | Refused, where: Provenance) -> Article | Rejected:
    """Check what a reader has found, and make it an article."""
    name = f"{where.document_id}-{found.label}" if found.label else where.document_id
    origin = f"{where.origin}:{found.label}" if found.label else where.origin
    if isinstance(found, Refused):
        known = found.document_id or name
        return rejected(found.error, found.payload, document_id=known, origin=origin, source=where.source)
    try:
        return _to_article(found, where, name, origin)
    except InvalidArticle as error:
        own = found.fields.get("document_id") if isinstance(found.fields, Mapping) else None
        return rejected(error, found.fields, document_id=str(own or name), origin=origin, source=where.source)


def rejected(error: InvalidArticle, raw: object, *, document_id: str | None, origin: str, source: str) -> Rejected:
    """The quarantine's view of a refusal; the payload holds what came in, byte for byte."""
    if isinstance(raw, bytes):
        payload = raw.decode("utf-8", "backslashreplace")
    elif isinstance(raw, str):
        payload = raw
    else:
        payload = json.dumps(raw, ensure_ascii=False, default=str)
    payload = payload.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")
    return Rejected(origin, "ingest", error.rule, error.reason, payload, document_id, source)


def _to_article(found: Found, where: Provenance, name: str, origin: str) -> Article:
    raw = found.fields
    if not isinstance(raw, Mapping):
        raise InvalidArticle("no_object", f"a document is an object with a text, not {type(raw).__name__}")
    named = {k: raw.get(where.fields.get(k, k)) for k in FIELDS}
    fields: dict[str, Any] = {k: value for k, value in named.items() if value not in (None, "")}
    text = check_text(fields.get("text"))
    fields["document_id"] = str(fields.get("document_id", name))
    today = max(where.today, dt.date.fromisoformat((where.published or "0001-01-01")[:10]))
    believed = choose_published(_witnesses(fields, found, where, text), today=today)
    fields["published"], fields["published_origin"], fields["published_doubt"] = believed
    if (language := detect_language(text)) != "en":
        raise InvalidArticle("not_english", f"the text is in another language (detected: {language})")
    if not str(fields.get("language", "en")).lower().startswith("en"):
        raise InvalidArticle("not_english", f"its language field says {fields['language']!r}")
    fields |= {"language": "en", "source": where.source, "origin": origin, "encoding": found.encoding}
    try:
        return Article.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        wrong = ".".join(map(str, first["loc"]))
        raise InvalidArticle(f"invalid_{wrong or 'article'}", f"field {wrong!r}: {first['msg']}") from error


def _witnesses(fields: Mapping[str, Any], found: Found, where: Provenance, text: str) -> Iterator[Witness]:
    """Who says when it was published, the most trusted first.

    The record's own field; what its page or feed says; what the user says of all that say nothing; then the
    address and the words at the head of the text.
    """
    if "published" in fields:
        yield Witness("given", fields["published"])
    yield from found.dates
    if where.published:
        yield Witness("given", where.published)
    if "url" in fields:
        yield from date_in_url(str(fields["url"]))
    yield from date_in_dateline(text)


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
    if _SURROGATE.search(text):
        raise InvalidArticle("binary", "it holds halves of surrogate pairs: it was decoded wrongly")
    if len(text) > MAX_CHARACTERS:
        raise InvalidArticle("too_long", f"its text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
    if max(map(len, text.split())) > MAX_WORD:
        raise InvalidArticle("noise", f"it has more than {MAX_WORD:,} characters without a space: data, no prose")
    letters = sum(map(str.isalpha, text)) + sum(map(str.isspace, text))
    if letters < len(text) * 0.5:
        raise InvalidArticle("noise", "less than half of it is letters: data, no prose")
    return text
