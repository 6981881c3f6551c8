"""The sound of a call at the desk: two soft notes, played by whichever player the system has."""

import shutil

from PySide6.QtCore import QObject, QProcess

from kiosk.assets import assets
from kiosk.services.logs import logger

PLAYERS = ("pw-play", "paplay", "aplay")  # PySide6-Essentials plays no sound itself


class Chime:
    """Plays the sound; never waits for it, and stays silent where the system has no player."""

    def __init__(self, parent: QObject) -> None:
        self._player = next((found for name in PLAYERS if (found := shutil.which(name))), None)
        self._playing = QProcess(parent)
        if self._player is None:
            logger("desk").warning("no sound: install alsa-utils (aplay)", tried=", ".join(PLAYERS))

    def ring(self) -> None:
        """Play it, unless it is still being heard."""
        if self._player is not None and self._playing.state() is QProcess.ProcessState.NotRunning:
            self._playing.start(self._player, [str(assets() / "sounds" / "call.wav")])
