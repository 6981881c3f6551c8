"""`python -m tests.pictures`: the README's pictures, made by the program itself on the hall that ships.

`make pictures ARGS="--all DIR"` leaves every screen and item in every language, size and orientation in DIR,
and tells what does not fit; `ARGS=--look` only tells. `--file CATALOGUE_FILE`: the items of that file and nothing else.
Ends with 1 where something does not fit or Qt complained, as it does of a wrong binding.
"""

import argparse
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PIL import Image
from PySide6.QtQuick import QQuickWindow

from drivers.printer.emulator import Emulator
from kiosk.domain.items import Requirement
from kiosk.domain.staff import Role
from kiosk.domain.visit import Step, Wish
from kiosk.services.accounts import Accounts
from kiosk.services.hall import Hall, open_hall
from kiosk.services.visits import Visits
from tests.complaints import heard
from tests.desk.conftest import STAFF, Agent
from tests.desk.fitting import unfit
from tests.desk.walk import SIZES, first_account, let_wait, walk
from tests.halls import lay
from tests.services.conftest import all_brought
from tests.staff_window import PIN, staffed_hall
from tests.tech import walk as tech_walk
from tests.tech.conftest import STAFF as TECH_STAFF
from tests.tech.conftest import Technician
from tests.ui.citizen import fit
from tests.ui.citizen.seeing import look_at
from tests.ui.citizen.views import BOTH, all_views, of_items
from tests.ui.citizen.walk import Sight, Walker, a_walker, close
from ui.citizen.kiosk import Kiosk
from ui.citizen.play import SETTLE_MS, Player
from ui.citizen.stage import application
from ui.desk.window import DeskWindow
from ui.tech.window import TechWindow

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "pictures"
MORNING = datetime(2026, 5, 12, 9, 41)  # noqa: DTZ001 - local time of the hall
WIDTH, COLOURS = 540, 256
WAITING = {"二手房转移登记": 6, "灵活就业人员参保登记": 9, "食品经营许可": 4, "公司设立登记": 3}


@contextmanager
def kiosk(printer: Emulator, orientation: str = "portrait") -> Iterator[Player]:
    """Open a kiosk on a morning with some people waiting."""
    home = Path(tempfile.mkdtemp(prefix="jishi-pictures-"))
    hall = open_hall(lay(home), MORNING, f"tcp://127.0.0.1:{printer.port}")
    hall = replace(hall, machine=replace(hall.machine, orientation=orientation))
    _let_wait(hall)
    opened = Kiosk(hall)
    opened.open(fullscreen=False)
    player = Player(opened)
    player.until(lambda: opened.journey.crowd is not None, "waiting for the crowd")
    player.wait(1500)
    yield player
    opened.close()
    hall.store.close()


def _let_wait(hall: Hall) -> None:
    """Give some people numbers, without paper."""
    visits = Visits(replace(hall, machine=replace(hall.machine, printer=None)))
    for name, count in WAITING.items():
        item = hall.catalogue.find(name)
        assert item is not None, name
        for _ in range(count):
            visit = all_brought(item)
            visits.issue(visit, Wish.NUMBER)
            visits.end(visit.id)


def keep(player: Player, name: str) -> None:
    """Leave a small picture of the screen."""
    keep_window(player.kiosk.window, name)


def keep_window(window: QQuickWindow, name: str) -> None:
    """Leave a small picture of a window."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        window.grabWindow().save(file.name)
        small(Image.open(file.name), name)


def small(picture: Image.Image, name: str) -> None:
    """Keep a picture no wider than a README wants, in few colours."""
    share = min(1.0, WIDTH / picture.width * (1.6 if picture.width > picture.height else 1))
    size = (round(picture.width * share), round(picture.height * share))
    reduced = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS).quantize(COLOURS)
    reduced.save(FOLDER / f"{name}.png", optimize=True)


def answer(player: Player, requirement: Requirement, word: str) -> None:
    """Touch one answer."""
    player.touch(f"{requirement.name.zh.replace('|', '')}：{word}")
    player.wait(SETTLE_MS)


def to_checklist(player: Player) -> None:
    """Choose 食品经营许可 in person and answer two papers."""
    journey = player.kiosk.journey
    item = player.kiosk.hall.catalogue.find("食品经营许可")
    assert item is not None
    journey.choose(item)
    player.on("Item")
    visit = all_brought(item)
    for question, choice in visit.situations.items():
        journey.put(journey.visit.situate(question, choice))
    player.kiosk.journey.go(Step.CHECKLIST)
    player.on("Checklist")
    for requirement in list(journey.visit.asked())[:2]:
        answer(player, requirement, "带了")
    player.wait(300)


def portrait(printer: Emulator) -> None:
    """Home, choose, item, checklist, verdict, number and slip."""
    with kiosk(printer) as player:
        keep(player, "home")
        player.touch("办事取号")
        player.on("Choose")
        keep(player, "choose")
        player.kiosk.journey.end()
        player.on("Home")
        to_checklist(player)
        keep(player, "checklist")
        first, last = player.kiosk.journey.visit.unanswered()
        answer(player, first, "没带")
        answer(player, last, "没带")
        player.touch("下一步")
        player.on("Verdict")
        keep(player, "verdict")
        player.touch("返回")
        player.on("Checklist")
        answer(player, first, "带了")
        player.wait(700)
        player.touch("下一步")
        player.on("Verdict")
        player.touch("先取号，到窗口签承诺")
        player.on("Issued")
        printer.wait_for(lambda p: bool(p.slips))
        player.wait(600)
        keep(player, "issued")
        small(printer.slips[-1].picture(), "slip")


def english(printer: Emulator) -> None:
    """The checklist in English and large type."""
    with kiosk(printer) as player:
        to_checklist(player)
        player.touch("English")
        player.wait(700)
        player.touch("Large")
        player.wait(900)
        keep(player, "checklist-english-large")


def landscape(printer: Emulator) -> None:
    """The home on a landscape panel."""
    with kiosk(printer, "landscape") as player:
        keep(player, "home-landscape")


def help_desk(printer: Emulator) -> None:
    """The help desk with a paper missing and somebody calling; the pre-review's slip."""
    home = Path(tempfile.mkdtemp(prefix="jishi-pictures-"))
    hall = open_hall(lay(home), MORNING, f"tcp://127.0.0.1:{printer.port}")
    accounts = Accounts(hall)
    accounts.add(accounts.make_first("赵晴", PIN), "王敏", frozenset({Role.AGENT}), PIN[::-1])
    let_wait(hall)
    window = DeskWindow(hall)
    window.open()
    agent = Agent(window, printer)
    agent.wait(3000)
    agent.logs_in("01", PIN)
    agent.opens("spjy")
    agent.press("3", "1", "a", "4", "空格", ".")
    agent.wait(SETTLE_MS)
    keep_window(window.window, "desk")
    agent.press("空格", "空格", "空格", "c")
    agent.shows("预审码，")
    printer.wait_for(lambda p: bool(p.slips))
    small(printer.slips[-1].picture(), "pre-review")
    window.close()
    hall.store.close()


def technician(printer: Emulator) -> None:
    """The technician's window: a printer's fault, a slip's text and its paper, settings that are tried, the steps."""
    home = Path(tempfile.mkdtemp(prefix="jishi-pictures-"))
    hall = open_hall(lay(home), MORNING, f"tcp://127.0.0.1:{printer.port}")
    Accounts(hall).make_first("孙工", PIN, roles=frozenset(Role))
    window = TechWindow(hall)
    window.open()
    here = Technician(window)
    here.until(lambda: not here.busy(), "the sheet")
    here.logs_in("01", PIN)
    printer.cover_open = True
    here.shows("盖开着")
    here.wait(SETTLE_MS)
    keep_window(window.window, "tech-printer")
    printer.cover_open = False
    here.click("小票样式")
    here.until(lambda: here.page("slips").look.picture != "", "the slip")
    here.wait(SETTLE_MS)
    keep_window(window.window, "tech-slips")
    here.click("设置")
    here.until(lambda: here.page("settings").rows, "the settings")
    here.press("W", "Enter", "Enter", "Enter")
    here.shows("80 毫米宽多是 576 点")
    here.wait(SETTLE_MS)
    keep_window(window.window, "tech-steps")
    here.press("Esc")
    here.page("settings").choose("dots")
    here.press("左", "左", "T")
    here.shows("测试页出来了吗？")
    here.wait(SETTLE_MS)
    keep_window(window.window, "tech-settings")
    here.press("N")
    window.close()
    hall.store.close()


def every_desk_screen(folder: Path | None, complaints: list[str]) -> Iterator[str]:
    """Yield what does not fit on any stop of the walk over the help desk, which speaks Chinese, in each size."""
    with staffed_hall(STAFF) as home:
        yield from _on_a_walk(home, walk, folder, complaints)
    with tempfile.TemporaryDirectory(prefix="jishi-pictures-") as name:
        yield from _on_a_walk(lay(Path(name) / "home"), first_account, folder, complaints)


def _on_a_walk(
    home: Path, stops: Callable[[Agent], Iterator[str]], folder: Path | None, complaints: list[str]
) -> Iterator[str]:
    with Emulator.tcp() as printer:
        hall = open_hall(home, MORNING, f"tcp://127.0.0.1:{printer.port}")
        desk = DeskWindow(hall)
        desk.open()
        agent = Agent(desk, printer)
        agent.until(lambda: desk.desk._front is not None, "the front page")
        for stop in stops(agent):
            for width, height in SIZES:
                desk.window.resize(width, height)
                agent.wait(SETTLE_MS)
                if folder is not None:
                    place = folder / f"desk-{width}"
                    place.mkdir(parents=True, exist_ok=True)
                    desk.window.grabWindow().save(str(place / f"{stop}.png"))
                found = [*unfit(desk.window.contentItem()), *complaints]
                yield from (f"desk {width} {stop}: {fault}" for fault in found)
                complaints.clear()
        desk.close()
        hall.store.close()


def every_tech_screen(folder: Path | None, complaints: list[str]) -> Iterator[str]:
    """Yield what does not fit on any stop of the walk over the technician's window, at a desk and on a panel."""
    for at_kiosk, sizes in tech_walk.SIZES.items():
        with staffed_hall(TECH_STAFF) as home, Emulator.tcp() as printer, Emulator.tcp() as second:
            hall = open_hall(home, MORNING, f"tcp://127.0.0.1:{printer.port}")
            tech = TechWindow(hall, at_kiosk)
            tech.open()
            here = Technician(tech)
            here.until(lambda here=here: not here.busy(), "the sheet")  # type: ignore[misc]
            for stop in tech_walk.walk(here, printer, second):
                for width, height in sizes:
                    tech.window.setGeometry(0, 0, width, height)
                    here.wait(SETTLE_MS)
                    where = f"tech-{'kiosk-' if at_kiosk else ''}{width}"
                    if folder is not None:
                        (folder / where).mkdir(parents=True, exist_ok=True)
                        tech.window.grabWindow().save(str(folder / where / f"{stop}.png"))
                    content = tech.window.contentItem()
                    unfit = (fault for fault in fit.unfit(look_at(content, content)) if _is_in_itself(fault))
                    yield from (f"{where} {stop}: {fault}" for fault in [*unfit, *complaints])
                    complaints.clear()
            tech.close()
            hall.store.close()


def _is_in_itself(fault: str) -> bool:
    """Tell whether words are wrong in themselves: at the desk lists scroll, and a row that is touched holds keys."""
    return fault.startswith(("boxed", "elided")) or "is larger than its room" in fault


def every_screen(folder: Path | None, file: Path | None, complaints: list[str]) -> Iterator[str]:
    """Yield what does not fit on any stop of the walk, and what Qt complains of there; keep pictures in `folder`.

    The walk goes over all screens and all items, or over the items of one catalogue file.
    """
    codes = {item["code"] for item in tomllib.loads(file.read_text("utf-8"))["item"]} if file else None
    for orientation, edge in (("portrait", 800.0), ("landscape", 950.0)):
        home = Path(tempfile.mkdtemp(prefix="jishi-pictures-"))
        with Emulator.tcp() as printer:
            walker = a_walker(home, printer, orientation, edge)
            _let_wait(walker.kiosk.hall)
            chosen = [item for item in walker.catalogue.items if codes is None or item.code in codes]
            for sight in walker.walk(of_items(chosen) if file else all_views(chosen)):
                if folder is not None:
                    _keep_sight(walker, sight, folder / orientation)
                yield from (f"{orientation} {sight}: {fault}" for fault in [*_faults(sight), *complaints])
                complaints.clear()
            close(walker)
            yield from (f"{orientation}, as it is taken down: {complaint}" for complaint in complaints)
            complaints.clear()


def _faults(sight: Sight) -> Iterator[str]:
    yield from fit.unfit(sight.seen)
    yield from fit.untouchable(sight.seen)
    if sight.way.english and sight.view not in BOTH:
        yield from fit.foreign(sight.seen)


def _keep_sight(walker: Walker, sight: Sight, folder: Path) -> None:
    place = folder / sight.way.name
    place.mkdir(parents=True, exist_ok=True)
    name = f"{sight.view}-{sight.page + 1}".replace(" ", "-").replace("/", "-")
    walker.kiosk.window.grabWindow().save(str(place / f"{name}.png"))


def main() -> int:
    """Make them all; return the exit code."""
    asked = argparse.ArgumentParser(prog="tests.pictures")
    asked.add_argument("--all", metavar="DIR", type=Path, help="every item, language, size and orientation, into DIR")
    asked.add_argument("--look", action="store_true", help="tell what does not fit on any of them; no pictures")
    asked.add_argument("--file", type=Path, help="with --all or --look: only the items of this catalogue file")
    asked.add_argument("--desk", action="store_true", help="with --all or --look: only the screens of the help desk")
    asked.add_argument("--tech", action="store_true", help="with --all or --look: only the technician's")
    chosen = asked.parse_args()
    application()
    with heard() as complaints:
        if chosen.look or chosen.all:
            staff = chosen.desk or chosen.tech
            wrong = 0 if staff else _told(every_screen(chosen.all, chosen.file, complaints))
            wrong += 0 if chosen.file or chosen.tech else _told(every_desk_screen(chosen.all, complaints))
            wrong += 0 if chosen.file or chosen.desk else _told(every_tech_screen(chosen.all, complaints))
        else:
            readme()
            wrong = _told(complaints)
    return 1 if wrong else 0


def readme() -> None:
    """Make the README's pictures."""
    FOLDER.mkdir(exist_ok=True)
    for make in (portrait, english, landscape, help_desk, technician):
        with Emulator.tcp() as printer:
            make(printer)


def _told(lines: Iterable[str]) -> int:
    """Write each line as it comes; return how many there were."""
    count = 0
    for count, line in enumerate(lines, 1):  # noqa: B007 - the last is how many
        sys.stdout.write(f"{line}\n")
    return count


if __name__ == "__main__":
    sys.exit(main())
