"""Noun phrases: whom "the mayor", "the 51-year-old", "his lawyer" mean, and the people without a name."""

from spacy.tokens import Span, Token

from extractors.coreference.entities import CHOICE, Description, Entity
from extractors.coreference.grammar import clause_of, is_under, place_of, subject_of
from extractors.coreference.kinship import relative_of
from extractors.coreference.nouns import age_before, is_plural, noun_gender, nouns
from extractors.coreference.phrases import BEFORE_NAMES, describe, trimmed
from extractors.coreference.pronouns import THIRD_PERSON
from extractors.coreference.story import Story
from extractors.people.gender import gender_of_given_name
from schemas import MentionKind

DEFINITE = frozenset({"the", "this", "that"})
BODIES = frozenset({"GPE", "LOC", "ORG", "FAC"})
UNNAMED_BEFORE_NAME = 2  # sentences within which "a senator" can be the senator who is named afterwards


def read_noun(story: Story, token: Token) -> None:
    """A singular noun for a human being: somebody whom we know, or somebody without a name."""
    if is_plural(token) or token.dep_ in ("attr", "oprd") or any(c.dep_ == "neg" for c in token.children):
        return
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return
    if token.dep_ == "appos" and token.head.ent_type_ in BODIES:
        return  # "Zambia, the largest producer": nobody
    if token.dep_ == "conj" and (token.head.i in story.parts or token.head.dep_ in ("attr", "oprd")):
        return
    start = min((c.i for c in token.lefts if c.dep_ in ("det", "poss", "amod", "compound", "nummod")), default=token.i)
    start = min(start, token.left_edge.i) if start < token.i else token.i
    span = trimmed(story.doc, start, token.right_edge.i + 1)
    if span is None or not span.start <= token.i < span.end:
        return
    if (named := _named_behind(story, token)) is not None:
        known = story.at[token.i] = story.at[named.i]
        end = next(t.i for t in story.doc[token.i : named.i] if t.text == ",")
        story.find(story.doc[span.start : end], known, MentionKind.NOMINAL, "described_before_name")
        story.mention(known, token)
        return
    description = describe(story.doc[span.start : span.end], token)
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    entity, rule = _described(story, token, description, owner)
    if entity is not None and entity.person is not None:
        story.at[token.i] = entity
        story.find(span, entity, MentionKind.NOMINAL, rule)
        story.mention(entity, token)
        return
    if entity is None:
        determined = owner is not None or any(c.dep_ in ("det", "nummod") for c in token.lefts)
        if not determined and token.dep_ not in ("nsubj", "nsubjpass"):
            return
        entity = _somebody(story, description, token, owner, span)
    story.at[token.i] = entity
    story.mention(entity, token)


def _named_behind(story: Story, token: Token) -> Token | None:
    """The name behind a comma and a title: "a leading senator, former committee chairman Jane Roe"."""
    beside = [c for c in token.rights if c.dep_ == "appos"]
    beside += [c for title in beside for c in title.rights if c.dep_ == "appos"]
    named = next((c for c in beside if c.i in story.names), None)
    if named is None or story.at[named.i].person is None or any(c.dep_ == "conj" for c in named.children):
        return None
    return named if any(t.text == "," for t in story.doc[token.i : named.i]) else None


def _somebody(story: Story, description: Description, token: Token, owner: Token | None, span: Span) -> Entity:
    """An unnamed one: the same as before when "the senator" follows "a senator"."""
    known = story.unnamed.get(description.head)
    indefinite = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in token.lefts)
    if known is None or indefinite or owner is not None:
        known = Entity(None, gender=noun_gender(token), first=token.i)
        known.descriptions.add(description)
        story.unnamed[description.head] = known
    holder = story.at.get(owner.i) if owner is not None else None
    if holder is not None and description.head in nouns().kin:
        known = story.kin.setdefault((id(holder), description.head), known)
        story.find(span, known, MentionKind.NOMINAL, "kin")
    return known


def read_stranger(story: Story, token: Token) -> None:
    """A name that did not become a person: it competes with those that did."""
    key = token.text
    span = next((e for e in story.doc.ents if e.start == token.i), None)
    if span is not None:
        key = span[-1].text if span[-1].tag_ != "POS" or len(span) < 2 else span[-2].text
    known = story.unnamed.setdefault("=" + key, Entity(None, first=token.i))
    if known.hint is None and span is not None and len(span) > 1:
        known.hint = gender_of_given_name(token.text)
    head = span.root if span is not None else token
    story.at[head.i] = known
    story.mention(known, head)


def _described(story: Story, token: Token, description: Description, owner: Token | None) -> tuple[Entity | None, str]:
    """Whom a noun phrase means, if the article says so; the rule that knows it."""
    if any(c.dep_ == "relcl" and not _after_comma(c) for c in token.rights):
        return None, ""
    determiner = next((c.lower_ for c in token.lefts if c.dep_ == "det"), None)
    if owner is not None:
        holder = story.at.get(owner.i)
        if holder is not None and description.head in nouns().kin:
            return relative_of(story, holder, description.head), "kin"
        if owner.lower_ in THIRD_PERSON and holder is None:
            return None, ""
    elif determiner not in DEFINITE:
        return _announced(story, token, description, determiner), "described_before_name"
    known = story.unnamed.get(description.head)
    fitting = [
        e
        for e in story.entities
        if e.person
        and e.first < token.i
        and e.fits(description)
        and _may_be(story, token, e)
        and e not in _holders(story, owner)
    ]
    choice = _clearest(story, fitting, token)
    if choice is None and not fitting:
        choice = _announced(story, token, description, determiner)
        if choice is None and owner is None and not description.words:
            return _general(story, token, description), "only_one_of_that_gender"
    if choice is not None and known is not None and known.first > story.latest_name(choice, token):
        is_said_only = known.first in story.speech and token.i not in story.speech  # "A mayor who lies must go"
        return (choice, "described") if is_said_only else (None, "")
    return choice, "described"


def _holders(story: Story, owner: Token | None) -> list[Entity]:
    holder = story.at.get(owner.i) if owner is not None else None
    return [holder] if holder is not None else []


def _after_comma(clause: Token) -> bool:
    start = clause.left_edge.i
    return start > 0 and clause.doc[start - 1].text == ","


def _clearest(story: Story, fitting: list[Entity], token: Token) -> Entity | None:
    sentence, quoted = story.sentences[token.i], token.i in story.speech
    ranked = sorted(fitting, key=lambda e: (-e.salience(sentence, quoted=quoted), e.first))
    if len(ranked) > 1:
        best, second = (e.salience(sentence, quoted=quoted) for e in ranked[:2])
        if second > best * CHOICE["description_ratio"]:
            return None
    return ranked[0] if ranked else None


def _may_be(story: Story, token: Token, entity: Entity) -> bool:
    """Whether gender and grammar allow a noun phrase to mean a person."""
    gender = noun_gender(token)
    if gender and entity.gender and gender != entity.gender:
        return False
    return not any(entity is other for other in _rivals_of_place(story, token))


def _rivals_of_place(story: Story, token: Token) -> list[Entity]:
    """Those whom a phrase cannot mean: the subject of its own verb, and the one it is joined to by "and"."""
    barred = []
    if token.dep_ == "conj" and token.head.i in story.at:
        barred.append(story.at[token.head.i])
    verb = clause_of(token)
    if verb is not None and place_of(token) in ("object", "oblique", "agent"):
        subject = subject_of(verb)
        if subject is not None and subject.i != token.i and subject.i in story.at:
            barred.append(story.at[subject.i])
    return barred


def _announced(story: Story, token: Token, description: Description, determiner: str | None) -> Entity | None:
    """A headline's "Mayor resigns", a lead's "a mayor", "the mayor of Rye": who is so described when named after."""
    sentence = story.sentences[token.i]
    if sentence > 1 or determiner not in (None, "a", "an", "the") or token.i in story.names:
        return None
    if determiner == "the" and token.dep_ != "nsubj":
        return None
    if determiner is None and (sentence > 0 or token.dep_ not in ("nsubj", "nsubjpass", "ROOT", "poss", "dobj")):
        return None
    fitting = [
        e
        for e in story.entities
        if e.person
        and e.first > token.i
        and (determiner is None or story.sentences[e.first] > sentence)  # "a senator met Jane Roe": another
        and story.sentences[e.first] <= sentence + UNNAMED_BEFORE_NAME
        and any(d.head == description.head and d.ranks == description.ranks for d in e.descriptions)
        and (determiner != "the" or any(d.words <= description.words for d in e.descriptions))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _general(story: Story, token: Token, description: Description) -> Entity | None:
    """As in: "the woman": the only woman in mind."""
    gender = nouns().general.get(description.head)
    if gender is None or description.head in story.unnamed:
        return None
    sentence = story.sentences[token.i]
    near = [e for e in story.entities if e.salience(sentence, quoted=False) > CHOICE["least"]]
    possible = [e for e in near if (e.gender or e.hint) in (gender, None) and _may_be(story, token, e)]
    if description.head in nouns().young:
        possible = [e for e in possible if e.age is not None and e.age < 20]
    only = possible[0] if len(possible) == 1 else None
    return only if only is not None and only.person and only.gender == gender else None


def read_age(story: Story, token: Token) -> None:
    """As in: "the 51-year-old"."""
    age = age_before(token)
    following = story.doc[token.i + 1 : token.i + 2]
    if any(t.pos_ in BEFORE_NAMES and is_under(token, t) for t in following):
        return  # "the 51-year-old engineer"
    start = token.i
    while start > 0 and token.i - start < 6 and story.doc[start].pos_ != "DET":
        start -= 1
    if story.doc[start].lower_ != "the":
        return
    before = [e for e in story.entities if e.person and e.first < token.i]
    fitting = [e for e in before if e.age == age] or [e for e in before if e.age is None]
    entity = _clearest(story, fitting, token)
    if entity is not None:
        entity.age = age
        story.at[token.i] = entity
        story.find(story.doc[start : token.i + 1], entity, MentionKind.NOMINAL, "age")
        story.mention(entity, token)
