"""What a printer's owner tells beside the state: the raw status, what is in its way, its byte log while somebody looks.

All of it is written after the paper: nothing of it stands between a number and its slip.
"""

import json
import time

from drivers.printer.protocol import Printer, Reason, Said, Trouble
from kiosk.domain.trials import MICROS
from kiosk.services.hall import Hall
from kiosk.store.printer_said import SaidRow

BYTES_SECONDS = 0.2  # the log is not written more often


class Telling:
    """One owner's; on its thread only."""

    def __init__(self, hall: Hall, printer: str) -> None:
        self._hall, self._printer = hall, printer
        self._rows = hall.store.printer_said
        self._told: tuple[str, str] | None = None
        self._watched = 0  # UTC microseconds
        self._passed = self._passed_at = 0.0

    def look(self) -> None:
        """See whether somebody watches; only where the database changed."""
        row = self._rows.get(self._hall.machine.device, self._printer)
        self._watched = row.watched if row else 0

    def tell(self, printer: Printer) -> None:
        """Write what changed since the last time."""
        now = written(printer.said), trouble_written(printer.trouble)
        device = self._hall.machine.device
        if now != self._told:
            self._rows.say(device, self._printer, *now, self._hall.clock())
            self._told = now
        passed = printer.passed
        since = time.monotonic() - self._passed_at
        if passed and passed[-1].at != self._passed and since >= BYTES_SECONDS and time.time() * MICROS < self._watched:
            parts = [[part.at, part.way.value, part.data.hex(), part.length] for part in passed]
            self._rows.tell(device, self._printer, json.dumps(parts, separators=(",", ":")))
            self._passed, self._passed_at = passed[-1].at, time.monotonic()


def written(said: Said) -> str:
    """Return a raw status as its row holds it."""
    return ("a" if said.automatic else "q") + said.four.hex() if said.four else ""


def said_of(row: SaidRow) -> Said:
    """Return the raw status that a row holds."""
    return Said(bytes.fromhex(row.said[1:]), row.said.startswith("a"))


def trouble_written(trouble: Trouble | None) -> str:
    """Return a trouble as its row holds it."""
    return json.dumps([trouble.where, trouble.reason.value, trouble.detail], ensure_ascii=False) if trouble else ""


def trouble_of(row: SaidRow) -> Trouble | None:
    """Return the trouble that a row holds."""
    if not row.trouble:
        return None
    where, reason, detail = json.loads(row.trouble)
    return Trouble(where, Reason(reason), detail)
