"""Whether the clause around an expression speaks of what is to come."""

from bisect import bisect_right

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
        for _ in range(12):
            if token.lower_ in ("due", "upcoming"):
                return True
            if token.pos_ in ("VERB", "AUX"):
                return (is_until and token.lemma_ in PUT_OFF) or self._is_future_verb(token)
            if token.head.i == token.i:
                return False
            token = token.head
        return False

    def is_past(self, start: int) -> bool:
        """Whether the verb above the expression is in the past tense."""
        token = self.token_at(start)
        for _ in range(12):
            if token.pos_ in ("VERB", "AUX"):
                return token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in token.children if c.dep_.startswith("aux"))
            token = token.head
        return False

    def is_modifier(self, start: int, end: int) -> bool:
        """Whether the expression stands before a noun that it belongs to: "the March figures"."""
        last = self.token_at(end - 1)
        following = last.i + 1 < len(self.doc) and last.nbor(1)
        if not following or following.tag_ not in ("NN", "NNS", "NNP", "NNPS") or following.ent_type_ == "DATE":
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
