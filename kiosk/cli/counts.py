"""`jishi counts`: what a day came to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

import typer

from kiosk.cli.print_jobs import print_job
from kiosk.cli.speaking import AT, JSON, hall, refuse, say
from kiosk.domain.sent_back import OneGo
from kiosk.services.counts import Counts, CountsOfDay, Table
from kiosk.services.figure_tables import Names
from kiosk.services.hall import Hall
from kiosk.services.print_desk import PrintDesk
from kiosk.services.state_words import OUTCOMES, slip_words, step_words

_BOOKED = {"expected": "共", "on-time": "按时", "late": "晚到", "early": "早到", "not-come": "没来"}
_TABLES = {"per_hour": "每小时", "per_queue": "队列", "per_item": "事项", "per_verdict": "结论"}


def counts(
    day: datetime = typer.Option(..., "--day", help="The hall day: 2026-05-12.", formats=["%Y-%m-%d"]),
    to_printer: bool = typer.Option(False, "--print", help="Print them on this machine's slip printer instead."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Count visits, verdicts, numbers and slips of a hall day, per hour, queue, item and verdict."""
    with hall(at) as opened:
        if to_printer:
            if not opened.printer_name():
                refuse("这台机器没有打印机：machine.toml 里没有写")
            print_job(opened, PrintDesk(opened).totals(day.date()), json)
            return
        found = CountsOfDay(opened).of(day.date())
        if json:
            one_go = {**asdict(found.one_go), "share": found.one_go.share}
            say({**asdict(found), "day": found.day.isoformat(), "one_go": one_go, "agree": found.agree})
            return
        _print(found, opened)


def _print(found: Counts, opened: Hall) -> None:
    names = {item.code: item.short.zh or item.name.zh for item in opened.catalogue.items}
    outcomes = {"": "不对材料", **{outcome.value: words.zh for outcome, words in OUTCOMES.items()}}
    typer.echo(
        f"{found.day}  到访 {found.visits}  取号 {found.issued}  告知单 {found.notices}"
        f"  只查不取 {found.looked_up}  中途离开 {found.left}"
    )
    _table("预约", {_BOOKED[name]: n for name, n in found.appointments.items()})
    if found.items > found.issued:
        typer.echo(f"{found.issued} 个号办 {found.items} 件事：有的号一起办几件")
    _table("每小时取号", {f"{int(hour):02d} 时": n for hour, n in found.per_hour.items()})
    _table("队列", found.per_queue)
    _named("事项", found.per_item, lambda code: names.get(code, code or "不对材料"))
    _named("取号时的结论", found.per_verdict, outcomes.__getitem__)
    _named("结论", found.verdicts, outcomes.__getitem__)
    _named("小票", found.slips, lambda state: slip_words(state).zh)
    _named("补打", found.reprints, lambda state: slip_words(state).zh)
    papers = Names(opened)
    _named("常缺", found.missing_of_items, lambda key: papers.paper(*key.split("/")))
    _named("离开在", found.left_at, lambda step: step_words(step).zh)
    if found.nothing_found or found.help_calls:
        typer.echo(f"没搜到 {found.nothing_found}  叫人 {found.help_calls}")
    _print_one_go(found.one_go)
    for row in found.apart:
        typer.echo(f"与票据不符：{_TABLES[row.table]} {row.name}：事件 {row.events}，票据 {row.tickets}")
    if found.agree:
        typer.echo(f"与 {found.tickets} 张票据逐项相符")


def _print_one_go(found: OneGo) -> None:
    """Say the share, and of whom: only of those whose end a window has said."""
    if found.share is not None:
        typer.echo(
            f"一次办成：齐了取号、有结果的 {found.done + found.sent_back} 件里 {found.done} 件（{found.share:.0%}），"
            f"被退回 {found.sent_back}，还没有结果 {found.unknown}"
        )


def _named(title: str, table: Table, name: Callable[[str], str]) -> None:
    """Print a table with names for people; what is called the same (discreet items, two lists) is added up."""
    told: Counter[str] = Counter()
    for key, n in table.items():
        told[name(key)] += n
    _table(title, told)


def _table(title: str, table: Table) -> None:
    if table:
        typer.echo(f"{title}：" + "，".join(f"{name} {n}" for name, n in table.items()))
