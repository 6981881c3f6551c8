"""An answer about a slip that comes after the printer's own news does not undo them."""

from dataclasses import replace

from kiosk.domain.jobs import JobState
from tests.visits.conftest import Visitor


def test_a_confirmed_slip_stays_confirmed_when_an_older_answer_comes_late(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    visitor.number()
    visitor.slip()
    journey = visitor.kiosk.journey
    assert journey.job is not None

    journey._on_view(replace(journey.job, state=JobState.FAILED))

    assert journey.job.state is JobState.CONFIRMED
    visitor.on("Issued")
