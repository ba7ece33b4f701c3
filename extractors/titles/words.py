"""The words of titles, from ``heads.txt`` and ``words.toml``."""

from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from extractors.lexicons import read_table, read_words

PACKAGE = "extractors.titles"


class TitleWords(NamedTuple):
    """The data of ``words.toml``; all words case-folded."""

    heads: frozenset[str]
    abbreviations: dict[str, str]
    postnominal: frozenset[str]
    status: dict[str, str]
    descriptions: frozenset[str]
    camps: frozenset[str]
    posts: frozenset[str]
    needs_company: frozenset[str]
    of_somebody: frozenset[str]
    before_ranks: frozenset[str]
    of_districts: frozenset[str]
    districts: frozenset[str]
    represent: frozenset[str]
    kin: frozenset[str]
    crowds: frozenset[str]
    field_heads: frozenset[str]
    fields: frozenset[str]
    portfolios: frozenset[str]
    ranks: frozenset[str]
    bodies: frozenset[str]
    held_in: frozenset[str]
    employers: frozenset[str]
    parties: frozenset[str]
    demonyms: frozenset[str]
    titular: frozenset[str]
    corporate: frozenset[str]
    legal: frozenset[str]
    offices: frozenset[str]
    schools: frozenset[str]
    seats: frozenset[str]
    party: frozenset[str]
    firms: frozenset[str]
    of_places: frozenset[str]
    of_nationals: frozenset[str]
    of_towns: frozenset[str]
    never_of_offices: frozenset[str]


def title_heads() -> frozenset[str]:
    """Head nouns that make a phrase a title, case-folded and singular: president, minister, officer."""
    return read_words(PACKAGE, "heads.txt")


@cache
def title_words() -> TitleWords:
    """The words of titles, read once."""
    table = read_table(PACKAGE, "words.toml")
    words = {name: frozenset(section["words"]) for name, section in table.items() if "words" in section}
    return TitleWords(
        heads=title_heads(),
        abbreviations=table["abbreviations"],
        postnominal=words["postnominal"],
        status=table["status"],
        descriptions=words["descriptions"],
        camps=words["camps"],
        posts=words["posts"],
        needs_company=words["needs_company"],
        of_somebody=words["of_somebody"],
        before_ranks=words["before_ranks"],
        of_districts=words["of_districts"],
        districts=words["districts"],
        represent=words["represent"],
        kin=words["kin"],
        crowds=words["crowds"],
        field_heads=frozenset(table["fields"]["heads"]),
        fields=words["fields"],
        portfolios=words["portfolios"],
        ranks=words["ranks"],
        bodies=words["bodies"],
        held_in=words["held_in"],
        employers=words["employers"],
        parties=words["parties"],
        demonyms=frozenset(read_table("extractors.organizations", "places.toml")["demonyms"]),
        titular=words["titular"],
        corporate=words["corporate"],
        legal=words["legal"],
        offices=words["offices"],
        schools=words["schools"],
        seats=words["seats"],
        party=words["party"],
        firms=words["firms"],
        of_places=words["of_places"],
        of_nationals=words["of_nationals"],
        of_towns=words["of_towns"],
        never_of_offices=words["never_of_offices"],
    )


@lru_cache(maxsize=65_536)  # asked of every word
def singular(word: str) -> str:
    """The singular of a title's head noun, case-folded.

    Example:
        >>> [singular(w) for w in ("Senators", "deputies", "congressmen", "princess", "actresses")]
        ['senator', 'deputy', 'congressman', 'princess', 'actress']
    """
    word = word.casefold()
    heads = title_heads()
    if word in heads:
        return word
    if word.endswith("s") and word[:-1] in title_words().abbreviations:
        return word[:-1]
    for ending, replacement in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and (one := word[: -len(ending)] + replacement) in heads:
            return one
    return word


def head_word(token: Token) -> str | None:
    """The title that a token is the head of, in the singular; None when it is no head of a title.

    An abbreviation counts only with a capital ("Gen.", "PM"), a plain word only as a noun
    (not "she heads", not "a general rule") or with a capital.
    """
    words = title_words()
    plain = token.lower_.rstrip(".")
    if plain in words.abbreviations and plain not in words.heads:
        dotted = token.text.endswith(".") or (token.i + 1 < len(token.doc) and token.nbor().text == ".")
        return plain if token.text[0].isupper() and (token.text.isupper() or dotted or token.is_title) else None
    if plain[:-1] in words.abbreviations and token.text[-1] == "s" and token.text[:-1].isupper():
        return plain[:-1]  # CEOs, MPs
    one = singular(plain)
    if one not in words.heads:
        return None
    if token.pos_ in ("NOUN", "PROPN") or token.text[0].isupper() or token.tag_ in ("NN", "NNS"):
        return one
    before_name = token.dep_ in ("amod", "compound") and token.head.pos_ == "PROPN" and token.head.i > token.i
    return one if before_name or (token.pos_ == "ADJ" and token.dep_ not in ("amod", "compound", "acomp")) else None
