"""Which slip printers machine.toml keeps: what a further one is to say, and which may go."""

import json
from contextlib import suppress

from kiosk.catalogue.codec import UnknownFormat, from_data
from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.site import Machine, PrinterAddress
from kiosk.domain.text import Text
from kiosk.domain.trials import in_time
from kiosk.services.hall import Hall
from kiosk.services.on_trial import machine_micros
from kiosk.services.own_file import by_hand
from kiosk.services.printer_settings import connection_of
from kiosk.services.seeds import MACHINE, MACHINE_FILE, machine_in
from kiosk.services.setting_lines import ByHand, Place, Value, renamed_table, tables_of, value_at, without_table

FIRST: Place = ("printer",)
STANDBY: Place = ("printer", "standby")


def printer_at(hall: Hall, port: str) -> tuple[Place, dict[Place, Value]]:
    """Return the table of a further printer, and what is to stand in it; raise `Refused` where there are two.

    One that stood at this port once comes back as it was set; any other is taken for a usual one of 80 mm.
    """
    names = [each.name for each in machine_in(hall.home / MACHINE_FILE).printers]
    if len(names) > 1:
        expected = Text("一台主用、一台备用：要换就改它的接口", "a first one and a standby: change its port")
        raise Refused((Problem(f"{MACHINE_FILE}: printer", "、".join(names), expected),))
    device = hall.machine.device
    usual = (f"{device}-slip", f"{device}-standby")  # the one that stayed may have either
    name = next(each for each in (usual[::-1] if names else usual) if each not in names)
    table = STANDBY if names else FIRST
    again = next((each for each in removed(hall) if port.strip() in (each.connection, port_of(each))), None)
    if again is None:
        again = PrinterAddress(name, "generic-80", connection_of(port.strip(), {}))
    values: dict[str, Value] = {"name": again.name if again.name not in names else name, "profile": again.profile}
    values |= {"connection": again.connection, **again.own.given()}
    values |= {key: life for key in ("head_km", "cutter_cuts") if (life := getattr(again, key))}
    return table, {(*table, key): value for key, value in values.items()}


def removed(hall: Hall) -> list[PrinterAddress]:
    """Return the printers that this machine had once, one a port, as they were last set; the last that went first."""
    there = {port_of(each) for each in machine_in(hall.home / MACHINE_FILE).printers}
    found: dict[str, PrinterAddress] = {}
    for _, body, _ in reversed(hall.store.versions.bodies(MACHINE)):
        with suppress(UnknownFormat):
            said = from_data(Machine, json.loads(body))
            for each in said.printers if said.device == hall.machine.device else ():
                found.setdefault(port_of(each), each)
    return [each for port, each in found.items() if port not in there]


def port_of(address: PrinterAddress) -> str:
    """Return the port of a connection, without its line's settings."""
    return address.connection.partition("?")[0]


def printer_to_remove(hall: Hall, name: str) -> tuple[Place, PrinterAddress]:
    """Return the table of a printer and how it is reached; raise `Refused` with all that keeps it from going."""
    machine = machine_in(hall.home / MACHINE_FILE)
    there = {address.name: (table, address) for table, address in zip((FIRST, STANDBY), machine.printers, strict=False)}
    if name not in there:
        expected = Text(f"这台机器的一台：{'、'.join(there) or '（没有）'}", f"one of {', '.join(there) or '(none)'}")
        raise Refused((Problem(f"{MACHINE_FILE}: printer", name, expected),))
    where = f"{MACHINE_FILE}: {'.'.join(there[name][0])}"
    if wrong := [Problem(where, found, expected) for found, expected in _in_the_way(hall, name)]:
        raise Refused(tuple(wrong))
    return there[name]


def _in_the_way(hall: Hall, name: str) -> list[tuple[Text, Text]]:
    device, journal = hall.machine.device, hall.store.journal
    found = []
    if waiting := len(journal.open_jobs(device, name)):
        settled = Text("都打完的一台：等它们出来，或先把它修好", "one without: wait for them, or mend it first")
        found.append((Text(f"还有 {waiting} 张小票等它打", f"{waiting} slips wait for it"), settled))
    today = journal.unsettled(hall.site.id, hall.where().day)
    if held := sum(job.device == device and job.printer == name for job in today):
        settled = Text("都定过的一台：先在“没定的票”里一张张定", "one without: settle each first (printer settle)")
        found.append((Text(f"有 {held} 张小票没人定", f"{held} slips that nobody settled"), settled))
    trial = hall.store.printer_trials.open(device, name)
    if trial is not None and in_time(trial.began, trial.deadline, machine_micros()):
        over = Text("没在试的一台：半分钟后再来", "one that nobody tries: come again in half a minute")
        found.append((Text("正有人在试它的设置", "somebody tries its settings"), over))
    return found


def without_printer(text: str, table: Place) -> str:
    """Return machine.toml without a printer; the standby of a first one takes its place. Raises `Refused`."""
    try:
        text = without_table(text, table)
        two = value_at(tables_of(text), STANDBY) is not None
        return renamed_table(text, STANDBY, FIRST) if table == FIRST and two else text
    except ByHand as odd:
        raise by_hand(MACHINE_FILE, table) from odd
