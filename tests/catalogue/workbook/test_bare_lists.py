"""Most halls have a list of departments and names: it is welcome as it is."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from kiosk.catalogue.changes import changes
from kiosk.catalogue.kept_tables import read_back, written
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import Whole
from kiosk.catalogue.workbook.whole import read_any, read_workbook
from kiosk.catalogue.workbook.writing import write_workbook
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Site

Rows = Sequence[Sequence[object]]
Write = Callable[[Path, Rows], Path]
CODE = "11370115MB2000119X4372131009001"
HEAD = ("部门", "事项名称")


def xlsx(folder: Path, rows: Rows) -> Path:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    path = folder / "list.xlsx"
    book.save(path)
    return path


def _csv(folder: Path, rows: Rows, encoding: str, mark: str) -> Path:
    path = folder / "list.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=mark).writerows(rows)
    return path


def utf8(folder: Path, rows: Rows) -> Path:
    return _csv(folder, rows, "utf-8", ",")


def utf8_with_mark(folder: Path, rows: Rows) -> Path:
    return _csv(folder, rows, "utf-8-sig", ";")


def gb18030(folder: Path, rows: Rows) -> Path:
    return _csv(folder, rows, "gb18030", "\t")


@pytest.fixture
def took(shipped: Whole, hall: Site, tmp_path: Path) -> Callable[..., tuple[Whole, list[str]]]:
    """Take a list over; return the catalogue and what was noted."""

    def take(rows: Rows, write: Write = xlsx) -> tuple[Whole, list[str]]:
        whole, notes = read_any(write(tmp_path, rows), shipped.tables, hall)
        return whole, [note.where for note in notes]

    return take


Took = Callable[..., tuple[Whole, list[str]]]


def _item(whole: Whole, name: str) -> list[ServiceItem]:
    return [item for item in whole.catalogue.items if item.name.zh == name]


@pytest.mark.parametrize("write", [xlsx, utf8, utf8_with_mark, gb18030])
@pytest.mark.parametrize(
    "head", [HEAD, ("所属部门", "服务事项"), ("Department", " Item Name "), ("实施主体", "事 项 名 称")]
)
def test_a_list_of_departments_and_names_is_enough(write: Write, head: Rows, took: Took, shipped: Whole) -> None:
    whole, noted = took([head, ("公积金", "租房提取住房公积金"), ("济阳区民政局", "高龄津贴的申领")], write)

    [rent], [age] = _item(whole, "租房提取住房公积金"), _item(whole, "高龄津贴的申领")
    assert rent.department == "fund"
    assert age.department == "civil"
    assert {rent.queue, age.queue} <= {"A", "R", "Y", "M", "L"}  # of the second floor
    assert rent.upkeep.incomplete
    assert [r.id for r in rent.requirements] == ["form", "id-card"]
    assert not changes(shipped.tables, whole.tables).withdrawn
    assert noted == []


def test_any_order_titles_above_and_empty_rows_do_no_harm(took: Took) -> None:
    rows = [
        ["济阳区政务服务事项清单"],
        [],
        ["序号", "事项名称", "备注", "部门"],
        [1, "　租房提取\n住房公积金 ", "", "公积金"],
        [],
        [None, " "],
    ]

    whole, _ = took(rows)

    assert [item.department for item in _item(whole, "租房提取 住房公积金")] == ["fund"]


def test_the_same_name_under_two_bodies_is_two_items(took: Took) -> None:
    whole, _ = took([HEAD, ("民政", "补贴申领"), ("残联", "补贴申领")])

    assert sorted(item.department for item in _item(whole, "补贴申领")) == ["civil", "disabled"]


def test_the_same_name_with_two_codes_is_two_items(took: Took) -> None:
    other = CODE[:-1] + "2"
    whole, _ = took([(*HEAD, "编码"), ("民政", "补贴申领", CODE), ("民政", "补贴申领", f" {other}")])

    assert sorted(item.code for item in _item(whole, "补贴申领")) == [CODE, other]


def test_the_same_name_without_a_code_is_noted_and_taken_once(took: Took) -> None:
    whole, noted = took([HEAD, ("民政", "补贴申领"), ("民政", "补贴申领")])

    assert len(_item(whole, "补贴申领")) == 1
    assert noted == ["Sheet!B3"]


def test_a_list_read_again_changes_nothing_more(took: Took, hall: Site, tmp_path: Path) -> None:
    rows = [HEAD, ("民政", "补贴申领")]
    once, _ = took(rows)
    again, _ = read_any(xlsx(tmp_path, rows), once.tables, hall)

    assert again.tables == once.tables


def test_what_a_list_brought_goes_out_and_comes_back_with_all_its_papers(
    took: Took, hall: Site, tmp_path: Path
) -> None:
    whole, _ = took([HEAD, ("民政", "补贴申领"), ("公积金", "租房提取住房公积金"), ("民政", "津贴申领")])
    kept = read_back(written(whole.tables))
    assert kept.item == list(whole.tables.item)

    write_workbook(kept, tmp_path / "out.xlsx")

    assert read_workbook(tmp_path / "out.xlsx", hall).tables == kept


def test_what_is_worked_out_already_stays_worked_out(took: Took, shipped: Whole) -> None:
    whole, _ = took([HEAD, ("行政审批", "食品经营许可"), ("民政", "补贴申领")])

    assert len(_item(whole, "食品经营许可")) == 1
    assert not changes(shipped.tables, whole.tables).changed


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([HEAD, ("工商局", "年检")], ("Sheet!A2", "“工商局”", "其中之一")),
        ([HEAD, ("", "年检")], ("Sheet!A2", "没有写")),
        ([HEAD, ("民政", None)], ("Sheet!B2", "没有写", "事项名称")),
        ([(*HEAD, "编码"), ("民政", "补贴", "12")], ("Sheet!C2", "“12”", "31")),
        ([(*HEAD, "编码"), ("民政", "补贴", "X" * 31)], ("Sheet!C2", "31")),
        ([(*HEAD, "编码"), ("民政", "甲", CODE), ("残联", "乙", CODE)], ("Sheet!C3", "第 2 行")),
        ([("科室", "办什么")], ("事项",)),
    ],
)
def test_a_list_that_does_not_fit_is_told_where(rows: Rows, told: tuple[str, ...], took: Took) -> None:
    with pytest.raises(Refused) as refused:
        took(rows)

    said = refused.value.in_chinese()
    assert all(word in said for word in told), said


def test_rows_that_cannot_be_read_and_rules_that_the_others_break_are_told_in_one_round(
    took: Took, shipped: Whole
) -> None:
    [packed] = [item.code for item in shipped.tables.item if item.name == "仅销售预包装食品备案"]
    rows = [(*HEAD, "编码"), ("工商局", "年检"), ("行政审批", "卖预包装食品", packed), ("民政", None, "12")]

    with pytest.raises(Refused) as refused:
        took(rows)

    told = [problem.where for problem in refused.value.problems]
    assert told[:3] == ["Sheet!A2", "Sheet!B4", "Sheet!C4"]
    assert told[3:] == ["item 食品经营许可 › situation goods › choices 只卖预包装食品 › leads_to"]  # by its old name


def test_a_csv_that_is_no_text_is_told_so(shipped: Whole, hall: Site, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xff\xfe\x00\x81\x20")

    with pytest.raises(Refused, match=r"list\.csv"):
        read_any(path, shipped.tables, hall)
