"""How *ready* visits stand at the windows: a visit once, however many numbers it has."""

from typing import Any

import peewee as pw

from kiosk.domain.sent_back import SentBackState
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Wish
from kiosk.store.models import SentBack, Ticket, Visit
from kiosk.store.statements import given


def further_visits() -> Any:
    """Select the visits of further numbers of some days, `together` the first: few, and known before all others."""
    within = (Visit.site == given("site")) & (Visit.day >= given("since")) & (Visit.day <= given("until"))
    return Visit.select(Visit.id, Visit.together).where(within & (Visit.together != "")).alias("further")


def ready_visits() -> Any:
    """Select the visits of some days (`site`, `since`, `until`) that got a number as ready: `visit`, `day`, `item`.

    `mark` is that one of its numbers was sent back, and `item` then which one was, else its first; `state` is done once
    all its numbers are, and void where all are.
    """
    further = further_visits()
    visit = pw.fn.COALESCE(further.c.together, Ticket.visit)
    back = SentBack.state != SentBackState.WITHDRAWN.value
    first = pw.fn.MAX(pw.Case(None, [(further.c.id.is_null(), Ticket.item)]))
    item = pw.fn.COALESCE(pw.fn.MAX(pw.Case(None, [(back, SentBack.item)])), first, pw.fn.MIN(Ticket.item))
    void, done = TicketState.VOID.value, TicketState.DONE.value
    under_way = pw.fn.MAX(pw.Case(None, [(Ticket.state.in_([void, done]), 0)], 1))
    served = pw.fn.MAX(pw.Case(None, [(Ticket.state == done, 1)], 0))
    state = pw.Case(None, [(under_way == 1, TicketState.WAITING.value), (served == 1, done)], void)
    return (
        Ticket.select(
            visit.alias("visit"),
            pw.fn.MIN(Ticket.day).alias("day"),
            item.alias("item"),
            state.alias("state"),
            pw.fn.MAX(pw.Case(None, [(back, SentBack.state)])).alias("mark"),
        )
        .join(further, pw.JOIN.LEFT_OUTER, on=(further.c.id == Ticket.visit))
        .switch(Ticket)
        .join(SentBack, pw.JOIN.LEFT_OUTER, on=(SentBack.ticket == Ticket.id))
        .where(
            (Ticket.site == given("site"))
            & (Ticket.day >= given("since"))
            & (Ticket.day <= given("until"))
            & (Ticket.outcome == Outcome.READY.value)
            & (Ticket.wish == Wish.NUMBER.value)
        )
        .group_by(pw.SQL("1"))
        .alias("ready")
    )
