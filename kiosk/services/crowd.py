"""Who waits where: the crowd of the hall, what stands before one ticket, and what is asked for most."""

from datetime import timedelta

from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Queue
from kiosk.domain.tickets import Priority
from kiosk.domain.waits import RECENT, wait_range
from kiosk.services.answers import Crowd, Line
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.store.rows import QueueNow, TicketRow

WANTED_DAYS = 28  # how far back the counts for 今天办得最多 reach
_NOBODY = QueueNow(0, 0)


class Crowds:
    """What the home, item and number screens say of the waiting."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    @out_of_service
    def crowd(self) -> Crowd:
        """Return who waits where, and how long a newcomer would; queues of other systems are left out."""
        hall = self._hall
        now = hall.store.tickets.crowd(hall.site.id, hall.where().day)
        ours = [queue for queue in hall.site.queues if not queue.theirs]
        lines = {queue.prefix: self._line(queue.prefix, now.get(queue.prefix, _NOBODY)) for queue in ours}
        floors: dict[int, int] = {}
        for queue in ours:
            floor = hall.site.place(queue.place).floor
            floors[floor] = floors.get(floor, 0) + lines[queue.prefix].waiting
        return Crowd(lines, floors)

    def _line(self, prefix: str, now: QueueNow) -> Line:
        hall, where = self._hall, self._hall.where()
        calls = hall.store.tickets.calls(hall.site.id, where.day, prefix, where.at - RECENT)
        used_up = self.used_up(hall.site.queue(prefix))
        return Line(prefix, now.waiting, wait_range(now.waiting, calls, where.at), now.priority > 0, used_up)

    def used_up(self, queue: Queue) -> bool:
        """Tell whether a queue has given today's quota; one without a quota asks no database."""
        hall = self._hall
        return bool(queue.quota) and (
            hall.store.tickets.given(hall.site.id, hall.where().day, queue.prefix) >= queue.quota
        )

    @out_of_service
    def before(self, row: TicketRow) -> Line:
        """Return what stands before a ticket in its queue, and the wait until its turn.

        `about` is true for an ordinary ticket while somebody waits by priority, who may be called first.
        """
        hall, where = self._hall, self._hall.where()
        others = [w for w in hall.store.tickets.waiting(hall.site.id, row.day, row.queue) if w.id != row.id]
        ahead = sum((w.place, w.count) < (row.place, row.count) for w in others)
        calls = hall.store.tickets.calls(hall.site.id, row.day, row.queue, where.at - RECENT)
        about = row.priority is Priority.ORDINARY and any(w.priority is Priority.PRIORITY for w in others)
        return Line(row.queue, ahead, wait_range(ahead, calls, where.at), about)

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
