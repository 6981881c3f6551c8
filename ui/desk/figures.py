"""统计: what the desk learned from many days, as tables and plots; for supervisors and managers."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot

from kiosk.domain.figures import week_of
from kiosk.domain.os_words import os_words
from ui.citizen.door import Door
from ui.desk.services import DeskServices
from ui.desk.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.services.figure_tables import FigureTable, Number
    from kiosk.services.figures import Gathering
    from kiosk.services.hall import Hall

Key = Qt.Key
UPRIGHT = ("day", "week")  # time goes from left to right; names lie
BARS = 8
_TONES = {"ready": "green", "done": "green", "pledge": "amber", "sent_back": "amber"}
_XLSX, _CSV = "xlsx", "csv"
EXPORTS = "exports"  # folder of the data folder
_KEYS: dict[int, str] = {
    Key.Key_Escape: "close",
    Key.Key_F6: "close",
    Key.Key_R: "range",
    Key.Key_X: _XLSX,
    Key.Key_C: _CSV,
    Key.Key_Left: "left",
    Key.Key_Right: "right",
    Key.Key_Up: "scroll:-1",
    Key.Key_Down: "scroll:1",
    Key.Key_PageUp: "scroll:-3",
    Key.Key_PageDown: "scroll:3",
    **{Key(int(Key.Key_1) + n): f"table:{n}" for n in range(8)},
}


class FiguresPage(QObject):
    """The page over the desk. It is read a piece at a time, so that the desk behind it goes on."""

    changed = Signal()
    tableChanged = Signal()
    scrolled = Signal(int)  # up or down the lines, three at a time

    def __init__(self, hall: "Hall", door: Door[DeskServices], work: Work) -> None:
        super().__init__()
        self._hall, self._door, self._work = hall, door, work
        self._gathering: Gathering | None = None
        self._tables: tuple[FigureTable, ...] = ()
        self._shown = self._offered = False
        self._trouble = ""
        self._range = self._at = self._column = 0
        door.outOfService.connect(self._on_out_of_service)

    # -- opening and reading -------------------------------------------------------------------------------------

    def open(self) -> None:
        """Read the figures of this week, where whoever works here may."""
        self._range = self._at = self._column = 0
        self._read()

    def offer(self, may_read: bool) -> None:
        """Know whether whoever works here may read figures."""
        self._offered = may_read
        self.changed.emit()

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        """Whether the way to this page is shown."""
        return self._offered

    def close(self) -> None:
        """Back to the desk; nothing of the figures stays."""
        self._shown, self._gathering, self._tables = False, None, ()
        self._tell_all()

    def _read(self) -> None:
        since, until = self._days()
        self._work.do(lambda services, session: services.figures.begin(session, since, until), self._on_begun)

    def _days(self) -> tuple[date, date]:
        """Return the first and last day of the range: this week, today, last week, four weeks."""
        today = self._hall.where().day
        monday = week_of(today)
        return (
            (monday, today),
            (today, today),
            (monday - timedelta(days=7), monday - timedelta(days=1)),
            (monday - timedelta(days=21), today),
        )[self._range]

    def _on_begun(self, gathering: "Gathering") -> None:
        self._shown, self._trouble = True, ""
        self._gathering, self._tables = gathering, ()
        self._tell_all()
        self._step(gathering)

    def _step(self, gathering: "Gathering") -> None:
        if gathering is not self._gathering:
            return  # another range was asked for, or the page was left
        if gathering.left:
            self._door.ask(lambda _: gathering.step(), lambda _: self._on_step(gathering))
        else:
            hall = self._hall
            self._door.ask(lambda _: _tables_of(gathering, hall), partial(self._on_tables, gathering))

    def _on_step(self, gathering: "Gathering") -> None:
        self.changed.emit()
        self._step(gathering)

    def _on_tables(self, gathering: "Gathering", found: "tuple[FigureTable, ...]") -> None:
        if gathering is self._gathering:
            self._gathering, self._tables = None, found
            self._column = min(self._column, len(found[self._at].columns) - 1)
            self._tell_all()

    @Slot(str)
    def _on_out_of_service(self, _reason: str) -> None:
        if self._shown and not self._tables:
            self._gathering = None
            self._trouble = self.tr("现在读不了数据库；R 换一段日子，再读一次")
            self.changed.emit()

    def _tell_all(self) -> None:
        self.changed.emit()
        self.tableChanged.emit()

    # -- keys ----------------------------------------------------------------------------------------------------

    def key(self, key: int) -> bool:
        """Do what a key does on the page; False where it means nothing here."""
        act = _KEYS.get(key, "")
        if act:
            self.do(act)
        return bool(act)

    @Slot(str)
    def do(self, act: str) -> None:
        """Do an act by its name: of a key, or of a button."""
        name, _, more = act.partition(":")
        if name == "close":
            self.close()
        elif name == "range" and not self._work.busy:
            self._range = (self._range + 1) % len(self._ranges())
            self._gathering, self._tables, self._trouble = None, (), ""  # those of other days are not shown under these
            self._tell_all()
            self._read()
        elif name == "scroll":
            self.scrolled.emit(int(more))
        elif name == "table":
            self._turn_to(int(more))
        elif name in (_XLSX, _CSV):
            self._keep(name)
        elif name in ("left", "right") and self._tables:
            last = len(self._tables[self._at].columns) - 1
            self.choose(max(0, min(last, self._column + (1 if name == "right" else -1))))

    def _turn_to(self, table: int) -> None:
        if table < len(self._tables):
            same = self._tables[table].columns == self._tables[self._at].columns
            self._at, self._column = table, self._column if same else 0
            self._tell_all()

    @Slot(int)
    def choose(self, column: int) -> None:
        """Choose a column: its sentence and its plot."""
        self._column = column
        self.changed.emit()

    def _keep(self, kind: str) -> None:
        """Write all tables to a file of the data folder."""
        if not self._tables:
            return
        since, until = self._days()
        path, found = self._hall.home / EXPORTS / f"{since}_{until}.{kind}", self._tables

        self._work.do(lambda _, __: _write(found, path), lambda why: self._on_written(path, why))

    def _on_written(self, path: "Path", why: str) -> None:
        said = self.tr("写不了 %1：%2").replace("%2", why) if why else self.tr("已存到 %1")
        self._work.told.emit(said.replace("%1", str(path)))

    # -- what the page shows -------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        """Whether the page lies over the desk."""
        return self._shown

    def _ranges(self) -> tuple[str, ...]:
        return (self.tr("本周"), self.tr("今天"), self.tr("上周"), self.tr("近四周"))

    @Property(str, notify=changed)
    def range(self) -> str:
        """Which days."""
        return self._ranges()[self._range]

    @Property(str, notify=changed)
    def days(self) -> str:
        """5/11–5/12."""
        since, until = self._days()
        said = f"{since.month}/{since.day}"
        return said if since == until else f"{said}–{until.month}/{until.day}"

    @Property(str, notify=changed)
    def wait(self) -> str:
        """How far the reading is, what is wrong with it, or that nothing happened; nothing where there are rows."""
        if self._gathering is not None:
            done = self._gathering.all - self._gathering.left
            return self.tr("正在数，%1 / %2").replace("%1", str(done)).replace("%2", str(self._gathering.all))
        if not self._tables:
            return self._trouble or self.tr("正在数")
        return "" if self._tables[self._at].rows else self.tr("这段日子没有")

    @Property(list, notify=tableChanged)
    def tabs(self) -> list[str]:
        """The tables' titles."""
        return [table.title.zh for table in self._tables]

    @Property(int, notify=tableChanged)
    def at(self) -> int:
        """Which table is open."""
        return self._at

    def _table(self) -> "FigureTable | None":
        return self._tables[self._at] if self._tables else None

    @Property(list, notify=tableChanged)
    def heads(self) -> list[str]:
        """The columns' names."""
        table = self._table()
        return [column.name.zh for column in table.columns] if table else []

    @Property(list, notify=tableChanged)
    def rows(self) -> list[dict[str, object]]:
        """The open table's lines."""
        table = self._table()
        return [{"name": row.name, "cells": [_shown(n) for n in row.values]} for row in table.rows] if table else []

    @Property(list, notify=tableChanged)
    def total(self) -> list[str]:
        """The numbers of all groups together."""
        table = self._table()
        return [_shown(n) for n in table.total.values] if table else []

    @Property(int, notify=changed)
    def column(self) -> int:
        """Which column is chosen."""
        return self._column

    @Property(str, notify=changed)
    def means(self) -> str:
        """What the chosen column counts, in a sentence."""
        table = self._table()
        if table is None:
            return ""
        column = table.columns[self._column]
        return f"{column.name.zh}：{column.means.zh}"

    @Property(bool, notify=tableChanged)
    def upright(self) -> bool:
        """Whether the plot's bars stand, from left to right as time goes."""
        table = self._table()
        return table is not None and table.key in UPRIGHT

    @Property(str, notify=changed)
    def tone(self) -> str:
        """The colour of the bars: green, amber or river."""
        table = self._table()
        return _TONES.get(table.columns[self._column].key, "river") if table else "river"

    @Property(list, notify=changed)
    def bars(self) -> list[dict[str, object]]:
        """The chosen column as bars: all days or weeks, else the longest eight; `part` is of the longest."""
        table = self._table()
        if table is None:
            return []
        values = [(row.name, row.values[self._column]) for row in table.rows]
        if table.key not in UPRIGHT:
            values = sorted((each for each in values if each[1]), key=lambda each: -(each[1] or 0))[:BARS]
        longest = max((value or 0 for _, value in values), default=0)
        return [
            {"name": _short(table.key, name), "value": _shown(value), "part": (value or 0) / longest if longest else 0}
            for name, value in values
        ]


def _tables_of(gathering: "Gathering", hall: "Hall") -> "tuple[FigureTable, ...]":
    from kiosk.services.figure_tables import tables

    return tables(gathering.report, hall)


def _write(found: "tuple[FigureTable, ...]", path: "Path") -> str:
    """Write a file of the kind that its name says; return why not, or an empty text."""
    from kiosk.services.figure_files import write_csv, write_xlsx  # with the first file: its library is large

    try:
        (write_xlsx if path.suffix == f".{_XLSX}" else write_csv)(found, path)
    except OSError as fault:
        return os_words(fault).zh
    return ""


def _shown(number: "Number") -> str:
    return "—" if number is None else f"{number:.1f}" if isinstance(number, float) else str(number)


def _short(table: str, name: str) -> str:
    """Return 5/12 for the 2026-05-12 of a day or week."""
    if table not in UPRIGHT:
        return name
    day = date.fromisoformat(name[:10])
    return f"{day.month}/{day.day}"
