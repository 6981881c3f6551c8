"""The citizen kiosk's start: the front first, where one is kept; the hall and everything heavy behind it."""

import gc
import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QTimer

from ui import plain_imports  # noqa: F401 - first of ours: the rest is imported without PySide6's hook
from ui.citizen.front import recall
from ui.citizen.stage import Stage, application

if TYPE_CHECKING:
    from ui.citizen.kiosk import Kiosk


TURN = 0.000_05  # seconds for which a worker may keep Python from the Qt thread; a slip is made while its screen is
SETTLED_MS = 3000  # by then everything of the start is loaded
LARGE = 128 * 1024  # bytes of a block that goes back to the system as soon as it is free
SPARE = 8 * 1024 * 1024  # bytes that stay: a screen's memory is else given back at its end and fetched at the next
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8  # mallopt(3)


def settle() -> None:
    """Have garbage collected, from now on only what visits leave behind, and keep the heap whole.

    glibc takes ever larger blocks out of its heap once one of them was freed; what a thousand visitors leave between
    them never goes back. Elsewhere nothing is done.
    """
    from ui.sweeping import Sweeping

    gc.freeze()
    Sweeping(application())
    _allocate({_M_MMAP_THRESHOLD: LARGE, _M_TRIM_THRESHOLD: SPARE})


def _allocate(settings: dict[int, int]) -> None:
    import ctypes

    if sys.platform == "linux" and hasattr(libc := ctypes.CDLL(None), "mallopt"):
        for setting, value in settings.items():
            libc.mallopt(setting, value)


def main(home: Path, *, at: datetime | None, fullscreen: bool, play: Path | None, printer: str = "") -> int:
    """Open the kiosk of the hall whose data lies in `home`; return the exit code.

    `at` (naive, hall's time) sets the hall's clock. With `play` a whole visit is played offscreen, a picture of every
    screen is left in that folder, and the exit code is 0. `printer` overrides how this machine's printer is reached.
    """
    app = application()
    sys.setswitchinterval(TURN)
    QTimer.singleShot(SETTLED_MS, settle)
    front = recall(home, at)
    stage = None if front is None else Stage(home, english=front["english"], front=front)
    if stage is not None:
        stage.show(fullscreen)
        stage.until_painted()
    _allocate({_M_ARENA_MAX: 1})  # Python lets one thread work at a time: of a heap for each, most would lie idle
    kiosk = _opened(home, at, fullscreen, printer, 1 if play else 0, stage)
    if kiosk is None:
        return 1
    kiosk.open(fullscreen)
    if play is not None:
        from ui.citizen.play import play_visit

        QTimer.singleShot(0, lambda: play_visit(kiosk, play))
    code = app.exec()
    kiosk.close()
    return code


def _opened(
    home: Path, at: datetime | None, fullscreen: bool, printer: str, tries: int, stage: Stage | None
) -> "Kiosk | None":
    """Return the live kiosk; None where its files are refused or, after `tries`, its database cannot be used."""
    from kiosk.catalogue.problems import Refused
    from kiosk.domain.reach import mounting
    from kiosk.services.hall import open_hall
    from kiosk.services.logs import open_log
    from ui.citizen.kiosk import Kiosk
    from ui.citizen.resting import opened

    open_log(home)
    try:
        hall = opened(
            lambda: open_hall(home, at, printer, alone=True), fullscreen, tries, stage.window.hide if stage else None
        )
    except Refused as refused:
        sys.stderr.write(f"{refused.in_chinese()}\n")
        return None
    if hall is None:
        return None
    for note in (*hall.notes, *mounting(hall.machine)):
        sys.stderr.write(f"{note.zh}\n")
        logging.getLogger("jishi.start").warning("%s", note.en)
    return Kiosk(hall, stage, printer)
