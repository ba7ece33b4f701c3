"""How far a claim goes, and what it rests on, in words."""

from dataclasses import dataclass

CLAIMS = {
    "asserted": ("", "stated", "the text says that this happens or happened"),
    "negative": ("✕", "did not happen", "the text says that this did not or will not happen"),
    "future": ("▷", "planned", "said to lie in the future"),
    "hypothetical": ("?", "possible", "hypothetical or alleged, not stated as done"),
    "requested": ("!", "asked for", "asked, ordered or urged, not stated as done"),
}
"""How far a claim goes: its sign, the word on the page, and the explanation."""


@dataclass(frozen=True)
class Status:
    """A word on a row that says how far the claim goes: sign, word and explanation, never colour alone."""

    kind: str
    sign: str
    word: str
    title: str


def statuses_of(polarity: str, modality: str, *, is_attributed: bool) -> tuple[Status, ...]:
    """The words that say how far a claim goes.

    Example:
        >>> [status.word for status in statuses_of("negative", "future", is_attributed=True)]
        ['did not happen', 'planned', 'attributed']
    """
    kinds = (["negative"] if polarity == "negative" else []) + ([modality] if modality != "asserted" else [])
    found = [Status(kind, *CLAIMS[kind]) for kind in kinds]
    if is_attributed:
        found.append(Status("attributed", "“", "attributed", "a source says so, not the writer"))
    return tuple(found)


def why(rule: str | None, confidence: float | None) -> str:
    """Rule and confidence in words; empty when neither is known."""
    words = [f"rule {rule.replace('_', ' ')}"] if rule else []
    if confidence is not None:
        words.append(f"right in {confidence:.0%} of annotated cases")
    return ", ".join(words)
