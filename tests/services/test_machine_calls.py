"""Which machines call for a person: what their printers' owners publish, and who says nothing any more."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from drivers.printer.protocol import PrinterState
from kiosk.services.hall import Hall
from kiosk.services.machine_calls import SILENT, MachineCall, MachineCalls
from tests.services.conftest import HandClock

NEEDS_SOMEBODY = {"near end", "paper out", "cover open", "cutter fault", "overheated", "offline", "unreachable"}


@pytest.fixture
def publish(hall: Hall) -> Callable[[str, str], None]:
    """Publish a state of a kiosk's printer now."""
    return lambda device, state: hall.store.journal.publish(device, f"{device}-slip", state, "", hall.clock())


@pytest.mark.parametrize("state", PrinterState)
def test_each_state_that_a_person_can_mend_calls(
    state: PrinterState, hall: Hall, publish: Callable[[str, str], None]
) -> None:
    publish("K5", state.value)
    called = [call.state for call in MachineCalls(hall).untaken()]
    assert called == ([state.value] if state.value in NEEDS_SOMEBODY else [])


def test_this_machines_own_printer_does_not_call(hall: Hall, publish: Callable[[str, str], None]) -> None:
    publish(hall.machine.device, "paper out")
    assert MachineCalls(hall).untaken() == ()


def test_who_says_nothing_for_a_minute_calls_and_who_was_not_there_today_does_not(
    hall: Hall, clock: HandClock, publish: Callable[[str, str], None]
) -> None:
    publish("K5", "ready")
    clock.move(seconds=59)
    publish("K6", "ready")
    assert MachineCalls(hall).untaken() == ()
    clock.move(seconds=2)
    assert MachineCalls(hall).untaken() == (MachineCall("K5", "K5-slip", SILENT),)
    clock.move(days=1)
    assert MachineCalls(hall).untaken() == ()


def test_while_the_hall_is_shut_nothing_calls(
    hall: Hall, clock: HandClock, publish: Callable[[str, str], None]
) -> None:
    clock.move(hours=12)
    publish("K5", "paper out")
    assert MachineCalls(hall).untaken() == ()


def test_what_somebody_went_to_calls_again_after_ten_minutes_if_it_is_still_so(
    hall: Hall, clock: HandClock, publish: Callable[[str, str], None]
) -> None:
    publish("K5", "paper out")
    hall.store.help_calls.go_to("K5", "paper out", "王敏", hall.where())
    assert MachineCalls(hall).untaken() == ()
    publish("K5", "cover open")
    assert [call.state for call in MachineCalls(hall).untaken()] == ["cover open"]
    clock.now += timedelta(minutes=10, seconds=1)
    publish("K5", "paper out")
    assert [call.state for call in MachineCalls(hall).untaken()] == ["paper out"]


def test_a_roll_near_its_end_is_quiet_for_two_hours_after_somebody_went(
    hall: Hall, clock: HandClock, publish: Callable[[str, str], None]
) -> None:
    publish("K5", "near end")
    hall.store.help_calls.go_to("K5", "near end", "王敏", hall.where())
    clock.move(minutes=30)
    publish("K5", "near end")
    assert MachineCalls(hall).untaken() == ()
    clock.move(hours=2)
    publish("K5", "near end")
    assert [call.state for call in MachineCalls(hall).untaken()] == ["near end"]
