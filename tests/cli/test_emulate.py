"""Whoever types a switch of the emulated printer wrongly is told what stands there and what belongs there."""

import pytest

from drivers.printer.emulator import Emulator
from kiosk.cli.printer import _obey

WRONG = {
    "no quotation marks": ("{paper_out: true}", ("第 2 个字符", "paper_out: true", '{"paper_out": true}')),
    "broken off": ('{"paper_out": ', ("第 15 个字符", "断了")),
    "no pair of brackets": ('"paper_out"', ('"paper_out"', '{"paper_out": true}')),
    "no such switch": ('{"papre_out": true}', ("没有 papre_out", "paper_out")),
    "no number": ('{"paper_ends_after": "three"}', ("'three'", '{"paper_ends_after": 3}')),
    "no byte": ('{"at": 5}', ("5", '{"at": {"120": "cover_open"}}')),
    "no such fault at a byte": ('{"at": {"5": "fire"}}', ("没有 fire", "cover_open")),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_switch_is_told_in_words_and_the_printer_goes_on(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    typed, told = WRONG[what]
    printer = Emulator()

    _obey(printer, typed)
    _obey(printer, '{"cover_open": true}')

    said = capsys.readouterr().err
    assert all(each in said for each in told)
    assert not any(word in said for word in ("Expecting", "delimiter", "Traceback"))
    assert printer.cover_open
