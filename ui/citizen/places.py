"""Places and times of the hall in words, in the language that the screen speaks now."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kiosk.domain.appointments import Slot
from kiosk.domain.site import Place
from kiosk.domain.text import Language
from kiosk.domain.waits import Wait


def floor_word(floor: int) -> str:
    """Return `3 楼`."""
    return QCoreApplication.translate("Places", "%1 楼").replace("%1", str(floor))


def floor_and_place(place: Place, language: Language) -> str:
    """Return `3 楼 市场准入区`."""
    words = QCoreApplication.translate("Places", "%1 %2")
    return words.replace("%1", floor_word(place.floor)).replace("%2", place.name.in_(language))


def in_a_sentence(place: Place, language: Language) -> str:
    """Return `3 楼帮办区`, as it is said after 到 or 在."""
    words = QCoreApplication.translate("Places", "%1%2")
    return words.replace("%1", floor_word(place.floor)).replace("%2", place.name.in_(language))


def windows_word(windows: str) -> str:
    """Return `21–28 号`."""
    return QCoreApplication.translate("Places", "%1 号").replace("%1", windows)


def place_and_windows(place: Place, language: Language) -> str:
    """Return `2 楼 人社区 1–4 号窗口`."""
    where = floor_and_place(place, language)
    if not place.windows:
        return where
    windows = QCoreApplication.translate("Places", "%1 号窗口").replace("%1", place.windows)
    return QCoreApplication.translate("Places", "%1 %2").replace("%1", where).replace("%2", windows)


def wait_word(wait: Wait) -> str:
    """Return `约 10–15 分钟`."""
    words = QCoreApplication.translate("Places", "约 %1–%2 分钟")
    return words.replace("%1", str(wait.least)).replace("%2", str(wait.most))


def day_word(day: date) -> str:
    """Return `5 月 26 日`."""
    words = QCoreApplication.translate("Places", "%m 月 %d 日")
    months = QCoreApplication.translate("Places", "1 2 3 4 5 6 7 8 9 10 11 12").split()
    return words.replace("%m", months[day.month - 1]).replace("%d", str(day.day))


def weekday_word(day: date) -> str:
    """Return `星期二`."""
    return QCoreApplication.translate("Places", "星期一 星期二 星期三 星期四 星期五 星期六 星期日").split()[
        day.weekday()
    ]


def slot_word(slot: Slot) -> str:
    """Return `9:30–10:00`, or `9:30` where a slot is a moment."""
    begins, ends = (f"{at.hour}:{at.minute:02d}" for at in (slot.begins, slot.ends))
    return begins if begins == ends else f"{begins}–{ends}"


def opening_word(opens: datetime, now: datetime) -> str:
    """Return when numbers start again as one says it: `13:00`, `明早 9:00`, `5 月 14 日 9:00`."""
    clock = f"{opens.hour}:{opens.minute:02d}"
    ahead = (opens.date() - now.date()).days
    if ahead == 0:
        return clock
    if ahead == 1:
        early = QCoreApplication.translate("Places", "明早 %1")
        late = QCoreApplication.translate("Places", "明天 %1")
        return (early if opens.hour < 10 else late).replace("%1", clock)
    return f"{day_word(opens.date())} {clock}"
