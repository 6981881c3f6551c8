"""The sheet of ‘ready, yet sent back’: an agent says what the window wanted, the entry's owner answers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.sent_back import SentBackState
from kiosk.domain.text import Text
from ui.citizen.places import day_word
from ui.desk.work import Work

if TYPE_CHECKING:
    from kiosk.domain.cases import Case
    from kiosk.services.sendings_back import Markable, SentBackLine, SentBackView

ANSWERS = (SentBackState.CORRECTED, SentBackState.REJECTED, SentBackState.WITHDRAWN)


class SentBack(QObject):
    """Shown while a ticket is being marked, or a marked one is being answered. Up and down choose, Enter stores."""

    changed = Signal()
    nothingAsked = Signal()  # no sheet opens: what was typed for it has nowhere to go

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._marking: Markable | None = None
        self._answering: SentBackView | None = None
        self._at = 0
        self._trouble = ""

    # -- opening -------------------------------------------------------------------------------------------------

    def mark_case(self, case: "Case | None") -> None:
        """Ask what the window wanted of the visitor of a case."""
        if case is not None:
            self._work.do(lambda services, _: services.sendings_back.of_case(case), self._on_found)

    def mark_number(self, number: str) -> None:
        """Ask what the window wanted of the visitor with a number, today's or of a day before."""
        self._work.do(lambda services, _: services.sendings_back.lately(number), self._on_found)

    def answer(self, sent_back: str) -> None:
        """Show one to whoever may answer it."""
        self._work.do(lambda services, session: services.sendings_back.read(session, sent_back), self._on_read)

    def _on_found(self, found: "Markable | Text") -> None:
        if isinstance(found, Text):
            self._stays_away(found.zh)
        else:
            self._show(found, None)

    def _on_read(self, found: "SentBackView | Text") -> None:
        if isinstance(found, Text):
            self._stays_away(found.zh)
        elif found.state is not SentBackState.OPEN:
            self._stays_away(self.tr("这件刚有人答复过了"))
        else:
            self._show(None, found)

    def _stays_away(self, why: str) -> None:
        self._work.told.emit(why)
        self.nothingAsked.emit()

    def _show(self, marking: "Markable | None", answering: "SentBackView | None") -> None:
        self._marking, self._answering = marking, answering
        self._at, self._trouble = 0, ""
        self.changed.emit()

    # -- what the sheet shows ------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the sheet lies over the desk."""
        return self._marking is not None or self._answering is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        """What is asked."""
        if self._answering is not None:
            return self.tr("%1 齐了仍被退回：怎么答复？").replace("%1", self._answering.line.number)
        return self.tr("%1 齐了仍被退回").replace("%1", self._marking.number) if self._marking else ""

    @Property(list, notify=changed)
    def facts(self) -> list[str]:
        """What is known, a line each."""
        view = self._answering
        if view is None:
            return [self._marking.item.zh, self._given(self._marking)] if self._marking else []
        asked = "；".join(part for part in (view.requirement.zh, view.asked) if part)
        marked = self.tr("%1 %2，%3 记下").replace("%1", day_word(view.day)).replace("%2", f"{view.at:%H:%M}")
        kept = self.tr("目录由%1维护，当时是第 %2 版") if view.kept_by else self.tr("当时是目录第 %2 版")
        return [
            view.item.zh,
            self.tr("多要的：%1").replace("%1", asked),
            marked.replace("%3", view.marked_by),
            kept.replace("%1", view.kept_by).replace("%2", str(view.version)) + self._now(view),
        ]

    def _now(self, view: "SentBackView") -> str:
        """What the catalogue says otherwise by now, as far as it does."""
        return f"；{view.correction.words.zh}" if view.correction else self.tr("，要的到现在还一样")

    def _given(self, what: "Markable") -> str:
        words = self.tr("%1 %2 取的号").replace("%1", day_word(what.at.date()))
        return words.replace("%2", f"{what.at:%H:%M}")

    @Property(bool, notify=changed)
    def dated(self) -> bool:
        """Whether the number may be meant of an earlier day: it was typed, and begins anew each day."""
        return self._marking is not None and not self._marking.desk_case

    @Slot()
    def earlier(self) -> None:
        """Take the same number of the day before on which it was ready."""
        marking = self._marking
        if marking is not None and self.dated:
            self._work.do(lambda services, _: services.sendings_back.earlier(marking), self._on_earlier)

    def _on_earlier(self, found: "Markable | Text") -> None:
        if isinstance(found, Text):
            self._stays(found)
        else:
            self._show(found, None)

    @Property(str, notify=changed)
    def asks(self) -> str:
        """What the list is for."""
        return self.tr("哪一种") if self._answering else self.tr("窗口多要了哪一样")

    @Property(list, notify=changed)
    def choices(self) -> list[str]:
        """What can be chosen."""
        if self._answering is not None:
            return [
                self.tr("目录有误：已改好"),
                self.tr("窗口多要了：目录不改，转告窗口"),
                self.tr("记错了，不算"),
            ]
        return [wanted.name.zh for wanted in self._marking.wanted] if self._marking else []

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which one is chosen."""
        return self._at

    @Property(str, notify=changed)
    def label(self) -> str:
        """What is to be written."""
        if self._answering is None:
            return self.tr("要了什么、说了什么（不写姓名、电话和证件号）")
        return {
            SentBackState.CORRECTED: self.tr("改了什么"),
            SentBackState.REJECTED: self.tr("为什么不该要，依据是什么"),
            SentBackState.WITHDRAWN: self.tr("可以不写"),
        }[ANSWERS[self._at]]

    @Property(str, notify=changed)
    def due(self) -> str:
        """By when who answers."""
        line = self._answering.line if self._answering else None
        return due_words(self, line) if line else self.tr("目录负责人在下一个工作日答复")

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why it was not stored."""
        return self._trouble

    # -- what is done --------------------------------------------------------------------------------------------

    @Slot(int)
    def choose(self, index: int) -> None:
        """Choose one of the list."""
        self._at = max(0, min(index, len(self.choices) - 1))  # type: ignore[arg-type]  # a list, which mypy cannot see
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go up or down the list."""
        self.choose(self._at + by)

    @Slot()
    def cancel(self) -> None:
        """Say nothing after all."""
        self._show(None, None)

    @Slot(str)
    def say(self, words: str) -> None:
        """Store it; the sheet stays with the reason where that does not go."""
        marking, view, at = self._marking, self._answering, self._at
        if marking is not None:
            key = marking.wanted[at].key
            self._work.do(
                lambda services, session: services.sendings_back.mark(session, marking, words, key),
                self._on_marked,
            )
        elif view is not None:
            self._work.do(
                lambda services, session: services.sendings_back.answer(
                    session, view.line.sent_back, ANSWERS[at], words
                ),
                self._on_answered,
            )

    def _on_marked(self, line: "SentBackLine | Text") -> None:
        if isinstance(line, Text):
            self._stays(line)
            return
        self.cancel()
        self._work.told.emit(self.tr("%1 记下了，").replace("%1", line.number) + due_words(self, line))

    def _on_answered(self, answered: "SentBackView | Text") -> None:
        if isinstance(answered, Text):
            self._stays(answered)
            return
        self.cancel()
        self._work.told.emit(
            {
                SentBackState.CORRECTED: self.tr("记下了：目录有误，已改好"),
                SentBackState.REJECTED: self.tr("记下了：窗口多要了，请转告窗口"),
            }.get(answered.state, self.tr("记下了：记错了，不算"))
        )

    def _stays(self, why: Text) -> None:
        self._trouble = why.zh
        self.changed.emit()


def due_words(speaker: QObject, line: "SentBackLine") -> str:
    """Return by when who answers: 最迟 5 月 13 日由赵晴答复; or that the day has passed."""
    words = speaker.tr("过期了：%1该由%2答复") if line.overdue else speaker.tr("最迟%1由%2答复")
    who = line.owner or speaker.tr("值班长")
    return words.replace("%1", f" {day_word(line.due)}").replace("%2", who)
