"""A number taken back before it was called, and with it all that its visitor was given at the same moment."""

from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.services.hall import Hall
from kiosk.store.rows import TicketRow


def take_back(hall: Hall, first: TicketRow) -> list[TicketRow]:
    """Make the numbers of one visit 作废 in the caller's transaction; return them, none where all are already.

    `first` is the one that has the visit's own id. Raises `WrongMove` where one of them was called.
    """
    tickets = hall.store.tickets
    rows = [row for row in (first, *tickets.together(first.visit)) if row.state is not TicketState.VOID]
    if any(row.state is not TicketState.WAITING for row in rows):
        raise WrongMove("one of these numbers was called")
    for row in sorted(rows, key=lambda row: row.queue):  # in one order everywhere, so that no two wait for each other
        tickets.change(row, TicketState.VOID, hall.where())
    return rows
