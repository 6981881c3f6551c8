"""The shipped catalogue as a workbook that a test can change as people do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kiosk.assets import shipped_site
from kiosk.catalogue import build
from kiosk.catalogue.reading import Whole, read_whole
from kiosk.catalogue.schema import SynonymTable
from kiosk.catalogue.synonyms import rows_in
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.site import Site

Edit = Callable[[Workbook], None]
Saved = Callable[[Edit], Path]


FOOD = "11370115MB2000119X4372131001001"


@pytest.fixture(scope="session")
def all_shipped(hall: Site) -> Whole:
    whole = read_whole(shipped_site() / "catalogue", hall)
    words = list(rows_in(shipped_site() / "synonyms.toml"))
    return Whole(whole.catalogue, whole.tables.model_copy(update={"synonym": words}))


@pytest.fixture(scope="session")
def shipped(all_shipped: Whole, hall: Site) -> Whole:
    """食品经营许可 and all that its questions lead to: a workbook that is quickly written and read."""
    by_name = {name: item for item in all_shipped.tables.item for name in (item.code, item.name, item.short)}
    wanted, found = [FOOD], {}
    while wanted:
        item = by_name.get(wanted.pop())
        if item is not None and item.code not in found:
            found[item.code] = item.model_copy(update={"checked": date(2026, 5, 12), "visits": 1})
            wanted += [choice.leads_to for question in item.situation for choice in question.choices]
    said = SynonymTable(words=["开饭店", "开餐馆"], finds=["食品经营许可"])
    asked = SynonymTable(words=["办证"], finds=[FOOD, "结婚登记、离婚登记"], asks="办哪个证？", asks_en="Which one?")
    kept = {"item": list(found.values()), "bundle": [], "synonym": [said, asked]}
    tables = all_shipped.tables.model_copy(update=kept)
    return Whole(build.catalogue([tables], hall), tables)


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
