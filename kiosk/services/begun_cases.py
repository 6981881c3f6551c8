"""What the desk began with somebody who is booked: found by the appointment, and closed with its number elsewhere."""

from dataclasses import replace

from kiosk.domain.cases import Case, CaseOutcome, CaseState
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Outcome
from kiosk.services.case_rows import case_of, case_row
from kiosk.services.hall import Hall


def begun(hall: Hall, appointment: str) -> Case | None:
    """Return the newest case without an outcome that an appointment has; None where there is none."""
    rows = (row for row in reversed(hall.store.cases.open(hall.site.id)) if appointment in row.answers)
    cases = (case_of(row, hall.catalogue) for row in rows)
    return next((case for case in cases if case is not None and case.visit.appointment == appointment), None)


def end_with_number(hall: Hall, appointment: str, ticket: str, outcome: Outcome | None) -> None:
    """Close the case of an appointment whose number a kiosk gives, in that number's transaction.

    One that is with a supervisor stays there; so does one that its agent changes at this moment: the agent is told.
    """
    case = begun(hall, appointment)
    row = hall.store.cases.get(case.id) if case is not None else None
    if case is None or row is None or case.state is not CaseState.CHECKING:
        return
    where = hall.where()
    closed = case.close(CaseOutcome.ANYWAY if outcome is Outcome.REMEDY else CaseOutcome.NUMBER, ticket)
    changed = replace(case_row(closed, hall.catalogue.version, where), revision=row.revision)
    if hall.store.cases.change(changed, where):
        served(hall, closed)


def served(hall: Hall, case: Case) -> None:
    """Note that a help number has done its work once its case has an outcome."""
    row = hall.store.tickets.get(case.ticket) if case.ticket and case.outcome else None
    if row is not None and row.state is TicketState.CALLED:
        hall.store.tickets.change(row, TicketState.DONE, hall.where())
