"""What goes over the line for one small slip, byte by byte, for each profile: who changes a byte says so here.

`transcripts.toml` has, for each profile, what was sent and what the printer replied, in hexadecimal and in their order:
the questions, the reset with what it makes forget, the slip with the question for its end, the questions again. It was
recorded from the driver; of a slip that goes as dots it has the beginning, the length and the end.
"""

import tomllib
from pathlib import Path

import pytest

from drivers.printer.escpos import EscposPrinter
from drivers.printer.profile import profile, profile_names
from drivers.printer.protocol import Outcome
from kiosk.domain.slip import Align, Code, Row, Slip, Words

SLIP = Slip((Words("取号", 2, 2, align=Align.CENTRE), Row("身份证", "1份", "√"), Code("F012")))
TRANSCRIPTS: dict[str, list[list[str]]] = tomllib.loads(Path(__file__).with_name("transcripts.toml").read_text("utf-8"))


def spelled(data: bytes) -> str:
    """Return bytes as the transcripts have them."""
    if len(data) <= 200:
        return data.hex(" ")
    return f"{data[:8].hex(' ')} … {len(data)} bytes … {data[-24:].hex(' ')}"


class Scripted:
    """A wire that takes exactly what its script says comes next, and replies by it."""

    where, answers = "script", True

    def __init__(self, script: list[list[str]]) -> None:
        self.left = [(sent, bytes.fromhex(reply)) for sent, reply in script]
        self._said = b""

    def write(self, data: bytes, _deadline: float) -> int:
        """Take the next bytes of the script and no others."""
        sent, reply = self.left.pop(0)
        assert spelled(data) == sent
        self._said += reply
        return len(data)

    def read(self, _deadline: float) -> bytes:
        """Return what the script replied."""
        said, self._said = self._said, b""
        return said

    def close(self) -> None:
        """Hold nothing."""


@pytest.mark.parametrize("name", profile_names())
def test_each_profile_says_what_its_transcript_has(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.printer.escpos.os.urandom", bytes)
    wire = Scripted(TRANSCRIPTS[name])

    done = EscposPrinter(lambda: wire, profile(name), 0.2).print(SLIP, lambda: None)

    assert wire.left == []
    assert done.outcome is Outcome.CONFIRMED
