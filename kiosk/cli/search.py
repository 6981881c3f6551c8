"""`jishi search`: what words find, as the screens do."""

import json as json_format
from datetime import datetime
from pathlib import Path

import typer

from kiosk.catalogue.search import Hit
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.domain.os_words import os_words
from kiosk.services.hall import Hall
from kiosk.services.missed import Missed, MissedWord


def search(
    words: list[str] = typer.Argument(None, help="What somebody says or types."),
    file: Path = typer.Option(None, "--file", help="A text file with one query a line."),
    missed: bool = typer.Option(False, "--missed", help="List what visitors typed in vain these four weeks."),
    limit: int = typer.Option(5, "--limit", min=1, help="How many items at most."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Find items by Chinese words, pinyin, initials or English, best first; with --json one array a query."""
    queries = [] if missed else [" ".join(words)] if words else _lines(file)
    with hall(at) as opened:
        if missed:
            _tell_missed(Missed(opened).words(), json)
        for query in queries:
            found = [_facts(opened, hit) for hit in opened.index.search(query, limit)]
            if json:
                typer.echo(json_format.dumps(found, ensure_ascii=False))
            else:
                _print(query, opened, found)


def _tell_missed(words: list[MissedWord], json: bool) -> None:
    for word in words:
        if json:
            say({"letters": word.letters, "times": word.times})
        else:
            typer.echo(f"{word.times:>4} 次  {word.letters}")
    if not words and not json:
        typer.echo("这四周没有搜不到的词")
    elif not json:
        typer.echo("值班长在帮办台搜到它说的事项，按 F4 就记作这个事项的说法")


def _lines(file: Path | None) -> list[str]:
    if file is None:
        raise typer.BadParameter("写上要找的词，或者 --file 文件")
    try:
        return [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip()]
    except OSError as fault:
        refuse(f"读不了 {file}：{os_words(fault).in_(LANGUAGE)}")
    except UnicodeDecodeError as fault:
        refuse(f"读不了 {file}：第 {fault.start} 字节不是 UTF-8")


def _facts(opened: Hall, hit: Hit) -> dict[str, str | int | None]:
    """Return what is told of a hit; an entry of another house has neither department, floor nor queue here."""
    item = opened.catalogue.find(hit.code)
    if item is None:
        place = next(place for place in opened.catalogue.elsewhere if place.code == hit.code)
        return {"code": hit.code, "name": place.name.zh, "department": None, "floor": None, "queue": None}
    department = next((d.name.zh for d in opened.catalogue.departments if d.id == item.department), item.department)
    facts = {"code": item.code, "name": item.name.zh, "department": department}
    return {**facts, "floor": item.floor, "queue": item.queue, "said": hit.said}


def _print(query: str, opened: Hall, found: list[dict[str, str | int | None]]) -> None:
    asks = opened.index.asks(query).zh
    typer.echo(f"{query}  {asks}" if asks else query)
    for place, facts in enumerate(found, 1):
        where = f"{facts['floor']} 楼  {facts['queue']}  {facts['department']}" if facts["floor"] else "不在本楼"
        typer.echo(f"  {place}. {facts['name']}  {where}")
    if not found:
        typer.echo("  没有找到；换个说法，或问帮办员")
