"""Verbs that measure the extractors on annotated articles."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import FAILED, Model, Shape, say

if TYPE_CHECKING:
    from flows.calibration import Bin
    from flows.comparing import Item
    from flows.scoring import Score

Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="A folder of annotated .json files, or one .jsonl file.")]


def score(
    gold: Gold,
    predicted: Annotated[
        Path | None, typer.Argument(metavar="[PREDICTED]", help="Extractions to score; without it, they are made now.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show up to N errors of each row.")] = 0,
    by_document: Annotated[bool, typer.Option("--by-document", help="One line a document first.")] = False,
    output: Annotated[Shape, typer.Option("--format", help="table or json.")] = Shape.TABLE,
    record: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the figures as the floor that the tests hold.")
    ] = None,
    model: Model = None,
) -> None:
    """Score extractions against annotated articles: precision, recall and F1 a row, in percent.

    Example: dateline score tests/gold --errors 10
    """
    from flows.gold import extract_documents, read_documents, summary, write_floor
    from flows.scoring import score as score_documents
    from flows.scoring import total
    from flows.settings import build_settings

    documents = _checked(read_documents(gold))
    found: dict[str, Item]
    if predicted is None:
        made = extract_documents(documents, build_settings(model=model).model)
        found = {e.document.document_id: e.to_contract() for e in made}
    else:
        found = read_documents(predicted)
    scores = score_documents(documents, found)
    everything = total(scores.values())
    missing = sorted(documents.keys() - found.keys())
    if output is Shape.JSON:
        figures = summary(everything, len(documents), missing)
        if by_document:
            figures["by_document"] = {key: one.to_json() for key, one in scores.items()}
        if errors:
            figures["errors"] = {row: lines[:errors] for row, lines in everything.errors.items()}
        print(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        _print_scores(scores if by_document else {}, everything, errors)
    if missing:
        say(f"dateline: counted as all missed, for want of an extraction: {', '.join(missing)}")
    if record:
        write_floor(record, everything)
        say(f"dateline: wrote {record}")


def calibrate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD…", help="Folders of annotated .json files, or .jsonl files.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing: print stated against measured on articles left out.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; the extractors' own file.")
    ] = None,
    model: Model = None,
) -> None:
    """Measure how often each rule is right on annotated articles: the source of every confidence.

    Example: dateline calibrate tests/gold --check
    """
    from flows.calibration import check as check_calibration
    from flows.calibration import count, judge, to_toml
    from flows.gold import extract_documents, read_all
    from flows.settings import build_settings

    documents = _checked(read_all(gold))
    found = extract_documents(documents, build_settings(model=model).model)
    judged = {e.document.document_id: list(judge(documents[e.document.document_id], e)) for e in found}
    if check:
        _print_calibration(check_calibration(judged))
        return
    path = output or _confidence_file()
    path.write_text(to_toml(count(one for ones in judged.values() for one in ones)), encoding="utf-8")
    say(f"dateline: wrote {path} from {len(judged)} articles")


def _confidence_file() -> Path:
    """The file that the extractors read."""
    import extractors.confidence

    return Path(extractors.confidence.__file__).with_name("confidence.toml")


def _print_calibration(bins: "list[Bin]") -> None:
    """One block a record type and one for all together, each with its expected calibration error."""
    from itertools import groupby

    from flows.calibration import BINS, calibration_error, pooled

    for kind, group in groupby([*bins, *pooled(bins)], key=lambda b: b.kind):
        own = list(group)
        print(f"{kind}: {sum(b.findings for b in own)} findings, calibration error {calibration_error(own):.1%}")
        for b in own:
            upper = min((bound for bound in BINS if bound > b.lower), default=1.0)
            shares = f"stated {b.stated:6.1%}  measured {b.measured:6.1%}"
            print(f"  {b.lower:4.0%} to {upper:4.0%}{b.findings:6d}  {shares}")


def _checked(documents: "dict[str, Item]") -> "dict[str, Item]":
    """The documents, unless an annotation is wrong in itself: then every such place is named."""
    from flows.gold import check_document

    wrong = [line for document in documents.values() for line in check_document(document)]
    for line in wrong:
        say(f"dateline: {line}")
    if wrong:
        raise typer.Exit(FAILED)
    return documents


def _print_scores(by_document: "dict[str, Score]", everything: "Score", errors: int) -> None:
    """The table, and what is asked for around it."""
    from flows.scoring import ROWS

    for key, one in by_document.items():
        rows = (f"{row} {count.f1:g}" for row, count in one.rows.items() if count.found or count.gold)
        print(f"{key:40s}" + "  ".join(rows))
    print(f"{'':15s}{'P':>7s}{'R':>7s}{'F1':>7s}{'right':>7s}{'found':>7s}{'gold':>7s}")
    for row, c in everything.rows.items():
        figures = f"{c.precision:7.1f}{c.recall:7.1f}{c.f1:7.1f}{c.right:7d}{c.found:7d}{c.gold:7d}"
        print(f"{row:15s}{figures}  {ROWS[row].counts}")
    shares = ", ".join(f"{name} {share.percent}" for name, share in everything.shares.items() if share.of)
    print(f"right where matched: {shares}")
    for row, lines in everything.errors.items() if errors else ():
        if lines:
            print(f"\n{row}: {len(lines)} errors")
            print("\n".join(lines[:errors]))
