"""A kiosk of a hall on PostgreSQL is ready to be cut off: numbers of its own, the hall's codes, a store on its disk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.domain.numbers import LEASE
from kiosk.domain.signed import LONGEST_DAYS
from kiosk.services.faults import out_of_service
from kiosk.services.hall import CUT_OFF, Hall
from kiosk.services.logs import logger
from kiosk.services.seeds import CATALOGUE, SITE
from kiosk.services.settling import Settled, Settling, under_way
from kiosk.services.templates.shelf import FOLDER
from kiosk.store.changes import Changes
from kiosk.store.cut_off import Rows
from kiosk.store.errors import StoreFault
from kiosk.store.rows import CutOffRow, LeaseRow, Where
from kiosk.store.store import Store

ENOUGH = LEASE // 2  # numbers of a queue; with fewer left another block is leased
_LAP = timedelta(minutes=10)  # machines' clocks differ, and a transaction ends later than it began
_PIECE = 100  # codes stored in one go: who asks for a number in between waits for so many
_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)

_log = logger("cut-off")


def own_store(home: Path) -> Store:
    """Open what a kiosk stores while it is cut off. Raises `StoreFault`."""
    return Store(home / CUT_OFF, cut_off=True)


@contextmanager
def to_settle(hall: Hall) -> Iterator[Store | None]:
    """Open what this machine stored while it was cut off for as long as a `with`; None where it never was."""
    own = own_store(hall.home) if (hall.home / CUT_OFF).exists() else None
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
        self._kept: frozenset[tuple[str, object]] = frozenset()  # codes that the last look has found, used or not
        self._expected: Rows | None = None  # the appointments as they are kept
        self._since_start = False
        self._stuck: Mapping[str, str] = {}
        self.ready = False

    def hall(self) -> Hall:
        """Return the hall as it goes on while it is cut off."""
        assert self._own is not None
        return replace(self._hall, store=self._own, cut_off=True)

    def take_up(self) -> None:
        """Be ready at once with the numbers of today that an earlier run has kept."""
        with suppress(StoreFault):  # `prepare` meets it again, and whoever watches says so
            if (self._hall.home / CUT_OFF).exists():
                own, where = self._opened(), self._hall.where()
                self.ready = any(row.left for row in own.leases.of_device(where.site, where.device, where.day))
                own.close()

    def prepare(self, rest: Callable[[], object] = lambda: None) -> None:
        """While the line is there: hold numbers of each queue, and keep the codes of the hall that are new.

        `rest` is called between two pieces of work. Raises `StoreFault`.
        """
        own = self._opened()
        self._meet()
        today = self._hall.where()
        for where in (today, replace(today, day=today.day + timedelta(days=1))):  # for who is cut off in the morning
            self._lease(own, where)
        if self._changes.any():
            self._mirror(own, rest)
        if not self._since_start:
            self._since_start = True
            own.prepare()  # so that the first number without the hall is as quick as any
        self.ready = True

    @out_of_service
    def settled(self) -> bool:
        """Tell whether the hall knows every number that it takes, and nobody of them stands there any more."""
        hall = self.hall()
        left = [row for row in hall.store.cut_off_tickets.to_settle(hall.site.id) if row.visit not in self._stuck]
        return not left and not under_way(hall.store, hall.clock())

    def settle(self) -> Settled:
        """Carry to the hall what it does not know yet; raise `OutOfService` or `StoreFault`."""
        self._meet()
        found = Settling(self._hall, self._opened()).settle()
        for visit in found.stuck.keys() - self._stuck.keys():  # said once, not every few seconds
            _log.error("a visit cannot be settled", visit=visit, reason=found.stuck[visit])
        self._stuck = found.stuck
        return found

    def close(self) -> None:
        """Close the connections of this thread."""
        if self._own is not None:
            self._own.close()
        self._hall.store.close()

    def _meet(self) -> None:
        """Take up with a hall that was out of reach at the start."""
        if not self._hall.store.met:
            self._hall.store.meet()
            self._hall.settings_known = self._hall.store.printer_trials.kept_ids()

    def _opened(self) -> Store:
        if self._own is None:
            self._own = own_store(self._hall.home)
        return self._own

    def _lease(self, own: Store, where: Where) -> None:
        hall = self._hall
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
        for kind in (SITE, CATALOGUE, FOLDER):
            number = self._hall.store.versions.number(kind)
            if number != own.versions.number(kind) and (whole := self._hall.store.versions.whole(kind, number)):
                own.versions.keep(whole)
        own.mirrored.keep(theirs.keys(where.site), (), ())
        own.mirrored.drop(where.day - timedelta(days=LONGEST_DAYS))
        reviews, notices = map(self._new, found := theirs.codes(where.site, where.day, self._since))
        self._kept = frozenset(_as_kept(row) for rows in found for row in rows)
        for at in range(0, max(len(reviews), len(notices)), _PIECE):
            own.mirrored.keep([], reviews[at : at + _PIECE], notices[at : at + _PIECE])
            rest()
        self._since = now - _LAP
        expected = theirs.expected(where.site, where.day, where.day + timedelta(days=1))
        if expected != self._expected:
            own.mirrored.expect(expected)
            self._expected = expected

    def _new(self, rows: Rows) -> Rows:
        """Leave out what the last look has kept: each look reads the codes of ten minutes."""
        return [row for row in rows if _as_kept(row) not in self._kept]


def _as_kept(row: dict[str, Any]) -> tuple[str, object]:
    return row["id"], row.get("used")


def _left(held: list[LeaseRow], queue: str) -> int:
    return sum(row.left for row in held if row.queue == queue)
