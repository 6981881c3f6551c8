"""A number on its way to paper: what the journal says, whatever happens to the printer and to its owner."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any, cast

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.protocol import Printer, PrinterState
from kiosk.domain.items import ALWAYS, ServiceItem, Standing
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, JobView
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.print_desk import PrintDesk, lock_of
from kiosk.services.printers import open_printer
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from kiosk.store.database import execute
from tests.services.conftest import HandClock, all_brought, job_of


def take(visits: Visits, item: ServiceItem) -> Issued:
    """Take a number with every paper in hand."""
    given = visits.issue(all_brought(item), Wish.NUMBER)
    assert isinstance(given, Issued)
    return given


def test_whoever_takes_a_printer_over_prints_what_it_saw_while_another_had_it(
    hall: Hall, printer: Emulator, food: ServiceItem
) -> None:
    heard = threading.Event()
    other = lock_of(hall.home, hall.printer_name())
    other.acquire()
    try:
        with Printing(hall, lambda _view: heard.set()).running() as owner:
            given = take(Visits(hall), food)
            assert heard.wait(10)  # it follows; nobody writes from now on
            other.release()
            assert owner.settle(given.job, 10) == "confirmed"
    finally:
        other.release()

    assert len(printer.slips) == 1


def test_a_number_comes_out_on_paper_and_is_confirmed(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    given = take(visits, food)

    assert printing.settle(given.job, 10) == "confirmed"
    assert printer.errors == []
    assert given.number in printer.slips[0].text
    assert "3楼 市场准入区" in printer.slips[0].text
    assert printer.slips[0].codes == [given.token.upper()[:20]]


def test_a_roll_that_ends_in_mid_slip_leaves_the_number_safe_and_nothing_is_printed_again(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem, hall: Hall
) -> None:
    printer.paper_ends_after(lines=3)
    given = take(visits, food)

    assert printing.settle(given.job, 20) == "uncertain"
    assert hall.store.tickets.get(given.ticket) is not None
    printer.load_roll()
    second = take(visits, food)
    assert printing.settle(second.job, 10) == "confirmed"
    assert [second.number in slip.text for slip in printer.slips] == [True]


def test_a_slip_waits_for_new_paper_while_its_visitor_stands_there(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    printer.paper_out = True
    given = take(visits, food)
    assert printing.settle(given.job, 10) == "failed"

    printer.load_roll()

    assert printer.wait_for(lambda p: len(p.slips) == 1)
    assert given.number in printer.slips[0].text
    assert "补打" not in printer.slips[0].text


def test_a_slip_whose_visitor_has_gone_is_held_for_the_desk(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem, hall: Hall, clock: HandClock
) -> None:
    printer.paper_out = True
    given = take(visits, food)
    assert printing.settle(given.job, 10) == "failed"

    clock.move(minutes=3, seconds=1)
    printer.load_roll()
    printing.kick()

    assert until(lambda: job_of(hall, given.job).state is JobState.HELD)
    assert printer.slips == []


def test_a_visitor_who_ended_the_visit_leaves_no_orphan_slip(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem, hall: Hall
) -> None:
    printer.paper_out = True
    given = take(visits, food)
    assert printing.settle(given.job, 10) == "failed"

    visits.end(job_of(hall, given.job).visit)
    printer.load_roll()
    printing.kick()

    assert until(lambda: job_of(hall, given.job).state is JobState.HELD)
    assert printer.slips == []


def test_a_dead_owners_slip_is_uncertain_and_two_recoveries_never_print_it(
    hall: Hall, printer: Emulator, food: ServiceItem
) -> None:
    given = take(Visits(hall), food)
    row = job_of(hall, given.job)
    assert hall.store.journal.to(row, JobState.SENT, hall.where(), owner="the dead one")

    with Printing(hall).running() as first, Printing(hall).running():
        assert first.settle(given.job, 10) == "uncertain"

    assert printer.slips == []


def test_what_a_dead_owner_left_pending_is_printed_once_by_two_that_start_at_once(
    hall: Hall, printer: Emulator, food: ServiceItem
) -> None:
    given = take(Visits(hall), food)

    with Printing(hall).running() as first, Printing(hall).running():
        assert first.settle(given.job, 10) == "confirmed"

    assert len(printer.slips) == 1


def test_a_slip_that_comes_out_while_the_journal_cannot_be_written_is_confirmed_once_it_can(
    printer: Emulator, food: ServiceItem, hall: Hall
) -> None:
    with closing(sqlite3.connect(hall.home / "jishi.db", isolation_level=None, check_same_thread=False)) as other:

        def locks(view: JobView) -> None:
            if view.state is JobState.SENT:
                other.execute("BEGIN IMMEDIATE")

        with Printing(hall, locks).running() as printing:
            given = take(Visits(hall, printing.kick), food)
            assert printer.wait_for(lambda p: len(p.slips) == 1)
            assert printing.settle(given.job, 2) == "sent"  # longer than a writer waits for another
            other.execute("ROLLBACK")
            assert printing.settle(given.job, 10) == "confirmed"
    assert len(printer.slips) == 1


def test_a_job_that_stays_sent_though_nothing_is_being_sent_is_uncertain(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem, hall: Hall
) -> None:
    printer.paper_out = True
    given = take(visits, food)
    assert printing.settle(given.job, 10) == "failed"
    assert hall.store.journal.to(job_of(hall, given.job), JobState.PENDING, hall.where(), owner="")
    assert hall.store.journal.to(job_of(hall, given.job), JobState.SENT, hall.where(), owner="")
    printer.load_roll()

    assert until(lambda: job_of(hall, given.job).state is JobState.UNCERTAIN)
    assert printer.slips == []


def test_a_reprint_says_so_and_how_often(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem, hall: Hall
) -> None:
    given = take(visits, food)
    assert printing.settle(given.job, 10) == "confirmed"

    again = hall.store.journal.reprint(job_of(hall, given.job), hall.where())
    printing.kick()

    assert printing.settle(again, 10) == "confirmed"
    assert "补打 第1次" in printer.slips[1].text
    assert "两张都有效，只叫一次" in printer.slips[1].text


def test_settling_is_noted_once_and_changes_no_state(hall: Hall, food: ServiceItem) -> None:
    given = take(Visits(hall), food)
    row = job_of(hall, given.job)
    assert hall.store.journal.to(row, JobState.HELD, hall.where(), owner="")

    assert hall.store.journal.settle(given.job, Settled.CAME_OUT, "帮办03", hall.clock())
    assert not hall.store.journal.settle(given.job, Settled.VOID, "帮办04", hall.clock())
    assert job_of(hall, given.job).state is JobState.HELD
    assert job_of(hall, given.job).settled is Settled.CAME_OUT


def test_the_screen_hears_of_every_change_and_of_the_printer(hall: Hall, printer: Emulator, food: ServiceItem) -> None:
    heard: list[JobView] = []
    done = threading.Event()

    def hear(view: JobView) -> None:
        heard.append(view)
        if view.state is JobState.CONFIRMED:
            done.set()

    with Printing(hall, hear).running() as owner:
        take(Visits(hall, owner.kick), food)
        assert done.wait(10)

    assert [view.state for view in heard if view.job] == [JobState.SENT, JobState.CONFIRMED]
    assert heard[0].printer == PrinterState.READY.value


def test_a_silent_printer_is_unknown_and_its_slip_uncertain(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    printer.silent = True
    given = take(visits, food)

    assert printing.settle(given.job, 20) == "uncertain"
    assert until(lambda: printing.printer_state() is PrinterState.UNKNOWN)  # the slip is told first, then the printer


def test_a_notice_comes_out_with_what_is_missing_how_to_get_it_and_the_code(
    hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    visit = all_brought(food, 流程图=Answer.MISSING, 制度清单=Answer.UNSURE)
    made = Notices(hall, printing.kick).make(visit)

    assert printing.settle(made.job, 10) == "confirmed"
    text = printer.slips[0].text.replace("\n", "")
    for said in (
        "一次告知单",
        "自助预审，非受理凭证",
        "操作流程图",
        "帮您画",
        "12345",
        "行政许可法第32条",
        f"{made.code[:4]}-{made.code[4:]}",
    ):
        assert said in text


def until(holds: Callable[[], bool]) -> bool:
    """Wait until `holds()` is true, for at most ten seconds."""
    waited = threading.Event()
    for _ in range(500):
        if holds():
            return True
        waited.wait(0.02)
    return False


def test_the_notice_of_a_discreet_item_lists_nothing_that_others_could_read(
    hall: Hall, printing: Printing, printer: Emulator
) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None
    visit = all_brought(item)
    visit = visit.answer(visit.asked()[-1].id, Answer.MISSING)
    made = Notices(hall, printing.kick).make(visit)

    assert printing.settle(made.job, 10) == "confirmed"
    text = printer.slips[0].text.replace("\n", "")
    assert "残疾" not in text
    assert not any(r.name.zh.replace("|", "") in text for r in visit.asked())
    assert f"{made.code[:4]}-{made.code[4:]}" in text
    assert "便民" in text


@pytest.mark.parametrize("change", ["withdrawn", "one paper more"])
def test_a_notice_whose_item_is_another_now_is_held_and_the_next_slip_comes_out(
    hall: Hall, printer: Emulator, food: ServiceItem, change: str
) -> None:
    notice = Notices(hall).make(all_brought(food, 流程图=Answer.MISSING))
    more = replace(food.requirements[0], id="another", when=ALWAYS, standing=Standing.CORE)
    changed = replace(food, requirements=(*food.requirements, more))
    kept = tuple(changed if item == food else item for item in hall.catalogue.items)
    without = tuple(item for item in hall.catalogue.items if item != food)
    later = replace(hall, catalogue=replace(hall.catalogue, items=without if change == "withdrawn" else kept))
    other = hall.catalogue.find("仅销售预包装食品备案")
    assert other is not None

    with Printing(later).running() as owner:
        given = take(Visits(later, owner.kick), other)
        assert owner.settle(given.job, 10) == "confirmed"
        assert owner.settle(notice.job, 10) == "held"

    assert len(printer.slips) == 1


def test_a_number_of_a_letter_that_its_owner_does_not_know_yet_is_held_for_the_desk_and_the_next_one_comes_out(
    hall: Hall, printer: Emulator, food: ServiceItem
) -> None:
    other = next((item for item in hall.catalogue.items if item.queue not in "FH"), None)
    assert other is not None
    queues = tuple(replace(queue, prefix="K") if queue.prefix == "F" else queue for queue in hall.site.queues)
    knows = replace(hall, site=replace(hall.site, queues=queues))  # a program that was started after the change
    unknown = take(Visits(knows), replace(food, queue="K"))
    assert unknown.number == "K001"

    with Printing(hall).running() as owner:
        given = take(Visits(hall, owner.kick), other)
        assert owner.settle(given.job, 10) == "confirmed"
        assert owner.settle(unknown.job, 10) == "held"

    assert [given.number in slip.text for slip in printer.slips] == [True]
    assert [job.called for job in PrintDesk(hall).to_settle()] == ["K001"]  # an agent prints it with one key


def test_a_database_that_fails_while_a_slip_is_made_stops_nothing_for_good(
    hall: Hall, printer: Emulator, food: ServiceItem
) -> None:
    given = take(Visits(hall), food)
    database = hall.store.database
    execute(database, "ALTER TABLE ticket RENAME COLUMN place TO gone")
    with Printing(hall).running() as owner:
        assert until(lambda: owner.printer_state() is PrinterState.READY)
        owner.kick()
        assert owner.settle(given.job, 1.5) == "pending"
        execute(database, "ALTER TABLE ticket RENAME COLUMN gone TO place")

        assert owner.settle(given.job, 10) == "confirmed"

    assert len(printer.slips) == 1


def test_a_profile_that_is_not_there_is_a_printer_out_of_reach_not_a_dead_kiosk(hall: Hall, food: ServiceItem) -> None:
    assert hall.machine.printer is not None
    unknown = replace(hall.machine, printer=replace(hall.machine.printer, profile="no-such-printer"))
    odd = replace(hall, machine=unknown)

    with Printing(odd).running() as owner:
        given = take(Visits(odd, owner.kick), food)
        assert owner.settle(given.job, 10) == "failed"
        assert owner.printer_state() is PrinterState.UNREACHABLE


def test_an_opened_cover_is_known_by_itself(hall: Hall, printer: Emulator) -> None:
    assert hall.machine.printer is not None
    epson = replace(hall.machine, printer=replace(hall.machine.printer, profile="epson-tm-t88"))

    with Printing(replace(hall, machine=epson)).running() as owner:
        assert until(lambda: owner.printer_state() is PrinterState.READY)
        printer.cover_open = True
        assert until(lambda: owner.printer_state() is PrinterState.COVER_OPEN)


class StumblesOnce:
    """A driver whose first look at its printer ends in a way that nobody thought of."""

    def __init__(self, printer: Printer) -> None:
        self._printer, self._stumbled = printer, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._printer, name)

    def status(self) -> PrinterState:
        """Raise once."""
        if not self._stumbled:
            self._stumbled = True
            raise RuntimeError("a driver's own fault")
        return self._printer.status()


def test_a_driver_that_stumbles_does_not_end_the_printing(printer: Emulator, hall: Hall, food: ServiceItem) -> None:
    assert hall.machine.printer is not None
    first, second = open_printer(hall.machine.printer), open_printer(hall.machine.printer)
    printers = [cast("Printer", StumblesOnce(first)), second]
    with Printing(hall, opens=lambda _: printers.pop(0)).running() as printing:
        given = take(Visits(hall, printing.kick), food)

        assert printing.settle(given.job, 10) == "confirmed"
    assert len(printer.slips) == 1
