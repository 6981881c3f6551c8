"""A printer on a serial port: pyserial, with a deadline on every write; a blocked line would else hold for ever."""

import contextlib
import os
from dataclasses import dataclass

import serial

from drivers.printer import descriptor
from drivers.printer.blame import blame
from drivers.printer.protocol import Reason, Trouble, Unreachable

_GONE: tuple[type[Exception], ...] = (serial.SerialException, OSError)
with contextlib.suppress(ImportError):  # Windows has none
    import termios

    _GONE += (termios.error,)  # no OSError: an adapter that was pulled out while it was being opened

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

    answers = True

    def __init__(self, line: Line) -> None:
        self.where = line.port
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
        except (ValueError, OverflowError) as fault:  # a speed that the port does not know
            raise Unreachable(Trouble(line.port, Reason.WRONG_ADDRESS, str(fault))) from fault
        except _GONE as fault:
            known = fault if isinstance(fault, OSError) else OSError(*fault.args)
            raise Unreachable(blame(line.port, known)) from fault

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes that the port took.

        pyserial's own write tells nothing of the bytes that went before its deadline, and a slip whose first bytes are
        out must not pass for one that was never begun: where the system has a file descriptor, that is written to.
        """
        if os.name == "nt":
            return self._write_in_chunks(data, deadline)
        return descriptor.write(self._port.fileno(), data, deadline) if self._port.is_open else 0

    def _write_in_chunks(self, data: bytes, deadline: float) -> int:
        """Write where only pyserial can; a chunk that broke off counts as taken, since some of it may be out."""
        self._port.write_timeout = deadline
        for start in range(0, len(data), _CHUNK):
            part = data[start : start + _CHUNK]
            try:
                self._port.write(part)
            except _GONE:
                return min(start + 1, len(data))
        return len(data)

    def read(self, deadline: float) -> bytes | None:
        """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
        if os.name != "nt":
            return descriptor.read(self._port.fileno(), deadline) if self._port.is_open else None
        try:
            self._port.timeout = deadline
            first = self._port.read(1)
            return first + self._port.read(self._port.in_waiting) if first else b""
        except TypeError:  # pyserial's word for a port that was closed meanwhile
            return None
        except _GONE:
            return None

    def close(self) -> None:
        """Close the port; may be called twice."""
        with contextlib.suppress(*_GONE):
            self._port.close()
