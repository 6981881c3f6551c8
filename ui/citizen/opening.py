"""Opening hours in words, queue by queue, for the home outside hours."""

from datetime import time
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from kiosk.domain.site import Hours, Session, Site
from kiosk.domain.text import Language, Text
from ui.citizen.places import floor_word

NOON_FROM, NOON_TO = time(12), time(13)


def rows(site: Site, language: Language) -> list[dict[str, str]]:
    """Return one row for the queues of a floor that share their hours; the help queue needs none.

    Where a whole floor keeps the same hours the row bears its name (行政审批).
    """
    shown = [queue for queue in site.queues if not queue.help]
    floor = {queue.prefix: site.place(queue.place).floor for queue in shown}
    ordered = sorted(shown, key=lambda queue: floor[queue.prefix])
    lines = []
    for (level, hours), group in groupby(ordered, key=lambda queue: (floor[queue.prefix], queue.hours)):
        queues = list(group)
        whole = len(queues) > 1 and len(queues) == list(floor.values()).count(level)
        names = [f.name for f in site.floors if f.floor == level] if whole else [queue.name for queue in queues]
        lines.append(_row(level, hours, names, language))
    return lines


def _row(level: int, hours: Hours, names: list[Text], language: Language) -> dict[str, str]:
    joint = QCoreApplication.translate("Opening", "、")
    return {
        "floor": floor_word(level),
        "name": joint.join(name.in_(language) for name in names),
        "times": times(hours.workday),
        "days": days(hours),
    }


def times(sessions: tuple[Session, ...]) -> str:
    """Return `9:00–12:00   13:00–17:00`, or `9:00–17:00，中午有人` where one stretch goes over noon."""
    words = "   ".join(f"{_clock(s.opens)}–{_clock(s.closes)}" for s in sessions)
    over_noon = len(sessions) == 1 and sessions[0].opens < NOON_FROM and sessions[0].closes > NOON_TO
    return QCoreApplication.translate("Opening", "%1，中午有人").replace("%1", words) if over_noon else words


def days(hours: Hours) -> str:
    """Return `工作日`, and Saturday's part where there is one."""
    if not hours.saturday:
        return QCoreApplication.translate("Opening", "工作日")
    if hours.saturday[-1].closes <= NOON_TO:
        return QCoreApplication.translate("Opening", "工作日、周六上午")
    return QCoreApplication.translate("Opening", "工作日、周六")


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
