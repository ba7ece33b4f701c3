"""The rows of the warehouse: one model a table; DDL, comments and Arrow schemas follow from them."""

import datetime as dt

from pydantic import Field

from schemas.actions import EventType, Modality, Polarity, Tense
from schemas.dates import Anchor, Granularity, Modifier, Resolution, TimexType
from schemas.organizations import OrganizationKind
from schemas.people import Gender, MentionKind
from schemas.quotes import QuoteType
from schemas.records import Finding, PartialDate, Record
from schemas.roles import RoleStatus


class DocumentRow(Record):
    """Articles, with the text that was read; all offsets point into it."""

    document_id: str = Field(description="Identifies the article")
    title: str | None = Field(description="Headline")
    published: dt.date | None = Field(description="Day of publication")
    published_at: dt.datetime | None = Field(description="Time of publication, where the source gives one")
    url: str | None = Field(description="Address of the article")
    publisher: str | None = Field(description="Who published it")
    byline: str | None = Field(description="Author line")
    language: str = Field(description="ISO 639-1 code")
    source: str | None = Field(description="Source that it was read from")
    text: str = Field(description="The text that was read")
    content_hash: str = Field(description="Hash of text and metadata: the same hash, the same article")
    fingerprint: str = Field(description="Extractor, lexicons, model and versions that made the findings")
    recorded_at: dt.datetime = Field(description="When the findings were loaded (UTC)")
    run_id: str = Field(description="The run that loaded them")


class PersonRow(Record):
    """People whom articles name; one row an individual and document, person_id shared across documents."""

    document_id: str = Field(description="The article that names the person")
    person_id: str = Field(description="Identifies the person; the same full name is the same person across articles")
    name: str = Field(description="Fullest name in the article, without title or honorific")
    given_name: str | None = Field(description="Given name or names")
    family_name: str | None = Field(description="Family name, with its particles")
    honorific_prefix: str | None = Field(description="Honorific before the name")
    honorific_suffix: str | None = Field(description="Suffix after the name")
    gender: Gender | None = Field(description="Pronoun gender, when the article gives evidence of it")
    rule: str | None = Field(description="Rule that found the person")
    confidence: float | None = Field(description="Share of people found by this rule that were right")
    run_id: str = Field(description="The run that loaded this row")


class FindingRow(Finding):
    """A finding of a document: its place in the text and the run that made it."""

    document_id: str = Field(description="The article it was found in")
    run_id: str = Field(description="The run that loaded this row")


class PersonMentionRow(FindingRow):
    """Every place in the text that refers to a person."""

    person_id: str = Field(description="The person referred to")
    kind: MentionKind = Field(description="name, nominal or pronoun")


class OrganizationRow(Record):
    """Organizations that articles name; one row a body and document."""

    document_id: str = Field(description="The article that names it")
    organization_id: str = Field(description="Identifies the organization within the article")
    name: str = Field(description="Fullest name in the article, without 'the'")
    kind: OrganizationKind = Field(description="A body of people, or a place that acts")
    rule: str | None = Field(description="Rule that found it")
    confidence: float | None = Field(description="Share of organizations found by this rule that were right")
    run_id: str = Field(description="The run that loaded this row")


class OrganizationMentionRow(FindingRow):
    """Every place in the text that refers to an organization."""

    organization_id: str = Field(description="The organization referred to")
    kind: MentionKind = Field(description="name, nominal or pronoun")


class RoleRow(FindingRow):
    """Posts that people hold, held or are to hold, as an article says it."""

    role_id: str = Field(description="Identifies the role")
    person_id: str = Field(description="Who holds the post")
    title: str = Field(description="Words of the title, without organization, former, acting or -elect")
    organization_id: str | None = Field(description="Organization of the post")
    organization: str | None = Field(description="Name of that organization")
    status: RoleStatus = Field(description="As of publication")
    start_date: PartialDate | None = Field(description="Start, as precise as the text: YYYY[-MM[-DD]]")
    end_date: PartialDate | None = Field(description="End, as precise as the text; null means unknown, not current")


class DateRow(FindingRow):
    """Temporal expressions by TIMEX3, with the days that they denote."""

    date_id: str = Field(description="Identifies the expression")
    type: TimexType = Field(description="TIMEX3 type")
    value: str = Field(description="TIMEX3 value")
    mod: Modifier | None = Field(description="TIMEX3 modifier")
    earliest: dt.date | None = Field(description="First day that it can denote")
    latest: dt.date | None = Field(description="Last day that it can denote")
    granularity: Granularity | None = Field(description="Unit that it is precise to")
    resolution: Resolution = Field(description="How the value was reached")
    anchor: Anchor | None = Field(description="What it counts from")
    anchor_date_id: str | None = Field(description="The other date that it counts from")


class ActionRow(FindingRow):
    """Events in which people take part, with their status; the span is the evidence."""

    action_id: str = Field(description="Identifies the action")
    predicate: str = Field(description="Lemma of the trigger")
    trigger_start: int = Field(description="First character of the trigger word")
    trigger_end: int = Field(description="Character after the trigger word")
    trigger_text: str = Field(description="The trigger word")
    event_type: EventType | None = Field(description="Kind of event, where the published list has one")
    polarity: Polarity = Field(description="negative: it did not or will not happen")
    modality: Modality = Field(description="asserted, future, hypothetical or requested")
    tense: Tense = Field(description="Tense of the trigger")
    date_id: str | None = Field(description="Date expression that says when")
    earliest: dt.date | None = Field(description="First day on which it can have happened")
    latest: dt.date | None = Field(description="Last day on which it can have happened")
    quote_id: str | None = Field(description="Quotation in which it is said")


class ParticipantRow(Record):
    """Who takes part in an action: actors, recipients, and the source that says so (attribution)."""

    document_id: str = Field(description="The article")
    action_id: str = Field(description="The action")
    participation: str = Field(description="actor, recipient or attribution")
    ordinal: int = Field(description="Order in the text, from 0")
    person_id: str | None = Field(description="The person, if a named one")
    organization_id: str | None = Field(description="The organization, if a named one")
    start: int = Field(description="First character of the participant")
    end: int = Field(description="Character after the last")
    text: str = Field(description="The participant's words")
    run_id: str = Field(description="The run that loaded this row")


class QuoteRow(FindingRow):
    """Quotations: who is reported to have said what."""

    quote_id: str = Field(description="Identifies the quotation")
    type: QuoteType = Field(description="direct, indirect or mixed")
    content: str = Field(description="What was said")
    cue: str | None = Field(description="The word that introduces it")
    person_id: str | None = Field(description="The speaker, if a named person")
    organization_id: str | None = Field(description="The speaker, if a named organization")
    source_text: str | None = Field(description="The words that name the source")


class QuotePartRow(Record):
    """Where the parts of a quotation stand: its content, the cue and the words that name the source."""

    document_id: str = Field(description="The article")
    quote_id: str = Field(description="The quotation")
    part: str = Field(description="content, cue or source")
    ordinal: int = Field(description="Order in the text, from 0: content can be broken by the speaker")
    start: int = Field(description="First character of the part")
    end: int = Field(description="Character after the last")
    text: str = Field(description="The part's words")
    run_id: str = Field(description="The run that loaded this row")


class RunRow(Record):
    """Every run: when, from what, with which extractor, and how it ended."""

    run_id: str = Field(description="Identifies the run")
    started_at: dt.datetime = Field(description="Start (UTC)")
    finished_at: dt.datetime | None = Field(description="End (UTC)")
    sources: str = Field(description="The sources as given, JSON list")
    fingerprint: str = Field(description="Extractor, lexicons, model and versions")
    state: str = Field(description="running, complete, quarantined or failed")
    loaded: int = Field(description="Documents loaded")
    unchanged: int = Field(description="Documents that were there already")
    quarantined: int = Field(description="Documents set aside")
    seconds: float | None = Field(description="Duration")


class QuarantineRow(Record):
    """What could not be read, extracted or loaded, whole, with its reason."""

    quarantine_id: str = Field(description="Identifies the rejected item")
    document_id: str | None = Field(description="The article, where it has an id")
    origin: str = Field(description="File or address it came from")
    stage: str = Field(description="ingest, extract, validate or load")
    rule: str = Field(description="Rule that was broken")
    reason: str = Field(description="The reason, for people")
    payload: str = Field(
        description="The rejected input; bytes that are no text are escaped; its first eight million characters"
    )
    first_seen: dt.datetime = Field(description="First time (UTC)")
    last_seen: dt.datetime = Field(description="Last time (UTC)")
    run_id: str = Field(description="The last run that met it")


TABLES: dict[str, type[Record]] = {
    "documents": DocumentRow,
    "people": PersonRow,
    "person_mentions": PersonMentionRow,
    "organizations": OrganizationRow,
    "organization_mentions": OrganizationMentionRow,
    "roles": RoleRow,
    "dates": DateRow,
    "actions": ActionRow,
    "action_participants": ParticipantRow,
    "quotes": QuoteRow,
    "quote_parts": QuotePartRow,
    "runs": RunRow,
    "quarantine": QuarantineRow,
}
"""Table name to the model of its rows, in the order in which they are created."""

FINDING_TABLES = tuple(name for name in TABLES if name not in ("runs", "quarantine"))
"""Tables whose rows belong to one document and are replaced with it."""
