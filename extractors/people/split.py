"""A full name split into given and family name, by nameparser, with its known errors mended."""

from functools import lru_cache
from typing import NamedTuple

from nameparser import HumanName

from extractors.people import vocabulary as v
from extractors.people.resolve import is_surname_first
from extractors.people.words import fold


class NameParts(NamedTuple):
    """The parts of a name, each as it stands in the text, or None."""

    given: str | None
    family: str | None
    suffix: str | None


@lru_cache(maxsize=16_384)
def split_name(name: str) -> NameParts:
    """Split a name without title or honorific.

    Mended in nameparser: names with the family name first (Xi Jinping), and those that begin with a
    particle (van der Bellen), which it takes for a given name.

    Example:
        >>> split_name("Xi Jinping")
        NameParts(given='Jinping', family='Xi', suffix=None)
        >>> split_name("van der Bellen").family
        'van der Bellen'
        >>> split_name("Oscar de la Cruz Jr.")
        NameParts(given='Oscar', family='de la Cruz', suffix='Jr.')
    """
    words = name.split()
    folded = tuple(fold(w) for w in words)
    if len(words) == 1:
        return NameParts(None, name, None)
    if is_surname_first(folded):
        return NameParts(" ".join(words[1:]), words[0], None)
    if words[0].islower() and folded[0] in v.words("particles"):
        return NameParts(None, name, None)
    parsed = HumanName(name)
    given = " ".join(filter(None, (parsed.first, parsed.middle)))
    if not parsed.last:
        return NameParts(" ".join(words[:-1]), words[-1], None)
    return NameParts(given or None, parsed.last, parsed.suffix or None)
