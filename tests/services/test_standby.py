"""Two printers at one kiosk: while the first cannot print, the next slip comes out of its standby; a sent one stays."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile
from drivers.printer.protocol import Completion, Printer, PrinterState
from kiosk.domain.items import ServiceItem
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, JobView
from kiosk.services.hall import Hall
from kiosk.services.print_desk import PrintDesk
from kiosk.services.printers import line_to
from kiosk.services.printing import Printing
from kiosk.services.standby import STANDS_STILL, next_printer, published, takes_next
from kiosk.services.visits import Visits
from tests.services.conftest import HandClock, all_brought, job_of
from tests.services.test_printing import until


def unplugged(printer: Emulator) -> None:
    """Cut the wire and wait until nobody answers: a slip on its way just then may rightly be uncertain."""

    def refused() -> bool:
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", printer.port)) != 0

    printer.unplug()
    assert until(refused)


FAULTS: dict[str, Callable[[Emulator], object]] = {
    "paper out": lambda printer: printer.apply("paper_out"),
    "cover open": lambda printer: printer.apply("cover_open"),
    "cutter fault": lambda printer: printer.apply("cutter_fault"),
    "overheated": lambda printer: printer.apply("overheated"),
    "unreachable": unplugged,
}


@dataclass
class Pair:
    """A kiosk with a printer and a standby, running; `heard` is what its screen was told."""

    hall: Hall
    printing: Printing
    first: Emulator
    second: Emulator
    heard: list[JobView]

    def take(self, item: ServiceItem) -> Issued:
        """Take a number with every paper in hand."""
        given = Visits(self.hall, self.printing.kick).issue(all_brought(item), Wish.NUMBER)
        assert isinstance(given, Issued)
        return given

    def until_known(self, first: PrinterState, second: PrinterState = PrinterState.READY) -> None:
        """Wait until both states are known, and published for whoever adds a job."""
        names = [address.name for address in self.hall.machine.printers]
        assert until(lambda: [self.printing.printer_state(name) for name in names] == [first, second])
        assert until(lambda: [published(self.hall, name) for name in names] == [first, second])

    def came_out(self, given: Issued) -> list[int]:
        """Return on which printers a number came out: 1, 2, once for each paper."""
        return [
            number
            for number, printer in enumerate((self.first, self.second), start=1)
            for slip in printer.slips
            if given.number in slip.text
        ]


@pytest.fixture
def two(hall: Hall) -> Iterator[tuple[Hall, Emulator]]:
    """The hall with a standby in its machine.toml, and that standby."""
    with Emulator.tcp() as second:
        standby = PrinterAddress("K2-standby", "generic-80", f"tcp://127.0.0.1:{second.port}")
        yield replace(hall, machine=replace(hall.machine, standby=standby)), second


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let owners look often; for an answer they wait as always, since under load a printer must not seem silent."""
    monkeypatch.setattr("kiosk.services.owner.LOOK_SECONDS", 0.15)
    monkeypatch.setattr("kiosk.services.owner.KNOWN_SECONDS", 0.1)


@pytest.fixture
def pair(two: tuple[Hall, Emulator], printer: Emulator) -> Iterator[Pair]:
    """Both printers, ready and owned."""
    heard: list[JobView] = []
    with ExitStack() as stack:
        owner = stack.enter_context(Printing(two[0], heard.append).running())
        here = Pair(two[0], owner, printer, two[1], heard)
        here.until_known(PrinterState.READY)
        yield here
    assert printer.errors == two[1].errors == []


@pytest.mark.parametrize("fault", FAULTS)
def test_while_the_first_cannot_print_the_next_slip_comes_out_of_the_standby_and_nobody_is_told(
    fault: str, pair: Pair, food: ServiceItem
) -> None:
    FAULTS[fault](pair.first)
    given = pair.take(food)

    assert pair.printing.settle(given.job, 10) == "confirmed"
    assert pair.came_out(given) == [2]
    assert job_of(pair.hall, given.job).printer == "K2-standby"
    assert not STANDS_STILL & {PrinterState(view.printer) for view in pair.heard}
    assert JobState.FAILED not in {view.state for view in pair.heard}

    pair.first.mend()
    pair.until_known(PrinterState.READY)
    later = pair.take(food)
    assert pair.printing.settle(later.job, 10) == "confirmed"
    assert pair.came_out(later) == [1]


def test_a_wire_that_breaks_between_question_and_slip_is_no_failure_to_the_screen(
    two: tuple[Hall, Emulator], printer: Emulator, food: ServiceItem
) -> None:
    """`sent` is stored by then, yet the printer took no byte: the journal knows both, the visitor sees a slip."""
    heard: list[JobView] = []

    class BreaksOff(EscposPrinter):
        def print(self, slip: Slip, before_body: Callable[[], None]) -> Completion:
            def then_break() -> None:
                before_body()
                line = self._line
                assert line is not None
                printer.reset()
                printer.unplug()
                while line.read(5) is not None:
                    pass

            return super().print(slip, then_break)

    def opens(address: PrinterAddress) -> Printer:
        ways = {"K2-slip": BreaksOff, "K2-standby": EscposPrinter}
        return ways[address.name](line_to(address.connection), profile(address.profile))

    with Printing(two[0], heard.append, opens).running() as owner:
        pair = Pair(two[0], owner, printer, two[1], heard)
        pair.until_known(PrinterState.READY)
        given = pair.take(food)
        assert owner.settle(given.job, 10) == "confirmed"

    assert pair.came_out(given) == [2]
    assert JobState.FAILED not in {view.state for view in heard}


def test_a_roll_that_ends_in_mid_slip_keeps_its_job_and_the_next_comes_out_of_the_standby(
    pair: Pair, food: ServiceItem
) -> None:
    pair.first.paper_ends_after(lines=3)
    torn = pair.take(food)
    assert pair.printing.settle(torn.job, 20) == "uncertain"
    whole = pair.take(food)
    assert pair.printing.settle(whole.job, 10) == "confirmed"

    pair.first.load_roll()
    pair.until_known(PrinterState.READY)
    third = pair.take(food)
    assert pair.printing.settle(third.job, 10) == "confirmed"

    row = job_of(pair.hall, torn.job)
    assert (row.printer, row.state) == ("K2-slip", JobState.UNCERTAIN)
    assert [pair.came_out(given) for given in (torn, whole, third)] == [[], [2], [1]]
    assert "补打" not in "".join(slip.text for printer in (pair.first, pair.second) for slip in printer.slips)


def test_a_torn_slip_that_a_person_prints_once_more_comes_out_of_the_standby_with_its_mark(
    pair: Pair, food: ServiceItem
) -> None:
    pair.first.paper_ends_after(lines=3)
    torn = pair.take(food)
    assert pair.printing.settle(torn.job, 20) == "uncertain"
    pair.until_known(PrinterState.PAPER_OUT)

    again = PrintDesk(pair.hall).settle(job_of(pair.hall, torn.job), Settled.REPRINTED, "帮办03")
    pair.printing.kick()

    assert pair.printing.settle(again, 10) == "confirmed"
    assert ["补打 第1次" in slip.text for slip in pair.second.slips] == [True]
    assert pair.first.slips == []


def test_with_both_out_a_slip_waits_for_whichever_is_mended_and_comes_out_once(pair: Pair, food: ServiceItem) -> None:
    pair.first.paper_out = pair.second.paper_out = True
    pair.until_known(PrinterState.PAPER_OUT, PrinterState.PAPER_OUT)
    given = pair.take(food)
    assert pair.printing.settle(given.job, 10) == "failed"
    assert pair.heard[-1].printer == "paper out"

    pair.second.load_roll()

    assert pair.second.wait_for(lambda printer: len(printer.slips) == 1)
    assert pair.printing.settle(given.job, 10) == "confirmed"
    pair.first.load_roll()
    pair.until_known(PrinterState.READY)
    assert pair.came_out(given) == [2]


def test_what_waits_at_a_standby_that_went_out_goes_back_to_the_mended_first(pair: Pair, food: ServiceItem) -> None:
    pair.first.paper_out = pair.second.paper_out = True
    pair.until_known(PrinterState.PAPER_OUT, PrinterState.PAPER_OUT)
    given = pair.take(food)
    assert pair.printing.settle(given.job, 10) == "failed"
    row = job_of(pair.hall, given.job)
    assert pair.hall.store.journal.hand_over(row, "K2-standby", pair.hall.where())

    pair.first.load_roll()

    assert until(lambda: job_of(pair.hall, given.job).state is JobState.CONFIRMED)
    assert pair.came_out(given) == [1]


def test_a_silent_standby_is_unknown_and_gets_nothing_that_could_be_lost(pair: Pair, food: ServiceItem) -> None:
    pair.second.silent = True
    pair.first.paper_out = True
    pair.until_known(PrinterState.PAPER_OUT, PrinterState.UNKNOWN)
    given = pair.take(food)
    assert pair.printing.settle(given.job, 10) == "failed"

    pair.first.load_roll()

    assert until(lambda: job_of(pair.hall, given.job).state is JobState.CONFIRMED)
    assert pair.came_out(given) == [1]


def test_a_test_page_stays_with_the_printer_that_it_tests(pair: Pair) -> None:
    pair.first.paper_out = True
    pair.until_known(PrinterState.PAPER_OUT)
    pages = [PrintDesk(pair.hall).test(name) for name in ("K2-slip", "K2-standby")]
    pair.printing.kick()

    assert pair.printing.settle(pages[1], 10) == "confirmed"
    assert until(lambda: job_of(pair.hall, pages[0]).state is JobState.FAILED)
    assert "K2-standby" in pair.second.slips[0].text
    assert pair.first.slips == []


def test_a_slip_whose_visitor_has_gone_goes_to_no_printer(pair: Pair, food: ServiceItem, clock: HandClock) -> None:
    pair.first.paper_out = pair.second.paper_out = True
    pair.until_known(PrinterState.PAPER_OUT, PrinterState.PAPER_OUT)
    given = pair.take(food)
    assert pair.printing.settle(given.job, 10) == "failed"

    clock.move(minutes=3, seconds=1)
    pair.second.load_roll()

    assert until(lambda: job_of(pair.hall, given.job).state is JobState.HELD)
    assert pair.came_out(given) == []


def test_two_programs_at_once_and_a_dead_owner_print_nothing_twice(
    two: tuple[Hall, Emulator], printer: Emulator, food: ServiceItem
) -> None:
    hall, second = two
    sent, waits = (Visits(hall).issue(all_brought(food), Wish.NUMBER) for _ in range(2))
    assert isinstance(sent, Issued)
    assert isinstance(waits, Issued)
    assert hall.store.journal.to(job_of(hall, sent.job), JobState.SENT, hall.where(), owner="the dead one")
    printer.paper_out = True

    with Printing(hall).running() as one, Printing(hall).running() as other:
        assert one.settle(sent.job, 10) == "uncertain"
        assert one.settle(waits.job, 10) == other.settle(waits.job, 10) == "confirmed"

    assert job_of(hall, sent.job).printer == "K2-slip"
    assert [waits.number in slip.text for slip in second.slips] == [True]
    assert printer.slips == []


def test_a_state_that_nobody_published_lately_sends_nothing_to_the_standby(
    two: tuple[Hall, Emulator], clock: HandClock
) -> None:
    hall, device = two[0], two[0].machine.device
    for name, state in (("K2-slip", "paper out"), ("K2-standby", "ready")):
        hall.store.journal.publish(device, name, state, "", hall.clock())
    assert next_printer(hall) == "K2-standby"

    clock.move(minutes=1)

    assert next_printer(hall) == "K2-slip"


def test_only_a_standby_that_is_known_to_print_is_next() -> None:
    for first in PrinterState:
        for second in PrinterState:
            well = second in (PrinterState.READY, PrinterState.NEAR_END)
            assert takes_next([first, second]) == int(first in STANDS_STILL and well)
        assert takes_next([first]) == takes_next([]) == 0
