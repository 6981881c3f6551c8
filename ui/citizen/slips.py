"""One visitor's slips on their way to paper: which of them needs a look most, and whether news of them stays away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.domain.jobs import JobState
from kiosk.services.answers import JobView

if TYPE_CHECKING:
    from ui.citizen.door import Door, Services

PATIENCE_MS = 10_000  # slips of which nothing is heard for longer count as late
LATE = frozenset({JobState.UNCERTAIN, JobState.FAILED, JobState.HELD})
_TO_COME = frozenset({JobState.PENDING, JobState.SENT})
_SETTLED = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN})  # whatever else is heard of it is older
_FRESH = (JobState.PENDING, "", "unknown", False)  # a slip of which the printer has not said anything yet


class Slips(QObject):
    """The slips that a visitor waits for; none without a printer."""

    changed = Signal()
    turned = Signal()  # they are late now, or are late no more
    out = Signal()  # the last of them came out

    def __init__(self, door: "Door[Services]") -> None:
        super().__init__()
        self._door = door
        self._views: dict[str, JobView] = {}
        self._silent = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        door.printed.connect(self._on_printed)

    # -- what is true ------------------------------------------------------------------------------------------

    @property
    def job(self) -> JobView | None:
        """The slip that needs a look most."""
        return min(self._views.values(), key=_worst_first, default=None)

    @property
    def views(self) -> tuple[JobView, ...]:
        """All of them, in their numbers' order."""
        return tuple(self._views.values())

    @property
    def silent(self) -> bool:
        """Whether a slip is to come, and nothing was heard of any for ten seconds."""
        return self._silent

    @property
    def late(self) -> bool:
        """Whether one will not just come out: number and code are then kept on the screen."""
        return self._silent or is_late(self.job)

    @property
    def unknown(self) -> bool:
        """Whether nobody can say if it came out."""
        return self._silent or (self.job is not None and self.job.state is JobState.UNCERTAIN)

    @property
    def may_print_again(self) -> bool:
        """Whether 再打一次 may be offered: the printer prints, and a slip is known not to be printed."""
        return any(view.may_print_again for view in self._views.values())

    # -- what is done ------------------------------------------------------------------------------------------

    def expect(self, *jobs: str) -> None:
        """Wait for news of these slips, and of no others any more."""
        self._views = {job: JobView(job, *_FRESH) for job in jobs if job}
        self._silent = False
        self._wait()

    def look(self) -> None:
        """Ask how they stand."""
        for view in self.views:
            if view.state not in _SETTLED:
                self._ask(view.job)

    def print_again(self) -> None:
        """Send those that are known not to be printed once more."""
        for view in self.views:
            if view.may_print_again:
                self._send_again(view.job)

    # -- what is heard -----------------------------------------------------------------------------------------

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        if view.job in self._views:
            self._take(view)
        elif not view.job:  # only the printer changed: ask again whether 再打一次 may be offered
            self.look()

    def _on_view(self, view: JobView | None) -> None:
        """Take an answer that was asked for; news from the printer's owner may have overtaken it."""
        if view is not None and view.job in self._views and self._views[view.job].state not in _SETTLED:
            self._take(view)

    def _take(self, view: JobView) -> None:
        late = self.late
        moved = view.state is not self._views[view.job].state
        self._views[view.job] = view
        if moved and all(each.state is JobState.CONFIRMED for each in self._views.values()):
            self.out.emit()
        if moved:  # each slip's news is a sign of life for those behind it
            self._silent = False
            self._wait()
        self._tell(late)

    @Slot()
    def _on_silence(self) -> None:
        late, self._silent = self.late, True
        self._tell(late)

    def _wait(self) -> None:
        if any(view.state in _TO_COME for view in self._views.values()):
            self._patience.start()
        else:
            self._patience.stop()

    def _tell(self, was_late: bool) -> None:
        self.changed.emit()
        if self.late is not was_late:
            self.turned.emit()

    def _ask(self, job: str) -> None:
        self._door.ask(lambda services: services.printing.view(job), self._on_view)

    def _send_again(self, job: str) -> None:
        self._door.ask(lambda services: services.printing.print_again(job), lambda _: None)


def is_late(view: JobView | None) -> bool:
    """Tell whether a slip will not just come out."""
    return view is not None and view.state in LATE


def _worst_first(view: JobView) -> int:
    """Order slips by how much their visitor must know of them: what will not just come out, then what is to come."""
    return 0 if is_late(view) else 2 if view.state is JobState.CONFIRMED else 1
