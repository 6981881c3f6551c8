"""A bare list of departments and item names, as most halls have it, added to the catalogue in use.

What tells items apart is the code; without one the department and the name. Nothing is withdrawn by such a list.
"""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from kiosk.catalogue.problems import NOT_THERE, Problem, Refused, one_of
from kiosk.catalogue.progress import Follow, Stage, nobody
from kiosk.catalogue.schema import ITEM_CODE, CatalogueFile, DepartmentTable, ItemTable, RequirementTable
from kiosk.catalogue.workbook.cells import narrow
from kiosk.catalogue.workbook.pages import Book
from kiosk.catalogue.workbook.reading import heading
from kiosk.domain.os_words import os_words
from kiosk.domain.site import Site
from kiosk.domain.text import Text

_NAMES = (
    "事项名称",
    "事项",
    "名称",
    "服务事项",
    "业务名称",
    "政务服务事项名称",
    "item",
    "item name",
    "name",
    "service",
)
_DEPARTMENTS = ("部门", "部门名称", "实施主体", "实施部门", "所属部门", "单位", "department", "body", "agency")
_CODES = ("编码", "事项编码", "实施编码", "代码", "code", "item code")
_HEADINGS = {
    heading(word): key
    for key, words in (("name", _NAMES), ("department", _DEPARTMENTS), ("code", _CODES))
    for word in words
}
_WITHIN = 10  # rows in which the headings stand
USUALLY = ("form", "id-card")  # of the dictionary, where a department names nothing of its own
_NOBODY = "11370115JISHI00000"  # stands for a body whose code nobody told
SHORT = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as rows of cells with their numbers, counted from 1."""

    title: str
    rows: tuple[tuple[int, tuple[Any, ...]], ...]


@dataclass(frozen=True, slots=True)
class Added:
    """The catalogue with a list's items; `problems` are what is wrong with other rows.

    `notes` say what was taken once although it stands there more often.
    """

    tables: CatalogueFile
    notes: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def grid_of(book: Book, follow: Follow = nobody) -> Grid | None:
    """Return the first sheet that has the headings of a bare list, None where there is none."""
    for page in book.pages:
        grid = Grid(page.title, tuple((number, tuple(row)) for number, row in page.rows(follow)))
        if _headings(grid) is not None:
            return grid
    return None


def grid_of_csv(path: Path) -> Grid:
    """Return a CSV file in UTF-8 or GB18030; raise `Refused` where it is neither."""
    try:
        body = path.read_bytes()
    except OSError as fault:
        raise _refused(path, Text(f"读不了（{os_words(fault).zh}）", os_words(fault).en)) from fault
    text = next((text for code in ("utf-8-sig", "gb18030") if (text := _decoded(body, code)) is not None), None)
    if text is None:
        raise _refused(path, Text("既不是 UTF-8 也不是 GB18030", "text that is neither UTF-8 nor GB18030"))
    first = text.splitlines()[0] if text.strip() else ""
    mark = max(",;\t", key=first.count)
    return Grid(path.name, tuple(enumerate(rows_of_csv(path.name, text, mark), start=1)))


def rows_of_csv(name: str, text: str, mark: str) -> list[tuple[str, ...]]:
    """Return the rows of a CSV; raise `Refused` where a quotation mark has no second one.

    Without strictness such a mark takes all that follows into one cell, and the rows are gone without a word.
    """
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)))
    except csv.Error as fault:
        found = Text("引号没有成对", "a quotation mark without its second")
        expected = Text('成对的引号 "…"，或不用引号', 'quotation marks in pairs "…", or none')
        raise Refused((Problem(f"{name} 第 {len(rows) + 1} 行", found, expected),)) from fault
    return rows


def _decoded(body: bytes, code: str) -> str | None:
    try:
        return body.decode(code)
    except UnicodeDecodeError:
        return None


def _refused(path: Path, found: Text) -> Refused:
    return Refused((Problem(path.name, found, Text("一个 CSV 清单", "a list as CSV")),))


def add_list(grid: Grid, current: CatalogueFile, site: Site, follow: Follow = nobody) -> Added:
    """Return the catalogue with the items of all rows of a list that fit; raise `Refused` where nothing heads it."""
    found = _headings(grid)
    if found is None:
        expected = Text("一行表头，有“事项名称”和“部门”两列", "a row of headings with item name and department")
        raise Refused((Problem(grid.title, NOT_THERE, expected),))
    top, columns = found
    reader = _List(grid, columns, current, site)
    for number, row in follow(Stage.READING, grid.rows, len(grid.rows)):
        if number > top:
            reader.take(number, row)
    tables = current.model_copy(update={"item": _Items(reader)})
    return Added(tables, tuple(reader.notes), tuple(reader.problems))


def _headings(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Return the row of the headings and the column of each (from 1), None where name or department is not there."""
    for number, row in islice(grid.rows, _WITHIN):
        columns: dict[str, int] = {}
        for at, value in enumerate(row, start=1):
            key = _HEADINGS.get(heading(value))
            if key is not None:
                columns.setdefault(key, at)
        if {"name", "department"} <= columns.keys():
            return number, columns
    return None


class _New(NamedTuple):
    """An item that a list brings: all that is its own, since fifty thousand tables would weigh a hundred megabytes."""

    name: str
    department: DepartmentTable
    row: int


class _Items:
    """The items of the catalogue in use and those of a list, whose tables are made as often as they are asked for."""

    def __init__(self, list_: "_List") -> None:
        self._list = list_

    def __iter__(self) -> Iterator[ItemTable]:
        for code, item in self._list.items.items():
            yield self._list.table(code, item) if isinstance(item, _New) else item

    def __len__(self) -> int:
        return len(self._list.items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, list | _Items) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class _List:
    """The rows of one list, taken one after the other."""

    def __init__(self, grid: Grid, columns: dict[str, int], current: CatalogueFile, site: Site) -> None:
        self._columns, self._site = columns, site
        self._title = grid.title
        self._departments = {heading(word): d for d in current.department for word in (d.name, d.short, d.id)}
        self._usual = {table.id: table for table in current.usual.requirement}
        self._queues = {d.id: self._queue(d, current) for d in current.department}
        self.items: dict[str, ItemTable | _New] = {item.code: item for item in current.item}
        self._named = {(item.department, item.name): item.code for item in current.item}
        self._here: dict[tuple[str, str], int] = {}  # of this list: department and name without a code → row
        self._codes: dict[str, int] = {}  # of this list: code → row
        self._blanks: dict[str, ItemTable] = {}
        self._alike: dict[str, Text] = {}  # departments by what was said instead
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def take(self, number: int, row: tuple[Any, ...]) -> None:
        """Take one row over; an empty one is let be."""
        name, said, code = (self._cell(row, key) for key in ("name", "department", "code"))
        if not (name or said or code):
            return
        department = self._departments.get(heading(said)) if said else None
        wrong = list(self._wrong(number, name, said, code, department))
        self.problems += wrong
        if wrong or department is None:
            return
        code = narrow(code).upper()
        if not code and (department.id, name) in self._here:
            again = Text(
                f"第 {self._here[department.id, name]} 行已有", f"the same as row {self._here[department.id, name]}"
            )
            once = Text("没有编码的同名事项只取一次", "an item without a code is taken once")
            self.notes.append(Problem(self._at(number, "name"), again, once))
            return
        if not code:
            self._here[department.id, name] = number
            code = self._named.get((department.id, name)) or _code(department.id, name)
        known = self.items.get(code)
        if isinstance(known, ItemTable):
            self.items[code] = known.model_copy(update={"name": name, "department": department.id})
        else:
            self.items[code] = _New(name, department, number)

    def _wrong(
        self, number: int, name: str, said: str, code: str, department: DepartmentTable | None
    ) -> Iterator[Problem]:
        if not name:
            yield Problem(self._at(number, "name"), NOT_THERE, Text("事项名称", "an item's name"))
        if department is None:
            known = self._like(said)
            yield Problem(self._at(number, "department"), f"“{said}”" if said else NOT_THERE, known)
        if code:
            yield from self._wrong_code(number, narrow(code).upper())

    def _like(self, said: str) -> Text:
        """Return the departments, those like what was said first; thousands of rows say the same wrong one."""
        if said not in self._alike:
            self._alike[said] = one_of({d.name for d in self._departments.values()}, said)
        return self._alike[said]

    def _wrong_code(self, number: int, code: str) -> Iterator[Problem]:
        first = self._codes.setdefault(code, number)
        if not re.fullmatch(ITEM_CODE, code):
            expected = Text(
                "31 位实施编码（业务办理项 33 位），没有就空着", "a code of 31 or 33 characters, or nothing"
            )
            yield Problem(self._at(number, "code"), f"“{code}”", expected)
        elif first != number:
            expected = Text(f"别的编码（第 {first} 行已经用了）", f"another code, row {first} has this one")
            yield Problem(self._at(number, "code"), f"“{code}”", expected)

    def _at(self, number: int, key: str) -> str:
        return f"{self._title}!{get_column_letter(self._columns[key])}{number}"

    def _cell(self, row: tuple[Any, ...], key: str) -> str:
        at = self._columns.get(key, 0)
        value = row[at - 1] if 0 < at <= len(row) else None
        return "" if value is None else " ".join(str(value).replace("　", " ").split())

    def table(self, code: str, new: _New) -> ItemTable:
        """Return the table of an item that the list brings."""
        own = {"code": code, "name": new.name, "short": new.name[:SHORT] if len(new.name) > SHORT else ""}
        follows = f"{self._title} 第 {new.row} 行"
        return self._blank(new.department).model_copy(update={**own, "follows": follows})

    def _blank(self, department: DepartmentTable) -> ItemTable:
        """Return what all new items of a department have alike, made once: a list may bring tens of thousands."""
        if department.id not in self._blanks:
            self._blanks[department.id] = ItemTable(
                code=f"{_NOBODY}4{0:012d}",
                name=department.name,
                short="",
                department=department.id,
                queue=self._queues[department.id],
                kind="公共服务",
                incomplete=True,
                follows="",
                requirement=self._usually(department),
            )
        return self._blanks[department.id]

    def _usually(self, department: DepartmentTable) -> list[RequirementTable]:
        wanted = department.usual or [id_ for id_ in USUALLY if id_ in self._usual]
        return [self._usual[id_] for id_ in wanted if id_ in self._usual]

    def _queue(self, department: DepartmentTable, current: CatalogueFile) -> str:
        """Return the queue in which most items of a department wait, else the first of its floor."""
        asked = Counter(item.queue for item in current.item if item.department == department.id)
        if asked:
            return asked.most_common(1)[0][0]
        floors = {place.id: place.floor for place in self._site.places}
        queues = [queue for queue in self._site.queues if not queue.help]
        near = [queue.prefix for queue in queues if floors.get(queue.place) == department.floor]
        return (near or [queue.prefix for queue in queues])[0]


def _code(department: str, name: str) -> str:
    """Return a code for an item whose own nobody told: the same for the same department and name."""
    digest = hashlib.sha256(f"{department}\n{name}".encode()).hexdigest()
    return f"{_NOBODY}4{int(digest, 16) % 10**12:012d}"
