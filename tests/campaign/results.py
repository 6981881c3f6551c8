"""The campaign's table."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaign.checks import Wrong

RESULTS = Path(__file__).with_name("RESULTS.md")
OTHER = (Wrong.GAP, Wrong.HALF, Wrong.DAMAGED, Wrong.UNCALM)


@dataclass(slots=True)
class Tally:
    """One line of the table: `points` tried, what was found at how many of them, and seconds.

    `control` lines must lose: they show that the check would have seen it.
    """

    what: str
    points: int = 0
    found: Counter[Wrong] = field(default_factory=Counter)
    seconds: float = 0.0
    control: bool = False
    aim: int = 0

    def add(self, wrong: Iterable[Wrong]) -> None:
        """Count one point and what was wrong there."""
        self.points += 1
        self.found.update(set(wrong))

    def merge(self, other: "Tally") -> None:
        """Add another's points to these."""
        self.points += other.points
        self.found.update(other.found)

    @property
    def good(self) -> bool:
        """Tell whether the line is as it must be."""
        if self.points < self.aim:
            return False
        if self.control:
            return self.found[Wrong.LOST] > 0 and not any(self.found[w] for w in Wrong if w is not Wrong.LOST)
        return not any(self.found.values())

    @contextmanager
    def timed(self) -> Iterator["Tally"]:
        """Count the seconds of what happens inside."""
        began = time.monotonic()
        yield self
        self.seconds += time.monotonic() - began


def table(tallies: Iterable[Tally]) -> str:
    """Return the lines as a Markdown table."""
    lines = ["| what | points | lost | doubled | otherwise wrong | seconds | |", "|---|---:|---:|---:|---:|---:|---|"]
    for t in tallies:
        other = sum(t.found[wrong] for wrong in OTHER)
        word = ("loses, as it must" if t.control else "holds") if t.good else "**BROKEN**"
        lines.append(
            f"| {t.what} | {t.points:,} | {t.found[Wrong.LOST]:,} | {t.found[Wrong.DOUBLED]:,} | {other:,} "
            f"| {t.seconds:.0f} | {word} |"
        )
    return "\n".join(lines)


def write(tallies: list[Tally], versions: str) -> None:
    """Write RESULTS.md."""
    total = sum(t.seconds for t in tallies)
    RESULTS.write_text(
        f"{_HEAD}\n{table(tallies)}\n\n{_NOTES}\n\nRun with {versions}; {total / 60:.0f} minutes in all.\n", "utf-8"
    )


_HEAD = """# What issuing survives

`make campaign` writes this page; a short form of each line runs in `make test`. After each point: every number that
was acknowledged is in the database exactly once, each queue counts 1, 2, 3 … on each day, every ticket has its event
and its slip, the database is sound; then the program starts again on it, every visit asks once more, who had a
number gets the same one, and the sequence goes on.
"""

_NOTES = """How it is done:

- **Killed**: the real store issues in a child process under `strace`; SIGKILL comes at the n-th call of each of
  `pwrite64`, `write`, `fsync`, `fdatasync`, `ftruncate`, `unlink`, for every n that a workload reaches. Workloads
  differ: a new database (its migrations are killed too), a used one, checkpoints in mid-run, the database closed
  after every number, another program working on the same file.
- **Power cut**: every write, sync, truncation and change of name that the unmodified store made is recorded from the
  kernel's side (`strace`); then, after each call, disks are made up as a cut may leave them: what was synced is there,
  every other sector of 512 bytes is there, missing or torn, names made or removed since the folder's last sync may be
  undone. Each disk is opened by the same SQLite, and on one in a hundred the program starts again.
- **Control**: the same with `synchronous=NORMAL`, which must lose acknowledged numbers, or the check sees nothing.
- **Full and failing disks**: ENOSPC and EIO at the n-th write, sync or truncation, once and from then on; the visitor
  hears of a fault of the machine within two seconds, is told no number that is not stored, and gets one afterwards.
- **A damaged page**: one page of a used database zeroed, overwritten by chance, torn or replaced by another.
- **The clock jumps**: each number is given on a hall day drawn by chance from eighteen.
- **Many processes on PostgreSQL**: every visit is asked for by two of them at once."""
