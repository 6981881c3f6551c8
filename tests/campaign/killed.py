"""SIGKILL at every write and sync call of issuing: the real store in a child process, stopped by strace at its n-th
call of a kind, for every n that the workload reaches; then the program starts again on what is left.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.campaign.checks import Wrong, carry_on, look
from tests.campaign.issuing import Job
from tests.campaign.results import Tally

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink")
VISITS = [(f"visit-{number}", "FA"[number % 2]) for number in range(6)]
_COUNTED = re.compile(r"^\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", re.MULTILINE)


def killed(every: int = 1) -> Iterator[Tally]:
    """Yield a tally for each workload; with `every` only each so-many-th point is tried."""
    for what, checkpoint, reopen in (
        ("killed while issuing, a new database", 0, False),
        ("killed while issuing, checkpoints in mid-run", 2, False),
        ("killed while issuing, closed after every number", 0, True),
    ):
        tally = Tally(what)
        with tally.timed(), tempfile.TemporaryDirectory(prefix="jishi-killed-") as folder:
            for call, reach in _reaches(Path(folder), checkpoint, reopen):
                for point in range(1, reach + 1, every):
                    tally.add(_point(Path(folder), call, point, checkpoint, reopen))
        yield tally


def _reaches(folder: Path, checkpoint: int, reopen: bool) -> list[tuple[str, int]]:
    """Return how often an undisturbed run makes each of the calls."""
    job = Job(str(_fresh(folder)), VISITS, checkpoint, reopen)
    told = _run(["-c", "-e", f"trace={','.join(CALLS)}"], job).stderr
    return [(call, int(count)) for count, call in _COUNTED.findall(told) if call in CALLS]


def _fresh(folder: Path) -> Path:
    place = folder / "hall"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    return place / "hall.db"


def _point(folder: Path, call: str, point: int, checkpoint: int, reopen: bool) -> list[Wrong]:
    """Kill one run at one call, look, start again, look once more; return what was wrong."""
    path = _fresh(folder)
    job = Job(str(path), VISITS, checkpoint, reopen)
    done = _run(["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={point}"], job)
    acked = dict(line.split()[1:3] for line in done.stdout.splitlines() if line.startswith("ack "))
    return [*look(path, acked), *carry_on(path, VISITS, acked)]


def _run(options: list[str], job: Job) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "tests.campaign.issuing", "once", job.dump()]
    return subprocess.run(
        ["strace", "-f", "-qq", *options, "-o", "/dev/stderr", *program],
        capture_output=True,
        text=True,
        check=False,
    )
