"""Who waits where: the crowd of the hall, what stands before one ticket, and what is asked for most."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Queue
from kiosk.domain.tickets import Priority, Waiting, calls_before
from kiosk.domain.waits import RECENT, Wait, wait_range
from kiosk.services.answers import Crowd, Line
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.store.changes import Changes
from kiosk.store.rows import QueueNow, TicketRow

STALE = timedelta(seconds=15)  # waits grow by the clock alone, and who was booked no longer comes
WANTED_DAYS = 28  # how far back the counts for 今天办得最多 reach
_NOBODY = QueueNow(0, 0)


class Crowds:
    """What the home, item and number screens say of the waiting."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._changes = Changes(hall.store.database)
        self._looked = hall.clock()

    @out_of_service
    def newer(self) -> Crowd | None:
        """Return the crowd where anybody wrote since the last look, else None; asked on one thread.

        Now and then it is read all the same: some of it changes by the clock alone.
        """
        now = self._hall.clock()
        if not self._changes.any() and abs(now - self._looked) < STALE:
            return None
        self._looked = now
        return self.crowd()

    @out_of_service
    def crowd(self) -> Crowd:
        """Return who waits where, and how long a newcomer would; queues of other systems are left out.

        A kiosk that is cut off knows nobody but who is booked.
        """
        hall = self._hall
        if hall.cut_off:
            return Crowd({}, {}, booked=bool(self._expected()))
        now = hall.store.tickets.crowd(hall.site.id, hall.where().day)
        ours = [queue for queue in hall.site.queues if not queue.theirs]
        expected = self._expected()
        lines = {q.prefix: self._line(q.prefix, now.get(q.prefix, _NOBODY), expected) for q in ours}
        floors: dict[int, int] = {}
        for queue in ours:
            floor = hall.site.place(queue.place).floor
            floors[floor] = floors.get(floor, 0) + lines[queue.prefix].waiting
        return Crowd(lines, floors, booked=bool(expected))

    def _line(self, prefix: str, now: QueueNow, expected: Mapping[str, datetime]) -> Line:
        hall, where = self._hall, self._hall.where()
        calls = hall.store.tickets.calls(hall.site.id, where.day, prefix, where.at - RECENT)
        wait = wait_range(now.waiting, calls, where.at)
        come = now.waiting > 0 and _come_before(expected.get(prefix), wait, where.at)
        return Line(prefix, now.waiting, wait, now.first > 0 or come, self.used_up(hall.site.queue(prefix)))

    def used_up(self, queue: Queue) -> bool:
        """Tell whether a queue has given today's quota; one without a quota asks no database."""
        hall = self._hall
        return bool(queue.quota) and (
            hall.store.tickets.given(hall.site.id, hall.where().day, queue.prefix) >= queue.quota
        )

    def _expected(self) -> dict[str, datetime]:
        """Return for each queue when the next slot begins of those who are booked and may still check in in time."""
        hall = self._hall
        return hall.store.appointments.expected(hall.site.id, hall.where().day, self._in_time())

    def _in_time(self) -> datetime:
        """Return when the slot of who may still check in in time has ended at the earliest."""
        return self._hall.where().at - timedelta(minutes=self._hall.site.appointments.late_minutes)

    @out_of_service
    def before(self, row: TicketRow) -> Line:
        """Return what stands before a ticket in its queue, and the wait until its turn.

        `about` is true for an ordinary ticket while somebody waits who goes first, or is booked and may come before its
        turn; and for a booked one, since it goes first from its slot on, at most every second.
        """
        hall, where = self._hall, self._hall.where()
        others = [w for w in hall.store.tickets.waiting(hall.site.id, row.day, row.queue) if w.id != row.id]
        calls = hall.store.tickets.calls(hall.site.id, row.day, row.queue, where.at - RECENT)
        if row.slot is not None:
            ours = Waiting(row.id, row.place, row.count, row.priority, row.slot.begins)
            ahead = calls_before(others, ours, where.at)
            return Line(row.queue, ahead, wait_range(ahead, calls, where.at), about=ahead > 0)
        ahead = sum((w.place, w.count) < (row.place, row.count) for w in others)
        wait = wait_range(ahead, calls, where.at)
        about = row.priority is Priority.ORDINARY and any(w.priority is not Priority.ORDINARY for w in others)
        if row.priority is Priority.ORDINARY and ahead and not about:
            slot = hall.store.appointments.next_expected(hall.site.id, row.day, row.queue, self._in_time())
            about = _come_before(slot, wait, where.at)
        return Line(row.queue, ahead, wait, about)

    @out_of_service
    def most_wanted(self, limit: int = 6) -> tuple[tuple[ServiceItem, ...], bool]:
        """Return the most wanted items, and whether real counts say so (else the shipped list does: 常办)."""
        hall = self._hall
        by_code = {item.code: item for item in hall.catalogue.items}
        since = hall.where().day - timedelta(days=WANTED_DAYS)
        counted = [by_code[c] for c in hall.store.events.most_wanted(hall.site.id, since, limit) if c in by_code]
        if len(counted) == limit:
            return tuple(counted), True
        shipped = sorted((item for item in hall.catalogue.items if item.wanted), key=lambda item: item.wanted)
        return tuple(shipped[:limit]), False


def _come_before(slot: datetime | None, wait: Wait | None, at: datetime) -> bool:
    """Tell whether one whose slot begins then may be called before who has so long to wait; unknown is long."""
    return slot is not None and (wait is None or slot <= at + timedelta(minutes=wait.most))
