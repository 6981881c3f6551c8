"""A pre-review's code: signed, once only whoever comes at the same moment, and a sentence for each that is not good."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.cases import Case
from kiosk.domain.codes import ALPHABET, LENGTH, is_code, new_code
from kiosk.domain.items import ServiceItem
from kiosk.domain.signed import CHARACTERS, Unreadable, body_of, read, scanned
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Issued, NoSuchCode, Resumed
from kiosk.services.code_keys import CodeKeys
from kiosk.services.hall import Hall, open_hall
from kiosk.services.pre_reviews import DAYS, PreReviews
from kiosk.store.rows import PreReviewRow
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.services.conftest import HandClock
from tests.services.test_several import FOOD, TRADER, chosen
from tests.services.test_several import given as given_now

KIOSKS = 5
DAYS_OF_CODES = st.dates(date(2026, 1, 1), date(2099, 1, 1))


def checked(item: ServiceItem) -> Visit:
    """Return a visit with everything in hand."""
    visit = Visit(new_id(), item=item)
    while (question := visit.next_question()) is not None:
        choice = next(c for c in reversed(question.choices) if not c.leads_to)
        visit = visit.situate(question.id, choice.id)
    for wanted in visit.asked():
        visit = visit.answer(wanted.id, Answer.BROUGHT)
    return visit


def made(hall: Hall, item: ServiceItem) -> PreReviewRow:
    """Make a pre-review."""
    with hall.store.writing():
        return PreReviews(hall).make(Case(new_id(), checked(item), "王敏"), "王敏")[0]


@given(st.text(ALPHABET, min_size=8, max_size=8), DAYS_OF_CODES, st.binary(min_size=64, max_size=64))
def test_what_a_scanner_reads_says_what_was_signed(code: str, until: date, signature: bytes) -> None:
    text = scanned(body_of("jiyang", "a1b2", until, code), signature)
    found = read(text.lower())

    assert (found.code, found.until, found.key, found.signature) == (code, until, "a1b2", signature)
    assert len(text) == CHARACTERS
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@given(st.text(max_size=200))
def test_whatever_is_scanned_is_a_code_or_unreadable(text: str) -> None:
    try:
        read(text)
    except Unreadable:
        return


def test_one_wrong_character_is_found_wherever_it_stands(hall: Hall, food: ServiceItem) -> None:
    row = made(hall, food)
    text = CodeKeys(hall).sign(row.code, row.until)
    reviews = PreReviews(hall)
    assert isinstance(reviews.open(text), Resumed)
    for at in range(CHARACTERS - 1):  # the last carries bits that nothing is made of
        wrong = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        answer = reviews.open(wrong)
        assert isinstance(answer, NoSuchCode), at
        assert answer.why in ("unreadable", "foreign", "forged", "expired"), at


def test_a_code_of_another_hall_one_that_ran_out_and_one_that_nobody_knows(hall: Hall, food: ServiceItem) -> None:
    row = made(hall, food)
    text = CodeKeys(hall).sign(row.code, row.until)
    elsewhere = replace(hall, site=replace(hall.site, id="shanghe"))
    later = replace(hall, clock=lambda: hall.clock() + timedelta(days=DAYS + 1))

    assert PreReviews(elsewhere).open(text) == NoSuchCode("foreign")
    assert PreReviews(later).open(text) == NoSuchCode("expired")
    assert PreReviews(later).open(row.code) == NoSuchCode("expired")
    assert PreReviews(hall).open("A234567") == NoSuchCode("unreadable")
    assert PreReviews(hall).open(new_code(lambda _: 7)) == NoSuchCode("unknown")


def test_of_a_code_typed_wrongly_the_place_is_said_and_never_what_belongs_there(hall: Hall, food: ServiceItem) -> None:
    reviews, code = PreReviews(hall), made(hall, food).code
    for at in range(LENGTH):
        other = next(letter for letter in ALPHABET if letter != code[at])
        assert reviews.open(code[:at] + other + code[at + 1 :]) == NoSuchCode("mistyped", (at,))
    assert reviews.open(code[:3] + "0" + code[4:]) == NoSuchCode("mistyped", (3,))
    assert reviews.open("2222222Y") == NoSuchCode("mistyped")  # of no code that the hall has
    at = next(at for at in range(LENGTH - 1) if code[at] != code[at + 1])
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert is_code(swapped) or reviews.open(swapped) == NoSuchCode("mistyped", (at, at + 1))


def test_a_key_that_is_not_the_halls_is_not_believed(hall: Hall, food: ServiceItem, tmp_path: Path) -> None:
    row = made(hall, food)
    stranger = CodeKeys(replace(hall, home=tmp_path))
    key = stranger._signing_key()
    body = body_of(hall.site.id, "0000", row.until, row.code)

    assert PreReviews(hall).open(scanned(body, key.sign(body).signature)) == NoSuchCode("forged")


def test_the_signing_key_is_for_its_user_alone_and_not_in_the_database(hall: Hall, food: ServiceItem) -> None:
    made(hall, food)
    file = hall.home / "secrets" / "code.key"

    assert file.stat().st_mode & 0o077 == 0
    assert file.read_bytes() not in (hall.home / "jishi.db").read_bytes()


def test_a_number_for_what_is_ready_uses_the_code_up_and_the_rest_comes_back_by_the_notice(hall: Hall) -> None:
    reviews, lacking = PreReviews(hall), chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING)
    with hall.store.writing():
        code = reviews.make(Case(new_id(), lacking, "王敏"), "王敏")[0].code
    opened = reviews.open(code)
    assert isinstance(opened, Resumed)
    visit, other = opened.onto(Visit(new_id())), opened.onto(Visit(new_id()))

    first = given_now(reviews.issue_ready(visit))
    assert first.notice is not None
    assert reviews.open(code) == NoSuchCode("used")
    touched_twice = given_now(reviews.issue_ready(visit))
    assert (touched_twice.number, touched_twice.notice) == (first.number, first.notice)

    assert reviews.issue_ready(other) == NoSuchCode("used")  # it stood on another kiosk's screen meanwhile
    assert hall.store.notices.of_visit(other.id) is None
    where = hall.where()
    assert len(hall.store.tickets.of_day(where.site, where.day)) == 1
    back = reviews.open(first.notice.code)
    assert isinstance(back, Resumed)
    assert (back.item.name.zh, back.pre_review) == (TRADER, "")


def kiosk(home: Path, database: str, pre_review: str, together: Any, answers: Any) -> None:
    """Be a kiosk, a program of its own: open the hall, wait for the others, ask for the code's number."""
    hall = replace(open_hall(home), clock=HandClock())
    if database:
        hall.store.close()
        hall = replace(hall, store=Store(database))
    item = hall.catalogue.find("食品经营许可")
    assert item is not None
    visit = replace(checked(item), pre_review=pre_review)
    together.wait(60)
    given = PreReviews(hall).issue(visit, Wish.NUMBER)
    answers.put(given.number if isinstance(given, Issued) else given)
    hall.store.close()


def test_of_one_visit_that_is_asked_for_four_times_at_once_nobody_is_told_that_its_code_is_used(
    hall: Hall, food: ServiceItem
) -> None:
    opened = PreReviews(hall).open(made(hall, food).code)
    assert isinstance(opened, Resumed)
    visit, start = replace(checked(food), pre_review=opened.pre_review), threading.Barrier(4)

    def ask(_: int) -> str | NoSuchCode:
        start.wait()
        answer = PreReviews(hall).issue(visit, Wish.NUMBER)
        hall.store.close()
        return answer.number if isinstance(answer, Issued) else str(answer)

    with ThreadPoolExecutor(4) as touches:
        assert list(touches.map(ask, range(4))) == ["F001"] * 4


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_kiosks_at_the_same_moment_one_gives_the_number(
    kind: str, hall: Hall, food: ServiceItem, request: pytest.FixtureRequest
) -> None:
    database = request.getfixturevalue("fresh_database")() if kind == "postgresql" else ""
    here = replace(hall, store=Store(database)) if database else hall
    opened = PreReviews(here).open(made(here, food).code)
    assert isinstance(opened, Resumed)
    here.store.close()
    programs = multiprocessing.get_context("spawn")
    together, answers = programs.Barrier(KIOSKS), programs.Queue()

    started = [
        programs.Process(target=kiosk, args=(hall.home, database, opened.pre_review, together, answers))
        for _ in range(KIOSKS)
    ]
    for program in started:
        program.start()
    given = [answers.get(timeout=90) for _ in started]
    for program in started:
        program.join(30)

    assert [answer for answer in given if answer != NoSuchCode("used")] == ["F001"]
    where = here.where()
    assert len(here.store.tickets.of_day(where.site, where.day)) == 1
    here.store.close()
