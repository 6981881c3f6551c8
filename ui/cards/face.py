"""Draws both sides of a card (A6 upright): the front with the code, the back with the list; lengths in mm."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kiosk.services.card_faces import Face
from kiosk.services.card_words import Case
from ui.citizen.stage import FAMILY

WIDE, HIGH = 105.0, 148.5  # two tents a sheet of A4: two faces side by side, and their backs above them
UNIT = 100  # of a painter's units are a mm, since a font's size is a whole number of them
CODE = 84.0  # the code with the white around it
QUIET = 4  # modules of white around a code
_EDGE = 8.0
_TEXT = WIDE - 2 * _EDGE
_INK, _INK2, _RIVER, _WHITE, _MIST = "#10242E", "#3A4F5B", "#0B6073", "#FFFFFF", "#E4F0F1"
_LARGEST, _LEAST = 3.7, 2.6  # mm of the letters of the list: 10.5 to 7.4 points
_LINE, _AIR = 1.45, 0.18  # a line's height, and the air behind a paper, in sizes of its letters
Line = tuple[float, str, bool]  # how far a line of the list is set in, its words, whether it is a heading
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_WRAP = int(Qt.TextFlag.TextWordWrap)  # which keeps “）” and “、” off a line's beginning


def draw_front(painter: QPainter, face: Face) -> None:
    """Draw the side with the code, its upper left at the painter's origin."""
    _band(painter, "一次告知", face.field)
    _fitted(painter, face.title, QRectF(_EDGE, 19, _TEXT, 21), (6.6, 3.0), bold=True)
    _fitted(painter, face.where, QRectF(_EDGE, 40.5, _TEXT, 6), (4.0, 2.8), colour=_RIVER, bold=True)
    _code(painter, face)
    _fitted(painter, _how(face), QRectF(_EDGE, 132.6, _TEXT, 5.6), (3.9, 2.8), bold=True)
    _fitted(painter, face.source, QRectF(_EDGE, 138.6, _TEXT, 4), (2.5, 2.0), colour=_INK2)


def _how(face: Face) -> str:
    if face.square is None:
        return "要带什么见背面，或到帮办区要一张一次告知单"
    return "扫一扫，要带什么一次看全，不用联网" if face.square.text else "扫一扫，到网上看要带什么；也见背面"


def _code(painter: QPainter, face: Face) -> None:
    if not face.modules:
        return
    size = CODE / (len(face.modules) + 2 * QUIET)
    left, top = (WIDE - CODE) / 2 + QUIET * size, 47.6 + QUIET * size
    for y, row in enumerate(face.modules):
        x = 0
        while x < len(row):  # a run of dark modules is one rectangle, so that no hairline parts them
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                _fill(painter, QRectF(left + x * size, top + y * size, (end - x) * size, size * 1.02), _INK)
            x = end + 1


def draw_back(painter: QPainter, face: Face) -> None:
    """Draw the side with the list, its upper left at the painter's origin."""
    _band(painter, "要带什么", face.field)
    _fitted(painter, face.title, QRectF(_EDGE, 18, _TEXT, 14), (4.6, 2.4), bold=True)
    _fitted(painter, f"{face.where} · {face.terms}", QRectF(_EDGE, 33, _TEXT, 6.4), (3.1, 2.2), colour=_RIVER)
    _list(painter, face, QRectF(_EDGE, 40, _TEXT, 91.5))
    _fitted(painter, f"问：{face.asks}", QRectF(_EDGE, 133, _TEXT, 4.6), (3.4, 2.4), bold=True)
    _fitted(painter, "自助告知，以窗口为准", QRectF(_EDGE, 138.6, _TEXT, 4), (2.5, 2.0), colour=_INK2)


def _list(painter: QPainter, face: Face, room: QRectF) -> None:
    """Draw the list as large as it has room, its notes left out where it has none with them."""
    lines, size = _chosen_lines(painter, face, room)
    y = room.top()
    for number, (indent, text, bold) in enumerate(lines):
        font = _font(size, bold=bold)
        high = _text_height(painter, text, font, room.width() - indent)
        rest = sum(not bold for _, _, bold in lines[number:])
        if y + high > room.bottom() - (size * _LINE if rest > 1 else 0):
            more = f"还有 {rest} 样，扫正面的码看全" if face.modules else f"还有 {rest} 样，到帮办区要一张一次告知单"
            _text(painter, more, QRectF(room.left(), y, room.width(), size * _LINE), _font(size, bold=True))
            return
        _text(painter, text, QRectF(room.left() + indent, y, room.width() - indent, high), font, left=True)
        y += high + size * _AIR


def _chosen_lines(painter: QPainter, face: Face, room: QRectF) -> tuple[list[Line], float]:
    """Return the list that fits and the size of its letters; the shorter one in the least size where none does."""
    size = _LARGEST
    for cases in (face.cases, face.terse):
        lines, size = _lines(cases, face.held), _LARGEST
        while size > _LEAST and _height(painter, lines, size, room.width()) > room.height():
            size -= 0.1
        if _height(painter, lines, size, room.width()) <= room.height():
            return lines, size
    return _lines(face.terse, face.held), size


def _lines(cases: tuple[Case, ...], held: str) -> list[Line]:
    lines: list[Line] = []
    for case, papers in cases:
        lines += [(0.0, f"{case}：", True)] if case else []
        lines += [(2.0 if case else 0.0, f"□ {paper}", False) for paper in papers]
    return [*lines, (0.0, f"免提交（查不到再出示）：{held}", False)] if held else lines


def _height(painter: QPainter, lines: list[Line], size: float, wide: float) -> float:
    return sum(
        _text_height(painter, text, _font(size, bold=bold), wide - indent) + size * _AIR for indent, text, bold in lines
    )


def _band(painter: QPainter, left: str, right: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_RIVER))
    painter.drawRoundedRect(_units(QRectF(5, 5, WIDE - 10, 11.5)), 2.5 * UNIT, 2.5 * UNIT)
    painter.restore()
    _text(painter, left, QRectF(_EDGE, 5, 40, 11.5), _font(5.2, bold=True), _WHITE, left=True)
    _text(painter, right, QRectF(_EDGE + 30, 5, _TEXT - 30, 11.5), _font(3.5), _MIST, right=True)


def _fitted(
    painter: QPainter,
    text: str,
    room: QRectF,
    sizes: tuple[float, float],
    *,
    colour: str = _INK,
    bold: bool = False,
) -> None:
    """Draw words in the middle of a room, as large as they fit between the two sizes (mm)."""
    size, least = sizes
    while size > least and _text_height(painter, text, _font(size, bold=bold), room.width()) > room.height():
        size -= 0.1
    _text(painter, text, room, _font(size, bold=bold), colour)


def _text(
    painter: QPainter,
    text: str,
    room: QRectF,
    font: QFont,
    colour: str = _INK,
    *,
    left: bool = False,
    right: bool = False,
) -> None:
    across = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight if right else _CENTRE
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(_units(room), int(across | Qt.AlignmentFlag.AlignVCenter) | _WRAP, text)


def _text_height(painter: QPainter, text: str, font: QFont, wide: float) -> float:
    metrics = QFontMetricsF(font, painter.device())
    return metrics.boundingRect(QRectF(0, 0, wide * UNIT, 1e6), _WRAP, text).height() / UNIT


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(size * UNIT))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _fill(painter: QPainter, area: QRectF, colour: str) -> None:
    painter.fillRect(_units(area), QColor(colour))


def _units(area: QRectF) -> QRectF:
    return QRectF(area.x() * UNIT, area.y() * UNIT, area.width() * UNIT, area.height() * UNIT)
