"""`jishi cards`: the QR-code cards of the most frequent items, to print and put up or as slips (一次告知卡)."""

import importlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typer

from kiosk.cli.print_jobs import print_job
from kiosk.cli.speaking import AT, JSON, hall, refuse, say, writing
from kiosk.services.card_faces import Face, faces
from kiosk.services.cards import Card, Cards, Ranked
from kiosk.services.hall import Hall
from kiosk.services.in_place import replace_file
from kiosk.services.standby import next_printer


def cards(
    which: list[str] = typer.Option(
        None, "--which", help="Only this list (its id or name) or item; may be given several times."
    ),
    out: Path = typer.Option(None, "--out", help="Write them here as A4 sheets (PDF) to cut and fold.", dir_okay=False),
    slips: bool = typer.Option(False, "--slips", help="Print each as a slip on this machine's printer."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Make the cards of TOP10 and TOP30: ranked by a year's numbers where there are any, else by the hall's list.

    Without --out or --slips it only says which items they would be and what their codes hold.
    """
    with hall(at) as opened:
        ranked = Cards(opened).ranked() or refuse("site.toml 里没有 [[cards]]：没有说做哪些卡")
        chosen = _chosen(ranked, which or [])
        made = faces(opened, chosen)
        _tell(ranked, chosen, made, json)
        if out is not None:
            _write(out, made, opened)
        if slips:
            _print(opened, chosen, json)


def _chosen(ranked: Sequence[Ranked], which: list[str]) -> tuple[Card, ...]:
    """Return the cards of the lists and items that were named, in the lists' order; all where none was."""
    every = [card for each in ranked for card in each.cards]
    for name in which:
        if not any(name in _names(card) for card in every):
            lists = "、".join(f"{each.list.id}（{each.list.name.zh}）" for each in ranked)
            refuse(f"没有“{name}”这张单子，它也不在单子上；有：{lists}，或单子里的事项名、编码")
    return tuple(card for card in every if not which or any(name in _names(card) for name in which))


def _names(card: Card) -> tuple[str, ...]:
    item, list_ = card.item, card.list
    return list_.id, list_.name.zh, item.code, item.name.zh, item.short.zh


def _tell(ranked: Sequence[Ranked], chosen: Sequence[Card], made: Sequence[Face], json: bool) -> None:
    faces_of = dict(zip(chosen, made, strict=True))
    for each in ranked:
        here = [card for card in each.cards if card in faces_of]
        if here and not json:
            typer.echo(f"{each.list.name.zh} TOP{each.list.top}：{_ranked_by(each)}")
        for card in here:
            if json:
                say(_data(card, faces_of[card]))
            else:
                typer.echo(f"  {card.rank:>2}. {card.item.name.zh}  {_code(faces_of[card])}")
        for name in each.unknown if here else ():
            typer.echo(f"  site.toml › cards {each.list.id} › items：目录里没有“{name}”，没做", err=True)


def _ranked_by(each: Ranked) -> str:
    since = f"{each.since} 以来的取号数"
    if not each.counted:
        return f"按 site.toml 的清单（{since}还没有）"
    rest = len(each.cards) - each.counted
    return f"按{since}" + (f"；后 {rest} 项没有人取过号，按 site.toml 的清单" if rest else "")


def _code(face: Face) -> str:
    if face.square is None:
        return "没有二维码：内容太长，site.toml 里也没有 cards_address"
    return ("二维码里就是告知内容" if face.square.text else "二维码是网址") + f"（版本 {face.square.version}）"


def _data(card: Card, face: Face) -> dict[str, object]:
    square = face.square
    return {
        "list": card.list.id,
        "rank": card.rank,
        "counted": card.counted,
        "code": card.item.code,
        "name": card.item.name.zh,
        "qr": square and ("text" if square.text else "link"),
        "version": square and square.version,
    }


def _write(path: Path, made: Sequence[Face], opened: Hall) -> None:
    """Write the sheets, all of them or nothing."""
    pdf: bytes = importlib.import_module("ui.cards.sheets").sheets(made, f"{opened.site.name.zh} 一次告知卡")
    with writing(path):
        replace_file(path, pdf)
    typer.echo(f"{path}：{len(made)} 张卡，A4 纸 {(len(made) + 1) // 2} 张；沿中线裁开，每张对折立起来", err=True)


def _print(opened: Hall, chosen: Sequence[Card], json: bool) -> None:
    """Print one after the other: where one does not come out, the others wait for a person."""
    if not opened.printer_name():
        refuse("这台机器没有打印机：machine.toml 里没有写")
    for number, card in enumerate(chosen):
        job = opened.store.journal.add_card(f"{card.list.id}/{card.item.code}", next_printer(opened), opened.where())
        try:
            print_job(opened, job, json)
        except typer.Exit:
            rest = len(chosen) - number
            typer.echo(f"停在“{card.item.name.zh}”，还有 {rest} 张没打：打印机好了，用 --which 接着打", err=True)
            raise
