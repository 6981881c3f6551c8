"""The front: the home as it was last shown, kept, so that the next start paints it before anything else is loaded.

What loads the hall takes as long as Qt itself; a visitor who comes by at switching-on sees the home meanwhile. It is
shown only at times at which it was true when it was kept, and for as long as the hall takes to open.
"""

import json
import logging
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ui.stamp import program_stamp

if TYPE_CHECKING:
    from kiosk.domain.site import Site
    from kiosk.services.hall import Hall
    from ui.citizen.home import HomePresenter
    from ui.citizen.shell import Shell

DAYS_AHEAD = 8  # over a weekend, and a day more
Front = dict[str, Any]

_log = logging.getLogger("jishi.front")


def recall(home: Path, at: datetime | None) -> Front | None:
    """Return what the frame showed at home, set to the time now; None where nothing is kept or it may be untrue now.

    `at` (naive) is the hall's local time where its clock is set.
    """
    try:
        kept = json.loads((home / "front.json").read_text(encoding="utf-8"))
        if kept["stamp"] != program_stamp():
            return None
        now = at or _now(kept["zone"])
        today = kept["days"].get(f"{now:%Y-%m-%d}")
        if today is None or not any(opens <= f"{now:%H:%M}" < last for opens, last in today["gives"]):
            return None
        shell: Front = kept["shell"]
        shell["clock"] = shell["presenter"]["clock"] = f"{now:%H:%M}"
        shell["presenter"]["date"] = today["says"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # never kept, or not as this program writes it: the home comes with the hall
    return shell


def front_of(shell: "Shell", home: "HomePresenter", hall: "Hall") -> Front:
    """Return what the frame around an untouched home shows now, and the times at which that stays true."""
    days = [hall.now().date() + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
    said = _said(shell)
    address = hall.machine.code_scanner  # one at a port may be gone at the next start
    said["presenter"] |= {"scanner": address is not None and address.keyboard}
    said["presenter"] |= {"floors": [], "printerLine": "", "booked": False}  # who waits or comes is true for a moment
    return {
        "stamp": program_stamp(),
        "zone": hall.site.zone,
        "days": {day.isoformat(): {"says": home.day_said(day), "gives": _gives(hall.site, day)} for day in days},
        "shell": said,
    }


def remember(home: Path, front: Front) -> None:
    """Keep a front for the next start; a folder that takes nothing only costs that start its head start."""
    text = json.dumps(front, ensure_ascii=False, indent=1)
    path = home / "front.json"
    try:
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            fresh = path.with_suffix(".new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)
    except (OSError, ValueError):
        _log.warning("the home could not be kept for the next start", exc_info=True)


def _now(zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(zone))


def _said(what: QObject) -> Front:
    """Return the values of all properties, those of the objects among them too."""
    meta = what.metaObject()
    names = [str(meta.property(i).name()) for i in range(meta.propertyCount())]
    values = {name: getattr(what, name) for name in names if name != "objectName"}
    return {name: _said(value) if isinstance(value, QObject) else value for name, value in values.items()}


def _gives(site: "Site", day: date) -> list[list[str]]:
    """Return when numbers are given on `day`, from and until, as 09:00; the queue that opens with others left out."""
    from kiosk.domain.hours import sessions

    own = [queue.hours for queue in site.queues if not queue.theirs and not queue.help]
    found = {(s.opens, s.last) for hours in own for s in sessions(hours, day, site.calendar)}
    return [[f"{opens:%H:%M}", f"{last:%H:%M}"] for opens, last in sorted(found)]
