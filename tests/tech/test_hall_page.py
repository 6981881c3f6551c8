"""A technician changes one setting by keys, is told what does not fit, and goes back; and tries panel and scanner."""

from kiosk.domain.verdict import Answer
from kiosk.services.answers import Resumed
from kiosk.services.notices import Notices
from kiosk.services.pre_reviews import PreReviews
from tests.services.conftest import all_brought
from tests.tech.conftest import Technician


def test_a_queues_quota_is_set_refused_and_taken_back_with_the_files_comments_in_place(technician: Technician) -> None:
    file = technician.hall.home / "site.toml"
    old = file.read_text("utf-8")
    technician.press("F6")
    technician.click("队列 F 市场准入")
    technician.press("下", "下")
    technician.shows("发完了请人明天来或领帮办号")
    technician.press("Enter")
    technician.write("许多")
    technician.press("Enter")
    technician.shows("site.toml: queue › F › quota：现在是 许多，应当是一个整数")
    assert file.read_text("utf-8") == old

    technician.write("120")
    technician.press("Enter")
    technician.shows("存好了：120，取号机回到首页就用上")
    technician.shows("孙工 改的：原来是 空着")
    assert [line for line in file.read_text("utf-8").splitlines() if line not in old.splitlines()] == ["quota = 120"]
    technician.click("改回原来的")
    technician.until(lambda: file.read_text("utf-8") == old, "the old value")


def test_a_choice_is_one_key_and_goes_to_this_machines_own_file(technician: Technician) -> None:
    technician.press("F6")
    page = technician.page("hall")
    technician.until(lambda: bool(page.groups), "the files")
    technician.press(*["PageDown"] * [group["name"] for group in page.groups].index("屏幕"))
    technician.until(lambda: page.label == "方向", "the row")
    technician.press("2")
    technician.shows("存好了：landscape，取号机下次启动生效")
    text = (technician.hall.home / "machine.toml").read_text("utf-8")
    assert 'orientation = "landscape"' in text
    assert "[panel]  # 21.5 英寸，竖放" in text


def test_a_scan_is_told_with_its_form_and_stays_as_good_as_it_was(technician: Technician) -> None:
    item = technician.hall.catalogue.find("食品经营许可")
    assert item is not None
    code = Notices(technician.hall).make(all_brought(item, 制度=Answer.MISSING)).code
    technician.press("F8", "S")
    technician.shows("在取号机上全屏时，上面这条正好 100 毫米")
    technician.press(*code, "Enter")
    technician.shows("有效：食品经营许可")
    technician.shows("8 位码")
    assert isinstance(PreReviews(technician.hall).open(code), Resumed)

    technician.press(*"hello-world", "Enter")
    technician.shows("没有读全，或不是预审单、告知单上的码")
    technician.shows("不是本系统的码")
