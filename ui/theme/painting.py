"""Paints a drawing from its SVG: icon, scenery or logo."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.theme.drawn import PIXELS
from ui.theme.icons import ICONS
from ui.theme.papers import PREFIX, paper_svg
from ui.theme.scenery import SCENERY


def paint(logos: Path, id: str, size: QSize) -> QImage:
    """Return the drawing `NAME/COLOUR/STROKE` in as many pixels; logos are SVG files of that folder."""
    name, _, rest = id.partition("/")
    colour, _, stroke = rest.partition("/")
    renderer = QSvgRenderer(QByteArray(_svg(logos, name, colour, stroke)))
    image = QImage(size, PIXELS)
    image.fill(0)  # transparent; its name would first make the hundred enums of `Qt`, 15 ms of the start
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _svg(logos: Path, name: str, colour: str, stroke: str) -> bytes:
    if name in ICONS:
        return icon_svg(name, colour, stroke).encode()
    if name.startswith(PREFIX):
        return paper_svg(name).encode()
    if name in SCENERY:
        return SCENERY[name].encode()
    return (logos / f"{name}.svg").read_bytes()


def icon_svg(name: str, colour: str, stroke: str) -> str:
    """Return one icon as a whole SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="#{colour}" '
        f'stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">{ICONS[name]}</svg>'
    )
