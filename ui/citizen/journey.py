"""One visitor's way through the screens: the plain visit, what services answered, and where back leads."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.domain.hours import hall_open
from kiosk.domain.items import Elsewhere, ServiceItem
from kiosk.domain.judging import Judged, judge_visit
from kiosk.domain.text import Language, Text
from kiosk.domain.tickets import Priority
from kiosk.domain.verdict import Outcome, Verdict
from kiosk.domain.visit import AFTER, Mode, Step, Visit, Wish
from kiosk.services.answers import Booked, Closed, Crowd, Issued, JobView, NoSuchCode, NoticeMade, Resumed, Theirs
from ui.citizen import booking
from ui.citizen.door import Door, Services
from ui.citizen.navigation import SCREENS
from ui.citizen.slips import Slips

if TYPE_CHECKING:
    from kiosk.domain.site import Site
    from kiosk.services.hall import Hall

T = TypeVar("T")
_CHOOSING = (Step.CHOOSE, Step.SEARCH, Step.LIST, Step.ELSEWHERE)


def new_visit(language: Language) -> Visit:
    """Return a visit that nobody has touched yet."""
    return Visit(secrets.token_hex(16), language=language)


class Journey(QObject):
    """The state behind all screens of one visitor. Presenters read it and call its verbs; it asks the services."""

    moved = Signal(str, bool)  # screen, forward
    changed = Signal()  # something a service answered, or an answer of the visitor
    languageChanged = Signal()
    crowdChanged = Signal()
    scannerChanged = Signal()
    ended = Signal()

    def __init__(self, hall: "Hall", door: Door[Services]) -> None:
        super().__init__()
        self.hall = hall
        self.door = door
        self.crowd: Crowd | None = None
        self.printer = "unknown"
        self.scanner = False  # whether a code can be scanned here now
        self._begun = False
        self.slips = Slips(door)
        self._wipe(self.first)
        self.slips.changed.connect(self.changed)
        self.slips.turned.connect(self._on_turned)
        door.printed.connect(self._on_printed)

    def _wipe(self, language: Language) -> None:
        self.visit = new_visit(language)
        self.trail: list[Step] = []
        self.topics: list[str] = []  # what the lists on the way show: "event:ID", "floor:N" or "department:ID"
        self.elsewhere: Elsewhere | None = None
        self.letters = ""  # typed in the search
        self.offered: tuple[ServiceItem, ...] = ()  # what the list of several items shows, chosen or not
        self._unoffered: Visit | None = None  # what there was before several were offered from a list
        self.withdrawn: tuple[Text, ...] = ()  # items under a code that the hall offers no more
        self.judged: Judged | None = None
        self.issued: Issued | None = None
        self.notice: NoticeMade | None = None
        self.slips.expect()
        self.later: Closed | Theirs | None = None
        self.booked: Booked | None = None  # an appointment of another time, of which its visitor is told
        self.wrong_code: NoSuchCode | None = None
        self._begun = False

    # -- what is true ------------------------------------------------------------------------------------------

    @property
    def first(self) -> Language:
        """The language in which a visitor is met."""
        return self.hall.site.languages[0]

    @property
    def screen(self) -> str:
        """Return the name of the screen that shows this state."""
        if self.later is not None:
            return "Later"
        if self.booked is not None:
            return "Booked"
        step = self.trail[-1] if self.visit.step is Step.ISSUING and self.trail else self.visit.step
        if step is Step.ISSUED:
            if self.issued is None:
                return "Notice"  # its code stands on the screen whatever the paper does
            return "SlipLate" if self.slips.late else "Issued"
        return SCREENS[step]

    def say(self, text: Text) -> str:
        """Return a text of catalogue or site in the visitor's language."""
        return text.in_(self.visit.language)

    @property
    def verdict(self) -> Verdict | None:
        """Return what was found of the whole visit; None before."""
        return self.judged.whole if self.judged else None

    @property
    def looking_up(self) -> bool:
        """Tell whether the visitor only wants to know what to bring (no number at the end)."""
        return self.visit.mode is Mode.LOOK_UP

    # -- moving ------------------------------------------------------------------------------------------------

    def put(self, visit: Visit) -> None:
        """Take a changed visit (an answer, a situation); the screen stays."""
        self.visit = visit
        self.changed.emit()

    def go(self, step: Step) -> None:
        """Go on to `step`; the way back leads here."""
        before = self.visit.step
        self.visit = self.visit.to(step)
        self.trail.append(before)
        self._begin()
        self.moved.emit(self.screen, True)

    def back(self) -> None:
        """Go back one step; home from the first. While a number is on its way there is no way back."""
        if self.visit.step is Step.ISSUING:
            return
        if self.later is not None or self.booked is not None:
            self.later = self.booked = None
            self.moved.emit(self.screen, False)
            return
        while self.trail and self.trail[-1] not in AFTER[self.visit.step]:
            self.trail.pop()
        if not self.trail:
            self.end("back")
            return
        step = self.trail.pop()
        if self.visit.step is Step.LIST:
            self.topics.pop()
        if step is Step.HOME:
            self.end("back")
            return
        self._let_go_behind(step)
        self.visit = self.visit.to(step)
        self.moved.emit(self.screen, False)

    def _let_go_behind(self, step: Step) -> None:
        """Let go of what was chosen since `step`, to which the visitor goes back."""
        if self.visit.step is Step.ITEM and self.visit.others and step in _CHOOSING:
            self.visit = replace(self.visit.without(self.visit.at), at=len(self.visit.items) - 1)  # another instead
        elif self.visit.step is Step.SEVERAL and step in _CHOOSING and self._unoffered is not None:
            self.visit = self.visit.holding(self._unoffered)
        elif step not in _CHOOSING:
            self.visit = self.visit.stay()
        if step is Step.VERDICT:
            self.judged = self._judge()  # without what had joined since

    def start(self, step: Step, mode: Mode = Mode.NUMBER) -> None:
        """Leave the home by one of its ways."""
        self.visit = replace(self.visit, mode=mode)
        self.go(step)

    def choose(self, item: ServiceItem) -> None:
        """Choose an item and open its page; one that the visit holds already stands in its list."""
        if item in self.visit.items and self.visit.adding:
            self.offer(())
        else:
            self.visit = self.visit.choose(item)
            self.go(Step.ITEM)

    def add(self) -> None:
        """Choose a further item for this visit."""
        self.visit = self.visit.add()
        self.go(Step.CHOOSE)

    def show_several(self) -> None:
        """Show what the visit holds."""
        self.visit, self._unoffered = self.visit.stay(), None
        self.offered = self.visit.items
        self.go(Step.SEVERAL)

    def offer(self, items: tuple[ServiceItem, ...]) -> None:
        """Take several items at once (一件事): all of them are in the visit until one is switched off."""
        before = self.visit
        visit = before if before.adding else before.holding(Visit(before.id))  # else another way of choosing the first
        for item in items:
            if item not in visit.items and not visit.full:
                visit = (visit.add() if visit.items else visit).choose(item)
        self.visit = visit
        self.show_several()
        self._unoffered = before

    def open_list(self, topic: str) -> None:
        """Open the list of a life event, a floor or a department."""
        self.topics.append(topic)
        self.go(Step.LIST)

    def open_elsewhere(self, place: Elsewhere) -> None:
        """Say where something is done that is not done in this hall."""
        self.elsewhere = place
        self.go(Step.ELSEWHERE)

    @property
    def others(self) -> tuple[ServiceItem, ...]:
        """The items of the visit without the one that is looked at, or is about to be chosen."""
        return tuple(item for place, item in enumerate(self.visit.items) if place != self.visit.at)

    def leave_out(self) -> None:
        """Go on with the other items, without the one that turned out to be done elsewhere."""
        for passed in ((Step.ITEM,), _CHOOSING, (Step.SEVERAL,)):  # the way back leads to before it was chosen
            while self.trail[-1] in passed:
                if self.trail.pop() is Step.LIST:
                    self.topics.pop()
        visit = self.visit.stay() if self.visit.adding else self.visit.without(self.visit.at)
        self.visit, self.elsewhere = visit.to(Step.SEVERAL), None
        self.offered = self.visit.items
        self.ask_on()

    def ask_on(self) -> None:
        """Go on to the question that is still open, or to the checklist."""
        question = self.visit.next_question()
        if question is None:
            self.go(Step.CHECKLIST)
            return
        self.put(self.visit.looking_at(self.visit.place_of(question.id)))
        self.go(Step.ITEM)

    def prefer(self, first: bool) -> None:
        """Note that the visitor goes first, on their word, or take it back."""
        self.put(replace(self.visit, priority=Priority.PRIORITY if first else Priority.ORDINARY))

    def speak(self, language: Language) -> None:
        """Change the language in mid-visit; nothing else changes."""
        self.visit = replace(self.visit, language=language)
        self.languageChanged.emit()

    def take_site(self, site: "Site") -> None:
        """Use other settings of the hall, while nobody is served; with other languages it is met in the first."""
        before = self.hall.site.languages
        self.hall.take_site(site)
        if site.languages != before:
            self.speak(self.first)

    def end(self, where: str = "done") -> None:
        """Go home and forget everything of this visitor; a visit left half-way is counted with its step."""
        visit, begun, issued = self.visit, self._begun, self.issued
        if issued is not None or self.notice is not None:
            self.door.ask(lambda services: services.visits.end(visit.id), _nothing)
        elif visit.step is Step.ISSUING:
            pass  # a number that is on its way counts as issued
        elif begun and self._answered:
            self.door.ask(lambda services: services.visits.looked_up(visit), _nothing)
        elif begun:
            self.door.ask(lambda services: services.visits.leave(visit, visit.step.value), _nothing)
        self._wipe(self.first if where != "back" else visit.language)
        self.moved.emit(self.screen, False)
        self.ended.emit()

    @property
    def _answered(self) -> bool:
        """Whether the visitor only asked, and the answer stands there: what to bring, or where it is done."""
        return (self.elsewhere is not None and self.visit.item is None) or (
            self.looking_up and self.visit.item is not None
        )

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            visit = self.visit
            self.door.ask(lambda services: services.visits.begin(visit), _nothing)

    # -- asking the services -------------------------------------------------------------------------------------

    def ask(self, work: Callable[[Services], T], then: Callable[[T], None]) -> None:
        """Ask the services; an answer that comes after the visitor has left is dropped."""
        visit_id = self.visit.id

        def deliver(answer: T) -> None:
            if self.visit.id == visit_id:
                then(answer)

        self.door.ask(work, deliver)

    @Slot()
    def look_at_crowd(self) -> None:
        """Ask who waits where."""
        self.door.ask(
            lambda services: (services.crowds.crowd(), services.printing.printer_state().value), self._on_crowd
        )

    def look_for_news(self, then: Callable[[], None]) -> None:
        """Ask who waits where, which costs next to nothing while nobody wrote; `then` is called with the answer."""

        def deliver(answer: tuple[Crowd | None, str]) -> None:
            self._on_crowd(answer)
            then()

        self.door.ask(lambda services: (services.crowds.newer(), services.printing.printer_state().value), deliver)

    def _on_crowd(self, answer: tuple[Crowd | None, str]) -> None:
        now = (answer[0] or self.crowd, answer[1])
        if now != (self.crowd, self.printer):
            self.crowd, self.printer = now
            self.crowdChanged.emit()

    def judge(self) -> None:
        """Judge the answers: ready goes straight to the number, anything else to the ways on.

        The rule is asked here, so that nobody waits for a disk to see the verdict.
        """
        visit = self.visit
        if visit.item is None or visit.step not in (Step.CHECKLIST, Step.VERDICT, Step.CODE):
            return
        self.judged = self._judge()
        if self.judged.whole.outcome is Outcome.READY and not self.looking_up:
            self._set_out()
            self.ask(lambda services: _counted_number(services, visit), self._on_issued)
            return
        self.door.ask(lambda services: services.visits.verdict(visit), _nothing)
        if visit.step is Step.VERDICT:
            self.changed.emit()
        else:
            self.go(Step.VERDICT)

    def _judge(self) -> Judged:
        return judge_visit(self.visit, self.hall.where().day, self.hall.site.calendar)

    def go_through(self) -> None:
        """Judge what was answered before, as if the checklist had just been left: the way back leads there."""
        self.trail.append(self.visit.step)
        self.visit = self.visit.to(Step.CHECKLIST)
        self.judge()

    def issue(self, wish: Wish) -> None:
        """Ask for a number or a notice; a second touch while one is under way does nothing."""
        if self.visit.step is Step.ISSUING:
            return
        visit = self.visit
        self._set_out()
        if wish is Wish.NOTICE:
            self.ask(lambda services: services.notices.make(visit), self._on_notice)
        else:
            self.ask(lambda services: _number(services, visit, wish), self._on_issued)

    def issue_ready(self) -> None:
        """Ask for the number of the items that are ready, and a notice of the others."""
        if self.visit.step is Step.ISSUING:
            return
        visit = self.visit
        self._set_out()
        self.ask(lambda services: _ready(services, visit), self._on_issued)

    def issue_purpose(self, purpose: str, queue: str) -> None:
        """Ask for a number of a purpose without a checklist."""
        if self.visit.step is Step.ISSUING:
            return
        visit = self.visit = replace(self.visit, purpose=purpose)
        self._set_out()
        self.ask(lambda services: services.visits.issue_purpose(visit, queue), self._on_issued)

    def issue_help(self) -> None:
        """Ask for a help number, from wherever the visitor's own queue gives none now."""
        self.later = None
        if self.visit.step in (Step.CHECKLIST, Step.VERDICT, Step.CODE):
            self.issue(Wish.HELP)
        elif self.visit.step is Step.PURPOSE:
            visit = self.visit
            self._set_out()
            self.ask(lambda services: services.visits.issue_help(visit), self._on_issued)

    def _set_out(self) -> None:
        self.trail.append(self.visit.step)
        self.visit = self.visit.to(Step.ISSUING)
        self.changed.emit()

    def _on_issued(self, answer: Issued | Closed | Theirs | NoSuchCode) -> None:
        if isinstance(answer, Issued):
            self.visit = self.visit.to(Step.ISSUED)
            self._show(answer)
        elif isinstance(answer, NoSuchCode):
            self._used_meanwhile(answer)
        else:
            self.later = answer
            self.visit = self.visit.to(self.trail.pop())
            self.moved.emit(self.screen, True)

    def _show(self, issued: Issued) -> None:
        notice = (issued.notice.job,) if issued.notice else ()
        self.issued = issued
        self.slips.expect(issued.job, *(each.job for each in issued.further), *notice)
        self.moved.emit(self.screen, True)

    def _on_notice(self, made: NoticeMade) -> None:
        self.notice = made
        self.visit = self.visit.to(Step.ISSUED)
        self.slips.expect(made.job)
        self.moved.emit(self.screen, True)

    def _used_meanwhile(self, answer: NoSuchCode) -> None:
        """Say on the screen of codes that another kiosk gave this pre-review's number."""
        self.trail = self.trail[:1]
        self.visit = replace(self.visit, step=Step.CODE, item=None, others=(), at=0, pre_review="")
        self.moved.emit(self.screen, False)
        self.wrong_code = answer  # only now: a new presenter begins without one
        self.changed.emit()

    def set_scanner(self, *, there: bool) -> None:
        """Take whether there is anything to scan with: without, no screen speaks of it."""
        if there != self.scanner:
            self.scanner = there
            self.scannerChanged.emit()

    def enter_code(self) -> None:
        """Go from the home to the screen of codes."""
        if self.visit.step is Step.HOME:
            self.start(Step.CODE, Mode.NUMBER if hall_open(self.hall.now(), self.hall.site) else Mode.LOOK_UP)

    def scan(self, text: str) -> None:
        """Take what a scanner read, on the home or the screen of codes."""
        self.enter_code()
        if self.visit.step is Step.CODE:
            self.resume(text)

    def resume(self, code: str) -> None:
        """Bring back what a typed or scanned code kept."""
        self.ask(lambda services: services.check_ins.open(code), lambda answer: self._on_resumed(code, answer))

    def _on_resumed(self, typed: str, answer: Resumed | Booked | Issued | NoSuchCode) -> None:
        if self.visit.step is not Step.CODE:
            return  # two scans came at once, and the first has begun the visit
        if not isinstance(answer, NoSuchCode):
            self.booked = None
        if isinstance(answer, Booked | Issued):
            booking.take_up(self, answer)
            return
        if isinstance(answer, NoSuchCode):
            self.wrong_code = answer
            self.changed.emit()
            return
        self.visit = replace(answer.onto(self.visit), resumed=typed)
        self.withdrawn = answer.withdrawn
        if answer.pre_review:  # its papers were looked at: nothing is asked again
            self.judge()
        else:
            self.go(Step.CHECKLIST)

    def open_on(self, issued: Issued) -> None:
        """Show a number again after a restart, as its visitor read it, who may still stand there."""
        self.speak(issued.language)
        self.visit = replace(self.visit, id=issued.visit, step=Step.ISSUED)  # its end is that visit's end
        self._show(issued)
        self.slips.look()

    @Slot(object)
    def _on_printed(self, view: JobView) -> None:
        if view.printer != self.printer:
            self.printer = view.printer
            self.crowdChanged.emit()

    @Slot()
    def _on_turned(self) -> None:
        if self.issued is not None:
            self.moved.emit(self.screen, True)


def _counted_number(services: Services, visit: Visit) -> Issued | Closed | Theirs | NoSuchCode:
    """Count the verdict, then give the number: where the count fails nothing is given, so nothing is hidden either."""
    services.visits.verdict(visit)
    return _number(services, visit, Wish.NUMBER)


def _number(services: Services, visit: Visit, wish: Wish) -> Issued | Closed | Theirs | NoSuchCode:
    """Give a number; a pre-review or an appointment is used up with it, but not by a help number."""
    if visit.appointment and wish is not Wish.HELP:
        return services.check_ins.issue(visit, wish)
    if visit.pre_review and wish is not Wish.HELP:
        return services.pre_reviews.issue(visit, wish)
    return services.visits.issue(visit, wish)


def _ready(services: Services, visit: Visit) -> Issued | Closed | Theirs | NoSuchCode:
    """Give a number for what is ready; a pre-review or an appointment is used up with it."""
    if visit.appointment:
        return services.check_ins.issue_ready(visit)
    return (services.pre_reviews if visit.pre_review else services.visits).issue_ready(visit)


def _nothing(_answer: object) -> None:
    """Some requests only have to be made."""
