"""What a measured program says: one line for each moment, `name monotonic-seconds [more]`."""

import sys
import time


def tell(what: str, *more: float, at: float | None = None) -> None:
    """Say that something happened now, or at `at` (monotonic)."""
    moment = time.monotonic() if at is None else at
    sys.stdout.write(" ".join([what, *(f"{value!r}" for value in (moment, *more))]) + "\n")
    sys.stdout.flush()
