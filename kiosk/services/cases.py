"""The help desk's cases: opened, kept at every tick, handed on, escalated, and closed with what the visitor takes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from kiosk.domain.cases import ESCALATION_DAYS, Case, CaseOutcome, CaseState, Earlier
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import Settled
from kiosk.domain.personal import without_numbers
from kiosk.domain.several import Part
from kiosk.domain.staff import Act, may
from kiosk.domain.text import Language, Text
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.domain.verdict import Outcome, pledge_until
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Closed, CodeMade, Issued, NoSuchCode, NoticeMade, Theirs
from kiosk.services.audit import Audit
from kiosk.services.begun_cases import served
from kiosk.services.case_rows import case_of, case_row, ticked
from kiosk.services.check_ins import CheckIns, NumberedBefore
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.notices import Notices
from kiosk.services.page_jobs import PageJobs, forms_of
from kiosk.services.pages import handed_words
from kiosk.services.pre_reviews import PreReviews, UsedBefore
from kiosk.services.print_desk import NotNow, PrintDesk
from kiosk.services.printer_care import PrinterCare
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.services.taking_back import take_back
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id

NUMBER_DAYS = 31  # in which a number brings its visitor back: as long as a notice's code is good
VOID = "void"  # in place of a ticket, where a pre-review was taken back


@dataclass(frozen=True, slots=True)
class SomebodyElse:
    """Another member of staff has the case, or changed it meanwhile; `holder` says who, empty where nobody does."""

    holder: str


class _Undone(Exception):
    """What was given is taken back with its transaction: somebody else has the case."""

    def __init__(self, by: SomebodyElse) -> None:
        super().__init__(by.holder)
        self.by = by


class _Shut(Exception):
    """The queue gives no number after all: what was stored of the case goes with its transaction."""

    def __init__(self, answer: Closed | Theirs) -> None:
        super().__init__(answer.queue)
        self.answer = answer


class Cases:
    """What one desk asks of cases. Every answer may be `SomebodyElse`: then nothing was changed.

    Every act asks first whether its member may do it, and stands in the audit, in the transaction of what it does; it
    raises `NotAllowed`. It remembers which revision of a case this desk saw last, so that nothing is lost where two
    have one case open.
    """

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._kick = kick
        # a slip is looked for only once its number is safe: the kick comes after the transaction that holds both
        self._visits = Visits(hall)
        self._notices = Notices(hall)
        self._pre_reviews = PreReviews(hall)
        self._check_ins = CheckIns(hall)
        self._audit = Audit(hall)
        self._seen: dict[str, int] = {}
        self._unheard: dict[str, str] = {}  # answers of drafts that may be stored: the line was lost before it was told

    @out_of_service
    def begin(self, session: Session, *items: ServiceItem, appointment: str = "") -> Case:
        """Open a case of one or several items for a visitor who stands at the desk, by appointment perhaps."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.PRE_REVIEW)
            visit = Visit(new_id(), appointment=appointment).with_parts(tuple(Part(item) for item in items))
            return self._add(session, Case(new_id(), visit, session.member))

    @out_of_service
    def receive(self, session: Session, ticket: str) -> Case | SomebodyElse | None:
        """Call a help number and open its case with what its visitor ticked at the kiosk.

        Returns None where the ticket names no item of today's catalogue: the agent chooses one first.
        """
        tickets = self._hall.store.tickets
        row = tickets.get(ticket)
        if row is None:
            return None
        visit = ticked(Visit(new_id(), language=Language(tickets.language(row.visit))), row, self._hall.catalogue)
        if visit is None:
            return None
        try:
            with self._hall.store.writing():
                demand(self._hall, session, Act.PRE_REVIEW)
                tickets.change(row, TicketState.CALLED, self._hall.where())
                return self._add(session, Case(new_id(), visit, session.member, ticket=row.id))
        except WrongMove:
            return SomebodyElse("")

    @out_of_service
    def resume(self, session: Session, code: str) -> Case | NoSuchCode:
        """Open a case of a visitor who comes back, with what was ticked under the code."""
        kept = self._pre_reviews.open(code)
        if isinstance(kept, NoSuchCode):
            return kept
        visit = kept.onto(Visit(new_id(), resumed=code))
        with self._hall.store.writing():
            demand(self._hall, session, Act.PRE_REVIEW)
            return self._add(session, Case(new_id(), visit, session.member, gone=kept.withdrawn))

    @out_of_service
    def of_number(self, session: Session, number: str) -> Case | SomebodyElse | None:
        """Open a case of a visitor who has a number of today, or of the days before, with what was in order on it.

        A help number is called with it; one that still waits goes where the case gives another. None where there is no
        such number with an item of today's catalogue.
        """
        tickets, where = self._hall.store.tickets, self._hall.where()
        days = (where.day - timedelta(days=back) for back in range(NUMBER_DAYS))
        row = next((row for day in days if (row := tickets.by_number(where.site, day, number)) is not None), None)
        if row is None:
            return None
        if row.queue == self._hall.site.help_queue and row.day == where.day:
            return self.receive(session, row.id)
        visit = ticked(Visit(new_id(), language=Language(tickets.language(row.visit))), row, self._hall.catalogue)
        if visit is None:
            return None
        earlier = Earlier(row.id, row.number) if row.state is TicketState.WAITING and row.day == where.day else None
        if earlier is not None:
            booked = self._hall.store.appointments.of_ticket(row.id)  # goes over to the number that takes its place
            visit = replace(visit, appointment=booked.id if booked is not None else "")
        with self._hall.store.writing():
            demand(self._hall, session, Act.PRE_REVIEW)
            return self._add(session, Case(new_id(), visit, session.member, earlier=earlier))

    @out_of_service
    def print_again(self, session: Session, number: str) -> str:
        """Print the slip of one of today's numbers once more; return why not, in Chinese, or an empty text."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.SETTLE_PRINT_JOB)
            try:
                PrintDesk(self._hall).reprint(number, self._hall.where().day, session.name)
            except (NotNow, LookupError) as why:
                return str(why)
            self._audit.append(session, Act.SETTLE_PRINT_JOB, f"number:{number}", {"what": "reprint"})
        self._kick()
        return ""

    @out_of_service
    def print_slip(self, session: Session, job: str) -> str:
        """Print a held or uncertain slip here; return why not, in Chinese, or an empty text."""
        row = self._hall.store.journal.get(job)
        if row is None:
            return "这张小票已经不在了"
        try:
            PrinterCare(self._hall, self._kick).settle(session, row, Settled.REPRINTED)
        except NotNow as why:
            return str(why)
        return ""

    def _add(self, session: Session, case: Case) -> Case:
        self._visits.begin(case.visit)
        where = self._hall.where()
        self._hall.store.cases.add(case_row(case, self._hall.catalogue.version, where), where)
        self._audit.append(session, Act.PRE_REVIEW, f"case:{case.id}")
        return case

    @out_of_service
    def keep(self, session: Session, case: Case) -> Case | SomebodyElse:
        """Store the case as it is now, a draft at every tick: whoever ticks holds it."""
        with self._hall.store.writing():
            demand(self._hall, session, Act.PRE_REVIEW)
            mine = case.hand_to(session.member)
            self._recognise(mine)
            self._unheard[case.id] = case_row(mine, self._hall.catalogue.version, self._hall.where()).answers
            kept = self._change(mine)
        del self._unheard[case.id]
        return self._saw(kept)

    def _recognise(self, case: Case) -> None:
        """Count the last draft as ours where it was stored and nobody told: else it would look like somebody's."""
        unheard, seen = self._unheard.get(case.id), self._seen.get(case.id, 0)
        row = self._hall.store.cases.get(case.id) if unheard is not None else None
        if row is not None and (row.answers, row.holder, row.revision) == (unheard, case.holder, seen + 1):
            self._seen[case.id] = row.revision

    def _change(self, case: Case) -> Case | SomebodyElse:
        where = self._hall.where()
        row = case_row(case, self._hall.catalogue.version, where)
        if self._hall.store.cases.change(replace(row, revision=self._seen.get(case.id, 0)), where):
            return case
        now = self._hall.store.cases.get(case.id)
        # whoever has it still is not who changed it: a kiosk gave its number, or they work at two desks
        return SomebodyElse(self._name(now.holder) if now is not None and now.holder != case.holder else "")

    def _saw(self, stored: Case | SomebodyElse) -> Case | SomebodyElse:
        """Count a change of ours; only once it is committed, so that one that failed can be tried again."""
        if isinstance(stored, Case):
            self._seen[stored.id] = self._seen.get(stored.id, 0) + 1
        return stored

    @out_of_service
    def find(self, case: str) -> Case | None:
        """Return a stored case; None where there is none, or its item was withdrawn meanwhile."""
        row = self._hall.store.cases.get(case)
        found = case_of(row, self._hall.catalogue) if row is not None else None
        if row is None or found is None:
            return None
        self._seen[row.id] = row.revision
        return found

    @out_of_service
    def give_number(
        self, session: Session, case: Case, wish: Wish
    ) -> tuple[Case, Issued] | Closed | Theirs | SomebodyElse | NoSuchCode:
        """Give the visitor a number and close the case, both or neither."""
        return self._give(session, case, case.visit, lambda visit: self._visits.issue(visit, wish))

    @out_of_service
    def give_ready(
        self, session: Session, case: Case
    ) -> tuple[Case, Issued] | Closed | Theirs | SomebodyElse | NoSuchCode:
        """Give the number for the items that are ready and a notice of the others, and close the case, all or none."""
        ready = case.visit.only(self._visits.judge_each(case.visit).ready)
        return self._give(session, case, ready, self._visits.issue_ready)

    def _give(
        self, session: Session, case: Case, asked: Visit, issue: Callable[[Visit], Issued | Closed | Theirs]
    ) -> tuple[Case, Issued] | Closed | Theirs | SomebodyElse | NoSuchCode:
        """Issue what was asked for and close the case in one transaction, unless all its queues are shut."""
        try:
            with self._hall.store.writing():
                demand(self._hall, session, Act.ISSUE)
                case = self._letting_go(case)
                self._visits.verdict(case.visit)
                remedy = self._visits.judge(asked).outcome is Outcome.REMEDY
                issued = self._given(issue(self._check_ins.entitled(case.visit)))
                self._use_up(case.visit, issued.ticket)
                closed = self._closed(case, CaseOutcome.ANYWAY if remedy else CaseOutcome.NUMBER, issued.ticket)
                self._audit.append(session, Act.ISSUE, f"case:{case.id}", _told(issued, case))
        except _Undone as undone:
            return undone.by
        except _Shut as shut_now:
            return shut_now.answer
        except UsedBefore:
            return NoSuchCode("used")
        except NumberedBefore:
            return NoSuchCode("numbered")
        self._saw(closed)
        self._kick()
        return closed, issued

    def _letting_go(self, case: Case) -> Case:
        """Take the number back that the visitor holds, in the transaction that gives another.

        Returned without it where it waits no longer: who was called is being served, and keeps it.
        """
        hall = self._hall
        row = hall.store.tickets.get(case.earlier.ticket) if case.earlier is not None else None
        if row is None or row.state is not TicketState.WAITING or row.day != hall.where().day:
            return replace(case, earlier=None)
        for each in take_back(hall, row):
            self._check_ins.free(each.id)
        hall.store.tickets.end_visit(row.visit, hall.where().at)  # a slip that still waits is not printed
        return case

    @staticmethod
    def _given(answer: Issued | Closed | Theirs) -> Issued:
        if isinstance(answer, Issued):
            return answer
        raise _Shut(answer)  # the last number of the day's quota went just now

    def _use_up(self, visit: Visit, ticket: str) -> None:
        """Note that a pre-review's code or an appointment has its number, in the transaction that gives it."""
        if visit.pre_review:
            self._pre_reviews.use(visit.pre_review, ticket)
        if visit.appointment:
            self._check_ins.use(visit.appointment, ticket)

    @out_of_service
    def give_notice(self, session: Session, case: Case) -> tuple[Case, NoticeMade] | SomebodyElse:
        """Print the told-once notice with its resume code and close the case, both or neither."""
        try:
            with self._hall.store.writing():
                demand(self._hall, session, Act.PRE_REVIEW)
                self._visits.verdict(case.visit)
                made = self._notices.make(case.visit)
                closed = self._closed(case, CaseOutcome.NOTICE, made.code)
                self._audit.append(session, Act.PRE_REVIEW, f"case:{case.id}", {"outcome": CaseOutcome.NOTICE.value})
        except _Undone as undone:
            return undone.by
        self._saw(closed)
        self._kick()
        return closed, made

    @out_of_service
    def give_code(self, session: Session, case: Case) -> tuple[Case, CodeMade] | SomebodyElse:
        """Print the pre-review with its code, by which any kiosk gives the number later, and close the case."""
        try:
            with self._hall.store.writing():
                demand(self._hall, session, Act.ISSUE_CODE)
                case = self._letting_go(case)
                self._visits.verdict(case.visit)
                row, job = self._pre_reviews.make(case, session.name)
                closed = self._closed(case, CaseOutcome.CODE, row.id)
                self._audit.append(session, Act.ISSUE_CODE, f"case:{case.id}")
        except _Undone as undone:
            return undone.by
        self._saw(closed)
        self._kick()
        return closed, CodeMade(row.code, row.until, job)

    @out_of_service
    def undo(self, session: Session, case: Case) -> Case | SomebodyElse:
        """Take back what a closed case gave, by a compensating act: its number becomes 作废, its code is used up.

        Returns a new case with the same answers. `SomebodyElse` where it was called or used meanwhile. A notice stays:
        it asks for nothing and promises nothing.
        """
        hall, visit = self._hall, replace(case.visit, id=new_id(), pre_review="")  # a code is good for one number
        again = Case(new_id(), visit, session.member)
        try:
            with hall.store.writing():
                demand(hall, session, Act.UNDO)
                if case.outcome in (CaseOutcome.NUMBER, CaseOutcome.ANYWAY):
                    row = hall.store.tickets.get(case.subject)
                    rows = take_back(hall, row) if row is not None else []
                    if not rows:
                        return SomebodyElse("")
                    for each in rows:
                        self._check_ins.free(each.id)
                elif case.outcome is CaseOutcome.CODE:
                    self._pre_reviews.use(case.subject, VOID)
                hall.store.tickets.end_visit(case.visit.id, hall.where().at)  # a slip that still waits is not printed
                self._audit.append(session, Act.UNDO, f"case:{case.id}")
                return self._add(session, again)
        except (WrongMove, UsedBefore):
            return SomebodyElse("")

    @out_of_service
    def print_pledge(self, session: Session, case: Case, then: Callable[[bool, Text], None]) -> bool:
        """Print both copies of the pledge on this machine's A4 printer; False where it has none, or nothing is pledged.

        `then` is called on another thread: whether the printer took them, and words for it.
        """
        hall, visit, address = self._hall, case.visit, self._hall.machine.a4
        found = self._visits.judge_each(visit)
        if address is None or found.whole.outcome is not Outcome.PLEDGE:
            return False
        jobs = PageJobs(hall)
        with hall.store.writing():
            demand(hall, session, Act.PRE_REVIEW)
            job = jobs.add(case.id, visit)
            self._audit.append(session, Act.PRE_REVIEW, f"case:{case.id}", {"what": "pledge", "job": job})
        row = hall.store.journal.get(job)
        forms = forms_of(hall, visit, row.copy if row else 0)
        jobs.print_behind(job, forms, lambda handed: then(handed.trouble is None, handed_words(address, handed)))
        return True

    @out_of_service
    def decide(self, session: Session, case: Case, outcome: CaseOutcome, said: str = "") -> Case | SomebodyElse:
        """Close an escalated case with what was decided; raises `WrongMove`, `NotSaid`.

        Identity and mobile numbers in the words are left out.
        """
        closed = case.close(outcome, "", without_numbers(said))
        return self._moved(session, closed, Act.DECIDE_ESCALATION, {"outcome": outcome.value})

    @out_of_service
    def escalate(self, session: Session, case: Case, supervisor: str, why: str) -> Case | SomebodyElse:
        """Hand the case to a supervisor (办不成事反映窗口); due in 15 working days. Raises `NotSaid`, `WrongMove`.

        Identity and mobile numbers in the reason are left out.
        """
        due = pledge_until(self._hall.where().day, ESCALATION_DAYS, self._hall.site.calendar)
        escalated = case.escalate(supervisor, without_numbers(why), due)
        return self._moved(session, escalated, Act.ESCALATE, {"to": supervisor})

    @out_of_service
    def set_due(self, session: Session, case: Case, days: int) -> Case | SomebodyElse:
        """Let an escalated case be due `days` working days from today (0: today). Raises `WrongMove`."""
        due = pledge_until(self._hall.where().day, days, self._hall.site.calendar)
        return self._moved(session, case.due_by(due), Act.DECIDE_ESCALATION, {"due": due.isoformat()})

    @out_of_service
    def hand_over(self, session: Session, case: Case, to: str) -> Case | SomebodyElse:
        """Hand the case to another agent, or an escalated one back."""
        moved = case.hand_back(to) if case.state is CaseState.ESCALATED else case.hand_to(to)
        return self._moved(session, moved, Act.HAND_OVER, {"to": to})

    def _moved(self, session: Session, case: Case, act: Act, details: dict[str, str | int]) -> Case | SomebodyElse:
        with self._hall.store.writing():
            demand(self._hall, session, act)
            stored = self._change(case)
            if isinstance(stored, Case):
                served(self._hall, stored)
                if act is Act.ESCALATE:
                    self._count_verdict(stored)
                self._audit.append(session, act, f"case:{case.id}", details)
        return self._saw(stored)

    def _count_verdict(self, case: Case) -> None:
        """Count what was missing where nothing was given, so that the figures know why a supervisor was asked."""
        visit = case.visit
        if visit.item is not None and visit.next_question() is None and not visit.unanswered():
            self._visits.verdict(visit)

    def _closed(self, case: Case, outcome: CaseOutcome, subject: str) -> Case:
        """Close a case in the transaction that gives something; what it gave is undone where somebody else has it."""
        closed = self._change(case.close(outcome, subject))
        if isinstance(closed, SomebodyElse):
            raise _Undone(closed)
        served(self._hall, closed)
        return closed

    @out_of_service
    def colleagues(self, act: Act) -> tuple[tuple[str, str], ...]:
        """Return (id, name) of all who may do `act` now, by their staff number."""
        rows = self._hall.store.staff.all(self._hall.site.id)
        return tuple((row.id, row.name) for row in rows if row.disabled is None and may(row.roles, act))

    def _name(self, member: str) -> str:
        row = self._hall.store.staff.get(member) if member else None
        return row.name if row is not None else ""


def _told(issued: Issued, case: Case) -> dict[str, str | int]:
    return {"number": _numbers(issued), **({"void": case.earlier.number} if case.earlier is not None else {})}


def _numbers(issued: Issued) -> str:
    return " ".join(each.number for each in (issued, *issued.further))
