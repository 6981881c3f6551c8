"""Shows an emulated printer's paper as it comes out; runs in the printer's own process."""

from pathlib import Path

from PIL import Image
from PySide6.QtCore import Property, QObject, QSize, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider

from drivers.printer.emulator import Emulator
from drivers.printer.printed import Paper
from ui.citizen.stage import application

LOOK_MS = 120
UI = Path(__file__).parent.parent


class PaperImages(QQuickImageProvider):
    """Gives the window the paper: what stands in the mouth, or the last slip that came out."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.paper: Paper | None = None

    def requestImage(self, _id: str, _size: QSize, _requested: QSize) -> QImage:
        """Return the paper as it is now."""
        shown = self.paper.picture() if self.paper is not None else Image.new("L", (576, 8), 255)
        return QImage(shown.tobytes(), shown.width, shown.height, shown.width, QImage.Format.Format_Grayscale8).copy()


class PaperPresenter(QObject):
    """What the window shows of a printer, and its switches."""

    changed = Signal()

    def __init__(self, printer: Emulator, images: PaperImages) -> None:
        super().__init__()
        self._printer, self._images = printer, images
        self._seen = (-1, -1, False, False, False)
        self._plugged = True
        self._count = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    @Slot()
    def _look(self) -> None:
        printer = self._printer
        seen = (len(printer.slips), printer.paper.height, printer.paper_out, printer.cover_open, self._plugged)
        if seen == self._seen:
            return
        self._seen = seen
        printing = printer.paper.height > 0
        self._images.paper = printer.paper if printing else printer.slips[-1] if printer.slips else None
        self._count += 1
        self.changed.emit()

    @Property(str, notify=changed)
    def paper(self) -> str:
        """The address of the picture, new with every change."""
        return f"image://paper/{self._count}" if self._images.paper is not None else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        """How the printer is."""
        if not self._plugged:
            return "线拔了"
        if self._printer.cover_open:
            return "盖开着"
        return "没纸了" if self._printer.paper_out else f"正常，打了 {len(self._printer.slips)} 张"

    @Property(bool, notify=changed)
    def paperOut(self) -> bool:
        """Whether the roll is out."""
        return self._printer.paper_out

    @Property(bool, notify=changed)
    def coverOpen(self) -> bool:
        """Whether the cover is open."""
        return self._printer.cover_open

    @Property(bool, notify=changed)
    def plugged(self) -> bool:
        """Whether the wire is in."""
        return self._plugged

    @Slot()
    def switchPaper(self) -> None:
        """Take the roll out, or put one in."""
        if self._printer.paper_out:
            self._printer.load_roll()
        else:
            self._printer.paper_out = True
        self._look()

    @Slot()
    def endSoon(self) -> None:
        """Let the roll end after three more lines."""
        self._printer.paper_ends_after(lines=3)

    @Slot()
    def switchCover(self) -> None:
        """Open or close the cover."""
        self._printer.cover_open = not self._printer.cover_open
        self._look()

    @Slot()
    def switchWire(self) -> None:
        """Pull the wire, or put it back."""
        self._plugged = not self._plugged
        if self._plugged:
            self._printer.plug()
        else:
            self._printer.unplug()
        self._look()


def open_window(printer: Emulator) -> tuple[QQmlApplicationEngine, PaperPresenter]:
    """Open the window of a printer; whoever calls keeps what is returned."""
    images = PaperImages()
    presenter = PaperPresenter(printer, images)
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(UI))
    engine.addImageProvider("paper", images)
    engine.setInitialProperties({"presenter": presenter})
    engine.load(QUrl.fromLocalFile(str(UI / "paper" / "PaperWindow.qml")))
    if not engine.rootObjects():
        raise SystemExit("the printer's window could not be loaded; the log above says why")
    return engine, presenter


def main(printer: Emulator) -> int:
    """Show the window until it is closed."""
    app: QGuiApplication = application()
    kept = open_window(printer)
    code = app.exec()
    del kept
    return code
