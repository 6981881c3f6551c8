"""A hall that was opened before: a first start reads and checks 508 items, so that it is made once and copied."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kiosk.services.hall import open_hall


@cache
def _opened_once() -> Path:
    home = Path(tempfile.mkdtemp(prefix="jishi-hall-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    open_hall(home).store.close()
    return home


def lay(home: Path) -> Path:
    """Lay a data folder as a first start leaves it, unless there is one; return it."""
    if not (home / "site.toml").exists():
        shutil.copytree(_opened_once(), home, dirs_exist_ok=True)
    return home
