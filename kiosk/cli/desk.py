"""`jishi desk`: the help desk's window."""

import importlib
import os
from datetime import datetime

import typer

from kiosk.cli.speaking import AT, demand_display, hall


def desk(
    printer: str = typer.Option("", "--printer", help="Reach the slip printer here: tcp://host:port."),
    at: datetime = AT,
) -> None:
    """Open the help desk (帮办预审): search, check the papers, number, notice, escalation; every key is on screen."""
    demand_display()
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with hall(at, printer) as opened:
        code = importlib.import_module("ui.desk.app").main(opened)
    raise typer.Exit(int(code))
