"""`jishi window`: what a clerk does with a queue, without a screen."""

from collections.abc import Callable
from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, logged_in
from kiosk.domain.text import Text
from kiosk.domain.tickets import TicketState, WrongMove
from kiosk.services.sendings_back import SendingsBack
from kiosk.services.state_words import TICKETS
from kiosk.services.windows import Windows
from kiosk.store.rows import TicketRow

app = typer.Typer(help="Call numbers to a window and say what became of them.", no_args_is_help=True)


@app.command()
def call(
    queue: str, window: str = typer.Option(..., help="The window that calls."), at: datetime = AT, json: bool = JSON
) -> None:
    """Call the next number of QUEUE (its prefix letter)."""
    with hall(at) as opened:
        if queue not in {q.prefix for q in opened.site.queues}:
            refuse(f"没有 {queue} 这个队列，可用：{' '.join(q.prefix for q in opened.site.queues)}")
        row = Windows(opened).call(queue, window)
        if row is None:
            refuse(f"{queue} 没有人在等")
        _tell(row, json)


def _change(number: str, to: TicketState, at: datetime | None, json: bool) -> None:
    with hall(at) as opened:
        windows = Windows(opened)
        _tell_changed(windows, number, lambda: windows.change(number, to), json)


def _tell_changed(windows: Windows, number: str, change: Callable[[], TicketRow | None], json: bool) -> None:
    """Change a number and say what it is now, or how it stands and that this leads nowhere."""
    try:
        row = change()
    except WrongMove:
        stands = windows.of_number(number)
        refuse(f"{number} 现在是“{TICKETS[stands.state].in_(LANGUAGE) if stands else ''}”，不能这样改")
    if row is None:
        refuse(f"今天没有 {number} 这个号")
    _tell(row, json)


@app.command()
def done(number: str, at: datetime = AT, json: bool = JSON) -> None:
    """The visitor of NUMBER is served (办结)."""
    _change(number, TicketState.DONE, at, json)


@app.command("no-show")
def no_show(number: str, at: datetime = AT, json: bool = JSON) -> None:
    """The visitor of NUMBER did not come (过号)."""
    _change(number, TicketState.NO_SHOW, at, json)


@app.command("return")
def take_back(number: str, at: datetime = AT, json: bool = JSON) -> None:
    """The visitor of NUMBER came back: waits three places back."""
    _change(number, TicketState.WAITING, at, json)


@app.command()
def void(number: str, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """NUMBER is void (作废); who did it stands in the audit."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        windows = Windows(opened)
        _tell_changed(windows, number, lambda: windows.void(session, number), json)


@app.command("sent-back")
def sent_back(
    number: str,
    asked: str = typer.Option("", "--asked", help="What was asked for in addition, in words; nothing of the person."),
    requirement: str = typer.Option(
        "", "--requirement", help="One of the item's own requirements; 2.ID: the second item's; 2. alone: none of it."
    ),
    day: datetime | None = typer.Option(None, "--day", help="Its hall day: 2026-05-12 (today).", formats=["%Y-%m-%d"]),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """NUMBER was ready, and is yet sent back (齐了仍被退回): its entry's owner answers within a working day."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        service = SendingsBack(opened)
        found = service.of_number(number, day.date() if day else None)
        marked = found if isinstance(found, Text) else service.mark(session, found, asked, requirement)
        if isinstance(marked, Text):
            refuse(marked.in_(LANGUAGE))
        if json:
            say({"id": marked.sent_back, "number": number, "owner": marked.owner, "due": marked.due.isoformat()})
        else:
            typer.echo(f"{number} 记下了：{marked.owner} 最迟 {marked.due} 答复（jishi sent-back list）")


def _tell(row: TicketRow, json: bool) -> None:
    if json:
        say(
            {"number": row.number, "queue": row.queue, "state": row.state.value, "window": row.window, "ticket": row.id}
        )
    else:
        typer.echo(f"{row.number} {TICKETS[row.state].in_(LANGUAGE)} {row.window}".rstrip())
