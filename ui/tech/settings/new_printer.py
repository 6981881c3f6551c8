"""A machine's first slip printer, or its standby, written into machine.toml by the port that it is on."""

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.services.hall import Hall
from ui.tech.acts import Acts
from ui.tech.settings.asked import add
from ui.tech.settings.ports import Ports

_FIRST = int(Qt.Key.Key_1)


class NewPrinter(QObject):
    """What NewPrinter.qml binds to; shown without being asked for where the machine has none."""

    changed = Signal()

    def __init__(self, parent: QObject, hall: Hall, acts: Acts, ports: Ports) -> None:
        super().__init__(parent)
        self._hall, self._acts, self._ports = hall, acts, ports
        self._open, self._said = False, ""
        ports.found.connect(self.changed)

    def close(self) -> None:
        """Ask for no port any more."""
        self._open, self._said = False, ""
        self.changed.emit()

    def key(self, key: int) -> bool:
        """A figure takes a port."""
        there = self._free()
        if not self._shown() or not 0 <= key - _FIRST < len(there):
            return False
        self.add(there[key - _FIRST][0])
        return True

    @Slot()
    def turn(self) -> None:
        """Ask for the port of a standby, or no more."""
        if len(self._hall.machine.printers) == 1:
            self._open, self._said = not self._open, ""
            self._ports.look()
            self.changed.emit()

    @Slot(str)
    def add(self, port: str) -> None:
        """Write a printer at this port."""
        if port.strip():
            self._acts.do(lambda services, session: add(services, session, port), self._on_added)

    def _on_added(self, answer: tuple[bool, str]) -> None:
        well, words = answer
        after = self.tr("记下了：%1，写进 machine.toml。关上这个窗口再开一次，接着走五步；取号机下次启动用上")
        self._said = after.replace("%1", words) if well else words
        self.changed.emit()

    def _shown(self) -> bool:
        return self._open or not self._hall.machine.printers

    def _free(self) -> list[tuple[str, str]]:
        taken = {each.connection.partition("?")[0] for each in self._hall.machine.printers}
        there = [each for each in self._ports.there if each.connection and each.connection not in taken]
        return [(each.connection, each.name) for each in there]

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether a port is asked for."""
        return self._shown()

    @Property(list, notify=changed)
    def ports(self) -> list[dict[str, str]]:
        """The ports that were found and that no printer of this machine has."""
        return [{"port": port, "name": name} for port, name in self._free()]

    @Property(str, notify=changed)
    def said(self) -> str:
        """What became of it, or why it was not written."""
        return self._said
