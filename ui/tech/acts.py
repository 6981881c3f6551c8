"""What the pages of the technician's window do for whoever is logged in, and how a refusal is said."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.services.answers import JobView
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.staff_words import not_allowed
from ui.citizen.door import Door
from ui.tech.services import TechServices

T = TypeVar("T")


class Acts(QObject):
    """One for all pages. What somebody may do is decided where it is done; a page is told only what was done."""

    told = Signal(str)  # what was done, or why not
    printed = Signal(object)  # JobView: a slip or a printer changed
    failed = Signal()  # the database could not be asked: nothing under way will be answered

    def __init__(self, door: Door[TechServices]) -> None:
        super().__init__()
        self._door = door
        self.session: Session | None = None
        self.post = door.post
        door.printed.connect(self._on_printed)
        door.outOfService.connect(lambda _reason: self.failed.emit())

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        self.printed.emit(view)

    def look(self, work: Callable[[TechServices], T], then: Callable[[T], None]) -> None:
        """Ask for something that only shows, on the store worker; `then` gets it on Qt's thread."""
        self._door.ask(work, then)

    def do(self, work: Callable[[TechServices, Session], T], then: Callable[[T], None]) -> None:
        """Do something for whoever is logged in. A refusal is told; what comes after a log-out is nobody's."""
        session = self.session
        if session is None:
            return

        def tried(services: TechServices) -> Any:
            try:
                return work(services, session)
            except NotAllowed as refused:
                return refused

        def answered(answer: Any) -> None:
            if self.session is not session:
                return
            if isinstance(answer, NotAllowed):
                self.told.emit(not_allowed(answer).zh)
            else:
                then(answer)

        self._door.ask(tried, answered)
