"""What a slip's template is looked at with: data of this hall as a visitor meets it, and the longest that there is.

The number 000 and the codes are nobody's: a specimen that is printed calls nobody and opens nothing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NoReturn

from kiosk.domain.appointments import Slot
from kiosk.domain.items import ALWAYS, Catalogue, Requirement, ServiceItem, Standing
from kiosk.domain.several import MOST_ITEMS, short_name
from kiosk.domain.site import PrinterAddress, Queue
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language, Text
from kiosk.domain.verdict import Answer, Outcome, Verdict, judge, may_pledge
from kiosk.domain.visit import Visit, all_in_hand
from kiosk.domain.waits import Wait
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.card_slips import card_said
from kiosk.services.cards import Card
from kiosk.services.frozen import Frozen
from kiosk.services.hall import Hall
from kiosk.services.pledges import pledge_forms
from kiosk.services.pre_review_slips import pre_review_slip
from kiosk.services.printers import model_of
from kiosk.services.sample_slips import sample_slip
from kiosk.services.slip_words import on_paper
from kiosk.services.slips import Printed, for_every_slip, ticket_slip
from kiosk.services.templates.said import Said, Tally, Totals
from kiosk.services.templates.shelf import Shelf
from kiosk.services.test_page import test_page
from kiosk.services.told_once import notice_slip

ROWS = 12  # requirements of the longest list that a visitor meets
_DAYS = 30  # that a code on a notice holds
_CODE, _TOKEN, _SCANNED = "0" * 8, "0" * 20, "A" * 127  # as long as real ones


class Specimen(Enum):
    """Which data."""

    USUAL = "usual"
    LONGEST = "longest"
    REPRINT = "reprint"
    ENGLISH = "english"
    ENGLISH_LONGEST = "english-longest"

    @property
    def longest(self) -> bool:
        """Whether it is as long as it can get."""
        return self in (Specimen.LONGEST, Specimen.ENGLISH_LONGEST)

    @property
    def language(self) -> Language:
        """The visitor's language."""
        english = self in (Specimen.ENGLISH, Specimen.ENGLISH_LONGEST)
        return Language.ENGLISH if english else Language.CHINESE


SPECIMENS = {
    Specimen.USUAL: Text("常见", "usual"),
    Specimen.LONGEST: Text("最长", "longest"),
    Specimen.REPRINT: Text("补打", "reprint"),
    Specimen.ENGLISH: Text("英文", "English"),
    Specimen.ENGLISH_LONGEST: Text("英文最长", "longest English"),
}
_Checked = tuple[dict[str, str], Verdict]  # the situations, and what was found
_CHINESE_ONLY = ("daily-totals", "pledge", "card")  # what staff read and sign
_PRINTED_AGAIN = ("ticket", "ticket-discreet", "help-number", "pledge")


class NoSpecimen(Exception):
    """The hall's catalogue has nothing that such a slip could be about; the message says what, in Chinese."""


def offered(name: str) -> tuple[Specimen, ...]:
    """Return the data with which a template can be looked at."""
    if name == "test-page":
        return (Specimen.USUAL,)
    again = (Specimen.REPRINT,) if name in _PRINTED_AGAIN else ()
    if name in _CHINESE_ONLY:
        return (Specimen.USUAL, Specimen.LONGEST, *again)
    return (Specimen.USUAL, Specimen.LONGEST, *again, Specimen.ENGLISH, Specimen.ENGLISH_LONGEST)


def longest(catalogue: Catalogue) -> ServiceItem:
    """Return the item with the longest name."""
    return max(catalogue.items, key=lambda item: len(item.name.zh))


def twelve(catalogue: Catalogue) -> ServiceItem:
    """Return the longest-named item with the twelve real requirements of the longest names in the catalogue."""
    every = [r for item in catalogue.items for r in item.requirements if r.standing is not Standing.HELD]
    named = {r.name.zh: r for r in every}
    chosen = sorted(named.values(), key=lambda r: -len(r.name.zh) - len(r.name.en) / 2)[:ROWS]
    rows = [replace(r, id=f"r{number}", when=ALWAYS) for number, r in enumerate(chosen)]
    return replace(longest(catalogue), requirements=tuple(rows))


class _Heard(Shelf):
    """Stands where a shelf of templates does, and keeps what a slip was to say."""

    said: Said

    def __init__(self) -> None:
        super().__init__({})

    def slip(self, name: str, said: Said) -> Slip:
        del name
        if not hasattr(self, "said"):  # of two copies the first
            self.said = said
        return Slip(())


def _slot(at: datetime) -> Slot:
    """Return a slot that is as long to say as there are."""
    return Slot(at.replace(hour=14, minute=30), at.replace(hour=15, minute=0))


class Specimens:
    """Makes them of one hall, as its slips' own services make the real ones."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def said(self, name: str, which: Specimen, at: datetime, printer: PrinterAddress | None = None) -> Said:
        """Return what the slip says that came out `at` a local time; the test page is that of `printer`.

        The same hall, time and printer give the same. Raises `NoSpecimen`.
        """
        heard = _Heard()
        copy = 1 if which is Specimen.REPRINT else 0
        printed = Printed(self._hall.machine.name, at, copy, which.language)
        makers: dict[str, Callable[[], object]] = {
            "ticket": lambda: self._ticket(heard, which, printed),
            "ticket-discreet": lambda: self._ticket(heard, which, printed, discreet=True),
            "help-number": lambda: self._ticket(heard, which, printed, help_=True),
            "notice": lambda: self._notice(heard, which, printed),
            "notice-discreet": lambda: self._notice(heard, which, printed, discreet=True),
            "sample": lambda: self._sample(heard, which, printed),
            "pre-review": lambda: self._pre_review(heard, which, printed),
            "card": lambda: self._card(heard, which, printed, printer or self._printer()),
            "pledge": lambda: self._pledge(heard, which, printed),
            "test-page": lambda: test_page(
                heard, printer or self._printer(), self._hall.site, printed, proves_flow=False
            ),
            "daily-totals": lambda: heard.slip(name, self._totals(which, printed)),
        }
        makers[name]()
        return heard.said

    def _item(self, which: Specimen, *, discreet: bool = False) -> ServiceItem:
        """Return an item to speak of: one of which a paper may follow, or the one with the most to read."""
        catalogue = self._hall.catalogue
        if not catalogue.items:
            _lacking("事项")
        if discreet:
            item = next((i for i in catalogue.items if i.discreet), catalogue.items[0])
            return replace(item, discreet=True)
        if which.longest:
            return replace(twelve(catalogue), discreet=False)
        usual = (i for i in catalogue.items if not i.discreet and _may_follow(i) and 3 <= len(i.requirements) <= ROWS)
        return next(usual, replace(catalogue.items[0], discreet=False))

    def _checked(self, item: ServiceItem, missing: Callable[[Requirement], bool], at: datetime) -> _Checked:
        visit = all_in_hand(Visit("0" * 32).choose(item))
        for wanted in visit.asked():
            if missing(wanted):
                visit = visit.answer(wanted.id, Answer.MISSING)
        verdict = judge(item, visit.situations, visit.answers, visit.stated, at.date(), self._hall.site.calendar)
        return dict(visit.situations), verdict

    def _frozen(self, item: ServiceItem, which: Specimen, at: datetime) -> Frozen:
        first = _may_follow(item)
        _, verdict = self._checked(item, lambda r: which.longest or r is first, at)
        gaps = frozen.PLEDGED if verdict.outcome is Outcome.PLEDGE else frozen.PENDING
        made = frozen.freeze(item, verdict, gaps)
        if not which.longest:
            return made
        longest_ = sorted(self._hall.catalogue.items, key=lambda i: -len(short_name(i).zh))[:MOST_ITEMS]
        return replace(made, items=tuple((i.code, short_name(i)) for i in longest_))

    def _ticket(
        self, heard: Shelf, which: Specimen, printed: Printed, *, discreet: bool = False, help_: bool = False
    ) -> None:
        site, item = self._hall.site, self._item(which, discreet=discreet)
        checklist = self._frozen(item, which, printed.at)
        queue = site.queue(site.help_queue if help_ else item.queue)
        issued = Issued(
            ticket="",
            number=queue.prefix + ("0000" if which.longest else "000"),
            queue=queue.prefix,
            help=help_,
            title=queue.name if discreet else item.name,
            place=site.place(queue.place),
            ahead=128 if which.longest else 12,
            about=which.longest,
            wait=Wait(120, 240) if which.longest else Wait(15, 25),
            outcome=None,
            pledged=(),
            pledge_until=checklist.until,
            stated=(),
            pending=(),
            token=_TOKEN,
            discreet=discreet,
            at=printed.at,
            job="",
            slot=_slot(printed.at) if which.longest and not help_ else None,
        )
        ticket_slip(heard, issued, checklist, site, printed)

    def _notice(self, heard: Shelf, which: Specimen, printed: Printed, *, discreet: bool = False) -> None:
        item = self._item(which, discreet=discreet)
        situations, verdict = self._checked(item, lambda r: which.longest or r in item.requirements[:2], printed.at)
        until, scanned = self._until(printed), _SCANNED if self._hall.machine.code_scanner else ""
        notice_slip(heard, item, situations, verdict, _CODE, until, self._hall.site, printed, scanned)

    def _pre_review(self, heard: Shelf, which: Specimen, printed: Printed) -> None:
        item = self._item(which)
        checklist = self._frozen(item, which, printed.at)
        agent, until = "24", self._until(printed)
        pre_review_slip(heard, (item,), checklist, _CODE, _SCANNED, until, agent, self._hall.site, printed)

    def _card(self, heard: Shelf, which: Specimen, printed: Printed, printer: PrinterAddress) -> None:
        found = ((each, self._hall.catalogue.find(name)) for each in self._hall.site.cards for name in each.items)
        cards = [Card(each, 1, counted=False, item=item) for each, item in found if item is not None]
        if not cards:
            _lacking("常办的事项")
        card = max(cards, key=lambda card: len(card.item.requirements)) if which.longest else cards[0]
        heard.slip("card", card_said(self._hall, card, model_of(printer).dots, printed))

    def _sample(self, heard: Shelf, which: Specimen, printed: Printed) -> None:
        found = [(i, r) for i in self._hall.catalogue.items for r in i.requirements if r.sample and not i.discreet]
        if not found:
            _lacking("有样张的材料")

        def length(pair: tuple[ServiceItem, Requirement]) -> int:
            said = (pair[0].name, pair[1].name, pair[1].note, *(pair[1].sample.points if pair[1].sample else ()))
            return sum(len(text.in_(which.language)) for text in said)

        item, wanted = max(found, key=length) if which.longest else found[0]
        assert wanted.sample is not None
        sample_slip(heard, item, wanted, wanted.sample, self._hall.site, printed)

    def _pledge(self, heard: Shelf, which: Specimen, printed: Printed) -> None:
        found = [i for i in self._hall.catalogue.items if not i.discreet and _may_follow(i)]
        if not found:
            _lacking("可以容缺的材料")
        item = max(found, key=lambda i: len(i.name.zh)) if which.longest else found[0]
        first = _may_follow(item)

        def missing(r: Requirement) -> bool:
            return r is first or (which.longest and r.standing is Standing.PLEDGEABLE)

        situations, verdict = self._checked(item, missing, printed.at)
        if verdict.outcome is not Outcome.PLEDGE:
            _lacking("可以容缺的材料")
        pledge_forms(heard, item, situations, verdict, self._hall.site, printed)

    def _totals(self, which: Specimen, printed: Printed) -> Totals:
        site, catalogue, most = self._hall.site, self._hall.catalogue, which.longest
        items = sorted(catalogue.items, key=lambda i: -len(i.name.zh)) if most else list(catalogue.items)
        n = 12_345 if most else 128
        names = [on_paper(item.name.zh) for item in items[: 40 if most else 6] if not item.discreet]
        papers = [on_paper(r.name.zh.replace("|", "")) for i in items[:20] if not i.discreet for r in i.requirements]
        return Totals(
            **for_every_slip(site, printed),
            day=printed.at.date().isoformat(),
            visits=n + 40,
            issued=n,
            items=n + n // 10,
            notices=n // 8,
            left=n // 20,
            help_calls=n // 30,
            nothing_found=n // 50,
            per_hour=_tallies([f"{hour:02d}时" for hour in range(9, 17)], n),
            per_queue=_tallies([_called(queue) for queue in site.queues], n),
            per_item=_tallies(names, n),
            verdicts=_tallies(["齐了", "可以容缺", "还要补"], n),
            slips=_tallies(["已出纸", "说不准"], n),
            missing=_tallies(list(dict.fromkeys(papers))[: 20 if most else 4], n),
            agree=True,
        )

    def _printer(self) -> PrinterAddress:
        return next(iter(self._hall.machine.printers), PrinterAddress("", "generic-80", ""))

    def _until(self, printed: Printed) -> date:
        return printed.at.date() + timedelta(days=_DAYS)


def _may_follow(item: ServiceItem) -> Requirement | None:
    if not may_pledge(item):
        return None
    return next((r for r in item.requirements if r.standing is Standing.PLEDGEABLE and r.when == ALWAYS), None)


def _called(queue: Queue) -> str:
    return f"{queue.prefix} {on_paper(queue.name.zh)}"


def _tallies(names: list[str], most: int) -> tuple[Tally, ...]:
    return tuple(Tally(name, max(1, most // (number + 2))) for number, name in enumerate(names))


def _lacking(what: str) -> NoReturn:
    raise NoSpecimen(f"目录里还没有{what}，这种小票没有样子可看；文字照样检查、照样能存")
