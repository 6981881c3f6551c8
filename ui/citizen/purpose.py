"""咨询, 领证, 补交材料 …: not a new matter, so no checklist: purpose, then zone, then a number."""

from PySide6.QtCore import Property, Signal, Slot

from kiosk.domain.hours import Opens, giving, next_day
from kiosk.domain.site import Purpose, Queue
from kiosk.domain.tickets import Priority
from ui.citizen.journey import Journey
from ui.citizen.places import floor_word, opening_word, wait_word
from ui.citizen.presenter import Presenter


class PurposePresenter(Presenter):
    """First the purposes; then the zones that serve the chosen one, where there are several."""

    changed = Signal()

    def __init__(self, journey: Journey) -> None:
        super().__init__(journey, journey.crowdChanged)
        self._chosen: Purpose | None = None
        journey.look_at_crowd()

    @Property(str, notify=changed)
    def title(self) -> str:
        """The question of the moment."""
        if self._chosen is None:
            return self.tr("您今天来做什么？")
        return self.tr("%1：哪一块业务？").replace("%1", self.say(self._chosen.name))

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """What follows."""
        if self._chosen is None:
            return self.tr("选好来意，再选哪一块业务，就取号。不用对材料。")
        return self.tr("点一下就取号。")

    @Property(list, notify=changed)
    def cards(self) -> list[dict[str, str]]:
        """The purposes, or the zones of the chosen one."""
        if self._chosen is None:
            return [self._purpose_card(purpose) for purpose in self.journey.hall.site.purposes]
        return [self._queue_card(self.journey.hall.site.queue(prefix)) for prefix in self._chosen.queues]

    @Property(bool, notify=changed)
    def zones(self) -> bool:
        """Whether zones are asked for now."""
        return self._chosen is not None

    @Property(bool, notify=changed)
    def first(self) -> bool:
        """Whether the visitor goes first, on their word."""
        return self.journey.visit.priority is Priority.PRIORITY

    def _purpose_card(self, purpose: Purpose) -> dict[str, str]:
        return {
            "id": purpose.id,
            "name": self.say(purpose.name),
            "hint": self.say(purpose.hint),
            "aside": self.say(purpose.where),
            "icon": purpose.icon,
        }

    def _queue_card(self, queue: Queue) -> dict[str, str]:
        site = self.journey.hall.site
        place = site.place(queue.place)
        name, where = self.say(queue.name), self.say(place.name)
        return {
            "id": queue.prefix,
            "name": name,
            "hint": self._now(queue),
            "aside": floor_word(place.floor) + ("" if name == where else f" {where}"),
            "icon": "pin",
        }

    def _now(self, queue: Queue) -> str:
        """How it stands with a queue: whose it is, when it gives numbers, how many wait."""
        if queue.theirs:
            return self.say(queue.theirs)
        now = self.journey.hall.now()
        gives = giving(queue, now, self.journey.hall.site)
        if isinstance(gives, Opens):
            return self.tr("%1 再给号").replace("%1", opening_word(gives.at, now)) if gives.at else ""
        line = self.journey.crowd.lines.get(queue.prefix) if self.journey.crowd else None
        if line is None:
            return ""
        if line.used_up:
            opens = next_day(queue, now, self.journey.hall.site)
            return self.tr("%1 再给号").replace("%1", opening_word(opens, now)) if opens else ""
        words = self.tr("%n 人在等", "", line.waiting)
        return words + self.tr("，") + wait_word(line.wait) if line.wait else words

    @Slot(str)
    def choose(self, id: str) -> None:
        """Choose a purpose, or a zone: then the number comes."""
        if self._chosen is not None:
            self.journey.issue_purpose(self._chosen.id, id)
            return
        purpose = next(p for p in self.journey.hall.site.purposes if p.id == id)
        if len(purpose.queues) == 1:
            self.journey.issue_purpose(purpose.id, purpose.queues[0])
        else:
            self._chosen = purpose
            self.changed.emit()

    @Slot(bool)
    def goFirst(self, first: bool) -> None:
        """老年人、残疾人、孕妇、军人优先: on their word."""
        self.journey.prefer(first)
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """Back to the purposes, then home."""
        if self._chosen is not None:
            self._chosen = None
            self.changed.emit()
        else:
            self.journey.back()
