"""A printer on USB, spoken to by bulk transfers (pyusb over libusb), past the system's own printing.

Imported only where machine.toml says `usb:`; the kernel's usblp is moved aside and gets its printer back on close.
"""

import contextlib
import errno
import time
from dataclasses import dataclass
from typing import Any

import usb.backend
import usb.core
import usb.util

from drivers.printer.blame import reason_of
from drivers.printer.protocol import Reason, Trouble, Unreachable

PRINTERS = 7  # the USB class of printers (Universal Serial Bus Device Class Definition for Printing Devices 1.1)
_TWO_WAY = 2  # its interface protocol with bytes in both directions
_CHUNK = 4096
_PACKET = 64
_PAUSE = 0.01  # seconds between two empty packets
GROUP = "lp"  # the udev rule that comes with the program gives printers to it


@dataclass(frozen=True, slots=True)
class UsbAddress:
    """Vendor and product id, and the serial number where two of a kind are plugged in."""

    vendor: int
    product: int
    serial: str = ""

    def __str__(self) -> str:
        """Return it as machine.toml has it."""
        return f"usb:{self.vendor:04x}:{self.product:04x}" + (f":{self.serial}" if self.serial else "")


class UsbTransport:
    """One claimed printer interface; opening it raises `Unreachable` with address and reason."""

    def __init__(self, address: UsbAddress, backend: usb.backend.IBackend | None = None) -> None:
        self.where = str(address)
        self._device: Any = None
        self._interface: Any = None
        self._moved_aside = False
        try:
            with self._said():
                self._open(address, backend)
        except Unreachable:
            self.close()
            raise

    def _open(self, address: UsbAddress, backend: usb.backend.IBackend | None) -> None:
        self._device = self._find(address, backend)
        interface = self._printing()
        self._out = _endpoint(interface, usb.util.ENDPOINT_OUT)
        self._in = _endpoint(interface, usb.util.ENDPOINT_IN)
        if self._out is None:
            raise Unreachable(Trouble(self.where, Reason.NO_PRINTER, "no bulk endpoint"))
        self._claim(interface)

    @property
    def answers(self) -> bool:
        """Whether the printer has an endpoint for answers; the plainest have none."""
        return self._in is not None

    @contextlib.contextmanager
    def _said(self) -> Any:
        """Turn what pyusb raises into a reason."""
        try:
            yield
        except usb.core.NoBackendError as fault:
            raise Unreachable(Trouble(self.where, Reason.NO_LIBRARY, "libusb-1.0")) from fault
        except usb.core.USBError as fault:
            reason = reason_of(fault)
            detail = GROUP if reason is Reason.NO_PERMISSION else fault.strerror or str(fault)
            raise Unreachable(Trouble(self.where, reason, detail)) from fault

    def _find(self, address: UsbAddress, backend: usb.backend.IBackend | None) -> Any:
        devices = usb.core.find(find_all=True, backend=backend, idVendor=address.vendor, idProduct=address.product)
        for device in devices or ():
            if not address.serial or _serial(device) == address.serial:
                return device
            usb.util.dispose_resources(device)
        raise Unreachable(Trouble(self.where, Reason.NOT_THERE))

    def _printing(self) -> Any:
        """Return the interface that prints; the one with answers before the one without."""
        try:
            configuration = self._device.get_active_configuration()
        except usb.core.USBError:
            self._device.set_configuration()
            configuration = self._device.get_active_configuration()
        found = [each for each in configuration if each.bInterfaceClass == PRINTERS]
        if not found:
            raise Unreachable(Trouble(self.where, Reason.NO_PRINTER, "no interface of class 7"))
        return min(found, key=lambda each: (each.bInterfaceProtocol != _TWO_WAY, each.bInterfaceProtocol))

    def _claim(self, interface: Any) -> None:
        self._interface, number = interface, interface.bInterfaceNumber
        with contextlib.suppress(NotImplementedError):  # only Linux has a driver to move aside
            if self._device.is_kernel_driver_active(number):
                self._device.detach_kernel_driver(number)
                self._moved_aside = True
        usb.util.claim_interface(self._device, number)
        if interface.bAlternateSetting:
            interface.set_altsetting()

    def write(self, data: bytes, deadline: float) -> int:
        """Send what fits within `deadline` seconds; return the bytes that the printer took, short writes counted."""
        until = time.monotonic() + deadline
        sent = 0
        while sent < len(data) and (left := until - time.monotonic()) > 0:
            try:
                sent += self._out.write(data[sent : sent + _CHUNK], _milliseconds(left))
            except usb.core.USBTimeoutError:
                return sent
            except usb.core.USBError as fault:
                if fault.errno == errno.EPIPE:
                    self._unstall(self._out)
                return sent
        return sent

    def read(self, deadline: float) -> bytes | None:
        """Return what comes in within `deadline` seconds, empty where nothing does, None where the line is dead."""
        until = time.monotonic() + deadline
        while self._in is not None:
            left = until - time.monotonic()
            try:
                size = max(self._in.wMaxPacketSize, _PACKET)
                if part := bytes(self._in.read(size, _milliseconds(left))):
                    return part
            except usb.core.USBTimeoutError:
                return b""
            except usb.core.USBError as fault:
                if fault.errno != errno.EPIPE or not self._unstall(self._in):
                    return None
            if left <= 0:
                return b""
            time.sleep(min(left, _PAUSE))
        time.sleep(deadline)
        return b""

    def _unstall(self, endpoint: Any) -> bool:
        """Clear a halted endpoint; the bytes that it refused are lost. Tell whether the printer is still there."""
        try:
            endpoint.clear_halt()
        except usb.core.USBError:
            return False
        return True

    def close(self) -> None:
        """Give the interface back, and the kernel its driver; may be called twice."""
        device, self._device = self._device, None
        if device is None:
            return
        if self._interface is not None:
            number = self._interface.bInterfaceNumber
            with contextlib.suppress(usb.core.USBError, NotImplementedError):
                usb.util.release_interface(device, number)
            if self._moved_aside:
                with contextlib.suppress(usb.core.USBError, NotImplementedError):
                    device.attach_kernel_driver(number)
        with contextlib.suppress(usb.core.USBError):
            usb.util.dispose_resources(device)


def _serial(device: Any) -> str:
    """Return a device's serial number; one that may not be read tells why by raising, as opening it would."""
    try:
        return str(device.serial_number or "")
    except ValueError:  # pyusb's word for a device that lets nobody read its strings
        raise usb.core.USBError("no permission", None, errno.EACCES) from None


def _endpoint(interface: Any, direction: int) -> Any:
    def fits(each: Any) -> bool:
        bulk = usb.util.endpoint_type(each.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        return bool(bulk and usb.util.endpoint_direction(each.bEndpointAddress) == direction)

    return usb.util.find_descriptor(interface, custom_match=fits)


def _milliseconds(seconds: float) -> int:
    """Return what libusb takes; 0 would wait for ever."""
    return max(1, round(seconds * 1000))
