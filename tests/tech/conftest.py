"""The technician's window as a technician meets it: real window, real keys, the real driver, an emulated printer."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from kiosk.domain.staff import Role
from kiosk.services.hall import open_hall
from tests.staff_window import Worker, staffed_hall
from tests.sweeping import swept
from tests.visits.conftest import MORNING
from ui.tech.window import TechWindow

STAFF = {"01": ("赵晴", Role.SUPERVISOR), "02": ("王敏", Role.AGENT), "03": ("孙工", Role.TECHNICIAN)}


class Technician(Worker):
    """A technician before the open window."""

    def __init__(self, window: TechWindow) -> None:
        super().__init__(window.window, window.tech.sign_in)
        self.tech: Any = window.tech
        self.hall, self.window_of = window.hall, window

    def page(self, name: str) -> Any:
        """Return the presenter of a page."""
        return self.tech.pages[name]


OpenTech = Callable[..., Technician]


@pytest.fixture(scope="session")
def manned() -> Iterator[Path]:
    """A hall with its staff: 赵晴 (01) is supervisor and manager, 王敏 an agent, 孙工 (03) the technician."""
    with staffed_hall(STAFF) as home:
        yield home


@pytest.fixture
def home(tmp_path: Path, manned: Path) -> Path:
    """The hall's data folder."""
    return Path(shutil.copytree(manned, tmp_path / "home"))


@pytest.fixture
def tech_of(qapp: object, qtbot: QtBot, home: Path, printer: Emulator) -> Iterator[OpenTech]:
    """Open the technician's window with one logged in (nobody where `login` is empty)."""
    del qapp, qtbot

    def opened(login: str = "03", connection: str | None = None, at_kiosk: bool = False) -> Technician:
        hall = open_hall(home, MORNING, f"tcp://127.0.0.1:{printer.port}" if connection is None else connection)
        stack.enter_context(swept())
        window = TechWindow(hall, at_kiosk)
        stack.callback(hall.store.close)
        stack.callback(window.close)
        window.open()
        here = Technician(window)
        here.until(lambda: not here.busy(), "the sheet")
        if login:
            here.logs_in(login)
        return here

    with ExitStack() as stack:
        yield opened


@pytest.fixture
def technician(tech_of: OpenTech) -> Technician:
    """孙工 before the window."""
    return tech_of()
