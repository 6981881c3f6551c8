"""Bundles travel as a sheet of the workbook; one that was made before there was such a sheet keeps them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.schema import BundleTable, CatalogueFile
from kiosk.catalogue.workbook.whole import read_any
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.site import Site
from tests.catalogue.workbook.conftest import FOOD

PAIR = BundleTable(
    id="pair",
    name="两件一起办",
    icon="food",
    life_events=["food"],
    items=["食品经营许可", "仅销售预包装食品备案"],
    follows="各地通常做法",
)


def book_of(file: CatalogueFile, path: Path) -> Path:
    """Write a workbook and return its path."""
    write_workbook(file, path)
    return path


def test_bundles_come_back_from_a_workbook_and_one_without_their_sheet_keeps_them(
    shipped: Whole, hall: Site, tmp_path: Path
) -> None:
    with_pair = shipped.tables.model_copy(update={"bundle": [PAIR]})
    path = book_of(with_pair, tmp_path / "all.xlsx")
    assert read_any(path, with_pair, hall)[0].tables.bundle == [PAIR]

    book = load_workbook(path)
    del book["一件事"]
    book.save(path)
    assert read_any(path, with_pair, hall)[0].tables.bundle == [PAIR]
    items = [item for item in with_pair.item if item.code != FOOD]
    gone = with_pair.model_copy(update={"item": items, "bundle": [], "synonym": []})
    less = book_of(gone, tmp_path / "less.xlsx")
    book = load_workbook(less)
    del book["一件事"]
    book.save(less)
    assert read_any(less, with_pair, hall)[0].tables.bundle == []  # one item is no bundle


def test_a_bundle_written_wrongly_is_told_with_its_cell(shipped: Whole, hall: Site, tmp_path: Path) -> None:
    path = book_of(shipped.tables.model_copy(update={"bundle": [PAIR]}), tmp_path / "wrong.xlsx")
    book = load_workbook(path)
    page = book["一件事"]
    column = next(cell.column for cell in page[1] if cell.value == "事项")
    page.cell(2, column).value = "食品经营许可\n没有这一件"
    book.save(path)

    with pytest.raises(Refused) as refused:
        read_any(path, shipped.tables, hall)
    assert f"一件事!{page.cell(2, column).coordinate}（事项）" in str(refused.value)
    assert "没有这一件" in str(refused.value)


def test_a_bundle_that_the_workbook_says_nothing_of_and_that_breaks_a_rule_is_told_by_its_name(
    shipped: Whole, hall: Site, tmp_path: Path
) -> None:
    """Its cell cannot be named, since there is none: it is a bundle of the catalogue in use."""
    twice = PAIR.model_copy(update={"items": ["食品经营许可", FOOD]})
    path = book_of(shipped.tables.model_copy(update={"bundle": []}), tmp_path / "older.xlsx")
    book = load_workbook(path)
    del book["一件事"]
    book.save(path)

    with pytest.raises(Refused) as refused:
        read_any(path, shipped.tables.model_copy(update={"bundle": [twice]}), hall)
    assert [problem.where for problem in refused.value.problems] == ["bundle 两件一起办 › items 食品经营许可"]
