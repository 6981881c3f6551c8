"""`jishi help-call`: who asked for a person, and who goes."""

from datetime import datetime

import typer

from kiosk.cli.speaking import AT, JSON, hall, refuse, say
from kiosk.services.help_calls import HelpCalls

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
                typer.echo(f"{call.id[:8]}  {call.at:%H:%M:%S}  {call.device}  {call.step}  {name}")


@app.command()
def take(
    call: str,
    by: str = typer.Option(..., help="Who goes (a name tag, such as 帮办03)."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Take a call: CALL is its id or the first 8 characters; only then the kiosk says that somebody comes."""
    with hall(at) as opened:
        calls = HelpCalls(opened)
        found = [c.id for c in calls.untaken() if c.id.startswith(call)]
        if len(found) != 1:
            refuse(f"没有还没人接的呼叫 {call}" if not found else f"{call} 对上了 {len(found)} 个呼叫，请多写几位")
        if not calls.take(found[0], by):
            refuse("已有别人接了")
        if json:
            say({"id": found[0], "by": by})
        else:
            typer.echo(f"{by} 接了 {found[0][:8]}")
