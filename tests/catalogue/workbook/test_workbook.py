"""A hall takes its catalogue home as a workbook, changes it as people do, and brings it back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ERROR_CODES

from kiosk.catalogue.changes import changes
from kiosk.catalogue.kept_tables import read_back, written
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.schema import SynonymTable
from kiosk.catalogue.workbook.sheets import SHEETS
from kiosk.catalogue.workbook.whole import read_workbook
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.site import Site
from tests.catalogue.workbook.conftest import Saved, column_of, put, row_of

FOOD = "11370115MB2000119X4372131001001"


def test_what_goes_out_comes_back_the_same(all_shipped: Whole, tmp_path: Path, hall: Site) -> None:
    path = tmp_path / "all.xlsx"
    write_workbook(all_shipped.tables, path)

    back = read_workbook(path, hall)

    assert back.tables == all_shipped.tables
    assert back.catalogue == all_shipped.catalogue


def test_a_version_keeps_what_people_wrote(all_shipped: Whole) -> None:
    assert read_back(written(all_shipped.tables)) == all_shipped.tables


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30)
plain = words.map(str.strip).filter(lambda text: text and "//" not in text and text not in ERROR_CODES)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(name="#A", said=[], minutes=0, fee="#3F")  # no error of a formula
@given(name=plain, said=st.lists(plain, max_size=4, unique=True), minutes=st.integers(0, 480), fee=plain)
def test_any_words_come_back_as_they_were(
    shipped: Whole, hall: Site, tmp_path: Path, name: str, said: list[str], minutes: int, fee: str
) -> None:
    item = next(item for item in shipped.tables.item if item.code == FOOD)
    layout = next(r for r in item.requirement if r.id == "layout")
    way = layout.ways[0].model_copy(update={"minutes": minutes, "say": f"{name} ="})
    layout = layout.model_copy(update={"ways": [way, *layout.ways[1:]], "any_of": [[name, fee]]})
    rows = [layout if r.id == "layout" else r for r in item.requirement]
    item = item.model_copy(update={"everyday": said, "fee": fee, "intro": f"={name}", "requirement": rows})
    items = [item if each.code == FOOD else each for each in shipped.tables.item]
    word = SynonymTable(words=[name], finds=[FOOD], asks=fee)
    file = shipped.tables.model_copy(update={"item": items, "synonym": [word]})
    path = tmp_path / "any.xlsx"
    write_workbook(file, path)

    assert read_workbook(path, hall).tables == file


def test_headings_explain_themselves_and_stay_in_sight(exported: Path) -> None:
    book = load_workbook(exported)

    assert book.sheetnames == [sheet.zh for sheet in SHEETS]
    for sheet in SHEETS:
        page = book[sheet.zh]
        assert page.freeze_panes == "C2"
        assert page.auto_filter.ref
        for number, column in enumerate(sheet.columns, start=1):
            cell = page.cell(1, number)
            assert cell.value == column.zh
            assert cell.comment is not None
            assert column.en in cell.comment.text
    assert any("行政许可" in str(v.formula1) for v in book["事项"].data_validations.dataValidation)


def _tables(path: Path, hall: Site, shipped: Whole) -> dict[str, tuple[str, ...]]:
    return {item.name: item.keys for item in changes(shipped.tables, read_workbook(path, hall).tables).changed}


def test_a_fee_that_was_changed_is_the_only_change(saved: Saved, hall: Site, shipped: Whole) -> None:
    path = saved(lambda book: put(book, "事项", (FOOD,), "收费", "10 元"))

    assert _tables(path, hall, shipped) == {"食品经营许可": ("fee",)}


def _row_gone(book: Workbook) -> None:
    for sheet in ("情形", "材料和条件", "补救办法", "事项"):
        page = book[sheet]
        for number in range(page.max_row, 1, -1):
            if page.cell(number, 1).value == FOOD:
                page.delete_rows(number)
    page = book["情形"]
    for number in range(page.max_row, 1, -1):
        if page.cell(number, column_of(page, "转到")).value == "食品经营许可":
            page.delete_rows(number)
    page = book["同义词"]
    page.delete_rows(row_of(page, "食品经营许可"))
    put(book, "同义词", ("办哪个证？",), "找到", "结婚登记、离婚登记")


def test_an_item_whose_rows_are_gone_is_withdrawn(saved: Saved, hall: Site, shipped: Whole) -> None:
    found = changes(shipped.tables, read_workbook(saved(_row_gone), hall).tables)

    assert [item.name for item in found.withdrawn] == ["食品经营许可"]
    assert not found.added
    assert found.words_gone == ("开饭店", "开餐馆")  # what named it went from its sheet too, or would be told as wrong


def _wide(book: Workbook) -> None:
    page = book["事项"]
    row = row_of(page, FOOD)
    page.cell(row, 1).value = "　１１３７０１１５ＭＢ２０００１１９Ｘ４３７２１３１００１００１ "
    put(book, "材料和条件", (FOOD, "layout"), "原件份数", "１")
    put(book, "补救办法", (FOOD, "layout", "帮办"), "约几分钟", "15.0")


def _title_above(book: Workbook) -> None:
    page = book["事项"]
    page.insert_rows(1, 2)
    page["A1"] = "济阳市民中心事项清单"
    page["A2"] = "2026 年 5 月"


def _english_headings(book: Workbook) -> None:
    for sheet in SHEETS:
        for number, column in enumerate(sheet.columns, start=1):
            book[sheet.zh].cell(1, number).value = f" {column.en.upper()} *"
        book[sheet.zh].title = sheet.en


def _columns_turned_round(book: Workbook) -> None:
    page = book["补救办法"]
    rows = [list(reversed(row)) for row in page.iter_rows(values_only=True)]
    page.delete_rows(1, page.max_row)
    for row in rows:
        page.append(row)


def _merged(book: Workbook) -> None:
    page = book["材料和条件"]
    first = row_of(page, FOOD, "application")
    page.cell(first + 1, 1).value = None
    page.merge_cells(start_row=first, end_row=first + 1, start_column=1, end_column=1)


def _hidden_and_empty(book: Workbook) -> None:
    page = book["事项"]
    page.row_dimensions[3].hidden = True
    page.append([None, "　", None])
    page.append([])


def _a_sheet_of_their_own(book: Workbook) -> None:
    book.create_sheet("备忘").append(["给小王：周五前核对"])


def _carriage_returns(book: Workbook) -> None:
    page = book["事项"]
    cell = page.cell(row_of(page, FOOD), column_of(page, "俗称"))
    cell.value = str(cell.value).replace("\n", "\r\n") + "\r\n"


@pytest.mark.parametrize(
    "edit",
    [
        _wide,
        _title_above,
        _english_headings,
        _columns_turned_round,
        _merged,
        _hidden_and_empty,
        _a_sheet_of_their_own,
        _carriage_returns,
    ],
)
def test_what_people_and_programs_do_to_workbooks_changes_nothing(
    edit: object, saved: Saved, hall: Site, shipped: Whole
) -> None:
    assert callable(edit)
    assert read_workbook(saved(edit), hall).tables == shipped.tables


def test_a_formula_counts_as_the_value_it_last_had(saved: Saved, hall: Site) -> None:
    """A program that never calculated leaves no value: the cell is empty, and what needs it says so."""
    path = saved(lambda book: put(book, "事项", (FOOD,), "事项名称", '="食品"&"经营许可"'))

    with pytest.raises(Refused, match="事项!B"):
        read_workbook(path, hall)


def test_a_workbook_is_written_whole_or_not_at_all(shipped: Whole, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_workbook(shipped.tables, tmp_path / "not there" / "x.xlsx")

    write_workbook(shipped.tables, tmp_path / "x.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]
