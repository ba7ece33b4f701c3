"""The word lists of people's names, by what a word does next to a name."""

from functools import cache

from extractors.lexicons import read_table, read_words
from extractors.titles import title_heads

_HERE = "extractors.people"


def words(name: str) -> frozenset[str]:
    """A word list of this package by its name without ``.txt``."""
    return read_words(_HERE, f"{name}.txt")


def genders_of_address() -> dict[str, str]:
    """Words of address that make a person of almost any word (Mr, Sir), with their gender."""
    table: dict[str, str] = read_table(_HERE, "honorifics.toml")["address"]
    return table


def genders_of_rank() -> dict[str, str]:
    """Offices and ranks right before a name (President, Sen.), with their gender."""
    table: dict[str, str] = read_table(_HERE, "honorifics.toml")["rank"]
    return table


@cache
def offices() -> frozenset[str]:
    """Offices that no body holds."""
    return frozenset(read_table(_HERE, "honorifics.toml")["office"]["words"])


def family_relations() -> dict[str, str]:
    """Nouns of kinship, with their gender."""
    table: dict[str, str] = read_table(_HERE, "relations.toml")["family"]
    return table


@cache
def wed() -> frozenset[str]:
    """Words before "to" and a husband or wife."""
    return frozenset(read_table(_HERE, "relations.toml")["wed"]["words"])


@cache
def person_nouns() -> frozenset[str]:
    """Every noun that stands for a human being: titles, ranks, kin, and others."""
    people: dict[str, str] = read_table(_HERE, "relations.toml")["person"]
    return frozenset((*title_heads(), *people, *family_relations(), *genders_of_rank()))


@cache
def given_names() -> dict[str, tuple[str, bool]]:
    """Folded given name to the sex of most bearers (m, f, u), and whether it is an ordinary word too."""
    out: dict[str, tuple[str, bool]] = {}
    for line in words("given_names"):
        name, sex, *weak = line.split()
        out[name] = (sex, bool(weak))
    return out


def is_given_name(folded: str) -> bool:
    """Whether a folded word is a given name and no ordinary word; of ``jean-luc``, either half will do."""
    entry = given_names().get(folded) or given_names().get(folded.split("-")[0])
    return entry is not None and not entry[1]


def may_be_given_name(folded: str) -> bool:
    """Whether a folded word is a given name, be it an ordinary word or a place too."""
    return folded in given_names() or folded.split("-")[0] in given_names()


def is_listed_first(folded: str) -> bool:
    """Whether a word is a family name that stands first in Chinese, Korean and Vietnamese names."""
    return folded in words("surname_first")


def is_western(folded: str) -> bool:
    """Whether a word can only be the family name or the given name of a western name: it has a known sex."""
    return given_names().get(folded, ("u", False))[0] != "u"


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Folded given name to the full forms that it may stand for, itself included."""
    full: dict[str, set[str]] = {}
    for line in words("nicknames"):
        name, *short = line.split()
        for form in (name, *short):
            full.setdefault(form, {form}).add(name)
    return {form: frozenset(names) for form, names in full.items()}


@cache
def evidence_points() -> dict[str, float]:
    """Points of each kind of evidence."""
    return {k: float(v) for k, v in read_table(_HERE, "evidence.toml")["points"].items()}


@cache
def thresholds() -> dict[str, float]:
    """Points that a full name and a single word need."""
    return {k: float(v) for k, v in read_table(_HERE, "evidence.toml")["thresholds"].items()}
