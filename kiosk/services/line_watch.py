"""Watches the line to the hall's database: keeps a kiosk ready while it is there, looks for it while it is not."""

import threading
from collections.abc import Callable

from kiosk.services.answers import OutOfService
from kiosk.services.cut_off import CutOff
from kiosk.services.logs import logger
from kiosk.store.errors import LineLost, StoreFault

READY_SECONDS = 2.0  # between two looks while the line is there: a code is kept before its visitor has walked here
LOST_SECONDS = 2.5  # while it is not
REST_SECONDS = 0.02

_log = logger("line")


class LineWatch:
    """One kiosk's; both calls that it makes come from its own thread, again and again until `there` is set."""

    def __init__(self, cut_off: CutOff, on_lost: Callable[[], None], on_back: Callable[[], None]) -> None:
        self._cut_off, self._on_lost, self._on_back = cut_off, on_lost, on_back
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)
        self._stopping = threading.Event()
        self._told = ""  # what was in the way last
        self.there = True  # set by whoever changes the services

    def start(self) -> None:
        """Begin with a first look."""
        self._thread.start()

    def stop(self) -> None:
        """Return when the last look is over."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look()
            except (StoreFault, OutOfService) as fault:
                self._say(str(fault))
                lost = isinstance(fault, LineLost) or getattr(fault, "line_lost", False)
                if lost and self.there and self._cut_off.ready:
                    self._on_lost()
            except Exception as fault:  # noqa: BLE001 - the next look tries again, and a visitor never sees this one
                self._say(repr(fault))
            else:
                self._told = ""
            self._stopping.wait(READY_SECONDS if self.there else LOST_SECONDS)
        self._cut_off.close()

    def _look(self) -> None:
        under_way = self._cut_off.settle().under_way
        if self.there:
            self._cut_off.prepare(lambda: self._stopping.wait(REST_SECONDS))
        elif not under_way:  # else the kiosk stays cut off until its last visitor has gone
            self._on_back()

    def _say(self, what: str) -> None:
        self._cut_off.close()  # the next look begins with new connections
        if what != self._told:
            _log.warning("the hall's database cannot be used", reason=what)
        self._told = what
