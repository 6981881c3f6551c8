"""`jishi keys`: what this machine signs codes with, and what the hall verifies them with."""

from dataclasses import asdict
from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, logged_in
from kiosk.services.answers import BrokenKey
from kiosk.services.code_keys import CodeKeys, HallKey

app = typer.Typer(help="The keys that codes are signed with.", no_args_is_help=True)


@app.command("list")
def listed(at: datetime = AT, json: bool = JSON) -> None:
    """List the hall's keys: id, machine, since when, and of a retired one how long its codes can be good."""
    with hall(at) as opened:
        found = CodeKeys(opened).all()
        for key in found:
            _tell(key, json)
        if not found and not json:
            typer.echo("还没有钥匙：第一张码会生成")


@app.command()
def rotate(by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """Sign with a new key from now on, on this machine (technicians, managers).

    Codes that were given stay good for their time. A key file that is broken is replaced.
    """
    with logged_in(by, pin_stdin, at) as (opened, session):
        try:
            new = CodeKeys(opened).rotate(session)
        except BrokenKey as broken:
            refuse(f"新钥匙存不了，还用原来的：{broken.file}：{broken.why.in_(LANGUAGE)}")
        _tell(new, json)
        if not json:
            typer.echo("以后的码用新钥匙签；已经发出的码在有效期内照样能用")


def _tell(key: HallKey, json: bool) -> None:
    if json:
        say(asdict(key))
        return
    state = f"{key.retired:%Y-%m-%d} 停用，它签的码最迟到 {key.last}" if key.retired else "在用"
    here = "，本机" if key.here else ""
    typer.echo(f"{key.id}  {key.device or '（不知哪台）'}{here}  {key.since:%Y-%m-%d} 起  {state}")
