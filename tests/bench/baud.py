"""Benchmark `baud`: from the accepted verdict to the ticket's last byte, on a serial line that takes its time."""

import contextlib
import multiprocessing
import queue
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from drivers.printer.emulator import Emulator
from drivers.printer.encode import INITIAL, asks_completion
from drivers.printer.printed import Paper
from drivers.printer.profile import profile
from drivers.printer.status import REAL_TIME
from kiosk.domain.jobs import JobState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Issued, JobView
from kiosk.services.hall import Hall
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from tests.bench.table import Row, Table, at, median, ms, times
from tests.bench.visits import all_brought, food, morning_hall

SPEEDS = (9_600, 19_200, 115_200)
STRETCH, SLACK = 1.03, 0.015  # of the bytes' own time; seconds for everything else
BITS = 10  # a byte's, with start and stop
_ANSWER_WAITS = 20


@dataclass(frozen=True, slots=True)
class Took:
    """One ticket: its bytes from the reset to the cut, and the seconds from the verdict to the last of them."""

    bytes: int
    seconds: float


def bench_baud(quick: bool) -> Table:
    """The ticket of the design's picture 17, as the kiosk prints it: one paper of five may follow. The clock starts as
    the verdict is accepted (`Visits.issue` is called), goes through the durable commit, the wake-up of the printer's
    owner, the questions to the printer, the reset and the slip, and stops when the byte of its cut has come over the
    line. The line is a pty whose emulated printer, a process of its own, takes bytes no faster than the speed allows.
    The baseline is the time of the ticket's bytes alone (10 bits each); the aim is 1.03 times that and 15 ms.
    """
    rows = []
    for baud in SPEEDS:
        with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, _printer(baud) as (device, arrivals):
            hall = morning_hall(Path(name), f"serial:{device}?baud={baud}")
            took = _measure(hall, arrivals, (4 if quick else 8 + baud // 2400))
            hall.store.close()
        rows.append(_row(baud, took))
    more = len(b"".join(REAL_TIME))
    note = f"{more} bytes more go before each ticket, the questions: "
    note += ", ".join(f"{ms(more * BITS / baud)} at {baud:,}" for baud in SPEEDS)
    return Table("baud", bench_baud.__doc__ or "", tuple(rows), (note,))


def _row(baud: int, took: list[Took]) -> Row:
    bytes_, seconds = int(median([each.bytes for each in took])), [each.seconds for each in took]
    alone = bytes_ * BITS / baud
    aim = alone * STRETCH + SLACK
    return Row(
        f"{baud:,} baud: {bytes_} bytes, alone {ms(alone)}",
        ms(median(seconds)),
        ms(at(0.99, seconds)),
        times(median(seconds) / alone),
        f"≤ {ms(aim)}",
        median(seconds) <= aim,
    )


def _measure(hall: Hall, arrivals: Connection, count: int) -> list[Took]:
    settled: queue.SimpleQueue[JobView] = queue.SimpleQueue()
    item, model = food(hall), profile("generic-80")
    reset_less_question = len(INITIAL) - len(asks_completion(model, b"AAAA"))
    took = []
    with Printing(hall, settled.put).running() as printing:
        _await(settled, "")
        visits = Visits(hall, printing.kick)
        for _ in range(count):
            visit = _one_may_follow(all_brought(item))
            began = time.monotonic()
            issued = visits.issue(visit, Wish.NUMBER)
            assert isinstance(issued, Issued)
            _await(settled, issued.job)
            row = hall.store.journal.get(issued.job)
            assert row is not None
            if not arrivals.poll(_ANSWER_WAITS):
                raise TimeoutError("no slip came out")
            took.append(Took(row.accepted + reset_less_question, arrivals.recv() - began))
    return took


def _one_may_follow(visit: Visit) -> Visit:
    """Return the visit with the one paper missing that may be pledged."""
    return visit.answer(next(r.id for r in visit.asked() if "制度清单" in r.name.zh), Answer.MISSING)


def _await(settled: "queue.SimpleQueue[JobView]", job: str) -> None:
    """Wait until a slip is confirmed; without one, until the printer is known to be ready."""
    while True:
        view = settled.get(timeout=_ANSWER_WAITS)
        if view.job == job and (view.state is JobState.CONFIRMED or not job):
            return
        assert view.state in (JobState.PENDING, JobState.SENT), view


@contextlib.contextmanager
def _printer(baud: int) -> Iterator[tuple[str, Connection]]:
    """Run a printer on a paced pty in a process of its own; yield its device, and what tells when each slip was cut."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, baud), daemon=True)
    process.start()
    device = ours.recv()
    yield device, ours
    ours.send(None)
    process.join()


class _Telling(Emulator):
    """Tells when the cut of each slip has come."""

    told: Connection

    def _cut(self, paper: Paper) -> None:
        super()._cut(paper)
        if not paper.scrap:
            self.told.send(time.monotonic())


def _serve(told: Connection, baud: int) -> None:
    with _Telling.on_pty(baud=baud) as printer:
        assert isinstance(printer, _Telling)
        printer.told = told
        told.send(printer.device)
        told.recv()
