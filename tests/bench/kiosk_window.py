"""The citizen kiosk as a program, begun as `jishi kiosk` begins, and watched: `MODE PRINTER [COUNT]`.

`start` tells when the home was painted and when it can issue and print, `touch` when the first touch was answered,
`visits` plays whole visits by finger and tells every frame, `many` sends COUNT visits through all screens, `trouble`
tells when the home says that no slip can come out, `stand` just stands there.
"""

import importlib
import sys
import time
from dataclasses import replace
from typing import Any

from tests.bench.painted import watch_painted
from tests.bench.told import tell

MODES = {
    "start": "watch_start",
    "touch": "watch_touch",
    "visits": "watch_visits",
    "many": "watch_many",
    "trouble": "watch_trouble",
}


def main() -> None:
    """Run `jishi kiosk` with its window watched."""
    mode, printer, *more = sys.argv[1:]
    if mode in ("touch", "visits"):
        began = time.monotonic()
        importlib.import_module("PySide6.QtTest")  # the finger is not the kiosk's: its import is taken off
        tell("finger", time.monotonic() - began)
    sys.argv = ["jishi", "kiosk", "--window", "--at", "2026-05-12T09:41", "--printer", printer]
    run = importlib.import_module("kiosk.cli.main").run
    app: Any = importlib.import_module("ui.citizen.app")
    opened = app._opened

    class Watched(app.Stage):  # type: ignore[misc]  # loaded late, as the program does
        def show(self, fullscreen: bool) -> None:
            watch_painted(self.window)
            super().show(fullscreen)

    def watched(*given: Any) -> Any:
        kiosk = opened(*given)
        if mode in MODES:
            getattr(importlib.import_module("tests.bench.watching"), MODES[mode])(kiosk, *map(int, more))
        return kiosk

    if mode == "visits":
        _with_twelve_papers()
    app.Stage, app._opened = Watched, watched
    run()


def _with_twelve_papers() -> None:
    """Give the hall's longest-named item twelve requirements."""
    services: Any = importlib.import_module("kiosk.services.hall")
    long: Any = importlib.import_module("tests.longest")
    open_hall = services.open_hall

    def opened(*given: Any, **named: Any) -> Any:
        hall = open_hall(*given, **named)
        item = long.twelve(hall.catalogue)
        items = tuple(item if each.code == item.code else each for each in hall.catalogue.items)
        return replace(hall, catalogue=replace(hall.catalogue, items=items))

    services.open_hall = opened


if __name__ == "__main__":
    main()
