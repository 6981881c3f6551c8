"""A technician gets in from the home by the knock; a citizen never does, in a hundred ways of touching the glass."""

import random
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QRectF

from kiosk.domain.knock import HIGH, WIDE
from kiosk.domain.site import IdleTimes
from tests.visits.conftest import OpenKiosk, Visitor
from tests.visits.knocks import WAYS, Hand
from ui.citizen.play import SETTLE_MS

EVENING = datetime(2026, 5, 12, 19, 0)  # noqa: DTZ001 - local time of the hall


def before(kiosk_of: OpenKiosk, **kw: Any) -> tuple[Visitor, Hand, list[str]]:
    """Somebody before a kiosk that only notes who wants in."""
    hand = Hand()
    visitor = kiosk_of(monotonic=hand.clock, **kw)
    shell: Any = visitor.kiosk.shell
    knocks: list[str] = []
    window = visitor.kiosk.window
    window.resize(window.width() // 3, window.height() // 3)  # what is painted costs more than what is touched
    shell.knocked.disconnect(visitor.kiosk._let_technician_in)
    shell.knocked.connect(lambda: knocks.append(shell.screen))
    return visitor, hand.before(visitor.kiosk.window), knocks


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_hundred_ways_of_touching_the_glass_never_open_technician_mode(kiosk_of: OpenKiosk, orientation: str) -> None:
    visitor, hand, knocks = before(kiosk_of, orientation=orientation)
    panel: Any = visitor.kiosk.shell.help
    for number in range(50):
        way = WAYS[number % len(WAYS)]
        way(hand, random.Random(f"{orientation} {number}"))
        assert not knocks, f"{way.__name__}, number {number}"
        visitor.kiosk.journey.end("done")
        panel.close()
        visitor.until(lambda: visitor.screen == "Home", "the home")
        hand.now += 30

    visitor.on("Home")
    assert visitor.taps()
    assert not near_the_corners(visitor)
    hand.knock()
    assert knocks == ["Home"]  # these hands can knock
    visitor.wait(SETTLE_MS)  # these hands touched everything just now
    visitor.touch("叫人帮办")  # but nobody who is served is interrupted
    visitor.until(lambda: panel.shown, "the panel")
    hand.knock()
    panel.close()
    visitor.choose("食品经营许可")
    hand.knock()
    assert (visitor.screen, knocks) == ("Item", ["Home"])


def test_the_knock_works_in_large_low_and_english_by_mouse_and_while_the_hall_is_closed(kiosk_of: OpenKiosk) -> None:
    visitor, hand, knocks = before(kiosk_of, orientation="landscape", at=EVENING)
    hand.knock()
    hand.knock_by_mouse()
    visitor.kiosk.shell.switchLarge()
    visitor.kiosk.shell.switchLow()
    visitor.kiosk.shell.switchLanguage()
    hand.knock()
    assert knocks == ["Home"] * 3
    assert not near_the_corners(visitor)


def test_a_screen_waits_as_machine_toml_says(kiosk_of: OpenKiosk) -> None:
    """The hand's clock moves, so that half a minute of nobody takes no time."""
    visitor, hand, _ = before(kiosk_of)
    idle: Any = visitor.kiosk.idle
    visitor.hall.machine = replace(visitor.hall.machine, idle=IdleTimes(quiet=45, ring=12, ask=15))
    visitor.choose("食品经营许可")
    for later, shown in ((44, -1), (2, 11), (12, 14)):
        hand.now += later
        idle.look()
        assert idle.seconds == shown
    assert idle.asking


def near_the_corners(visitor: Visitor) -> list[str]:
    """Return what could be touched by accident while one knocks."""
    window = visitor.kiosk.window
    side = min(window.width(), window.height())
    corners = [QRectF(x, 0, WIDE * side, HIGH * side) for x in (0, window.width() - WIDE * side)]
    taps = [(tap, tap.mapRectToScene(QRectF(0, 0, tap.width(), tap.height()))) for tap in visitor.taps()]
    return [str(tap.property("label")) for tap, place in taps if any(place.intersects(each) for each in corners)]
