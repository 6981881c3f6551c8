"""Closes the loop with the windows: ‘ready, yet sent back’ is marked, the entry's owner corrects or rejects it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kiosk.domain.cases import Case, CaseOutcome, NotSaid
from kiosk.domain.items import ServiceItem
from kiosk.domain.sent_back import (
    EXPLAINED,
    Keeper,
    OneGo,
    Personal,
    SentBackState,
    due_day,
    fit,
    one_go,
    owner_of,
)
from kiosk.domain.several import row_id
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Wish
from kiosk.services.audit import Audit
from kiosk.services.corrections import Correction, correction
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import SentBackRow, TicketRow
from kiosk.store.tickets import new_id

EARLIER_DAYS = 30  # as long as a notice's code is good: so long a visitor may take to come back
_NOT_SAID = Text("写明窗口还要了什么，或选一样材料", "say what was asked for in addition, or choose a requirement")
_NO_ANSWER = Text("写明改了什么，或者理由", "say what was changed, or why not")
_NOT_CORRECTED = Text(
    "目录里这件事项要的还和那天一样：先改目录（jishi catalogue export，改好再 import），改完再来记；"
    "窗口不该要的，答“窗口多要了”",
    "the catalogue still asks for the same as then: change the entry first (jishi catalogue export, then import) "
    "and answer then; where the window should not ask for it, say that it asked too much",
)
_PERSONAL = Text(
    "里面有一长串号码：不写电话和证件号", "there is a long number in it: write no phone or identity number"
)
_BEFORE = Text("这个号已经记过了，目录负责人会答复", "this number was marked before; the entry's owner will answer")
_ANSWERED = Text("这件刚有人答复过了", "somebody has just answered this")
_GONE = Text("没有这一条", "there is no such entry")
_NOT_LISTED = Text("单子上没有的", "not on the list")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a window may have wanted: a requirement of an item, or (`requirement` empty) what its list does not have.

    `key` is the requirement's id as a visit with all the number's items has it: `2.ID` is the second item's.
    """

    key: str
    item: str
    requirement: str
    name: Text


@dataclass(frozen=True, slots=True)
class Markable:
    """A ticket that can be marked: given when (hall's local time), for what, and what may have been wanted."""

    ticket: str
    number: str
    at: datetime
    item: Text
    wanted: tuple[Wanted, ...]
    desk_case: str = ""


@dataclass(frozen=True, slots=True)
class SentBackLine:
    """A sending back as the desk's front page shows it: of a discreet item only its group's name, of none the words."""

    sent_back: str
    number: str
    item: Text
    owner: str  # a name, empty where nobody may correct an entry
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class SentBackView:
    """A sending back as who may correct the entry reads it; times are the hall's, names are members' names."""

    line: SentBackLine
    day: date
    at: datetime
    code: str
    version: int
    item: Text
    kept_by: str  # the owner as the catalogue has it
    requirement: Text
    asked: str
    marked_by: str
    state: SentBackState
    said: str
    answered_by: str
    correction: Correction | None = None  # of an open one that is read: what the catalogue says otherwise by now


class SendingsBack:
    """Marks, lists and answers. Each act asks for its right and stands in the audit, in one transaction.

    What is expected to go wrong is answered as a `Text`; who may not do something meets `NotAllowed`.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._audit = Audit(hall)

    @out_of_service
    def of_number(self, number: str, day: date | None = None) -> Markable | Text:
        """Return today's ticket with this number (or that of another hall day), or why it cannot be marked."""
        where = self._hall.where()
        row = self._hall.store.tickets.by_number(where.site, day or where.day, number)
        return self._markable(row) or Text(f"没有 {number} 这个号", f"there is no number {number}")

    @out_of_service
    def lately(self, number: str) -> Markable | Text:
        """Return today's ticket with this number, else that of the last day before on which it was ready."""
        today = self.of_number(number)
        found = None if isinstance(today, Markable) else self._before(number, self._hall.where().day)
        return found or today

    @out_of_service
    def earlier(self, than: Markable) -> Markable | Text:
        """Return the ready ticket of the same number of the last hall day before: numbers begin anew each day."""
        return self._before(than.number, than.at.date()) or Text(
            f"再往前 {EARLIER_DAYS} 天里没有齐了的 {than.number}",
            f"no ready {than.number} in the {EARLIER_DAYS} days before",
        )

    def _before(self, number: str, day: date) -> Markable | None:
        tickets, site = self._hall.store.tickets, self._hall.site.id
        for days in range(1, EARLIER_DAYS + 1):
            found = self._markable(tickets.by_number(site, day - timedelta(days=days), number))
            if isinstance(found, Markable):
                return found
        return None

    @out_of_service
    def of_case(self, case: Case) -> Markable | Text:
        """Return the ticket that a case ended with, or why it cannot be marked."""
        row = self._hall.store.tickets.get(case.subject) if case.outcome is CaseOutcome.NUMBER else None
        return self._markable(row, case.id) or Text(
            "先取了号、窗口又退回来的，才记在这里；还没取号的请接着预审，拿不准请值班长",
            "this is for a number that a window sent back; else go on with the check, or ask the supervisor",
        )

    def _markable(self, row: TicketRow | None, desk_case: str = "") -> Markable | Text | None:
        if row is None:
            return None
        why = self._why_not(row)
        if why:
            return why
        names = dict.fromkeys(self._neutral(code, row.queue, row.discreet) for code in row.items)
        return Markable(
            row.id,
            row.number,
            self._hall.local(row.at),
            Text("、".join(name.zh for name in names), ", ".join(name.en for name in names)),
            tuple(self._wanted(row)),
            desk_case,
        )

    def _wanted(self, row: TicketRow) -> Iterator[Wanted]:
        for place, code in enumerate(row.items):
            item = self._hall.catalogue.find(code)
            whose = Text(f"第 {place + 1} 件", f"item {place + 1}") if row.discreet else _named(item, code)
            own = [(r.id, _without_breaks(r.name)) for r in item.requirements] if item else []
            for id_, name in (("", _NOT_LISTED), *own):
                told = Text(f"{whose.zh}：{name.zh}", f"{whose.en}: {name.en}") if row.more else name
                yield Wanted(row_id(place, id_), code, id_, told)

    def _why_not(self, row: TicketRow) -> Text | None:
        if row.state is TicketState.VOID:
            return Text(f"{row.number} 已作废", f"{row.number} is void")
        if row.outcome != Outcome.READY.value or row.wish != Wish.NUMBER.value:
            return Text(
                f"{row.number} 取号时不是“都齐了”：请预审补齐，或请值班长",
                f"{row.number} was not given as ready: check the papers again, or ask the supervisor",
            )
        return None

    @out_of_service
    def mark(self, session: Session, what: Markable, asked: str, key: str = "") -> SentBackLine | Text:
        """Mark a ticket; return its line with owner and due day, or why it was not marked. Raises `NotAllowed`.

        `key` is that of one of its `wanted`; without it, what the first item's list does not have.
        """
        wanted = next((each for each in what.wanted if each.key == key), None)
        if wanted is None:
            return Text(
                f"{what.number} 的事项没有 {key} 这样要求", f"{key} is none of the requirements of {what.number}"
            )
        try:
            asked = fit(asked, wanted=not wanted.requirement)
        except NotSaid:
            return _NOT_SAID
        except Personal:
            return _PERSONAL
        hall, where = self._hall, self._hall.where()
        with hall.store.writing():
            demand(hall, session, Act.SEND_BACK)
            ticket = hall.store.tickets.get(what.ticket)
            why = self._why_not(ticket) if ticket else _GONE
            if ticket is None or why:
                return why or _GONE
            row = SentBackRow(
                id=new_id(),
                device=where.device,
                day=where.day,
                at=where.at,
                ticket=ticket.id,
                desk_case=what.desk_case,
                item=wanted.item,
                version=ticket.version,
                discreet=ticket.discreet,
                requirement=wanted.requirement,
                asked=asked,
                marked_by=session.member,
                owner=self._owner(wanted.item),
                due=due_day(where.day, hall.site.calendar),
            )
            if not hall.store.sendings_back.add(row, ticket, where):
                return _BEFORE
            self._audit.append(session, Act.SEND_BACK, f"ticket:{ticket.id}", {"requirement": key})
        return self._line(row, self._names())

    def _owner(self, code: str) -> str:
        item, rows = self._hall.catalogue.find(code), self._hall.store.staff.all(self._hall.site.id)
        keepers = [Keeper(r.id, frozenset({r.name, r.login}), r.roles) for r in rows if r.disabled is None]
        return owner_of(item.upkeep.owner if item else "", keepers)

    @out_of_service
    def open(self) -> tuple[SentBackLine, ...]:
        """Return what waits for its owner's answer, the first due first."""
        rows = self._hall.store.sendings_back.open(self._hall.site.id)
        names = self._names() if rows else {}
        return tuple(self._line(row, names) for row in rows)

    @out_of_service
    def read(self, session: Session, sent_back: str) -> SentBackView | Text:
        """Return one for whoever may answer it; `sent_back` is its id. Raises `NotAllowed`."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.CORRECT_ENTRY)
        row = self._hall.store.sendings_back.get(sent_back)
        if row is None:
            return _GONE
        return replace(self._view(row, self._names()), correction=correction(self._hall, row.item, row.version))

    @out_of_service
    def everything(self, session: Session, since: date) -> list[SentBackView]:
        """Return what was marked since a hall day, and what is open of days before. Raises `NotAllowed`."""
        store, site = self._hall.store.sendings_back, self._hall.site.id
        with self._hall.store.writing():
            demand(self._hall, session, Act.CORRECT_ENTRY)
        rows = {row.id: row for row in (*store.open(site), *store.since(site, since))}
        names = self._names()
        return [self._view(row, names) for row in sorted(rows.values(), key=lambda row: row.at)]

    @out_of_service
    def answer(self, session: Session, sent_back: str, to: SentBackState, said: str = "") -> SentBackView | Text:
        """Correct, reject or withdraw one; return it as it is then, or why it was not done. Raises `NotAllowed`.

        *Corrected* is only what the catalogue in use says by now; the answer names its version.
        """
        try:
            said = fit(said, wanted=to in EXPLAINED)
        except NotSaid:
            return _NO_ANSWER
        except Personal:
            return _PERSONAL
        store, where = self._hall.store, self._hall.where()
        marked = store.sendings_back.get(sent_back)
        made = correction(self._hall, marked.item, marked.version) if marked else None
        with store.writing():
            demand(self._hall, session, Act.CORRECT_ENTRY)
            row = store.sendings_back.get(sent_back)
            if row is None:
                return _GONE
            details = {"to": to.value}
            if to is SentBackState.CORRECTED and row.state is SentBackState.OPEN:
                if made is None:
                    return _NOT_CORRECTED
                said, details = f"{made.words.zh}：{said}", {**details, "version": str(made.version)}
            if row.state is not SentBackState.OPEN or not store.sendings_back.answer(
                row, to, said, session.member, where
            ):
                return _ANSWERED
            self._audit.append(session, Act.CORRECT_ENTRY, f"sent-back:{row.id}", details)
            now = store.sendings_back.get(row.id)
        return self._view(now or row, self._names())

    @out_of_service
    def one_go(self, since: date, until: date) -> OneGo:
        """Return how many *ready* visits of these hall days were done in one go."""
        return one_go(self._hall.store.sendings_back.ends(self._hall.site.id, since, until))

    # -- in words ------------------------------------------------------------------------------------------------

    def _line(self, row: SentBackRow, names: Mapping[str, str]) -> SentBackLine:
        ticket = self._hall.store.tickets.get(row.ticket)
        number, queue = (ticket.number, ticket.queue) if ticket else ("", "")
        item = self._neutral(row.item, queue, row.discreet)
        overdue = row.state is SentBackState.OPEN and self._hall.where().day > row.due
        return SentBackLine(row.id, number, item, names.get(row.owner, ""), row.due, overdue)

    def _neutral(self, code: str, queue: str, discreet: bool) -> Text:
        """Return an item's name, of a discreet one that of its group."""
        if discreet:
            return self._hall.site.queue(queue).name
        return _named(self._hall.catalogue.find(code), code)

    def _view(self, row: SentBackRow, names: Mapping[str, str]) -> SentBackView:
        item = self._hall.catalogue.find(row.item)
        wanted = next((r for r in item.requirements if r.id == row.requirement), None) if item else None
        return SentBackView(
            line=self._line(row, names),
            day=row.day,
            at=self._hall.local(row.at),
            code=row.item,
            version=row.version,
            item=_named(item, row.item),
            kept_by=item.upkeep.owner if item else "",
            requirement=_without_breaks(wanted.name) if wanted else Text(row.requirement),
            asked=row.asked,
            marked_by=names.get(row.marked_by, ""),
            state=row.state,
            said=row.said,
            answered_by=names.get(row.answered_by, ""),
        )

    def _names(self) -> dict[str, str]:
        return {member.id: member.name for member in self._hall.store.staff.all(self._hall.site.id)}


ANSWERED = {
    SentBackState.CORRECTED: Text("记下了：目录有误，已改好", "noted: the catalogue was wrong and is corrected"),
    SentBackState.REJECTED: Text("记下了：窗口多要了，请转告窗口", "noted: the window asked too much; let it know"),
    SentBackState.WITHDRAWN: Text("记下了：记错了，不算", "noted: marked by mistake, it does not count"),
}


def _named(item: ServiceItem | None, code: str) -> Text:
    if item is None:
        return Text(f"{code}（已停办）", f"{code} (withdrawn)")
    return item.short or item.name


def _without_breaks(name: Text) -> Text:
    return Text(name.zh.replace("|", ""), name.en.replace("|", ""))
