"""The sheets of an xlsx, each read when it is asked for, so that fifty thousand rows are in memory only once.

openpyxl's own way to do so leaves merged cells out and drops rows that stand out of their order; its parser has both.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import WorkSheetParser

from kiosk.catalogue.problems import Problem, Refused
from kiosk.catalogue.progress import Follow, Stage, nobody
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text

Cells = list[Any]  # the values of a row, the first in column A
_TORN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    EOFError,
    SyntaxError,  # and with it what is no XML
)


class Page:
    """One sheet; `rows` reads it anew at each call."""

    def __init__(self, page: Any, file: str) -> None:
        self._page, self._file = page, file  # openpyxl's ReadOnlyWorksheet, whose types tell of little
        self.title: str = page.title

    def rows(self, follow: Follow = nobody) -> list[tuple[int, Cells]]:
        """Return every row that the file has, in order, with the values that formulas last had.

        Merged cells hold the value of their first one. Raises `Refused` where the file is torn.
        """
        found: dict[int, Cells] = {}
        page, book = self._page, self._page.parent
        with _sound(self._file), page._get_source() as source:
            parser = WorkSheetParser(
                source,
                page._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for number, cells in follow(Stage.READING, parser.parse(), page.max_row or 0):
                row = found.setdefault(number, [])
                for cell in cells:
                    _put(row, cell["column"], cell["value"])
            merged: Any = parser.merged_cells
            for block in merged.mergeCell if merged else ():
                _fill(found, block.bounds)
        return sorted(found.items())


def _put(row: Cells, column: int, value: Any) -> None:
    if column > len(row):
        row += [None] * (column - len(row))
    row[column - 1] = value


def _fill(rows: dict[int, Cells], block: tuple[int, int, int, int]) -> None:
    """Give all cells of a merged block the value of its first one, down to the last row that the file has."""
    left, top, right, bottom = block
    first = rows.get(top, [])
    value = first[left - 1] if left <= len(first) else None
    for number in range(top, min(bottom, max(rows, default=0)) + 1):
        row = rows.setdefault(number, [])
        for column in range(left, right + 1):
            _put(row, column, value)


class Book:
    """An opened xlsx; to be closed, since its sheets are read from the file."""

    def __init__(self, book: Workbook, file: BinaryIO, name: str) -> None:
        self._book, self._file = book, file
        self.pages = tuple(Page(page, name) for page in book.worksheets)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._book.close()
        self._file.close()


def open_workbook(path: Path) -> Book:
    """Return an xlsx; raise `Refused` for what is none."""
    try:
        file = path.open("rb")
    except OSError as fault:
        raise _refused(path.name, Text(f"读不了（{os_words(fault).zh}）", os_words(fault).en)) from fault
    try:
        with _sound(path.name):
            return Book(load_workbook(file, read_only=True, data_only=True), file, path.name)
    except BaseException:
        file.close()
        raise


@contextmanager
def _sound(file: str) -> Iterator[None]:
    """Tell of a torn file as such, whatever in it the reader stumbled over."""
    try:
        yield
    except _TORN as fault:
        found = Text("不是完好的 xlsx 工作簿", "a file that is no sound xlsx workbook")
        raise _refused(file, found) from fault


def _refused(file: str, found: Text) -> Refused:
    expected = Text("一个 .xlsx 工作簿（在 WPS 或 Excel 里另存）", "an .xlsx workbook (save it so in WPS or Excel)")
    return Refused((Problem(file, found, expected),))
