"""Polarity, modality and tense: operators on the event's own words and on the words that govern it.

An operator changes what stands in its scope; the walk goes from the event up the tree, and the innermost operator
of modality wins ("he may ask her to resign": ask is hypothetical, resign requested). Negations cancel in pairs.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from extractors.actions.syntax.labels import (
    CLOSING,
    OPENING,
    PREDICATES,
    has_to,
    is_announced_of,
    is_finite,
    outermost,
    preposition,
)
from extractors.actions.syntax.lost import LostSubjects
from extractors.actions.words import words_of
from extractors.lexicons import read_table
from schemas import Modality, Polarity, Tense


@dataclass(frozen=True)
class Force:
    """What the words around an event do to it; ``modality`` None leaves it asserted."""

    negative: bool = False
    modality: Modality | None = None


OWN_CLAUSE = frozenset({"ROOT", "conj", "relcl"})
UNREAL = (Modality.HYPOTHETICAL, Modality.REQUESTED)
NEUTRAL = Force()
DEEPEST = 12  # steps from word to word; longer chains are parse errors
NO_WORDS: frozenset[str] = frozenset()


class Status:
    """Reads polarity, modality and tense of events; one per document (it remembers what it has read)."""

    def __init__(self, lost: LostSubjects) -> None:
        """Read the operators once.

        Args:
            lost: tells which verbs the parse has hung on words that they do not stand with.
        """
        self._lost = lost
        table = read_table("extractors.actions", "status.toml")
        self._negative_words = frozenset(table["adverbs"]["negative"])
        self._hypothetical_words = frozenset(table["adverbs"]["hypothetical"])
        self._no_ones = frozenset(table["no_ones"])
        self._no = frozenset(table["no"])
        self._conditions = words_of("status.toml", "conditions")
        self._of_objects = {k: words_of("status.toml", "objects", k) for k in table["objects"]}
        self._governors = {k: words_of("status.toml", "governors", k) for k in table["governors"]}
        self._contents = words_of("status.toml", "contents")
        self._of_nouns = {k: words_of("status.toml", "before_nouns", k) for k in table["before_nouns"]}
        self._done = words_of("status.toml", "done")
        self._asking = words_of("status.toml", "asking")
        self._purposes = words_of("verbs.toml", "control", "purposes")
        self._happening = words_of("status.toml", "happening")
        self._whens = words_of("status.toml", "whens")
        self._unproven = words_of("status.toml", "unproven")
        self._unproven_nouns = words_of("status.toml", "unproven_nouns")
        self._taken = words_of("status.toml", "taken")
        self._calls = words_of("verbs.toml", "control", "calls")
        self._by_caller = words_of("verbs.toml", "control", "by_caller")
        self._outcomes = words_of("status.toml", "outcomes")
        operators = self._outcomes.union(*self._governors.values(), *self._of_objects.values())
        self._with_particle = frozenset(word for word in operators if "+" in word)
        self._modals = {k: Modality(v) for k, v in table["modals"].items()}
        self._marks = {k: Modality(v) for k, v in table["marks"].items()}
        self._negative_preps = frozenset(table["prepositions"])
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._telling_nouns = words_of("nouns.toml", "reporting", "nouns")
        self._told = words_of("verbs.toml", "reporting", "told")
        self._memory: dict[int, Force] = {}

    def polarity(self, token: Token) -> Polarity:
        """Negative when the text says that it did not, does not or will not happen."""
        return Polarity.NEGATIVE if self.force(token).negative else Polarity.POSITIVE

    def modality(self, token: Token) -> Modality:
        """What is claimed about the event."""
        return self.force(token).modality or Modality.ASSERTED

    def force(self, token: Token, depth: int = 0) -> Force:
        """Own operators of a predicate, completed by those that govern it."""
        if token.i not in self._memory:
            self._memory[token.i] = NEUTRAL  # a circle ends here
            own = self._own(token)
            is_apart = depth >= DEEPEST or self._lost.resumes(token) is not None
            outer = NEUTRAL if is_apart else self._outer(token, depth)
            self._memory[token.i] = Force(own.negative != outer.negative, own.modality or outer.modality)
        return self._memory[token.i]

    # --- on the event itself -----------------------------------------------------------------

    def _own(self, token: Token) -> Force:
        if token.pos_ not in PREDICATES:
            return self._own_of_noun(token)
        negative, modality = False, None
        for child in token.children:
            word = child.lower_
            if (
                child.dep_ == "neg"
                or (child.dep_ == "advmod" and word in self._negative_words)
                or (child.dep_ == "advmod" and word == "longer" and any(c.lower_ == "no" for c in child.children))
            ):
                negative = True
            elif child.dep_ == "aux" and child.tag_ == "MD":
                modality = self._modal(token, word)
            elif child.dep_ == "mark" and word in self._marks:
                modality = modality or self._marks[word]
            elif child.dep_ == "advmod" and word in self._hypothetical_words:
                modality = modality or Modality.HYPOTHETICAL
            elif child.dep_ in ("nsubj", "nsubjpass") or (child.dep_ == "dobj" and token.lemma_ not in ("have", "say")):
                negative |= word in self._no_ones or any(c.lower_ in self._no for c in child.children)
        if negative and modality is Modality.HYPOTHETICAL and self._is_refusal(token):
            modality = None
        if modality is None and self._is_imperative(token):
            modality = Modality.REQUESTED
        if modality is None and self._is_announced(token):
            modality = Modality.FUTURE
        return Force(negative, modality)

    def _own_of_noun(self, token: Token) -> Force:
        """As in "no interaction", "alleged crimes"."""
        words = {c.lower_ for c in token.children}
        modality = next((m for m in Modality if words & self._of_nouns.get(m, NO_WORDS)), None)
        return Force(bool(words & self._no), modality)

    def _modal(self, token: Token, word: str) -> Modality | None:
        if word not in ("would", "'d"):
            return self._modals.get(word)
        if any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children):
            return Modality.HYPOTHETICAL
        if token.dep_ == "conj" and token.lemma_.lower() in self._told and any(c.dep_ == "neg" for c in token.children):
            return Modality.HYPOTHETICAL  # "but would not say": a refusal, see below
        clause = token
        while clause.dep_ == "conj" and clause.head.pos_ in PREDICATES:
            clause = clause.head
        governor = clause.head
        reported = clause.dep_ in ("ccomp", "xcomp") and (
            governor.lemma_.lower() in self._reporting or self._tells_a_plan(governor)
        )
        reported |= governor.pos_ == "NOUN" and self._is_told_by(governor, clause)
        clauses = [c for c in token.children if c.dep_ == "advcl" and not _is_present(c)]
        conditional = any(m.lower_ in self._conditions for c in clauses for m in c.subtree)
        return Modality.FUTURE if reported and not conditional and not _is_quoted(clause) else Modality.HYPOTHETICAL

    def _is_told_by(self, noun: Token, clause: Token) -> bool:
        """As in "her announcement that she would go"."""
        is_content = clause.dep_ in ("acl", "ccomp", "relcl") and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts
        )
        return is_content and noun.lemma_.lower() in self._telling_nouns

    def _tells_a_plan(self, verb: Token) -> bool:
        """As in "the agreement was that she would leave"."""
        subjects = {c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj"}
        return verb.lemma_ == "be" and verb.tag_ == "VBD" and bool(subjects & self._governors["future"])

    @staticmethod
    def _is_refusal(token: Token) -> bool:
        """As in "she would not say", "he could not be reached": told as a fact, in a clause of its own."""
        words = {c.lower_ for c in token.children if c.dep_ == "aux"}
        is_plain = not any(c.dep_ == "advcl" and any(m.lower_ == "if" for m in c.children) for c in token.children)
        return is_plain and bool(words & {"would", "could"}) and "have" not in words and token.dep_ in OWN_CLAUSE

    @staticmethod
    def _is_announced(token: Token) -> bool:
        """As headlines leave out "is": "Brandt to quit as mayor"."""
        if not any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
            return False
        return is_announced_of(token, token.head) or (
            token.dep_ == "ROOT" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.lefts)
        )

    @staticmethod
    def _is_imperative(token: Token) -> bool:
        if token.tag_ != "VB" or token.dep_ not in ("ROOT", "ccomp", "xcomp"):
            return False
        if token.dep_ == "xcomp" and not (token.i and token.nbor(-1).text in OPENING):
            return False
        before = [c for c in token.lefts if not c.is_punct and not c.is_space]
        return not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for c in before)

    # --- from outside ------------------------------------------------------------------------

    def _outer(self, token: Token, depth: int) -> Force:
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return NEUTRAL
        match dep:
            case "conj":
                return self._from_conjunct(token, head, depth)
            case "xcomp" | "acomp" | "oprd":
                return self._from_governor(token, head, depth)
            case "ccomp":
                return self._from_finite(token, head, depth)
            case "acl" | "relcl":
                return self._from_noun(token, head, depth)
            case "pcomp":
                return self._from_preposition(token, head, depth)
            case "advcl":
                return self._from_clause(token, head, depth)
            case "dobj" | "attr":
                return self._of_object(token, head, self._word(head), depth)
            case "nsubj" | "nsubjpass":
                return self._of_subject(token, head, depth)
            case "pobj" if head.dep_ == "prep":
                link = outermost(head)
                if preposition(link) in self._negative_preps:
                    return Force(True, self.force(link.head, depth + 1).modality)  # "left without her consent"
                return self._of_object(token, link.head, self._frame(link.head, link), depth)
            case _:
                return NEUTRAL

    def _from_conjunct(self, token: Token, head: Token, depth: int) -> Force:
        """As in "will come and stay" shares the modal; "did not stay but left" does not share the negation."""
        if any(c.dep_ == "cc" and c.lower_ == "than" for c in head.children) or any(
            c.lower_ == "than" and c.dep_ == "cc" for c in token.children
        ):
            return Force(True, self.force(head, depth + 1).modality)
        if any(c.dep_ in ("nsubj", "nsubjpass") or (c.dep_ == "aux" and c.tag_ == "MD") for c in token.children):
            if head.tag_ == "VB" and has_to(head):
                return NEUTRAL  # "called to seek a meeting but she had left": another clause
            return self._outer(head, depth + 1) if depth < DEEPEST else NEUTRAL
        is_would_be = {token.tag_, head.tag_} == {"VBD", "VBN"} and any(c.tag_ == "MD" for c in head.children)
        if token.tag_ == head.tag_ or is_would_be:  # "could be jailed and fined"
            force = self.force(head, depth + 1)
            contrast = any(c.dep_ == "cc" and c.lower_ == "but" for c in head.children)
            return Force(force.negative and not contrast, force.modality)
        if token.tag_ == "VBD" and any(c.tag_ == "MD" for c in head.children):
            return NEUTRAL  # "told rumours that he would sue but said": joined to another verb
        marks = [self._marks[c.lower_] for c in head.children if c.dep_ == "mark" and c.lower_ in self._marks]
        return Force(modality=marks[0]) if marks else self._outer(head, depth + 1)  # "whether she quit or was fired"

    def _effect(self, word: str, outer: Force) -> Force:
        """What a governing word with this status does to its complement."""
        if word in self._governors["negative"]:
            return Force(not outer.negative, outer.modality)
        negative = outer.negative and (
            word in self._governors["denied_together"] or word in self._governors["transparent"]
        )
        for modality in (Modality.FUTURE, Modality.REQUESTED, Modality.HYPOTHETICAL):
            if word in self._governors[modality.value]:
                return Force(negative, modality)
        return Force(negative, outer.modality)

    def _from_governor(self, token: Token, head: Token, depth: int) -> Force:
        outer = self.force(head, depth + 1)
        word = self._word(head)
        infinitive = token.tag_ == "VB" or any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
        if word in ("be", "have") and infinitive and any(c.lower_ == "yet" for c in head.children):
            return Force(not outer.negative, outer.modality)  # "has yet to reply"
        if word == "be" and token.pos_ == "VERB" and token.dep_ == "xcomp" and infinitive:
            return Force(outer.negative, Modality.FUTURE)  # "are to travel"
        if word == "be" or token.dep_ == "acomp":  # "pleaded guilty to taking" asks for nothing
            return outer
        if word == "have" and token.tag_ == "VB":
            is_due = head.tag_ in ("VBZ", "VBP")  # "has to leave", but who "had to leave" left
            return Force(outer.negative, outer.modality or (Modality.REQUESTED if is_due else None))
        if head.pos_ not in PREDICATES and head.pos_ != "ADJ":
            return NEUTRAL
        if any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in token.children):
            return Force(False, Modality.HYPOTHETICAL)
        if token.tag_ == "VB" and (noun := self._noun_between(head, token)):
            return self._through_noun(noun, outer)
        if head.pos_ == "ADJ" and word == "able":
            return outer
        is_call = word in self._calls and token.lemma_.lower() in self._by_caller
        if token.tag_ == "VB" and (is_call or self._is_errand(head, word) or self._is_appointed(head, word)):
            return Force(outer.negative, outer.modality or Modality.HYPOTHETICAL)
        return self._effect(word, outer)

    @staticmethod
    def _is_errand(verb: Token, word: str) -> bool:
        """As in "went to see her", "tweeted to thank her", unlike "is going to" and "went on to"."""
        if word in words_of("status.toml", "errands"):
            return True
        is_going = word == "go" and verb.tag_ != "VBG"
        return is_going and not any(c.dep_ == "prt" or c.lower_ == "on" for c in verb.children)

    def _is_appointed(self, verb: Token, word: str) -> bool:
        """As in "was chosen to lead", unlike "chose to leave"."""
        deps = {c.dep_ for c in verb.children}
        is_bare = verb.tag_ == "VBN" and "aux" not in deps  # "when hired to run it"
        return word in self._purposes and (is_bare or bool(deps & {"dobj", "nsubjpass", "auxpass"}))

    def _noun_between(self, verb: Token, infinitive: Token) -> Token | None:
        """The object that an infinitive hung on its verb completes: "faced pressure from both sides to resign"."""
        plans = self._done | self._taken_with(verb)
        for status in ("requested", "future", "hypothetical"):
            plans |= self._governors[status]
        return next(
            (
                c
                for c in verb.children
                if c.dep_ == "dobj" and c.pos_ == "NOUN" and c.i < infinitive.i and c.lemma_.lower() in plans
            ),
            None,
        )

    def _taken_with(self, verb: Token) -> frozenset[str]:
        """As in "took the opportunity to thank her": she was thanked."""
        return self._taken if verb.lemma_ == "take" else NO_WORDS

    def _through_noun(self, noun: Token, outer: Force) -> Force:
        """A request asks for what completes it; who "took action to stop it" stopped it."""
        word = noun.lemma_.lower()
        if word in self._done | self._taken_with(noun.head):
            return outer
        if word in self._governors["future"] and noun.head.lemma_.lower() in self._of_objects["denied"]:
            return Force(False, Modality.HYPOTHETICAL)  # "rejected a plan on Friday to sell it"
        return self._effect(word, outer)

    def _from_finite(self, token: Token, head: Token, depth: int) -> Force:
        """Complement clauses: what is said keeps its own status, but for denials and allegations."""
        word = self._word(head)
        is_bare = token.tag_ in ("VB", "VBG", "VBN") and not is_finite(token)
        is_demand = token.tag_ == "VB" and word in self._governors["subjunctive"]
        if is_bare and not (is_demand and any(c.lower_ == "that" for c in token.lefts)):
            return self._from_governor(token, head, depth)
        if any(c.lower_ in words_of("status.toml", "naming") for c in token.lefts):
            return NEUTRAL  # "blocked what Kim called a trick"
        if head.i < token.i and word in self._governors["negative"] and word != "forget":
            return Force(True, None)
        if word in words_of("status.toml", "meaning"):
            return self.force(head)  # "asked whether that meant he was leaving"
        if word in self._unproven:
            return Force(False, Modality.HYPOTHETICAL)
        is_subjunctive = token.tag_ == "VB" or (token.tag_ == "VBP" and _is_singular(token))
        if head.pos_ in PREDICATES and is_subjunctive and word in self._governors["subjunctive"]:
            return Force(False, Modality.REQUESTED)
        return NEUTRAL

    def _from_noun(self, token: Token, noun: Token, depth: int) -> Force:
        """Infinitives that complete a noun: "his refusal to go", "the order to leave", "plans to buy"."""
        word = noun.lemma_.lower()
        if not any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children):
            return self._of_content(token, noun)
        if word == "order" and noun.dep_ == "pobj" and not any(c.dep_ in ("det", "poss") for c in noun.children):
            outer = self.force(noun.head.head, depth + 1)  # "in order to help"
            return Force(False, outer.modality or Modality.HYPOTHETICAL)
        if noun.dep_ == "dobj" and word in self._taken_with(noun.head):
            return self.force(noun.head, depth + 1)
        for name, words in self._governors.items():
            if noun.head.lemma_.lower() in self._of_objects["denied"] and name == "future":
                continue  # "rejected a deal to sell it"
            if word in words and name not in ("transparent", "denied_together", "subjunctive"):
                return self._effect(word, self.force(noun, depth + 1))
        if {word, *(c.lower_ for c in noun.children if c.dep_ == "amod")} & self._done:
            governor = noun.head
            return self.force(governor, depth + 1) if governor.pos_ in PREDICATES else NEUTRAL
        is_denied = word in self._governors["denied_together"] and self.force(noun, depth + 1).negative
        return Force(is_denied, Modality.HYPOTHETICAL)  # "had no time to call"

    def _of_content(self, clause: Token, noun: Token) -> Force:
        """As in "denied rumours that she left", "faces charges that she lied"."""
        if not any(c.lower_ == "that" for c in clause.lefts):
            return NEUTRAL
        lemma = noun.lemma_.lower()
        if noun.dep_ == "dobj" and lemma in self._contents and self._word(noun.head) in self._of_objects["denied"]:
            if any(c.dep_ == "neg" for c in clause.children):
                return NEUTRAL  # "disputed a report that she will not run" says nothing of her running
            return Force(not self.force(noun.head).negative)
        return Force(modality=Modality.HYPOTHETICAL) if lemma in self._unproven_nouns else NEUTRAL

    def _frame(self, verb: Token, link: Token) -> str:
        """A verb with its particle or preposition: "pull+out" in "pulled out of the talks"."""
        word = self._word(verb)
        return word if "+" in word else f"{word}+{link.lower_}"

    def _word(self, governor: Token) -> str:
        """The lemma of a governing word, with its particle if that makes another operator: "rule+out"."""
        lemma = governor.lemma_.lower()
        frames = [f"{lemma}+{c.lower_}" for c in governor.children if c.dep_ in ("prt", "advmod")]
        if any(c.dep_ == "prt" for c in governor.children) and lemma in self._governors["future"]:
            return frames[0]  # "set up a fund to help"
        return next((frame for frame in frames if frame in self._with_particle), lemma)

    def _from_preposition(self, token: Token, link: Token, depth: int) -> Force:
        """Gerunds: "without asking", "accused of taking", "barred from working"."""
        while link.dep_ in ("prep", "pcomp", "conj") and link.head.pos_ in ("ADP", "SCONJ"):
            link = link.head
        governor = link.head
        if link.lower_ == "with" and any(c.dep_ == "nsubj" for c in token.children):
            return NEUTRAL  # "will sign others, with only Kim arriving"
        outer = self.force(governor, depth + 1) if governor.i != link.i else NEUTRAL
        if preposition(link) in self._negative_preps:
            return Force(True, outer.modality)
        if link.lower_ in words_of("status.toml", "happened") and outer.modality in UNREAL:
            return NEUTRAL  # "charged with theft after leaving the firm"
        if link.lower_ == "for" and outer.modality is Modality.FUTURE:
            return NEUTRAL  # "will be sentenced for stealing"
        if link.lower_ in words_of("status.toml", "along"):
            return Force(False, outer.modality)
        if governor.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "ADV"):
            return NEUTRAL
        if governor.lemma_ == "plead" and any(c.lower_ == "guilty" for c in governor.subtree):
            return outer  # "pleaded guilty to taking" asks for nothing
        return self._effect(self._word(governor), outer)

    def _from_clause(self, token: Token, head: Token, depth: int) -> Force:
        """Adverbial clauses: purposes are hypothetical; participles go with their clause."""
        finite = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
        outer = self.force(head, depth + 1)
        if token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
            word = head.lemma_.lower()
            links = {c.lower_ for c in (*head.children, *token.children) if c.dep_ in ("prep", "mark")}
            # "called her to ask" is a telephone call
            asked = word != "call" or links & words_of("status.toml", "call_links")
            is_purpose = token.i < head.i  # "to calm her, Kim urged Lee"
            if asked and not is_purpose and word in self._asking:
                return Force(False, Modality.REQUESTED)
            if noun := self._noun_between(head, token):
                return self._through_noun(noun, outer)
            if self._word(head) in self._governors["future"] and not finite and not self._is_errand(head, word):
                return self._effect(word, outer)
            if self._is_appointed(head, word):
                return Force(False, outer.modality or Modality.HYPOTHETICAL)
            is_going_on = head.lemma_ == "go" and any(c.lower_ == "on" for c in head.children)
            if (is_going_on or self._word(head) in self._outcomes) and not finite:
                return outer
            return Force(False, outer.modality or Modality.HYPOTHETICAL)
        if finite and token.tag_ in ("VBZ", "VBP") and outer.modality is Modality.FUTURE:
            return Force(modality=Modality.FUTURE) if any(c.lower_ in self._whens for c in token.lefts) else NEUTRAL
        if finite or token.tag_ not in ("VBG", "VBN"):
            return NEUTRAL
        is_done = token.tag_ == "VBN" and not any(c.tag_ == "TO" for c in token.lefts)
        if is_done or any(c.lower_ in words_of("status.toml", "apart") for c in token.children):
            return NEUTRAL  # "will appear in court, charged with theft"
        return Force(False, outer.modality)

    def _of_subject(self, token: Token, head: Token, depth: int) -> Force:
        """Event nouns: "the trial will begin", "her visit was cancelled"."""
        if token.pos_ != "NOUN" or head.pos_ not in PREDICATES:
            return NEUTRAL
        outer, word = self.force(head, depth + 1), self._word(head)
        if token.dep_ == "nsubjpass" and word in self._of_objects["negative"]:
            return Force(not outer.negative, outer.modality)
        return outer if head.lemma_ in self._happening else NEUTRAL

    def _of_object(self, token: Token, head: Token, word: str, depth: int) -> Force:
        """Event nouns: "had no talks", "will have talks", "refused a meeting", "asked for a visit"."""
        if token.pos_ != "NOUN" or head.pos_ not in PREDICATES:
            return NEUTRAL
        outer = self.force(head, depth + 1)
        if word in self._of_objects["carriers"]:
            return outer
        if word in self._of_objects["negative"]:
            return Force(not outer.negative, outer.modality)
        modality = next((m for m in Modality if word in self._of_objects.get(m, ())), None)
        return Force(outer.negative, modality) if modality else NEUTRAL


def _is_quoted(clause: Token) -> bool:
    """Whether a reported clause stands in marks before its reporter: "I would wait," said Kim."""
    end = clause.right_edge.i + 1
    return end < clause.head.i and any(t.text in CLOSING for t in clause.doc[end : end + 2])


def _is_present(verb: Token) -> bool:
    """As in "if the suit fails": a condition that is open, unlike "if it failed"."""
    return verb.tag_ in ("VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP") for c in verb.lefts
    )


def _is_singular(verb: Token) -> bool:
    """Whether a verb's own subject is no plural: "that Kim resign" is no statement."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("NN", "NNP") for c in verb.lefts) or any(
        c.lower_ in ("he", "she", "it") for c in verb.lefts
    )


def tense_of(token: Token) -> Tense:
    """TimeML tense of the trigger, from its own form and auxiliaries."""
    if token.pos_ not in PREDICATES:
        return Tense.NONE
    auxiliaries = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" and c.lower_ in ("will", "shall", "'ll", "wo") for c in auxiliaries):
        return Tense.FUTURE
    tags = {c.tag_ for c in auxiliaries}
    if "VBD" in tags or token.tag_ == "VBD":
        return Tense.PAST
    if any(c.lemma_ == "have" and c.tag_ in ("VBZ", "VBP") for c in auxiliaries):
        return Tense.PAST
    if "TO" in tags or any(c.lower_ == "to" for c in auxiliaries):
        return Tense.INFINITIVE
    if tags & {"VBZ", "VBP"} or token.tag_ in ("VBZ", "VBP"):
        return Tense.PRESENT
    if token.tag_ in ("VBG", "VBN"):
        return Tense.PARTICIPLE
    return Tense.PRESENT if "MD" in tags else Tense.INFINITIVE if token.tag_ == "VB" else Tense.NONE
