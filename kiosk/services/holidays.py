"""A year's public holidays read from a list: CSV or a workbook, a day a row, with the weekend days worked for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.setting_lines import Place, Value

OFF = frozenset({"休", "放假", "休息", "off", "holiday"})
WORKED = frozenset({"班", "上班", "调休", "补班", "调休上班", "work", "workday"})
_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Holidays:
    """The days of a list, by year."""

    off: frozenset[date]
    worked: frozenset[date]

    @property
    def years(self) -> frozenset[int]:
        """The years that the list speaks of."""
        return frozenset(day.year for day in self.off | self.worked)


def read_holidays(path: Path) -> Holidays:
    """Return the days of a list; raise `Refused` with every row and column that is wrong, or where nothing is in it.

    The first column is a day, the second 休 or 班 (empty: 休); a first row without a day is the heading.
    """
    off: set[date] = set()
    worked: set[date] = set()
    wrong: list[Problem] = []
    for number, row in enumerate(_rows(path), start=1):
        cells = [*row, "", ""]
        if not str(cells[0] or "").strip():
            continue
        day, kind = _day(cells[0]), str(cells[1] or "休").strip().casefold()
        if day is None and number == 1:
            continue
        if day is None:
            expected = Text("2026-10-01 这样的日子", "a day like 2026-10-01")
            wrong.append(Problem(f"{path.name}: 第 {number} 行第 1 列", str(cells[0]), expected))
        elif kind not in OFF | WORKED:
            wrong.append(
                Problem(f"{path.name}: 第 {number} 行第 2 列", kind, Text("休 或 班", "休 (off) or 班 (worked)"))
            )
        else:
            (off if kind in OFF else worked).add(day)
    wrong += [
        Problem(f"{path.name}: {day}", Text("又休又班", "off and worked"), Text("只写一样", "one of them"))
        for day in sorted(off & worked)
    ]
    if not wrong and not off:
        wrong = [Problem(path.name, Text("没有放假的日子", "no day off"), Text("至少一天", "at least one"))]
    if wrong:
        raise Refused(tuple(wrong))
    return Holidays(frozenset(off), frozenset(worked))


def values(holidays: Holidays, tables: dict[str, Any]) -> dict[Place, Value]:
    """Return what site.toml's calendar becomes: the list's years replaced, others kept, published to the year's end."""
    calendar = tables.get("calendar", {})
    years = holidays.years

    def with_others(key: str, days: Iterable[date]) -> list[date]:
        return sorted({day for day in calendar.get(key, ()) if day.year not in years} | set(days))

    until = date(max(years), 12, 31)
    return {
        ("calendar", "holidays"): with_others("holidays", holidays.off),
        ("calendar", "workdays"): with_others("workdays", holidays.worked),
        ("calendar", "until"): max(until, calendar.get("until", until)),
    }


def _rows(path: Path) -> list[list[Any]]:
    try:
        data = path.read_bytes()
        if data.startswith(b"PK"):
            return _sheet(path)
    except OSError as fault:
        found = Text(f"读不了（{os_words(fault).zh}）", os_words(fault).en)
        raise Refused((Problem(str(path), found, Text("一个可读的文件", "a readable file")),)) from fault
    from kiosk.catalogue.workbook.bare import rows_of_csv  # not before a list is read: openpyxl is heavy

    for coding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        return list(map(list, rows_of_csv(path.name, text, "\t" if "\t" in text else ",")))
    expected = Text("CSV（UTF-8 或 GB18030）或 xlsx", "CSV (UTF-8 or GB18030) or xlsx")
    raise Refused((Problem(path.name, Text("读不出文字", "no text"), expected),))


def _sheet(path: Path) -> list[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except Exception as fault:
        expected = Text("一个能打开的 xlsx", "an xlsx that opens")
        raise Refused((Problem(path.name, Text("打不开", "does not open"), expected),)) from fault


def _day(cell: Any) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    for form in _FORMS:
        try:
            return datetime.strptime(str(cell).strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
