"""Reads what stands on a real window, item by item, into the plain rectangles of `fit.py`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFont, QFontMetricsF, QRawFont
from PySide6.QtQml import QJSValue, QQmlExpression, QQmlProperty, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.ui.citizen.fit import Box, Control, Seen, Words

FAMILY = "Noto Sans SC"
SILENT = "\u2060\u200b\u200d\n\r\t"  # marks that are obeyed, not drawn
SCENERY = 200  # px from which a drawing is scenery: words stand on it
LEFT, RIGHT, TOP, BOTTOM = 0x1, 0x2, 0x20, 0x40
_TAG = re.compile(r"<[^>]+>")
_LOOKS = "[effectiveHorizontalAlignment, verticalAlignment, fontInfo.pixelSize, Accessible.ignored]"


@dataclass
class _Sight:
    """What one walk over the items has gathered."""

    stage: QQuickItem
    words: list[Words] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    panels: list[Box] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    sheet: QQuickItem | None = None  # what lies over the screen
    curtain: Box | None = None  # and over how much of it

    def hides(self, box: Box) -> bool:
        """Tell whether most of an item lies under the sheet."""
        return self.curtain is not None and self.curtain.top <= (box.top + box.bottom) / 2 < self.curtain.bottom


def look_at(root: QQuickItem, stage: QQuickItem) -> Seen:
    """Return what is seen below `root`, in the coordinates of `stage`.

    A sheet has a curtain: it takes every touch as wide as the window. What lies under it is not looked at.
    """
    sight = _Sight(stage)
    for item in _below(root):
        if (curtain := _curtain(item, stage)) is not None:
            sight.sheet, sight.curtain = item, curtain
    _walk(root, sight, (), -1, None, sight.sheet is None)
    window = Box(0, 0, stage.width(), stage.height())
    return Seen(window, tuple(sight.words), tuple(sight.controls), tuple(sight.panels), tuple(sight.marks))


def _below(root: QQuickItem) -> Iterator[QQuickItem]:
    for child in _shown(root):
        yield child
        yield from _below(child)


def _curtain(item: QQuickItem, stage: QQuickItem) -> Box | None:
    """Return where an item takes every touch; None where it does not."""
    areas = [child for child in _shown(item) if child.inherits("QQuickMouseArea")]
    wide = [area for area in areas if area.width() >= stage.width() - 1 and area.height() >= stage.height() / 2]
    return _box(wide[0], stage) if wide else None


def _shown(item: QQuickItem) -> list[QQuickItem]:
    return [child for child in item.childItems() if child.isVisible() and child.opacity() > 0]


def _walk(item: QQuickItem, sight: _Sight, clips: tuple[Box, ...], control: int, view: Box | None, free: bool) -> None:
    for child in _shown(item):
        belongs, above = control, free or child is sight.sheet
        scrolls = _box(child, sight.stage) if child.inherits("QQuickFlickable") else view
        if not above and sight.hides(_box(child, sight.stage)):
            _walk(child, sight, clips, control, scrolls, above)
            continue
        if child.objectName() == "tap":
            belongs = len(sight.controls)
            sight.controls.append(_control(child, sight.stage, view))
        elif child.inherits("QQuickText"):
            if str(child.property("text")).strip(SILENT + " "):
                sight.words.append(_words(child, sight.stage, clips, control, view))
        elif child.inherits("QQuickRectangle"):
            if _painted(child):
                sight.panels += _in_view(_box(child, sight.stage), view)
        elif child.inherits("QQuickImage") and child.property("source").toString() and child.width() < SCENERY:
            sight.marks += _in_view(_box(child, sight.stage), view)
        inside = (*clips, _box(child, sight.stage)) if child.clip() else clips
        _walk(child, sight, inside, belongs, scrolls, above)


def _in_view(box: Box, view: Box | None) -> list[Box]:
    """Return what is seen of a drawing in the list that it scrolls with."""
    if view is None:
        return [box]
    left, top = max(box.left, view.left), max(box.top, view.top)
    seen = Box(left, top, min(box.right, view.right), min(box.bottom, view.bottom))
    return [seen] if seen.width > 0 and seen.height > 0 else []


def _painted(rectangle: QQuickItem) -> bool:
    colour = rectangle.property("color")
    filled = isinstance(colour, QColor) and colour.alpha() > 0
    return filled or float(QQmlProperty(rectangle, "border.width").read()) > 1


def _box(item: QQuickItem, stage: QQuickItem, inner: QRectF | None = None) -> Box:
    there = item.mapRectToItem(stage, inner or QRectF(0, 0, item.width(), item.height()))
    return Box(there.left(), there.top(), there.right(), there.bottom())


def _control(tap: QQuickItem, stage: QQuickItem, view: Box | None) -> Control:
    """Return a control with the name and the role that a screen reader gets."""
    told: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(tap)
    if told is None:  # a row that is on its way out
        return Control("", "", _box(tap, stage), view)
    return Control(told.text(QAccessible.Text.Name), told.role().name, _box(tap, stage), view)


def _words(item: QQuickItem, stage: QQuickItem, clips: tuple[Box, ...], control: int, view: Box | None) -> Words:
    context = qmlContext(item)
    assert context is not None
    looks, _undefined = QQmlExpression(context, item, _LOOKS).evaluate()
    assert isinstance(looks, QJSValue)
    across, down, pixels, ignored = looks.toVariant()
    text = _plain(str(item.property("text")))
    font = QFont(item.property("font"))
    font.setPixelSize(round(pixels))
    return Words(
        text=text,
        box=_box(item, stage),
        ink=_box(item, stage, _ink(item, font, text, int(across), int(down))),
        pixels=float(pixels),
        elided=bool(item.property("truncated")),
        lines=int(item.property("lineCount")),
        strange=_strange(text, font.family(), font.weight()),
        clips=clips,
        control=control,
        view=view,
        picture=bool(ignored),
    )


def _plain(text: str) -> str:
    """Return the words without the tags that mark a match in a search."""
    return unescape(_TAG.sub("", text)) if "</" in text else text


def _ink(item: QQuickItem, font: QFont, text: str, across: int, down: int) -> QRectF:
    """Return where the glyphs stand in the item: the painted size less the empty parts of first and last line."""
    wide, tall = float(item.property("contentWidth")), float(item.property("contentHeight"))
    left = 0.0 if across == LEFT else item.width() - wide if across == RIGHT else (item.width() - wide) / 2
    top = 0.0 if down == TOP else item.height() - tall if down == BOTTOM else (item.height() - tall) / 2
    lines = max(1, int(item.property("lineCount")))
    above, below, height = _extent(text, font.family(), font.pixelSize(), font.weight())
    step = height * float(item.property("lineHeight"))
    return QRectF(left, top + above, wide, (lines - 1) * step + below - above)


@lru_cache(maxsize=20_000)
def _extent(text: str, family: str, pixels: int, weight: QFont.Weight) -> tuple[float, float, float]:
    """Return where the highest and lowest glyph of a line begin and end, from its top, and the line's height."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    measure = QFontMetricsF(font)
    tight = measure.tightBoundingRect("".join(sorted(set(text) - set(SILENT))))
    return measure.ascent() + tight.top(), measure.ascent() + tight.bottom(), measure.height()


@lru_cache(maxsize=20_000)
def _strange(text: str, family: str, weight: QFont.Weight) -> str:
    """Return the characters of `text` for which its own font, if it is the bundled one, has no glyph."""
    font = QFont(family)
    font.setWeight(weight)
    raw = QRawFont.fromFont(font)
    if raw.familyName() != FAMILY:
        return text
    return "".join(sorted({c for c in text if c not in SILENT and not raw.supportsCharacter(ord(c))}))
