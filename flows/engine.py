"""Prefect's own settings, made before it is imported: local, quiet, no analytics, and its state in one place."""

import os
import tempfile
from pathlib import Path


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
