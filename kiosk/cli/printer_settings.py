"""`jishi printer settings`, `set`, `history`, `return`: what a printer is set to, tried before it is kept.

And `add`, `remove`: which printers the machine has.
"""

import queue
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

import typer

from drivers.printer.profile import NoSuchProfile, profile_names
from kiosk.cli.pins import PIN_STDIN, Secrets
from kiosk.cli.print_jobs import printer_called
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, log_in, refusals, whoever
from kiosk.domain.jobs import JobState
from kiosk.domain.printer_settings import BY_KEY, NoSuchValue, said
from kiosk.domain.trials import ANSWER_SECONDS, PAGE_SECONDS, TrialState
from kiosk.services.hall import Hall
from kiosk.services.printer_settings import values_of
from kiosk.services.printing import Printing
from kiosk.services.sessions import Session
from kiosk.services.setting_list import TAKEN
from kiosk.services.setting_words import WORDS, change_words, no_such_profile, no_such_value, value_words, why_words
from kiosk.services.settings import Settings
from kiosk.services.state_words import JOBS
from kiosk.services.trials import CannotTry, Trial, Trials

LOOK_SECONDS = 0.05
YES = ("y", "yes", "出来了", "是")
KEEP = typer.Option(
    False, "--keep", help="Keep them without asking where the printer itself says that the test page came out."
)

Begin = Callable[[Trials, Session], Trial]


def settings(name: str, at: datetime = AT, json: bool = JSON) -> None:
    """List what the printer NAME is set to: what each setting does, what goes wrong, what else it can be."""
    with hall(at) as opened:
        address = printer_called(opened, name)
        try:
            found = Trials(opened).settings(name)
        except NoSuchProfile as unknown:
            refuse(no_such_profile(unknown).in_(LANGUAGE))
        for key, value in found.items():
            words, offers = WORDS[key], BY_KEY[key].offers or (profile_names() if key == "profile" else ())
            if json:
                say(
                    {
                        "key": key,
                        "value": value,
                        "own": key in address.own.given(),
                        "offers": list(offers),
                        "name": words.name.zh,
                        "does": words.does.zh,
                        "wrong": words.wrong.zh,
                        "does_en": words.does.en,
                        "wrong_en": words.wrong.en,
                    }
                )
                continue
            typer.echo(f"{key} = {said(value)}    {words.name.zh} {value_words(key, value).zh}")
            typer.echo(f"    {words.does.zh}。{words.wrong.zh}。")
            if offers:
                typer.echo(f"    可选：{'、'.join(said(offer) for offer in offers)}")


def set_values(
    name: str,
    written: list[str] = typer.Argument(metavar="KEY=VALUE…", help="baud=9600 dots=384 …; `settings` lists the keys."),
    keep: bool = KEEP,
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Try other settings of the printer NAME with a test page, and keep them when it came out.

    The old ones return after 30 seconds without a yes. Needs a technician's PIN; ends with 1 where nothing was kept.
    """
    wished = {}
    for pair in written:
        key, equals, value = pair.partition("=")
        if not equals:
            raise typer.BadParameter(f"{pair}：要写成 名字=值")
        wished[key.strip()] = value.strip()
    try:
        values = values_of(wished)
    except NoSuchValue as wrong:
        refuse(no_such_value(wrong).in_(LANGUAGE))
    _try(name, lambda trials, session: trials.begin(session, name, values), keep, by, pin_stdin, at, json)


def go_back(
    name: str,
    number: int = typer.Argument(help="The number of the change in `history`; 0: as it was before the first."),
    keep: bool = KEEP,
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Try the settings of the printer NAME as they were after change NUMBER of its history, as `set` does."""
    _try(name, lambda trials, session: trials.go_back(session, name, number), keep, by, pin_stdin, at, json)


def history(name: str, at: datetime = AT, json: bool = JSON) -> None:
    """List what was changed of the printer NAME, by whom and when, the newest first; `return` goes back to a number."""
    with hall(at) as opened:
        printer_called(opened, name)
        found = Trials(opened).history(name)
        for line in found:
            if json:
                changes = [{"key": key, "from": before, "to": after} for key, before, after in line.changes]
                at_ = line.at.isoformat()
                say({"number": line.number, "at": at_, "by": line.who, "why": line.reason, "changes": changes})
                continue
            number = f"{line.number:>3}" if line.number is not None else "   "
            what = "；".join(change_words(*change).zh for change in line.changes) or "最早的设置"
            why = f"  {why_words(line.reason).zh}" if line.reason else ""
            typer.echo("  ".join(part for part in (number, f"{line.at:%m-%d %H:%M}", line.who, what) if part) + why)
        if not found and not json:
            typer.echo("还没有改过")


def add(
    port: str = typer.Argument(help="As `jishi printer find` lists them, or tcp://HOST:9100."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
) -> None:
    """Write a printer at PORT into machine.toml: the machine's first, or the standby of the one it has.

    A running kiosk uses it from its next home screen on. PIN as with `set`.
    """
    with hall() as opened, refusals():
        done = Settings(opened).add_printer(whoever(opened, by, pin_stdin), port)
    typer.echo(f"记下了：{done.name} 在 {done.after}；{TAKEN}。再用 jishi printer detect、set 定准，test 打一张")


def remove(name: str, by: str = BY, pin_stdin: bool = PIN_STDIN) -> None:
    """Take the printer NAME out of machine.toml; the standby of a first one takes its place.

    Refused while slips wait for it or are not settled. A running kiosk lets go of it at its next home screen. PIN as
    with `set`.
    """
    with hall() as opened, refusals():
        done = Settings(opened).remove_printer(whoever(opened, by, pin_stdin), name)
    typer.echo(f"拆走了 {name}（{done.before}）；{TAKEN}")


def _try(name: str, begin: Begin, keep: bool, by: str, pin_stdin: bool, at: datetime | None, json: bool) -> None:
    with hall(at) as opened, refusals():
        printer_called(opened, name)
        session = log_in(opened, by, Secrets(pin_stdin))
        with Printing(opened).running() as printing:
            try:
                ended = _tried(Trials(opened, printing.kick), session, begin, keep=keep, json=json)
            except CannotTry as hindered:
                refuse(hindered.words.in_(LANGUAGE))
        _tell(opened, ended, json)


def _tried(trials: Trials, session: Session, begin: Begin, *, keep: bool, json: bool) -> Trial:
    """Try, wait for the page, hear what its person says; return how it ended."""
    trial = begin(trials, session)
    if not json:
        typer.echo("正在试：" + "；".join(change_words(*change).zh for change in trial.changes))
    trial = _until(trials, trial, lambda now: now.asks, PAGE_SECONDS)
    if not trial.asks:
        return trial
    if keep:
        came_out = trial.page is JobState.CONFIRMED
    else:
        typer.echo(
            f"测试页送出去了（{JOBS[trial.page].in_(LANGUAGE)}）。看纸：出来了、清楚吗？{ANSWER_SECONDS} 秒里答 y",
            err=True,
        )
        came_out = _answer(trials, trial)
    if trials.now(trial.id).state is not TrialState.TRYING:
        return trials.now(trial.id)
    return trials.keep(session, trial.id) if came_out else trials.give_up(session, trial.id)


def _until(trials: Trials, trial: Trial, holds: Callable[[Trial], bool], seconds: float) -> Trial:
    deadline = time.monotonic() + seconds
    while not holds(trial) and trial.state is TrialState.TRYING and time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
        trial = trials.now(trial.id)
    return trial


def _answer(trials: Trials, trial: Trial) -> bool:
    """Return whether somebody said yes in time; whoever is silent said no."""
    answers: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=lambda: answers.put(sys.stdin.readline()), daemon=True).start()
    _until(trials, trial, lambda _: not answers.empty(), ANSWER_SECONDS)
    return not answers.empty() and answers.get().strip().lower() in YES


def _tell(opened: Hall, ended: Trial, json: bool) -> None:
    kept = ended.state is TrialState.KEPT
    why = why_words(ended.reason) if ended.reason else None
    if json:
        changes = [{"key": key, "from": before, "to": after} for key, before, after in ended.changes]
        say(
            {
                "printer": ended.printer,
                "kept": kept,
                "page": ended.page.value,
                "why": ended.reason,
                "say": why.zh if why else None,
                "say_en": why.en if why else None,
                "changes": changes,
            }
        )
    elif kept:
        typer.echo(f"留下了，写进 {opened.home / 'machine.toml'}")
    if not kept:
        _not_kept(why.zh if why else "没留", json)


def _not_kept(why: str, json: bool) -> NoReturn:
    if json:
        raise typer.Exit(1)
    refuse(f"{why}；原来的设置还在用")
