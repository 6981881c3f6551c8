"""A report as tables that people read: names instead of ids, each column with the sentence that says what it counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.domain.figures import (
    MEASURES,
    STILL_MISSING,
    Measure,
    Mended,
    Split,
    Tally,
    folded,
    numbers,
    week_of,
)
from kiosk.domain.items import Catalogue
from kiosk.domain.personal import looks_personal
from kiosk.domain.text import Text
from kiosk.services.figures import Report
from kiosk.services.hall import Hall

Number = int | float | None
VAIN_SHOWN = 50
_NUMBERS = "（一长串号码）"  # somebody typed a telephone or identity number: it is counted, not shown

TIMES = Measure(
    "times",
    Text("最后仍缺", "missing at last"),
    Text("到访最后一次核对时缺它的次数；后面六列是这些到访接着怎么办的，加起来就是它", "visits that lacked it at last"),
)
HOW = {
    Mended.PLEDGE: Measure("pledge", Text("容缺取号", "pledged"), Text("承诺后补，先取了号", "a number with a pledge")),
    Mended.HELP: Measure("help", Text("转帮办", "help number"), Text("取了帮办号，由帮办员接着办", "a help number")),
    Mended.ANYWAY: Measure("anyway", Text("仍取号", "anyway"), Text("号上注明材料待补", "a number all the same")),
    Mended.NOTICE: Measure("notice", Text("带告知单回去", "notice"), Text("打了一次告知单", "a told-once notice")),
    Mended.SUPERVISOR: Measure("supervisor", Text("值班长定", "decided"), Text("请值班长后有了结果", "decided")),
    Mended.NOTHING: Measure("nothing", Text("没有下文", "nothing"), Text("没取号也没打单，不知道后来", "nobody knows")),
    Mended.AT_ONCE: Measure(
        "at_once", Text("当场补上", "mended at once"), Text("同一次到访里先缺后齐", "missing at first, there at last")
    ),
    Mended.CAME_BACK: Measure(
        "came_back", Text("回来补齐", "came back"), Text("凭告知单的码回来时已经有了", "there on coming back by code")
    ),
    Mended.STATED: Measure("stated", Text("签声明", "stated"), Text("签了声明，不用再交", "replaced by a statement")),
}
ESCALATED = Measure(
    "escalated", Text("请值班长", "escalations"), Text("帮办员请值班长处理的次数", "cases handed to a supervisor")
)
IN_VAIN = Measure("searches", Text("次数", "searches"), Text("搜了这些字、一项也没找到的次数", "searches in vain"))


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line: a name and its numbers in the order of the table's columns; None where nobody knows."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table; `total` is of all groups, those included that are not shown."""

    key: str
    title: Text
    columns: tuple[Measure, ...]
    rows: tuple[FigureRow, ...]
    total: FigureRow


def tables(report: Report, hall: Hall) -> tuple[FigureTable, ...]:
    """Return all tables of a report. Discreet items stand together under their group, and so do their materials."""
    names = Names(hall)
    by_item = report.tallies[Split.ITEM]
    neutral = folded(by_item, {code: names.item(code) for code in by_item})
    return (
        _split("day", Text("按天", "by day"), {_day(d): t for d, t in sorted(report.tallies[Split.DAY].items())}),
        _split("week", Text("按周", "by week"), _weeks(report.tallies[Split.DAY])),
        _split("agent", Text("按人", "by agent"), _most(folded(report.tallies[Split.AGENT], names.members()))),
        _split("item", Text("按事项", "by item"), _most(neutral)),
        _split(
            "department",
            Text("按部门", "by department"),
            _most(folded(by_item, {code: names.department(code) for code in by_item})),
        ),
        _missing(report, names),
        _escalated(neutral),
        _vain(report),
    )


def _split(key: str, title: Text, groups: Mapping[str, Tally]) -> FigureTable:
    whole = Tally()
    for tally in groups.values():
        whole.add(tally)
    rows = tuple(FigureRow(name, tuple(numbers(tally).values())) for name, tally in groups.items())
    return FigureTable(key, title, MEASURES, rows, FigureRow("合计", tuple(numbers(whole).values())))


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{iso} {'一二三四五六日'[day.weekday()]}"


def _weeks(days: Mapping[str, Tally]) -> dict[str, Tally]:
    return folded(dict(sorted(days.items())), {day: f"{week_of(date.fromisoformat(day))} 起" for day in days})


def _most(groups: Mapping[str, Tally]) -> dict[str, Tally]:
    return dict(sorted(groups.items(), key=lambda group: (-group[1].kinds["begun"], group[0])))


def _missing(report: Report, names: "Names") -> FigureTable:
    papers: dict[str, Counter[Mended]] = {}
    for (code, requirement, how), visits in report.missing.items():
        papers.setdefault(names.paper(code, requirement), Counter())[how] += visits
    rows = [FigureRow(name, _went_on(how)) for name, how in papers.items()]
    rows.sort(key=lambda row: (-(row.values[0] or 0), row.name))
    whole: Counter[Mended] = sum(papers.values(), Counter())
    columns = (TIMES, *HOW.values())
    return FigureTable(
        "missing", Text("常缺的材料", "missing"), columns, tuple(rows), FigureRow("合计", _went_on(whole))
    )


def _went_on(how: Counter[Mended]) -> tuple[Number, ...]:
    return (sum(how[each] for each in STILL_MISSING), *(how[each] for each in HOW))


def _escalated(items: Mapping[str, Tally]) -> FigureTable:
    counts = Counter({name: tally.escalated for name, tally in items.items() if tally.escalated})
    return _counted("escalated", Text("请值班长多的事项", "most escalations"), ESCALATED, counts)


def _vain(report: Report) -> FigureTable:
    words: Counter[str] = Counter()
    for letters, times in report.vain.items():
        words[_NUMBERS if looks_personal(letters) else letters] += times
    table = _counted("vain", Text("没搜到的词", "found nothing"), IN_VAIN, words, VAIN_SHOWN)
    whole = sum(tally.kinds["nothing-found"] for tally in report.tallies[Split.DAY].values())
    return FigureTable(table.key, table.title, table.columns, table.rows, FigureRow("合计", (whole,)))


def _counted(key: str, title: Text, measure: Measure, counts: Counter[str], most: int | None = None) -> FigureTable:
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:most]
    total = FigureRow("合计", (sum(counts.values()),))
    return FigureTable(key, title, (measure,), tuple(FigureRow(name, (n,)) for name, n in ordered), total)


class Names:
    """What groups are called for who reads them."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._catalogue: Catalogue = hall.catalogue
        self._items = {item.code: item for item in hall.catalogue.items}
        self._often = Counter(item.short.zh or item.name.zh for item in hall.catalogue.items)
        self._departments = {department.id: department.name.zh for department in hall.catalogue.departments}

    def members(self) -> dict[str, str]:
        """Return the name of each member by id, with the number where two have one name; `` is nobody."""
        rows = self._hall.store.staff.all(self._hall.site.id)
        often = Counter(row.name for row in rows)
        named = {row.id: f"{row.name}（{row.login}）" if often[row.name] > 1 else row.name for row in rows}
        return {"": "取号机自助", **named}

    def item(self, code: str) -> str:
        """Return an item's name; of a discreet one that of its group."""
        item = self._items.get(code)
        if item is None:
            return f"{code}（已停办）" if code else "没选事项"
        if item.discreet:
            return f"{self._hall.site.queue(item.queue).name.zh}（不列名的事项）"
        name = item.short.zh or item.name.zh
        return name if self._often[name] == 1 else f"{name}（{self.department(code)}）"

    def department(self, code: str) -> str:
        """Return the name of an item's department."""
        item = self._items.get(code)
        if item is None:
            return "已停办的事项" if code else "没选事项"
        return self._departments.get(item.department, item.department)

    def paper(self, code: str, requirement: str) -> str:
        """Return the name of an item's requirement; those of discreet items are one."""
        item = self._items.get(code)
        if item is None or item.discreet:
            return self.item(code)
        wanted = next((each for each in item.requirements if each.id == requirement), None)
        return f"{wanted.name.zh.replace('|', '') if wanted else requirement} · {self.item(code)}"


def explained(every: Iterable[FigureTable]) -> list[tuple[str, str, str]]:
    """Return (table, column, sentence) of all columns, in order."""
    return [(table.title.zh, column.name.zh, column.means.zh) for table in every for column in table.columns]
