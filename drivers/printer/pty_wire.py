"""A pty as the wire of an emulated printer: a serial line, with a speed of its own where it is given one.

A pty has no parity, no 7-bit characters, no RTS/CTS and no DTR/DSR: those are tested at pyserial's boundary.
"""

import contextlib
import os
import pty
import select
import termios
import time
import tty

from drivers.printer.wires import LOOK_SECONDS, Printer, rest

_XON, _XOFF = b"\x11", b"\x13"
_HOLD_UP, _GO_ON = 512, 64  # bytes in the receive buffer of a paced pty
_SPEEDS = {baud: getattr(termios, f"B{baud}") for baud in (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)}


class PtyWire:
    """A pty; with a speed it is a serial line that takes time, holds up with XOFF and garbles at another speed."""

    def __init__(self, printer: Printer, baud: int = 0) -> None:
        self._printer, self._baud = printer, baud
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.device = os.ttyname(self._theirs)
        self._waiting = bytearray()  # received, not yet taken by the printer: its receive buffer
        self._due = time.monotonic()

    def serve(self) -> None:
        """Serve until the printer stops or is unplugged; an unplugged pty is gone for good."""
        printer = self._printer
        printer.begin()
        with contextlib.suppress(OSError):
            while not printer.stopping and printer.plugged and not printer.cut_off:
                self._paced() if self._baud else self._at_once()
        os.close(self._ours)
        os.close(self._theirs)

    def _at_once(self) -> None:
        printer = self._printer
        full = printer.full
        if full:
            rest(printer)
        ready = not full and select.select([self._ours], [], [], LOOK_SECONDS)[0]
        printer.step(os.read(self._ours, 1024) if ready else b"", self._send)

    def _paced(self) -> None:
        """Take what has had the time to come over the line since the last look; the rest waits in the system."""
        now = time.monotonic()
        room = 0 if len(self._waiting) >= _HOLD_UP * 2 else int((now - self._due) * self._baud / 10)
        ready = room and select.select([self._ours], [], [], 0)[0]
        if ready:
            data = os.read(self._ours, room)
            self._due += len(data) * 10 / self._baud
            self._waiting += self._as_heard(data)
        else:
            # at the least the time of one byte, else a slow line would never have had the time for one
            self._due = max(self._due, now - max(LOOK_SECONDS / 10, 15 / self._baud))
            time.sleep(0.002)
        self._flow()
        took = 0 if self._printer.full else self._printer.step(bytes(self._waiting), self._send)
        if not took:
            self._printer.step(b"", self._send)
        del self._waiting[:took]

    def _flow(self) -> None:
        if not self._printer.held_up and len(self._waiting) >= _HOLD_UP:
            self._printer.held_up = True
            os.write(self._ours, _XOFF)
            with self._printer.changed:
                self._printer.changed.notify_all()
        elif self._printer.held_up and len(self._waiting) <= _GO_ON:
            self._printer.held_up = False
            os.write(self._ours, _XON)

    def _as_heard(self, data: bytes) -> bytes:
        """Return what a line of another speed makes of `data`."""
        speed = termios.tcgetattr(self._theirs)[5]
        return data if speed == _SPEEDS[self._baud] else bytes(byte ^ 0x5A | 0x80 for byte in data)

    def _send(self, data: bytes) -> None:
        os.write(self._ours, self._as_heard(data) if self._baud else data)
