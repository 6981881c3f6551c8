"""Typing a code: what opened nothing stands in nobody's way."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.domain.cases import Case
from kiosk.domain.site import ScannerAddress
from kiosk.domain.visit import Step, all_in_hand
from kiosk.services.accounts import Accounts
from kiosk.services.answers import CodeMade
from kiosk.services.cases import Cases
from kiosk.services.notices import Notices
from tests.services.conftest import all_brought
from tests.visits.conftest import Visitor


def test_after_a_whole_code_that_opened_nothing_the_next_key_begins_anew(visitor: Visitor) -> None:
    journey = visitor.kiosk.journey
    journey.start(Step.CODE)
    visitor.on("Code")
    presenter: Any = visitor.kiosk.shell.presenter
    for key in "22222222":
        presenter.press(key)
    presenter.press("3")  # what the eight open is still being looked up
    assert "".join(presenter.typed) == "22222222"
    visitor.until(lambda: journey.wrong_code is not None, "what became of the code")
    assert presenter.line != "接着上次的来，只问还缺的。"

    for key in "3F7":
        presenter.press(key)

    assert "".join(presenter.typed) == "3F7"
    assert presenter.place == 3
    assert presenter.line == "接着上次的来，只问还缺的。"
    visitor.touch("删一位")
    visitor.until(lambda: "".join(presenter.typed) == "3F", "one character less")


def test_a_code_whose_time_is_over_leads_on_to_the_choosing(visitor: Visitor) -> None:
    journey, hall = visitor.kiosk.journey, visitor.hall
    code = Notices(hall).make(all_brought(visitor.item("食品经营许可"))).code
    hall.clock = lambda: datetime(2026, 7, 14, 1, 41, tzinfo=UTC)  # two months later, 9:41 in the hall
    journey.start(Step.CODE)
    visitor.on("Code")
    presenter: Any = visitor.kiosk.shell.presenter
    for key in code:
        presenter.press(key)
    visitor.until(lambda: visitor.shows("这张单的码过了期。再对一遍也很快。"), "why it opens nothing")
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.touch("返回")
    visitor.on("Home")


def _pre_reviewed(visitor: Visitor) -> str:
    """Check everything at the desk; return the code."""
    hall = visitor.kiosk.hall
    session, cases = Accounts(hall).make_first("赵晴", "270591"), Cases(hall)
    case = cases.begin(session, visitor.item("食品经营许可"))
    kept = cases.keep(session, replace(case, visit=all_in_hand(case.visit)))
    assert isinstance(kept, Case)
    given = cases.give_code(session, kept)
    assert isinstance(given, tuple)
    assert isinstance(given[1], CodeMade)
    return given[1].code


def _hit(visitor: Visitor, key: object) -> None:
    QTest.keyClick(visitor.kiosk.window, key)  # type: ignore[call-overload]


@pytest.fixture(params=["beside a scanner that types", "without a scanner"])
def typist(request: pytest.FixtureRequest, visitor: Visitor) -> Visitor:
    """A visitor at the home of a kiosk with a keyboard."""
    scanner = ScannerAddress() if request.param == "beside a scanner that types" else None
    machine = replace(visitor.kiosk.hall.machine, code_scanner=scanner)
    visitor.kiosk.hall.machine = visitor.kiosk.shell._hall.machine = machine
    visitor.on("Home")
    visitor.kiosk.window.requestActivate()
    visitor.until(visitor.kiosk.window.isActive, "the kiosk in front")
    return visitor


def _typed(visitor: Visitor) -> str:
    return "".join(getattr(visitor.kiosk.shell.presenter, "typed", []))


def test_a_code_that_is_typed_at_the_home_begins_the_visit_at_the_verdict(typist: Visitor) -> None:
    code = _pre_reviewed(typist)
    for count, character in enumerate(code.lower(), start=1):
        _hit(typist, character)
        if count < len(code):
            typist.until(lambda n=count: _typed(typist) == code[:n], f"{code[:count]} on the screen")  # type: ignore[misc]

    typist.number()
    typist.on("Issued")


def test_a_code_that_is_typed_wrongly_stands_there_with_the_place_that_looks_wrong(typist: Visitor) -> None:
    code = _pre_reviewed(typist)
    wrong = code[:2] + next(other for other in "2345" if other != code[2]) + code[3:]
    for character in wrong:  # in one go, as a practised hand does
        _hit(typist, character)
    typist.until(lambda: typist.shows("第 3 位和单子上的不一样"), "which character")
    typist.on("Code")
    assert _typed(typist) == wrong

    _hit(typist, code[2])
    typist.number()
    typist.on("Issued")


def test_a_typed_character_that_no_code_has_is_named_and_backspace_takes_it_away(typist: Visitor) -> None:
    for character in "3f7k92q0":
        _hit(typist, character)
    typist.until(lambda: typist.shows("第 8 位和单子上的不一样"), "which character")
    _hit(typist, Qt.Key.Key_Backspace)
    typist.until(lambda: _typed(typist) == "3F7K92Q", "one character less")
