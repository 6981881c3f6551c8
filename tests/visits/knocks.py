"""Ways in which hands meet the glass of a kiosk, made with a seed; and the one way that opens technician mode."""

import random
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from tests.visits.fingers import Fingers


class Hand:
    """A hand before the window, and the clock by which the kiosk counts its seconds: what is held takes no time."""

    def __init__(self) -> None:
        self.now = 1000.0

    def before(self, window: QQuickWindow) -> "Hand":
        self.window, self.fingers = window, Fingers(window)
        return self

    def clock(self) -> float:
        return self.now

    def at(self, x: float, y: float) -> QPointF:
        """Return a point by its shares of the window."""
        return QPointF(x * (self.window.width() - 1), y * (self.window.height() - 1))

    @property
    def logo(self) -> QPointF:
        return QPointF(106, 88) * self.scale

    @property
    def corner(self) -> QPointF:
        """Return where the clock stands."""
        return QPointF(self.window.width() - 110 * self.scale, 66 * self.scale)

    @property
    def scale(self) -> float:
        return min(self.window.width(), self.window.height()) / 1080

    def touch(self, at: QPointF, seconds: float = 0.1, pause: float = 0.3, to: QPointF | None = None) -> None:
        """One finger: down, perhaps slid, up; then nothing for a moment."""
        self.fingers.down(at)
        if to is not None:
            self.fingers.slide(0, to)
        self.now += seconds
        self.fingers.up()
        self.now += pause

    def several(self, places: list[QPointF], seconds: float) -> None:
        """So many fingers at once, or a palm."""
        self.fingers.down(*places)
        self.now += seconds
        self.fingers.up()
        self.now += 0.3

    def knock(self, hold: float = 2, taps: int = 5, then: Callable[[int], None] | None = None) -> None:
        """Knock as the README says; `then` is what else the hand does, told how often it has touched."""
        touches = [(self.logo, hold), *[(self.corner, 0.1)] * taps, (self.logo, hold)]
        for count, (place, seconds) in enumerate(touches):
            self.touch(place, seconds)
            if then is not None:
                then(count)

    def knock_by_mouse(self) -> None:
        """Knock on a panel that reports one finger as a mouse does."""
        for place, seconds in [(self.logo, 2.0), *[(self.corner, 0.1)] * 5, (self.logo, 2.0)]:
            QTest.mousePress(self.window, Qt.MouseButton.LeftButton, pos=place.toPoint())
            self.now += seconds
            QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, pos=place.toPoint())
            self.now += 0.3


def somewhere(hand: Hand, chance: random.Random) -> QPointF:
    return chance.choice((hand.logo, hand.corner, hand.at(chance.random(), chance.random())))


def drums(hand: Hand, chance: random.Random) -> None:
    for _ in range(7):
        hand.touch(somewhere(hand, chance), chance.uniform(0.02, 0.2), chance.uniform(0.02, 0.2))


def drums_on_the_corners(hand: Hand, chance: random.Random) -> None:
    for _ in range(14):
        hand.touch(chance.choice((hand.logo, hand.corner)), chance.uniform(0.02, 1.4), chance.uniform(0, 1))


def presses_long(hand: Hand, chance: random.Random) -> None:
    for _ in range(4):
        hand.touch(somewhere(hand, chance), chance.uniform(1, 9))


def lays_a_palm(hand: Hand, chance: random.Random) -> None:
    for middle in (hand.logo, hand.corner, hand.logo, somewhere(hand, chance)):
        spread = [
            middle + QPointF(chance.uniform(-60, 60), chance.uniform(-40, 60)) for _ in range(chance.randint(2, 5))
        ]
        hand.several(spread, chance.uniform(0.2, 4))


def touches_with_two_fingers(hand: Hand, chance: random.Random) -> None:
    other = hand.at(chance.random(), chance.uniform(0.2, 0.9))
    for place, seconds in [(hand.logo, 2.0), *[(hand.corner, 0.1)] * 5, (hand.logo, 2.0)]:
        hand.several([place, other], seconds)


def slides(hand: Hand, chance: random.Random) -> None:
    for _ in range(3):
        hand.touch(hand.logo, chance.uniform(1.5, 3), to=hand.corner)
        hand.touch(hand.corner, 0.3, to=somewhere(hand, chance))


def knocks_in_the_wrong_rhythm(hand: Hand, chance: random.Random) -> None:
    slow = chance.randrange(6)
    wait = chance.uniform(2.6, 6)

    def dawdle(count: int) -> None:
        hand.now += wait if count == slow else 0

    hand.knock(then=dawdle)


def holds_too_short_or_too_long(hand: Hand, chance: random.Random) -> None:
    hand.knock(hold=chance.choice((chance.uniform(0.1, 1.4), chance.uniform(5.1, 30))))


def taps_too_often_or_not_enough(hand: Hand, chance: random.Random) -> None:
    hand.knock(taps=chance.choice((0, 1, 2, 3, 4, 6, 7, 9)))


def touches_something_in_between(hand: Hand, chance: random.Random) -> None:
    where, when = hand.at(chance.random(), chance.uniform(0.2, 0.9)), chance.randrange(6)
    hand.knock(then=lambda count: hand.touch(where) if count == when else None)


WAYS = (
    drums,
    drums_on_the_corners,
    presses_long,
    lays_a_palm,
    touches_with_two_fingers,
    slides,
    knocks_in_the_wrong_rhythm,
    holds_too_short_or_too_long,
    taps_too_often_or_not_enough,
    touches_something_in_between,
)
