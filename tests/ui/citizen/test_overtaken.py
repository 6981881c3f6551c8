"""Answers that come late: they undo no newer news, and trouble no screen that was left meanwhile."""

from dataclasses import replace

import shiboken6
from PySide6.QtCore import QObject, Signal

from kiosk.domain.jobs import JobState
from tests.visits.conftest import Visitor


def test_a_confirmed_slip_stays_confirmed_when_an_older_answer_comes_late(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    visitor.number()
    visitor.slip()
    slips = visitor.kiosk.journey.slips
    assert slips.job is not None

    slips._on_view(replace(slips.job, state=JobState.FAILED))

    assert slips.job.state is JobState.CONFIRMED
    visitor.on("Issued")


class _Asker(QObject):
    told = Signal()

    def hear(self, _answer: object) -> None:
        self.told.emit()


def test_an_answer_for_a_screen_that_was_left_troubles_nobody(visitor: Visitor) -> None:
    door, asker = visitor.kiosk.door, _Asker()
    heard: list[str] = []

    door.ask(lambda _services: None, asker.hear)
    shiboken6.delete(asker)
    door.ask(lambda _services: "the next", heard.append)
    visitor.until(lambda: heard == ["the next"], "the next answer")

    assert not door.busy
