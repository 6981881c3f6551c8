"""What the desk stands on: the search, or a case; and what becomes of it when a row of the left column is opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.cases import Case, CaseState
from kiosk.domain.several import MOST_ITEMS
from ui.desk.parts import Parts

if TYPE_CHECKING:
    from kiosk.domain.items import ServiceItem
    from kiosk.services.front_page import Front
    from kiosk.services.hall import Hall


class Stand(QObject):
    """Letters go into the search, or are keys of the open case: never both."""

    changed = Signal()
    hinted = Signal(str)  # said where nothing else is being said

    def __init__(self, hall: "Hall", parts: Parts) -> None:
        super().__init__()
        self._hall, self._parts = hall, parts
        self._work, self._open, self._finder = parts.work, parts.open, parts.finder
        self._front: Front | None = None
        self._searching = True
        self._adding = False  # what is found next joins the open case
        self._opens: dict[str, Callable[[str], None]] = {
            "item": lambda code: self._open_items(hall.catalogue.find(code)),
            "bundle": lambda bundle: self._open_items(*hall.catalogue.bundled(bundle)),
            "wait": parts.work.receive,
            "case": parts.work.find,
            "code": parts.appointments.resume,
            "booking": parts.appointments.check_in,
            "number": parts.work.print_again,
            "papers": parts.work.of_number,
            "slip": self._print_slip,
            "back": parts.sent_back.mark_number,
            "sent": parts.sent_back.answer,
            "double": parts.work.look_into_double,
            "missed": parts.finder.choose_missed,
        }
        parts.work.opened.connect(self._on_opened)
        parts.work.given_away.connect(self.clear)

    def look_at(self, front: "Front") -> None:
        """Take the front page as it is now."""
        self._front = front

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        """Whether letters go into the search field."""
        return self._searching

    # -- the search ----------------------------------------------------------------------------------------------

    @Slot()
    def search(self) -> None:
        """Put the letters into the search field."""
        self._searching, self._adding = True, False
        self.changed.emit()

    def add_item(self) -> None:
        """Search for a further item of the open case."""
        if self._open.checking:
            self.search()
            self._adding = True
            self._work.told.emit(self.tr("搜要加的事项，回车加进这一件；Esc 不加"))

    def leave(self) -> None:
        """Out of the search to the case; out of the case to an empty desk, its draft kept in the list."""
        if self._searching and self._finder.query:
            self._finder.type("")
        elif self._searching and self._open.case is not None:
            self._searching = self._adding = False
        elif not self._searching:
            self.clear()
        self.changed.emit()

    @Slot(str)
    def openRow(self, key: str) -> None:
        """Open what a row of the left column stands for."""
        kind, _, id_ = key.partition(":")
        if kind in self._opens:
            self._opens[kind](id_)

    def _open_items(self, *found: "ServiceItem | None") -> None:
        """Begin a case of what was found, or put it into the open case where one more was asked for."""
        items = tuple(item for item in found if item is not None)
        if items and self._adding and self._open.checking:
            self._join(items)
        elif items:
            self._work.begin(*items)

    def _join(self, items: "tuple[ServiceItem, ...]") -> None:
        """Take further items into the open case."""
        self._searching = self._adding = False
        self._finder.type("")
        left = [item for item in items if not self._open.add(item)]
        self._work.told.emit(self.tr("这一件已经在里面，或已满 %n 件", "", MOST_ITEMS) if left else "")
        self.changed.emit()

    def _print_slip(self, job: str) -> None:
        lines = self._front.slips if self._front else ()
        self._work.print_slip(job, next((line.called for line in lines if line.job == job), ""))

    # -- a case --------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, case: Case) -> None:
        self._parts.handing.look_who_works()
        self._finder.type("")
        self._show(case)
        self._look_up_appointment(case)
        session = self._work.session
        if session and case.state is CaseState.CHECKING and case.holder != session.member:
            self.hinted.emit(self.tr("这件在%1手里；您一勾就转到您名下").replace("%1", self._holder(case)))

    def _look_up_appointment(self, case: Case) -> None:
        appointment = case.visit.appointment
        if appointment:
            self._work.do(
                lambda services, _: services.booked_cases.booked(appointment),
                lambda booked: self._open.books(case, booked),
                quiet=True,
            )

    def _holder(self, case: Case) -> str:
        lines = self._front.cases if self._front else ()
        return next((line.holder for line in lines if line.case == case.id), "")

    def _show(self, case: Case | None) -> None:
        self._searching, self._adding = case is None, False
        self._open.open(case)
        self._finder.opened(f"case:{case.id}" if case else "")
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Stand on an empty desk."""
        self._show(None)

    def next(self) -> None:
        """The next who waits for help; nobody: an empty desk."""
        waiting = self._front.waiting if self._front else ()
        self.clear()
        if waiting:
            self._work.receive(waiting[0].ticket)
