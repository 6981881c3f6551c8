"""Ten thousand made-up people fed through everything that an agent can type into: what of them is where, afterwards?"""

import json
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from kiosk.domain.cases import Case, CaseOutcome
from kiosk.domain.items import ServiceItem
from kiosk.domain.staff import Role
from kiosk.domain.visit import Visit
from kiosk.services.answers import NoSuchCode
from kiosk.services.audit import Audit
from kiosk.services.backups.making import make_backup
from kiosk.services.cases import Cases
from kiosk.services.counts import CountsOfDay
from kiosk.services.doctor.bundle import write_bundle
from kiosk.services.doctor.round import go_round
from kiosk.services.hall import Hall
from kiosk.services.logs import logger, open_log
from kiosk.services.missed import Missed
from kiosk.services.pre_reviews import PreReviews
from kiosk.services.sessions import NotLoggedIn, Session
from kiosk.services.staff import Staff
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.people import Person, people
from tests.services.test_code_keys import has

MANY, TOGETHER, FEW = 10_000, 100, 50


@contextmanager
def logging_into(home: Path) -> Iterator[None]:
    """Let the hall's log be written as its programs write it."""
    root = logging.getLogger()
    before = list(root.handlers)
    open_log(home)
    try:
        yield
    finally:
        for handler in set(root.handlers) - set(before):
            root.removeHandler(handler)
            handler.close()


def numbers_in(data: bytes, known: set[bytes]) -> set[bytes]:
    """Return which of the known numbers stand in some bytes, also as a part of longer ones."""
    runs = re.findall(rb"[0-9]{11,}[Xx]?", data)
    windows = {run[at : at + length] for run in runs for length in (11, 18) for at in range(len(run) - length + 1)}
    return windows & known


def names_in(text: str, everybody: list[Person]) -> set[str]:
    """Return which of the people are named in a text."""
    found = {text[at : at + 3] for at in range(len(text) - 2) if text[at] > "\u3400"}
    return found & {person.name for person in everybody}


def feed(hall: Hall, food: ServiceItem, everybody: list[Person]) -> Session:
    """Type all of them into everything that takes what an agent types; return the session of who may read the audit."""
    agent, boss, manager = (has(hall, role) for role in (Role.AGENT, Role.SUPERVISOR, Role.MANAGER))
    cases, visits, reviews, missed = Cases(hall), Visits(hall), PreReviews(hall), Missed(hall)
    for at in range(0, len(everybody), TOGETHER):
        words = "；".join(f"{p.name}，证件{p.identity}，电话 {p.mobile}" for p in everybody[at : at + TOGETHER])
        escalated = cases.escalate(agent, cases.begin(agent, food), boss.member, f"拿不准：{words}")
        assert isinstance(escalated, Case)
        assert isinstance(cases.decide(boss, escalated, CaseOutcome.WRITTEN, f"决定：{words}"), Case)
    for person in everybody:
        for typed in person:
            assert isinstance(reviews.open(typed), NoSuchCode)
    for person in everybody[:FEW]:
        for typed in person:
            hall.index.find(typed, 3)
            assert isinstance(Staff(hall).log_in(typed, person.identity), NotLoggedIn)
        for number in (person.identity, person.mobile):
            missed.teach(manager, number, food.code)
            visits.found_nothing(Visit(new_id()), number)
            cases.print_again(agent, number)
    try:
        reviews.make(Case(new_id(), Visit(new_id()), everybody[0].name), everybody[0].name)
    except ValueError:
        logger("desk").exception("an act did not end well")
    return manager


def test_of_ten_thousand_people_no_number_is_anywhere_and_no_name_where_it_must_not_be(
    hall: Hall, food: ServiceItem
) -> None:
    everybody = people(MANY)
    known = {number.encode() for person in everybody for number in (person.identity, person.mobile)}
    assert len(numbers_in("".join(f"{p.identity} {p.mobile} " for p in everybody).encode(), known)) == len(known)
    home = hall.home
    with logging_into(home):
        reader = feed(hall, food, everybody)
        backup = make_backup(hall)
        write_bundle(home / "support.zip", home, go_round(home, seconds=1))
    with zipfile.ZipFile(home / "support.zip") as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    where = hall.where()
    reports = {
        "counts": json.dumps(asdict(CountsOfDay(hall).of(where.day)), ensure_ascii=False, default=str),
        "audit": "\n".join(str(entry) for entry in Audit(hall).of_day(reader, where.day)),
        "missed": str(Missed(hall).words()),
    }

    written = {str(path): path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix != ".zip"}
    everything = written | parts | {name: text.encode() for name, text in reports.items()}
    assert {name: some for name, data in everything.items() if (some := numbers_in(data, known))} == {}
    logs = {name: data for name, data in written.items() if "/logs/" in name}
    assert any(b"did not end well" in data for data in logs.values())
    public = {name: data.decode("utf-8", "replace") for name, data in (logs | parts).items()} | reports
    assert {name: named for name, text in public.items() if (named := names_in(text, everybody))} == {}
    assert names_in(backup.read_bytes().decode("utf-8", "ignore"), everybody)  # in the case itself, for its supervisor
