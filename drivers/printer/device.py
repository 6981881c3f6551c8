"""A printer behind a device file of the system (/dev/usb/lp0), or a plain file that takes what would be printed."""

import contextlib
import os

from drivers.printer import descriptor
from drivers.printer.blame import blame
from drivers.printer.protocol import Unreachable


class DeviceTransport:
    """One device file; opening it raises `Unreachable` with path and reason. usblp lets one program in at a time."""

    answers = True

    def __init__(self, path: str) -> None:
        self.where = path
        try:
            self._device = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        except OSError as fault:
            raise Unreachable(blame(path, fault)) from fault

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes that the device took."""
        return descriptor.write(self._device, data, deadline)

    def read(self, deadline: float) -> bytes | None:
        """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
        return descriptor.read(self._device, deadline)

    def close(self) -> None:
        """Close the device; may be called twice."""
        with contextlib.suppress(OSError):
            os.close(self._device)
        self._device = -1


class FileTransport:
    """Appends to a file; nothing ever comes back, so nothing is known of a printer behind it."""

    answers = False

    def __init__(self, path: str) -> None:
        self.where = path
        try:
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
            self._file = os.open(path, flags, 0o640)
        except OSError as fault:
            raise Unreachable(blame(path, fault)) from fault

    def write(self, data: bytes, deadline: float) -> int:
        """Append `data`; return the bytes that the disk took, fewer where it is full."""
        del deadline
        sent = 0
        with contextlib.suppress(OSError):
            while sent < len(data):
                sent += os.write(self._file, data[sent:])
        return sent

    def read(self, deadline: float) -> bytes | None:
        """Return nothing: a file does not answer."""
        del deadline
        return b""

    def close(self) -> None:
        """Close the file; may be called twice."""
        with contextlib.suppress(OSError):
            os.close(self._file)
        self._file = -1
