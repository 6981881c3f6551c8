"""`jishi site`: one site.toml for a whole district: checked, compared, taken over; a machine's ports stay its own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer

from kiosk.catalogue.problems import Refused
from kiosk.catalogue.table_changes import Change
from kiosk.cli import setting
from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, refusals, whoever
from kiosk.domain.os_words import os_words
from kiosk.home import home_folder
from kiosk.services import rollout
from kiosk.services.answers import OutOfService
from kiosk.services.seeds import SITE_FILE
from kiosk.services.setting_list import LATER
from kiosk.services.settings import Settings

FILE = typer.Argument(help="A site.toml.", dir_okay=False)
_LONGEST = 60  # characters of a value that is shown

app = typer.Typer(help="The hall's settings (site.toml) on this machine.", no_args_is_help=True)


@app.command()
def check(file: Path | None = typer.Argument(None, help="A site.toml; without it, this machine's own files.")) -> None:
    """Check a site file against this machine's catalogue; every problem is named. Ends with 1 where there is one."""
    try:
        if file is None:
            rollout.check_own(home_folder())
        else:
            rollout.check(home_folder(), file)
    except (Refused, OutOfService) as fault:
        refuse(_why(fault))
    typer.echo("没有问题")


@app.command()
def diff(file: Path = FILE, json: bool = JSON) -> None:
    """Say what FILE would change of this machine's site.toml, value by value. Ends with 1 where it cannot be read."""
    try:
        found = rollout.compare(home_folder(), file)
    except Refused as fault:
        refuse(fault.in_chinese())
    _tell(found, json)
    if not found and not json:
        typer.echo("一样")


@app.command()
def apply(file: Path = FILE, by: str = BY, pin_stdin: bool = PIN_STDIN, json: bool = JSON) -> None:
    """Take FILE over as this machine's site.toml: all of it or nothing; machine.toml stays as it is.

    The kiosk uses it from its next home screen on. The old file is kept in the folder `before`. Needs a technician's
    PIN as soon as the hall has accounts.
    """
    try:
        if rollout.started(home_folder()):
            with hall() as opened, refusals():
                done = Settings(opened).take(whoever(opened, by, pin_stdin), file)
        else:
            done = rollout.lay(home_folder(), file, datetime.now(UTC).astimezone())
    except (Refused, OutOfService) as fault:
        refuse(_why(fault))
    except OSError as fault:
        refuse(f"写不了 {fault.filename or home_folder()}：{os_words(fault).in_(LANGUAGE)}；原来的 site.toml 没有动")
    _tell(done.changes, json)
    if not json:
        typer.echo("一样，没有改动" if not done.changes else f"写好了；{LATER[SITE_FILE]}")
        if done.kept:
            typer.echo(f"原来的在 {done.kept}")


def _why(fault: Refused | OutOfService) -> str:
    return fault.in_chinese() if isinstance(fault, Refused) else f"数据库用不了：{fault.technical}"


def _tell(found: list[Change], json: bool) -> None:
    for change in found:
        if json:
            say({"where": change.where, "before": change.before, "after": change.after})
        else:
            typer.echo(f"{change.where}：{_shown(change.before)} → {_shown(change.after)}")


def _shown(value: Any) -> str:
    if value is None:
        return "（没有）"
    if isinstance(value, dict):
        return "（整张表）"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


setting.add_to(app, SITE_FILE)
app.command("holidays")(setting.holidays)
