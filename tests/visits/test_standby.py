"""Two printers at one kiosk, as its visitors see them: as long as one prints, nothing is said of the other."""

import pytest

from drivers.printer.emulator import Emulator
from kiosk.domain.site import PrinterAddress
from tests.visits.conftest import OpenKiosk

SAID = "小票机要等一下"


def test_nobody_hears_of_an_empty_printer_while_the_other_prints(
    kiosk_of: OpenKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.services.owner.LOOK_SECONDS", 0.15)
    monkeypatch.setattr("kiosk.services.owner.KNOWN_SECONDS", 0.1)
    with Emulator.tcp() as second:
        standby = PrinterAddress("K2-standby", "generic-80", f"tcp://127.0.0.1:{second.port}")
        visitor = kiosk_of(standby=standby)
        hall = visitor.hall
        visitor.until(lambda: visitor.kiosk.journey.printer == "ready", "both printers")
        visitor.printer.paper_out = True

        def published(name: str, state: str) -> bool:
            found = hall.store.journal.published(hall.machine.device, name)
            return found is not None and found[0] == state

        visitor.until(lambda: published("K2-slip", "paper out"), "the owner noticed it")
        visitor.wait(300)
        assert not visitor.shows(SAID)

        visitor.prepared("食品经营许可")
        visitor.touch("下一步")
        number = visitor.number()
        visitor.slip()
        visitor.on("Issued")
        assert number in second.slips[0].text
        assert visitor.printer.slips == []

        visitor.kiosk.journey.end()
        visitor.on("Home")
        second.paper_out = True
        visitor.until(lambda: visitor.shows(SAID), "the home says it")
        second.load_roll()
        visitor.until(lambda: not visitor.shows(SAID), "it prints again")
