"""The kiosk cannot store: it says so calmly, in both languages, and where to go."""

from PySide6.QtCore import Property, Signal

from kiosk.domain.text import Language
from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter


class OutOfServicePresenter(Presenter):
    """Both languages at once, without asking the services anything."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey)
        site = journey.hall.site
        self._desk = site.place(site.info_desk)
        self._hotline = site.hotline

    @Property(str, constant=True)
    def chinese(self) -> str:
        """Where to go, in Chinese."""
        desk = self._desk.name.in_(Language.CHINESE)
        return f"请到 {self._desk.floor} 楼{desk}，工作人员帮您取号。\n热线 {self._hotline}"

    @Property(str, constant=True)
    def english(self) -> str:
        """Where to go, in English."""
        desk = self._desk.name.in_(Language.ENGLISH).lower()
        return f"Please go to the {desk} on floor {self._desk.floor}.\nHotline {self._hotline}"
