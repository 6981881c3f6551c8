"""A slip on paper while it is being edited, and what became of it."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Slot

from kiosk.domain.jobs import JobState
from kiosk.services.answers import JobView
from kiosk.services.hall import Hall
from kiosk.services.sessions import Session
from kiosk.services.slip_editing import CannotSave
from kiosk.services.slip_preview import Wanted
from ui.tech.acts import Acts
from ui.tech.services import TechServices

P = ParamSpec("P")
R = TypeVar("R")


def or_why(act: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R | CannotSave:
    """Do something with a template; where it may not be, return why."""
    try:
        return act(*args, **kwargs)
    except CannotSave as why:
        return why


class Proofs(QObject):
    """Hands them to the printer's owner, whichever program that is."""

    def __init__(self, hall: Hall, acts: Acts, parent: QObject) -> None:
        super().__init__(parent)
        self._hall, self._acts = hall, acts
        self._job = ""
        acts.printed.connect(self._on_printed)

    def print(self, wanted: Wanted) -> None:
        """Print a slip as it is shown."""
        if wanted.sheet.printer is None:
            self._acts.told.emit(self.tr("这种纸没有配小票机：先在右上选一台，再打一张"))
            return

        def handed(services: TechServices, session: Session) -> str | CannotSave:
            from kiosk.services.slip_proofs import print_proof

            job = or_why(print_proof, self._hall, session, wanted)
            services.printing.kick()
            return job

        self._acts.do(handed, lambda job: self._on_handed(job, wanted.sheet.key))

    def _on_handed(self, job: str | CannotSave, printer: str) -> None:
        if isinstance(job, CannotSave):
            self._acts.told.emit(self.tr("还打不了。%1").replace("%1", str(job)))
            return
        self._job = job
        self._acts.told.emit(self.tr("已交给小票机 %1").replace("%1", printer))

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        if not view.job or view.job != self._job:
            return
        if view.state is JobState.CONFIRMED:
            self._acts.told.emit(self.tr("打出来了，和右边的一样，一个点都不差"))
        elif view.state in (JobState.FAILED, JobState.HELD, JobState.UNCERTAIN):
            self._acts.told.emit(self.tr("没有打好：到“打印机”一页看是什么原因"))
