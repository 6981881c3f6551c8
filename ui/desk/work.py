"""What the desk asks of the services for its open case, and what becomes of the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.catalogue.kept_index import KeptIndex
from kiosk.domain.cases import Case, CaseOutcome, CaseState, NotSaid
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.several import short_name
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.domain.tickets import WrongMove
from kiosk.domain.verdict import Outcome
from kiosk.domain.visit import Wish
from kiosk.services.answers import BrokenKey, Closed, CodeMade, HelpCallView, Issued, NoSuchCode, NoticeMade, Theirs
from kiosk.services.cases import SomebodyElse
from kiosk.services.hall import Hall
from kiosk.services.machine_calls import MachineCall
from kiosk.services.missed import MissedWord
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.staff_words import broken_key, not_allowed
from ui.citizen.door import Door
from ui.citizen.places import opening_word
from ui.desk.case import OpenCase
from ui.desk.services import DeskServices

T = TypeVar("T")
Heard = Callable[[], None]
Given = (
    tuple[Case, Issued] | tuple[Case, NoticeMade] | tuple[Case, CodeMade] | Closed | Theirs | SomebodyElse | NoSuchCode
)

Refusal = NotAllowed | WrongMove | NotSaid | BrokenKey


def _nobody() -> None:
    """Stand in for who need not know that an act was answered."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """What became of a pledge for the A4 printer; another case may be open by now, or another agent here."""

    session: Session
    case: Case
    taken: bool
    words: Text


class Work(QObject):
    """One act at a time; `busy` while it is under way. What an agent may is decided where it is done."""

    told = Signal(str)  # what was done, or why not
    opened = Signal(object)  # a case to show
    given_away = Signal()  # the open case is another agent's now
    done = Signal()  # something may have changed on the front page
    changed = Signal()
    taught = Signal()  # a word finds more than before
    handed = Signal(object)  # a `_Handed`; comes from another thread

    def __init__(self, hall: Hall, door: Door[DeskServices]) -> None:
        super().__init__()
        self._hall, self._door = hall, door
        self.open_case = OpenCase(hall, self._keep)
        self.session: Session | None = None
        self.busy = False
        self.unsaved: dict[str, tuple[Session, Case]] = {}  # drafts that are not stored yet, by their case, and whose
        self.post = door.post
        door.outOfService.connect(self._on_out_of_service)
        self.handed.connect(self._on_handed)

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        self.busy = False

    def _ask(
        self,
        work: Callable[[DeskServices, Session], T],
        then: Callable[[T], None],
        *,
        quiet: bool = False,
        session: Session | None = None,
        heard: Heard = _nobody,
    ) -> None:
        """Do `work` for whoever is logged in, or for `session`; `quiet` acts keep nobody waiting.

        `heard` is called with any answer, also of the refused and of who has left the desk; a database out of reach
        gives none.
        """
        session = session or self.session
        if session is None or (self.busy and not quiet):
            return
        self.busy = self.busy or not quiet
        self.changed.emit()

        def tried(services: DeskServices) -> T | Refusal:
            try:
                return work(services, session)
            except (NotAllowed, WrongMove, NotSaid, BrokenKey) as refused:
                return refused

        def answered(answer: T | Refusal) -> None:
            self.busy = self.busy and quiet
            heard()
            self.changed.emit()
            if self.session is not session:
                return  # who asked has left the desk: what comes now is not for the next
            if isinstance(answer, NotAllowed):
                self.told.emit(not_allowed(answer).zh)
            elif isinstance(answer, BrokenKey):
                self.told.emit(broken_key(answer).zh)
            elif isinstance(answer, WrongMove | NotSaid):
                self._reload(self.tr("这件刚变过，已换成最新的"))
            else:
                then(answer)
            self.done.emit()

        self._door.ask(tried, answered)

    def may(self, act: Act) -> bool:
        """Tell whether somebody is logged in who may do an act."""
        return self.session is not None and self.session.may(act)

    def do(self, work: Callable[[DeskServices, Session], T], then: Callable[[T], None], *, quiet: bool = False) -> None:
        """Do something else for whoever is logged in; nothing while another act is under way, unless it is `quiet`."""
        self._ask(work, then, quiet=quiet)

    # -- opening -------------------------------------------------------------------------------------------------

    def begin(self, *items: ServiceItem) -> None:
        """Open a case for a visitor who sits down."""
        self._ask(lambda services, session: services.cases.begin(session, *items), self._on_case)

    def drop(self) -> None:
        """Take an item out of the open case of several."""
        dropped = self.open_case.drop()
        if dropped is not None:
            self.told.emit(self.tr("已去掉：%1（Z 撤销）").replace("%1", short_name(dropped).zh))

    def receive(self, ticket: str) -> None:
        """Open the case of a help number."""
        self._ask(lambda services, session: services.cases.receive(session, ticket), self._on_case)

    def of_number(self, number: str) -> None:
        """Open what a visitor with this number had in order, today or on a day before."""
        nobodys = self.tr("没有 %1 这个号，或它的事项已停办：请在上面搜事项").replace("%1", number)
        self._ask(
            lambda services, session: services.cases.of_number(session, number),
            lambda found: self.told.emit(nobodys) if found is None else self._on_case(found),
        )

    def find(self, case: str) -> None:
        """Open a case that is stored."""
        self._ask(lambda services, _: services.cases.find(case), self._on_case)

    def print_again(self, number: str) -> None:
        """Print the slip of one of today's numbers, which its visitor does not hold."""
        self._ask(
            lambda services, session: services.cases.print_again(session, number),
            lambda why: self.told.emit(why or self.tr("%1 的小票正在补打").replace("%1", number)),
        )

    def print_slip(self, job: str, called: str) -> None:
        """Print a slip here that did not come out where it was asked for, or of which nobody can say."""
        self._ask(
            lambda services, session: services.cases.print_slip(session, job),
            lambda why: self.told.emit(why or self.tr("%1 的小票正在这里打").replace("%1", called)),
        )

    def look_into_double(self, ticket: str) -> None:
        """Note that somebody has asked who may have two numbers."""
        self._ask(
            lambda services, session: services.doubles.see(session, ticket),
            lambda seen: self.told.emit(self.tr("记下了：问过了") if seen else self.tr("这件已有人问过了")),
        )

    def look_at_missed(self, then: Callable[[list[MissedWord]], None]) -> None:
        """Read what visitors typed in vain."""
        self._door.ask(lambda services: services.missed.words(), then)

    def teach(self, word: str, item: str) -> None:
        """Let a word that found nothing find an item; the desk itself finds it at once."""
        if word and item:
            self._ask(
                lambda services, session: (
                    services.missed.teach(session, word, item),
                    services.renewal.newer(words=True),
                ),
                self._on_taught,
            )

    def _on_taught(self, answer: tuple[Text, tuple[Catalogue, KeptIndex] | None]) -> None:
        said, offered = answer
        if offered is not None:
            self._hall.renew(offered)
            self.taught.emit()
        self.told.emit(said.zh)

    def show_case(self, found: Case | NoSuchCode) -> None:
        """Show what came of opening a case elsewhere: by a code, or from the list of appointments."""
        self._on_case(found)

    def _on_case(self, found: Case | SomebodyElse | NoSuchCode | None) -> None:
        if isinstance(found, NoSuchCode):
            self.told.emit(self._why(found))
        elif found is None:
            self.told.emit(self.tr("这一位还没选事项，或事项已停办：请在上面搜事项"))
        elif isinstance(found, SomebodyElse):
            self.told.emit(self.tr("这一位刚被别的帮办员叫走了"))
        else:
            if found.gone:
                names = self.tr("、").join(name.zh for name in found.gone)
                self.told.emit(self.tr("“%1”已停办，其余的接着办").replace("%1", names))
            self.opened.emit(found)

    def _why(self, wrong: NoSuchCode) -> str:
        places = "、".join(str(at + 1) for at in wrong.places)
        mistyped = self.tr("码的第 %1 位像是打错了（码里没有 0、O、1、I）：请看单子再打").replace("%1", places)
        return {
            "expired": self.tr("这个码过了期：请重新搜事项，再对一遍"),
            "withdrawn": self.tr("这件事的单子已经更新：请重新搜事项，再对一遍"),
            "numbered": self.tr("这个预约刚在别处取过号：小票丢了就打号码补打"),
            "passed": self.tr("这个预约那天已经取过号：今天要办，重新搜事项"),
            "missed": self.tr("这个号叫过了，人没在：还有效，往后排 3 位，不用重新取"),
            "served": self.tr("这个预约已经办过了：还要办别的，直接搜事项"),
            "cancelled": self.tr("这个预约已经取消：F5 里能恢复，或直接搜事项照常办"),
            "booked-withdrawn": self.tr("预约的事项已停办或换了名字：请重新搜事项"),
            "used": self.tr("这张预审单已经取过号：小票丢了就打号码补打"),
            "foreign": self.tr("这是别的大厅的码：请重新搜事项，再对一遍"),
            "forged": self.tr("这个码和大厅存的对不上：请看单子上的日期和大厅，再重新预审"),
            "mistyped": mistyped if places else self.tr("这个码有一位打错了：请看单子，8 位再打一遍"),
            "unreadable": self.tr("码没有读全：放平再扫一次，或输入单子上的 8 位"),
        }.get(wrong.why, self.tr("没有查到这个码：请再核对；是预约的，按 F5 用时间、姓名找"))

    # -- drafts --------------------------------------------------------------------------------------------------

    def _keep(self, case: Case) -> None:
        if self.session is not None:
            self.unsaved[case.id] = (self.session, case)
            self._store(self.session, case)

    def keep_again(self) -> None:
        """Try once more to store the drafts that were not, also of who has left the desk meanwhile."""
        for session, case in list(self.unsaved.values()):
            self._store(session, case)

    def _store(self, session: Session, case: Case) -> None:
        def heard() -> None:
            if self.unsaved.get(case.id, (session, None))[1] is case:
                del self.unsaved[case.id]

        self._ask(
            lambda services, holder: services.cases.keep(holder, case),
            lambda kept: self._changed_by(kept) if isinstance(kept, SomebodyElse) else None,
            quiet=True,
            session=session,
            heard=heard,
        )

    def _changed_by(self, by: SomebodyElse) -> None:
        """Show a case as somebody else left it: what was ticked here on an older one is not laid over it."""
        who = self.tr("%1刚改过这件，已换成最新的，请再看一遍").replace("%1", by.holder)
        self._reload(who if by.holder else self.tr("这件刚在别处变过，已换成最新的，请再看一遍"))

    def _reload(self, why: str) -> None:
        case = self.open_case.case
        self.told.emit(why)
        if case is not None:
            self._ask(lambda services, _: services.cases.find(case.id), self._on_case, quiet=True)

    # -- what the visitor takes ----------------------------------------------------------------------------------

    def number(self, wish: Wish) -> None:
        """Give the number that the verdict allows: an ordinary one, or one all the same where a core paper lacks."""
        case, found = self.open_case.case, self.open_case.verdict()
        if case is None or found is None or not self.open_case.checking:
            return
        if (wish is Wish.NUMBER) != (found.outcome is Outcome.REMEDY):
            self._ask(lambda services, session: services.cases.give_number(session, case, wish), self._on_given)

    def ready(self) -> None:
        """Give the number for the items that are ready and print a notice of the others."""
        case, judged = self.open_case.case, self.open_case.judged()
        if case is not None and judged is not None and judged.split and self.open_case.checking:
            self._ask(lambda services, session: services.cases.give_ready(session, case), self._on_given)

    def notice(self) -> None:
        """Print the told-once notice, where something is missing."""
        case, found = self.open_case.case, self.open_case.verdict()
        if case is not None and found is not None and found.gaps and self.open_case.checking:
            self._ask(lambda services, session: services.cases.give_notice(session, case), self._on_given)

    def pledge(self) -> None:
        """Print both copies of the pledge, to be signed here before the number is given."""
        case, found = self.open_case.case, self.open_case.verdict()
        if case is not None and found is not None and found.outcome is Outcome.PLEDGE and self.open_case.checking:
            self._ask(
                lambda services, session: services.cases.print_pledge(
                    session, case, lambda taken, words: self.handed.emit(_Handed(session, case, taken, words))
                ),
                lambda _: None,
            )

    @Slot(object)
    def _on_handed(self, handed: "_Handed") -> None:
        if self.session is not handed.session:
            return  # who printed it has left the desk
        if handed.taken:
            self.open_case.pledged(handed.case)
        said = self.tr("承诺书（两份）%1") if handed.taken else "%1"
        self.told.emit(said.replace("%1", handed.words.zh))

    def code(self) -> None:
        """Print the pre-review with its code: any kiosk of the hall gives the number later."""
        case, found = self.open_case.case, self.open_case.verdict()
        if case is not None and found is not None and found.outcome is not Outcome.REMEDY and self.open_case.checking:
            self._ask(lambda services, session: services.cases.give_code(session, case), self._on_given)

    def _on_given(self, given: Given) -> None:
        if isinstance(given, Theirs):
            self.told.emit(given.go.zh)
        elif isinstance(given, Closed):
            opens = opening_word(given.opens, self._hall.now()) if given.opens else ""
            said = self.tr("这个队列现在不发号，%1 开始。草稿已存好")
            if given.quota:
                said = self.tr("这个队列今天的 %2 个号都发出去了，%1 接着发。草稿已存好；请来人取帮办号，帮办号不限数")
            self.told.emit(said.replace("%1", opens).replace("%2", str(given.quota)))
        elif isinstance(given, SomebodyElse):
            self._changed_by(given)
        elif isinstance(given, NoSuchCode):
            self.told.emit(self._why(given))
        else:
            self.open_case.end(*given)
            if given[0].earlier is not None and not isinstance(given[1], NoticeMade):
                self.told.emit(self.tr("原来的 %1 已作废").replace("%1", given[0].earlier.number))
            if isinstance(given[1], Issued) and given[1].shut:
                names = self.tr("、").join(self._hall.site.queue(shut.queue).name.zh for shut in given[1].shut)
                self.told.emit(self.tr("%1现在不发号：请告诉本人什么时候再来取").replace("%1", names))

    def undo(self) -> None:
        """Take back what the visitor was given, and go on with the same answers."""
        case = self.open_case.case
        if case is not None:
            self._ask(lambda services, session: services.cases.undo(session, case), self._on_undone)

    def _on_undone(self, again: Case | SomebodyElse) -> None:
        if isinstance(again, SomebodyElse):
            self.told.emit(self.tr("收不回了：这个号已经叫到，或这张预审单已经用了"))
        else:
            self.told.emit(self.tr("已收回：号已作废，码不再能用。请把那张小票收回来"))
            self.opened.emit(again)

    # -- the supervisor ------------------------------------------------------------------------------------------

    def escalate(self, supervisor: str, why: str, heard: Heard) -> None:
        """Hand the open case to a supervisor."""
        case = self.open_case.case
        if case is not None:
            self._ask(
                lambda services, session: services.cases.escalate(session, case, supervisor, why),
                self._on_moved,
                heard=heard,
            )

    def hand_over(self, member: str, name: str, heard: Heard) -> None:
        """Let another agent go on with the open case; it leaves this desk."""
        case = self.open_case.case
        if case is not None:
            self._ask(
                lambda services, session: services.cases.hand_over(session, case, member),
                lambda moved: self._on_given_away(moved, name),
                heard=heard,
            )

    def _on_given_away(self, case: Case | SomebodyElse, name: str) -> None:
        if isinstance(case, SomebodyElse):
            self._changed_by(case)
            return
        self.told.emit(self.tr("这件已转给%1").replace("%1", name))
        self.given_away.emit()

    def decide(self, outcome: CaseOutcome, said: str = "", heard: Heard = _nobody) -> None:
        """Close the escalated case with its outcome."""
        case = self.open_case.case
        if case is not None:
            self._ask(
                lambda services, session: services.cases.decide(session, case, outcome, said),
                self._on_moved,
                heard=heard,
            )

    def set_due(self, days: int, heard: Heard) -> None:
        """Let the escalated case be due so many working days from today."""
        case = self.open_case.case
        if case is not None and case.state is CaseState.ESCALATED:
            self._ask(
                lambda services, session: services.cases.set_due(session, case, days), self._on_moved, heard=heard
            )

    def hand_back(self) -> None:
        """Go on with the escalated case as its agent."""
        case = self.open_case.case
        if case is not None and case.state is CaseState.ESCALATED:
            self._ask(lambda services, session: services.cases.hand_over(session, case, session.member), self._on_moved)

    def _on_moved(self, case: Case | SomebodyElse) -> None:
        if isinstance(case, SomebodyElse):
            self._changed_by(case)
        else:
            self.open_case.end(case, None)

    # -- help calls ----------------------------------------------------------------------------------------------

    def take_call(self, call: HelpCallView) -> None:
        """Take a call: only now its kiosk says that somebody comes, and who."""
        self._ask(
            lambda services, session: services.help_calls.take_by(session, call.id),
            lambda took: self._on_call(call, took),
        )

    def go_to(self, call: MachineCall) -> None:
        """Go to a machine that calls; the other desks no longer show it."""
        self._ask(
            lambda services, session: services.machine_calls.take_by(session, call),
            lambda took: self.told.emit(
                (self.tr("%1：您去处理") if took else self.tr("%1：已有人去了")).replace("%1", call.device)
            ),
        )

    def _on_call(self, call: HelpCallView, took: bool) -> None:
        said = self.tr("请到取号机 %1，屏幕上已写明您过去") if took else self.tr("取号机 %1 的呼叫已有人接了")
        self.told.emit(said.replace("%1", call.device))
