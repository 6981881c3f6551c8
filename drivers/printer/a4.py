"""A4 pages (a PDF) to a laser printer through CUPS, or into a folder: every question has a deadline, faults are values.

CUPS is spoken to by its own commands, which are the same on every Linux and macOS: `lp` takes the pages, `lpstat` tells
of them while they wait, and `cups_end.py` how they ended. What they say is read in English (LC_ALL=C) as CUPS 2.4 says
it.
"""

import os
import re
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from drivers.printer.protocol import Reason, Trouble

ASK_SECONDS, SEND_SECONDS = 5.0, 15.0
# the copies are pages of one file, and each is to be a sheet of its own: whoever signs keeps one
_OPTIONS = ("-o", "media=A4", "-o", "sides=one-sided")
_REQUEST = re.compile(r"request id is (\S+-\d+)")
_STATUS = re.compile(r"\tStatus: (.*)")
ENDED = (sys.executable, str(Path(__file__).with_name("cups_end.py")))


class PageState(Enum):
    """What a queue says of pages that it took; whether the paper is good, no queue knows."""

    WAITS = "waits"  # in the queue, or being printed
    PRINTED = "printed"  # the queue says that it printed them
    CANCELLED = "cancelled"  # somebody or the queue itself ended them; some may be on paper
    LEFT = "left"  # the queue knows them no more
    FILE = "file"  # they lie in a folder; of paper nothing is known
    UNKNOWN = "unknown"


_ENDS = {"7": PageState.CANCELLED, "8": PageState.CANCELLED, "9": PageState.PRINTED}  # job-state (RFC 8011, 5.3.7)


@dataclass(frozen=True, slots=True)
class Handed:
    """Pages that were to be handed over: `job` names them where they were taken; else `trouble` says why not."""

    job: str = ""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class PageJob:
    """How it is with pages that were taken; `why` is what the queue says that they wait for."""

    state: PageState
    why: str = ""


class Pages(Protocol):
    """Takes A4 pages. No method blocks beyond its deadline, and none raises for what a printer may do."""

    @property
    def where(self) -> str:
        """The queue or path, as people name it."""
        ...

    def trouble(self) -> Trouble | None:
        """Return what is in the way now, None where pages would be taken and printed."""
        ...

    def send(self, pdf: bytes, title: str) -> Handed:
        """Hand pages over; `title` is what the queue calls them."""
        ...

    def job(self, job: str) -> PageJob:
        """Ask what became of pages that were taken."""
        ...


class CupsPages:
    """A printer of CUPS, by the name of its queue."""

    def __init__(self, queue: str, ask_seconds: float = ASK_SECONDS, send_seconds: float = SEND_SECONDS) -> None:
        self.where = queue
        self._ask_seconds, self._send_seconds = ask_seconds, send_seconds

    def trouble(self) -> Trouble | None:
        """Ask whether CUPS runs, knows the queue, accepts pages for it and prints them."""
        said = self._run("lpstat", "-r", "-p", self.where, "-l", "-a", self.where)
        if isinstance(said, Trouble):
            return said
        if not _runs(said.out):
            return self._of(Reason.NO_SERVICE)
        if said.code or f"printer {self.where} " not in said.out:
            return self._of(Reason.NO_QUEUE)
        if f"{self.where} not accepting" in said.out:
            return self._of(Reason.CLOSED, _below(said.out, f"{self.where} not accepting"))
        if f"printer {self.where} disabled" in said.out:
            return self._of(Reason.STOPPED, _below(said.out, f"printer {self.where} disabled"))
        return None

    def send(self, pdf: bytes, title: str) -> Handed:
        """Hand pages over to the queue, which keeps them where its printer stands still."""
        runs = self._run("lpstat", "-r")  # without CUPS, lp says that there is no such printer
        if isinstance(runs, Trouble):
            return Handed(trouble=runs)
        if not _runs(runs.out):
            return Handed(trouble=self._of(Reason.NO_SERVICE))
        said = self._run("lp", "-d", self.where, "-t", title, *_OPTIONS, sent=pdf)
        if isinstance(said, Trouble):
            return Handed(trouble=said)
        taken = _REQUEST.search(said.out)
        return Handed(taken[1]) if taken and not said.code else Handed(trouble=self._refusal(said.err))

    def job(self, job: str) -> PageJob:
        """Ask whether the pages are still in the queue, and what it says of them or of its printer."""
        said = self._run("lpstat", "-W", "not-completed", "-l", "-o", self.where)
        if isinstance(said, Trouble) or said.code:
            return PageJob(PageState.UNKNOWN)
        lines = _of_job(said.out, job)
        if lines is None:
            return self._ended(job)
        told = next((found[1] for line in lines if (found := _STATUS.match(line))), "")
        stands = None if told else self.trouble()
        return PageJob(PageState.WAITS, told or (stands.detail if stands else ""))

    def _ended(self, job: str) -> PageJob:
        """Ask how pages left the queue."""
        said = self._run(*ENDED, self.where, job.rpartition("-")[2])
        if isinstance(said, Trouble) or said.code:
            return PageJob(PageState.UNKNOWN)
        return PageJob(_ENDS.get(said.out.strip(), PageState.LEFT))

    def _refusal(self, said: str) -> Trouble:
        if "does not exist" in said:
            return self._of(Reason.NO_QUEUE)
        if "not accepting" in said:
            return self._of(Reason.CLOSED)
        return self._of(Reason.FAULT, said.strip().removeprefix("lp: "))

    def _of(self, reason: Reason, detail: str = "") -> Trouble:
        return Trouble(self.where, reason, detail)

    def _run(self, *command: str, sent: bytes = b"") -> "_Said | Trouble":
        seconds = self._send_seconds if sent else self._ask_seconds
        try:
            done = subprocess.run(  # noqa: S603 - the words are ours and a queue's name, which machine.toml's check knows
                command,
                input=sent,
                capture_output=True,
                timeout=seconds,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired:
            return self._of(Reason.SLOW)
        except OSError:
            return self._of(Reason.NO_COMMAND, command[0])
        return _Said(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a command said."""

    code: int
    out: str
    err: str


def _runs(said: str) -> bool:
    return "scheduler is running" in said


def _below(said: str, line: str) -> str:
    """Return the reason that lpstat gives on the line below one of its own, empty where it gives none."""
    rest = said.partition(line)[2].split("\n", 1)
    why = rest[1].split("\n", 1)[0] if len(rest) > 1 else ""
    return why.strip() if why.startswith("\t") and "reason unknown" not in why else ""


def _of_job(said: str, job: str) -> list[str] | None:
    """Return what lpstat says below a job's line, None where it does not list it."""
    _, there, rest = f"\n{said}".partition(f"\n{job} ")
    return _indented(rest.split("\n")[1:]) if there else None


def _indented(lines: list[str]) -> list[str]:
    """Return the lines that belong to the one before them."""
    ends = next((number for number, line in enumerate(lines) if not line.startswith("\t")), len(lines))
    return lines[:ends]


class FilePages:
    """A folder in which each print becomes a file of its own, or one file that holds the newest print."""

    def __init__(self, path: str) -> None:
        self.where = path
        self._path = Path(path)
        self._folder = path.endswith(("/", os.sep)) or self._path.is_dir()

    def trouble(self) -> Trouble | None:
        """Try whether a file can be made there."""
        made = self._beside()
        if isinstance(made, Trouble):
            return made
        made.unlink()
        return None

    def send(self, pdf: bytes, title: str) -> Handed:
        """Write the pages; whoever looks into the folder finds all of them or nothing."""
        part = self._beside()
        if isinstance(part, Trouble):
            return Handed(trouble=part)
        try:
            part.write_bytes(pdf)
            target = part.with_name(f"{title}-{part.stem}.pdf") if self._folder else self._path
            part.replace(target)
        except OSError as fault:
            with suppress(OSError):
                part.unlink()
            return Handed(trouble=self._cannot(fault))
        return Handed(str(target))

    def job(self, job: str) -> PageJob:
        """Say whether they lie there."""
        return PageJob(PageState.FILE if Path(job).exists() else PageState.UNKNOWN)

    def _beside(self) -> "Path | Trouble":
        folder = self._path if self._folder else self._path.parent
        try:
            handle, name = tempfile.mkstemp(".part", "", folder)
        except OSError as fault:
            return self._cannot(fault)
        os.close(handle)
        return Path(name)

    def _cannot(self, fault: OSError) -> Trouble:
        return Trouble(self.where, Reason.CANNOT_WRITE, fault.strerror or str(fault))
