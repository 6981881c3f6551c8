"""SIGKILL at every write and sync call of issuing, by the ten thousand: one traced server forks a child a point."""

import random
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from kiosk.store.store import Store
from tests.campaign.checks import Wrong, carry_on, look
from tests.campaign.issuing import Job, issue
from tests.campaign.power import MEMORY
from tests.campaign.recording import CALLS, ROOT, environment, record
from tests.campaign.results import Tally

KILLED = 9
DEADLINE = 60.0  # seconds for one child
PART = 100  # points for one server
CAME_THROUGH = 1.08  # so many more points are tried than wanted: with a neighbour some are never reached


def workload(seed: int) -> tuple[Job, int]:
    """Return a job without its path, and how many numbers the database holds before (0: there is none yet)."""
    chance = random.Random(seed)
    visits = [(f"visit-{seed}-{n}", chance.choice("FAR")) for n in range(chance.randint(4, 8))]
    before = chance.choice((0, 0, 5, 60))
    return Job("", visits, chance.choice((0, 0, 8, 30)), chance.random() < 0.2), before


def lay_out(folder: Path, seed: int) -> Job:
    """Make the folder as the job finds it; return the job."""
    job, before = workload(seed)
    shutil.rmtree(folder, ignore_errors=True)
    template = folder.parent / f"template-{before}"
    if before and not template.exists():
        template.mkdir()
        store = Store(template / "hall.db")
        for n in range(before):
            issue(store, f"earlier-{n}", "FAR"[n % 3])
        store.close()
    if before:
        shutil.copytree(template, folder)
    else:
        folder.mkdir()
    return replace(job, path=str(folder / "hall.db"))


@contextmanager
def traced_server(inject: str) -> Iterator[socket.socket]:
    """Run the fork server with a fault injected into each of its children; give the way to talk with it."""
    ours, theirs = socket.socketpair()
    ours.settimeout(DEADLINE)
    call = inject.partition(":")[0]
    # without --seccomp-bpf: with it strace 6.1 counts no further than one call
    command = ["strace", "-f", "-qq", "-e", f"trace={call}", "-e", f"inject={inject}"]
    command += ["-e", "signal=none", "-o", "/dev/null", sys.executable, "-m", "tests.campaign.issuing", "serve"]
    way = theirs.fileno()
    with ours, subprocess.Popen(command, stdin=way, stdout=way, cwd=ROOT, env=environment()) as server:
        theirs.close()
        yield ours
        ours.shutdown(socket.SHUT_WR)
        server.wait(DEADLINE)


def ask(server: socket.socket, job: Job) -> tuple[list[list[str]], int]:
    """Have a job done; return what the child said, word by word, and its wait status."""
    server.send(f"{job.dump()}\n".encode())
    said = b""
    while b"end " not in said or not said.endswith(b"\n"):
        heard = server.recv(65536)
        if not heard:
            raise ConnectionError("the traced server is gone")
        said += heard
    lines = [line.split(maxsplit=3) for line in said.decode().splitlines()]
    return lines[:-1], int(lines[-1][1])


def some_points(call: str, reach: int, points: list[tuple[int, int]]) -> Tally:
    """Kill at each of `points` (seed of the workload, its n-th such call); n is `reach` at most."""
    tally = Tally("")
    memory = MEMORY if MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(prefix="jishi-kill-", dir=memory) as name,
        traced_server(f"{call}:signal=KILL:when={reach}") as server,
    ):
        for seed, number in points:
            job = replace(lay_out(Path(name) / "hall", seed), idle=call, idle_calls=reach - number)
            _kill(server, job, seed, tally)
    return tally


def _kill(server: socket.socket, job: Job, seed: int, tally: Tally) -> None:
    path = Path(job.path)
    # every third time another program works on the same file, and goes on after the kill
    neighbour = Store(path) if path.exists() and (seed + tally.points) % 3 == 0 else None
    said, status = ask(server, job)
    if status != KILLED:
        return  # it came through: this workload makes fewer calls with a neighbour
    acked = {words[1]: words[2] for words in said if words[0] == "ack"}
    wrong = [] if len(acked) == len(said) else [Wrong.UNCALM]
    # `look` closes the file and may tidy the log away: not while the start after the kill shall find it
    tally.add([*wrong, *carry_on(path, job.visits, acked, neighbour), *look(path, acked)])


def kills(workloads: int, every: int = 1, aim: int = 0) -> Tally:
    """Kill so many workloads, and as many more as `aim` points take, at every write and sync call.

    With `every`, at each so-many-th call only.
    """
    tally = Tally("SIGKILL at every write and sync call", aim=aim)
    with tally.timed(), ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        counts = list(pool.map(count_calls, range(workloads)))
        while _points(counts) < aim * CAME_THROUGH:
            counts += pool.map(count_calls, range(len(counts), len(counts) + 2))
        parts = list(_parts(counts, every))
        for part in pool.map(some_points, *zip(*parts, strict=True)):
            tally.merge(part)
    return tally


def _points(counts: list[dict[str, int]]) -> int:
    return sum(count.get(call, 0) for count in counts for call in CALLS)


def _parts(counts: list[dict[str, int]], every: int) -> Iterator[tuple[str, int, list[tuple[int, int]]]]:
    for call in CALLS:
        points = [(seed, n) for seed, count in enumerate(counts) for n in range(1, count.get(call, 0) + 1)]
        # neighbours in one part: a child then makes few idle calls
        points = sorted(points, key=lambda point: point[1])[::every]
        for start in range(0, len(points), PART):
            part = points[start : start + PART]
            yield call, part[-1][1], part


def count_calls(seed: int) -> dict[str, int]:
    """Return how often an undisturbed run of a workload makes each call."""
    with tempfile.TemporaryDirectory(prefix="jishi-count-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        return dict(record(lay_out(Path(name) / "hall", seed))[1])
