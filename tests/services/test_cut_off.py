"""Kiosks of a hall on PostgreSQL that are cut off, and what becomes of their numbers when the line is back."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.appointments import AppointmentState, Coming, Slot
from kiosk.domain.cases import Case, CaseOutcome
from kiosk.domain.codes import new_code
from kiosk.domain.cut_off import CutOffState
from kiosk.domain.findings import Health
from kiosk.domain.jobs import JobState
from kiosk.domain.tickets import TicketState
from kiosk.domain.visit import Visit, Wish
from kiosk.services.accounts import Accounts
from kiosk.services.answers import Booked, Issued, NoSuchCode, OutOfService, Resumed
from kiosk.services.booked_cases import BookedCases
from kiosk.services.cases import Cases
from kiosk.services.check_ins import CheckIns
from kiosk.services.counts import CountsOfDay
from kiosk.services.cut_off import CutOff
from kiosk.services.doctor.hall import cut_off as cut_off_finding
from kiosk.services.hall import CUT_OFF, Hall
from kiosk.services.notices import Notices
from kiosk.services.pre_reviews import PreReviews
from kiosk.services.visits import Visits
from kiosk.store.database import execute
from kiosk.store.rows import AppointmentRow, CutOffRow, PreReviewRow, TicketRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.services.conftest import HandClock, all_brought
from tests.services.test_pre_reviews import made

FOOD = "食品经营许可"


class Cut:
    """A kiosk of the hall, with a folder of its own; it is ready, and every act of it is done without the hall."""

    def __init__(self, hall: Hall, device: str, home: Path) -> None:
        home.mkdir()
        self.online = replace(hall, home=home, machine=replace(hall.machine, device=device))
        self._cut_off = CutOff(self.online)
        self.prepare()

    @property
    def hall(self) -> Hall:
        """The hall as this kiosk has it while it is cut off."""
        return self._cut_off.hall()

    def prepare(self) -> None:
        """Look once while the line is there."""
        self._cut_off.prepare()

    def takes(self, visit: Visit) -> Issued:
        """Give a visit its number, and let its visitor go."""
        reviews = PreReviews(self.hall)
        given = (reviews.issue if visit.pre_review else Visits(self.hall).issue)(visit, Wish.NUMBER)
        assert isinstance(given, Issued)
        Visits(self.hall).end(visit.id)
        self.hold_slips()
        return given

    def hold_slips(self) -> None:
        """Do what the printer's owner does with slips whose visitor has gone."""
        for row in self.hall.store.journal.open_jobs(self.hall.machine.device, self.hall.printer_name()):
            self.hall.store.journal.to(row, JobState.HELD, self.hall.where(), owner="")

    def settles(self) -> list[CutOffRow]:
        """Settle with the hall; return what became of the numbers."""
        return list(self._cut_off.settle().tickets)

    def close(self) -> None:
        """Close its stores."""
        self._cut_off.close()


@pytest.fixture
def shared(hall: Hall, fresh_database: Callable[[], str]) -> Iterator[Hall]:
    """The shipped hall on PostgreSQL, as its desk has it."""
    store = Store(fresh_database())
    yield replace(hall, store=store)
    store.close()


@pytest.fixture
def kiosk_of(shared: Hall, tmp_path: Path) -> Iterator[Callable[[str], Cut]]:
    """Set up kiosks of that hall, by their device."""
    with ExitStack() as stack:

        def opened(device: str) -> Cut:
            cut = Cut(shared, device, tmp_path / device)
            stack.callback(cut.close)
            return cut

        yield opened


def visit(hall: Hall) -> Visit:
    """Return a visit with everything in hand."""
    item = hall.catalogue.find(FOOD)
    assert item is not None
    return all_brought(item)


def ticket_of(hall: Hall, number: str) -> TicketRow:
    """Return today's ticket with this number."""
    where = hall.where()
    row = hall.store.tickets.by_number(where.site, where.day, number)
    assert row is not None, number
    return row


def in_line(hall: Hall) -> list[str]:
    """Return the numbers that wait, in the order in which they are called."""
    where = hall.where()
    line = sorted(hall.store.tickets.waiting(where.site, where.day, "F"), key=lambda w: (w.place, w.count))
    rows = [hall.store.tickets.get(each.id) for each in line]
    return [row.number for row in rows if row is not None]


def review_of(hall: Hall) -> PreReviewRow:
    """Return a pre-review that the desk has given."""
    item = hall.catalogue.find(FOOD)
    assert item is not None
    return made(hall, item)


def scanned(cut: Cut, text: str) -> Visit:
    """Scan a code at a kiosk that is cut off; return the visit that it begins."""
    opened = PreReviews(cut.hall).open(text)
    assert isinstance(opened, Resumed), opened
    return opened.onto(Visit(new_id()))


def test_who_came_while_the_kiosk_was_cut_off_stands_in_line_behind_who_came_before_and_the_counts_add_up(
    shared: Hall, kiosk_of: Callable[[str], Cut], clock: HandClock
) -> None:
    first, second = kiosk_of("K1"), kiosk_of("K2")
    Visits(shared).issue(visit(shared), Wish.NUMBER)
    clock.move(minutes=1)
    assert first.takes(visit(shared)).number == "F970"
    clock.move(minutes=1)
    assert second.takes(visit(shared)).number == "F940"
    clock.move(minutes=1)
    assert first.takes(visit(shared)).number == "F971"
    Visits(shared).issue(visit(shared), Wish.NUMBER)

    settled = [*first.settles(), *second.settles(), *first.settles()]
    assert [(row.number, row.state) for row in settled] == [
        ("F970", CutOffState.SETTLED),
        ("F971", CutOffState.SETTLED),
        ("F940", CutOffState.SETTLED),
    ]
    assert in_line(shared)[:3] == ["F001", "F970", "F940"]
    assert sorted(in_line(shared)[3:]) == ["F002", "F971"]  # in the same minute
    counts = CountsOfDay(shared).of(shared.where().day)
    assert counts.agree
    assert counts.issued == 5
    assert counts.slips == {"held": 3, "open": 2}


def test_one_code_at_two_kiosks_that_are_cut_off_is_accepted_twice_and_is_one_double(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    review = review_of(shared)
    first, second = kiosk_of("K1"), kiosk_of("K2")
    one, other = first.takes(scanned(first, review.signed)), second.takes(scanned(second, review.signed))
    assert PreReviews(first.hall).open(review.signed) == NoSuchCode("used")  # here it was seen before

    assert [row.state for row in first.settles()] == [CutOffState.SETTLED]
    (told,) = second.settles()
    assert (told.number, told.state) == (other.number, CutOffState.DOUBLE)
    assert told.other == ticket_of(shared, one.number).id
    assert second.settles() == []
    assert [row.number for row in shared.store.cut_off_tickets.doubles("jiyang", shared.where().day)] == [other.number]
    assert in_line(shared) == ["F970", "F940"]  # nobody is refused
    assert PreReviews(shared).open(review.code) == NoSuchCode("used")
    assert CountsOfDay(shared).of(shared.where().day).agree


def test_a_code_whose_first_number_became_void_is_no_double(shared: Hall, kiosk_of: Callable[[str], Cut]) -> None:
    review = review_of(shared)
    cut = kiosk_of("K1")
    given = PreReviews(shared).issue(scanned(cut, review.signed), Wish.NUMBER)
    assert isinstance(given, Issued)
    cut.takes(scanned(cut, review.signed))
    shared.store.tickets.change(ticket_of(shared, given.number), TicketState.VOID, shared.where())

    assert [row.state for row in cut.settles()] == [CutOffState.SETTLED]
    assert shared.store.pre_reviews.used_by(review.id) == ticket_of(shared, "F970").id


def test_forged_and_expired_codes_are_found_without_the_hall(
    shared: Hall, kiosk_of: Callable[[str], Cut], clock: HandClock
) -> None:
    review = review_of(shared)
    cut = kiosk_of("K1")
    forged = review.signed[:-3] + ("A" if review.signed[-3] != "A" else "B") + review.signed[-2:]

    assert PreReviews(cut.hall).open(forged) == NoSuchCode("forged")
    clock.move(hours=24 * 8)
    assert PreReviews(cut.hall).open(review.signed) == NoSuchCode("expired")


def test_of_a_code_that_came_after_the_line_was_lost_the_kiosk_says_that_it_cannot_ask(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut = kiosk_of("K1")
    review = review_of(shared)

    assert CheckIns(cut.hall).open(review.signed) == NoSuchCode("cut-off")
    assert CheckIns(shared).open(new_code(lambda _: 7)) == NoSuchCode("unknown")


def booked_now(hall: Hall, code: str) -> str:
    """Book somebody for this half hour under a code of another system; return the appointment's id."""
    item, where = hall.catalogue.find(FOOD), hall.where()
    assert item is not None
    slot = Slot(where.at, where.at + timedelta(minutes=30))
    row = AppointmentRow(
        new_id(), where.day, slot, code, "张*", item.code, item.queue, "list", AppointmentState.BOOKED, None, "",
        frozenset({"hash"}),
    )  # fmt: skip
    hall.store.appointments.add([row], where)
    return row.id


def checks_in(cut: Cut, code: str) -> Issued:
    """Check in at a kiosk that is cut off, and take the number."""
    found = CheckIns(cut.hall).open(code)
    assert isinstance(found, Booked), found
    assert found.how is Coming.ON_TIME
    here = replace(visit(cut.hall), appointment=found.appointment)
    given = CheckIns(cut.hall).issue(here, Wish.NUMBER)
    assert isinstance(given, Issued)
    Visits(cut.hall).end(here.id)
    cut.hold_slips()
    return given


def test_who_is_booked_checks_in_at_a_kiosk_that_is_cut_off_and_goes_first_in_the_slot_all_the_same(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    appointment = booked_now(shared, "730514")
    boss = Accounts(shared).make_first("赵晴", "270591")
    begun = BookedCases(shared, Cases(shared)).receive(boss, appointment)  # at the desk, with questions still open
    assert isinstance(begun, Case)
    cut = kiosk_of("K1")
    kept = cut.hall.store.appointments.get(appointment)
    assert kept is not None
    assert (kept.name, kept.marks) == ("", frozenset())  # nothing of who comes lies on the kiosk's disk
    given = checks_in(cut, "730514")
    assert given.slot is not None
    assert CheckIns(cut.hall).open("730514") == Visits(cut.hall).again(ticket_of(cut.hall, given.number))

    assert [(row.number, row.state) for row in cut.settles()] == [("F970", CutOffState.SETTLED)]
    row = shared.store.appointments.get(appointment)
    assert row is not None
    assert (row.state, row.ticket) == (AppointmentState.NUMBERED, given.ticket)
    assert ticket_of(shared, "F970").slot == row.slot
    case = shared.store.cases.get(begun.id)
    assert case is not None
    assert (case.outcome, case.subject) == (CaseOutcome.NUMBER, given.ticket)
    assert CountsOfDay(shared).of(shared.where().day).agree


def test_one_appointment_at_two_kiosks_that_are_cut_off_is_one_double(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    booked_now(shared, "730514")
    first, second = kiosk_of("K1"), kiosk_of("K2")
    one = checks_in(first, "730514")
    checks_in(second, "730514")
    first.settles()

    (told,) = second.settles()
    assert (told.state, told.other) == (CutOffState.DOUBLE, one.ticket)


def test_an_appointment_that_had_its_number_before_the_line_was_lost_gets_no_second_one(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    appointment = booked_now(shared, "730514")
    given = CheckIns(shared).issue(replace(visit(shared), appointment=appointment), Wish.NUMBER)
    assert isinstance(given, Issued)
    cut = kiosk_of("K1")

    assert CheckIns(cut.hall).open("730514") == NoSuchCode("cut-off")


def test_an_appointment_made_after_the_line_was_lost_is_one_that_the_kiosk_cannot_ask_about(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut = kiosk_of("K1")
    booked_now(shared, "730514")

    assert CheckIns(cut.hall).open("730514") == NoSuchCode("cut-off")


def test_one_who_is_booked_and_in_mid_visit_gets_an_ordinary_number(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut = kiosk_of("K1")
    given = CheckIns(cut.hall).issue(replace(visit(shared), appointment=new_id()), Wish.NUMBER)

    assert isinstance(given, Issued)
    assert (given.number, given.slot) == ("F970", None)


def test_a_code_that_was_used_before_the_line_was_lost_is_used_here_too(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    review = review_of(shared)
    cut = kiosk_of("K1")
    PreReviews(shared).issue(scanned(cut, review.signed), Wish.NUMBER)
    cut.prepare()

    assert PreReviews(cut.hall).open(review.signed) == NoSuchCode("used")


def test_a_number_whose_commit_went_through_unheard_becomes_void_for_the_one_its_visitor_holds(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut, same = kiosk_of("K1"), visit(shared)
    Visits(cut.online).issue(same, Wish.NUMBER)  # its answer was lost
    assert cut.takes(same).number == "F970"

    assert [row.state for row in cut.settles()] == [CutOffState.SETTLED]
    assert ticket_of(shared, "F001").state is TicketState.VOID
    assert in_line(shared) == ["F970"]
    assert shared.store.journal.open_jobs("K1", shared.printer_name()) == []  # nor does its slip come
    assert CountsOfDay(shared).of(shared.where().day).agree
    assert cut.settles() == []


def test_and_is_a_double_where_it_was_called_meanwhile(shared: Hall, kiosk_of: Callable[[str], Cut]) -> None:
    cut, same = kiosk_of("K1"), visit(shared)
    Visits(cut.online).issue(same, Wish.NUMBER)
    cut.takes(same)
    shared.store.tickets.call("F", "21", shared.where())

    (told,) = cut.settles()
    assert told.state is CutOffState.DOUBLE
    assert told.other == ticket_of(shared, "F001").id
    assert in_line(shared) == ["F970"]


def test_a_visitor_who_still_stands_there_is_settled_when_they_have_gone(
    shared: Hall, kiosk_of: Callable[[str], Cut], clock: HandClock
) -> None:
    cut, here = kiosk_of("K1"), visit(shared)
    Visits(cut.hall).issue(here, Wish.NUMBER)
    assert cut.settles() == []
    Visits(cut.hall).end(here.id)
    assert cut.settles() == []  # its slip is not out yet
    cut.hold_slips()
    assert [row.number for row in cut.settles()] == ["F970"]

    Visits(cut.hall).issue(visit(shared), Wish.NUMBER)  # and the machine dies
    clock.move(minutes=6)
    assert [row.number for row in cut.settles()] == ["F971"]


def test_a_notice_made_while_cut_off_opens_at_every_kiosk_afterwards(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut, here = kiosk_of("K1"), visit(shared)
    code = Notices(cut.hall).make(here).code
    Visits(cut.hall).end(here.id)
    cut.hold_slips()
    cut.settles()

    assert isinstance(PreReviews(shared).open(code), Resumed)


def test_without_a_number_left_the_kiosk_is_out_of_service_and_nothing_is_stored(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut, last = kiosk_of("K1"), visit(shared)
    numbers = {cut.takes(visit(shared)).number for _ in range(30)}
    with pytest.raises(OutOfService, match="no number of queue F is left"):
        Visits(cut.hall).issue(last, Wish.NUMBER)

    assert len(numbers) == 30
    assert cut.hall.store.tickets.of_visit(last.id) is None
    cut.settles()
    cut.prepare()
    assert cut.takes(last).number not in numbers


def test_a_number_that_the_hall_cannot_take_stays_to_settle_and_holds_up_nobody_and_the_doctor_tells_it(
    shared: Hall, kiosk_of: Callable[[str], Cut], clock: HandClock
) -> None:
    cut = kiosk_of("K1")
    execute(shared.store.database, "UPDATE counter SET last = 969, leased_from = 0, leased_to = 0 WHERE queue = 'F'")
    Visits(shared).issue(visit(shared), Wish.NUMBER)  # as no program of ours ever would
    twice, fine = cut.takes(visit(shared)), cut.takes(visit(shared))
    assert (twice.number, fine.number) == ("F970", "F971")

    assert [row.number for row in cut.settles()] == ["F971"]
    assert [row.number for row in cut.hall.store.cut_off_tickets.to_settle("jiyang")] == ["F970"]
    assert cut._cut_off.settled()
    assert in_line(shared) == ["F970", "F971"]
    told = cut_off_finding(cut.online.home / CUT_OFF, "jiyang", clock.now + timedelta(minutes=11))
    assert (told.health, told.facts) == (Health.LOOK, {"numbers": ["F970"]})


def test_numbers_of_a_hall_that_came_back_from_a_backup_are_not_given_by_the_kiosk(
    shared: Hall, kiosk_of: Callable[[str], Cut]
) -> None:
    cut = kiosk_of("K1")
    where = cut.online.where()
    shared.store.leases.drop([row.id for row in shared.store.leases.of_device("jiyang", "K1", where.day)])
    cut.prepare()

    assert cut.takes(visit(shared)).number == "F940"
