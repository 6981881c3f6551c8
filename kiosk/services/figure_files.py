"""Figures as files: a workbook with a sheet a table, or one CSV in which each number stands beside its sentence."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.services.figure_tables import FigureTable, Number, explained

_HEAD = Font(bold=True, color="FFFFFF")
_RIVER = PatternFill("solid", start_color="0B6073")
_WIDE = {1: 34}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would work it out
CSV_HEAD = ("表", "项", "数", "值", "说明")


def write_xlsx(every: Sequence[FigureTable], path: Path) -> None:
    """Write all tables to a workbook, whole or not at all; the last sheet says what each number means.

    Raises `OSError` where that cannot be written; so does `write_csv`.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    for table in every:
        heads = (table.title.zh, *(column.name.zh for column in table.columns))
        rows = [(row.name, *row.values) for row in (*table.rows, table.total)]
        _fill(book.create_sheet(table.title.zh), heads, rows)
    _fill(book.create_sheet("说明"), ("表", "数", "数的是什么"), explained(every))
    book["说明"].column_dimensions["C"].width = 90
    _put(path, book.save)


def write_csv(every: Sequence[FigureTable], path: Path) -> None:
    """Write all tables to one CSV (UTF-8 with a mark, as spreadsheets want it), whole or not at all."""

    def save(beside: Path) -> None:
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(CSV_HEAD)
            for table in every:
                for row in (*table.rows, table.total):
                    for column, value in zip(table.columns, row.values, strict=True):
                        cells = (table.title.zh, row.name, column.name.zh, _shown(value), column.means.zh)
                        lines.writerow([_plain(cell) for cell in cells])

    _put(path, save)


def _put(path: Path, save: Callable[[Path], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _fill(page: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[str | Number]]) -> None:
    for number, head in enumerate(heads, start=1):
        cell = page.cell(1, number, head)
        cell.font, cell.fill, cell.alignment = _HEAD, _RIVER, Alignment(vertical="center", wrap_text=True)
        page.column_dimensions[get_column_letter(number)].width = _WIDE.get(number, 12)
    for place, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            cell = page.cell(place, number, value)
            if isinstance(value, str):
                cell.data_type = "s"  # words that begin with = are words
            elif isinstance(value, float):
                cell.number_format = "0.0"
    page.freeze_panes = "B2"


def _shown(value: Number) -> str:
    return "" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def _plain(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: what people typed in vain stands in it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
