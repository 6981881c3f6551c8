"""Benchmark `issue`: numbers given by 1, 4 and 16 processes on one database."""

import multiprocessing
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import psycopg

from kiosk.store.errors import StoreFault
from kiosk.store.store import Store
from tests.bench.bare_sql import Bare
from tests.bench.rows import Real
from tests.bench.table import Row, Table, at, median, ms, times
from tests.postgres import new_database, running_server

MOST = 16
QUEUES = "ABCDEF"
KINDS = ("bare sqlite3", "kiosk on SQLite", "kiosk on PostgreSQL")
LEAST_SHARE, LATENCY_RATIO, STALL = 0.8, 2.0, 0.05


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker does next: issue on `kind` from `start` (monotonic) for `seconds`; `rate` 0 means unpaced."""

    kind: str
    start: float
    seconds: float
    rate: float


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker did: seconds of each number that it got, and how often the lock was not had in time."""

    took: list[float]
    locked: int


def _work(orders: Connection, sqlite: Path, bare: Path, postgres: str) -> None:
    """Serve orders until None comes; connections are opened before, the clock starts after."""
    issuers: dict[str, Bare | Real] = dict(zip(KINDS, (Bare(bare), Real(sqlite), Real(postgres)), strict=True))
    orders.send(None)
    while (order := orders.recv()) is not None:
        orders.send(_run(issuers[order.kind], order))


def _run(issuer: Bare | Real, order: Order) -> Done:
    took: list[float] = []
    locked = 0
    due = order.start + (random.random() / order.rate if order.rate else 0.0)
    while due < order.start + order.seconds:
        time.sleep(max(0.0, due - time.monotonic()))
        began = time.monotonic()
        try:
            issuer.issue(random.choice(QUEUES))
            took.append(time.monotonic() - began)
        except (StoreFault, sqlite3.OperationalError):
            locked += 1
        due = due + 1 / order.rate if order.rate else time.monotonic()
    return Done(took, locked)


class Workers:
    """Sixteen processes, started once; each run uses the first few."""

    def __init__(self, sqlite: Path, bare: Path, postgres: str) -> None:
        spawn = multiprocessing.get_context("spawn")
        self._lines: list[Connection] = []
        self._processes = []
        for _ in range(MOST):
            ours, theirs = spawn.Pipe()
            process = spawn.Process(target=_work, args=(theirs, sqlite, bare, postgres), daemon=True)
            process.start()
            self._lines.append(ours)
            self._processes.append(process)
        for line in self._lines:
            line.recv()

    def run(self, kind: str, processes: int, seconds: float, rate: float = 0.0) -> list[Done]:
        """Let some processes issue at the same time."""
        order = Order(kind, time.monotonic() + 0.05, seconds, rate)
        for line in self._lines[:processes]:
            line.send(order)
        return [line.recv() for line in self._lines[:processes]]

    def stop(self) -> None:
        """End the processes."""
        for line in self._lines:
            line.send(None)
        for process in self._processes:
            process.join()


@contextmanager
def _workers(folder: Path) -> Iterator[tuple[Workers, str]]:
    with running_server() as server:
        postgres = new_database(server, "bench")
        for address in (folder / "kiosk.db", folder / "bare.db", postgres):
            Store(address).close()
        workers = Workers(folder / "kiosk.db", folder / "bare.db", postgres)
        try:
            yield workers, postgres
        finally:
            workers.stop()


def bench_issue(quick: bool) -> Table:
    """Numbers through `kiosk.store` `Tickets.issue` (counter, visit, its item, ticket, event and print job: six rows,
    one durable commit) by 1, 4 and 16 processes at once, against bare `sqlite3` that writes the same six rows with the
    same pragmas (WAL, `synchronous=FULL`) and statements prepared once, and against PostgreSQL (`fsync=on`). First
    unpaced: numbers per second over all processes, median of rounds in which the three take turns, share of bare.
    Then 16 processes × 2 numbers a second, as busy kiosks would: milliseconds a number, p99 against bare's. At the
    end each database is read: no number twice, none left out.
    """
    rounds, seconds, paced = (2, 0.5, 4.0) if quick else (5, 1.0, 12.0)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="jishi-bench-") as name, _workers(Path(name)) as (workers, postgres):
        for processes in (1, 4, 16):
            rows += _unpaced(workers, processes, rounds, seconds)
        rows += _paced(workers, 2 if quick else 3, paced)
        notes = [_whole("SQLite", _counts_sqlite(Path(name) / "kiosk.db")), _whole("PostgreSQL", _counts_pg(postgres))]
    return Table("issue", bench_issue.__doc__ or "", tuple(rows), tuple(notes))


def _unpaced(workers: Workers, processes: int, rounds: int, seconds: float) -> list[Row]:
    rates: dict[str, list[float]] = {kind: [] for kind in KINDS}
    took: dict[str, list[float]] = {kind: [] for kind in KINDS}
    locked = dict.fromkeys(KINDS, 0)
    for turn in range(rounds):
        for kind in KINDS if turn % 2 == 0 else reversed(KINDS):
            done = workers.run(kind, processes, seconds)
            rates[kind].append(sum(len(one.took) for one in done) / seconds)
            took[kind] += [value for one in done for value in one.took]
            locked[kind] += sum(one.locked for one in done)
    shares = {kind: median([a / b for a, b in zip(rates[kind], rates[KINDS[0]], strict=True)]) for kind in KINDS}
    return [
        Row(
            _named(kind, processes, locked[kind]),
            f"{median(rates[kind]):,.0f} /s",
            ms(at(0.99, took[kind])),
            f"{shares[kind]:.0%}" if kind != KINDS[0] else "",
            f"≥ {LEAST_SHARE:.0%} of bare" if kind == KINDS[1] else "",
            shares[kind] >= LEAST_SHARE if kind == KINDS[1] else None,
        )
        for kind in KINDS
    ]  # fmt: skip


def _named(kind: str, processes: int, locked: int) -> str:
    name = f"{kind}, {processes} process" + "es" * (processes > 1)
    return f"{name} ({locked} not within 1.5 s)" if locked else name


def _paced(workers: Workers, rounds: int, seconds: float) -> list[Row]:
    took: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind in KINDS:
            took[kind] += [value for one in workers.run(kind, MOST, seconds, rate=2.0) for value in one.took]
    bare, real = took[KINDS[0]], took[KINDS[1]]
    p99 = at(0.99, real) / at(0.99, bare)
    stalls = {kind: sum(value > STALL for value in took[kind]) for kind in KINDS}
    calm = not stalls[KINDS[1]] or bool(stalls[KINDS[0]])
    rows = []
    for kind in KINDS:
        values, is_real = took[kind], kind == KINDS[1]
        rows.append(
            Row(
                f"{kind}, 16 × 2 /s (slowest of {len(values)}: {ms(max(values))}; {stalls[kind]} over 50 ms)",
                ms(median(values)),
                ms(at(0.99, values)),
                times(at(0.99, values) / at(0.99, bare)) if kind != KINDS[0] else "",
                "p99 ≤ 2 × bare, none > 50 ms unless bare" if is_real else "",
                (p99 <= LATENCY_RATIO and calm) if is_real else None,
            )
        )
    return rows


COUNTS = "SELECT queue, COUNT(*), COUNT(DISTINCT number), MAX(count) FROM ticket GROUP BY queue ORDER BY queue"
Counts = list[tuple[str, int, int, int]]


def _counts_sqlite(path: Path) -> Counts:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(COUNTS).fetchall()
    finally:
        connection.close()


def _counts_pg(address: str) -> Counts:
    with psycopg.connect(address) as connection:
        return connection.execute(COUNTS).fetchall()


def _whole(where: str, counts: Counts) -> str:
    """Say how many numbers a database holds, how many twice and how many are missing."""
    total = sum(count for _, count, _, _ in counts)
    twice = sum(count - distinct for _, count, distinct, _ in counts)
    gaps = sum(highest - distinct for _, _, distinct, highest in counts)
    return f"{where}: {total:,} numbers stored, {twice} twice, {gaps} missing"
