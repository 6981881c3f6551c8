"""A technician changes one setting by keys, is told what does not fit, and goes back; and tries panel and scanner."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.catalogue.problems import Refused
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, Resumed
from kiosk.services.clock import starting_at
from kiosk.services.hall import open_hall
from kiosk.services.notices import Notices
from kiosk.services.pre_reviews import PreReviews
from kiosk.services.seeds import SITE_FILE
from kiosk.services.setting_lines import value_at
from kiosk.services.settings import Settings
from kiosk.services.visits import Visits
from tests.services.conftest import all_brought
from tests.tech.conftest import Technician
from tests.visits.conftest import MORNING


def test_a_queues_quota_is_set_refused_and_taken_back_with_the_files_comments_in_place(technician: Technician) -> None:
    file = technician.hall.home / "site.toml"
    old = file.read_text("utf-8")
    technician.press("F6")
    technician.click("队列 F 市场准入")
    technician.press("下", "下", "下")
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


def test_a_years_holidays_are_shown_before_they_are_kept_and_one_key_leads_back(technician: Technician) -> None:
    home = technician.hall.home
    old = (home / "site.toml").read_text("utf-8")
    (home / "2027.csv").write_text("日期,\n2027-01-01,休\n2027-01-02,半天\n", "utf-8")
    technician.press("F6")
    page = technician.page("hall")
    technician.until(lambda: bool(page.groups), "the files")
    technician.press(*["PageDown"] * [group["name"] for group in page.groups].index("假期"))
    technician.shows("从文件导入一年")
    technician.press("Enter")
    technician.write(str(home / "2027.csv"))
    technician.press("Enter")
    technician.shows("2027.csv: 第 3 行第 2 列：现在是 半天，应当是休 或 班")

    (home / "2027.csv").write_text("日期,\n2027-01-01,休\n2027-01-03,班\n", "utf-8")
    technician.press("Enter")
    technician.shows("放假：加 1 天（01-01）")
    technician.shows("调休上班：加 1 天（01-03）")
    assert (home / "site.toml").read_text("utf-8") == old
    technician.press("N")
    technician.until(lambda: not technician.page("hall").proposal, "nothing more to keep")
    technician.press("Enter")
    technician.write(str(home / "2027.csv"))
    technician.press("Enter")
    technician.shows("2027 年：")
    technician.press("Y")
    technician.shows("孙工 导入的：2027 年")
    calendar = tomllib.loads((home / "site.toml").read_text("utf-8"))["calendar"]
    before = tomllib.loads(old)["calendar"]
    assert set(calendar["holidays"]) - set(before["holidays"]) == {date(2027, 1, 1)}
    assert calendar["until"] == date(2027, 12, 31)
    technician.press("Z")
    technician.shows("放假：去 1 天（01-01）")
    technician.press("Y")
    technician.until(
        lambda: tomllib.loads((home / "site.toml").read_text("utf-8"))["calendar"] == before, "the old days"
    )


def test_a_queues_letter_goes_with_all_that_is_bound_to_it_or_says_what_is_in_the_way(technician: Technician) -> None:
    file = technician.hall.home / "site.toml"
    technician.press("F6")
    technician.click("队列 F 市场准入")
    technician.press("下", "Enter")
    for typed, said in (("O", "I 像 1、O 像 0，不用"), ("A", "A 是不动产的")):
        technician.write(typed)
        technician.press("Enter")
        technician.shows(said)
    technician.press("Esc")
    technician.click("队列 H 帮办")
    technician.press("下", "Enter")
    technician.write("k")
    technician.press("Enter")
    technician.shows("帮办队列的字母跟着改")
    technician.click("留下")
    technician.shows("存好了：K")
    hall = tomllib.loads(file.read_text("utf-8"))
    assert hall["help_queue"] == "K"
    assert {"H"}.isdisjoint(queue["prefix"] for queue in hall["queue"])
    assert not [purpose for purpose in hall["purpose"] if "H" in purpose["queues"]]
    technician.shows("孙工 改的：原来是 H")


def test_a_queue_with_items_gets_another_letter_and_its_items_go_with_it(technician: Technician) -> None:
    hall = technician.hall
    technician.press("F6")
    technician.click("队列 F 市场准入")
    technician.press("下", "Enter")
    technician.write("K")
    technician.press("Enter")
    technician.shows("个事项跟着走")
    technician.click("留下")
    technician.shows("存好了：K")

    again = open_hall(hall.home, MORNING)
    food = again.catalogue.find("食品经营许可")
    assert food is not None
    given = Visits(again).issue(all_brought(food), Wish.NUMBER)
    again.store.close()
    assert isinstance(given, Issued)
    assert given.number == "K001"
    assert again.notes == ()
    table = value_at(tomllib.loads((hall.home / "site.toml").read_text("utf-8")), ("queue", "K", "was"))
    assert table == ["F"]  # the catalogue's files and workbooks may go on saying F
    technician.click("改回原来的")
    technician.shows("今天已经发了 K 号，它们不变；2026-05-13 起是 F001 这样")


def test_a_queue_that_gave_numbers_today_gets_its_new_letter_with_the_next_day(technician: Technician) -> None:
    hall = technician.hall
    food = hall.catalogue.find("食品经营许可")
    assert food is not None
    assert number_of(Visits(hall).issue(all_brought(food), Wish.NUMBER)) == "F001"
    technician.press("F6")
    technician.click("队列 F 市场准入")
    technician.press("下", "Enter")
    technician.write("K")
    technician.press("Enter")
    technician.shows("今天已经发了 F 号，它们不变；2026-05-13 起是 K001 这样")
    technician.click("留下")
    technician.shows("存好了：K（2026-05-13 起）")
    technician.shows("2026-05-13 起是 K；写回 F 就不改了")
    bound = Settings(hall)
    with pytest.raises(Refused) as refused:
        bound.bound(bound.one(SITE_FILE, "queue.A.prefix"), "K")
    assert "K 是市场准入的" in refused.value.in_chinese()

    today = open_hall(hall.home, MORNING)
    assert number_of(Visits(today).issue(all_brought(food), Wish.NUMBER)) == "F002"
    assert today.store.tickets.call("F", "21", today.where()) is not None
    today.clock = starting_at(MORNING + timedelta(days=1), today.site.zone)  # a program that runs over night
    today.where()
    assert number_of(Visits(today).issue(all_brought(food), Wish.NUMBER)) == "K001"
    today.store.close()
    tomorrow = open_hall(hall.home, MORNING + timedelta(days=1))
    item = tomorrow.catalogue.find("食品经营许可")
    assert item is not None
    assert item.queue == "K"
    assert number_of(Visits(tomorrow).issue(all_brought(item), Wish.NUMBER)) == "K002"
    assert {"F"}.isdisjoint(prefix for purpose in tomorrow.site.purposes for prefix in purpose.queues)
    tomorrow.store.close()

    technician.click("改回原来的")
    technician.shows("字母还是 F，不改了")
    technician.press("Y")
    technician.until(
        lambda: "next_prefix" not in (hall.home / "site.toml").read_text("utf-8"), "the letter stays what it was"
    )


def number_of(answer: object) -> str:
    """Return the number that was given."""
    assert isinstance(answer, Issued)
    return answer.number


def test_the_volume_is_heard_as_soon_as_it_is_kept_or_what_lacks_is_said(
    technician: Technician, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    technician.press("F6")
    page = technician.page("hall")
    technician.until(lambda: bool(page.groups), "the files")
    technician.press(*["PageDown"] * [group["name"] for group in page.groups].index("声音"))
    technician.shows("小票出来响一声")
    technician.press("Enter")
    technician.write("150")
    technician.press("Enter")
    technician.shows("machine.toml")
    page._chime._player = None
    technician.write("60")
    technician.press("Enter")
    technician.shows("存好了：60，取号机回到首页就用上。这台机器放不了声音：装 alsa-utils")

    played, player = tmp_path / "played", tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\ntest -s "$1" && echo >> {played}\n', "utf-8")
    player.chmod(0o755)
    page._chime._player = str(player)
    technician.click("改回原来的")
    technician.shows("存好了：空着")
    technician.until(played.exists, "it is heard")
