"""Countries and their adjectives, from ``places.toml``, and where a country or a city is an actor or an employer."""

from functools import cache

from spacy.tokens import Span, Token

from extractors.lexicons import read_table
from extractors.organizations.words import words
from extractors.titles.words import head_word, title_words


@cache
def _table() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    table = read_table("extractors.organizations", "places.toml")
    countries = {name.casefold() for name in table["demonyms"].values()}
    return table["demonyms"], table["same"], frozenset(countries)


def country_of(text: str) -> str | None:
    """The country that a name or an adjective means, or None when it is not known to be one.

    Example:
        >>> [country_of(w) for w in ("Russian", "U.S.", "France", "Texas")]
        ['Russia', 'United States', 'France', None]
    """
    demonyms, same, countries = _table()
    words = text.casefold().removeprefix("the ")
    plain = words.replace(".", "")
    if plain in same:
        return same[plain]
    if words in demonyms:
        return demonyms[words]
    return text.removeprefix("the ").removeprefix("The ") if words in countries else None


def acts(span: Span) -> bool:
    """Whether a country or city is an employer ("Russian President") or the subject of an act of states."""
    is_adjective = span.root.ent_type_ == "NORP"
    if is_adjective and country_of(span.text) is None:
        return False  # followers and peoples: "Marxist", "Civilian"
    if not is_adjective and _is_subject(span.root):
        return True
    after = span.end
    while after < len(span.doc) and after < span.end + 6:
        token = span.doc[after]
        if token.ent_type_ == "ORG":
            break  # "US carmaker General Norvane"
        if (title := head_word(token)) is not None:
            return title in _offices(is_adjective) and not (token.i + 1 < len(span.doc) and token.nbor().tag_ == "POS")
        if token.tag_ != "POS" and token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        after += 1
    is_behind = span.start > 1 and span.doc[span.start - 1].lower_ in ("of", "the")
    return is_behind and not is_adjective and _after_title(span)  # not "head of the German firm Norvane"


def _is_subject(token: Token) -> bool:
    """Whether a token, or what it is joined to or explains, does what states do."""
    first = token
    while first.dep_ in ("conj", "appos"):
        first = first.head
    return first.dep_ in ("nsubj", "agent") and first.head.lemma_.casefold() in words().acts


def _offices(is_adjective: bool) -> frozenset[str]:
    """Titles that are held in a place; after an adjective, not those for which it tells where somebody is from."""
    lexicon = title_words()
    return lexicon.offices - lexicon.of_nationals if is_adjective else lexicon.offices


def _after_title(span: Span) -> bool:
    """Such as "president of France": a title and "of" before the place."""
    i = span.start - 1
    if span.doc[i].lower_ == "the":
        i -= 1
    title = head_word(span.doc[i - 1]) if i > 0 else None
    return title in title_words().offices and span.doc[i].lower_ == "of"
