"""The citizen kiosk as a process that a test can kill: the real program, with a visitor who obeys lines of JSON.

`python -m tests.faults.kiosk_program HOME AT PRINTER` opens the kiosk. Each line on standard input is one wish:
{"take": ITEM} (every paper in hand, up to the touch that gives the number), {"touch": LABEL}; each line on standard
output says what stands on the screen, whenever that changes: {"screen": …, "number": …, "words": …}.
"""

import json
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from ui.citizen import app, kiosk
from ui.citizen.kiosk import Kiosk
from ui.citizen.play import Player

LOOK_MS = 20


class Visitor(QObject):
    """Obeys the lines and says what is seen."""

    told = Signal(str)
    gone = Signal()

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__()
        self._kiosk, self._player, self._last = kiosk, Player(kiosk), ""
        self.told.connect(self._obey)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(line)

    def _obey(self, line: str) -> None:
        wish: dict[str, str] = json.loads(line)
        if "take" in wish:
            self._prepare(wish["take"])
            self._player.touch("下一步")
        else:
            self._player.touch(wish["touch"])

    def _prepare(self, name: str) -> None:
        journey = self._kiosk.journey
        item = self._kiosk.hall.catalogue.find(name)
        assert item is not None, name
        journey.choose(item)
        visit = journey.visit
        while (question := visit.next_question()) is not None:
            choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
            visit = visit.situate(question.id, choice.id)
        for wanted in visit.asked():
            visit = visit.answer(wanted.id, Answer.BROUGHT)
        journey.put(visit)
        journey.go(Step.CHECKLIST)
        self._player.on("Checklist")

    def _look(self) -> None:
        journey = self._kiosk.journey
        seen: dict[str, Any] = {
            "screen": self._kiosk.shell.screen,
            "ready": journey.crowd is not None,
            "number": journey.issued.number if journey.issued else None,
            "words": [str(item.property("text")) for item in self._player.items() if item.property("text")],
        }
        said = json.dumps(seen, ensure_ascii=False)
        if said != self._last:
            self._last = said
            sys.stdout.write(said + "\n")
            sys.stdout.flush()


class _Seen(Kiosk):
    """The kiosk, and somebody before it."""

    def open(self, fullscreen: bool) -> None:
        super().open(fullscreen)
        self._visitor = Visitor(self)


def main() -> int:
    """Open the kiosk as the program does."""
    home, at, printer = sys.argv[1:]
    kiosk.Kiosk = _Seen  # type: ignore[misc]
    return app.main(Path(home), at=datetime.fromisoformat(at), fullscreen=False, play=None, printer=printer)


if __name__ == "__main__":
    sys.exit(main())
