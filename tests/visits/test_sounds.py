"""A slip that is out is heard, as loud as the technician set it."""

import wave
from array import array
from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.services.seeds import MACHINE_FILE
from kiosk.services.settings import Settings
from tests.visits.conftest import OpenKiosk
from tests.visits.test_other_printers import minute_passes, takes_a_number


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A player of sounds that keeps a copy of each."""
    copies, player = tmp_path / "heard", tmp_path / "bin" / "pw-play"
    copies.mkdir()
    player.parent.mkdir()
    player.write_text(f'#!/bin/sh\ncp "$1" "{copies}/$(ls {copies} | wc -l).wav"\n', "utf-8")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", str(player.parent), prepend=":")
    return copies


def loudest(file: Path) -> int:
    """Return the largest sample of a sound."""
    with wave.open(str(file)) as sound:
        return int(max(map(abs, array("h", sound.readframes(sound.getnframes())))))


def test_a_slip_that_came_out_is_heard_as_loud_as_the_machine_is_set(kiosk_of: OpenKiosk, heard: Path) -> None:
    visitor = kiosk_of()
    settings = Settings(visitor.hall)
    takes_a_number(visitor)
    visitor.until((heard / "0.wav").exists, "the slip is heard")
    whole = assets() / "sounds" / "slip.wav"
    assert (heard / "0.wav").read_bytes() == whole.read_bytes()

    settings.change(None, settings.one(MACHINE_FILE, "sound.volume"), "50")
    minute_passes(visitor)
    visitor.until(lambda: visitor.hall.machine.volume == 50, "the new volume")
    takes_a_number(visitor)
    visitor.until((heard / "1.wav").exists, "heard again")
    assert loudest(heard / "1.wav") == pytest.approx(loudest(whole) / 4, rel=0.01)  # half as loud to the ear

    settings.change(None, settings.one(MACHINE_FILE, "sound.volume"), "0")
    minute_passes(visitor)
    visitor.until(lambda: visitor.hall.machine.volume == 0, "silence")
    takes_a_number(visitor)
    assert not visitor.kiosk.shell._chime._playing.processId()  # type: ignore[union-attr]
    assert len(list(heard.iterdir())) == 2
