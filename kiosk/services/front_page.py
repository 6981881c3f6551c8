"""The desk's front page: who waits, which cases are open, who or what calls, which slips to print.

Read again only where somebody wrote.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.domain.jobs import JobState
from kiosk.services.answers import Crowd, HelpCallView
from kiosk.services.crowd import Crowds
from kiosk.services.doubles import DoubleLine, Doubles
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.machine_calls import AFTER, MachineCall, MachineCalls
from kiosk.services.print_desk import ListedJob, PrintDesk
from kiosk.services.printing import Printing
from kiosk.services.sendings_back import SendingsBack, SentBackLine
from kiosk.store.changes import Changes
from kiosk.store.journal import PLEDGE
from kiosk.store.rows import CaseRow


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
    items: int  # how many items it has; `item` is the first
    holder: str
    state: CaseState
    outcome: CaseOutcome | None
    number: str
    came_with: str  # the help number, or empty
    opened: datetime  # hall's local time
    due: date | None


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A slip that nobody can say came out, or that waits since its visitor went; `called` is its number or code."""

    job: str
    called: str
    item: str
    device: str
    held: bool
    at: datetime  # hall's local time


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front page; `printer` is drivers' PrinterState value, empty where the desk has none."""

    waiting: tuple[Waiting, ...]
    cases: tuple[CaseLine, ...]
    calls: tuple[HelpCallView, ...]
    machines: tuple[MachineCall, ...]
    slips: tuple[SlipLine, ...]
    sent_back: tuple[SentBackLine, ...]
    doubles: tuple[DoubleLine, ...]
    crowd: Crowd
    printer: str


class FrontPage:
    """Looks for the desk, on one thread."""

    def __init__(self, hall: Hall, crowds: Crowds, help_calls: HelpCalls, printing: Printing) -> None:
        self._hall, self._crowds = hall, crowds
        self._help_calls, self._printing = help_calls, printing
        self._machines, self._print_desk = MachineCalls(hall), PrintDesk(hall)
        self._sendings_back, self._doubles = SendingsBack(hall), Doubles(hall)
        self._changes = Changes(hall.store.database)
        self._looked = hall.clock()
        self._closed: dict[str, CaseLine] = {}

    @out_of_service
    def newer(self) -> Front | None:
        """Return the front page where anybody wrote since the last look, else None.

        Who fell silent writes nothing: for that it is read again now and then.
        """
        late = abs(self._hall.clock() - self._looked) >= AFTER / 2
        return self.now() if self._changes.any() or late else None

    @out_of_service
    def now(self) -> Front:
        """Return the front page."""
        printer = self._printing.printer_state().value if self._hall.printer_name() else ""
        self._looked = self._hall.clock()
        return Front(
            waiting=self._waiting(),
            cases=self._lines(),
            calls=self._help_calls.untaken(),
            machines=self._machines.untaken(),
            slips=tuple(self._slip(job) for job in self._print_desk.to_settle()),
            sent_back=self._sendings_back.open(),
            doubles=self._doubles.unseen(),
            crowd=self._crowds.crowd(),
            printer=printer,
        )

    def _slip(self, job: ListedJob) -> SlipLine:
        store, row = self._hall.store, job.row
        ticket = store.tickets.get(row.subject) if row.kind != PLEDGE else None
        case = store.cases.get(row.subject.partition("/")[0]) if row.kind == PLEDGE else None
        found = ticket or case
        item = found.item if found is not None else ""
        held = row.state is JobState.HELD
        return SlipLine(row.id, job.called, item, row.device, held, self._hall.local(row.at))

    def _waiting(self) -> tuple[Waiting, ...]:
        """Return who waits with a help number today, next first."""
        hall, where = self._hall, self._hall.where()
        tickets = hall.store.tickets
        line = sorted(tickets.waiting(where.site, where.day, hall.site.help_queue), key=lambda w: (w.place, w.count))
        rows = [row for w in line if (row := tickets.get(w.id)) is not None]
        return tuple(Waiting(row.id, row.number, row.item, hall.local(row.at)) for row in rows)

    def _lines(self) -> tuple[CaseLine, ...]:
        """Return today's cases and every older one without an outcome, newest first, open ones before closed."""
        store, where = self._hall.store, self._hall.where()
        rows = {row.id: row for row in (*store.cases.open(where.site), *store.cases.of_day(where.site, where.day))}
        shut = {row.id: row for row in rows.values() if row.state is CaseState.CLOSED}
        # nothing of a closed case changes: by the evening each look would else ask for hundreds of them anew
        self._closed = {case: self._closed.get(case) or self._line(row) for case, row in shut.items()}
        still_open = [self._line(row) for row in rows.values() if row.id not in shut]
        return (*reversed(still_open), *reversed(self._closed.values()))

    def _line(self, row: CaseRow) -> CaseLine:
        tickets, local = self._hall.store.tickets, self._hall.local
        number = tickets.get(row.subject) if row.outcome in (CaseOutcome.NUMBER, CaseOutcome.ANYWAY) else None
        came = tickets.get(row.ticket) if row.ticket else None
        return CaseLine(
            case=row.id,
            item=row.item,
            items=1 + len(json.loads(row.answers).get("others", ())),
            holder=self._name(row.holder),
            state=row.state,
            outcome=row.outcome,
            number=" ".join(each.number for each in (number, *tickets.together(number.visit))) if number else "",
            came_with=came.number if came else "",
            opened=local(row.at),
            due=row.due,
        )

    def _name(self, member: str) -> str:
        row = self._hall.store.staff.get(member) if member else None
        return row.name if row is not None else ""
