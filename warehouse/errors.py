"""What can be wrong with a warehouse or a query."""

from schemas.errors import DatelineError, TransientError


class WarehouseLocked(TransientError):
    """Another process is writing."""


class UnreadableWarehouse(DatelineError):
    """The file is missing, damaged or no warehouse."""


class UnwritableWarehouse(DatelineError):
    """The disk is full, or the folder may not be written."""


class NewerWarehouse(DatelineError):
    """The file was made by a newer dateline."""


class QueryRefused(DatelineError):
    """The SQL is wrong, forbidden or over a limit."""


class NoSuchPerson(DatelineError):
    """A name or id that means nobody, or several people."""


class WrongJudgement(DatelineError):
    """A judgement that says nothing, goes against an article, or is not there."""
