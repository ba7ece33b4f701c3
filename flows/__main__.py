"""``python -m flows`` is the same as ``dateline``."""

from flows.cli import main

main()
