"""Under the printer page: is the line sound, how much paper went through, what is left of the roll."""

import queue
import threading
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot

from drivers.printer.interview import LineTried
from drivers.printer.protocol import PrinterState, Reason, Trouble, Unreachable
from kiosk.domain.findings import Health
from kiosk.domain.printer_drawing import PRINTER
from kiosk.domain.site import PrinterAddress
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.services.paper_used import PaperUsed, Part
from kiosk.services.part_words import wear
from kiosk.services.printer_advice import advice
from kiosk.services.printer_interview import lent_line_tried
from kiosk.services.printer_signs import line_words
from kiosk.services.printer_words import trouble_words
from ui.tech.acts import Acts
from ui.tech.loan import Borrower

ROUNDS = 25  # of four questions; some two seconds at 9,600 baud
ROLLS = (30, 50, 80, 0)  # metres, as on the label; 0: nobody knows
PARTS = {int(Qt.Key.Key_5): Part.HEAD.value, int(Qt.Key.Key_6): Part.CUTTER.value}
FETCH_MS = 80
_TONES = {Health.FINE: "well", Health.LOOK: "look", Health.BROKEN: "still"}


class Care(QObject):
    """The open printer's; what is looked at of another one counts for nothing."""

    changed = Signal()

    def __init__(self, parent: QObject, hall: Hall, acts: Acts) -> None:
        super().__init__(parent)
        self._hall, self._acts = hall, acts
        self._address: PrinterAddress | None = None
        self._used = PaperUsed()
        self._said, self._tone, self._trying = "", "unknown", False
        self._borrower = Borrower(self, acts)
        self._answers: queue.SimpleQueue[LineTried | Unreachable] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(FETCH_MS)
        self._timer.timeout.connect(self._take)

    def turn_to(self, address: PrinterAddress) -> None:
        """Look after another printer, or the same after its paper moved."""
        if self._address is None or self._address.name != address.name:
            self.stop()
            self._used = PaperUsed()
        self._address = address
        self._acts.look(lambda services: (address.name, services.care.used(address.name)), self._on_used)

    def stop(self) -> None:
        """Forget the line, and give it back where it is lent."""
        self._timer.stop()
        self._borrower.give_back()
        self._said, self._tone, self._trying = "", "unknown", False

    def _on_used(self, answer: tuple[str, PaperUsed]) -> None:
        name, used = answer
        if self._address is not None and self._address.name == name:
            self._used = used
            self.changed.emit()  # the life of its parts may be another since

    # -- the line ------------------------------------------------------------------------------------------------

    @Slot()
    def tryLine(self) -> None:
        """Have the port lent and ask it a hundred questions; nothing is printed."""
        address = self._address
        if address is None or self._trying:
            return
        self._say(self.tr("请用打印机的程序先让开……"), "unknown")
        self._trying = True
        self._borrower.borrow(address.name, lambda: self._on_taken(address), self._on_refused)

    def _on_refused(self, why: Text) -> None:
        self._trying = False
        self._say(why.zh, "still")

    def _on_taken(self, address: PrinterAddress) -> None:
        self._say(self.tr("正在问，问一百次……"), "unknown")
        self._answers = queue.SimpleQueue()
        answers = self._answers
        threading.Thread(target=lambda: answers.put(_tried(address)), name="line test", daemon=True).start()
        self._timer.start()

    @Slot()
    def _take(self) -> None:
        if self._answers.empty():
            return
        answer = self._answers.get()
        self._timer.stop()
        self._trying = False
        self._borrower.give_back()
        if isinstance(answer, Unreachable):
            self._say(trouble_words(answer.trouble).zh, "still")
        else:
            health, words = line_words(answer)
            self._say(words.zh, _TONES[health])

    def _say(self, words: str, tone: str) -> None:
        self._said, self._tone = words, tone
        self.changed.emit()

    # -- the paper -----------------------------------------------------------------------------------------------

    @Slot(int)
    def newRoll(self, metres: int) -> None:
        """Note that a new roll is in."""
        address = self._address
        if address is None:
            return

        def noted(used: PaperUsed) -> None:
            self._on_used((address.name, used))
            self._acts.told.emit(self.tr("记下了：换了新卷，从现在数起"))

        self._acts.do(lambda services, session: services.care.roll_changed(session, address.name, metres), noted)

    @Slot(str)
    def newPart(self, part: str) -> None:
        """Note that a new print head or knife is in."""
        address = self._address
        if address is None:
            return

        def noted(used: PaperUsed) -> None:
            self._on_used((address.name, used))
            self._acts.told.emit(self.tr("记下了：换了新的，从现在数起"))

        self._acts.do(lambda services, session: services.care.part_changed(session, address.name, Part(part)), noted)

    @Property(dict, notify=changed)
    def shown(self) -> dict[str, Any]:
        """Paper, cuts, the roll, the line and the guide, as the panel shows them."""
        used = self._used
        helps = advice(PrinterState.PAPER_OUT)
        return {
            "paper": self.tr("走过的纸：约 %1 米").replace("%1", f"{used.mm / 1000:.1f}"),
            "cuts": self.tr("切过：%1 刀").replace("%1", f"{used.cuts:,}"),
            "parts": self._parts(),
            "roll": self._roll(),
            "said": self._said,
            "tone": self._tone,
            "trying": self._trying,
            "where": helps.where.zh if helps else "",
            "steps": [step.zh for step in helps.steps] if helps else [],
            "spots": [list(PRINTER.spots[spot]) for spot in helps.spots] if helps else [],
            "rolls": [
                {
                    "metres": metres,
                    "text": self.tr("%1 米").replace("%1", str(metres)) if metres else self.tr("不知道"),
                }
                for metres in ROLLS
            ],
        }

    def _parts(self) -> list[dict[str, Any]]:
        name = self._address.name if self._address else ""
        found = [part for each in self._hall.machine.printers if each.name == name for part in wear(each, self._used)]
        names = {Part.HEAD: self.tr("换了打印头"), Part.CUTTER: self.tr("换了切刀")}
        return [
            {"part": each.part.value, "words": each.words.zh, "near": each.near, "new": names[each.part]}
            for each in found
        ]

    def _roll(self) -> str:
        used = self._used
        if not used.roll_at:
            return self.tr("这一卷什么时候换上的，还没人说过：换了就在下面点一下")
        since = f"{self._hall.local(datetime.fromisoformat(used.roll_at)):%m-%d %H:%M}"
        gone = f"{used.roll_mm / 1000:.1f}"
        if used.left_metres is None:
            return self.tr("这一卷：%1 换上的，用了约 %2 米").replace("%1", since).replace("%2", gone)
        words = self.tr("这一卷：%1 换上的 %2 米，用了约 %3 米，还剩约 %4 米")
        for place, value in enumerate((since, str(used.roll_metres), gone, f"{used.left_metres:.0f}"), start=1):
            words = words.replace(f"%{place}", value)
        return words


def _tried(address: PrinterAddress) -> LineTried | Unreachable:
    try:
        return lent_line_tried(address, ROUNDS)
    except Unreachable as fault:
        return fault
    except Exception as fault:  # noqa: BLE001 - the screen would say 正在问 for ever
        return Unreachable(Trouble(address.connection, Reason.FAULT, str(fault)))
