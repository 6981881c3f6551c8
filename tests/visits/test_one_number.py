"""However a hand lies on the button that gives the number: one number, one slip, and the screen goes on."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickItem

from drivers.printer.emulator import Emulator
from kiosk.domain.verdict import Answer
from kiosk.store.database import execute
from tests.visits.conftest import Visitor, standing
from tests.visits.fingers import Fingers
from ui.citizen.play import SETTLE_MS

TAKE = "先取号，到窗口签承诺"


@pytest.fixture(scope="module")
def visitor(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One visitor after the other at the same kiosk."""
    del qapp
    with Emulator.tcp() as printer, standing(tmp_path_factory.mktemp("hall"), printer) as one:
        yield one


def at_the_verdict(visitor: Visitor, **but: Answer) -> Fingers:
    """Bring the visitor to a verdict, with fingers that have touched nothing yet."""
    visitor.prepared("食品经营许可", **but)
    visitor.kiosk.journey.judge()
    visitor.on("Verdict")
    return Fingers(visitor.kiosk.window)


@pytest.fixture
def fingers(visitor: Visitor) -> Fingers:
    """A visitor's fingers, at a verdict whose button gives the number."""
    return at_the_verdict(visitor, 制度清单=Answer.MISSING)


@pytest.fixture
def two_ways(visitor: Visitor) -> Fingers:
    """A visitor's fingers, at a verdict of which two controls give a number."""
    return at_the_verdict(visitor, 流程图=Answer.MISSING)


def control(visitor: Visitor, label: str) -> QQuickItem:
    """Return what is named so on the screen."""
    found = visitor.find(label)
    assert found is not None, label
    return found


def place(visitor: Visitor, label: str) -> QPointF:
    """Return where a finger touches it."""
    return visitor.middle(control(visitor, label))


def one_number_and_the_screen_goes_on(visitor: Visitor) -> None:
    """The visit has one number, one job, one slip, and the next touch does what it says."""
    number = visitor.number()
    visitor.slip()
    visitor.on("Issued")
    visitor.answered()
    where = visitor.hall.where()
    jobs = visitor.hall.store.journal.of_day(where.site, where.day)
    assert tickets_of(visitor) == [number]
    assert len([job for job in jobs if job.visit == visitor.kiosk.journey.visit.id]) == 1
    assert len(visitor.printer.slips) == len(jobs) == visitor.tickets()
    visitor.touch("拿好了")
    visitor.until(lambda: visitor.screen == "Home", "the next visitor's home")


def tickets_of(visitor: Visitor) -> list[str]:
    """Return the numbers of this visit."""
    database = visitor.hall.store.database
    found = execute(database, "SELECT number FROM ticket WHERE visit = ?", [visitor.kiosk.journey.visit.id])
    return [number for (number,) in found.fetchall()]


def no_number_yet(visitor: Visitor) -> None:
    """Nothing was asked of the services, and the verdict stands."""
    visitor.answered()
    assert tickets_of(visitor) == []
    assert visitor.screen == "Verdict"


def test_a_finger_held_for_three_seconds_is_one_touch(visitor: Visitor, fingers: Fingers) -> None:
    button = control(visitor, TAKE)
    began = time.monotonic()
    fingers.down(visitor.middle(button))
    visitor.until(lambda: time.monotonic() - began >= 3, "three seconds")
    assert button.property("pressed")
    no_number_yet(visitor)
    fingers.up()

    one_number_and_the_screen_goes_on(visitor)


def test_a_palm_on_five_controls_at_once_does_at_most_one_thing(visitor: Visitor, fingers: Fingers) -> None:
    others = [place(visitor, name) for name in ("请帮办员一起补齐", "先回去补", "叫人帮办", "English")]
    fingers.down(place(visitor, TAKE), *others)
    visitor.wait(400)
    fingers.up()

    visitor.answered()
    assert len(tickets_of(visitor)) == 1  # the first point's; the other four did nothing
    assert visitor.kiosk.journey.notice is None
    assert not visitor.kiosk.shell.english
    assert not visitor.shows("帮办员在")
    one_number_and_the_screen_goes_on(visitor)


def test_a_palm_that_touches_another_control_first_leaves_the_number_for_a_proper_touch(
    visitor: Visitor, fingers: Fingers
) -> None:
    fingers.down(place(visitor, "English"))
    fingers.down(*[place(visitor, name) for name in (TAKE, "请帮办员一起补齐", "先回去补", "返回")])
    visitor.wait(400)
    fingers.up(1, 2, 3, 4)
    no_number_yet(visitor)
    fingers.up()
    visitor.until(lambda: bool(visitor.kiosk.shell.english), "the first finger's control")
    no_number_yet(visitor)
    visitor.wait(SETTLE_MS)
    visitor.touch("中文")
    visitor.wait(SETTLE_MS)

    visitor.touch(TAKE)
    one_number_and_the_screen_goes_on(visitor)


def test_a_second_finger_in_mid_press_changes_nothing(visitor: Visitor, fingers: Fingers) -> None:
    fingers.down(place(visitor, TAKE))
    visitor.wait(150)
    fingers.down(place(visitor, "请帮办员一起补齐"))
    visitor.wait(150)
    fingers.up(1)  # the second one up first
    no_number_yet(visitor)
    fingers.up(0)

    one_number_and_the_screen_goes_on(visitor)


def test_a_second_finger_that_stays_longer_changes_nothing_either(visitor: Visitor, fingers: Fingers) -> None:
    fingers.down(place(visitor, TAKE))
    fingers.down(place(visitor, "请帮办员一起补齐"))
    visitor.wait(150)
    fingers.up(0)
    visitor.number()
    fingers.up()

    one_number_and_the_screen_goes_on(visitor)


def test_a_finger_that_slides_off_does_nothing_and_the_button_comes_up(visitor: Visitor, fingers: Fingers) -> None:
    button = control(visitor, TAKE)
    fingers.down(visitor.middle(button))
    visitor.until(lambda: bool(button.property("pressed")), "the button goes down")
    fingers.slide(0, visitor.middle(button) + QPointF(0, -3 * button.height()))
    visitor.until(lambda: not button.property("pressed"), "the button comes up")
    fingers.up()
    no_number_yet(visitor)

    visitor.touch(TAKE)
    one_number_and_the_screen_goes_on(visitor)


def test_two_taps_one_after_the_other_are_one(visitor: Visitor, fingers: Fingers) -> None:
    at = place(visitor, TAKE)
    visitor.touch_at(at)
    visitor.wait(120)
    visitor.touch_at(at)

    one_number_and_the_screen_goes_on(visitor)


def test_five_taps_faster_than_a_frame_are_one(visitor: Visitor, fingers: Fingers) -> None:
    at = place(visitor, TAKE)
    for _ in range(5):
        visitor.touch_at(at)

    one_number_and_the_screen_goes_on(visitor)


@pytest.mark.parametrize("pause", [0, 60], ids=["faster than a frame", "one after the other"])
def test_taps_on_two_controls_that_both_give_a_number_give_the_first(
    visitor: Visitor, two_ways: Fingers, pause: int
) -> None:
    help_at, anyway_at = place(visitor, "请帮办员一起补齐"), place(visitor, "仍要取号")
    visitor.touch_at(help_at)
    if pause:
        visitor.wait(pause)
    visitor.touch_at(anyway_at)

    assert visitor.number().startswith("H")
    one_number_and_the_screen_goes_on(visitor)


def test_two_thumbs_on_two_controls_that_both_give_a_number_give_one(visitor: Visitor, two_ways: Fingers) -> None:
    two_ways.down(place(visitor, "仍要取号"), place(visitor, "请帮办员一起补齐"))
    visitor.wait(100)
    two_ways.up()

    one_number_and_the_screen_goes_on(visitor)
