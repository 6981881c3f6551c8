"""A printer in a process of its own, behind a wire that writes down when the first byte of each slip's body came."""

import contextlib
import multiprocessing
import select
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection

from drivers.printer.emulator import Emulator
from drivers.printer.encode import CLEAR, INITIAL

_QUESTION, _ASKED = b"\x10\x04", 3  # DLE EOT n


@dataclass(frozen=True, slots=True)
class Wire:
    """`port` leads to the emulated printer, `sink` swallows everything; `arrivals` yields (port or sink, when)."""

    port: int
    sink: int
    arrivals: Connection

    def first_after(self, moment: float, sink: bool = False) -> float:
        """Return when (monotonic) the first body byte arrived after `moment`; wait up to 20 s for it."""
        while self.arrivals.poll(20):
            where, came = self.arrivals.recv()
            if where == sink and came >= moment:
                return float(came)
        raise TimeoutError("no byte came to the printer within 20 s")

    def apply(self, name: str, on: bool = True) -> float:
        """Set a switch of the printer, or let it do an act (`Emulator.apply`); return when (monotonic)."""
        began = time.monotonic()
        self.arrivals.send((name, on))
        return began


@contextlib.contextmanager
def emulated_wire() -> Iterator[Wire]:
    """Run printer and sink in a process of their own, so that they take nothing from the measured one."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    port, sink = ours.recv()
    yield Wire(port, sink, ours)
    ours.send(None)
    process.join()


def _serve(told: Connection) -> None:
    with Emulator.tcp() as printer, _listener() as front, _listener() as sink:
        threading.Thread(target=_relay_all, args=(front, printer.port, told), daemon=True).start()
        threading.Thread(target=_swallow, args=(sink, told), daemon=True).start()
        told.send((front.getsockname()[1], sink.getsockname()[1]))
        while (order := told.recv()) is not None:
            printer.apply(*order)


def _listener() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def _relay_all(front: socket.socket, port: int, told: Connection) -> None:
    while True:
        client, _ = front.accept()
        with client, socket.create_connection(("127.0.0.1", port)) as printer, contextlib.suppress(OSError):
            for line in (client, printer):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _relay(client, printer, told)


def _relay(client: socket.socket, printer: socket.socket, told: Connection) -> None:
    while True:
        for line in select.select([client, printer], [], [])[0]:
            data = line.recv(65536)
            now = time.monotonic()
            if not data:
                return
            (printer if line is client else client).sendall(data)
            if line is client and _body(data):
                told.send((False, now))


def _body(data: bytes) -> bytes:
    """Return what is left without real-time questions and the reset before a slip."""
    while True:
        if data.startswith(_QUESTION):
            data = data[_ASKED:]
        elif data.startswith(CLEAR):
            data = data[len(CLEAR) :]
        elif data.startswith(INITIAL):
            data = data[len(INITIAL) :]
        else:
            return data


def _swallow(sink: socket.socket, told: Connection) -> None:
    client, _ = sink.accept()
    with client:
        while client.recv(65536):
            told.send((True, time.monotonic()))
