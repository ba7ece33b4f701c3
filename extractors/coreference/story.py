"""One article as far as it has been read: who is in it, who is meant where, what was found."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractors.coreference.entities import PLACE, SALIENCE, Entity
from extractors.coreference.grammar import clause_of, place_of
from extractors.coreference.quotations import Speech, find_speech
from extractors.findings import Findings
from schemas import Gender, MentionKind

ENDS_SENTENCE = (".", "!", "?", '"', "”", "'")


class Story:
    """What the pass through one article knows; the rules in the modules beside it read it and add to it.

    Args:
        findings: the people with their names, and the quotations.
        genders: of people, by ``person_id``, as an earlier reading found them.
    """

    def __init__(self, findings: Findings, genders: dict[str, Gender]) -> None:
        self.doc: Doc = findings.doc
        self.people = findings.people
        self.entities = [Entity(person, gender=genders.get(person.person_id)) for person in self.people]
        self.at: dict[int, Entity] = {}  # token to whom it means: names at once, the others as they are read
        self.names: dict[int, int] = {}  # token of a name to the number of that name
        self.name_starts: dict[int, tuple[Span, Entity]] = {}
        self.parts: set[int] = set()  # tokens of appositions and titles: nobody new
        self.title_of: dict[int, Entity] = {}  # token before a name to whom the phrase around it means
        self.unnamed: dict[str, Entity] = {}  # by head noun: the latest one
        self.kin: dict[tuple[int, str], Entity] = {}
        self.same: dict[int, Entity] = {}  # an unnamed one who turned out to be a person with a name
        self.found: list[tuple[Span, Entity, MentionKind, str]] = []
        self.clear: dict[str, set[Gender]] = {}  # by person_id: genders of the pronouns that left no choice
        self.opened: dict[int, Entity] = {}  # sentence to whom its main clause is about
        self.speeches = find_speech(findings)
        self.speech: dict[int, Speech] = {}  # token to the quotation that it stands in
        for speech in self.speeches:
            self.speech.update(dict.fromkeys(range(speech.start, speech.end), speech))
        self.sentences = [0] * len(self.doc)  # token to the number of its sentence
        self.factor = [1.0] * len(self.doc)  # token to what a mention there counts for
        self._weigh_sentences()
        self._weigh_headline()
        self.spans = sorted(self._find_names(), key=lambda pair: (pair[0].start, -pair[0].end))
        for number, (span, entity) in enumerate(self.spans):
            self.name_starts.setdefault(span.start, (span, entity))
            for token in span:
                self.names[token.i] = number
                self.at[token.i] = entity

    def _weigh_sentences(self) -> None:
        for number, sentence in enumerate(self.doc.sents):
            verbless = not any(t.pos_ in ("VERB", "AUX") for t in sentence)
            for token in sentence:
                self.sentences[token.i] = number
                self.factor[token.i] = SALIENCE["fragment"] if verbless else 1.0

    def _weigh_headline(self) -> None:
        headline = self.doc.text.partition("\n")[0].rstrip()
        if headline.endswith(ENDS_SENTENCE):  # a text without a headline opens with its lead
            return
        for token in self.doc:
            if token.idx >= len(headline):
                break
            self.factor[token.i] *= SALIENCE["headline"]

    def _find_names(self) -> Iterator[tuple[Span, Entity]]:
        for entity in self.entities:
            for mention in entity.person.mentions if entity.person else ():
                span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if mention.kind is MentionKind.NAME and span is not None:
                    yield span, entity

    def genders(self) -> dict[str, Gender]:
        """The gender of each person whose clear pronouns agree, by ``person_id``."""
        return {key: next(iter(found)) for key, found in self.clear.items() if len(found) == 1}

    def mention(self, entity: Entity, token: Token) -> None:
        """Make somebody more salient by a mention whose head is a token."""
        place = place_of(token)
        self.count(entity, token, place, PLACE[place])
        if place == "subject" and token.i not in self.speech:
            verb = clause_of(token)
            if verb is not None and verb.dep_ == "ROOT":
                self.opened.setdefault(self.sentences[token.i], entity)

    def count(self, entity: Entity, token: Token, place: str, weight: float) -> None:
        """The same with a weight of its own; who is new joins the people in mind."""
        entity.mention(weight * self.factor[token.i], place, self.sentences[token.i], quoted=token.i in self.speech)
        if not any(entity is e for e in self.entities):
            self.entities.append(entity)

    def find(self, span: Span, entity: Entity, kind: MentionKind, rule: str) -> None:
        """Keep a mention for the records."""
        self.found.append((span, entity, kind, rule))

    def order(self, entity: Entity) -> int:
        """The place of somebody in the list of those in mind, -1 for a stranger to it."""
        return next((i for i, e in enumerate(self.entities) if e is entity), -1)

    def latest_name(self, entity: Entity, token: Token) -> int:
        """The latest name of somebody before a token."""
        return max((i for i, (_, e) in self.name_starts.items() if e is entity and i < token.i), default=-1)
