"""The program on trial: it issues numbers with the real store and acknowledges each one after its commit.

`python -m tests.campaign.issuing once JOB` does one job. `… serve` forks a child for every job that it reads from
its socket (fd 0), so that a thousand kills do not pay for a thousand starts of Python.
"""

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.numbers import hall_day
from kiosk.domain.tickets import Priority
from kiosk.store.database import execute, newest_schema
from kiosk.store.errors import MachineFault, StoreFault
from kiosk.store.rows import NewTicket, Where
from kiosk.store.store import Store

NOBODY = 65534  # a user who may write nothing
ZONE = "Asia/Shanghai"  # without summer time
MORNING = datetime(2026, 5, 12, 2, tzinfo=UTC)  # ten o'clock in the hall
CHECKLIST = '{"title":["食品经营许可","Food business licence"],"lines":[["form","申请书","Form","","","in-order"]]}'


@dataclass(frozen=True, slots=True)
class Job:
    """What one child does: a number for each of `visits` (visit id, queue letter), in order.

    `checkpoint` moves pages from the log into the file after so many (0: SQLite's own 1,000); `reopen` closes the
    database after every number; `synchronous` is SQLite's setting, empty for the store's own; `helpless` gives up
    the right to write files that belong to others. `idle` calls `idle_calls` times what the kill counts, on a file
    of no meaning, so that one server's fixed count meets each child elsewhere.
    """

    path: str
    visits: list[tuple[str, str]] = field(default_factory=list)
    checkpoint: int = 0
    reopen: bool = False
    synchronous: str = ""
    helpless: bool = False
    idle: str = ""
    idle_calls: int = 0

    def dump(self) -> str:
        """Return the job as one line."""
        return json.dumps(asdict(self))


def load(line: str) -> Job:
    """Return the job of a line."""
    data = json.loads(line)
    return Job(**{**data, "visits": [(visit, queue) for visit, queue in data["visits"]]})


def new_ticket(visit: str, queue: str) -> NewTicket:
    """Return a ticket as a kiosk asks for it, with a checklist of a usual size."""
    return NewTicket(
        id=os.urandom(16).hex(),
        visit=visit,
        language="zh",
        queue=queue,
        first=1,
        priority=Priority.ORDINARY,
        purpose="",
        item="370000",
        version=1,
        outcome="ready",
        wish="number",
        discreet=False,
        checklist=CHECKLIST,
        token=os.urandom(16).hex(),
    )


def where(now: datetime = MORNING) -> Where:
    """Return what a row carries that is born now, as a hall says it."""
    return Where("jiyang", "kiosk-1", hall_day(now, ZONE), now, now.astimezone(ZoneInfo(ZONE)).hour)


def issue(store: Store, visit: str, queue: str, now: datetime = MORNING) -> tuple[str, bool]:
    """Issue a number as a kiosk does; return it, and whether the visit had it before."""
    row, _, again = store.tickets.issue(new_ticket(visit, queue), where(now), "slip")
    return row.number, again


def do(job: Job, acks: int) -> None:
    """Do a job; say on file descriptor `acks` what became of every visit.

    That is `ack VISIT NUMBER`, or `calm VISIT SECONDS BLAME`, where the blame is `machine` if the fault names the file.
    """
    store: Store | None = None
    for visit, queue in job.visits:
        began = time.monotonic()
        try:
            store = store or _open(job)
            said = f"ack {visit} {issue(store, visit, queue)[0]}"
            if job.reopen:
                store.close()
                store = None
        except StoreFault as fault:
            machines = isinstance(fault, MachineFault) and job.path in str(fault)
            blame = "machine" if machines else f"ours:{fault}"
            said = f"calm {visit} {time.monotonic() - began:.3f} {blame}"
        os.write(acks, f"{said}\n".encode())
    if store is not None:
        store.close()


def _open(job: Job) -> Store:
    store = Store(Path(job.path))
    if job.checkpoint:
        execute(store.database, f"PRAGMA wal_autocheckpoint = {job.checkpoint:d}")
    if job.synchronous:
        execute(store.database, f"PRAGMA synchronous = {job.synchronous}")
    return store


def serve(connection: socket.socket) -> None:
    """Do every job that comes, each in a child of its own; say `end STATUS` when the child is gone.

    What is said of a child goes out with `send`, never `write`: the kills count the writes of the children.
    """
    newest_schema()  # read while this process may read everything: a helpless child may not
    for line in connection.makefile("r", encoding="utf-8"):
        child = os.fork()
        if child == 0:
            _child(load(line), connection.fileno())
        _, status = os.waitpid(child, 0)
        connection.send(f"end {status}\n".encode())


def _child(job: Job, acks: int) -> None:
    if job.helpless and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    _idle(job)
    try:
        do(job, acks)
    except BaseException as fault:  # noqa: BLE001 (whatever it is, the harness must hear of it)
        os.write(acks, f"traceback {fault!r}\n".encode())
        os._exit(1)
    os._exit(0)


def _idle(job: Job) -> None:
    scratch = os.memfd_create("idle")
    calls: dict[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(scratch, b"-", 0),
        "write": lambda: os.write(scratch, b"-"),
        "fsync": lambda: os.fsync(scratch),
        "fdatasync": lambda: os.fdatasync(scratch),
        "ftruncate": lambda: os.ftruncate(scratch, 0),
        "unlink": lambda: Path("/nowhere/at/all").unlink(missing_ok=True),
    }
    for _ in range(job.idle_calls):
        calls[job.idle]()
    os.close(scratch)


if __name__ == "__main__":
    if sys.argv[1] == "once":
        do(load(sys.argv[2]), 1)
    else:
        serve(socket.socket(fileno=0))
