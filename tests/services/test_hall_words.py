"""A hall's synonyms: a file that its people edit, a sheet of the workbook; neither undoes the other without a word."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kiosk.assets import shipped_site
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.synonyms import rows_in
from kiosk.services.catalogues import Catalogues
from kiosk.services.hall import Hall, open_hall
from tests.catalogue.workbook.conftest import put, row_of

GAS = "11370115MB2000151W4372092001002"
WORDS = "synonyms.toml"
BY_HAND = '\n[[synonym]]\nwords = ["金元宝店"]\nfinds = ["燃气用户过户、更名"]\n'
SAID = """# 我们自己写的
[[synonym]]
words = ["过户"]
finds = ["燃气用户过户、更名", "车辆上牌、过户、年审"]
asks = "过户的是什么？"

[[synonym]]
words = ["煤气灶"]
finds = ["居民燃气开户、通气点火"]
"""

Started = Callable[[], Hall]


@pytest.fixture
def started(tmp_path: Path, request: pytest.FixtureRequest) -> Started:
    """Start a hall, as often as asked; each start is another program."""
    home = tmp_path / "home"
    shutil.copytree(shipped_site(), home)
    for file in (home / "catalogue").iterdir():
        if file.name[0].isalpha() and file.name != "gas.toml":  # four items: quickly written and read
            file.unlink()
    (home / "catalogue" / "03-bundles.toml").unlink()
    (home / WORDS).write_text(SAID, "utf-8")

    def start() -> Hall:
        hall = open_hall(home)
        request.addfinalizer(hall.store.close)
        return hall

    return start


def finds(hall: Hall, word: str) -> list[str]:
    """Return the codes that a word finds straight."""
    return [hit.code for hit in hall.index.find(word, 3)]


def fee(hall: Hall) -> str:
    """Return the fee of 燃气用户过户、更名."""
    item = hall.catalogue.find(GAS)
    assert item is not None
    return item.fee.zh


def take(hall: Hall, edit: Callable[[Workbook], None]) -> None:
    """Take the hall's workbook out, change it and bring it in."""
    path = hall.home.parent / "book.xlsx"
    Catalogues(hall).export(path)
    book = load_workbook(path)
    edit(book)
    book.save(path)
    Catalogues(hall).take(Catalogues(hall).propose(path))


def write_by_hand(hall: Hall, text: str) -> None:
    """Add to the hall's file in an editor."""
    path = hall.home / WORDS
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_word_written_by_hand_is_found_at_the_next_start_and_the_workbooks_items_stay(started: Started) -> None:
    take(started(), lambda book: put(book, "事项", (GAS,), "收费", "10 元"))
    write_by_hand(started(), BY_HAND)

    after = started()

    assert (fee(after), finds(after, "金元宝店"), after.notes) == ("10 元", [GAS], ())
    assert [kept.origin for kept in Catalogues(after).all()] == ["files", "book.xlsx", WORDS]
    assert started().catalogue.version == 3
    assert any("金元宝店" in row.words for row in Catalogues(after).tables().synonym or ())

    write_by_hand(after, BY_HAND)  # the word once more: told, and what was in use stays so
    told = started()
    assert (fee(told), told.catalogue.version) == ("10 元", 3)
    assert "金元宝店" in told.notes[0].zh


def test_words_of_the_workbook_are_found_stand_in_the_file_and_go_with_the_way_back(started: Started) -> None:
    first = started()

    def change(book: Workbook) -> None:
        page = book["同义词"]
        page.append(["金元宝店\n元宝馆", GAS])
        page.delete_rows(row_of(page, "过户的是什么？"))

    take(first, change)

    assert "元宝馆" in (first.home / WORDS).read_text("utf-8")
    later = started()
    assert (finds(later, "金元宝店"), later.catalogue.version, later.notes) == ([GAS], 2, ())
    assert not later.index.asks("过户")
    write_by_hand(later, '\n[[synonym]]\nwords = ["银元宝店"]\nfinds = ["燃气用户过户、更名"]\n')
    assert finds(started(), "银元宝店") == [GAS]

    Catalogues(first).back_to(1)

    back = started()
    assert (finds(back, "金元宝店"), back.index.asks("过户").zh) == ([], "过户的是什么？")
    assert [row.words for row in rows_in(first.home / WORDS)] == [["过户"], ["煤气灶"]]


def test_a_workbook_without_that_sheet_leaves_the_words_and_the_file_as_they_are(started: Started) -> None:
    hall = started()
    before = (hall.home / WORDS).read_bytes()

    def change(book: Workbook) -> None:
        del book["同义词"]
        put(book, "事项", (GAS,), "收费", "10 元")

    take(hall, change)

    after = started()
    assert (fee(after), after.index.asks("过户").zh) == ("10 元", "过户的是什么？")
    assert (hall.home / WORDS).read_bytes() == before


def test_item_files_that_put_a_workbook_out_of_use_say_so_with_the_way_back(started: Started) -> None:
    hall = started()
    take(hall, lambda book: put(book, "事项", (GAS,), "收费", "10 元"))
    write_by_hand(hall, BY_HAND)
    started()
    file = hall.home / "catalogue" / "01-life-events.toml"
    file.write_text(file.read_text("utf-8") + "\n# 改过\n", "utf-8")

    after = started()

    assert fee(after) == "不收费"
    assert "第 3 版（book.xlsx）" in after.notes[0].zh
    assert "jishi catalogue rollback 3" in after.notes[0].zh
    Catalogues(after).back_to(3)
    again = started()
    assert (fee(again), finds(again, "金元宝店"), again.notes) == ("10 元", [GAS], ())


def test_a_file_that_cannot_be_written_changes_nothing(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = started()

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "the disk is full on device")

    monkeypatch.setattr("kiosk.services.in_place.replace_file", full)
    with pytest.raises(Refused, match=r"the disk is full"):
        take(hall, lambda book: book["同义词"].append(["金元宝店", GAS]))

    assert started().catalogue.version == 1
