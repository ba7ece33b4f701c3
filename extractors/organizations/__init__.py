"""Organizations: bodies that an article names, once each, with every mention of their names.

Starts from the model's entities: ORG for bodies, GPE for places (which act as employers and in diplomacy).
Short forms join the fullest name: "GM" and "General Motors", "Corvane" and "Corvane Holdings". A person's
name with a collective noun is a body of its own: "the Brandt campaign".
"""

from collections.abc import Iterator

from spacy.tokens import Span

from extractors.findings import Findings
from extractors.lexicons import read_table
from schemas import Mention, MentionKind, Organization, OrganizationKind
from schemas.ids import stable_id

LABELS = {"ORG": OrganizationKind.ORGANIZATION, "GPE": OrganizationKind.PLACE}
BODIES = frozenset({"campaign", "administration", "foundation", "government", "cabinet", "transition"})
"""Nouns that make a body of a person's name before them."""


def country_of(adjective: str) -> str | None:
    """The country of "Russian"; None when the word is no such adjective.

    Example:
        >>> country_of("Russian")
        'Russia'
    """
    name: str | None = read_table("extractors.organizations", "demonyms.toml")["demonyms"].get(adjective.casefold())
    return name


def extract_organizations(findings: Findings) -> Iterator[Organization]:
    """The organizations of an article in the order of their first mention."""
    groups: list[tuple[OrganizationKind, list[Span]]] = []
    for span, kind in _spans(findings):
        for known, spans in groups:
            if known == kind and any(_same_body(span.text, other.text) for other in spans):
                spans.append(span)
                break
        else:
            groups.append((kind, [span]))
    for kind, spans in groups:
        name = max((s.text for s in spans), key=len)
        yield Organization(
            organization_id=stable_id("organization", findings.article.document_id, spans[0].start_char),
            name=name,
            kind=kind,
            rule="entity_label",
            mentions=tuple(
                Mention(
                    start=s.start_char, end=s.end_char, text=s.text, kind=MentionKind.NAME, rule="entity_label"
                )
                for s in spans
            ),
        )  # fmt: skip


def _spans(findings: Findings) -> list[tuple[Span, OrganizationKind]]:
    """Name spans of bodies and places that are no person's name."""
    doc, found = findings.doc, []
    taken: set[int] = set()
    for person in findings.people:
        for mention in person.mentions:
            name = doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if name is None:
                continue
            taken.update(t.i for t in name)
    for token in doc:
        if token.lower_ in BODIES and token.i and (token.nbor(-1).ent_type_ == "PERSON" or token.i - 1 in taken):
            left = token.i - 1
            if token.nbor(-1).text not in ("'s", "’s") and token.nbor(-1).text[:1].isupper():
                found.append((doc[left : token.i + 1], OrganizationKind.ORGANIZATION))
                taken.update((left, token.i))
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        span = _trim(ent)
        if span is not None and not any(t.i in taken for t in span):
            found.append((span, LABELS[ent.label_]))
    return sorted(found, key=lambda pair: pair[0].start_char)


def _trim(ent: Span) -> Span | None:
    """Without "the" before and the possessive behind; None when nothing like a name is left."""
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].lower_ in ("the", "a", "an") or not ent.doc[start].text[:1].isalnum()):
        start += 1
    while end > start and (
        ent.doc[end - 1].text in ("'s", "’s", "'") or not any(c.isalnum() for c in ent.doc[end - 1].text)
    ):
        end -= 1
    span = ent.doc[start:end]
    if len(span) > 3 and span.text.isupper():  # a headline in capitals
        return None
    return span if start < end and any(c.isupper() for c in span.text) and "\n" not in span.text else None


def _same_body(a: str, b: str) -> bool:
    """Whether two names are one body's: the same, an acronym, or one the beginning of the other."""
    x, y = a.replace(".", "").split(), b.replace(".", "").split()
    if x == y:
        return True
    if len(x) > len(y):
        x, y = y, x
    if y[: len(x)] == x and (len(x[0]) > 3 or len(x) > 1):
        return True
    initials = "".join(w[0] for w in y if w[0].isupper())
    return len(x) == 1 and len(x[0]) > 1 and x[0].isupper() and len(y) > 1 and initials.startswith(x[0])
