"""The wires of an emulated printer; each serves on a thread of its own. TCP is here, with its endings."""

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable
from typing import Protocol

LOOK_SECONDS = 0.02
_RESET_AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: on, 0 seconds


class Printer(Protocol):
    """What a wire needs of the printer behind it."""

    plugged: bool
    cut_off: str
    held_up: bool
    stopping: bool
    changed: threading.Condition

    @property
    def full(self) -> bool:
        """Whether it takes no more for now."""
        ...

    def begin(self) -> None:
        """A connection begins."""
        ...

    def step(self, data: bytes, send: Callable[[bytes], object]) -> int:
        """Take bytes and go on; return how many were taken."""
        ...


class Wire(Protocol):
    """Something that brings bytes to a printer until it stops."""

    def serve(self) -> None:
        """Serve until the printer is `stopping`."""
        ...


def rest(printer: Printer) -> None:
    """Wait a moment, or until something changes at the printer."""
    with printer.changed:
        printer.changed.wait(LOOK_SECONDS)


class TcpWire:
    """A TCP port of the loopback; one connection at a time, as most printers have it."""

    def __init__(self, printer: Printer, port: int) -> None:
        self._printer = printer
        self._listener: socket.socket | None = None
        self.port = port
        self._open()

    def _open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listener.settimeout(LOOK_SECONDS)
        self.port = self._listener.getsockname()[1]

    def _close(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def serve(self) -> None:
        """Take connections while plugged in."""
        while not self._printer.stopping:
            if not self._printer.plugged:
                self._close()
                rest(self._printer)
                continue
            if self._listener is None:
                self._open()
            self._accept()
        self._close()

    def _accept(self) -> None:
        if self._listener is None:
            return
        with contextlib.suppress(TimeoutError):
            line, _ = self._listener.accept()
            self._printer.cut_off = ""
            self._printer.begin()
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with contextlib.suppress(OSError):
                self._talk(line)
            if self._printer.cut_off == "rst":
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_ONCE)
            line.close()

    def _talk(self, line: socket.socket) -> None:
        """Serve one connection until it ends."""
        printer = self._printer
        while not printer.stopping and printer.plugged and not printer.cut_off:
            if printer.full:
                rest(printer)
                printer.step(b"", line.sendall)
                continue
            ready = select.select([line], [], [], LOOK_SECONDS)[0]
            data = line.recv(1024) if ready else b""
            if ready and not data:
                return
            printer.step(data, line.sendall)
