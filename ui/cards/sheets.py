"""A4 sheets of cards as a PDF: two cards a sheet, cut once between them and fold each in the middle.

The upper half of a sheet are the backs, upside down, so that a folded card stands with both sides upright.
"""

import os
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QLineF, QMarginsF, Qt
from PySide6.QtGui import QColor, QPageSize, QPainter, QPdfWriter, QPen

from kiosk.services.card_faces import Face
from ui.cards.face import HIGH, UNIT, WIDE, draw_back, draw_front
from ui.citizen.stage import application

DPI = 1200
_MM = DPI / 25.4
_MARK = 5.0  # mm of a mark, which ends before a card's own print begins


def sheets(faces: Sequence[Face], title: str) -> bytes:
    """Return a PDF with two cards a sheet, in their order."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nothing is shown, and there may be no display
    application()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(out)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("Jishi")
    painter = QPainter(writer)
    painter.scale(_MM / UNIT, _MM / UNIT)
    for first in range(0, len(faces), 2):
        if first:
            writer.newPage()
        _sheet(painter, faces[first : first + 2])
    painter.end()
    return bytes(out.data().data())


def _sheet(painter: QPainter, pair: Sequence[Face]) -> None:
    for place, face in enumerate(pair):
        painter.save()
        painter.translate(place * WIDE * UNIT, HIGH * UNIT)
        draw_front(painter, face)
        painter.restore()
        painter.save()
        painter.translate((place + 1) * WIDE * UNIT, HIGH * UNIT)
        painter.rotate(180)
        draw_back(painter, face)
        painter.restore()
    _marks(painter, len(pair))


def _marks(painter: QPainter, cards: int) -> None:
    """Draw where to cut (whole lines) and where to fold (dashes)."""
    cut = QPen(QColor("#000000"), 0.15 * UNIT)
    cuts = [QLineF(WIDE, y, WIDE, y + _MARK) for y in (0, HIGH - _MARK / 2, 2 * HIGH - _MARK)]
    folds = [QLineF(x, HIGH, x + _MARK, HIGH) for x in (0, WIDE - _MARK, WIDE, 2 * WIDE - _MARK)][: 2 * cards]
    fold = QPen(cut)
    fold.setStyle(Qt.PenStyle.DashLine)
    for pen, lines in ((cut, cuts), (fold, folds)):
        painter.setPen(pen)
        painter.drawLines([QLineF(line.p1() * UNIT, line.p2() * UNIT) for line in lines])
