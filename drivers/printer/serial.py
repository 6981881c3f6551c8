"""A printer on a serial port: pyserial, with a deadline on every write; a blocked line would else hold for ever."""

import contextlib
from dataclasses import dataclass

import serial

from drivers.printer.protocol import Unreachable

PARITIES = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}
_CHUNK = 256


@dataclass(frozen=True, slots=True)
class Line:
    """A serial line's settings; `flow` is one of none, xonxoff, rtscts, dsrdtr."""

    port: str
    baud: int = 19200
    bits: int = 8
    parity: str = "none"
    stop: int = 1
    flow: str = "none"


class SerialTransport:
    """One open serial port; opening it raises `Unreachable` with port and reason."""

    def __init__(self, line: Line) -> None:
        try:
            self._port = serial.Serial(
                line.port,
                line.baud,
                bytesize=line.bits,
                parity=PARITIES[line.parity],
                stopbits=line.stop,
                xonxoff=line.flow == "xonxoff",
                rtscts=line.flow == "rtscts",
                dsrdtr=line.flow == "dsrdtr",
                exclusive=True,
            )
        except (serial.SerialException, OSError) as fault:
            raise Unreachable(line.port, str(fault)) from fault

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes that the port took."""
        sent = 0
        self._port.write_timeout = deadline
        for start in range(0, len(data), _CHUNK):
            part = data[start : start + _CHUNK]
            try:
                sent += self._port.write(part) or 0
            except serial.SerialTimeoutException:
                return sent
            except (serial.SerialException, OSError):
                return sent
        return sent

    def read(self, deadline: float) -> bytes | None:
        """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
        self._port.timeout = deadline
        try:
            first = self._port.read(1)
            return first + self._port.read(self._port.in_waiting) if first else b""
        except (serial.SerialException, OSError, TypeError):
            return None

    def close(self) -> None:
        """Close the port; may be called twice."""
        with contextlib.suppress(serial.SerialException, OSError):
            self._port.close()
