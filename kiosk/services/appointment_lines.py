"""The list of appointments as the desk shows it: who is still to come, who came, who did not; and whom one may mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from kiosk.domain.appointments import AppointmentState, Slot, closes, folded
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.store.rows import AppointmentRow


class Comes(Enum):
    """How an appointment stands for who looks at the list."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    NUMBERED = "numbered"
    MISSED = "missed"  # the time is over, and nobody came; whoever still comes is served as an ordinary visitor
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """An appointment as the desk's list shows it, local times; `what` is a neutral group where the item is discreet."""

    id: str
    slot: Slot
    code: str
    name: str
    what: Text
    comes: Comes
    number: str


class Lines:
    """Makes the lines of one list; the catalogue is looked through once."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._at = hall.where().at
        self._items = {item.code: item for item in hall.catalogue.items}

    def of(self, row: AppointmentRow) -> AppointmentLine:
        """Return an appointment's line."""
        hall = self._hall
        ticket = hall.store.tickets.get(row.ticket) if row.ticket else None
        number = ticket.number if ticket else ""
        slot = Slot(hall.local(row.slot.begins), hall.local(row.slot.ends))
        return AppointmentLine(row.id, slot, row.code, row.name, self._what(row.item), self._comes(row), number)

    def meant(self, rows: Iterable[AppointmentRow], told: str, marks: frozenset[str]) -> list[AppointmentLine]:
        """Return those that `told` may mean: code, time, surname or item; or `marks`, what only the visitor knows."""
        code = folded(told)
        return [
            line
            for row in rows
            for line in (self.of(row),)
            if marks & row.marks or (code and row.code.startswith(code)) or self._said(line, told)
        ]

    @staticmethod
    def _said(line: AppointmentLine, told: str) -> bool:
        clock = f"{line.slot.begins:%H:%M}"
        by_name = line.name != "" and told[:1] == line.name[:1]
        return by_name or told in (clock, clock.lstrip("0")) or told in line.what.zh

    def _what(self, code: str) -> Text:
        item = self._items.get(code)
        if item is None:
            return Text("事项已停办", "no longer offered")
        if item.discreet:
            return self._hall.site.queue(item.queue).name
        return item.short if item.short.zh else item.name

    def _comes(self, row: AppointmentRow) -> Comes:
        over = self._at > closes(row.slot, self._hall.site.appointments)
        if row.state is AppointmentState.BOOKED:
            return Comes.MISSED if over else Comes.EXPECTED
        return Comes(row.state.value)
