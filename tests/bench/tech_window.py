"""The technician's window as a program of its own, with one logged in before the printer's page: `PRINTER`."""

import os
import sys
from pathlib import Path

from kiosk.services.hall import open_hall
from tests.bench.painted import watch_words
from tests.bench.told import tell
from tests.bench.visits import MORNING
from tests.staff_window import Worker
from ui.citizen.stage import application
from ui.tech.window import TechWindow

TECHNICIAN = "02"
WELL = "正常，随时能打"


def main() -> None:
    """Tell `trouble` and `well` with the first frame of the page that says so."""
    app = application()
    window = TechWindow(open_hall(Path(os.environ["JISHI_HOME"]), MORNING, sys.argv[1]))
    window.open()
    worker = Worker(window.window, window.tech.sign_in)
    worker.logs_in(TECHNICIAN)
    worker.shows(WELL)
    watch_words(window.window, WELL, "well", "trouble")
    tell("open")
    app.exec()


if __name__ == "__main__":
    main()
