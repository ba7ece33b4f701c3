"""Extractor: actions, that is who did what to whom, with its status, its time and its source.

Two passes over the parse: :mod:`events` finds the events and those who take part, then :mod:`status`, :mod:`timing`
and :mod:`sources` say whether it happened, when, and on whose word. The lexicons are the ``.toml`` files beside.

Not found: events told over several sentences, actors that only world knowledge gives, events without a named person
or organization, and irony.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from extractors.actions.attachment import link_dates
from extractors.actions.cast import Cast
from extractors.actions.event_types import event_type
from extractors.actions.events import Event, Frames
from extractors.actions.groups import Groups
from extractors.actions.occasions import Occasion
from extractors.actions.sources import Sources
from extractors.actions.status import Status, tense_of
from extractors.actions.syntax import Syntax
from extractors.actions.timing import date_of
from extractors.actions.words import words_of
from extractors.findings import Findings, span_fields
from schemas import Action, Modality, Participant, Span, Tense
from schemas.ids import stable_id

__all__ = ["extract_actions"]


def extract_actions(findings: Findings) -> Iterable[Action]:
    """Find the events in which a person or an organization of the article takes part.

    Args:
        findings: dates, people with all their mentions, organizations, and quotations with their sources.

    Returns:
        Actions in the order of the text; the span of each is its sentence.
    """
    return list(_extract(findings))


def _extract(findings: Findings) -> Iterator[Action]:
    doc = findings.doc
    if not findings.people and not findings.organizations:
        return
    cast = Cast(findings)
    syntax = Syntax(cast, Groups(cast, findings.quotes))
    events = list(Frames(syntax, cast).find(doc))
    status = Status(syntax.lost)
    sources = Sources(doc, findings.quotes, findings.people, syntax, cast, status)
    triggers = {event.trigger.i for event in events}
    published = findings.article.published_day
    linked = link_dates(doc, findings.dates, triggers, published)
    occasion = Occasion(doc, linked, findings.dates, published)
    told: set[int] = set()
    for event in events:
        actors = _participants(cast, event.actors)
        recipients = _without_themselves(_participants(cast, event.recipients), actors)
        if not any(p.person_id or p.organization_id for p in (*actors, *recipients)):
            continue
        trigger = event.trigger
        word = _whole_word(trigger)
        if word.start in told:
            continue  # both ends of "re-elected" are verbs to the parser
        told.add(word.start)
        predicate = trigger.lemma_.lower() if len(word) == 1 else f"{word[:-1].text}{word[-1].lemma_}".lower()
        date = date_of(trigger, linked, triggers) or occasion.date_of(trigger)
        modality = status.modality(trigger)
        tense = tense_of(trigger)
        later = date is not None and published is not None and date.earliest is not None and date.earliest > published
        if later and modality is Modality.ASSERTED and tense in (Tense.PRESENT, Tense.NONE):
            modality = Modality.FUTURE  # "is stepping down in May", "her trial in May"
        quote = sources.quote(trigger)
        yield Action(
            action_id=stable_id("action", findings.article.document_id, trigger.idx),
            predicate=predicate,
            trigger=Span(**span_fields(word)),
            event_type=event_type(trigger, predicate, has_recipient=bool(recipients)),
            actors=actors,
            recipients=recipients,
            polarity=status.polarity(trigger),
            modality=modality,
            tense=tense,
            date_id=date.date_id if date else None,
            earliest=date.earliest if date else None,
            latest=date.latest if date else None,
            attribution=sources.attribution(trigger),
            quote_id=quote.quote_id if quote else None,
            rule=event.rule,
            **_evidence(event),
        )


def _whole_word(trigger: Token) -> TokenSpan:
    """A trigger with its prefix: the tokens of "re-elected" are three, and either end may be the verb."""
    doc, i = trigger.doc, trigger.i
    first = i - 2 if i >= 2 and doc[i - 1].text == "-" else i
    joined = doc[first : first + 3]
    is_one = len(joined) == 3 and joined[1].text == "-" and not (joined[0].whitespace_ or joined[1].whitespace_)
    if is_one and joined[0].lower_ in words_of("verbs.toml", "prefixes", "verbs") and joined[2].is_alpha:
        return joined
    return doc[i : i + 1]


def _participants(cast: Cast, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
    """One participant for each person, organization or phrase."""
    found: dict[object, Participant] = {}
    for token in tokens:
        if one := cast.participant(token):
            found.setdefault(one.person_id or one.organization_id or (one.start, one.end), one)
    return tuple(found.values())


def _without_themselves(
    recipients: tuple[Participant, ...], actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Without who acts: nobody is done to by themselves but where the text says so ("defended herself")."""
    own = {actor.person_id or actor.organization_id for actor in actors} - {None}
    return tuple(
        one
        for one in recipients
        if (one.person_id or one.organization_id) not in own or one.text.lower().endswith(("self", "selves"))
    )


def _evidence(event: Event) -> dict[str, object]:
    """The sentence without white space at its ends."""
    sentence = event.trigger.sent
    start = sentence.start_char
    text = sentence.text
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return {"start": start, "end": start + len(text), "text": text}
