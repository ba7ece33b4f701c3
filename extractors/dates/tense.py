"""Whether the clause around an expression speaks of what is to come. The words are in ``tense.toml``."""

from bisect import bisect_right
from functools import cache, cached_property

from spacy.tokens import Doc, Token

from extractors.lexicons import read_table


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(read_table("extractors.dates", "tense.toml")[name])


class Clauses:
    """Looks up the clause at a character, in time independent of the document's length."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def _starts(self) -> list[int]:
        starts: list[int] = self.doc.to_array("IDX").tolist()  # a tenth of the time that asking each token takes
        return starts

    def token_at(self, offset: int) -> Token:
        """The token that covers a character."""
        return self.doc[max(bisect_right(self._starts, offset) - 1, 0)]

    def at(self, start: int, end: int) -> "Clause":
        """The clause around an expression."""
        return Clause(self.token_at(start), self.token_at(end - 1))


class Clause:
    """The clause around an expression; each question is answered when it is asked.

    Attributes:
        first: first token of the expression.
        last: its last token.
    """

    def __init__(self, first: Token, last: Token) -> None:
        self.first, self.last = first, last

    @cached_property
    def _path(self) -> list[Token]:
        """The first token and those above it in the parse.

        A verb behind a comma is left for the words before the expression, which the parser parts from it:
        "will decide whether to do so in June, the chairman said".
        """
        path = _with_ancestors(self.first)
        below = next((t for t in path if t.head.i > self.last.i), None)
        if below is None:
            return path
        own = path[: path.index(below) + 1]
        start = self.first.doc[min(t.i for t in own)]
        is_apart = any(t.text == "," for t in self.first.doc[self.last.i + 1 : below.head.i])
        if not is_apart or start.is_sent_start or start.i == 0 or start.nbor(-1).is_punct:
            return path
        return own + _with_ancestors(start.nbor(-1))

    @cached_property
    def _verb(self) -> Token | None:
        """The verb that the expression belongs to; not one that only bounds a span ("the year ending June 30")."""
        return next((t for t in self._path if t.pos_ in ("VERB", "AUX") and not _is_bounding(t)), None)

    @cached_property
    def tag(self) -> str:
        """The part of speech of the last word, by the Penn Treebank."""
        return self.last.tag_

    @cached_property
    def tag_before(self) -> str:
        """The part of speech of the word before; empty at the start of the text."""
        return self.first.nbor(-1).tag_ if self.first.i else ""

    @cached_property
    def is_future(self) -> bool:
        """Whether the verb above the expression is future: will, shall, going to, a planned infinitive."""
        is_until = self.first.i > 0 and self.first.nbor(-1).lower_ in ("until", "till", "to", "from")
        if is_until and any(t.lemma_ in _lemmas("put_off") for t in self._path):
            return True
        is_in_object = False
        for token in self._path:
            if token.lower_ == "upcoming" or (token.lower_ == "due" and self._is_of_due(token)):
                return True
            if token is self._verb:
                if token.lemma_ == "be" and any(c.lower_ == "due" and c.dep_ == "acomp" for c in token.children):
                    return token.tag_ in ("VBZ", "VBP")  # "is due in court on Friday"
                is_forecast = token.lemma_ in _lemmas("forecast") and (is_in_object or token.tag_ in ("VBZ", "VBP"))
                return is_forecast or _is_future_verb(_with_tense(token))
            is_in_object |= token.dep_ == "dobj"
        return False

    @cached_property
    def is_requested(self) -> bool:
        """Whether somebody is asked or told to do it: "ordered him to return on Monday"."""
        verb = self._verb
        return verb is not None and _is_infinitive(verb) and verb.head.lemma_ in _lemmas("request")

    @cached_property
    def is_timetable(self) -> bool:
        """Whether its verb tells of a plan in the present tense."""
        verb = self._verb
        if verb is None or verb.tag_ not in ("VBZ", "VBP"):
            return False
        return verb.lemma_ in _lemmas("timetable") or self._is_all_that_is_said(verb)

    def _is_all_that_is_said(self, verb: Token) -> bool:
        """Whether a thing "is" on a day: "the hearing is Friday"; not "today is Friday"."""
        if verb.lemma_ != "be" or verb.dep_ == "aux" or not (self._top.head == verb or self._is_pobj_of(verb)):
            return False
        if any(c.dep_ in ("acomp", "attr") and c != self._top for c in verb.children):
            return False  # "the shop is open Friday"
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        return subject is not None and subject.pos_ == "NOUN" and subject.lower_ not in ("today", "yesterday")

    def _is_pobj_of(self, verb: Token) -> bool:
        link = self._top.head
        return link.dep_ == "prep" and link.lower_ in ("on", "at") and link.head == verb

    @cached_property
    def _top(self) -> Token:
        """The token of the expression that hangs on one outside it."""
        return next(t for t in self._path if t.head == t or not self.first.i <= t.head.i <= self.last.i)

    @cached_property
    def is_past(self) -> bool:
        """Whether the verb above the expression is in the past tense."""
        verb = self._verb and _with_tense(self._verb)
        return verb is not None and (
            verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.children if c.dep_.startswith("aux"))
        )

    @cached_property
    def is_in_subject(self) -> bool:
        """Whether it belongs to the subject: "the accord of June 3 is expected to help"."""
        return any(t.dep_ in ("nsubj", "nsubjpass") for t in self._below_verb)

    @property
    def _below_verb(self) -> list[Token]:
        return self._path[: self._path.index(self._verb)] if self._verb is not None else self._path

    @cached_property
    def is_adverb(self) -> bool:
        """Whether it says when its verb happened: "rose in March"; not "rolled the position into July"."""
        top = self._top
        if self.is_modifier and top.head.lemma_.lower() not in _lemmas("contracts"):
            top = top.head  # "was beaten in the June 3 vote"
        above = top.head
        if above.dep_ == "prep":
            return above.lower_ in _lemmas("when") and above.head == self._verb
        return top.dep_ in ("npadvmod", "advmod") and above == self._verb

    @cached_property
    def is_told(self) -> bool:
        """Whether a past verb tells of it that is no clause within another: "In 1985 it rose"."""
        is_main = self._verb is not None and self._verb.dep_ not in ("relcl", "acl", "advcl")
        return is_main and self.is_past and not self.is_modifier

    @cached_property
    def is_loosely_future(self) -> bool:
        """Whether a day just past fits a future clause: "the accord of June 3 will help", "was to expire June 3"."""
        verb = self._verb
        is_backshifted = verb is not None and (
            verb.head.tag_ == "VBD" or any(c.tag_ == "VBD" for c in verb.head.children if c.dep_.startswith("aux"))
        )
        is_moved = any(t.lemma_ in _lemmas("put_off") for t in self._path)  # "extended to June 3 from May 7"
        return self.is_in_subject or is_backshifted or is_moved or any(_is_bounding(t) for t in self._path)

    @cached_property
    def is_modifier(self) -> bool:
        """Whether the expression stands before a noun that it belongs to: "the March trade figures"."""
        last = self.last
        following = last.nbor(1) if last.i + 1 < len(last.doc) else None
        if following is None or following.tag_[:2] not in ("NN", "JJ"):
            return False
        labels = _lemmas("modifier_labels")
        return any(t.dep_ in labels and t.head.i > last.i and t.head.tag_[:2] == "NN" for t in (self.first, last))

    @cached_property
    def is_of_misfortune(self) -> bool:
        """Whether it dates what nobody announces, or what the sentence tells of as past: "the June 3 attack"."""
        link = self._top.head
        is_beside = link.dep_ == "prep" and link.lower_ in ("on", "in", "of")
        nouns = [t.head for t in (self.first, self.last) if t.dep_ in _lemmas("modifier_labels")]
        nouns += [link.head] if is_beside else []
        return any(
            noun.lemma_.lower() in _lemmas("misfortunes")
            or any(c.dep_ == "relcl" and c.tag_ == "VBD" for c in noun.children)
            for noun in nouns
            if noun.pos_ == "NOUN"
        )

    @cached_property
    def is_count(self) -> bool:
        """Whether the number counts the plural behind it: "1709 pupils"."""
        token, head = self.first, self.first.head
        return token.dep_ == "nummod" and head.i > token.i and head.tag_ == "NNS" and token.ent_type_ == "CARDINAL"

    def _is_of_due(self, due: Token) -> bool:
        """Whether "due" says that it lies ahead: not in "due to the flood", "fell due", "due 2017 in May"."""
        following = due.nbor(1) if due.i + 1 < len(due.doc) else None
        if following is not None and following.lower_ == "to" and following.dep_ != "aux":
            return False
        if due.head.tag_ == "VBD" and due.head.lemma_ != "be":
            return False
        return not any(token.like_num for token in due.doc[due.i + 1 : self.first.i])


def _with_ancestors(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    return path


def _with_tense(verb: Token) -> Token:
    """The verb itself, or that whose tense a participle shares: "will meet him before leaving on Friday"."""
    while verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "advcl") and not any(c.dep_ == "aux" for c in verb.children):
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if above.pos_ not in ("VERB", "AUX"):
            break
        verb = above
    return verb


def _is_bounding(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.lemma_ in _lemmas("bounding") and verb.dep_ in ("acl", "advcl", "prep", "pcomp")


def _is_future_verb(verb: Token) -> bool:
    children = list(verb.children)
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in children):  # "may have met", "would have met"
        return False
    modals = {c.lower_ for c in children if c.dep_ in ("aux", "auxpass")}
    if modals & _lemmas("ahead"):
        return True
    if modals & _lemmas("able"):
        return verb.lemma_ not in _lemmas("perceived") and not any(c.dep_ == "neg" for c in children)
    is_be = any(c.lemma_ == "be" and c.tag_ in ("VBZ", "VBP") for c in children if c.dep_.startswith("aux"))
    if is_be and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.lemma_ in _lemmas("plans"))):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lemma_ in _lemmas("plans"):
        return not _is_told_in_past(verb.head)  # "they have a hearing scheduled Friday"
    if _is_infinitive(verb):
        return _is_planned(verb)
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ == "VERB":  # "will begin in June and end in July"
        return _is_future_verb(verb.head)
    if _is_present(verb) and any(c.lower_ in _lemmas("condition") for c in children if c.dep_ in ("advmod", "mark")):
        return True  # "when the deal closes in the third quarter"
    return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and any(_is_infinitive(c) for c in children)


def _is_told_in_past(token: Token) -> bool:
    above = next((t for t in _with_ancestors(token) if t.pos_ in ("VERB", "AUX")), token)
    return above.tag_ == "VBD" or any(c.tag_ == "VBD" for c in above.children if c.dep_.startswith("aux"))


def _is_present(verb: Token) -> bool:
    auxiliaries = [c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return any(tag in ("VBZ", "VBP") for tag in auxiliaries or [verb.tag_])


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBN") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _is_past_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" and c.tag_ == "VBD" for c in verb.children)


def _is_planned(infinitive: Token) -> bool:
    """Whether an infinitive lies ahead: by the word above, in a headline ("Mayor to resign"), "data to be known"."""
    head = infinitive.head
    if any(c.lower_ == "had" for c in head.children if c.dep_ == "aux"):  # "had been scheduled to expire"
        return False
    if _is_past_passive(head) and any(c.lower_ == "but" for c in head.children):  # "was expected to open, but failed"
        return False
    if head.lemma_.lower() in _lemmas("plans") | _lemmas("likely") or head.lemma_ == "be" or head.lower_ == "going":
        return True
    if infinitive.dep_ in ("acl", "relcl") and head.dep_ == "ROOT" and head.pos_ in ("NOUN", "PROPN"):
        return True  # "Mayor to resign"
    is_passive = any(c.dep_ == "auxpass" for c in infinitive.children)
    if infinitive.dep_ == "xcomp" and head.pos_ == "VERB" and _is_future_verb(head):  # "will be forced to leave"
        return True
    return infinitive.dep_ == "ROOT" or (infinitive.dep_ in ("acl", "relcl") and is_passive)
