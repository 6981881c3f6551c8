"""What a printer is to the rest of the program, and what a way to a printer is to a driver."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from drivers.printer.passed import Passed
from kiosk.domain.slip import Slip


class PrinterState(Enum):
    """What is known of a printer; one that does not answer is *unknown*, never *ready*."""

    READY = "ready"
    NEAR_END = "near end"
    PAPER_OUT = "paper out"
    COVER_OPEN = "cover open"
    CUTTER_FAULT = "cutter fault"
    OVERHEATED = "overheated"
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


class Reason(Enum):
    """Why a printer cannot be used; the words for people are made where people read them."""

    NOT_THERE = "not there"  # no such port, device or host name
    NO_PERMISSION = "no permission"  # the system does not let this user open it
    BUSY = "busy"  # another program has it
    REFUSED = "refused"  # the machine is there, nobody listens at that port
    NO_ROUTE = "no route"  # nothing at that address answers
    NO_PRINTER = "no printer"  # something answers, but not as a printer does
    NO_LIBRARY = "no library"  # what the program needs to reach it is not installed
    WRONG_ADDRESS = "wrong address"  # nothing can be made of what machine.toml says
    NO_COMMAND = "no command"  # A4: the commands of CUPS are not installed
    NO_SERVICE = "no service"  # A4: CUPS does not run
    NO_QUEUE = "no queue"  # A4: CUPS knows no such printer
    CLOSED = "closed"  # A4: its queue takes nothing
    STOPPED = "stopped"  # A4: its queue takes pages and prints none
    SLOW = "slow"  # A4: no reply in time; nobody knows whether it took the pages
    CANNOT_WRITE = "cannot write"  # A4: a folder or file
    FAULT = "fault"  # anything else


class Outcome(Enum):
    """What is known of one slip after printing it."""

    CONFIRMED = "confirmed"  # the printer said that it came out
    UNCERTAIN = "uncertain"  # bytes were taken, and nobody can say
    FAILED = "failed"  # not one byte of the slip was taken


@dataclass(frozen=True, slots=True)
class Completion:
    """The end of one slip: `accepted` counts the bytes that the wire took, `reason` is a word for the log."""

    outcome: Outcome
    accepted: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The last raw status of a printer, four bytes: its answers to DLE EOT 1 to 4 (fewer where some are missing).

    `automatic`: what it told by itself (GS a).
    """

    four: bytes = b""
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong between us and a printer: its port or address, why, and what helps to mend it.

    `detail` is the group that may open it (no permission), the program that has it (busy), else the system's word.
    """

    where: str
    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        """Return it for a log."""
        return f"{self.where}: {self.reason.value}" + (f" ({self.detail})" if self.detail else "")


class Printer(Protocol):
    """A slip printer. No method blocks beyond its deadline, and none raises for what a printer may do."""

    @property
    def trouble(self) -> Trouble | None:
        """What keeps it *unreachable*, as far as is known; None while it is reached."""
        ...

    @property
    def said(self) -> Said:
        """What it said last, bit by bit; of no bytes where nothing was heard."""
        ...

    @property
    def passed(self) -> Sequence[Passed]:
        """The latest of what went over its line, oldest first."""
        ...

    def status(self) -> PrinterState:
        """Ask the printer how it is, connecting first where needed."""
        ...

    def expect_torn(self) -> None:
        """Say that the beginning of somebody's slip may stand in the mouth: the next one is to be parted from it."""
        ...

    def overhear(self) -> PrinterState | None:
        """Take in what the printer said by itself, asking nothing and waiting for nothing; None = nothing new."""
        ...

    def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
        """Print one slip and wait until the printer says what became of it.

        `before_body` is called after the printer answered and before the slip's first byte; what it raises leaves
        this method with nothing sent.
        """
        ...

    def close(self) -> None:
        """Let go of the device."""
        ...


class Unreachable(Exception):
    """A printer cannot be opened; `trouble` says where and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


class Transport(Protocol):
    """A way to a printer: bytes out, bytes in, both with a deadline in seconds; expected faults are values."""

    @property
    def where(self) -> str:
        """The port, device or address, as people name it."""
        ...

    @property
    def answers(self) -> bool:
        """Whether anything can come back on this way; a file takes bytes and says nothing."""
        ...

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits before `deadline`; return the bytes accepted, which may be fewer."""
        ...

    def read(self, deadline: float) -> bytes | None:
        """Return what came in by `deadline`, empty where nothing did, None where the line is dead."""
        ...

    def close(self) -> None:
        """Close the line; may be called twice."""
        ...
