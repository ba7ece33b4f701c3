"""Documents whose findings an earlier extractor has made: which they are, and their extraction anew, as a draft."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from extractors.fingerprint import fingerprint
from flows.health import Summary
from flows.job import PLAIN, Steps, run_job
from flows.settings import Settings
from warehouse import Reader, Result, Writer, draft_is_ready
from warehouse.files import remove_draft

PLAN = """
    SELECT
        fingerprint, CASE WHEN fingerprint = $mark THEN 'present' ELSE 'stale' END AS extractor, source,
        count(*) AS documents, date_trunc('second', min(recorded_at)) AS since
    FROM documents GROUP BY ALL ORDER BY extractor DESC, documents DESC, fingerprint, source
"""


class Plan(NamedTuple):
    """What a refresh would do.

    Attributes:
        stale: documents whose findings an earlier extractor has made.
        rows: documents by extractor and source.
    """

    stale: int
    rows: Result


def plan(settings: Settings) -> Plan:
    """Count the documents by the extractor that made their findings."""
    mark = fingerprint(settings.model)
    with Reader.open(settings.warehouse) as reader:
        ((stale,),) = reader.query("SELECT count(*) FROM documents WHERE fingerprint <> $mark", {"mark": mark}).rows
        return Plan(stale, reader.query(PLAN, {"mark": mark}))


def bring_draft(settings: Settings, **named: Any) -> str | None:
    """Have a draft by the present extractor: the one that lies there, or a new one.

    Args:
        settings: the settings of the run.
        **named: as for ``make_draft``.

    Returns:
        How the draft's run ended; None when nothing is stale, "stopped" when a signal ended it: then there is no draft.
    """
    if draft_is_ready(settings.warehouse, fingerprint(settings.model)):
        return "complete"
    if plan(settings).stale == 0:
        return None
    state = make_draft(settings, **named).state
    if state == "stopped":
        remove_draft(settings.warehouse)
    return state


def make_draft(settings: Settings, *, steps: Steps = PLAIN, **named: Any) -> Summary:
    """Extract the stale documents anew, from the texts that the warehouse holds, into a draft beside it.

    Args:
        settings: the settings of the run.
        steps: the stages; plain functions by default.
        **named: as for ``begin_job``.
    """
    with ExitStack() as outer:
        writer = steps.open_warehouse(settings.warehouse, outer)
        draft = outer.enter_context(writer.draft())

        def open_draft(path: Path, stack: ExitStack) -> Writer:
            return draft

        return run_job(
            ["refresh"],
            settings,
            items=draft.stale(fingerprint(settings.model)),
            steps=steps._replace(open_warehouse=open_draft, publish=lambda writer: None),
            **named,
        )
