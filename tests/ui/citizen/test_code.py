"""Typing a code: what opened nothing stands in nobody's way."""

from datetime import UTC, datetime
from typing import Any

from kiosk.domain.visit import Step
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
