"""Whoever writes a file that is no TOML reads in Chinese where that is and what belongs there."""

import tomllib
from pathlib import Path

import pytest

from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.toml_faults import toml_fault

FAULTS = {
    "hotline\n": "键名后面的 = 号",
    "a = 1 b = 2\n": "换行",
    "a = 'x\n": "收尾的引号",
    'a = "x\n': "收尾的引号",
    'a = "x': "收尾的引号",
    'a = """x': "收尾的引号",
    "a = [1, 2\nb = 3\n": "收尾的 ]",
    "a = {b = 1\n": "收尾的 }",
    "[a\n": "表名后面的 ]",
    "[[a\n": "表名后面的 ]]",
    "a = 1\na = 2\n": "上面已经写过",
    "a = {b = 1, b = 2}\n": "上面已经写过",
    "[a]\n[a]\n": "上面已经写过",
    "a = 1\n[a]\n": "上面已经写过",
    "[[a]]\nb = [1]\n[[a.b]]\n": "上面已经写过",
    "a = 是\n": "引号里的文字",
    "a = 2026-02-30\n": "2026-10-01",
    'a = "C:\\data"\n': "反斜杠",
    'a = "\\uZZ"\n': "十六进制",
    'a = "\\ud800"\n': "Unicode",
    "？ = 1\n": "键 = 值",
    "a.？ = 1\n": "键名：",
    "# \x01\n": "控制符",
}


@pytest.mark.parametrize("written", FAULTS)
def test_each_kind_of_fault_is_said_in_the_reader_s_language(written: str, tmp_path: Path) -> None:
    path = tmp_path / "site.toml"
    path.write_text(written, "utf-8")

    with pytest.raises(Refused) as refused:
        load(path)

    said = refused.value.in_chinese()
    assert FAULTS[written] in said
    assert str(path) in said
    with pytest.raises(tomllib.TOMLDecodeError) as fault:
        tomllib.loads(written)
    assert str(fault.value).partition(" (at")[0] not in said  # its English
    line = toml_fault(str(fault.value)).line
    assert f"第 {line} 行" in said if line else "到这里就断了" in said


def test_what_a_later_python_says_is_no_english_either() -> None:
    assert "这里写得不对" in toml_fault("Something new (at line 3, column 5)").expected.zh
    assert toml_fault("Something new (at line 3, column 5)")[1:] == (3, 5)
