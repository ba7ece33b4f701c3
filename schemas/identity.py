"""Who is who across articles: grounds, verdicts, and erasure."""

from enum import StrEnum


class IdentityBasis(StrEnum):
    """Why a person in an article is taken for an individual."""

    FULL_NAME = "full_name"
    CONTRADICTION = "contradiction"
    ONE_DOCUMENT = "one_document"
    JUDGEMENT = "judgement"


class Verdict(StrEnum):
    """What somebody says of two people."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"


class ErasureKind(StrEnum):
    """What was forgotten."""

    DOCUMENT = "document"
    PERSON = "person"


class FindingKind(StrEnum):
    """What somebody can say is wrong."""

    PERSON = "person"
    ORGANIZATION = "organization"
    ROLE = "role"
    DATE = "date"
    ACTION = "action"
    QUOTE = "quote"
