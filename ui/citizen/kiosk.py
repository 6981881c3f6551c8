"""One citizen kiosk: its window and everything behind it, for the program and for tests."""

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.services.hall import Hall
from ui.citizen.door import Door
from ui.citizen.front import Front, front_of, remember
from ui.citizen.home import HomePresenter
from ui.citizen.idle import Idle
from ui.citizen.journey import Journey
from ui.citizen.letters import Letters
from ui.citizen.lines import Lines
from ui.citizen.screens import presenter_for, read_ahead
from ui.citizen.shell import Shell
from ui.citizen.stage import Stage

if TYPE_CHECKING:
    from ui.citizen.maintenance import Maintenance

ANSWER_SECONDS = 1.2  # a lock may be waited for by 1 s; what is said of silence must stand there within 2
SLIPS_MS = 1500  # after the home; nobody answers a checklist sooner, and an earlier slip waits 10 ms for its template


class Kiosk(QObject):
    """Makes a hall's screens live: on `stage` where a front stands already, else on a stage of its own."""

    def __init__(
        self,
        hall: Hall,
        stage: Stage | None = None,
        printer: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.hall = hall
        self._printer, self._fullscreen = printer, False
        hall.answer_within(ANSWER_SECONDS)
        self._lines = Lines(hall)
        self.door = Door(self._lines.open, instead=self._lines.instead)
        self._lines.change = self.door.change
        self.journey = Journey(hall, self.door)
        self.idle = Idle(monotonic)
        self.shell = Shell(hall, self.journey, self.idle, presenter_for, monotonic)
        self._keeping: threading.Thread | None = None
        self._beside: list[threading.Thread] = []
        self._maintenance: Maintenance | None = None
        self.shell.languageChanged.connect(self._speak)
        self.shell.knocked.connect(self._let_technician_in)
        self.journey.ended.connect(self._keep)
        self._letters: Letters | None = None
        self._stage = stage or Stage(hall.home, english=bool(self.shell.english), live=self.shell)
        if stage is not None:
            stage.speak(english=bool(self.shell.english))  # the front may have been kept in the other language
            stage.go_live(self.shell)
        self.window.installEventFilter(self.shell)

    @property
    def window(self) -> QQuickWindow:
        """The window."""
        return self._stage.window

    @property
    def engine(self) -> QQmlApplicationEngine:
        """The engine of its screens."""
        return self._stage.engine

    def open(self, fullscreen: bool) -> None:
        """Show the home; the services start behind it once it is painted."""
        self._fullscreen = fullscreen
        if self.window.isVisible():  # a front stood there
            QTimer.singleShot(0, self._painted)
            return
        self.window.frameSwapped.connect(self._painted_first)
        self._stage.show(fullscreen)

    @Slot()
    def _painted_first(self) -> None:
        self.window.frameSwapped.disconnect(self._painted_first)
        self._painted()

    @Slot()
    def _painted(self) -> None:
        self.door.open()
        self.shell.open()
        self.door.ask(lambda services: services.visits.started(), self._go_on)

    def _go_on(self, issued: object) -> None:
        self._work_beside("reading", self._get_ready)
        self._letters = Letters(QGuiApplication.font())
        self.journey.ended.connect(self._letters.visit_ended)
        QTimer.singleShot(SLIPS_MS, self, self._warm_slips)
        if issued is not None:
            self.journey.open_on(issued)  # type: ignore[arg-type]  # a number whose visitor may still stand there
        home = self.shell.presenter
        if isinstance(home, HomePresenter) and self.shell.untouched:
            self._keep(front_of(self.shell, home, self.hall))

    def _get_ready(self) -> None:
        """Make what the first number, the first slip and the first search would else wait for."""
        self.hall.store.prepare()
        read_ahead()
        self.hall.index.prepare()

    @Slot()
    def _warm_slips(self) -> None:
        """Make the slips ready while a visitor still chooses: what is heavy must not meet the first touch."""
        self._work_beside("slips", self.hall.slips.warm)

    def _work_beside(self, name: str, work: Callable[[], object]) -> None:
        """Do it on a thread of its own, which the kiosk's end waits for."""
        thread = threading.Thread(target=work, name=name, daemon=True)
        self._beside.append(thread)
        thread.start()

    @Slot()
    def _keep(self, front: Front | None = None) -> None:
        """Keep what the next start shows first, on a thread of its own: a slow disk keeps no visitor waiting."""
        if self._keeping is not None and self._keeping.is_alive():
            return  # the next visitor's end comes soon enough
        drawings = self._stage.drawings
        new = drawings.new()

        def keep() -> None:
            if new:
                drawings.keep(new)
            if front is not None:
                remember(self.hall.home, front)

        if new or front is not None:
            self._keeping = threading.Thread(target=keep, name="keeping")
            self._keeping.start()

    @Slot()
    def _let_technician_in(self) -> None:
        """Open the technician's window; nothing of it is in this process, and the rest is imported only now."""
        from ui.citizen.maintenance import Maintenance, arguments

        self._maintenance = Maintenance(self.hall, arguments(self.hall, self._printer, self._fullscreen))
        self._maintenance.over.connect(self._come_back)
        self.shell.step_aside(self._maintenance)
        self._maintenance.open()

    @Slot()
    def _come_back(self) -> None:
        self._maintenance = None
        self.shell.come_back()

    @Slot()
    def _speak(self) -> None:
        """Say everything again in the visitor's language."""
        self._stage.speak(english=bool(self.shell.english))
        self.shell.retold()

    def close(self) -> None:
        """Close the window, finish what the services do, and take down here, on Qt's thread, whatever has a timer."""
        self.window.removeEventFilter(self.shell)
        if self._maintenance is not None:
            self._maintenance.close()
        self.shell.make_no_more()
        self._stage.close()
        self.door.close()
        self._lines.close()
        for thread in (*self._beside, *([self._keeping] if self._keeping is not None else [])):
            thread.join()
        self.shell.close()
        for each in (self.shell, self.idle, self.journey, self.door):
            shiboken6.delete(each)
