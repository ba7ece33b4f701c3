"""Prefect's own settings, made before it is imported: local, quiet, no analytics, and its state in one place."""

import atexit
import datetime as dt
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from schemas.errors import DatelineError

START_SECONDS = 120
END_SECONDS = 120
LOOP_SECONDS = 10
KEEPER = """
import subprocess, sys, threading
patience, *command = sys.argv[1:]
kept = subprocess.Popen(command, stdin=subprocess.DEVNULL)
def end():
    sys.stdin.read()
    if float(patience):
        kept.terminate()
    try:
        kept.wait(float(patience))
    except subprocess.TimeoutExpired:
        kept.kill()
threading.Thread(target=end, daemon=True).start()
sys.exit(kept.wait())
"""
"""Runs a command until the pipe from its parent closes: so it ends with the parent, even if that is killed."""
TEMPORARY_SERVER = """
import sys, uvicorn
from prefect.server.api.server import create_app
app = create_app(ephemeral=True, final=True)
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="error", lifespan="on")
"""
"""Without pages, schedules and what else a single run does not need."""
HASTE = b"\ndateline: it ends after the batch under way; Ctrl-C again ends it at once\n"
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
        "DASK_LOGGING__DISTRIBUTED": "warning",  # else it tells of each connection
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def is_server_set() -> bool:
    """Whether the user has set a Prefect server, whose pages should show every run."""
    if {"PREFECT_API_URL", "PREFECT_PROFILE"} & os.environ.keys():
        return True
    home = os.environ.get("PREFECT_HOME")
    return home is not None and Path(home, "profiles.toml").is_file()


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
    with _serve(command, port) as address:
        yield address


@contextmanager
def start_temporary_server() -> Iterator[None]:
    """A Prefect server without pages for as long as the block runs, if the user has set none.

    Prefect would start the same one by itself, and leave it behind when this process is killed.
    """
    from prefect.context import refresh_global_settings_context
    from prefect.settings import get_current_settings

    if get_current_settings().api.url:
        yield
        return
    port = free_port()
    with _serve([sys.executable, "-c", TEMPORARY_SERVER, str(port)], port):
        refresh_global_settings_context()  # read when Prefect was imported, before there was an address
        yield


@contextmanager
def _serve(command: list[str], port: int) -> Iterator[str]:
    """A Prefect server that is started by a command, and that this process and its children talk to."""
    address = f"http://127.0.0.1:{port}"
    with keep(command, patience=15, output=subprocess.DEVNULL) as server:
        _wait_for(server, f"{address}/api/health")
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        try:
            yield address
        finally:
            os.environ.pop("PREFECT_API_URL", None)


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def keep(command: list[str], *, patience: float, output: int | None = None) -> Iterator["subprocess.Popen[bytes]"]:
    """A command that runs for as long as the block, and never longer than this process.

    Args:
        command: what to run.
        patience: seconds that it has to end by itself before it is killed.
        output: where its output and errors go; where those of this process go without it.
    """
    keeper = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", KEEPER, str(patience), *command],
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,  # Ctrl-C in the terminal is for this process alone, which then ends the other
    )
    try:
        yield keeper
    finally:
        keeper.communicate()  # closes the pipe, and waits for the end


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


def end_with_parent() -> None:
    """End this run between two batches when the process that has started it is gone: the service starts another."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()


def wait_for_end(pid: int) -> None:
    """Until a process that is not a child has ended; not for ever."""
    deadline = time.monotonic() + END_SECONDS
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.kill(pid, 0)
            time.sleep(0.2)


def wait_for_prefect() -> None:
    """At the end of this process, wait for the two threads of Prefect, which it ends without waiting.

    A thread that still runs while Python frees everything keeps what the run has used, such as connections to the
    warehouse: DuckDB's binding then prints a list of what has leaked.
    """

    def wait() -> None:
        threads = sys.modules.get("prefect._internal.concurrency.threads")
        for loop in (threads._run_sync_loop, threads._global_loop) if threads else ():
            if loop is not None:
                loop.shutdown()
                loop.thread.join(LOOP_SECONDS)

    atexit.register(wait)


@contextmanager
def until_signal(came: threading.Event | None = None) -> Iterator[Callable[[], bool]]:
    """Whether SIGTERM or SIGINT has come: it then ends between two batches; a second Ctrl-C at once.

    Args:
        came: set by the signal; another one without it.
    """
    came = came or threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield came.is_set
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if came.is_set() and number == signal.SIGINT:  # somebody is in a hurry; Prefect says SIGTERM more than once
            raise KeyboardInterrupt
        if number == signal.SIGINT:
            os.write(2, HASTE)  # print may be interrupted by itself
        came.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield came.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
