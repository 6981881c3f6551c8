"""`jishi tech`: the technician's window."""

import importlib
import os
from datetime import datetime

import typer

from kiosk.cli.speaking import AT, demand_display, hall


def tech(
    printer: str = typer.Option("", "--printer", help="Reach the slip printer here: tcp://host:port."),
    at: datetime = AT,
    at_kiosk: str = typer.Option("", hidden=True),  # a kiosk opens it so, on its own screen: full or window
) -> None:
    """Open the technician's window (设备维护): what is wrong with a printer, slips, the check-up, the touch screen."""
    demand_display()
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    with hall(at, printer) as opened:
        code = importlib.import_module("ui.tech.app").main(opened, at_kiosk)
    raise typer.Exit(int(code))
