"""The desk's right column: what was found, where the visitor goes, and what can be done now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal

from kiosk.domain.appointments import Coming
from kiosk.domain.cases import Case, CaseOutcome, CaseState
from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import WayKind
from kiosk.domain.jobs import JobState
from kiosk.domain.several import short_name
from kiosk.domain.site import Place
from kiosk.domain.text import Language
from kiosk.domain.verdict import Outcome, Verdict
from kiosk.services.answers import CodeMade, Issued, NoticeMade
from kiosk.services.hall import Hall
from ui.citizen.places import day_word, floor_and_place, slot_word, wait_word, windows_word
from ui.citizen.wording import plain
from ui.desk.case import OpenCase

if TYPE_CHECKING:
    from kiosk.services.answers import Crowd

Row = dict[str, object]
TAKEN_BACK = (CaseOutcome.NUMBER, CaseOutcome.ANYWAY, CaseOutcome.CODE)


class OutcomePanel(QObject):
    """Says what the right column shows. `tone` is green, amber or mist."""

    changed = Signal()

    def __init__(self, hall: Hall, open_case: OpenCase) -> None:
        super().__init__()
        self._hall = hall
        self._open = open_case
        self._crowd: Crowd | None = None
        self._decides = False
        open_case.changed.connect(self.changed)

    def waits(self, crowd: "Crowd") -> None:
        """Take who waits where."""
        self._crowd = crowd
        self.changed.emit()

    def decides(self, may: bool) -> None:
        """Know whether whoever works here may decide what an agent cannot."""
        self._decides = may
        self.changed.emit()

    # -- the verdict ---------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def tone(self) -> str:
        """Green, amber or mist."""
        found = self._open.verdict()
        if isinstance(self._open.ended, Issued):
            return "green"
        return {Outcome.READY: "green", Outcome.PLEDGE: "amber"}.get(found.outcome, "mist") if found else "mist"

    @Property(str, notify=changed)
    def title(self) -> str:
        """What was found, in a few words."""
        case, found = self._open.case, self._open.verdict()
        if case is None:
            return ""
        if case.state is CaseState.ESCALATED:
            return self.tr("已请值班长处理")
        if case.state is CaseState.CLOSED:
            return self.tr("办好了")
        if found is None:
            return self.tr("先问情形") if self._open.question else self._left(len(case.visit.unanswered()))
        return self._found(found)

    def _left(self, count: int) -> str:
        return self.tr("还有 %n 样没核", "", count)

    def _found(self, found: Verdict) -> str:
        count = len(found.gaps)
        if found.outcome is Outcome.READY:
            return self.tr("都齐了，可以取号")
        if found.outcome is Outcome.PLEDGE:
            return self.tr("差 %n 样，可容缺", "", count)
        return self.tr("差 %n 样，有办法", "", count)

    @Property(bool, notify=changed)
    def setsDue(self) -> bool:
        """Whether whoever works here may set by when the case is answered."""
        case = self._open.case
        return self._decides and case is not None and case.state is CaseState.ESCALATED

    @Property(str, notify=changed)
    def line(self) -> str:
        """One line under it."""
        case = self._open.case
        if case is not None and case.earlier is not None and case.state is CaseState.CHECKING:
            earlier = self.tr("手里的 %1 还在排队：再发号或预审码，它就作废").replace("%1", case.earlier.number)
            return "\n".join(part for part in (earlier, self._line()) if part)
        return self._line()

    def _line(self) -> str:
        case, found = self._open.case, self._open.verdict()
        if case is None:
            return ""
        if case.state is CaseState.ESCALATED:
            due = self.tr("%1前答复：").replace("%1", day_word(case.due)) if case.due else ""
            return due + case.said
        if case.state is CaseState.CLOSED:
            return case.said
        if found is None:
            return self.tr("数字选，退格重问") if self._open.question else self.tr("A 全齐；数字选材料，空格改")
        if found.outcome is Outcome.PLEDGE and found.pledge_until:
            until = day_word(found.pledge_until)
            return self.tr("本人签字，由窗口确认，最迟 %1补齐").replace("%1", until)
        return self._each()

    def _each(self) -> str:
        """Which of several items are in order, and how much the others lack."""
        judged, items = self._open.judged(), self._open.items
        if judged is None or len(items) < 2 or not judged.whole.gaps:
            return ""
        told = []
        for item, found in zip(items, judged.parts, strict=True):
            count = len(found.gaps)
            words = self.tr("%1差 %n 样", "", count) if count else self.tr("%1齐了")
            told.append(words.replace("%1", short_name(item).zh))
        return self.tr("；").join(told)

    @Property(str, notify=changed)
    def booked(self) -> str:
        """When the visitor is booked, and what can be done now where that is not yet, or was before."""
        booked = self._open.booked
        if booked is None or not self._open.checking:
            return ""
        slot = self.tr("预约 %1").replace("%1", slot_word(booked.slot))
        if booked.how is Coming.EARLY and self._hall.now() < booked.opens:
            now = self.tr("，来早了：现在就能预审，答案留着；%1 起回来发号，排在前面。")
            now += self.tr("等不及，现在发普通号：不排前面，这个预约也就用掉了。")
            return slot + now.replace("%1", f"{booked.opens.hour}:{booked.opens.minute:02d}")
        if booked.how is None:
            slot = self.tr("预约 %1").replace("%1", f"{day_word(booked.day)} {slot_word(booked.slot)}")
            return slot + self.tr("：今天先预审，答案留着，那天签到排在前面。今天就发号：不排前面，预约还留着。")
        late = booked.how is Coming.LATE
        return slot + (self.tr("，过了点：按普通号排，照样办。") if late else self.tr("，发的号排在前面。"))

    @Property(list, notify=changed)
    def gaps(self) -> list[Row]:
        """What is missing, each with its ways, nearest first; not once the case is closed."""
        found = self._open.verdict()
        if found is None or not self._open.checking:
            return []
        return [
            {
                "name": plain(gap.requirement.name.zh),
                "ways": [f"{way.do.zh}：{way.say.zh}" for way in gap.ways if way.kind is not WayKind.PLEDGE],
            }
            for gap in found.gaps
        ]

    # -- where the visitor goes ----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def place(self) -> str:
        """3 楼 市场准入区 21–28 号."""
        places = dict.fromkeys(self._hall.site.queue(item.queue).place for item in self._open.items)
        return self.tr("；").join(self._place(self._hall.site.place(place)) for place in places)

    def _place(self, place: Place) -> str:
        windows = windows_word(place.windows) if place.windows else ""
        return " ".join(part for part in (floor_and_place(place, Language.CHINESE), windows) if part)

    @Property(str, notify=changed)
    def wait(self) -> str:
        """前面 5 人，约 10–15 分钟; nothing where nobody knows."""
        item, ended = self._open.item, self._open.ended
        if isinstance(ended, Issued):
            ahead, wait = ended.ahead, ended.wait
        else:
            line = self._crowd.lines.get(item.queue) if self._crowd and item else None
            if line is None:
                return ""
            ahead, wait = line.waiting, line.wait
        said = self.tr("前面 %n 人", "", ahead) if ahead else self.tr("现在不用等")
        return f"{said}，{wait_word(wait)}" if wait and ahead else said

    @Property(str, notify=changed)
    def number(self) -> str:
        """The number that was given; of several all."""
        ended = self._open.ended
        return " ".join(each.number for each in (ended, *ended.further)) if isinstance(ended, Issued) else ""

    @Property(str, notify=changed)
    def rest(self) -> str:
        """The code of the notice of what was left, or nothing."""
        ended = self._open.ended
        if not isinstance(ended, Issued) or ended.notice is None:
            return ""
        return self.tr("没齐的打了告知单，凭 %1 回来接着办").replace("%1", for_the_eye(ended.notice.code))

    @Property(str, notify=changed)
    def code(self) -> str:
        """The code of the notice that was given."""
        ended = self._open.ended
        return for_the_eye(ended.code) if isinstance(ended, NoticeMade | CodeMade) else ""

    @Property(str, notify=changed)
    def codeName(self) -> str:
        """What kind of code it is, and until when it is good."""
        ended = self._open.ended
        if not isinstance(ended, NoticeMade | CodeMade):
            return ""
        said = (
            self.tr("预审码，%1前到任何一台取号机取号") if isinstance(ended, CodeMade) else self.tr("回访码，%1前有效")
        )
        return said.replace("%1", day_word(ended.valid_until))

    @Property(str, notify=changed)
    def paper(self) -> str:
        """How far the slip is."""
        ended, view = self._open.ended, self._open.slip
        if ended is None:
            return ""
        if not ended.job:
            return self.tr("本台没有小票机，请把号码告诉本人")
        state = view.state if view else JobState.PENDING
        return {
            JobState.PENDING: self.tr("正在打小票"),
            JobState.SENT: self.tr("正在打小票"),
            JobState.CONFIRMED: self.tr("小票已打出"),
            JobState.UNCERTAIN: self.tr("看看出票口：有票就取走，没有再补打"),
            JobState.FAILED: self.tr("小票没打出，号已存好；修好会接着打"),
            JobState.HELD: self.tr("小票没打出，号已存好；可以补打"),
        }[state]

    # -- what to do ----------------------------------------------------------------------------------------------

    @Property(list, notify=changed)
    def actions(self) -> list[Row]:
        """What can be done now, most likely first; the first is filled."""
        return self.rows()

    def rows(self) -> list[Row]:
        """Return the actions, for the keys."""
        case = self._open.case
        if case is None:
            return []
        if case.state is CaseState.CLOSED:
            return [_act("next", "arrow-right", self.tr("下一位"), "", "N"), *self._afterwards(case)]
        if case.state is CaseState.ESCALATED:
            return self._decisions()
        found = self._open.verdict()
        more = [] if found is None or case.visit.full else [_act("addItem", "plus", self.tr("再加一件事项"), "", "J")]
        return [*self._checks(found), *more]

    def _afterwards(self, case: Case) -> list[Row]:
        """What can follow a closed case: taken back while its visitor stands here, later ‘ready, yet sent back’."""
        if self._open.ended is not None and case.outcome in TAKEN_BACK:
            return [_act("undo", "refresh", self.tr("收回，接着改"), self.tr("号作废、码失效；答案都还在"), "Z")]
        found = self._open.verdict()
        if case.outcome is CaseOutcome.NUMBER and found is not None and found.outcome is Outcome.READY:
            return [_act("sendBack", "arrow-left", self.tr("齐了仍被退回"), self.tr("窗口又要了别的"), "B")]
        return []

    def _checks(self, found: Verdict | None) -> list[Row]:
        ask = _act("askWhy", "people", self.tr("拿不准，请值班长"), "", "U")
        if found is None:
            return [ask, _act("askWhom", "people", self.tr("转给别的帮办员"), "", "H")]
        notice = _act("notice", "printer", self.tr("打一次告知单"), self.tr("写明缺什么、怎么补，回来只问缺的"), "P")
        anyway = _act("anyway", "ticket", self.tr("仍要取号"), self.tr("号上注明材料待补"), "T")
        code = _act("code", "calendar", self.tr("改天来取号，给预审码"), "", "C")
        if found.outcome is Outcome.READY and self._open.booked is not None and self._open.booked.how is None:
            return [{**code, "key": "Enter"}, _act("number", "ticket", self.tr("今天就发号"), "", "F"), ask]
        if found.outcome is Outcome.READY:
            return [_act("number", "ticket", self.tr("发号"), "", "Enter"), code, ask]
        if found.outcome is Outcome.PLEDGE:
            return [*self._pledge(), notice, code, ask]
        judged = self._open.judged()
        some = _act("ready", "ticket", self.tr("先办齐的，其余打告知单"), self.tr("齐的发号，没齐的回来接着办"), "R")
        ready = [some] if judged is not None and judged.split else []
        return [{**notice, "key": "Enter"}, *ready, anyway, ask]

    def _pledge(self) -> list[Row]:
        """The pledge is signed here where there is an A4 printer, else at the window."""
        forms = self.tr("打承诺书（A4 两份）")
        if self._hall.machine.a4 is None:
            return [_act("number", "pencil", self.tr("发号，到窗口签承诺"), "", "Enter")]
        if not self._open.pledge_printed:
            later = _act("number", "ticket", self.tr("发号，到窗口签承诺"), "", "F")
            return [_act("pledge", "pencil", forms, self.tr("签好后发号"), "Enter"), later]
        return [
            _act("number", "ticket", self.tr("签好了，发号"), self.tr("一份存档，一份本人带走"), "Enter"),
            _act("pledge", "pencil", self.tr("再打一次承诺书"), "", "G"),
        ]

    def _decisions(self) -> list[Row]:
        words = {
            CaseOutcome.REMEDY: self.tr("补齐办成"),
            CaseOutcome.PLEDGE: self.tr("容缺受理"),
            CaseOutcome.OTHER_DEPARTMENT: self.tr("转别的部门"),
            CaseOutcome.NOT_HERE: self.tr("不归本厅，写明去处"),
            CaseOutcome.WRITTEN: self.tr("出书面决定"),
            CaseOutcome.WITHDREW: self.tr("本人不办了"),
        }
        back = _act("handBack", "arrow-left", self.tr("交回帮办员接着办"), "", "Enter")
        rows = [
            _act(f"decide:{outcome.value}", "", said, "", str(n)) for n, (outcome, said) in enumerate(words.items(), 1)
        ]
        return [back, *rows] if self._decides else [back]


def _act(act: str, icon: str, text: str, note: str, key: str) -> Row:
    return {"act": act, "icon": icon, "text": text, "note": note, "key": key}
