"""Wakes a thread that waits for a descriptor, from any other thread: on every system that has sockets."""

import contextlib
import socket


class Wake:
    """A pair of sockets: `ring` from anywhere; who waits on `fileno` makes it `quiet` again."""

    def __init__(self) -> None:
        self._here, self._there = socket.socketpair()
        self._here.setblocking(False)
        self._there.setblocking(False)

    def fileno(self) -> int:
        """Return the descriptor that becomes readable."""
        return self._here.fileno()

    def ring(self) -> None:
        """Wake; one ring that is not heard yet is enough, and after `close` nobody hears."""
        with contextlib.suppress(OSError):
            self._there.send(b"\0")

    def quiet(self) -> None:
        """Take all rings so far."""
        with contextlib.suppress(BlockingIOError):
            while self._here.recv(4096):
                pass

    def close(self) -> None:
        """Close both ends."""
        self._here.close()
        self._there.close()
