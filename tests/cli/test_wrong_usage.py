"""Who types a command wrongly reads in 中文 what is wrong and where the way on stands; the exit code stays 2."""

import pytest
from typer.testing import CliRunner

from kiosk.cli import kiosk
from kiosk.cli.program import program


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("printer set K2-slip --nope", "没有 --nope 这个选项；用法见 jishi printer set --help"),
        ("printer settings K2-slip --jso", "没有 --jso 这个选项，相近的有 --json"),
        ("printr", "没有 printr 这个命令，相近的有 'printer'"),
        ("issue --all-in-hand", "还缺 --item；用法见 jishi issue --help"),
        ("printer journal K2-slip F012", "多写了 K2-slip F012"),
        ("issue --item x --at tomorrow", "'--at' 写得不对：日期和时刻写成 2026-05-12T09:41 这样"),
        ("printer settle 1 maybe", "只能写 'came-out', 'reprint', 'void'"),
        ("printer paper K2-slip --roll long", "'--roll' 写得不对：要写整数"),
        ("doctor --bundle", "--bundle 后面要写一个值"),
        ("issue --item x", "--all-in-hand 和 --answers 文件，写一个，也只写一个"),
        ("printer set K2-slip dots", "dots：要写成 名字=值"),
    ],
)
def test_a_wrong_command_is_told_in_chinese_first(typed: str, said: str) -> None:
    done = CliRunner().invoke(program(), typed.split(), prog_name="jishi")

    assert done.exit_code == 2
    assert said in done.stderr.splitlines()[0]


def test_what_is_not_known_is_told_as_the_library_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.cli.usage._SAID", ())

    done = CliRunner().invoke(program(), ["printr"], prog_name="jishi")

    assert done.exit_code == 2
    assert done.stderr.startswith("用法不对：No such command 'printr'")


def test_a_noun_alone_shows_what_goes_with_it() -> None:
    done = CliRunner().invoke(program(), ["printer"], prog_name="jishi")

    assert "detect" in done.output
    assert "用法不对" not in done.output


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--nope"], "没有 --nope；用法见 jishi kiosk --help"),
        (["--at"], "--at 后面要写一个值"),
        (["--at", "noon"], "--at 写得不对：日期和时刻写成 2026-05-12T09:41 这样"),
    ],
)
def test_the_kiosk_s_own_command_tells_it_too(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        kiosk.run(["kiosk", *typed])

    assert ended.value.code == 2
    assert said in capsys.readouterr().err.splitlines()[0]
