"""Claims as rows of pages across articles: who did what to whom, when, says who, and in which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.pages.status import Status, statuses_of, why
from flows.pages.words import around_word
from warehouse import Reader, ask


@dataclass(frozen=True)
class Name:
    """Somebody who takes part; ``person_id`` or ``organization`` where a page tells more."""

    name: str
    person_id: str | None
    organization: str | None


@dataclass(frozen=True)
class Claim:
    """One action as a sentence, with its words and where they stand."""

    when: str
    who: tuple[Name, ...]
    did: str
    whom: tuple[Name, ...]
    says: tuple[Name, ...]
    statuses: tuple[Status, ...]
    event_type: str
    words: tuple[str, str, str]
    why: str
    document_id: str
    action_id: str
    source: str


def read_claims(reader: Reader, keys: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """Actions as claims, in the order of their keys.

    Args:
        reader: the open warehouse.
        keys: rows with ``document_id`` and ``action_id``.
    """
    wanted = [(key["document_id"], key["action_id"]) for key in keys]
    rows = ask(reader, "claims", documents=[d for d, _ in wanted], actions=[a for _, a in wanted])
    by_key = {(row["document_id"], row["action_id"]): row for row in rows}
    return [_claim(by_key[key]) for key in wanted if key in by_key]


def _claim(row: Mapping[str, Any]) -> Claim:
    start = row["trigger_offset"]
    return Claim(
        when=row["happened"] or "",
        who=_names(row["who"]) or (Name("someone", None, None),),
        did=row["trigger_text"],
        whom=_names(row["whom"]),
        says=_names(row["says"]),
        statuses=statuses_of(row["polarity"], row["modality"], is_attributed=bool(row["says"])),
        event_type=row["event_type"] or "",
        words=around_word(row["sentence"], start, start + len(row["trigger_text"])),
        why=why(row["rule"], row["confidence"]),
        document_id=row["document_id"],
        action_id=row["action_id"],
        source=source_of(row),
    )


def _names(parts: Sequence[Mapping[str, Any]] | None) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(Name(p["name"], p["person_id"], p["organization"]) for p in parts or ()))


def source_of(row: Mapping[str, Any]) -> str:
    """Where something stands: publisher and day, or what is known of them."""
    return ", ".join(str(part) for part in (row["publisher"] or row["document_id"], row["published"]) if part)
