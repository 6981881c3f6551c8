"""Workbooks that others wrote oddly: rows out of their order, wrong sizes, merged cells over rows that are missing."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.catalogue.problems import Refused
from kiosk.catalogue.workbook.pages import open_workbook

Rows = list[tuple[int, list[object]]]
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def cell(at: str, words: str) -> str:
    """Return a cell with its words in it."""
    return f'<c r="{at}" t="inlineStr"><is><t>{words}</t></is></c>'


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write a workbook whose one sheet has this XML."""

    def write(body: str) -> Path:
        plain, odd = tmp_path / "plain.xlsx", tmp_path / "odd.xlsx"
        Workbook().save(plain)
        with zipfile.ZipFile(plain) as source, zipfile.ZipFile(odd, "w") as target:
            for name in source.namelist():
                is_sheet = name == "xl/worksheets/sheet1.xml"
                target.writestr(name, f"{HEAD}{body}</worksheet>" if is_sheet else source.read(name))
        return odd

    return write


def rows_of(path: Path) -> Rows:
    """Return the rows of the first sheet."""
    with open_workbook(path) as book:
        return book.pages[0].rows()


def test_rows_out_of_their_order_and_a_wrong_size_lose_nothing(written: Callable[[str], Path]) -> None:
    rows = f'<row r="3">{cell("A3", "三")}</row><row r="1">{cell("B1", "一")}</row>'

    found = rows_of(written(f'<dimension ref="A1"/><sheetData>{rows}</sheetData>'))

    assert found == [(1, [None, "一"]), (3, ["三"])]


def test_rows_and_cells_without_numbers_follow_one_another(written: Callable[[str], Path]) -> None:
    plain = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f"<row>{plain.format(word)}{plain.format(word * 2)}</row>" for word in "甲乙")

    assert rows_of(written(f"<sheetData>{rows}</sheetData>")) == [(1, ["甲", "甲甲"]), (2, ["乙", "乙乙"])]


def test_a_merged_block_reaches_over_rows_that_the_file_leaves_out(written: Callable[[str], Path]) -> None:
    rows = f'<row r="1">{cell("A1", "税务局")}{cell("B1", "甲")}</row><row r="3">{cell("B3", "丙")}</row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:A3"/></mergeCells>'

    found = rows_of(written(f"<sheetData>{rows}</sheetData>{merged}"))

    assert found == [(1, ["税务局", "甲"]), (2, ["税务局"]), (3, ["税务局", "丙"])]


def test_a_block_down_to_the_last_row_that_a_sheet_can_have_fills_only_what_is_there(
    written: Callable[[str], Path],
) -> None:
    rows = f'<row r="1">{cell("A1", "税务局")}</row><row r="2">{cell("B2", "乙")}</row>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>'

    assert rows_of(written(f"<sheetData>{rows}</sheetData>{merged}")) == [(1, ["税务局"]), (2, ["税务局", "乙"])]


def test_a_sheet_that_breaks_off_is_told(written: Callable[[str], Path]) -> None:
    with pytest.raises(Refused) as told:
        rows_of(written(f'<sheetData><row r="1">{cell("A1", "一")}'))

    assert "不是完好的 xlsx 工作簿" in told.value.in_chinese()
