"""`jishi sent-back`: what windows asked for beyond the guide, and what the entry's owner says to it."""

from datetime import datetime, timedelta

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, refuse, say
from kiosk.cli.staff import BY, logged_in
from kiosk.domain.sent_back import SentBackState
from kiosk.domain.text import Text
from kiosk.services.sendings_back import ANSWERED, SendingsBack, SentBackView

app = typer.Typer(help="齐了仍被退回: visits that were ready, and yet were sent back.", no_args_is_help=True)
WHICH = typer.Argument(metavar="ID", help="Its id, or the first characters of it, as `list` says them.")
SAID = typer.Option("", "--said", help="What was changed; or why the window asked too much.")
DAYS = 28
_STATES = {
    SentBackState.OPEN: Text("待答复", "open"),
    SentBackState.CORRECTED: Text("目录有误，已改好", "the catalogue is corrected"),
    SentBackState.REJECTED: Text("窗口多要了", "the window asked too much"),
    SentBackState.WITHDRAWN: Text("记错了，不算", "marked by mistake"),
}


@app.command("list")
def everything(
    days: int = typer.Option(DAYS, "--days", min=1, help="Marked in so many days; open ones of days before too."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """List them, oldest first."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        found = SendingsBack(opened).everything(session, opened.where().day - timedelta(days=days))
        for each in found:
            _tell(each, json)
        if not found and not json:
            typer.echo(f"{days} 天里没有“齐了仍被退回”的")


@app.command()
def correct(which: str = WHICH, said: str = SAID, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT) -> None:
    """The catalogue was wrong and is changed (`jishi catalogue export`, then `import`); --said what was changed."""
    _answer(which, SentBackState.CORRECTED, said, by, pin_stdin, at)


@app.command()
def reject(which: str = WHICH, said: str = SAID, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT) -> None:
    """The window asked too much; --said why."""
    _answer(which, SentBackState.REJECTED, said, by, pin_stdin, at)


@app.command()
def withdraw(which: str = WHICH, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT) -> None:
    """It was marked by mistake, and counts for nothing."""
    _answer(which, SentBackState.WITHDRAWN, "", by, pin_stdin, at)


def _answer(which: str, to: SentBackState, said: str, by: str, pin_stdin: bool, at: datetime | None) -> None:
    with logged_in(by, pin_stdin, at) as (opened, session):
        service = SendingsBack(opened)
        waiting = [line.sent_back for line in service.open() if line.sent_back.startswith(which)]
        if len(waiting) != 1:
            refuse(f"{which} 对上了 {len(waiting)} 条，请多写几位" if waiting else f"没有待答复的 {which}")
        answered = service.answer(session, waiting[0], to, said)
        if isinstance(answered, Text):
            refuse(answered.in_(LANGUAGE))
        typer.echo(ANSWERED[answered.state].in_(LANGUAGE))


def _tell(view: SentBackView, json: bool) -> None:
    line = view.line
    if json:
        facts: dict[str, object] = {
            "id": line.sent_back,
            "number": line.number,
            "at": view.at.isoformat(),
            "item": view.code,
        }
        facts |= {"version": view.version, "requirement": view.requirement.zh, "asked": view.asked}
        facts |= {"owner": line.owner, "kept_by": view.kept_by, "due": line.due.isoformat(), "overdue": line.overdue}
        say({**facts, "by": view.marked_by, "state": view.state.value, "said": view.said, "answered": view.answered_by})
        return
    asked = "，".join(part for part in (view.requirement.in_(LANGUAGE), view.asked) if part)
    late = "，过期了" if line.overdue else ""
    typer.echo(f"{line.sent_back[:8]}  {view.at:%m-%d %H:%M}  {line.number}  {view.item.in_(LANGUAGE)}  多要：{asked}")
    answer = "：".join(part for part in (_STATES[view.state].in_(LANGUAGE), view.said) if part)
    typer.echo(f"          {view.marked_by} 记；{line.owner} 最迟 {line.due} 答复{late}；{answer}")
