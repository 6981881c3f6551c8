"""Where the hall's data lies on this machine."""

import os
from pathlib import Path

MADE = ("front.json", "audit-heads.json")  # of a hall's database; a restore puts them aside with it


def home_folder() -> Path:
    """Return where the hall's data lies: `JISHI_HOME`, or the platform's data folder."""
    if named := os.environ.get("JISHI_HOME"):
        return Path(named)
    from platformdirs import user_data_path  # only where it is needed: the kiosk program is given its home

    return user_data_path("jishi", appauthor=False)


def was_used(home: Path) -> bool:
    """Tell whether a hall was open in `home` since a restore or the first start."""
    return any((home / name).exists() for name in MADE)
