"""When a post begins and ends: by the verbs that begin and end it, and by the dates beside its title."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span, Token

from extractors.roles.claims import Claim, Reading
from extractors.roles.cues import changes
from extractors.roles.moods import Mood, mood_of
from extractors.roles.posts import Post, canonical, head_of
from schemas import DateExpression, RoleStatus, TimexType

STALE_DAYS = 31
"""An appointment that is this old at publication has begun: the post is held, and not to be held."""

LASTING = frozenset({"founder", "co-founder", "cofounder", "creator", "author", "inventor", "king", "queen"})
"""Titles that no resignation ends."""

DATE = re.compile(r"^(\d{4})(-(?:0[1-9]|1[0-2]))?(-(?:0[1-9]|[12]\d|3[01]))?")
REACH = 80
"""Tokens back to the post that "has held the post since" is about."""

HYPHENS = frozenset({"-", "–"})

LASTING_SINCE = frozenset({"since", "from", "starting", "effective"})
"""Before the date on which something begins that lasts: "was mayor in 2009" began before."""
UNTIL = frozenset({"until", "till", "through", "to", "by", "before"})


def partial_date(date: DateExpression) -> str | None:
    """A partial date no more precise than the expression: the month of a week; None for what is no calendar date.

    Example:
        >>> from schemas import Resolution
        >>> def on(value): return DateExpression(
        ...     date_id="d", start=0, end=1, text="x", type="DATE", value=value, resolution=Resolution.EXPLICIT)
        >>> [partial_date(on(v)) for v in ("2017-02-13", "2016-08", "2016-SU", "2017-W09", "PRESENT_REF")]
        ['2017-02-13', '2016-08', '2016', None, None]
    """
    if date.type not in (TimexType.DATE, TimexType.TIME):
        return None
    if "-W" in date.value:
        months = {day.isoformat()[:7] for day in (date.earliest, date.latest) if day is not None}
        return months.pop() if len(months) == 1 else None
    match = DATE.match(date.value)
    return match.group(0) if match else None


def period_of(reading: Reading, claim: Claim) -> tuple[str | None, str | None, RoleStatus]:
    """Start, end and status of a post, from the dates that belong to the verb of the claim."""
    status, verb = claim.status, claim.change
    start, end = _beside(reading, claim)
    if verb is None:
        return start, end, status if end is None or not _is_past(reading, end) else RoleStatus.FORMER
    began: DateExpression | None = None
    for date, preposition in _dates_of(reading, verb):
        value = partial_date(date)
        if value is None:
            continue
        if claim.begins is False or (preposition in UNTIL and claim.begins is None):
            end = end or value
        elif claim.begins or preposition in LASTING_SINCE:
            start, began = start or value, began or date
    if claim.rule == "appointed" and claim.begins is None:
        return None, None, status  # "re-elected on Sunday": the post began before
    if claim.rule in ("appointed", "took_over", "succession") and status is RoleStatus.INCOMING:
        if _has_begun(reading, claim, began):
            status = RoleStatus.CURRENT
        elif not began or _is_news(reading, began):
            start = None  # the day of the announcement, not the first day in the post
    if claim.rule == "served" and status is RoleStatus.CURRENT and end and _is_past(reading, end):
        status = RoleStatus.FORMER
    return start, end, status


def _beside(reading: Reading, claim: Claim) -> tuple[str | None, str | None]:
    """The dates right behind a title: "mayor from 2009 to 2013", "mayor since 2009", "mayor between 2009 and 2013"."""
    doc = reading.doc
    if claim.phrase is None or claim.phrase.end >= len(doc):
        return None, None
    word = doc[claim.phrase.end].lower_
    bare = reading.date_from.get(claim.phrase.end)
    first = reading.date_from.get(claim.phrase.end + 1) if bare is None else bare
    is_range = bare is not None and doc[bare[0]].text in HYPHENS and bare[0] + 1 in reading.date_from
    if first is None or not (is_range or word in ("since", "from", "between", "until", "till")):
        return None, None
    if word in UNTIL:
        return None, partial_date(first[1])
    to = first[0]
    second = (
        reading.date_from.get(to + 1)
        if to < len(doc) and doc[to].lower_ in {"to", "until", "and", "till"} | HYPHENS
        else None
    )
    return partial_date(first[1]), partial_date(second[1]) if second is not None and word != "since" else None


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
    """The date expressions of a verb, each with the preposition before it: first those of its action."""
    from_actions = {
        a.date_id for a in reading.findings.actions if a.trigger.start == verb.idx and a.date_id is not None
    }
    found: list[tuple[DateExpression, str]] = []
    for date in reading.findings.dates:
        if not verb.sent.start_char <= date.start < verb.sent.end_char:
            continue
        span = reading.doc.char_span(date.start, date.end, alignment_mode="expand")
        if (
            span is None
            or span.start in reading.dates_of_titles
            or any(t.is_space for t in reading.doc[min(verb.i, span.start) : max(verb.i, span.start)])
        ):
            continue  # a dateline under a headline is no part of it
        if date.date_id in from_actions or _hangs_on(span.root, verb):
            found.append((date, _preposition_of(span, verb)))
    return sorted(found, key=lambda f: f[0].date_id not in from_actions)


def _preposition_of(span: Span, verb: Token) -> str:
    """The word before a date; "until", "since" also where they stand farther off: "until her retirement in 2011"."""
    above = {t.lower_ for t in span.root.ancestors if t.i > verb.i}
    before = span.doc[span.start - 1] if span.start else None
    if before is not None and before.text in HYPHENS and before.i > 0 and before.nbor(-1).like_num:
        return "to"  # "2006-2010"
    if above & {"until", "till"}:
        return "until"
    return "since" if "since" in above else before.lower_ if before is not None else ""


def _hangs_on(token: Token, verb: Token) -> bool:
    """Whether the nearest verb above a token is this one."""
    for above in token.ancestors:
        if above.i == verb.i:
            return True
        if above.dep_ == "pcomp" and above.head.lower_ in ("since", "until"):
            continue  # "since winning the post in 2019"
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("aux", "auxpass"):
            return False
    return False


def date_posts(reading: Reading, posts: list[Post], untitled: Iterable[Claim]) -> list[Post]:
    """Apply verbs that end or date a post without naming it: to the post in the same sentence, else to the only one."""
    claims = list(untitled)
    for claim in claims:
        if claim.change is None or claim.follows is not None or _is_journey(claim, posts, claims):
            continue
        start, end, _ = period_of(reading, claim)
        for k in _posts_meant(reading, posts, claim, claim.change):
            change = _dated if claim.begins is not False else _ended
            posts[k] = change(reading, posts[k], claim, start, end)
    return posts


def _is_journey(claim: Claim, posts: list[Post], claims: list[Claim]) -> bool:
    """Whether "will leave on Monday" may be said of a journey: nothing else says that the person leaves a post."""
    if claim.change is None or claim.rule != "left" or claim.change.lemma_.casefold() not in ("leave", "depart"):
        return False
    others = [*(p.claim for p in posts), *claims]
    return claim.status is RoleStatus.CURRENT and not any(
        c.begins is False and c.change is not claim.change and c.person == claim.person for c in others
    )


def _posts_meant(reading: Reading, posts: list[Post], claim: Claim, verb: Token) -> list[int]:
    """Which posts of the person a verb without a title is about."""
    own = [k for k, p in enumerate(posts) if p.claim.person.person_id == claim.person.person_id]
    if claim.rule == "to_begin":
        to_hold = [k for k in own if posts[k].status is RoleStatus.INCOMING and posts[k].claim.start < verb.i]
        return to_hold[-1:]
    if claim.rule == "held":
        led = reading.organization_at.get(claim.body[0]) if claim.body is not None else None
        if led is not None:
            own = [k for k in own if posts[k].organization is led] or [k for k in own if posts[k].organization is None]
        before = [k for k in own if verb.i - REACH < posts[k].claim.start < verb.i]
        if claim.begins:
            held = [k for k in before if posts[k].status is not RoleStatus.FORMER]
            same = [k for k in held if posts[k].status is claim.status]
            before = same or held
        if before:
            return [max(before, key=lambda k: posts[k].claim.start)]
    near = [k for k in own if reading.doc[posts[k].claim.start].sent == verb.sent]
    keys = {canonical(posts[k].title) for k in own}
    return near or (own if len(keys) == 1 or claim.rule == "died" else [])


def _dated(reading: Reading, post: Post, _: Claim, start: str | None, end: str | None) -> Post:
    """A post with the dates of "has held it since", "took office in"."""
    status = RoleStatus.FORMER if end is not None and _is_past(reading, end) else post.status
    return replace(post, status=status, start_date=post.start_date or start, end_date=post.end_date or end)


def _ended(reading: Reading, post: Post, claim: Claim, _: str | None, end: str | None) -> Post:
    """A post that somebody has left, or will leave: a day to come is the last one, whenever he said that he resigns."""
    if head_of(reading, post.claim) in LASTING and claim.rule == "died":
        return replace(post, status=RoleStatus.FORMER)
    if claim.rule == "died" and post.status is RoleStatus.FORMER and post.claim.rule != "succeeded":
        return post  # left before: "former leader Ann Lee died on Sunday"
    if claim.rule != "died" and head_of(reading, post.claim) in changes().callings:
        return post
    if post.status is RoleStatus.INCOMING or head_of(reading, post.claim) in LASTING:
        return post
    if claim.status is RoleStatus.CURRENT and end is not None and not _is_past(reading, end):
        return replace(post, status=RoleStatus.CURRENT, end_date=end)
    status = RoleStatus.FORMER if claim.status is RoleStatus.FORMER and not ends_later(reading, post) else post.status
    return replace(post, status=status, end_date=post.end_date or end)


def ends_later(reading: Reading, post: Post) -> bool:
    """Whether a post has an end that is still to come."""
    published = reading.findings.article.published_day
    if post.end_date is None or published is None:
        return False
    return post.end_date > published.isoformat()[: len(post.end_date)]
