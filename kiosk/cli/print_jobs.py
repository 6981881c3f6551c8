"""`jishi printer journal`, `settle`, `reprint`, `test`, `paper`: what became of slips, and what people do about it."""

from dataclasses import asdict
from datetime import date, datetime
from enum import Enum

import typer

from kiosk.cli.pins import PIN_STDIN
from kiosk.cli.speaking import AT, JSON, LANGUAGE, hall, refuse, say
from kiosk.cli.staff import BY, refusals, whoever
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.site import PrinterAddress
from kiosk.services.hall import Hall
from kiosk.services.page_jobs import PageJobs
from kiosk.services.paper_used import Part
from kiosk.services.part_words import wear
from kiosk.services.print_desk import ListedJob, NotNow, PrintDesk
from kiosk.services.printer_care import PrinterCare
from kiosk.services.printing import Printing
from kiosk.services.state_words import JOBS, reason_words
from kiosk.store.journal import PLEDGE
from kiosk.store.rows import JobRow

PRINT_SECONDS = 15.0
SETTLED = {Settled.CAME_OUT: "人看过，出来了", Settled.REPRINTED: "已补打", Settled.VOID: "作废"}


class Finding(Enum):
    """What a person found out about a job."""

    CAME_OUT = "came-out"
    REPRINT = "reprint"
    VOID = "void"


_SETTLES = {Finding.CAME_OUT: Settled.CAME_OUT, Finding.REPRINT: Settled.REPRINTED, Finding.VOID: Settled.VOID}


def journal(
    uncertain: bool = typer.Option(False, "--uncertain", help="Only those of which nobody can say whether they came."),
    held: bool = typer.Option(False, "--held", help="Only those held for the desk."),
    day: datetime = typer.Option(None, "--day", help="The hall day: 2026-05-12 (today).", formats=["%Y-%m-%d"]),
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """List the print jobs of a hall day; with --uncertain or --held only those that still want a person."""
    wanted = {JobState.UNCERTAIN} if uncertain else set()
    wanted |= {JobState.HELD} if held else set()
    with hall(at) as opened:
        PageJobs(opened).ask()
        for listed in PrintDesk(opened).of_day(_day(opened, day), frozenset(wanted) or None):
            _tell_job(opened, listed, json)


def paper(
    name: str,
    roll: int | None = typer.Option(None, "--roll", min=0, help="A new roll is in, of so many metres (0: unknown)."),
    new: Part | None = typer.Option(None, "--new", help="A new print head or cutter is in."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    json: bool = JSON,
) -> None:
    """Say how much paper and how many cuts the printer NAME has used, against the life of its head and knife.

    With --roll or --new note what is new; that needs a technician's PIN as soon as the hall has accounts.
    """
    with hall() as opened, refusals():
        address, care = printer_called(opened, name), PrinterCare(opened)
        if roll is not None or new is not None:
            session = whoever(opened, by, pin_stdin)
            if roll is not None:
                care.roll_changed(session, name, roll)
            if new is not None:
                care.part_changed(session, name, new)
        used = care.used(name)
        if json:
            say({"printer": name, **asdict(used), "life": {w.part.value: w.life or None for w in wear(address, used)}})
            return
        left = used.left_metres
        typer.echo(f"走过的纸约 {used.mm / 1000:.1f} 米，切过 {used.cuts:,} 刀")
        typer.echo(f"这一卷用了约 {used.roll_mm / 1000:.1f} 米" + ("" if left is None else f"，还剩约 {left:.0f} 米"))
        for each in wear(address, used):
            typer.echo(each.words.in_(LANGUAGE))


def settle(
    job: str,
    what: Finding = typer.Argument(help="came-out: the paper is there; reprint: print it once more; void: not wanted."),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Say what became of an uncertain or held job: JOB is its id or the first characters of it.

    Needs a PIN of the staff as soon as the hall has accounts.
    """
    with hall(at) as opened, refusals():
        found = PrintDesk(opened).find(job.lower())
        if len(found) != 1:
            refuse(f"没有打印任务 {job}" if not found else f"{job} 对上了不止一个任务，请多写几位")
        try:
            session = whoever(opened, by, pin_stdin)
            again = PrinterCare(opened).settle(session, found[0], _SETTLES[what])
        except NotNow as why:
            refuse(str(why))
        if again:
            print_job(opened, again, json)
        elif json:
            say({"job": found[0].id, "settled": _SETTLES[what].value, "by": session.name if session else ""})
        else:
            typer.echo(f"{found[0].id[:8]} {SETTLED[_SETTLES[what]]}")


def reprint(
    number: str,
    day: datetime = typer.Option(None, "--day", help="The hall day: 2026-05-12 (today).", formats=["%Y-%m-%d"]),
    by: str = BY,
    pin_stdin: bool = PIN_STDIN,
    at: datetime = AT,
    json: bool = JSON,
) -> None:
    """Print the slip of NUMBER once more; the paper says 补打 where one may be out already. PIN as with `settle`."""
    with hall(at) as opened, refusals():
        try:
            session = whoever(opened, by, pin_stdin)
            again = PrinterCare(opened).reprint(session, number.upper(), _day(opened, day))
        except (NotNow, LookupError) as why:
            refuse(str(why.args[0]))
        print_job(opened, again, json)


def print_test_page(name: str, by: str = BY, pin_stdin: bool = PIN_STDIN, at: datetime = AT, json: bool = JSON) -> None:
    """Print a test page on the printer NAME, through whoever owns it; ends with 1 where it did not come out.

    Needs a technician's PIN as soon as the hall has accounts.
    """
    with hall(at) as opened, refusals():
        printer = printer_called(opened, name).name
        print_job(opened, PrinterCare(opened).test(whoever(opened, by, pin_stdin), printer), json)


def printer_called(opened: Hall, name: str) -> PrinterAddress:
    """Return this machine's printer of that name; refuse any other."""
    names = "、".join(address.name for address in (*opened.machine.printers, opened.machine.a4) if address)
    found = next((address for address in opened.machine.printers if address.name == name), None)
    return found or refuse(f"这台机器没有打印机 {name}；有：{names or '（machine.toml 里没有写）'}")


def _day(opened: Hall, day: datetime | None) -> date:
    return opened.where().day if day is None else day.date()


def print_job(opened: Hall, job: str, json: bool) -> None:
    """Wait for a job that was just added; end with 1 where its paper is not known to be there."""
    row = opened.store.journal.get(job)
    if row is not None and row.kind == PLEDGE:
        PageJobs(opened).await_end(job, PRINT_SECONDS)
    else:
        printing = Printing(opened)
        with printing.running():
            printing.kick()
            printing.settle(job, PRINT_SECONDS)
    row = opened.store.journal.get(job)
    assert row is not None
    state = row.state
    if json:
        say(_data(opened, ListedJob(row, "")))
    else:
        why = f"（{reason_words(row.reason).in_(LANGUAGE)}）" if row.reason else ""
        typer.echo(f"{job[:8]} {JOBS[state].in_(LANGUAGE)}{why}" + (f"  补打 第{row.copy}次" if row.copy else ""))
    if state is not JobState.CONFIRMED:
        raise typer.Exit(1)


def _data(opened: Hall, listed: ListedJob) -> dict[str, object]:
    row = listed.row
    return {
        "job": row.id,
        "at": opened.local(row.at).isoformat(),
        "printer": row.printer,
        "kind": row.kind,
        "called": listed.called,
        "copy": row.copy,
        "state": row.state.value,
        "reason": row.reason,
        "accepted": row.accepted,
        "settled": row.settled.value if row.settled else None,
    }


def _tell_job(opened: Hall, listed: ListedJob, json: bool) -> None:
    if json:
        say(_data(opened, listed))
        return
    row: JobRow = listed.row
    why = reason_words(row.reason).in_(LANGUAGE)
    said = [JOBS[row.state].in_(LANGUAGE), why, SETTLED[row.settled] if row.settled else ""]
    copy = f"补打{row.copy}" if row.copy else ""
    parts = [row.id[:8], f"{opened.local(row.at):%H:%M:%S}", row.printer, row.kind, listed.called, copy, *said]
    typer.echo("  ".join(part for part in parts if part))
