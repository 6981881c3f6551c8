"""This machine's serial scanner, read on a thread of its own; one that is lost is looked for with longer pauses.

The kiosk or the desk has its port while it runs. Who tries it out (`borrows`) is lent it for as long.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from drivers.printer.protocol import Trouble, Unreachable
from drivers.scanner.framing import SILENCE, SILENCE_ALONE
from drivers.scanner.protocol import Scanner
from drivers.scanner.serial import SerialScanner
from kiosk.domain.site import ScannerAddress
from kiosk.services.hall import Hall
from kiosk.services.logs import logger

READ_SECONDS = 0.1  # how long a look at the line lasts: so late a stop is heard, and a silence
LENDING_SECONDS = 0.5  # how often its owner looks whether somebody wants to try the scanner
LIVED_SECONDS = 5.0  # one that was there for so long is looked for at once; one that dies at each look is not
BACK_OFF = (0.5, 1.0, 2.0, 5.0, 10.0)  # seconds between two looks for a lost one; the last for ever

_log = logger("scanner")


def open_scanner(address: ScannerAddress) -> Scanner:
    """Open a serial scanner; raise `Unreachable` with port and reason."""
    return SerialScanner(address.port, address.baud, SILENCE if address.ends else SILENCE_ALONE)


def lending_lock(home: Path) -> FileLock:
    """Return the lock of which the holder is lent the scanner by whoever owns it."""
    return FileLock(home / "scanner-lent.lock", thread_local=False)


class Scanning:
    """Reads the scanner from `start` to `stop`; the two calls that it makes come from its own thread."""

    def __init__(
        self,
        hall: Hall,
        on_scan: Callable[[str], None],
        on_change: Callable[[], None] = lambda: None,
        *,
        borrows: bool = False,
    ) -> None:
        if hall.machine.code_scanner is None or hall.machine.code_scanner.keyboard:
            raise ValueError("this machine has no serial scanner")
        self._address = hall.machine.code_scanner
        self._on_scan, self._on_change = on_scan, on_change
        self._lending, self._borrows = lending_lock(hall.home), borrows
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
        self._stopping = threading.Event()
        self.there = False  # whether its port is open now
        self.trouble: Trouble | None = None  # why it is not; None also while it is lent

    def start(self) -> None:
        """Begin to look for the scanner and to read it."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of the port; returns when that is done."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        with self._lending if self._borrows else contextlib.nullcontext():
            tries = 0
            while not self._stopping.is_set():
                if self._is_lent():
                    self._now(there=False)
                    self._stopping.wait(LENDING_SECONDS)
                    continue
                began = time.monotonic()
                if scanner := self._opened():
                    try:
                        self._read(scanner)
                    finally:
                        scanner.close()
                    self._now(there=False)
                if time.monotonic() - began > LIVED_SECONDS:
                    tries = 0
                self._stopping.wait(BACK_OFF[min(tries, len(BACK_OFF) - 1)])
                tries += 1
        self._now(there=False)

    def _opened(self) -> Scanner | None:
        try:
            scanner = open_scanner(self._address)
        except Unreachable as fault:
            self._now(there=False, trouble=fault.trouble)
            return None
        self._now(there=True)
        return scanner

    def _read(self, scanner: Scanner) -> None:
        """Read until the line is dead, somebody else wants the scanner, or nobody wants it any more."""
        look_at = time.monotonic() + LENDING_SECONDS
        while not self._stopping.is_set():
            scans = scanner.read(READ_SECONDS)
            if scans is None:
                return
            for text in scans:
                self._on_scan(text)
            if time.monotonic() > look_at:
                if self._is_lent():
                    return
                look_at = time.monotonic() + LENDING_SECONDS

    def _is_lent(self) -> bool:
        if self._borrows:
            return False
        try:
            with self._lending.acquire(timeout=0):
                return False
        except Timeout:
            return True
        except OSError:
            return False  # a folder that takes no file: then nobody could borrow it either

    def _now(self, *, there: bool, trouble: Trouble | None = None) -> None:
        """Take what is so now; only a change is told and logged, never what was scanned."""
        if (there, trouble) == (self.there, self.trouble):
            return
        self.there, self.trouble = there, trouble
        if there:
            _log.info("the scanner is there", port=self._address.port)
        elif trouble is not None:
            _log.warning("the scanner cannot be read", port=self._address.port, reason=str(trouble))
        self._on_change()
