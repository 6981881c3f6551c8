"""The day's list of appointments from xlsx or CSV: all of it fits, or every problem is named with row and column."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from kiosk.catalogue.appointments.identity import Mark, covered, marks_of
from kiosk.catalogue.appointments.items import ItemNames, Unknown
from kiosk.catalogue.appointments.slots import TIME, Written, day_of, plain, slot_of
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.workbook.bare import Grid, grid_of_csv
from kiosk.catalogue.workbook.cells import Unfit
from kiosk.catalogue.workbook.pages import open_workbook
from kiosk.catalogue.workbook.reading import heading
from kiosk.domain.appointments import FEWEST, MOST, folded, is_booking_code, short_name
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.text import Text

_WORDS = {
    "time": ("预约时间", "时间", "时段", "预约时段", "办理时间", "到场时间", "time", "slot", "appointment time"),
    "day": ("日期", "预约日期", "办理日期", "date", "day", "appointment date"),
    "item": (
        "事项",
        "事项名称",
        "预约事项",
        "办理事项",
        "业务名称",
        "预约业务",
        "业务",
        "item",
        "service",
        "item name",
    ),
    "item_code": ("事项编码", "实施编码", "事项代码", "item code"),
    "department": ("部门", "部门名称", "实施主体", "办理部门", "department"),
    "code": ("预约码", "预约号", "预约编号", "取号码", "凭证码", "验证码", "取号凭证", "码", "code", "booking code"),
    "name": ("姓名", "预约人", "预约人姓名", "申请人", "联系人", "办事人", "名字", "name", "visitor"),
}
_HEADINGS = {heading(word): key for key, words in _WORDS.items() for word in words}
_WITHIN = 10  # rows in which the headings stand
_HEADED = Text(
    "一行表头，有“时间”和“事项”两列（预约码、姓名、日期可有可无）",
    "a row of headings with time and item (code, name and date if there are any)",
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An appointment of a list, local times; `code` is folded, empty where the list has none."""

    day: date
    begins: time
    ends: time
    item: ServiceItem
    code: str
    name: str
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class AppointmentList:
    """A list that fits; `dropped` names the columns that were not kept, and how many cells of them held something."""

    file: str
    rows: tuple[Listed, ...]
    dropped: tuple[tuple[str, int], ...]
    shortened: int  # names of which only 张* was kept


def read_appointments(path: Path, catalogue: Catalogue, today: date, day: date, mark: Mark) -> AppointmentList:
    """Return the list in a file; `day` is meant where none is written. Raises `Refused` with everything that is wrong.

    Whoever comes is known to nobody who has what this returns: names are 张*, numbers are hashes made by `mark`.
    """
    if path.suffix.lower() == ".csv":
        grid = grid_of_csv(path)
        columns = _columns(grid)
    else:
        with open_workbook(path) as book:
            grids = [Grid(page.title, tuple((n, tuple(row)) for n, row in page.rows())) for page in book.pages]
        grid, columns = next(((g, found) for g in grids if (found := _columns(g))), (Grid("", ()), None))
    if columns is None:
        raise Refused((Problem(path.name, Text("没有找到表头", "no headings"), _HEADED),))
    reader = _Reader(path.name, columns, ItemNames(catalogue), today, day, mark)
    for number, cells in grid.rows:
        if number > columns.top:
            reader.take(number, cells)
    if not reader.rows and not reader.problems:
        empty = Text("一个预约也没有", "no appointment")
        reader.problems.append(
            Problem(path.name, empty, Text("表头下面至少一行", "at least one row below the headings"))
        )
    if reader.problems:
        raise Refused(tuple(reader.problems))
    dropped = tuple((name, count) for name, count in reader.dropped.items() if count)
    return AppointmentList(path.name, tuple(reader.rows), dropped, reader.shortened)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where what stands, columns counted from 1; `others` are those that are not kept, with their headings."""

    top: int
    at: dict[str, int]
    names: dict[int, str]
    others: tuple[int, ...]


def _columns(grid: Grid) -> _Columns | None:
    for number, row in islice(grid.rows, _WITHIN):
        names = {at: plain(value) for at, value in enumerate(row, start=1) if plain(value)}
        found: dict[str, int] = {}
        for at, name in names.items():
            key = _HEADINGS.get(heading(name))
            if key is not None:
                found.setdefault(key, at)
        if "time" in found and ("item" in found or "item_code" in found):
            others = tuple(at for at in names if at not in found.values())
            return _Columns(number, found, names, others)
    return None


class _Reader:
    """Takes the rows of one file, one after the other."""

    def __init__(self, file: str, columns: _Columns, items: ItemNames, today: date, day: date, mark: Mark) -> None:
        self._file, self._columns, self._items = file, columns, items
        self._today, self._day, self._mark = today, day, mark
        self._codes: dict[tuple[date, str], int] = {}
        self.rows: list[Listed] = []
        self.problems: list[Problem] = []
        self.dropped: Counter[str] = Counter()
        self.shortened = 0

    def take(self, number: int, cells: Sequence[Any]) -> None:
        """Take one row over; one in which nothing stands that the hall needs is let be."""
        if not any(plain(self._cell(cells, at)) for at in self._columns.at.values()):
            return
        wrong = len(self.problems)
        self.problems += self._broken(number, cells)
        written = self._written(number, cells)
        day = self._day_of(number, cells, written)
        item = self._item(number, cells)
        code, marks = self._code(number, cells, day), self._marks(cells)
        name = plain(self._value(cells, "name"))
        self.shortened += bool(name) and short_name(name) != name
        if written and day and item and len(self.problems) == wrong:
            self.rows.append(Listed(day, written.begins, written.ends, item, code, short_name(name), marks))

    def _marks(self, cells: Sequence[Any]) -> frozenset[str]:
        """Return the hashes of what is not kept, and count it; a phone in place of a code is not kept either."""
        marks: frozenset[str] = frozenset()
        for at in (*self._columns.others, *(at for key, at in self._columns.at.items() if key == "code")):
            value = self._cell(cells, at)
            found = marks_of(value, self._mark)
            if found or (plain(value) and at in self._columns.others):
                self.dropped[self._columns.names[at]] += 1
            marks |= found
        return marks

    def _broken(self, number: int, cells: Sequence[Any]) -> Iterator[Problem]:
        for key, at in self._columns.at.items():
            if self._cell(cells, at) in ERROR_CODES:
                yield self._problem(
                    number, key, cells, Text("一个值；这格的公式算不出来", "a value, not a formula that fails")
                )

    def _written(self, number: int, cells: Sequence[Any]) -> Written | None:
        value = self._value(cells, "time")
        if value in ERROR_CODES:
            return None
        try:
            if plain(value):
                return slot_of(value, self._day.year)
            expected = TIME
        except Unfit as unfit:
            expected = unfit.expected
        self.problems.append(self._problem(number, "time", cells, expected))
        return None

    def _day_of(self, number: int, cells: Sequence[Any], written: Written | None) -> date | None:
        """Return the day of a row, None where it cannot be known."""
        said, key = self._value(cells, "day"), "day"
        if said in ERROR_CODES:
            return None
        try:
            if plain(said):
                day = day_of(said, self._day.year)
            elif written is None:
                return None  # it may have stood beside the time
            else:
                day, key = written.day or self._day, "time"
        except Unfit as unfit:
            self.problems.append(self._problem(number, key, cells, unfit.expected))
            return None
        if day >= self._today:
            return day
        later = Text(f"今天（{self._today}）或以后的一天", f"today ({self._today}) or later")
        self.problems.append(self._problem(number, key, cells, later))
        return None

    def _item(self, number: int, cells: Sequence[Any]) -> ServiceItem | None:
        code, name, department = (self._value(cells, key) for key in ("item_code", "item", "department"))
        key = "item_code" if plain(code) or "item" not in self._columns.at else "item"
        if self._value(cells, key) in ERROR_CODES:
            return None
        try:
            return self._items.find(plain(code), plain(name), plain(department))
        except Unknown as unknown:
            self.problems.append(self._problem(number, key, cells, unknown.expected))
            return None

    def _code(self, number: int, cells: Sequence[Any], day: date | None) -> str:
        value = self._value(cells, "code")
        code = folded(plain(value))
        if not plain(value) or value in ERROR_CODES or marks_of(value, self._mark):
            return ""
        if not is_booking_code(code):
            shape = Text(f"{FEWEST} 到 {MOST} 位字母和数字", f"{FEWEST} to {MOST} letters and figures")
            self.problems.append(self._problem(number, "code", cells, shape))
        elif day and (first := self._codes.setdefault((day, code), number)) != number:
            once = Text(f"别的码（第 {first} 行已经用了这个）", f"another code (row {first} has this one)")
            self.problems.append(self._problem(number, "code", cells, once))
        return code

    def _problem(self, number: int, key: str, cells: Sequence[Any], expected: Text) -> Problem:
        at = self._columns.at[key]
        where = f"{self._file} 第 {number} 行 {get_column_letter(at)} 列（{self._columns.names[at]}）"
        value = self._cell(cells, at)
        return Problem(where, covered(value) if plain(value) else NOT_THERE, expected)

    def _value(self, cells: Sequence[Any], key: str) -> Any:
        at = self._columns.at.get(key)
        return self._cell(cells, at) if at is not None else None

    @staticmethod
    def _cell(cells: Sequence[Any], at: int) -> Any:
        return cells[at - 1] if at <= len(cells) else None
