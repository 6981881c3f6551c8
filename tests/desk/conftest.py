"""The help desk as an agent meets it: real window, real keys, the real driver, an emulated printer on a wire."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from drivers.printer.emulator import Emulator
from kiosk.domain.cases import Case
from kiosk.domain.site import A4Address
from kiosk.domain.staff import Role
from kiosk.services.hall import open_hall
from tests.staff_window import Worker, staffed_hall
from tests.sweeping import swept
from tests.visits.conftest import MORNING
from ui.desk.window import DeskWindow

STAFF = {"01": ("赵晴", Role.SUPERVISOR), "02": ("王敏", Role.AGENT), "03": ("李强", Role.AGENT)}


class Agent(Worker):
    """An agent at an open desk."""

    def __init__(self, window: DeskWindow, printer: Emulator) -> None:
        super().__init__(window.window, window.desk.sign_in)
        self.desk: Any = window.desk
        self.printer = printer
        self.hall = window.hall

    def busy(self) -> bool:
        return bool(self.desk.busy or self.desk.signIn.busy)

    @property
    def case(self) -> Case:
        """The open case."""
        case = self.desk.openCase.case
        assert isinstance(case, Case)
        return case

    def opens(self, letters: str) -> None:
        """Search by letters and open the first found."""
        self.press(*letters, "Enter")
        self.until(lambda: self.desk.openCase.case is not None, "an open case")

    def number(self) -> str:
        """Wait for the number and return it."""
        self.until(lambda: self.desk.outcome.number != "", "a number")
        return str(self.desk.outcome.number)


OpenDesk = Callable[..., Agent]


@pytest.fixture(scope="session")
def staffed() -> Iterator[Path]:
    """A hall with its staff: 赵晴 (01) is supervisor and manager, 王敏 and 李强 are agents with a PIN of their own."""
    with staffed_hall(STAFF) as home:
        yield home


@pytest.fixture
def home(tmp_path: Path, staffed: Path) -> Path:
    """The hall's data folder."""
    return Path(shutil.copytree(staffed, tmp_path / "home"))


@pytest.fixture
def desk_of(qapp: object, qtbot: QtBot, home: Path, printer: Emulator) -> Iterator[OpenDesk]:
    """Open a desk with one logged in (nobody where `login` is empty); several may be open on one database."""
    del qapp, qtbot

    def opened(login: str = "02", at: datetime = MORNING, a4: A4Address | None = None) -> Agent:
        hall = open_hall(home, at, f"tcp://127.0.0.1:{printer.port}")
        hall.machine = replace(hall.machine, a4=a4)
        stack.enter_context(swept())
        window = DeskWindow(hall)
        stack.callback(hall.store.close)
        stack.callback(window.close)
        window.open()
        here = Agent(window, printer)
        here.until(lambda: here.desk._front is not None, "the front page")
        if login:
            here.logs_in(login)
        return here

    with ExitStack() as stack:
        yield opened


@pytest.fixture
def agent(desk_of: OpenDesk) -> Agent:
    """王敏 at her desk."""
    return desk_of()
