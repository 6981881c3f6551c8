"""The screen that is made while the home rests says what is true when somebody touches, not when it was made."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.visit import Mode, Step
from tests.visits.conftest import Visitor
from tests.visits.test_new_catalogue import bring_in


def made_ahead(visitor: Visitor, behind: str = "Home") -> Any:
    """Wait until the screen is made behind another; return its presenter."""
    visitor.on(behind)
    shell: Any = visitor.kiosk.shell
    visitor.until(lambda: shell.ahead.presenter is not None, "a screen made ahead")
    return shell.ahead.presenter


def test_it_asks_what_its_visitor_came_for(visitor: Visitor) -> None:
    for mode, question in ((Mode.LOOK_UP, "您想查哪件事？"), (Mode.NUMBER, "您要办哪方面的事？")):
        made = made_ahead(visitor)
        visitor.kiosk.journey.start(Step.CHOOSE, mode)
        visitor.on("Choose")
        assert visitor.kiosk.shell.presenter is made
        visitor.until(lambda said=question: visitor.shows(said), question)  # type: ignore[misc]
        visitor.kiosk.journey.end()


def test_the_way_back_from_a_list_is_made_while_the_list_is_read(visitor: Visitor) -> None:
    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.on("Choose")
    first: Any = visitor.kiosk.shell.presenter
    visitor.kiosk.journey.open_list(f"event:{visitor.hall.catalogue.life_events[0].id}")
    made = made_ahead(visitor, "List")

    visitor.touch("返回")

    visitor.on("Choose")
    assert visitor.kiosk.shell.presenter is made is not first
    visitor.touch(visitor.hall.catalogue.life_events[1].name.zh)
    visitor.on("List")


def test_it_speaks_the_language_that_was_switched_to_meanwhile(visitor: Visitor) -> None:
    made = made_ahead(visitor)
    visitor.touch("English")
    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.on("Choose")
    assert visitor.kiosk.shell.presenter is made
    visitor.until(lambda: visitor.shows("By what you need"), "English")
    assert not visitor.shows("按事情找")


@pytest.mark.usefixtures("few_items")
def test_a_new_catalogue_throws_it_away(visitor: Visitor, tmp_path: Path) -> None:
    made = made_ahead(visitor)
    bring_in(visitor.hall.home, tmp_path, "收费", "100 元")
    door: Any = visitor.kiosk.door
    door.ask(lambda services: services.renewal.newer(), visitor.hall.renew)
    visitor.answered()

    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.on("Choose")

    now: Any = visitor.kiosk.shell.presenter
    assert now is not made
    assert now._catalogue is visitor.hall.catalogue
