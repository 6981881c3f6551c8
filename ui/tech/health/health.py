"""体检: what `jishi doctor` finds of this machine, each part with its next step; and the parcel for support."""

import queue
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, Qt, QTimer, Signal, Slot

from kiosk.domain.findings import Finding, Health, worst
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.doctor.round import go_round
from kiosk.services.doctor.words import HEALTH, PARTS
from kiosk.services.log_reading import LogLine, newest_lines
from ui.tech.page import Page, Tools

FETCH_MS = 60
AGAIN, LOG = int(Qt.Key.Key_R), int(Qt.Key.Key_L)
_GRAVE = {"info": ("fine", "记录"), "debug": ("fine", "记录"), "warning": ("look", "注意")}
_SUMS = {
    Health.FINE: Text("都好", "all is fine"),
    Health.LOOK: Text("能用，有几处要看一下", "it works; look at a few things"),
    Health.BROKEN: Text("有坏的，先照下面第一条做", "something is broken: begin with the first below"),
}


class HealthPage(Page):
    """What HealthPage.qml binds to.

    The round takes longer than the store worker may: it has a thread of its own, whose answer is fetched by looking,
    so that nobody waits for it when the page is left.
    """

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._findings: list[Finding] = []
        self._looking = False
        self._at = ""
        self._log: list[LogLine] | None = None  # None: the findings are shown
        self._answers: queue.SimpleQueue[list[Finding] | str] = queue.SimpleQueue()
        self._fetch = QTimer(self)
        self._fetch.setInterval(FETCH_MS)
        self._fetch.timeout.connect(self._take)

    def enter(self) -> None:
        """Begin a round."""
        self._log = None
        self._fetch.start()
        self.lookAgain()

    def leave(self) -> None:
        """Fetch nothing more for now."""
        self._fetch.stop()

    def key(self, key: int) -> bool:
        """R looks again, L shows the log."""
        if key == AGAIN:
            self.lookAgain()
        elif key == LOG:
            self.turnLog()
        return key in (AGAIN, LOG)

    @Slot()
    def turnLog(self) -> None:
        """Show the newest lines of all programs' logs, or the findings again."""
        home = self.hall.home
        if self._log is None:
            self.acts.look(lambda _services: newest_lines(home), self._show_log)
        else:
            self._log = None
            self.changed.emit()

    def _show_log(self, lines: list[LogLine]) -> None:
        self._log = lines
        self.changed.emit()

    @Slot()
    def lookAgain(self) -> None:
        """Look at every part once more."""
        self._log = None
        if not self._looking:
            self._looking = True
            self.changed.emit()
            home, now = self.hall.home, self.hall.now()
            self._ask(lambda: go_round(home, at=now))

    @Slot()
    def pack(self) -> None:
        """Write the parcel for support beside the hall's data: no visitor's data, no key."""
        if not self._looking and self._findings:
            findings, home = list(self._findings), self.hall.home
            path = home / f"support-{self.hall.now():%Y%m%d-%H%M%S}.zip"
            self._ask(lambda: _packed(path, home, findings))

    def _ask(self, work: Callable[[], list[Finding] | str]) -> None:
        answers = self._answers
        threading.Thread(target=lambda: answers.put(work()), name="check-up", daemon=True).start()

    @Slot()
    def _take(self) -> None:
        while not self._answers.empty():
            answer = self._answers.get()
            if isinstance(answer, str):
                self.acts.told.emit(answer)
            else:
                self._show(answer)

    def _show(self, findings: list[Finding]) -> None:
        self._looking = False
        self._findings = sorted(findings, key=lambda finding: -finding.health)  # the worst first, else as on the page
        self._at = f"{self.hall.now():%H:%M}"
        self.changed.emit()

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Whether a round is under way."""
        return self._looking

    @Property(str, notify=changed)
    def summary(self) -> str:
        """How the machine is, in a word; empty before the first round."""
        if self._log == []:
            return self.tr("还没有日志")
        if self._log is not None:
            return self.tr("最新的 %1 行，最新的在上").replace("%1", str(len(self._log)))
        return f"{_SUMS[worst(self._findings)].zh} · {self._at}" if self._findings else ""

    @Property(bool, notify=changed)
    def logShown(self) -> bool:
        """Whether the log is shown."""
        return self._log is not None

    def _line(self, line: LogLine) -> dict[str, object]:
        health, word = _GRAVE.get(line.level, ("broken", "出错"))
        at = f"{self.hall.local(line.at):%m-%d %H:%M:%S}"
        return {"part": at, "health": health, "word": word, "says": f"{line.program} · {line.says}", "next": ""}

    @Property(list, notify=changed)
    def findings(self) -> list[dict[str, object]]:
        """The parts: which, how it is, what was found, what to do next; or the log's lines."""
        if self._log is not None:
            return [self._line(line) for line in self._log]
        return [
            {
                "part": PARTS[each.part].zh,
                "health": each.health.name.lower(),
                "word": HEALTH[each.health].zh,
                "says": each.says.zh,
                "next": each.next.zh,
            }
            for each in self._findings
        ]


def _packed(path: Path, home: Path, findings: list[Finding]) -> str:
    """Write the parcel; return what became of it, in Chinese."""
    from kiosk.services.doctor.bundle import write_bundle

    try:
        write_bundle(path, home, findings)
    except OSError as fault:
        return f"写不了 {path}：{os_words(fault).zh}。看磁盘满没满"
    return f"包好了：{path}"
