"""`jishi help-call`: who asked for a person, and who goes."""

from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, logged_in
from kiosk.services.help_calls import HelpCalls
from kiosk.services.state_words import step_words

app = typer.Typer(help="Help calls of the kiosks (叫人帮办).", no_args_is_help=True)


@app.command("list")
def untaken(at: datetime = AT, json: bool = JSON) -> None:
    """List today's calls that nobody has taken, oldest first."""
    with hall(at) as opened:
        for call in HelpCalls(opened).untaken():
            item = opened.catalogue.find(call.item)
            name = item.name.zh if item else ""
            if json:
                say(
                    {
                        "id": call.id,
                        "device": call.device,
                        "item": call.item,
                        "name": name,
                        "step": call.step,
                        "at": call.at.isoformat(),
                    }
                )
            else:
                typer.echo(
                    f"{call.id[:8]}  {call.at:%H:%M:%S}  {call.device}  {step_words(call.step).in_(LANGUAGE)}  {name}"
                )


@app.command()
def take(
    call: str,
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Take a call: CALL is its id or the first 8 characters; only then the kiosk says that somebody comes, and who."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        calls = HelpCalls(opened)
        found = [c.id for c in calls.untaken() if c.id.startswith(call)]
        if len(found) != 1:
            refuse(f"没有还没人接的呼叫 {call}" if not found else f"{call} 对上了 {len(found)} 个呼叫，请多写几位")
        if not calls.take_by(session, found[0]):
            refuse("已有别人接了")
        if json:
            say({"id": found[0], "by": session.name})
        else:
            typer.echo(f"{session.name} 接了 {found[0][:8]}")
