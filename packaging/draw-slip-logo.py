"""Draw the hall's logo for slips: assets/sites/jiyang/slips/logo.png, black and white, a pixel for each printer's dot.

    python packaging/draw-slip-logo.py

Run by hand when assets/logo/logo.svg changes; what printers have stored must then be stored again.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ASSETS = Path(__file__).parent.parent / "assets"
SIDE, BELOW = 80, 8  # dots: 10 mm at 8 dots/mm, and the white before the hall's name
DARK = 160  # brighter than this is white; the sun's yellow prints black


def main() -> None:
    """Draw and write it."""
    image = QImage(SIDE, SIDE + BELOW, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = (ASSETS / "logo" / "logo.svg").read_text("utf-8").replace("#F2A900", "#000000").replace("#0B6073", "#000000")
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    mono = QImage(image.width(), image.height(), QImage.Format.Format_Mono)
    mono.setColorTable([QColor(Qt.GlobalColor.black).rgb(), QColor(Qt.GlobalColor.white).rgb()])
    for y in range(image.height()):
        for x in range(image.width()):
            mono.setPixel(x, y, int(image.pixelColor(x, y).lightness() > DARK))
    mono.save(str(ASSETS / "sites" / "jiyang" / "slips" / "logo.png"))


if __name__ == "__main__":
    main()
