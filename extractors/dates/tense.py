"""Whether the clause around an expression speaks of what is to come."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

PLANS = frozenset(
    {"plan", "expect", "schedule", "intend", "set", "aim", "hope", "due", "slate", "want", "promise", "vow"}
)
"""Heads whose infinitive lies ahead; as participles they speak of what is ahead themselves."""

PUT_OFF = frozenset({"delay", "postpone", "adjourn", "extend", "reschedule", "defer", "suspend"})
"""Verbs after which "until" names a day to come, in any tense."""

AHEAD = frozenset({"will", "wo", "'ll", "shall", "should", "would", "may", "might", "must"})
"""Modal verbs of what is to come; "would" is "will" in reported speech."""


MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss", "npadvmod"})
"""Labels of what stands before a noun and belongs to it."""


TIMETABLE = frozenset({"begin", "start", "meet", "leave", "arrive", "depart", "return", "expire", "resume", "convene"})
"""Verbs whose present tense tells of a plan: "the committee meets on Friday"."""

FORECAST = frozenset({"expect", "anticipate", "forecast", "foresee", "project", "predict", "plan", "schedule"})
"""Verbs whose object lies ahead, in any tense: "expected a profit in the second half"."""


class Clauses:
    """Looks up the clause at a character, in time independent of the document's length."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [token.idx for token in doc]

    def token_at(self, offset: int) -> Token:
        """The token that covers a character."""
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]

    def is_future(self, start: int) -> bool:
        """Whether the verb above the expression is future: will, shall, going to, a planned infinitive."""
        token = self.token_at(start)
        is_until = token.i > 0 and token.nbor(-1).lower_ in ("until", "till", "to")
        is_in_object = False
        for token in self._path(start):
            if token.lower_ == "upcoming" or (token.lower_ == "due" and not _is_because(token)):
                return True
            if token.pos_ in ("VERB", "AUX"):
                is_forecast = token.lemma_ in FORECAST and (is_in_object or token.tag_ in ("VBZ", "VBP"))
                return is_forecast or (is_until and token.lemma_ in PUT_OFF) or self._is_future_verb(token)
            is_in_object |= token.dep_ == "dobj"
        return False

    def is_timetable(self, start: int) -> bool:
        """Whether its verb tells of a plan in the present tense."""
        verb = next((t for t in self._path(start) if t.pos_ in ("VERB", "AUX")), None)
        return verb is not None and verb.lemma_ in TIMETABLE and verb.tag_ in ("VBZ", "VBP")

    def _path(self, start: int) -> Iterator[Token]:
        """The token at a character and those above it in the parse."""
        token = self.token_at(start)
        yield token
        while token.head.i != token.i:
            token = token.head
            yield token

    def is_past(self, start: int) -> bool:
        """Whether the verb above the expression is in the past tense."""
        for token in self._path(start):
            if token.pos_ in ("VERB", "AUX"):
                return token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.children if c.dep_.startswith("aux"))
        return False

    def is_modifier(self, start: int, end: int) -> bool:
        """Whether the expression stands before a noun that it belongs to: "the March figures"."""
        last = self.token_at(end - 1)
        following = last.i + 1 < len(self.doc) and last.nbor(1)
        if not following or following.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
            return False
        token = self.token_at(start)
        return any(t.dep_ in MODIFIERS and t.head.i > last.i for t in (token, last))

    def is_count(self, start: int) -> bool:
        """Whether the number counts the plural behind it: "1709 pupils"."""
        token = self.token_at(start)
        head = token.head
        return token.dep_ == "nummod" and head.i > token.i and head.tag_ == "NNS" and token.ent_type_ == "CARDINAL"

    def _is_future_verb(self, verb: Token) -> bool:
        children = list(verb.children)
        if any(c.lower_ == "have" and c.dep_ == "aux" for c in children):  # "may have met", "would have met"
            return False
        if any(c.lower_ in AHEAD and c.dep_ in ("aux", "auxpass") for c in children):
            return True
        is_be = any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in children if c.dep_.startswith("aux"))
        if is_be and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.lemma_ in PLANS)):
            return True
        if verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in children):
            head = verb.head
            return head.lemma_.lower() in PLANS or head.lemma_ == "be" or (head.lower_ == "going")
        return False


def _is_because(due: Token) -> bool:
    """Whether "due" is the one of "due to the flood"."""
    following = due.nbor(1) if due.i + 1 < len(due.doc) else None
    return following is not None and following.lower_ == "to" and following.dep_ != "aux"
