"""A workbook that does not fit is refused whole, and each fault is named with its sheet, column and row."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from kiosk.catalogue.problems import Refused
from kiosk.catalogue.workbook.sheets import USUAL
from kiosk.catalogue.workbook.whole import read_workbook
from kiosk.domain.site import Site
from kiosk.domain.text import Language
from tests.catalogue.workbook.conftest import Saved, column_of, put, row_of

FOOD = "11370115MB2000119X4372131001001"
ITEM, ASK, PAPER, WAY, WORD = "事项", "情形", "材料和条件", "补救办法", "同义词"


@dataclass(frozen=True)
class Broken:
    """Words that find a row, a heading, a value that does not belong there, and what the message must hold."""

    sheet: str
    words: tuple[str, ...]
    heading: str
    value: object
    told: tuple[str, ...]


ROWS = [
    Broken(ITEM, (FOOD,), "事项编码", "12345", (f"{ITEM}!A", "31")),
    Broken(ITEM, (FOOD,), "事项编码", None, (f"{ITEM}!A", "31")),
    Broken(ITEM, (FOOD,), "事项编码", "11370115MB2000119X4371131002001", (f"{ITEM}!A", "已经用了")),
    Broken(ITEM, (FOOD,), "事项名称", None, (f"{ITEM}!", "事项名称")),
    Broken(ITEM, (FOOD,), "实施主体", "没有的局", (f"{ITEM}!F", "“没有的局”", "approval")),
    Broken(ITEM, (FOOD,), "队列", "X", (f"{ITEM}!", "“X”", "F")),
    Broken(ITEM, (FOOD,), "去处", "moon", (f"{ITEM}!", "“moon”")),
    Broken(ITEM, (FOOD,), "图标", "trucks", (f"{ITEM}!", "“trucks”", "truck")),
    Broken(ITEM, (FOOD,), "事项类型", "行政处罚", (f"{ITEM}!", "“行政处罚”", "行政许可")),
    Broken(ITEM, (FOOD,), "服务对象", "外星人", (f"{ITEM}!", "“外星人”", "自然人")),
    Broken(ITEM, (FOOD,), "承诺时限", "三天", (f"{ITEM}!", "“三天”", "10 working days")),
    Broken(ITEM, (FOOD,), "承诺时限", 10, (f"{ITEM}!", "10", "10 working days")),
    Broken(ITEM, (FOOD,), "承诺时限", "30 working days", (f"{ITEM}!", "10个工作日")),
    Broken(ITEM, (FOOD,), "法定时限", "很久", (f"{ITEM}!", "“很久”", "3 months")),
    Broken(ITEM, (FOOD,), "到现场次数", 3, (f"{ITEM}!", "3", "不大于 2")),
    Broken(ITEM, (FOOD,), "到现场次数", "几次", (f"{ITEM}!", "“几次”", "整数")),
    Broken(ITEM, (FOOD,), "到现场次数", 1.5, (f"{ITEM}!", "1.5", "整数")),
    Broken(ITEM, (FOOD,), "通办范围", "全球", (f"{ITEM}!", "“全球”", "全国")),
    Broken(ITEM, (FOOD,), "怎么拿到", "飞鸽", (f"{ITEM}!", "飞鸽", "window")),
    Broken(ITEM, (FOOD,), "隐去名称", "也许", (f"{ITEM}!", "“也许”", "是")),
    Broken(ITEM, (FOOD,), "人生事项", "foood", (f"{ITEM}!", "“foood”", "其中之一：food")),
    Broken(ITEM, (FOOD,), "核对日期", "去年", (f"{ITEM}!", "“去年”", "2026-05-12")),
    Broken(ITEM, (FOOD,), "核对日期", "2026-02-30", (f"{ITEM}!", "“2026-02-30”", "日期")),
    Broken(ITEM, (FOOD,), "首页常办", -1, (f"{ITEM}!", "-1", "不小于 0")),
    Broken(ITEM, (FOOD,), "收费", "#REF!", (f"{ITEM}!", "#REF!", "公式")),
    Broken(ASK, (FOOD, "goods", "packed"), "事项编码", "没有这个", (f"{ASK}!A", "“没有这个”", "事项")),
    Broken(ASK, (FOOD, "goods", "packed"), "回答代号", "small", (f"{ASK}!", "2 次")),
    Broken(ASK, (FOOD, "goods", "packed"), "回答", None, (f"{ASK}!", "回答")),
    Broken(ASK, (FOOD, "goods", "packed"), "转到", "没有的事项", (f"{ASK}!", "“没有的事项”")),
    Broken(ASK, (FOOD, "who", "self"), "什么时候问", "谁 来", (f"{ASK}!", "“谁 来”", "=")),
    Broken(ASK, (FOOD, "who", "self"), "什么时候问", "later = yes", (f"{ASK}!", "“later”")),
    Broken(PAPER, (FOOD, "layout"), "事项编码", None, (f"{PAPER}!A", "没有写")),
    Broken(PAPER, (FOOD, "layout"), "材料代号", "布局图", (f"{PAPER}!B", "“布局图”", "id-card")),
    Broken(PAPER, (FOOD, "layout"), "材料代号", "application", (f"{PAPER}!B", "“application”", "没用过")),
    Broken(PAPER, (FOOD, "layout"), "类别", "东西", (f"{PAPER}!C", "“东西”", "到场人、材料")),
    Broken(PAPER, (FOOD, "layout"), "类别", None, (f"{PAPER}!C", "没有写")),
    Broken(PAPER, (FOOD, "layout"), "名称", None, (f"{PAPER}!D", "没有写", "叫什么")),
    Broken(PAPER, (FOOD, "layout"), "缺了怎么办", "算了", (f"{PAPER}!F", "“算了”", "可容缺")),
    Broken(PAPER, (FOOD, "owner-id"), "缺了怎么办", "可容缺", (f"{PAPER}!F", "身份")),
    Broken(PAPER, (FOOD, "layout"), "原件份数", "三份", (f"{PAPER}!G", "“三份”", "整数")),
    Broken(PAPER, (FOOD, "layout"), "原件份数", 99, (f"{PAPER}!G", "99", "不大于 50")),
    Broken(PAPER, (FOOD, "layout"), "原件份数", 0, (f"{PAPER}!G", "至少 1 份")),
    Broken(PAPER, (FOOD, "layout"), "什么情形要", "goods = 火锅", (f"{PAPER}!", "“火锅”")),
    Broken(PAPER, (FOOD, "layout"), "什么情形要", "goods = packed", (f"{PAPER}!", "到不了")),
    Broken(PAPER, (FOOD, "layout"), "样张图", "castle", (f"{PAPER}!", "“castle”", "kitchen")),
    Broken(WAY, (FOOD, "layout", "帮办"), "材料代号", "nothing", (f"{WAY}!B", "“nothing”", "材料和条件")),
    Broken(WAY, (FOOD, "layout", "帮办"), "办法", "魔法", (f"{WAY}!C", "“魔法”", "帮办、手机、本楼")),
    Broken(WAY, (FOOD, "layout", "帮办"), "去处", "moon", (f"{WAY}!D", "“moon”")),
    Broken(WAY, (FOOD, "layout", "帮办"), "去处", None, (f"{WAY}!", "agent")),
    Broken(WAY, (FOOD, "layout", "帮办"), "按钮上的话", None, (f"{WAY}!", "do")),
    Broken(WAY, (FOOD, "layout", "自己"), "一句话", None, (f"{WAY}!", "say")),
    Broken(WAY, (FOOD, "layout", "帮办"), "约几分钟", 999, (f"{WAY}!", "999", "不大于 480")),
    Broken("部门", ("approval",), "楼层", "三楼", ("部门!", "“三楼”", "整数")),
    Broken("部门", ("approval",), "部门代号", "tax", ("部门!A", "“tax”", "只出现一次")),
    Broken("部门", ("approval",), "简称", None, ("部门!",)),
    Broken("人生事项", ("food",), "图标", None, ("人生事项!",)),
    Broken("别处办的", ("elsewhere-marriage",), "去哪儿", None, ("别处办的!",)),
    Broken(WORD, ("办哪个证？",), "找到", "食品经营许何", (f"{WORD}!B3", "“食品经营许何”", "食品经营许可")),
    Broken(WORD, ("办哪个证？",), "找到", None, (f"{WORD}!", "找到")),
    Broken(WORD, ("办哪个证？",), "说法", "办证\n开饭店", (f"{WORD}!A3", "“开饭店”", "上面第 1 条里已有")),
    Broken(WORD, ("办哪个证？",), "说法", None, (f"{WORD}!",)),
]


@pytest.mark.parametrize("broken", ROWS, ids=lambda b: f"{b.sheet}-{b.heading}-{b.value}")
def test_a_cell_that_does_not_fit_is_named(broken: Broken, saved: Saved, hall: Site) -> None:
    path = saved(lambda book: put(book, broken.sheet, broken.words, broken.heading, broken.value))

    with pytest.raises(Refused) as refused:
        read_workbook(path, hall)

    told = refused.value.in_chinese()
    assert all(word in told for word in broken.told), told
    assert len(refused.value.problems) == 1, told


def _no_items(book: Workbook) -> None:
    del book[ITEM]


def _no_code(book: Workbook) -> None:
    book[ITEM].delete_cols(1)


def _unknown_column(book: Workbook) -> None:
    page = book[ITEM]
    page.cell(1, page.max_column + 1).value = "领导批示"


def _column_twice(book: Workbook) -> None:
    page = book[ITEM]
    page.cell(1, page.max_column + 1).value = "收费"


def _sheet_twice(book: Workbook) -> None:
    book.create_sheet("Items").append(["事项编码"])


def _dead_end(book: Workbook) -> None:
    page = book[WAY]
    for number in range(page.max_row, 1, -1):
        if page.cell(number, 1).value == FOOD and page.cell(number, 2).value == "layout":
            page.delete_rows(number)


def _one_answer(book: Workbook) -> None:
    page = book[ASK]
    page.delete_rows(row_of(page, FOOD, "who", "agent"))


def _stated_where_safety_is_touched(book: Workbook) -> None:
    put(book, ITEM, (FOOD,), "涉及公共安全", "是")
    put(book, PAPER, (FOOD, "layout"), "缺了怎么办", "可声明")


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_no_items, ("没有写", "“事项”")),
        (_no_code, ("事项!1", "“事项编码”")),
        (_unknown_column, ("“领导批示”", "认识的列名")),
        (_column_twice, ("“收费”", "一列一次")),
        (_sheet_twice, ("Items", "同样的表")),
        (_dead_end, ("材料和条件!", "至少一个办法")),
        (_stated_where_safety_is_touched, (f"{PAPER}!F", "布局", "公共安全", "不能告知承诺")),
        (_one_answer, ("情形!", "至少 2 个")),
    ],
)
def test_a_workbook_that_is_built_wrong_is_told_where(
    edit: Callable[[Workbook], None], told: tuple[str, ...], saved: Saved, hall: Site
) -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(saved(edit), hall)

    said = refused.value.in_chinese()
    assert all(word in said for word in told), said


def test_every_fault_is_told_at_once(saved: Saved, hall: Site) -> None:
    def break_three(book: Workbook) -> None:
        put(book, ITEM, (FOOD,), "到现场次数", "几次")
        put(book, PAPER, (FOOD, "layout"), "原件份数", "三份")
        put(book, WAY, (FOOD, "layout", "帮办"), "办法", "魔法")

    with pytest.raises(Refused) as refused:
        read_workbook(saved(break_three), hall)

    assert len(refused.value.problems) == 3
    assert all(problem.say(Language.ENGLISH) for problem in refused.value.problems)


Cell = tuple[str, tuple[str, ...], str, object]  # words that find a row, a heading, a value that does not belong there
MIXED: dict[str, tuple[Cell, ...]] = {
    "a count in words, and a drawing that nobody drew, in one row": (
        (PAPER, (FOOD, "layout"), "原件份数", "三份"),
        (PAPER, (FOOD, "layout"), "样张图", "castle"),
    ),
    "a term in words, an unknown body, an answer that leads nowhere": (
        (ITEM, (FOOD,), "承诺时限", "三天"),
        (ITEM, (FOOD,), "实施主体", "没有的局"),
        (ASK, (FOOD, "goods", "packed"), "转到", "没有的事项"),
    ),
    "an item whose code is too short: its papers are no strangers": (
        (ITEM, (FOOD,), "事项编码", "12345"),
        (WAY, (FOOD, "layout", "帮办"), "去处", "moon"),
    ),
    "an item without a name: whoever leads there is not blamed": (
        (ITEM, (FOOD,), "事项名称", None),
        (PAPER, (FOOD, "owner-id"), "缺了怎么办", "可容缺"),
    ),
    "an answer that is nobody's: what depends on it is not blamed": (
        (ASK, (FOOD, "goods", "packed"), "事项编码", "没有这个"),
        (PAPER, (FOOD, "layout"), "原件份数", 0),
    ),
    "a paper whose id does not fit: its ways are looked at all the same": (
        (PAPER, (FOOD, "layout"), "材料代号", "布局图"),
        (WAY, (FOOD, "layout", "帮办"), "去处", "moon"),
    ),
    "a department without an id: its items are not blamed": (
        ("部门", ("approval",), "部门代号", None),
        (PAPER, (FOOD, "owner-id"), "缺了怎么办", "可容缺"),
    ),
    "a way of no kind, a synonym of nothing, a term longer than the law's": (
        (WAY, (FOOD, "layout", "帮办"), "办法", "魔法"),
        (WORD, ("办哪个证？",), "找到", "食品经营许何"),
        (ITEM, (FOOD,), "承诺时限", "30 working days"),
    ),
    "a heading that is nearly right, and a body that is not there": (
        (PAPER, ("原件份数",), "原件份数", "原件份"),
        (ITEM, (FOOD,), "实施主体", "没有的局"),
    ),
}


@pytest.mark.parametrize("cells", MIXED.values(), ids=MIXED)
def test_what_does_not_fit_and_what_breaks_a_rule_come_in_one_round(
    cells: tuple[Cell, ...], saved: Saved, hall: Site
) -> None:
    """Nothing is left for a second round, and nothing is told that only follows from what was told."""
    spoilt = []

    def spoil(book: Workbook) -> None:
        for sheet, words, heading, _ in cells:
            page = book[sheet]
            spoilt.append(f"{sheet}!{get_column_letter(column_of(page, heading))}{row_of(page, *words)}")
        for cell in cells:
            put(book, *cell)

    with pytest.raises(Refused) as refused:
        read_workbook(saved(spoil), hall)

    told = [problem.where.partition("（")[0] for problem in refused.value.problems]
    assert sorted(told) == sorted(spoilt), refused.value.in_chinese()


def test_an_item_that_has_the_code_of_the_dictionary_is_told(saved: Saved, hall: Site) -> None:
    def spoil(book: Workbook) -> None:
        put(book, ITEM, (FOOD,), "事项编码", USUAL)

    with pytest.raises(Refused) as refused:
        read_workbook(saved(spoil), hall)

    [problem] = refused.value.problems
    assert problem.where.startswith(f"{ITEM}!")
    assert problem.found == f"“{USUAL}”"


def test_two_items_with_one_code_of_which_the_first_has_no_name_are_both_told(saved: Saved, hall: Site) -> None:
    told = []

    def spoil(book: Workbook) -> None:
        page = book[ITEM]
        code, name = column_of(page, "事项编码"), column_of(page, "事项名称")
        first, second = row_of(page, FOOD), page.max_row + 1
        page.append([cell.value for cell in page[first]])
        page.cell(first, name).value = None
        told.extend([f"{ITEM}!{get_column_letter(name)}{first}", f"{ITEM}!{get_column_letter(code)}{second}"])

    with pytest.raises(Refused) as refused:
        read_workbook(saved(spoil), hall)

    where = {problem.where.partition("（")[0] for problem in refused.value.problems}
    assert where == set(told), refused.value.in_chinese()


def test_a_column_that_lacks_is_told_once_and_the_others_are_read(saved: Saved, hall: Site) -> None:
    def spoil(book: Workbook) -> None:
        put(book, ITEM, (FOOD,), "通办范围", "全球")
        put(book, PAPER, (FOOD, "layout"), "原件份数", "三份")
        put(book, ITEM, ("事项编码",), "事项编码", None)

    with pytest.raises(Refused) as refused:
        read_workbook(saved(spoil), hall)

    told = [problem.where.partition("!")[0] for problem in refused.value.problems]
    assert sorted(told) == [ITEM, ITEM, PAPER], refused.value.in_chinese()


@pytest.mark.parametrize("body", [b"", b"name,department", b"PK\x03\x04 torn", "事项".encode("gb18030")])
def test_what_is_no_workbook_is_told_so(body: bytes, tmp_path: Path, hall: Site) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(body)

    with pytest.raises(Refused, match=r"list\.xlsx.*workbook"):
        read_workbook(path, hall)


def test_a_torn_workbook_is_told_so(exported: Path, tmp_path: Path, hall: Site) -> None:
    path = tmp_path / "torn.xlsx"
    path.write_bytes(exported.read_bytes()[:-2000])

    with pytest.raises(Refused, match=r"torn\.xlsx"):
        read_workbook(path, hall)


def test_a_workbook_that_is_not_there_is_told_so(tmp_path: Path, hall: Site) -> None:
    with pytest.raises(Refused, match=r"nowhere\.xlsx"):
        read_workbook(tmp_path / "nowhere.xlsx", hall)


def test_the_column_of_a_fault_is_the_one_in_the_file(saved: Saved, hall: Site) -> None:
    def moved(book: Workbook) -> None:
        page = book[WAY]
        page.insert_cols(1)
        page.cell(1, 1).value = None
        page.cell(row_of(page, FOOD, "layout", "帮办"), column_of(page, "约几分钟")).value = "很久"

    with pytest.raises(Refused, match="补救办法!J"):
        read_workbook(saved(moved), hall)
