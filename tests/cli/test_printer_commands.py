"""`jishi printer …` as a technician and the desk use it."""

import json
import subprocess
import sys
from pathlib import Path

from drivers.printer.emulator import Emulator
from tests.cli.test_commands import MORNING, Jishi, jishi

__all__ = ["jishi"]
NAME = "K2-slip"
AT = ("--at", MORNING)


def take(jishi: Jishi) -> str:
    """Take a number for 食品经营许可; return it."""
    row = jishi("issue", "--item", "食品经营许可", "--all-in-hand", *AT, "--json").rows[0]
    return str(row["number"])


def test_the_list_names_the_printer_its_profile_address_and_state(jishi: Jishi, printer: Emulator) -> None:
    (row,) = jishi("printer", "list", "--json").rows

    assert (row["printer"], row["profile"], row["state"]) == (NAME, "generic-80", "ready")
    assert row["connection"] == f"tcp://127.0.0.1:{printer.port}"
    assert "就绪" in jishi("printer", "list").out


def test_the_status_of_a_printer_that_stands_still_ends_with_1_and_its_words(jishi: Jishi, printer: Emulator) -> None:
    assert jishi("printer", "status", NAME).code == 0
    printer.cover_open = True

    said = jishi("printer", "status", NAME)

    assert said.code == 1
    assert "盖开着" in said.out
    assert jishi("printer", "status", "no-such").code == 1


def test_a_printer_that_nobody_reaches_is_said_with_where_why_and_what_to_do(jishi: Jishi, printer: Emulator) -> None:
    printer.unplug()

    said = jishi("printer", "status", NAME, "--json")

    assert said.code == 1
    assert (said.rows[0]["state"], said.rows[0]["reason"]) == ("unreachable", "refused")
    assert str(printer.port) in str(said.rows[0]["say"])
    assert "9100" in str(said.rows[0]["say_en"])


def test_both_printers_are_listed_with_the_one_that_takes_the_next_slip(
    jishi: Jishi, printer: Emulator, tmp_path: Path
) -> None:
    with Emulator.tcp() as second:
        machine = tmp_path / "home" / "machine.toml"
        words = f'[printer.standby]\nname = "K2-standby"\nprofile = "generic-58"\nconnection = "tcp://127.0.0.1:{second.port}"\n'
        machine.write_text(machine.read_text("utf-8") + words, "utf-8")
        rows = jishi("printer", "list", "--json").rows
        assert [(row["printer"], row["standby"], row["next"]) for row in rows] == [
            (NAME, False, True),
            ("K2-standby", True, False),
        ]

        printer.paper_out = True
        number = take(jishi)
        listed = jishi("printer", "list").out.splitlines()
        assert [("缺纸" in line, "下一张" in line) for line in listed] == [(True, False), (False, True)]
        assert jishi("printer", "status", NAME).code == 1
        assert "下一张" in jishi("printer", "status", "K2-standby").out
        assert jishi("printer", "test", "K2-standby").code == 0

    assert [number in slip.text for slip in second.slips] == [True, False]
    assert printer.slips == []


def test_a_test_page_comes_out_through_the_journal(jishi: Jishi, printer: Emulator) -> None:
    said = jishi("printer", "test", NAME)

    assert (said.code, len(printer.slips)) == (0, 1)
    assert "已出纸" in said.out
    assert NAME in printer.slips[0].text
    assert printer.errors == []
    printer.paper_out = True
    assert jishi("printer", "test", NAME, "--json").code == 1


def test_the_desk_sees_what_is_uncertain_and_settles_it_once(jishi: Jishi, printer: Emulator) -> None:
    printer.paper_ends_after(lines=3)
    number = take(jishi)

    (row,) = jishi("printer", "journal", "--uncertain", "--json", *AT).rows
    assert (row["called"], row["state"], row["reason"]) == (number, "uncertain", "paper out")
    assert number in jishi("printer", "journal", *AT).out

    job = str(row["job"])[:6]
    assert jishi("printer", "settle", job, "came-out", "--by", "帮办03", *AT).code == 0
    assert jishi("printer", "settle", job, "void", *AT).code == 1
    assert jishi("printer", "journal", "--uncertain", "--json", *AT).rows == []
    assert jishi("printer", "journal", "--json", *AT).rows[0]["settled"] == "came-out"


def test_an_uncertain_slip_is_printed_once_more_with_its_mark_though_its_visitor_has_ended(
    jishi: Jishi, printer: Emulator
) -> None:
    printer.paper_ends_after(lines=3)
    number = take(jishi)
    printer.load_roll()
    job = str(jishi("printer", "journal", "--uncertain", "--json", *AT).rows[0]["job"])

    said = jishi("printer", "settle", job, "reprint", *AT)

    assert (said.code, "补打 第1次" in said.out) == (0, True)
    assert [number in slip.text and "补打 第1次" in slip.text for slip in printer.slips] == [True]
    assert [row["settled"] for row in jishi("printer", "journal", "--json", *AT).rows] == ["reprinted", None]


def test_a_held_slip_prints_for_the_first_time_without_a_mark(jishi: Jishi, printer: Emulator) -> None:
    printer.paper_out = True
    number = take(jishi)
    printer.load_roll()
    jishi("printer", "test", NAME, *AT)  # somebody owns the printer: the visit is over, so its slip is held
    (held,) = jishi("printer", "journal", "--held", "--json", *AT).rows
    assert held["called"] == number

    assert jishi("printer", "settle", str(held["job"]), "reprint", *AT).code == 0

    slips = [slip for slip in printer.slips if number in slip.text]
    assert len(slips) == 1
    assert "补打" not in slips[0].text


def test_a_number_is_printed_again_with_count_and_an_unknown_one_is_refused(jishi: Jishi, printer: Emulator) -> None:
    number = take(jishi)

    assert jishi("printer", "reprint", number.lower(), *AT).code == 0
    assert jishi("printer", "reprint", number, "--day", MORNING[:10], *AT).code == 0
    assert jishi("printer", "reprint", "F999", *AT).code == 1
    assert jishi("printer", "reprint", number, "--day", "2026-05-11", *AT).code == 1

    marks = [next((n for n in (2, 1) if f"补打 第{n}次" in slip.text), 0) for slip in printer.slips]
    assert marks == [0, 1, 2]


def test_a_job_that_is_not_there_and_a_word_that_is_none_are_refused(jishi: Jishi) -> None:
    assert jishi("printer", "settle", "abcd", "void", *AT).code == 1
    assert jishi("printer", "settle", "abcd", "lost", *AT).code == 2


def test_an_emulated_printers_faults_are_set_by_the_command_line_and_by_a_file(tmp_path: Path) -> None:
    switches = tmp_path / "switches.json"
    command = [sys.executable, "-m", "kiosk", "printer", "emulate", "--tcp", "0", "--switches", str(switches)]
    with subprocess.Popen(
        [*command, "--at", "4:near_end"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as emulator:
        assert emulator.stdout is not None
        assert emulator.stdin is not None
        port = json.loads(emulator.stdout.readline())["port"]
        ask = "import sys, socket; s = socket.create_connection(('127.0.0.1', int(sys.argv[1])));"
        ask += "s.settimeout(10); s.sendall(b'\\x10\\x04\\x04\\n'); print(s.recv(1)[0]);"
        ask += "s.sendall(b'\\x10\\x04\\x04'); print(s.recv(1)[0]);"
        ask += "open(sys.argv[2], 'w').write('{\"paper_out\": true}')\n"
        ask += "seen = 0\nwhile not seen & 0x60: s.sendall(b'\\x10\\x04\\x04'); seen = s.recv(1)[0]\nprint(seen)"
        said = subprocess.run(
            [sys.executable, "-c", ask, str(port), str(switches)],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        emulator.stdin.close()
        assert emulator.wait(10) == 0

    assert [int(line) for line in said.stdout.split()] == [0x12, 0x1E, 0x7E]


def test_wrong_faults_are_wrong_usage() -> None:
    for wrong in (["--at", "200:explode"], ["--at", "x:unplug"], ["--baud", "9600"]):
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "printer", "emulate", "--tcp", "0", *wrong],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2


def test_an_unknown_line_is_detected_and_said_as_machine_toml_has_it(jishi: Jishi) -> None:
    with Emulator.on_pty(baud=19200) as serial:
        found = jishi("printer", "detect", serial.device)
        nobody = jishi("printer", "detect", "/dev/ttyUSB77", "--json")

    assert (found.code, f'connection = "serial:{serial.device}?baud=19200"' in found.out) == (0, True)
    assert "9600 8N1  没有回音" in found.out
    assert (nobody.code, nobody.rows[0]["reason"], "/dev/ttyUSB77" in nobody.err) == (1, "not there", True)


def test_what_may_be_a_printer_is_listed_with_the_configured_host(jishi: Jishi, printer: Emulator) -> None:
    rows = jishi("printer", "find", "--json").rows
    if not rows:
        jishi("printer", "list")  # the first start lays the hall
        rows = jishi("printer", "find", "--json").rows

    (host,) = [row for row in rows if row["kind"] == "tcp"]
    assert (host["connection"], host["reason"]) == (f"tcp://127.0.0.1:{printer.port}", None)
    assert str(printer.port) in jishi("printer", "find").out
