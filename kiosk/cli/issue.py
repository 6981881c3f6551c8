"""`jishi issue`: the service behind the screen, without one: verdict, number, slip."""

from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from kiosk.cli.answers import read_answers
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.domain.several import MOST_ITEMS
from kiosk.domain.text import Language
from kiosk.domain.verdict import Outcome, Verdict
from kiosk.domain.visit import Step, Visit, Wish, all_in_hand
from kiosk.services.answers import Closed, Issued, NoticeMade, Theirs
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.printing import Printing
from kiosk.services.state_words import slip_words
from kiosk.services.visits import Visits, queues_of
from kiosk.store.tickets import new_id

PRINT_SECONDS = 10.0


def issue(
    item: list[str] = typer.Option(..., help="Item code, or its official, short or English name; up to five times."),
    all_brought: bool = typer.Option(False, "--all-in-hand", help="Every paper is there."),
    answers: Path = typer.Option(None, help="TOML file of answers.", dir_okay=False),
    count: int = typer.Option(1, min=1, help="So many visits."),
    anyway: bool = typer.Option(False, "--anyway", help="On remedy: take the number all the same (仍要取号)."),
    help_number: bool = typer.Option(False, "--help-number", help="On remedy: take a help number (帮办号)."),
    notice: bool = typer.Option(False, "--notice", help="On remedy: print the told-once notice."),
    ready: bool = typer.Option(False, "--ready", help="On remedy: the number for what is ready, a notice of the rest."),
    language: Language = typer.Option(Language.CHINESE, help="The visitor's language."),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Check the papers of a visit and give it what the verdict allows; print it on this machine's printer."""
    if all_brought == (answers is not None):
        raise typer.BadParameter("--all-in-hand 和 --answers 文件，写一个，也只写一个")
    if anyway + help_number + notice + ready > 1:
        raise typer.BadParameter("--anyway、--help-number、--notice、--ready 最多写一个")
    if len(item) > MOST_ITEMS:
        refuse(f"一次最多办 {MOST_ITEMS} 件，这里写了 {len(item)} 件：分两次办")
    wish = Wish.ANYWAY if anyway else Wish.HELP if help_number else Wish.NOTICE if notice else None
    with hall(at) as opened:
        found = [opened.catalogue.find(name) or refuse(f"没有“{name}”这个事项；用事项编码或全名") for name in item]
        printing = Printing(opened)
        with printing.running():
            for _ in range(count):
                visit = Visit(new_id(), language=language).choose(found[0])
                for further in found[1:]:
                    visit = visit.add().choose(further).stay()
                visit = all_in_hand(visit) if all_brought else read_answers(answers, visit)
                _one(opened, printing, visit, wish, ready, json)


def _one(opened: Hall, printing: Printing, visit: Visit, wish: Wish | None, ready: bool, json: bool) -> None:
    visits = Visits(opened, printing.kick)
    judged = visits.judge_each(visit)
    if judged.whole.outcome is not Outcome.REMEDY:
        wish = wish if wish in (Wish.HELP, Wish.NOTICE) else Wish.NUMBER
    if ready and wish is None and not judged.split:
        refuse("没有一件是齐的：可选 --help-number、--notice、--anyway")
    prefixes = [opened.site.help_queue] if wish is Wish.HELP else list(queues_of(visit))
    shut = [closed for prefix in prefixes if (closed := visits.shut(prefix))]
    if len(shut) == len(prefixes) and wish is not Wish.NOTICE:
        refuse(_why_not(shut[0]))  # before anything is counted: nobody was there
    visits.begin(visit)
    verdict = visits.verdict(visit)
    if wish is None and ready:
        _tell_given(visit, verdict, visits.issue_ready(visit), visits, printing, json)
        return
    if wish is None:
        visits.leave(visit, Step.VERDICT.value)
        _tell_remedy(visit, verdict, json)
        return
    if wish is Wish.NOTICE:
        _tell_notice(visit, verdict, Notices(opened, printing.kick).make(visit), printing, json)
        return
    _tell_given(visit, verdict, visits.issue(visit, wish), visits, printing, json)


def _tell_given(
    visit: Visit, verdict: Verdict, given: Issued | Closed | Theirs, visits: Visits, printing: Printing, json: bool
) -> None:
    if not isinstance(given, Issued):
        refuse(_why_not(given))
    for each in (given, *given.further):
        _tell_number(visit, verdict, each, printing, json)
    for shut in given.shut:
        typer.echo(_why_not(shut), err=True)
    if given.notice is not None:
        _tell_notice(visit, verdict, given.notice, printing, json)
    visits.end(visit.id)


def _why_not(given: Closed | Theirs) -> str:
    if isinstance(given, Theirs):
        return given.go.zh
    if given.quota:
        again = f"{given.opens:%Y-%m-%d %H:%M} 起接着取" if given.opens else "下一次开放还没排定"
        return f"{given.queue} 今天的 {given.quota} 个号都发出去了，{again}；帮办号不限数：--help-number"
    again = f"{given.opens:%Y-%m-%d %H:%M} 起再取号" if given.opens else "近期没有排定开放时间"
    return f"{given.queue} 现在不取号，{again}"


def _data(visit: Visit, verdict: Verdict, **more: Any) -> dict[str, Any]:
    gaps = [
        {
            "requirement": gap.requirement.id,
            "name": gap.requirement.name.zh.replace("|", ""),
            "ways": [f"{way.do.zh}：{way.say.zh}" for way in gap.ways],
        }
        for gap in verdict.gaps
    ]
    return {
        "item": visit.items[0].code,
        "items": [item.code for item in visit.items],
        "verdict": verdict.outcome.value,
        "missing": gaps,
        "pledge_until": verdict.pledge_until,
        "number": None,
        "queue": None,
        "ticket": None,
        **more,
    }


def _tell_remedy(visit: Visit, verdict: Verdict, json: bool) -> None:
    data = _data(visit, verdict)
    if json:
        say(data)
        return
    names = "、".join(item.name.zh for item in visit.items)
    typer.echo(f"{names}：已齐 {len(verdict.in_order)} 样，还差 {len(verdict.gaps)} 样，都有办法")
    for gap in data["missing"]:
        typer.echo(f"  {gap['name']}")
        for way in gap["ways"]:
            typer.echo(f"    {way}")
    some = "，--ready 先办齐的" if len(visit.items) > 1 else ""
    typer.echo(f"可选：--help-number 领帮办号，--notice 打一次告知单，--anyway 仍要取号{some}")


def _tell_number(visit: Visit, verdict: Verdict, given: Issued, printing: Printing, json: bool) -> None:
    state = printing.settle(given.job, PRINT_SECONDS)
    if json:
        say(
            _data(
                visit,
                verdict,
                number=given.number,
                queue=given.queue,
                ticket=given.ticket,
                ahead=given.ahead,
                slip=state,
            )
        )
    else:
        slip = slip_words(state).in_(LANGUAGE)
        what = "".join(f"  {name.zh}" for name in given.items)
        typer.echo(
            f"{given.number}  {given.place.floor} 楼 {given.place.name.zh}  前面 {given.ahead} 人  小票{slip}{what}"
        )


def _tell_notice(visit: Visit, verdict: Verdict, made: NoticeMade, printing: Printing, json: bool) -> None:
    state = printing.settle(made.job, PRINT_SECONDS)
    if json:
        say(_data(visit, verdict, code=made.code, valid_until=made.valid_until, slip=state))
    else:
        slip = slip_words(state).in_(LANGUAGE)
        typer.echo(f"一次告知单 {made.code[:4]}-{made.code[4:]}，有效期至 {made.valid_until}  小票{slip}")
