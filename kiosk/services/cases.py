"""The help desk's cases: opened, kept at every tick, handed on, escalated, and closed with what the visitor takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kiosk.domain.cases import ESCALATION_DAYS, Case, CaseOutcome, CaseState, Note
from kiosk.domain.items import ServiceItem
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.domain.verdict import Answer, Outcome, pledge_until
from kiosk.domain.visit import Visit, Wish
from kiosk.services import frozen
from kiosk.services.answers import Closed, Issued, NoticeMade, Theirs
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.visits import Visits
from kiosk.store.rows import CaseRow, TicketRow
from kiosk.store.tickets import new_id


@dataclass(frozen=True, slots=True)
class SomebodyElse:
    """Another member of staff has the case, or changed it meanwhile; `holder` says who, empty where nobody does."""

    holder: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A visitor with a help number who waits for an agent; `item` is the code of what was chosen, or empty."""

    ticket: str
    number: str
    item: str
    since: datetime  # hall's local time


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as the desk's list shows it; `number` of a closed one is what the visitor holds, or empty."""

    case: str
    item: str
    holder: str
    state: CaseState
    outcome: CaseOutcome | None
    number: str
    came_with: str  # the help number, or empty
    opened: datetime  # hall's local time
    due: date | None


class Cases:
    """What one desk asks of cases. Every answer may be `SomebodyElse`: then nothing was changed.

    It remembers which revision of a case this desk saw last, so that nothing is lost where two have one case open.
    """

    def __init__(self, hall: Hall, visits: Visits, notices: Notices) -> None:
        self._hall = hall
        self._visits = visits
        self._notices = notices
        self._seen: dict[str, int] = {}

    @out_of_service
    def begin(self, agent: str, item: ServiceItem) -> Case:
        """Open a case for a visitor who stands at the desk."""
        return self._add(Case(new_id(), Visit(new_id(), item=item), agent))

    @out_of_service
    def receive(self, agent: str, ticket: str) -> Case | SomebodyElse | None:
        """Call a help number and open its case with what its visitor ticked at the kiosk.

        Returns None where the ticket names no item of today's catalogue: the agent chooses one first.
        """
        tickets = self._hall.store.tickets
        row = tickets.get(ticket)
        item = self._hall.catalogue.find(row.item) if row is not None and row.item else None
        if row is None or item is None:
            return None
        try:
            tickets.change(row, TicketState.CALLED, self._hall.where())
        except WrongMove:
            return SomebodyElse("")
        visit = _ticked(Visit(new_id(), item=item), row)
        return self._add(Case(new_id(), visit, agent, ticket=row.id))

    def _add(self, case: Case) -> Case:
        self._visits.begin(case.visit)
        self._hall.store.cases.add(self._row(case), self._hall.where())
        return case

    @out_of_service
    def keep(self, case: Case) -> Case | SomebodyElse:
        """Store the case as it is now, a draft at every tick."""
        if not self._hall.store.cases.change(self._row(case), self._hall.where()):
            now = self._hall.store.cases.get(case.id)
            return SomebodyElse(now.holder if now is not None else "")
        self._seen[case.id] = self._seen.get(case.id, 0) + 1
        return case

    @out_of_service
    def find(self, case: str) -> Case | None:
        """Return a stored case; None where there is none, or its item was withdrawn meanwhile."""
        row = self._hall.store.cases.get(case)
        item = self._hall.catalogue.find(row.item) if row is not None else None
        if row is None or item is None:
            return None
        self._seen[row.id] = row.revision
        return _case(row, item)

    @out_of_service
    def give_number(self, case: Case, wish: Wish) -> tuple[Case, Issued] | Closed | Theirs | SomebodyElse:
        """Give the visitor a number and close the case.

        The number comes first: a power cut between the two leaves an open case whose number is found again, since a
        visit never gets two.
        """
        kept = self.keep(case)
        if isinstance(kept, SomebodyElse):
            return kept
        found = self._visits.verdict(case.visit)
        issued = self._visits.issue(case.visit, wish)
        if not isinstance(issued, Issued):
            return issued
        outcome = CaseOutcome.ANYWAY if found.outcome is Outcome.REMEDY else CaseOutcome.NUMBER
        closed = self._close(kept, outcome, issued.ticket)
        return closed if isinstance(closed, SomebodyElse) else (closed, issued)

    @out_of_service
    def give_notice(self, case: Case) -> tuple[Case, NoticeMade] | SomebodyElse:
        """Print the told-once notice with its resume code and close the case."""
        kept = self.keep(case)
        if isinstance(kept, SomebodyElse):
            return kept
        self._visits.verdict(case.visit)
        made = self._notices.make(case.visit)
        closed = self._close(kept, CaseOutcome.NOTICE, made.code)
        return closed if isinstance(closed, SomebodyElse) else (closed, made)

    @out_of_service
    def close(self, case: Case, outcome: CaseOutcome, said: str = "") -> Case | SomebodyElse:
        """Close a case with what was decided; raises `WrongMove`, `NotSaid`."""
        return self._close(case, outcome, "", said)

    def _close(self, case: Case, outcome: CaseOutcome, subject: str, said: str = "") -> Case | SomebodyElse:
        closed = self.keep(case.close(outcome, subject, said))
        if isinstance(closed, Case) and closed.ticket:
            row = self._hall.store.tickets.get(closed.ticket)
            if row is not None and row.state is TicketState.CALLED:
                self._hall.store.tickets.change(row, TicketState.DONE, self._hall.where())
        return closed

    @out_of_service
    def escalate(self, case: Case, supervisor: str, why: str) -> Case | SomebodyElse:
        """Hand the case to a supervisor (办不成事反映窗口); due in 15 working days. Raises `NotSaid`, `WrongMove`."""
        due = pledge_until(self._hall.where().day, ESCALATION_DAYS, self._hall.site.calendar)
        return self.keep(case.escalate(supervisor, why, due))

    @out_of_service
    def hand_over(self, case: Case, holder: str) -> Case | SomebodyElse:
        """Hand the case to another agent, or an escalated one back."""
        return self.keep(case.hand_back(holder) if case.state is CaseState.ESCALATED else case.hand_to(holder))

    # -- the desk's front page -----------------------------------------------------------------------------------

    @out_of_service
    def waiting(self) -> tuple[Waiting, ...]:
        """Return who waits with a help number today, next first."""
        hall, where = self._hall, self._hall.where()
        tickets = hall.store.tickets
        line = sorted(tickets.waiting(where.site, where.day, hall.site.help_queue), key=lambda w: (w.place, w.count))
        rows = [row for w in line if (row := tickets.get(w.id)) is not None]
        return tuple(Waiting(row.id, row.number, row.item, hall.local(row.at)) for row in rows)

    @out_of_service
    def lines(self) -> tuple[CaseLine, ...]:
        """Return today's cases and every older one without an outcome, newest first, open ones before closed."""
        store, where = self._hall.store, self._hall.where()
        rows = {row.id: row for row in (*store.cases.open(where.site), *store.cases.of_day(where.site, where.day))}
        newest_first = reversed(rows.values())
        return tuple(self._line(row) for row in sorted(newest_first, key=lambda row: row.state is CaseState.CLOSED))

    def _line(self, row: CaseRow) -> CaseLine:
        tickets, local = self._hall.store.tickets, self._hall.local
        number = tickets.get(row.subject) if row.outcome in (CaseOutcome.NUMBER, CaseOutcome.ANYWAY) else None
        came = tickets.get(row.ticket) if row.ticket else None
        return CaseLine(
            case=row.id,
            item=row.item,
            holder=row.holder,
            state=row.state,
            outcome=row.outcome,
            number=number.number if number else "",
            came_with=came.number if came else "",
            opened=local(row.at),
            due=row.due,
        )

    def _row(self, case: Case) -> CaseRow:
        where = self._hall.where()
        return CaseRow(
            id=case.id,
            device=where.device,
            day=where.day,
            at=where.at,
            visit=case.visit.id,
            ticket=case.ticket,
            holder=case.holder,
            state=case.state,
            item=case.visit.item.code if case.visit.item else "",
            version=self._hall.catalogue.version,
            answers=_dump(case),
            outcome=case.outcome,
            subject=case.subject,
            said=case.said,
            due=case.due,
            revision=self._seen.get(case.id, 0),
        )


_TICKED: Mapping[str, Answer] = {frozen.IN_ORDER: Answer.BROUGHT}


def _ticked(visit: Visit, row: TicketRow) -> Visit:
    """Return a visit with what was in order on the ticket already ticked; what was missing is looked at anew."""
    lines = frozen.load(row.checklist).lines
    return replace(visit, answers={line.id: _TICKED[line.mark] for line in lines if line.mark in _TICKED})


def _dump(case: Case) -> str:
    visit = case.visit
    data = {
        "situations": dict(visit.situations),
        "answers": {key: answer.value for key, answer in visit.answers.items()},
        "stated": sorted(visit.stated),
        "notes": {key: note.value for key, note in case.notes.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _case(row: CaseRow, item: ServiceItem) -> Case:
    data = json.loads(row.answers)
    visit = Visit(
        row.visit,
        item=item,
        situations=data["situations"],
        answers={key: Answer(value) for key, value in data["answers"].items()},
        stated=frozenset(data["stated"]),
    )
    notes = {key: Note(value) for key, value in data["notes"].items()}
    return Case(
        id=row.id,
        visit=visit,
        holder=row.holder,
        state=row.state,
        ticket=row.ticket,
        notes=notes,
        outcome=row.outcome,
        subject=row.subject,
        said=row.said,
        due=row.due,
    )
