"""The printer page: each fault with its bits, its place, its cause and steps, at once, whoever owns the printer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from drivers.printer.emulator import Emulator
from drivers.printer.protocol import PrinterState
from kiosk.domain.site import PrinterAddress
from kiosk.services.accounts import Accounts
from kiosk.services.hall import open_hall
from kiosk.services.printer_advice import advice
from kiosk.services.printing import Printing
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.staff_window import PIN
from tests.tech.conftest import OpenTech, Technician
from tests.visits.conftest import MORNING

FAULTS = {
    "near_end": ("纸快用完", "3 = 1", "纸快完"),
    "paper_out": ("缺纸", "6 = 1", "没有纸"),
    "cover_open": ("盖开着", "2 = 1", "盖开着"),
    "cutter_fault": ("切刀故障", "3 = 1", "切刀卡住"),
    "overheated": ("过热", "6 = 1", "过热之类"),
}


@contextmanager
def a_kiosk(home: Path, printer: Emulator, profile: str = "generic-80") -> Iterator[Printing]:
    """Run the printer's owner as the kiosk's process has it: another hall on the same data."""
    hall = open_hall(home, MORNING)
    address = PrinterAddress(hall.printer_name(), profile, f"tcp://127.0.0.1:{printer.port}")
    hall.machine = replace(hall.machine, printer=address)
    with Printing(hall).running() as owner:
        yield owner
    hall.store.close()


def test_each_fault_is_shown_with_bits_place_cause_and_steps(technician: Technician, printer: Emulator) -> None:
    technician.shows("正常，随时能打")
    for fault, (title, bit, words) in FAULTS.items():
        printer.apply(fault)
        technician.until(lambda title=title: title in technician.page("printers").open["title"], title)  # type: ignore[misc]
        page = technician.page("printers").open
        helps = next(each for state in PrinterState if (each := advice(state)) and each.where.zh == page["where"])
        assert helps.steps[0].zh in technician.words()
        assert len(page["spots"]) == len(helps.spots) > 0
        technician.shows(words)
        assert bit in technician.words()
        printer.mend()
    technician.shows("正常，随时能打")


def test_a_printer_that_is_gone_is_said_with_the_reason_and_one_that_is_silent_is_grey(
    technician: Technician, printer: Emulator
) -> None:
    technician.shows("正常，随时能打")
    printer.unplug()
    technician.shows("这个端口没有打印机")
    printer.plug()
    technician.shows("正常，随时能打")
    printer.silent = True
    technician.shows("不知道：它不回答")

    assert technician.page("printers").open["tone"] == "unknown"


def test_bits_and_bytes_are_seen_while_the_kiosk_owns_the_printer_and_within_half_a_second(
    tech_of: OpenTech, home: Path, printer: Emulator
) -> None:
    with a_kiosk(home, printer, "epson-tm-t88") as kiosk:
        tech = tech_of()
        tech.until(lambda: kiosk.printer_state() is PrinterState.READY, "the kiosk has the printer")
        tech.shows("正常，随时能打")
        page = tech.page("printers")
        tech.until(lambda: any("10 04 01" in line["hex"] for line in page.passed), "the kiosk's byte log")
        took: list[float] = []
        for fault in ("cover_open", "cutter_fault", "overheated"):
            began = time.monotonic()
            printer.apply(fault)
            tech.until(lambda title=FAULTS[fault][0]: title in page.open["title"], fault)  # type: ignore[misc]
            took.append(time.monotonic() - began)
            tech.shows(FAULTS[fault][2])  # the bits
            # the next question's answers take the place of what it told by itself: the log keeps both
            tech.until(lambda: any("它自己报" in line["words"] for line in page.passed), "told by itself")
            printer.mend()
            tech.shows("正常，随时能打")
        assert sorted(took)[1] < 0.5  # one of three may meet a busy machine


def test_the_test_page_is_the_proof_and_who_asked_stands_in_the_audit(
    technician: Technician, printer: Emulator
) -> None:
    technician.shows("正常，随时能打")
    technician.press("T")
    technician.shows("打印机说打完了")

    assert "K2-slip" in printer.slips[-1].text
    acts = technician.hall.store.audit.of_day(technician.hall.site.id, technician.hall.where().day)
    assert [act.about for act in acts if act.act == "configure-printer"] == ["printer:K2-slip"]
    printer.paper_out = True
    technician.until(lambda: technician.page("printers").open["title"] == "缺纸", "the fault")
    assert "打印机说打完了" not in technician.words()
    technician.press("T")
    technician.shows("没有打，缺纸")
    printer.mend()
    technician.shows("打印机说打完了")


def test_the_byte_log_stands_still_and_is_saved(technician: Technician) -> None:
    technician.click("线上来回的字节")
    page = technician.page("printers")
    technician.until(lambda: len(page.passed) > 2, "bytes")
    technician.press("H")
    held = list(page.passed)
    technician.wait(1200)
    assert page.passed == held
    technician.press("S")
    technician.shows("存好了")

    saved = next((technician.hall.home / "logs").glob("bytes-K2-slip-*.log")).read_text("utf-8")
    assert " >  10 04 01 10 04 02" in saved
    assert "答 4：正常" in saved


def test_a_technician_who_is_disabled_meanwhile_prints_nothing(technician: Technician, printer: Emulator) -> None:
    technician.shows("正常，随时能打")
    manager = Staff(technician.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    Accounts(technician.hall).disable(manager, "03")
    technician.press("T")

    technician.shows("您的账号停用了")
    assert printer.slips == []
