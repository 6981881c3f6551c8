"""Whether this user may open the port that machine.toml names, found out without opening it."""

import os
from pathlib import Path

from drivers.printer.blame import group_of
from drivers.printer.protocol import Reason, Trouble

RULES = (Path("/etc/udev/rules.d"), Path("/usr/lib/udev/rules.d"), Path("/lib/udev/rules.d"))
OUR_RULE = "70-jishi-printer.rules"


def access(path: str) -> Trouble | None:
    """Return what keeps this user from a device file or port, None where nothing does."""
    if os.name == "nt":
        return None  # a COM port is no file
    if not Path(path).exists():
        return Trouble(path, Reason.NOT_THERE)
    if not os.access(path, os.R_OK | os.W_OK):
        return Trouble(path, Reason.NO_PERMISSION, group_of(path))
    return None


def rule_installed() -> bool:
    """Tell whether the udev rule that gives USB printers to the group lp is in place."""
    return any((folder / OUR_RULE).exists() for folder in RULES)


def libusb_there() -> bool:
    """Tell whether what speaks to USB printers can be loaded."""
    try:
        import usb.backend.libusb1
    except ImportError:
        return False
    return usb.backend.libusb1.get_backend() is not None
