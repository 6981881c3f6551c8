"""The doctor's round: every part looked at side by side, none of them longer than there is time for."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text
from kiosk.services.doctor import ground, hall, printer
from kiosk.services.doctor.patient import Patient, meet
from kiosk.store.errors import StoreFault
from kiosk.store.examination import Examined, examine

SECONDS = 1.9  # for the whole round; a host that does not answer takes longer by itself
READING_SECONDS = 1.0  # of the round, for the database's pages; the daily backup reads all of them

Look = Callable[[], list[Finding]]


def go_round(home: Path, seconds: float = SECONDS) -> list[Finding]:
    """Look at every part of the machine whose data lies in `home`; return the findings, in the order of the page."""
    ends = time.monotonic() + seconds
    patient, now = meet(home), datetime.now(UTC)
    looks: dict[str, Look] = {
        "version": lambda: [ground.version()],
        "libraries": lambda: [ground.libraries()],
        "display": lambda: [ground.display()],
        "fonts": lambda: [ground.fonts()],
        "ports": lambda: [printer.ports(patient)],
        "printer": lambda: [printer.printer(patient, now)],
        "files": lambda: [hall.files(patient, now.date())],
        "database": lambda: _stored(patient, now),
        "catalogue": lambda: [hall.catalogue(patient)],
        "backups": lambda: [hall.backups(patient, now)],
    }
    running = {part: _Looking(look) for part, look in looks.items()}
    return [finding for part, looking in running.items() for finding in looking.result(part, ends)]


def _stored(patient: Patient, now: datetime) -> list[Finding]:
    """Look at the database, and at what its size and its last record say of disk and clock."""
    found: Examined | StoreFault | None
    try:
        found = examine(patient.address, READING_SECONDS)
    except StoreFault as fault:
        found = fault
    known = found if isinstance(found, Examined) else None
    local = known.size if known and known.dialect == "sqlite" else 0
    return [
        hall.database(found),
        ground.space(patient.home, local),
        ground.clock(patient.site.zone if patient.site else "", known.newest if known else None, now),
    ]


class _Looking:
    """One look on a thread of its own; one that hangs is left behind."""

    def __init__(self, look: Look) -> None:
        self._found: list[Finding] = []
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, args=(look,), daemon=True)
        self._thread.start()

    def _run(self, look: Look) -> None:
        try:
            self._found = look()
        except Exception as fault:  # noqa: BLE001 - a look that fails is a finding, and the others go on
            self._fault = fault

    def result(self, part: str, ends: float) -> list[Finding]:
        """Return what was found by `ends`; that nothing was is a finding too."""
        self._thread.join(max(0.0, ends - time.monotonic()))
        if self._thread.is_alive():
            says = Text("到时间还没有回音", "no answer in time")
            step = Text("查电源、线和地址，再来一次", "check power, cable and address, then try again")
            return [Finding(part, Health.BROKEN if part == "printer" else Health.LOOK, says, step)]
        if self._fault is not None:
            told = f"{type(self._fault).__name__}: {self._fault}"
            return [Finding(part, Health.BROKEN, Text(f"查的时候出错：{told}", f"the look failed: {told}"))]
        return self._found
