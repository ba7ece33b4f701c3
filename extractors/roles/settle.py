"""From claims to roles: one role for each post, with its organization, dates and status as of publication."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.findings import span_fields
from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.roles.employers import organization_of
from extractors.roles.moods import Mood, mood_of
from extractors.roles.periods import date_posts, ends_later, period_of
from extractors.roles.posts import Post, canonical, head_of
from schemas import Person, Role, RoleStatus
from schemas.ids import stable_id


def settle(reading: Reading, claims: Sequence[Claim]) -> list[Role]:
    """One role for each person, title, organization and status."""
    posts = [_post(reading, claim) for claim in claims if claim.title]
    posts = date_posts(reading, posts, [c for c in claims if c.title is None])
    posts = _share_organizations(posts)
    posts = _succeed(reading, posts, [c for c in claims if c.follows is not None])
    posts = _settle_own_posts(reading, posts)
    posts = _leave_first_posts(posts)
    posts = _share_organizations(posts)
    return [_role(reading, _until_its_end(reading, post)) for post in _merge(posts)]


def _until_its_end(reading: Reading, post: Post) -> Post:
    """Whoever is to leave on a day to come is in the post until then."""
    stays = post.status is RoleStatus.FORMER and ends_later(reading, post)
    return replace(post, status=RoleStatus.CURRENT) if stays else post


def _post(reading: Reading, claim: Claim) -> Post:
    organization, name = organization_of(reading, claim)
    start, end, status = period_of(reading, claim)
    return Post(claim, claim.title or "", organization, name, status, start, end)


def _succeed(reading: Reading, posts: list[Post], claims: list[Claim]) -> list[Post]:
    """Give the one who follows somebody the post that the article gave to that one last, or the other way round."""
    found = list(posts)
    for claim in claims:
        left = _last_post([p for p in posts if _can_pass_on(reading, p)], claim.follows, claim.start)
        taken = _last_post(posts, claim.person, claim.start)
        start, _, status = period_of(reading, claim)
        if left is not None:
            named = replace(claim, title=left.title, phrase=left.claim.phrase)
            found.append(replace(left, claim=named, status=status, start_date=start, end_date=None))
        elif taken is not None and claim.follows is not None and _is_the_one(posts, taken, claim):
            named = replace(claim, person=claim.follows, title=taken.title, phrase=taken.claim.phrase)
            found.append(replace(taken, claim=named, status=RoleStatus.FORMER, start_date=None, end_date=start))
    return found


def _is_the_one(posts: list[Post], taken: Post, claim: Claim) -> bool:
    """Whether somebody's post is the one in which he or she follows: "replaced Roe on the board" is of another."""
    elsewhere = claim.change is None or any(c.lower_ in ("on", "at", "as") for c in claim.change.children)
    held = {canonical(p.title) for p in posts if p.claim.person == claim.person}
    only = taken.status is RoleStatus.CURRENT and len(held) == 1 and taken.organization_name is not None
    return taken.status is RoleStatus.INCOMING or (only and not elsewhere)


def _can_pass_on(reading: Reading, post: Post) -> bool:
    """Whether somebody can follow in a post: not in one still to be held, nor in a calling ("economist Lee")."""
    return post.status is not RoleStatus.INCOMING and head_of(reading, post.claim) not in changes().callings


def _last_post(posts: list[Post], person: Person | None, before: int) -> Post | None:
    own = [p for p in posts if p.claim.person == person]
    return next((p for p in reversed(own) if p.claim.start < before), own[0] if own else None)


def _leave_first_posts(posts: list[Post]) -> list[Post]:
    """Whoever joined a body as something, and is something else now, is it no longer."""
    return [
        replace(p, status=RoleStatus.FORMER) if _is_first_post(p) and any(_is_later(q, p) for q in posts) else p
        for p in posts
    ]


def _is_first_post(post: Post) -> bool:
    verb = post.claim.change
    return verb is not None and verb.lemma_.casefold() in changes().arrive and post.status is RoleStatus.CURRENT


def _is_later(post: Post, than: Post) -> bool:
    same_person = post.claim.person == than.claim.person
    return same_person and post.status is RoleStatus.CURRENT and canonical(post.title) != canonical(than.title)


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
    beside: dict[tuple[str, int], Post] = {}
    for post in posts:
        if post.organization_name:
            known.setdefault((post.claim.person.person_id, canonical(post.title)), post)
            if post.claim.change is not None:
                beside.setdefault((post.claim.person.person_id, post.claim.change.i), post)
    out: list[Post] = []
    for post in posts:
        other = known.get((post.claim.person.person_id, canonical(post.title)))
        if other is None and post.title == "President" and post.claim.change is not None:
            other = beside.get((post.claim.person.person_id, post.claim.change.i))  # "chief executive and President"
        if post.organization_name is None and other is not None:
            post = replace(post, organization=other.organization, organization_name=other.organization_name)
        out.append(post)
    return out


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
    if a.organization is not None and b.organization is not None and a.organization is not b.organization:
        return False
    if all(names) and names[0] != names[1]:
        p, q = (set((n or "").casefold().split()) for n in names)
        if not (p <= q or q <= p):
            return False
    statuses = {a.status, b.status}
    if x != y and statuses == {RoleStatus.CURRENT, RoleStatus.FORMER}:
        return False  # "had been a curator", and is the chief curator
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
