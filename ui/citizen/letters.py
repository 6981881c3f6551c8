"""Letters that were drawn, which Qt keeps for good: a picture for each, its size and its place between two pixels.

A catalogue has some 1,800 characters in ten sizes, so that a kiosk would hold 17 MB of them by the evening.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

VISITS = 10  # after which they are let go, 1 MB of them; the next screens draw theirs anew, as after a start
WEIGHTS = (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.Bold)


class Letters(QObject):
    """Lets go, now and then between two visits, of the letters that were drawn."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self._visits = 0
        # Qt maps every font file once more when it lets go of the last letters of one of them: these hold each
        self._faces = [QRawFont.fromFont(_of_weight(font, weight)) for weight in WEIGHTS]

    @Slot()
    def visit_ended(self) -> None:
        """Count a visit; let go of the letters after so many."""
        self._visits += 1
        if self._visits % VISITS == 0:
            QFontDatabase.setApplicationEmojiFontFamilies([])  # there are none; Qt empties its cache of fonts with it


def _of_weight(font: QFont, weight: QFont.Weight) -> QFont:
    font = QFont(font)
    font.setWeight(weight)
    return font
