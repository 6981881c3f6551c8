"""`jishi site` and `jishi machine`, one value at a time: `show`, `set`, `history`, and the holidays of a year."""

from datetime import datetime
from pathlib import Path

import typer

from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Refused
from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import JSON, hall, refuse, say
from kiosk.cli.staff import BY, refusals, whoever
from kiosk.home import home_folder
from kiosk.services.bound_changes import holiday_change
from kiosk.services.holidays import read_holidays
from kiosk.services.seeds import MACHINE_FILE, SITE_FILE, machine_in
from kiosk.services.setting_list import LATER
from kiosk.services.settings import Settings

NAME = typer.Argument(help="What `show` lists, as queue.F.quota.")
VALUE = typer.Argument("", help="The new value; empty takes the key out.")
PART = typer.Argument("", help="Only names that begin so, as queue.F.")
FILE = typer.Argument(help="CSV or xlsx: a day a row, in the second column 休 or 班.", dir_okay=False)

machine = typer.Typer(help="This machine's settings (machine.toml).", no_args_is_help=True)


def add_to(app: typer.Typer, file: str) -> None:
    """Give a noun the commands that show and change one value of `file`."""

    @app.command()
    def show(part: str = PART, json: bool = JSON) -> None:
        """Show what can be set, how it stands and what it does."""
        with hall() as opened:
            for each in Settings(opened).all(file):
                setting = each.setting
                if not setting.name.startswith(part):
                    continue
                if json:
                    say({"name": setting.name, "value": each.typed, "label": setting.label, "effect": setting.effect})
                else:
                    typer.echo(f"{setting.name} = {each.word or '（空着）'}    {setting.label}：{setting.effect}")

    @app.command("set")
    def change(name: str = NAME, value: str = VALUE, by: str = BY, pin_stdin: bool = PIN_STDIN) -> None:
        """Change one value; comments and all other lines stay. A value that does not fit changes nothing.

        Needs a technician's PIN as soon as the hall has accounts.
        """
        with hall() as opened, refusals():
            kept = Settings(opened)
            seen = kept.one(file, name)
            done = kept.change(whoever(opened, by, pin_stdin), seen, value)
        if done is None:
            typer.echo("一样，没有改动")
        else:
            typer.echo(f"{name}：{done.before or '（空着）'} → {done.after or '（空着）'}；{seen.setting.later}")

    @app.command()
    def history(json: bool = JSON) -> None:
        """Tell what was changed here, when and by whom, the newest first."""
        with hall() as opened:
            for each in Settings(opened).history(file):
                at: datetime | None = each.at
                if json:
                    say({"name": each.name, "before": each.before, "after": each.after, "who": each.who, "at": at})
                else:
                    who = each.who or "命令行"
                    typer.echo(f"{at:%Y-%m-%d %H:%M}  {who}  {each.name}：{each.before or '（空着）'} → {each.after}")


def holidays(file: Path = FILE, by: str = BY, pin_stdin: bool = PIN_STDIN) -> None:
    """Take over the public holidays of a year, and the weekend days that are worked for them. PIN as with `set`."""
    try:
        found = read_holidays(file)
    except Refused as fault:
        refuse(fault.in_chinese())
    years = "、".join(map(str, sorted(found.years)))
    with hall() as opened, refusals():
        change = holiday_change(load(home_folder() / SITE_FILE), str(file))
        Settings(opened).keep(whoever(opened, by, pin_stdin), change)
    typer.echo(f"{years} 年：放假 {len(found.off)} 天，调休上班 {len(found.worked)} 天；{LATER[SITE_FILE]}")


@machine.command()
def check() -> None:
    """Check this machine's machine.toml; every problem is named. Ends with 1 where there is one."""
    try:
        machine_in(home_folder() / MACHINE_FILE)
    except Refused as fault:
        refuse(fault.in_chinese())
    typer.echo("没有问题")


add_to(machine, MACHINE_FILE)
