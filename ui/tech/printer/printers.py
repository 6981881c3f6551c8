"""The printer page: this machine's slip printers as their owners tell, what is wrong and how to mend it, the proof."""

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot

from drivers.printer.protocol import PrinterState
from kiosk.domain.jobs import JobState
from kiosk.domain.os_words import os_words
from kiosk.domain.printer_drawing import PRINTER
from kiosk.domain.text import Language
from kiosk.services.answers import JobView
from kiosk.services.print_desk import NotNow
from kiosk.services.printer_advice import advice
from kiosk.services.printer_bytes import as_text
from kiosk.services.printer_watch import Sight
from kiosk.services.printer_words import state_words, trouble_words
from kiosk.services.sessions import Session
from ui.tech.page import Page, Tools
from ui.tech.printer.care import PARTS, ROLLS, Care
from ui.tech.printer.sights import ICONS, byte_lines, status_bytes, tiles, tone
from ui.tech.services import TechServices

LOOK_MS = 100  # a look that finds nothing new costs microseconds; what a printer told shows within half a second
WATCH_MS = 4000  # so often the owners are told that somebody looks at their byte logs
_LOWER = {Qt.Key.Key_B: "bits", Qt.Key.Key_Z: "bytes", Qt.Key.Key_R: "care"}
_WELL = (PrinterState.READY, PrinterState.NEAR_END)


class PrinterPage(Page):
    """What PrinterPage.qml binds to."""

    changed = Signal()
    bytesChanged = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._sights: list[Sight] = []
        self._at, self._looking = 0, False
        self._held: Sight | None = None  # whose byte log stands still
        self._waiting = ""
        self._test = self._proof = ""  # the test page's job, and what is known of it
        self._ended = False
        self._lower = "bits"  # what the lower half shows
        self._care = Care(self, tools.hall, self.acts)
        self._look_timer, self._watch_timer = QTimer(self), QTimer(self)
        self._look_timer.setInterval(LOOK_MS)
        self._look_timer.timeout.connect(self._look)
        self._watch_timer.setInterval(WATCH_MS)
        self._watch_timer.timeout.connect(self._watch)
        self.acts.printed.connect(self._on_printed)
        self.acts.failed.connect(self._on_failed)

    def enter(self) -> None:
        """Begin to look, and let the owners write what passes on their lines."""
        self._watch()
        self.acts.look(_all, self._on_sights)
        self._look_timer.start()
        self._watch_timer.start()

    def leave(self) -> None:
        """Stop looking."""
        self._look_timer.stop()
        self._watch_timer.stop()
        self._test = self._proof = ""
        self._held = None
        self._care.stop()

    # -- looking -------------------------------------------------------------------------------------------------

    @Slot()
    def _watch(self) -> None:
        self.acts.look(lambda services: services.printer_watch.watch(), lambda _: None)
        self._care_for()  # the kiosk may have printed meanwhile

    @Slot()
    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self.acts.look(_newer, self._on_sights)

    def _on_sights(self, answer: tuple[list[Sight], str] | None) -> None:
        self._looking = False
        if answer is not None:
            self._sights, self._waiting = answer
            if self._proved_before_a_fault():
                self._test = self._proof = ""
            self._care_for()
            self.changed.emit()
            self.bytesChanged.emit()

    def _care_for(self) -> None:
        if self._sight is not None:
            self._care.turn_to(self._sight.address)

    def _proved_before_a_fault(self) -> bool:
        """Tell whether what the test page proved is no longer so."""
        return self._ended and self._sight is not None and self._sight.state not in _WELL

    @Slot()
    def _on_failed(self) -> None:
        self._looking = False

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        if view.job and view.job == self._test:
            self._proof = self._proved(view)
            self._ended = view.state in (JobState.CONFIRMED, JobState.UNCERTAIN)
        self._care_for()  # paper moved
        self.changed.emit()

    @property
    def _sight(self) -> Sight | None:
        return self._sights[min(self._at, len(self._sights) - 1)] if self._sights else None

    # -- what the page shows -------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, Any]]:
        """The printers of this machine, the first one, then its standby."""
        return [
            {
                "name": sight.address.name,
                "state": state_words(sight.state).zh,
                "line": sight.address.connection,
                "standby": number > 0,
                "tone": tone(sight.state).value,
                "icon": ICONS[sight.state],
            }
            for number, sight in enumerate(self._sights)
        ]

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which printer is open."""
        return self._at

    @Property(dict, notify=changed)
    def open(self) -> dict[str, Any]:
        """The open printer: state, where to look, why, steps, tiles, bits."""
        sight = self._sight
        if sight is None:
            return {}
        helps = advice(sight.state)
        title = state_words(sight.state).zh
        return {
            "name": sight.address.name,
            "line": f"{sight.address.connection} · {sight.address.profile}",
            "asked": self._asked(sight),
            "tone": tone(sight.state).value,
            "icon": ICONS[sight.state],
            "title": self.tr("正常，随时能打") if sight.state is PrinterState.READY else title,
            "trouble": trouble_words(sight.trouble).zh if sight.trouble else "",
            "where": helps.where.zh if helps else "",
            "cause": helps.cause.zh if helps else "",
            "steps": [step.zh for step in helps.steps] if helps else [],
            "spots": [list(PRINTER.spots[spot]) for spot in helps.spots] if helps else [],
            "waiting": self._waiting,
            "tiles": tiles(sight.said),
            "bytes": status_bytes(sight.said),
        }

    def _asked(self, sight: Sight) -> str:
        if sight.at is None:
            return self.tr("还没有程序说过它怎样")
        how = self.tr("它自己报的") if sight.said.automatic else self.tr("问出来的")
        return f"{self._clock(sight.at)} {how}" if sight.said.four else self._clock(sight.at)

    def _clock(self, at: datetime) -> str:
        return f"{self.hall.local(at):%H:%M:%S}"

    @Property(list, notify=bytesChanged)
    def passed(self) -> list[dict[str, str]]:
        """What went over the open printer's line."""
        sight = self._held or self._sight
        return byte_lines(sight) if sight else []

    @Property(bool, notify=bytesChanged)
    def holds(self) -> bool:
        """Whether the byte log stands still to be read."""
        return self._held is not None

    @Property(QObject, constant=True)
    def care(self) -> Care:
        """Line, paper and roll of the open printer."""
        return self._care

    @Property(str, notify=changed)
    def lower(self) -> str:
        """What the lower half shows: bits, bytes or care."""
        return self._lower

    @Property(str, notify=changed)
    def proof(self) -> str:
        """What is known of the test page; nothing where none was asked for."""
        return self._proof

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does here."""
        keys = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if key in keys:
            self.choose(self._at + keys[Qt.Key(key)])
        elif key == Qt.Key.Key_T:
            self.test()
        elif key == Qt.Key.Key_S:
            self.save()
        elif key == Qt.Key.Key_H:
            self.hold()
        elif key in _LOWER:
            self.turnLower(_LOWER[Qt.Key(key)])
        elif self._lower == "care" and key == Qt.Key.Key_L:
            self._care.tryLine()
        elif self._lower == "care" and 0 <= key - int(Qt.Key.Key_1) < len(ROLLS):
            self._care.newRoll(ROLLS[key - int(Qt.Key.Key_1)])
        elif self._lower == "care" and key in PARTS:
            self._care.newPart(PARTS[key])
        else:
            return False
        return True

    @Slot(int)
    def choose(self, index: int) -> None:
        """Open a printer."""
        if 0 <= index < len(self._sights):
            self._at, self._held = index, None
            self._test = self._proof = ""
            self._care_for()
            self.changed.emit()
            self.bytesChanged.emit()

    @Slot(str)
    def turnLower(self, what: str) -> None:
        """Show bits, bytes or care in the lower half."""
        self._lower = what
        self._care_for()
        self.changed.emit()

    @Slot()
    def hold(self) -> None:
        """Let the byte log stand still, or go on."""
        self._held = None if self._held else self._sight
        self.bytesChanged.emit()

    @Slot()
    def test(self) -> None:
        """Print the test page: the owner does."""
        sight = self._sight
        if sight is not None:
            name = sight.address.name
            self.acts.do(lambda services, session: _test(services, session, name), self._on_test)

    def _on_test(self, answer: str | NotNow) -> None:
        if isinstance(answer, NotNow):
            self.acts.told.emit(str(answer))
            return
        self._test, self._ended, self._proof = answer, False, self.tr("测试页：交给打印机了……")
        self.changed.emit()
        self.acts.look(lambda services: services.printing.view(answer), self._on_view)

    def _on_view(self, view: JobView | None) -> None:
        if view is not None:
            self._on_printed(view)

    def _proved(self, view: JobView) -> str:
        return {
            JobState.PENDING: self.tr("测试页：排着队"),
            JobState.SENT: self.tr("测试页：正在打……"),
            JobState.CONFIRMED: self.tr("测试页：打印机说打完了。看看纸：字清楚、框在纸里、切断了，才算修好"),
            JobState.UNCERTAIN: self.tr("测试页：送出去了，打印机没有说打完没打完。看看出票口"),
            JobState.FAILED: self.tr("测试页：没有打，%1。处理好了它自己接着打").replace(
                "%1", state_words(PrinterState(view.printer)).zh
            ),
            JobState.HELD: self.tr("测试页：等得太久，收起来了。再按一次“打测试页”"),
        }[view.state]

    @Slot()
    def save(self) -> None:
        """Keep the byte log in a file; it stays on this machine."""
        sight = self._held or self._sight
        if sight is None:
            return
        path = self.hall.home / "logs" / f"bytes-{sight.address.name}-{self.hall.now():%Y%m%dT%H%M%S}.log"
        self.acts.look(lambda _services: _write(path, sight), self.acts.told.emit)


def _write(path: Path, sight: Sight) -> str:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(as_text(sight.passed, Language.CHINESE), "utf-8")
    except OSError as fault:
        return f"没存成：{path} 写不了（{os_words(fault).zh}）。看磁盘满没满，或换个用户来开"
    return f"存好了：{path}"


def _all(services: TechServices) -> tuple[list[Sight], str]:
    return services.printer_watch.now(), _waiting(services)


def _newer(services: TechServices) -> tuple[list[Sight], str] | None:
    sights = services.printer_watch.newer()
    return None if sights is None else (sights, _waiting(services))


def _waiting(services: TechServices) -> str:
    waiting, unsettled = services.print_desk.left_over()
    said = [
        f"等着打的 {waiting} 张，好了就打" if waiting else "",
        f"要人来定的 {unsettled} 张，在“没定的票”" if unsettled else "",
    ]
    return "；".join(each for each in said if each)


def _test(services: TechServices, session: Session, name: str) -> str | NotNow:
    try:
        return services.care.test(session, name)
    except NotNow as hindered:
        return hindered
