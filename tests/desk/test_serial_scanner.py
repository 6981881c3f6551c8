"""A scanner on a serial port, by its real driver: at the kiosk it begins the visit, at the desk it opens the case."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator as Printer
from drivers.scanner.emulator import Emulator
from kiosk.domain.site import ScannerAddress
from tests.desk.conftest import Agent, OpenDesk
from tests.desk.test_codes import pre_reviewed
from tests.visits.conftest import Visitor, standing


def wire(home: Path, scanner: Emulator) -> None:
    """Write the scanner's port into machine.toml, as a technician does."""
    with (home / "machine.toml").open("a", encoding="utf-8") as file:
        file.write(f'\n[scanner]\nkind = "serial"\nport = "{scanner.port}"\n')


@pytest.fixture
def visitor(agent: Agent, home: Path, printer: Printer, scanner: Emulator) -> Iterator[Visitor]:
    """A visitor at a kiosk of the same hall, whose scanner is at a serial port."""
    wire(home, scanner)
    with standing(home, printer) as here:
        here.until(lambda: here.shows("扫码取号"), "that scanning is offered")
        yield here


def test_what_the_desk_checked_is_scanned_at_the_kiosk_printed_and_dead(
    agent: Agent, visitor: Visitor, scanner: Emulator
) -> None:
    held = pre_reviewed(agent)
    heard: list[str] = []
    visitor.kiosk.shell._ear.scanned.connect(heard.append)
    scanner.send(f"]Q1{held}\r6901234567892\r".encode())  # two at once: the first begins the visit

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert (len(heard), visitor.kiosk.journey.wrong_code) == (2, None)
    assert "F001" in visitor.printer.slips[1].text
    scanner.scan(held)  # nobody's visit is disturbed
    visitor.until(lambda: len(heard) == 3, "the third scan")
    visitor.touch("拿好了")
    visitor.on("Home")
    scanner.send(b"\x00\xfe\xfe12\r")  # a line's noise is no visitor
    scanner.scan(held, b"\r\n")
    visitor.on("Code")
    visitor.until(lambda: visitor.shows("这张预审单已经取过号"), "what to do now")
    assert visitor.tickets() == 1


def test_a_scanner_that_was_pulled_out_is_not_offered_until_it_is_back(visitor: Visitor, scanner: Emulator) -> None:
    scanner.unplug()
    visitor.until(lambda: visitor.shows("输码取号") and not visitor.shows("扫码"), "that only typing is offered")
    assert visitor.screen == "Home"
    scanner.plug()
    visitor.until(lambda: visitor.shows("扫码取号"), "that scanning is offered again")
    scanner.scan("6901234567892")  # a shampoo's
    visitor.on("Code")
    visitor.until(lambda: visitor.shows("码没有读全"), "what to do with another code")


@pytest.mark.parametrize("wired", ["serial", "keyboard"])
def test_a_scan_at_the_desk_opens_the_case_whatever_stands_there(
    wired: str, desk_of: OpenDesk, home: Path, scanner: Emulator
) -> None:
    if wired == "serial":
        wire(home, scanner)
    agent = desk_of()
    if wired == "keyboard":
        hall = agent.hall
        hall.machine = replace(hall.machine, code_scanner=ScannerAddress())

    def scan(text: str) -> None:
        if wired == "keyboard":
            agent.press(*text, "Enter")
        else:
            agent.until(lambda: bool(agent.desk._parts.scans._ear.there), "the scanner")
            scanner.scan(text)

    held = pre_reviewed(agent)
    done = agent.case
    scan(held)
    agent.until(lambda: agent.desk.openCase.case.id != done.id, "the case that was scanned")
    again = agent.case
    assert again.visit.answers == done.visit.answers
    agent.press("/")
    scan(held.lower())
    agent.until(lambda: agent.desk.openCase.case.id not in (done.id, again.id), "the case, from the search field")
    assert len(agent.printer.slips) == 1  # the letters of a code are no acts
    agent.press("F9")
    agent.until(lambda: bool(agent.sign_in.shown), "the sheet")
    agent.sign_in.logIn("02", held)  # what a scanner types into the field of the PIN
    agent.shows("请先登录，再扫")
    failures = [row.lock.failures for row in agent.hall.store.staff.all(agent.hall.site.id)]
    assert set(failures) == {0}
