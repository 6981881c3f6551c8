"""Figures add up: whatever they are split by, all groups together are the counts of the kiosk; both databases."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.domain.cases import Case, CaseOutcome
from kiosk.domain.figures import MEASURES, STILL_MISSING, Mended, Split, numbers
from kiosk.domain.items import ServiceItem
from kiosk.domain.staff import Act, Role
from kiosk.domain.tickets import TicketState
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit, Wish
from kiosk.services.answers import Booked, Issued
from kiosk.services.appointments import Appointments, Entry
from kiosk.services.cases import Cases
from kiosk.services.check_ins import CheckIns
from kiosk.services.counts import Counts, CountsOfDay
from kiosk.services.figure_files import write_csv, write_xlsx
from kiosk.services.figure_tables import FigureRow, FigureTable, tables
from kiosk.services.figures import SPLITS, Figures, Report
from kiosk.services.hall import Hall, open_hall
from kiosk.services.help_calls import HelpCalls
from kiosk.services.sendings_back import Markable, SendingsBack
from kiosk.services.sessions import Refusal, Session
from kiosk.services.visits import Visits
from kiosk.services.windows import Windows
from kiosk.store.events import ISSUED_WITH, NOTHING_FOUND
from kiosk.store.rows import NewEvent
from kiosk.store.store import Store
from kiosk.store.tickets import new_id
from tests.halls import lay
from tests.services.conftest import HandClock, all_brought
from tests.services.test_several import FOOD, SIGN, TRADER, chosen
from tests.services.test_staff import ROLES, has, refused

FIRST, LAST = date(2026, 5, 11), date(2026, 5, 18)  # Monday to Monday: a piece and a day; Tuesday is the first lived
PERSONAL = "=1+1"  # what somebody typed in vain


BOTH = pytest.mark.parametrize("hall", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def hall(request: pytest.FixtureRequest, tmp_path: Path, clock: HandClock) -> Iterator[Hall]:
    """The shipped hall; with `BOTH` its database of each kind."""
    opened = replace(open_hall(lay(tmp_path)), clock=clock)
    if getattr(request, "param", "sqlite") == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("fresh_database")
        opened.store.close()
        opened = replace(opened, store=Store(fresh()))
    yield opened
    opened.store.close()


class Days:
    """Two days of a hall, and those who work there."""

    def __init__(self, hall: Hall, clock: HandClock, food: ServiceItem) -> None:
        self.hall, self.clock, self.food = hall, clock, food
        self.boss = has(hall, "01", Role.SUPERVISOR, Role.MANAGER)
        self.agents = has(hall, "02", Role.AGENT), has(hall, "03", Role.AGENT)
        self.visits, self.cases = Visits(hall), Cases(hall)
        self.discreet = next(item for item in hall.catalogue.items if item.discreet)

    def at_a_kiosk(self, visit: Visit, wish: Wish | None, minutes: int = 0) -> Visit:
        """Begin, be judged after so many minutes, take what is wished for."""
        self.visits.begin(Visit(visit.id))
        self.clock.move(minutes=minutes)
        self.visits.verdict(visit)
        if wish is not None:
            self.visits.issue(visit, wish)
        return visit

    def at_the_desk(self, agent: Session, **but: Answer) -> Case:
        """Open a case and tick its papers."""
        case = self.cases.begin(agent, self.food)
        return self.kept(agent, replace(case, visit=replace(all_brought(self.food, **but), id=case.visit.id)))

    def kept(self, agent: Session, case: Case) -> Case:
        """Store a case as it is ticked."""
        kept = self.cases.keep(agent, case)
        assert isinstance(kept, Case)
        return kept

    def given(self, agent: Session, case: Case) -> Case:
        """Give the case's number."""
        answer = self.cases.give_number(agent, case, Wish.NUMBER)
        assert isinstance(answer, tuple)
        return answer[0]

    def live(self) -> None:
        """The Tuesday and the Monday."""
        food, one, two = self.food, *self.agents
        layout = {"布局": Answer.MISSING}
        self.at_a_kiosk(all_brought(food), Wish.NUMBER, minutes=2)
        self.at_a_kiosk(all_brought(food, **layout), Wish.ANYWAY, minutes=4)
        self.at_a_kiosk(all_brought(food, **layout), Wish.HELP, minutes=6)
        self.at_a_kiosk(all_brought(food, 制度=Answer.MISSING), Wish.NUMBER)
        self.at_a_kiosk(all_brought(self.discreet), Wish.NUMBER)
        changed = self.at_a_kiosk(all_brought(food, **layout), None)
        self.at_a_kiosk(replace(all_brought(food), id=changed.id), None)  # counted as two begins by both
        self.visits.leave(Visit(changed.id), "home")  # its last event names no item
        lost = Visit(new_id())
        self.visits.begin(lost)
        self.visits.found_nothing(lost, PERSONAL)
        self.visits.leave(lost, "search")
        only = Visit(new_id()).choose(food)
        self.visits.begin(only)
        self.visits.looked_up(only)
        HelpCalls(self.hall).call(only, "item")
        purpose = Visit(new_id(), purpose=self.hall.site.purposes[0].id)
        self.visits.begin(purpose)
        self.visits.issue_purpose(purpose, self.hall.site.purposes[0].queues[0])
        again = self.cases.undo(one, self.given(one, self.at_the_desk(one)))
        assert isinstance(again, Case)
        sent_back = self.given(one, again)
        told = self.cases.give_notice(two, self.at_the_desk(two, **layout))
        assert isinstance(told, tuple)
        raised = self.cases.escalate(two, self.at_the_desk(two, **layout), self.boss.member, "拿不准")
        assert isinstance(raised, Case)
        self.cases.decide(self.boss, raised, CaseOutcome.REMEDY)
        self.cases.give_code(one, self.at_the_desk(one))
        self.several()
        Windows(self.hall).change(self.called(), TicketState.DONE)
        back = SendingsBack(self.hall).of_case(sent_back)
        assert isinstance(back, Markable)
        SendingsBack(self.hall).mark(two, back, "居住证")

        self.clock.move(days=6)
        resumed = self.cases.resume(one, told[1].code)
        assert isinstance(resumed, Case)
        brought = replace(resumed, visit=replace(all_brought(food), id=resumed.visit.id, resumed=told[1].code))
        self.given(one, brought)
        self.at_a_kiosk(all_brought(food), Wish.NUMBER, minutes=1)

    def several(self) -> None:
        """Visits for two items: with one number, with one for each, for the ready one only; at the desk, booked."""
        hall, one = self.hall, self.agents[0]
        self.at_a_kiosk(chosen(hall, FOOD, TRADER), Wish.NUMBER, minutes=3)
        self.at_a_kiosk(chosen(hall, FOOD, SIGN), Wish.NUMBER, minutes=3)
        split = self.at_a_kiosk(chosen(hall, FOOD, TRADER, 布局=Answer.MISSING), None, minutes=3)
        assert isinstance(self.visits.issue_ready(split), Issued)
        second = self.at_a_kiosk(chosen(hall, FOOD, TRADER), Wish.NUMBER, minutes=3)
        number = hall.store.tickets.of_visit(second.id)
        assert number is not None
        found = SendingsBack(hall).of_number(number.number)
        assert isinstance(found, Markable)
        SendingsBack(hall).mark(one, found, "租约", "2.")
        case = self.cases.begin(one, *chosen(hall, FOOD, SIGN).items)
        ticked = replace(chosen(hall, FOOD, SIGN), id=case.visit.id)
        self.given(one, self.kept(one, replace(case, visit=ticked)))
        at = hall.now()
        entered = Appointments(hall).enter(one, Entry(at.date(), at.time(), at.time(), self.food, "张", "1001"))
        booked = CheckIns(hall).open(entered.code)
        assert isinstance(booked, Booked)
        visit = replace(all_brought(self.food), appointment=booked.appointment)
        self.visits.begin(Visit(visit.id))
        self.visits.verdict(visit)
        assert isinstance(CheckIns(hall).issue(visit, Wish.NUMBER), Issued)

    def called(self) -> str:
        """Call the next of the item's queue."""
        row = Windows(self.hall).call(self.food.queue, "21")
        assert row is not None
        return row.number


@pytest.fixture
def days(hall: Hall, clock: HandClock, food: ServiceItem) -> Days:
    """Two days that were lived."""
    lived = Days(hall, clock, food)
    lived.live()
    return lived


def report(days: Days) -> Report:
    """Return the report of both days and all between."""
    return Figures(days.hall).read(days.boss, FIRST, LAST)


def as_counted(found: list[Counts]) -> dict[str, int]:
    """Return the numbers of `jishi counts` of some days by the figures' keys."""
    verdicts: Counter[str] = Counter()
    for counts in found:
        verdicts.update(counts.verdicts)
    return {
        "visits": sum(counts.visits for counts in found),
        "left": sum(counts.left for counts in found),
        "looked_up": sum(counts.looked_up for counts in found),
        "issued": sum(counts.issued for counts in found),
        "further": sum(counts.items - counts.issued for counts in found),
        "notices": sum(counts.notices for counts in found),
        "help_calls": sum(counts.help_calls for counts in found),
        "nothing_found": sum(counts.nothing_found for counts in found),
        "done": sum(counts.one_go.done for counts in found),
        "sent_back": sum(counts.one_go.sent_back for counts in found),
        "no_end": sum(counts.one_go.unknown for counts in found),
        **{outcome: verdicts[outcome] for outcome in ("ready", "pledge", "remedy")},
    }


def table(days: Days, key: str) -> FigureTable:
    """Return one table of both days."""
    return next(each for each in tables(report(days), days.hall) if each.key == key)


@BOTH
def test_the_sums_over_any_split_are_the_counts(days: Days) -> None:
    found, hall = report(days), days.hall
    every = [CountsOfDay(hall).of(FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days + 1)]
    counted = as_counted(every)
    assert all(counted.values()), counted  # each of them is tried

    for each in tables(found, hall)[:5]:
        keys = [column.key for column in each.columns]
        sums = {key: sum(int(row.values[keys.index(key)] or 0) for row in each.rows) for key in counted}
        assert sums == counted, each.key
        total = {key: each.total.values[keys.index(key)] for key in counted}
        assert total == counted, each.key
    per_item: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    for counts in every:
        per_item.update(counts.per_item)
        missing.update(counts.missing_of_items)
    by_item = found.tallies[Split.ITEM]
    dealt_with = {code: tally.kinds["issued"] + tally.kinds[ISSUED_WITH] for code, tally in by_item.items()}
    assert +Counter(dealt_with) == per_item
    assert not by_item[""].verdicts
    at_last: Counter[str] = Counter()
    for (item, requirement, how), times in found.missing.items():
        at_last[f"{item}/{requirement}"] += times if how in STILL_MISSING else 0
    assert +at_last == missing
    assert found.vain == {PERSONAL: counted["nothing_found"]}
    assert [len(found.tallies[split]) for split in SPLITS] == [2, 4, 5]


def test_each_split_knows_whose_visits_they_were(days: Days) -> None:
    found = report(days)
    agents = {
        name: dict(zip((m.key for m in MEASURES), row.values, strict=True)) for name, row in by_name(days, "agent")
    }
    assert (agents["02号"]["visits"], agents["02号"]["issued"], agents["02号"]["codes"]) == (5, 5, 1)
    assert (agents["03号"]["visits"], agents["03号"]["notices"], agents["03号"]["escalated"]) == (1, 1, 1)
    assert agents["01号"]["visits"] == 1  # the case that was escalated is the supervisor's
    weeks = dict(by_name(days, "week"))
    assert list(weeks) == ["2026-05-11 起", "2026-05-18 起"]
    assert weeks["2026-05-18 起"].values[0] == 2
    escalated = table(days, "escalated")
    assert [(row.name, row.values) for row in escalated.rows] == [("食品经营许可", (1,))]
    kiosk = found.tallies[Split.AGENT][""]
    assert sum(kiosk.times.values()) == 12
    assert numbers(kiosk)["minutes"] == pytest.approx(2.125)  # 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 4 and 6 minutes, in steps


def by_name(days: Days, key: str) -> list[tuple[str, FigureRow]]:
    """Return one table's rows with their names."""
    return [(row.name, row) for row in table(days, key).rows]


@BOTH
def test_it_is_known_how_a_missing_material_went_on(days: Days) -> None:
    layout = {how: n for (_, requirement, how), n in report(days).missing.items() if requirement == "layout"}
    assert layout == {
        Mended.ANYWAY: 1,
        Mended.HELP: 1,
        Mended.NOTICE: 2,
        Mended.SUPERVISOR: 1,
        Mended.AT_ONCE: 1,
        Mended.CAME_BACK: 1,
    }


def test_neither_a_discreet_item_nor_its_materials_nor_anybodys_number_is_named(days: Days) -> None:
    days.at_a_kiosk(
        replace(
            all_brought(days.discreet),
            answers={r.id: Answer.MISSING for r in all_brought(days.discreet).asked()},
        ),
        None,
    )
    for number in ("13800138000", "013800138000", "370112900307457", "370112199003074578", "6222020200112233445"):
        days.visits.found_nothing(Visit(new_id()), number)
    assert not [row for row in table(days, "vain").rows if "号码" in row.name]  # none of them is even kept
    older = NewEvent(NOTHING_FOUND, data='{"letters":"6222020200112233445"}')  # as a program of before kept it
    days.hall.store.events.record(older, days.hall.where())
    said = repr(tables(report(days), days.hall))
    assert not {"13800138000", "6222020200112233445"} & set(said.split("'"))
    assert [row.values for row in table(days, "vain").rows if "号码" in row.name] == [(1,)]
    assert days.discreet.short.zh not in said
    assert all(r.name.zh.replace("|", "") not in said for r in all_brought(days.discreet).asked())
    assert "（不列名的事项）" in said


def test_only_supervisors_and_managers_read_them_and_the_audit_says_so(days: Days) -> None:
    hall = days.hall
    sessions = {letter: has(hall, letter.lower(), role) for letter, role in ROLES.items()}
    for letter, session in sessions.items():
        found = refused(lambda s=session: Figures(hall).read(s, FIRST, LAST))  # type: ignore[misc]
        assert found is (None if letter in "SM" else Refusal.NO_RIGHT), letter
    chain = [
        link for link in hall.store.audit.chain(hall.site.id, hall.machine.device) if link.act == Act.READ_FIGURES.value
    ]
    assert [link.details for link in chain] == ['{"since":"2026-05-11","until":"2026-05-18"}'] * 2


def test_both_files_hold_every_number_with_its_sentence(days: Days, tmp_path: Path) -> None:
    every = tables(report(days), days.hall)
    write_xlsx(every, tmp_path / "f.xlsx")
    write_csv(every, tmp_path / "f.csv")

    book = load_workbook(tmp_path / "f.xlsx")
    assert book.sheetnames == [*(each.title.zh for each in every), "说明"]
    for each in every:
        rows = list(book[each.title.zh].iter_rows(min_row=2, values_only=True))
        assert rows == [(row.name, *row.values) for row in (*each.rows, each.total)], each.key
    meant = {(row[0], row[1]) for row in book["说明"].iter_rows(min_row=2, values_only=True) if row[2]}
    assert meant == {(each.title.zh, column.name.zh) for each in every for column in each.columns}
    assert book["没搜到的词"]["A2"].data_type == "s"
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))[1:]
    assert len(lines) == sum(len(each.columns) * (len(each.rows) + 1) for each in every)
    assert all(line[4] for line in lines)
    assert [line[1] for line in lines if line[0] == "没搜到的词"] == ["'=1+1", "合计"]  # nothing is worked out
    assert not list(tmp_path.glob(".*"))
