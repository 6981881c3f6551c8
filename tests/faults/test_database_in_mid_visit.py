"""The database fails before a visitor: calm within two seconds, nothing told that is not stored, and back by itself."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.store.database import execute
from tests.faults import databases
from tests.faults.calm import calm_seconds
from tests.faults.databases import is_disk, small_disk
from tests.visits.conftest import Visitor, standing
from ui.citizen.door import Services

FOOD = "食品经营许可"


@pytest.fixture(scope="module")
def visitor(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One visitor after the other at a kiosk whose data lies on a small disk of its own."""
    del qapp
    with ExitStack() as stack:
        printer = stack.enter_context(Emulator.tcp())
        home = stack.enter_context(small_disk(tmp_path_factory.mktemp("hall") / "disk"))
        one = stack.enter_context(standing(home, printer))
        one.kiosk.shell._retry.setInterval(300)
        yield one


def at_the_store(visitor: Visitor, pragma: str) -> None:
    """Set something of the connection that the screens' requests use."""
    done: list[None] = []

    def act(services: Services) -> None:
        execute(services.visits._hall.store.database, pragma)

    visitor.kiosk.door.ask(act, done.append)
    visitor.until(lambda: bool(done), pragma)


@contextmanager
def full(visitor: Visitor) -> Iterator[None]:
    """The disk is full: really, or (where none can be mounted) as far as SQLite may go."""
    if is_disk(visitor.hall.home):
        with databases.full(database_of(visitor)):
            yield
    else:
        at_the_store(visitor, "PRAGMA max_page_count = 1")
        yield


@contextmanager
def read_only(visitor: Visitor) -> Iterator[None]:
    """The database takes nothing more; a disk cannot be remounted under open files, so SQLite is told."""
    at_the_store(visitor, "PRAGMA query_only = 1")
    yield  # the kiosk opens a new connection by itself


def database_of(visitor: Visitor) -> Path:
    """Return the file of the hall's database."""
    return visitor.hall.home / "jishi.db"


FAULTS: dict[str, tuple[Callable[[Visitor], AbstractContextManager[None]], str]] = {
    "locked": (lambda visitor: databases.locked(database_of(visitor)), "database is locked"),
    "full": (full, "database or disk is full"),
    "read-only": (read_only, "attempt to write a readonly database"),
    "newer": (lambda visitor: databases.newer(database_of(visitor)), "schema 9999 is newer"),
    "damaged": (lambda visitor: databases.damaged(database_of(visitor)), "database disk image is malformed"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_visitor_hears_it_calmly_within_two_seconds_and_the_next_one_has_the_next_number(
    name: str, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    fault, reason = FAULTS[name]
    before = visitor.tickets()
    visitor.prepared(FOOD)
    with fault(visitor):
        began = time.monotonic()
        visitor.touch("下一步")
        visitor.until(lambda: visitor.screen == "OutOfService" and calm(visitor), "the calm words")
        took = time.monotonic() - began
        assert visitor.kiosk.journey.issued is None
    visitor.until(lambda: visitor.screen == "Home", "the kiosk comes back by itself")

    assert took < calm_seconds()
    told = [record for record in caplog.records if reason in record.getMessage()]
    assert told
    assert all(str(database_of(visitor)) in record.getMessage() and record.exc_info is None for record in told)
    assert visitor.tickets() == before
    assert visitor.kiosk.journey.visit.item is None
    visitor.prepared(FOOD)
    visitor.touch("下一步")
    assert visitor.number() == f"F{before + 1:03d}"
    visitor.slip()
    assert f"F{before + 1:03d}" in visitor.printer.slips[-1].text
    visitor.kiosk.journey.end()


def calm(visitor: Visitor) -> bool:
    """Tell whether the calm words stand there in both languages, and no technical one."""
    words = visitor.words()
    assert "database" not in words
    assert "Traceback" not in words
    return "这台机器歇一会儿" in words and "This kiosk is taking a break" in words and "咨询台" in words


def test_a_store_that_stalls_is_told_in_time_and_its_number_is_shown_once_it_is_stored(visitor: Visitor) -> None:
    before = visitor.tickets()
    stalled = threading.Event()
    visitor.prepared(FOOD)
    visitor.kiosk.door.ask(lambda _services: stalled.wait(20), lambda _answer: None)
    began = time.monotonic()
    visitor.touch("下一步")
    visitor.until(lambda: visitor.screen == "OutOfService" and calm(visitor), "the calm words")
    assert time.monotonic() - began < calm_seconds()
    stalled.set()

    visitor.on("Issued")
    assert visitor.number() == f"F{before + 1:03d}"
    visitor.slip()
    visitor.answered()
    assert visitor.tickets() == before + 1
    assert not visitor.kiosk.shell._retry.isActive()
    visitor.touch("拿好了")
    visitor.until(lambda: visitor.screen == "Home", "the next visitor's home")
