"""`jishi issue`: the service behind the screen, without one: verdict, number, slip."""

from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from kiosk.cli.answers import read_answers
from kiosk.cli.speaking import AT, JSON, hall, refuse, say
from kiosk.domain.items import ServiceItem
from kiosk.domain.text import Language
from kiosk.domain.verdict import Outcome, Verdict
from kiosk.domain.visit import Step, Visit, Wish, all_in_hand
from kiosk.services.answers import Closed, Issued, NoticeMade, Theirs
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.printing import Printing
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id

PRINT_SECONDS = 10.0


def issue(
    item: str = typer.Option(..., help="Item code, or its official, short or English name."),
    all_brought: bool = typer.Option(False, "--all-in-hand", help="Every paper is there."),
    answers: Path = typer.Option(None, help="TOML file of answers.", dir_okay=False),
    count: int = typer.Option(1, min=1, help="So many visits."),
    anyway: bool = typer.Option(False, "--anyway", help="On remedy: take the number all the same (仍要取号)."),
    help_number: bool = typer.Option(False, "--help-number", help="On remedy: take a help number (帮办号)."),
    notice: bool = typer.Option(False, "--notice", help="On remedy: print the told-once notice."),
    language: Language = typer.Option(Language.CHINESE, help="The visitor's language."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Check the papers of a visit and give it what the verdict allows; print it on this machine's printer."""
    if all_brought == (answers is not None):
        raise typer.BadParameter("exactly one of --all-in-hand and --answers FILE")
    if anyway + help_number + notice > 1:
        raise typer.BadParameter("at most one of --anyway, --help-number and --notice")
    wish = Wish.ANYWAY if anyway else Wish.HELP if help_number else Wish.NOTICE if notice else None
    with hall(at) as opened:
        found = opened.catalogue.find(item) or refuse(f"没有“{item}”这个事项；用事项编码或全名")
        printing = Printing(opened)
        with printing.running():
            for _ in range(count):
                visit = Visit(new_id(), language=language).choose(found)
                visit = all_in_hand(visit) if all_brought else read_answers(answers, visit, found)
                _one(opened, printing, found, visit, wish, json)


def _one(opened: Hall, printing: Printing, item: ServiceItem, visit: Visit, wish: Wish | None, json: bool) -> None:
    visits = Visits(opened, printing.kick)
    if visits.judge(visit).outcome is not Outcome.REMEDY:
        wish = wish if wish in (Wish.HELP, Wish.NOTICE) else Wish.NUMBER
    shut = visits.shut(opened.site.help_queue if wish is Wish.HELP else item.queue)
    if shut and wish is not Wish.NOTICE:
        refuse(_why_not(shut))  # before anything is counted: nobody was there
    visits.begin(visit)
    verdict = visits.verdict(visit)
    if wish is None:
        visits.leave(visit, Step.VERDICT.value)
        _tell_remedy(item, verdict, json)
        return
    if wish is Wish.NOTICE:
        _tell_notice(item, verdict, Notices(opened, printing.kick).make(visit), printing, json)
        return
    given = visits.issue(visit, wish)
    if isinstance(given, Issued):
        _tell_number(item, verdict, given, printing, json)
        visits.end(visit.id)
    else:
        refuse(_why_not(given))


def _why_not(given: Closed | Theirs) -> str:
    if isinstance(given, Theirs):
        return given.go.zh
    if given.quota:
        again = f"{given.opens:%Y-%m-%d %H:%M} 起接着取" if given.opens else "下一次开放还没排定"
        return f"{given.queue} 今天的 {given.quota} 个号都发出去了，{again}；帮办号不限数：--help-number"
    again = f"{given.opens:%Y-%m-%d %H:%M} 起再取号" if given.opens else "近期没有排定开放时间"
    return f"{given.queue} 现在不取号，{again}"


def _data(item: ServiceItem, verdict: Verdict, **more: Any) -> dict[str, Any]:
    gaps = [
        {
            "requirement": gap.requirement.id,
            "name": gap.requirement.name.zh.replace("|", ""),
            "ways": [f"{way.do.zh}：{way.say.zh}" for way in gap.ways],
        }
        for gap in verdict.gaps
    ]
    return {
        "item": item.code,
        "verdict": verdict.outcome.value,
        "missing": gaps,
        "pledge_until": verdict.pledge_until,
        "number": None,
        "queue": None,
        "ticket": None,
        **more,
    }


def _tell_remedy(item: ServiceItem, verdict: Verdict, json: bool) -> None:
    data = _data(item, verdict)
    if json:
        say(data)
        return
    typer.echo(f"{item.name.zh}：已齐 {len(verdict.in_order)} 样，还差 {len(verdict.gaps)} 样，都有办法")
    for gap in data["missing"]:
        typer.echo(f"  {gap['name']}")
        for way in gap["ways"]:
            typer.echo(f"    {way}")
    typer.echo("可选：--help-number 领帮办号，--notice 打一次告知单，--anyway 仍要取号")


def _tell_number(item: ServiceItem, verdict: Verdict, given: Issued, printing: Printing, json: bool) -> None:
    state = printing.settle(given.job, PRINT_SECONDS)
    if json:
        say(
            _data(
                item,
                verdict,
                number=given.number,
                queue=given.queue,
                ticket=given.ticket,
                ahead=given.ahead,
                slip=state,
            )
        )
    else:
        typer.echo(f"{given.number}  {given.place.floor} 楼 {given.place.name.zh}  前面 {given.ahead} 人  小票 {state}")


def _tell_notice(item: ServiceItem, verdict: Verdict, made: NoticeMade, printing: Printing, json: bool) -> None:
    state = printing.settle(made.job, PRINT_SECONDS)
    if json:
        say(_data(item, verdict, code=made.code, valid_until=made.valid_until, slip=state))
    else:
        typer.echo(f"一次告知单 {made.code[:4]}-{made.code[4:]}，有效期至 {made.valid_until}  小票 {state}")
