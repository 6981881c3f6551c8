"""Whoever edits a slip sees it as the printer will set it, cannot save a wrong one, and loses nothing."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from drivers.printer.emulator import Emulator
from drivers.printer.glyphs import _modules as modules
from drivers.printer.page import _inked as inked
from kiosk.domain.jobs import JobState
from kiosk.domain.site import PrinterAddress
from kiosk.domain.staff import Role
from kiosk.services.accounts import Accounts
from kiosk.services.answers import OutOfService
from kiosk.services.audit import Audit
from kiosk.services.hall import Hall, open_hall
from kiosk.services.printing import Printing
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.slip_editing import CannotSave, Opened, Overtaken, SlipEditing
from kiosk.services.slip_preview import SlipPreviews, Wanted, check, sheets
from kiosk.services.slip_proofs import print_proof
from kiosk.services.slip_specimens import Specimen, offered
from kiosk.services.staff import Staff
from kiosk.services.templates.shelf import FOLDER, NAMES, shipped_text
from kiosk.store.database import execute
from tests.halls import lay
from tests.services.conftest import HandClock

PIN, FIRST_PIN = "270591", "831604"
RULE = "text bold: 当日有效 // Valid today only\n"
OURS = shipped_text("ticket").replace(RULE, "text bold: 只在今天有效 // Today only\n")


@dataclass(frozen=True)
class Manned:
    """A hall with its staff, made once and copied: 赵晴 is supervisor and manager, 孙工 and 李工 technicians."""

    home: Path
    zhao: Session
    sun: Session
    li: Session


def technician(hall: Hall, name: str, login: str, first: Session) -> Session:
    """Return a technician who has logged in."""
    Accounts(hall).add(first, name, frozenset({Role.TECHNICIAN}), FIRST_PIN, login)
    session = Staff(hall).log_in(login, FIRST_PIN)
    assert isinstance(session, Session)
    Staff(hall).change_pin(session, FIRST_PIN, PIN)
    return session


@pytest.fixture(scope="module")
def manned(tmp_path_factory: pytest.TempPathFactory) -> Manned:
    """The hall that is copied."""
    home = lay(tmp_path_factory.mktemp("manned") / "home")
    hall = replace(open_hall(home), clock=HandClock())
    first = Accounts(hall).make_first("赵晴", PIN)
    assert isinstance(first, Session)
    made = Manned(home, first, technician(hall, "孙工", "03", first), technician(hall, "李工", "04", first))
    hall.store.close()
    return made


@pytest.fixture
def hall(tmp_path: Path, manned: Manned, printer: Emulator, clock: HandClock) -> Iterator[Hall]:
    """The hall at 09:41."""
    home = Path(shutil.copytree(manned.home, tmp_path / "home"))
    opened = open_hall(home, printer=f"tcp://127.0.0.1:{printer.port}")
    yield replace(opened, clock=clock)
    opened.store.close()


@pytest.fixture
def first(manned: Manned) -> Session:
    """赵晴."""
    return manned.zhao


@pytest.fixture
def sun(manned: Manned) -> Session:
    """孙工."""
    return manned.sun


@pytest.fixture
def editing(hall: Hall) -> SlipEditing:
    """The hall's slips."""
    return SlipEditing(hall)


def file(hall: Hall, name: str = "ticket") -> Path:
    """Return a template's file."""
    return hall.home / FOLDER / f"{name}.txt"


def saved(editing: SlipEditing, session: Session, text: str, name: str = "ticket") -> Opened:
    """Open, and save a text."""
    done = editing.save(session, name, text, editing.open(name).seen)
    assert isinstance(done, Opened)
    return done


def test_every_shipped_slip_can_be_looked_at_with_all_its_data_on_both_papers(hall: Hall) -> None:
    previews = SlipPreviews(hall)
    for name, sheet in [(each, sheet) for each in NAMES for sheet in sheets(hall, each)]:
        highs = {}
        for which in offered(name):
            shown = previews.show(Wanted(name, shipped_text(name), which, sheet, hall.now()))
            assert (shown.faults, shown.remark) == ((), "")
            assert len(shown.grey) == shown.wide * shown.high > 0
            highs[which] = shown.high
        if name in ("ticket", "notice", "help-number", "pre-review"):
            assert highs[Specimen.LONGEST] > 1.4 * highs[Specimen.USUAL]


def test_a_fault_is_told_with_line_and_column_and_is_not_saved(hall: Hall, editing: SlipEditing, sun: Session) -> None:
    wrong = shipped_text("ticket").replace("{{ number }}", "{{ nummer }}")
    line = wrong.splitlines().index("number: {{ nummer }}") + 1
    (fault,) = check("ticket", wrong)
    before = file(hall).read_bytes()

    assert (fault.line, fault.column) == (line, 12)
    assert f"第 {line} 行第 12 列：现在是 nummer" in fault.words
    with pytest.raises(CannotSave, match="nummer"):
        editing.save(sun, "ticket", wrong, editing.open("ticket").seen)
    with pytest.raises(CannotSave, match="一行都没有"):
        editing.save(sun, "ticket", " \n\n", editing.open("ticket").seen)
    assert file(hall).read_bytes() == before


def test_saving_writes_the_file_keeps_the_one_before_and_stands_in_the_audit(
    hall: Hall, editing: SlipEditing, sun: Session, first: Session, clock: HandClock
) -> None:
    clock.move(minutes=2)
    opened = saved(editing, sun, OURS)

    assert file(hall).read_text("utf-8") == OURS == opened.text
    assert opened.edited
    newest, before = editing.history("ticket")
    assert (newest.who, f"{newest.at:%H:%M}", newest.text) == ("孙工", "09:43", OURS)
    assert (before.who, before.text) == ("", shipped_text("ticket"))
    assert editing.history("notice")[0].text == shipped_text("notice")
    acts = [(entry.who, entry.act, entry.about) for entry in Audit(hall).of_day(first, hall.where().day)]
    assert ("孙工", "edit-slip", "slip:ticket") in acts
    assert editing.edited() == {"ticket"}

    back = saved(editing, sun, before.text)
    assert not back.edited
    assert [each.text for each in editing.history("ticket")] == [before.text, OURS, before.text]


def test_the_second_of_two_technicians_is_told_and_nothing_is_lost(
    hall: Hall, editing: SlipEditing, manned: Manned
) -> None:
    sun, li = manned.sun, manned.li
    both = editing.open("ticket").seen
    editing.save(sun, "ticket", OURS, both)
    theirs = OURS.replace("只在今天有效", "今天用")

    told = editing.save(li, "ticket", theirs, both)
    assert isinstance(told, Overtaken)
    assert (told.who, told.now.text) == ("孙工", OURS)
    assert file(hall).read_text("utf-8") == OURS

    editing.save(li, "ticket", theirs, told.now.seen)
    assert [each.who for each in editing.history("ticket")] == ["李工", "孙工", ""]


def test_a_file_that_a_hand_changed_meanwhile_is_noticed_and_kept(
    hall: Hall, editing: SlipEditing, sun: Session
) -> None:
    opened = editing.open("ticket")
    by_hand = shipped_text("ticket").replace("有事打", "请打")
    file(hall).write_text(by_hand, "utf-8")

    assert editing.seen("ticket") != opened.seen
    told = editing.save(sun, "ticket", OURS, opened.seen)
    assert isinstance(told, Overtaken)
    assert (told.who, told.now.text) == ("", by_hand)
    editing.save(sun, "ticket", OURS, told.now.seen)
    assert [each.text for each in editing.history("ticket")] == [OURS, by_hand, shipped_text("ticket")]


def test_a_file_that_is_gone_or_unreadable_is_shown_as_it_is_in_use(hall: Hall, editing: SlipEditing) -> None:
    file(hall).unlink()
    gone = editing.open("ticket")
    file(hall).write_bytes("heading: 号票".encode("gb18030"))
    unread = editing.open("ticket")

    assert gone.text == unread.text == shipped_text("ticket")
    assert "不见了" in gone.note
    assert "不是 UTF-8" in unread.note


def test_another_slip_that_a_hand_left_wrong_is_named_and_this_one_is_not_saved(
    hall: Hall, editing: SlipEditing, sun: Session
) -> None:
    file(hall, "notice").write_text("text: {{ nobody }}\n", "utf-8")

    with pytest.raises(CannotSave, match=r"先改好另一张.*notice\.txt:1:10"):
        editing.save(sun, "ticket", OURS, editing.open("ticket").seen)
    assert file(hall).read_text("utf-8") == shipped_text("ticket")


def test_what_cannot_be_stored_leaves_file_and_database_as_they_were(
    hall: Hall, editing: SlipEditing, first: Session
) -> None:
    with pytest.raises(NotAllowed):  # a manager who is no technician
        saved(editing, first, OURS)

    assert file(hall).read_text("utf-8") == shipped_text("ticket")
    assert [each.text for each in editing.history("ticket")] == [shipped_text("ticket")]
    assert not list((hall.home / FOLDER).glob("*.new"))


def test_a_database_that_takes_nothing_leaves_the_file_as_it_was(
    hall: Hall, editing: SlipEditing, sun: Session
) -> None:
    full = "CREATE TRIGGER full BEFORE INSERT ON version BEGIN SELECT RAISE(ABORT, 'full'); END"
    execute(hall.store.database, full)

    with pytest.raises(OutOfService):
        saved(editing, sun, OURS)
    assert file(hall).read_text("utf-8") == shipped_text("ticket")


def test_a_running_program_prints_with_the_saved_text_from_its_next_slip_on(
    tmp_path: Path, hall: Hall, editing: SlipEditing, sun: Session
) -> None:
    other = open_hall(hall.home, hall.now().replace(tzinfo=None))
    saved(editing, sun, shipped_text("test-page").replace("黑体", "粗黑体"), "test-page")

    before = other.slips
    other.renew_slips()
    assert other.slips is not before
    assert other.slips.version == hall.store.versions.number(FOLDER)
    other.store.close()


@pytest.mark.parametrize("which", [Specimen.USUAL, Specimen.LONGEST, Specimen.ENGLISH])
def test_a_proof_that_another_program_prints_is_the_preview_dot_for_dot(
    hall: Hall, sun: Session, printer: Emulator, which: Specimen
) -> None:
    sheet = sheets(hall, "ticket")[0]
    wanted = Wanted("ticket", OURS, which, sheet, hall.now())
    owner = replace(hall)
    with Printing(owner).running() as printing:
        job = print_proof(hall, sun, wanted)
        printing.kick()
        assert printing.settle(job, 10) == JobState.CONFIRMED.value

    shown = SlipPreviews(hall).show(wanted)
    paper = printer.slips[-1].picture()
    assert paper.convert("L").tobytes() == Image.frombytes("L", (shown.wide, shown.high), shown.grey).tobytes()
    assert ("只在今天有效" in printer.slips[-1].text) is (which is not Specimen.ENGLISH)


def test_the_narrow_paper_is_a_choice_where_no_printer_has_it(hall: Hall) -> None:
    machine = replace(hall.machine, printer=PrinterAddress("K2-58", "generic-58", "tcp://127.0.0.1:9"))
    assert [sheet.title for sheet in sheets(hall, "ticket")] == ["K2-slip · 576 点", "58 mm"]
    assert [sheet.title for sheet in sheets(replace(hall, machine=machine), "ticket")] == ["K2-58 · 384 点", "80 mm"]
    assert [sheet.title for sheet in sheets(hall, "pledge")] == ["A4"]


def test_a_file_may_be_edited_by_hand_all_the_same(tmp_path: Path) -> None:
    home = lay(tmp_path / "home")
    (home / FOLDER / "ticket.txt").write_text(OURS, "utf-8")
    opened = open_hall(home)
    assert SlipEditing(opened).history("ticket")[0].text == OURS
    opened.store.close()


@pytest.mark.parametrize("name", ["pledge", "card"])
def test_of_a_slip_that_is_edited_only_the_edited_line_is_drawn_anew_and_it_looks_as_if_all_were(
    hall: Hall, name: str
) -> None:
    previews = SlipPreviews(hall)
    sheet, at = sheets(hall, name)[0], hall.now()
    edited = shipped_text(name) + "text: 多一行\n"
    previews.show(Wanted(name, shipped_text(name), Specimen.LONGEST, sheet, at))
    before = inked.cache_info().misses, modules.cache_info().misses
    shown = previews.show(Wanted(name, edited, Specimen.LONGEST, sheet, at))
    after = inked.cache_info().misses, modules.cache_info().misses

    assert after[0] - before[0] == (1 if name == "pledge" else 0)
    assert after[1] == before[1]
    inked.cache_clear()
    modules.cache_clear()
    assert previews.show(Wanted(name, edited, Specimen.LONGEST, sheet, at)) == shown
