"""Second pass: which namings mean the same body."""

from collections.abc import Iterable

from spacy.tokens import Doc

from extractors.findings import Findings, span_fields
from extractors.organizations.nominals import find_nominals
from extractors.organizations.places import country_of
from extractors.organizations.spans import find_named
from extractors.organizations.words import Named, is_in_capitals, words
from extractors.titles.words import title_words
from extractors.tokens import tokens
from schemas import Mention, MentionKind, Organization, OrganizationKind
from schemas.ids import stable_id

MAX_LEFT_OUT = 2
"""Words that a short form of a name leaves out: "Ford" for "Ford Australia"."""

MAX_ACRONYM = 7
"""Letters of a short name in brackets behind the full one."""


class _Body:
    """One body with its namings so far."""

    def __init__(self, named: Named, text: str) -> None:
        self.named = [named]
        self.name = text
        self.keys = {_key(text)}
        self.nominals: list[tuple[int, int]] = []


def extract_organizations(findings: Findings) -> Iterable[Organization]:
    """Every body that the article names, in the order of first mention.

    Not found: bodies that the model does not see and that have no word for a body in their name; "it" and "they".
    """
    doc = findings.doc
    names = _name_tokens(findings)
    bodies: list[_Body] = []
    by_key: dict[str, _Body] = {}
    for named in find_named(doc, names):
        text = _display(doc, named)
        key = _key(text)
        body = by_key.get(key) or _in_brackets(doc, named, bodies) or _same_body(bodies, key, text)
        if body is None:
            body = _Body(named, text)
            bodies.append(body)
        else:
            body.named.append(named)
            if _is_fuller(text, body.name):
                body.name = text
        body.keys.add(key)
        by_key[key] = body
    _join_short_forms(bodies)
    _find_again(doc, bodies, names)
    for start, end, index in find_nominals(doc, [(b.name, b.named) for b in bodies]):
        bodies[index].nominals.append((start, end))
    return [_organization(findings, body) for body in bodies if body.named]


def _name_tokens(findings: Findings) -> set[int]:
    names: set[int] = set()
    for person in findings.people:
        for mention in person.mentions:
            if mention.kind is MentionKind.NAME:
                span = findings.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                names.update(t.i for t in span or ())
    return names


def _display(doc: Doc, named: Named) -> str:
    """The name of a body: its words, or the country for "Russian" and "U.S."."""
    text = " ".join(doc[named.start : named.end].text.split())
    return (country_of(text) or text) if named.kind is OrganizationKind.PLACE else text


def _content(text: str) -> list[str]:
    cut = [w.strip(".,'’\"()") for w in text.casefold().replace("’s", "").replace("'s", "").replace("/", " ").split()]
    return [w for w in cut if w and w not in words().small]


def _key(text: str) -> str:
    """What two spellings of one name have in common.

    Example:
        >>> _key("Acme Corp.") == _key("the Acme Corporation") == _key("ACME")
        True
    """
    country = country_of(text)
    content = _content(country or text)
    bare = [w for w in content if w not in words().suffixes]
    return " ".join(bare or content).replace(".", "")


def _acronym(text: str) -> str:
    return "".join(w[0] for w in _content(text) if w not in ("inc", "corp", "ltd", "plc"))


def _is_fuller(text: str, than: str) -> bool:
    if than.isupper() and len(than) > MAX_ACRONYM and _key(text) == _key(than):
        return not text.isupper()  # the headline has it in capitals
    return (len(_content(text)), len(text)) > (len(_content(than)), len(than))


def _find_again(doc: Doc, bodies: list[_Body], names: set[int]) -> None:
    """Add the places where a body is named by one word that names it elsewhere, and the model has seen none."""
    by_key = {k: b for b in bodies if b.named[0].kind is OrganizationKind.ORGANIZATION for k in b.keys if " " not in k}
    taken = names | {i for b in bodies for n in b.named for i in range(n.start, n.end)}
    for token in tokens(doc):
        body = by_key.get(token.lower_) if token.pos_ == "PROPN" and token.i not in taken else None
        if body is not None and token.text[0].isupper() and not is_in_capitals(token.sent):
            body.named.append(Named(token.i, token.i + 1, OrganizationKind.ORGANIZATION, "named_elsewhere"))


def _in_brackets(doc: Doc, named: Named, bodies: list[_Body]) -> _Body | None:
    """The body right before the bracket in which its short name stands: "Acme Group Corp <AGC>", "Ring Union (RU)"."""
    if named.start < 2 or doc[named.start - 1].text not in ("(", "<"):
        return None
    letters = doc[named.start : named.end].text.replace(".", "")
    if not letters.isupper() or len(letters) > MAX_ACRONYM:
        return None
    return next((b for b in bodies for n in b.named if n.end == named.start - 1), None)


def _same_body(bodies: list[_Body], key: str, text: str) -> _Body | None:
    """The body of which this is the acronym, or whose acronym it spells out."""
    letters = text.replace(".", "")
    if 2 <= len(letters) <= 6 and letters.isupper():
        return next((b for b in bodies if _acronym(b.name) == letters.casefold()), None)
    acronym = _acronym(text)
    if len(acronym) < 2:
        return None
    return next((b for b in bodies if b.name.replace(".", "").isupper() and key != "" and acronym in b.keys), None)


def _join_short_forms(bodies: list[_Body]) -> None:
    """Such as "Apple" joins "Apple Computer", "Air Force" joins "United States Air Force", when only one body fits.

    A noun for a body with a capital is no name of its own: "the Court" joins the only court, or is none.
    """
    for short in bodies:
        if short.named[0].kind is OrganizationKind.PLACE:
            continue
        own = _key(short.name).split()
        is_full = bool(words().legal & set(_content(short.name)))  # "Acme Inc" is the parent of "Acme Brothers"
        fits = [b for b in bodies if b is not short and b.named and not is_full and _is_short_for(own, b)]
        if len(fits) == 1:
            fits[0].named += short.named
            fits[0].keys |= short.keys
        if len(fits) == 1 or _is_generic(short.name):
            short.named = []
    bodies[:] = [b for b in bodies if b.named]


def _is_short_for(own: list[str], body: _Body) -> bool:
    """Whether words are a part of a body's name: its beginning, for one word also its noun, else any part."""
    their = _key(body.name).split()
    left_out = len(their) - len(own)
    if their[-1:] == ["party"] and own == [w for w in their[:-1] if country_of(w) is None]:
        return True  # "Labour" for "British Labour Party"
    if len(own) == 1 and "-" in own[0] and their[:1] == own and "/" not in body.name:
        return left_out > 0  # "Corwin-Hale" for "Corwin-Hale National Design Museum"
    if body.named[0].kind is not OrganizationKind.ORGANIZATION or not 0 < left_out <= MAX_LEFT_OUT:
        return False
    if len(own) > 1:
        return any(their[i : i + len(own)] == own for i in range(left_out + 1)) and (
            left_out == 1 or their[: len(own)] != own
        )
    return (their[:1] == own and left_out == 1) or (their[-1:] == own and own[0] in words().last_words)


def _is_generic(name: str) -> bool:
    return name.casefold() in title_words().bodies - words().proper


def _organization(findings: Findings, body: _Body) -> Organization:
    doc = findings.doc
    spans = [(n.start, n.end, MentionKind.NAME, n.rule) for n in body.named]
    spans += [(s, e, MentionKind.NOMINAL, "definite_noun") for s, e in body.nominals]
    mentions = tuple(
        Mention(**span_fields(doc[s:e]), kind=kind, rule=rule)
        for s, e, kind, rule in sorted(spans, key=lambda s: s[:2])
    )
    return Organization(
        organization_id=stable_id("organization", findings.article.document_id, mentions[0].start),
        name=body.name,
        kind=min((n.kind for n in body.named), key=lambda k: k is OrganizationKind.PLACE),
        mentions=mentions,
        rule=body.named[0].rule,
    )
