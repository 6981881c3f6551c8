"""The four wires to an emulated printer, each opened by the real driver, with a fault at a certain byte of a slip."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from drivers.printer.device import DeviceTransport
from drivers.printer.emulator import Emulator
from drivers.printer.network import NetworkTransport
from drivers.printer.protocol import Reason, Transport, Trouble, Unreachable
from drivers.printer.serial import Line, SerialTransport
from drivers.printer.usb import UsbAddress, UsbTransport
from tests.drivers.usb_bus import EmulatedBus

WIRES = ("tcp", "serial", "usblp", "usb")
BODY = 100  # bytes; whatever is longer than questions and resets is the body of a slip


class Wire:
    """One wire with its printer, and at most one fault that waits for a byte of the next slip."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.printer = Emulator()
        self._bus = EmulatedBus(self.printer, takes=512) if kind == "usb" else None
        self._armed: tuple[int, str] | None = None
        self._start()

    def _start(self) -> None:
        if self.kind == "tcp":
            self.printer.listen(self.printer.port)
        elif self.kind != "usb":
            self.printer.open_pty()

    def at_byte_of_next_slip(self, byte: int, fault: str) -> None:
        """Let a fault come after so many bytes of the next slip's body; a negative number counts from its end."""
        self._armed = (byte, fault)

    def open(self) -> Transport:
        """Open the wire as it is now."""
        return _Watched(self._open(), self)

    def _open(self) -> Transport:
        if self.kind == "tcp":
            return NetworkTransport("127.0.0.1", self.printer.port)
        if self._bus is not None:
            return UsbTransport(UsbAddress(self._bus.vendor, self._bus.product), self._bus)
        if not os.path.exists(self.printer.device):  # noqa: PTH110 - a name, not a path of ours
            raise Unreachable(Trouble(self.printer.device, Reason.NOT_THERE))
        return (
            SerialTransport(Line(self.printer.device))
            if self.kind == "serial"
            else DeviceTransport(self.printer.device)
        )

    def mend(self) -> None:
        """Take the fault away; a pty that was pulled out comes back under another name, as a USB serial port may."""
        self._armed = None
        gone = not self.printer.plugged or bool(self.printer.cut_off)
        if gone and self.kind in ("serial", "usblp"):
            self.printer.replug_pty()
        elif self.kind == "usb":
            self.printer.cut_off = ""
        self.printer.mend()

    def about_to_write(self, data: bytes, sent: int) -> None:
        """Set the fault, once everything sent before has arrived."""
        if self._armed is None or len(data) < BODY:
            return
        self.printer.wait_for(lambda printer: printer.taken >= sent, 2.0)
        byte, fault = self._armed
        self._armed = None
        self.printer.at_byte(self.printer.taken + byte + (len(data) if byte < 0 else 0), fault)

    def stop(self) -> None:
        """Stop the printer."""
        self.printer.stop()


class _Watched:
    """A line that tells its wire what is about to be written."""

    def __init__(self, line: Transport, wire: Wire) -> None:
        self._line, self._wire = line, wire
        self._sent = wire.printer.taken
        self.where, self.answers = line.where, line.answers

    def write(self, data: bytes, deadline: float) -> int:
        """Write, with the fault in its place."""
        self._wire.about_to_write(data, self._sent)
        took = self._line.write(data, deadline)
        self._sent += took
        return took

    def read(self, deadline: float) -> bytes | None:
        """Read."""
        return self._line.read(deadline)

    def close(self) -> None:
        """Close."""
        self._line.close()


@contextmanager
def wire(kind: str) -> Iterator[Wire]:
    """Have a wire for the length of a `with`."""
    made = Wire(kind)
    try:
        yield made
    finally:
        made.stop()
