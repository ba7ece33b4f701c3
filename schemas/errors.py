"""The family of errors: one root, names that say what is wrong, values as attributes.

A part of the project adds its own errors below the root, next to the code that raises them where
they concern that part alone.
"""


class DatelineError(Exception):
    """Root of all errors of dateline; its text is one line that names the thing and the mend."""


class TransientError(DatelineError):
    """A failure that may be gone at the next try: the only branch that is retried."""


class InvalidArticle(DatelineError):
    """An article that cannot be read; it goes to quarantine with its reason.

    Attributes:
        rule: short name of the rule that was broken, such as ``empty_text``.
        reason: one sentence for people.
    """

    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


class ModelNotFound(DatelineError):
    """The spaCy model is not installed."""
