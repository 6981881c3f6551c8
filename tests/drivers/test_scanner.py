"""A serial scanner as it really talks: endings, prefixes, slow bytes, two codes at once, noise"""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.printer.protocol import Reason, Unreachable
from drivers.scanner.emulator import ENDINGS, Emulator
from drivers.scanner.framing import MOST, SILENCE_ALONE, Framing
from drivers.scanner.serial import SerialScanner
from kiosk.domain.wedge import worth

CODE = "JSAEBAGBAFAYDQQCIK"
PATIENCE = 10.0


def reads(driver: SerialScanner, count: int) -> list[str]:
    """Read until so many scans came."""
    found: list[str] = []
    ends = time.monotonic() + PATIENCE
    while len(found) < count and time.monotonic() < ends:
        scans = driver.read(0.05)
        assert scans is not None
        found += scans
    return found


def test_whatever_stands_behind_or_before_a_code_the_code_is_read(scanner: Emulator) -> None:
    driver = SerialScanner(str(scanner.port), 9600)
    for ending in ("cr", "lf", "crlf", "tab"):
        scanner.scan(CODE, ENDINGS[ending])
        assert reads(driver, 1) == [CODE], ending
    scanner.scan(CODE, b"\x03", prefix=b"\x02")  # STX … ETX
    assert reads(driver, 1) == [CODE]
    scanner.scan(CODE, pause=0.02)
    scanner.send(b"FIRST234\rSECOND56\r\n")
    assert reads(driver, 3) == [CODE, "FIRST234", "SECOND56"]
    driver.close()


def test_a_scanner_that_sends_no_ending_is_understood_by_its_silence(scanner: Emulator) -> None:
    driver = SerialScanner(str(scanner.port), 9600, SILENCE_ALONE)
    for _ in range(2):
        scanner.scan(CODE, ENDINGS["none"])
        assert reads(driver, 1) == [CODE]
    driver.close()


@given(st.lists(st.binary(max_size=700), max_size=6))
def test_no_noise_is_more_than_a_text_and_none_of_it_grows(parts: list[bytes]) -> None:
    framing, found = Framing(), []
    for at, part in enumerate(parts):
        found += framing.take(part, at * 0.1)
    found += framing.take(b"", 100.0)
    assert all(0 < len(text) <= MOST for text in found)
    kept = [worth(text) for text in found]
    assert all(not text or (text.isascii() and text.isalnum() and len(text) >= 8) for text in kept)
    assert "".join(found).count("A") <= b"".join(parts).count(b"A")


@given(st.lists(st.text("ABCDEFGH234567", min_size=8, max_size=127), max_size=4), st.data())
def test_however_the_bytes_arrive_the_same_codes_come_out(codes: list[str], data: st.DataObject) -> None:
    line = b"".join(code.encode() + data.draw(st.sampled_from([b"\r", b"\n", b"\r\n"])) for code in codes)
    framing, found, at = Framing(), [], 0.0
    while line:
        taken = data.draw(st.integers(1, 200))
        found += framing.take(line[:taken], at)
        line, at = line[taken:], at + 0.02
    assert found == codes


def test_a_port_that_is_not_there_or_somebody_elses_is_said_to_be(scanner: Emulator, tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as none:
        SerialScanner(str(tmp_path / "nothing"), 9600)
    assert none.value.trouble.reason is Reason.NOT_THERE
    driver = SerialScanner(str(scanner.port), 9600)
    with pytest.raises(Unreachable) as second:
        SerialScanner(str(scanner.port), 9600)
    assert second.value.trouble.reason is Reason.BUSY
    driver.close()
