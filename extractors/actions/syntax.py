"""The understood arguments of each predicate, read through one parse: who is its subject, object, agent.

One normalised view for passives, conjoined verbs and subjects, relative clauses, participles, control and raising,
so that no rule after this one looks at the syntax of a clause again. Labels are spaCy's English ones (CLEAR style).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.actions.cast import Cast
from extractors.actions.groups import NOUNS, Groups
from extractors.lexicons import read_table

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSAL_SUBJECTS = frozenset({"csubj", "csubjpass", "expl"})
OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})
PAST_FORMS = frozenset({"VBN", "VBD"})
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
RELATIVES = frozenset({"who", "whom", "that", "which"})
OPENING = frozenset({'"', "“", "``", "‘"})
CLOSING = frozenset({'"', "”", "''", "’"})
DEEPEST = 8  # steps from clause to clause; longer chains are parse errors


def words_of(table: str, *keys: str) -> frozenset[str]:
    """One word list of a data file of this folder."""
    value = read_table("extractors.actions", table)
    for key in keys:
        value = value[key]
    return frozenset(value.split()) if isinstance(value, str) else frozenset(value)


def is_accompanied(link: Token) -> bool:
    """Whether a preposition is that of "along with" or "together with"."""
    return link.lower_ == "with" and link.i > 0 and link.nbor(-1).lower_ in ("along", "together")


def is_announced_of(infinitive: Token, noun: Token) -> bool:
    """Whether a headline's infinitive hangs on the name that heads it: "Brandt to face trial"."""
    is_headline = noun.dep_ == "ROOT" and noun.pos_ == "PROPN" and infinitive.i > noun.i
    has_to = any(c.dep_ == "aux" and c.tag_ == "TO" for c in infinitive.children)
    return has_to and is_headline and infinitive.dep_ in ("relcl", "acl")


def preposition(token: Token) -> str:
    """A preposition, with "instead of" and the like as one."""
    before = [c.lower_ for c in token.lefts if c.dep_ in ("advmod", "prep", "pcomp")]
    return " ".join([*before, token.lower_])


def _is_asyndetic(conjunct: Token) -> bool:
    """Whether only a comma joins a noun phrase to the one before it."""
    first = conjunct.left_edge
    return first.i > 0 and first.nbor(-1).text == "," and not any(c.dep_ == "cc" for c in conjunct.head.children)


def _is_subject(token: Token, verb: Token) -> bool:
    """Whether a child of a verb's auxiliary is its subject, also behind it: "also arrested were Kim and Lee"."""
    return token.dep_ in SUBJECTS or (token.dep_ == "attr" and verb.i < token.head.i < token.i)


class Syntax:
    """Understood arguments, computed once for each predicate of a document."""

    def __init__(self, cast: Cast, groups: Groups) -> None:
        """Remember who is who: control depends on which object can act."""
        self.cast = cast
        self._together = groups.together
        self._subjects: dict[int, list[Token]] = {}
        self._subject_control = words_of("verbs.toml", "control", "subject")
        self._object_control = words_of("verbs.toml", "control", "object")
        self._object_prepositions = words_of("verbs.toml", "control", "object_prepositions")
        self._any_object = words_of("verbs.toml", "control", "any_object")
        self._addressees: dict[str, list[str]] = read_table("extractors.actions", "verbs.toml")["control"][
            "addressee_prepositions"
        ]
        self._distant = words_of("verbs.toml", "control", "distant")
        self._own_nouns = words_of("verbs.toml", "control", "own_nouns")
        self._reporting = words_of("verbs.toml", "reporting", "verbs")
        self._bare_participles = words_of("verbs.toml", "headline", "participles")
        self._request_takers = words_of("verbs.toml", "control", "request_takers")
        self._urging = words_of("status.toml", "asking")
        self._successions = words_of("verbs.toml", "successions")
        self._naming = words_of("verbs.toml", "naming")
        self._outcomes = words_of("status.toml", "outcomes")
        self._resumed = words_of("verbs.toml", "reporting", "resumed")
        self._told = words_of("verbs.toml", "reporting", "told")
        self._results = words_of("verbs.toml", "control", "results")
        self._offers = words_of("verbs.toml", "control", "offers")
        self._instruments = words_of("verbs.toml", "control", "instruments")
        self._request_makers = words_of("verbs.toml", "control", "request_makers")
        self._purposes = words_of("verbs.toml", "control", "purposes")
        self._requests = words_of("verbs.toml", "control", "request_nouns")
        self._headline_passives = words_of("verbs.toml", "headline", "passives")

    # --- voice -------------------------------------------------------------------------------

    def is_passive(self, verb: Token) -> bool:
        """Whether the surface subject undergoes the event."""
        if verb.lower_ == "gotten":
            return False  # "he's gotten"
        deps = {c.dep_ for c in verb.children}
        if "nsubjpass" in deps or "auxpass" in deps:
            return True
        if verb.tag_ in PAST_FORMS and any(c.dep_ == "agent" for c in verb.children):
            return True
        auxiliaries = "aux" in deps
        if verb.tag_ in ("VBN", "VBD") and not auxiliaries and "nsubj" not in deps:
            if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.pos_ in ("VERB", "AUX"):
                return self.is_passive(verb.head)
            if self._names_somebody(verb):
                return False
            if verb.dep_ == "advcl" and self._is_when_asked(verb):
                return True
            if verb.tag_ == "VBN":
                return verb.dep_ in ("acl", "advcl", "pcomp", "xcomp", "ccomp", "ROOT", "oprd", "relcl")
            if verb.dep_ == "acl":
                return True
            if verb.dep_ == "conj" and self._is_penalty(verb):
                return self.is_passive(verb.head)
            if verb.dep_ == "conj" and "dobj" not in deps and verb.lemma_.lower() in self._object_control:
                return self.is_passive(verb.head)  # "was taken in and told that she lost"
        return self._is_headline_passive(verb, deps)

    def _is_asked(self, verb: Token, deps: set[str]) -> bool:
        """As in "Rye urged to open its port": nobody but the subject is there to do it."""
        is_to_do = any(c.dep_ == "xcomp" and c.tag_ == "VB" and c.i > verb.i for c in verb.children)
        return is_to_do and "dobj" not in deps and verb.lemma_.lower() in self._urging

    def _names_somebody(self, verb: Token) -> bool:
        """As in "Kim, moving to mend it, named Lee": parsed like "Kim, named by Lee"."""
        is_after_comma = verb.dep_ == "acl" and verb.nbor(-1).text == "," if verb.i else False
        named = [c for c in verb.children if c.dep_ in ("oprd", "dobj") and c.i > verb.i]
        return is_after_comma and verb.lemma_ in self._naming and any(self.cast.person(c) for c in named)

    def _is_penalty(self, verb: Token) -> bool:
        """As in "was jailed and fined six crowns": the object is what it costs."""
        costs = [c for c in verb.children if c.dep_ == "dobj"]
        is_sum = any(t.like_num for c in costs for t in c.subtree)
        return verb.lemma_.lower() in self._headline_passives and is_sum

    def _is_when_asked(self, verb: Token) -> bool:
        """As in "when asked whether it was true"."""
        is_when = any(c.lower_ in ("when", "if", "once", "until") for c in verb.lefts)
        return is_when and verb.lemma_.lower() in self._object_control

    def _is_headline_passive(self, verb: Token, deps: set[str]) -> bool:
        """As in "Ana Lopez named chief": a bare past form in a sentence without a full stop."""
        if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBN") or "aux" in deps:
            return False
        is_bare = verb.lower_ in self._bare_participles or self._is_asked(verb, deps)
        if not (is_bare or verb.lemma_.lower() in self._headline_passives) or not deps & SUBJECTS:
            return False
        last = verb.sent[-1]
        while last.is_space and last.i > verb.sent.start:
            last = last.nbor(-1)
        if last.is_punct or last.text[-1] == "." or len(verb.sent) > 16:
            return False
        return is_bare or not any(c.dep_ == "dobj" and self.cast.holder(c) for c in verb.children)

    # --- subjects ----------------------------------------------------------------------------

    def subjects(self, verb: Token) -> list[Token]:
        """The understood surface subjects of a verb, conjoined ones included."""
        return self._find_subjects(verb, 0)

    def _find_subjects(self, verb: Token, depth: int) -> list[Token]:
        if verb.i not in self._subjects:
            self._subjects[verb.i] = []  # a circle ends here
            self._subjects[verb.i] = self._understood(verb, depth + 1) if depth < DEEPEST else []
        return self._subjects[verb.i]

    def _understood(self, verb: Token, depth: int) -> list[Token]:
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if len(own) > 1 and self.subject_of_report(verb.head, verb):
            own = own[-1:]
        if not own:  # hung on the auxiliary
            own = [c for a in verb.children if a.dep_ in ("aux", "auxpass") for c in a.children if _is_subject(c, verb)]
        if not own and verb.pos_ == "VERB":  # "helped her move": taken for a possessive
            own = [c for c in verb.children if c.dep_ == "poss" and c.pos_ == "PRON"]
        if not own and (lost := self._before_participle(verb)):
            return [t for s in lost for t in self._together(s)]
        if not own and any(c.dep_ in CLAUSAL_SUBJECTS for c in verb.children):
            return []  # "attempting it would hurt the town": no one acts
        if own and verb.dep_ == "ccomp" and verb.tag_ == "VB" and verb.head.lemma_ in self._outcomes:
            return self._find_subjects(verb.head, depth)  # "passed Acme to become the largest"
        if own:
            return [t for s in own for t in self._through_relative(s, verb)] + self._accompanying(verb)
        match verb.dep_:
            case "ROOT" if verb.tag_ == "VBD" and verb.sent[0].lower_ in ("but", "and"):
                return self._of_sentence_before(verb, depth)
            case "conj" if self._is_misplaced(verb):
                return [c for c in verb.head.children if c.dep_ == "dobj"]
            case "conj" if verb.head.pos_ in ("VERB", "AUX"):
                if reporter := self.resumes(verb):
                    return self._find_subjects(reporter, depth)
                return self._find_subjects(verb.head, depth)
            case "conj" if verb.head.pos_ in NOUNS:
                return []
            case "xcomp" | "ccomp" | "oprd" | "dep":
                return self._controllers(verb, depth)
            case "advcl":
                return self._adverbial(verb, depth)
            case "pcomp":
                return self._gerund(verb, depth)
            case "dobj" if verb.tag_ == "VBG":  # "ended up walking"
                return self._find_subjects(verb.head, depth)
            case "acl" | "relcl":
                return self._adnominal(verb, depth)
            case _:
                return []

    def _before_participle(self, verb: Token) -> list[Token]:
        """The subject that the parse hangs on a clause between: "Acme, earlier reporting a loss, said"."""
        found = next((found for clause in verb.lefts if (found := self.subject_of_report(verb, clause))), [])
        return found or self._behind_opening(verb)

    def _behind_opening(self, verb: Token) -> list[Token]:
        """As in "Speaking to a club of bakers, Kim, the mayor, said": the parse joins Kim to the bakers."""
        if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ"):
            return []
        for phrase in verb.lefts:
            if phrase.dep_ == "csubj" and phrase.tag_ == "VBG":  # "Writing in a letter, Kim called it"
                return [c for c in phrase.rights if c.dep_ == "nsubj"]
            for t in phrase.subtree if phrase.dep_ in ("advcl", "prep") else ():
                if t.dep_ in ("conj", "pobj") and _is_asyndetic(t) and self._is_name_before(t, verb):
                    return [t]
        return []

    def _is_name_before(self, token: Token, verb: Token) -> bool:
        """Whether a person, with what describes her, stands right before a verb."""
        end = token.right_edge.i + 1
        is_next = end == verb.i or (end + 1 == verb.i and verb.doc[end].text == ",")
        return is_next and self.cast.person(token) is not None

    @staticmethod
    def subject_of_report(verb: Token, clause: Token) -> list[Token]:
        """The subject of a verb, where a clause that stands between the two has taken it."""
        named = [c for c in clause.children if c.dep_ == "nsubj" and c.i < clause.i]
        is_bare = clause.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.children)
        if clause.dep_ != "ccomp" or clause.i > verb.i or not named or not (is_bare or len(named) > 1):
            return []
        is_apart = any(t.text == "," for t in clause.doc[named[0].i : clause.i])
        return named[:1] if is_apart and named[0].right_edge.i + 1 < clause.i else []

    def _of_sentence_before(self, verb: Token, depth: int) -> list[Token]:
        """As in "But added that it was late", a sentence of its own."""
        start = verb.sent.start
        if not start or verb.lemma_.lower() not in self._reporting:
            return []
        return self._find_subjects(verb.doc[start - 1].sent.root, depth)

    def _is_misplaced(self, verb: Token) -> bool:
        """As in "Kim said the loan, bearing interest, matches another": nobody says a loan."""
        head = verb.head
        is_other_tense = verb.tag_ in ("VBZ", "VBP") and head.tag_ == "VBD"
        is_joined = any(c.dep_ == "cc" for c in head.children)
        return (
            is_other_tense and not is_joined and head.lemma_ == "say" and any(c.dep_ == "dobj" for c in head.children)
        )

    def resumes(self, verb: Token) -> Token | None:
        """The reporting verb that "added" goes on from, when the parse joins it to the words reported.

        As in "Kim said the firm has a plan but added that it is late".
        """
        if verb.dep_ != "conj" or any(c.dep_ in SUBJECTS for c in verb.children):
            return None
        if not (self._goes_on_saying(verb) or self._says_no_more(verb)):
            return None
        clause = verb.head
        while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head
        reporter = clause.head
        is_reported = clause.dep_ == "ccomp" and reporter.i < verb.i and reporter.lemma_.lower() in self._reporting
        return reporter if is_reported else None

    def _goes_on_saying(self, verb: Token) -> bool:
        """As in "and added", or any report behind the mark that closes a quotation."""
        if verb.tag_ != "VBD":
            return False
        link = next((c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i), None)
        is_closed = link is not None and link.i > 0 and link.nbor(-1).text in CLOSING
        return verb.lemma_ in self._resumed or (is_closed and verb.lemma_.lower() in self._reporting)

    def _says_no_more(self, verb: Token) -> bool:
        """As in "Kim said the firm has a plan but would not give a date"."""
        if not any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.children):
            return False
        lemma = verb.lemma_.lower()
        is_refused = lemma in ("decline", "refuse") and verb.tag_ == "VBD"
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        is_denied = any(c.dep_ == "neg" for c in verb.children) and bool(auxiliaries & {"would", "did", "could"})
        inner = next((c.lemma_.lower() for c in verb.children if c.dep_ == "xcomp"), "") if is_refused else lemma
        return (is_refused or is_denied) and inner in self._told

    def _accompanying(self, verb: Token) -> list[Token]:
        """Who does it too: "Kim, along with Lee, left"."""
        links = [c for c in verb.children if c.lower_ in ("along", "together") and c.dep_ in ("prep", "advmod")]
        links += [p for c in links for p in c.children] + [c for c in verb.children if is_accompanied(c)]
        found = [t for p in links if is_accompanied(p) for t in self.prepositional_objects(p)]
        return [t for t in found if self.cast.is_human(t)]

    def _through_relative(self, subject: Token, verb: Token) -> list[Token]:
        """The antecedent of who, that and which; the subject itself otherwise."""
        if subject.lower_ in RELATIVES and subject.tag_ in ("WP", "WDT"):
            clause = verb
            while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
                clause = clause.head
            if clause.dep_ in ("relcl", "acl"):
                return self.antecedents(clause.head, verb)
        if subject.lower_ == "it" and self.cast.holder(subject) is None and (body := self._body_that_says(verb)):
            return [*body, *(t for t in self._together(subject) if t.i != subject.i)]
        return self._together(subject)

    def _body_that_says(self, clause: Token) -> list[Token]:
        """The one that "it" is in "Acme said it sold the plant": a body speaks of itself."""
        while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
            clause = clause.head
        speaks = clause.dep_ == "ccomp" and clause.head.lemma_.lower() in self._reporting
        if not speaks or any(c.dep_ == "ccomp" for c in clause.children):  # "said it emerged that"
            return []
        told = [c for c in clause.children if c.dep_ in ("attr", "acomp")]
        if any(c.tag_ == "VB" for t in told for c in t.children):  # "said it is time to go"
            return []
        bodies = [t for t in self.subjects(clause.head) if self.cast.organization(t)]
        return bodies if len(bodies) == 1 else []

    def antecedents(self, noun: Token, verb: Token) -> list[Token]:
        """The noun that a relative clause is about: the one in apposition stands for the name before it."""
        relative = next((c.lower_ for c in verb.children if c.dep_ in SUBJECTS), "")
        if relative == "who":
            noun = self._someone_above(noun)
        elif relative == "which" and self.cast.person(noun):
            bodies = [t for t in noun.doc[noun.i + 1 : verb.i] if self.cast.organization(t)]
            return bodies[-1:]  # "Kim, the chairman of Acme, which closed"
        is_plural = noun.dep_ == "appos" and noun.tag_ == "NNS"
        while noun.dep_ == "appos" and self.cast.holder(noun) is None:
            noun = noun.head
        if is_plural and self.cast.person(noun):  # "Kim and Lee, two aides who left"
            while noun.dep_ == "conj":
                noun = noun.head
            return self._together(noun)
        if noun.dep_ == "attr" and self.cast.holder(noun) is None:  # "she is the one who left"
            return self.subjects(noun.head) or [noun]
        if noun.dep_ == "nsubj" and noun.tag_ == "NNS" and (named := self._inverted(noun.head)):
            return named
        if noun.lower_ == "those" and noun.head.lower_ == "among":  # "among those arrested was Kim"
            return [t for label in ("nsubj", "attr") for t in self._of_label(noun.head.head, label)]
        plural = any(c.tag_ in ("VBP",) for c in [verb, *verb.children] if c.dep_ != "conj")
        return self._together(noun) if plural and noun.dep_ != "conj" else [noun]

    def _inverted(self, verb: Token) -> list[Token]:
        """Those named in "the candidates elected were Kim and Lee", "those elected included Kim"."""
        label = {"be": "attr", "include": "dobj"}.get(verb.lemma_)
        return self._of_label(verb, label) if label else []

    def _of_label(self, verb: Token, label: str) -> list[Token]:
        return [t for c in verb.children if c.dep_ == label for t in self._together(c) if self.cast.person(t)]

    @staticmethod
    def _noun_before_comma(verb: Token) -> Token | None:
        """As in "under the deal, signed by Kim, the men …": what is signed is the deal."""
        if verb.tag_ != "VBN" or verb.i < 2 or verb.nbor(-1).text != "," or verb.i > verb.head.i:
            return None
        before = verb.nbor(-2)
        return before if before.dep_ == "pobj" and before.pos_ in NOUNS and before.i < verb.i else None

    def _someone_above(self, noun: Token) -> Token:
        """Who, of the nouns in whose phrase a noun stands: "an expert at a university, who stated"."""
        for above in (noun, *noun.ancestors):
            if above.pos_ not in NOUNS and above.dep_ != "prep":
                break
            if self.cast.is_someone(above):
                return above
        return noun

    def _adverbial(self, verb: Token, depth: int) -> list[Token]:
        governor = verb.head
        if self._is_result(verb):
            return []
        if verb.tag_ == "VBG" and governor.lemma_ == "say" and (told := self._told_before(verb)):
            return told
        if verb.tag_ == "VB" and (noun := self._request_before(governor, verb)):
            return self._noun_controllers(noun, depth)
        if self.is_passive(verb) and (noun := self._noun_before_comma(verb)):
            return [noun]
        if governor.pos_ not in ("VERB", "AUX"):
            return self._noun_controllers(governor, depth) if governor.pos_ in NOUNS else []
        if verb.tag_ == "VB" and (asked := self._addressed(governor)):
            return [t for t in asked if t.i < verb.i]
        if verb.tag_ == "VB" and (sent := self._sent_to(governor, verb)):
            return sent
        is_for_them = governor.lemma_.lower() in self._purposes  # "was hired by Kim to help"
        if self.is_passive(governor) and verb.tag_ == "VB" and not is_for_them and (agents := self.agents(governor)):
            return agents  # "was founded by Kim to help"
        if verb.tag_ in ("VBG", "VBN", "VB") or self.is_passive(verb):
            return self._find_subjects(governor, depth)
        return []

    def _is_result(self, verb: Token) -> bool:
        """As in "plans to build 800, rising to 2,000": the clause before, or a number in it, does that."""
        if verb.tag_ != "VBG" or verb.i < verb.head.i or verb.nbor(-1).text != ",":
            return False
        frames = [f"{verb.lemma_.lower()}+{c.lower_}" for c in verb.children if c.dep_ == "prep"]
        return not self._results.isdisjoint([verb.lemma_.lower(), *frames])

    @staticmethod
    def _told_before(participle: Token) -> list[Token]:
        """As in "said the loan, bearing interest, matches": the noun before the comma."""
        if participle.i < 2 or participle.nbor(-1).text != ",":
            return []
        return [c for c in participle.head.children if c.dep_ == "dobj" and c.right_edge.i == participle.i - 2]

    def _sent_to(self, verb: Token, infinitive: Token) -> list[Token]:
        """As in "sent Kim to Rye to negotiate"."""
        if verb.lemma_.lower() not in self._purposes or self.is_passive(verb):
            return []
        return [o for o in self.objects(verb) if o.i < infinitive.i and self.cast.is_human(o)]

    def _controllers(self, verb: Token, depth: int) -> list[Token]:
        """Who is to do what an infinitive, participle or small clause says."""
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
            return []
        if self._is_quoted_order(verb):
            return [t for t in self.objects(verb.head) if self.cast.is_human(t)]
        if verb.dep_ == "ccomp" and any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE for c in verb.children):
            return []
        governor = verb.head
        while governor.pos_ == "ADJ" and governor.dep_ in ("acomp", "oprd", "xcomp", "advcl", "ccomp", "conj"):
            governor = governor.head
        if governor.pos_ in NOUNS:
            return self._noun_controllers(governor, depth)
        if governor.pos_ not in ("VERB", "AUX"):
            return []
        if self.is_passive(governor):
            return self._find_subjects(governor, depth)
        lemma = governor.lemma_.lower()
        if verb.tag_ == "VBG" and lemma in self._distant:
            return []  # "discussed opening the port"
        if asked := self._addressed(governor):
            return asked
        if lemma in self._object_control and self._is_gap(governor, verb):
            return [governor.head]
        if lemma not in self._subject_control | self._outcomes:
            objects = [o for o in self.objects(governor) if o.i < verb.i]
            if objects and (lemma in self._object_control or any(self.cast.is_human(o) for o in objects)):
                return objects
        return self._find_subjects(governor, depth)

    def _is_quoted_order(self, verb: Token) -> bool:
        """As in "Stay here," Kim told Lee."""
        if verb.tag_ != "VB" or verb.head.lemma_.lower() not in self._reporting:
            return False
        first = verb.left_edge
        is_bare = not any(c.dep_ in ("aux", "mark") for c in verb.children)
        return is_bare and (first.text in OPENING or (first.i > 0 and first.nbor(-1).text in OPENING))

    @staticmethod
    def _is_gap(governor: Token, infinitive: Token) -> bool:
        """As in "the firm that she expected to come out of it": nothing else is left for the one before."""
        if governor.dep_ != "relcl" or any(c.dep_ in OBJECTS and c.i > governor.i for c in governor.children):
            return False
        is_full = any(x.dep_ == "pobj" for c in infinitive.rights if c.dep_ == "prep" for x in c.children)
        return is_full and not any(c.dep_ in OBJECTS for c in infinitive.rights)

    def _addressed(self, verb: Token) -> list[Token]:
        """As in "called on Kim to resign", "pleaded with her to stay"."""
        wanted = self._addressees.get(verb.lemma_.lower(), ())
        return [
            t
            for p in verb.children
            if p.dep_ in ("prep", "dative") and p.lower_ in wanted
            for t in self.prepositional_objects(p)
        ]

    def _gerund(self, verb: Token, depth: int) -> list[Token]:
        """The subject of a gerund after a preposition."""
        link = verb.head
        while link.dep_ in ("prep", "pcomp", "conj") and link.head.pos_ in ("ADP", "SCONJ"):
            link = link.head
        governor = link.head
        while governor.pos_ in ("ADJ", "ADV") and governor.dep_ in ("acomp", "oprd", "xcomp", "advcl", "advmod"):
            governor = governor.head
        if governor.pos_ in NOUNS:
            return self._noun_controllers(governor, depth)
        if governor.pos_ not in ("VERB", "AUX"):
            return []
        is_passive = self.is_passive(governor)
        if link.lower_ == "by" and is_passive:
            return []  # "was hit by falling prices"
        if link.lower_ in self._object_prepositions and not is_passive:
            objects = self.objects(governor)
            if link.lower_ not in self._any_object:
                objects = [o for o in objects if self.cast.is_human(o)]
            if objects:
                return objects
        return self._find_subjects(governor, depth)

    def _adnominal(self, verb: Token, depth: int) -> list[Token]:
        """Reduced relatives, and infinitives that complete a noun."""
        noun = verb.head
        if noun.pos_ not in NOUNS:
            return self._find_subjects(noun, depth) if noun.pos_ in ("VERB", "AUX") else []
        if is_announced_of(verb, noun):
            return self._together(noun)
        if self._names_somebody(verb):
            top = verb.sent.root
            return self._together(top) if top.pos_ in NOUNS and self.cast.is_human(top) else []
        if verb.tag_ == "VB":
            return self._noun_controllers(noun, depth)
        if (
            verb.tag_ == "VBG" and verb.lemma_.lower() in self._reporting and not self.cast.is_human(noun)
        ):  # "in a letter stating": who wrote the letter
            return self._noun_controllers(noun, depth) or [noun]
        return self.antecedents(noun, verb)

    def _request_before(self, verb: Token, infinitive: Token) -> Token | None:
        """The noun that an infinitive hung on its verb completes: "put pressure on Kim to resign"."""
        nouns = [c for c in verb.children if c.dep_ == "dobj" and c.i < infinitive.i]
        return next((n for n in nouns if n.lemma_.lower() in self._requests or self._offerers(n)), None)

    def _offerers(self, noun: Token) -> list[Token]:
        """As in "an offer from Kim to help"."""
        if noun.lemma_.lower() not in self._offers:
            return []
        return [t for link, t in (*self.phrases(noun), *self.phrases_beside(noun)) if link in ("from", "by")]

    def _noun_controllers(self, noun: Token, depth: int) -> list[Token]:
        """Who is to do what completes a noun: "his effort to win", "gave her the option to come"."""
        is_request = noun.lemma_.lower() in self._requests
        phrases = [*self.phrases(noun), *self.phrases_beside(noun)] if is_request else []
        if asked := [t for link, t in phrases if link in ("on", "for", "to")]:
            return asked
        if offerers := self._offerers(noun):
            return offerers
        if (owners := self.possessors(noun)) and not is_request:
            return [t for o in owners for t in self._together(o)]
        if noun.lemma_.lower() in self._instruments:
            return []  # "a bill to cut taxes": the bill does
        for link in noun.children:
            if link.dep_ == "prep" and link.lower_ in ("on", "for", "to", "against") + (() if is_request else ("by",)):
                people = [t for t in self.prepositional_objects(link) if self.cast.is_human(t) or link.lower_ == "by"]
                if people:
                    return people
        governor = noun.head
        if is_request and governor.lemma_.lower() in self._request_makers:
            return []  # somebody else is to do it
        if noun.dep_ == "pobj":
            while governor.pos_ in ("ADP", "SCONJ") and governor.dep_ != "ROOT":
                governor = governor.head
        owned = noun.lemma_.lower() in self._own_nouns or noun.dep_ != "pobj"
        is_asked = is_request and governor.lemma_.lower() in self._request_takers
        owned = is_asked or (owned and governor.lemma_.lower() not in self._distant)
        if governor.pos_ in ("VERB", "AUX") and noun.dep_ not in SUBJECTS and owned:
            if noun.dep_ == "dobj" and not self.is_passive(governor):
                datives = [c for c in governor.children if c.dep_ == "dative" and c.pos_ in NOUNS]
                if datives:
                    return [t for d in datives for t in self._together(d)]
            if governor.i != noun.i:
                return self._find_subjects(governor, depth)
        if governor.pos_ in NOUNS and governor.i != noun.i and depth < DEEPEST:
            return self._noun_controllers(governor, depth + 1)
        if noun.dep_ == "nsubjpass" and governor.pos_ == "VERB":
            return self.agents(governor)
        return []

    # --- the other arguments -----------------------------------------------------------------

    @staticmethod
    def possessors(noun: Token) -> list[Token]:
        """As in "his" in "his resignation"."""
        return [c for c in noun.children if c.dep_ == "poss"]

    def prepositional_objects(self, link: Token) -> list[Token]:
        """The conjoined objects of a preposition; of the second one in "up to", "along with"."""
        return [
            t
            for c in link.children
            for t in (
                self._together(c)
                if c.dep_ == "pobj"
                else self.prepositional_objects(c)
                if c.dep_ == "prep" and c.i == link.i + 1
                else ()
            )
        ]

    def agents(self, verb: Token) -> list[Token]:
        """By whom, in a passive."""
        found = []
        inner = [v for c in verb.children if c.dep_ in ("xcomp", "prep") for v in (c, *c.children)]
        active = [v for v in inner if v.pos_ == "VERB" and not self.is_passive(v)]
        late = [c for v in active for c in v.children if c.dep_ == "agent"]  # "was seen leaving by Kim"
        for child in (*verb.children, *late):
            if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and self.is_passive(verb)):
                found += self.prepositional_objects(child)
        if not found and verb.dep_ != "conj":
            for other in verb.conjuncts:  # "was arrested and questioned by police"
                if other.lemma_ in self._successions:
                    continue  # "was retired and replaced by Kim"
                if other.head.i == verb.i and not any(c.dep_ in (*SUBJECTS, "auxpass") for c in other.children):
                    found += [t for c in other.children if c.dep_ == "agent" for t in self.prepositional_objects(c)]
        return found

    def objects(self, verb: Token) -> list[Token]:
        """Direct and indirect objects, shared ones of conjoined verbs and relative clauses included."""
        found = []
        for child in verb.children:
            if child.dep_ in OBJECTS and child.pos_ in NOUNS:
                found += self._through_object_relative(child, verb)
            elif child.dep_ == "dative" and child.pos_ == "ADP":
                found += self.prepositional_objects(child)
        is_open = not found or (verb.lemma_ in self._naming and not any(self.cast.person(t) for t in found))
        if is_open and not self.is_passive(verb):
            found = self._named_in_predicate(verb) or found or self._shared_objects(verb)
        return found

    def _named_in_predicate(self, verb: Token) -> list[Token]:
        """The object that the parse takes into the predicate: "named Paul Baker acting mayor"."""
        labels = ("oprd", "dobj") if verb.lemma_ in self._naming else ("oprd",)
        predicates = [c for c in verb.children if c.dep_ in labels]
        if named := [p for p in predicates if p.dep_ == "oprd" and self.cast.person(p)]:
            return named
        return [t for p in predicates for t in p.lefts if t.dep_ in ("compound", "nmod") and self.cast.person(t)][-1:]

    def _through_object_relative(self, child: Token, verb: Token) -> list[Token]:
        if child.lower_ in RELATIVES and child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
            return [verb.head]
        return self._together(child)

    def _shared_objects(self, verb: Token) -> list[Token]:
        """As in "arrested and questioned the student"; "the man whom (that) police shot"."""
        blocked = (*SUBJECTS, "aux", "auxpass")
        for other in verb.children:
            joined = other.dep_ == "conj" and other.pos_ == "VERB" and other.tag_ == verb.tag_ and other.i - verb.i <= 4
            if joined and not any(c.dep_ in blocked for c in other.children):
                return [t for c in other.children if c.dep_ == "dobj" for t in self._together(c)]
        has_subject = any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVES for c in verb.children)
        filled = any(c.dep_ in ("ccomp", "xcomp", "prep", "acomp", "prt") for c in verb.children)
        gap = verb.dep_ == "relcl" and has_subject and not filled and self.cast.person(verb.head)
        return [verb.head] if gap else []

    def small_clause_subjects(self, verb: Token) -> list[Token]:
        """As in "helped him leave": the one helped is the subject of the bare clause."""
        return [
            t
            for c in verb.rights
            if c.dep_ in ("ccomp", "xcomp", "advcl")
            and c.tag_ in ("VB", "VBG")
            and verb.doc[c.left_edge.i - 1].text != ","  # "the firm fell, Kim saying that"
            and not any(x.dep_ in ("aux", "auxpass") and x.tag_ in FINITE for x in c.children)
            for t in (
                self._own_subjects(c)
                if verb.lemma_ in self._outcomes
                else self.subjects(c)
                if any(x.dep_ in (*SUBJECTS, "poss") for x in c.children)
                else ()
            )
        ]

    def _own_subjects(self, verb: Token) -> list[Token]:
        return [t for c in verb.children if c.dep_ in SUBJECTS for t in self._together(c)]

    def phrases(self, head: Token) -> Iterator[tuple[str, Token]]:
        """(preposition, object) of each prepositional phrase on a predicate, and of those on them."""
        away = [
            p for c in head.children if c.lower_ in ("away", "back") for p in c.children
        ]  # "was taken away from Kim"
        for link in (*head.children, *away):
            if is_accompanied(link):
                continue
            if link.dep_ in ("prep", "dative", "agent") and link.pos_ in ("ADP", "SCONJ", "ADV", "PART"):
                for token in self.prepositional_objects(link):
                    yield link.lower_, token

    def phrases_beside(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """Those right behind an object that hang on its verb ("defended her talks with Kim")."""
        for link in noun.head.children if noun.dep_ == "dobj" else ():
            if link.dep_ == "prep" and link.i == noun.right_edge.i + 1:
                for token in self.prepositional_objects(link):
                    yield link.lower_, token
