"""A kiosk of a hall on PostgreSQL loses the line to it in front of a visitor, who notices nothing; then it is back."""

import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.cut_off import CutOffState
from kiosk.services.counts import CountsOfDay
from kiosk.services.cut_off import own_store
from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.faults.calm import calm_seconds
from tests.faults.lines import Line, line_to
from tests.faults.programs import PATIENCE, kiosk_program
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


def test_killed_before_the_hall_knew_of_its_number_the_next_start_settles_it_once(line: Line, tmp_path: Path) -> None:
    home = lay_small(tmp_path / "home")
    site = tomllib.loads((home / "site.toml").read_text("utf-8"))
    ours = sum("theirs" not in queue for queue in site["queue"])
    with ExitStack() as stack:
        printer = stack.enter_context(Emulator.tcp())
        connection = f"tcp://127.0.0.1:{printer.port}"
        with kiosk_program(home, MORNING, connection) as kiosk:
            kiosk.on("Home")
            hall = stack.enter_context(closing(Store(line.address)))
            queues = "SELECT COUNT(DISTINCT queue) FROM lease"
            until(lambda: execute(hall.database, queues).fetchone()[0] == ours, "numbers of every queue")
            own = stack.enter_context(closing(own_store(home)))
            until(lambda: execute(own.database, queues).fetchone()[0] == ours, "and kept here")
            hall.close()
            line.cut()
            kiosk.wish(take=FOOD)
            kiosk.until(lambda seen: seen["number"] == "F970", "a number all the same")
            kiosk.kill()
        line.mend()
        numbers = "SELECT number, state FROM ticket ORDER BY number"
        assert execute(hall.database, numbers).fetchall() == []

        for _ in range(2):
            with kiosk_program(home, LATER, connection) as kiosk:
                kiosk.on("Home")
                until(lambda: len(execute(hall.database, numbers).fetchall()) == 1, "the hall knows")
                until(lambda: own.cut_off_tickets.to_settle("jiyang") == [], "and the kiosk knows that")
        assert execute(hall.database, numbers).fetchall() == [("F970", "waiting")]
        kinds = "SELECT COUNT(*) FROM event WHERE kind = 'issued'"
        assert execute(hall.database, kinds).fetchone()[0] == 1
        assert execute(hall.database, "SELECT state FROM cut_off_ticket").fetchall() == [("settled",)]
