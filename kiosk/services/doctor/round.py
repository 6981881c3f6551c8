"""The doctor's round: every part looked at side by side, none of them longer than there is time for."""

import contextlib
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.findings import Finding, Health
from kiosk.domain.text import Text
from kiosk.services.doctor import ground, hall, keys, printer, scanner
from kiosk.services.doctor.patient import Patient, address_of, meet
from kiosk.store.errors import StoreFault
from kiosk.store.examination import Examined, examine, last_event

CUT_OFF = "cut-off.db"  # as `services/hall.py` has it, which brings the whole hall along
SECONDS = 1.6  # for the whole round: with the start of the program not more than 3, on a busy machine too
READING_SECONDS = 0.8  # of the round, for the database's pages; the daily backup reads all of them
CLOSING_SECONDS = 0.3  # of the round, until whoever read pages has told what was found; on a busy machine too

Look = Callable[[], Finding]


def go_round(home: Path, seconds: float = SECONDS, at: datetime | None = None) -> list[Finding]:
    """Look at every part of the machine whose data lies in `home`; return the findings, in the order of the page.

    `at` is the hall's time (naive: in its zone) where that is set for a demonstration: by it a printer's owner says
    when it last looked.
    """
    ends = time.monotonic() + seconds
    pages = _Pages(address_of(home), ends)
    patient, now = meet(home), datetime.now(UTC)
    heard = _aware(at, patient) if at else now
    looks: dict[str, Look] = {
        "version": ground.version,
        "libraries": ground.libraries,
        "display": ground.display,
        "fonts": ground.fonts,
        "ports": lambda: printer.ports(patient),
        "printer": lambda: printer.printer(patient, heard),
        "scanner": lambda: scanner.scanner(patient),
        **_standby(patient, heard),
        "files": lambda: hall.files(patient, now.date()),
        "database": lambda: hall.database(patient, pages.read()),
        **_cut_off(patient, now),
        "keys": lambda: keys.keys(patient),
        "space": lambda: ground.space(patient.home),
        "clock": lambda: _clock(patient, now),
        "catalogue": lambda: hall.catalogue(patient),
        "backups": lambda: hall.backups(patient, now),
    }
    running = {part: _Looking(look) for part, look in looks.items()}
    return [looking.result(part, ends) for part, looking in running.items()]


def _aware(at: datetime, patient: Patient) -> datetime:
    if at.tzinfo is None and patient.site is not None:
        return at.replace(tzinfo=ZoneInfo(patient.site.zone))
    return at.astimezone()


def _standby(patient: Patient, heard: datetime) -> dict[str, Look]:
    machine = patient.machine
    if machine is None or machine.standby is None:
        return {}
    address = machine.standby
    return {"standby": lambda: printer.standby(patient, machine.device, address, heard)}


def _cut_off(patient: Patient, now: datetime) -> dict[str, Look]:
    """Return the look at a machine's numbers that its hall does not have; none where it was never cut off."""
    kept, site = patient.home / CUT_OFF, patient.site
    if site is None or not kept.exists():
        return {}
    return {"cut-off": lambda: hall.cut_off(kept, site.id, now)}


def _clock(patient: Patient, now: datetime) -> Finding:
    last = None
    with contextlib.suppress(StoreFault):  # which another look tells
        last = last_event(patient.address)
    return ground.clock(patient.site.zone if patient.site else "", last, now)


class _Pages:
    """Reads the database's pages from the beginning of the round on, while the hall's files are read."""

    def __init__(self, address: str | Path, ends: float) -> None:
        self._address, self._ends = address, ends
        self._found: Examined | StoreFault | None = None
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        seconds = min(READING_SECONDS, self._ends - CLOSING_SECONDS - time.monotonic())
        try:
            self._found = examine(self._address, max(0.0, seconds))
        except StoreFault as fault:
            self._found = fault
        except Exception as fault:  # noqa: BLE001 - told by the look that waits for it
            self._fault = fault

    def read(self) -> Examined | StoreFault | None:
        """Return what was found, as `examine` does."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._found


class _Looking:
    """One look on a thread of its own; one that hangs is left behind."""

    def __init__(self, look: Look) -> None:
        self._found: Finding | None = None
        self._fault: Exception | None = None
        self._thread = threading.Thread(target=self._run, args=(look,), daemon=True)
        self._thread.start()

    def _run(self, look: Look) -> None:
        try:
            self._found = look()
        except Exception as fault:  # noqa: BLE001 - a look that fails is a finding, and the others go on
            self._fault = fault

    def result(self, part: str, ends: float) -> Finding:
        """Return what was found by `ends`; that nothing was is a finding too."""
        self._thread.join(max(0.0, ends - time.monotonic()))
        if self._thread.is_alive():
            says = Text("到时间还没有回音", "no answer in time")
            step = Text("查电源、线和地址，再来一次", "check power, cable and address, then try again")
            return Finding(part, Health.BROKEN if part in ("printer", "database") else Health.LOOK, says, step)
        if self._found is not None:
            return self._found
        told = f"{type(self._fault).__name__}: {self._fault}"
        return Finding(part, Health.BROKEN, Text(f"查的时候出错：{told}", f"the look failed: {told}"))
