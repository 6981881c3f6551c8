"""Listening to a port for a printer's speed: lent by its owner first, given back after, all of it off Qt's thread."""

import queue
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drivers.printer.detect import Detected, Heard, Try
from drivers.printer.protocol import Reason, Trouble
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.services.printer_search import HEARD, find_speed, why_not_found
from kiosk.services.sessions import Session
from kiosk.services.trials import CannotTry, Trial
from ui.tech.acts import Acts
from ui.tech.services import TechServices

FETCH_MS = 80
FRAMES = {"none": "N", "even": "E", "odd": "O"}


class _Stopped(Exception):
    """Nobody wants to hear the rest."""


@dataclass
class Loan:
    """A port that is lent; `id` is known to the store worker first, which so can give back what nobody waits for."""

    id: str = ""


class Listener(QObject):
    """One port after the other; `found` is what came of it."""

    changed = Signal()

    def __init__(self, parent: QObject, hall: Hall, acts: Acts) -> None:
        super().__init__(parent)
        self._hall, self._acts = hall, acts
        self.printer = ""
        self.found: Detected | None = None
        self.tries: list[str] = []
        self.said, self.tone = "", "unknown"
        self.listening = False
        self._port = ""
        self._loan: Loan | None = None
        self._heard: queue.SimpleQueue[Try | Detected] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(FETCH_MS)
        self._timer.timeout.connect(self._take)

    def forget(self) -> None:
        """Forget what another port said."""
        self.found, self.tries, self.said, self.tone = None, [], "", "unknown"

    def listen(self, port: str) -> None:
        """Have the port lent, where it is one of this machine's printers', then ask at every speed."""
        if self.listening:
            return
        self.forget()
        self._port, self.listening = port, True
        self.said = self.tr("请用打印机的程序先让开……")
        name, loan = self.printer, Loan()
        self._loan = loan
        self._acts.do(
            lambda services, session: lend(services, session, name, loan), lambda why: self._on_loan(loan, why)
        )
        self.changed.emit()

    def stop(self) -> None:
        """Listen no more, and give the port back."""
        self._stop.set()
        self._timer.stop()
        self._give_back()
        self.listening = False

    def _on_loan(self, loan: Loan, why: Text | None) -> None:
        if loan is not self._loan:
            return
        if why is not None:
            self.said, self.tone, self.listening, self._loan = why.zh, "still", False, None
            self.changed.emit()
            return
        self._wait_for_port()

    @Slot()
    def _wait_for_port(self) -> None:
        loan = self._loan
        if loan is not None:
            self._acts.look(lambda services: services.trials.now(loan.id), self._on_taken)

    def _on_taken(self, trial: Trial) -> None:
        if self._loan is None or trial.id != self._loan.id:
            return
        if not trial.taken:
            QTimer.singleShot(FETCH_MS, self, self._wait_for_port)
            return
        self.said = self.tr("正在听……")
        self._heard, self._stop = queue.SimpleQueue(), threading.Event()
        heard, stop, port = self._heard, self._stop, self._port
        threading.Thread(target=lambda: _hear(port, heard, stop), name="listening", daemon=True).start()
        self._timer.start()
        self.changed.emit()

    @Slot()
    def _take(self) -> None:
        while not self._heard.empty():
            answer = self._heard.get()
            if isinstance(answer, Detected):
                self._conclude(answer)
            else:
                self.tries.append(_words(answer))
            self.changed.emit()

    def _conclude(self, found: Detected) -> None:
        self._timer.stop()
        self.listening, self.found = False, found
        if found.line is None:
            self.said, self.tone = why_not_found(self._port, found).zh, "still"
        else:
            frame = f"{found.line.bits}{FRAMES[found.line.parity]}"
            words = self.tr("听到了：%1，像打印机一样回答").replace("%1", f"{found.line.baud} {frame}")
            self.said, self.tone = words, "well"
        self._give_back()

    def _give_back(self) -> None:
        loan, self._loan = self._loan, None
        if loan is not None:
            self._acts.do(lambda services, session: give_back(services, session, loan), lambda _: None)


def _hear(port: str, heard: "queue.SimpleQueue[Try | Detected]", stop: threading.Event) -> None:
    def tell(tried: Try) -> None:
        if stop.is_set():
            raise _Stopped
        heard.put(tried)

    try:
        heard.put(find_speed(port, tell))
    except _Stopped:
        return
    except Exception as fault:  # noqa: BLE001 - the screen would say 正在听 for ever
        heard.put(Detected(None, (), Trouble(port, Reason.FAULT, str(fault))))


def _words(tried: Try) -> str:
    heard = f"（{tried.bytes.hex(' ')}）" if tried.heard is Heard.NOISE else ""
    return f"{tried.baud} {tried.bits}{FRAMES[tried.parity]}　{HEARD[tried.heard].zh}{heard}"


def lend(services: TechServices, session: Session, printer: str, loan: Loan) -> Text | None:
    """Have a port lent; return why not."""
    try:
        loan.id = services.trials.lend(session, printer)
    except CannotTry as hindered:
        return hindered.words
    return None


def give_back(services: TechServices, session: Session, loan: Loan) -> None:
    """Give a port back to its owner."""
    if not loan.id:
        return  # it was refused
    try:
        services.trials.give_up(session, loan.id)
    except CannotTry:
        return  # its time was over
