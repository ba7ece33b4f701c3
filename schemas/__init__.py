"""The record models: what every part of dateline hands to the next.

The models are the truth: the JSON contract, the tables' DDL and their comments follow from them.
This package imports Pydantic and the standard library, and nothing else of the project.
"""

from schemas.actions import Action, EventType, Modality, Polarity, Tense
from schemas.articles import Article
from schemas.dates import Anchor, DateExpression, Granularity, Modifier, Resolution, TimexType
from schemas.errors import DatelineError
from schemas.extraction import Extraction
from schemas.organizations import Organization, OrganizationKind
from schemas.people import Gender, Mention, MentionKind, Person
from schemas.quotes import Quote, QuoteType
from schemas.records import Finding, Participant, Record, Span
from schemas.rejections import Rejected
from schemas.roles import Role, RoleStatus

__all__ = [
    "Action",
    "Anchor",
    "Article",
    "DateExpression",
    "DatelineError",
    "EventType",
    "Extraction",
    "Finding",
    "Gender",
    "Granularity",
    "Mention",
    "MentionKind",
    "Modality",
    "Modifier",
    "Organization",
    "OrganizationKind",
    "Participant",
    "Person",
    "Polarity",
    "Quote",
    "QuoteType",
    "Record",
    "Rejected",
    "Resolution",
    "Role",
    "RoleStatus",
    "Span",
    "Tense",
    "TimexType",
]
