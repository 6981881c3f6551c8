"""`jishi desk`: the help desk's window."""

import importlib
import os
from collections.abc import Callable
from datetime import datetime

import typer

from kiosk.cli.speaking import AT, demand_display, hall
from kiosk.services.hall import Hall


def desk(
    printer: str = typer.Option("", "--printer", help="Reach the slip printer here: tcp://host:port."),
    at: datetime = AT,
) -> None:
    """Open the help desk (帮办预审): search, check the papers, number, notice, escalation; every key is on screen."""
    demand_display()
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    app = importlib.import_module("ui.desk.app")

    def until_open(open_it: Callable[[], Hall]) -> Hall:
        found: Hall | None = app.until_open(open_it)
        if found is None:  # the window that waited for the database was closed
            raise typer.Exit(1)
        return found

    with hall(at, printer, until_open) as opened:
        code = app.main(opened)
    raise typer.Exit(int(code))
