"""What on this machine may be its slip printer, and the hosts that machine.toml names; no network is scanned."""

from drivers.printer.find import Found, cups_queues, device_files, serial_ports, usb_printers
from drivers.printer.protocol import Trouble
from kiosk.domain.site import Machine
from kiosk.domain.text import Text
from kiosk.services.printers import why_unreachable

KINDS = {
    "serial": Text("串口", "serial port"),
    "usb": Text("USB", "USB"),
    "usblp": Text("USB（系统驱动）", "USB (system's driver)"),
    "tcp": Text("网口", "network"),
    "cups": Text("CUPS 队列", "CUPS queue"),
}


def what_is_there(machine: Machine | None, *, tries: bool = True) -> tuple[list[Found], Trouble | None]:
    """Return what may be a printer, and what keeps USB from being looked at; takes a second or two.

    Hosts are only tried where nobody may have them (`tries`).
    """
    usb, lacking = usb_printers()
    return [*serial_ports(), *usb, *device_files(), *_configured(machine, tries), *cups_queues()], lacking


def _configured(machine: Machine | None, tries: bool) -> list[Found]:
    hosts = [each for each in (machine.printers if machine else ()) if each.connection.startswith("tcp:")]
    return [Found("tcp", each.connection, each.name, why_unreachable(each) if tries else None) for each in hosts]
