"""Namings that the words give, whether a model has seen them or not."""

from collections.abc import Collection, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from extractors.organizations.places import country_of
from extractors.organizations.words import Named, is_in_capitals, names_body, words
from extractors.titles import find_titles
from extractors.titles.words import head_word, singular, title_words
from extractors.tokens import tokens
from schemas import OrganizationKind

BODY = OrganizationKind.ORGANIZATION
PLACES = frozenset({"GPE", "NORP", "LOC", "DATE", "TIME"})
_FIRMS = frozenset({"firm", "house", "agency", "label", "bank"})
"""Nouns that are followed by a body's name only where a word before them says of what kind: "law firm"."""

NO_FIRMS = frozenset({"NORP", "LOC", "DATE", "TIME"})
"""Labels of what is no firm; cities' label is not among them where only firms have such posts."""


def by_noun(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "the Russian government", "the Trump campaign": a capitalised modifier and a common noun for a body."""
    for token in tokens(doc):
        if token.lower_ not in words().heads or token.i in names or token.pos_ not in ("NOUN", "PROPN"):
            continue
        start = _before_fields(token, names)
        follows = token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PROPN") and token.dep_ == "compound"
        if start < token.i and not follows and not doc[start].is_sent_start:
            yield Named(with_first_field(doc, start), token.i + 1, BODY, "modifier_and_body")


def _before_fields(token: Token, names: Collection[int]) -> int:
    """The start of a name across the small words for what a body is for: "Italian foreign ministry"."""
    first = token
    while first.i > 0 and first.nbor(-1).is_lower and first.nbor(-1).lower_ in words().fields:
        first = first.nbor(-1)
    start = _left_end(first, names)
    return start if start < first.i else token.i


def by_last_word(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Corvane Motors", "Ellery Courier": a capitalised name that ends as bodies' names do."""
    for token in tokens(doc):
        if token.lower_ in words().last_words and _is_written_so(token) and token.i not in names:
            start = _behind_owners(token, names)
            known = doc[start : token.i + 1].text.casefold() in words().false_friends  # "the Executive Board"
            if start < token.i and not known and not _goes_on(token) and not is_in_capitals(token.sent):
                yield Named(start, token.i + 1, BODY, "last_word")


def _is_written_so(token: Token) -> bool:
    """Whether the last word of a name has its capital: "Motors", "NV"."""
    return token.is_title or (token.is_upper and token.lower_ in words().legal)


def _behind_owners(token: Token, names: Collection[int]) -> int:
    """The first token of a name, also across those for whom a body is: "Rye Teachers' Union", "Sheriff's Office"."""
    doc, start = token.doc, _left_end(token, names)
    mark, owner = doc[max(0, start - 1)], doc[max(0, start - 2)]
    are_many = mark.text in ("'", "’") and owner.tag_ in ("NNPS", "NNS", "NNP")
    if start < 2 or mark.tag_ != "POS" or not owner.is_title or owner.i in names:
        return start
    return _left_end(owner, names) if are_many or owner.lower_ in words().owners else start


def by_kind(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "the carmaker Norvane", "the law firm Hale Corwin": a name behind the noun for what it is."""
    for token in tokens(doc):
        if token.text not in words().kinds_before or token.i + 2 >= len(doc):
            continue
        if token.lower_ in _FIRMS and token.nbor(-1 if token.i else 0).lower_ not in words().kinds_of_firm:
            continue
        start = token.i + 1 + (token.nbor().lower_ == "the")
        end = _right_end(doc[start], names)
        if all(_is_unknown_name(doc[i], names, PLACES) and head_word(doc[i]) is None for i in range(start, end)):
            yield Named(start, end, BODY, "kind_before_name")


def by_first_word(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Municipality of Rye", "Federal Service for the Financial Markets": a body's noun and what it is of."""
    for token in tokens(doc):
        if token.lower_ in words().first_words and token.is_title and token.i not in names:
            end = _end_of_complement(doc, token.i + 1, names)
            if end is not None and not is_in_capitals(token.sent):
                yield Named(_left_end(token, names), end, BODY, "body_of")


def by_ampersand(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Orchard & Pine", "Bausch and Lomb Inc": names joined to one."""
    for token in tokens(doc):
        if token.text != "&" or token.i in (0, len(doc) - 1) or is_in_capitals(token.sent):
            continue
        right = token.nbor()
        left = _left_end(token, names)
        if left < token.i and right.text[0].isupper() and right.i not in names:
            yield Named(left, _right_end(right, names), BODY, "joined_by_ampersand")


def by_partners(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Lorne and Sons Inc", "Lorne, Abt and Co": what "and" joins to partners is one firm's name."""
    for token in tokens(doc):
        if token.lower_ not in ("and", "&") or token.i in (0, len(doc) - 1) or is_in_capitals(token.sent):
            continue
        last = token.nbor()
        if last.lower_.rstrip(".") not in words().partners or not last.text[0].isupper():
            continue
        left = _left_end(token, names)
        while left > 2 and doc[left - 1].text == "," and _is_partner(doc[left - 2]):
            left -= 2
        if left > 1 and doc[left - 1].text == "." and doc[left - 2].is_title and not doc[left - 2].whitespace_:
            left -= 2  # "Alex. Lorne and Sons"
        elif left > 0 and doc[left - 1].is_title and doc[left - 1].text.endswith("."):
            left -= 1
        while doc[left].ent_type_ == "ORG" and doc[left].ent_iob_ == "I" and left - 1 not in names:
            left -= 1  # a model that sees more is right: "Smith Lorne, Abt Holt and Co"
        if left < token.i:
            yield Named(left, _right_end(last, names), BODY, "partners")


def by_joined(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Corwin and Hale Inc", later "Corwin and Hale": one firm where neither name stands alone."""
    joined: dict[tuple[str, str], list[int]] = {}
    for token in tokens(doc):
        if token.lower_ in ("and", "&") and 0 < token.i < len(doc) - 1 and {token.i - 1, token.i + 1}.isdisjoint(names):
            left, right = token.nbor(-1), token.nbor()
            if left.text[0].isupper() and right.text[0].isupper() and left.is_alpha and right.is_alpha:
                joined.setdefault((left.lower_, right.lower_), []).append(token.i)
    for (left_word, right_word), places in joined.items():
        if len(places) < 2 or not any(
            doc[_right_end(doc[i + 1], names) - 1].lower_ in words().suffixes for i in places
        ):
            continue
        alone = sum(t.lower_ == left_word for t in doc) + sum(t.lower_ == right_word for t in doc) > 2 * len(places)
        for i in places if not alone else ():
            if not is_in_capitals(doc[i].sent):
                yield Named(_left_end(doc[i], names), _right_end(doc[i + 1], names), BODY, "partners")


def _is_partner(token: Token) -> bool:
    """Whether a name before a comma is that of a partner: a single one, and no place."""
    before = token.nbor(-1)
    alone = not (before.text[0].isupper() and before.pos_ == "PROPN")
    return alone and token.is_title and token.pos_ == "PROPN" and token.ent_type_ not in PLACES


def by_affiliation(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Ann Lee of Norvane", "Bob Roe of the RTPL": what no model knows, behind a person's name."""
    for i in sorted(names):
        j = i + 2 + (i + 2 < len(doc) and doc[i + 2].lower_ == "the")
        if i + 1 in names or j >= len(doc) or doc[i + 1].lower_ not in ("of", "from") or doc[j].is_space:
            continue
        end = _right_end(doc[j], names)
        is_acronym = end == j + 1 and doc[j].is_upper and len(doc[j]) > 1 and country_of(doc[j].text) is None
        if is_acronym or all(_is_unknown_name(doc[k], names, PLACES | {"FAC"}) for k in range(j, end)):
            yield Named(j, end, BODY, "affiliation")


def by_title(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Such as "Norvane's managing director", "mayor of Quarry Bay": an unknown name in which a post is held."""
    firms, offices = title_words().firms, title_words().offices
    for phrase in find_titles(doc, names=names, heads=firms | title_words().of_places):
        title = singular(doc[phrase.head].text.rstrip("."))
        start, end = phrase.body or _possessor(phrase.start, doc)
        beside = start < end <= phrase.head and doc[end].tag_ != "POS"  # "London analyst": that may be where she lives
        known = PLACES if beside or title in offices else NO_FIRMS
        if start < end and all(_is_unknown_name(doc[i], names, known) for i in range(start, end)):
            yield Named(start, end, BODY if title in firms else OrganizationKind.PLACE, "where_a_post_is_held")


def _is_unknown_name(token: Token, names: Collection[int], known: Collection[str]) -> bool:
    if not token.text[0].isupper() or token.pos_ != "PROPN" or token.i in names or is_in_capitals(token.sent):
        return False
    return token.ent_type_ not in known and country_of(token.text) is None


def media(doc: Doc, names: Collection[int]) -> Iterator[Named]:
    """Well-known names of a single word that stand alone, and of two words."""
    for token in tokens(doc):
        if not token.text[0].isupper() or token.i in names:
            continue
        if token.dep_ != "compound" and token.lower_ in words().media:
            yield Named(token.i, token.i + 1, BODY, "news_medium")
        elif (
            token.lower_ in _media_of_two()
            and doc[token.i : token.i + 2].text.casefold() in words().media
            and not is_in_capitals(token.sent)
        ):
            yield Named(token.i, token.i + 2, BODY, "news_medium")


@cache
def _media_of_two() -> frozenset[str]:
    """First words of the media of two words."""
    return frozenset(first for first, blank, _ in (name.partition(" ") for name in words().media) if blank)


def with_first_field(doc: Doc, start: int) -> int:
    """The start of a body's name: two tokens before, if "Trade and" stands there and is its first field."""
    if start < 2 or doc[start - 1].lower_ not in ("and", "&"):
        return start
    first = doc[start - 2]
    return first.i if first.is_title and first.lower_ in words().fields else start


def _left_end(token: Token, names: Collection[int]) -> int:
    """The first token of the capitalised name that ends before a token."""
    doc, start = token.doc, token.i
    while start > 0 and names_body(doc[start - 1]) and start - 1 not in names:
        start -= 1
    return start + (start < token.i and doc[start].lower_ in ("the", "a", "an"))


def _right_end(token: Token, names: Collection[int]) -> int:
    doc, end = token.doc, token.i + 1
    while end < len(doc) and end not in names and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    return end


def _goes_on(token: Token) -> bool:
    """Whether a capitalised name goes on after a token."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ == "PROPN" and token.nbor().text[0].isupper()


def _end_of_complement(doc: Doc, i: int, names: Collection[int]) -> int | None:
    """The end of "of the Financial Markets" in a name that goes on at token ``i``; None where nothing does."""
    if i + 1 >= len(doc) or doc[i].lower_ not in ("of", "for", "on"):
        return None
    i += 1 + (doc[i + 1].lower_ == "the")
    start = i
    while i < len(doc) and i not in names and doc[i].ent_type_ not in ("DATE", "TIME") and not doc[i].is_space:
        before_name = i + 1 in names and head_word(doc[i]) is not None  # "Bank of Rye Governor Ann Lee"
        if before_name or (not doc[i].text[0].isupper() and not _joins(doc, i)):
            break
        i += 1
    return i if i > start else None


def _joins(doc: Doc, i: int) -> bool:
    """Whether "and", "of" or a hyphen goes on with a name."""
    return doc[i].lower_ in ("and", "&", "of", "for", "-") and i + 1 < len(doc) and names_body(doc[i + 1])


def _possessor(i: int, doc: Doc) -> tuple[int, int]:
    """The tokens of the name whose possessive mark stands before token ``i``; an empty range where none does."""
    while i > 0 and doc[i - 1].pos_ in ("ADJ", "ADV"):
        i -= 1
    if i < 2 or doc[i - 1].tag_ != "POS":
        return i, i
    start = i - 1
    while start > 0 and doc[start - 1].pos_ == "PROPN" and not doc[start - 1].is_space:
        start -= 1
    return start, i - 1
