"""A technician edits a slip in the window: sees what the printer will set, cannot save a fault, loses nothing."""

from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from drivers.printer.emulator import Emulator
from kiosk.services.sessions import Session
from kiosk.services.slip_editing import SlipEditing
from kiosk.services.staff import Staff
from kiosk.services.templates.shelf import FOLDER, shipped_text
from tests.staff_window import PIN
from tests.tech.conftest import OpenTech, Technician

SHIPPED = shipped_text("ticket")
OURS = SHIPPED.replace("当日有效 // ", "只在今天有效 // ")


def page_of(technician: Technician) -> Any:
    """Open the page, and wait until the ticket is drawn."""
    technician.click("小票样式")
    page = technician.page("slips")
    technician.until(lambda: page.look.picture != "" and not page.unsaved, "the ticket's picture")
    return page


def editor(technician: Technician) -> Any:
    """Return the field in which a template is written."""
    return technician.item("template")


def put(technician: Technician, text: str) -> None:
    """Have a text in the editor, and wait until it was checked."""
    page, was = technician.page("slips"), technician.page("slips").look.picture
    editor(technician).setProperty("text", text)
    technician.until(lambda: page.look.picture != was or page.faults, "a new picture, or what is wrong")


def ctrl(technician: Technician, key: Qt.Key) -> None:
    """Press a key together with Ctrl."""
    QTest.keyClick(technician.window, key, Qt.KeyboardModifier.ControlModifier)
    technician.wait(20)


def file(home: Path) -> str:
    """Return the ticket's template as it lies in the hall's folder."""
    return (home / FOLDER / "ticket.txt").read_text("utf-8")


def test_a_slip_is_edited_seen_saved_and_printed_and_the_paper_is_the_preview(
    technician: Technician, home: Path, printer: Emulator
) -> None:
    page = page_of(technician)
    put(technician, OURS)
    technician.shows("改了，没存")
    ctrl(technician, Qt.Key.Key_S)
    technician.shows("号票存好了")
    assert file(home) == OURS
    assert not page.unsaved

    technician.click("最长")
    technician.until(lambda: page.look.high > 1500, "the longest ticket")
    technician.click("打一张")
    technician.shows("一个点都不差")
    shown = page.look.images.shown
    paper = printer.slips[-1].picture()
    assert paper.tobytes() == Image.frombytes("L", (shown.wide, shown.high), shown.grey).tobytes()
    assert "只在今天有效" in printer.slips[-1].text


def test_a_fault_is_told_while_it_is_typed_with_line_and_column_and_cannot_be_saved(
    technician: Technician, home: Path
) -> None:
    page = page_of(technician)
    field = editor(technician)
    QTest.mouseClick(technician.window, Qt.MouseButton.LeftButton, pos=field.mapToScene(QPoint(200, 20)).toPoint())
    field.setProperty("cursorPosition", SHIPPED.index("{{ number }}") + len("{{ number"))
    for letter in (Qt.Key.Key_X, Qt.Key.Key_Y):
        QTest.keyClick(technician.window, letter)
    line = SHIPPED[: SHIPPED.index("{{ number }}")].count("\n") + 1
    technician.shows(f"第 {line} 行第 12 列：现在是 numberxy，应当是其中之一：number、")

    technician.click("存好")
    technician.shows("还不能存")
    assert file(home) == SHIPPED
    ctrl(technician, Qt.Key.Key_Z)
    technician.until(lambda: not page.faults, "right again")
    technician.until(lambda: not page.unsaved, "as it was")


def test_back_to_an_older_one_and_to_the_shipped_one(technician: Technician, home: Path) -> None:
    page = page_of(technician)
    for text in (OURS, OURS.replace("今天", "当天")):
        put(technician, text)
        ctrl(technician, Qt.Key.Key_S)
        technician.until(lambda: not page.unsaved and not page.busy, "saved")
    technician.click("历次")
    technician.shows("孙工")
    assert [each["who"] for each in page.history] == ["孙工", "孙工", "随程序来的，或直接改的文件"]

    page.backTo(1)
    technician.until(lambda: page.unsaved, "the older one in the editor")
    ctrl(technician, Qt.Key.Key_S)
    technician.until(lambda: file(home) == OURS and not page.busy, "the older one in use")
    technician.click("出厂的")
    technician.shows("已换成出厂的")
    technician.click("存好")
    technician.until(lambda: file(home) == SHIPPED, "the shipped one in use")


def test_the_second_of_two_technicians_is_told_and_loses_nothing(technician: Technician, home: Path) -> None:
    page = page_of(technician)
    other = Staff(technician.hall).log_in("03", PIN)
    assert isinstance(other, Session)
    theirs = SHIPPED.replace("当日有效 // ", "今天用 // ")
    SlipEditing(technician.hall).save(other, "ticket", theirs, SlipEditing(technician.hall).open("ticket").seen)
    mine = page._text["ticket"] + "text: 谢谢\n"
    put(technician, mine)
    technician.click("存好")
    technician.until(lambda: page.overtaken != "", "told")
    assert file(home) == theirs

    technician.click("看现在的那份")
    technician.until(lambda: editor(technician).property("text") == theirs, "theirs")
    technician.click("撤销")
    technician.until(lambda: "谢谢" in page._text["ticket"], "one's own again")


def test_a_file_changed_by_hand_is_noticed_and_what_is_not_saved_outlives_the_lock(
    technician: Technician, home: Path
) -> None:
    page = page_of(technician)
    by_hand = SHIPPED.replace("有事打", "请打")
    (home / FOLDER / "ticket.txt").write_text(by_hand, "utf-8")
    technician.shows("slips/ticket.txt 刚被改过，已换成最新的")
    assert editor(technician).property("text") == by_hand

    put(technician, OURS)
    technician.press("F9")
    technician.until(lambda: technician.sign_in.shown, "locked")
    technician.logs_in("03")
    technician.click("小票样式")
    technician.until(lambda: editor(technician).property("text") == OURS, "what was not saved")
    assert page.unsaved


def test_a_paper_of_a_width_that_no_printer_has_is_only_looked_at(tech_of: OpenTech) -> None:
    technician = tech_of()
    page = page_of(technician)
    technician.click("58 mm")
    technician.until(lambda: page.look.wide == 384, "the narrow paper")
    technician.click("打一张")
    technician.shows("这种纸没有配小票机")


def test_a_picture_is_seen_in_dots_and_becomes_the_logo_of_the_next_slip(
    technician: Technician, printer: Emulator, tmp_path: Path
) -> None:
    page = page_of(technician)
    technician.click("票头图")
    Image.new("L", (8000, 60)).save(tmp_path / "wide.png")
    page.logo.choose(str(tmp_path / "wide.png"))
    technician.shows("图太大（8000 × 60）")
    Image.linear_gradient("L").resize((240, 120)).save(tmp_path / "ours.png")
    page.logo.choose(f"file://{tmp_path}/ours.png")
    technician.shows("宽 344 点 · 高")
    technician.click("打印机没存图时，不印")
    before = page.look.high
    technician.click("用这张")
    technician.shows("票头图存好了")
    technician.until(lambda: page.look.high > before, "the logo on the ticket")

    technician.click("打一张")
    technician.shows("一个点都不差")
    assert printer.slips[-1].picture().tobytes() == page.look.images.shown.grey


def test_the_logo_s_panel_stands_alone_where_the_versions_were_open(technician: Technician) -> None:
    page_of(technician)
    technician.click("历次")
    technician.shows("随程序来的")
    technician.click("票头图")
    technician.shows("打印机没存图时，不印")

    assert "随程序来的" not in technician.words()
