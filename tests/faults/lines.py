"""The line between a kiosk and its hall's PostgreSQL, on a real wire: cut, hanging without a word, mended."""

import contextlib
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHUNK = 65536


class Line:
    """Forwards bytes both ways between a port of its own and the server's."""

    def __init__(self, server: str) -> None:
        host, port = re.search(r"@([\d.]+):(\d+)/", server).groups()  # type: ignore[union-attr]
        self._server = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._own = self._listener.getsockname()
        self.address = server.replace(f"{host}:{port}", f"127.0.0.1:{self._own[1]}")
        self._ends: list[socket.socket] = []
        self._flows = threading.Event()
        self._flows.set()
        self._closed = False
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def hang(self) -> None:
        """Forward nothing any more, and close nothing: a switch that died, packets that get lost."""
        self._flows.clear()

    def cut(self) -> None:
        """Close what is open and take nothing new: the server was stopped."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # else the `accept` under way would take one more
        self._listener.close()
        ends, self._ends = self._ends, []
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def mend(self) -> None:
        """Let bytes flow again, what was held back first."""
        self._flows.set()
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(self._own)
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def close(self) -> None:
        """End for good."""
        self._closed = True
        self._flows.set()
        self.cut()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listener.accept()
                self._flows.wait()
                if self._closed:
                    return
                far = socket.create_connection(self._server)
                self._ends += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pump, args=(one, other), daemon=True).start()

    def _pump(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(CHUNK):
                self._flows.wait()
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(server: str) -> Iterator[Line]:
    """Lay a line to the server of a `postgresql://` address; its own address is what a kiosk is given."""
    line = Line(server)
    try:
        yield line
    finally:
        line.close()
