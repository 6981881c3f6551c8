"""`jishi audit`: what the staff did, and whether the record of it is whole."""

from dataclasses import asdict
from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, say
from kiosk.cli.staff import BY, logged_in
from kiosk.services.audit import Audit, Entry, Examined
from kiosk.services.staff_words import ACTS, harm

app = typer.Typer(help="The record of what the staff did (留痕).", no_args_is_help=True)


@app.command()
def verify(json: bool = JSON) -> None:
    """Examine every device's chain; name each row that was changed, removed or reordered, and end with 1 then.

    An end that was cut off leaves no trace in the chain: note the counts and last hashes elsewhere, and compare.
    """
    with hall() as opened:
        chains = Audit(opened).verify()
        for chain in chains:
            _tell_chain(chain, json)
        if any(chain.findings for chain in chains):
            raise typer.Exit(1)
        if not json:
            typer.echo("没有发现改动。末尾被截掉、整条链被重做，链自己看不出：请把条数和末值抄到别处，下次对照")


@app.command("list")
def of_day(
    day: datetime | None = typer.Option(None, "--day", help="The hall day: 2026-05-12 (today).", formats=["%Y-%m-%d"]),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """List the acts of a hall day."""
    with logged_in(by, pin_stdin, at) as (opened, session):
        wanted = opened.where().day if day is None else day.date()
        for entry in Audit(opened).of_day(session, wanted):
            _tell_entry(entry, json)


def _tell_chain(chain: Examined, json: bool) -> None:
    if json:
        found = [{"what": f.harm.value, "row": f.sequence, "other": f.other or None} for f in chain.findings]
        say({"site": chain.site, "device": chain.device, "rows": chain.rows, "last": chain.last, "findings": found})
        return
    typer.echo(f"{chain.device}（{chain.site}）  {chain.rows} 条  末值 {chain.last[:16]}")
    for finding in chain.findings:
        typer.echo(f"  {harm(finding).in_(LANGUAGE)}")


def _tell_entry(entry: Entry, json: bool) -> None:
    if json:
        say({**asdict(entry), "at": entry.at.isoformat()})
        return
    known = {act.value: words.in_(LANGUAGE) for act, words in ACTS.items()}
    details = "" if entry.details == "{}" else entry.details
    parts = [
        entry.device,
        f"{entry.sequence}",
        f"{entry.at:%H:%M:%S}",
        entry.who or "（未登录）",
        known.get(entry.act, entry.act),
    ]
    typer.echo("  ".join(part for part in [*parts, entry.about, details] if part))
