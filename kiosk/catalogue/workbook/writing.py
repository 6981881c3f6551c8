"""A catalogue written as a workbook that people like to edit: frozen headers, filters, lists to choose from, notes."""

import json
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.catalogue.schema import CatalogueFile
from kiosk.catalogue.workbook import cells
from kiosk.catalogue.workbook.rows import Table, rows_of
from kiosk.catalogue.workbook.sheets import SHEETS, Cell, Column, Sheet

_HEAD = Font(bold=True, color="FFFFFF")
_RIVER = PatternFill("solid", start_color="0B6073")
_NEEDED = PatternFill("solid", start_color="8A5A00")
_TOP = Alignment(vertical="top", wrap_text=True)
_LAST_ROW = 60_000  # to which the lists to choose from reach


def write_workbook(file: CatalogueFile, path: Path) -> None:
    """Write a catalogue to `path`, whole or not at all; raise `OSError` where that cannot be written."""
    book = Workbook()
    del book[book.sheetnames[0]]
    rows = rows_of(json.loads(file.model_dump_json(by_alias=True, exclude_defaults=True)))
    for sheet in SHEETS:
        if sheet.key in rows:
            _fill(book.create_sheet(sheet.zh), sheet, rows[sheet.key])
    beside = path.with_name(f".{path.name}.part")
    try:
        book.save(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _fill(page: Worksheet, sheet: Sheet, rows: list[Table]) -> None:
    for number, column in enumerate(sheet.columns, start=1):
        _head(page, number, column, column.key in sheet.needs)
        for place, row in enumerate(rows, start=2):
            value = cells.written(column, row.get(column.key))
            if value is not None:
                cell = page.cell(place, number, value)
                cell.alignment = _TOP
                if isinstance(value, str):
                    cell.data_type = "s"  # words that begin with = are words
    page.freeze_panes = "C2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(2, len(rows) + 1)}"


def _head(page: Worksheet, number: int, column: Column, needed: bool) -> None:
    letter = get_column_letter(number)
    cell = page.cell(1, number, column.zh)
    cell.font, cell.fill = _HEAD, _NEEDED if needed else _RIVER
    cell.alignment = Alignment(vertical="center")
    said = (column.en, column.hint, "必填 needed" if needed else "")
    cell.comment = Comment("\n".join(part for part in said if part), "Jishi", width=260, height=110)
    page.column_dimensions[letter].width = column.width
    choices = (cells.YES,) if column.cell is Cell.FLAG else column.choices
    if choices:
        listed = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        listed.add(f"{letter}2:{letter}{_LAST_ROW}")
        page.add_data_validation(listed)
