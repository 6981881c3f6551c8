"""The slip of a day's totals (经办统计), for whoever hands the hall over in the evening."""

from collections import Counter
from datetime import date

from kiosk.domain.items import Catalogue
from kiosk.domain.slip import Slip
from kiosk.services.counts import CountsOfDay, Table
from kiosk.services.hall import Hall
from kiosk.services.slip_words import on_paper
from kiosk.services.slips import Printed, for_every_slip
from kiosk.services.state_words import OUTCOMES, slip_words
from kiosk.services.templates.said import Tally, Totals


def totals_slip(hall: Hall, day: date) -> Slip:
    """Return the totals of a hall day as they are now."""
    counts, site = CountsOfDay(hall).of(day), hall.site
    said = Totals(
        **for_every_slip(site, Printed(hall.machine.name, hall.now())),
        day=day.isoformat(),
        visits=counts.visits,
        issued=counts.issued,
        items=counts.items,
        notices=counts.notices,
        left=counts.left,
        help_calls=counts.help_calls,
        nothing_found=counts.nothing_found,
        per_hour=_tallies(counts.per_hour, {hour: f"{int(hour):02d}时" for hour in counts.per_hour}),
        per_queue=_tallies(counts.per_queue, {q.prefix: f"{q.prefix} {on_paper(q.name.zh)}" for q in site.queues}),
        per_item=_tallies(_neutral(counts.per_item, hall), _items(hall)),
        verdicts=_tallies(counts.verdicts, {outcome.value: words.zh for outcome, words in OUTCOMES.items()}),
        slips=_tallies(counts.slips, {state: slip_words(state).zh for state in counts.slips}),
        missing=_tallies(_public(counts.missing_of_items, hall), _papers(hall.catalogue)),
        agree=counts.agree,
    )
    return hall.slips.slip("daily-totals", said)


def _tallies(table: Table, names: dict[str, str]) -> tuple[Tally, ...]:
    return tuple(Tally(names.get(key, key), n) for key, n in table.items())


def _neutral(per_item: Table, hall: Hall) -> Table:
    """Return the counts with discreet items under their queue: this paper, too, comes out in the lobby."""
    table: Counter[str] = Counter()
    for code, n in per_item.items():
        item = hall.catalogue.find(code)
        table[item.queue if item and item.discreet else code] += n
    return dict(table)


def _public(missing: Table, hall: Hall) -> Table:
    """Return the counts without the papers of discreet items."""
    hidden = {item.code for item in hall.catalogue.items if item.discreet}
    return {key: n for key, n in missing.items() if key.partition("/")[0] not in hidden}


def _items(hall: Hall) -> dict[str, str]:
    """Return the name of each item by code, and of each queue by prefix; a number may have no item."""
    queues = {queue.prefix: on_paper(queue.name.zh) for queue in hall.site.queues}
    return {"": "不对材料"} | queues | {item.code: on_paper(item.name.zh) for item in hall.catalogue.items}


def _papers(catalogue: Catalogue) -> dict[str, str]:
    """Return the name of each requirement by item and id."""
    return {
        f"{item.code}/{wanted.id}": on_paper(wanted.name.zh.replace("|", ""))
        for item in catalogue.items
        for wanted in item.requirements
    }
