"""The quarantine again: what was refused is read, extracted, checked and loaded anew."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from flows.health import Summary
from flows.job import PLAIN, Steps, run_job
from flows.settings import Settings
from flows.sources.files import Files
from flows.sources.items import Found, Item, Provenance, to_item
from flows.sources.source import Visit
from schemas import Article, Rejected
from schemas.errors import DatelineError
from warehouse import Reader, Writer

MOST = 1_000_000
"""Rows that are taken up at once."""

REFUSAL = ("origin", "stage", "rule", "reason", "payload", "document_id", "source")


class NotInQuarantine(DatelineError):
    """An id that the quarantine does not have."""


def read_quarantine(reader: Reader, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Whole rows of the quarantine, with the fingerprint of the extractor that met them; all of them without ids.

    Raises:
        NotInQuarantine: an id is not there.
    """
    sql = "SELECT q.*, r.fingerprint FROM quarantine AS q LEFT JOIN runs AS r USING (run_id) "
    where = "WHERE q.quarantine_id IN (SELECT unnest($ids)) " if ids else ""
    result = reader.query(
        f"{sql}{where}ORDER BY q.last_seen, q.quarantine_id", {"ids": list(ids)} if ids else None, limit=MOST
    )
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    if missing := sorted(set(ids) - {row["quarantine_id"] for row in rows}):
        raise NotInQuarantine(f"not in quarantine: {', '.join(missing)}: `dateline quarantine list` has the ids")
    return rows


def replay(ids: Sequence[str], settings: Settings, *, steps: Steps = PLAIN, **named: Any) -> Summary:
    """Take what is in quarantine through the whole job again.

    What loads leaves the quarantine. What is refused again stays, under its present rule and reason, and keeps the
    time at which it was first seen.

    Args:
        ids: which of it; all of it without any.
        settings: the settings of the run.
        steps: the stages; plain functions by default.
        **named: as for ``begin_job``.

    Raises:
        NotInQuarantine: an id is not there.
    """
    with Reader.open(settings.warehouse) as reader:
        rows = read_quarantine(reader, ids)
    visit = Visit(settings)
    done = [Summary("", "running")]

    def clear_and_publish(writer: Writer) -> None:
        summary = done[-1]
        if summary.loaded + summary.unchanged + summary.quarantined >= len(rows):  # otherwise it was stopped
            writer.clear_quarantine([row["quarantine_id"] for row in rows], run_id=summary.run_id)
        steps.publish(writer)

    return run_job(
        ["quarantine"],
        settings,
        items=chain.from_iterable(read_again(row, visit) for row in rows),
        steps=steps._replace(publish=clear_and_publish),
        report=done.append,
        **named,
    )


def read_again(row: dict[str, Any], visit: Visit) -> Iterator[Item]:
    """What a row of the quarantine holds, as a source would yield it.

    A payload that is no record was refused by the reader of its file, and is not what the file holds now: the
    file is read again, if it is still there.
    """
    if row["stage"] != "ingest":
        yield Article.model_validate_json(row["payload"])
    elif isinstance(fields := _json(row["payload"]), dict):
        source = row["source"] or row["origin"]
        where = Provenance(source, row["origin"], row["document_id"] or row["origin"], visit.published)
        yield to_item(Found(fields), where)
    else:
        same = [item for item in _read_origin(row["origin"], visit) if row["document_id"] in (None, item.document_id)]
        yield from same or [Rejected(**{name: row[name] or "" if name == "source" else row[name] for name in REFUSAL})]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_origin(origin: str, visit: Visit) -> Iterator[Article | Rejected]:
    """The documents of the file that an origin lies in: the file itself, or a line or a member of it.

    An address is not asked here: the next run of its source does.
    """
    path = Path(origin)
    for candidate in (path, Path(origin.rpartition(":")[0] or origin), *path.parents):
        if candidate.is_file():
            items = Files(name=str(candidate), path=str(candidate)).read(visit)
            yield from (item for item in items if isinstance(item, Article | Rejected))
            return
