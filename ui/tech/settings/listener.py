"""Listening to a port for a printer's speed: lent by its owner first, given back after, all of it off Qt's thread."""

import queue
import threading

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from drivers.printer.detect import Detected, Heard, Try
from drivers.printer.protocol import Reason, Trouble
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.services.printer_search import HEARD, find_speed, why_not_found
from ui.tech.acts import Acts
from ui.tech.loan import Borrower

FETCH_MS = 80
FRAMES = {"none": "N", "even": "E", "odd": "O"}


class _Stopped(Exception):
    """Nobody wants to hear the rest."""


class Listener(QObject):
    """One port after the other; `found` is what came of it."""

    changed = Signal()

    def __init__(self, parent: QObject, hall: Hall, acts: Acts) -> None:
        super().__init__(parent)
        self._hall, self._borrower = hall, Borrower(self, acts)
        self.printer = ""
        self.found: Detected | None = None
        self.tries: list[str] = []
        self.said, self.tone = "", "unknown"
        self.listening = False
        self._port = ""
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
        self._borrower.borrow(self.printer, self._on_taken, self._on_refused)
        self.changed.emit()

    def stop(self) -> None:
        """Listen no more, and give the port back."""
        self._stop.set()
        self._timer.stop()
        self._borrower.give_back()
        self.listening = False

    def _on_refused(self, why: Text) -> None:
        self.said, self.tone, self.listening = why.zh, "still", False
        self.changed.emit()

    def _on_taken(self) -> None:
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
        self._borrower.give_back()


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
