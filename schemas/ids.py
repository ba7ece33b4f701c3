"""Stable identifiers: the same parts give the same id on any machine, in any order of work."""

import hashlib


def stable_id(kind: str, *parts: object) -> str:
    """Hash named parts to an id such as ``date-3f2a9c0b1d4e5f60``.

    Args:
        kind: what is identified; the prefix of the id.
        parts: what it is identified by, in order; ``None`` differs from the empty string.

    Example:
        >>> stable_id("date", "doc1", 39, 47) == stable_id("date", "doc1", 39, 47)
        True
        >>> stable_id("date", "a", "bc") == stable_id("date", "ab", "c")
        False
    """
    key = "\x1f".join(["\x00" if p is None else str(p) for p in parts])
    return f"{kind}-{hashlib.blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
