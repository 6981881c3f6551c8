"""Drawings for the screens, painted once per size and kept: icons, logo, river, water and the home's sun.

The software renderer of Qt Quick draws a picture far more cheaply than a path, so that a slide stays even.
Asked for as `image://draw/NAME/COLOUR/STROKE`, colour without its `#`.
"""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from ui.stamp import program_stamp
from ui.theme.drawn import keep_drawn, read_drawn

LARGEST = 32_000_000  # bytes of drawings worth keeping; more only comes of a window that changes its size


class Drawings(QQuickImageProvider):
    """Gives what QML asks for by name, at the exact pixel size asked for: as it was kept in a file, or painted now."""

    def __init__(self, logos: Path, file: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._logos = logos
        self._file = file
        self._stamp = program_stamp()
        self._drawn = read_drawn(file, self._stamp)
        self._new: set[str] = set()

    def requestImage(self, id: str, _size: QSize, requested: QSize) -> QImage:
        """Return the drawing; `requested` is in pixels and always given by the theme's `Drawing`."""
        key = f"{id}@{requested.width()}x{requested.height()}"
        image = self._drawn.get(key)
        if image is None:
            from ui.theme.painting import paint  # with it comes the SVG reader, which kept drawings do without

            image = self._drawn[key] = paint(self._logos, id, requested)
            self._new.add(key)
        return image

    def new(self) -> dict[str, QImage]:
        """Return every drawing where some are newly painted since the last call, else none; for `keep`."""
        if not self._new:
            return {}
        if sum(image.sizeInBytes() for image in self._drawn.values()) > LARGEST:
            self._drawn = {key: self._drawn[key] for key in self._new}
        self._new = set()
        return dict(self._drawn)

    def keep(self, drawn: dict[str, QImage]) -> None:
        """Write drawings for the next start; on any thread."""
        keep_drawn(self._file, self._stamp, drawn)
