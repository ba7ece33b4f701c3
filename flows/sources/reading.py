"""Reading sources one after the other: one that cannot be read costs no other."""

import datetime as dt
from collections.abc import Iterator, Sequence

from flows.sources.items import Item, rejected
from flows.sources.source import Source, UnreadableSource, Visit
from flows.sources.web.client import Unreachable
from schemas import Rejected
from schemas.errors import DatelineError, InvalidArticle, TransientError
from schemas.tables import SourceStateRow


def read_sources(sources: Sequence[Source], visit: Visit) -> Iterator[Item]:
    """All that is new or changed in the sources, in their order; one that cannot be read is rejected as a whole.

    Raises:
        DatelineError: none of them can be read.
    """
    unreadable = 0
    try:
        for source in sources:
            try:
                yield from source.read(visit)
            except (UnreadableSource, TransientError, InvalidArticle) as error:
                unreadable += 1
                if unreadable == len(sources):
                    raise _named(source, error) from error
                yield _reject(source, error)
                yield _in_trouble(source, error, visit)
    finally:
        visit.web.close()


def _named(source: Source, error: DatelineError) -> DatelineError:
    """An error that says of which source it is, and still whether it may pass."""
    if isinstance(error, UnreadableSource):
        return error
    kind = TransientError if isinstance(error, TransientError) else UnreadableSource
    return kind(f"{source.location}: {error}")


def _reject(source: Source, error: DatelineError) -> Rejected:
    """A source as a whole, in the quarantine until it is there again."""
    rule = "unreachable" if isinstance(error, TransientError) else "unreadable_source"
    rule = error.rule if isinstance(error, InvalidArticle) else rule
    wrong = InvalidArticle(rule, str(error))
    return rejected(wrong, source.location, document_id=None, origin=source.location, source=source.name)


def _in_trouble(source: Source, error: DatelineError, visit: Visit) -> SourceStateRow:
    """The state of a source that cannot be read, with what was known of it; a host may ask us to wait."""
    known = visit.memory.states(source.name).get(source.location)
    known = known or SourceStateRow(source=source.name, key=source.location, first_seen=visit.now)
    retry_at = visit.now + dt.timedelta(seconds=error.wait) if isinstance(error, Unreachable) else None
    return known.model_copy(update={"trouble": str(error), "retry_at": retry_at})
