"""What a stage refused, on its way to the quarantine."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rejected:
    """Something that could not be read, extracted or loaded, whole, with its reason.

    Attributes:
        origin: file or address that it came from; empty when unknown.
        stage: the stage that refused it: ingest, extract, validate or load.
        rule: short name of the rule that it broke, such as ``empty_text``.
        reason: one sentence for people.
        payload: what came in, as text; bytes that are no text are escaped.
        document_id: what it is or would have been called.
        source: name of the source; empty when unknown.
    """

    origin: str
    stage: str
    rule: str
    reason: str
    payload: str = ""
    document_id: str | None = None
    source: str = ""
