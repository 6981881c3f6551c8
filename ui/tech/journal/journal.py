"""没定的票: today's slips of which nobody can say, or that wait since their visitor went; settled in three ways."""

from PySide6.QtCore import Property, Qt, QTimer, Signal, Slot

from kiosk.domain.codes import for_the_eye
from kiosk.domain.jobs import JobState, Settled
from kiosk.services.print_desk import ListedJob, NotNow
from kiosk.services.sessions import Session
from ui.tech.page import Page, Tools
from ui.tech.services import TechServices

LOOK_MS = 1000
WAYS = {int(Qt.Key.Key_1): Settled.CAME_OUT, int(Qt.Key.Key_2): Settled.REPRINTED, int(Qt.Key.Key_3): Settled.VOID}
_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class JournalPage(Page):
    """What JournalPage.qml binds to."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._jobs: list[ListedJob] | None = None  # None until the journal was read
        self._at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def enter(self) -> None:
        """Look now, and go on looking."""
        self._look()
        self._timer.start()

    def leave(self) -> None:
        """Stop looking."""
        self._timer.stop()

    def key(self, key: int) -> bool:
        """Arrows go up and down; 1, 2, 3 settle the slip that is chosen."""
        if key in _STEPS:
            self.choose(self._at + _STEPS[key])
        elif key in WAYS:
            self.settle(self._at, WAYS[key].value)
        else:
            return False
        return True

    @Slot()
    def _look(self) -> None:
        self.acts.look(lambda services: services.print_desk.unsettled(), self._show)

    def _show(self, jobs: list[ListedJob]) -> None:
        if jobs != self._jobs:
            self._jobs = jobs
            self.choose(self._at)

    @Slot(int)
    def choose(self, at: int) -> None:
        """Choose a row."""
        self._at = max(0, min(at, len(self._jobs or ()) - 1))
        self.changed.emit()

    @Slot(int, str)
    def settle(self, at: int, way: str) -> None:
        """Note what became of a slip; 再打一张 prints it."""
        if not self._jobs or at >= len(self._jobs):
            return
        job, what = self._jobs[at], Settled(way)

        def settled(services: TechServices, session: Session) -> str:
            try:
                services.care.settle(session, job.row, what)
            except NotNow as why:
                return str(why)
            return _DONE[what].replace("%1", _called(job))

        self.acts.do(settled, self._on_settled)

    def _on_settled(self, said: str) -> None:
        self.acts.told.emit(said)
        self._look()

    @Property(str, notify=changed)
    def nothing(self) -> str:
        """What to say where there is no row; nothing where there are."""
        if self._jobs is None:
            return self.tr("正在看")
        return "" if self._jobs else self.tr("今天的小票都有着落")

    @Property(list, notify=changed)
    def rows(self) -> list[dict[str, object]]:
        """The slips, oldest first."""
        return [
            {
                "called": _called(job),
                "why": self._why(job),
                "from": f"{self.hall.local(job.row.at):%H:%M} · {job.row.device} · {job.row.printer}",
                "held": job.row.state is JobState.HELD,
                "chosen": number == self._at,
            }
            for number, job in enumerate(self._jobs or ())
        ]

    def _why(self, job: ListedJob) -> str:
        if job.row.state is JobState.HELD:
            return self.tr("等的人走了，还没打；再打不带“补打”")
        return self.tr("发给打印机了，不知道出没出；先看出票口")


_DONE = {
    Settled.CAME_OUT: "%1：记下了，出来了",
    Settled.REPRINTED: "%1：正在再打一张",
    Settled.VOID: "%1：记下了，不打了",
}
_KINDS = {"sample": "样张", "test": "测试页", "totals": "当日统计", "pledge": "承诺书"}


def _called(job: ListedJob) -> str:
    if not job.called:
        return _KINDS.get(job.row.kind, job.row.id[:8])
    return for_the_eye(job.called) if len(job.called) > 6 else job.called
