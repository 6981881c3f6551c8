"""The day's appointments: a list taken over whole or not at all, entries by hand, and who of them came."""

import secrets
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.catalogue.appointments.identity import marks_told
from kiosk.catalogue.appointments.reading import AppointmentList, Listed, read_appointments
from kiosk.domain.appointments import FEWEST, MOST, AppointmentState, Slot, folded, is_booking_code, short_name
from kiosk.domain.codes import new_code
from kiosk.domain.items import ServiceItem
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.domain.tickets import WrongMove
from kiosk.services.appointment_lines import AppointmentLine, Lines
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.hash_key import HashKey
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.services.taking_back import take_back
from kiosk.store.errors import OurFault
from kiosk.store.rows import DESK, GONE, LIST, AppointmentRow
from kiosk.store.tickets import new_id

_TRIES = 5
KEPT_DAYS = 90  # of a day that is over: so long its counts say who came of those expected


@dataclass(frozen=True, slots=True)
class DayTaken:
    """What a list changed of one day. `kept` stay as they were: checked in, entered or taken out by an agent."""

    day: date
    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    same: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a list brought, day by day; what of it was not kept: columns with the cells that held something, names."""

    days: tuple[DayTaken, ...]
    dropped: tuple[tuple[str, int], ...]
    shortened: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment as an agent enters it, local times; `code` may be empty: the hall then makes one."""

    day: date
    begins: time
    ends: time
    item: ServiceItem
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of an entry: its code, or what is wrong with it."""

    code: str
    trouble: Text | None = None


class Appointments:
    """Keeps the list. Every change asks for the right and stands in the audit, in one transaction."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._key = HashKey(hall.home)
        self._audit = Audit(hall)

    # -- lists ---------------------------------------------------------------------------------------------------

    def read(self, path: Path, day: date) -> AppointmentList:
        """Read a list, on any thread; `day` is meant where it has none. Raises `Refused`, `OSError`, `BrokenKey`."""
        return read_appointments(path, self._hall.catalogue, self._hall.where().day, day, self._key.mark)

    @out_of_service
    def take(self, session: Session, listed: AppointmentList) -> Taken:
        """Take a list over, all of it or nothing; each of its days is as it says afterwards. Raises `NotAllowed`.

        Whoever has checked in stays as it was, and so does what an agent entered or took out by hand.
        """
        by_day = groupby(sorted(listed.rows, key=lambda row: row.day), key=lambda row: row.day)
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
            self._forget()
            days = tuple(self._take_day(day, list(rows)) for day, rows in by_day)
            for done in days:  # last: who holds the audit chain waits for no appointment any more
                told = {"added": done.added, "changed": done.changed, "withdrawn": done.withdrawn}
                details: dict[str, str | int] = {"what": "list", **told}
                self._audit.append(session, Act.KEEP_APPOINTMENTS, f"appointments:{done.day}", details)
        return Taken(days, listed.dropped, listed.shortened)

    def _take_day(self, day: date, listed: list[Listed]) -> DayTaken:
        store, where = self._hall.store.appointments, self._hall.where()
        store.hold(where.site, day)
        there = {row.code: row for row in store.of_day(where.site, day)}
        known = self._recognised(listed, there)
        done, new = DayTaken(day), dict[str, AppointmentRow]()
        for at, wanted in enumerate(listed):
            row = known.get(at)
            if row is None:
                code = wanted.code or self._free_code(there)
                new[code] = self._row(wanted, code, LIST)
            else:
                done = self._correct(done, row, wanted)
        store.add(new.values(), where)
        stay = {row.id for row in known.values()}
        gone = [row for row in there.values() if row.origin == LIST and row.id not in stay]
        withdrawn = [row for row in gone if row.state is AppointmentState.BOOKED]
        for row in withdrawn:
            store.move(row, AppointmentState.WITHDRAWN)
        return replace(done, added=len(new), withdrawn=len(withdrawn))

    def _recognised(self, listed: list[Listed], there: dict[str, AppointmentRow]) -> dict[int, AppointmentRow]:
        """Return what each row of a list is already: by its code; without one by what it says.

        Hashes tell two apart that are alike, where one key made all of them; every machine has its own.
        """
        found = {at: there[wanted.code] for at, wanted in enumerate(listed) if wanted.code in there}
        without = {at: self._row(wanted, "", LIST) for at, wanted in enumerate(listed) if not wanted.code}
        for says in (_said_and_marked, _said):
            taken = {row.id for row in found.values()}
            alike: dict[object, list[AppointmentRow]] = defaultdict(list)
            for row in there.values():
                if row.origin != DESK and row.id not in taken:
                    alike[says(row)].append(row)
            for at, row in without.items():
                if at not in found and alike[says(row)]:
                    found[at] = alike[says(row)].pop(0)
        return found

    def _correct(self, done: DayTaken, row: AppointmentRow, wanted: Listed) -> DayTaken:
        store = self._hall.store.appointments
        if row.origin != LIST or row.state in (AppointmentState.ARRIVED, AppointmentState.NUMBERED):
            return replace(done, kept=done.kept + 1)
        says = replace(self._row(wanted, row.code, LIST), id=row.id, state=row.state)
        if says != row:
            store.say(says)
        if row.state is AppointmentState.WITHDRAWN:
            store.move(says, AppointmentState.BOOKED)
        elif _said(says) == _said(row):
            return replace(done, same=done.same + 1)
        return replace(done, changed=done.changed + 1)

    def _row(self, wanted: Listed | Entry, code: str, origin: str) -> AppointmentRow:
        marks = wanted.marks if isinstance(wanted, Listed) else frozenset()
        return AppointmentRow(
            id=new_id(),
            day=wanted.day,
            slot=Slot(self._at(wanted.day, wanted.begins), self._at(wanted.day, wanted.ends)),
            code=code,
            name=wanted.name,
            item=wanted.item.code,
            queue=wanted.item.queue,
            origin=origin,
            state=AppointmentState.BOOKED,
            marks=marks,
        )

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self._hall.site.zone))

    def _free_code(self, there: Container[str]) -> str:
        store = self._hall.store
        for _ in range(_TRIES):
            code = folded(new_code(secrets.randbelow))
            others = store.appointments.by_code(self._hall.site.id, code) or code in there
            if not (others or store.pre_reviews.by_code(code) or store.notices.by_code(code)):
                return code
        raise OurFault("no free code was found")

    # -- one of them ---------------------------------------------------------------------------------------------

    @out_of_service
    def enter(self, session: Session, entry: Entry) -> Kept:
        """Store what an agent enters; its name is kept as 张*. Raises `NotAllowed`."""
        store, where, code = self._hall.store.appointments, self._hall.where(), folded(entry.code)
        if entry.day < where.day:
            return Kept("", Text("日期：要今天或以后的一天", "the day: today or later"))
        if entry.ends < entry.begins:
            return Kept("", Text("时间：结束要在开始以后", "the time: it ends before it begins"))
        if code and not is_booking_code(code):
            return Kept("", Text(f"预约码：要 {FEWEST} 到 {MOST} 位字母和数字，没有就空着", "the code does not fit"))
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
            self._forget()
            store.hold(where.site, entry.day)
            there = {row.code: row for row in store.of_day(where.site, entry.day)}
            if code in there:
                return Kept("", Text("预约码：这一天已有这个码", "another appointment of that day has this code"))
            named = replace(entry, name=short_name(entry.name))
            row = self._row(named, code or self._free_code(there), DESK)
            store.add([row], where)
            self._audit.append(session, Act.KEEP_APPOINTMENTS, f"appointment:{row.id}", {"what": "added"})
        return Kept(row.code)

    @out_of_service
    def withdraw(self, session: Session, appointment: str) -> bool:
        """Take an appointment out, whatever a later list says; False where its visitor has checked in."""
        return self._move(session, appointment, {AppointmentState.BOOKED: AppointmentState.WITHDRAWN}, "withdrawn")

    @out_of_service
    def undo(self, session: Session, appointment: str) -> bool:
        """Take the last step of an appointment back: a withdrawal, a check-in, or a number that was not called yet.

        False where there is nothing to take back, or no longer.
        """
        store = self._hall.store
        with store.writing():
            demand(self._hall, session, Act.UNDO)
            row = store.appointments.get(appointment)
            if row is not None and row.state is AppointmentState.NUMBERED and not self._void(row):
                return False
            back = {
                AppointmentState.WITHDRAWN: AppointmentState.BOOKED,
                AppointmentState.ARRIVED: AppointmentState.BOOKED,
                AppointmentState.NUMBERED: AppointmentState.ARRIVED,
            }
            return self._move(session, appointment, back, "undone")

    def _void(self, row: AppointmentRow) -> bool:
        """Make an appointment's number 作废, and those given with it, unless one was called; tell whether they are."""
        tickets = self._hall.store.tickets
        ticket = tickets.get(row.ticket)
        if ticket is None:
            return True
        try:
            take_back(self._hall, ticket)
        except WrongMove:
            return False
        tickets.end_visit(ticket.visit, self._hall.where().at)  # a slip that still waits is not printed
        return True

    def _move(
        self, session: Session, appointment: str, ways: dict[AppointmentState, AppointmentState], what: str
    ) -> bool:
        store = self._hall.store.appointments
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
            row = store.get(appointment)
            to = ways.get(row.state) if row is not None else None
            if row is None or to is None:
                return False
            arrived = row.arrived if to is AppointmentState.ARRIVED else None
            by_list = GONE if to is AppointmentState.WITHDRAWN else LIST
            if store.move(replace(row, origin=DESK if row.origin == DESK else by_list), to, arrived) is None:
                return False
            self._audit.append(session, Act.KEEP_APPOINTMENTS, f"appointment:{row.id}", {"what": what})
        return True

    # -- looking -------------------------------------------------------------------------------------------------

    @out_of_service
    def of_day(self, day: date) -> list[AppointmentLine]:
        """Return a day's appointments by their slots."""
        lines = Lines(self._hall)
        return [lines.of(row) for row in self._hall.store.appointments.of_day(self._hall.site.id, day)]

    @out_of_service
    def find(self, session: Session, day: date, told: str) -> list[AppointmentLine]:
        """Return those of a day whom `told` may mean. Raises `NotAllowed`, `BrokenKey`.

        That is a code, a time, a name's first character, an item, or what only their visitor knows: four figures of
        the phone, the identity number. It is compared, and kept nowhere.
        """
        with self._hall.store.writing():
            demand(self._hall, session, Act.KEEP_APPOINTMENTS)
        rows, told = self._hall.store.appointments.of_day(self._hall.site.id, day), told.strip()
        return Lines(self._hall).meant(rows, told, marks_told(told, self._key.mark))

    # -- forgetting ----------------------------------------------------------------------------------------------

    @out_of_service
    def forget(self) -> None:
        """Forget the hashes of days that are over, and `KEPT_DAYS` later the appointments: done daily."""
        with self._hall.store.writing():
            self._forget()

    def _forget(self) -> None:
        site, today = self._hall.site.id, self._hall.where().day
        self._hall.store.appointments.forget(site, today, today - timedelta(days=KEPT_DAYS))


def _said(row: AppointmentRow) -> tuple[object, ...]:
    return row.slot, row.item, row.name


def _said_and_marked(row: AppointmentRow) -> tuple[object, ...]:
    return *_said(row), row.marks
