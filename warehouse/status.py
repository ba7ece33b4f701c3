"""Where the files of a warehouse are, what they hold, and who writes."""

import datetime as dt
from pathlib import Path

from warehouse.database import MIGRATIONS, statement
from warehouse.errors import UnreadableWarehouse
from warehouse.files import Which, check_is_published, draft_file, work_file
from warehouse.lock import holder
from warehouse.reader import Reader


def status(path: Path) -> dict[str, str]:
    """What is to be said of a warehouse, each under its name, in the order in which it is read.

    Args:
        path: the published file; none of the files need be there or be sound.

    Raises:
        UnreadableWarehouse: the path is that of another file of the warehouse.
    """
    check_is_published(path)
    files = {Which.PUBLISHED: path, Which.WORKING: work_file(path), Which.DRAFT: draft_file(path)}
    told = {str(which): _file(file) for which, file in files.items()}
    told["being written by"] = str(holder(path) or "nobody")
    try:
        with Reader.open(path) as reader:
            ((version,),) = reader.query(f"SELECT max(name) FROM {MIGRATIONS}").rows  # noqa: S608
            told["version"] = version.removesuffix(".sql")
            result = reader.query(statement("status"))
    except UnreadableWarehouse as error:
        return told | {"published state": str(error)}
    held = zip(result.columns, result.rows[0], strict=True)
    return told | {name: "none" if value is None else str(value) for name, value in held}


def _file(path: Path) -> str:
    try:
        found = path.stat()
    except FileNotFoundError:
        return f"{path}: not there"
    changed = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC)
    return f"{path}: {found.st_size / 1e6:,.1f} MB, of {changed:%Y-%m-%d %H:%M:%S} UTC"
