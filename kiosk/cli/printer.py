"""`jishi printer`: how it is, the emulated printer, and what a technician sends to a real one."""

import json
import sys
import threading
import time
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import typer

from drivers.printer.emulator import ACTS, NUMBERS, SWITCHES, Emulator
from drivers.printer.profile import NoSuchProfile, profile
from drivers.printer.protocol import PrinterState, Trouble
from drivers.printer.raster import stores_logo
from kiosk.cli import print_jobs, printer_explain, printer_search, printer_settings
from kiosk.cli.files import hall_folder, slip_logo
from kiosk.cli.pages import pages, tell_a4
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say, writing
from kiosk.domain.os_words import os_words
from kiosk.domain.site import PrinterAddress
from kiosk.services.hall import Hall
from kiosk.services.print_desk import look
from kiosk.services.printer_words import state_words, trouble_words
from kiosk.services.printing import Printing
from kiosk.services.standby import PRINTS, takes_next

SPEEDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
WATCH_SECONDS = 0.1  # how often --watch looks at what is known
FIRST_WORD_SECONDS = 3.0  # after which --watch says that nothing is known; asking takes a moment

app = typer.Typer(help="Slip printers.", no_args_is_help=True)
app.command("test")(print_jobs.print_test_page)
app.command("journal")(print_jobs.journal)
app.command("settle")(print_jobs.settle)
app.command("reprint")(print_jobs.reprint)
app.command("find")(printer_search.find)
app.command("detect")(printer_search.detect_line)
app.command("explain")(printer_explain.explain)
app.command("line")(printer_explain.line)
app.command("settings")(printer_settings.settings)
app.command("set")(printer_settings.set_values)
app.command("history")(printer_settings.history)
app.command("return")(printer_settings.go_back)
app.command("paper")(print_jobs.paper)
app.command("add")(printer_settings.add)
app.command("remove")(printer_settings.remove)
app.command("pages")(pages)


@app.callback()
def _printers() -> None:
    """Slip printers."""


@app.command("list")
def listed(at: datetime = AT, json: bool = JSON) -> None:
    """List this machine's printers: name, profile, address, state, and which of them takes the next slip."""
    with hall(at) as opened:
        for seen in _seen(opened):
            _tell(seen, json)
        if opened.machine.a4:
            tell_a4(opened.machine.a4, json)


@app.command()
def status(
    name: str,
    watch: bool = typer.Option(False, "--watch", help="Go on and tell of every change, until Ctrl-C."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Say how the printer NAME is, and what to do where it cannot be used; ends with 1 where it cannot print.

    With --watch this command does what any program on this machine does: where nobody owns the printers, it owns them
    and prints what waits.
    """
    with hall(at) as opened:
        a4 = opened.machine.a4
        if a4 and a4.name == name:
            raise typer.Exit(0 if tell_a4(a4, json) else 1)
        address = print_jobs.printer_called(opened, name)
        if watch:
            _watch(opened, address, json)
            return
        seen = next(seen for seen in _seen(opened) if seen.address == address)
        _tell(seen, json)
        if seen.state not in PRINTS:
            raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A printer as it is told of; `standby` and `next` are None where the machine has only one."""

    address: PrinterAddress
    state: PrinterState
    trouble: Trouble | None
    when: datetime | None
    standby: bool | None
    next: bool | None


def _seen(opened: Hall) -> list[_Seen]:
    looks = [(address, look(opened, address)) for address in opened.machine.printers]
    next_ = takes_next([found.state for _, found in looks])
    two = len(looks) > 1
    return [
        _Seen(
            address,
            found.state,
            found.trouble,
            opened.local(found.at) if found.at else None,
            standby=number > 0 if two else None,
            next=number == next_ if two else None,
        )
        for number, (address, found) in enumerate(looks)
    ]


def _watch(opened: Hall, address: PrinterAddress, json: bool) -> None:
    printing, rests = Printing(opened), threading.Event()
    two = len(opened.machine.printers) > 1
    last = _Seen(address, PrinterState.UNKNOWN, None, None, None, None)
    silent_until = time.monotonic() + FIRST_WORD_SECONDS
    try:
        with printing.running():
            while True:
                now = replace(
                    last,
                    state=printing.printer_state(address.name),
                    trouble=printing.trouble(address.name),
                    standby=address == opened.machine.standby if two else None,
                    next=printing.next() == address.name if two else None,
                )
                if (now.state, now.trouble) != (last.state, last.trouble) or time.monotonic() > silent_until:
                    _tell(replace(now, when=opened.now()), json)
                    silent_until = float("inf")
                last = now
                rests.wait(WATCH_SECONDS)
    except KeyboardInterrupt:
        return


def _tell(seen: _Seen, json: bool) -> None:
    address, trouble = seen.address, seen.trouble
    words = trouble_words(trouble) if trouble else state_words(seen.state)
    if json:
        say(
            {
                "printer": address.name,
                "profile": address.profile,
                "connection": address.connection,
                "state": seen.state.value,
                "at": seen.when.isoformat() if seen.when else None,
                "standby": seen.standby,
                "next": seen.next,
                "reason": trouble.reason.value if trouble else None,
                "where": trouble.where if trouble else None,
                "detail": trouble.detail if trouble else None,
                "say": words.zh,
                "say_en": words.en,
            }
        )
        return
    clock = f"{seen.when:%H:%M:%S}  " if seen.when else ""
    part = "" if seen.standby is None else "  备用" if seen.standby else "  主用"
    takes = "  下一张小票在这里出" if seen.next else ""
    typer.echo(
        f"{clock}{address.name}  {address.profile}  {address.connection}  {state_words(seen.state).zh}{part}{takes}"
    )
    if trouble:
        typer.echo(f"    {words.zh}")


@app.command()
def emulate(
    tcp: int = typer.Option(None, min=0, max=65535, help="Listen on this TCP port of the loopback; 0 picks one."),
    on_pty: bool = typer.Option(False, "--pty", help="Open a pty instead and print its name."),
    paper: Path = typer.Option(None, help="Folder that gets each slip's bytes, words and picture.", file_okay=False),
    model: str = typer.Option("generic-80", "--profile", help="Profile whose paper width it has."),
    window: bool = typer.Option(False, "--window", help="Show the paper in a window, with switches."),
    baud: int = typer.Option(
        0, help="With --pty: the line's speed; it takes time, holds up, garbles at another speed."
    ),
    at_byte: list[str] = typer.Option([], "--at", help="Let something happen at a byte: 200:unplug, 300:paper_out …"),
    switches: Path = typer.Option(
        None, help="A JSON file of switches, done each time that it is changed.", dir_okay=False
    ),
) -> None:
    """Be a printer until the input ends or Ctrl-C: the first line on standard output names the port (JSON).

    A line on standard input sets a switch: {"paper_out": true}, {"load_roll": true}, {"unplug": true}, {"plug": true},
    {"cover_open": true}, {"paper_ends_after": 3}, {"at": {"200": "unplug"}} …; the file of --switches says the same.
    """
    if (tcp is None) == (not on_pty):
        raise typer.BadParameter("--tcp 端口 和 --pty，写一个，也只写一个")
    try:
        dots = profile(model).dots
    except NoSuchProfile as unknown:
        refuse(str(unknown))
    if baud and (not on_pty or baud not in SPEEDS):
        raise typer.BadParameter(f"--baud 和 --pty 一起写，只能是 {'、'.join(map(str, SPEEDS))}")
    printer = Emulator(dots, paper, switches)
    _expect(printer, at_byte)
    try:
        _listen(printer, tcp, baud)
    except OSError as fault:
        refuse(f"端口 {tcp} 开不了：{os_words(fault).in_(LANGUAGE)}；换一个端口，或用 --tcp 0")
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
    with writing(to_bytes):
        to_bytes.write_bytes(stores_logo(drawn, site.slip_logo.key))


def _expect(printer: Emulator, faults: list[str]) -> None:
    for fault in faults:
        byte, _, name = fault.partition(":")
        if not byte.isdigit() or name not in (*ACTS, *SWITCHES):
            raise typer.BadParameter(f"--at 写成 第几个字节:什么，后者只能是 {'、'.join((*ACTS, *SWITCHES))}")
        printer.at_byte(int(byte), name)


def _listen(printer: Emulator, tcp: int | None, baud: int) -> None:
    if tcp is None:
        printer.open_pty(baud)
    else:
        printer.listen(tcp)


def _obey_until_the_end(printer: Emulator) -> None:
    try:
        for line in sys.stdin:
            _obey(printer, line)
    except KeyboardInterrupt:
        return


_WISH = '{"paper_out": true}'
_NUMBER = '要一个数，例如 {"paper_ends_after": 3}'
_AT_BYTE = '要写成 {"at": {"120": "cover_open"}}：第几个字节，出什么事'


def _obey(printer: Emulator, line: str) -> None:
    """Do what a line says; whoever typed it is told what in it cannot be done, and where."""
    if not line.strip():
        return
    try:
        wishes = json.loads(line)
    except json.JSONDecodeError as fault:
        found = line[fault.pos :].strip()[:20]
        typer.echo(f"第 {fault.colno} 个字符起读不懂：{found or '（这里断了）'}；要写成 {_WISH}", err=True)
        return
    if not isinstance(wishes, dict):
        typer.echo(f"读到的是 {line.strip()[:20]}；要写成 {_WISH}", err=True)
        return
    for name, value in wishes.items():
        try:
            printer.apply(name, value)
        except KeyError as unknown:
            wrong = unknown.args[0]
            typer.echo(f"没有 {wrong} 这个开关；有：{', '.join((*ACTS, *SWITCHES, *NUMBERS))}、at", err=True)
        except (TypeError, ValueError):
            typer.echo(f"{name} 后面不能是 {value!r}；{_NUMBER if name in NUMBERS else _AT_BYTE}", err=True)


def _show(printer: Emulator) -> None:
    import importlib

    listener = threading.Thread(target=_obey_until_the_end, args=(printer,), daemon=True)
    listener.start()
    importlib.import_module("ui.paper.app").main(printer)
