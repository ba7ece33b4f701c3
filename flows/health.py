"""What a run has done so far: counts by source, seconds by stage."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas import Article, Rejected
from schemas.dates import Resolution
from warehouse import Columns


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


MEASURES: dict[str, tuple[str, Callable[[pa.Table], Any] | None]] = {
    "documents": ("documents", None),
    "people": ("person_names", None),
    "organizations": ("organizations", None),
    "roles": ("roles", None),
    "roles_without_organization": ("roles", lambda rows: pc.is_null(rows["organization"])),
    "dates": ("dates", None),
    "unresolved_dates": ("dates", lambda rows: pc.equal(rows["resolution"], Resolution.UNRESOLVED.value)),
    "actions": ("actions", None),
    "quotes": ("quotes", None),
    "quotes_without_source": ("quotes", lambda rows: pc.is_null(rows["source_text"])),
    "quotes_without_speaker": (
        "quotes",
        lambda rows: pc.and_(pc.is_null(rows["person_id"]), pc.is_null(rows["organization_id"])),
    ),
}
"""What is counted, by its column of ``run_health``: the table, and which of its rows; all of them without a word."""


def count_findings(found: Columns) -> dict[str, Counter[str]]:
    """The findings of documents, and those that stayed open, by source."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    if not found.tables:
        return counts
    documents = found.tables["documents"]
    sources = pc.fill_null(documents["source"], "").combine_chunks()
    for measure, (table, which) in MEASURES.items():
        rows = found.tables[table]
        rows = rows.filter(which(rows)) if which else rows
        place = pc.index_in(rows["document_id"], documents["document_id"])
        for count in pc.value_counts(sources.take(place)).to_pylist():
            counts[count["values"]][measure] = count["counts"]
    return counts


def tell_drift(drift: dict[str, object]) -> str:
    """One line for people.

    Example:
        >>> drift = dict(source="feed", measure="unresolved_dates", present=0.4, usual=0.1, advice="see dates")
        >>> tell_drift(drift)
        'feed: unresolved dates are 0.4, usually 0.1: see dates'
    """
    measure = str(drift["measure"]).replace("_", " ")
    return f"{drift['source']}: {measure} are {drift['present']}, usually {drift['usual']}: {drift['advice']}"
