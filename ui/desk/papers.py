"""The desk's middle column: the item, its questions, its papers."""

from PySide6.QtCore import Property, QObject, Signal

from kiosk.domain.cases import Case, Note, Noted
from kiosk.domain.items import Kind, Requirement, ServiceItem, Standing, WayKind
from kiosk.domain.several import short_name
from kiosk.domain.visit import Visit
from kiosk.services.frozen import count_text
from kiosk.services.hall import Hall
from ui.citizen.wording import plain
from ui.desk.case import OpenCase

Row = dict[str, object]


class Papers(QObject):
    """Says what the middle column shows."""

    changed = Signal()

    def __init__(self, hall: Hall, open_case: OpenCase) -> None:
        super().__init__()
        self._hall = hall
        self._open = open_case
        open_case.changed.connect(self.changed)

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether a case is open."""
        return self._open.case is not None

    @Property(bool, notify=changed)
    def live(self) -> bool:
        """Whether the papers can be ticked: not with a supervisor, nor once the case is closed."""
        return self._open.checking

    @Property(str, notify=changed)
    def name(self) -> str:
        """The item's whole name: an agent reads it to the end."""
        items = self._open.items
        names = [plain(item.name.zh if len(items) == 1 else short_name(item).zh) for item in items]
        return " ＋ ".join(names)

    @Property(str, notify=changed)
    def facts(self) -> str:
        """行政审批服务局 · 3 楼市场准入区 · 承诺件，10 个工作日."""
        item = self._open.item
        if item is None:
            return ""
        if len(self._open.items) > 1:
            return self._facts_together()
        department = next((d.name.zh for d in self._hall.catalogue.departments if d.id == item.department), "")
        place = self._hall.site.place(self._hall.site.queue(item.queue).place)
        where = self.tr("%1 楼%2").replace("%1", str(place.floor)).replace("%2", place.name.zh)
        return " · ".join(part for part in (department, where, self._term(item)) if part)

    def _facts_together(self) -> str:
        """2 件一起办 · 3 楼市场准入区: one number for each place."""
        items, site = self._open.items, self._hall.site
        places = dict.fromkeys(site.queue(item.queue).place for item in items)
        where = [
            self.tr("%1 楼%2").replace("%1", str(place.floor)).replace("%2", place.name.zh)
            for place in map(site.place, places)
        ]
        return " · ".join([self.tr("%n 件一起办，X 去掉一件", "", len(items)), self.tr("、").join(where)])

    def _term(self, item: ServiceItem) -> str:
        if item.instant:
            return self.tr("即办件")
        return self.tr("承诺件，%1 个工作日").replace("%1", str(item.promised)) if item.promised else self.tr("承诺件")

    @Property(list, notify=changed)
    def chosen(self) -> list[Row]:
        """The questions that are answered, each as a chip that asks it again."""
        case = self._open.case
        if case is None:
            return []
        return [
            {"id": question.id, "label": choice.label.zh}
            for question in case.visit.questions()
            for choice in question.choices
            if case.visit.choice(question.id) == choice.id
        ]

    @Property(bool, notify=changed)
    def dating(self) -> bool:
        """Whether figures say a month now."""
        return self._open.dating

    @Property(str, notify=changed)
    def question(self) -> str:
        """The question that stands, or nothing."""
        question = self._open.question
        return question.question.zh if question else ""

    @Property(list, notify=changed)
    def choices(self) -> list[Row]:
        """The choices of the question that stands."""
        question = self._open.question
        found = question.choices if question else ()
        return [{"id": choice.id, "label": choice.label.zh, "hint": choice.hint.zh} for choice in found]

    @Property(list, notify=changed)
    def rows(self) -> list[Row]:
        """The papers, 免提交 last; nothing while a question stands."""
        case = self._open.case
        if case is None or self._open.question is not None:
            return []
        whose = self._whose(case.visit)
        return [
            self._row(case, each, number, whose.get(each.id, ""))
            for number, each in enumerate(case.visit.required(), start=1)
        ]

    def _whose(self, visit: Visit) -> dict[str, str]:
        """Return of each paper of several items whose it is: one item's name, or that several share it."""
        if not visit.others:
            return {}
        return {
            id_: short_name(visit.items[places[0]]).zh if len(places) == 1 else self.tr("%n 件合用", "", len(places))
            for id_, places in visit.wanted_by().items()
        }

    def _row(self, case: Case, wanted: Requirement, number: int, whose: str) -> Row:
        answer, note = case.visit.said(wanted.id), case.notes.get(wanted.id)
        held = wanted.standing is Standing.HELD
        tag, tone = self._tag(case.visit, wanted)
        return {
            "id": wanted.id,
            "number": number,
            "name": plain(wanted.name.zh),
            "tag": tag,
            "tone": tone,
            "facts": self.tr("；").join(part for part in (whose, self._facts(wanted)) if part),
            "note": self._said(note) if note else "",
            "dating": self._open.dating and not held and number - 1 == self._open.at,
            "answer": "stated" if case.visit.is_stated(wanted.id) else answer.value if answer else "",
            "held": held,
            "live": self._open.checking,
            "at": not held and number - 1 == self._open.at and self._open.checking,
        }

    def _tag(self, visit: Visit, wanted: Requirement) -> tuple[str, str]:
        if wanted.standing is Standing.HELD:
            return self.tr("免提交"), "green"
        if visit.may_follow(wanted):
            return self.tr("可容缺"), "amber"
        if wanted.standing is Standing.STATEMENT:
            return self.tr("可声明"), "mist"
        words = {
            Kind.MATERIAL: self.tr("必带"),
            Kind.PERSON: self.tr("要到场"),
            Kind.CONDITION: self.tr("条件"),
            Kind.STEP: self.tr("先办好"),
        }
        return words[wanted.kind], "mist"

    def _facts(self, wanted: Requirement) -> str:
        if wanted.standing is Standing.HELD:
            return self.tr("系统可查；查不到时再出示")
        parts = [count_text(wanted).zh, wanted.max_age.zh, wanted.note.zh]
        if wanted.any_of:
            names = self.tr("、").join(plain(name.zh) for name in wanted.any_of)
            parts.append(self.tr("任一样就行：%1").replace("%1", names))
        agent = next((way.say.zh for way in wanted.ways if way.kind is WayKind.AGENT), "")
        return self.tr("；").join(part for part in (*parts, agent) if part)

    def _said(self, noted: Noted) -> str:
        soon = self.tr("%1 月到期").replace("%1", str(noted.month)) if noted.month else self.tr("快到期")
        return {
            Note.EXPIRES_SOON: soon,
            Note.UNREADABLE: self.tr("复印件不清楚"),
            Note.ORIGINAL_WANTED: self.tr("要看原件"),
            Note.NOT_SIGNED: self.tr("没签字"),
            Note.NO_SEAL: self.tr("没盖章"),
            Note.NAMES_DIFFER: self.tr("名称前后不一致"),
            Note.SEEN: self.tr("原件已看，不用复印"),
        }[noted.note]
