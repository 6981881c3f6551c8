"""A line that ends and is opened anew, thousands of times: each time the printer is ready again, and nothing is left.

The real driver on TCP and on a pty. Threads and descriptors of the whole process are counted, the emulated printer's
too, so that what either side leaves behind is seen.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from drivers.printer import escpos
from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile
from drivers.printer.protocol import Outcome, PrinterState, Transport
from tests.drivers.conftest import picture_17
from tests.faults.wires import Wire, wire

KINDS = ("tcp", "serial", "usblp")  # the last two are ptys, opened as a serial port and as a device file
ENDINGS = {"tcp": ("hang_up", "reset", "unplug"), "serial": ("unplug", "hang_up"), "usblp": ("hang_up", "unplug")}
SLIP_EVERY = 10
PATIENCE = 10.0
MODEL = "epson-tm-t88"


@dataclass(frozen=True, slots=True)
class Left:
    """What was counted: threads and descriptors before and after so many reconnections; `slips` came out meanwhile."""

    kind: str
    times: int
    threads: tuple[int, int]
    descriptors: tuple[int, int]
    slips: int
    seconds: float

    @property
    def clean(self) -> bool:
        """Whether nothing was left behind; something of another test in this process may have ended meanwhile."""
        return self.threads[1] <= self.threads[0] and self.descriptors[1] <= self.descriptors[0]


class _Line:
    """Opens a wire and counts how often."""

    def __init__(self, line: Wire) -> None:
        self._line = line
        self.opened = 0

    def open(self) -> Transport:
        """Open the wire."""
        found = self._line.open()
        self.opened += 1
        return found


def reconnects(kind: str, times: int) -> Left:
    """End the line and wait for the printer, so often; raise where it does not come back or a slip is not confirmed."""
    began = time.monotonic()
    with wire(kind) as line, _no_pauses():
        counted = _Line(line)
        driver = EscposPrinter(counted.open, profile(MODEL))
        _until(lambda: driver.status() is PrinterState.READY)
        before = _counted()
        for number in range(1, times + 1):
            _once(line, driver, number)
        after = _counted()
        driver.close()
        slips, errors = len(line.printer.slips), line.printer.errors
    if errors or slips != times // SLIP_EVERY or counted.opened <= times:
        raise AssertionError((kind, errors, slips, counted.opened))
    return Left(kind, times, (before[0], after[0]), (before[1], after[1]), slips, time.monotonic() - began)


def _once(line: Wire, driver: EscposPrinter, number: int) -> None:
    """End the line in one of its ways, so that the driver meets it dead; mend it, and wait for the printer."""
    line.printer.apply(ENDINGS[line.kind][number % len(ENDINGS[line.kind])])
    _until(lambda: driver.status() is not PrinterState.READY)
    line.mend()
    _until(lambda: driver.status() is PrinterState.READY)
    if number % SLIP_EVERY == 0:
        done = driver.print(picture_17(), lambda: None)
        if done.outcome is not Outcome.CONFIRMED:
            raise AssertionError((line.kind, number, done))


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError


@contextmanager
def _no_pauses() -> Iterator[None]:
    """Let the driver open a line again at once: what is tried is that nothing is left, not how long it waits."""
    kept = escpos.FIRST_PAUSE, escpos.LONGEST_PAUSE
    escpos.FIRST_PAUSE, escpos.LONGEST_PAUSE = 0.0, 0.0
    try:
        yield
    finally:
        escpos.FIRST_PAUSE, escpos.LONGEST_PAUSE = kept


def _counted() -> tuple[int, int]:
    """Return the threads and descriptors of this process."""
    gc.collect()
    task, descriptors = Path("/proc/self/task"), Path("/proc/self/fd")
    threads = len(list(task.iterdir())) if task.exists() else threading.active_count()
    return threads, len(list(descriptors.iterdir())) if descriptors.exists() else 0
