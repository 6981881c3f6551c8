"""A printer that a technician adds or takes away is used, or let go of, by a kiosk that runs: between two visits."""

from collections.abc import Iterator

import pytest

from drivers.printer.emulator import Emulator
from kiosk.services.paper_used import paper_used
from kiosk.services.seeds import MACHINE_FILE
from kiosk.services.settings import Settings
from tests.visits.conftest import OpenKiosk, Visitor
from ui.citizen.home import HomePresenter


@pytest.fixture
def other() -> Iterator[Emulator]:
    """A second printer."""
    with Emulator.tcp() as printer:
        yield printer


def minute_passes(visitor: Visitor) -> None:
    """Let the home look what is new, as it does each minute."""
    home = visitor.kiosk.shell.presenter
    assert isinstance(home, HomePresenter)
    home._tick()


def takes_a_number(visitor: Visitor) -> None:
    """Take one, wait for its slip and go."""
    visitor.prepared("食品经营许可")
    visitor.touch("下一步")
    visitor.number()
    visitor.slip()
    visitor.on("Issued")
    visitor.kiosk.shell.giveUp()
    visitor.on("Home")


def test_a_kiosk_uses_a_new_standby_and_lets_a_printer_go_without_another_start(
    kiosk_of: OpenKiosk, other: Emulator
) -> None:
    visitor = kiosk_of()
    settings = Settings(visitor.hall)
    settings.add_printer(None, f"tcp://127.0.0.1:{other.port}")
    minute_passes(visitor)
    visitor.until(lambda: len(visitor.hall.machine.printers) == 2, "the machine has two")
    visitor.printer.paper_out = True
    takes_a_number(visitor)
    assert other.wait_for(lambda it: len(it.slips) == 1)
    assert paper_used(visitor.hall.home, "K2-standby").cuts == 1

    settings.remove_printer(None, "K2-slip")
    journal, device = visitor.hall.store.journal, visitor.hall.machine.device
    journal.publish(device, "K2-slip", "ready", "", visitor.hall.clock())  # its owner, which did not hear of it yet
    minute_passes(visitor)
    visitor.until(lambda: [each.name for each in visitor.hall.machine.printers] == ["K2-standby"], "one is left")
    takes_a_number(visitor)
    assert other.wait_for(lambda it: len(it.slips) == 2)
    assert [name for _, name, *_ in visitor.hall.store.journal.all_published()] == ["K2-standby"]

    settings.change(None, settings.one(MACHINE_FILE, "idle.quiet_seconds"), "45")
    minute_passes(visitor)
    visitor.until(lambda: visitor.hall.machine.idle.quiet == 45, "the new waits")


def test_whoever_stands_at_the_kiosk_goes_on_with_the_printers_that_were_there(
    kiosk_of: OpenKiosk, other: Emulator
) -> None:
    visitor = kiosk_of()
    Settings(visitor.hall).add_printer(None, f"tcp://127.0.0.1:{other.port}")
    minute_passes(visitor)
    visitor.kiosk.journey.choose(visitor.item("食品经营许可"))  # before the home hears of it
    visitor.on("Item")
    visitor.answered()
    assert len(visitor.hall.machine.printers) == 1
    visitor.kiosk.shell.giveUp()
    visitor.until(lambda: len(visitor.hall.machine.printers) == 2, "two, for the next visitor")
