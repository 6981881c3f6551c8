"""What goes over a printer's line, both ways: when, the bytes in hexadecimal, and what they mean."""

import time
from collections import deque

from drivers.printer.bits import asked, summary
from drivers.printer.protocol import Transport
from drivers.printer.status import is_real_time

_XON, _XOFF = 0x11, 0x13
_WIDTH = 16  # bytes of a line
_QUESTIONS = {1: "online?", 2: "cover, feed, error?", 3: "which error?", 4: "paper?"}


class ByteLog:
    """A transport around another that keeps what passes; where that is a slip, the log stays on the machine."""

    def __init__(self, line: Transport) -> None:
        self._line = line
        self._began = time.monotonic()
        self._open: deque[int] = deque()  # questions that were not answered yet
        self.lines: list[str] = []

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
        questions = asked(data[:took])
        self._open += questions
        told = "; ".join(f"DLE EOT {n}: {_QUESTIONS[n]}" for n in questions)
        self._keep(">", data[:took], told or f"{took} bytes to print")
        if took < len(data):
            self.lines.append(f"{self._now()} !  took {took} of {len(data)} bytes in {deadline:.1f} s")
        return took

    def read(self, deadline: float) -> bytes | None:
        """Listen, and keep what came."""
        came = self._line.read(deadline)
        if came is None:
            self.lines.append(f"{self._now()} !  the line is dead")
        elif came:
            self._keep("<", came, self._meanings(came))
        return came

    def close(self) -> None:
        """Close the line."""
        self._line.close()

    def _meanings(self, came: bytes) -> str:
        told = [meaning for byte in came if (meaning := self._meaning(byte))]
        others = len(came) - len(told)
        return "; ".join([*told, *([f"{others} bytes that answer no DLE EOT"] if others else [])])

    def _meaning(self, byte: int) -> str:
        if is_real_time(byte) and self._open:
            return summary(self._open.popleft(), byte)
        return {_XON: "XON: go on", _XOFF: "XOFF: wait"}.get(byte, "")

    def _keep(self, way: str, data: bytes, meaning: str) -> None:
        for at in range(0, len(data), _WIDTH):
            shown = data[at : at + _WIDTH].hex(" ").upper()
            self.lines.append(f"{self._now()} {way}  {shown:<{_WIDTH * 3}}{meaning if at == 0 else ''}".rstrip())

    def _now(self) -> str:
        return f"+{time.monotonic() - self._began:09.4f}"
