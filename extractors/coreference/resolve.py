"""The pass through an article that joins pronouns and noun phrases to the people whom it names."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractors.coreference.entities import CHOICE, PLACE, PREFERENCE, SALIENCE, Description, Entity
from extractors.coreference.grammar import (
    COMPANIONS,
    RELATIVES,
    clause_of,
    clauses_above,
    is_under,
    own_subject,
    place_of,
    subject_of,
)
from extractors.coreference.nouns import is_human, is_plural, noun_gender, noun_key, nouns
from extractors.coreference.phrases import BEFORE_NAMES, Appositions, describe, trimmed
from extractors.coreference.quotations import FIRST_PERSON, Speech, find_speech
from extractors.findings import Findings, span_fields
from extractors.people.gender import gender_of_given_name
from schemas import Gender, Mention, MentionKind, Person

THIRD_PERSON = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
REFLEXIVES = frozenset({"himself", "herself"})
DEFINITE = frozenset({"the", "this", "that"})
UNNAMED_BEFORE_NAME = 2  # sentences within which "a senator" can be the senator who is named afterwards
APPOINTING = frozenset({"name", "appoint", "elect", "nominate", "hire", "promote", "choose", "pick", "tap", "install"})


def resolve_mentions(findings: Findings) -> tuple[Person, ...]:
    """Add the pronouns and noun phrases that mean a named person to that person's mentions.

    What comes in are the people with their names, and the quotations; what comes out are the same
    people, in the same order, with all their mentions in the order of the text. Where two people are
    possible, nobody is chosen. Not found: plurals, "you", predicates ("is the mayor"), bare titles
    before names, descriptions that need knowledge from outside of the article.
    """
    if not any(m.kind is MentionKind.NAME for p in findings.people for m in p.mentions):
        return findings.people
    first = Resolver(findings)
    first.run()
    return Resolver(findings, first.genders()).run()  # read again, knowing what the clear pronouns said


class Resolver:
    """One article's pass; holds what has been read so far."""

    def __init__(self, findings: Findings, genders: dict[str, Gender] | None = None) -> None:
        self.known_genders = genders or {}
        self.clear: dict[str, set[Gender]] = {}  # by person_id: genders of the pronouns that left no choice
        self.people = findings.people
        self.doc: Doc = findings.doc
        self.entities = [Entity(person, gender=self.known_genders.get(person.person_id)) for person in self.people]
        self.at: dict[int, Entity] = {}  # token to whom it means: names at once, the others as they are read
        self.names: dict[int, int] = {}  # token of a name to the number of that name
        self.name_starts: dict[int, tuple[Span, Entity]] = {}
        self.parts: set[int] = set()  # tokens of appositions and titles: nobody new
        self.title_of: dict[int, Entity] = {}  # token before a name to whom the phrase around it means
        self.unnamed: dict[str, Entity] = {}  # by head noun: the latest one
        self.kin: dict[tuple[int, str], Entity] = {}
        self.same: dict[int, Entity] = {}  # an unnamed one who turned out to be a person with a name
        self.found: list[tuple[Span, Entity, MentionKind, str]] = []
        self.sentences = [0] * len(self.doc)
        self.factor = [1.0] * len(self.doc)
        self.speech: dict[int, Speech] = {}
        self.speeches = find_speech(findings)
        self._prepare()

    # -- before the pass: what the names say ------------------------------------------------------------

    def _prepare(self) -> None:
        for number, sentence in enumerate(self.doc.sents):
            verbless = not any(t.pos_ in ("VERB", "AUX") for t in sentence)
            for token in sentence:
                self.sentences[token.i] = number
                self.factor[token.i] = SALIENCE["fragment"] if verbless else 1.0
        for speech in self.speeches:
            self.speech.update(dict.fromkeys(range(speech.start, speech.end), speech))
        spans = sorted(self._names(), key=lambda pair: (pair[0].start, -pair[0].end))
        for number, (span, entity) in enumerate(spans):
            self.name_starts.setdefault(span.start, (span, entity))
            for token in span:
                self.names[token.i] = number
                self.at[token.i] = entity
        headline = self.doc.text.partition("\n")[0].rstrip()
        is_sentence = headline.endswith((".", "!", "?", '"', "”", "'"))  # a text without a headline opens with its lead
        for token in self.doc:
            if is_sentence or token.idx >= len(headline):
                break
            self.factor[token.i] *= SALIENCE["headline"]
        finder = Appositions(self.doc, self.names)
        for span, entity in spans:
            self._know_name(span, entity, finder)

    def _names(self) -> Iterator[tuple[Span, Entity]]:
        for entity in self.entities:
            for mention in entity.person.mentions if entity.person else ():
                span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
                if mention.kind is MentionKind.NAME and span is not None:
                    yield span, entity

    def _know_name(self, name: Span, entity: Entity, finder: Appositions) -> None:
        """Take in what stands around a name: honorific, given name, age, titles, appositions."""
        person = entity.person
        entity.first = entity.first if entity.first >= 0 else name.start
        before = self.doc[name.start - 1].lower_ if name.start else ""
        entity.gender = entity.gender or nouns().honorifics.get(before) or (person.gender if person else None)
        if entity.hint is None:
            given = (person.given_name or "").split() if person else []
            parts = given or (name.text.split() if len(name) > 1 else [])
            entity.hint = gender_of_given_name(parts[0]) if parts else None
        for apposition in finder.around(name):
            head = apposition.head
            if head.i in self.parts:
                continue
            span = apposition.span
            whole = span if span is not None else self._run_before(head, name)
            entity.descriptions.add(describe(whole, head))
            entity.gender = entity.gender or noun_gender(head)
            self.parts.update(t.i for t in whole)
            self.at[head.i] = entity
            if head.i < name.start:
                self.title_of.update({t.i: entity for t in whole})
                if whole.start and self.doc[whole.start - 1].tag_ == "PRP$":
                    self.title_of[whole.start - 1] = entity
            if span is not None:
                self.found.append((span, entity, MentionKind.NOMINAL, apposition.rule))
        self._know_age(name, entity)
        self._know_predicate(name.root, entity)

    def _run_before(self, head: Token, name: Span) -> Span:
        start = head.i
        while start > 0 and head.i - start < 8 and self.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
            if start - 1 in self.names:
                break
            start -= 1
        return self.doc[start : head.i + 1]

    def _know_age(self, name: Span, entity: Entity) -> None:
        doc, i = self.doc, name.end
        if i + 1 < len(doc) and doc[i].text == ",":
            i += 1
            i += doc[i].lower_ == "aged"
            if i < len(doc) and doc[i].text.isdecimal() and len(doc[i]) < 4:
                after = doc[i + 1].text if i + 1 < len(doc) else "."
                if after in (",", ".", ";", "and"):
                    entity.age = int(doc[i].text)
        for index in range(max(0, name.start - 8), min(len(doc), name.end + 8)):
            token = doc[index]
            if token.lower_ == "old" and index in self.parts and self.at.get(self._part_head(index)) is entity:
                entity.age = entity.age or _age_before(token)

    def _part_head(self, index: int) -> int:
        """The head of the apposition or title that a token belongs to."""
        node = self.doc[index]
        while node.head.i != node.i and node.i not in self.at:
            node = node.head
        return node.i

    def _know_predicate(self, subject: Token, entity: Entity) -> None:
        """As in: "Roe is the mayor", "named Roe as its president", "Roe serves as chairman"."""
        verb = subject.head
        if verb.pos_ not in ("VERB", "AUX"):
            return
        for child in verb.children:
            noun: Token | None = None
            if child.dep_ in ("attr", "oprd") and subject.dep_ in ("nsubj", "nsubjpass"):
                noun = child
            elif (
                child.lower_ == "as" and child.dep_ == "prep" and subject.dep_ in ("nsubj", "nsubjpass", "dobj", "oprd")
            ):
                if subject.dep_ in ("dobj", "oprd") and verb.lemma_ not in APPOINTING:
                    continue
                noun = next((g for g in child.children if g.dep_ == "pobj"), None)
            if noun is not None and noun.i not in self.names and is_human(noun) and not is_plural(noun):
                if any(g.dep_ == "neg" for g in verb.children):
                    continue
                span = trimmed(self.doc, noun.left_edge.i, noun.right_edge.i + 1)
                if span is not None and span.start <= noun.i < span.end:
                    entity.descriptions.add(describe(self.doc[span.start : noun.i + 1], noun))
                    entity.gender = entity.gender or noun_gender(noun)

    def genders(self) -> dict[str, Gender]:
        """The gender of each person whose clear pronouns agree, by ``person_id``."""
        return {key: next(iter(found)) for key, found in self.clear.items() if len(found) == 1}

    # -- the pass ---------------------------------------------------------------------------------------

    def run(self) -> tuple[Person, ...]:
        """Read the tokens in order, then the first persons in quotations."""
        starts = {speech.start: speech for speech in self.speeches}
        for token in self.doc:
            opening = starts.get(token.i)
            if opening is not None and opening.source is not None and opening.source.i >= opening.end:
                self._pronoun_once(opening.source)  # "…," he said: who speaks is who was in mind before
            self._visit(token)
        for token in self.doc:
            if token.lower_ in FIRST_PERSON and token.pos_ == "PRON":
                speaker = self._first_person(token)
                if speaker is not None:
                    self._find(self.doc[token.i : token.i + 1], speaker, MentionKind.PRONOUN, "first_person_speaker")
        return tuple(self._people())

    def _visit(self, token: Token) -> None:
        if token.i in self.name_starts:
            span, entity = self.name_starts[token.i]
            self._mention(entity, span.root)
            self._know_kin(span, entity)
        elif token.i in self.names:
            return
        elif token.lower_ in THIRD_PERSON:
            self._pronoun_once(token)
        elif token.lower_ in RELATIVES and token.dep_ in ("nsubj", "nsubjpass"):
            self._relative(token)
        elif token.i in self.parts:
            if token.i in self.at and self.title_of.get(token.i) is None:
                self._mention(self.at[token.i], token)
        elif token.lower_ == "old" and _age_before(token) is not None:
            self._aged(token)
        elif is_human(token) and token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
            self._noun(token)
        elif token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            self._stranger(token)

    def _mention(self, entity: Entity, token: Token, place: str | None = None) -> None:
        place = place or place_of(token)
        self._count(entity, token, place, PLACE[place])

    def _count(self, entity: Entity, token: Token, place: str, weight: float) -> None:
        entity.mention(weight * self.factor[token.i], place, self.sentences[token.i], quoted=token.i in self.speech)
        if not any(entity is e for e in self.entities):
            self.entities.append(entity)

    def _find(self, span: Span, entity: Entity, kind: MentionKind, rule: str) -> None:
        self.found.append((span, entity, kind, rule))

    def _relative(self, token: Token) -> None:
        verb = token.head
        if verb.dep_ == "relcl":
            entity = self.at.get(verb.head.i)
            if entity is not None:
                self.at[token.i] = entity
                self._count(entity, token, "subject", PLACE["relative"])

    # -- noun phrases -----------------------------------------------------------------------------------

    def _noun(self, token: Token) -> None:
        """A singular noun for a human being: somebody whom we know, or somebody without a name."""
        if is_plural(token) or token.dep_ in ("attr", "oprd") or any(c.dep_ == "neg" for c in token.children):
            return
        if token.dep_ == "pobj" and token.head.lower_ == "as":
            return
        if token.dep_ == "conj" and (token.head.i in self.parts or token.head.dep_ in ("attr", "oprd")):
            return
        start = min(
            (c.i for c in token.lefts if c.dep_ in ("det", "poss", "amod", "compound", "nummod")), default=token.i
        )
        start = min(start, token.left_edge.i) if start < token.i else token.i
        span = trimmed(self.doc, start, token.right_edge.i + 1)
        if span is None or not span.start <= token.i < span.end:
            return
        description = describe(self.doc[span.start : span.end], token)
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
        entity, rule = self._described(token, description, owner)
        if entity is not None and entity.person is not None:
            self.at[token.i] = entity
            self._find(span, entity, MentionKind.NOMINAL, rule)
            self._mention(entity, token)
            return
        if entity is None:
            determined = owner is not None or any(c.dep_ in ("det", "nummod") for c in token.lefts)
            if not determined and token.dep_ not in ("nsubj", "nsubjpass"):
                return
            entity = self._somebody(description, token, owner, span)
        self.at[token.i] = entity
        self._mention(entity, token)

    def _somebody(self, description: Description, token: Token, owner: Token | None, span: Span) -> Entity:
        """An unnamed one: the same as before when "the senator" follows "a senator"."""
        known = self.unnamed.get(description.head)
        indefinite = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.lefts)
        if known is None or indefinite or owner is not None:
            known = Entity(None, gender=noun_gender(token), first=token.i)
            known.descriptions.add(description)
            self.unnamed[description.head] = known
        holder = self.at.get(owner.i) if owner is not None else None
        if holder is not None and description.head in nouns().kin:
            known = self.kin.setdefault((id(holder), description.head), known)
            self._find(span, known, MentionKind.NOMINAL, "kin")
        return known

    def _stranger(self, token: Token) -> None:
        """A name that did not become a person: it competes with those that did."""
        key = token.text
        span = next((e for e in self.doc.ents if e.start == token.i), None)
        if span is not None:
            key = span[-1].text if span[-1].tag_ != "POS" or len(span) < 2 else span[-2].text
        known = self.unnamed.setdefault("=" + key, Entity(None, first=token.i))
        if known.hint is None and span is not None and len(span) > 1:
            known.hint = gender_of_given_name(token.text)
        head = span.root if span is not None else token
        self.at[head.i] = known
        self._mention(known, head)

    def _described(self, token: Token, description: Description, owner: Token | None) -> tuple[Entity | None, str]:
        """Whom a noun phrase means, if the article says so; the rule that knows it."""
        if any(c.dep_ == "relcl" and not self._after_comma(c) for c in token.rights):
            return None, ""
        determiner = next((c.lower_ for c in token.lefts if c.dep_ == "det"), None)
        if owner is not None:
            holder = self.at.get(owner.i)
            if holder is not None and description.head in nouns().kin:
                return self._relative_of(holder, description.head), "kin"
            if owner.lower_ in THIRD_PERSON and holder is None:
                return None, ""
        elif determiner not in DEFINITE:
            return self._announced(token, description, determiner), "described_before_name"
        known = self.unnamed.get(description.head)
        fitting = [
            e
            for e in self.entities
            if e.person
            and e.first < token.i
            and e.fits(description)
            and self._may_be(token, e)
            and e not in self._holders(owner)
        ]
        choice = self._clearest(fitting, token)
        if choice is None and not fitting:
            choice = self._announced(token, description, determiner)
            if choice is None and owner is None and not description.words:
                return self._general(token, description), "only_one_of_that_gender"
        if choice is not None and known is not None and known.first > self._latest_name(choice, token):
            return None, ""
        return choice, "described"

    def _holders(self, owner: Token | None) -> list[Entity]:
        holder = self.at.get(owner.i) if owner is not None else None
        return [holder] if holder is not None else []

    def _latest_name(self, entity: Entity, token: Token) -> int:
        """The latest name of a person before a token."""
        return max((i for i, (_, e) in self.name_starts.items() if e is entity and i < token.i), default=-1)

    def _after_comma(self, clause: Token) -> bool:
        start = clause.left_edge.i
        return start > 0 and self.doc[start - 1].text == ","

    def _clearest(self, fitting: list[Entity], token: Token) -> Entity | None:
        sentence, quoted = self.sentences[token.i], token.i in self.speech
        ranked = sorted(fitting, key=lambda e: (-e.salience(sentence, quoted=quoted), e.first))
        if len(ranked) > 1:
            best, second = (e.salience(sentence, quoted=quoted) for e in ranked[:2])
            if second > best * CHOICE["description_ratio"]:
                return None
        return ranked[0] if ranked else None

    def _may_be(self, token: Token, entity: Entity) -> bool:
        """Whether gender and grammar allow a noun phrase to mean a person."""
        gender = noun_gender(token)
        if gender and entity.gender and gender != entity.gender:
            return False
        return not any(entity is other for other in self._rivals_of_place(token))

    def _rivals_of_place(self, token: Token) -> list[Entity]:
        """Those whom a phrase cannot mean: the subject of its own verb, and the one it is joined to by "and"."""
        barred = []
        if token.dep_ == "conj" and token.head.i in self.at:
            barred.append(self.at[token.head.i])
        verb = clause_of(token)
        if verb is not None and place_of(token) in ("object", "oblique", "agent"):
            subject = subject_of(verb)
            if subject is not None and subject.i != token.i and subject.i in self.at:
                barred.append(self.at[subject.i])
        return barred

    def _announced(self, token: Token, description: Description, determiner: str | None) -> Entity | None:
        """A headline's "Mayor resigns", a lead's "a mayor": the one who is so described when named soon after."""
        sentence = self.sentences[token.i]
        if sentence > 1 or determiner not in (None, "a", "an") or token.i in self.names:
            return None
        if determiner is None and (sentence > 0 or token.dep_ not in ("nsubj", "nsubjpass", "ROOT", "poss", "dobj")):
            return None
        fitting = [
            e
            for e in self.entities
            if e.person
            and e.first > token.i
            and self.sentences[e.first] <= sentence + UNNAMED_BEFORE_NAME
            and any(d.head == description.head and d.ranks == description.ranks for d in e.descriptions)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _general(self, token: Token, description: Description) -> Entity | None:
        """As in: "the woman": the only woman in mind."""
        gender = nouns().general.get(description.head)
        if gender is None or description.head in self.unnamed:
            return None
        sentence = self.sentences[token.i]
        near = [e for e in self.entities if e.salience(sentence, quoted=False) > CHOICE["least"]]
        possible = [e for e in near if (e.gender or e.hint) in (gender, None) and self._may_be(token, e)]
        if description.head in nouns().young:
            possible = [e for e in possible if e.age is not None and e.age < 20]
        only = possible[0] if len(possible) == 1 else None
        return only if only is not None and only.person and only.gender == gender else None

    def _aged(self, token: Token) -> None:
        """As in: "the 51-year-old"."""
        age = _age_before(token)
        following = self.doc[token.i + 1 : token.i + 2]
        if any(t.pos_ in BEFORE_NAMES and is_under(token, t) for t in following):
            return  # "the 51-year-old engineer"
        start = token.i
        while start > 0 and token.i - start < 6 and self.doc[start].pos_ != "DET":
            start -= 1
        if self.doc[start].lower_ != "the":
            return
        before = [e for e in self.entities if e.person and e.first < token.i]
        fitting = [e for e in before if e.age == age] or [e for e in before if e.age is None]
        entity = self._clearest(fitting, token)
        if entity is not None:
            entity.age = age
            self.at[token.i] = entity
            self._find(self.doc[start : token.i + 1], entity, MentionKind.NOMINAL, "age")
            self._mention(entity, token)

    # -- kinship ----------------------------------------------------------------------------------------

    def _know_kin(self, name: Span, entity: Entity) -> None:
        """As in: "her father John Roe": from now on, "her father" is he."""
        head = name.start - 1 - (name.start > 0 and self.doc[name.start - 1].text == ",")
        if head < 1 or self.title_of.get(head) is not entity:
            return
        noun = noun_key(self.doc[head])
        if noun not in nouns().kin:
            return
        for i in range(head - 1, max(-1, head - 6), -1):
            owner = self.at.get(i)
            if owner is not None and owner is not entity and (self.doc[i].tag_ == "PRP$" or i in self.names):
                key = (id(owner), noun)
                before = self.kin.get(key)
                if before is not None and before.person is None:
                    self.same[id(before)] = entity
                self.kin[key] = entity
                return

    def _relative_of(self, holder: Entity, noun: str) -> Entity | None:
        known = self.kin.get((id(holder), noun))
        if known is not None:
            return self.same.get(id(known), known)
        for (owner, word), relative in self.kin.items():
            if relative is holder and noun in nouns().kin[word].values():
                return next((e for e in self.entities if id(e) == owner and e.person), None)
        fitting = [e for e in self.entities if e.person and e is not holder and e.fits(Description(noun, frozenset()))]
        return fitting[0] if len(fitting) == 1 else None

    # -- pronouns ---------------------------------------------------------------------------------------

    def _pronoun_once(self, token: Token) -> None:
        if token.lower_ not in THIRD_PERSON or token.i in self.at or token.i in self.names:
            return
        gender = THIRD_PERSON[token.lower_]
        if token.lower_ in REFLEXIVES:
            entity, rule, sure = self._reflexive(token, gender), "reflexive", True
        else:
            entity, rule, sure = self._antecedent(token, gender)
        if entity is None:
            return
        self.at[token.i] = entity
        if sure:
            entity.gender = entity.gender or gender
            if entity.person is not None:
                self.clear.setdefault(entity.person.person_id, set()).add(gender)
        if entity.person is not None:
            self._find(self.doc[token.i : token.i + 1], entity, MentionKind.PRONOUN, rule)
        self._mention(entity, token)

    def _reflexive(self, token: Token, gender: Gender) -> Entity | None:
        for verb in clauses_above(token):
            subject = subject_of(verb)
            entity = self.at.get(subject.i) if subject is not None else None
            if entity is not None:
                return entity if entity.gender in (gender, None) else None
            if subject is not None and own_subject(verb) is not None:
                return None
        return None

    def _antecedent(self, token: Token, gender: Gender) -> tuple[Entity | None, str, bool]:
        """The person whom a pronoun means, the rule, and whether nobody else came near."""
        sentence, quoted = self.sentences[token.i], token.i in self.speech
        barred = self._barred(token)
        boost, added = self._preferred(token)
        place = place_of(token)
        scores: list[tuple[float, int, Entity]] = []
        for order, entity in enumerate(self.entities):
            if entity.gender not in (gender, None) or any(entity is b for b in barred):
                continue
            score = (entity.salience(sentence, quoted=quoted) if entity.first <= token.i else 0.0) + added.get(
                order, 0.0
            )
            if score <= 0:
                continue
            score *= boost.get(order, 1.0) * self._gender_factor(entity, gender)
            if entity.place == place and place in ("subject", "object"):
                score *= PREFERENCE["same_place"]
            scores.append((score, -order, entity))
        scores.sort(key=lambda s: s[:2], reverse=True)
        if not scores or scores[0][0] < CHOICE["least"]:
            return None, "", False
        best, order, entity = scores[0]
        second = scores[1][0] if len(scores) > 1 else 0.0
        if second > best * CHOICE["ratio"]:
            return None, "", False
        rule = "cataphora" if -order in added else "local_subject" if -order in boost else "salience"
        return entity, rule, second < best * CHOICE["sure"]

    @staticmethod
    def _gender_factor(entity: Entity, gender: Gender) -> float:
        if entity.gender is gender:
            return PREFERENCE["gender_certain"]
        if entity.hint is None:
            return 1.0
        return PREFERENCE["gender_hint"] if entity.hint is gender else PREFERENCE["gender_against"]

    def _barred(self, token: Token) -> list[Entity]:
        """Those whom grammar and quotation marks forbid a pronoun to mean."""
        barred = []
        speech = self.speech.get(token.i)
        if speech is not None and speech.source is not None and speech.source.i in self.at:
            barred.append(self.at[speech.source.i])
        for own in self.speeches if token.dep_ in ("nsubj", "nsubjpass") else ():
            if own.source is not None and own.source.i == token.i:  # "Kim left," she said: she is not Kim
                barred += [self.at[i] for i in range(own.start, own.end) if i in self.names and i in self.at]
        if token.i in self.title_of:
            barred.append(self.title_of[token.i])  # "his wife Jane Roe": not Jane
        if token.dep_ == "poss":
            if token.head.i in self.names:
                barred.append(self.at[token.head.i])
            return barred
        barred += [self.at[c.i] for c in (token.head, *token.conjuncts) if c.i in self.at and token in c.conjuncts]
        governor = token.head
        companion = governor.pos_ == "ADP" and governor.lower_ in COMPANIONS
        verb = governor.head if governor.pos_ == "ADP" else governor
        if verb.pos_ not in ("VERB", "AUX") or companion:
            return barred
        if place_of(token) != "subject":
            subject = subject_of(verb)
            if subject is not None and subject.i in self.at and subject.i != token.i:
                barred.append(self.at[subject.i])
        for child in verb.children:
            arguments = [child] if child.dep_ in ("dobj", "dative") else []
            if child.dep_ in ("prep", "agent", "dative") and child.lower_ not in COMPANIONS:
                arguments = [g for g in child.children if g.dep_ == "pobj"]
            barred += [self.at[a.i] for a in arguments if a.i in self.at and a.i != token.i and a.i not in self.speech]
        return barred

    def _preferred(self, token: Token) -> tuple[dict[int, float], dict[int, float]]:
        """Factors for the subjects above a pronoun, and salience for one who is named only after it."""
        boost: dict[int, float] = {}
        added: dict[int, float] = {}
        below: Token = token
        finite = False
        for level, verb in enumerate(clauses_above(token)):
            subject = subject_of(verb)
            if subject is not None and subject.i != token.i and subject.i in self.at and not is_under(token, subject):
                order = self._order(self.at[subject.i])
                if subject.i < token.i:
                    says = below.dep_ in ("ccomp", "xcomp") and verb.lemma_.lower() in nouns().speech_verbs
                    own = level == 0 and token.dep_ == "poss"
                    factor = PREFERENCE["own_subject" if own else "speaker" if says else "upper_subject"]
                    boost.setdefault(order, factor)
                elif below.dep_ != "ccomp" and self._fronted(below if level else token, verb, subject):
                    added.setdefault(order, PREFERENCE["after_clause" if finite else "after_adjunct"])
            for clause in verb.lefts if level == 0 and place_of(token) == "subject" else ():
                parallel = own_subject(clause) if clause.dep_ == "advcl" else None
                if parallel is not None and parallel.i in self.at:
                    boost.setdefault(self._order(self.at[parallel.i]), PREFERENCE["clause_before"])
            finite = finite or own_subject(verb) is not None
            below = verb
        return boost, added

    def _fronted(self, token: Token, verb: Token, subject: Token) -> bool:
        """Whether what holds the pronoun stands before the subject of the verb above."""
        node = token
        while node.head.i != verb.i and node.head.i != node.i:
            node = node.head
        return node.i < subject.left_edge.i and node.dep_ in ("prep", "advcl", "npadvmod", "advmod", "pcomp", "amod")

    def _order(self, entity: Entity) -> int:
        return next((i for i, e in enumerate(self.entities) if e is entity), -1)

    # -- the first person -------------------------------------------------------------------------------

    def _first_person(self, token: Token) -> Entity | None:
        """Who says "I": the one who is quoted."""
        speech = self.speech.get(token.i)
        if speech is not None:
            if speech.source is None or speech.source.i in range(speech.start, speech.end):
                return None
            entity = self.at.get(speech.source.i)
            return entity if entity is not None and entity.person else None
        return None

    # -- the records ------------------------------------------------------------------------------------

    def _people(self) -> Iterator[Person]:
        mentions: dict[int, list[Mention]] = {id(e): list(e.person.mentions) for e in self.entities if e.person}
        taken = {(m.start, m.end) for ms in mentions.values() for m in ms}
        edges = sorted(taken)
        for span, entity, kind, rule in self.found:
            entity = self.same.get(id(entity), entity)
            place = (span.start_char, span.end_char)
            if entity.person is None or place in taken or any(_cross(place, other) for other in edges):
                continue
            taken.add(place)
            if kind is MentionKind.NOMINAL:
                edges.append(place)
            mentions[id(entity)].append(Mention(**span_fields(span), kind=kind, rule=rule))
        for entity in self.entities[: len(self.people)]:
            if entity.person is not None:
                found = tuple(sorted(mentions[id(entity)], key=lambda m: (m.start, -m.end)))
                yield entity.person.model_copy(
                    update={"mentions": found, "gender": entity.person.gender or entity.gender}
                )


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans overlap without one holding the other."""
    return a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1]


def _age_before(token: Token) -> int | None:
    """The number in "51-year-old", at its last word."""
    words: Iterable[str] = (t.text for t in token.doc[max(0, token.i - 4) : token.i])
    joined = [w for w in words if w != "-"]
    for number, unit in pairwise(joined):
        if unit.startswith("year") and number.isdecimal() and len(number) < 4:
            return int(number)
    return None
