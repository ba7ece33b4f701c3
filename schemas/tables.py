"""The rows of the warehouse: one model a table; DDL, comments and Arrow schemas follow from them."""

import datetime as dt

from pydantic import Field

from schemas.actions import EventType, Modality, Polarity, Tense
from schemas.dates import Anchor, Granularity, Modifier, Resolution, TimexType
from schemas.identity import ErasureKind, FindingKind, IdentityBasis, Verdict
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
    published_origin: str | None = Field(description="Origin of that date: given, metadata, feed, url or dateline")
    url: str | None = Field(description="Address of the article")
    publisher: str | None = Field(description="Who published it")
    byline: str | None = Field(description="Author line")
    language: str = Field(description="ISO 639-1 code")
    source: str | None = Field(description="Source that it was read from")
    text: str = Field(description="The text that was read")
    content_hash: str = Field(description="Hash of text and metadata: the same hash, the same article")
    fingerprint: str = Field(description="Extractor, lexicons, model and versions that made the findings")
    version: int = Field(description="Number of the text among those that the article has had, from 1")
    story_id: str = Field(description="Shared by articles with nearly the same text: wire copies and updates")
    recorded_at: dt.datetime = Field(description="When the findings were loaded (UTC)")
    withdrawn_at: dt.datetime | None = Field(description="When it was withdrawn (UTC); the views leave it out")
    run_id: str = Field(description="The run that loaded them")
    origin: str | None = Field(description="File or address within the source")
    encoding: str | None = Field(description="Encoding of the bytes that the text was read from")
    published_doubt: str | None = Field(description="Why a date that came with it was not believed")


class DocumentVersionRow(Record):
    """Every reading of an article, and from when until when it was what we knew; the findings are of the last."""

    document_id: str = Field(description="The article")
    version: int = Field(description="Number of its text, from 1; a new extraction of the same text keeps it")
    content_hash: str = Field(description="Hash of text and metadata")
    fingerprint: str = Field(description="Extractor, lexicons, model and versions that read it")
    recorded_at: dt.datetime = Field(description="When it was loaded (UTC)")
    superseded_at: dt.datetime | None = Field(description="When the next reading took its place (UTC); null: present")
    run_id: str = Field(description="The run that loaded it")


class PersonRow(Record):
    """Individuals across articles; every person_id points here."""

    person_id: str = Field(description="Identifies the person")
    name: str = Field(description="Full name, without title or honorific; of several, the one that most articles use")
    name_key: str | None = Field(
        description="Words of the full name in small letters: whom it is compared with; null for a single name"
    )
    given_name: str | None = Field(description="Given name or names")
    family_name: str | None = Field(description="Family name, with its particles")
    gender: Gender | None = Field(description="Pronoun gender, when an article gives evidence of it")
    first_year: int | None = Field(description="First year in which an article shows the person acting")
    last_year: int | None = Field(description="Last year in which an article shows the person acting")
    death_year: int | None = Field(description="Year of death, when an article dates it")


class PersonNameRow(Record):
    """People as an article names them: one row a person and document, with the ground of its person_id."""

    document_id: str = Field(description="The article that names the person")
    person_id: str = Field(description="The individual, judgements applied")
    found_person_id: str = Field(description="The individual by the rules alone, before anybody's judgement")
    basis: IdentityBasis = Field(
        description="Why this is that individual: full_name (the same full name, nothing against it), contradiction "
        "(a namesake that gender or life tell apart), one_document (a single name, or nothing tells which namesake), "
        "judgement (somebody's verdict)"
    )
    name: str = Field(description="Fullest name in the article, without title or honorific")
    name_key: str | None = Field(description="Words of the full name in small letters; null for a single name")
    given_name: str | None = Field(description="Given name or names")
    family_name: str | None = Field(description="Family name, with its particles")
    honorific_prefix: str | None = Field(description="Honorific before the name")
    honorific_suffix: str | None = Field(description="Suffix after the name")
    gender: Gender | None = Field(description="Pronoun gender, when the article gives evidence of it")
    first_year: int | None = Field(description="First year in which the article shows the person acting")
    last_year: int | None = Field(description="Last year in which the article shows the person acting")
    death_year: int | None = Field(description="Year of death, when the article dates it")
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
    kind: OrganizationKind = Field(
        description="organization (a body of people) or place (one that acts, such as a country)"
    )
    rule: str | None = Field(description="Rule that found it")
    confidence: float | None = Field(description="Share of organizations found by this rule that were right")
    run_id: str = Field(description="The run that loaded this row")


class OrganizationMentionRow(FindingRow):
    """Every place in the text that refers to an organization."""

    organization_id: str = Field(description="The organization referred to")
    kind: MentionKind = Field(description="name, nominal or pronoun")


class PostRow(Record):
    """Posts that articles name, whoever holds them: a title in an organization."""

    post_id: str = Field(description="Identifies the post")
    title: str = Field(description="Words of the title, as first met")
    organization: str | None = Field(
        description="Organization of the post; null where no article says it: a title that several posts may share"
    )


class RoleRow(FindingRow):
    """Who holds, held or is to hold a post, as an article says it."""

    role_id: str = Field(description="Identifies the role")
    person_id: str = Field(description="Who holds the post")
    post_id: str = Field(description="The post")
    title: str = Field(description="Words of the title, without organization, former, acting or -elect")
    organization_id: str | None = Field(description="Organization of the post")
    organization: str | None = Field(description="Name of that organization")
    status: RoleStatus = Field(description="As of publication: current, former, acting, incoming or unknown")
    start_date: PartialDate | None = Field(description="Start, as precise as the text: YYYY[-MM[-DD]]")
    end_date: PartialDate | None = Field(description="End, as precise as the text; null means unknown, not current")


class DateRow(FindingRow):
    """Temporal expressions by TIMEX3, with the days that they denote."""

    date_id: str = Field(description="Identifies the expression")
    type: TimexType = Field(
        description="DATE (a day or longer), TIME (within a day), DURATION (how long) or SET (how often)"
    )
    value: str = Field(
        description="TIMEX3 value: 2017-03-02, 2017-03, 2017-Q1, 2017-W09, P3M (three months), XXXX-WXX-4 "
        "(Thursdays); X: not known"
    )
    mod: Modifier | None = Field(
        description="TIMEX3 mod, such as START (early), MID, END (late), APPROX (about), BEFORE or "
        "MORE_THAN; null: none"
    )
    earliest: dt.date | None = Field(description="First day that it can denote; null: no day, as in a duration")
    latest: dt.date | None = Field(description="Last day that it can denote; null: no day, as in a duration")
    granularity: Granularity | None = Field(description="Unit that it is precise to, from second to millennium")
    resolution: Resolution = Field(
        description="How the value was reached: explicit (from the words alone), anchored (counted from "
        "an anchor), inferred (by a choice) or unresolved (not at all)"
    )
    anchor: Anchor | None = Field(
        description="What it counts from: publication, dateline or text (another date of the article); null: nothing"
    )
    anchor_date_id: str | None = Field(description="The other date of the article that it counts from")


class ActionRow(FindingRow):
    """Events in which people take part, with their status; the span is the evidence."""

    action_id: str = Field(description="Identifies the action")
    predicate: str = Field(description="Lemma of the trigger")
    trigger_start: int = Field(description="First character of the trigger word")
    trigger_end: int = Field(description="Character after the trigger word")
    trigger_text: str = Field(description="The trigger word")
    event_type: EventType | None = Field(
        description="personnel, justice, contact, conflict, life, movement, transaction, business, "
        "statement or competition; null: none of these"
    )
    polarity: Polarity = Field(description="negative: it did not or will not happen")
    modality: Modality = Field(description="asserted, future, hypothetical or requested")
    tense: Tense = Field(description="Tense of the trigger: past, present, future, infinitive, participle or none")
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


class TextBandRow(Record):
    """Marks of a text, a few an article: articles that share one are compared, to find copies and updates."""

    document_id: str = Field(description="The article")
    published: dt.date | None = Field(description="Day of publication")
    band: int = Field(description="Hash of several MinHash values of the text")


class JudgementRow(Record):
    """What people have said about who is who; the last word, until it is undone."""

    judgement_id: str = Field(description="Identifies the judgement")
    verdict: Verdict = Field(description="same, not_same, or unsure: the rules decide")
    person_id: str = Field(description="One side: found_person_id of the person")
    document_id: str | None = Field(description="The article in which that side is meant; null: in all")
    name: str = Field(description="Name of that side")
    other_person_id: str = Field(description="The other side: found_person_id of the person")
    other_document_id: str | None = Field(description="The article in which the other side is meant; null: in all")
    other_name: str = Field(description="Name of the other side")
    judged_by: str = Field(description="Who says so")
    judged_at: dt.datetime = Field(description="When (UTC)")
    note: str | None = Field(description="Why")
    undone_at: dt.datetime | None = Field(description="When it was taken back (UTC)")


class FindingJudgementRow(Record):
    """What people have said is wrong: the views leave it out, until that is undone."""

    judgement_id: str = Field(description="Identifies the judgement")
    kind: FindingKind = Field(description="person (no person at all), organization, role, date, action or quote")
    document_id: str | None = Field(description="The article of the finding; null: a person in all articles")
    finding_id: str = Field(description="Id of the finding; of a person, the found_person_id")
    judged_by: str = Field(description="Who says so")
    judged_at: dt.datetime = Field(description="When (UTC)")
    note: str | None = Field(description="Why")
    undone_at: dt.datetime | None = Field(description="When it was taken back (UTC)")


class ErasureRow(Record):
    """That something was forgotten, and when; not what."""

    erasure_id: str = Field(description="Identifies the erasure")
    kind: ErasureKind = Field(description="document or person")
    erased_at: dt.datetime = Field(description="When (UTC)")
    documents: int = Field(description="Articles that were touched")
    rows: int = Field(description="Rows that were removed or blanked")


class ForgottenRow(Record):
    """Keyed hashes of what was forgotten, so that it does not come back."""

    erasure_id: str = Field(description="The erasure")
    key: str = Field(description="Key of the hashes of this warehouse")
    digest: str = Field(description="Hash of the id or the text of an article, or of a name")


class RunRow(Record):
    """Every run: when, from what, with which extractor, and how it ended."""

    run_id: str = Field(description="Identifies the run")
    started_at: dt.datetime = Field(description="Start (UTC)")
    finished_at: dt.datetime | None = Field(description="End (UTC)")
    sources: str = Field(description="The sources as given, JSON list")
    fingerprint: str = Field(description="Extractor, lexicons, model and versions")
    state: str = Field(description="running, complete, quarantined, stopped, failed or crashed")
    loaded: int = Field(description="Documents loaded")
    unchanged: int = Field(description="Documents that were there already")
    quarantined: int = Field(description="Documents set aside")
    seconds: float | None = Field(description="Duration")
    flow_run_id: str | None = Field(description="The run of the Prefect flow, where there was one")


class RunHealthRow(Record):
    """What each run took from each source, and how much of it stayed open; the view health shows it as shares."""

    run_id: str = Field(description="The run")
    source: str = Field(description="The source")
    documents: int = Field(description="Documents loaded")
    unchanged: int = Field(description="Documents that were there already")
    quarantined: int = Field(description="Documents set aside")
    people: int = Field(description="People, each once an article")
    organizations: int = Field(description="Organizations, each once an article")
    roles: int = Field(description="Roles")
    roles_without_organization: int = Field(description="Roles whose organization was not found")
    dates: int = Field(description="Dates")
    unresolved_dates: int = Field(description="Dates without a day")
    actions: int = Field(description="Actions")
    quotes: int = Field(description="Quotations")
    quotes_without_source: int = Field(description="Quotations for which no words name a source")
    quotes_without_speaker: int | None = Field(
        description="Quotations whose source is no person or organization by name, those without a source included; "
        "null: an old run, which did not count them"
    )
    withdrawn: int | None = Field(
        description="Documents withdrawn, since their publisher or their source no longer has them; "
        "null: an old run, which did not count them"
    )


class RunStageRow(Record):
    """Seconds that each run spent in each stage; those of extract are summed over the processes."""

    run_id: str = Field(description="The run")
    stage: str = Field(description="ingest, extract, validate or load")
    seconds: float = Field(description="Seconds")


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
    source: str | None = Field(description="Name of the source")


class SourceStateRow(Record):
    """What is known of each source and of each page of it, so that a run takes only what is new or changed."""

    source: str = Field(description="Name of the source")
    key: str = Field(description="Address or path: the source itself, or a page of it")
    document_id: str | None = Field(default=None, description="The article of the page")
    said: str | None = Field(default=None, description="What the feed says of the page: date, title, author; JSON")
    etag: str | None = Field(default=None, description="ETag of the last answer; sent with the next question")
    last_modified: str | None = Field(default=None, description="Last-Modified of the last answer")
    content_hash: str | None = Field(default=None, description="Hash of the last answer")
    fingerprint: str | None = Field(default=None, description="Extractor that has read it; another one reads it anew")
    trouble: str | None = Field(default=None, description="What was wrong at the last try; null: nothing")
    first_seen: dt.datetime = Field(description="First time that it was asked for (UTC)")
    last_seen: dt.datetime | None = Field(default=None, description="Last time that it was there (UTC)")
    retry_at: dt.datetime | None = Field(default=None, description="When to try again after a passing trouble (UTC)")
    gone_at: dt.datetime | None = Field(default=None, description="When it was found to be gone (UTC)")


TABLES: dict[str, type[Record]] = {
    "documents": DocumentRow,
    "document_versions": DocumentVersionRow,
    "people": PersonRow,
    "person_names": PersonNameRow,
    "person_mentions": PersonMentionRow,
    "organizations": OrganizationRow,
    "organization_mentions": OrganizationMentionRow,
    "posts": PostRow,
    "roles": RoleRow,
    "dates": DateRow,
    "actions": ActionRow,
    "action_participants": ParticipantRow,
    "quotes": QuoteRow,
    "quote_parts": QuotePartRow,
    "text_bands": TextBandRow,
    "identity_judgements": JudgementRow,
    "finding_judgements": FindingJudgementRow,
    "erasures": ErasureRow,
    "forgotten": ForgottenRow,
    "runs": RunRow,
    "run_health": RunHealthRow,
    "run_stages": RunStageRow,
    "quarantine": QuarantineRow,
    "source_states": SourceStateRow,
}
"""Table name to the model of its rows, in the order in which they are listed."""

FINDING_TABLES = (
    "documents",
    "person_names",
    "person_mentions",
    "organizations",
    "organization_mentions",
    "roles",
    "dates",
    "actions",
    "action_participants",
    "quotes",
    "quote_parts",
    "text_bands",
)
"""Tables whose rows belong to one document and are replaced with it."""

PERSON_TABLES = ("person_names", "person_mentions", "roles", "action_participants", "quotes")
"""Those of them in which a row points at a person."""
