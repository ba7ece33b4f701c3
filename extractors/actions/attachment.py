"""Which predicate a date expression belongs to, by the parse and by what the tense of the predicate allows."""

import datetime as dt
import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from extractors.actions.occasions import kinds
from extractors.actions.status import tense_of
from extractors.actions.words import words_of
from schemas import DateExpression, Tense, TimexType

ANCHORED_DURATION = re.compile(r"\b(last|past|next|coming|previous|following)\b", re.IGNORECASE)
CLIMB = frozenset(
    {
        "npadvmod",
        "pobj",
        "prep",
        "advmod",
        "nummod",
        "compound",
        "nmod",
        "amod",
        "poss",
        "conj",
        "appos",
        "dep",
        "pcomp",
    }
)
NUMBERS = frozenset({"compound", "nummod", "nmod", "amod"})
MODIFIERS = NUMBERS | {"poss"}
NOUNS = ("NOUN", "PROPN")


def link_dates(
    doc: Doc, dates: tuple[DateExpression, ...], events: set[int], published: dt.date | None
) -> dict[int, DateExpression]:
    """Predicate token index to its date expression, for dates that stand in a predicate's own clause.

    Args:
        doc: the parse.
        dates: the expressions of the document, in the order of the text.
        events: token indexes of all triggers (an event noun takes the date beside it).
        published: the day of publication: what is told in the past is not later than that.
    """
    found: dict[int, tuple[int, DateExpression]] = {}
    others: dict[int, DateExpression] = {}
    for date in dates:
        if date.type is TimexType.SET:
            continue
        if date.type is TimexType.DURATION and not ANCHORED_DURATION.search(date.text):
            continue
        span = doc.char_span(date.start, date.end, alignment_mode="expand")
        if span is None or not len(span):
            continue
        if span.root.dep_ == "conj" and span.root.head.ent_type_ == "DATE":
            continue  # "in 1997 and 1998": the first one stands for both
        for clause in _clauses_on(span.root):
            found.setdefault(clause.i, (0, date))
        head = _of_report(span, _predicate_of(span.root, date, events))
        if head is not None:
            head = _by_tense(head, date, published)
        if head is None or _is_beside_speech(head, span.root, date):
            continue
        if head.i in events and (verb := _verb_of_object(head, span.root)):
            others.setdefault(verb.i, date)
        distance = abs(head.i - span.root.i)
        if head.i not in found or _is_better(distance, date, *found[head.i]):
            found[head.i] = (distance, date)
    return others | {i: date for i, (_, date) in found.items()}


def _is_better(distance: int, date: DateExpression, other_distance: int, other: DateExpression) -> bool:
    """Whether a date says better when something happened: it is a part of the other, or stands nearer to the verb."""
    if _is_part(date, other) or _is_part(other, date):
        return _is_part(date, other)  # "Yesterday, at this year's fair, she …"
    return distance < other_distance


def _is_part(date: DateExpression, other: DateExpression) -> bool:
    """Whether a date denotes some of the days of another."""
    if not (date.earliest and date.latest and other.earliest and other.latest):
        return False
    is_inside = other.earliest <= date.earliest and date.latest <= other.latest
    return is_inside and (date.earliest, date.latest) != (other.earliest, other.latest)


# --- by the parse ----------------------------------------------------------------------------


@cache
def _event_nouns() -> frozenset[str]:
    """Nouns that have a time of their own."""
    return (
        words_of("timing.toml", "occasions") | words_of("nouns.toml", "agentive") | words_of("nouns.toml", "patientive")
    )


def _clauses_on(root: Token) -> list[Token]:
    """Relative clauses of a date, or of the occasion that it dates: "until 1999, when she lost"."""
    clauses = [c for c in root.children if c.dep_ in ("relcl", "advcl", "acl") and _has(c, "when")]
    noun = root.head
    if noun.pos_ in ("NOUN", "PROPN") and root.dep_ in MODIFIERS:
        clauses += [c for c in noun.children if c.dep_ == "relcl" and (_has(c, "when") or _is_in_which(c))]
        above = next((t for t in noun.ancestors if t.pos_ == "VERB"), noun)
        clauses += [c for c in above.children if c.dep_ == "advcl" and _has(c, "when") and _is_behind(c, noun)]
    return clauses


def _is_behind(clause: Token, noun: Token) -> bool:
    """Whether a clause stands behind a noun and a comma: it tells of that, whatever the parse."""
    return clause.left_edge.i == noun.i + 2 and noun.nbor(1).text == ","


def _has(clause: Token, word: str) -> bool:
    return any(c.lower_ == word for c in clause.children)


def _is_in_which(clause: Token) -> bool:
    """As in "the 1991 rally, in which he was hurt"."""
    return any(c.lower_ in words_of("timing.toml", "within") and _has(c, "which") for c in clause.children)


def _predicate_of(root: Token, date: DateExpression, events: set[int]) -> Token | None:
    """The predicate that a date's head hangs on."""
    first = root.left_edge.i
    if first and root.doc[first - 1].lower_ in words_of("timing.toml", "dated"):
        return None
    if _stands_loose(root, date, events):
        return _verb_before(root)
    if bracketed := _in_brackets(root):
        return bracketed
    token, link, is_modifier = root, "", False
    for _ in range(8):
        head = token.head
        if _says_from_when(token, root):
            token = head
            continue
        if token.pos_ in ("VERB", "AUX"):
            return None if link == "by" and token.lemma_ == "say" else token  # "said by 1990 it will be ready"
        if token.i in events:
            return token
        if head.i == token.i:
            return None
        if token.pos_ in ("ADP", "SCONJ"):
            is_own = not link and not is_modifier
            if not _says_when(token, date) if is_own else token.lower_ in words_of("timing.toml", "away"):
                return None
            if _compares(token) or (is_modifier and _tells_of(token)):
                return None
            link = token.lower_
            if link == "since" and head.pos_ in NOUNS:
                return None  # "the highest level since 1979"
            if is_modifier and head.pos_ in NOUNS and head.i not in events:
                return None  # "an inquiry into meddling in the 2016 election" is not of 2016
        if token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "dative"):
            is_when = link in words_of("timing.toml", "on_objects")
            is_then = is_modifier and not link and _is_done_there(head, token)
            return head if is_then or (is_when and head.pos_ == "VERB" and token.dep_ != "nsubj") else None
        if token.dep_ not in CLIMB or (_names_one(token) if token.i == root.i else _is_of_an_aside(token)):
            return None
        is_modifier |= token.dep_ in MODIFIERS
        token = head
    return None


def _stands_loose(root: Token, date: DateExpression, events: set[int]) -> bool:
    """Whether a day without a preposition stands behind a noun that it does not date: "to two years in jail Monday"."""
    noun = root.head
    if root.dep_ != "npadvmod" or noun.pos_ not in NOUNS or noun.i > root.i or noun.i in events:
        return False
    is_day = date.earliest is not None and date.earliest == date.latest
    return is_day and noun.lemma_.lower() not in _event_nouns()


def _verb_before(root: Token) -> Token | None:
    """The verb above a date, if it stands before it, with nothing between that has a time of its own."""
    for token in root.ancestors:
        if token.pos_ == "VERB":
            return token if token.i < root.i and token.lemma_ not in words_of("timing.toml", "forecasts") else None
        if token.pos_ in ("ADP", "SCONJ") and token.lower_ in words_of("timing.toml", "away"):
            return None
    return None


def _verb_of_object(noun: Token, root: Token) -> Token | None:
    """The verb of which an event is the object, where a day without a preposition stands behind it: both are then."""
    if noun.pos_ not in NOUNS or root.dep_ != "npadvmod" or root.i < noun.i:
        return None
    link = noun.head
    if noun.dep_ == "pobj" and link.lower_ in words_of("timing.toml", "with_events"):
        return link.head if link.head.pos_ == "VERB" else None
    return link if noun.dep_ == "dobj" and link.pos_ == "VERB" and link.tag_ == "VBD" else None


def _in_brackets(root: Token) -> Token | None:
    """The participle between two dashes or commas that a date ends, whatever the parse: "- sold by Acme in 2002 -"."""
    doc, link = root.doc, root.head
    if root.i + 1 >= len(doc) or not doc[root.i + 1].is_punct or link.pos_ != "ADP" or link.i < 2:
        return None
    inside = doc[link.i - 1]
    participle = next((t for t in (inside, *inside.ancestors) if t.dep_ == "acl" and t.tag_ == "VBN"), None)
    if participle is None or not 0 < participle.i < link.i or not doc[participle.i - 1].is_punct:
        return None
    return None if any(t.is_punct for t in doc[participle.i : root.i]) else participle


def _says_from_when(token: Token, root: Token) -> bool:
    """Whether a word before a date only says from when on: "will take over starting May 3"."""
    is_before = token.i == root.left_edge.i - 1 and token.lower_ in words_of("timing.toml", "from_then")
    if not is_before or token.i == 0 or token.head.pos_ != "VERB" or token.head.lemma_ in _reports():
        return False
    return token.nbor(-1).lemma_ not in words_of("timing.toml", "spans")  # "in the year beginning May 3"


def _compares(link: Token) -> bool:
    """Whether "from" is of what was before: "unchanged from Monday", "extended to May 30 from April 6"."""
    if link.lower_ != "from":
        return False
    is_level = link.head.pos_ == "ADJ" or link.nbor(-1).lower_ in words_of("timing.toml", "levels")
    return is_level or any(c.lower_ == "to" and c.dep_ == "prep" and c.i < link.i for c in link.head.children)


def _tells_of(link: Token) -> bool:
    """Whether a dated event is only what a verb is about: "spoke of the 2009 attack"."""
    return link.head.pos_ == "VERB" and link.lower_ in words_of("timing.toml", "matters")


def _is_done_there(verb: Token, noun: Token) -> bool:
    """Whether a verb tells what is done at the occasion that is its object: "won Sunday's race"."""
    return noun.dep_ in ("dobj", "nsubjpass") and any(
        noun.lemma_.lower() in kind.nouns and verb.lemma_ in kind.verbs for kind in kinds()
    )


def _names_one(date: Token) -> bool:
    """Whether a date only says which thing is meant: "1987 aid", but not "the 2016 election"."""
    noun = date.head
    return date.dep_ in NUMBERS and noun.pos_ in NOUNS and noun.lemma_.lower() not in _event_nouns()


def _is_of_an_aside(noun: Token) -> bool:
    """Whether a dated event is only what another noun is about: "a report of her visit in March"."""
    link = noun.head
    is_aside = link.pos_ == "ADP" and link.head.pos_ == "NOUN" and link.lower_ in words_of("timing.toml", "asides")
    return is_aside and noun.lemma_.lower() in _event_nouns()


def _of_report(span: Span, clause: Token | None) -> Token | None:
    """The verb before a date that the parse takes into the clause reported: "said last week it would go"."""
    if clause is None or clause.dep_ != "ccomp" or span.start == 0:
        return clause
    before = span.doc[span.start - 1]
    is_report = before.i == clause.head.i and before.lemma_ in _reports()
    return before if is_report and span.root.dep_ == "npadvmod" else clause


@cache
def _reports() -> frozenset[str]:
    """Verbs of reports and estimates."""
    return words_of("verbs.toml", "reporting", "verbs")


def _says_when(link: Token, date: DateExpression) -> bool:
    """Whether a preposition before a date says when: not "extended to May 3", "for Monday"."""
    if link.lower_ in ("after", "before"):
        nearly = words_of("timing.toml", "nearly")
        return date.type is TimexType.TIME and any(c.lower_ in nearly for c in link.children)
    return date.type is TimexType.DURATION or link.lower_ not in words_of("timing.toml", "aims")


# --- by the tense ----------------------------------------------------------------------------


@cache
def apart() -> frozenset[str]:
    """Verbs whose complement has a time of its own: "promised on Monday to leave"."""
    asked = words_of("status.toml", "governors", "future") | words_of("status.toml", "governors", "requested")
    return asked | words_of("status.toml", "decided") | words_of("timing.toml", "ahead")


def _by_tense(head: Token, date: DateExpression, published: dt.date | None) -> Token | None:
    """The predicate itself, the one beside it that the date fits, or none."""
    if date.value == "PRESENT_REF":
        return None if _is_over(head) else head
    if published is None or date.earliest is None or date.latest is None:
        return head
    is_past = date.latest < published
    is_ahead = date.earliest > published + dt.timedelta(days=1)  # a dateline may be a day ahead
    is_reached = date.latest <= published
    if is_reached and head.tag_ == "VB" and head.dep_ == "xcomp" and head.head.lemma_ in apart():
        if tense_of(head.head) is Tense.PAST or (head.head.dep_ == "advcl" and head.head.tag_ == "VBN"):
            return head.head  # "when asked to enter a plea on Monday"
        if is_past:
            return None
    if is_past and head.dep_ == "acl" and tense_of(head) is Tense.INFINITIVE and date.start < head.idx:
        above = next((t for t in head.ancestors if t.pos_ == "VERB"), None)
        return above if above is not None and above.tag_ in ("VBD", "VBN") else None  # "told of her plan in May to run"
    if is_past and tense_of(head) is Tense.FUTURE:
        return None
    is_told = tense_of(head) is Tense.PAST or (head.dep_ == "advcl" and head.tag_ == "VBG" and _is_over(head.head))
    if is_ahead and is_told and not _is_backshifted(head):
        later = [c for c in head.children if c.dep_ in ("xcomp", "ccomp") and tense_of(c) is not Tense.PAST]
        return later[0] if len(later) == 1 and later[0].pos_ == "VERB" else None
    return head


def _is_over(verb: Token) -> bool:
    """Whether a verb tells what is past and done: "left", "was told"; not "was leaving", "has left"."""
    was = any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and was)


def _is_backshifted(verb: Token) -> bool:
    """As in "she said that he was leaving on Friday"."""
    auxiliaries = {c.lemma_ for c in verb.children if c.dep_ == "aux"}
    return verb.tag_ == "VBG" and "be" in auxiliaries and "have" not in auxiliaries


def _is_beside_speech(verb: Token, root: Token, date: DateExpression) -> bool:
    """Whether a date stands beside a verb of speech and belongs to what is said."""
    if verb.lemma_.lower() not in _reports():
        return False
    if date.type is TimexType.DURATION:
        return tense_of(verb) is Tense.PAST
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or root.i > subject.i:
        return False
    start = min(t.i for t in verb.subtree)
    return any(t.pos_ in ("VERB", "AUX") for t in root.doc[start : root.i])  # "delivery is for May, Kim said"
