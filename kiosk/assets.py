"""Where the shipped assets lie: beside the program, or under `JISHI_ASSETS`."""

import os
from pathlib import Path

_BESIDE = Path(__file__).resolve().parent.parent / "assets"


def assets() -> Path:
    """Return the folder of the shipped assets (read-only)."""
    named = os.environ.get("JISHI_ASSETS")
    return Path(named) if named else _BESIDE


def shipped_site() -> Path:
    """Return the folder of the hall that ships."""
    return assets() / "sites" / "jiyang"
