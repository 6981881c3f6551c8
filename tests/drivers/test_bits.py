"""Each fault of a printer stands in its status bytes where the explanation says that it does."""

import re
from collections import deque
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.bits import Sign, asked, bits_of, bits_of_automatic, report_of
from drivers.printer.byte_log import ByteLog
from drivers.printer.device import FileTransport
from drivers.printer.emulator import Emulator
from drivers.printer.interview import interview, try_line
from drivers.printer.network import NetworkTransport
from drivers.printer.passed import Way
from drivers.printer.protocol import PrinterState
from drivers.printer.status import Report, is_real_time, read_automatic, state_of
from kiosk.domain.text import Language
from kiosk.services.printer_bytes import as_text, lines

FAULTS = {
    "": (PrinterState.READY, set()),
    "near_end": (PrinterState.NEAR_END, {Sign.NEAR_END}),
    "paper_out": (PrinterState.PAPER_OUT, {Sign.OFFLINE, Sign.STOPPED_BY_PAPER, Sign.NEAR_END, Sign.PAPER_OUT}),
    "cover_open": (PrinterState.COVER_OPEN, {Sign.OFFLINE, Sign.COVER}),
    "cutter_fault": (PrinterState.CUTTER_FAULT, {Sign.OFFLINE, Sign.ERROR, Sign.CUTTER}),
    "overheated": (PrinterState.OVERHEATED, {Sign.OFFLINE, Sign.ERROR, Sign.HEAT}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told_by_its_own_bits_asked_and_told_by_itself(fault: str, printer: Emulator) -> None:
    if fault:
        printer.apply(fault)
    line = NetworkTransport("127.0.0.1", printer.port)
    answers = [(answer.question, answer.byte) for answer in interview(line) if answer.byte is not None]
    line.close()
    state, signs = FAULTS[fault]

    assert state_of(report_of(answers)) is state
    assert {bit.sign for question, byte in answers for bit in bits_of(question, byte) if bit.tells} == signs
    four = printer.automatic()
    assert state_of(read_automatic(Report(), four)) is state
    told = {bit.sign for bits in bits_of_automatic(four) for bit in bits if bit.tells}
    assert told == signs - {Sign.STOPPED_BY_PAPER, Sign.ERROR}


@given(st.integers(1, 4), st.integers(0, 255))
def test_a_byte_with_all_fixed_bits_right_is_an_answer_and_no_other(question: int, byte: int) -> None:
    bits = bits_of(question, byte)

    assert [bit.number for bit in bits] == list(range(8))
    assert sum(bit.set << bit.number for bit in bits) == byte
    assert is_real_time(byte) == (not any(bit.odd for bit in bits))


def test_a_sound_line_answers_everything_and_a_dead_one_is_given_up(printer: Emulator) -> None:
    line = NetworkTransport("127.0.0.1", printer.port)
    sound = try_line(line, rounds=10)
    assert (sound.sound, sound.asked, sound.answered) == (True, 40, 40)
    assert 0 < sound.median <= sound.slowest

    printer.nonsense = True
    noisy = try_line(line, rounds=10, patience=0.02)
    assert (noisy.sound, noisy.answered, noisy.asked) == (False, 0, 3)
    assert noisy.strange > 0
    printer.nonsense, printer.silent = False, True
    assert len(interview(line, patience=0.02)) == 2
    line.close()


def test_a_file_is_asked_nothing(tmp_path: Path) -> None:
    paper = FileTransport(str(tmp_path / "paper.bin"))
    assert (interview(paper), try_line(paper, rounds=3).asked) == ([], 0)
    paper.close()
    assert (tmp_path / "paper.bin").read_bytes() == b""


def test_the_byte_log_has_both_directions_with_time_and_meaning(printer: Emulator) -> None:
    printer.paper_out = True
    line = ByteLog(NetworkTransport("127.0.0.1", printer.port))
    interview(line)
    line.write(b"hello, printer: 16 bytes and more", 1.0)
    line.close()

    written = as_text(list(line.kept), Language.ENGLISH).splitlines()[1:]
    assert [text.partition(" ")[2] for text in written][6:10] == [
        ">  10 04 04" + " " * 40 + "DLE EOT 4: paper?",
        "<  7E" + " " * 46 + "answer to 4: paper near its end, no paper",
        ">  68 65 6C 6C 6F 2C 20 70 72 69 6E 74 65 72 3A 20 33 bytes to print",
        ">  31 36 20 62 79 74 65 73 20 61 6E 64 20 6D 6F 72",
    ]
    assert all(re.match(r"\d\d:\d\d:\d\d\.\d\d\d [<>] ", text) for text in written)
    assert lines(line.kept)[7].meaning.zh == "答 4：纸快完、没有纸"


def test_an_owners_log_keeps_the_latest_and_of_a_slip_only_its_beginning(printer: Emulator) -> None:
    line = ByteLog(NetworkTransport("127.0.0.1", printer.port), deque(maxlen=3))
    for _ in range(3):
        interview(line)
    line.write(b"x" * 500, 1.0)
    line.close()

    assert [(part.way, part.length, len(part.data)) for part in line.kept][1:] == [(Way.FROM, 1, 1), (Way.TO, 500, 24)]


def test_questions_are_seen_in_what_was_sent() -> None:
    assert asked(b"\x1b@\x10\x04\x01\x10\x04\x04x\x10\x04\x09") == [1, 4]
