"""`jishi catalogue`: the hall's items as a workbook, out and in; versions, what they change, and the way back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import typer

from kiosk.catalogue import check as rules
from kiosk.catalogue.changes import ChangedItem, Changes, changes
from kiosk.catalogue.problems import Problem, Refused, sentences
from kiosk.cli.progress import progress_bar
from kiosk.cli.speaking import JSON, LANGUAGE, hall, refuse, say, writing
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.services.catalogues import Catalogues, NoSuchVersion
from kiosk.store.versions import FILES

app = typer.Typer(help="The hall's items: a workbook out and in, versions, and the way back.", no_args_is_help=True)
BOOK = typer.Argument(..., metavar="X.xlsx", help="A workbook.")
SHOWN = 20  # names of one kind of change


@app.command()
def export(book: Path = BOOK) -> None:
    """Write the catalogue in use as a workbook."""
    with hall() as opened, writing(book):
        file = Catalogues(opened).export(book)
    typer.echo(f"{book}：{len(file.item)} 个事项")


@app.command()
def template(book: Path = BOOK) -> None:
    """Write an empty workbook: headings, notes, lists to choose from, the hall's departments."""
    with hall() as opened, writing(book):
        Catalogues(opened).template(book)
    typer.echo(f"{book}")


@app.command("import")
def bring_in(
    book: Path = BOOK,
    dry_run: bool = typer.Option(False, "--dry-run", help="Only show what would change."),
    json: bool = JSON,
) -> None:
    """Take a workbook over, all of it or nothing; what it changes is shown."""
    with hall() as opened:
        catalogues = Catalogues(opened)
        try:
            proposal = catalogues.propose(book, progress_bar)
            number = 0 if dry_run or not proposal.changes else catalogues.take(proposal, progress_bar)
        except Refused as refused:
            _refuse_all(refused.problems, json)
        except KeyboardInterrupt:
            refuse(f"停下了，什么都没改：仍用第 {catalogues.all()[-1].number} 版")
    if json:
        notes = [note.say(LANGUAGE) for note in proposal.notes]
        say({"version": number or None, **asdict(proposal.changes), "notes": notes})
        return
    for note in proposal.notes:
        typer.echo(note.say(LANGUAGE))
    _show(proposal.changes)
    if dry_run:
        typer.echo("只是看看，什么都没改")
    elif number:
        typer.echo(f"已是第 {number} 版，下一位办事人就用新的")


@app.command()
def diff(
    old: int = typer.Argument(..., help="A version's number."),
    new: int = typer.Argument(0, help="Another; without it the newest."),
    json: bool = JSON,
) -> None:
    """Show what one version changed against another."""
    with hall() as opened:
        catalogues = Catalogues(opened)
        try:
            found = changes(catalogues.tables(old), catalogues.tables(new))
        except NoSuchVersion as missing:
            refuse(f"没有第 {missing} 版；有哪些，看 jishi catalogue versions")
    if json:
        say(asdict(found))
    else:
        _show(found)


@app.command()
def versions(json: bool = JSON) -> None:
    """List the versions, newest last; the last one is in use."""
    with hall() as opened:
        for kept in Catalogues(opened).all():
            if json:
                say({"version": kept.number, "at": kept.at.isoformat(), "origin": kept.origin})
            else:
                typer.echo(f"第 {kept.number} 版  {opened.local(kept.at):%Y-%m-%d %H:%M}  {_origin(kept.origin)}")


@app.command()
def rollback(version: int = typer.Argument(..., help="The version to go back to.")) -> None:
    """Put an older version into use again; nothing is lost, it becomes the newest."""
    with hall() as opened:
        try:
            number = Catalogues(opened).back_to(version)
        except NoSuchVersion:
            refuse(f"没有第 {version} 版；有哪些，看 jishi catalogue versions")
        except Refused as refused:
            _refuse_all(refused.problems, json=False)
    typer.echo(f"第 {version} 版又在用了，记作第 {number} 版")


@app.command()
def check(
    book: Path = typer.Argument(None, metavar="[X.xlsx]", help="A workbook; without it the catalogue in use."),
    json: bool = JSON,
) -> None:
    """Check a catalogue: what is wrong (exit code 1), and what is worth a look."""
    with hall() as opened:
        try:
            catalogue = Catalogues(opened).propose(book).catalogue if book else opened.catalogue
        except Refused as refused:
            _refuse_all(refused.problems, json)
        wrong = rules.catalogue(catalogue, opened.site)
    same = [items for items in _same(catalogue.items) if len({item.department for item in items}) > 1]
    if json:
        _say_all(wrong)
        for items in same:
            say({"identical": [item.code for item in items]})
    else:
        _tell_check(catalogue, wrong, same)
    if wrong or same:
        raise typer.Exit(1)


def _same(items: Iterable[ServiceItem]) -> list[list[ServiceItem]]:
    """Return the groups of items that ask for exactly the same."""
    found: dict[object, list[ServiceItem]] = defaultdict(list)
    for item in items:
        asked = sorted((r.kind.value, r.name.zh, r.standing.value, r.original, r.copies) for r in item.requirements)
        found[tuple(asked)].append(item)
    return [group for group in found.values() if len(group) > 1]


def _tell_check(catalogue: Catalogue, wrong: list[Problem], same: list[list[ServiceItem]]) -> None:
    for problem in wrong:
        typer.echo(problem.say(LANGUAGE))
    for items in same:
        typer.echo(f"不同部门的材料一模一样：{'、'.join(item.name.zh for item in items)}")
    for items in _same(catalogue.items):
        if items not in same:
            typer.echo(f"可留意，材料一模一样：{'、'.join(item.name.zh for item in items)}")
    bare = sum(item.upkeep.incomplete for item in catalogue.items)
    english = len({problem.where for problem in rules.without_english(catalogue)})
    typer.echo(f"{len(catalogue.items)} 个事项，{len(wrong)} 处不对，{bare} 个待补全，{english} 个还缺英文")


def _show(found: Changes) -> None:
    for word, items in (("新增", found.added), ("改了", found.changed), ("撤下", found.withdrawn)):
        _show_items(word, items)
    for word, words in (("同义词新增", found.words_added), ("同义词去掉", found.words_gone)):
        if words:
            more = "……（--json 全列）" if len(words) > SHOWN else ""
            typer.echo(f"{word} {len(words)} 个说法：{'、'.join(words[:SHOWN])}{more}")
    if found.others:
        typer.echo(f"还改了：{'、'.join(found.others)}")
    if not found:
        typer.echo("没有变化")


def _show_items(word: str, items: tuple[ChangedItem, ...]) -> None:
    if not items:
        return
    typer.echo(f"{word} {len(items)} 项")
    for item in items[:SHOWN]:
        typer.echo(f"  {item.name}" + (f"（{'、'.join(item.keys)}）" if item.keys else ""))
    if len(items) > SHOWN:
        typer.echo(f"  还有 {len(items) - SHOWN} 项（--json 全列）")


def _origin(origin: str) -> str:
    if origin == FILES:
        return "文件夹里的文件"
    word, _, number = origin.partition(" ")
    return f"退回第 {number} 版" if word == "version" else origin


def _refuse_all(problems: tuple[Problem, ...], json: bool) -> NoReturn:
    if json:
        _say_all(problems)
        raise typer.Exit(1)
    refuse("\n".join([*sentences(problems, LANGUAGE), f"{len(problems)} 处不对，什么都没改"]))


def _say_all(problems: Iterable[Problem]) -> None:
    for problem in problems:
        say({"where": problem.where, "problem": problem.say(LANGUAGE)})
