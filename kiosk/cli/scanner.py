"""`jishi scanner`: try the scanner of codes, or be one that is not there."""

import json
import queue
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.domain.os_words import os_words
from kiosk.services.answers import NoSuchCode
from kiosk.services.hall import Hall
from kiosk.services.scan_check import ScanCheck, Scanned, answer_words, form_words
from kiosk.services.scanner_words import scanner_trouble

LOOK_SECONDS = 0.2  # how often the end of the command is looked for

app = typer.Typer(help="Scanners of codes.", no_args_is_help=True)


@app.command("test")
def try_out(at: datetime = AT, json: bool = JSON) -> None:
    """Show what the scanner reads until Ctrl-C: what came in, which form, good or why not; nothing is used up.

    A kiosk that has the scanner lends it meanwhile, and offers no scanning.
    """
    with hall(at) as opened:
        address = opened.machine.code_scanner
        if address is None:
            refuse('machine.toml 里没有扫码器：写上 [scanner]（键盘口写 kind = "keyboard"）')
        if not json:
            typer.echo("对着码扫一下；按 Ctrl-C 结束", err=True)
        check = ScanCheck(opened)
        try:
            if address.keyboard:
                _typed(check, json)
            else:
                _read(opened, check, json)
        except KeyboardInterrupt:
            return


def _typed(check: ScanCheck, json: bool) -> None:
    from drivers.scanner.wedge import WedgeScanner

    scanner = WedgeScanner(sys.stdin.fileno())
    while (scans := scanner.read(LOOK_SECONDS)) is not None:
        for text in scans:
            _tell(check.look_at(text), json)


def _read(opened: Hall, check: ScanCheck, json: bool) -> None:
    from kiosk.services.scanning import Scanning

    news: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    scanning = Scanning(opened, news.put, lambda: news.put(None), borrows=True)
    scanning.start()
    try:
        while True:
            text = news.get()
            if text is not None:
                _tell(check.look_at(text), json)
            else:
                _tell_port(scanning, json)
    finally:
        scanning.stop()


def _tell_port(scanning: Any, json: bool) -> None:
    trouble = scanning.trouble
    if json:
        say({"there": scanning.there, "trouble": trouble.reason.value if trouble else None})
    elif scanning.there:
        typer.echo("扫码器在，可以扫了", err=True)
    elif trouble is not None:
        typer.echo(scanner_trouble(trouble).in_(LANGUAGE), err=True)


def _tell(scanned: Scanned, json: bool) -> None:
    good = not isinstance(scanned.answer, NoSuchCode)
    if json:
        data = {"text": scanned.text, "form": scanned.form.value, "code": scanned.code or None}
        why = scanned.answer.why if isinstance(scanned.answer, NoSuchCode) else None
        say({**data, "until": scanned.until, "good": good, "why": why})
        return
    typer.echo(f"{scanned.text}\n  {form_words(scanned).in_(LANGUAGE)}\n  {answer_words(scanned).in_(LANGUAGE)}")


@app.command()
def emulate(
    pty: Path = typer.Option(..., "--pty", help="The port: a link made here, as udev makes them.", dir_okay=False),
) -> None:
    """Be a serial scanner until the input ends: each line is a code that it scans, with CR behind it.

    A line of JSON does more: {"scan": "…", "ending": "crlf", "prefix": "]Q1", "pause": 0.02}, {"bytes": "4A530D"},
    {"unplug": true}, {"plug": true}. Endings: cr, lf, crlf, tab, none. Write kind = "serial" and the port into
    the table scanner of machine.toml.
    """
    from drivers.scanner.emulator import Emulator

    try:
        scanner = Emulator(pty)
    except OSError as fault:
        refuse(f"{pty} 建不了：{os_words(fault).in_(LANGUAGE)}；换一个能写的地方")
    say({"device": str(pty)})
    try:
        for line in sys.stdin:
            try:
                _do(scanner, line.strip())
            except (ValueError, KeyError, TypeError, OSError) as fault:
                typer.echo(f"这一行做不了：{line.strip()}（{fault}）", err=True)
    except KeyboardInterrupt:
        pass
    finally:
        scanner.unplug()


def _do(scanner: Any, line: str) -> None:
    from drivers.scanner.emulator import ENDINGS

    if not line.startswith("{"):
        if line:
            scanner.scan(line)
        return
    act = json.loads(line)
    if act.get("unplug"):
        scanner.unplug()
    elif act.get("plug"):
        scanner.plug()
    elif "bytes" in act:
        scanner.send(bytes.fromhex(act["bytes"]), float(act.get("pause", 0)))
    else:
        ending, prefix = ENDINGS[act.get("ending", "cr")], str(act.get("prefix", "")).encode()
        scanner.scan(str(act["scan"]), ending, prefix, float(act.get("pause", 0)))
