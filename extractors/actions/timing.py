"""When an event happened: the date expression of its clause, or of the clause that it goes along with."""

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from extractors.actions.syntax import words_of
from schemas import DateExpression, TimexType

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
SHARES = frozenset({"conj", "xcomp", "oprd", "acomp"})
LATER = frozenset({"later", "then", "subsequently", "afterwards", "previously", "earlier", "eventually", "now"})
MEANWHILE = frozenset({"while", "whilst", "by", "in", "without", "when"})
"""Before a participle these leave it in the time of its clause; "after" and "since" do not."""


def link_dates(doc: Doc, dates: tuple[DateExpression, ...], events: set[int]) -> dict[int, DateExpression]:
    """Predicate token index to its date expression, for dates that stand in a predicate's own clause.

    Args:
        doc: the parse.
        dates: the expressions of the document, in the order of the text.
        events: token indexes of all triggers (an event noun takes the date beside it).
    """
    found: dict[int, tuple[int, DateExpression]] = {}
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
        for clause in span.root.children:  # "until 1999, when she lost"
            if clause.dep_ in ("relcl", "advcl", "acl") and any(c.lower_ == "when" for c in clause.children):
                found.setdefault(clause.i, (0, date))
        head = _of_report(span, _clause_of(span.root, events))
        if head is None:
            continue
        distance = abs(head.i - span.root.i)
        if head.i not in found or distance < found[head.i][0]:
            found[head.i] = (distance, date)
    return {i: date for i, (_, date) in found.items()}


def _clause_of(token: Token, events: set[int]) -> Token | None:
    """The predicate that a date's head belongs to."""
    link, is_modifier = "", False
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            is_of_content = link == "by" and token.lemma_ == "say"  # "said by 1990 it will be ready"
            return None if is_of_content else token
        if token.i in events:
            return token
        head = token.head
        if head.i == token.i:
            return None
        if token.pos_ in ("ADP", "SCONJ"):
            if token.lower_ == "from" and link:
                return None  # "up from 40 in 1985"
            link = token.lower_
            if link in ("after", "before", "against"):
                return None
            if link == "since" and head.pos_ in ("NOUN", "PROPN"):
                return None  # "the highest level since 1979"
            if link == "for" and head.lemma_ in _reports():
                return None  # "reported a loss for 1986"
            if is_modifier and head.pos_ in ("NOUN", "PROPN") and head.i not in events:
                return None  # "an inquiry into meddling in the 2016 election" is not of 2016
        if token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "dative"):
            # a date on the object says when, if it hangs there by a preposition ("took a job in May")
            return (
                head
                if link in ("in", "on", "at", "since", "during") and head.pos_ == "VERB" and token.dep_ != "nsubj"
                else None
            )
        if token.dep_ not in CLIMB:
            return None
        is_modifier |= token.dep_ in ("compound", "nummod", "nmod", "amod", "poss")
        token = head
    return None


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


@cache
def _apart() -> frozenset[str]:
    """Verbs whose complement has a time of its own: "promised on Monday to leave"."""
    asked = words_of("status.toml", "governors", "future") | words_of("status.toml", "governors", "requested")
    return asked | words_of("status.toml", "decided")


@cache
def _happening() -> frozenset[str]:
    """Verbs that say when their subject takes place."""
    return words_of("status.toml", "happening")


def _parts(child: Token) -> bool:
    """Whether a conjoined clause has its own time: another subject, or "and later led"."""
    if child.dep_ == "prep" and child.lower_ in ("until", "since", "after", "before", "till"):
        return True
    return child.dep_ in ("nsubj", "nsubjpass") or (child.dep_ == "advmod" and child.lower_ in LATER)


def _is_of_the_clause(noun: Token, verb: Token) -> bool:
    """Whether an event noun happens when its clause says: "held talks on Monday", "the trial begins in May"."""
    if noun.pos_ != "NOUN":
        return False
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return verb.lemma_ in _happening()
    return noun.dep_ == "dobj" and verb.lemma_ in ("have", "hold", "receive")


def _goes_along(participle: Token) -> bool:
    """Whether a participle clause is of the same time as the one it stands beside."""
    if participle.dep_ != "advcl" or participle.tag_ != "VBG":
        return False
    return not any(
        c.dep_ == "nsubj" or (c.dep_ in ("mark", "advmod") and c.lower_ in ("after", "before", "since", "later"))
        for c in participle.children
    )


def date_of(token: Token, linked: dict[int, DateExpression], events: set[int]) -> DateExpression | None:
    """The date of an event: its own, or that of the clause that it shares or completes.

    Args:
        token: the trigger.
        linked: see :func:`link_dates`.
        events: all triggers; what is promised or asked on a day is not done on it.
    """
    for _ in range(6):
        if date := linked.get(token.i):
            return date
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ in SHARES:
            if token.dep_ == "conj" and any(_parts(c) for c in token.children):
                return None
            if token.dep_ == "xcomp" and token.tag_ == "VB" and head.i in events and head.lemma_ in _apart():
                return None
            token = head
        elif token.dep_ == "pcomp" and head.lower_ in MEANWHILE:
            token = head.head
        elif _is_of_the_clause(token, head) or _goes_along(token):
            token = head
        else:
            return None
    return None
