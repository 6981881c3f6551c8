"""Bytes out of and into a file descriptor that does not block, each with a deadline in seconds; every byte counted."""

import os
import select
import time

CHUNK = 4096
_PAUSE = 0.01  # seconds; usblp says readable and gives nothing where the printer sent an empty packet

_GONE = getattr(select, "POLLHUP", 0) | getattr(select, "POLLERR", 0) | getattr(select, "POLLNVAL", 0)


def write(descriptor: int, data: bytes, deadline: float) -> int:
    """Write what fits within `deadline` seconds; return the bytes that were taken."""
    until = time.monotonic() + deadline
    sent = 0
    while sent < len(data):
        try:
            if _ready(descriptor, select.POLLOUT, until - time.monotonic()) != select.POLLOUT:
                return sent
            sent += os.write(descriptor, data[sent : sent + CHUNK])
        except BlockingIOError:
            if time.monotonic() >= until:
                return sent
        except (OSError, ValueError):
            return sent
    return sent


def read(descriptor: int, deadline: float) -> bytes | None:
    """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
    until = time.monotonic() + deadline
    while True:
        left = max(0.0, until - time.monotonic())
        try:
            ready = _ready(descriptor, select.POLLIN, left)
            if not ready:
                return b""
            if part := os.read(descriptor, CHUNK) if ready & select.POLLIN else b"":
                return part
            if ready & _GONE:
                return None
        except BlockingIOError:
            pass
        except (OSError, ValueError):
            return None
        if left <= 0:
            return b""
        time.sleep(min(left, _PAUSE))


def _ready(descriptor: int, wanted: int, seconds: float) -> int:
    """Wait until a descriptor is ready or gone; return what it is, 0 where the time was over first."""
    waits = select.poll()
    waits.register(descriptor, wanted)
    found = waits.poll(max(0.0, seconds) * 1000)
    return found[0][1] if found else 0
