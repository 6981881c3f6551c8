"""A USB bus that is not there, with an emulated printer on it: a back end for pyusb, as libusb is one.

It takes less at once than it is given, stalls, lets its printer be pulled out, and knows whether the kernel's own
driver was given its printer back.
"""
# ruff: noqa: ARG002 - pyusb decides what its back ends are told

import array
import errno
import struct
import time
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

from drivers.printer.emulator import Emulator
from drivers.printer.wires import LOOK_SECONDS

OUT, IN = 0x02, 0x81
_STRINGS = {1: "Emulated", 2: "Slip printer"}
_SERIAL_INDEX = 3
_CHINESE_OR_ENGLISH = 0x0409
_BULK = 0x02


@dataclass
class EmulatedBus(usb.backend.IBackend):  # type: ignore[misc]  # pyusb has no types
    """One printer on a bus. `takes` bytes at most go out in one transfer."""

    printer: Emulator = field(default_factory=Emulator)
    vendor: int = 0x04B8
    product: int = 0x0202
    serial: str = "J0001"
    takes: int = 64
    interface_class: int = 7
    one_way: bool = False
    kernel_driver: bool = True  # usblp has the printer, as on any Linux desktop
    claimed: bool = False
    opened: int = 0
    refuses_to_open: int = 0  # errno
    refuses_to_claim: int = 0  # errno
    stalls_out: bool = False
    stalls_in: bool = False
    _coming: bytearray = field(default_factory=bytearray)

    def __hash__(self) -> int:
        """Be the one that it is: pyusb keeps devices in dictionaries."""
        return id(self)

    def unplug(self) -> None:
        """Pull the printer out."""
        self.printer.unplug()

    def enumerate_devices(self) -> list[int]:
        """Return what is on the bus."""
        return [1] if self.printer.plugged else []

    def get_parent(self, dev: int) -> None:
        """Return no hub."""
        return

    def get_device_descriptor(self, dev: int) -> Any:
        """Return the printer's ids."""
        names = "bDeviceClass bDeviceSubClass bDeviceProtocol bcdDevice"
        return SimpleNamespace(
            **dict.fromkeys(names.split(), 0),
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x0200,
            bMaxPacketSize0=64,
            idVendor=self.vendor,
            idProduct=self.product,
            iManufacturer=1,
            iProduct=2,
            iSerialNumber=_SERIAL_INDEX if self.serial else 0,
            bNumConfigurations=1,
            address=2,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=2,
        )

    def get_configuration_descriptor(self, dev: int, config: int) -> Any:
        """Return the only configuration."""
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=b"",
        )

    def get_interface_descriptor(self, dev: int, intf: int, alt: int, config: int) -> Any:
        """Return the only interface."""
        if intf or alt or config:
            raise IndexError(intf)
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=1 if self.one_way else 2,
            bInterfaceClass=self.interface_class,
            bInterfaceSubClass=1,
            bInterfaceProtocol=1 if self.one_way else 2,
            iInterface=0,
            extra_descriptors=b"",
        )

    def get_endpoint_descriptor(self, dev: int, ep: int, intf: int, alt: int, config: int) -> Any:
        """Return one of the bulk endpoints."""
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(OUT, IN)[ep],
            bmAttributes=_BULK,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=b"",
        )

    def open_device(self, dev: int) -> int:
        """Open the printer."""
        self._there()
        if self.refuses_to_open:
            raise _fault(self.refuses_to_open)
        self.opened += 1
        self.printer.begin()
        return dev

    def close_device(self, dev_handle: int) -> None:
        """Close it."""
        self.opened -= 1

    def get_configuration(self, dev_handle: int) -> int:
        """Return that it is configured."""
        self._there()
        return 1

    def set_configuration(self, dev_handle: int, config_value: int) -> None:
        """Configure it."""
        self._there()

    def claim_interface(self, dev_handle: int, intf: int) -> None:
        """Claim it; the kernel's driver must be gone."""
        self._there()
        if self.kernel_driver or self.claimed:
            raise _fault(errno.EBUSY)
        if self.refuses_to_claim:
            raise _fault(self.refuses_to_claim)
        self.claimed = True

    def release_interface(self, dev_handle: int, intf: int) -> None:
        """Give it back."""
        self.claimed = False

    def is_kernel_driver_active(self, dev_handle: int, intf: int) -> bool:
        """Tell whether usblp has it."""
        self._there()
        return self.kernel_driver

    def detach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Take it from usblp."""
        self.kernel_driver = False

    def attach_kernel_driver(self, dev_handle: int, intf: int) -> None:
        """Give it back to usblp."""
        self._there()
        self.kernel_driver = True

    def clear_halt(self, dev_handle: int, ep: int) -> None:
        """End a stall."""
        self._there()
        if ep == OUT:
            self.stalls_out = False
        else:
            self.stalls_in = False

    def ctrl_transfer(
        self, dev_handle: int, request_type: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:
        """Answer GET_DESCRIPTOR for strings."""
        self._there()
        number = value & 0xFF
        text = {**_STRINGS, _SERIAL_INDEX: self.serial}.get(number, "").encode("utf-16-le")
        body = struct.pack("<H", _CHINESE_OR_ENGLISH) if number == 0 else text
        answer = bytes([len(body) + 2, 3]) + body
        data[: len(answer)] = array.array("B", answer)
        return len(answer)

    def bulk_write(self, dev_handle: int, ep: int, intf: int, data: Any, timeout: int) -> int:
        """Take as much as fits in one transfer; wait while the printer's buffer is full."""
        until = time.monotonic() + timeout / 1000
        while self.printer.full or not self.claimed:
            self._wait(until)
        self._there()
        if self.stalls_out:
            raise _fault(errno.EPIPE)
        took = self.printer.step(bytes(data[: self.takes]), self._coming.extend)
        if not took:
            self._there()
            raise usb.core.USBTimeoutError("nothing was taken", None, errno.ETIMEDOUT)
        return took

    def bulk_read(self, dev_handle: int, ep: int, intf: int, buff: Any, timeout: int) -> int:
        """Give what the printer said."""
        until = time.monotonic() + timeout / 1000
        while not self._coming:
            if self.stalls_in:
                raise _fault(errno.EPIPE)
            self._wait(until)
        part = self._coming[: len(buff)]
        del self._coming[: len(part)]
        buff[: len(part)] = array.array("B", part)
        return len(part)

    def _there(self) -> None:
        if not self.printer.plugged or self.printer.cut_off:
            self.claimed = False
            raise _fault(errno.ENODEV)

    def _wait(self, until: float) -> None:
        """Let the printer go on for a moment; raise when the time is over or the printer gone."""
        self._there()
        if time.monotonic() >= until:
            raise usb.core.USBTimeoutError("timed out", None, errno.ETIMEDOUT)
        with self.printer.changed:
            self.printer.changed.wait(min(LOOK_SECONDS, max(0.0, until - time.monotonic())))
        self.printer.step(b"", self._coming.extend)


def _fault(number: int) -> usb.core.USBError:
    return usb.core.USBError(errno.errorcode[number], None, number)
