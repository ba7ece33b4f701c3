"""The words of a parse as names see them: hyphenated pieces joined, each with its shape.

spaCy cuts ``Chung-tai`` into three tokens and ``O'Reilly`` sometimes too; a name is made of whole words.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from spacy.tokens import Doc

from extractors.lexicons import read_words
from extractors.tokens import tokens

HYPHENS = frozenset("-‐‑")
APOSTROPHES = frozenset("'’`")
MAX_HYPHENS = 3  # more is no name


class Shape(Enum):
    """What a word looks like."""

    CAPITALISED = auto()  # Smith, McCain, Chung-tai, al-Assad
    INITIAL = auto()  # J., R.L., W
    CAPITALS = auto()  # SMITH
    PARTICLE = auto()  # de, van, bin in lower case
    LOWER = auto()  # any other word without a capital
    BREAK = auto()  # a new line
    OTHER = auto()  # digits, punctuation


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its tokens ``first`` to ``last``, its folded text, and its shape."""

    first: int
    last: int
    text: str
    folded: str
    shape: Shape
    in_caps: bool = False


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Case-folded, without accents, with straight apostrophes: the form in which words are compared.

    Example:
        >>> fold("Gérald O’Neill")
        "gerald o'neill"
    """
    if text.isascii():
        return text.casefold().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def undotted(folded: str) -> str:
    """Without dots: ``mr.`` and ``mr``, ``u.s.`` and ``us`` are one."""
    return folded.replace(".", "")


@lru_cache(maxsize=65_536)
def shape_of(text: str) -> Shape:
    """The shape of one word.

    Example:
        >>> [shape_of(w).name for w in ("Smith", "R.L.", "IBM", "van", "el-Sisi", "said", "1987")]
        ['CAPITALISED', 'INITIAL', 'CAPITALS', 'PARTICLE', 'CAPITALISED', 'LOWER', 'OTHER']
    """
    if text.isspace():
        return Shape.BREAK if "\n" in text or "\r" in text else Shape.OTHER
    letters = [c for c in text if c.isalpha()]
    if not letters or not text[0].isalpha() or any(c.isdigit() for c in text):
        return Shape.OTHER
    if len(letters) <= 3 and letters[0].isupper() and all(c.isupper() for c in letters):
        dotted = text.count(".") == len(letters)
        if len(letters) == 1 or dotted:
            return Shape.INITIAL
    if text[0].islower():
        head, _, tail = text.replace("’", "-").replace("'", "-").partition("-")
        if tail[:1].isupper() and fold(head) in read_words("extractors.people", "particles.txt"):
            return Shape.CAPITALISED
        if text in read_words("extractors.people", "particles.txt"):
            return Shape.PARTICLE
        return Shape.LOWER
    if not text[0].isupper():
        return Shape.OTHER  # a script without capitals
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return Shape.CAPITALS
    return Shape.CAPITALISED


def words_of(doc: Doc) -> list[Word]:
    """All words of a parse in order, hyphenated pieces and ``O 'Reilly`` joined."""
    words: list[Word] = []
    i, n = 0, len(doc)
    texts = [t.text for t in tokens(doc)]
    spaces = [bool(t.whitespace_) for t in tokens(doc)]
    while i < n:
        j = i
        if texts[i][0].isalpha():
            hyphens = 0
            while (
                j + 2 < n
                and not spaces[j]
                and texts[j + 1] in HYPHENS
                and not spaces[j + 1]
                and texts[j + 2][0].isalpha()
                and hyphens < MAX_HYPHENS
            ):
                j += 2
                hyphens += 1
            if texts[j] in ("O", "D") and j + 2 < n and texts[j + 1] in APOSTROPHES and texts[j + 2][0].isupper():
                j += 2
            elif texts[j] in ("O", "D") and j + 1 < n and texts[j + 1][0] in APOSTROPHES and len(texts[j + 1]) > 3:
                j += 1
        text = texts[i] if i == j else doc[i : j + 1].text
        words.append(Word(i, j, text, fold(text), shape_of(text)))
        i = j + 1
    return _mark_capitals(words)


def _mark_capitals(words: list[Word]) -> list[Word]:
    """Mark the words of lines that are written in capitals throughout, as wire headlines are."""
    out: list[Word] = []
    line: list[Word] = []
    for word in [*words, None]:
        if word is not None and word.shape is not Shape.BREAK:
            line.append(word)
            continue
        capitals = sum(w.shape is Shape.CAPITALS for w in line)
        others = sum(w.shape in (Shape.CAPITALISED, Shape.LOWER, Shape.PARTICLE) for w in line)
        if capitals >= 2 and capitals > 2 * others:
            line = [Word(w.first, w.last, w.text, w.folded, w.shape, True) for w in line]
        out += line
        line = []
        if word is not None:
            out.append(word)
    return out
