"""The pass through an article that joins pronouns and noun phrases to the people whom it names."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.coreference.descriptions import read_age, read_noun, read_stranger
from extractors.coreference.grammar import RELATIVES
from extractors.coreference.introductions import know_name
from extractors.coreference.kinship import know_kin
from extractors.coreference.nouns import age_before, is_human
from extractors.coreference.phrases import Appositions
from extractors.coreference.pronouns import THIRD_PERSON, read_pronoun, read_relative, speaker_of
from extractors.coreference.quotations import FIRST_PERSON
from extractors.coreference.story import Story
from extractors.findings import Findings, span_fields
from extractors.tokens import tokens
from schemas import Gender, Mention, MentionKind, Person


def resolve_mentions(findings: Findings) -> tuple[Person, ...]:
    """Add the pronouns and noun phrases that mean a named person to that person's mentions.

    What comes in are the people with their names, and the quotations; what comes out are the same
    people, in the same order, with all their mentions in the order of the text. Where two people are
    possible, nobody is chosen. Not found: plurals, "you", predicates ("is the mayor"), bare titles
    before names, descriptions that need knowledge from outside of the article.
    """
    if not any(m.kind is MentionKind.NAME for p in findings.people for m in p.mentions):
        return findings.people
    genders = _read(findings, {}).genders()
    return tuple(_records(_read(findings, genders)))  # read again, knowing what the clear pronouns said


def _read(findings: Findings, genders: dict[str, Gender]) -> Story:
    """Take in what stands around the names, read the tokens in order, then the first persons in quotations."""
    story = Story(findings, genders)
    finder = Appositions(story.doc, story.names)
    for span, entity in story.spans:
        know_name(story, span, entity, finder)
    starts = {speech.start: speech for speech in story.speeches}
    for token in tokens(story.doc):
        opening = starts.get(token.i)
        if opening is not None and opening.source is not None and opening.source.i >= opening.end:
            read_pronoun(story, opening.source)  # "…," he said: who speaks is who was in mind before
        _visit(story, token)
    for token in tokens(story.doc):
        if token.lower_ in FIRST_PERSON and token.pos_ == "PRON":
            speaker = speaker_of(story, token)
            if speaker is not None:
                story.find(story.doc[token.i : token.i + 1], speaker, MentionKind.PRONOUN, "first_person_speaker")
    return story


def _visit(story: Story, token: Token) -> None:
    """Hand one token to the module that reads its kind."""
    if token.i in story.name_starts:
        span, entity = story.name_starts[token.i]
        story.mention(entity, span.root)
        know_kin(story, span, entity)
    elif token.i in story.names:
        return
    elif token.lower_ in THIRD_PERSON:
        read_pronoun(story, token)
    elif token.lower_ in RELATIVES and token.dep_ in ("nsubj", "nsubjpass"):
        read_relative(story, token)
    elif token.i in story.parts:
        if token.i in story.at and story.title_of.get(token.i) is None:
            story.mention(story.at[token.i], token)
    elif token.lower_ == "old" and age_before(token) is not None:
        read_age(story, token)
    elif is_human(token) and token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
        read_noun(story, token)
    elif token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
        read_stranger(story, token)


def _records(story: Story) -> Iterator[Person]:
    """The people of the article in their order, with what was found of them."""
    mentions: dict[int, list[Mention]] = {id(e): list(e.person.mentions) for e in story.entities if e.person}
    taken = {(m.start, m.end) for ms in mentions.values() for m in ms}
    edges = sorted(taken)
    for span, entity, kind, rule in story.found:
        entity = story.same.get(id(entity), entity)
        place = (span.start_char, span.end_char)
        if entity.person is None or place in taken or any(_cross(place, other) for other in edges):
            continue
        taken.add(place)
        if kind is MentionKind.NOMINAL:
            edges.append(place)
        mentions[id(entity)].append(Mention(**span_fields(span), kind=kind, rule=rule))
    for entity in story.entities[: len(story.people)]:
        if entity.person is not None:
            found = tuple(sorted(mentions[id(entity)], key=lambda m: (m.start, -m.end)))
            yield entity.person.model_copy(update={"mentions": found, "gender": entity.person.gender or entity.gender})


def _cross(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans overlap without one holding the other."""
    return a[0] < b[0] < a[1] < b[1] or b[0] < a[0] < b[1] < a[1]
