"""A source that lists pages at one address: asked whether it has changed, then read."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from pydantic import Field

from flows.sources.items import Item
from flows.sources.source import Visit
from flows.sources.web.client import Answer
from flows.sources.web.pages import Entry, PagesOptions, answered, conditions, is_same, new_state, read_pages
from schemas.tables import SourceStateRow


class Listing(PagesOptions):
    """An address whose content names pages."""

    url: str = Field(pattern=r"^https?://\S+$", description="Address")

    @property
    def location(self) -> str:
        """The address."""
        return self.url

    def read(self, visit: Visit) -> Iterator[Item]:
        """What is new or changed; the listing's own state comes last, when all before it has been taken."""
        state = visit.memory.states(self.name).get(self.url) or new_state(self, self.url, visit)
        if state.retry_at and state.retry_at > visit.now:
            return  # the host has asked us to wait
        answer = visit.web.fetch(self.url, **conditions(state, visit))
        if is_same(answer, state, visit):
            yield from self.read_entries((), visit)
        else:
            yield from self.read_answer(answer, visit)
        yield self.remember(state, answer, visit)

    def remember(self, state: SourceStateRow, answer: Answer, visit: Visit) -> SourceStateRow:
        """The listing's own state after an answer."""
        return answered(state, answer, visit)

    @abstractmethod
    def read_answer(self, answer: Answer, visit: Visit) -> Iterator[Item]:
        """The articles that a new answer leads to.

        Raises:
            InvalidArticle: it is not what it should be.
        """

    def read_entries(self, entries: Iterable[Entry], visit: Visit) -> Iterator[Item]:
        """The pages that are named."""
        return read_pages(self, entries, visit)
