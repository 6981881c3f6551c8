"""A workbook read back: every sheet found by its name or headings, every cell that does not fit named."""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from kiosk.catalogue.mended import UNREAD
from kiosk.catalogue.problems import NOT_THERE, Problem
from kiosk.catalogue.progress import Follow, nobody
from kiosk.catalogue.workbook import cells
from kiosk.catalogue.workbook.pages import Book, Cells, Page
from kiosk.catalogue.workbook.rows import Row
from kiosk.catalogue.workbook.sheets import SHEETS, Column, Sheet
from kiosk.domain.text import Text

Read = dict[str, list[Row]]
_HEADER_WITHIN = 10  # rows: titles and dates may stand above the headings


def is_ours(book: Book) -> bool:
    """Tell whether a workbook has the sheet of items as we write it."""
    return has_sheet(book, "item")


def has_sheet(book: Book, key: str) -> bool:
    """Tell whether a workbook has one of our sheets; those made before it was known have not."""
    return any(sheet is not None and sheet.key == key for sheet in map(_sheet_of, book.pages))


def read_sheets(book: Book, follow: Follow = nobody) -> tuple[Read, list[Problem]]:
    """Return the rows of every sheet that we know, and all cells that do not fit; other sheets are let alone."""
    read: Read = {}
    problems: list[Problem] = []
    for page in book.pages:
        sheet = _sheet_of(page)
        if sheet is None:
            continue
        if sheet.key in read:
            expected = Text(f"一张“{sheet.zh}”", f"one sheet {sheet.en}")
            problems.append(Problem(page.title, Text("又一张同样的表", "another sheet of the same"), expected))
            continue
        read[sheet.key], wrong = _rows(page.rows(follow), sheet)
        problems += wrong
    return read, problems


def _sheet_of(page: Page) -> Sheet | None:
    title = heading(page.title)
    return next((sheet for sheet in SHEETS if title in (heading(sheet.zh), heading(sheet.en), sheet.key)), None)


def heading(words: Any) -> str:
    """Return a heading without what people type differently: widths, spaces, brackets, stars, case."""
    plain = unicodedata.normalize("NFKC", str(words or ""))
    return "".join(letter for letter in plain if letter.isalnum()).casefold()


def _rows(found: list[tuple[int, Cells]], sheet: Sheet) -> tuple[list[Row], list[Problem]]:
    known = {heading(name): column for column in sheet.columns for name in (column.key, column.en, column.zh)}
    top = _header_row(found, set(known), len(sheet.needs))
    headings = dict(found).get(top, [])
    columns, problems = _columns(headings, sheet, known, top)
    letters = {column.key: get_column_letter(number) for number, column in columns.items()}
    missing = [key for key in sheet.needs if key not in letters]
    for key in missing:
        column = sheet.column(key)
        assert column is not None
        expected = Text(f"一列“{column.zh}”", f"a column “{column.en}”")
        problems.append(Problem(f"{sheet.zh}!{top}", NOT_THERE, expected))
    unread = dict.fromkeys([*missing, *_meant(headings, known, letters)], UNREAD)
    rows = []
    for number, values in found:
        if number <= top:
            continue
        row, wrong = _row(sheet, columns, letters, number, values)
        problems += wrong
        if row.values:
            row.values.update(unread)
            rows.append(row)
    return rows, problems


def _meant(headings: Sequence[Any], known: dict[str, Column], letters: dict[str, str]) -> set[str]:
    """Return the columns that are nearly called what a heading says that nobody knows: what is in them is not read."""
    absent = {name: column.key for name, column in known.items() if column.key not in letters}
    unknown = [heading(value) for value in headings if heading(value) and heading(value) not in known]
    return {absent[name] for words in unknown for name in get_close_matches(words, absent)}


def _header_row(rows: list[tuple[int, Cells]], known: set[str], enough: int) -> int:
    """Return the number of the row that holds the headings: of the first rows the one with most of them."""
    counts = {
        number: sum(heading(value) in known for value in row if value is not None)
        for number, row in rows
        if number <= _HEADER_WITHIN
    }
    best = max(counts, key=lambda number: counts[number], default=1)
    return best if counts and counts[best] >= min(2, enough) else 1


def _columns(
    headings: Sequence[Any], sheet: Sheet, known: dict[str, Column], top: int
) -> tuple[dict[int, Column], list[Problem]]:
    columns: dict[int, Column] = {}
    problems: list[Problem] = []
    for number, value in enumerate(headings, start=1):
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
            row.values[column.key] = UNREAD
            continue
        try:
            said = cells.read(column, value)
        except cells.Unfit as unfit:
            problems.append(Problem(row.at(column.key), cells.told(value), unfit.expected))
            row.values[column.key] = UNREAD
        else:
            if said is not None:  # most cells are empty, and fifty thousand rows remember which
                row.values[column.key] = said
    return row, problems
