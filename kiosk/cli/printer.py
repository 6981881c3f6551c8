"""`jishi printer`: the emulated printer, and what a technician sends to a real one."""

import json
import sys
import threading
from pathlib import Path
from typing import Any

import typer

from drivers.printer.emulator import Emulator
from drivers.printer.profile import NoSuchProfile, profile
from drivers.printer.raster import stores_logo
from kiosk.cli.files import hall_folder, slip_logo
from kiosk.cli.speaking import refuse, say

app = typer.Typer(help="Slip printers.", no_args_is_help=True)


@app.callback()
def _printers() -> None:
    """Slip printers."""


@app.command()
def emulate(
    tcp: int = typer.Option(None, min=0, max=65535, help="Listen on this TCP port of the loopback; 0 picks one."),
    on_pty: bool = typer.Option(False, "--pty", help="Open a pty instead and print its name."),
    paper: Path = typer.Option(None, help="Folder that gets each slip's bytes, words and picture.", file_okay=False),
    model: str = typer.Option("generic-80", "--profile", help="Profile whose paper width it has."),
    window: bool = typer.Option(False, "--window", help="Show the paper in a window, with switches."),
) -> None:
    """Be a printer until the input ends or Ctrl-C: the first line on standard output names the port (JSON).

    A line on standard input sets a switch: {"paper_out": true}, {"load_roll": true}, {"unplug": true}, {"plug": true},
    {"cover_open": true}, {"paper_ends_after": 3} …
    """
    if (tcp is None) == (not on_pty):
        raise typer.BadParameter("exactly one of --tcp PORT and --pty")
    try:
        dots = profile(model).dots
    except NoSuchProfile as unknown:
        refuse(str(unknown))
    printer = Emulator(dots, paper)
    try:
        _listen(printer, tcp)
    except OSError as fault:
        refuse(f"端口 {tcp} 开不了：{fault.strerror}；换一个端口，或用 --tcp 0")
    say({"port": printer.port or None, "device": printer.device or None})
    if window:
        _show(printer)
    else:
        _obey_until_the_end(printer)
    printer.stop()


@app.command()
def logo(
    to_bytes: Path = typer.Option(..., "--bytes", help="Write the printer's bytes here.", dir_okay=False),
) -> None:
    """Write what makes a printer keep the hall's logo for good; send the file to each printer once.

    For example: jishi printer logo --bytes logo.bin && nc 10.0.0.9 9100 < logo.bin. A printer's memory stands a limited
    number of writings. Slips then have the logo on machines whose profile says that the model prints it.
    """
    from kiosk.catalogue.problems import Refused
    from kiosk.catalogue.reading import read_site

    try:
        site = read_site(hall_folder() / "site.toml")
    except Refused as refused:
        refuse(refused.in_chinese())
    drawn = slip_logo(site, hall_folder())
    if site.slip_logo is None or drawn is None:
        refuse("site.toml 里没有 [slip_logo]：写 key 和 picture 再来")
    to_bytes.write_bytes(stores_logo(drawn, site.slip_logo.key))


def _listen(printer: Emulator, tcp: int | None) -> None:
    if tcp is None:
        printer.open_pty()
    else:
        printer.listen(tcp)


def _obey_until_the_end(printer: Emulator) -> None:
    try:
        for line in sys.stdin:
            _obey(printer, line)
    except KeyboardInterrupt:
        return


_ACTS = ("load_roll", "unplug", "plug")
_SWITCHES = ("paper_out", "cover_open", "cutter_fault", "overheated", "near_end", "silent")


def _obey(printer: Emulator, line: str) -> None:
    try:
        wishes: dict[str, Any] = json.loads(line)
    except json.JSONDecodeError as fault:
        typer.echo(f"不是 JSON：{fault}", err=True)
        return
    for name, value in wishes.items():
        if name in _ACTS:
            getattr(printer, name)()
        elif name in _SWITCHES:
            setattr(printer, name, bool(value))
        elif name == "paper_ends_after":
            printer.paper_ends_after(int(value))
        else:
            typer.echo(f"没有 {name} 这个开关；有：{', '.join((*_ACTS, *_SWITCHES, 'paper_ends_after'))}", err=True)


def _show(printer: Emulator) -> None:
    import importlib

    listener = threading.Thread(target=_obey_until_the_end, args=(printer,), daemon=True)
    listener.start()
    importlib.import_module("ui.paper.app").main(printer)
