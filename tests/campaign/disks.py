"""Disks that are full, fail, turn read-only or hold a damaged page.

A calm fault within two seconds that names the file, and no number that is not stored.
"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from kiosk.store.errors import StoreFault
from kiosk.store.store import Store
from tests.campaign.checks import Wrong, carry_on, look
from tests.campaign.issuing import Job, issue
from tests.campaign.kills import ask, count_calls, lay_out, traced_server, workload
from tests.campaign.power import MEMORY
from tests.campaign.results import Tally

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate")
FAULTS = (("ENOSPC", False), ("ENOSPC", True), ("EIO", False), ("EIO", True))  # and whether it stays
READ_ONLY = (("EROFS", True),)
NEVER = 60_000  # a call that no child reaches; strace counts to 65,535
CALM_SECONDS = 2.0
PAGE = 4096


def one_fault(call: str, fault: str, lasting: bool, reach: int, points: list[tuple[int, int]]) -> Tally:
    """Let a call fail once, or from then on, at each of `points` (seed of the workload, its n-th such call)."""
    tally = Tally("")
    memory = MEMORY if MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="jishi-disk-", dir=memory) as name,
        traced_server(f"{call}:error={fault}:when={reach}{'+' if lasting else ''}") as server,
    ):
        for seed, number in points:
            job = replace(lay_out(Path(name) / "hall", seed), idle=call, idle_calls=reach - number)
            tally.add(_judge(job, *ask(server, job)))
    return tally


def _judge(job: Job, said: list[list[str]], status: int) -> list[Wrong]:
    path = Path(job.path)
    acked = {words[1]: words[2] for words in said if words[0] == "ack"}
    faults = [words for words in said if words[0] != "ack"]
    calm = all(words[0] == "calm" and float(words[2]) < CALM_SECONDS and words[3] == "machine" for words in faults)
    wrong = [] if calm and status == 0 else [Wrong.UNCALM]
    return [*wrong, *look(path, acked), *carry_on(path, job.visits, acked)]


def failing(workloads: int, every: int = 1, aim: int = 0) -> Tally:
    """Let every write and sync call of so many workloads fail, with each fault, once and for good."""
    tally = Tally("ENOSPC and EIO at every write and sync call", aim=aim)
    with tally.timed(), ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        _fail(pool, tally, workloads, every, FAULTS)
    return tally


def read_only(workloads: int, every: int = 1, aim: int = 0) -> Tally:
    """Let the disk turn read-only at every write and sync call; and start on files that may only be read."""
    tally = Tally("a disk that turns or is read-only", aim=aim)
    with tally.timed(), ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        _fail(pool, tally, workloads, every, READ_ONLY)
        for part in pool.map(one_helpless, range(workloads)):
            tally.merge(part)
    return tally


def _fail(
    pool: ProcessPoolExecutor, tally: Tally, workloads: int, every: int, faults: tuple[tuple[str, bool], ...]
) -> None:
    counts = list(pool.map(count_calls, range(workloads)))
    parts = list(_parts(counts, every, faults))
    for part in pool.map(one_fault, *zip(*parts, strict=True)):
        tally.merge(part)


def _parts(
    counts: list[dict[str, int]], every: int, faults: tuple[tuple[str, bool], ...]
) -> Iterator[tuple[str, str, bool, int, list[tuple[int, int]]]]:
    for call in CALLS:
        points = [(seed, n) for seed, count in enumerate(counts) for n in range(1, count.get(call, 0) + 1)][::every]
        for fault, lasting in faults if points else ():
            yield call, fault, lasting, max(n for _, n in points), points


def one_helpless(seed: int) -> Tally:
    """Start a workload as somebody who may read its folder and write nothing in it."""
    tally = Tally("")
    with (
        tempfile.TemporaryDirectory(prefix="jishi-disk-") as name,
        traced_server(f"pwrite64:error=EROFS:when={NEVER}") as server,
    ):
        job = replace(lay_out(Path(name) / "hall", seed), helpless=True)
        folder = Path(job.path).parent
        for path, mode in ((folder.parent, 0o755), (folder, 0o555), *((file, 0o444) for file in folder.iterdir())):
            path.chmod(mode)
        said, status = ask(server, job)
        for path, mode in ((folder, 0o755), *((file, 0o644) for file in folder.iterdir())):
            path.chmod(mode)
        told = [Wrong.LOST] * any(words[0] == "ack" for words in said)
        tally.add([*told, *_judge(job, said, status)])
    return tally


def damaged(count: int, seed: int = 20260512) -> Tally:
    """Damage one page of a used database, in so many ways; whoever is told a number finds it stored, nobody two."""
    chance = random.Random(seed)
    tally = Tally("a damaged page")
    with tally.timed(), tempfile.TemporaryDirectory(prefix="jishi-page-") as name:
        folder = Path(name)
        sound = Path(lay_out(folder / "hall", _USED).path).read_bytes()
        for number in range(count):
            path = folder / f"{number}.db"
            path.write_bytes(_damage(sound, chance))
            tally.add(_try(path))
            for file in folder.glob(f"{number}.db*"):
                file.unlink()
    return tally


_USED = next(seed for seed in range(100) if workload(seed)[1])  # a workload on a database with numbers in it


def _damage(sound: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(sound) // PAGE) * PAGE
    page = sound[start : start + PAGE]
    other = chance.randrange(len(sound) // PAGE) * PAGE
    damage = chance.choice((bytes(PAGE), chance.randbytes(PAGE), page[:512] + chance.randbytes(PAGE - 512),
                            sound[other : other + PAGE]))  # fmt: skip
    return sound[:start] + damage + sound[start + PAGE :]


def _try(path: Path) -> list[Wrong]:
    """Let three visitors ask for numbers; see that each hears something in time, and is told only what is stored."""
    told: dict[str, str] = {}
    store: Store | None = None
    began = time.monotonic()
    try:
        store = Store(path)
        for n in range(3):
            told[f"new-{n}"], _ = issue(store, f"new-{n}", "F")
            began = time.monotonic()
    except StoreFault as fault:  # the machine's, or a value that makes no sense
        if str(path) not in str(fault) or time.monotonic() - began > CALM_SECONDS:
            return [Wrong.UNCALM]
    except Exception:  # noqa: BLE001 (anything else would be a traceback for a visitor)
        return [Wrong.UNCALM]
    finally:
        if store is not None:
            store.close()
    return _stored(path, told)


def _stored(path: Path, told: dict[str, str]) -> list[Wrong]:
    try:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute("SELECT visit, number FROM ticket NOT INDEXED").fetchall()
    except sqlite3.DatabaseError:
        return []  # unreadable by now; what was told before was stored in it
    kept = [number for visit, number in rows if visit in told]
    return [Wrong.LOST] * (sorted(kept) != sorted(told.values())) + [Wrong.DOUBLED] * (len(set(kept)) != len(kept))
