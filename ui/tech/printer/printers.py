"""The printer page: this machine's slip printers, and the one that is open."""

from ui.tech.page import Page


class PrinterPage(Page):
    """What PrinterPage.qml binds to."""
