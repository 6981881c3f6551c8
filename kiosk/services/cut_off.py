"""A kiosk of a hall on PostgreSQL is ready to be cut off: numbers of its own, the hall's codes, a store on its disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.domain.numbers import LEASE
from kiosk.domain.signed import LONGEST_DAYS
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.settling import Settled, Settling, under_way
from kiosk.store.changes import Changes
from kiosk.store.rows import CutOffRow, LeaseRow
from kiosk.store.store import Store

FILE = "cut-off.db"
ENOUGH = LEASE // 2  # numbers of a queue; with fewer left another block is leased
_LAP = timedelta(minutes=10)  # machines' clocks differ, and a transaction ends later than it began
_PIECE = 100  # codes stored in one go: who asks for a number in between waits for so many
_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


def own_store(home: Path) -> Store:
    """Open what a kiosk stores while it is cut off. Raises `StoreFault`."""
    return Store(home / FILE, cut_off=True)


@contextmanager
def to_settle(hall: Hall) -> Iterator[Store | None]:
    """Open what this machine stored while it was cut off for as long as a `with`; None where it never was."""
    own = own_store(hall.home) if (hall.home / FILE).exists() else None
    try:
        yield own
    finally:
        if own is not None:
            own.close()


def of_today(hall: Hall) -> list[CutOffRow]:
    """Return what the hall knows of today's numbers that kiosks gave while they were cut off, the oldest first."""
    where = hall.where()
    return hall.store.cut_off_tickets.of_day(where.site, where.day)


class CutOff:
    """One kiosk's; `prepare` and `settle` on one thread, `hall` and `settled` on any once it is `ready`."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._own: Store | None = None
        self._changes = Changes(hall.store.database)
        self._since = _ALWAYS
        self.ready = False

    def hall(self) -> Hall:
        """Return the hall as it goes on while it is cut off."""
        assert self._own is not None
        return replace(self._hall, store=self._own, cut_off=True)

    def prepare(self, rest: Callable[[], object] = lambda: None) -> None:
        """While the line is there: hold numbers of each queue, and keep the codes of the hall that are new.

        `rest` is called between two pieces of work. Raises `StoreFault`.
        """
        own = self._opened()
        self._lease(own)
        if self._changes.any():
            self._mirror(own, rest)
        if not self.ready:
            own.prepare()  # so that the first number without the hall is as quick as any
        self.ready = True

    @out_of_service
    def settled(self) -> bool:
        """Tell whether the hall knows every number that was given here, and nobody of them stands there any more."""
        hall = self.hall()
        return not hall.store.cut_off_tickets.to_settle(hall.site.id) and not under_way(hall.store, hall.clock())

    def settle(self) -> Settled:
        """Carry to the hall what it does not know yet; raise `OutOfService`."""
        return Settling(self._hall, self._opened()).settle()

    def close(self) -> None:
        """Close the connections of this thread."""
        if self._own is not None:
            self._own.close()
        self._hall.store.close()

    def _opened(self) -> Store:
        if self._own is None:
            self._own = own_store(self._hall.home)
        return self._own

    def _lease(self, own: Store) -> None:
        hall, where = self._hall, self._hall.where()
        device = (where.site, where.device, where.day)
        theirs = {row.id for row in hall.store.leases.of_device(*device)}
        held = own.leases.of_device(*device)
        own.leases.drop([row.id for row in held if row.id not in theirs])  # the hall came back from a backup
        held = [row for row in held if row.id in theirs]
        for queue in hall.site.queues:
            if not queue.theirs and _left(held, queue.prefix) < ENOUGH:
                own.leases.keep(hall.store.leases.take(queue.prefix, queue.first, queue.last_number, where), where)

    def _mirror(self, own: Store, rest: Callable[[], object]) -> None:
        now, where = self._hall.clock(), self._hall.where()
        theirs = self._hall.store.mirrored
        own.mirrored.keep(theirs.keys(where.site), (), ())
        own.mirrored.drop(where.day - timedelta(days=LONGEST_DAYS))
        reviews, notices = theirs.codes(where.site, where.day, self._since)
        for at in range(0, max(len(reviews), len(notices)), _PIECE):
            own.mirrored.keep([], reviews[at : at + _PIECE], notices[at : at + _PIECE])
            rest()
        self._since = now - _LAP


def _left(held: list[LeaseRow], queue: str) -> int:
    return sum(row.left for row in held if row.queue == queue)
