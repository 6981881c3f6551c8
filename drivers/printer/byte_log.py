"""What goes over a printer's line, both ways, kept as it passes; what it means is read later (`meanings.py`)."""

import time
from collections import deque

from drivers.printer.passed import Passed, Way
from drivers.printer.protocol import Transport

LATEST = 240  # how many an owner keeps: the last half minute of questions, or the last slip
BEGINNING = 24  # bytes kept of what is longer: the rest of a slip says nothing more


class ByteLog:
    """A transport around another that keeps what passes.

    It costs a microsecond a part, so that a printer's owner keeps its line's latest always: what was before a fault
    is there when somebody comes to look. Without `kept` all of it is kept, whole, until the line is closed.
    """

    def __init__(self, line: Transport, kept: deque[Passed] | None = None) -> None:
        self._line = line
        self._most = None if kept is None else BEGINNING
        self.kept: deque[Passed] = deque() if kept is None else kept

    @property
    def where(self) -> str:
        """The line's name."""
        return self._line.where

    @property
    def answers(self) -> bool:
        """Whether anything can come back."""
        return self._line.answers

    def write(self, data: bytes, deadline: float) -> int:
        """Send, and keep what was taken."""
        took = self._line.write(data, deadline)
        self._keep(Way.TO, data[:took], took)
        if took < len(data):
            self._keep(Way.FAULT, b"", len(data) - took)
        return took

    def read(self, deadline: float) -> bytes | None:
        """Listen, and keep what came."""
        came = self._line.read(deadline)
        if came is None:
            self._keep(Way.FAULT, b"", 0)
        elif came:
            self._keep(Way.FROM, came, len(came))
        return came

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    def _keep(self, way: Way, data: bytes, length: int) -> None:
        self.kept.append(Passed(time.time(), way, data[: self._most], length))
