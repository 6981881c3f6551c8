"""Which languages a kiosk offers, and in which it meets a visitor, is the hall's to say, at any time."""

from pathlib import Path

from drivers.printer.emulator import Emulator
from kiosk.domain.text import Language
from kiosk.services.hall import open_hall
from kiosk.services.seeds import SITE_FILE
from kiosk.services.settings import Settings
from tests.halls import lay
from tests.visits.conftest import MORNING, OpenKiosk, standing
from ui.citizen.front import recall
from ui.citizen.home import HomePresenter
from ui.citizen.stage import Stage


def test_a_kiosk_meets_its_next_visitor_in_the_language_that_a_technician_chose(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of()
    assert visitor.shows("English")
    settings = Settings(visitor.hall)
    settings.change(None, settings.one(SITE_FILE, "languages"), "先 English，可换中文")

    home = visitor.kiosk.shell.presenter
    assert isinstance(home, HomePresenter)
    home._tick()
    visitor.until(lambda: visitor.shows("how can we help") and visitor.find("中文") is not None, "an English home")
    visitor.touch("中文")
    visitor.until(lambda: visitor.shows("今天办什么"), "Chinese, since the visitor wants it")
    visitor.kiosk.shell.giveUp()
    visitor.until(lambda: visitor.shows("how can we help"), "English for the next one")

    settings.change(None, settings.one(SITE_FILE, "languages"), "zh")
    home = visitor.kiosk.shell.presenter
    assert isinstance(home, HomePresenter)
    home._tick()
    visitor.until(lambda: visitor.shows("今天办什么"), "a Chinese home")
    visitor.until(lambda: visitor.find("大字") is not None, "the other switches")
    assert visitor.find("English") is None


def test_a_kiosk_that_begins_in_english_shows_its_kept_home_in_english(
    tmp_path: Path, printer: Emulator, kiosk_of: OpenKiosk
) -> None:
    home = lay(tmp_path / "home")
    hall = open_hall(home, MORNING)
    settings = Settings(hall)
    settings.change(None, settings.one(SITE_FILE, "languages"), "en、zh")
    hall.store.close()
    with standing(home, printer) as kept:
        assert kept.kiosk.journey.visit.language is Language.ENGLISH
        assert kept.shows("how can we help")
        kept.until((home / "front.json").exists, "the home is kept")
    front = recall(home, MORNING)
    assert front is not None

    stage = Stage(home, english=front["english"], front=front)
    stage.show(fullscreen=False)
    stage.until_painted()

    visitor = kiosk_of(stage=stage)
    assert visitor.shows("how can we help")
    visitor.touch("中文")
    visitor.until(lambda: visitor.shows("今天办什么"), "Chinese")
