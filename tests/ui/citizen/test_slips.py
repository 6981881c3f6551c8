"""Several slips on their way: each one's news is waited for, none is called late while the printer goes on."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk.domain.jobs import JobState
from kiosk.services.answers import JobView
from tests.visits.conftest import Visitor
from tests.visits.test_several import FOOD, SIGN, adds
from ui.citizen.slips import Slips

PATIENCE_MS = 400


class _Door(QObject):
    printed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Callable[[Any], Any]] = []

    def ask(self, work: Callable[[Any], Any], _then: Callable[[Any], None]) -> None:
        self.asked.append(work)

    def tells(self, job: str, state: JobState, again: bool = False) -> None:
        """Have the printer's owner say this of a slip."""
        self.printed.emit(JobView(job, state, "", "ready", again))


@pytest.fixture
def door(qapp: object) -> _Door:
    """The door to a printer's owner that says what a test says."""
    del qapp
    return _Door()


@pytest.fixture
def slips(door: _Door) -> Slips:
    """Three slips of a visitor who stands there."""
    waiting: Any = door
    slips = Slips(waiting)
    slips._patience.setInterval(PATIENCE_MS)
    slips.expect("first", "second", "third")
    return slips


def test_slips_that_come_out_one_after_the_other_are_never_late(door: _Door, slips: Slips, qtbot: QtBot) -> None:
    for job in ("first", "second", "third"):
        qtbot.wait(PATIENCE_MS * 3 // 4)
        door.tells(job, JobState.CONFIRMED)
        assert not slips.late
    qtbot.wait(PATIENCE_MS * 3 // 2)
    assert not slips.late  # none is to come any more


def test_a_slip_of_which_nothing_is_heard_is_late_until_it_is(door: _Door, slips: Slips, qtbot: QtBot) -> None:
    door.tells("first", JobState.CONFIRMED)
    with qtbot.waitSignal(slips.turned):
        pass
    assert (slips.late, slips.unknown) == (True, True)
    door.tells("second", JobState.SENT)
    assert (slips.late, slips.unknown) == (False, False)
    with qtbot.waitSignal(slips.turned):  # and once more
        pass
    assert (slips.late, slips.unknown) == (True, True)


def test_all_that_are_known_not_to_be_printed_are_printed_again(door: _Door, slips: Slips) -> None:
    door.tells("first", JobState.CONFIRMED)
    for job in ("second", "third"):
        door.tells(job, JobState.FAILED, again=True)
    assert slips.may_print_again
    sent: list[str] = []

    class Services:
        class printing:  # noqa: N801 - stands for a field
            print_again = sent.append

    slips.print_again()
    for work in door.asked:
        work(Services)

    assert sent == ["second", "third"]


def test_after_a_restart_further_slips_are_waited_for_too(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    adds(visitor, SIGN)
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    visitor.number()
    visitor.slip()
    journey = visitor.kiosk.journey
    issued = journey.issued
    assert issued is not None
    journey.end()
    visitor.on("Home")

    journey.open_on(issued)

    visitor.on("Issued")
    visitor.until(lambda: visitor.shows("请在下方取走 2 张小票"), "both slips")
    second = journey.slips.views[1]
    door: Any = visitor.kiosk.door
    door.printed.emit(replace(second, state=JobState.UNCERTAIN))
    visitor.on("SlipLate")
