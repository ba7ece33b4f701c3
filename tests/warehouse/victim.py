"""Runs of the main job that die: forked from one warm process, so that dozens of kills take seconds.

Started as a program. It reads orders from standard input, one a line in JSON, forks a child for each, and says what
the child does, one line each: its process id, the stages that it enters and leaves, and how it ended.
The verbs are the real ones but for the extraction, which finds one person a document and takes some milliseconds.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flows import job, refresh
from flows.cli.keeping import forget
from flows.settings import Settings
from flows.stages import Outcome, to_outcome
from schemas import Article, DatelineError, Extraction, Mention, Person
from warehouse import Writer, database, forgetting, lock, writer

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


def staged(stage: str, do: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with a word before and after it."""

    def step(*arguments: Any, **named: Any) -> Any:
        say(stage)
        done = do(*arguments, **named)
        say(f"after {stage}")
        return done

    return step


def read(article: Article) -> Extraction:
    """An extraction without a model: the first two words are a person."""
    name = " ".join(article.text.split()[:2])
    mention = Mention(start=0, end=len(name), text=name, kind="name")
    return Extraction(document=article, people=(Person(person_id="p", name=name, mentions=(mention,)),))


class Workers:
    """In the place of processes with a model: they take their time."""

    ahead = 1

    def begin(self, articles: Sequence[Article]) -> Callable[[], Outcome]:
        """The batch is read when it is asked for."""

        def wait() -> Outcome:
            time.sleep(0.01)
            return to_outcome([read(article) for article in articles])

        return staged("extract", wait)


STEPS = job.Steps(load=staged("load", job.load), publish=staged("publish", job.publish))


def with_later_migration(folder: str) -> tuple[tuple[str, str], ...]:
    """The package's SQL files and the later migration."""
    files = REAL_FILES(folder)
    return (*files, LATER) if folder == "migrations" else files


REAL_FILES = database.sql_files


def run(order: dict[str, Any]) -> str:
    """The job over a file of articles; returns how it ended."""
    settings = Settings(warehouse=Path(order["warehouse"]), batch_size=5)
    return job.run_job([order["articles"]], settings, steps=STEPS, workers=Workers()).state


def forget_some(order: dict[str, Any]) -> str:
    """``dateline forget`` of documents or of a person."""
    forget(order.get("ids"), order.get("person"), is_sure=True, warehouse=Path(order["warehouse"]))
    return "complete"


def refresh_all(order: dict[str, Any]) -> str:
    """What ``dateline refresh --publish`` does, with an extractor of another version."""
    settings = Settings(warehouse=Path(order["warehouse"]), batch_size=5)
    job.fingerprint = refresh.fingerprint = lambda model: "another"
    say("refresh")
    if refresh.bring_draft(settings, steps=STEPS, workers=Workers()) is not None:  # else nothing is stale
        with Writer.open(settings.warehouse) as opened:
            opened.publish_draft()
    say("after refresh")
    return "complete"


VERBS = {"run": run, "forget": forget_some, "refresh": refresh_all}


def obey(order: dict[str, Any]) -> None:
    """Carry out an order, as the user and with the room and the migrations that it asks for."""
    if "user" in order:
        os.setuid(order["user"])
    if "largest_file" in order:
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest_file"],) * 2)
    if order.get("later"):
        database.sql_files = with_later_migration
        database.mark_of_views = lambda: "views of later"
    say(VERBS[order.get("verb", "run")](order))


def main() -> None:
    """Fork a child for each order, and wait for it."""
    job.fingerprint = lambda model: "made-up"
    forgetting.secrets.token_hex = lambda size: "5e" * size  # so that all forget under the same hashes
    writer.migrate = staged("migrate", writer.migrate)
    Writer.forget_person = staged("forget", Writer.forget_person)
    Writer.forget_documents = staged("forget", Writer.forget_documents)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                say(f"pid {os.getpid()}")
                obey(json.loads(line))
            except DatelineError as error:
                say(f"error {error}")
            except BaseException as error:
                say(f"bug {type(error).__name__}: {' '.join(str(error).split())}")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
