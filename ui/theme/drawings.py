"""Drawings for the screens, painted once per size and kept: icons, logo, river, water and the home's sun.

The software renderer of Qt Quick draws a picture far more cheaply than a path, so that a slide stays even.
Asked for as `image://draw/NAME/COLOUR/STROKE`, colour without its `#`.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from ui.theme.icons import ICONS
from ui.theme.scenery import SCENERY


class Drawings(QQuickImageProvider):
    """Paints what QML asks for by name, at the exact pixel size asked for."""

    def __init__(self, logos: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._logos = logos

    def requestImage(self, id: str, _size: QSize, requested: QSize) -> QImage:
        """Return the drawing; `requested` is in pixels and always given by the theme's `Drawing`."""
        name, _, rest = id.partition("/")
        colour, _, stroke = rest.partition("/")
        renderer = QSvgRenderer(QByteArray(self._svg(name, colour, stroke)))
        image = QImage(requested, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, requested.width(), requested.height()))
        painter.end()
        return image

    def _svg(self, name: str, colour: str, stroke: str) -> bytes:
        if name in ICONS:
            return icon_svg(name, colour, stroke).encode()
        if name in SCENERY:
            return SCENERY[name].encode()
        return (self._logos / f"{name}.svg").read_bytes()


def icon_svg(name: str, colour: str, stroke: str) -> str:
    """Return one icon as a whole SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="#{colour}" '
        f'stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">{ICONS[name]}</svg>'
    )
