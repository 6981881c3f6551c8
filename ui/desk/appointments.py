"""预约: the day's list over the desk. Search, check in, take out, enter by hand, bring a list in; all by keys."""

import time
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.domain.cases import Case
from kiosk.services.answers import Booked, BrokenKey, Issued, NoSuchCode
from kiosk.services.sessions import NotAllowed
from kiosk.services.staff_words import broken_key, not_allowed
from ui.citizen.door import Door
from ui.citizen.places import day_word, slot_word, weekday_word
from ui.desk.appointment_entry import AppointmentEntry, code_word
from ui.desk.appointment_file import AppointmentFile
from ui.desk.services import DeskServices
from ui.desk.work import Work

if TYPE_CHECKING:
    from kiosk.services.appointment_lines import AppointmentLine
    from kiosk.services.hall import Hall

Key = Qt.Key
_KEYS: dict[int, str] = {
    Key.Key_Escape: "leave",
    Key.Key_F5: "close",
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_PageUp: "day:-1",
    Key.Key_PageDown: "day:1",
    Key.Key_Return: "checkIn",
    Key.Key_Enter: "checkIn",
    Key.Key_Delete: "withdraw",
    Key.Key_F3: "undo",
    Key.Key_F7: "entry",
    Key.Key_F8: "file",
}
SEEN_SECONDS = 0.3  # what stands there for less was not read before Enter was pressed


class AppointmentsPage(QObject):
    """The page. Its forms are parts of their own; while one is open the keys are meant for it."""

    changed = Signal()
    rowsChanged = Signal()  # apart, so that a list that stays as it was stays where it was scrolled to

    def __init__(self, hall: "Hall", door: Door[DeskServices], work: Work) -> None:
        super().__init__()
        self._hall, self._door, self._work = hall, door, work
        self._lines: list[AppointmentLine] = []
        self._day = date.min
        self._told, self._at, self._shown, self._offered = "", 0, False, False
        self._of: tuple[date, str] | None = None  # the day and the words that the lines answer
        self._since = 0.0  # when those lines came
        self._hasty = False  # Enter was pressed before the lines of the last words were there
        self._entry = AppointmentEntry(hall, work)
        self._file = AppointmentFile(hall, work)
        for form in (self._entry, self._file):
            form.done.connect(self.look)
            form.changed.connect(self.changed)

    # -- opening -------------------------------------------------------------------------------------------------

    def offer(self, may_keep: bool) -> None:
        """Know whether whoever works here may keep appointments."""
        self._offered = may_keep
        if not may_keep:
            self.close()
        self.changed.emit()

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether the way to this page is shown."""
        return self._offered

    def open(self) -> None:
        """Show today's list, where whoever works here may keep it."""
        if self._offered:
            self._day, self._shown = self._hall.where().day, True
            self._look_for("")

    def close(self) -> None:
        """Back to the desk; nothing that was typed stays."""
        self._shown, self._told, self._hasty = False, "", False
        self._put([])
        self._entry.close()
        self._file.close()
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Read the list again: this desk or another changed it."""
        day, told, session = self._day, self._told, self._work.session
        if self._shown and session is not None:

            def look(services: DeskServices) -> "tuple[date, str, list[AppointmentLine] | NotAllowed | BrokenKey]":
                try:
                    found = (
                        services.appointments.find(session, day, told) if told else services.appointments.of_day(day)
                    )
                except (NotAllowed, BrokenKey) as refused:
                    return day, told, refused
                return day, told, found

            self._door.ask(look, self._on_lines)
        self.changed.emit()

    def _on_lines(self, answer: "tuple[date, str, list[AppointmentLine] | NotAllowed | BrokenKey]") -> None:
        day, told, lines = answer
        if (day, told) != (self._day, self._told) or not self._shown:
            return  # another day or other words were asked for meanwhile
        if not isinstance(lines, list):
            words = broken_key(lines) if isinstance(lines, BrokenKey) else not_allowed(lines)
            self._work.told.emit(words.zh)
            lines = []
        chosen = self._chosen()
        if self._of != (day, told):
            self._of, self._since = (day, told), time.monotonic()
        self._put(lines)
        ids = [line.id for line in lines]
        self._at = ids.index(chosen.id) if chosen and chosen.id in ids else self._first(lines)
        self.changed.emit()
        if self._hasty and len(lines) == 1:
            self.do("checkIn")
        self._hasty = False

    def _put(self, lines: "list[AppointmentLine]") -> None:
        if lines != self._lines:
            self._lines = lines
            self.rowsChanged.emit()

    def _first(self, lines: "list[AppointmentLine]") -> int:
        """Return whom the agent most likely looks for: the first who has not come, by the clock."""
        return next((at for at, line in enumerate(lines) if line.comes.value == "expected"), 0)

    # -- keys ----------------------------------------------------------------------------------------------------

    @Slot(int, result=bool)
    def key(self, key: int) -> bool:
        """Do what a key does on the page; False where it is meant for what is written there."""
        form = self._form()
        if form is not None:
            return form.key(key)
        act = _KEYS.get(key, "")
        if act:
            self.do(act)
        return bool(act)

    def _form(self) -> AppointmentEntry | AppointmentFile | None:
        """Return the form that is open, which has the keys."""
        return self._entry if self._entry.shown else self._file if self._file.shown else None

    @Slot(str)
    def do(self, act: str) -> None:
        """Do an act by its name: of a key, or of a button."""
        name, _, more = act.partition(":")
        line = self._chosen()
        self._hasty = name == "checkIn" and not self._read
        if name == "close" or (name == "leave" and not self._told):
            self.close()
        elif name == "leave":
            self.type("")
        elif name in ("up", "down"):
            self.choose(self._at + (1 if name == "down" else -1))
        elif name == "day":
            self._turn(int(more))
        elif name == "entry":
            self._entry.open(self._day)
        elif name == "file":
            self._file.open(self._day)
        elif line is not None and name == "checkIn" and not self._unseen:
            self.receive(line.id)
        elif line is not None and name == "withdraw":
            self._withdraw(line)
        elif line is not None and name == "undo":
            self._take_back(line)

    def _turn(self, by: int) -> None:
        self._day += timedelta(days=by)
        self._at = 0
        self._put([])
        self.look()

    @Slot(int)
    def choose(self, at: int) -> None:
        """Choose a line."""
        self._since = -SEEN_SECONDS
        self._at = max(0, min(at, len(self._lines) - 1))
        self.changed.emit()

    @Slot(str)
    def type(self, told: str) -> None:
        """Look for a code, a time, a name, an item, four figures of a phone or an identity number; kept nowhere."""
        if told != self._told:
            self._look_for(told)

    def _look_for(self, told: str) -> None:
        self._told, self._at, self._hasty = told, 0, False
        self.look()

    @property
    def _read(self) -> bool:
        """Whether the lines answer what was typed last, and not words before."""
        return self._of == (self._day, self._told)

    @property
    def _unseen(self) -> bool:
        """Whether several lines answer what was typed, and came only now: nobody can have chosen among them."""
        return bool(self._told) and len(self._lines) > 1 and time.monotonic() - self._since < SEEN_SECONDS

    def _chosen(self) -> "AppointmentLine | None":
        return self._lines[self._at] if self._read and self._at < len(self._lines) else None

    # -- acts ----------------------------------------------------------------------------------------------------

    def receive(self, appointment: str) -> None:
        """Check a visitor in: a case opens with the item, and its number goes first within the slot."""
        self._work.do(lambda services, session: services.booked_cases.receive(session, appointment), self._on_received)

    def resume(self, code: str) -> None:
        """Open a code of any kind that was typed in the search."""
        self._work.do(lambda services, session: services.booked_cases.resume(session, code), self._on_received)

    def check_in(self, code: str) -> None:
        """Check in whose appointment has a code of another system; where nobody's has, say where to look on."""
        self._work.do(lambda services, session: services.booked_cases.resume(session, code), self._on_checked_in)

    def _on_checked_in(self, found: Case | Booked | Issued | NoSuchCode) -> None:
        if isinstance(found, NoSuchCode) and found.why in ("unknown", "unreadable", "mistyped"):
            self._work.told.emit(self.tr("这像一个预约码，但没查到：请再核对，或按 F5 用时间、姓名找"))
        else:
            self._on_received(found)

    def _on_received(self, found: Case | Booked | Issued | NoSuchCode) -> None:
        if isinstance(found, Booked):
            when = f"{day_word(found.day)} {slot_word(found.slot)}"
            self._work.told.emit(self.tr("这是 %1 的预约；今天要办，直接搜事项").replace("%1", when))
        elif isinstance(found, Issued):
            self._work.told.emit(self.tr("这位已取号 %1：小票丢了就打号码补打").replace("%1", found.number))
        elif isinstance(found, Case):
            self.close()
            self._work.show_case(found)
        else:
            self._work.show_case(found)
        self.look()

    def _withdraw(self, line: "AppointmentLine") -> None:
        done, not_done = self.tr("%1 的预约已取消；F3 恢复"), self.tr("%1 已经签到，不能取消；先按 F3 退回")
        self._work.do(
            lambda services, session: services.appointments.withdraw(session, line.id),
            lambda changed: self._on_changed(line, done if changed else not_done),
        )

    def _take_back(self, line: "AppointmentLine") -> None:
        done, not_done = self.tr("%1 已退回上一步"), self.tr("%1 没有可退回的：还没签到，或号已经叫到")
        self._work.do(
            lambda services, session: services.appointments.undo(session, line.id),
            lambda changed: self._on_changed(line, done if changed else not_done),
        )

    def _on_changed(self, line: "AppointmentLine", words: str) -> None:
        self._work.told.emit(words.replace("%1", f"{slot_word(line.slot)} {line.name}"))
        self.look()

    # -- what the page shows -------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the page lies over the desk."""
        return self._shown

    @Property(QObject, constant=True)
    def entry(self) -> AppointmentEntry:
        """The form of one appointment."""
        return self._entry

    @Property(QObject, constant=True)
    def file(self) -> AppointmentFile:
        """The form of a list."""
        return self._file

    @Property(str, notify=changed)
    def told(self) -> str:
        """What is looked for."""
        return self._told

    @Property(str, notify=changed)
    def day(self) -> str:
        """今天 5 月 12 日 星期二."""
        if not self._shown:
            return ""
        words = f"{day_word(self._day)} {weekday_word(self._day)}"
        return f"{self.tr('今天')} {words}" if self._day == self._hall.where().day else words

    @Property(bool, notify=changed)
    def ahead(self) -> bool:
        """Whether the day is still to come: its visitors can be pre-reviewed, and check in then."""
        return self._shown and self._day > self._hall.where().day

    @Property(str, notify=changed)
    def counted(self) -> str:
        """预约 12 · 没到 4 · 过点 1."""
        kinds = [line.comes.value for line in self._lines if line.comes.value != "withdrawn"]
        if not kinds:
            return self.tr("没有找到") if self._told else self.tr("这一天还没有预约")
        parts = [
            (self.tr("预约 %1"), len(kinds)),
            (self.tr("没到 %1"), kinds.count("expected")),
            (self.tr("过点没来 %1"), kinds.count("missed")),
        ]
        return " · ".join(words.replace("%1", str(n)) for words, n in parts if n)

    @Property(int, notify=changed)
    def at(self) -> int:
        """Which line is chosen."""
        return self._at

    @Property(list, notify=rowsChanged)
    def rows(self) -> list[dict[str, object]]:
        """The lines: time, 张*, item or its neutral group, how it stands, whether that needs nothing more."""
        return [
            {
                "time": slot_word(line.slot),
                "name": line.name or self.tr("（没写）"),
                "what": line.what.zh,
                "state": self._state(line),
                "comes": line.comes.value,
            }
            for line in self._lines
        ]

    def _state(self, line: "AppointmentLine") -> str:
        return {
            "expected": self.tr("还没到"),
            "arrived": self.tr("已签到"),
            "numbered": self.tr("已取号 %1").replace("%1", line.number),
            "missed": self.tr("过点没来，来了照办"),
            "withdrawn": self.tr("已取消"),
        }[line.comes.value]

    @Property(str, notify=changed)
    def code(self) -> str:
        """The code of the chosen line, to be said to its visitor."""
        line = self._chosen()
        return code_word(line.code) if line else ""
