"""All settings of one of this machine's printers as one table, and back: address, line, what it has of its own."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from urllib.parse import parse_qsl

from drivers.printer.profile import CUTS, Profile, profile, profile_names
from kiosk.domain.printer_settings import (
    ADDRESS,
    BY_KEY,
    LINE,
    LINE_USUAL,
    OWN,
    PORT,
    PROFILE,
    NoSuchValue,
    Value,
    Whole,
    differing,
    said,
    value_of,
    way_of,
)
from kiosk.domain.site import Machine, OwnSettings, PrinterAddress
from kiosk.domain.text import Text
from kiosk.services.printers import line_to, model_of

LONG_PAGE_BAUD = 9600  # at which a page of 5,000 bytes goes over the line while the driver waits for it

_WAYS = Text(
    "serial:/dev/ttyS0、tcp://192.168.1.9:9100、usb:04b8:0202、usblp:/dev/usb/lp0 或 file:/path",
    "serial:/dev/ttyS0, tcp://192.168.1.9:9100, usb:04b8:0202, usblp:/dev/usb/lp0 or file:/path",
)


def whole(address: PrinterAddress) -> dict[str, Value]:
    """Return all settings of a printer that are in effect; only those that its family and its way have.

    Raises `NoSuchProfile`.
    """
    port, line = split(address.connection)
    model = model_of(address)
    found: dict[str, Value] = {PROFILE: address.profile, PORT: port, **line, **_of_model(model)}
    return {key: found[key] for key in BY_KEY if key in found and _has(key, model, way_of(port))}


def _of_model(model: Profile) -> dict[str, Value]:
    cuts = {code: name for name, code in CUTS.items()}
    return {
        "dots": model.dots,
        "charset": model.charset,
        "fs": model.fs,
        "qr": model.qr,
        "cut": cuts[model.cut],
        "feed": model.tail,
        "retract_seconds": int(model.retract[-2:] or "0", 16),
        "near_end": model.near_end,
        "density": model.level,
        "black_mark": model.black_mark,
        "completion": model.completion,
    }


def _has(key: str, model: Profile, way: str) -> bool:
    """Tell whether a printer has a setting: what its manual does not name, and what its way cannot, is left out."""
    match key:
        case "retract_seconds":
            return bool(model.retract)
        case "density":
            return bool(model.density)
        case "black_mark":
            return bool(model.mark)
        case "fs":
            return model.charset != "none"
        case "near_end":
            return way != "file"
        case _:
            return key not in LINE or way == "serial"


def set_to(address: PrinterAddress, changes: Mapping[str, Value]) -> dict[str, Value]:
    """Return all settings as they are with `changes`; another profile brings its own values along.

    Raises `NoSuchValue` for a key that this printer does not have, and for an unknown profile or port.
    """
    if PROFILE in changes and changes[PROFILE] not in profile_names():
        names = "、".join(profile_names())
        raise NoSuchValue(PROFILE, str(changes[PROFILE]), Text(names, names))
    if PORT in changes:
        _look_at(str(changes[PORT]))
    if changes.get(PROFILE, address.profile) != address.profile:
        address = PrinterAddress(address.name, str(changes[PROFILE]), address.connection)
    if PORT in changes:
        address = replace(address, connection=connection_of(str(changes[PORT]), split(address.connection)[1]))
    if "charset" in changes:  # whether FS & is one of its settings depends on it
        address = replace(address, own=replace(address.own, charset=str(changes["charset"])))
    there = whole(address)
    for key in changes:
        if key not in there:
            raise NoSuchValue(key, said(changes[key]), Text(f"这台有的：{'、'.join(there)}", ", ".join(there)))
    return there | dict(changes)


def _look_at(port: str) -> None:
    try:
        line_to(port)
    except Exception:  # noqa: BLE001 - whatever keeps an address from being one
        raise NoSuchValue(PORT, port, _WAYS) from None
    if "?" in port or not port.partition(":")[2]:
        raise NoSuchValue(PORT, port, _WAYS)


def values_of(written: Mapping[str, str]) -> dict[str, Value]:
    """Return the values that somebody wrote; raise `NoSuchValue`."""
    return {key: value_of(key, text) for key, text in written.items()}


def applied(address: PrinterAddress, before: Whole, after: Whole) -> PrinterAddress:
    """Return a printer's address with all of `after`; where it is reached, only if that is what differs.

    A program that was told to reach its printer elsewhere goes on doing so while another setting is tried.
    """
    changes = differing(before, after)
    connection = address.connection
    if ADDRESS.intersection(changes):
        connection = connection_of(str(after[PORT]), after)
    name = str(after.get(PROFILE, address.profile))
    family = _of_model(profile(name))
    own = {key: after[key] for key in OWN if key in after and after[key] != family[key]}
    return replace(address, profile=name, connection=connection, own=OwnSettings(**own))  # type: ignore[arg-type]


def split(connection: str) -> tuple[str, dict[str, Value]]:
    """Return a connection's port, and of a serial one the line's five settings."""
    if not connection.startswith("serial:"):
        return connection, {}
    port, _, query = connection.partition("?")
    given = dict(parse_qsl(query))
    return port, {key: int(given[key]) if _is_number(key, given) else given.get(key, LINE_USUAL[key]) for key in LINE}


def _is_number(key: str, given: Mapping[str, str]) -> bool:
    return key in given and isinstance(LINE_USUAL[key], int)


def connection_of(port: str, line: Whole) -> str:
    """Return what machine.toml says of a port and its line: the speed always, of the rest what is not usual."""
    if way_of(port) != "serial":
        return port
    given = {key: line.get(key, LINE_USUAL[key]) for key in LINE}
    told = [f"{key}={value}" for key, value in given.items() if key == "baud" or value != LINE_USUAL[key]]
    return f"{port}?{'&'.join(told)}"


def written_in(machine: Machine, name: str, before: Whole, after: Whole) -> dict[str, Value]:
    """Return what machine.toml's table of a printer is to say for `after`: only what differs from `before`.

    What is as the family's profile is written only where the table already says something else.
    """
    address = next(each for each in machine.printers if each.name == name)
    fresh = applied(address, before, after)
    values: dict[str, Value] = {}
    if fresh.profile != address.profile:
        values[PROFILE] = fresh.profile
    if fresh.connection != address.connection:
        values["connection"] = fresh.connection
    family = _of_model(profile(fresh.profile))
    was, now = address.own.given(), fresh.own.given()
    values |= {key: now.get(key, family[key]) for key in OWN if was.get(key) != now.get(key)}
    return values


def other_line(before: str, after: str) -> bool:
    """Tell whether a trial (as its row holds it) is of another serial line, where a long page takes a few seconds."""
    tried = unpacked(after)
    changed_line = ADDRESS.intersection(differing(unpacked(before), tried))
    quick = int(tried.get("baud", 0)) >= LONG_PAGE_BAUD and tried.get("charset") != "none"
    return quick and bool(changed_line)


def ports_of_others(machine: Machine, name: str) -> frozenset[str]:
    """Return the ports of this machine's other printers."""
    return frozenset(split(each.connection)[0] for each in machine.printers if each.name != name)


def packed(settings: Whole) -> str:
    """Return settings as a trial's row holds them."""
    return json.dumps(dict(settings), ensure_ascii=False, separators=(",", ":"))


def unpacked(kept: str) -> dict[str, Value]:
    """Return the settings that a row holds."""
    read: dict[str, Value] = json.loads(kept)
    return read


assert {each.name for each in fields(OwnSettings)} == set(OWN)
