"""What on this machine could be a slip printer: ports, USB devices, device files, CUPS queues; no network scan."""

import contextlib
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drivers.printer.access import access
from drivers.printer.protocol import Reason, Trouble

MAKERS = {  # USB vendor ids (usb.org) of who makes slip printers: theirs count even without the printer class
    0x04B8: "Epson",
    0x0519: "Star",
    0x0DD4: "Custom",
    0x1504: "Bixolon",
    0x154F: "SNBC",
    0x1D90: "Citizen",
    0x6868: "Zijiang",
}
_CUPS_SECONDS = 1.5
_CUPS_LINE = re.compile(r"device for (\S+): (\S+)")


@dataclass(frozen=True, slots=True)
class Found:
    """Something that may be a printer: how machine.toml would name it (empty for CUPS), and what it calls itself.

    `trouble` is what would keep this user from opening it.
    """

    kind: str  # serial, usb, usblp, cups
    connection: str
    name: str
    trouble: Trouble | None = None


def serial_ports() -> list[Found]:
    """Return the serial ports that the system knows; only asking tells what is behind one (see `detect`)."""
    from serial.tools.list_ports import comports

    ports = sorted(comports(), key=lambda port: port.device)
    return [Found("serial", f"serial:{port.device}", _named(port), access(port.device)) for port in ports]


def _named(port: Any) -> str:
    told = port.description if port.description not in (None, "n/a", port.name) else ""
    return str(told or port.hwid or "") if port.hwid != "n/a" else str(told)


def device_files(folder: Path = Path("/dev/usb")) -> list[Found]:
    """Return the printers that the kernel's usblp has."""
    paths = sorted(folder.glob("lp[0-9]*"))
    return [Found("usblp", f"usblp:{path}", "usblp", access(str(path))) for path in paths]


def usb_printers(backend: Any = None) -> tuple[list[Found], Trouble | None]:
    """Return the USB printers, by class or maker, and what keeps USB from being looked at."""
    try:
        import usb.core
    except ImportError as lacking:
        return [], Trouble("usb", Reason.NO_LIBRARY, str(lacking))
    try:
        devices = [device for device in usb.core.find(find_all=True, backend=backend) or () if _prints(device)]
    except usb.core.NoBackendError:
        return [], Trouble("usb", Reason.NO_LIBRARY, "libusb-1.0")
    except usb.core.USBError as fault:
        return [], Trouble("usb", Reason.FAULT, fault.strerror or str(fault))
    return [_usb(device) for device in devices], None


def _prints(device: Any) -> bool:
    if device.idVendor in MAKERS:
        return True
    import usb.core

    from drivers.printer.usb import PRINTERS

    with contextlib.suppress(usb.core.USBError):
        return any(each.bInterfaceClass == PRINTERS for configuration in device for each in configuration)
    return False


def _usb(device: Any) -> Found:
    import usb.core

    address = f"usb:{device.idVendor:04x}:{device.idProduct:04x}"
    said, trouble = "", None
    try:
        said = str(device.product or "")
    except (usb.core.USBError, ValueError):  # pyusb's word for a device that lets nobody read its strings
        trouble = Trouble(address, Reason.NO_PERMISSION, "lp")
    return Found("usb", address, " ".join(part for part in (MAKERS.get(device.idVendor, ""), said) if part), trouble)


def cups_queues() -> list[Found]:
    """Return the system's own print queues: the program does not print through them, but they can hold its printer."""
    program = shutil.which("lpstat")
    if program is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603 - the system's own program
            [program, "-v"], check=False, capture_output=True, text=True, timeout=_CUPS_SECONDS, env={"LC_ALL": "C"}
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [Found("cups", "", f"{queue} → {device}") for queue, device in _CUPS_LINE.findall(done.stdout)]
