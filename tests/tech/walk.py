"""Through every screen of the technician's window, in the sizes that it is shown in: a desk's, and a kiosk's panels."""

from collections.abc import Iterator

from drivers.printer.emulator import Emulator
from tests.tech.conftest import Technician
from tests.tech.test_journal_page import left, torn
from tests.tech.test_slips_page import SHIPPED, put

SIZES = {False: ((1366, 768), (1920, 1080)), True: ((1080, 1920), (1920, 1080))}  # at a kiosk, or not
FAULTS = ("paper_out", "near_end", "cover_open", "cutter_fault", "overheated", "silent")


def walk(here: Technician, printer: Emulator, second: Emulator) -> Iterator[str]:
    """Yield the name of each stop, the screen standing there; begins at the sheet before the window."""
    yield "sign-in"
    here.logs_in("03")
    if "X" not in __import__("os").environ:
        yield from _printers(here, printer)
    yield from _journal(here, printer)
    yield from _slips(here)
    yield from _health(here)
    yield from _hall(here)
    yield from _panel(here)
    yield from _settings(here, second)  # the last: then there is a standby


def _printers(here: Technician, printer: Emulator) -> Iterator[str]:
    page = here.page("printers")
    here.shows("正常，随时能打")
    yield "printer-ready"
    for fault in FAULTS:
        before = page.open["title"]
        printer.apply(fault)
        here.until(lambda before=before: page.open["title"] != before, fault)  # type: ignore[misc]
        yield f"printer-{fault}"
        printer.mend()
        here.shows("正常，随时能打")
    here.press("T")
    here.shows("打印机说打完了")
    yield "printer-tested"
    here.press("R")
    here.shows("走过的纸")
    here.press("1", "L")
    here.shows("线好：")
    yield "printer-care"
    here.press("Z")
    here.wait(800)
    yield "printer-bytes"


def _settings(here: Technician, second: Emulator) -> Iterator[str]:
    here.press("F2")
    page = here.page("settings")
    here.until(lambda: page.rows, "the settings")
    yield "settings"
    page.choose("dots")
    here.press("左", "左", "T")
    here.shows("测试页出来了吗？")
    yield "settings-trial"
    here.press("N")
    here.shows("没留：说没出好")
    yield "settings-not-kept"
    here.press("H")
    here.wait(800)
    yield "settings-history"
    here.press("H", "W")
    here.shows("打印机接在哪个口？")
    yield "steps-1"
    while page.wizard.step < len(page.wizard.steps):
        step = page.wizard.step
        here.press("Enter")
        here.until(lambda step=step: page.wizard.step > step, "the next step")  # type: ignore[misc]
        here.wait(500)
        yield f"steps-{page.wizard.step}"
    here.press("Esc", "A")
    here.shows("备用小票机接在哪个口？")
    yield "printer-new"
    page.fresh.add(f"tcp://127.0.0.1:{second.port}")
    here.shows("记下了：")
    here.press("Esc", "D")
    here.shows("拆走 ")
    yield "printer-removed"
    here.press("N")


def _journal(here: Technician, printer: Emulator) -> Iterator[str]:
    here.press("F3")
    here.shows("今天的小票都有着落")
    yield "journal-empty"
    torn(here, printer)
    left(here, printer)
    here.wait(1500)
    yield "journal"


def _slips(here: Technician) -> Iterator[str]:
    here.press("F4")
    page = here.page("slips")
    here.until(lambda: page.look.picture != "", "the paper")
    yield "slips"
    here.click("最长")
    here.wait(800)
    yield "slips-longest"
    put(here, SHIPPED.replace("{{ number }}", "{{ numberxy }}", 1))
    here.shows("应当是其中之一")
    here.click("存好")
    here.shows("还不能存")
    yield "slips-fault"
    put(here, SHIPPED)
    here.click("历次")
    here.wait(800)
    yield "slips-versions"
    here.click("票头图")
    here.wait(800)
    yield "slips-logo"
    here.press("Esc")


def _health(here: Technician) -> Iterator[str]:
    here.press("F5")
    page = here.page("health")
    here.until(lambda: page.findings and not page.looking, "the round")
    yield "health"
    here.press("L")
    here.wait(800)
    yield "health-logs"
    here.press("L")


def _hall(here: Technician) -> Iterator[str]:
    here.press("F6")
    page = here.page("hall")
    here.until(lambda: len(page.groups) > 1, "the settings")
    for number, group in enumerate(page.groups):
        here.wait(300)
        yield f"hall-{number + 1:02}-{group['name'].replace(' ', '-')}"
        here.press("PageDown")
    here.click("队列 M 便民")
    here.wait(300)
    here.press("下", "Enter")
    here.wait(300)
    here.write("I")
    here.press("Enter")
    here.wait(500)
    yield "hall-refused"
    here.write("K")
    here.press("Enter")
    here.shows("留下")
    yield "hall-letter"
    here.press("N", "Esc")


def _panel(here: Technician) -> Iterator[str]:
    here.press("F7")
    here.shows("格没摸到")
    yield "touch"
    here.press("F8")
    here.wait(500)
    yield "panel"
    here.press("S")
    here.wait(500)
    here.press(*"hello-world", "Enter")
    here.shows("没有读全")
    yield "panel-scanned"
