"""What a technician changes while a desk is open is used from its next case on, without another start."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.services.hall import Hall, open_hall
from kiosk.services.missed import Missed
from kiosk.services.seeds import SITE_FILE
from kiosk.services.sessions import Session
from kiosk.services.settings import Settings
from kiosk.services.staff import Staff
from tests.desk.conftest import Agent
from tests.staff_window import PIN
from tests.visits.conftest import MORNING

FOOD = ("3", "1")  # 饭店, 本人来办


@pytest.fixture
def elsewhere(home: Path) -> Iterator[Hall]:
    """The same hall, opened by another program."""
    hall = open_hall(home, MORNING)
    yield hall
    hall.store.close()


@pytest.fixture
def other() -> Iterator[Emulator]:
    """A second printer."""
    with Emulator.tcp() as printer:
        yield printer


def gives_a_number(agent: Agent) -> str:
    """Take a whole case from the first letter to the number."""
    agent.opens("spjyxk")
    agent.press(*FOOD, "a", "Enter")
    return agent.number()


def test_a_letter_and_a_name_changed_elsewhere_stand_from_the_next_case_on(agent: Agent, elsewhere: Hall) -> None:
    settings = Settings(elsewhere)
    agent.shows("济阳市民中心")
    agent.opens("spjyxk")
    settings.change(None, settings.one(SITE_FILE, "queue.F.prefix"), "K")
    settings.change(None, settings.one(SITE_FILE, "name"), "济阳政务大厅")
    agent.desk.refresh()
    agent.wait(500)
    assert agent.hall.site.queue("F").prefix == "F"  # who sits there goes on with what was so
    agent.desk._look_timer.stop()  # the end of the case is enough, whoever else writes
    agent.press("Esc")

    agent.shows("济阳政务大厅")
    agent.desk._look_timer.start()
    assert gives_a_number(agent) == "K001"
    settings.change(None, settings.one(SITE_FILE, "name"), "济阳市民之家")
    agent.shows("济阳市民之家")  # a case that has its number is over, though it stands there


def test_a_desk_prints_on_a_standby_that_is_added_while_it_is_open(
    agent: Agent, elsewhere: Hall, other: Emulator
) -> None:
    Settings(elsewhere).add_printer(None, f"tcp://127.0.0.1:{other.port}")
    agent.until(lambda: len(agent.hall.machine.printers) == 2, "the machine has two")
    agent.printer.paper_out = True

    assert gives_a_number(agent) == "F001"

    assert other.wait_for(lambda it: len(it.slips) == 1)
    assert "F001" in other.slips[0].text


def test_a_word_that_another_desk_gave_to_an_item_finds_it_here_too(agent: Agent, elsewhere: Hall) -> None:
    supervisor, food = Staff(elsewhere).log_in("01", PIN), elsewhere.catalogue.find("食品经营许可")
    assert isinstance(supervisor, Session)
    assert food is not None

    Missed(elsewhere).teach(supervisor, "XQZGZ", food.code)

    agent.until(lambda: agent.hall.index.count("XQZGZ") == 1, "the word")
