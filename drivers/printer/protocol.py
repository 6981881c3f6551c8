"""What a printer is to the rest of the program, and what a way to a printer is to a driver."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

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


class Printer(Protocol):
    """A slip printer. No method blocks beyond its deadline, and none raises for what a printer may do."""

    def status(self) -> PrinterState:
        """Ask the printer how it is, connecting first where needed."""
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
    """A printer cannot be opened; `where` is its port or address, the message says why."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where


class Transport(Protocol):
    """A way to a printer: bytes out, bytes in, both with a deadline in seconds; expected faults are values."""

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits before `deadline`; return the bytes accepted, which may be fewer."""
        ...

    def read(self, deadline: float) -> bytes | None:
        """Return what came in by `deadline`, empty where nothing did, None where the line is dead."""
        ...

    def close(self) -> None:
        """Close the line; may be called twice."""
        ...
