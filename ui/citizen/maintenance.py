"""What stands before the home while a technician works at the kiosk: their window is a process of its own.

So the kiosk goes on printing and answering, keeps its memory, and outlives whatever happens over there. That process
says on its standard output, a word a line, where it is, and ends when its standard input does.
"""

import logging
import os
import sys
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from kiosk.domain.hours import Opens, giving
from kiosk.domain.text import Language

if TYPE_CHECKING:
    from kiosk.services.hall import Hall

OPENING_MS = 30_000  # a window that is not there by then does not come
SILENT_MS = 90_000  # one that says nothing for so long hangs; it says every 20 s that it is there
END_MS = 5_000  # what it gets for what it still has to store

_log = logging.getLogger("jishi.maintenance")


class Stage(Enum):
    """How far the technician is."""

    OPENING = "opening"  # the window is not there yet
    ASKING = "asking"  # it asks for number and PIN
    WORKING = "working"  # somebody is logged in
    OVER = "over"  # the window is closed


AFTER: dict[Stage, frozenset[Stage]] = {
    Stage.OPENING: frozenset({Stage.ASKING, Stage.OVER}),
    Stage.ASKING: frozenset({Stage.WORKING, Stage.OVER}),
    Stage.WORKING: frozenset({Stage.OVER}),
    Stage.OVER: frozenset(),
}


def arguments(hall: "Hall", printer: str, fullscreen: bool) -> list[str]:
    """Return how the technician's window of this kiosk is started, behind the Python program."""
    reached = ["--printer", printer] if printer else []
    return ["-m", "kiosk", "tech", "--at-kiosk", "full" if fullscreen else "window", *clock_of(hall), *reached]


def clock_of(hall: "Hall") -> list[str]:
    """Return the arguments that give another program this one's clock; none where it is the machine's."""
    from kiosk.services.clock import machine_clock

    return [] if hall.clock is machine_clock else ["--at", f"{hall.now():%Y-%m-%dT%H:%M:%S}"]


def own_program(arguments: list[str], parent: QObject | None = None) -> QProcess:
    """Return a process of this Python that finds the same modules, to be started."""
    process = QProcess(parent)
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    process.setProcessEnvironment(environment)
    process.setProgram(sys.executable)
    process.setArguments(arguments)
    return process


class Maintenance(QObject):
    """What AwaySheet.qml binds to. `over` is told once, when the home may come back."""

    changed = Signal()
    over = Signal()

    def __init__(self, hall: "Hall", arguments: list[str]) -> None:
        super().__init__()
        self._hall = hall
        self.stage = Stage.OPENING
        self._heard = ""
        self._process = own_program(arguments, self)
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.readyReadStandardError.connect(self._note)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._on_error)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._give_up)

    def open(self) -> None:
        """Start the technician's window."""
        _log.info("the knock was heard: the technician's window opens")
        self._patience.start(OPENING_MS)
        self._process.start()

    def close(self) -> None:
        """Take the window down with the kiosk."""
        self._process.finished.disconnect(self._end)
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(END_MS):
            self._process.kill()
            self._process.waitForFinished(END_MS)

    @Slot()
    def leave(self) -> None:
        """Go home without the window, or where it does not come; one that hangs is ended."""
        if self.stage is Stage.OVER:
            return
        if self.stage is Stage.OPENING:
            self._process.kill()  # nothing is under way there yet
            return
        self._process.closeWriteChannel()
        QTimer.singleShot(END_MS, self._process, self._process.kill)

    @Slot()
    def _give_up(self) -> None:
        _log.error("the technician's window has said nothing for %s ms", self._patience.interval())
        self.leave()

    @Slot()
    def _hear(self) -> None:
        self._heard += bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        *lines, self._heard = self._heard.split("\n")
        for line in lines:
            self._go(line.strip())

    def _go(self, word: str) -> None:
        stages = {stage.value: stage for stage in Stage}
        to = stages.get(word)
        if to is self.stage:
            self._patience.start(SILENT_MS)
        elif to is not None and to is not Stage.OVER and to in AFTER[self.stage]:
            self.stage = to
            self._patience.start(SILENT_MS)
            self.changed.emit()

    @Slot()
    def _note(self) -> None:
        for line in bytes(self._process.readAllStandardError().data()).decode(errors="replace").splitlines():
            _log.warning("the technician's window: %s", line)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then it never finishes either
            _log.error("the technician's window could not be started: %s", self._process.errorString())
            self._end()

    @Slot()
    def _end(self) -> None:
        if self.stage is Stage.OVER:
            return
        self.stage = Stage.OVER
        self._patience.stop()
        self.over.emit()

    @Property(bool, notify=changed)
    def working(self) -> bool:
        """Whether somebody is logged in: only then visitors are told."""
        return self.stage is Stage.WORKING

    @Property(list, notify=changed)
    def told(self) -> list[str]:
        """What visitors read: two lines in Chinese, two in English. That the help desk is open only while it is."""
        site, now = self._hall.site, self._hall.now()
        if isinstance(giving(site.queue(site.help_queue), now, site), Opens):
            return [
                "正在维护，马上就好",
                f"有急事打 {site.hotline}。",
                "Back in a moment",
                f"If it is urgent, ring {site.hotline}.",
            ]
        desk = site.place(site.help_desk)
        zh, en = desk.name.in_(Language.CHINESE), desk.name.in_(Language.ENGLISH).lower()
        return [
            "正在维护，马上就好",
            f"帮办台开着，请到 {desk.floor} 楼{zh}，工作人员帮您取号。",
            "Back in a moment",
            f"Please go to the {en} on floor {desk.floor}.",
        ]
