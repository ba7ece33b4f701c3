"""Actions: who did what to whom, with polarity, modality, tense, time and source.

``frames`` reads the understood arguments of a predicate, ``status`` what the text claims about it,
``attribution`` who says so; what verbs and nouns do is data in ``lexicon.toml``. An action has a named
person or organization in it. States and attitudes are not actions.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.actions.attribution import Sources, noun_phrase
from extractors.actions.frames import Frame, is_passive, noun_frame, verb_frame
from extractors.actions.lexicon import event_type, words
from extractors.actions.status import status_of, tense_of
from extractors.findings import Findings, participant, span_fields
from schemas import Action, DateExpression, Participant, Span, TimexType
from schemas.ids import stable_id

MAX_DEPTH = 10


def extract_actions(findings: Findings) -> Iterator[Action]:
    """The actions of an article in the order of their triggers."""
    sources, dates = Sources(findings), _dates_by_predicate(findings)
    for token in findings.doc:
        if _is_verb_event(token):
            frame, rule = verb_frame(token), "passive_verb" if is_passive(token) else "active_verb"
        elif _is_noun_event(token):
            frame, rule = noun_frame(token), "event_noun"
        else:
            continue
        action = _action(findings, token, frame, rule, sources, dates)
        if action is not None:
            yield action


def _is_verb_event(token: Token) -> bool:
    """A verb that names an event: no auxiliary, no state, no aspectual above another verb."""
    if token.pos_ != "VERB" or token.dep_ in ("aux", "auxpass", "amod", "compound", "nmod", "case", "mark", "prep"):
        return False
    lemma = token.lemma_.lower()
    if lemma in words("states"):
        return False
    if lemma in words("aspectuals"):
        below = [c for c in token.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("VERB", "AUX")]
        return not below and lemma not in ("have", "be", "happen", "get", "come", "let")
    return token.text.isalpha() or "-" in token.text


def _is_noun_event(token: Token) -> bool:
    """A noun that names an event, unless a light verb above it carries the event."""
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "nmod"):
        return False
    if token.lemma_ not in words("event_nouns", "actor") | words("event_nouns", "recipient"):
        return False
    return not (token.dep_ == "dobj" and token.head.lemma_ in words("light"))


def _action(
    findings: Findings,
    token: Token,
    frame: Frame,
    rule: str,
    sources: Sources,
    dates: dict[int, DateExpression],
) -> Action | None:
    actors = _participants(findings, frame.actors)
    recipients = _participants(findings, frame.recipients)
    people = [p for p in actors + recipients if p.person_id]
    if not people and (rule == "event_noun" or not any(p.organization_id for p in actors)):
        return None
    status = status_of(token)
    attribution, quote_id = sources.source_of(token)
    date = _date_of(token, dates)
    sentence = _trimmed(token.sent)
    return Action(
        **sentence,
        action_id=stable_id("action", findings.article.document_id, token.idx),
        predicate=token.lemma_.lower(),
        trigger=Span(**span_fields(token)),
        event_type=event_type(token.lemma_.lower()),
        actors=actors,
        recipients=recipients,
        polarity=status.polarity,
        modality=status.modality,
        tense=tense_of(token),
        date_id=date.date_id if date else None,
        earliest=date.earliest if date else None,
        latest=date.latest if date else None,
        attribution=attribution,
        quote_id=quote_id,
        rule=rule,
    )


def _trimmed(sentence) -> dict[str, object]:  # type: ignore[no-untyped-def]
    """The sentence as evidence, without the white space around it."""
    text = sentence.text
    start = sentence.start_char + len(text) - len(text.lstrip())
    return {"start": start, "end": start + len(text.strip()), "text": text.strip()}


def _participants(findings: Findings, heads: Iterable[Token]) -> tuple[Participant, ...]:
    """People and organizations by id, other humans by their words; things are left out."""
    found: dict[object, Participant] = {}
    for head in heads:
        holder = findings.holder_at(head)
        if holder is None and not _is_human(head):
            continue
        mention = findings.mention_at(head)
        if holder is not None and mention is not None:
            span = findings.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            part = Participant(
                start=mention.start, end=mention.end, text=mention.text,
                person_id=getattr(holder, "person_id", None), organization_id=getattr(holder, "organization_id", None),
            ) if span is not None else participant(head, holder)  # fmt: skip
        else:
            part = participant(noun_phrase(head))
        found.setdefault(part.person_id or part.organization_id or (part.start, part.end), part)
    return tuple(found.values())


HUMAN = frozenset(
    [
        "people",
        "man",
        "woman",
        "men",
        "women",
        "boy",
        "girl",
        "child",
        "children",
        "person",
        "official",
        "officials",
        "police",
        "voters",
        "critics",
        "supporters",
        "members",
        "lawmakers",
        "senators",
        "workers",
        "protesters",
        "reporters",
        "journalists",
        "leaders",
        "others",
        "everyone",
        "someone",
        "somebody",
        "Democrats",
        "Republicans",
        "parents",
        "family",
        "friends",
        "colleagues",
        "students",
        "investors",
        "authorities",
        "crowd",
        "audience",
    ]
)
"""Heads of noun phrases that are people without being titles."""


def _is_human(head: Token) -> bool:
    from extractors.titles import title_heads

    if head.ent_type_ in ("PERSON", "ORG", "NORP"):
        return True
    return head.pos_ in ("NOUN", "PROPN") and (head.lemma_.lower() in title_heads() or head.text in HUMAN)


VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "")


def _dates_by_predicate(findings: Findings) -> dict[int, DateExpression]:
    """Date expressions by the token of the predicate that they modify: the nearest verb or event noun above."""
    found: dict[int, DateExpression] = {}
    nouns = words("event_nouns", "actor") | words("event_nouns", "recipient")
    for date in findings.dates:
        if date.type not in (TimexType.DATE, TimexType.TIME) or date.value in VAGUE[:1] + VAGUE[2:]:
            continue
        span = findings.doc.char_span(date.start, date.end, alignment_mode="expand")
        if span is None:
            continue
        node = span.root
        for _ in range(MAX_DEPTH):
            if node.head.i == node.i:
                break
            node = node.head
            if node.pos_ in ("VERB", "AUX") or (node.pos_ == "NOUN" and node.lemma_ in nouns):
                found.setdefault(node.i, date)
                break
        else:
            continue
        if node.pos_ in ("VERB", "AUX"):
            found.setdefault(node.i, date)
    return found


def _date_of(token: Token, dates: dict[int, DateExpression]) -> DateExpression | None:
    """The date of the event's own clause, or of an aspectual, modal or light verb above it."""
    node = token
    for _ in range(MAX_DEPTH):
        if node.i in dates:
            return dates[node.i]
        head = node.head
        is_carried = node.dep_ == "xcomp" and head.lemma_ in words("aspectuals") | words("states")
        is_object = node.pos_ == "NOUN" and node.dep_ in ("dobj", "nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX")
        is_joined = node.dep_ == "conj" and node.pos_ == "VERB" and not any(c.dep_ == "nsubj" for c in node.children)
        if head.i == node.i or not (is_carried or is_object or is_joined):
            return None
        node = head
    return None
