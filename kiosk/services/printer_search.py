"""What on this machine may be its slip printer, and the hosts that machine.toml names; no network is scanned."""

from collections.abc import Callable

from drivers.printer.detect import Detected, Heard, Try, detect
from drivers.printer.find import Found, cups_queues, device_files, serial_ports, usb_printers
from drivers.printer.protocol import Trouble
from kiosk.domain.site import Machine
from kiosk.domain.text import Text
from kiosk.services.printer_words import trouble_words
from kiosk.services.printers import why_unreachable

HEARD = {
    Heard.ANSWERS: Text("像打印机一样回答了", "answered as a printer does"),
    Heard.NOISE: Text("有动静，但不像打印机", "something, but not as a printer does"),
    Heard.NOTHING: Text("没有回音", "nothing"),
}

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


def find_speed(port: str, tell: Callable[[Try], None]) -> Detected:
    """Find the speed and framing of the printer at a serial port by status questions alone; takes 20 s at most.

    The port must be nobody's meanwhile: its owner lends it (`Trials.lend`).
    """
    from drivers.printer.serial import SerialTransport

    return detect(port, SerialTransport, tell)


def why_not_found(port: str, found: Detected) -> Text:
    """Return why no printer was found at a port, and what to look at."""
    if found.trouble is not None:
        return trouble_words(found.trouble)
    if any(tried.heard is Heard.NOISE for tried in found.tries):
        return Text(
            f"{port} 上有东西在说话，但不像打印机：查线接的是不是打印机，打印机设的是不是 ESC/POS",
            f"something speaks at {port}, but not as a printer: see what the cable leads to, and whether it is ESC/POS",
        )
    return Text(
        f"{port} 没有回音：查打印机电源、线（有的要交叉线）、打印机是不是设在串口上",
        f"nothing answers at {port}: check power, cable (some want a crossed one), and that its serial port is on",
    )


def _configured(machine: Machine | None, tries: bool) -> list[Found]:
    hosts = [each for each in (machine.printers if machine else ()) if each.connection.startswith("tcp:")]
    return [Found("tcp", each.connection, each.name, why_unreachable(each) if tries else None) for each in hosts]
