"""The finder finds: small windows with one fault each, and one without."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.citizen import fit
from tests.ui.citizen.fit import Seen
from tests.ui.citizen.seeing import look_at

Shown = Callable[[str], Seen]
PAGE = """
import QtQuick
import QtQuick.Window
Window { width: 400; height: 400; visible: true; Item { objectName: "stage"; width: 400; height: 400; BODY } }
"""
SOUND = 'Text { font.family: "Noto Sans SC"; font.pixelSize: 40; text: "合身 fits"; HOW }'
OTHER = (
    'Item { objectName: "tap"; x: 100; width: 100; height: 100; '
    'Accessible.role: Accessible.Button; Accessible.name: "other" }'
)
FAULTS = {
    "cut: '合身 fits' lies outside what clips it": "Item { clip: true; width: 60; height: 60; WORDS }",
    "cut: '合身 fits' is larger than its room": SOUND.replace("HOW", "width: 60"),
    "cut: '合身 fits' lies outside the window": SOUND.replace("HOW", "x: 330"),
    "elided": SOUND.replace("HOW", "width: 90; elide: Text.ElideRight"),
    "elided: '合身 fits and fits'": SOUND.replace("合身 fits", "合身 fits and fits").replace(
        "HOW", "width: 150; wrapMode: Text.Wrap; maximumLineCount: 1"
    ),
    "boxed: '𠮷合' has '𠮷'": SOUND.replace("合身 fits", "𠮷合"),
    "boxed: '合身 fits'": SOUND.replace("Noto Sans SC", "no such family"),
    "overlapping: '合身 fits' and '合身 fits'": "WORDS" + SOUND.replace("HOW", "x: 20; y: 10"),
    "overlapping: '合身 fits' runs over an edge": "Rectangle { x: 40; width: 300; height: 200 } WORDS",
    "overlapping: '合身 fits' runs over 'other'": OTHER + "WORDS",
    "overlapping: a panel runs over 'other'": OTHER + "Rectangle { x: 40; y: 60; width: 300; height: 200 }",
}


@pytest.fixture
def shown(qapp: object) -> Iterator[Shown]:
    """Show a window of 400 × 400 px with something in it, and return what is seen."""
    engines: list[QQmlApplicationEngine] = []

    def show(body: str) -> Seen:
        engine = QQmlApplicationEngine()
        engines.append(engine)
        words = body.replace("WORDS", SOUND).replace("HOW", "")
        engine.loadData(PAGE.replace("BODY", words).encode(), QUrl("inline.qml"))
        (window,) = engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        window.grabWindow()
        stage = window.findChild(QQuickItem, "stage")
        assert stage is not None
        return look_at(stage, stage)

    yield show
    for engine in engines:
        engine.deleteLater()


def test_words_that_fit_are_left_alone(shown: Shown) -> None:
    assert list(fit.unfit(shown("WORDS"))) == []
    assert list(fit.unfit(shown("Rectangle { width: 300; height: 200; WORDS }"))) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_the_finder_finds(shown: Shown, fault: str) -> None:
    found = list(fit.unfit(shown(FAULTS[fault])))

    assert [told for told in found if told.startswith(fault)], found


def test_an_end_in_dots_is_allowed_where_the_whole_name_stands_too(shown: Shown) -> None:
    assert list(fit.unfit(shown(FAULTS["elided"] + SOUND.replace("HOW", "y: 200")))) == []


CONTROL = 'Item { objectName: "tap"; x: 10; y: 10; width: 100; height: 100; Accessible.role: Accessible.Button; HOW }'
NAMED = CONTROL.replace("HOW", 'Accessible.name: "sound"')
USELESS = {
    "small: 'sound' is 100 x 80": NAMED.replace("height: 100", "height: 80"),
    "small: 'sound' is 80 x 100": NAMED.replace("width: 100", "width: 80"),
    "nameless": CONTROL,
    "'sound' has no role": NAMED.replace("Accessible.Button", "Accessible.NoRole"),
    "'sound' lies outside the window": NAMED.replace("x: 10", "x: 350"),
    "'sound' lies over 'other'": NAMED.replace("x: 10", "x: 60") + OTHER,
}


@pytest.mark.parametrize("fault", USELESS)
def test_the_finder_finds_a_control_that_cannot_be_used(shown: Shown, fault: str) -> None:
    found = list(fit.untouchable(shown(USELESS[fault])))

    assert [told for told in found if told.startswith(fault)], found


def test_the_finder_measures_reach_and_type(shown: Shown) -> None:
    seen = shown(NAMED + "WORDS")  # the window's 400 px are 400 mm here

    assert list(fit.untouchable(seen)) == []
    assert list(fit.out_of_reach(seen, lower_edge_mm=800, mm_per_pixel=1)) == []
    assert list(fit.out_of_reach(seen, lower_edge_mm=900, mm_per_pixel=1)) == ["'sound': 1190–1290 mm above the floor"]
    assert list(fit.out_of_reach(seen, lower_edge_mm=50, mm_per_pixel=1)) == ["'sound': 340–440 mm above the floor"]
    assert list(fit.too_small(seen, mm_per_pixel=0.25)) == []
    assert list(fit.too_small(seen, mm_per_pixel=0.24)) == ["'合身 fits': 40 px, capitals 7.04 mm"]


def test_chinese_on_an_english_screen_is_found(shown: Shown) -> None:
    assert list(fit.foreign(shown("WORDS"))) == ["Chinese: '合身 fits'"]
    assert list(fit.foreign(shown(SOUND.replace("合身 fits", "中文")))) == []


def test_a_sheet_over_the_screen_hides_what_lies_under_it(shown: Shown) -> None:
    sheet = "Item { MouseArea { width: 400; height: 400 } ABOVE }".replace("ABOVE", SOUND.replace("合身 fits", "上面"))

    assert [words.text for words in shown("WORDS" + sheet).words] == ["上面"]


def test_what_a_list_holds_back_until_it_is_scrolled_is_no_fault_and_what_it_shows_may_be_one(shown: Shown) -> None:
    listed = "Flickable { clip: true; width: 300; height: 90; contentHeight: 400; WORDS Item { y: 60; WORDS } }"
    seen = shown(listed)
    assert any("lies outside what clips it" in fault for fault in fit.unfit(seen))

    assert list(fit.unfit(fit.in_sight(seen))) == []
    crowded = fit.in_sight(shown(listed.replace("y: 60", "y: 10")))
    assert any(fault.startswith("overlapping") for fault in fit.unfit(crowded))
