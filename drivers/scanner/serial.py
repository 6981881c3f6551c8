"""A scanner on a serial port, or on a USB port that the system shows as one; the same wire as a serial printer's."""

import time

from drivers.printer.serial import Line, SerialTransport
from drivers.scanner.framing import SILENCE, Framing


class SerialScanner:
    """One open port, for this program alone; opening it raises `Unreachable` with port and reason."""

    def __init__(self, port: str, baud: int, silence: float = SILENCE) -> None:
        self.where = port
        self._line = SerialTransport(Line(port, baud))
        self._framing = Framing(silence)

    def read(self, seconds: float) -> list[str] | None:
        """Return the scans that came to their end within `seconds`, None where the line is dead."""
        data = self._line.read(seconds)
        return None if data is None else self._framing.take(data, time.monotonic())

    def close(self) -> None:
        """Let go of the port."""
        self._line.close()
