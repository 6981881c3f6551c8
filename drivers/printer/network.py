"""A printer on the network, usually port 9100: every write and read has a deadline, every byte is counted."""

import contextlib
import queue
import select
import socket
import threading
import time
from typing import Any

from drivers.printer.blame import reason_of
from drivers.printer.protocol import Reason, Trouble, Unreachable

OPEN_SECONDS = 2.0
_CHUNK = 4096


class NetworkTransport:
    """One TCP connection to a printer; opening it raises `Unreachable` with address and reason."""

    answers = True

    def __init__(self, host: str, port: int, open_seconds: float = OPEN_SECONDS) -> None:
        self.where = f"{host}:{port}"
        try:
            self._socket = _connected(host, port, open_seconds)
        except OSError as fault:
            raise Unreachable(Trouble(self.where, _why(fault), fault.strerror or str(fault))) from fault
        except UnicodeError as fault:  # no name that a network could know: two dots in a row, a label too long
            raise Unreachable(Trouble(self.where, Reason.WRONG_ADDRESS, str(fault))) from fault
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setblocking(False)

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes accepted by the wire."""
        until = time.monotonic() + deadline
        sent = 0
        while sent < len(data):
            _, ready, _ = select.select([], [self._socket], [], max(0.0, until - time.monotonic()))
            if not ready:
                return sent
            try:
                sent += self._socket.send(data[sent : sent + _CHUNK])
            except BlockingIOError:
                continue
            except OSError:
                return sent
        return sent

    def read(self, deadline: float) -> bytes | None:
        """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
        try:
            ready, _, _ = select.select([self._socket], [], [], deadline)
            if not ready:
                return b""
            return self._socket.recv(_CHUNK) or None
        except BlockingIOError:
            return b""
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """Close the connection; may be called twice."""
        with contextlib.suppress(OSError):
            self._socket.close()


def _connected(host: str, port: int, seconds: float) -> socket.socket:
    """Connect to the first of a host's addresses that lets us; raises `OSError` of the last."""
    fault: OSError = OSError(f"{host} has no address")
    for *_, address in _addresses(host, port, seconds):
        try:
            return socket.create_connection(address[:2], seconds)
        except OSError as refused:
            fault = refused
    raise fault


def _addresses(host: str, port: int, seconds: float) -> list[Any]:
    """Look a host's name up; a name server that is silent is waited for on a thread that nobody joins."""
    answer: queue.SimpleQueue[list[Any] | OSError | UnicodeError] = queue.SimpleQueue()

    def look() -> None:
        try:
            answer.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as fault:
            answer.put(fault)

    threading.Thread(target=look, name="finding a host", daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError(f"no answer about the name {host}") from None
    if isinstance(found, Exception):
        raise found
    return found


def _why(fault: OSError) -> Reason:
    if isinstance(fault, socket.gaierror):
        return Reason.NOT_THERE
    return Reason.NO_ROUTE if isinstance(fault, TimeoutError) else reason_of(fault)
