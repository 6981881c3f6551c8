"""`jishi audit`: what the staff did, and whether the record of it is whole."""

from dataclasses import asdict
from datetime import datetime

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say, writing
from kiosk.cli.staff import BY, logged_in
from kiosk.services.audit import Audit, Entry, Examined
from kiosk.services.audit_heads import HEADS, BrokenHeads, kept, note
from kiosk.services.staff_words import ACTS, harm

app = typer.Typer(help="The record of what the staff did (留痕).", no_args_is_help=True)

_WHOLE = (
    "没有发现改动。现在的末尾记下了，下次对照。记下以后才写的行若被截掉，看不出；"
    "连这份记录一起改的，也看不出：请把条数和末值抄到别处"
)
_END_IS_GONE = (
    "有链的末尾和以前记下的对不上。若是恢复过更早的备份（PostgreSQL：在别的机器上恢复，或切到备用库丢了末尾），这是对的："
    "查明后把 {file} 移走，以后重新记；若没有人恢复过，就是有人动了数据库，缺的那几条前面也可能换过"
)


@app.command()
def verify(json: bool = JSON) -> None:
    """Examine every device's chain; name each row that was changed, removed or reordered, and end with 1 then.

    An end that was cut off is found by audit-heads.json: where each chain ended an hour ago (a kiosk notes it), and at
    the last sound `verify`. It lies in this machine's data folder: who can write that too is seen by nobody but the one
    who keeps a copy elsewhere.
    """
    with hall() as opened:
        try:
            chains, restored = Audit(opened).verify(), kept(opened.home).restored
        except BrokenHeads as broken:
            refuse(broken.said.in_(LANGUAGE))
        for chain in chains:
            _tell_chain(chain, json)
        if restored and not json:
            typer.echo(f"{restored.at} 恢复过 {restored.made} 做的备份：")
            typer.echo("  恢复以前记下的末尾和旧库一起放在 replaced- 文件夹，这里不再对")
        if any(chain.findings for chain in chains):
            if any(chain.end_is_gone for chain in chains) and not json:
                typer.echo(_END_IS_GONE.format(file=opened.home / HEADS))
            raise typer.Exit(1)
        with writing(opened.home / HEADS):
            note(opened)
        if not json:
            typer.echo(_WHOLE)


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
        noted = {"row": chain.head.sequence, "at": chain.head.at} if chain.head else None
        told = {"rows": chain.rows, "last": chain.last, "noted": noted, "findings": found}
        say({"site": chain.site, "device": chain.device, **told})
        return
    known = f"对过 {chain.head.at} 记下的末尾：第 {chain.head.sequence} 条" if chain.head else "以前没有记过末尾"
    typer.echo(f"{chain.device}（{chain.site}）  {chain.rows} 条  末值 {chain.last[:16]}  {known}")
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
