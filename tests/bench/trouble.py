"""Benchmark `trouble`: how soon a fault of the printer is on the screen, and the slip out once it is mended."""

import queue
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drivers.printer.protocol import PrinterState
from kiosk.domain.jobs import JobState
from kiosk.domain.staff import Role
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, JobView
from kiosk.services.hall import Hall
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from tests.bench.programs import Program, kiosk_window
from tests.bench.table import Row, Table, at, median, ms
from tests.bench.tech_window import TECHNICIAN
from tests.bench.visits import all_brought, food, morning_hall
from tests.bench.wire import Wire, emulated_wire
from tests.staff_window import staffed_hall

AUTOMATIC, POLLING, OUT = 0.5, 1.5, 5.0  # seconds
PROFILES = (("epson-tm-t88", "automatic status", AUTOMATIC), ("generic-80", "polling", POLLING))
FAULTS = ("cover_open", "paper_out", "cutter_fault")
SETTLE = 5.0  # seconds until the home is at rest and the printer was heard
REST = 3.0  # seconds at most between a change and the next; by chance, so that no change keeps step with a question


def bench_trouble(quick: bool) -> Table:
    """On the real kiosk window at rest: a fault of the emulated printer (a process of its own, over TCP) comes and goes
    at moments left to chance; the clock starts as it is set there and stops at the first frame whose home says, or no
    longer says, that no slip can come out. Once with a printer that tells by itself (GS a), once with one that is
    asked. The same for the technician's page of the printer, a third process, which hears from the kiosk's by the
    database. Then through the services: a visitor's number is issued while the cover is open, the cover is closed, and
    the clock stops when the slip is confirmed.
    """
    times = 6 if quick else 24
    rows = [_row(what, _shown(name, times), most) for name, what, most in PROFILES]
    rows.append(_row("technician's page, automatic status", _shown(PROFILES[0][0], times, technician=True), AUTOMATIC))
    rows += [
        _row(f"mended → slip confirmed, {what}", _mended(name, times // 3), OUT, said="") for name, what, _ in PROFILES
    ]
    return Table("trouble", bench_trouble.__doc__ or "", tuple(rows))


def _row(what: str, seconds: list[float], most: float, said: str = "change → on screen, ") -> Row:
    aim = f"≤ {most * 1000:.0f} ms"
    return Row(said + what, ms(median(seconds)), ms(at(0.99, seconds)), "", aim, at(0.99, seconds) <= most)


def _shown(profile: str, times: int, technician: bool = False) -> list[float]:
    with _home(technician) as home, emulated_wire() as wire:
        _hall(home, wire, profile).store.close()
        with kiosk_window("trouble", home, wire.port) as kiosk:
            time.sleep(SETTLE)
            if not technician:
                return _changes(wire, kiosk, times)
            page = Program("tests.bench.tech_window", (f"tcp://127.0.0.1:{wire.port}",), home)
            try:
                page.until("open")
                return _changes(wire, page, times)
            finally:
                page.end()


def _changes(wire: Wire, screen: Program, times: int) -> list[float]:
    """Return the seconds of so many faults that come and go."""
    chance, seconds = random.Random(times), []
    for number in range(times):
        fault = FAULTS[number % len(FAULTS)]
        for on in (True, False):
            time.sleep(chance.random() * REST)
            began = wire.apply(fault, on)
            seconds.append(screen.until("trouble" if on else "well")[0] - began)
    return seconds


@contextmanager
def _home(staffed: bool) -> Iterator[Path]:
    if staffed:
        with staffed_hall({"01": ("赵晴", Role.SUPERVISOR), TECHNICIAN: ("孙工", Role.TECHNICIAN)}) as home:
            yield home
    else:
        with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name:
            yield Path(name)


def _hall(home: Path, wire: Wire, profile: str) -> Hall:
    """Open the shipped hall with a printer of that family."""
    morning_hall(home, "").store.close()
    machine = home / "machine.toml"
    machine.write_text(machine.read_text("utf-8").replace("generic-80", profile, 1), "utf-8")
    return morning_hall(home, f"tcp://127.0.0.1:{wire.port}")


def _mended(profile: str, times: int) -> list[float]:
    chance, seconds = random.Random(times), []
    heard: queue.SimpleQueue[JobView] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        hall = _hall(Path(name), wire, profile)
        with Printing(hall, heard.put).running() as printing:
            _wait(lambda: printing.printer_state() is PrinterState.READY)
            visits = Visits(hall, printing.kick)
            for _ in range(times):
                wire.apply("cover_open")
                _wait(lambda: printing.printer_state() is PrinterState.COVER_OPEN)
                issued = visits.issue(all_brought(food(hall)), Wish.NUMBER)
                assert isinstance(issued, Issued)
                time.sleep(chance.random() * REST)
                began = wire.apply("cover_open", on=False)
                while (view := heard.get(timeout=20)).job != issued.job or view.state is not JobState.CONFIRMED:
                    assert view.state is not JobState.UNCERTAIN, view
                seconds.append(time.monotonic() - began)
        hall.store.close()
    return seconds


def _wait(there: Callable[[], bool]) -> None:
    """Look every 10 ms until something is so, 20 s at most."""
    until = time.monotonic() + 20
    while not there():
        if time.monotonic() > until:
            raise TimeoutError("the printer's owner never saw the change")
        time.sleep(0.01)
