"""The command line: ``dateline VERB``; a new verb is a function in one of these modules and a line in ``VERBS``.

What is heavy is imported inside the verb that needs it. Exit codes: 0 complete, 1 failed or stopped, 2 wrong
usage, 3 complete but with documents in quarantine.
"""

import os
import sys

import typer

from flows.cli import quarantine
from flows.cli.asking import health, query, tables
from flows.cli.documents import extract, report, show
from flows.cli.explaining import explain
from flows.cli.exploring import explore
from flows.cli.exporting import export
from flows.cli.judging import judge, judgements, undo
from flows.cli.keeping import forget, plan, refresh, status, withdraw
from flows.cli.measuring import calibrate, score
from flows.cli.options import FAILED, say
from flows.cli.running import run, serve
from flows.cli.sourcing import sources
from schemas.errors import DatelineError

VERBS = (
    *(run, serve, sources, extract, show, explain, report, explore, query, tables, export, health, status),
    *(judge, judgements, undo, plan, refresh, withdraw, forget, score, calibrate),
)
"""In the order of ``dateline --help``."""
FAMILIES = {"quarantine": quarantine.app}
"""Verbs that have verbs of their own."""

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turns English news text into tables of people, roles, dates and actions.",
    epilog="Start with: dateline run FOLDER, then: dateline query 'FROM who_did_what LIMIT 20'. "
    "Exit codes: 0 complete, 1 failed or stopped, 2 wrong usage, 3 complete with documents in quarantine.",
)
for verb in VERBS:
    app.command()(verb)
for name, family in FAMILIES.items():
    app.add_typer(family, name=name)


def main() -> None:
    """Run the command line; an expected error is one line on standard error.

    Whoever reads only the first lines, as in ``dateline tables | head -1``, has what they want: that is no failure.
    """
    try:
        app()
    except DatelineError as error:
        say(f"dateline: {error}")
        code: str | int | None = FAILED
    except SystemExit as end:
        is_cut_short = isinstance(end.__context__, BrokenPipeError)  # Typer has caught it, and ends with 1
        code = 0 if is_cut_short else end.code
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # to write the last lines fails, and would once more at the end of Python
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
