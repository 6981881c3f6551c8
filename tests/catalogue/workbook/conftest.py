"""The shipped catalogue as a workbook that a test can change as people do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.assets import shipped_site
from kiosk.catalogue.reading import Whole, read_whole
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.site import Site

Edit = Callable[[Workbook], None]
Saved = Callable[[Edit], Path]


@pytest.fixture(scope="session")
def shipped(hall: Site) -> Whole:
    return read_whole(shipped_site() / "catalogue", hall)


@pytest.fixture(scope="session")
def exported(shipped: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "catalogue.xlsx"
    write_workbook(shipped.tables, path)
    return path


@pytest.fixture
def saved(exported: Path, tmp_path: Path) -> Saved:
    """Open the exported workbook, do something to it and save it."""

    def save(edit: Edit) -> Path:
        book = load_workbook(exported)
        edit(book)
        path = tmp_path / "changed.xlsx"
        book.save(path)
        return path

    return save


def row_of(page: Worksheet, *words: str) -> int:
    """Return the first row that holds all these words, each in a cell of its own."""
    for number, row in enumerate(page.iter_rows(values_only=True), start=1):
        if all(word in row for word in words):
            return number
    raise AssertionError(f"{page.title} has no row with {words}")


def column_of(page: Worksheet, heading: str) -> int:
    """Return the number of the column under a heading."""
    return next(number for number, cell in enumerate(page[1], start=1) if cell.value == heading)


def put(book: Workbook, sheet: str, words: tuple[str, ...], heading: str, value: object) -> None:
    """Write a value into the row that holds some words."""
    page = book[sheet]
    page.cell(row_of(page, *words), column_of(page, heading)).value = value  # type: ignore[assignment]
