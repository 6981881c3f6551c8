"""A printer's settings are tried before they are kept: by its owner, with a page, and else the old ones return."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.protocol import Printer, PrinterState
from kiosk.catalogue.problems import Refused
from kiosk.domain.jobs import JobState
from kiosk.domain.printer_settings import Value
from kiosk.domain.site import PrinterAddress
from kiosk.domain.staff import Role
from kiosk.domain.trials import MICROS, TrialState, Why, in_time
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued
from kiosk.services.hall import Hall, open_hall
from kiosk.services.on_trial import OnTrial, machine_micros
from kiosk.services.printers import open_printer
from kiosk.services.printing import Printing
from kiosk.services.sessions import NotAllowed, Session
from kiosk.services.setting_lines import with_value
from kiosk.services.setting_words import why_words
from kiosk.services.settings import Settings
from kiosk.services.staff import session_of
from kiosk.services.trials import CannotTry, Trial, Trials
from kiosk.services.visits import Visits
from tests.services.conftest import HandClock, all_brought
from tests.staff_window import staffed_hall

NAME = "K2-slip"
MINE = "# 手写的，别动\n"
STAFF = {
    "01": ("赵晴", Role.SUPERVISOR),
    "02": ("王敏", Role.AGENT),
    "03": ("孙工", Role.TECHNICIAN),
    "04": ("周工", Role.TECHNICIAN),
}


@pytest.fixture(scope="module")
def manned() -> Iterator[Path]:
    """A hall with two technicians."""
    with staffed_hall(STAFF) as home:
        yield home


@pytest.fixture
def home(tmp_path: Path, manned: Path, printer: Emulator) -> Path:
    """A machine whose machine.toml was written by hand, and says where its printer is."""
    home = Path(shutil.copytree(manned, tmp_path / "home"))
    path = home / "machine.toml"
    text = path.read_text("utf-8").replace("tcp://127.0.0.1:9100", f"tcp://127.0.0.1:{printer.port}")
    path.write_text(MINE + text, "utf-8")
    return home


@contextmanager
def opened(home: Path, clock: HandClock) -> Iterator[Hall]:
    hall = replace(open_hall(home), clock=clock)
    yield hall
    hall.store.close()


@contextmanager
def a_kiosk(home: Path, clock: HandClock) -> Iterator[tuple[Hall, Printing]]:
    """The kiosk's program, which has the printer."""
    with opened(home, clock) as hall, Printing(hall).running() as printing:
        yield hall, printing


@pytest.fixture
def hall(home: Path, clock: HandClock) -> Iterator[Hall]:
    """The technician's program."""
    with opened(home, clock) as hall:
        yield hall


@pytest.fixture
def trials(hall: Hall) -> Trials:
    """What the technician does in it."""
    return Trials(hall)


def logged_in(hall: Hall, login: str = "03") -> Session:
    row = hall.store.staff.by_login(hall.site.id, login)
    assert row is not None
    return session_of(row)


def until(printer: Emulator, holds: Callable[[], bool]) -> bool:
    """Look until something is true."""
    return any(holds() or printer.wait_for(lambda _: False, 0.03) for _ in range(400)) or holds()


def asked(trials: Trials, trial: Trial, printer: Emulator) -> Trial:
    """Wait until a trial's page is out and its 30 seconds run."""
    assert until(printer, lambda: trials.now(trial.id).asks and trials.now(trial.id).seconds <= 30)
    return trials.now(trial.id)


def ended(trials: Trials, trial: Trial, printer: Emulator) -> str:
    """Wait until the old settings are back; return why."""
    assert until(printer, lambda: trials._rows.open("K2", NAME) is None)
    assert trials.now(trial.id).state is TrialState.RETURNED
    return trials.now(trial.id).reason


def prints(hall: Hall, printing: Printing, printer: Emulator) -> int:
    """Print a test page with what is in use; return how many columns its ruler counts."""
    job = hall.store.journal.add_test(NAME, hall.where())
    assert JobState(printing.settle(job, 10)) is JobState.CONFIRMED
    return columns(printer)


def columns(printer: Emulator) -> int:
    """Return how wide the latest page is, in columns of 12 dots."""
    return max(len(line) for line in printer.slips[-1].text.splitlines() if line.startswith("12345"))


def test_what_is_tried_is_printed_by_the_owner_and_kept_when_it_came_out(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    before = (home / "machine.toml").read_text("utf-8")
    with a_kiosk(home, clock) as (kiosk, printing):
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384, "cut": "full"})
        assert (asked(trials, trial, printer).page, columns(printer)) == (JobState.CONFIRMED, 32)
        assert (home / "machine.toml").read_text("utf-8") == before

        assert trials.keep(logged_in(hall), trial.id).state is TrialState.KEPT
        assert until(printer, lambda: kiosk.machine.printer is not None and kiosk.machine.printer.own.dots == 384)
        assert prints(hall, printing, printer) == 32  # the kiosk goes on with them, without a new start

    after = (home / "machine.toml").read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert (after.startswith(MINE), added) == (True, ["dots = 384", 'cut = "full"'])
    with opened(home, clock) as again:
        assert Trials(again).settings(NAME)["dots"] == 384
    acts = hall.store.audit.of_day(hall.site.id, hall.where().day)
    tried, kept = (json.loads(act.details) for act in acts if act.act == "configure-printer")
    assert (tried["try"], kept["dots"], kept["cut"]) == (kept["keep"], "576 → 384", "partial → full")


@pytest.mark.parametrize("end", ["time", "given up", "owner", "restart"])
def test_whatever_ends_a_trial_the_old_settings_return(
    end: str, hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    before = (home / "machine.toml").read_bytes()
    with a_kiosk(home, clock) as (_, printing):
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
        if end == "time":
            hall.store.printer_trials.move_deadline(trial.id, machine_micros())
        elif end == "given up":
            trials.give_up(logged_in(hall), trial.id)
        if end in ("time", "given up"):
            ended(trials, trial, printer)
            assert prints(hall, printing, printer) == 48
    if end == "restart":  # and nobody looked after it while its time ran out
        hall.store.printer_trials.move_deadline(trial.id, machine_micros())
    with a_kiosk(home, clock) as (_, printing):
        why = ended(trials, trial, printer)
        assert prints(hall, printing, printer) == 48

    assert why == {"time": Why.TIME, "restart": Why.TIME, "given up": Why.ASKED, "owner": Why.OWNER}[end].value
    assert (home / "machine.toml").read_bytes() == before
    with pytest.raises(CannotTry, match="已经过了"):
        trials.keep(logged_in(hall), trial.id)
    assert printer.errors == []


def test_an_owner_that_is_killed_in_the_middle_leaves_the_old_settings(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    watch = [sys.executable, "-m", "kiosk", "printer", "status", NAME, "--watch", "--json"]
    with subprocess.Popen(watch, env=os.environ | {"JISHI_HOME": str(home)}, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        owner.stdout.readline()
        clock.now = clock.now.now(clock.now.tzinfo)  # the other program's clock is the machine's
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
        owner.send_signal(signal.SIGKILL)
    with a_kiosk(home, clock) as (_, printing):
        assert ended(trials, trial, printer) == Why.OWNER.value
        assert prints(hall, printing, printer) == 48


def test_one_that_was_cut_off_while_it_was_kept_is_kept_if_the_file_says_so(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock):
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
    path = home / "machine.toml"  # the power went between the file and the database
    path.write_text(with_value(path.read_text("utf-8"), ("printer", "dots"), 384), "utf-8")

    with a_kiosk(home, clock) as (_, printing):
        assert until(printer, lambda: trials._rows.open("K2", NAME) is None)
        assert trials.now(trial.id).state is TrialState.KEPT
        assert [line.number for line in trials.history(NAME)] == [1, 0]
        assert prints(hall, printing, printer) == 32


def test_a_keep_that_comes_too_late_leaves_neither_file_nor_version(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_kiosk(home, clock):
        before, number = (home / "machine.toml").read_bytes(), hall.store.versions.number("machine")
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
        monkeypatch.setattr(trials._rows, "end", lambda *_: False)

        with pytest.raises(CannotTry, match="已经过了"):
            trials.keep(logged_in(hall), trial.id)

    assert (home / "machine.toml").read_bytes() == before
    assert hall.store.versions.number("machine") == number


def test_who_takes_a_printer_over_opens_it_as_it_was_kept_meanwhile(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    where: list[str] = []

    def opens(address: PrinterAddress) -> Printer:
        where.append(address.connection)
        return open_printer(address)

    with Emulator.tcp() as other, ExitStack() as first, opened(home, clock) as second:
        first.enter_context(a_kiosk(home, clock))
        assert until(printer, lambda: hall.store.journal.published("K2", NAME) is not None)
        with Printing(second, opens=opens).running():
            trial = trials.begin(logged_in(hall), NAME, {"port": f"tcp://127.0.0.1:{other.port}"})
            asked(trials, trial, printer)
            trials.keep(logged_in(hall), trial.id)
            first.close()
            assert until(printer, lambda: bool(where))

        assert where == [f"tcp://127.0.0.1:{other.port}"]


def test_visitors_slips_wait_until_nothing_is_tried_any_more(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock) as (kiosk, printing):
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
        item = kiosk.catalogue.find("食品经营许可")
        assert item is not None
        given = Visits(kiosk, printing.kick).issue(all_brought(item), Wish.NUMBER)
        assert isinstance(given, Issued)
        assert not printer.wait_for(lambda here: len(here.slips) > 1, 0.6)
        assert (row := kiosk.store.journal.get(given.job))
        assert row.state is JobState.PENDING

        trials.give_up(logged_in(hall), trial.id)
        assert JobState(printing.settle(given.job, 10)) is JobState.CONFIRMED
    assert given.number in printer.slips[-1].text


def test_a_page_that_cannot_be_printed_ends_the_trial_at_once_and_says_why(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock) as (_, printing):
        gone = trials.begin(logged_in(hall), NAME, {"port": "serial:/dev/ttyNOTHERE"})
        assert why_words(ended(trials, gone, printer)).zh == "没留：测试页没打成，连不上"
        printer.at_byte(printer.taken + 300, "unplug")
        vanished = trials.begin(logged_in(hall), NAME, {"dots": 384})
        assert why_words(ended(trials, vanished, printer)).zh == "没留：测试页没打成，连不上"
        printer.plug()
        assert until(printer, lambda: printing.printer_state() is PrinterState.READY)
        printer.paper_out = True
        empty = trials.begin(logged_in(hall), NAME, {"dots": 384})
        assert why_words(ended(trials, empty, printer)).zh == "没留：测试页没打成，缺纸"
        printer.load_roll()
        assert until(printer, lambda: printing.printer_state() is PrinterState.READY)
        assert prints(hall, printing, printer) == 48
        assert printer.wait_for(lambda here: len(here.slips) == 1, 1)  # none of those pages comes after all
    assert hall.store.journal.unsettled(hall.site.id, hall.where().day) == []


def test_a_second_technician_is_told_who_tries_and_an_agent_may_not(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock):
        with pytest.raises(NotAllowed):
            trials.begin(logged_in(hall, "02"), NAME, {"dots": 384})
        assert trials.history(NAME) == []
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        with pytest.raises(Refused) as refused:
            Settings(hall).remove_printer(logged_in(hall, "04"), NAME)
        assert "正有人在试它的设置" in refused.value.in_chinese()
        with pytest.raises(CannotTry, match="孙工正在试这台的设置"):
            trials.begin(logged_in(hall, "04"), NAME, {"dots": 512})
        asked(trials, trial, printer)
        before = (home / "machine.toml").read_bytes()
        with pytest.raises(NotAllowed):
            trials.keep(logged_in(hall, "02"), trial.id)
        assert (home / "machine.toml").read_bytes() == before
        trials.give_up(logged_in(hall, "04"), trial.id)  # the other one may end it
        trials.begin(logged_in(hall, "04"), NAME, {"dots": 512})


def test_a_port_that_was_lent_comes_back_by_itself_where_nobody_gives_it_back(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock) as (_, printing):
        assert until(printer, lambda: printing.printer_state() is PrinterState.READY)
        loan = trials.lend(logged_in(hall), NAME)
        assert until(printer, lambda: printing.printer_state() is PrinterState.UNKNOWN)
        assert trials.now(loan).taken
        with pytest.raises(CannotTry, match="孙工正在试"):
            trials.begin(logged_in(hall, "04"), NAME, {"dots": 384})
        hall.store.printer_trials.move_deadline(loan, machine_micros())
        assert until(printer, lambda: printing.printer_state() is PrinterState.READY)
        assert prints(hall, printing, printer) == 48
    assert trials.history(NAME) == []


def test_one_touch_leads_back_to_any_earlier_state_and_the_history_says_who_did_what(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock) as (_, printing):
        for login, dots in (("03", 384), ("04", 512)):
            trial = trials.begin(logged_in(hall, login), NAME, {"dots": dots})
            asked(trials, trial, printer)
            trials.keep(logged_in(hall, login), trial.id)
            assert trials.settings(NAME)["dots"] == dots
        back = trials.go_back(logged_in(hall), NAME, 0)
        assert (asked(trials, back, printer).changes, columns(printer)) == ((("dots", 512, 576),), 48)
        trials.give_up(logged_in(hall), back.id)
        back = trials.go_back(logged_in(hall), NAME, 1)
        asked(trials, back, printer)
        trials.keep(logged_in(hall), back.id)
        assert prints(hall, printing, printer) == 32

    told = [(line.number, line.who, line.changes) for line in trials.history(NAME)]
    assert told == [
        (3, "孙工", (("dots", 512, 384),)),
        (None, "孙工", (("dots", 512, 576),)),
        (2, "周工", (("dots", 384, 512),)),
        (1, "孙工", (("dots", 576, 384),)),
        (0, "", ()),
    ]
    assert tomllib.loads((home / "machine.toml").read_text("utf-8"))["printer"]["dots"] == 384
    with pytest.raises(CannotTry, match="有 0（最早）到 3"):
        trials.go_back(logged_in(hall), NAME, 4)


def test_a_file_that_cannot_be_changed_by_the_line_is_told_and_stays(
    hall: Hall, trials: Trials, home: Path, clock: HandClock, printer: Emulator
) -> None:
    with a_kiosk(home, clock):
        trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
        asked(trials, trial, printer)
        path = home / "machine.toml"
        text = path.read_text("utf-8")
        own = re.search(r"\[printer\]\n((?:\w+ = .*\n)+)", text)
        assert own is not None
        inline = f"printer = {{ {', '.join(line.partition('#')[0].strip() for line in own[1].splitlines())} }}\n"
        for odd, told in (
            (f"{text}[nothing]\n", "nothing"),
            (inline + text.replace(own[0], ""), "不敢动.*dots = 384"),
        ):
            path.write_text(odd, "utf-8")
            with pytest.raises(Refused) as said:
                trials.keep(logged_in(hall), trial.id)
            assert re.search(told, said.value.in_chinese())
            assert path.read_text("utf-8") == odd
        assert trials.now(trial.id).asks


REFUSED: list[tuple[dict[str, Value], str]] = [
    ({"dots": 576}, "没有要试的"),
    ({"baud": 9600}, "baud"),
    ({"profile": "epson-fx80"}, "generic-80"),
    ({"port": "lpt1"}, "serial:/dev/ttyS0"),
    ({"port": "serial:/dev/ttyS0?baud=9600"}, "serial:/dev/ttyS0"),
    ({"cut": "none"}, "80 点"),
    ({"port": "file:/tmp/x"}, "没有谁回话"),
    ({"port": "serial:/dev/ttyS0", "charset": "none", "baud": 9600}, "57600"),
    ({"port": "serial:/dev/ttyS0", "bits": 7}, "设成 8"),
    ({"retract_seconds": 5}, "retract_seconds"),
    ({"profile": "citizen-pmu2300", "cut": "none", "feed": 120}, "收不回来"),
]


def test_what_cannot_be_or_cannot_work_together_is_refused_with_a_sentence(hall: Hall, trials: Trials) -> None:
    session = logged_in(hall)
    for changes, told in REFUSED:
        with pytest.raises(CannotTry) as said:
            trials.begin(session, NAME, changes)
        assert told in said.value.words.zh
        assert said.value.words.en
    assert trials.running(NAME) is None


def test_a_page_that_came_since_the_last_look_is_not_printed_with_the_old_settings(hall: Hall, trials: Trials) -> None:
    assert hall.machine.printer is not None
    owner = OnTrial(hall, hall.machine.printer, "an owner")
    assert not owner.look(changed=True)
    trial = trials.begin(logged_in(hall), NAME, {"dots": 384})
    row = trials._rows.get(trial.id)
    page = hall.store.journal.get(row.job) if row else None
    assert page is not None

    assert not owner.lets(page)
    assert owner.look(changed=True)
    assert (owner.lets(page), owner.address.own.dots) == (True, 384)


def test_a_clock_that_was_set_back_ends_a_trial() -> None:
    began, deadline = 100 * MICROS, 130 * MICROS
    assert [in_time(began, deadline, now * MICROS) for now in (99, 100, 129, 130)] == [False, True, True, False]
