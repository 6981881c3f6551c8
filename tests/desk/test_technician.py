"""Who is technician by role opens the technician's window from the desk; nobody else is offered the key."""

from pathlib import Path

import pytest

from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from tests.desk.conftest import OpenDesk
from tests.staff_window import FIRST_PIN, PIN
from ui.desk import technician


def test_the_key_is_the_technicians_and_opens_a_program_of_its_own(
    desk_of: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "started"
    write = f"import pathlib, kiosk, sys; pathlib.Path({str(started)!r}).write_text(' '.join(sys.argv[1:]))"
    real = technician.arguments
    monkeypatch.setattr(technician, "arguments", lambda hall: ["-c", write, *real(hall)])
    desk = desk_of("02")
    assert "设备维护" not in desk.words()
    desk.press("F8")

    manager = Staff(desk.hall).log_in("01", PIN)
    assert isinstance(manager, Session)
    Accounts(desk.hall).add(manager, "孙工", frozenset({Role.AGENT, Role.TECHNICIAN}), FIRST_PIN, "04")
    new = Staff(desk.hall).log_in("04", FIRST_PIN)
    assert isinstance(new, Session)
    Staff(desk.hall).change_pin(new, FIRST_PIN, PIN)
    desk.press("F9")
    desk.logs_in("04")
    desk.shows("设备维护")
    desk.opens("spjy")
    desk.shows("设备维护")  # with a case open too
    assert not started.exists()
    desk.press("F8")

    desk.until(started.exists, "the program")
    desk.until(lambda: started.read_text().startswith("-m kiosk tech --at 2026-05-12T09:4"), "how it was started")
