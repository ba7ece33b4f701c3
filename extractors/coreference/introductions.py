"""What stands around a name: honorific, given name, age, titles, appositions, predicates."""

from spacy.tokens import Span, Token

from extractors.coreference.entities import Entity
from extractors.coreference.nouns import age_before, is_human, is_plural, noun_gender, nouns
from extractors.coreference.phrases import Appositions, describe, trimmed
from extractors.coreference.story import Story
from extractors.people.gender import gender_of_given_name
from schemas import MentionKind

APPOINTING = frozenset({"name", "appoint", "elect", "nominate", "hire", "promote", "choose", "pick", "tap", "install"})


def know_name(story: Story, name: Span, entity: Entity, finder: Appositions) -> None:
    """Take in what stands around a name: honorific, given name, age, titles, appositions."""
    person = entity.person
    entity.first = entity.first if entity.first >= 0 else name.start
    before = story.doc[name.start - 1].lower_ if name.start else ""
    entity.gender = entity.gender or nouns().honorifics.get(before) or (person.gender if person else None)
    if entity.hint is None:
        given = (person.given_name or "").split() if person else []
        parts = given or (name.text.split() if len(name) > 1 else [])
        entity.hint = gender_of_given_name(parts[0]) if parts else None
    for apposition in finder.around(name):
        head = apposition.head
        if head.i in story.parts:
            continue
        span = apposition.span
        whole = span if span is not None else _run_before(story, head, name)
        entity.descriptions.add(describe(whole, head))
        entity.gender = entity.gender or noun_gender(head)
        story.parts.update(t.i for t in whole)
        story.at[head.i] = entity
        if head.i < name.start:
            story.title_of.update({t.i: entity for t in whole})
            if whole.start and story.doc[whole.start - 1].tag_ == "PRP$":
                story.title_of[whole.start - 1] = entity
        if span is not None:
            story.found.append((span, entity, MentionKind.NOMINAL, apposition.rule))
    _know_age(story, name, entity)
    _know_predicate(story, name.root, entity)


def _run_before(story: Story, head: Token, name: Span) -> Span:
    start = head.i
    while start > 0 and head.i - start < 8 and story.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        if start - 1 in story.names:
            break
        start -= 1
    return story.doc[start : head.i + 1]


def _know_age(story: Story, name: Span, entity: Entity) -> None:
    doc, i = story.doc, name.end
    if i + 1 < len(doc) and doc[i].text == ",":
        i += 1
        i += doc[i].lower_ == "aged"
        if i < len(doc) and doc[i].text.isdecimal() and len(doc[i]) < 4:
            after = doc[i + 1].text if i + 1 < len(doc) else "."
            if after in (",", ".", ";", "and"):
                entity.age = int(doc[i].text)
    for index in range(max(0, name.start - 8), min(len(doc), name.end + 8)):
        token = doc[index]
        if token.lower_ == "old" and index in story.parts and story.at.get(_part_head(story, index)) is entity:
            entity.age = entity.age or age_before(token)


def _part_head(story: Story, index: int) -> int:
    """The head of the apposition or title that a token belongs to."""
    node = story.doc[index]
    while node.head.i != node.i and node.i not in story.at:
        node = node.head
    return node.i


def _know_predicate(story: Story, subject: Token, entity: Entity) -> None:
    """As in: "Roe is the mayor", "named Roe as its president", "Roe serves as chairman"."""
    verb = subject.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    for child in verb.children:
        noun: Token | None = None
        if child.dep_ in ("attr", "oprd") and subject.dep_ in ("nsubj", "nsubjpass"):
            noun = child
        elif child.lower_ == "as" and child.dep_ == "prep" and subject.dep_ in ("nsubj", "nsubjpass", "dobj", "oprd"):
            if subject.dep_ in ("dobj", "oprd") and verb.lemma_ not in APPOINTING:
                continue
            noun = next((g for g in child.children if g.dep_ == "pobj"), None)
        if noun is not None and noun.i not in story.names and is_human(noun) and not is_plural(noun):
            if any(g.dep_ == "neg" for g in verb.children):
                continue
            span = trimmed(story.doc, noun.left_edge.i, noun.right_edge.i + 1)
            if span is not None and span.start <= noun.i < span.end:
                entity.descriptions.add(describe(story.doc[span.start : noun.i + 1], noun))
                entity.gender = entity.gender or noun_gender(noun)
