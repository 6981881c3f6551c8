"""A page of the technician's window: what its presenter must be able to, and what it gets."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from kiosk.services.hall import Hall
from ui.tech.acts import Acts


@dataclass(frozen=True, slots=True)
class Tools:
    """What each page is made with."""

    hall: Hall
    acts: Acts


class Page(QObject):
    """The presenter of one page, made when the window opens; its QML file gets it as `page`."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.hall, self.acts = tools.hall, tools.acts

    def enter(self) -> None:
        """The page is shown to whoever is logged in: begin to look."""

    def leave(self) -> None:
        """Another page is shown, or nobody is logged in: stop looking, and keep nothing of the one who left."""

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does on this page; False where it does nothing."""
        del key
        return False
