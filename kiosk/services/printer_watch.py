"""This machine's printers as a technician sees them, whoever owns them: state, raw status, trouble, byte log."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from drivers.printer.passed import Passed, Way
from drivers.printer.protocol import PrinterState, Said, Trouble
from kiosk.domain.site import PrinterAddress
from kiosk.domain.trials import MICROS
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.standby import published
from kiosk.services.telling import said_of, trouble_of
from kiosk.store.changes import Changes

WATCH_SECONDS = 10.0  # so long an owner goes on writing its byte log after somebody looked


@dataclass(frozen=True, slots=True)
class Sight:
    """A printer as its owner last told; `at` when its raw status last changed (None: it never told)."""

    address: PrinterAddress
    state: PrinterState
    said: Said
    trouble: Trouble | None
    at: datetime | None
    passed: Sequence[Passed] = ()


class PrinterWatch:
    """What the owners publish; on one thread. A look that finds nothing new costs microseconds."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._changes = Changes(hall.store.database)

    @out_of_service
    def newer(self) -> list[Sight] | None:
        """Return all printers, or None where nothing was written since the last look."""
        return self.now() if self._changes.any() else None

    @out_of_service
    def now(self) -> list[Sight]:
        """Return all printers of this machine."""
        return [self._sight(address) for address in self._hall.machine.printers]

    @out_of_service
    def watch(self) -> None:
        """Say that somebody looks: the owners write their byte logs for a while."""
        until = int((time.time() + WATCH_SECONDS) * MICROS)
        for address in self._hall.machine.printers:
            self._hall.store.printer_said.watch(self._hall.machine.device, address.name, until)

    def _sight(self, address: PrinterAddress) -> Sight:
        state = published(self._hall, address.name) or PrinterState.UNKNOWN
        row = self._hall.store.printer_said.get(self._hall.machine.device, address.name)
        if row is None or not row.at.timestamp():
            return Sight(address, state, Said(), None, None)
        return Sight(address, state, said_of(row), trouble_of(row), row.at, passed_of(row.passed))


def passed_of(written: str) -> list[Passed]:
    """Return the byte log that a row holds."""
    return [Passed(at, Way(way), bytes.fromhex(data), length) for at, way, data, length in json.loads(written or "[]")]
