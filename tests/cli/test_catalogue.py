"""`jishi catalogue` as the person who keeps a hall's items uses it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.catalogue.workbook.conftest import put
from tests.cli.test_commands import Jishi, jishi
from tests.halls import lay_small

__all__ = ["jishi"]
FOOD = "11370115MB2000119X4372131001001"


@pytest.fixture
def few_items(tmp_path: Path) -> None:
    """A hall with few items, laid before `jishi` would lay the shipped one."""
    lay_small(tmp_path / "home")


def _changed(path: Path, heading: str, value: object) -> None:
    book = load_workbook(path)
    put(book, "事项", (FOOD,), heading, value)
    book.save(path)


@pytest.mark.usefixtures("few_items")
def test_out_changed_in_and_back(jishi: Jishi, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"

    assert jishi("catalogue", "export", str(path)).code == 0
    assert "没有变化" in jishi("catalogue", "import", str(path)).out
    _changed(path, "收费", "10 元")
    tried = jishi("catalogue", "import", "--dry-run", str(path))
    assert "食品经营许可（fee）" in tried.out
    assert len(jishi("catalogue", "versions", "--json").rows) == 1
    assert "第 2 版" in jishi("catalogue", "import", str(path)).out
    assert [row["origin"] for row in jishi("catalogue", "versions", "--json").rows] == ["files", "x.xlsx"]
    assert jishi("catalogue", "diff", "1", "--json").rows[0]["changed"]
    assert "第 3 版" in jishi("catalogue", "rollback", "1").out
    assert "没有变化" in jishi("catalogue", "diff", "1").out


@pytest.mark.usefixtures("few_items")
def test_what_is_wrong_is_said_with_its_cell_and_exit_code_1(jishi: Jishi, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    jishi("catalogue", "export", str(path))
    _changed(path, "队列", "X")

    for command in (("import",), ("import", "--json"), ("check",)):
        said = jishi("catalogue", *command, str(path))
        assert said.code == 1
        assert "事项!" in said.out + said.err
        assert "Traceback" not in said.err


@pytest.mark.usefixtures("few_items")
def test_one_wrong_department_in_many_rows_is_one_sentence(jishi: Jishi, tmp_path: Path) -> None:
    rows = "".join(f"科学技水局,科技项目备案 {number}\n" for number in range(3_000))
    path = tmp_path / "list.csv"
    path.write_text(f"部门,事项名称\n{rows}", "utf-8")
    said = jishi("catalogue", "import", str(path)).err

    first, last, *rest = said.splitlines()
    assert "A2" in first
    assert "A6 等 3,000 处：现在是 “科学技水局”" in first
    assert last.startswith("3000 处不对")
    assert rest == []


def test_the_shipped_catalogue_passes_its_own_check(jishi: Jishi) -> None:
    said = jishi("catalogue", "check")

    assert said.code == 0
    assert "0 处不对" in said.out


def test_a_template_has_headings_and_departments_but_no_item_and_comes_in_with_the_first(
    jishi: Jishi, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"

    assert jishi("catalogue", "template", str(path)).code == 0

    book = load_workbook(path)
    assert book["事项"].max_row == 1
    assert book["部门"].max_row == 32
    empty = jishi("catalogue", "import", str(path))
    assert (empty.code, "一个事项也没有" in empty.err) == (1, True)  # it would withdraw the whole hall

    jishi("catalogue", "export", str(tmp_path / "x.xlsx"))
    every = load_workbook(tmp_path / "x.xlsx")
    asked = {row[0] for row in every["情形"].iter_rows(values_only=True)}  # which may lead to other items
    plain = next(row[0] for row in every["事项"].iter_rows(min_row=2, values_only=True) if row[0] not in asked)
    for page in every:
        for row in page.iter_rows(min_row=2, values_only=True):
            if row[0] == plain:
                book[page.title].append(row)
    book.save(path)
    said = jishi("catalogue", "import", "--dry-run", "--json", str(path))
    assert (said.code, said.err) == (0, "")


def test_versions_that_are_not_there_are_said(jishi: Jishi) -> None:
    for command in (("rollback", "7"), ("diff", "7")):
        said = jishi("catalogue", *command)
        assert said.code == 1
        assert "没有第 7 版" in said.err
