"""The screen that is made while the home rests says what is true when somebody touches, not when it was made."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMetaObject, QObject

from drivers.printer.emulator import Emulator
from kiosk.domain.visit import Mode, Step, Visit
from tests.visits.conftest import Visitor, standing
from tests.visits.test_new_catalogue import bring_in
from ui.citizen.checklist import ChecklistPresenter
from ui.citizen.choose import ChoosePresenter


def shell_of(visitor: Visitor) -> Any:
    """Return the shell, whose properties are Qt's."""
    return visitor.kiosk.shell


def made_ahead(visitor: Visitor, behind: str = "Home", made: type = ChoosePresenter) -> Any:
    """Wait until a screen is made behind another; return its presenter."""
    visitor.on(behind)
    ahead = shell_of(visitor).ahead
    visitor.until(lambda: isinstance(ahead.presenter, made), "a screen made ahead")
    return ahead.presenter


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


def test_the_checklist_is_made_while_the_item_is_read_and_asks_what_was_answered_last(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    journey, shell = visitor.kiosk.journey, shell_of(visitor)
    question = journey.visit.next_question()
    assert question is not None
    visitor.wait(300)
    assert not isinstance(shell.ahead.presenter, ChecklistPresenter), "nobody knows the list before the answers"
    while (question := journey.visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to)
        visitor.touch(choice.label.zh)
        visitor.until(lambda asked=question.id: asked in journey.visit.situations, "an answer")  # type: ignore[misc]
    first: Any = made_ahead(visitor, "Item", ChecklistPresenter)
    last = journey.visit.questions()[-1]
    other = next(c for c in last.choices if not c.leads_to and c.id != journey.visit.situations[last.id])
    visitor.touch(other.label.zh)
    visitor.until(lambda: shell.ahead.presenter is not first, "the list of one answer is thrown away")
    made = made_ahead(visitor, "Item", ChecklistPresenter)

    visitor.touch("下一步，对材料")
    visitor.on("Checklist")

    assert shell.presenter is made
    assert [row["id"] for row in made.rows] == [r.id for r in journey.visit.asked()]
    assert visitor.shows(journey.visit.asked()[0].name.zh.replace("|", ""))


def test_a_screen_that_is_half_made_when_the_kiosk_closes_goes_in_peace(
    qapp: object, tmp_path: Path, printer: Emulator
) -> None:
    del qapp
    with standing(tmp_path / "home", printer) as visitor:
        made_ahead(visitor)
        deck = next(o for o in visitor.kiosk.window.findChildren(QObject) if "Deck" in o.metaObject().className())
        shell_of(visitor).ahead.drop()
        QMetaObject.invokeMethod(deck, "makeAhead")  # and no frame in which it could be finished


def test_who_turns_back_leaves_no_list_behind(visitor: Visitor) -> None:
    item = next(i for i in visitor.hall.catalogue.items if not Visit("v").choose(i).questions())
    visitor.choose(item.code)
    made_ahead(visitor, "Item", ChecklistPresenter)

    visitor.kiosk.journey.end()

    made_ahead(visitor)
    standing = {each.metaObject().className() for each in visitor.kiosk.window.findChildren(QObject)}
    assert not [name for name in standing if "ChecklistScreen" in name]
