"""The hall changes its catalogue while the kiosk is in use: no visit changes under the finger, the next one does."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.domain.visit import Step
from kiosk.services.catalogues import Catalogues
from kiosk.services.hall import open_hall
from tests.catalogue.workbook.conftest import put
from tests.visits.conftest import Visitor

FOOD = "11370115MB2000119X4372131001001"


pytestmark = pytest.mark.usefixtures("few_items")


def bring_in(home: Path, folder: Path, heading: str, words: str) -> int:
    """Do what `jishi catalogue export`, an editor and `jishi catalogue import` do, as another program."""
    other = open_hall(home)
    catalogues, path = Catalogues(other), folder / "catalogue.xlsx"
    catalogues.export(path)
    book = load_workbook(path)
    put(book, "事项", (FOOD,), heading, words)
    book.save(path)
    number = catalogues.take(catalogues.propose(path))
    other.store.close()
    return number


def test_a_new_version_is_offered_to_the_next_visitor_only(visitor: Visitor, tmp_path: Path) -> None:
    visitor.choose("食品经营许可")
    assert visitor.shows("不收费")

    number = bring_in(visitor.hall.home, tmp_path, "收费", "100 元")

    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    visitor.number()
    issued = visitor.kiosk.journey.issued
    assert issued is not None
    assert visitor.hall.catalogue.version == number - 1
    visitor.slip()
    visitor.kiosk.journey.end()
    visitor.on("Home")
    visitor.until(lambda: visitor.hall.catalogue.version == number, "the new version")
    visitor.choose("食品经营许可")
    assert visitor.shows("100 元")
    assert not visitor.shows("不收费")


def test_the_search_finds_by_what_the_new_version_says(visitor: Visitor, tmp_path: Path) -> None:
    visitor.on("Home")
    assert visitor.hall.index.count("HGCKY") == 0

    bring_in(visitor.hall.home, tmp_path, "俗称", "火锅城开业")
    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.on("Choose")
    visitor.kiosk.journey.end()

    visitor.until(lambda: visitor.hall.index.count("HGCKY") == 1, "the new version's words")
