"""Slips that nobody can say came out, or that were not printed: settled three ways, each with its paper."""

from drivers.printer.emulator import Emulator
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued
from kiosk.services.visits import Visits
from tests.services.conftest import all_brought
from tests.tech.conftest import Technician


def take(here: Technician) -> Issued:
    """Take a number at this machine, whose technician stands before it."""
    item = here.hall.catalogue.find("食品经营许可")
    assert item is not None
    given = Visits(here.hall).issue(all_brought(item), Wish.NUMBER)
    assert isinstance(given, Issued)
    return given


def becomes(here: Technician, given: Issued, state: JobState) -> None:
    """Wait until a number's slip is in a state."""

    def now() -> bool:
        row = here.hall.store.journal.get(given.job)
        return row is not None and row.state is state

    here.until(now, state.value)


def torn(here: Technician, printer: Emulator) -> Issued:
    """Take a number whose slip tears with the end of the roll."""
    printer.paper_ends_after(lines=3)
    given = take(here)
    becomes(here, given, JobState.UNCERTAIN)
    printer.load_roll()
    return given


def left(here: Technician, printer: Emulator) -> Issued:
    """Take a number whose visitor goes before there is paper."""
    printer.paper_out = True
    given = take(here)
    becomes(here, given, JobState.FAILED)
    ticket = here.hall.store.tickets.get(given.ticket)
    assert ticket is not None
    here.hall.store.tickets.end_visit(ticket.visit, here.hall.where().at)
    becomes(here, given, JobState.HELD)
    printer.load_roll()
    return given


def test_slips_are_settled_in_three_ways_and_only_a_held_one_comes_out_as_a_first(
    technician: Technician, printer: Emulator
) -> None:
    came, again, void = (torn(technician, printer) for _ in range(3))
    held = left(technician, printer)
    technician.click("没定的票")
    technician.until(lambda: len(technician.page("journal").rows) == 4, "four slips")

    technician.press("1")
    technician.shows(f"{came.number}：记下了，出来了")
    technician.until(lambda: len(technician.page("journal").rows) == 3, "three slips")
    technician.press("2")
    technician.shows(f"{again.number}：正在再打一张")
    technician.until(lambda: len(technician.page("journal").rows) == 2, "two slips")
    technician.press("3")
    technician.shows(f"{void.number}：记下了，不打了")
    technician.until(lambda: len(technician.page("journal").rows) == 1, "one slip")
    technician.shows("再打不带“补打”")
    technician.press("2")
    technician.shows("今天的小票都有着落")

    assert printer.wait_for(lambda here: len(here.slips) == 2)
    marked = {
        number: "补打" in slip.text
        for slip in printer.slips
        for number in (again.number, held.number)
        if number in slip.text
    }
    assert marked == {again.number: True, held.number: False}
    rows = {given.number: technician.hall.store.journal.get(given.job) for given in (came, again, void, held)}
    assert [row.settled for row in rows.values() if row] == [
        Settled.CAME_OUT,
        Settled.REPRINTED,
        Settled.VOID,
        Settled.REPRINTED,
    ]
    acts = technician.hall.store.audit.of_day(technician.hall.site.id, technician.hall.where().day)
    assert len([act for act in acts if act.act == "settle-print-job"]) == 4
