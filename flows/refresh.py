"""Documents whose findings an earlier extractor has made: which they are, and their extraction anew, as a draft."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from extractors.fingerprint import fingerprint
from flows.health import Summary
from flows.job import PLAIN, Steps, run_job
from flows.settings import Settings
from warehouse import Reader, Result, Writer

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
