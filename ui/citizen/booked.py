"""An appointment whose visitor comes early, late or on another day: what that means, and a number all the same."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.appointments import Coming
from kiosk.domain.hours import Gives, giving
from kiosk.domain.several import short_name
from kiosk.services.answers import Booked, Line
from ui.citizen import booking
from ui.citizen.journey import Journey
from ui.citizen.onward import Fact, WayOn, fact, papers_fact, way, where_fact
from ui.citizen.places import day_word, slot_word
from ui.citizen.presenter import Presenter
from ui.citizen.wording import kept, whole


class BookedPresenter(Presenter):
    """Never refuses: an ordinary number can be had now, and whoever is early may come back."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.crowdChanged)
        assert journey.booked is not None
        self._booked: Booked = journey.booked
        self._looks = journey.looking_up  # no number stands at the end: the hall is closed
        journey.look_at_crowd()

    @property
    def _to_come(self) -> bool:
        """Whether the appointment still stands: later today, or on another day."""
        today = self.journey.hall.where().day
        return self._booked.how is Coming.EARLY or (self._booked.how is None and self._booked.day > today)

    @property
    def _checked(self) -> bool:
        """Whether the desk has looked at every paper."""
        begun = self._booked.begun
        return begun is not None and begun.next_question() is None and not begun.unanswered()

    @property
    def _line(self) -> Line | None:
        crowd = self.journey.crowd
        return crowd.lines.get(self._booked.item.queue) if crowd else None

    @property
    def _gives(self) -> bool:
        """Whether an ordinary number can be had now."""
        hall, line = self.journey.hall, self._line
        queue = hall.site.queue(self._booked.item.queue)
        shut = self._looks or queue.theirs or (line is not None and line.used_up)
        return not shut and isinstance(giving(queue, hall.now(), hall.site), Gives)

    @Property(str, notify=changed)
    def title(self) -> str:
        """When the appointment is."""
        when, how = slot_word(self._booked.slot), self._booked.how
        if how is Coming.EARLY:
            return self.tr("预约 %1，来早了").replace("%1", when).replace("来早了", whole("来早了"))
        if how is Coming.LATE:
            return self.tr("过了 %1，照样能办").replace("%1", when)
        day = f"{day_word(self._booked.day)} {when}"
        return (self.tr("您的预约在 %1") if self._to_come else self.tr("这是 %1 的预约")).replace("%1", day)

    @Property(str, notify=changed)
    def line(self) -> str:
        """What the appointment still does, or how it goes without."""
        if self._to_come:
            return self.tr("到了时段优先叫号。")
        if self._checked:
            return self.tr("不用重新约：材料对过了，按普通号排队。")
        return self.tr("不用重新约：先对材料，再按普通号排队。")

    @Property(list, notify=changed)
    def facts(self) -> list[Fact]:
        """What is booked, from when on it is taken, where, which papers."""
        item, language = self._booked.item, self.journey.visit.language
        site = self.journey.hall.site
        return [
            fact("ticket", self.tr("办什么"), kept(self.say(short_name(item)))),
            *([self._from()] if self._to_come else []),
            where_fact(self.tr("到哪办"), site.place(item.zone), language),
            *papers_fact(item, language),
        ]

    def _from(self) -> Fact:
        opens = self._booked.opens
        clock = f"{opens.hour}:{opens.minute:02d}"
        when = clock if self._booked.how is Coming.EARLY else f"{day_word(self._booked.day)} {clock}"
        return fact("clock", self.tr("什么时候来"), self.tr("%1 起，用这个码取号").replace("%1", when))

    @Property(list, notify=changed)
    def ways(self) -> list[WayOn]:
        """To come back, an ordinary number now, the list of papers; home."""
        number = way("now", "ticket", self.tr("现在办，取普通号"), self._ordinary(), leads=True)
        look = way("papers", "checklist", self.tr("先看要带什么"), self.tr("对一遍材料，能打印清单带走"), leads=True)
        if self._to_come:
            today = self._booked.how is Coming.EARLY
            again = way("home", "", self.tr("到时候再来，回首页") if today else self.tr("那天再来，回首页"))
            return [again, *([number] if self._gives else []), look]
        home = way("home", "house", self.tr("改天再来，回首页"), self.tr("哪天来都能办"))
        if self._gives:
            return [{**number, "icon": ""}, home]
        begin = look if self._looks else way("now", "", self._begin_word(), leads=True)
        return [{**begin, "icon": ""}, home]

    def _begin_word(self) -> str:
        return self.tr("接着办") if self._checked else self.tr("先对材料")

    def _ordinary(self) -> str:
        """Return how many wait, and what becomes of the appointment."""
        line = self._line
        waiting = "" if line is None else self.tr("%n 人在等", "", line.waiting) if line.waiting else self.tr("不用等")
        kept_or_not = ""
        if self._to_come:
            today = self._booked.how is Coming.EARLY
            kept_or_not = self.tr("预约就不再优先") if today else self.tr("预约还留着")
        return self.tr("，").join(part for part in (waiting, kept_or_not) if part)

    @Slot(str)
    def take(self, act: str) -> None:
        """Go one of the ways."""
        if act == "now":
            booking.begin(self.journey, self._booked)
        elif act == "papers":
            booking.look_up(self.journey, self._booked)
        else:
            self.journey.end("booked")
