"""The sounds of a call at the desk and of a slip that is out, played by whichever player the system has."""

import logging
import shutil
import wave
from array import array
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTemporaryFile

from kiosk.assets import assets

PLAYERS = ("pw-play", "paplay", "aplay")  # PySide6-Essentials plays no sound itself
CALL, SLIP = "call", "slip"

_log = logging.getLogger("jishi.sound")


class Chime:
    """Plays one sound; never waits for it, and stays silent where the system has no player."""

    def __init__(self, parent: QObject, sound: str) -> None:
        self._file = assets() / "sounds" / f"{sound}.wav"
        self._player = next((found for name in PLAYERS if (found := shutil.which(name))), None)
        self._playing = QProcess(parent)
        self._soft, self._volume = QTemporaryFile(parent), 100
        self._told = False

    @property
    def heard(self) -> bool:
        """Whether the system has a player."""
        return self._player is not None

    def ring(self, volume: int) -> None:
        """Play it so loud (percent; 0 not at all), unless it is still being heard."""
        if self._player is None:
            if not self._told:
                _log.warning("no sound: install alsa-utils (aplay); none of %s is there", ", ".join(PLAYERS))
            self._told = True
        elif volume > 0 and self._playing.state() is QProcess.ProcessState.NotRunning:
            self._playing.start(self._player, [str(self._at(volume))])

    def _at(self, volume: int) -> Path:
        """Return the file of the sound so loud; not every player can be told."""
        if volume >= 100:
            return self._file
        if volume != self._volume and self._soft.open():
            self._soft.resize(0)
            self._soft.write(softer(self._file, volume))
            self._soft.close()
            self._volume = volume
        return Path(self._soft.fileName())


def softer(file: Path, volume: int) -> bytes:
    """Return a file of 16-bit sound as another, `volume` percent as loud to the ear: of its samples the square."""
    with wave.open(str(file)) as sound:
        head, samples = file.read_bytes()[: -sound.getnframes() * 2], array("h", sound.readframes(sound.getnframes()))
    return head + array("h", (round(each * (volume / 100) ** 2) for each in samples)).tobytes()
