"""Events and who takes part in them: which tokens are triggers, and who acts on whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.actions.cast import Cast, humans
from extractors.actions.groups import NOUNS
from extractors.actions.syntax import Syntax
from extractors.actions.syntax.labels import PREDICATES, is_clause_on_noun, outermost
from extractors.actions.words import words_of
from extractors.lexicons import read_table
from extractors.tokens import tokens

NOT_EVENTS = frozenset({"aux", "auxpass", "amod", "compound", "prep", "case", "mark", "cc", "det", "nmod", "punct"})


@dataclass(frozen=True)
class Event:
    """A trigger with the head tokens of those who take part."""

    trigger: Token
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    rule: str


def unique(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Tokens without repetition, in their order."""
    return tuple({t.i: t for t in tokens}.values())


class Frames:
    """Finds the events of a document."""

    def __init__(self, syntax: Syntax, cast: Cast) -> None:
        """Read the lexicons once."""
        self.syntax = syntax
        self.cast = cast
        verbs = read_table("extractors.actions", "verbs.toml")
        self._states = words_of("verbs.toml", "states")
        self._state_frames = words_of("verbs.toml", "state_frames")
        self._quantities = words_of("verbs.toml", "quantities")
        self._aspectuals = words_of("verbs.toml", "aspectuals")
        self._state_objects = {k: frozenset(v) for k, v in verbs["state_objects"].items()}
        self._successions = words_of("verbs.toml", "successions")
        self._perceptions = words_of("verbs.toml", "perceptions")
        self._light = words_of("verbs.toml", "light", "verbs")
        self._raising = words_of("verbs.toml", "raising")
        self._light_prepositions = words_of("verbs.toml", "light", "with_preposition")
        self._open_links = words_of("verbs.toml", "open_links")
        self._joint = words_of("nouns.toml", "joint")
        self._joint_links = words_of("nouns.toml", "joint_links")
        self._distant = words_of("verbs.toml", "control", "distant")
        self._carriers = frozenset(verbs["light"]["noun_carriers"])
        self._undergone = words_of("verbs.toml", "light", "undergone")
        self._verb_preps = {p: words_of("verbs.toml", "recipients", p) for p in verbs["recipients"]}
        self._agentive = words_of("nouns.toml", "agentive")
        self._patientive = words_of("nouns.toml", "patientive")
        nouns = read_table("extractors.actions", "nouns.toml")
        self._noun_recipients = {p: frozenset(v.split()) for p, v in nouns["recipients"].items()}
        self._noun_actors = {p: frozenset(v.split()) for p, v in nouns["actors"].items()}
        self._event_nouns = self._agentive | self._patientive | frozenset().union(*self._noun_recipients.values())

    def find(self, doc: Doc) -> Iterator[Event]:
        """All events with someone in them, in the order of the text."""
        for token in tokens(doc):
            event = None
            if self.cast.is_in_name(token):
                continue
            if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ == "do"):
                event = self._verb_event(token)
            elif token.pos_ == "NOUN" and token.lemma_.lower() in self._event_nouns:
                event = self._noun_event(token)
            if event is not None:
                yield event

    # --- verbs -------------------------------------------------------------------------------

    def is_event_verb(self, verb: Token) -> bool:
        """Whether a verb names an event: no state, auxiliary, light aspectual or participle used as an adjective."""
        lemma = verb.lemma_.lower()
        is_on_noun = verb.dep_ in NOT_EVENTS and not is_clause_on_noun(verb)
        if is_on_noun or verb.tag_ == "MD" or not lemma.replace("-", "").isalpha():
            return False
        if lemma in self._states or (verb.i and verb.nbor(-1).text in ("#", "@")):
            return False
        if verb.tag_ == "VB" and verb.dep_ == "acl" and not any(c.dep_ == "aux" for c in verb.children):
            return False  # "one of them, welder Kim": a trade before a name
        if lemma in humans() and verb.tag_ in ("VB", "VBP") and self._is_trade(verb):
            return False  # "and a union campaigner Kim"
        is_light = self._is_aspectual(verb, lemma) or self._is_empty(verb, lemma)
        return not (is_light or self._is_state_frame(verb, lemma) or self._is_state_of_object(verb, lemma))

    def _is_aspectual(self, verb: Token, lemma: str) -> bool:
        """As in "began to speak", "went on to lead", "started by thanking", "ended up walking"."""
        if lemma == "end" and any(c.tag_ == "VBG" for c in verb.children):
            return True
        if lemma not in self._aspectuals or (lemma == "use" and any(c.dep_ == "dobj" for c in verb.children)):
            return False
        is_going_on = lemma == "go" and any(c.lower_ == "on" for c in verb.children)
        for child in verb.children:
            is_inner = child.dep_ in ("xcomp", "ccomp") or (child.dep_ == "advcl" and is_going_on)
            if is_inner and child.pos_ in PREDICATES and child.tag_ in ("VB", "VBG", "VBN"):
                return True
            if child.lower_ == "by" and any(c.dep_ == "pcomp" for c in child.children):
                return True
        return False

    @staticmethod
    def _is_empty(verb: Token, lemma: str) -> bool:
        """As in "will say so when she does", "is used to the noise"."""
        deps = {c.dep_ for c in verb.children}
        if lemma == "use" and verb.tag_ == "VBN":
            return any(c.dep_ == "prep" and c.lower_ == "to" for c in verb.children)
        return lemma == "do" and verb.dep_ == "advcl" and not deps & {"dobj", "nsubjpass"}

    def _is_trade(self, verb: Token) -> bool:
        """Whether nobody does it, and somebody's name is next."""
        is_done = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
        return not is_done and verb.i + 1 < len(verb.doc) and self.cast.person(verb.nbor()) is not None

    def _is_state_frame(self, verb: Token, lemma: str) -> bool:
        """As in "looks forward to it", "was honored to lead"."""
        frames = {f"{lemma}+{c.lower_}" for c in verb.children if c.dep_ in ("prt", "prep", "advmod")}
        if any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children):
            frames.add(f"{lemma}=to")
        if any(c.dep_ == "ccomp" for c in verb.children):
            frames.add(f"{lemma}=that")
        return not self._state_frames.isdisjoint(frames)

    def _is_state_of_object(self, verb: Token, lemma: str) -> bool:
        """As in "held a variety of posts", "the seat held by Kim"."""
        if (wanted := self._state_objects.get(lemma)) is None:
            return False
        objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
        objects += [verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else []
        objects += [t for o in objects if o.lemma_ in self._quantities for _, t in self.syntax.phrases(o)]
        return any(o.lemma_.lower() in wanted for o in objects)

    def _verb_event(self, verb: Token) -> Event | None:
        if not self.is_event_verb(verb):
            return None
        syntax = self.syntax
        subjects = syntax.subjects(verb)
        if syntax.is_passive(verb):
            actors = syntax.agents(verb)
            undergone = [] if self._is_raised(verb) else subjects
            recipients = [*undergone, *self._recipients_of(verb, subjects)]
            rule = "passive_with_agent" if actors else "passive"
        else:
            actors = subjects
            recipients = [
                *syntax.objects(verb),
                *syntax.small_clause_subjects(verb),
                *self._recipients_of(verb, subjects),
                *self._light_recipients(verb),
            ]
            rule = self._rule_of(verb)
            if self._is_background(verb, subjects):
                return None
            if self._is_view(verb) and not any(self.cast.is_human(t) for t in recipients):
                return None
        return Event(verb, unique(actors), unique(recipients), rule)

    def _is_background(self, verb: Token, subjects: list[Token]) -> bool:
        """As in "a year that saw Kim fall": nobody sees it."""
        return verb.lemma_.lower() in self._perceptions and not any(self.cast.is_human(t) for t in subjects)

    def _is_view(self, verb: Token) -> bool:
        """As in "sees prices rising", "does not see a rise", unlike "had not seen the letter"."""
        is_clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
        is_present = verb.tag_ in ("VBZ", "VBP", "VB") and not any(c.lower_ in ("did", "to") for c in verb.lefts)
        return verb.lemma_.lower() in self._perceptions and (is_clause or is_present)

    def _is_raised(self, verb: Token) -> bool:
        """As in "is said to have left": nothing is done to the subject."""
        return verb.lemma_.lower() in self._raising and any(
            c.dep_ == "xcomp" and any(x.tag_ == "TO" for x in c.lefts) for c in verb.children
        )

    @staticmethod
    def _rule_of(verb: Token) -> str:
        """Named by how the subject was reached."""
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return "relative_clause" if verb.dep_ == "relcl" else "own_subject"
        return {
            "conj": "conjoined_verb",
            "xcomp": "controlled_infinitive",
            "advcl": "adverbial_clause",
            "pcomp": "gerund",
            "acl": "reduced_relative",
        }.get(verb.dep_, "other_clause")

    def _recipients_of(self, verb: Token, subjects: list[Token]) -> Iterator[Token]:
        """Those after the prepositions of the verb's frame, and of a particle verb's ("reached out to")."""
        lemma = verb.lemma_.lower()
        for link, token in self.syntax.phrases(verb):
            if link == "with" and lemma in self._successions:
                continue  # "replaced Kim with Lee"
            known = lemma in self._verb_preps.get(link, ())
            fits = (known and self.cast.is_human(token)) or (link in self._open_links and self.cast.person(token))
            if fits and all(token.i != s.i for s in subjects):
                yield token
        if lemma in self._verb_preps["from"]:
            yield from self._givers(verb)

    def _givers(self, verb: Token) -> Iterator[Token]:
        """As in "received a letter on the sale from Kim": the parse hangs Kim on the sale."""
        inner = (link for c in verb.children if c.dep_ == "dobj" for link in c.subtree if link.lower_ == "from")
        for link in inner:
            if link.dep_ == "prep" and link.right_edge.i == link.head.right_edge.i:
                yield from (t for t in self.syntax.prepositional_objects(link) if self.cast.person(t))

    def _light_recipients(self, verb: Token) -> Iterator[Token]:
        """As in "held talks with Kim": those of the event noun."""
        for noun in self._light_nouns(verb):
            yield from self._noun_targets(noun)

    def _light_nouns(self, verb: Token) -> list[Token]:
        """The event nouns for which a verb is but the carrier."""
        lemma = verb.lemma_.lower()
        nouns = [c for c in verb.children if c.dep_ == "dobj" and lemma in self._light]
        if lemma in self._light_prepositions:
            nouns += [n for c in verb.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
        return [n for n in nouns if n.pos_ == "NOUN" and n.lemma_.lower() in self._event_nouns]

    # --- nouns -------------------------------------------------------------------------------

    def _noun_targets(self, noun: Token) -> list[Token]:
        """Those to, with or against whom an event noun is done."""
        lemma = noun.lemma_.lower()
        phrases = [*self.syntax.phrases(noun), *self.syntax.phrases_beside(noun)]
        return [t for link, t in phrases if lemma in self._noun_recipients.get(link, ()) and self.cast.is_human(t)]

    def _noun_event(self, noun: Token) -> Event | None:
        lemma = noun.lemma_.lower()
        governor = noun.head
        verb = governor.head if noun.dep_ == "pobj" else governor
        is_carried_by_light = verb.pos_ == "VERB" and noun in self._light_nouns(verb)
        if is_carried_by_light and self._has_its_subject(verb, noun):
            return None  # the light verb is the trigger
        if noun.dep_ in ("compound", "attr", "npadvmod"):
            return None
        owners = [t for o in self.syntax.possessors(noun) for t in [o]]
        owners += [c for c in noun.children if c.dep_ == "compound" and self.cast.person(c) and c.i == noun.i - 1]
        carried = False
        for verb in self._carriers_of(noun):
            owners += self.syntax.subjects(verb)
            carried = True
        actors: list[Token] = []
        recipients = self._noun_targets(noun)
        if noun.dep_ == "dobj" and governor.lemma_.lower() in self._undergone and not owners:
            recipients += self.syntax.subjects(governor)
        if carried:
            for verb in self._carriers_of(noun):
                recipients += [
                    t
                    for link, t in self.syntax.phrases(verb)
                    if lemma in self._noun_recipients.get(link, ()) and self.cast.is_human(t)
                ]
        patientive = lemma in self._patientive and not carried
        is_undergone = patientive and not self._is_done_to(noun)
        (recipients if is_undergone else actors).extend(o for o in owners if self.cast.is_human(o))
        for link, token in [*self.syntax.phrases(noun), *self.syntax.phrases_beside(noun)]:
            if not self.cast.is_human(token):
                continue
            if link == "by" or lemma in self._noun_actors.get(link, ()):
                actors.append(token)
            elif link == "of" and lemma not in self._noun_recipients.get("of", ()) and self.cast.person(token):
                (recipients if patientive else actors).append(token)
        if recipients and not actors and lemma in self._joint:
            actors += [t for t in self._joint_actors(noun) if all(t.i != r.i for r in recipients)]
        if not any(self.cast.person(t) for t in [*actors, *recipients]):
            return None
        return Event(noun, unique(actors), unique(recipients), "carried_noun" if carried else "event_noun")

    def _is_done_to(self, noun: Token) -> bool:
        """As in "her dismissal of Kim": what is behind undergoes it, and the owner does it."""
        return any(link == "of" and self.cast.is_human(t) for link, t in self.syntax.phrases(noun))

    def _has_its_subject(self, verb: Token, noun: Token) -> bool:
        """Whether a light verb is done by whoever its noun is of: "made a speech", "made her speech"."""
        subjects = self.syntax.subjects(verb)
        owners = self.syntax.possessors(noun)
        doers = [holder for t in subjects if (holder := self.cast.holder(t))]
        return bool(subjects) and all(self.cast.holder(o) in doers for o in owners)

    def _joint_actors(self, noun: Token) -> list[Token]:
        """Who talks, where the clause names the other side: "agreed to a meeting with Kim"."""
        verb = noun.head
        if noun.dep_ == "pobj":
            link = outermost(noun.head)
            if link.lower_ not in self._joint_links:
                return []
            verb = link.head.head if link.head.dep_ == "dobj" else link.head  # "took part in talks"
        if verb.pos_ not in PREDICATES or verb.lemma_.lower() in self._distant or noun.dep_ not in ("dobj", "pobj"):
            return []
        return [t for t in self.syntax.subjects(verb) if self.cast.is_human(t)]

    def _carriers_of(self, noun: Token) -> list[Token]:
        """As in "had a conversation", "the conversations he had"."""
        found = []
        if noun.dep_ == "dobj" and noun.head.lemma_.lower() in self._carriers:
            found.append(noun.head)
        found += [
            c
            for c in noun.children
            if c.dep_ == "relcl"
            and c.lemma_.lower() in self._carriers
            and not any(x.dep_ == "dobj" and x.pos_ in NOUNS and x.lower_ not in ("that", "which") for x in c.children)
        ]
        return found
