"""A case that leaves the agent's hands: to a supervisor, to a colleague, or decided; the sheet asks what it needs."""

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.cases import EXPLAINED, CaseOutcome, CaseState
from kiosk.domain.personal import has_numbers
from kiosk.domain.staff import Act
from ui.citizen.door import Door
from ui.desk.services import DeskServices
from ui.desk.words import DECIDE, DUE, ESCALATE, HAND_OVER, People, Words
from ui.desk.work import Work

MOST_DAYS = 60  # working days that a supervisor may take
_TAKES = {ESCALATE: Act.DECIDE_ESCALATION, HAND_OVER: Act.PRE_REVIEW}  # what one must be allowed who gets it


class Handing(QObject):
    """Asks for words or for a colleague, then does the act; `words` is the sheet."""

    nothingAsked = Signal()  # no sheet opens: what was typed for it has nowhere to go

    def __init__(self, door: Door[DeskServices], work: Work) -> None:
        super().__init__()
        self._door, self._work = door, work
        self.words = Words()
        self._colleagues: dict[str, People] = {}  # whom a case can go to, for each way there
        self.words.said.connect(self._on_said)
        door.outOfService.connect(self.words.come_back)

    def look_who_works(self) -> None:
        """Look who can take a case, ahead of the wish: accounts come and go."""
        self._door.ask(
            lambda services: {what: services.cases.colleagues(act) for what, act in _TAKES.items()}, self._on_who_works
        )

    def _on_who_works(self, colleagues: dict[str, People]) -> None:
        self._colleagues = colleagues

    def ask(self, what: str) -> None:
        """Ask for what an act needs; at once, since the next keys are meant for the sheet."""
        session, case = self._work.session, self._work.open_case.case
        if session is None or case is None or case.state is CaseState.CLOSED:
            return
        people = self._colleagues.get(what, ())
        others = tuple(each for each in people if what != HAND_OVER or each[0] != session.member)
        if others or what.startswith((DECIDE, DUE)):
            self.words.ask(what, others)
        else:
            nobody = self.tr("现在没有值班长的账号：请大厅管理员先建一个")
            self._work.told.emit(self.tr("现在没有别的帮办员的账号") if what == HAND_OVER else nobody)
            self.nothingAsked.emit()

    def ask_when(self) -> None:
        """Ask a supervisor by when an escalated case is answered."""
        case = self._work.open_case.case
        if case is not None and case.state is CaseState.ESCALATED and self._work.may(Act.DECIDE_ESCALATION):
            self.ask(DUE)

    def decide(self, outcome: CaseOutcome) -> None:
        """Close an escalated case; some outcomes need their words first."""
        if outcome in EXPLAINED:
            self.ask(f"{DECIDE}:{outcome.value}")
        else:
            self._work.decide(outcome)

    @Slot(str, str, str)
    def _on_said(self, what: str, words: str, whom: str) -> None:
        if what == HAND_OVER:
            self._work.hand_over(whom, self.words.called(whom), self.words.stored)
        elif what == ESCALATE:
            self._work.escalate(whom, words, self.words.stored)
        elif what == DUE:
            self._on_due(words.strip())
        else:
            self._work.decide(CaseOutcome(what.partition(":")[2]), words, self.words.stored)
        if has_numbers(words):
            self._work.told.emit(self.tr("证件号和手机号没有存：理由里不写，也不需要"))

    def _on_due(self, days: str) -> None:
        if days.isdecimal() and int(days) <= MOST_DAYS:
            self._work.set_due(int(days), self.words.stored)
        else:
            self.words.stored()
            self._work.told.emit(self.tr("没看懂“%1”：写 0 到 60 的一个数").replace("%1", days))
