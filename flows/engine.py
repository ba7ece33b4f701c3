"""Prefect's own settings, made before it is imported: local, quiet, no analytics, and its state in one place."""

import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import DatelineError

START_SECONDS = 120
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class ServerNotStarted(DatelineError):
    """The local Prefect server did not come up."""


def prepare_prefect(state_folder: Path | None = None) -> None:
    """Set what Prefect reads from the environment; what the user has set there stays.

    Args:
        state_folder: where its database and results lie; a folder of this user's temporary ones without it.
    """
    home = state_folder or Path(tempfile.gettempdir()) / f"dateline-prefect-{os.getuid()}"
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(home.resolve()),
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def read_interval(text: str) -> dt.timedelta | None:
    """The time between two runs; None when the text is none.

    Example:
        >>> read_interval("15m")
        datetime.timedelta(seconds=900)
        >>> read_interval("soon")
    """
    found = re.fullmatch(r"([1-9]\d{0,5})([smhd])", text.strip())
    return dt.timedelta(**{UNITS[found[2]]: int(found[1])}) if found else None


@contextmanager
def start_server(port: int) -> Iterator[str]:
    """A Prefect server on loopback for as long as the block runs; yields its address.

    A server that ``PREFECT_API_URL`` names is used instead.

    Raises:
        ServerNotStarted: it ended, or did not answer in time.
    """
    if shared := os.environ.get("PREFECT_API_URL"):
        yield shared
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(server, f"{address}/api/health")
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        yield address
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(server: "subprocess.Popen[bytes]", address: str) -> None:
    """Until the server answers."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (loopback)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise ServerNotStarted(f"the Prefect server does not answer at {address}: is the port taken? try --port")
