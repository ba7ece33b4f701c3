"""Subjects that the parse hangs on something else, and reports that it takes for what is reported."""

from spacy.tokens import Token

from extractors.actions.cast import Cast
from extractors.actions.syntax.labels import (
    AUXILIARIES,
    CLOSING,
    PAST_FORMS,
    SUBJECTS,
    first_conjunct,
    is_clause_on_noun,
)
from extractors.actions.words import words_of


class LostSubjects:
    """Finds the subject of a verb where the parse has lost it."""

    def __init__(self, cast: Cast) -> None:
        """Read the lexicons once; only a name is taken for a lost subject."""
        self._cast = cast
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._resumed = words_of("verbs.toml", "reporting", "resumed")
        self._adding = words_of("verbs.toml", "reporting", "adding")
        self._citing = words_of("verbs.toml", "reporting", "citing")
        self._questions = words_of("syntax.toml", "questions")
        self._told = words_of("verbs.toml", "reporting", "told")
        self._refused = words_of("syntax.toml", "refused")
        self._denying = words_of("syntax.toml", "denying")
        self._going_on = words_of("syntax.toml", "going_on")

    # --- behind other words ------------------------------------------------------------------

    def elsewhere(self, verb: Token) -> list[Token]:
        """The subject that the parse hangs on another clause or phrase."""
        found = next((found for clause in verb.lefts if (found := self.subject_of_report(verb, clause))), [])
        return found or self._behind_opening(verb) or self._behind_quotation(verb)

    @staticmethod
    def subject_of_report(verb: Token, clause: Token) -> list[Token]:
        """As in "Acme, earlier reporting a loss, said": a clause that stands between the two has taken it."""
        named = [c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i]
        is_bare = clause.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.children)
        if clause.dep_ != "ccomp" or clause.i > verb.i or not named or not (is_bare or len(named) > 1):
            return []
        is_apart = any(t.text == "," for t in clause.doc[named[0].i : clause.i])
        return named[:1] if is_apart and named[0].right_edge.i + 1 < clause.i else []

    def _behind_opening(self, verb: Token) -> list[Token]:
        """As in "Speaking to a club of bakers, Kim, the mayor, said": the parse joins Kim to the bakers."""
        if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ"):
            return []
        for phrase in verb.lefts:
            if phrase.dep_ == "csubj" and phrase.tag_ == "VBG":  # "Writing in a letter, Kim called it"
                return [c for c in phrase.rights if c.dep_ == "nsubj"]
            for token in phrase.subtree if phrase.dep_ in ("advcl", "prep") else ():
                if token.dep_ in ("conj", "pobj") and _is_asyndetic(token) and self._is_name_before(token, verb):
                    return [token]
        return []

    def _behind_quotation(self, verb: Token) -> list[Token]:
        """As in '"It is late," said Kim speaking of the sale': the parse gives Kim to the participle alone."""
        if verb.lemma_.lower() not in self._reporting or not verb.i or verb.nbor(-1).text not in CLOSING:
            return []
        clauses = (c for c in verb.rights if c.dep_ in ("ccomp", "xcomp", "advcl") and c.tag_ == "VBG")
        return [s for c in clauses for s in c.lefts if s.dep_ == "nsubj" and s.left_edge.i == verb.i + 1]

    def _is_name_before(self, token: Token, verb: Token) -> bool:
        """Whether a person, with what describes her, stands right before a verb."""
        end = token.right_edge.i + 1
        is_next = end == verb.i or (end + 1 == verb.i and verb.doc[end].text == ",")
        return is_next and self._cast.person(token) is not None

    @staticmethod
    def is_object(subject: Token) -> bool:
        """As in "Kim married actor Lee last year, her agent said": "married" is taken for a word on Lee, who "said"."""
        return any(is_clause_on_noun(t) for t in subject.subtree if t.i < subject.i)

    def described(self, subject: Token) -> Token:
        """The name that the parse leaves beside its own description: "Kim, a native of Rye, will go"."""
        first = subject.left_edge
        if subject.pos_ != "NOUN" or first.i < 2 or first.nbor(-1).text != "," or self._cast.holder(subject):
            return subject
        name = first.nbor(-2)
        is_beside = name.head.i == subject.head.i and name.i < subject.i and subject.i < subject.head.i
        return name if is_beside and self._cast.person(name) else subject

    @staticmethod
    def is_of_object(verb: Token) -> bool:
        """As in "Kim said the loan, bearing interest, matches another": nobody says a loan."""
        head = verb.head
        is_other_tense = verb.tag_ in ("VBZ", "VBP") and head.tag_ == "VBD"
        is_joined = any(c.dep_ == "cc" for c in head.children)
        is_said = head.lemma_ == "say" and any(c.dep_ == "dobj" for c in head.children)
        return is_other_tense and not is_joined and is_said

    def before_relative(self, verb: Token) -> Token | None:
        """As in "Kim, whose talks broke down, left": the parse hangs the main verb on the relative clause."""
        clause = verb.head
        is_bare = verb.tag_ in PAST_FORMS and not any(c.dep_ in ("mark", "advmod", "aux") for c in verb.lefts)
        is_behind = clause.dep_ == "relcl" and clause.head.dep_ == "ROOT" and verb.i > clause.i
        return clause.head if is_bare and is_behind and verb.nbor(-1).text == "," else None

    # --- reports that go on ------------------------------------------------------------------

    def report_before(self, verb: Token) -> Token | None:
        """The main verb before "But added that it was late", a sentence of its own."""
        sentence = verb.sent
        is_going_on = verb.tag_ == "VBD" and sentence[0].lower_ in self._going_on
        if not is_going_on or not sentence.start or verb.lemma_.lower() not in self._reporting:
            return None
        return verb.doc[sentence.start - 1].sent.root

    def resumes(self, verb: Token) -> Token | None:
        """The reporting verb that "added" goes on from, when the parse joins it to the words reported.

        As in "Kim said the firm has a plan but added that it is late", "Kim said Lee left, adding that he was tired".
        """
        if verb.dep_ == "advcl":
            return self._reporter_of(verb.head) if self._adds(verb) else None
        if verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
            return None
        if not (self._goes_on_saying(verb) or self._says_no_more(verb)):
            return None
        return self._reporter_of(verb.head)

    def _reporter_of(self, clause: Token) -> Token | None:
        """The verb that reports a clause, or the one around it: "Kim said Acme expected Dorn to sell"."""
        while True:
            clause = first_conjunct(clause)
            reporter = clause.head
            if clause.dep_ != "ccomp" or reporter.i > clause.i:
                return None
            if reporter.lemma_.lower() in self._reporting:
                return reporter
            clause = reporter

    def _goes_on_saying(self, verb: Token) -> bool:
        """As in "and added", or any report behind the mark that closes a quotation, or joined to "it was clear"."""
        is_report = verb.lemma_.lower() in self._reporting
        if is_report and verb.tag_ in PAST_FORMS and _is_of_nobody(first_conjunct(verb.head)):
            return not any(c.dep_ in AUXILIARIES for c in verb.children)
        if verb.tag_ != "VBD":
            return False
        link = next((c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i), None)
        is_closed = link is not None and link.i > 0 and link.nbor(-1).text in CLOSING
        return verb.lemma_ in self._resumed or (is_closed and is_report)

    def _adds(self, participle: Token) -> bool:
        """As in "said Lee left, adding that", "declined to say whether Lee left, citing"."""
        lemma = participle.lemma_.lower()
        if participle.tag_ != "VBG" or participle.i < participle.head.i or participle.nbor(-1).text != ",":
            return False
        is_question = any(c.lower_ in self._questions for c in participle.head.lefts)
        is_of_thing = lemma in self._reporting and self._is_of_thing(first_conjunct(participle.head))
        return is_of_thing or lemma in self._adding or (is_question and lemma in self._citing)

    def _is_of_thing(self, clause: Token) -> bool:
        """As in "said the talks are complex, mentioning a case": the talks mention nothing."""
        subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
        return bool(subjects) and not any(self._cast.is_human(c) for c in subjects)

    def _says_no_more(self, verb: Token) -> bool:
        """As in "Kim said the firm has a plan but would not give a date"."""
        if not any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.children):
            return False
        lemma = verb.lemma_.lower()
        is_refused = lemma in self._refused and verb.tag_ == "VBD"
        is_negated = any(c.dep_ == "neg" for c in verb.children)
        is_denied = is_negated and any(c.dep_ == "aux" and c.lower_ in self._denying for c in verb.children)
        inner = next((c.lemma_.lower() for c in verb.children if c.dep_ == "xcomp"), "") if is_refused else lemma
        return (is_refused or is_denied) and inner in self._told


def _is_of_nobody(clause: Token) -> bool:
    """As in "it was too soon to tell", "there would be a vote"."""
    return any(c.dep_ in ("nsubj", "expl") and c.lower_ in ("it", "there") for c in clause.lefts)


def _is_asyndetic(conjunct: Token) -> bool:
    """Whether only a comma joins a noun phrase to the one before it."""
    first = conjunct.left_edge
    return first.i > 0 and first.nbor(-1).text == "," and not any(c.dep_ == "cc" for c in conjunct.head.children)
