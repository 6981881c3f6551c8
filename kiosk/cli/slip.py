"""`jishi slip`: a ticket's bytes and picture, without a printer and without a database."""

from datetime import date, datetime
from pathlib import Path

import typer

from drivers.printer.encode import INITIAL, encode
from drivers.printer.picture import picture
from drivers.printer.profile import NoSuchProfile, profile
from kiosk.cli.answers import all_in_hand, read_answers
from kiosk.cli.speaking import AT, refuse
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Machine, Site
from kiosk.domain.verdict import Outcome, judge
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.slips import Printed, ticket_slip


def slip(
    item: str = typer.Option(..., help="Item code, or its official, short or English name."),
    number: str = typer.Option(..., help="The number, such as F012."),
    to_bytes: Path = typer.Option(None, "--bytes", help="Write the printer's bytes here.", dir_okay=False),
    png: Path = typer.Option(None, "--png", help="Write the picture here.", dir_okay=False),
    answers: Path = typer.Option(None, help="TOML file of answers; without it every paper is there.", dir_okay=False),
    ahead: int = typer.Option(0, min=0, help="How many stand before."),
    copy: int = typer.Option(0, min=0, help="补打 第 N 次."),
    model: str = typer.Option("generic-80", "--profile", help="Printer profile."),
    at: datetime = AT,
) -> None:
    """Make the slip of a number as the kiosk would print it."""
    from kiosk.catalogue.problems import Refused

    try:
        printer = profile(model)
        site, machine, found = _shipped(item)
        visit = Visit("0" * 32).choose(found)
        visit = read_answers(answers, visit, found) if answers else all_in_hand(visit)
    except (NoSuchProfile, Refused) as wrong:
        refuse(wrong.in_chinese() if isinstance(wrong, Refused) else str(wrong))
    now = at or datetime.now().astimezone()
    verdict = judge(found, visit.situations, visit.answers, visit.stated, now.date(), site.calendar)
    mark = frozen.PENDING if verdict.outcome is Outcome.REMEDY else frozen.PLEDGED
    checklist = frozen.freeze(found, verdict, mark)
    issued = _issued(found, site, number, ahead, now, verdict.pledge_until)
    document = ticket_slip(issued, checklist, site, Printed(machine.name, now, copy))
    if to_bytes is not None:
        to_bytes.write_bytes(INITIAL + encode(document, printer))
    if png is not None:
        picture(document, printer.dots).save(png)


def _shipped(item: str) -> tuple[Site, Machine, ServiceItem]:
    """Return what the data folder's files say, or the shipped ones where there is no data folder yet."""
    from kiosk.assets import shipped_site
    from kiosk.catalogue.reading import read_catalogue, read_machine, read_site
    from kiosk.home import home_folder

    home = home_folder() if (home_folder() / "site.toml").exists() else shipped_site()
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
