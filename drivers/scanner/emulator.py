"""A scanner that is not there: it speaks a real one's bytes on a pty, and can be pulled out and put back.

A pty gets a new name each time, so the port that people name is a link, as udev makes them under /dev/serial/by-id.
"""

import contextlib
import os
import pty
import select
import time
import tty
from pathlib import Path

ENDINGS = {"cr": b"\r", "lf": b"\n", "crlf": b"\r\n", "tab": b"\t", "none": b""}
_TAKES = 0.5  # seconds; what nobody reads by then goes into the air, as a real scanner's does


class Emulator:
    """A scanner at `port`, plugged in from the start."""

    def __init__(self, port: Path) -> None:
        self.port = port
        self._ours = self._theirs = -1
        self.plug()

    def plug(self) -> None:
        """Put the plug in; raise `OSError` where the link cannot be made."""
        if self._ours >= 0:
            return
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        fresh = self.port.with_name(f"{self.port.name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._theirs))
        fresh.replace(self.port)

    def unplug(self) -> None:
        """Pull the plug: whoever reads finds a dead line, and the port is gone."""
        if self._ours < 0:
            return
        self.port.unlink(missing_ok=True)
        for end in (self._ours, self._theirs):
            os.close(end)
        self._ours = self._theirs = -1

    def scan(self, text: str, ending: bytes = b"\r", prefix: bytes = b"", pause: float = 0.0) -> None:
        """Send one code with what stands before and behind it; `pause` seconds lie between two bytes."""
        self.send(prefix + text.encode() + ending, pause)

    def send(self, data: bytes, pause: float = 0.0) -> None:
        """Send bytes as they are."""
        if not pause:
            self._write(data)
            return
        for byte in data:
            self._write(bytes([byte]))
            time.sleep(pause)

    def _write(self, data: bytes) -> None:
        if self._ours >= 0 and select.select([], [self._ours], [], _TAKES)[1]:
            with contextlib.suppress(OSError):
                os.write(self._ours, data)
