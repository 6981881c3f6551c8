"""The pages of the technician's window, in the order of their tabs. A new page is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.text import Text
from ui.tech.hall.hall import HallPage
from ui.tech.health.health import HealthPage
from ui.tech.journal.journal import JournalPage
from ui.tech.page import Page, Tools
from ui.tech.panel.panel import PanelPage
from ui.tech.printer.printers import PrinterPage
from ui.tech.settings.settings import SettingsPage
from ui.tech.slips.editor import SlipsPage
from ui.tech.touch.touch import TouchPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its name, what its tab says, its QML file below ui/tech, and what makes its presenter."""

    name: str
    title: Text
    view: str
    presenter: Callable[[Tools], Page]


PAGES = (
    PageEntry("printers", Text("打印机", "Printers"), "printer/PrinterPage.qml", PrinterPage),
    PageEntry("settings", Text("设置", "Settings"), "settings/SettingsPage.qml", SettingsPage),
    PageEntry("journal", Text("没定的票", "Journal"), "journal/JournalPage.qml", JournalPage),
    PageEntry("slips", Text("小票样式", "Slips"), "slips/SlipsPage.qml", SlipsPage),
    PageEntry("health", Text("体检", "Check-up"), "health/HealthPage.qml", HealthPage),
    PageEntry("hall", Text("大厅", "Hall"), "hall/HallPage.qml", HallPage),
    PageEntry("touch", Text("触摸", "Touch"), "touch/TouchPage.qml", TouchPage),
    PageEntry("panel", Text("试机", "Try it"), "panel/PanelPage.qml", PanelPage),
)
