"""A title phrase around its head noun: its words, its status words, and the organization that it names."""

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from extractors.findings import Findings
from extractors.lexicons import read_table
from extractors.organizations import country_of
from extractors.titles import title_heads
from schemas import MentionKind, Organization, OrganizationKind, Person, RoleStatus

MAX_WORDS = 7


@dataclass(frozen=True)
class Title:
    """One title as it stands: ``first`` and ``last`` are the tokens of the whole phrase."""

    words: str
    status: RoleStatus | None
    organization: Organization | None
    organization_name: str | None
    first: int
    last: int


def is_title_head(token: Token) -> bool:
    """Whether a token is the head noun of a title, in the singular or plural."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or not token.text[:1].isalpha():
        return False
    heads = title_heads()
    return token.lower_ in heads or token.lemma_.lower() in heads


def _table(section: str, key: str) -> frozenset[str]:
    return frozenset(read_table("extractors.roles", "changes.toml")[section][key].split())


def title_at(findings: Findings, head: Token) -> Title | None:
    """The title whose head noun stands at a token; None when nothing but plain words is left of it."""
    doc = findings.doc
    status: RoleStatus | None = None
    body: Organization | None = None
    body_name: str | None = None
    kept: list[Token] = [head]
    first = head.i
    i = head.i - 1
    while i >= 0 and head.i - i <= MAX_WORDS:
        token = doc[i]
        lower = token.lower_
        if lower in ("'s", "’s") or (token.tag_ == "POS"):
            body, body_name, first = _possessor(findings, doc[i - 1] if i else token, first, head)
            break
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.text != "-" and lower not in ("acting", "then"):
            break
        if found := _status(lower):
            status, first = found, i
        elif country := country_of(lower):
            body_name, first = country, i
        elif holder := findings.holder_at(token):
            mention = findings.mention_at(token)
            if isinstance(holder, Organization) and mention is not None:
                if (field := _portfolio(mention.text)) and token.lower_ in field:
                    kept.insert(0, token)
                elif not field or mention.text.casefold() != field:
                    body = None if field else holder
                    body_name = mention.text[: -len(field)].strip() if field else holder.name
                first = i
            elif mention is not None and mention.kind is MentionKind.NAME:
                break
            else:  # inside the noun phrase of the one whose title it is
                kept.insert(0, token)
                first = i
        elif lower in _table("plain", "words") or token.tag_ in ("JJS", "JJR", "CD"):
            first = i
        else:
            kept.insert(0, token)
            first = i
        i -= 1
    last = head.i
    after = doc[head.i + 1] if head.i + 1 < len(doc) else None
    if after is not None and after.lower_ in ("of", "for", "at", "in") and after.head.i in (head.i, head.head.i):
        nouns = [c for c in after.children if c.dep_ == "pobj"]
        if nouns:
            noun = nouns[0]
            holder = findings.holder_at(noun)
            if isinstance(holder, Organization):
                body, body_name, last = holder, holder.name, noun.i
            elif (
                after.lower_ == "of"
                and holder is None
                and not any(c.dep_ == "det" for c in noun.children)
                and noun.right_edge.i - head.i <= MAX_WORDS
            ):
                end = noun.i
                kept += list(doc[after.i : end + 1])
                last = end
    if after is not None and after.text == "-" and head.i + 2 < len(doc) and doc[head.i + 2].lower_ == "elect":
        status = RoleStatus.INCOMING
    words = " ".join(t.text for t in kept)
    if all(b.i == a.i + 1 for a, b in pairwise(kept)):
        words = " ".join(doc[kept[0].i : kept[-1].i + 1].text.split())
    if head.tag_ in ("NNS", "NNPS") and kept[-1] is head:
        words = words.removesuffix(head.text) + singular(head)
    for prefix in ("ex-", "Ex-", "former "):
        if words.startswith(prefix):
            words, status = words.removeprefix(prefix), RoleStatus.FORMER
    return Title(words.strip(" -"), status, body, body_name, first, last) if words.strip(" -") else None


def singular(head: Token) -> str:
    """The singular of a title's head, in its own capitals: "Senators" is "Senator"."""
    lemma = head.lemma_ if head.lemma_.lower() in title_heads() else head.text.removesuffix("s")
    return lemma.capitalize() if head.text[:1].isupper() else lemma.lower()


def _portfolio(name: str) -> str:
    """The field of a post at the end of what the model took for a body: "security", of "National Security"."""
    words = name.casefold().split()
    for size in (2, 1):
        if "-".join(words[-size:]) in _table("portfolios", "words"):
            return " ".join(words[-size:])
    return ""


def _status(word: str) -> RoleStatus | None:
    for name in ("former", "acting", "incoming"):
        if word in _table("status", name):
            return RoleStatus(name)
    return None


def _possessor(
    findings: Findings, token: Token, first: int, head: Token
) -> tuple[Organization | None, str | None, int]:
    """The body before "'s"; a person's campaign manager works for that person's campaign."""
    holder = findings.holder_at(token)
    if isinstance(holder, Organization):
        return holder, holder.name, token.left_edge.i
    if isinstance(holder, Person) and any(t.lower_ == "campaign" for t in findings.doc[first : head.i]):
        surname = holder.family_name or holder.name.split()[-1]
        named = next(
            (o for o in findings.organizations if o.kind is OrganizationKind.ORGANIZATION
             and o.name.endswith(f"{surname} campaign")), None,
        )  # fmt: skip
        return named, named.name if named else f"{surname} campaign", token.left_edge.i
    return None, None, token.left_edge.i
