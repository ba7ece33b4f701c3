"""What a reader says is wrong, from a form to the judgements; written by the one writer, and published at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from schemas.errors import DatelineError
from schemas.identity import FindingKind, Verdict
from warehouse import Reader, Side, Writer, ask

MOST_BYTES = 100_000
"""Of a form."""


class WrongForm(DatelineError):
    """A form that no page of ours has sent."""


@dataclass(frozen=True)
class Corrections:
    """What a page needs to show judgements, and to offer new ones.

    Attributes:
        here: address to come back to.
        token: the secret of its forms; None where nothing may be written.
        judged: what has been judged wrong, by kind and id.
    """

    here: str
    token: str | None
    judged: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)


def judged_in(reader: Reader, document_id: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What has been judged wrong in an article."""
    rows = ask(reader, "document_judgements", document_id=document_id)
    return {(row["kind"], row["finding_id"]): row for row in rows}


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form.

    Raises:
        WrongForm: it is too long.
    """
    if len(body) > MOST_BYTES:
        raise WrongForm("the form is too long")
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def write(path: Path, fields: Mapping[str, str], *, by: str) -> None:
    """Keep what a form says, and publish.

    Args:
        path: the published file.
        fields: ``do`` is wrong, same, not_same or undo; the others say about what.
        by: who says so.

    Raises:
        WrongForm: it says nothing that can be kept.
        DatelineError: the judgement does not fit what is loaded, or another process is writing.
    """
    try:
        with Writer.open(path, wait=5) as writer:
            _keep(writer, fields, by)
            writer.publish()
    except (KeyError, ValueError) as error:
        raise WrongForm(f"the form lacks something or says what cannot be: {error}") from error


def _keep(writer: Writer, fields: Mapping[str, str], by: str) -> None:
    document_id = fields.get("document_id") or None
    match fields["do"]:
        case "undo":
            writer.undo(fields["judgement_id"])
        case "wrong":
            writer.correct(FindingKind(fields["kind"]), fields["finding_id"], document_id=document_id, by=by)
        case "same":
            writer.judge(Verdict.SAME, Side(fields["person"]), Side(fields["other"].strip()), by=by)
        case "not_same":
            writer.judge(Verdict.NOT_SAME, Side(fields["person"], document_id), Side(fields["person"]), by=by)
        case other:
            raise WrongForm(f"a form can do wrong, same, not_same or undo, and not {other!r}")


def own_path(address: str) -> str:
    """An address within the explorer to come back to; the first page for any other.

    Example:
        >>> own_path("/article/a?b=1"), own_path("//evil.example/"), own_path("https://evil.example/")
        ('/article/a?b=1', '/', '/')
    """
    is_own = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_own else "/"
