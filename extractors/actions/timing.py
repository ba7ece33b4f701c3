"""When an event happened: the date expression of its clause, or of the clause that it goes along with."""

from datetime import timedelta
from functools import cache

from spacy.tokens import Token

from extractors.actions.attachment import apart
from extractors.actions.status import tense_of
from extractors.actions.words import words_of
from schemas import DateExpression, Resolution, Tense

SHARES = frozenset({"conj", "xcomp", "oprd", "acomp"})
LATER = frozenset({"later", "then", "subsequently", "afterwards", "previously", "earlier", "eventually", "now"})
MEANWHILE = frozenset({"while", "whilst", "by", "in", "without", "when"})
"""Before a participle these leave it in the time of its clause; "after" and "since" do not."""
A_WEEK, A_MONTH = timedelta(days=7), timedelta(days=31)


@cache
def _happening() -> frozenset[str]:
    """Verbs that say when their subject takes place."""
    return words_of("status.toml", "happening")


def _parts(child: Token) -> bool:
    """Whether a conjoined clause has its own time: "and later led"."""
    if child.dep_ == "prep" and child.lower_ in ("until", "since", "after", "before", "till"):
        return True
    return child.dep_ == "advmod" and child.lower_ in LATER


def _fits_both(conjunct: Token, head: Token, date: DateExpression) -> bool:
    """Whether a date of the first of two joined clauses is that of the second too.

    A day is ("came on Monday and left"), a year behind its verb is not ("was born in 1950 and studied law").
    """
    if _is_perfect(conjunct) and not _is_perfect(head):
        return False  # "was hired in June and had won twice"
    if conjunct.tag_ == "VBD" and tense_of(head) in (Tense.FUTURE, Tense.INFINITIVE):
        return False  # "will meet on Monday but declined to say where"
    is_fronted = date.start < head.idx
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in conjunct.children):
        is_joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in head.children)
        return is_fronted and is_joined and tense_of(conjunct) is tense_of(head)
    if is_fronted or not _is_longer(date, A_WEEK):
        return True
    return not _is_comment(conjunct) and not (date.resolution is Resolution.EXPLICIT and _is_longer(date, A_MONTH))


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _is_comment(verb: Token) -> bool:
    return verb.lemma_.lower() in words_of("timing.toml", "comments")


def _is_longer(date: DateExpression, span: timedelta) -> bool:
    return date.earliest is not None and date.latest is not None and date.latest - date.earliest > span


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


def _of_same_time(clause: Token) -> bool:
    """Whether a clause with "when" happens as its main clause does: "was held on Monday when he landed"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "advmod" and c.lower_ == "when" for c in clause.children)


def _is_meanwhile(clause: Token) -> bool:
    """Whether a clause with "as" tells what else happened then: "fell on Monday, as Kim sought to calm them"."""
    marks = [c for c in clause.children if c.dep_ == "mark"]
    return clause.dep_ == "advcl" and [m.lower_ for m in marks] == ["as"] and marks[0].nbor(-1).text == ","


def _partner(token: Token, events: set[int]) -> Token | None:
    """The clause that an event shares its time with, or completes."""
    head = token.head
    if token.dep_ in SHARES:
        if token.dep_ == "conj" and any(_parts(c) for c in token.children):
            return None
        is_apart = token.dep_ == "xcomp" and token.tag_ == "VB" and head.i in events and head.lemma_ in apart()
        return None if is_apart else head
    if token.dep_ == "pcomp" and head.lower_ in MEANWHILE:
        return head.head
    if _is_of_the_clause(token, head) or _goes_along(token) or _of_same_time(token) or _is_meanwhile(token):
        return head
    return None


def _may_share(token: Token, partner: Token, date: DateExpression) -> bool:
    """Whether the date of a partner is that of an event too."""
    if date.value in ("PRESENT_REF", "PAST_REF") and token.tag_ == "VB":
        return False  # "now plans to sell", "has struggled in recent years to sell"
    if token.dep_ == "conj":
        return _fits_both(token, partner, date)
    if _of_same_time(token):
        return not _is_perfect(partner) and not _is_longer(date, A_WEEK)
    if _is_meanwhile(token):
        is_day = date.earliest is not None and date.earliest == date.latest
        return is_day and tense_of(token) is tense_of(partner) and not (_is_perfect(token) or _is_comment(token))
    return not (token.dep_ == "advcl" and _is_comment(token) and _is_longer(date, A_WEEK))


def date_of(token: Token, linked: dict[int, DateExpression], events: set[int]) -> DateExpression | None:
    """The date of an event: its own, or that of the clause that it shares or completes.

    Args:
        token: the trigger.
        linked: see :func:`link_dates`.
        events: all triggers; what is promised or asked on a day is not done on it.
    """
    return _along(token, linked, events) or _beside(token, linked)


def _along(token: Token, linked: dict[int, DateExpression], events: set[int]) -> DateExpression | None:
    """The date of the clauses above, as far as they share their time."""
    steps: list[tuple[Token, Token]] = []
    for _ in range(6):
        if date := linked.get(token.i):
            return date if all(_may_share(*step, date) for step in steps) else None
        partner = _partner(token, events)
        if partner is None or partner.i == token.i:
            break
        steps.append((token, partner))
        token = partner
    return None


def _beside(token: Token, linked: dict[int, DateExpression]) -> DateExpression | None:
    """The date of what stands below: "will leave when the sale ends in May", "spoke at her trial in May"."""
    if token.pos_ != "VERB":
        return None
    for child in token.children:
        if _of_same_time(child) and (date := linked.get(child.i)):
            return date
    objects = [c for c in token.children if c.dep_ == "dobj"]
    links = [c for t in (token, *objects) for c in t.children if c.dep_ == "prep" and c.lower_ in ("at", "during")]
    return next((linked[n.i] for link in links for n in link.children if n.dep_ == "pobj" and n.i in linked), None)
