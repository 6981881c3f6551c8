"""`jishi slip`: the bytes and picture of a ticket or a told-once notice, without a printer and without a database.

A pledge that is printed stands in the print journal, and wants the database.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import typer

from drivers.printer.encode import INITIAL, encode
from drivers.printer.picture import picture
from drivers.printer.profile import NoSuchProfile, profile
from kiosk.cli.answers import read_answers
from kiosk.cli.files import hall_folder, slip_logo
from kiosk.cli.pages import print_journaled
from kiosk.cli.speaking import AT, refuse, writing
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Machine, Site
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language
from kiosk.domain.verdict import Outcome, Verdict, judge
from kiosk.domain.visit import Visit, all_in_hand
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.slip_logo import carrying
from kiosk.services.slips import Printed, ticket_slip
from kiosk.services.templates.shelf import FOLDER, Shelf, read_templates
from kiosk.services.told_once import notice_slip

_CODE, _CODE_DAYS = "3F7K92QD", 30  # on a notice that nobody took


def slip(
    item: str = typer.Option(..., help="Item code, or its official, short or English name."),
    number: str = typer.Option(..., help="The number, such as F012."),
    to_bytes: Path = typer.Option(None, "--bytes", help="Write the printer's bytes here.", dir_okay=False),
    pledge: Path = typer.Option(None, help="Write the pledge's two A4 copies here, as PDF.", dir_okay=False),
    print_pledge: bool = typer.Option(
        False, "--print-pledge", help="Print the pledge's two copies on this machine's A4 printer (machine.toml: a4)."
    ),
    png: Path = typer.Option(None, "--png", help="Write the picture here.", dir_okay=False),
    answers: Path = typer.Option(None, help="TOML file of answers; without it every paper is there.", dir_okay=False),
    ahead: int = typer.Option(0, min=0, help="How many stand before."),
    copy: int = typer.Option(0, min=0, help="补打 第 N 次."),
    notice: bool = typer.Option(False, "--notice", help="The told-once notice (一次告知单) instead of the ticket."),
    language: Language = typer.Option(Language.CHINESE, help="The visitor's language."),
    model: str = typer.Option("generic-80", "--profile", help="Printer profile."),
    at: datetime = AT,
) -> None:
    """Make the slip of a number, or a told-once notice, as the kiosk would print it."""
    from kiosk.catalogue.problems import Refused

    try:
        printer = profile(model)
        site, machine, found = _shipped(item)
        own = hall_folder() / FOLDER
        shelf = Shelf(read_templates(own) if own.is_dir() else {})
        visit = Visit("0" * 32).choose(found)
        visit = read_answers(answers, visit) if answers else all_in_hand(visit)
    except (NoSuchProfile, Refused) as wrong:
        refuse(wrong.in_chinese() if isinstance(wrong, Refused) else str(wrong))
    now = at or datetime.now().astimezone()
    verdict = judge(found, visit.situations, visit.answers, visit.stated, now.date(), site.calendar)
    printed = Printed(machine.name, now, copy, language)
    if notice:
        until = now.date() + timedelta(days=_CODE_DAYS)
        document = notice_slip(shelf, found, dict(visit.situations), verdict, _CODE, until, site, printed)
    else:
        document = _ticket(shelf, found, verdict, site, number, ahead, printed)
    if print_pledge or pledge is not None:
        if print_pledge and machine.a4 is None:
            refuse("这台机器没有 A4 打印机：在 machine.toml 里写 [a4]，name 和 connection")
        forms = _forms(shelf, found, visit, verdict, site, printed)
        _pledge(pledge, forms)
        if print_pledge:
            print_journaled(at, visit, forms)
    logo = slip_logo(site, hall_folder()) if printer.logo else None
    sent = document if printer.logo else carrying(document, site, hall_folder(), printer.dots)
    if to_bytes is not None:
        _leave(to_bytes, lambda path: path.write_bytes(INITIAL + encode(sent, printer)))
    if png is not None:
        _leave(png, picture(sent, printer.dots, logo).save)


def _leave(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file, or say why it cannot be written."""
    try:
        with writing(path):
            write(path)
    except ValueError as fault:
        refuse(f"写不了 {path}：这种图片格式不认识，用 .png（{fault}）")


def _forms(shelf: Shelf, item: ServiceItem, visit: Visit, verdict: Verdict, site: Site, printed: Printed) -> list[Slip]:
    from kiosk.services.pledges import pledge_forms

    if verdict.outcome is not Outcome.PLEDGE:
        refuse("这些材料不能容缺，或者都齐了：没有承诺书可写")
    return pledge_forms(shelf, item, dict(visit.situations), verdict, site, printed)


def _pledge(to: Path | None, forms: list[Slip]) -> None:
    """Write the forms into a file, where one is wanted."""
    from drivers.printer.page import pdf

    if to is not None:
        _leave(to, lambda path: path.write_bytes(pdf(forms)))


def _ticket(
    shelf: Shelf, item: ServiceItem, verdict: Verdict, site: Site, number: str, ahead: int, printed: Printed
) -> Slip:
    issued = _issued(item, site, number, ahead, printed.at, verdict.pledge_until)
    gap_mark = frozen.PENDING if verdict.outcome is Outcome.REMEDY or issued.help else frozen.PLEDGED
    return ticket_slip(shelf, issued, frozen.freeze(item, verdict, gap_mark), site, printed)


def _shipped(item: str) -> tuple[Site, Machine, ServiceItem]:
    """Return what the data folder's files say, or the shipped ones where there is no data folder yet."""
    from kiosk.catalogue.reading import read_catalogue, read_machine, read_site

    home = hall_folder()
    site, machine = read_site(home / "site.toml"), read_machine(home / "machine.toml")
    found = read_catalogue(home / "catalogue", site).find(item)
    return site, machine, found or refuse(f"没有“{item}”这个事项；用事项编码或全名")


def _issued(item: ServiceItem, site: Site, number: str, ahead: int, now: datetime, until: date | None) -> Issued:
    queue = next((q for q in site.queues if number.startswith(q.prefix)), None)
    if queue is None or not number[1:].isdigit():
        refuse(f"号 {number} 要由队列字母和数字组成，例如 {item.queue}012")
    return Issued(
        ticket="",
        number=number,
        queue=queue.prefix,
        help=queue.help,
        title=queue.name if item.discreet else item.name,
        place=site.place(queue.place),
        ahead=ahead,
        about=False,
        wait=None,
        outcome=None,
        pledged=(),
        pledge_until=until,
        stated=(),
        pending=(),
        token="0123456789ABCDEF0123",
        discreet=item.discreet,
        at=now,
        job="",
    )
