"""Which word before an action speaks for its status: what ``dateline explain`` points at.

The status itself is read from the parse (see `status`); here its operators are looked for by their forms alone, so that
a loaded document needs no model to be explained.
"""

import re
from functools import cache

from extractors.actions.words import words_of
from extractors.lexicons import read_table
from schemas import Modality, Polarity

_IRREGULAR = {"tell": "told", "seek": "sought", "forbid": "forbade", "swear": "swore"}
_WORD = re.compile(r"n['’]t\b|['’](?:ll|d)\b|\w+?(?=n['’]t\b)|\w+", re.IGNORECASE)


def status_words(before: str, polarity: Polarity, modality: Modality) -> list[str]:
    """The word of each kind that stands nearest before a trigger: one for a negative, one for the modality.

    Args:
        before: the sentence up to its trigger.
        polarity: of the action.
        modality: of the action.

    Returns:
        Nothing for what is plainly stated, or for a status that no single word gives (a purpose, an imperative).

    Example:
        >>> status_words("Hollis said that he had refused to", Polarity.NEGATIVE, Modality.ASSERTED)
        ['refused']
        >>> status_words("She didn't say whether she would", Polarity.POSITIVE, Modality.HYPOTHETICAL)
        ['would']
    """
    kinds = ["negative"] if polarity is Polarity.NEGATIVE else []
    kinds += [str(modality)] if modality is not Modality.ASSERTED else []
    words = _WORD.findall(before)
    nearest = (next((w for w in reversed(words) if _plain(w) in _operators()[kind]), None) for kind in kinds)
    return [word for word in nearest if word]


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


@cache
def _operators() -> dict[str, frozenset[str]]:
    """Kind of status to the forms of the words of ``status.toml`` that give it; of one word each."""
    table = read_table("extractors.actions", "status.toml")
    found: dict[str, set[str]] = {"negative": set(), **{str(m): set() for m in Modality}}
    for kind, words in table["adverbs"].items():
        found[kind] |= set(words)
    for word, kind in (*table["modals"].items(), *table["marks"].items(), *table["prepositions"].items()):
        found[kind].add(word)
    found["future"].add("would")  # what reports a past "will"
    for kind in found.keys() & table["governors"].keys():
        found[kind] |= {
            form for lemma in words_of("status.toml", "governors", kind) for form in _forms(lemma.partition("+")[0])
        }
    return {kind: frozenset(words) for kind, words in found.items()}


def _forms(lemma: str) -> set[str]:
    """A verb's forms, by the regular endings; some of them are no words, which does no harm."""
    stem = lemma[:-1] if lemma.endswith(("e", "y")) else lemma
    regular = {lemma, f"{lemma}s", f"{lemma}es", f"{lemma}ed", f"{lemma}ing", f"{stem}ed", f"{stem}ing", f"{stem}ied"}
    doubled = {f"{lemma}{lemma[-1]}{ending}" for ending in ("ed", "ing")}
    return regular | doubled | {_IRREGULAR.get(lemma, lemma)}
