"""The scheduled runs, in a process of their own: ``python -m flows.service`` and the order as JSON.

``dateline serve`` starts it, and ends it with a kill: Prefect's runner does not end at SIGTERM while a run is under
way. The run itself sees that the runner is gone, and ends between two batches (``engine.end_with_parent``).
"""

import datetime as dt
import json
import sys
from pathlib import Path

from flows.engine import wait_for_prefect
from flows.pipeline import run


def main() -> None:
    """Run the flow on a schedule, one run at a time."""
    order = json.loads(sys.argv[1])
    seconds = order["interval"]
    wait_for_prefect()
    run.serve(
        name="-".join(Path(order["parameters"]["warehouse"]).with_suffix("").parts[1:]),  # two of one name would mix
        interval=dt.timedelta(seconds=seconds) if seconds else None,
        cron=order["cron"],
        parameters=order["parameters"],
        limit=1,
        print_starting_message=False,
    )


if __name__ == "__main__":
    main()
