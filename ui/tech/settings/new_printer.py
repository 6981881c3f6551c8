"""A machine's first slip printer, or its standby, written into machine.toml by the port that it is on; or taken out."""

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.domain.site import PrinterAddress
from kiosk.services.hall import Hall
from kiosk.services.printers_kept import port_of
from ui.tech.acts import Acts
from ui.tech.settings.asked import add, remove
from ui.tech.settings.ports import Ports

_FIRST = int(Qt.Key.Key_1)


class NewPrinter(QObject):
    """What NewPrinter.qml binds to; shown without being asked for where the machine has none."""

    changed = Signal()
    renewed = Signal()  # the machine has other printers

    def __init__(self, parent: QObject, hall: Hall, acts: Acts, ports: Ports) -> None:
        super().__init__(parent)
        self._hall, self._acts, self._ports = hall, acts, ports
        self._open, self._said = False, ""
        self._leaving = ""  # the printer of which it is asked whether it may go
        self._removed: list[PrinterAddress] = []
        ports.found.connect(self.changed)

    @Slot()
    def close(self) -> None:
        """Ask for nothing any more."""
        self._open, self._said, self._leaving = False, "", ""
        self.changed.emit()

    def key(self, key: int) -> bool:
        """A figure takes a port; Y lets a printer go, N and Esc keep it."""
        if self._leaving and key in (Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Escape):
            (self.letGo if key == Qt.Key.Key_Y else self.close)()
            return True
        there = self._free()
        if not self._shown() or not 0 <= key - _FIRST < len(there):
            return False
        self.add(there[key - _FIRST][0])
        return True

    @Slot()
    def turn(self) -> None:
        """Ask for the port of a standby, or no more."""
        if len(self._hall.machine.printers) == 1:
            self._open, self._said, self._leaving = not self._open, "", ""
            self._ports.look()
            self.look_back()
            self.changed.emit()

    def look_back(self) -> None:
        """Look which printers were removed: each comes back with one key."""
        self._acts.look(lambda services: services.settings.removed_printers(), self._on_removed)

    def _on_removed(self, found: list[PrinterAddress]) -> None:
        self._removed = found
        self.changed.emit()

    def ask_to_go(self, printer: str) -> None:
        """Ask whether a printer may go, or no more."""
        self._open, self._said = False, ""
        self._leaving = "" if self._leaving else printer
        self.changed.emit()

    @Slot(str)
    def add(self, port: str) -> None:
        """Write a printer at this port."""
        if port.strip():
            self._acts.do(lambda services, session: add(services, session, port), self._on_added)

    @Slot()
    def letGo(self) -> None:
        """Take the printer out of machine.toml."""
        printer = self._leaving
        if printer:
            self._acts.do(lambda services, session: remove(services, session, printer), self._on_gone)

    def _on_added(self, answer: tuple[bool, str]) -> None:
        after = self.tr("记下了：%1，写进 machine.toml。按 W 用五步定准；取号机回到首页就用它")
        self._take(answer, after)

    def _on_gone(self, answer: tuple[bool, str]) -> None:
        after = self.tr("%1 拆走了，machine.toml 里没有它了；取号机回到首页就不用它")
        self._take(answer, after)

    def _take(self, answer: tuple[bool, str], after: str) -> None:
        well, words = answer
        if not well:
            self._said = words
            self.changed.emit()
            return
        self.close()
        self.look_back()
        self.renewed.emit()
        self._acts.told.emit(after.replace("%1", words))

    def _shown(self) -> bool:
        return self._open or bool(self._leaving) or not self._hall.machine.printers

    def _free(self) -> list[tuple[str, str]]:
        taken = {each.connection.partition("?")[0] for each in self._hall.machine.printers}
        again = self.tr("%1：照拆走前的设置")
        there = {port_of(each): again.replace("%1", each.name) for each in self._removed}
        there |= {each.connection: each.name for each in self._ports.there if each.connection not in ("", *there)}
        return [(port, name) for port, name in there.items() if port not in taken] if not self._leaving else []

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether anything is asked."""
        return self._shown()

    @Property(str, notify=changed)
    def leaving(self) -> str:
        """The printer of which it is asked whether it may go; else nothing."""
        return self._leaving

    @Property(list, notify=changed)
    def ports(self) -> list[dict[str, str]]:
        """The ports of printers that were removed, and those that were found; none that a printer has."""
        return [{"port": port, "name": name} for port, name in self._free()]

    @Property(str, notify=changed)
    def said(self) -> str:
        """Why nothing was written."""
        return self._said
