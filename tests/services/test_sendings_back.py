"""Each door of ‘ready, yet sent back’ asks for its right, says kindly why not, and stands in the audit."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.catalogue.codec import to_data
from kiosk.domain.items import Kind, Requirement, ServiceItem
from kiosk.domain.sent_back import SentBackState
from kiosk.domain.staff import Act, Role
from kiosk.domain.text import Text
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Wish
from kiosk.services.answers import Issued, OutOfService
from kiosk.services.hall import Hall, open_hall
from kiosk.services.seeds import CATALOGUE, packed
from kiosk.services.sendings_back import Markable, SendingsBack, SentBackLine, SentBackView
from kiosk.services.sessions import Refusal
from kiosk.services.visits import Visits
from kiosk.services.windows import Windows
from kiosk.store.database import execute
from kiosk.store.store import Store
from tests.halls import lay
from tests.services.conftest import HandClock, all_brought
from tests.services.test_several import FOOD, TRADER, chosen
from tests.services.test_staff import ROLES, has, refused

BOTH = pytest.mark.parametrize("hall", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Hall]:
    """The shipped hall; with `BOTH` its database of each kind."""
    opened = replace(open_hall(lay(tmp_path)), clock=clock)
    if getattr(request, "param", "sqlite") == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("fresh_database")
        catalogue = opened.store.versions.body(CATALOGUE, opened.catalogue.version) or ""
        opened.store.close()
        opened = replace(opened, store=Store(fresh()))
        opened.store.versions.bring_in(CATALOGUE, catalogue, datetime.now(UTC), "items.xlsx", "")
    yield opened
    opened.store.close()


def number(hall: Hall, food: ServiceItem, wish: Wish = Wish.NUMBER, **but: Answer) -> str:
    """Give a number to one who brought everything but what is named."""
    issued = Visits(hall).issue(all_brought(food, **but), wish)
    assert isinstance(issued, Issued)
    return issued.number


def markable(hall: Hall, number: str) -> Markable:
    """Return a number that can be marked."""
    found = SendingsBack(hall).of_number(number)
    assert isinstance(found, Markable)
    return found


def corrects(hall: Hall, code: str, **changed: object) -> int:
    """Bring in a catalogue in which one item's entry is otherwise; return the new version's number."""
    rest = tuple(item for item in hall.catalogue.items if item.code != code)
    item = hall.catalogue.find(code)
    assert item is not None
    new = replace(hall.catalogue, items=(*rest, replace(item, **changed)))  # type: ignore[arg-type]  # its fields
    body = packed({"items": to_data(new)})
    return hall.store.versions.bring_in(CATALOGUE, body, datetime.now(UTC), "items.xlsx", "")


def acts(hall: Hall) -> list[tuple[str, str]]:
    """What this device's audit has: each act and its details."""
    chain = hall.store.audit.chain(hall.site.id, hall.machine.device)
    return [(link.act, link.details) for link in chain]


@BOTH
def test_every_door_lets_in_who_may_and_writes_one_row_an_act(hall: Hall, food: ServiceItem) -> None:
    service = SendingsBack(hall)
    sessions = {letter: has(hall, letter.lower(), role) for letter, role in ROLES.items()}
    today = hall.where().day
    for letter, session in sessions.items():
        found = markable(hall, number(hall, food))
        why = refused(lambda s=session, f=found: service.mark(s, f, "居住证"))  # type: ignore[misc]
        assert why is (None if letter in "AS" else Refusal.NO_RIGHT), letter
    assert acts(hall) == [(Act.SEND_BACK.value, '{"requirement":""}')] * 2
    version = corrects(hall, food.code, requirements=food.requirements[1:])
    for letter, session in sessions.items():
        waiting = service.open()[0].sent_back
        doors: tuple[Callable[[], object], ...] = (
            lambda s=session, w=waiting: service.read(s, w),  # type: ignore[misc]
            lambda s=session: service.everything(s, today),  # type: ignore[misc]
            lambda s=session, w=waiting: service.answer(s, w, SentBackState.CORRECTED, "改了"),  # type: ignore[misc]
        )
        for door in doors:
            assert refused(door) is (None if letter in "SM" else Refusal.NO_RIGHT), letter
    assert acts(hall)[2:] == [(Act.CORRECT_ENTRY.value, f'{{"to":"corrected","version":"{version}"}}')] * 2
    assert service.open() == ()


def test_what_cannot_be_marked_or_answered_is_told_and_nothing_is_stored(hall: Hall, food: ServiceItem) -> None:
    service = SendingsBack(hall)
    boss = has(hall, "01", Role.SUPERVISOR, Role.MANAGER)
    void = number(hall, food)
    Windows(hall).change(void, TicketState.VOID)
    pending, helped = number(hall, food, Wish.ANYWAY, 布局=Answer.MISSING), number(hall, food, Wish.HELP)
    for refused_number, why in ((void, "已作废"), (pending, "不是“都齐了”"), (helped, "不是"), ("F999", "没有")):
        assert why in str(service.of_number(refused_number)), refused_number
    found = markable(hall, number(hall, food))
    assert "写明" in str(service.mark(boss, found, " "))
    assert "证件号" in str(service.mark(boss, found, "问他 138-0013-8000"))
    assert "没有 passport" in str(service.mark(boss, found, "", "passport"))
    assert acts(hall) == []

    line = service.mark(boss, found, "", "layout")
    assert isinstance(line, SentBackLine)
    assert "记过了" in str(service.mark(boss, found, "再记一次"))
    for to in (SentBackState.CORRECTED, SentBackState.REJECTED):
        assert "写明" in str(service.answer(boss, line.sent_back, to, ""))
    answered = service.answer(boss, line.sent_back, SentBackState.WITHDRAWN)
    assert isinstance(answered, SentBackView)
    assert "答复过了" in str(service.answer(boss, line.sent_back, SentBackState.REJECTED, "不该要"))
    assert [act for act, _ in acts(hall)] == [Act.SEND_BACK.value, Act.CORRECT_ENTRY.value]
    assert service.one_go(hall.where().day, hall.where().day).sent_back == 0


def test_corrected_is_only_what_the_catalogue_says_by_now(hall: Hall, food: ServiceItem) -> None:
    service, boss = SendingsBack(hall), has(hall, "01", Role.SUPERVISOR)
    line = service.mark(boss, markable(hall, number(hall, food)), "房东的身份证")
    assert isinstance(line, SentBackLine)

    def read() -> SentBackView:
        view = service.read(boss, line.sent_back)
        assert isinstance(view, SentBackView)
        return view

    assert "先改目录" in str(service.answer(boss, line.sent_back, SentBackState.CORRECTED, "会改的"))
    corrects(hall, food.code, intro=Text("别的都改了"), upkeep=replace(food.upkeep, owner="别人"))
    assert read().correction is None
    assert "先改目录" in str(service.answer(boss, line.sent_back, SentBackState.CORRECTED, "改了说明"))
    landlord = Requirement("landlord", Kind.MATERIAL, Text("房东|身份证", "Landlord's ID"), copies=1)
    version = corrects(hall, food.code, requirements=(*food.requirements, landlord))
    made = read().correction
    assert made is not None
    assert made.words == Text(
        f"目录第 {version} 版改了“房东身份证”", f"catalogue version {version} changed: Landlord's ID"
    )
    answered = service.answer(boss, line.sent_back, SentBackState.CORRECTED, "租房的另附")

    assert isinstance(answered, SentBackView)
    assert (answered.state, answered.said) == (SentBackState.CORRECTED, f"{made.words.zh}：租房的另附")


@BOTH
def test_whom_the_entry_names_is_asked_and_when_it_is_late_the_page_says_so(
    hall: Hall, food: ServiceItem, clock: HandClock
) -> None:
    has(hall, "01", Role.SUPERVISOR)
    manager, agent = has(hall, "09", Role.MANAGER), has(hall, "02", Role.AGENT)
    kept = replace(food, upkeep=replace(food.upkeep, owner=manager.name))
    others = tuple(item for item in hall.catalogue.items if item.code != food.code)
    hall.catalogue = replace(hall.catalogue, items=(kept, *others))
    clock.move(days=3)  # a Friday
    found = markable(hall, number(hall, food))
    line = SendingsBack(hall).mark(agent, found, "公证过的租约")

    assert isinstance(line, SentBackLine)
    assert (line.owner, line.due.isoformat(), line.overdue) == (manager.name, "2026-05-18", False)
    clock.move(days=3)
    assert [each.overdue for each in SendingsBack(hall).open()] == [False]
    clock.move(days=1)
    assert [each.overdue for each in SendingsBack(hall).open()] == [True]


def test_who_comes_back_on_another_day_is_found_by_the_number(hall: Hall, food: ServiceItem, clock: HandClock) -> None:
    service = SendingsBack(hall)
    first = markable(hall, number(hall, food))
    assert service.lately(first.number) == first
    clock.move(days=1)
    assert service.lately(first.number) == first  # no such number today yet
    number(hall, food, Wish.ANYWAY, 布局=Answer.MISSING)
    assert service.lately(first.number) == first  # today's was not ready
    clock.move(days=1)
    again = markable(hall, number(hall, food))
    assert (service.lately(first.number), service.earlier(again)) == (again, first)
    assert "再往前 30 天里没有" in str(service.earlier(first))
    assert "没有 F777" in str(service.lately("F777"))


def test_what_cannot_be_written_into_the_audit_is_not_marked(hall: Hall, food: ServiceItem) -> None:
    agent, found = has(hall, "02", Role.AGENT), markable(hall, number(hall, food))
    execute(hall.store.database, "DROP TABLE audit")
    with pytest.raises(OutOfService):
        SendingsBack(hall).mark(agent, found, "居住证")
    assert SendingsBack(hall).open() == ()


@pytest.mark.parametrize("named", [True, False])
def test_of_a_number_for_two_items_either_is_sent_back(hall: Hall, named: bool) -> None:
    boss, service = has(hall, "01", Role.SUPERVISOR), SendingsBack(hall)
    if not named:
        trader = hall.catalogue.find(TRADER)
        others = [item for item in hall.catalogue.items if item != trader]
        assert trader is not None
        hall.catalogue = replace(hall.catalogue, items=(*others, replace(trader, discreet=True)))
    food, trader = hall.catalogue.find(FOOD), hall.catalogue.find(TRADER)
    assert food is not None
    assert trader is not None
    given = Visits(hall).issue(chosen(hall, FOOD, TRADER), Wish.NUMBER)
    assert isinstance(given, Issued)
    found = markable(hall, given.number)

    theirs = [wanted for wanted in found.wanted if wanted.item == trader.code]
    assert [wanted.requirement for wanted in theirs] == ["", *(r.id for r in trader.requirements)]
    assert {wanted.name.zh.partition("：")[0] for wanted in theirs} == {"个体户设立登记" if named else "第 2 件"}
    assert len(found.wanted) == len(food.requirements) + len(trader.requirements) + 2
    assert "写明" in str(service.mark(boss, found, "", "2."))
    line = service.mark(boss, found, "", theirs[1].key)
    assert isinstance(line, SentBackLine)
    view = service.read(boss, line.sent_back)
    assert isinstance(view, SentBackView)
    assert (view.code, view.requirement.zh) == (trader.code, trader.requirements[0].name.zh.replace("|", ""))
