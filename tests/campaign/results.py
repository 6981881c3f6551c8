"""The campaign's table."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaign.checks import Wrong

RESULTS = Path(__file__).with_name("RESULTS.md")
PAPER = Path(__file__).with_name("PAPER.md")
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


def papers_page(said: Iterable[str]) -> str:
    """Return what the campaign found of slips' words and of A4 pages, as a page."""
    return f"{_PAPER}\n" + "\n".join(f"- {words}" for words in said) + "\n"


_PAPER = """# What stands on paper

`make campaign` writes this page. Documents of every kind (rare Hanzi, names of 110 characters, right to left, emoji,
what turns directions, control characters) become bytes for one of several models. The emulated printer reads them, and
each text, checklist row and code is held against the document, glyph by glyph, its dots against the picture; a second
decoder, which we did not write, must read the same words and codes. A character that a model's font lacks comes as
dots: of those it is known that they are the glyph's, which is a box where no bundled font has the character; a word of
letters that join or run from the right is one such glyph. A4 pages go to a real CUPS whose back end writes into a
folder.
"""

_HEAD = """# What issuing survives

`make campaign` writes this page; a short form of each line runs in `make test`. A look at a database finds out: every
number that was acknowledged is there exactly once, each queue counts 1, 2, 3 … on each day, every ticket has its visit,
its event and its slip, the database is sound. Where a line below says that the program *starts again*, the store is
opened anew on what was left, every visit of the workload asks once more, who had a number gets the same one, and the
database is looked at after that too.
"""

_NOTES = """How it is done, and what follows each point:

- **Killed**: the real store issues in a child process under `strace`; SIGKILL comes at the n-th call of each of
  `pwrite64`, `write`, `fsync`, `fdatasync`, `ftruncate`, `unlink`, for every n that a workload reaches. Workloads
  differ: a new database (its migrations are killed too), a used one, checkpoints in mid-run, the database closed
  after every number, another program working on the same file. *After each point*: the program starts again; at every
  third one on a used database it is the other program that goes on instead, with the file as it had it open.
- **Power cut**: every write, sync, truncation and change of name that the unmodified store made is recorded from the
  kernel's side (`strace`); then, after each call, disks are made up as a cut may leave them: what was synced is there,
  every other sector of 512 bytes is there, missing or torn, names made or removed since the folder's last sync may be
  undone. *After each point*: the same SQLite opens the disk and it is looked at; on one in a hundred the program
  starts again.
- **Control**: the same with `synchronous=NORMAL`, which must lose acknowledged numbers, or the check sees nothing.
  *After each point*: as for a power cut.
- **Full and failing disks**: ENOSPC and EIO at the n-th write, sync or truncation, once and from then on; the visitor
  hears within two seconds of a fault of the machine that names the file, and is told no number that is not stored.
  *After each point*: a look at what was left, then the program starts again on a disk that works.
- **A disk that turns or is read-only**: EROFS from the n-th write, sync or truncation on; and a workload started by
  somebody who may only read folder and file, who must be told no number at all. *After each point*: as above.
- **A damaged page**: one page of a used database zeroed, overwritten by chance, torn or replaced by another; then
  three visits ask. Each hears within two seconds a number, or a fault that names the file. *After each point*: nothing
  starts again (a damaged file is mended by people); the rows are read by bare `sqlite3`, and every number that was
  told is there once.
- **The clock jumps**: by minutes, hours and days, on and back, and to seconds before and after midnight, within nine
  days; a number is given at each place, on the hall's own day. *After each point*: its day is checked; after every
  hundredth the database is closed, looked at and opened again by the same process, and no visit asks twice.
- **Many processes on PostgreSQL**: every visit is asked for by two of them at once; a point is a number that was told.
  *After all of them*: each told number is looked up, and the whole is looked at once; nothing starts again."""
