"""Reading sources one after the other: one that cannot be read costs no other."""

from collections.abc import Iterator, Sequence

from flows.sources.items import Item, rejected
from flows.sources.source import Source, UnreadableSource, Visit
from schemas.errors import InvalidArticle


def read_sources(sources: Sequence[Source], visit: Visit) -> Iterator[Item]:
    """All that is new or changed in the sources, in their order; one that cannot be read is rejected as a whole.

    Raises:
        UnreadableSource: none of them can be read.
    """
    unreadable = 0
    for source in sources:
        try:
            yield from source.read(visit)
        except UnreadableSource as error:
            unreadable += 1
            if unreadable == len(sources):
                raise
            wrong = InvalidArticle("unreadable_source", str(error))
            yield rejected(wrong, source.location, document_id=None, origin=source.location, source=source.name)
