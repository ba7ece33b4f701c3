"""From claims to roles: the organization, the dates, the status as of publication, one role a post."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractors.findings import span_fields
from extractors.organizations import country_of
from extractors.roles.claims import Claim, Reading
from extractors.roles.frames import Mood, mood_of
from extractors.titles.words import singular, title_words
from schemas import DateExpression, MentionKind, Organization, OrganizationKind, Role, RoleStatus, TimexType
from schemas.ids import stable_id

STALE_DAYS = 31
"""An appointment that is this old at publication has begun: the post is held, and not to be held."""

LASTING = frozenset({"founder", "co-founder", "cofounder", "creator", "author", "inventor", "king", "queen"})
"""Titles that no resignation ends."""

DATE = re.compile(r"^(\d{4})(-(?:0[1-9]|1[0-2]))?(-(?:0[1-9]|[12]\d|3[01]))?")
SINCE = frozenset({"since", "from", "in", "on", "starting", "effective", "after"})
UNTIL = frozenset({"until", "till", "through", "to", "by", "before"})


@dataclass(frozen=True, slots=True)
class Post:
    """A claim with its organization and dates."""

    claim: Claim
    title: str
    organization: Organization | None
    organization_name: str | None
    status: RoleStatus
    start_date: str | None
    end_date: str | None


def settle(reading: Reading, claims: Sequence[Claim]) -> list[Role]:
    """One role for each person, title, organization and status."""
    posts = [_post(reading, claim) for claim in claims if claim.title]
    posts = _end_posts(reading, posts, [c for c in claims if c.title is None])
    posts = _settle_own_posts(reading, posts)
    posts = _share_organizations(posts)
    return [_role(reading, post) for post in _merge(posts)]


# --- the organization -------------------------------------------------------------------------------


def _post(reading: Reading, claim: Claim) -> Post:
    organization, name = _organization(reading, claim)
    start, end, status = _dates(reading, claim)
    return Post(claim, claim.title or "", organization, name, status, start, end)


def _organization(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """The body in which a post is held: in the phrase, by the possessive, by the party, or by the passage."""
    phrase = claim.phrase
    if phrase is None:
        return None, None
    for body in (phrase.body, claim.body):
        if body is not None:
            found = _at(reading, body, claim)
            if found != (None, None):
                return found
    found = _by_possessive(reading, claim)
    if found != (None, None):
        return found
    if _head(reading, claim) in title_words().corporate and not _is_national(claim):
        return _by_passage(reading, claim)
    return None, None


def _head(reading: Reading, claim: Claim) -> str:
    return singular(reading.doc[claim.phrase.head].text.rstrip(".")) if claim.phrase else ""


def _is_national(claim: Claim) -> bool:
    """Such as "President Lee", "the Vice President": an office of a state, unless it is written small."""
    title = claim.title or ""
    return title.casefold() in ("president", "vice president") and title[0].isupper()


def _at(reading: Reading, body: tuple[int, int], claim: Claim) -> tuple[Organization | None, str | None]:
    """The organization at some tokens; for a place or a nationality, the place if the title is an office."""
    doc = reading.doc
    text = " ".join(doc[body[0] : body[1]].text.split())
    known = [o for i in range(*body) if (o := reading.organization_at.get(i)) is not None]
    exact = next((o for o in known if o.kind is OrganizationKind.ORGANIZATION), None)
    country = country_of(text)
    if exact is not None and country is None:
        wider = body[1] - body[0] > 1 and len(text) > len(exact.name) and doc[body[1] - 1].text[0].isupper()
        return exact, text if wider else exact.name
    labels = {doc[i].ent_type_ for i in range(*body)}
    if country or (labels & {"GPE", "NORP", "LOC"} and not any(t.text.islower() for t in doc[body[0] : body[1]])):
        if _head(reading, claim) not in title_words().offices:
            return None, None
        if country is None and labels == {"NORP"}:
            return None, None
        return (known[0] if known else None), country or text
    if not any(t.text[0].isupper() for t in doc[body[0] : body[1]]):
        return _nominal(reading, body)
    return None, text


def _nominal(reading: Reading, body: tuple[int, int]) -> tuple[Organization | None, str | None]:
    organization = reading.organization_at.get(body[1] - 1)
    if organization is not None:
        return organization, organization.name
    last = _last_before(reading, body[0])
    return (last, last.name) if last and body[1] - body[0] == 1 else (None, None)


def _by_possessive(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """Such as "Acme's chairman", "France's minister", "its chief executive", "Lee's former campaign manager"."""
    doc, i = reading.doc, claim.start
    while i > 0 and doc[i - 1].pos_ in ("ADV", "ADJ") and doc[i - 1].tag_ not in ("POS", "PRP$"):
        i -= 1
    if i == 0:
        return None, None
    before = doc[i - 1]
    if before.tag_ == "PRP$" and before.lower_ in ("its", "their"):
        last = _last_before(reading, i)
        return (last, last.name) if last else (None, None)
    if before.tag_ != "POS" or i < 2:
        return None, None
    name = reading.name_at.get(i - 2)
    if name is not None:
        return _campaign_of(reading, claim, name.person.name)
    if i - 2 in reading.organization_at or i - 2 in reading.bodies:
        body = reading.bodies.get(i - 2, (i - 2, i - 1))
        return _at(reading, body, claim)
    if doc[i - 2].lower_ in title_words().bodies:
        return _nominal(reading, (i - 2, i - 1))
    return None, None


def _campaign_of(reading: Reading, claim: Claim, person: str) -> tuple[Organization | None, str | None]:
    """Somebody's campaign manager works for the body that bears his name: the Lee campaign, the Lee Foundation."""
    first = (claim.title or "").split()[0].casefold()
    family = person.split()[-1].casefold()
    for organization in reading.findings.organizations:
        words = organization.name.casefold().split()
        if family in words and first in words:
            return organization, organization.name
    return None, None


def _last_before(reading: Reading, i: int) -> Organization | None:
    """The organization named or meant last before a token."""
    last = None
    for start, _, organization, _ in reading.organization_spans:
        if start >= i:
            break
        if organization.kind is OrganizationKind.ORGANIZATION:
            last = organization
    return last


def _by_passage(reading: Reading, claim: Claim) -> tuple[Organization | None, str | None]:
    """For posts in companies: the body named in the same sentence before, else the one that the article is about."""
    doc = reading.doc
    sentence = doc[claim.start].sent
    inside = [
        o
        for start, _, o, _ in reading.organization_spans
        if sentence.start <= start < claim.start and o.kind is OrganizationKind.ORGANIZATION
    ]
    if inside:
        return inside[-1], inside[-1].name
    counts = Counter(
        {
            o.organization_id: len(o.mentions)
            for o in reading.findings.organizations
            if o.kind is OrganizationKind.ORGANIZATION and any(m.kind is MentionKind.NAME for m in o.mentions)
        }
    ).most_common(2)
    if counts and counts[0][1] >= 3 and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
        chosen = next(o for o in reading.findings.organizations if o.organization_id == counts[0][0])
        return chosen, chosen.name
    return None, None


# --- the dates --------------------------------------------------------------------------------------


def partial_date(date: DateExpression) -> str | None:
    """A partial date no more precise than the expression; None for what is no calendar date (weeks, durations).

    Example:
        >>> from schemas import Resolution
        >>> def on(value): return DateExpression(
        ...     date_id="d", start=0, end=1, text="x", type="DATE", value=value, resolution=Resolution.EXPLICIT)
        >>> [partial_date(on(v)) for v in ("2017-02-13", "2016-08", "2016-SU", "2017-W09", "PRESENT_REF")]
        ['2017-02-13', '2016-08', '2016', None, None]
    """
    if date.type not in (TimexType.DATE, TimexType.TIME) or "-W" in date.value:
        return None
    match = DATE.match(date.value)
    return match.group(0) if match else None


def _dates(reading: Reading, claim: Claim) -> tuple[str | None, str | None, RoleStatus]:
    """Start, end and status of a post, from the dates that belong to the verb of the claim."""
    status, verb = claim.status, claim.change
    if verb is None:
        return None, None, status
    start = end = None
    began: DateExpression | None = None
    for date, preposition in _dates_of(reading, verb):
        value = partial_date(date)
        if value is None:
            continue
        if claim.begins is False or (preposition in UNTIL and claim.begins is None):
            end = end or value
        elif claim.begins or preposition in SINCE:
            start, began = start or value, began or date
    if claim.rule in ("appointed", "took_over") and status is RoleStatus.INCOMING:
        if _has_begun(reading, claim, began):
            status = RoleStatus.CURRENT
        elif not began or _is_news(reading, began):
            start = None  # the day of the announcement, not the first day in the post
    if claim.rule == "served" and status is RoleStatus.CURRENT and end and _is_past(reading, end):
        status = RoleStatus.FORMER
    return start, end, status


def _has_begun(reading: Reading, claim: Claim, began: DateExpression | None) -> bool:
    published = reading.findings.article.published_day
    if claim.change is None or mood_of(claim.change) is Mood.FUTURE:
        return False
    if began is None or began.latest is None or published is None:
        return False
    return (published - began.latest).days > STALE_DAYS


def _is_news(reading: Reading, date: DateExpression) -> bool:
    published = reading.findings.article.published_day
    if published is None or date.latest is None:
        return True
    return dt.timedelta(0) <= published - date.latest <= dt.timedelta(STALE_DAYS)


def _is_past(reading: Reading, value: str) -> bool:
    published = reading.findings.article.published_day
    return published is not None and value < published.isoformat()[: len(value)]


def _dates_of(reading: Reading, verb: Token) -> list[tuple[DateExpression, str]]:
    """The date expressions that hang on a verb, each with the preposition before it."""
    from_actions = {
        a.date_id for a in reading.findings.actions if a.trigger.start == verb.idx and a.date_id is not None
    }
    found: list[tuple[DateExpression, str]] = []
    for date in reading.findings.dates:
        if not verb.sent.start_char <= date.start < verb.sent.end_char:
            continue
        span = reading.doc.char_span(date.start, date.end, alignment_mode="expand")
        if span is None or any(t.is_space for t in reading.doc[min(verb.i, span.start) : max(verb.i, span.start)]):
            continue  # a dateline under a headline is no part of it
        if date.date_id in from_actions or _hangs_on(span.root, verb):
            before = reading.doc[span.start - 1].lower_ if span.start else ""
            found.append((date, before))
    return found


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether the nearest verb above a token is this one."""
    for above in token.ancestors:
        if above.i == verb.i:
            return True
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("aux", "auxpass"):
            return False
    return False


# --- one role a post --------------------------------------------------------------------------------


def _end_posts(reading: Reading, posts: list[Post], endings: Iterable[Claim]) -> list[Post]:
    """Apply verbs that end a post without naming it: to the post in the same sentence, else to the only one."""
    for ending in endings:
        verb = ending.change
        if verb is None:
            continue
        own = [k for k, p in enumerate(posts) if p.claim.person.person_id == ending.person.person_id]
        near = [k for k in own if reading.doc[posts[k].claim.start].sent == verb.sent]
        keys = {(canonical(posts[k].title)) for k in own}
        chosen = near or (own if len(keys) == 1 or ending.rule == "died" else [])
        _, end, _ = _dates(reading, ending)
        for k in chosen:
            post = posts[k]
            if post.claim.begins or _head(reading, post.claim) in LASTING:
                continue
            ended = ending.status is RoleStatus.FORMER and post.status is not RoleStatus.INCOMING
            status = RoleStatus.FORMER if ended else post.status
            posts[k] = replace(post, status=status, end_date=post.end_date or end)
    return posts


def _settle_own_posts(reading: Reading, posts: list[Post]) -> list[Post]:
    """Such as "his role as a senator": past when the clause is past and the person holds another post now."""
    out: list[Post] = []
    for post in posts:
        if post.claim.rule == "own_post" and post.status is RoleStatus.UNKNOWN:
            same = [
                p
                for p in posts
                if p.claim.person.person_id == post.claim.person.person_id
                and canonical(p.title) == canonical(post.title)
                and p.claim.rule != "own_post"
            ]
            if same:
                continue
            others = any(
                p.status is RoleStatus.CURRENT and p.claim.person.person_id == post.claim.person.person_id
                for p in posts
            )
            post = replace(
                post, status=RoleStatus.FORMER if others and _is_told_past(reading, post) else RoleStatus.CURRENT
            )
        out.append(post)
    return out


def _is_told_past(reading: Reading, post: Post) -> bool:
    for above in reading.doc[post.claim.start].ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return mood_of(above) in (Mood.PAST, Mood.PERFECT)
    return False


def _share_organizations(posts: list[Post]) -> list[Post]:
    """A title that is said again without its organization has the one with which it was said."""
    known: dict[tuple[str, str], Post] = {}
    for post in posts:
        if post.organization_name:
            known.setdefault((post.claim.person.person_id, canonical(post.title)), post)
    out: list[Post] = []
    for post in posts:
        other = known.get((post.claim.person.person_id, canonical(post.title)))
        if post.organization_name is None and other is not None:
            post = replace(post, organization=other.organization, organization_name=other.organization_name)
        out.append(post)
    return out


def canonical(title: str) -> str:
    """What two spellings of one title have in common.

    Example:
        >>> canonical("CEO") == canonical("chief executive officer")
        True
    """
    table = title_words().abbreviations
    words = [w.rstrip(".") for w in title.casefold().replace("-", " ").split()]
    return " ".join(table.get(w, w) for w in words)


def _merge(posts: list[Post]) -> list[Post]:
    """Join claims of one post; the first keeps its evidence, dates add up, and a post that was left is not current."""
    merged: list[Post] = []
    for post in sorted(posts, key=lambda p: (p.claim.start, p.claim.end, p.claim.rule)):
        for k, other in enumerate(merged):
            if _same_post(post, other):
                merged[k] = _joined(other, post)
                break
        else:
            merged.append(post)
    return merged


def _same_post(a: Post, b: Post) -> bool:
    if a.claim.person.person_id != b.claim.person.person_id:
        return False
    x, y = canonical(a.title).split(), canonical(b.title).split()
    if not (
        x == y or (x[-1:] == y[-1:] and (set(x) <= set(y) or set(y) <= set(x))) or _extends(x, y) or _extends(y, x)
    ):
        return False
    names = (a.organization_name, b.organization_name)
    if all(names) and names[0] != names[1]:
        p, q = (set((n or "").casefold().split()) for n in names)
        if not (p <= q or q <= p):
            return False
    statuses = {a.status, b.status}
    return len(statuses) == 1 or statuses in (
        {RoleStatus.CURRENT, RoleStatus.FORMER},
        {RoleStatus.CURRENT, RoleStatus.UNKNOWN},
    )


def _extends(short: list[str], long: list[str]) -> bool:
    """Such as "ambassador" and "ambassador to the United States"."""
    return len(long) > len(short) and long[: len(short)] == short and long[len(short)] in ("of", "to", "for")


def _joined(first: Post, second: Post) -> Post:
    fuller = second if len(canonical(second.title)) > len(canonical(first.title)) else first
    status = first.status if first.status is second.status else RoleStatus.FORMER
    if RoleStatus.UNKNOWN in (first.status, second.status):
        status = RoleStatus.CURRENT
    has = first if first.organization_name else second
    return replace(
        first,
        title=fuller.title,
        organization=has.organization,
        organization_name=has.organization_name,
        status=status,
        start_date=first.start_date or second.start_date,
        end_date=first.end_date or second.end_date,
    )


def _role(reading: Reading, post: Post) -> Role:
    claim = post.claim
    start, end = post.start_date, post.end_date
    if start and end and end < start[: len(end)]:
        start = None  # the two belong to different posts: keep the end that the verb gives
    return Role(
        **span_fields(reading.doc[claim.start : claim.end]),
        role_id=stable_id(
            "role",
            reading.findings.article.document_id,
            claim.person.person_id,
            claim.start,
            post.title,
            post.status.value,
        ),
        person_id=claim.person.person_id,
        title=post.title,
        organization_id=post.organization.organization_id if post.organization else None,
        organization=post.organization_name,
        status=post.status,
        start_date=start,
        end_date=end,
        rule=claim.rule,
    )
