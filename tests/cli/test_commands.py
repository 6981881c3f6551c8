"""The command line as a person or a script uses it: its words, its JSON, its exit codes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from drivers.printer.emulator import Emulator
from kiosk.domain.visit import Visit
from kiosk.services.hall import open_hall
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.halls import lay

MORNING = "2026-05-12T09:41"
README = Path(__file__).parents[2] / "README.md"
FOOD = ("application", "owner-id", "layout", "rules")


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def rows(self) -> list[dict[str, object]]:
        """Its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Jishi = Callable[..., Said]


@pytest.fixture
def jishi(tmp_path: Path, printer: Emulator) -> Jishi:
    """Run `jishi …` as a process of its own, on a data folder of its own."""
    home = lay(tmp_path / "home")
    environment = {**os.environ, "JISHI_HOME": str(home)}

    def run(*arguments: str) -> Said:
        machine = home / "machine.toml"
        if machine.exists():
            machine.write_text(
                machine.read_text("utf-8").replace("127.0.0.1:9100", f"127.0.0.1:{printer.port}"), "utf-8"
            )
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        return Said(done.stdout, done.stderr, done.returncode)

    return run


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], str]:
    """Write an answers file and give its name."""

    def write(text: str) -> str:
        path = tmp_path / "answers.toml"
        path.write_text(text, "utf-8")
        return str(path)

    return write


def test_everything_in_hand_gives_a_number_and_a_slip(jishi: Jishi, printer: Emulator) -> None:
    said = jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--count", "2", "--json")

    assert said.code == 0, said.err
    assert [(row["number"], row["queue"], row["verdict"], row["slip"]) for row in said.rows] == [
        ("F001", "F", "ready", "confirmed"),
        ("F002", "F", "ready", "confirmed"),
    ]
    assert all(row["ticket"] for row in said.rows)
    assert ["F001" in slip.text for slip in printer.slips] == [True, False]


def test_the_answers_file_of_the_readme_gives_a_number_on_a_pledge(jishi: Jishi, answers: Callable[[str], str]) -> None:
    _, _, after = README.read_text("utf-8").partition("An answers file, here of 食品经营许可:\n\n```toml\n")
    file = answers(after.partition("```")[0])

    said = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING, "--json")

    assert (said.code, said.rows[0]["verdict"], said.rows[0]["number"]) == (0, "pledge", "F001")


def test_a_missing_core_paper_issues_nothing_and_says_the_ways(jishi: Jishi, answers: Callable[[str], str]) -> None:
    file = answers(food_answers("missing"))

    said = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING, "--json")
    assert said.code == 0, said.err
    assert said.rows[0]["verdict"] == "remedy"
    assert said.rows[0]["number"] is None
    assert said.rows[0]["missing"]

    helped = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING, "--json", "--help-number")
    assert helped.rows[0]["number"] == "H001"
    anyway = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING, "--json", "--anyway")
    assert anyway.rows[0]["number"] == "F001"
    told = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING, "--json", "--notice")
    assert told.rows[0]["number"] is None
    assert len(str(told.rows[0]["code"])) == 8


def food_answers(plan: str) -> str:
    """Return answers for 食品经营许可 in which only the plan is `plan`."""
    lines = [f'{id_} = "{plan if id_ == "layout" else "brought"}"' for id_ in FOOD]
    return "\n".join([*lines, "[situations]", 'goods = "restaurant"', 'who = "self"'])


def test_outside_hours_the_next_opening_is_the_reason(jishi: Jishi) -> None:
    said = jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", "2026-05-16T09:41")

    assert said.code == 1
    assert "2026-05-18 09:00" in said.err


def test_an_item_that_is_not_there_is_refused_with_a_reason(jishi: Jishi) -> None:
    said = jishi("issue", "--item", "造火箭", "--all-in-hand", "--at", MORNING)

    assert said.code == 1
    assert "造火箭" in said.err
    assert "Traceback" not in said.err


def test_wrong_usage_ends_with_2(jishi: Jishi) -> None:
    assert jishi("issue", "--item", "食品经营许可").code == 2
    assert jishi("window", "dance").code == 2


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("application = 'perhaps'\n[situations]\ngoods = 'restaurant'\nwho = 'self'\n", "application"),
        ("[situations]\ngoods = 'rockets'\n", "situations.goods"),
        ("[situations]\ngoods = 'restaurant'\n", "situations.who"),
        ("application = [", "answers.toml"),
        ("situations = 3\n", "situations"),
        ("application = ['brought']\n[situations]\ngoods = 'restaurant'\nwho = 'self'\n", "application"),
        ("statements = ['nonsense']\n[situations]\ngoods = 'restaurant'\nwho = 'self'\n", "statements"),
    ],
)
def test_a_wrong_answers_file_is_named_with_its_key(
    text: str, named: str, jishi: Jishi, answers: Callable[[str], str]
) -> None:
    said = jishi("issue", "--item", "食品经营许可", "--answers", answers(text), "--at", MORNING)

    assert said.code == 1
    assert named in said.err
    assert "Traceback" not in said.err


def test_a_clerk_calls_finishes_and_takes_back(jishi: Jishi) -> None:
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--count", "2")

    called = jishi("window", "call", "F", "--window", "21", "--at", MORNING, "--json")
    assert called.rows[0]["number"] == "F001"
    assert jishi("window", "no-show", "F001", "--at", MORNING).code == 0
    assert jishi("window", "return", "F001", "--at", MORNING).code == 0
    early = jishi("window", "done", "F002", "--at", MORNING)
    assert (early.code, early.err.strip()) == (1, "F002 现在是“在等”，不能这样改")
    assert jishi("window", "call", "Z", "--window", "21", "--at", MORNING).code == 1


def test_the_counts_of_a_day_add_up(jishi: Jishi) -> None:
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--count", "3")

    counts = jishi("counts", "--day", "2026-05-12", "--json").rows[0]
    assert (counts["visits"], counts["issued"], counts["tickets"], counts["agree"]) == (3, 3, 3, True)
    assert jishi("counts", "--day", "2026-05-11", "--json").rows[0]["issued"] == 0


def test_what_people_read_holds_no_word_of_the_code(
    jishi: Jishi, answers: Callable[[str], str], tmp_path: Path
) -> None:
    file = answers(food_answers("missing"))
    left = jishi("issue", "--item", "食品经营许可", "--answers", file, "--at", MORNING)
    given = jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING)
    called = jishi("window", "call", "F", "--window", "21", "--at", MORNING)
    hall = open_hall(tmp_path / "home", datetime.fromisoformat(MORNING))
    for step in ("choose", "list"):  # two steps, one name
        Visits(hall).leave(Visit(new_id()), step)
    hall.store.close()
    counts = jishi("counts", "--day", "2026-05-12")
    said = "".join(each.out for each in (left, given, called, counts))

    assert "小票已出纸" in given.out
    assert called.out == "F001 已叫到 21\n"
    assert "结论：齐了 1，还要补 1" in counts.out
    assert "小票：已出纸 1" in counts.out
    assert "经营场所布局和操作流程图 · 食品经营许可 1" in counts.out
    assert "离开在：看怎么补 1，选事项 2" in counts.out
    assert not re.search("ready|remedy|confirmed|layout|verdict|called", said), said


def test_whoever_is_not_served_outside_hours_is_told_when_and_counts_as_nobody(
    jishi: Jishi, answers: Callable[[str], str]
) -> None:
    remedy = answers(
        "\n".join(f'{id_} = "missing"' for id_ in FOOD) + '\n[situations]\ngoods = "restaurant"\nwho = "self"\n'
    )
    for asked in (("--all-in-hand",), ("--answers", remedy)):
        said = jishi("issue", "--item", "食品经营许可", *asked, "--at", "2026-05-12T20:00")
        assert said.code == 1
        assert "2026-05-13 09:00 起再取号" in said.err

    counts = jishi("counts", "--day", "2026-05-12", "--json").rows[0]
    assert (counts["visits"], counts["left"], counts["verdicts"]) == (0, 0, {})


def test_the_pledge_is_written_for_a4_where_a_paper_may_follow(
    jishi: Jishi, answers: Callable[[str], str], tmp_path: Path
) -> None:
    form = tmp_path / "pledge.pdf"
    asked = ("slip", "--item", "食品经营许可", "--number", "F012", "--at", MORNING, "--pledge", str(form))
    lines = [f'{id_} = "{"missing" if id_ == "rules" else "brought"}"' for id_ in FOOD]
    given = answers("\n".join(lines) + '\n[situations]\ngoods = "restaurant"\nwho = "self"\n')

    assert jishi(*asked, "--answers", given).code == 0
    assert form.read_bytes().startswith(b"%PDF")
    refused = jishi(*asked)
    assert refused.code == 1
    assert "承诺书" in refused.err


def test_a_technician_gets_the_bytes_that_store_the_logo(jishi: Jishi, tmp_path: Path) -> None:
    raw, png = tmp_path / "logo.bin", tmp_path / "slip.png"

    assert jishi("printer", "logo", "--bytes", str(raw)).code == 0
    assert raw.read_bytes().startswith(b"\x1d(L")
    slip = ("slip", "--item", "食品经营许可", "--number", "F012", "--language", "en", "--png", str(png))
    heights = []
    for more in ((), ("--profile", "epson-tm-t82")):
        assert jishi(*slip, *more).code == 0
        with Image.open(png) as drawn:
            heights.append(drawn.height)
    assert heights[1] == heights[0] + 88


def test_a_slip_needs_no_printer_and_no_database(jishi: Jishi, tmp_path: Path) -> None:
    png, raw = tmp_path / "slip.png", tmp_path / "slip.bin"
    said = jishi("slip", "--item", "食品经营许可", "--number", "F012", "--bytes", str(raw), "--png", str(png))

    assert said.code == 0, said.err
    assert png.read_bytes()[:4] == b"\x89PNG"
    assert "食品经营许可".encode("gb18030") in raw.read_bytes()
    assert jishi("slip", "--item", "食品经营许可", "--number", "99").code == 1


@pytest.mark.parametrize("file", ["--bytes", "--png"])
def test_a_file_that_cannot_be_written_is_said(jishi: Jishi, file: str, tmp_path: Path) -> None:
    target = str(tmp_path / "no" / "slip.png")
    said = jishi("slip", "--item", "食品经营许可", "--number", "F012", file, target)

    assert said.code == 1
    assert target in said.err
    assert "Traceback" not in said.err


def test_a_help_call_that_nobody_made_cannot_be_taken(jishi: Jishi) -> None:
    assert jishi("help-call", "list", "--at", MORNING).out == ""
    assert jishi("help-call", "take", "1a2b", "--by", "03", "--at", MORNING).code == 1  # nor by nobody


def test_what_the_system_refuses_is_said_in_chinese(jishi: Jishi, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target, why in (
        (tmp_path / "no" / "x", "没有这个文件或文件夹"),
        (tmp_path / "file" / "x", "路径里有一段是文件，不是文件夹"),
    ):
        said = jishi("slip", "--item", "食品经营许可", "--number", "F012", "--bytes", str(target))
        assert (said.code, said.err.strip()) == (1, f"写不了 {target}：{why}")
    said = jishi("issue", "--item", "食品经营许可", "--answers", str(tmp_path / "no.toml"), "--at", MORNING)
    assert "现在是 读不了（没有这个文件或文件夹），应当是一个可读的文件" in said.err


def test_whoever_reads_only_the_first_lines_is_told_of_no_error(jishi: Jishi, tmp_path: Path) -> None:
    jishi("issue", "--item", "食品经营许可", "--all-in-hand", "--at", MORNING, "--count", "2")
    ours, theirs = os.pipe()
    os.close(ours)  # as `head` does once it has enough
    command = [sys.executable, "-m", "kiosk", "printer", "journal", "--at", MORNING]
    environment = {**os.environ, "JISHI_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, env=environment, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert done.stderr == ""


def test_an_emulated_printer_says_where_it_listens(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "printer", "emulate", "--tcp", "0", "--paper", str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as emulator:
        assert emulator.stdout is not None
        assert emulator.stdin is not None
        assert json.loads(emulator.stdout.readline())["port"] > 0
        emulator.stdin.close()
        assert emulator.wait(10) == 0


def test_two_items_of_one_visit_come_out_as_one_number_on_one_slip(
    jishi: Jishi, answers: Callable[[str], str], printer: Emulator
) -> None:
    both = ("--item", "食品经营许可", "--item", "个体工商户设立登记")
    said = jishi("issue", *both, "--all-in-hand", "--at", MORNING, "--json")

    assert said.code == 0, said.err
    assert [(row["number"], row["slip"]) for row in said.rows] == [("F001", "confirmed")]
    assert "1. 食品经营许可" in printer.slips[0].text
    assert "2. 个体户设立登记" in printer.slips[0].text
    told = jishi("counts", "--day", MORNING[:10])
    assert "1 个号办 2 件事" in told.out

    wrong = answers('"2.application" = "brought"\n[situations]\ngoods = "restaurant"\nwho = "self"\n')
    said = jishi("issue", *both, "--answers", wrong, "--at", MORNING)
    assert said.code == 1
    assert "2.premises" in said.err
