"""The kinds of sources: a new one is a module with its options and its ``read``, and a line in ``KINDS``."""

from flows.sources.files import Files
from flows.sources.source import Source

KINDS: dict[str, type[Source]] = {
    "files": Files,
}
"""The word after ``kind =`` in ``sources.toml`` to the class that reads it."""
