"""A workbook read back: every sheet found by its name or headings, every cell that does not fit named."""

import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.catalogue.problems import NOT_THERE, Problem, Refused
from kiosk.catalogue.progress import Follow, Stage, nobody
from kiosk.catalogue.workbook import cells
from kiosk.catalogue.workbook.rows import Row
from kiosk.catalogue.workbook.sheets import SHEETS, Column, Sheet
from kiosk.domain.text import Text

Read = dict[str, list[Row]]
_HEADER_WITHIN = 10  # rows: titles and dates may stand above the headings


def open_workbook(path: Path) -> Workbook:
    """Return an xlsx with the values that its formulas last had; raise `Refused` for what is none."""
    try:
        return load_workbook(path, data_only=True)
    except OSError as fault:
        raise _refused(path, Text(f"读不了（{fault.strerror}）", fault.strerror or "unreadable")) from fault
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, SyntaxError) as fault:
        found = Text("不是完好的 xlsx 工作簿", "a file that is no sound xlsx workbook")
        raise _refused(path, found) from fault


def _refused(path: Path, found: Text) -> Refused:
    expected = Text("一个 .xlsx 工作簿（在 WPS 或 Excel 里另存）", "an .xlsx workbook (save it so in WPS or Excel)")
    return Refused((Problem(path.name, found, expected),))


def is_ours(book: Workbook) -> bool:
    """Tell whether a workbook has the sheet of items as we write it."""
    return any(sheet is not None and sheet.key == "item" for sheet in map(_sheet_of, book.worksheets))


def read_sheets(book: Workbook, follow: Follow = nobody) -> tuple[Read, list[Problem]]:
    """Return the rows of every sheet that we know, and all cells that do not fit; other sheets are let alone."""
    read: Read = {}
    problems: list[Problem] = []
    for page in book.worksheets:
        sheet = _sheet_of(page)
        if sheet is None:
            continue
        if sheet.key in read:
            expected = Text(f"一张“{sheet.zh}”", f"one sheet {sheet.en}")
            problems.append(Problem(page.title, Text("又一张同样的表", "another sheet of the same"), expected))
            continue
        read[sheet.key], wrong = _rows(page, sheet, follow)
        problems += wrong
    return read, problems


def _sheet_of(page: Worksheet) -> Sheet | None:
    title = heading(page.title)
    return next((sheet for sheet in SHEETS if title in (heading(sheet.zh), heading(sheet.en), sheet.key)), None)


def heading(words: Any) -> str:
    """Return a heading without what people type differently: widths, spaces, brackets, stars, case."""
    plain = unicodedata.normalize("NFKC", str(words or ""))
    return "".join(letter for letter in plain if letter.isalnum()).casefold()


def _rows(page: Worksheet, sheet: Sheet, follow: Follow) -> tuple[list[Row], list[Problem]]:
    known = {heading(name): column for column in sheet.columns for name in (column.key, column.en, column.zh)}
    top = header_row(page, set(known), len(sheet.needs))
    columns, problems = _columns(page, sheet, known, top)
    letters = {column.key: get_column_letter(number) for number, column in columns.items()}
    missing = [key for key in sheet.needs if key not in letters]
    for key in missing:
        column = sheet.column(key)
        assert column is not None
        expected = Text(f"一列“{column.zh}”", f"a column “{column.en}”")
        problems.append(Problem(f"{sheet.zh}!{top}", NOT_THERE, expected))
    if missing:
        return [], problems
    rows = []
    for number, values in follow(Stage.READING, filled_rows(page, top), page.max_row - top):
        row, wrong = _row(sheet, columns, letters, number, values)
        problems += wrong
        if any(value is not None for value in row.values.values()):
            rows.append(row)
    return rows, problems


def header_row(page: Worksheet, known: set[str], enough: int) -> int:
    """Return the number of the row that holds the headings: of the first rows the one with most of them."""
    rows = page.iter_rows(min_row=1, max_row=_HEADER_WITHIN, values_only=True)
    counts = [sum(heading(value) in known for value in row if value is not None) for row in rows]
    return counts.index(max(counts)) + 1 if counts and max(counts) >= min(2, enough) else 1


def _columns(
    page: Worksheet, sheet: Sheet, known: dict[str, Column], top: int
) -> tuple[dict[int, Column], list[Problem]]:
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    for number, value in enumerate(next(page.iter_rows(min_row=top, max_row=top, values_only=True), ()), start=1):
        if value is None or not heading(value):
            continue
        column = known.get(heading(value))
        where = f"{sheet.zh}!{get_column_letter(number)}{top}"
        if column is None:
            expected = Text("一个认识的列名；多余的列请删掉", "a heading that is known; remove what is not needed")
            problems.append(Problem(where, cells.told(value), expected))
        elif column in columns.values():
            problems.append(Problem(where, cells.told(value), Text("一列一次", "each column once")))
        else:
            columns[number] = column
    return columns, problems


def filled_rows(page: Worksheet, top: int) -> Iterable[tuple[int, list[Any]]]:
    """Yield every row below the headings with its number; merged cells hold the value of their first one."""
    merged: dict[tuple[int, int], Any] = {}
    for block in page.merged_cells.ranges:
        first = page.cell(block.min_row, block.min_col).value
        merged |= {
            (r, c): first
            for r in range(block.min_row, block.max_row + 1)
            for c in range(block.min_col, block.max_col + 1)
        }
    for number, row in enumerate(page.iter_rows(min_row=top + 1, values_only=True), start=top + 1):
        yield number, [merged.get((number, at), value) for at, value in enumerate(row, start=1)]


def _row(
    sheet: Sheet, columns: dict[int, Column], letters: dict[str, str], number: int, values: list[Any]
) -> tuple[Row, list[Problem]]:
    row = Row(sheet, number, {}, letters)
    problems = []
    for at, column in columns.items():
        value = values[at - 1] if at <= len(values) else None
        if value in ERROR_CODES:
            expected = Text("一个值；这格的公式算不出来", "a value; the formula of this cell does not come out")
            problems.append(Problem(row.at(column.key), cells.told(value), expected))
            continue
        try:
            row.values[column.key] = cells.read(column, value)
        except cells.Unfit as unfit:
            problems.append(Problem(row.at(column.key), cells.told(value), unfit.expected))
    return row, problems
