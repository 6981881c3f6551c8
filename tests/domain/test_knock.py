"""The knock that opens technician mode, as a rule: what it is, and that nothing near it is taken for it."""

import random
from collections.abc import Iterable

import pytest

from kiosk.domain.knock import Corner, Knock, corner

WIDTH = 1.0  # a portrait panel; the shorter side is 1
LOGO, CLOCK, ELSEWHERE = (0.1, 0.05), (0.9, 0.05), (0.5, 1.2)
Step = tuple[tuple[float, float], float, float]  # where, for how long, after which pause
THE_KNOCK: list[Step] = [(LOGO, 2, 0), *[(CLOCK, 0.1, 0.4)] * 5, (LOGO, 2, 0.5)]


def opens(steps: Iterable[Step], slide: float = 0) -> bool:
    """Tell whether these touches, one after the other, open technician mode at any moment."""
    knock, now, opened = Knock(), 100.0, False
    for (x, y), lasts, pause in steps:
        now += pause
        knock.down(x, y, WIDTH, now)
        knock.move(x + slide, y)
        now += lasts
        opened |= knock.up(now)
    return opened


def changed(at: int, step: Step) -> list[Step]:
    return [*THE_KNOCK[:at], step, *THE_KNOCK[at + 1 :]]


def test_the_corners_are_the_same_on_a_panel_that_lies_and_one_that_stands() -> None:
    assert corner(0.1, 0.05, 1.0) is corner(0.1, 0.05, 16 / 9) is Corner.LEFT
    assert corner(0.95, 0.05, 1.0) is corner(16 / 9 - 0.05, 0.05, 16 / 9) is Corner.RIGHT
    assert corner(0.95, 0.05, 16 / 9) is corner(0.5, 0.5, 1.0) is corner(-0.1, 0.05, 1.0) is Corner.ELSEWHERE


def test_the_knock_opens_also_at_once_after_something_else_and_with_a_finger_that_rolls() -> None:
    assert opens(THE_KNOCK)
    assert opens([(ELSEWHERE, 0.1, 0), (LOGO, 2, 0.1), *THE_KNOCK])
    assert opens(THE_KNOCK, slide=0.02)


@pytest.mark.parametrize(
    "steps",
    [
        changed(0, (LOGO, 1.2, 0)),  # let go too soon
        changed(0, (LOGO, 7, 0)),  # a palm that rests
        changed(1, (CLOCK, 0.9, 0.4)),  # pressed, not tapped
        changed(2, (CLOCK, 0.1, 3.0)),  # thought about
        changed(2, (ELSEWHERE, 0.1, 0.4)),
        changed(6, (CLOCK, 2, 0.5)),
        [*THE_KNOCK[:5], THE_KNOCK[6]],  # four taps
        [*THE_KNOCK[:6], THE_KNOCK[5], THE_KNOCK[6]],  # six taps
        [*THE_KNOCK[:2], (ELSEWHERE, 0.1, 0.2), *THE_KNOCK[2:]],
        [(CLOCK, 2, 0), *[(LOGO, 0.1, 0.4)] * 5, (CLOCK, 2, 0.5)],  # the other way round
        [(LOGO, 4.9, 0), *[(CLOCK, 0.5, 2.4)] * 5, (LOGO, 4.9, 2.4)],  # all of it too slowly
    ],
)
def test_what_is_nearly_the_knock_opens_nothing(steps: list[Step]) -> None:
    assert not opens(steps)


def test_a_finger_that_slides_or_a_second_one_opens_nothing() -> None:
    assert not opens(THE_KNOCK, slide=0.06)
    knock, now = Knock(), 0.0
    for (x, y), lasts, pause in THE_KNOCK:
        now += pause
        knock.down(x, y, WIDTH, now)
        knock.down(0.5, 1.0, WIDTH, now)
        now += lasts
        assert not knock.up(now)


def test_a_hundred_thousand_touches_of_playing_children_open_nothing() -> None:
    """They like the logo and the clock, drum, and rest a finger now and then."""
    chance = random.Random(7)
    steps: list[Step] = [
        (
            chance.choice((LOGO, LOGO, CLOCK, CLOCK, ELSEWHERE)),
            chance.uniform(0.03, 0.5) if chance.random() < 0.93 else chance.uniform(0.5, 8),
            chance.expovariate(3),
        )
        for _ in range(100_000)
    ]
    assert not opens(steps)
