"""What a noun says about a human being: that it means one, the gender, the age, the kinship."""

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from spacy.tokens import Token

from extractors.lexicons import read_table
from extractors.titles import title_heads
from schemas import Gender

PACKAGE = "extractors.coreference"
HUMAN_SUFFIXES = ("man", "woman", "person")


class Nouns(NamedTuple):
    """The lists of ``nouns.toml``, ready to ask."""

    gender: dict[str, Gender]
    human: frozenset[str]
    young: frozenset[str]
    general: dict[str, Gender]
    same_title: dict[str, str]
    ranks: frozenset[str]
    idle: frozenset[str]
    kin: dict[str, dict[str, str]]
    honorifics: dict[str, Gender]
    speech_verbs: frozenset[str]
    asking: frozenset[str]


@cache
def nouns() -> Nouns:
    """The lists, read once."""
    table: dict[str, Any] = read_table(PACKAGE, "nouns.toml")
    gender = dict.fromkeys(table["male"], Gender.MALE) | dict.fromkeys(table["female"], Gender.FEMALE)
    for either in table["neutral"]:
        if either not in table["general_male"] + table["general_female"]:
            gender.pop(either, None)
    gender.pop("actor", None)
    gender.pop("chairman", None)  # newspapers wrote "chairman" for women too
    gender.pop("spokesman", None)
    return Nouns(
        gender=gender,
        human=frozenset(table["male"]) | frozenset(table["female"]) | frozenset(table["neutral"]) | title_heads(),
        young=frozenset(table["young"]),
        general=dict.fromkeys(table["general_male"], Gender.MALE)
        | dict.fromkeys(table["general_female"], Gender.FEMALE),
        same_title=table["same_title"],
        ranks=frozenset(table["ranks"]["words"]),
        idle=frozenset(table["ranks"]["idle"]),
        kin=table["kin"],
        honorifics=dict.fromkeys(table["honorifics"]["male"], Gender.MALE)
        | dict.fromkeys(table["honorifics"]["female"], Gender.FEMALE),
        speech_verbs=frozenset(table["speech"]["verbs"]),
        asking=frozenset(table["speech"]["asking"]),
    )


def noun_key(token: Token) -> str:
    """A noun as the lists spell it: the lemma in small letters ("Chairmen" is no key, "Chairman" is "chairman")."""
    word = token.lower_
    return word if word in nouns().human else token.lemma_.casefold()


def is_plural(token: Token) -> bool:
    """Whether a noun is plural."""
    return token.tag_ in ("NNS", "NNPS")


def is_human(token: Token) -> bool:
    """Whether a token is a singular noun that means a human being."""
    if token.tag_ not in ("NN", "NNP", "JJ", "FW", "VBG"):
        return False
    key = noun_key(token)
    return key in nouns().human or (token.pos_ in ("NOUN", "PROPN") and key.endswith(HUMAN_SUFFIXES))


def noun_gender(token: Token) -> Gender | None:
    """The gender that a noun states, if any."""
    key = noun_key(token)
    if key in nouns().gender:
        return nouns().gender[key]
    if key.endswith("woman"):
        return Gender.FEMALE
    return None


def age_before(token: Token) -> int | None:
    """The number in "51-year-old", at its last word."""
    words: list[str] = [t.text for t in token.doc[max(0, token.i - 4) : token.i]]
    joined = [w for w in words if w != "-"]
    for number, unit in pairwise(joined):
        if unit.startswith("year") and number.isdecimal() and len(number) < 4:
            return int(number)
    return None
