"""`jishi appointments`: the day's list in, and who of it came."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import typer

from kiosk.catalogue.problems import Refused
from kiosk.cli.pins import PIN_STDIN, Secrets
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, log_in, refusals
from kiosk.services.accounts import Accounts
from kiosk.services.appointment_lines import Comes
from kiosk.services.appointment_words import taken_words
from kiosk.services.appointments import Appointments
from kiosk.services.slips import span

DAY = typer.Option(None, "--day", help="The day: 2026-05-12; without it today.", formats=["%Y-%m-%d"])
COMES = {
    Comes.EXPECTED: "还没到",
    Comes.ARRIVED: "已签到",
    Comes.NUMBERED: "已取号",
    Comes.MISSED: "过点没来",
    Comes.WITHDRAWN: "已取消",
}

app = typer.Typer(help="Appointments: the day's list in, and who of it came.", no_args_is_help=True)


@app.command("import")
def bring_in(
    file: Path = typer.Argument(..., metavar="FILE", help="An xlsx or CSV (UTF-8 or GB18030).", dir_okay=False),
    day: datetime = DAY,
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Take a list over, all of it or nothing; what it says of who comes is dropped while it is read.

    --day is the day of rows that have none. A corrected list replaces the one before; who has checked in stays.
    """
    with hall(at) as opened, refusals():
        if Accounts(opened).nobody_yet():
            refuse("还没有账号；先建第一个：jishi staff add 姓名")
        appointments = Appointments(opened)
        try:
            listed = appointments.read(file, day.date() if day else opened.where().day)
        except Refused as refused:
            refuse(f"{refused.in_chinese()}\n{len(refused.problems)} 处不对，什么都没导入")
        taken = appointments.take(log_in(opened, by, Secrets(pin_stdin)), listed)
    if json:
        say(asdict(taken))
        return
    for line in taken_words(taken):
        typer.echo(line.in_(LANGUAGE))


@app.command("list")
def of_day(day: datetime = DAY, at: datetime = AT, json: bool = JSON) -> None:
    """Show a day's appointments: time, 张*, item (a neutral group where it is discreet), who came."""
    with hall(at) as opened:
        lines = Appointments(opened).of_day(day.date() if day else opened.where().day)
    for line in lines:
        slot, what = span(line.slot), line.what.in_(LANGUAGE)
        if json:
            say({"slot": slot, "name": line.name, "what": what, "comes": line.comes.value, "number": line.number})
        else:
            typer.echo(f"{slot}  {line.name}  {what}  {COMES[line.comes]} {line.number}".rstrip())
    if not lines and not json:
        typer.echo("这一天没有预约")
