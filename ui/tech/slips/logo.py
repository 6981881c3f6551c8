"""The logo on slips: a picture file chosen, seen as the printer would set it, kept."""

import threading
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PIL import Image
from PySide6.QtCore import Property, QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import qmlEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickItem

from kiosk.services.hall import Hall
from kiosk.services.logo_upload import Dithered, NotALogo, Share, dithered, dots_of, keep_logo, pictures_near
from ui.tech.acts import Acts

_SHARES = {Share.SMALL: "小", Share.MIDDLE: "中", Share.WHOLE: "满宽"}


class LogoImages(QQuickImageProvider):
    """Gives the panel the picture in dots."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.drawn = Image.new("L", (8, 8), 255)

    def requestImage(self, _id: str, _size: QSize, _requested: QSize) -> QImage:
        """Return it as it is now."""
        now = self.drawn
        return QImage(now.tobytes(), now.width, now.height, now.width, QImage.Format.Format_Grayscale8).copy()


class LogoPanel(QObject):
    """What SlipLogo.qml binds to. A picture is read on a thread of its own: it may lie on a slow stick."""

    changed = Signal()
    kept = Signal()

    def __init__(self, hall: Hall, acts: Acts, parent: QObject) -> None:
        super().__init__(parent)
        self._hall, self._acts = hall, acts
        self.images = LogoImages()
        self._near: list[Path] = []
        self._file: Path | None = None
        self._share = Share.MIDDLE
        self._logo: Dithered | None = None
        self._trouble = ""
        self._always = bool(hall.site.slip_logo and hall.site.slip_logo.always)
        self._open = False
        self._count = 0

    @Slot()
    def open(self) -> None:
        """Show the panel, with the pictures that lie near; or hide it again."""
        self._open = not self._open
        self._always = bool(self._hall.site.slip_logo and self._hall.site.slip_logo.always)
        if self._open:
            self._acts.look(lambda _: pictures_near(), self._on_near)
        self.changed.emit()

    def hide(self) -> None:
        """Hide the panel, and forget the file."""
        self._open, self._file, self._logo, self._trouble = False, None, None, ""
        self.changed.emit()

    def _on_near(self, found: list[Path]) -> None:
        self._near = found
        self.changed.emit()

    @Slot(str)
    def choose(self, typed: str) -> None:
        """Look at a file, by its path or as a window dropped it."""
        self._file = Path(unquote(urlsplit(typed).path) if typed.startswith("file:") else typed.strip())
        self._look()

    @Slot(str)
    def useShare(self, name: str) -> None:
        """Take it smaller or larger."""
        self._share = Share[name]
        self._look()

    @Slot()
    def switchAlways(self) -> None:
        """Let it go along with every slip where the printer stores none, or not."""
        self._always = not self._always
        self.changed.emit()

    def _look(self) -> None:
        file, share, dots = self._file, self._share, dots_of(self._hall)
        self.changed.emit()
        if file is None:
            return

        def read() -> None:
            found: Dithered | NotALogo
            try:
                found = dithered(file, share, dots)
            except NotALogo as why:
                found = why
            self._acts.post(lambda: self._on_read((file, share), found))

        threading.Thread(target=read, name="logo", daemon=True).start()

    def _on_read(self, asked: tuple[Path, Share], found: Dithered | NotALogo) -> None:
        if asked != (self._file, self._share):
            return
        self._logo = found if isinstance(found, Dithered) else None
        self._trouble = "" if isinstance(found, Dithered) else found.why.zh
        if self._logo is not None:
            self.images.drawn = self._logo.drawn.convert("L")
            self._count += 1
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Make it the hall's logo."""
        logo, always = self._logo, self._always
        if logo is None:
            return

        def kept(_: object, session: object) -> NotALogo | None:
            try:
                keep_logo(self._hall, session, logo, always=always)  # type: ignore[arg-type]  # acts' session
            except NotALogo as why:
                return why
            return None

        self._acts.do(kept, self._on_kept)

    def _on_kept(self, why: NotALogo | None) -> None:
        if why is not None:
            self._acts.told.emit(why.why.zh)
            return
        self.hide()
        self._acts.told.emit(self.tr("票头图存好了：这里马上用，取号机回到首页就用上。原来的在 before 文件夹里"))
        self.kept.emit()

    @Slot(QQuickItem)
    def shownIn(self, view: QQuickItem) -> None:
        """Give the view its picture."""
        engine = qmlEngine(view)
        if engine is not None:
            engine.addImageProvider("logo", self.images)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the panel is shown."""
        return self._open

    @Property(list, notify=changed)
    def near(self) -> list[dict[str, str]]:
        """The pictures that lie near."""
        return [{"name": path.name, "folder": str(path.parent), "path": str(path)} for path in self._near]

    @Property(list, notify=changed)
    def shares(self) -> list[dict[str, object]]:
        """How wide it may be."""
        return [{"key": each.name, "title": said, "on": each is self._share} for each, said in _SHARES.items()]

    @Property(str, notify=changed)
    def file(self) -> str:
        """The file that is looked at."""
        return "" if self._file is None else str(self._file)

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why it cannot be the logo."""
        return self._trouble

    @Property(bool, notify=changed)
    def always(self) -> bool:
        """Whether it goes along with every slip."""
        return self._always

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The picture's address, empty where there is none."""
        return f"image://logo/{self._count}" if self._logo is not None else ""

    @Property(str, notify=changed)
    def size(self) -> str:
        """344 × 138 点."""
        return (
            ""
            if self._logo is None
            else self.tr("宽 %1 点 · 高 %2 点").replace("%1", str(self._logo.wide)).replace("%2", str(self._logo.high))
        )
