"""A hall of one kiosk: the shipped files, a database of its own, an emulated printer, a clock that a test moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.items import ServiceItem
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from kiosk.store.rows import JobRow
from kiosk.store.tickets import new_id
from tests.halls import lay

MORNING = datetime(2026, 5, 12, 1, 41, tzinfo=UTC)  # 09:41 in the hall


@dataclass
class HandClock:
    """A clock that stands still until a test moves it."""

    now: datetime = MORNING
    moved: list[timedelta] = field(default_factory=list)

    def __call__(self) -> datetime:
        """Return now."""
        return self.now

    def move(self, **by: float) -> None:
        """Move on (or back) by hours, minutes, seconds."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> HandClock:
    """The hall's clock at 09:41 on a working Tuesday."""
    return HandClock()


@pytest.fixture
def hall(tmp_path: Path, printer: Emulator, clock: HandClock) -> Iterator[Hall]:
    """The shipped hall."""
    opened = open_hall(lay(tmp_path), printer=f"tcp://127.0.0.1:{printer.port}")
    yield replace(opened, clock=clock)
    opened.store.close()


@pytest.fixture
def food(hall: Hall) -> ServiceItem:
    """食品经营许可."""
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    return item


def all_brought(item: ServiceItem, **but: Answer) -> Visit:
    """Return a visit of one who does it in person and brought everything but what is named by a part of its name."""
    visit = Visit(new_id()).choose(item)
    while (question := visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
        visit = visit.situate(question.id, choice.id)
    names = {r.id: r.name.zh for r in visit.asked()}
    assert all(any(part in name for name in names.values()) for part in but), names
    for id_, name in names.items():
        answer = next((answer for part, answer in but.items() if part in name), Answer.BROUGHT)
        visit = visit.answer(id_, answer)
    return visit


def job_of(hall: Hall, job: str) -> JobRow:
    """Return a job's row."""
    row = hall.store.journal.get(job)
    assert row is not None
    return row


@pytest.fixture
def printing(hall: Hall) -> Iterator[Printing]:
    """The printer's owner, running."""
    with Printing(hall).running() as owner:
        yield owner


@pytest.fixture
def visits(hall: Hall, printing: Printing) -> Visits:
    """The service behind the screens."""
    return Visits(hall, printing.kick)
