"""The desk's left column: what the letters find, or who waits, who calls and today's cases."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.domain.appointments import folded, is_booking_code
from kiosk.domain.cases import CaseOutcome, CaseState
from kiosk.domain.codes import LENGTH, for_the_eye, is_code, tidy
from kiosk.domain.items import Bundle, Catalogue, ServiceItem
from kiosk.domain.numbers import number_text
from kiosk.domain.several import short_name
from kiosk.domain.signed import is_begun, spoken_in, whole_in
from kiosk.domain.text import Language
from ui.citizen.places import day_word, floor_word
from ui.citizen.wording import plain
from ui.desk.sent_back import due_words

if TYPE_CHECKING:
    from kiosk.services.doubles import DoubleLine
    from kiosk.services.front_page import CaseLine, Front, SlipLine, Waiting
    from kiosk.services.hall import Hall
    from kiosk.services.missed import MissedWord
    from kiosk.services.sendings_back import SentBackLine

MOST = 12  # rows that a search shows: an agent types a further letter sooner than reading on
WANTED = 10
MISSED = 5
FIGURES = 4  # in what finds nothing: another system's code rather than a word

Row = dict[str, object]


class Finder(QObject):
    """The rows, and which of them Enter opens. A row's key is `item:`, `wait:`, `case:` … and an id."""

    changed = Signal()

    def __init__(self, hall: "Hall") -> None:
        super().__init__()
        self._hall = hall
        self._query = ""
        self._at = 0
        self._front: Front | None = None
        self._opened = ""  # the key of the case that is open
        self._lost = ""  # what was typed last and found nothing: F4 makes it a word of the chosen item
        self._teaches = False
        self._missed: list[MissedWord] = []
        self._wanted_of: Catalogue | None = None  # whose most wanted items are kept
        self._most_wanted: list[ServiceItem] = []

    @Property(str, notify=changed)
    def query(self) -> str:
        """What was typed."""
        return self._query

    @Slot(str)
    def type(self, query: str) -> None:
        """Take what was typed."""
        if query != self._query:
            self._query, self._at = query, 0
            word = query.strip()
            erased = self._lost.startswith(word)  # on the way to another word
            known = self._hall.index.count(word) or self._hall.catalogue.bundles_meant(word)
            if word and not erased and not is_begun(word) and not known and not self._is_booking(word):
                self._lost = word
            self.changed.emit()

    # -- what found nothing --------------------------------------------------------------------------------------

    def teaches(self, may: bool) -> None:
        """Know whether whoever works here may correct what the search finds."""
        self._teaches, self._lost, self._missed = may, "", []
        self.changed.emit()

    def missed(self, words: "list[MissedWord]") -> None:
        """Take what visitors typed in vain."""
        self._missed = words
        self.changed.emit()

    def choose_missed(self, letters: str) -> None:
        """Look for what letters were meant that a visitor typed in vain."""
        self._lost = letters
        self.changed.emit()

    @Slot()
    def taught(self) -> None:
        """Let go of the word: it finds something now."""
        self._missed = [word for word in self._missed if word.letters != self._lost]
        self._lost = ""
        self.changed.emit()

    def lesson(self) -> tuple[str, str]:
        """Return the word that found nothing and the item that F4 gives it to; empty texts where there is none."""
        kind, _, code = self.chosen().partition(":")
        return (self._lost, code) if self._teaches and self._lost and kind == "item" else ("", "")

    @Property(str, notify=changed)
    def lost(self) -> str:
        """The word that F4 would give to the chosen item, or an empty text."""
        return self.lesson()[0]

    def _vain(self) -> tuple[str, list[Row]]:
        rows: list[Row] = [
            {
                "key": f"missed:{word.letters}",
                "lead": self.tr("%1 次").replace("%1", str(word.times)),
                "name": word.letters,
                "second": self.tr("选中它，再搜它说的事项，按 F4 记下"),
                "done": False,
            }
            for word in self._missed[:MISSED]
        ]
        return self.tr("没搜到的词"), rows if self._teaches else []

    def show(self, front: "Front") -> None:
        """Take the front page as it is now."""
        self._front = front
        self.changed.emit()

    def opened(self, key: str) -> None:
        """Mark the row of the case that is open."""
        self._opened = key
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go up or down the rows."""
        self._at = max(0, min(self._at + by, len(self._chosen()) - 1))
        self.changed.emit()

    def chosen(self) -> str:
        """Return the key of the row that Enter opens, or an empty text."""
        keys = self._chosen()
        return keys[min(self._at, len(keys) - 1)] if keys else ""

    def _chosen(self) -> list[str]:
        return [str(row["key"]) for _, rows in self._sections() for row in rows]

    @Property(list, notify=changed)
    def sections(self) -> list[dict[str, object]]:
        """The column, in sections with a title; an empty section is left out."""
        number = 0
        shown: list[dict[str, object]] = []
        for title, rows in self._sections():
            for row in rows:
                row |= {"at": number == self._at, "opened": row["key"] == self._opened}
                number += 1
            shown.append({"title": title, "rows": rows})
        return shown

    def _sections(self) -> list[tuple[str, list[Row]]]:
        if self._query.strip():
            code = self._code()
            if is_begun(self._query.strip()) and not code:
                return []  # a scanner is typing
            number = self._by_number(tidy(self._query))
            if not code and not number[1] and self._is_booking(self._query):
                return [self._by_booking(tidy(self._query))]  # nothing is guessed: Enter would open a stranger's item
            found = [self._by_code(code)] if code else [number, self._found(guess=not number[1])]
            if not code and self._may_be_code(tidy(self._query)):
                found.append(self._by_code(tidy(self._query)))  # behind what the letters may have been meant for
            return [(title, rows) for title, rows in found if rows]
        front = self._front
        waiting = [self._waits(each) for each in front.waiting] if front else []
        cases = [self._case(each) for each in front.cases] if front else []
        open_ = [row for row in cases if not row["done"]]
        done = [row for row in cases if row["done"]]
        sections = [
            (self.tr("等帮办"), waiting),
            (self.tr("小票没出来的"), [self._slip(each) for each in front.slips] if front else []),
            (self.tr("可能一人两号"), [self._double(each) for each in front.doubles] if front else []),
            (self.tr("没办完的"), open_),
            (self.tr("齐了仍被退回"), [self._sent_back(each) for each in front.sent_back] if front else []),
            (self.tr("今天办好的"), done),
            self._vain(),
            (self.tr("常办"), [] if waiting or cases else [self._item(item) for item in self._wanted()]),
        ]
        return [(title, rows) for title, rows in sections if rows]

    def _code(self) -> str:
        """Return the code that was typed or scanned into the field, also one in which a character is wrong."""
        code = tidy(self._query)
        if is_code(code):
            return code
        return code if self._may_be_code(code) and any(map(str.isdecimal, code)) else whole_in(code)

    def _may_be_code(self, typed: str) -> bool:
        return len(typed) == LENGTH and typed.isascii() and not self._hall.index.count(self._query)

    def _by_code(self, code: str) -> tuple[str, list[Row]]:
        second = self.tr("回访码、预审码或预约码：打开它的材料")
        name = for_the_eye(code if len(code) == LENGTH else spoken_in(code))
        row = {"key": f"code:{code}", "lead": self.tr("码"), "name": name, "second": second, "done": False}
        return self.tr("回来的人"), [row]

    def _is_booking(self, typed: str) -> bool:
        """Tell whether it reads like an appointment's code of another system, and no entry has such letters."""
        figures = sum(map(str.isdecimal, typed))
        return figures >= FIGURES and is_booking_code(folded(typed)) and not self._hall.index.count(typed)

    def _by_booking(self, code: str) -> tuple[str, list[Row]]:
        second = self.tr("像预约码：回车签到，打开预约的事项")
        row = {"key": f"booking:{code}", "lead": self.tr("码"), "name": code, "second": second, "done": False}
        return self.tr("有预约的人"), [row]

    def _by_number(self, typed: str) -> tuple[str, list[Row]]:
        prefixes = {queue.prefix for queue in self._hall.site.queues}
        if typed[:1] not in prefixes or not typed[1:].isdecimal() or len(typed) < 3:
            return "", []
        number = number_text(typed[0], int(typed[1:]))
        name, second = self.tr("补打小票"), self.tr("本人手里没有这张票时")
        again = {"key": f"number:{number}", "lead": number, "name": name, "second": second, "done": False}
        name, second = self.tr("齐了仍被退回"), self.tr("窗口又要了别的：记下来，目录负责人答复")
        back = {"key": f"back:{number}", "lead": number, "name": name, "second": second, "done": False}
        name, second = self.tr("打开材料"), self.tr("接着办：齐的还勾着，只问没齐的")
        papers = {"key": f"papers:{number}", "lead": number, "name": name, "second": second, "done": False}
        return self.tr("今天的号"), [again, papers, back]

    def _found(self, *, guess: bool) -> tuple[str, list[Row]]:
        """Return what the letters find; where that is nothing and they meant nothing else, a guess."""
        bundles = self._hall.catalogue.bundles_meant(self._query)
        hits = self._hall.index.find(self._query, MOST)
        if guess and not hits and not bundles:
            hits = self._hall.index.nearest(self._query, 3)
        rows = [*map(self._bundle, bundles), *(row for hit in hits if (row := self._hit(hit.code)) is not None)]
        found = self._hall.index.count(self._query) + len(bundles)
        title = self.tr("找到 %n 项", "", found) if found else self.tr("没找到，这些最接近")
        return title, rows

    def _bundle(self, bundle: Bundle) -> Row:
        names = (plain(short_name(item).zh) for item in self._hall.catalogue.bundled(bundle.id))
        return {
            "key": f"bundle:{bundle.id}",
            "lead": self.tr("套"),
            "name": plain(bundle.name.zh),
            "second": self.tr("、").join(names),
            "done": False,
        }

    def _hit(self, code: str) -> Row | None:
        catalogue = self._hall.catalogue
        item = catalogue.find(code)
        if item is not None:
            return self._item(item)
        place = next((place for place in catalogue.elsewhere if place.code == code), None)
        if place is None:
            return None
        lead, second = self.tr("别处"), plain(place.go.zh)
        return {"key": f"elsewhere:{code}", "lead": lead, "name": plain(place.name.zh), "second": second, "done": False}

    def _wanted(self) -> list[ServiceItem]:
        if self._wanted_of is not self._hall.catalogue:  # looked up once in each version, not with every key
            self._wanted_of = self._hall.catalogue
            wanted = (item for item in self._wanted_of.items if item.wanted)
            self._most_wanted = sorted(wanted, key=lambda item: item.wanted)[:WANTED]
        return self._most_wanted

    def _item(self, item: ServiceItem) -> Row:
        department = next((d for d in self._hall.catalogue.departments if d.id == item.department), None)
        parts = [floor_word(item.floor), department.short.in_(Language.CHINESE) if department else ""]
        return {
            "key": f"item:{item.code}",
            "lead": item.queue,
            "name": plain(item.name.zh),
            "second": " · ".join(part for part in parts if part),
            "done": False,
        }

    def _waits(self, each: "Waiting") -> Row:
        item = self._hall.catalogue.find(each.item) if each.item else None
        minutes = max(0, int((self._hall.now() - each.since).total_seconds() // 60))
        return {
            "key": f"wait:{each.ticket}",
            "lead": each.number,
            "name": plain(item.short.zh) if item else self.tr("还没选事项"),
            "second": self.tr("等 %1 分钟").replace("%1", str(minutes)) if minutes else self.tr("刚到"),
            "done": False,
        }

    def _slip(self, line: "SlipLine") -> Row:
        item = self._hall.catalogue.find(line.item) if line.item else None
        why = self.tr("人走时没打完") if line.held else self.tr("不知道出没出")
        second = self.tr("%1 · %2 取号机 %3，回车在这里打").replace("%1", why).replace("%2", f"{line.at:%H:%M}")
        return {
            "key": f"slip:{line.job}",
            "lead": line.called if len(line.called) < 6 else self.tr("单子"),
            "name": plain(item.short.zh) if item else for_the_eye(line.called),
            "second": second.replace("%3", line.device),
            "done": False,
        }

    def _double(self, line: "DoubleLine") -> Row:
        item = self._hall.catalogue.find(line.item) if line.item else None
        second = self.tr("%1 断网的取号机 %2，可能还有 %3；问过了按回车").replace("%1", f"{line.at:%H:%M}")
        return {
            "key": f"double:{line.ticket}",
            "lead": line.number,
            "name": plain(item.short.zh) if item else self.tr("没有事项"),
            "second": second.replace("%2", line.device).replace("%3", line.other),
            "done": False,
        }

    def _sent_back(self, line: "SentBackLine") -> Row:
        name, second = plain(line.item.zh), due_words(self, line)
        return {"key": f"sent:{line.sent_back}", "lead": line.number, "name": name, "second": second, "done": False}

    def _case(self, line: "CaseLine") -> Row:
        item = self._hall.catalogue.find(line.item)
        return {
            "key": f"case:{line.case}",
            "lead": line.came_with or f"{line.opened:%H:%M}",
            "name": self._together(plain(item.short.zh), line.items) if item else self.tr("事项已停办"),
            "second": self._stands(line),
            "done": line.state is CaseState.CLOSED,
        }

    def _together(self, name: str, items: int) -> str:
        return self.tr("%1等 %n 件", "", items).replace("%1", name) if items > 1 else name

    def _stands(self, line: "CaseLine") -> str:
        if line.state is CaseState.CHECKING:
            return self.tr("%1 正在预审").replace("%1", line.holder)
        if line.state is CaseState.ESCALATED:
            due = day_word(line.due) if line.due else ""
            return self.tr("%1 处理，%2前答复").replace("%1", line.holder).replace("%2", due)
        return {
            CaseOutcome.NUMBER: self.tr("已取号 %1").replace("%1", line.number),
            CaseOutcome.ANYWAY: self.tr("已取号 %1，材料待补").replace("%1", line.number),
            CaseOutcome.NOTICE: self.tr("已打告知单"),
            CaseOutcome.CODE: self.tr("已给预审码"),
            CaseOutcome.REMEDY: self.tr("补齐办成"),
            CaseOutcome.PLEDGE: self.tr("容缺受理"),
            CaseOutcome.OTHER_DEPARTMENT: self.tr("已转别的部门"),
            CaseOutcome.WITHDREW: self.tr("本人不办了"),
            CaseOutcome.NOT_HERE: self.tr("不归本厅，已说明去处"),
            CaseOutcome.WRITTEN: self.tr("已有书面决定"),
            None: "",
        }[line.outcome]
