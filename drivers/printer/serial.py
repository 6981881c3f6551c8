"""A printer on a serial port: pyserial, with a deadline on every write; a blocked line would else hold for ever."""

import contextlib
import errno
import os
import time
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
_STEP = 8  # bytes that may be on the way when DSR falls; printers leave room for 16
_DSR_PAUSE = 0.002
_REAL_TIME = b"\x10\x04"  # DLE EOT: answered at once by a printer that takes nothing else, paper out and cover open too


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
        self._by_dsr = line.flow == "dsrdtr"
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
            raise Unreachable(_blamed(line.port, fault)) from fault

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes that the port took.

        pyserial's own write tells nothing of the bytes that went before its deadline, and a slip whose first bytes are
        out must not pass for one that was never begun: where the system has a file descriptor, that is written to.
        """
        if os.name == "nt":
            return self._write_in_chunks(data, deadline)
        if not self._port.is_open:
            return 0
        if self._by_dsr and not data.startswith(_REAL_TIME):
            return self._write_by_dsr(data, deadline)
        return descriptor.write(self._port.fileno(), data, deadline)

    def _write_by_dsr(self, data: bytes, deadline: float) -> int:
        """Write while the printer holds DSR up, a few bytes at a time: no system but Windows does so by itself."""
        until = time.monotonic() + deadline
        sent = 0
        while sent < len(data) and (left := until - time.monotonic()) > 0:
            if not self._may_send():
                time.sleep(_DSR_PAUSE)
                continue
            taken = descriptor.write(self._port.fileno(), data[sent : sent + _STEP], left)
            if not taken:
                break
            sent += taken
        return sent

    def _may_send(self) -> bool:
        try:
            return bool(self._port.dsr) and not self._port.out_waiting
        except _GONE:  # a port without such a line; one that is gone takes nothing anyway
            return True

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


def _blamed(port: str, fault: Exception) -> Trouble:
    """Return what kept a port from being opened; pyserial hides the system's number where it could not set the line."""
    if getattr(fault, "errno", None) is None and isinstance(fault.__context__, _GONE):
        fault = fault.__context__
    known = OSError(*fault.args) if not isinstance(fault, OSError) else fault
    if known.errno == errno.ENOTTY:
        return Trouble(port, Reason.NO_PRINTER, "no serial port")
    return blame(port, known)
