"""Benchmark `paper`: from the accepted verdict to the first byte at the printer."""

import queue
import socket
import tempfile
import time
from pathlib import Path

from kiosk.domain.jobs import JobState
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, JobView
from kiosk.services.hall import Hall
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from kiosk.store.store import Store
from tests.bench.bare_sql import Bare
from tests.bench.table import Row, Table, at, median, ms, times
from tests.bench.visits import all_brought, food, morning_hall
from tests.bench.wire import Wire, emulated_wire

MEDIAN, P99 = 0.015, 0.050  # seconds
SLIP_BYTES = bytes(500)


def bench_paper(quick: bool) -> Table:
    """The visitor's verdict is accepted: the clock starts as `Visits.issue` is called, goes through the judging, the
    durable commit of number and print job, the wake-up of the printer's owner, its commit of *sent*, the status
    questions to the printer and the slip's encoding, and stops when the first byte of the slip's body (not of a
    question, not of the reset before it) arrives at the far end of a real TCP line, where the emulated printer runs as
    a process of its own. Each visit waits until its slip is confirmed. The baseline, in turn with it: bare `sqlite3`
    stores the same rows durably, then 500 bytes go over an open socket.
    """
    visits = 40 if quick else 300
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, emulated_wire() as wire:
        hall = morning_hall(Path(name), f"tcp://127.0.0.1:{wire.port}")
        real, returned, bare = _measure(hall, wire, visits)
        hall.store.close()
    rows = (
        Row("bare commit and socket", ms(median(bare)), ms(at(0.99, bare))),
        Row("the number is known to the screen", ms(median(returned)), ms(at(0.99, returned))),
        Row(
            "first byte at the printer, median",
            ms(median(real)),
            "",
            times(median(real) / median(bare)),
            "≤ 15 ms",
            median(real) <= MEDIAN,
        ),
        Row(
            "first byte at the printer, p99",
            "",
            ms(at(0.99, real)),
            times(at(0.99, real) / at(0.99, bare)),
            "≤ 50 ms",
            at(0.99, real) <= P99,
        ),
    )
    return Table("paper", bench_paper.__doc__ or "", rows, (f"{visits} visits, slowest {ms(max(real))}",))


def _measure(hall: Hall, wire: Wire, count: int) -> tuple[list[float], list[float], list[float]]:
    """Return seconds to the first byte, seconds to the answer, and seconds of the baseline."""
    settled: queue.SimpleQueue[JobView] = queue.SimpleQueue()
    item, bare_issuer = food(hall), Bare(_beside(hall))
    real, returned, bare = [], [], []
    with Printing(hall, settled.put).running() as printing, socket.create_connection(("127.0.0.1", wire.sink)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        visits = Visits(hall, printing.kick)
        for _ in range(count):
            visit = all_brought(item)
            began = time.monotonic()
            issued = visits.issue(visit, Wish.NUMBER)
            returned.append(time.monotonic() - began)
            assert isinstance(issued, Issued)
            _await(settled, issued.job)
            real.append(wire.first_after(began) - began)
            began = time.monotonic()
            bare_issuer.issue("B")
            line.sendall(SLIP_BYTES)
            bare.append(wire.first_after(began, sink=True) - began)
    return real, returned, bare


def _await(settled: "queue.SimpleQueue[JobView]", job: str) -> None:
    """Wait until a slip is confirmed."""
    while True:
        view = settled.get(timeout=20)
        if view.job == job and view.state in (JobState.CONFIRMED, JobState.UNCERTAIN, JobState.FAILED):
            assert view.state is JobState.CONFIRMED, view
            return


def _beside(hall: Hall) -> Path:
    """Return an empty database of the same schema beside the hall's: the baseline prints nothing there."""
    path = hall.home / "bare.db"
    Store(path).close()
    return path
