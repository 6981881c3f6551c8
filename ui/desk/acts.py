"""What the keys, the buttons and the scanner do at the desk; what comes during an act waits for its end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.domain.staff import Act
from kiosk.domain.visit import Wish
from kiosk.services.machine_calls import MachineCall
from ui.desk import keys
from ui.desk.parts import Parts
from ui.desk.technician import open_technicians_window
from ui.desk.words import ESCALATE, HAND_OVER

if TYPE_CHECKING:
    from kiosk.services.hall import Hall
    from ui.desk.stand import Stand


class Acts(QObject):
    """Every act has a name, by which keys and buttons ask for it."""

    pressedAhead = Signal(int, str)  # a key, and what it types, that waited; the window presses it anew

    def __init__(self, hall: "Hall", parts: Parts, stand: "Stand") -> None:
        super().__init__()
        self._hall, self._parts, self._stand = hall, parts, stand
        self._work, self._open = parts.work, parts.open
        self._ahead: list[tuple[int, str] | str] = []  # keys pressed, and codes scanned, while an act was under way
        self._catching_up = False
        self._acts = {**self._acts_at_the_desk(), **self._acts_on_a_case()}
        self._acts_with: dict[str, Callable[[str], None]] = {
            "figure": lambda number: self._figure(int(number)),
            "decide": lambda outcome: parts.handing.decide(CaseOutcome(outcome)),
        }
        parts.work.done.connect(self._catch_up)
        for sheet in (parts.handing, parts.sent_back):
            sheet.nothingAsked.connect(self.forget)
        parts.scans.scanned.connect(self._on_scanned)

    def _acts_at_the_desk(self) -> dict[str, Callable[[], None]]:
        parts, stand = self._parts, self._stand
        return {
            "up": lambda: self._step(-1),
            "down": lambda: self._step(1),
            "open": lambda: stand.openRow(parts.finder.chosen()),
            "teach": lambda: parts.work.teach(*parts.finder.lesson()),
            "search": stand.search,
            "leave": stand.leave,
            "next": stand.next,
            "lock": parts.sign_in.lock,
            "takeCall": self._take_call,
            "openTech": self._open_tech,
            "appointments": parts.appointments.open,
            "figures": parts.figures.open,
        }

    def _acts_on_a_case(self) -> dict[str, Callable[[], None]]:
        parts, work, case = self._parts, self._work, self._open
        return {
            "cycle": case.cycle,
            "allBrought": case.all_brought,
            "state": case.state,
            "note": case.note,
            "addItem": self._stand.add_item,
            "dropItem": work.drop,
            "ready": work.ready,
            "askAgain": case.ask_again,
            "primary": self._primary,
            "number": lambda: work.number(Wish.NUMBER),
            "anyway": lambda: work.number(Wish.ANYWAY),
            "notice": work.notice,
            "code": work.code,
            "pledge": work.pledge,
            "askWhy": lambda: parts.handing.ask(ESCALATE),
            "askWhen": parts.handing.ask_when,
            "askWhom": lambda: parts.handing.ask(HAND_OVER),
            "sendBack": lambda: parts.sent_back.mark_case(case.case),
            "handBack": work.hand_back,
            "undo": self._undo,
        }

    # -- keys and codes ------------------------------------------------------------------------------------------

    @Slot(int, str, result=bool)
    def key(self, key: int, typed: str) -> bool:
        """Do what a key does; False where it means nothing here (what has the focus then takes it)."""
        figures, appointments = self._parts.figures, self._parts.appointments
        searching = self._stand.searching
        if self._parts.covered:
            return False
        if not searching and not self._catching_up and self._parts.scans.took(key):
            return True  # in the search field what a scanner types are letters
        if self._work.busy:
            self._ahead.append((key, typed))  # an agent's fingers are quicker than a disk
            return True
        if figures.shown and key not in keys.OVER_A_PAGE:
            figures.key(key)
            return True
        if appointments.shown and key not in keys.OVER_A_PAGE:
            return appointments.key(key)
        number = 0 if searching else keys.digit(key)
        act = f"figure:{number}" if number else (keys.SEARCH if searching else keys.CASE).get(key, "")
        if act:
            self.do(act)
        return bool(act)

    @Slot()
    def forget(self) -> None:
        """Let go of what was pressed ahead: it was meant for what is there no longer."""
        self._ahead.clear()

    @Slot()
    def _catch_up(self) -> None:
        """Press again what waited, where the keys go now: a case, a search, or the sheet that has opened."""
        while self._ahead and not self._work.busy and self._work.session is not None:
            ahead = self._ahead.pop(0)
            if isinstance(ahead, str):
                self._on_scanned(ahead)
                continue
            self._catching_up = True
            self.pressedAhead.emit(*ahead)
            self._catching_up = False

    @Slot(str)
    def _on_scanned(self, code: str) -> None:
        """Open a case with what a code kept; the one that is open stays in the list."""
        if self._work.busy:
            self._ahead.append(code)
        elif not self._parts.covered:
            self._parts.appointments.resume(code)

    # -- acts ----------------------------------------------------------------------------------------------------

    @Slot(str)
    def do(self, act: str) -> None:
        """Do an act by its name; while another is under way nothing."""
        name, _, more = act.partition(":")
        if self._work.busy:
            return
        if more:
            self._acts_with[name](more)
        else:
            self._acts[name]()

    def _step(self, by: int) -> None:
        if self._stand.searching:
            self._parts.finder.step(by)
        else:
            self._open.step(by)

    def _figure(self, number: int) -> None:
        case = self._open.case
        if case is None or case.state is not CaseState.ESCALATED:
            self._open.figure(number)
            return
        for act in [str(row["act"]) for row in self._parts.outcome.rows() if row["key"] == str(number)]:
            self.do(act)

    def _primary(self) -> None:
        if self._open.dating:
            self._open.leave_month()  # whoever has typed a number ends it with Enter
            return
        for row in self._parts.outcome.rows()[:1]:
            if row["key"] in ("Enter", "N"):
                self.do(str(row["act"]))

    def _undo(self) -> None:
        """Take the last act of the open case back: a tick, or what the visitor was given."""
        case = self._open.case
        if case is not None and case.state is CaseState.CLOSED:
            self._work.undo()
        else:
            self._open.undo()

    def _open_tech(self) -> None:
        """Open the technician's window beside the desk."""
        if self._work.may(Act.CONFIGURE_PRINTER):
            opened = open_technicians_window(self._hall)
            said = self.tr("正在打开设备维护，两三秒") if opened else self.tr("打不开设备维护：请重启本机的程序")
            self._work.told.emit(said)

    def _take_call(self) -> None:
        """Take the call that stands there: a visitor's goes before a machine's."""
        call = self._parts.calls.first()
        if isinstance(call, MachineCall):
            self._work.go_to(call)
        elif call is not None:
            self._work.take_call(call)
