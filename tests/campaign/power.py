"""Power cuts: what one run wrote and synced is replayed, and at every point disks are made up as a cut may leave them.

The program that is recorded is the unmodified store on the machine's own SQLite; only the disk is made up.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.campaign.checks import Wrong, carry_on, look
from tests.campaign.issuing import Job
from tests.campaign.recording import Ack, Create, Op, Sync, Truncate, Unlink, Write, record
from tests.campaign.results import Tally

SECTOR = 512
MEMORY = Path("/dev/shm")  # where there is one, the made-up disks lie in it; the cut is made up anyway
CARRY_ON_EVERY = 100  # so many images are looked at for one on which the program starts again


@dataclass(slots=True)
class Inode:
    """A file's content on the disk, and what was done to it since its last sync."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Write | Truncate] = field(default_factory=list)

    def sync(self) -> None:
        """Put everything on the disk."""
        self.durable = self._with(self.pending)
        self.pending = []

    def after_cut(self, chance: random.Random) -> bytes:
        """Return what a cut may leave: every sector since the last sync is there, missing or torn."""
        kept = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        content = self._with([part for op in self.pending for part in _survivors(op, kept, chance)])
        return bytes(content)

    def _with(self, ops: list[Write | Truncate]) -> bytearray:
        content = bytearray(self.durable)
        for op in ops:
            if isinstance(op, Truncate):
                del content[op.size :]
                content.extend(bytes(op.size - len(content)))
            else:
                content.extend(bytes(max(0, op.offset - len(content))))
                content[op.offset : op.offset + len(op.data)] = op.data
        return content


def _survivors(op: Write | Truncate, kept: float, chance: random.Random) -> Iterator[Write | Truncate]:
    if isinstance(op, Truncate):
        if chance.random() < kept:
            yield op
        return
    start = 0
    while start < len(op.data):
        end = min(len(op.data), start + SECTOR - (op.offset + start) % SECTOR)
        if chance.random() < kept:
            torn = chance.random() < 0.05
            yield Write(op.file, op.offset + start, op.data[start : chance.randrange(start, end) if torn else end])
        start = end


class Disk:
    """Files and names; names since the folder's last sync may be lost, the latest first."""

    def __init__(self) -> None:
        self._inodes: dict[str, Inode] = {}
        self._names: dict[str, Inode] = {}
        self._changes: list[tuple[str, Inode | None]] = []

    def do(self, op: Op) -> None:
        """Do what the program did."""
        if isinstance(op, Create):
            self._inodes[op.file] = Inode()
            self._changes.append((op.file, self._inodes[op.file]))
        elif isinstance(op, Unlink):
            self._inodes.pop(op.file, None)
            self._changes.append((op.file, None))
        elif isinstance(op, Sync):
            self._sync(op.file)
        elif not isinstance(op, Ack):
            self._inodes[op.file].pending.append(op)

    def _sync(self, file: str) -> None:
        if file in self._inodes:
            self._inodes[file].sync()
            return
        self._names = _renamed(self._names, self._changes)
        self._changes = []

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files that a cut may leave."""
        names = _renamed(self._names, self._changes[: chance.randint(0, len(self._changes))])
        return {name: inode.after_cut(chance) for name, inode in names.items()}


def _renamed(names: dict[str, Inode], changes: list[tuple[str, Inode | None]]) -> dict[str, Inode]:
    now = {**names, **dict(changes)}
    return {name: inode for name, inode in now.items() if inode is not None}


def one_run(seed: int, visits: int, images: int, synchronous: str) -> Tally:
    """Record one run and look at `images` disks for each of its points."""
    chance = random.Random(seed)
    tally = Tally("")
    with tempfile.TemporaryDirectory(prefix="jishi-cut-", dir=MEMORY if MEMORY.is_dir() else None) as name:
        folder = Path(name)
        path = folder / "run" / "hall.db"
        path.parent.mkdir()
        wanted = [(f"visit-{seed}-{n}", chance.choice("FAR")) for n in range(visits)]
        # checkpoints and closing sync the log even with NORMAL: the control does without
        checkpoint, reopen = (0, False) if synchronous else (chance.choice((0, 8, 40)), chance.random() < 0.25)
        job = Job(str(path), wanted, checkpoint, reopen, synchronous)
        disk, acked = Disk(), dict[str, str]()
        for op in record(job)[0]:
            disk.do(op)
            if isinstance(op, Ack):
                acked[op.visit] = op.number
            for _ in range(images):
                _image(folder / "cut", disk.after_cut(chance), tally, acked, wanted)
    return tally


def _image(
    folder: Path, files: dict[str, bytes], tally: Tally, acked: dict[str, str], wanted: list[tuple[str, str]]
) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
    path = folder / "hall.db"
    wrong: list[Wrong] = look(path, acked)
    if not wrong and tally.points % CARRY_ON_EVERY == 0:
        wrong = carry_on(path, wanted, acked)
    tally.add(wrong)
    shutil.rmtree(folder)


def cuts(runs: int, visits: int, images: int, synchronous: str = "", aim: int = 0) -> Tally:
    """Cut the power in so many runs, at every call of each; `synchronous="normal"` is the control."""
    what = "control: the same with synchronous=NORMAL" if synchronous else "power cut (WAL, synchronous=FULL)"
    tally = Tally(what, control=bool(synchronous), aim=aim)
    with tally.timed(), ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for part in pool.map(one_run, range(runs), [visits] * runs, [images] * runs, [synchronous] * runs):
            tally.merge(part)
    return tally
