"""Runs of the main job that die: forked from one warm process, so that dozens of kills take seconds.

Started as a program, with a folder. It reads orders from standard input, one a line in JSON, forks a child for each,
and says what the child does, one line each: its process id, the stages that it enters, and how it ended.
The job is the real one but for the extraction, which finds one person a document and takes some milliseconds.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flows import job
from flows.settings import Settings
from flows.stages import Outcome
from schemas import Article, DatelineError, Extraction, Mention, Person
from warehouse import database, lock

assert lock  # what a child needs is imported before it is forked, as another user may not read it
LATER = (
    "9001_later.sql",
    "ALTER TABLE runs ADD COLUMN later BIGINT DEFAULT 7;"
    "CREATE TABLE later AS SELECT range AS i, hash(range) AS h FROM range(400000);"
    "ALTER TABLE later ADD COLUMN j BIGINT DEFAULT 1;",
)
"""A migration of a future version, in several steps, that takes long enough to be killed within."""


def say(word: str) -> None:
    """One line to the test, at once."""
    os.write(1, f"{word}\n".encode())


def read(article: Article) -> Extraction:
    """An extraction without a model: the first two words are a person."""
    name = " ".join(article.text.split()[:2])
    mention = Mention(start=0, end=len(name), text=name, kind="name")
    return Extraction(document=article, people=(Person(person_id="p", name=name, mentions=(mention,)),))


class Workers:
    """In the place of processes with a model: they take their time, and say so."""

    ahead = 1

    def begin(self, articles: Sequence[Article]) -> Callable[[], Outcome]:
        """The batch is read when it is asked for."""

        def wait() -> Outcome:
            say("extract")
            time.sleep(0.01)
            return Outcome(tuple(read(article) for article in articles), ())

        return wait


def said_load(*arguments: Any) -> None:
    """``job.load``, with a word before it."""
    say("load")
    job.load(*arguments)


def said_publish(*arguments: Any) -> None:
    """``job.publish``, with a word before it."""
    say("publish")
    job.publish(*arguments)


def with_later_migration(folder: str) -> tuple[tuple[str, str], ...]:
    """The package's SQL files and the later migration."""
    if folder != "migrations":
        return REAL_FILES(folder)
    say("migrate")
    return (*REAL_FILES(folder), LATER)


REAL_FILES = database.sql_files


def run(order: dict[str, Any]) -> None:
    """One run of the job over a file of articles."""
    if "user" in order:
        os.setuid(order["user"])
    if "largest_file" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"],) * 2)
    if order.get("later"):
        database.sql_files = with_later_migration
    settings = Settings(warehouse=Path(order["warehouse"]), batch_size=5)
    steps = job.Steps(load=said_load, publish=said_publish)
    say(job.run_job([order["articles"]], settings, steps=steps, workers=Workers()).state)


def main() -> None:
    """Fork a child for each order, and wait for it."""
    job.fingerprint = lambda model: "made-up"
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                say(f"pid {os.getpid()}")
                run(json.loads(line))
            except DatelineError as error:
                say(f"error {error}")
            except BaseException as error:
                say(f"bug {type(error).__name__}: {' '.join(str(error).split())}")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
