"""The case that is open at the desk, and what keys and fingers do with it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.cases import MONTHS, Case, CaseState, Note
from kiosk.domain.items import Requirement, ServiceItem, Situation, Standing
from kiosk.domain.judging import Judged, judge_visit
from kiosk.domain.verdict import Answer, Verdict
from kiosk.domain.visit import Visit
from kiosk.services.answers import Booked, CodeMade, Issued, JobView, NoticeMade

if TYPE_CHECKING:
    from kiosk.services.hall import Hall

_NEXT = {None: Answer.BROUGHT, Answer.BROUGHT: Answer.MISSING, Answer.MISSING: Answer.UNSURE, Answer.UNSURE: None}


class OpenCase(QObject):
    """The open case. `keep` is told of every change, so that a draft is stored at every tick."""

    changed = Signal()

    def __init__(self, hall: "Hall", keep: Callable[[Case], None]) -> None:
        super().__init__()
        self._hall = hall
        self._keep = keep
        self.case: Case | None = None
        self.ended: Issued | NoticeMade | CodeMade | None = None  # what the visitor takes along
        self.slip: JobView | None = None  # how far its paper is
        self.booked: Booked | None = None  # the appointment that its visitor has
        self._pledged: tuple[str, Visit] | None = None  # of what the A4 printer took both copies last
        self._dated = ""  # the paper whose month figures say now
        self.at = 0  # the paper where the sun is, counted from 0
        self._before: list[tuple[Case, int]] = []  # what `undo` goes back to: the case, and where the sun was

    def open(self, case: Case | None) -> None:
        """Show a case, or none."""
        self.case, self.ended, self.slip, self.booked = case, None, None, None
        self._before.clear()
        self._go(self._first_open())

    def end(self, case: Case, made: Issued | NoticeMade | CodeMade | None) -> None:
        """Show how the case ended."""
        self.case, self.ended = case, made
        self.changed.emit()

    def books(self, case: Case, booked: Booked | None) -> None:
        """Know the appointment of a case, which may not be the open one any more."""
        if self.case is not None and self.case.id == case.id:
            self.booked = booked
            self.changed.emit()

    def pledged(self, case: Case) -> None:
        """Know that the A4 printer took both copies of the pledge, as the case then was."""
        self._pledged = (case.id, case.visit)
        self.changed.emit()

    @property
    def pledge_printed(self) -> bool:
        """Whether the pledge lies there to be signed: that of this case, and of what it lacks now."""
        return self.case is not None and self._pledged == (self.case.id, self.case.visit)

    def printed(self, view: JobView) -> None:
        """Take news of a slip."""
        if self.ended is not None and view.job == self.ended.job:
            self.slip = view
            self.changed.emit()

    # -- what is true of it --------------------------------------------------------------------------------------

    @property
    def item(self) -> ServiceItem | None:
        """The first item of the case."""
        return self.case.visit.item if self.case is not None else None

    @property
    def items(self) -> tuple[ServiceItem, ...]:
        """All items of the case."""
        return self.case.visit.items if self.case is not None else ()

    @property
    def checking(self) -> bool:
        """Whether the papers are being checked: else nothing can be ticked any more."""
        return self.case is not None and self.case.state is CaseState.CHECKING

    @property
    def question(self) -> Situation | None:
        """The question that stands; None once all are answered."""
        return self.case.visit.next_question() if self.case is not None else None

    @property
    def selected(self) -> Requirement | None:
        """The paper where the sun is."""
        if self.case is None or self.question is not None:
            return None
        asked = self.case.visit.asked()
        return asked[self.at] if self.at < len(asked) else None

    def verdict(self) -> Verdict | None:
        """Return the verdict on the whole case; None while something is not answered, or no case is open."""
        judged = self.judged()
        return judged.whole if judged is not None else None

    def judged(self) -> Judged | None:
        """Return the verdict on each item and on the whole, or None."""
        if self.case is None or self.question is not None or self.case.visit.unanswered():
            return None
        return judge_visit(self.case.visit, self._hall.where().day, self._hall.site.calendar)

    def _first_open(self, after: int = 0) -> int:
        if self.case is None or self.question is not None:
            return 0
        asked, unanswered = self.case.visit.asked(), {wanted.id for wanted in self.case.visit.unanswered()}
        later = (n for n, wanted in enumerate(asked) if n >= after and wanted.id in unanswered)
        return next(later, after)

    # -- the questions -------------------------------------------------------------------------------------------

    def figure(self, number: int) -> None:
        """Say a month, answer the question that stands with its n-th choice, or go to the n-th paper."""
        question = self.question
        if self.dating:
            self._say_month(number)
        elif number == 0:
            return
        elif question is None:
            self._go(number - 1)
        elif number <= len(question.choices):
            self.situate(question.choices[number - 1].id)

    @Slot(str)
    def situate(self, choice: str) -> None:
        """Answer the question that stands; an answer may lead to another item."""
        question = self.question
        if self.case is None or question is None:
            return
        leads_to = next((each.leads_to for each in question.choices if each.id == choice), "")
        other = self._hall.catalogue.find(leads_to) if leads_to else None
        visit = self.case.visit
        if other is not None:
            here = visit.looking_at(visit.place_of(question.id)) if visit.others else visit
            self._put(here.choose(other).looking_at(0))
        else:
            self._put(visit.situate(question.id, choice))
        self._go(self._first_open())

    @Slot(str)
    def ask(self, question: str) -> None:
        """Ask a question again."""
        if self.case is not None:
            self._put(self.case.visit.unsituate(question))

    def ask_again(self) -> None:
        """Ask the last answered question again."""
        if self.case is not None:
            visit = self.case.visit
            for question in [q.id for q in visit.questions() if visit.choice(q.id)][-1:]:
                self.ask(question)

    # -- the items -----------------------------------------------------------------------------------------------

    def add(self, item: ServiceItem) -> bool:
        """Take a further item into the case; False where it is there already, or there is no room."""
        if self.case is None or not self.checking or item in self.items or self.case.visit.full:
            return False
        self._put(self.case.visit.add().choose(item).looking_at(0))
        self._go(self._first_open())
        return True

    def drop(self) -> ServiceItem | None:
        """Take an item out of a case of several: the one whose paper has the sun, else the last; return it."""
        if self.case is None or not self.checking or not self.case.visit.others:
            return None
        wanted = self.selected
        places = self.case.visit.wanted_by().get(wanted.id, ()) if wanted is not None else ()
        place = places[0] if len(places) == 1 else len(self.items) - 1
        dropped = self.items[place]
        self._take(self.case.without(place))
        self._go(self._first_open())
        return dropped

    # -- the papers ----------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Move the sun up or down."""
        self._go(self.at + by)

    @Slot(int)
    def select(self, index: int) -> None:
        """Put the sun on a paper."""
        self._go(index)

    def _go(self, to: int) -> None:
        last = len(self.case.visit.asked()) - 1 if self.case is not None else 0
        self.at = max(0, min(to, last))
        self._dated = ""
        self.changed.emit()

    @Slot(int, str)
    def answer(self, index: int, answer: str) -> None:
        """Answer one paper by touch, then go on to the next without an answer."""
        self._go(index)
        wanted = self.selected
        if self.case is not None and wanted is not None:
            self._put(self.case.visit.answer(wanted.id, Answer(answer)))
            self._go(self._first_open(index))

    def cycle(self) -> None:
        """齐 → 缺 → 查 → not answered, for the paper where the sun is."""
        wanted = self.selected
        if self.case is not None and wanted is not None:
            visit = self.case.visit
            answer = _NEXT[visit.said(wanted.id)]
            self._put(visit.unanswer(wanted.id) if answer is None else visit.answer(wanted.id, answer))

    def all_brought(self) -> None:
        """齐 to everything that has no answer yet."""
        if self.case is not None and self.question is None:
            visit = self.case.visit
            for wanted in visit.unanswered():
                visit = visit.answer(wanted.id, Answer.BROUGHT)
            self._put(visit)

    def state(self) -> None:
        """签声明 instead of the paper where the sun is, or no longer."""
        wanted = self.selected
        if self.case is not None and wanted is not None and wanted.standing is Standing.STATEMENT:
            visit = self.case.visit.answer(wanted.id, Answer.MISSING)
            self._put(visit if self.case.visit.is_stated(wanted.id) else visit.state(wanted.id))

    @Slot()
    def note(self) -> None:
        """The next note on the paper where the sun is."""
        wanted = self.selected
        if self.case is not None and wanted is not None and self.checking:
            self._dated = wanted.id
            self._take(self.case.note(wanted.id))

    @property
    def dating(self) -> bool:
        """Whether figures say the month in which the paper where the sun is expires: it was noted just now."""
        wanted = self.selected
        if self.case is None or wanted is None or wanted.id != self._dated or not self.checking:
            return False
        noted = self.case.notes.get(wanted.id)
        return noted is not None and noted.note is Note.EXPIRES_SOON

    def _say_month(self, figure: int) -> None:
        """Take one figure of the month: the second of 10 to 12, or a month by itself."""
        if self.case is not None:
            month = self.case.notes[self._dated].month * 10 + figure
            month = month if month in MONTHS else figure
            if month in MONTHS:
                self._take(self.case.expires(self._dated, month))

    @Slot(int)
    def expires(self, month: int) -> None:
        """Take the month that was touched."""
        if self.case is not None and self.dating:
            case, self._dated = self.case.expires(self._dated, month), ""
            self._take(case)

    def leave_month(self) -> None:
        """Let figures choose papers again."""
        self._dated = ""
        self.changed.emit()

    def _put(self, visit: Visit) -> None:
        self._dated = ""
        if self.case is not None and self.checking and visit != self.case.visit:
            self._take(replace(self.case, visit=visit))

    def undo(self) -> None:
        """Take the last change of the open case back."""
        if self._before and self.checking:
            self.case, self.at = self._before.pop()
            self._keep(self.case)
            self.changed.emit()

    def _take(self, case: Case) -> None:
        if self.case is not None:
            self._before.append((self.case, self.at))
        self.case = case
        self._keep(case)
        self.changed.emit()
