"""What a run has done so far: counts by source, seconds by stage."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from schemas import Article, Rejected
from warehouse import Columns
from warehouse.health import count_findings


@dataclass(frozen=True)
class Summary:
    """How a run went.

    Attributes:
        run_id: the run.
        state: running, complete, quarantined, stopped or failed.
        loaded: documents whose findings were loaded or replaced.
        unchanged: documents that were there already.
        quarantined: documents set aside.
    """

    run_id: str
    state: str
    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0


@dataclass
class Ledger:
    """The counts of one run.

    Attributes:
        run_id: the run.
        fingerprint: what makes its findings.
        sources: for each source, counts by the names of the columns of ``run_health``.
        seconds: for each stage.
    """

    run_id: str
    fingerprint: str
    sources: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Count the seconds of the block for a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - begun

    def add(
        self, *, loaded: Columns | None = None, unchanged: Iterable[Article] = (), rejected: Iterable[Rejected] = ()
    ) -> None:
        """Count documents, and what was found in those that were loaded."""
        for source, counts in count_findings(loaded or Columns()).items():
            self.sources[source].update(counts)
        for article in unchanged:
            self.sources[article.source or ""]["unchanged"] += 1
        for refused in rejected:
            self.sources[refused.source]["quarantined"] += 1

    def summary(self, state: str = "running") -> Summary:
        """The counts over all sources."""
        total: Counter[str] = sum(self.sources.values(), Counter())
        return Summary(self.run_id, state, total["documents"], total["unchanged"], total["quarantined"])


def tell_drift(drift: dict[str, object]) -> str:
    """One line for people.

    Example:
        >>> drift = dict(source="feed", measure="unresolved_dates", present=0.4, usual=0.1, advice="see dates")
        >>> tell_drift(drift)
        'feed: unresolved dates are 0.4, usually 0.1: see dates'
    """
    measure = str(drift["measure"]).replace("_", " ")
    return f"{drift['source']}: {measure} are {drift['present']}, usually {drift['usual']}: {drift['advice']}"
