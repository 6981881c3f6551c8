"""`jishi slips`: the texts of the hall's slips over ssh: what was kept of them, saved, taken back; and their logo."""

from datetime import datetime
from pathlib import Path

import typer

from kiosk.cli.pins import PIN_STDIN, Secrets
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say, writing
from kiosk.cli.staff import BY, log_in, refusals
from kiosk.domain.os_words import os_words
from kiosk.services.hall import Hall
from kiosk.services.logo_upload import NotALogo, Share, dithered, dots_of, keep_logo
from kiosk.services.setting_list import LATER
from kiosk.services.slip_editing import CannotSave, Overtaken, SlipEditing
from kiosk.services.slip_preview import TITLES, check, file_of
from kiosk.services.templates.shelf import NAMES, shipped_text

app = typer.Typer(help="The texts of the hall's slips (slips/*.txt): checked, saved, taken back.", no_args_is_help=True)
NAME = typer.Argument(metavar="NAME", help="Of a slip, as `list` names it: ticket, notice, pledge …")
FILE = typer.Argument(help="A text, as slips/NAME.txt.", dir_okay=False)
SHIPPED = "shipped"
_WIDE = {"small": Share.SMALL, "middle": Share.MIDDLE, "whole": Share.WHOLE}


@app.command("list")
def names(at: datetime = AT, json: bool = JSON) -> None:
    """List the slips: the name of each, what it is, whether it is another than the shipped one."""
    with hall(at) as opened:
        edited = SlipEditing(opened).edited()
        for name in NAMES:
            if json:
                say({"name": name, "title": TITLES[name].in_(LANGUAGE), "edited": name in edited})
            else:
                typer.echo(f"{name:<16}{TITLES[name].in_(LANGUAGE)}{'  改过' if name in edited else ''}")


@app.command("check")
def check_file(name: str = NAME, file: Path = FILE) -> None:
    """Say all that keeps FILE from being the slip NAME's text. Ends with 1 where there is something."""
    _refuse_wrong(_known(name), _read(file))
    typer.echo("没有问题")


@app.command()
def versions(
    name: str = NAME,
    show: int = typer.Option(0, "--show", metavar="NUMBER", help="Write out the text of this version instead."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """List what was kept of the slip NAME, by whom and when, the newest first; `return` goes back to a number."""
    with hall(at) as opened:
        if show:
            typer.echo(_kept(opened, _known(name), str(show)), nl=False)
            return
        for each in SlipEditing(opened).history(_known(name)):
            if json:
                say({"number": each.number, "at": each.at.isoformat(), "by": each.who, "text": each.text})
            else:
                typer.echo(f"{each.number:>3}  {each.at:%Y-%m-%d %H:%M}  {each.who or '手改的，或随程序来的'}")


@app.command()
def save(
    name: str = NAME,
    file: Path = FILE,
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
) -> None:
    """Make FILE the slip NAME's text, where nothing is wrong with it: every program's next slip is it.

    Needs a technician's PIN.
    """
    text = _read(file)
    _refuse_wrong(_known(name), text)
    with hall(at) as opened, refusals():
        _save(opened, name, text, by, pin_stdin)


@app.command("return")
def go_back(
    name: str = NAME,
    number: str = typer.Argument(metavar=f"NUMBER|{SHIPPED}", help="Of `versions`; or as it came with the program."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
) -> None:
    """Make the slip NAME's text what it was once; what it is now is kept too. PIN as with `save`."""
    with hall(at) as opened, refusals():
        _save(opened, name, _kept(opened, _known(name), number), by, pin_stdin)


@app.command()
def logo(
    picture: Path = typer.Argument(help="A PNG, a JPG …: dark on white.", dir_okay=False),
    wide: str = typer.Option("middle", "--wide", help="Of the paper: small (a third), middle, whole.", metavar="HOW"),
    always: bool = typer.Option(False, "--always", help="With every slip, where the printer itself keeps no logo."),
    png: Path | None = typer.Option(
        None, "--png", help="Only write it here as the printers would set it; nothing is kept.", dir_okay=False
    ),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
) -> None:
    """Make PICTURE the logo of the hall's slips, in dots of black and white; the one before lies in `before`.

    Needs a technician's PIN. `jishi printer logo` then makes a printer keep it.
    """
    if wide not in _WIDE:
        raise typer.BadParameter(f"--wide 只能是 {'、'.join(_WIDE)}")
    with hall(at) as opened, refusals():
        try:
            made = dithered(picture, _WIDE[wide], dots_of(opened))
            if png is not None:
                with writing(png):
                    png.write_bytes(made.file())
            else:
                keep_logo(opened, log_in(opened, by, Secrets(pin_stdin)), made, always=always)
        except NotALogo as why:
            refuse(why.why.in_(LANGUAGE))
        typer.echo(f"宽 {made.wide} 点，高 {made.high} 点；{'没有存' if png else LATER['site.toml']}")


def _known(name: str) -> str:
    if name not in NAMES:
        refuse(f"没有“{name}”这张；有：{'、'.join(NAMES)}")
    return name


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        refuse(f"{file} 不是 UTF-8：在编辑器里另存为 UTF-8 再来")
    except OSError as fault:
        refuse(f"{file} 读不出来：{os_words(fault).in_(LANGUAGE)}")


def _refuse_wrong(name: str, text: str) -> None:
    if faults := check(name, text):
        refuse("\n".join(fault.words for fault in faults))


def _kept(opened: Hall, name: str, number: str) -> str:
    """Return a text by its number, or the shipped one."""
    if number == SHIPPED:
        return shipped_text(name)
    found = {str(each.number): each.text for each in SlipEditing(opened).history(name)}
    if number not in found:
        refuse(f"{file_of(name)} 没有第 {number} 版；jishi slips versions {name} 列出有哪些，{SHIPPED} 是出厂的")
    return found[number]


def _save(opened: Hall, name: str, text: str, by: str, pin_stdin: bool) -> None:
    editing = SlipEditing(opened)
    seen = editing.open(name).seen
    try:
        done = editing.save(log_in(opened, by, Secrets(pin_stdin)), name, text, seen)
    except CannotSave as why:
        refuse("\n".join(fault.words for fault in why.faults))
    if isinstance(done, Overtaken):
        refuse(f"{done.words}；再来一次")
    typer.echo(f"存好了：{file_of(name)}，下一张小票就用")
