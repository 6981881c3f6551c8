"""`jishi figures`: what the desk learns from many days."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import typer

from kiosk.cli.pins import PIN_STDIN, Secrets
from kiosk.cli.speaking import AT, JSON, hall, refuse, say, writing
from kiosk.cli.staff import BY, log_in, refusals
from kiosk.domain.figures import week_of
from kiosk.services.figure_files import write_csv, write_xlsx
from kiosk.services.figure_tables import FigureTable, Number, tables
from kiosk.services.figures import Figures

KEYS = ("day", "week", "agent", "item", "department", "missing", "escalated", "vain")
_ONLY = f"Only these tables: {', '.join(KEYS)}."


def figures(
    since: datetime = typer.Option(None, "--since", help="The first hall day (this Monday).", formats=["%Y-%m-%d"]),
    until: datetime = typer.Option(None, "--until", help="The last hall day (today).", formats=["%Y-%m-%d"]),
    table: list[str] = typer.Option([], "--table", help=_ONLY),
    xlsx: Path = typer.Option(None, "--xlsx", help="Write all of it to this workbook.", metavar="FILE"),
    csv: Path = typer.Option(None, "--csv", help="Write all of it to this CSV.", metavar="FILE"),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Visits, verdicts, times, missing materials and what mended them, escalations, searches in vain."""
    unknown = [key for key in table if key not in KEYS]
    if unknown:
        raise typer.BadParameter(f"没有 --table {unknown[0]}，只有 {'、'.join(KEYS)}")
    with hall(at) as opened, refusals():
        last = until.date() if until else opened.where().day
        first = since.date() if since else week_of(last)
        if first > last:
            refuse(f"--since {first} 在 --until {last} 之后")
        report = Figures(opened).read(log_in(opened, by, Secrets(pin_stdin)), first, last)
        found = tables(report, opened)
        for file, write in ((xlsx, write_xlsx), (csv, write_csv)):
            if file:
                _write(file, partial(write, found, file), json)
        wanted = [each for each in found if each.key in (table or KEYS)]
        if json:
            _say(wanted)
        elif not (xlsx or csv):
            typer.echo(f"{first} 到 {last}")
            for each in wanted:
                _print(each)
            for name, means in {column.name.zh: column.means.zh for each in wanted for column in each.columns}.items():
                typer.echo(f"· {name}：{means}")


def _write(file: Path, write: Callable[[], None], json: bool) -> None:
    with writing(file):
        write()
    if not json:
        typer.echo(f"已写好 {file}")


def _say(wanted: list[FigureTable]) -> None:
    for table in wanted:
        for row in (*table.rows, table.total):
            keys = (column.key for column in table.columns)
            total = {"total": True} if row is table.total else {}
            say({"table": table.key, "name": row.name, **total, **dict(zip(keys, row.values, strict=True))})


def _print(table: FigureTable) -> None:
    typer.echo(table.title.zh)
    for row in (*table.rows, table.total):
        values = zip(table.columns, row.values, strict=True)
        said = "  ".join(f"{column.name.zh} {_shown(value)}" for column, value in values if value)
        typer.echo(f"  {row.name}  {said}".rstrip())


def _shown(value: Number) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
