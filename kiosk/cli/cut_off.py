"""`jishi cut-off`: numbers that a kiosk gave while its hall's database was out of reach."""

from datetime import datetime

import typer

from kiosk.cli.speaking import AT, JSON, hall, refuse, say
from kiosk.domain.cut_off import CutOffState
from kiosk.services.cut_off import of_today, to_settle
from kiosk.services.doubles import Doubles
from kiosk.services.hall import Hall
from kiosk.services.settling import Settling
from kiosk.store.rows import CutOffRow

app = typer.Typer(help="Numbers given while a kiosk was cut off from its hall (断网取的号).", no_args_is_help=True)
_STATES = {
    CutOffState.TO_SETTLE: "待补报：大厅还不知道",
    CutOffState.SETTLED: "已补报",
    CutOffState.DOUBLE: "可能一人两号",
}


@app.command("list")
def everything(at: datetime = AT, json: bool = JSON) -> None:
    """List this kiosk's that the hall does not know yet, and all of today that it does."""
    with hall(at) as opened:
        _demand_line(opened)
        with to_settle(opened) as own:
            rows = [*(own.cut_off_tickets.to_settle(opened.site.id) if own else ()), *of_today(opened)]
        for row in rows:
            _tell(opened, row, json)
        if not rows and not json:
            typer.echo("今天没有断网取的号")


@app.command()
def settle(at: datetime = AT, json: bool = JSON) -> None:
    """Let the hall know of this kiosk's numbers now; a running kiosk does it by itself."""
    with hall(at) as opened:
        _demand_line(opened)
        with to_settle(opened) as own:
            if own is None:
                refuse("这台机器没有断网时给过号")
            done = Settling(opened, own).settle()
        for row in done.tickets:
            _tell(opened, row, json)
        if done.under_way:
            refuse(f"还有 {done.under_way} 位可能站在机器前，三分钟后再来")
        if done.stuck:
            refuse("有号大厅的数据库收不下，还列在 jishi cut-off list 里：" + "；".join(done.stuck.values()))
        if not done.tickets and not json:
            typer.echo("没有待补报的")


def _demand_line(opened: Hall) -> None:
    if not opened.on_a_line:
        refuse("大厅的数据库就在这台机器上，没有断网取号")


def _tell(opened: Hall, row: CutOffRow, json: bool) -> None:
    line = Doubles(opened).line(row)
    if json:
        told = {"number": row.number, "ticket": row.ticket, "state": row.state.value, "other": line.other}
        say({**told, "device": row.device, "at": line.at.isoformat()})
    else:
        other = f"：还有 {line.other}" if line.other else ""
        typer.echo(f"{row.number}  {line.at:%m-%d %H:%M}  取号机 {row.device}  {_STATES[row.state]}{other}")
