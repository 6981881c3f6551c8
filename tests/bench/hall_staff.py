"""A desk or a kiosk of a busy hall as a process of its own, without a window: its services at the pace of people."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.domain.cases import Case
from kiosk.domain.items import ServiceItem
from kiosk.domain.visit import Visit, Wish
from kiosk.services.crowd import Crowds
from kiosk.services.hall import Hall, open_hall
from kiosk.services.sessions import Session
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.bench.visits import MORNING, all_brought
from ui.desk.services import open_desk_services

Act = tuple[str, Callable[[], object]]
Acts = Iterator[Act]
DESK_LOOKS, KIOSK_LOOKS = 0.4, 15.0  # seconds between two looks at the hall, as their windows have it
NUMBER = "give the number"
STEPS = 12  # into which the time of one visitor is split; an act fills one


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: at a desk with a `pin`, at a kiosk without; `every` is the seconds between two visitors."""

    name: str
    pin: str
    every: float


@dataclass(frozen=True, slots=True)
class Order:
    """Serve from `start` (monotonic) for so many seconds."""

    start: float
    seconds: float


def serve(line: Connection, home: Path, place: Place) -> None:
    """Open the hall, say so, serve the order that comes, and answer with each act and the seconds that it took."""
    hall = open_hall(home, MORNING)
    hall.machine = replace(hall.machine, device=place.name, printer=None)  # the window owns the printer of this home
    shut = Visits(hall).shut
    items = [item for item in hall.catalogue.items if shut(item.queue) is None]
    looks, look, visitor = _desk(hall, items, place.pin) if place.pin else _kiosk(hall, items)
    look()
    line.send(None)
    line.send(_served(line.recv(), place.every, looks, look, visitor))
    hall.store.close()


def _desk(hall: Hall, items: list[ServiceItem], pin: str) -> tuple[float, Callable[[], object], Callable[[], Acts]]:
    services = open_desk_services(hall, lambda _view: None)
    session = Staff(hall).log_in("01", pin)
    assert isinstance(session, Session)
    cases = services.cases

    def visitor() -> Acts:
        item = random.choice(items)
        begun: list[Case] = []
        yield "open a case at a desk", lambda: begun.append(cases.begin(session, item))
        for visit in _answers(item):
            begun.append(replace(begun[0], visit=replace(visit, id=begun[0].visit.id)))
            yield "tick at a desk", lambda: cases.keep(session, begun[-1])
        yield NUMBER, lambda: cases.give_number(session, begun[-1], Wish.ANYWAY)

    return DESK_LOOKS, services.front_page.newer, visitor


def _kiosk(hall: Hall, items: list[ServiceItem]) -> tuple[float, Callable[[], object], Callable[[], Acts]]:
    visits, crowds = Visits(hall), Crowds(hall)

    def visitor() -> Acts:
        visit = replace(all_brought(random.choice(items)), id=new_id())
        yield "begin at a kiosk", lambda: visits.begin(visit)
        yield "verdict at a kiosk", lambda: visits.verdict(visit)
        yield NUMBER, lambda: visits.issue(visit, Wish.ANYWAY)

    return KIOSK_LOOKS, crowds.crowd, visitor


def _answers(item: ServiceItem) -> Iterator[Visit]:
    """Return a visit of an item as its papers are answered one by one."""
    whole = all_brought(item)
    visit = replace(whole, answers={})
    for requirement in whole.asked():
        visit = visit.answer(requirement.id, whole.answers[requirement.id])
        yield visit


def _served(
    order: Order, every: float, looks: float, look: Callable[[], object], visitor: Callable[[], Acts]
) -> list[tuple[str, float]]:
    took: list[tuple[str, float]] = []
    begins = order.start + random.random() * every
    next_look, next_act, acts = order.start + random.random() * looks, begins, visitor()
    while (due := min(next_look, next_act)) < order.start + order.seconds:
        time.sleep(max(0.0, due - time.monotonic()))
        if due == next_look:
            took.append(_timed("look", look))
            next_look += looks
        elif (act := next(acts, None)) is not None:
            took.append(_timed(*act))
            next_act += every / STEPS
        else:
            begins += every
            next_act, acts = max(begins, next_act), visitor()
    return took


def _timed(what: str, do: Callable[[], object]) -> tuple[str, float]:
    began = time.monotonic()
    do()
    return what, time.monotonic() - began
