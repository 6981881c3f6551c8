"""The technician's window on a kiosk's upright panel: a finger, no keys; all large enough, whole, and together."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from drivers.printer.emulator import Emulator
from tests.staff_window import _items as items_of
from tests.tech.conftest import OpenTech, Technician
from ui.tech.pages import PAGES

WIDE, HIGH, LEAST = 1080, 1920, 88  # design pixels, at 4 a millimetre
KEYS = ("PgUp", "↑ ↓", "Ctrl+", "Esc", "按 R", "按 S")


@pytest.fixture
def upright(tech_of: OpenTech) -> Technician:
    """孙工 before the window that the knock opened."""
    here = tech_of("", at_kiosk=True)
    here.window.setGeometry(0, 0, WIDE, HIGH)
    here.until(lambda: here.window.width() == WIDE, "the panel's size")
    here.logs_in("03")
    return here


def seen(here: Technician) -> list[QQuickItem]:
    """Return everything that stands in the window now."""
    here.frame()
    return items_of(here.window.contentItem())


def top_and_bottom(item: QQuickItem) -> tuple[float, float]:
    """Return where an item begins and ends on the panel, in design pixels."""
    return item.mapToScene(QPointF(0, 0)).y(), item.mapToScene(QPointF(0, item.height())).y()


def small_or_outside(here: Technician) -> list[str]:
    """Return what a finger misses: lower than 88, or not on the panel."""
    found = []
    for tap in (item for item in seen(here) if item.objectName() == "tap" and item.isEnabled()):
        top, bottom = top_and_bottom(tap)
        right = tap.mapToScene(QPointF(tap.width(), 0)).x()
        if bottom - top < LEAST or right > WIDE + 1:
            found.append(f"{tap.property('label')}: {bottom - top:.0f} high, to {right:.0f}")
    return found


def under_a_tap(here: Technician) -> list[str]:
    """Return the words that a control lies on, and it is not theirs; what scrolls is not looked at."""
    there = [item for item in seen(here) if not any(each.clip() for each in above(item))]
    taps = [item for item in there if item.objectName() == "tap"]
    words = [item for item in there if item.property("contentWidth") and item.property("text")]
    return [
        f"{word.property('text')} under {tap.property('label')}"
        for word in words
        for tap in taps
        if tap not in above(word) and ink(word).intersects(tap.mapRectToScene(tap.boundingRect()))
    ]


def above(item: QQuickItem) -> list[QQuickItem]:
    """Return all that an item stands in."""
    parent: Any = item.parentItem()  # none at the top, whatever its type says
    return [parent, *above(parent)] if parent else []


def ink(word: QQuickItem) -> QRectF:
    """Return where a text's glyphs stand."""
    wide, high = word.property("contentWidth"), word.property("contentHeight")
    return word.mapRectToScene(QRectF(0, 0, wide, high).adjusted(2, 2, -2, -2))


def test_every_page_has_what_a_finger_hits_names_no_key_and_says_when_it_ends(upright: Technician) -> None:
    for page in PAGES:
        upright.click(page.title.zh)
        upright.wait(300)
        assert small_or_outside(upright) == [], page.name
        assert under_a_tap(upright) == [], page.name
        keys = [item for item in seen(upright) if item.metaObject().className().startswith("KeyCapSmall")]
        assert keys == [], page.name
        assert "后自动退出" in upright.words()
        assert [hint for hint in KEYS if hint in upright.words()] == [], page.name


def test_the_bits_are_whole_and_the_question_stands_by_its_answers(upright: Technician, printer: Emulator) -> None:
    upright.shows("DLE EOT 4")
    cut = [item for item in seen(upright) if "DLE EOT" in str(item.property("text")) and item.property("truncated")]
    assert cut == []
    upright.click("设置")
    upright.until(lambda: upright.page("settings").rows, "the settings")
    upright.click("打印宽度")
    upright.click("384 点")
    assert small_or_outside(upright) == []
    upright.click("试一下")
    upright.shows("测试页出来了吗？")
    asks = next(item for item in seen(upright) if item.property("text") == "测试页出来了吗？")
    answer = next(item for item in seen(upright) if item.property("label") == "出来了，留下")
    assert 0 < top_and_bottom(answer)[0] - top_and_bottom(asks)[1] < 400
    upright.click("没出好")
    upright.shows("没留：说没出好")
    upright.click("接打印机")
    upright.shows("打印机接在哪个口？")
    assert small_or_outside(upright) == []
    assert printer.slips
