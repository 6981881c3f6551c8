"""`jishi printer settings`, `set`, `history`, `return` over ssh: tried, kept, told in words and as data."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from drivers.printer.emulator import Emulator
from kiosk.cli.program import program
from kiosk.domain.staff import Act, Role
from kiosk.services.hall import open_hall
from tests.staff_window import PIN, staffed_hall

NAME = "K2-slip"
BY = ("--by", "02", "--pin-stdin")

Jishi = Callable[..., Result]


@pytest.fixture(scope="module")
def manned() -> Iterator[Path]:
    """A hall with a technician."""
    with staffed_hall({"01": ("赵晴", Role.SUPERVISOR), "02": ("孙工", Role.TECHNICIAN)}) as home:
        yield home


@pytest.fixture
def jishi(manned: Path, tmp_path: Path, printer: Emulator, monkeypatch: pytest.MonkeyPatch) -> Jishi:
    """Give a command on a machine whose printer is the emulated one; `typed` are the lines of standard input."""
    home = Path(shutil.copytree(manned, tmp_path / "home"))
    machine = home / "machine.toml"
    machine.write_text(machine.read_text("utf-8").replace(":9100", f":{printer.port}", 1), "utf-8")
    monkeypatch.setenv("JISHI_HOME", str(home))
    return lambda *words, typed="": CliRunner().invoke(program(), ["printer", *words], input=f"{PIN}\n{typed}\n")


def rows(said: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_settings_are_set_over_ssh_after_a_yes_and_led_back(jishi: Jishi, printer: Emulator, tmp_path: Path) -> None:
    listed = {row["key"]: row for row in rows(jishi("settings", NAME, "--json"))}
    assert (listed["dots"]["value"], listed["dots"]["offers"]) == (576, [384, 512, 576, 640])
    assert all(row["does"] and row["wrong"] and row["does_en"] and row["wrong_en"] for row in listed.values())
    assert not {"baud", "retract_seconds", "density", "black_mark"} & set(listed)  # it has none of them

    said = jishi("set", NAME, "dots=384", *BY, typed="y")
    assert (said.exit_code, "打印宽度 576 点 → 384 点" in said.stdout, "留下了" in said.stdout) == (0, True, True)
    assert "dots = 384\n" in (tmp_path / "home" / "machine.toml").read_text("utf-8")
    no = jishi("set", NAME, "cut=full", *BY, typed="n")
    assert (no.exit_code, "原来的设置还在用" in no.stderr) == (1, True)
    kept = jishi("return", NAME, "0", "--keep", "--json", *BY)
    assert (kept.exit_code, rows(kept)[-1]["kept"]) == (0, True)

    told = rows(jishi("history", NAME, "--json"))
    assert [row["number"] for row in told] == [2, None, 1, 0]
    assert told[0]["changes"] == [{"key": "dots", "from": 384, "to": 576}]
    assert "孙工  打印宽度 384 点 → 576 点" in jishi("history", NAME).stdout
    assert len(printer.slips) == 3


def test_nobody_there_to_say_yes_keeps_nothing_and_a_wrong_wish_is_a_sentence(jishi: Jishi, printer: Emulator) -> None:
    printer.silent = True  # it prints, and proves nothing
    unproved = jishi("set", NAME, "dots=384", "--keep", "--json", *BY)
    assert (unproved.exit_code, rows(unproved)[-1]["kept"], rows(unproved)[-1]["page"]) == (1, False, "uncertain")
    for wish, told in (("dots=100", "8 的倍数"), ("colour=red", "没有 colour 这项"), ("feed=-1", "0 到 1200")):
        wrong = jishi("set", NAME, wish, *BY)
        assert (wrong.exit_code, told in wrong.stderr) == (1, True), wrong.stderr
    assert jishi("set", NAME, "dots", *BY).exit_code == 2
    assert "这台机器没有打印机 nobody" in jishi("settings", "nobody").stderr


def test_what_changes_something_asks_who_gives_it_and_is_in_the_audit(
    jishi: Jishi, printer: Emulator, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    sent = tmp_path / "site.toml"
    sent.write_text((home / "site.toml").read_text("utf-8").replace("2026-12-31", "2027-12-31", 1), "utf-8")
    holidays = tmp_path / "2027.csv"
    holidays.write_text("2027-01-01,休\n", "utf-8")
    machine, site = (home / "machine.toml").read_bytes(), (home / "site.toml").read_bytes()
    commands = [
        ["printer", "test", NAME],
        ["printer", "reprint", "F012"],
        ["machine", "set", "floor", "2"],
        ["site", "apply", str(sent)],
        ["site", "set", "queue.F.quota", "120"],
        ["site", "holidays", str(holidays)],
    ]
    for command in commands:
        said = CliRunner().invoke(program(), [*command, "--pin-stdin"], input=f"{PIN}\n")
        assert (said.exit_code, "--by" in said.stderr) == (1, True), (command, said.stderr)
    assert ((home / "machine.toml").read_bytes(), (home / "site.toml").read_bytes()) == (machine, site)
    assert printer.slips == []

    done = [CliRunner().invoke(program(), [*command, *BY], input=f"{PIN}\n") for command in commands]
    assert [said.exit_code for said in done] == [0, 1, 0, 0, 0, 0], [said.stderr for said in done]
    assert "没有 F012 这个号" in done[1].stderr
    opened = open_hall(home)
    links = [link for where in opened.store.audit.chains() for link in opened.store.audit.chain(*where)]
    acts = [link for link in links if link.act in (Act.CONFIGURE_KIOSK.value, Act.CONFIGURE_PRINTER.value)]
    opened.store.close()
    assert len(acts) == 5
    assert all(link.who for link in acts)
