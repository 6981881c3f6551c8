"""试机: does the picture stand upright and whole, is a millimetre one, what time is it here; and a scan tried."""

import threading
from datetime import timedelta

from PySide6.QtCore import Property, QDateTime, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.services.answers import NoSuchCode
from kiosk.services.scan_check import Scanned, answer_words, form_words
from ui.scanner_ear import ScannerEar
from ui.tech.page import Page, Tools

RULER_MM = 100
_NONE = timedelta()
_SCAN = int(Qt.Key.Key_S)


class PanelPage(Page):
    """What PanelPage.qml binds to."""

    changed = Signal()
    clockChanged = Signal()
    focusWanted = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._scanned: Scanned | None = None
        self._ear: ScannerEar | None = None
        self._gone: ScannerEar | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self.clockChanged)

    def enter(self) -> None:
        """Let the clock run, and hear the scanner that a kiosk lends."""
        self._scanned = None
        self._clock.start()
        self._ear = ScannerEar(self.hall, self.acts.post, borrows=True)
        self._ear.scanned.connect(self.scanned)
        self._ear.open()
        self.changed.emit()

    def leave(self) -> None:
        """Stop the clock, give the scanner back, and forget what was scanned."""
        self._scanned = None
        self._clock.stop()
        if self._ear is not None:
            threading.Thread(target=self._ear.close, name="scanner-back").start()  # waits for its thread
        self._gone, self._ear = self._ear, None  # held until the next time: the last hand on it must be Qt's thread's
        self.changed.emit()

    def key(self, key: int) -> bool:
        """S goes to the field that a scanner types into."""
        if key == _SCAN:
            self.focusWanted.emit()
        return key == _SCAN

    @Property(float, constant=True)
    def rulerShare(self) -> float:
        """How much of the panel's width 100 mm are, by machine.toml."""
        return RULER_MM / self.hall.machine.panel_width_mm

    @Property(str, constant=True)
    def panel(self) -> str:
        """竖放，268 × 476 毫米，下沿离地 800 毫米."""
        machine = self.hall.machine
        words = self.tr("machine.toml 写的：%1，%2 × %3 毫米，下沿离地 %4 毫米")
        way = self.tr("横放") if machine.orientation == "landscape" else self.tr("竖放")
        size = f"{machine.panel_width_mm:.0f}", f"{machine.panel_height_mm:.0f}", f"{machine.lower_edge_mm:.0f}"
        for place, value in enumerate((way, *size), start=1):
            words = words.replace(f"%{place}", value)
        return words

    @Property(str, constant=True)
    def screen(self) -> str:
        """The system's screen, and what to do where it lies the other way."""
        size = QGuiApplication.primaryScreen().size()
        said = self.tr("系统的屏幕：%1 × %2").replace("%1", str(size.width())).replace("%2", str(size.height()))
        lies = size.width() > size.height()
        if lies == (self.hall.machine.orientation == "landscape"):
            return said
        return said + self.tr("：方向和 machine.toml 不一样。先转系统的显示设置，或改“大厅”页里“屏幕”的方向")

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        """2026-05-12 09:41:07 Asia/Shanghai."""
        return f"{self.hall.now():%Y-%m-%d %H:%M:%S} {self.hall.site.zone}"

    @Property(str, notify=clockChanged)
    def system(self) -> str:
        """The machine's own clock and zone, and whether they show the hall's time."""
        now = QDateTime.currentDateTime()
        own = f"{now.toString('HH:mm:ss')} {bytes(now.timeZone().id().data()).decode()}"
        same = now.offsetFromUtc() == int((self.hall.now().utcoffset() or _NONE).total_seconds())
        word = self.tr("和大厅同一时区") if same else self.tr("时区不同也不要紧：号和小票都按大厅的时区")
        return self.tr("这台机器：%1，%2").replace("%1", own).replace("%2", word)

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Look at what the scanner typed."""
        if text.strip():
            self.acts.look(lambda services: services.scans.look_at(text), self._show)

    def _show(self, scanned: Scanned) -> None:
        self._scanned = scanned
        self.changed.emit()

    @Property(str, notify=changed)
    def came(self) -> str:
        """The characters as they came."""
        return self._scanned.text if self._scanned else ""

    @Property(str, notify=changed)
    def form(self) -> str:
        """Which form they have."""
        return form_words(self._scanned).zh if self._scanned else ""

    @Property(str, notify=changed)
    def says(self) -> str:
        """What a kiosk would do with it."""
        return answer_words(self._scanned).zh if self._scanned else ""

    @Property(bool, notify=changed)
    def valid(self) -> bool:
        """Whether a kiosk would take it."""
        return self._scanned is not None and not isinstance(self._scanned.answer, NoSuchCode)
