"""Words that an act needs: why a supervisor is asked and which, or what was decided."""

from PySide6.QtCore import Property, QObject, Signal, Slot

ESCALATE, DECIDE = "escalate", "decide"


class Words(QObject):
    """The sheet. `said` tells what was asked, the words, and the id of the supervisor (empty where there is none)."""

    changed = Signal()
    said = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.what = ""  # ESCALATE, or DECIDE:OUTCOME; empty while nothing is asked
        self._supervisors: tuple[tuple[str, str], ...] = ()

    def name(self, supervisors: tuple[tuple[str, str], ...]) -> None:
        """Take (id, name) of whom a case can be handed to."""
        self._supervisors = supervisors

    def ask(self, what: str) -> None:
        """Open the sheet."""
        self.what = what
        self.changed.emit()

    @Property(str, notify=changed)
    def asking(self) -> str:
        """What words are asked for; nothing while none are."""
        if self.what == ESCALATE:
            return self.tr("请值班长：哪里拿不准？")
        return self.tr("写明理由、依据和去处") if self.what else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        """One line under the question."""
        if self.what == ESCALATE:
            return self.tr("15 个工作日内答复。不写姓名和证件号")
        return self.tr("书面决定要写理由、依据、怎样复议和诉讼")

    @Property(list, notify=changed)
    def supervisors(self) -> list[str]:
        """Whom the case can be handed to, where there are several."""
        several = self.what == ESCALATE and len(self._supervisors) > 1
        return [name for _, name in self._supervisors] if several else []

    @Slot()
    def cancel(self) -> None:
        """Say nothing after all."""
        self.what = ""
        self.changed.emit()

    @Slot(str, int)
    def say(self, words: str, supervisor: int) -> None:
        """Take the words; without any the sheet stays."""
        if not words.strip():
            return
        what, self.what = self.what, ""
        self.changed.emit()
        self.said.emit(what, words, self._supervisors[supervisor][0] if self._supervisors else "")
