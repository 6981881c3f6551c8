"""Tells one state of the program's screens from another: what an earlier one kept is not shown by a later one."""

import os
from pathlib import Path

from kiosk.assets import assets

_PLACES = (Path(__file__).parent / "citizen", Path(__file__).parent / "theme")


def program_stamp() -> str:
    """Return how many files make up the screens, and when the newest was written."""
    entries = [entry for place in (*_PLACES, assets() / "logo") for entry in os.scandir(place) if entry.is_file()]
    times = [entry.stat().st_mtime_ns for entry in entries]
    return f"{len(times)}-{max(times)}"
