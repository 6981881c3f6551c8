"""The technician's window as a kiosk starts it, with a technician who does what a file asks for: `python -m … HOME`.

It is `jishi tech --at-kiosk`; each line of the file `wishes` of the data folder is something to touch by its words, or
`keys: …` for the keyboard on the screen. The file is gone once it was done, and `seen` says what stands there then.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk.cli.main import run
from tests.staff_window import Worker
from ui.tech import app, window


class Watched(window.TechWindow):
    """The window, and a technician before it."""

    def open(self, fullscreen: bool = False) -> None:
        super().open(fullscreen)
        self._technician = Worker(self.window, self.tech.sign_in)
        self._wishes = QTimer(self)
        self._wishes.timeout.connect(self._look)
        self._wishes.start(50)

    def _look(self) -> None:
        file = Path(os.environ["JISHI_HOME"]) / "wishes"
        if not file.exists():
            return
        self._wishes.stop()
        for wish in file.read_text(encoding="utf-8").splitlines():
            self._technician.until(lambda: not self._technician.busy(), wish)
            if wish.startswith("keys: "):
                for letter in wish.removeprefix("keys: "):
                    self._technician.click(letter)
            else:
                self._technician.click(wish)
        self._technician.until(lambda: not self._technician.busy(), "the answer")
        file.with_name("seen").write_text(self._technician.words(), encoding="utf-8")
        file.unlink()
        self._wishes.start(50)


if __name__ == "__main__":
    app.TechWindow = Watched  # type: ignore[attr-defined]
    sys.argv = ["jishi", *sys.argv[1:]]
    run()
