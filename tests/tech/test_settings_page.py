"""The settings page: a change is tried with a page, kept with a yes, given up with a no, and led back by one key."""

from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from kiosk.services.setting_words import WORDS
from kiosk.services.trials import Trials
from tests.tech.conftest import OpenTech, Technician
from tests.tech.test_printer_page import a_kiosk


def open_page(technician: Technician) -> None:
    technician.click("设置")
    technician.until(lambda: technician.page("settings").rows, "the settings")


def said_of(technician: Technician, key: str) -> dict[str, object]:
    return next(row for row in technician.page("settings").rows if row["key"] == key)


def test_a_setting_is_explained_tried_kept_and_led_back_by_keys_while_the_kiosk_has_the_printer(
    tech_of: OpenTech, home: Path, printer: Emulator
) -> None:
    with a_kiosk(home, printer):
        technician = tech_of()
        open_page(technician)
        page = technician.page("settings")
        for row in page.rows:
            page.choose(row["key"])
            technician.shows(WORDS[row["key"]].does.zh)
            technician.shows(WORDS[row["key"]].wrong.zh)
        page.choose("dots")
        technician.press("左", "左")
        technician.shows("要试的：打印宽度 576 点 → 384 点")
        technician.press("T")
        technician.shows("测试页出来了吗？")
        technician.shows("还有 ")
        assert "\ndots =" not in (home / "machine.toml").read_text("utf-8")
        technician.press("Y")
        technician.shows("留下了，写进 machine.toml")
        assert "dots = 384\n" in (home / "machine.toml").read_text("utf-8")

        technician.click("切纸")
        technician.press("右", "右")
        technician.shows("切前走纸至少 80 点")  # no knife, no feed: not to be tried
        technician.press("T", "左")
        technician.until(lambda: not page.clash, "a full cut")
        technician.press("T")
        technician.shows("测试页出来了吗？")
        technician.press("N")
        technician.shows("没留：说没出好。原来的设置还在用")
        technician.press("H")
        technician.shows("改动之前，最早的设置")
        technician.press("0")
        technician.shows("打印宽度 384 点 → 576 点")
        technician.shows("测试页出来了吗？")
        technician.press("Y")
        technician.until(lambda: said_of(technician, "dots")["value"] == "576 点", "the first width")
    assert [max(map(len, slip.text.splitlines())) >= 48 for slip in printer.slips] == [False, False, True]


def test_who_tries_elsewhere_is_named_and_an_unanswered_trial_returns_by_itself(
    technician: Technician, printer: Emulator
) -> None:
    open_page(technician)
    session = technician.tech.acts.session
    trial = Trials(technician.hall).begin(session, technician.hall.printer_name(), {"cut": "full"})
    technician.shows("孙工 在试；您也可以定")
    technician.shows("测试页出来了吗？")
    technician.until(lambda: technician.page("settings").trial["seconds"] <= 30, "the seconds for a yes")
    technician.hall.store.printer_trials.move_deadline(trial.id, 1)  # its time is over
    technician.until(lambda: not technician.page("settings").trial, "the end of it")
    assert said_of(technician, "cut")["value"] == "半切"
    technician.page("settings").choose("port")
    technician.item("port").setProperty("text", "lpt1")
    technician.click("用它")
    technician.shows("接口（port）不能是“lpt1”，要：serial:/dev/ttyS0")


def test_a_printer_of_a_kind_that_nobody_knows_is_told_in_place_of_its_settings(
    tech_of: OpenTech, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "machine.toml"
    path.write_text(path.read_text("utf-8").replace('profile = "generic-80"', 'profile = "epson-tmt20"'), "utf-8")
    monkeypatch.setattr("drivers.printer.profile.profile_names", lambda: ("epson-tmt20",))  # a newer program knew it
    here = tech_of()

    here.click("设置")
    here.shows("profile 写的是 epson-tmt20，没有这个型号")
    assert "换一项" not in here.words()
    here.press("W")
    here.until(lambda: "epson-tmt20" in here.tech.message, "why no steps open")
