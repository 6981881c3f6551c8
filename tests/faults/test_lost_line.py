"""A kiosk of a hall on PostgreSQL loses the line to it in front of a visitor, who notices nothing; then it is back."""

import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.cut_off import CutOffState
from kiosk.services.counts import CountsOfDay
from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.faults.calm import calm_seconds
from tests.faults.lines import Line, line_to
from tests.faults.programs import PATIENCE, KioskProgram, kiosk_program
from tests.halls import lay_small
from tests.services.test_pre_reviews import made
from tests.visits.conftest import Visitor, standing
from ui.citizen.door import Services

FOOD = "食品经营许可"
LOST: dict[str, Callable[[Line], None]] = {"hangs": Line.hang, "is cut": Line.cut}


@pytest.fixture
def line(fresh_database: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    """The line to the hall's database."""
    with line_to(fresh_database()) as laid:
        monkeypatch.setenv("JISHI_DATABASE", laid.address)
        yield laid


@pytest.fixture
def visitor(qapp: object, line: Line, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor at a kiosk at the end of that line, which is ready to be cut off."""
    del qapp, line
    with ExitStack() as stack:
        printer = stack.enter_context(Emulator.tcp())
        here = stack.enter_context(standing(lay_small(tmp_path / "home"), printer))
        here.until(lambda: bool(here.kiosk._lines._cut_off and here.kiosk._lines._cut_off.ready), "leased numbers")
        yield here


def is_cut_off(visitor: Visitor) -> bool:
    """Tell whether the kiosk goes on without its hall."""
    found: list[bool] = []

    def look(services: Services) -> bool:
        return services.hall.cut_off

    visitor.kiosk.door.ask(look, found.append)
    visitor.until(lambda: bool(found), "an answer")
    return found[0]


@pytest.mark.parametrize("how", LOST)
def test_the_visitor_has_number_and_paper_all_the_same_and_the_hall_has_them_when_the_line_is_back(
    how: str, visitor: Visitor, line: Line
) -> None:
    visitor.prepared(FOOD)
    LOST[how](line)
    began = time.monotonic()
    visitor.touch("下一步")
    assert visitor.number() == "F970"
    visitor.on("Issued")
    assert time.monotonic() - began < calm_seconds()
    assert not visitor.shows("前面")  # who waits is not known
    visitor.slip()
    assert "F970" in visitor.printer.slips[-1].text
    assert "前面" not in visitor.printer.slips[-1].text
    visitor.touch("拿好了")
    visitor.on("Home")
    line.mend()

    visitor.until(lambda: not is_cut_off(visitor), "the hall again")
    hall = visitor.hall
    where = hall.where()
    given = hall.store.tickets.by_number(where.site, where.day, "F970")
    assert given is not None
    told = hall.store.cut_off_tickets.get(given.id)
    assert told is not None
    assert told.state is CutOffState.SETTLED
    visitor.prepared(FOOD)
    visitor.touch("下一步")
    assert visitor.number() == "F001"
    visitor.slip()
    found = CountsOfDay(hall).of(where.day)
    assert found.agree
    assert (found.issued, found.visits, found.slips) == (2, 2, {"confirmed": 2})


def own_of(visitor: Visitor) -> Store:
    """Return what the kiosk stores while it is cut off."""
    cut_off = visitor.kiosk._lines._cut_off
    assert cut_off is not None
    return cut_off.hall().store


def test_a_pre_reviews_code_is_taken_by_a_kiosk_that_is_cut_off_and_dead_afterwards(
    visitor: Visitor, line: Line
) -> None:
    hall, own = visitor.hall, own_of(visitor)
    review = made(hall, visitor.item(FOOD))
    visitor.until(lambda: own.pre_reviews.by_code(review.code) is not None, "the kiosk hears of it")
    line.cut()
    visitor.kiosk.journey.scan(review.signed)
    assert visitor.number() == "F970"
    visitor.slip()
    visitor.on("Issued")
    visitor.touch("拿好了")
    visitor.on("Home")
    visitor.kiosk.journey.scan(review.signed)
    visitor.until(lambda: visitor.shows("这张预审单已经取过号"), "why it opens nothing")
    line.mend()

    visitor.until(lambda: not is_cut_off(visitor), "the hall again")
    kept = hall.store.pre_reviews.by_code(review.code)
    assert kept is not None
    assert kept.used
    assert hall.store.cut_off_tickets.doubles(hall.site.id, hall.where().day) == []


def test_a_call_for_a_person_is_not_said_to_be_heard_before_it_is_and_rings_when_the_line_is_back(
    visitor: Visitor, line: Line
) -> None:
    hall = visitor.hall
    where = hall.where()
    visitor.prepared(FOOD)
    line.cut()
    visitor.until(lambda: is_cut_off(visitor), "cut off")
    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("您可以直接过去，选好的都还在。"), "where the desk is")
    visitor.answered()
    assert visitor.shows("帮办员在")
    assert not visitor.shows("呼叫已记下")
    line.mend()

    visitor.until(lambda: visitor.shows("呼叫已记下"), "the call is heard now")
    (call,) = hall.store.help_calls.untaken(where.site, where.day)
    assert (call.device, call.step) == (where.device, "checklist")


def test_who_went_on_without_a_person_before_the_line_was_back_is_called_for_no_more(
    visitor: Visitor, line: Line
) -> None:
    hall = visitor.hall
    where = hall.where()
    visitor.prepared(FOOD)
    line.cut()
    visitor.until(lambda: is_cut_off(visitor), "cut off")
    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("您可以直接过去，选好的都还在。"), "where the desk is")
    visitor.touch("知道了，接着办")
    line.mend()

    visitor.until(lambda: not is_cut_off(visitor), "the hall again")
    assert hall.store.help_calls.untaken(where.site, where.day) == []


def test_without_a_number_left_it_says_calmly_where_numbers_are_given(visitor: Visitor, line: Line) -> None:
    own, where = own_of(visitor), visitor.hall.where()
    visitor.prepared(FOOD)
    line.cut()
    own.leases.drop([row.id for row in own.leases.of_device(where.site, where.device, where.day)])
    visitor.touch("下一步")
    visitor.on("OutOfService")

    assert visitor.shows("这台机器歇一会儿")
    assert visitor.shows("工作人员帮您取号")
    assert own.cut_off_tickets.to_settle(where.site) == []


MORNING, LATER = "2026-05-12T09:41", "2026-05-12T09:47"


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for what another program does."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


class Machine:
    """A kiosk's machine at the end of a line: a data folder and a printer that outlive every kiosk process on it."""

    def __init__(self, line: Line, home: Path, printer: Emulator) -> None:
        self._home, self._printer = home, printer
        self.hall, self.own = Store(line.address), Store(home / "cut-off.db", cut_off=True)

    def kiosk(self, at: str) -> AbstractContextManager[KioskProgram]:
        """Run the kiosk with the hall's clock set to `at`."""
        return kiosk_program(self._home, at, f"tcp://127.0.0.1:{self._printer.port}")

    def is_ready(self) -> bool:
        """Tell whether the kiosk holds numbers of every queue, and what it needs of the hall's settings."""
        site = tomllib.loads((self._home / "site.toml").read_text("utf-8"))
        held = self.asked("SELECT COUNT(DISTINCT queue) FROM lease", self.own)
        return held == [(len(site["queue"]),)] and bool(self.own.versions.digest("catalogue"))

    def asked(self, question: str, store: Store | None = None) -> list[tuple[Any, ...]]:
        """Return the rows that answer a question to the hall's database, or to the kiosk's own."""
        return list(execute((store or self.hall).database, question).fetchall())

    def settled(self) -> bool:
        """Tell whether the kiosk knows that the hall has all of its numbers."""
        own = self.own.cut_off_tickets
        return bool(self.asked("SELECT 1 FROM cut_off_ticket", self.own)) and own.to_settle("jiyang") == []

    def close(self) -> None:
        """Close both."""
        self.hall.close()
        self.own.close()


@pytest.fixture
def machine(line: Line, tmp_path: Path) -> Iterator[Machine]:
    """Such a machine, whose kiosk has run and was ready."""
    with Emulator.tcp() as printer, closing(Machine(line, lay_small(tmp_path / "home"), printer)) as here:
        with here.kiosk(MORNING) as kiosk:
            kiosk.on("Home")
            until(here.is_ready, "numbers of every queue")
        here.hall.close()
        yield here


NUMBERS = "SELECT number, state FROM ticket ORDER BY number"


def test_killed_before_the_hall_knew_of_its_number_the_next_start_settles_it_once(line: Line, machine: Machine) -> None:
    with machine.kiosk(MORNING) as kiosk:
        kiosk.on("Home")
        line.cut()
        kiosk.wish(take=FOOD)
        kiosk.until(lambda seen: seen["number"] == "F970", "a number all the same")
        kiosk.kill()
    line.mend()
    assert machine.asked(NUMBERS) == []

    for _ in range(2):
        with machine.kiosk(LATER) as kiosk:
            kiosk.on("Home")
            until(machine.settled, "the hall knows, and the kiosk knows that")
    assert machine.asked(NUMBERS) == [("F970", "waiting")]
    assert machine.asked("SELECT COUNT(*) FROM event WHERE kind = 'issued'") == [(1,)]
    assert machine.asked("SELECT state FROM cut_off_ticket") == [("settled",)]


def test_a_kiosk_that_starts_without_the_line_gives_numbers_too(line: Line, machine: Machine) -> None:
    line.cut()
    with machine.kiosk(MORNING) as kiosk:
        kiosk.on("Home")
        kiosk.wish(take=FOOD)
        kiosk.until(lambda s: s["number"] == "F970" and "请在下方取走小票" in s["words"], "number and paper")
        kiosk.wish(touch="拿好了")
        kiosk.on("Home")
        line.mend()
        until(machine.settled, "the hall knows")
        kiosk.wish(take=FOOD)
        seen = kiosk.until(lambda s: s["number"] not in (None, "F970"), "the next number")

    assert seen["number"] in ("F001", "F971")  # the line is back with the next look
    assert ("F970", "waiting") in machine.asked(NUMBERS)
