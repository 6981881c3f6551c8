"""The support bundle: one zip that tells support how a machine is, with nothing of a visitor in it and no key.

It is put together from what is meant for it (the findings, settings by name, the log's own fields); no file of the
data folder is copied as it is.
"""

import importlib.metadata
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.domain.findings import Finding
from kiosk.domain.site import Machine, Site
from kiosk.services.doctor.bleached import bleach, bleach_log
from kiosk.services.doctor.patient import meet
from kiosk.services.seeds import digest_of

LAST_LINES = 2000  # of each log
_README = """A support bundle of Jishi 济时取号.
findings.json  what `jishi doctor` found
machine.json   this machine's settings; site.json: the hall's queues and hours, without names and phones
packages.json  what is installed beside it
templates.json which slips the hall has, by their digest
logs/          the last lines of the log, with everything taken out that could be a person's
Not in it: the database, any ticket, answer, code or name, any key or password.
"""


def write_bundle(path: Path, home: Path, findings: Iterable[Finding]) -> None:
    """Write the bundle to `path`; raise `OSError` where it cannot be written, leaving nothing half."""
    patient = meet(home)
    fresh = path.with_name(path.name + ".part")
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.writestr("README.txt", _README)
            bundle.writestr("findings.json", _json([_finding(finding, home) for finding in findings]))
            bundle.writestr("machine.json", _json(_machine(patient.machine)))
            bundle.writestr("site.json", _json(_site(patient.site)))
            bundle.writestr("packages.json", _json(_packages()))
            bundle.writestr("templates.json", _json({p.stem: digest_of([p])[:12] for p in home.glob("slips/*.txt")}))
            for log in sorted(home.glob("logs/*.log*")):
                bundle.writestr(f"logs/{log.name}", "\n".join(_log(log, home)) + "\n")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _finding(finding: Finding, home: Path) -> dict[str, Any]:
    said = {"part": finding.part, "health": finding.health.name.lower()}
    said |= {"says": bleach(finding.says.en, home), "next": bleach(finding.next.en, home)}
    return said | {"facts": {key: _plain(value, home) for key, value in finding.facts.items()}}


def _plain(value: object, home: Path) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(each, home) for each in value]
    return bleach(str(value), home)


def _machine(machine: Machine | None) -> dict[str, Any]:
    if machine is None:
        return {}
    printer = machine.printer
    panel = f"{machine.panel_width_mm:.0f}x{machine.panel_height_mm:.0f}+{machine.lower_edge_mm:.0f} mm"
    address = None
    if printer:
        own = printer.own.given()
        address = {"profile": printer.profile, "connection": printer.connection.partition("#")[0], "own": own}
    return {"orientation": machine.orientation, "panel": panel, "scanner": _scanner(machine), "printer": address}


def _scanner(machine: Machine) -> str | None:
    found = machine.code_scanner
    return None if found is None else "keyboard" if found.keyboard else f"{found.port}?baud={found.baud}"


def _site(site: Site | None) -> dict[str, Any]:
    if site is None:
        return {}
    queues = {
        q.prefix: {"first": q.first, "last": q.last_number, "hours": _hours(q.hours.workday)} for q in site.queues
    }
    return {"id": site.id, "zone": site.zone, "queues": queues, "calendar_until": str(site.calendar.until)}


def _hours(sessions: Iterable[Any]) -> list[str]:
    return [f"{session.opens:%H:%M}-{session.closes:%H:%M}" for session in sessions]


def _packages() -> dict[str, str]:
    return {str(found.metadata["Name"]): found.version for found in importlib.metadata.distributions()}


def _log(path: Path, home: Path) -> list[str]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()[-LAST_LINES:]
    except OSError as fault:
        return [json.dumps({"event": f"unreadable: {fault.strerror}"})]
    return [kept for line in lines if (kept := bleach_log(line, home)) is not None]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=str)
