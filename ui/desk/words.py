"""What an act asks for: why a supervisor is asked and which, what was decided, or who goes on with a case."""

from PySide6.QtCore import Property, QObject, Signal, Slot

ESCALATE, DECIDE, HAND_OVER, DUE = "escalate", "decide", "hand-over", "due"
People = tuple[tuple[str, str], ...]


class Words(QObject):
    """The sheet. `said` tells what was asked, the words, and the id of whom it goes to (empty where there is none)."""

    changed = Signal()
    said = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.what = ""  # ESCALATE, HAND_OVER, DUE or DECIDE:OUTCOME; empty while nothing is asked
        self._people: People = ()
        self._sent: tuple[str, str, int] | None = None  # what was said and is not stored yet
        self._again = False  # the sheet is open with it, since it could not be stored

    def ask(self, what: str, people: People = ()) -> None:
        """Open the sheet; `people` are (id, name) of whom it can go to."""
        self.what, self._people = what, people
        self._sent, self._again = None, False
        self.changed.emit()

    def stored(self) -> None:
        """Let go of what was said: it is stored, or was answered otherwise."""
        if self._again:
            self.cancel()
        self._sent = None

    @Slot(str)
    def come_back(self, _reason: str) -> None:
        """Open the sheet again with what was said and could not be stored."""
        if self._sent is not None and not self.what:
            self.what, self._again = self._sent[0], True
            self.changed.emit()

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """Whether it was said before and could not be stored."""
        return self._again

    @Property(str, notify=changed)
    def begun(self) -> str:
        """The words with which the sheet opens."""
        return self._sent[1] if self._sent is not None else ""

    @Property(int, notify=changed)
    def whom(self) -> int:
        """Whom it goes to as the sheet opens, by the place among the people."""
        return self._sent[2] if self._sent is not None else 0

    @Property(str, notify=changed)
    def asking(self) -> str:
        """What words are asked for; nothing while none are."""
        if self.what == ESCALATE:
            return self.tr("请值班长：哪里拿不准？")
        if self.what == HAND_OVER:
            return self.tr("这件转给谁接着办？")
        if self.what == DUE:
            return self.tr("几个工作日内答复？")
        return self.tr("写明理由、依据和去处") if self.what else ""

    @Property(str, notify=changed)
    def note(self) -> str:
        """One line under the question."""
        if self.what == ESCALATE:
            return self.tr("15 个工作日内答复。不写姓名和证件号")
        if self.what == HAND_OVER:
            return self.tr("勾好的都带过去；左右键选人")
        if self.what == DUE:
            return self.tr("从今天起算，写一个数：0 是今天，最多 60")
        return self.tr("书面决定要写理由、依据、怎样复议和诉讼")

    @Property(bool, notify=changed)
    def written(self) -> bool:
        """Whether words are wanted; a colleague needs none."""
        return self.what != HAND_OVER

    @Property(list, notify=changed)
    def people(self) -> list[str]:
        """Whom it can go to, where there is a choice."""
        choice = self.what == HAND_OVER or len(self._people) > 1
        return [name for _, name in self._people] if choice else []

    def called(self, member: str) -> str:
        """Return the name of one of those whom it can go to."""
        return dict(self._people).get(member, "")

    @Slot()
    def cancel(self) -> None:
        """Say nothing after all."""
        self.what, self._sent, self._again = "", None, False
        self.changed.emit()

    @Slot(str, int)
    def say(self, words: str, whom: int) -> None:
        """Take the words; without any that are wanted the sheet stays, else it goes at once."""
        if self.written and not words.strip():
            return
        what, self.what = self.what, ""
        self._sent, self._again = (what, words, whom), False
        self.changed.emit()
        self.said.emit(what, words, self._people[whom][0] if self._people else "")
