"""The pledge of 容缺受理 as a form on A4, in two copies: thermal paper fades, and both sides keep one.

The kiosk fills in what it knows (service-guide §5 names the parts); names and signatures are written by hand, and the
window decides whether it holds.
"""

from kiosk.domain.items import ServiceItem
from kiosk.domain.site import Site
from kiosk.domain.slip import Slip
from kiosk.domain.verdict import Outcome, Verdict
from kiosk.services import frozen
from kiosk.services.slip_words import on_paper
from kiosk.services.slips import Printed, for_every_slip, going, title
from kiosk.services.templates.said import Paper, Pledge
from kiosk.services.templates.shelf import Shelf
from kiosk.services.told_once import chosen

COPIES = 2  # one is filed, one goes with the applicant


def pledge_forms(
    shelf: Shelf, item: ServiceItem, situations: dict[str, str], verdict: Verdict, site: Site, printed: Printed
) -> list[Slip]:
    """Return both copies of the form, in Chinese, 补打 as `printed` says; `ValueError` where nothing is pledged."""
    if verdict.outcome is not Outcome.PLEDGE or verdict.pledge_until is None:
        raise ValueError("only papers that may follow are pledged")
    voice = Printed(printed.machine, printed.at).voice  # in Chinese: the window signs it
    papers = tuple(
        Paper(
            on_paper(gap.requirement.name.zh.replace("|", "")), voice.of(frozen.count_text(gap.requirement)), held=False
        )
        for gap in verdict.gaps
    )
    return [
        shelf.slip(
            "pledge",
            Pledge(
                **for_every_slip(site, Printed(printed.machine, printed.at)),
                **title(item.name, voice),
                **going(site.place(site.queue(item.queue).place), voice),
                copy=copy,
                again=printed.copy,
                situation=" · ".join(chosen(item, situations, voice)),
                papers=papers,
                days=item.promised or 0,
                until=voice.day(verdict.pledge_until, year=True),
                ask=on_paper(site.consult_phone),
                complain=on_paper(site.supervise_phone),
            ),
        )
        for copy in range(1, COPIES + 1)
    ]
