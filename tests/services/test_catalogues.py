"""A hall keeps its catalogue: versions that never change, an import that is all or nothing, and the way back."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.catalogue.problems import Refused
from kiosk.services.catalogues import Catalogues, NoSuchVersion
from kiosk.services.hall import Hall, open_hall
from tests.catalogue.workbook.conftest import put
from tests.halls import lay_small

FOOD = "11370115MB2000119X4372131001001"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    opened = open_hall(lay_small(tmp_path / "home"))
    yield opened
    opened.store.close()


def workbook(hall: Hall, folder: Path, fee: object) -> Path:
    """Return the hall's workbook with another fee for 食品经营许可."""
    path = folder / "catalogue.xlsx"
    Catalogues(hall).export(path)
    book = load_workbook(path)
    put(book, "事项", (FOOD,), "收费", fee)
    book.save(path)
    return path


def fee(home: Path) -> str:
    """Return the fee that a kiosk which starts now would show."""
    opened = open_hall(home)
    item = opened.catalogue.find(FOOD)
    opened.store.close()
    assert item is not None
    return item.fee.zh


def test_an_import_becomes_the_version_in_use_and_stays_it(hall: Hall, tmp_path: Path) -> None:
    catalogues = Catalogues(hall)
    proposal = catalogues.propose(workbook(hall, tmp_path, "10 元"))
    assert fee(hall.home) == "不收费"

    assert catalogues.take(proposal) == 2

    assert fee(hall.home) == "10 元"
    assert fee(hall.home) == "10 元"  # the files, which did not change, do not come back
    assert [(kept.number, kept.origin) for kept in catalogues.all()] == [(1, "files"), (2, "catalogue.xlsx")]


def test_files_that_change_later_are_taken_over_again(hall: Hall, tmp_path: Path) -> None:
    Catalogues(hall).take(Catalogues(hall).propose(workbook(hall, tmp_path, "10 元")))
    file = hall.home / "catalogue" / "approval-market.toml"
    file.write_text(file.read_text("utf-8").replace('fee = "不收费"', 'fee = "20 元"', 1), "utf-8")

    assert fee(hall.home) == "20 元"
    assert len(Catalogues(hall).all()) == 3


def test_the_way_back_is_a_new_version_of_the_old(hall: Hall, tmp_path: Path) -> None:
    catalogues = Catalogues(hall)
    catalogues.take(catalogues.propose(workbook(hall, tmp_path, "10 元")))

    assert catalogues.back_to(1) == 3

    assert fee(hall.home) == "不收费"
    assert catalogues.tables(3) == catalogues.tables(1)
    with pytest.raises(NoSuchVersion):
        catalogues.back_to(9)


def test_a_workbook_that_does_not_fit_changes_nothing(hall: Hall, tmp_path: Path) -> None:
    path = workbook(hall, tmp_path, "10 元")
    book = load_workbook(path)
    put(book, "事项", (FOOD,), "队列", "X")
    book.save(path)

    with pytest.raises(Refused):
        Catalogues(hall).propose(path)

    assert fee(hall.home) == "不收费"
    assert len(Catalogues(hall).all()) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from kiosk.services import catalogues
from kiosk.services.hall import open_hall
from kiosk.store.versions import Versions
hall = open_hall(Path(sys.argv[1]))
put = Versions._put
def die(self, *given):
    number = put(self, *given)
    os.kill(os.getpid(), signal.SIGKILL)
    return number
Versions._put = die
work = catalogues.Catalogues(hall)
work.take(work.propose(Path(sys.argv[2])))
"""


def test_a_program_killed_in_mid_import_leaves_the_old_version(hall: Hall, tmp_path: Path) -> None:
    path = workbook(hall, tmp_path, "10 元")

    died = subprocess.run([sys.executable, "-c", KILLED, hall.home, path], env=os.environ, check=False)

    assert died.returncode == -signal.SIGKILL
    assert fee(hall.home) == "不收费"
    assert [kept.number for kept in Catalogues(hall).all()] == [1]
