"""Benchmark `busy`: a hall ten times as full as a full one, on one database."""

import multiprocessing
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.services.accounts import Accounts
from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.bench.frames import changes_in, gaps_of
from tests.bench.hall_staff import NUMBER, Order, Place, serve
from tests.bench.programs import kiosk_window
from tests.bench.table import Row, Table, at, median, ms
from tests.bench.visits import morning_hall
from tests.bench.wire import emulated_wire
from tests.campaign.checks import in_sequence
from tests.postgres import new_database, running_server

DESKS, KIOSKS, VISITS_AN_HOUR = 24, 4, 10 * 600
ACT, GAP = 0.100, 0.050  # seconds, 99 of 100
PIN = "270591"
SECONDS, QUICK_SECONDS = 90.0, 20.0
Took = list[tuple[str, float]]


def bench_busy(quick: bool) -> Table:
    """24 desks and 4 kiosks as 28 processes on one database (`tests/bench/hall_staff.py`: the real services without a
    window), 6,000 visits an hour together, ten times a full hall: the case or visit begun, every paper ticked and
    stored, the verdict, the number; each desk looks at the hall every 0.4 s as its window does. Beside them one real
    kiosk window goes through its screens by finger with a printer. Seconds of each act; the gaps between the frames of
    the window's slides. At the end the database is read: every number given stands there once, and each queue counts
    1, 2, 3 ….
    """
    rows: list[Row] = []
    notes: list[str] = []
    seconds = QUICK_SECONDS if quick else SECONDS
    for kind in ("SQLite", "PostgreSQL"):
        with _database(kind) as home:
            took, slid, whole = _busy_hall(home, seconds)
        rows += _rows(kind, took, slid)
        begun = sum(what.startswith(("open", "begin")) for what, _ in took)
        notes.append(f"{kind}: {begun * 3600 / seconds:,.0f} visits an hour begun; {whole}")
    return Table("busy", bench_busy.__doc__ or "", tuple(rows), tuple(notes))


@contextmanager
def _database(kind: str) -> Iterator[Path]:
    """Lay a hall whose database is of this kind, for every process that is started within."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="jishi-bench-")))
        if kind == "PostgreSQL":
            os.environ["JISHI_DATABASE"] = new_database(stack.enter_context(running_server()), "busy")
            stack.callback(os.environ.pop, "JISHI_DATABASE")
        hall = morning_hall(home, "")
        Accounts(hall).make_first("赵晴", PIN)
        hall.store.close()
        yield home


def _busy_hall(home: Path, seconds: float) -> tuple[Took, list[float], str]:
    """Return all acts, the window's gaps, and what the database says at the end."""
    every = (DESKS + KIOSKS) * 3600 / VISITS_AN_HOUR
    places = [Place(f"desk-{n}", PIN, every) for n in range(DESKS)] + [
        Place(f"k-{n}", "", every) for n in range(KIOSKS)
    ]
    with emulated_wire() as wire, _serving(home, places) as lines:
        with kiosk_window("visits", home, wire.port, "1") as window:
            order = Order(time.monotonic() + 1, seconds)
            for line in lines:
                line.send(order)
            slid = [gap for change in changes_in(window.lines()) for gap in gaps_of(change)]
        took = [act for line in lines for act in line.recv()]
    return took, slid, _whole(home, sum(what == NUMBER for what, _ in took))


@contextmanager
def _serving(home: Path, places: list[Place]) -> Iterator[list[Connection]]:
    spawn = multiprocessing.get_context("spawn")
    lines, processes = [], []
    for place in places:
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=serve, args=(theirs, home, place), daemon=True)
        process.start()
        lines.append(ours)
        processes.append(process)
    for line in lines:
        line.recv()
    yield lines
    for process in processes:
        process.join()


def _rows(kind: str, took: Took, slid: list[float]) -> Iterator[Row]:
    for what in sorted(Counter(what for what, _ in took)):
        own = [seconds for which, seconds in took if which == what]
        name = f"{kind}: {what} ({len(own):,})"
        yield Row(name, ms(median(own)), ms(at(0.99, own)), "", f"p99 ≤ {ACT * 1000:.0f} ms", at(0.99, own) <= ACT)
    gap = at(0.99, slid)
    yield Row(f"{kind}: gaps of the window's slides", ms(median(slid)), ms(gap), "", "p99 ≤ 50 ms", gap <= GAP)


def _whole(home: Path, given: int) -> str:
    """Say whether the database holds what was given by desks and kiosks, once each."""
    with closing(Store(os.environ.get("JISHI_DATABASE") or home / "jishi.db")) as store:
        tickets = execute(store.database, "SELECT visit, queue, day, count, device FROM ticket").fetchall()
        closed = execute(store.database, "SELECT count(*) FROM desk_case WHERE outcome <> ''").fetchone()[0]
    theirs = [row for row in tickets if row[4].startswith(("desk-", "k-"))]
    wrong = [one.value for one in in_sequence((queue, day, count) for _, queue, day, count, _ in tickets)]
    wrong += ["lost or doubled"] * (len({row[0] for row in theirs}) != given or len(theirs) != given)
    return f"{given} numbers and {closed} closed cases, {', '.join(wrong) or 'nothing lost, nothing doubled'}"
