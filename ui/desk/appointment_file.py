"""A list of appointments brought in at the desk: read on a thread of its own, taken over whole or not at all."""

import logging
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.catalogue.problems import Refused
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Language
from kiosk.services.answers import BrokenKey
from kiosk.services.staff_words import broken_key
from ui.citizen.places import day_word
from ui.desk.work import Work

if TYPE_CHECKING:
    from kiosk.catalogue.appointments.reading import AppointmentList
    from kiosk.services.appointments import Taken
    from kiosk.services.hall import Hall

Key = Qt.Key
_log = logging.getLogger("jishi.desk")
NEAR = 4  # files that are offered without writing their place
_FOLDERS = ("下载", "Downloads", "桌面", "Desktop", "")  # of the home folder, where lists lie
_SUFFIXES = (".xlsx", ".csv")


class AppointmentFile(QObject):
    """The form: a file's place, written, dropped or chosen from the newest; then what came of it."""

    changed = Signal()
    done = Signal()  # a list was taken over
    scrolled = Signal(int)  # up or down what came of it

    def __init__(self, hall: "Hall", work: Work) -> None:
        super().__init__()
        self._hall, self._work = hall, work
        self._shown, self._reading, self._said = False, False, list[str]()
        self._near: list[Path] = []
        self._day = date.min
        self._asked: object = None  # what is being read; None once it was left

    def open(self, day: date) -> None:
        """Open the form; rows of a list that have no day are of `day`."""
        self._shown, self._said, self._day = True, [], day
        threading.Thread(target=self._look_around, name="lists", daemon=True).start()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Bring nothing in after all."""
        self._shown, self._said, self._near = False, [], []
        self._reading, self._asked = False, None
        self.changed.emit()

    def key(self, key: int) -> bool:
        """Do what a key does in the form; False where it is meant for what is written."""
        if key in (Key.Key_Escape, Key.Key_F5, Key.Key_F8):
            self.close()
        elif key in (Key.Key_Up, Key.Key_Down):
            self.scrolled.emit(1 if key == Key.Key_Down else -1)
        elif key in (Key.Key_F1, Key.Key_F2, Key.Key_F3, Key.Key_F4):
            at = key - Key.Key_F1
            if at < len(self._near):
                self.bring(str(self._near[at]))
        else:
            return False
        return True

    def _look_around(self) -> None:
        """Find the newest lists where people keep them; a disk may be slow, so no window waits for it."""
        found: list[tuple[float, Path]] = []
        for folder in (Path.home() / name for name in _FOLDERS):
            try:
                lists = [path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES]
                found += [(path.stat().st_mtime, path) for path in lists]
            except OSError:
                continue
        near = [path for _, path in sorted(found, reverse=True)[:NEAR]]
        self._work.post(lambda: self._on_near(near))

    def _on_near(self, found: list[Path]) -> None:
        self._near = found if self._shown else []
        self.changed.emit()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the form is open."""
        return self._shown

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether a file is being read."""
        return self._reading

    @Property(str, notify=changed)
    def title(self) -> str:
        """导入名单 · 没写日期的算 5 月 12 日."""
        words = self.tr("导入名单 · 没写日期的算 %1")
        return words.replace("%1", day_word(self._day)) if self._shown else ""

    @Property(list, notify=changed)
    def near(self) -> list[dict[str, str]]:
        """The newest lists around."""
        return [{"name": path.name, "folder": str(path.parent), "path": str(path)} for path in self._near]

    @Property(list, notify=changed)
    def said(self) -> list[str]:
        """What came of it, or everything that is wrong, a line each."""
        return self._said

    @Slot(str)
    def bring(self, written: str) -> None:
        """Bring a file in; a place that was dropped has `file://` before it."""
        place = written.strip().strip('"')
        if not place or self._reading:
            return
        path = Path(unquote(urlparse(place).path)) if place.startswith("file:") else Path(place).expanduser()
        self._reading, self._said = True, []
        self.changed.emit()
        asked = self._asked = object()
        day = self._day

        def read() -> None:
            from kiosk.services.appointments import Appointments

            found: AppointmentList | Exception
            try:
                found = Appointments(self._hall).read(path, day)
            except Exception as fault:  # noqa: BLE001 - whatever it is, the form reads no longer
                found = fault
            self._work.post(lambda: self._on_read(asked, found))

        threading.Thread(target=read, name="list", daemon=True).start()

    def _on_read(self, asked: object, found: "AppointmentList | Exception") -> None:
        if asked is not self._asked:
            return  # the form was left: whoever works here now asked for nothing
        if isinstance(found, Exception):
            self._say(self._why_not(found))
        elif self._work.busy:
            self._say([self.tr("正在办别的，名单没有导入：请再按一次回车")])
        else:
            self._reading = False
            self._work.do(lambda services, session: services.appointments.take(session, found), self._on_taken)
            self.changed.emit()

    def _why_not(self, fault: Exception) -> list[str]:
        if isinstance(fault, Refused):
            wrong = [problem.say(Language.CHINESE) for problem in fault.problems]
            return [self.tr("%1 处不对，什么都没导入：").replace("%1", str(len(wrong))), *wrong]
        if isinstance(fault, BrokenKey):
            return [broken_key(fault).zh]
        if isinstance(fault, OSError):
            return [self.tr("读不了：%1").replace("%1", os_words(fault).zh)]
        _log.error("a list was not read", exc_info=fault)
        return [self.tr("这份名单读不了，什么都没导入：请技术员看日志")]

    def _on_taken(self, taken: "Taken") -> None:
        from kiosk.services.appointment_words import taken_words

        self._say([words.zh for words in taken_words(taken)])
        self.done.emit()

    def _say(self, lines: list[str]) -> None:
        self._reading, self._said = False, lines
        self.changed.emit()
