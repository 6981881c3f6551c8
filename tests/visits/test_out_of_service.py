"""A kiosk that cannot store is calm, says where to go in two languages, and comes back by itself."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.services.answers import OutOfService
from kiosk.services.hall import Hall, open_hall
from tests.visits.conftest import Visitor
from ui.citizen.resting import Resting, opened


def test_a_database_that_breaks_in_mid_visit_ends_on_the_calm_screen(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    database = visitor.hall.store.database
    database.execute_sql("ALTER TABLE event RENAME TO event_gone")  # type: ignore[no-untyped-call]
    visitor.touch("下一步")
    visitor.on("OutOfService")

    assert visitor.shows("这台机器歇一会儿")
    assert visitor.shows("This kiosk is taking a break")
    assert not visitor.shows("Traceback")
    assert visitor.tickets() == 0
    database.execute_sql("ALTER TABLE event_gone RENAME TO event")  # type: ignore[no-untyped-call]

    visitor.on("Home")  # mended: back by itself, with nothing of that visitor left
    assert visitor.kiosk.journey.visit.item is None
    assert visitor.kiosk.journey.visit.answers == {}


def test_a_damaged_database_at_the_start_rests_and_opens_once_it_is_mended(
    qapp: object, qtbot: QtBot, tmp_path: Path
) -> None:
    del qapp, qtbot
    broken = tmp_path / "jishi.db"
    broken.write_bytes(b"not a database at all" * 400)
    tried: list[Hall] = []

    def open_it() -> Hall:
        try:
            tried.append(open_hall(tmp_path))
        except OutOfService:
            broken.unlink()  # somebody mends it while the kiosk rests
            raise
        return tried[-1]

    hall = opened(open_it, fullscreen=False, retry_ms=50)

    assert hall is not None
    assert tried == [hall]
    hall.store.close()


def test_the_resting_window_says_where_to_go_in_both_languages(qapp: object, qtbot: QtBot) -> None:
    del qapp, qtbot
    resting = Resting(fullscreen=False)
    resting.wait(50)
    presenter = resting.engine.rootObjects()[0].property("presenter")

    assert "咨询台" in presenter.chinese
    assert "information desk" in presenter.english
    resting.close()


def test_a_kiosk_that_never_can_gives_up_only_where_it_was_told_to(qapp: object, qtbot: QtBot) -> None:
    del qapp, qtbot

    def never() -> Hall:
        raise OutOfService("machine", "disk full")

    assert opened(never, fullscreen=False, tries=2, retry_ms=20) is None
    with pytest.raises(OutOfService):
        never()
