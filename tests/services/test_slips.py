"""The slip as its reader has it: an English visitor reads English, staff read Chinese, and the notice is complete."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from drivers.printer.emulator import Emulator
from drivers.printer.encode import INITIAL, encode
from drivers.printer.printed import Paper
from drivers.printer.profile import profile
from kiosk.catalogue.paths import paths
from kiosk.domain.items import ServiceItem, asked
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language, Text
from kiosk.domain.verdict import Answer, judge
from kiosk.domain.visit import Visit, Wish
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.counts import CountsOfDay
from kiosk.services.hall import Hall
from kiosk.services.notices import Notices
from kiosk.services.printing import Printing
from kiosk.services.slips import Printed, ticket_slip
from kiosk.services.told_once import notice_slip
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.paper import read
from tests.services.conftest import HandClock, all_brought, job_of


def in_english(visit: Visit) -> Visit:
    """Return the visit of one who touched English."""
    return replace(visit, language=Language.ENGLISH)


def paper_of(given: Issued, printing: Printing, printer: Emulator) -> str:
    """Return what came out for a number, a line a line."""
    assert printing.settle(given.job, 10) == "confirmed"
    assert printer.errors == []
    return printer.slips[-1].text


def given_by(answer: object) -> Issued:
    """Return a number that must be given."""
    assert isinstance(answer, Issued)
    return answer


def test_an_english_visitor_reads_english_and_the_window_reads_chinese(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    given = given_by(visits.issue(in_english(all_brought(food, 制度清单=Answer.MISSING)), Wish.NUMBER))

    lines = paper_of(given, printing, printer).splitlines()
    for said in (
        "Jiyang Citizen Centre",
        "Food business licence",
        "F001",
        "Floor 3, Market access",
        "Windows 21-28",
        "Nobody ahead",
        "5 checked, 4 in order",
        "√ ID card of the owner\t1 original",
        "√ Business licence\tno need to bring",
        "○ List of food safety rules\tto follow",
        "   It may follow if the window agrees.",
        "   Sign for it there; bring it by 26 May.",
        "Valid today only",
        "Questions? Call 12345",
    ):
        assert said in lines
    for for_staff in ("济阳市民中心", "食品经营许可", "3楼 市场准入区 21-28号窗口", "   食品安全管理制度清单\t待补"):
        assert for_staff in lines


def test_a_chinese_visitors_slip_has_no_english(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    given = given_by(visits.issue(all_brought(food, 制度清单=Answer.MISSING), Wish.NUMBER))

    text = paper_of(given, printing, printer)
    assert [word for word in text.split() if word.isascii() and word.isalpha()] == []
    assert "到窗口签承诺，最迟5月26日补齐" in text


def test_an_english_reprint_says_so_to_both(
    hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    visit = in_english(all_brought(food))
    given = given_by(Visits(hall, printing.kick).issue(visit, Wish.NUMBER))
    paper_of(given, printing, printer)
    again = hall.store.journal.reprint(job_of(hall, given.job), hall.where())
    printing.kick()

    assert printing.settle(again, 10) == "confirmed"
    text = printer.slips[-1].text
    assert "补打 Reprint 1" in text
    assert "First slip taken at 09:41." in text


def test_an_english_help_number_leads_to_the_help_desk(
    visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    given = given_by(visits.issue(in_english(all_brought(food, 流程图=Answer.UNSURE)), Wish.HELP))

    text = paper_of(given, printing, printer)
    assert "Floor 3, Help desk" in text
    assert "○ Floor plan and workflow chart\tto follow" in text
    assert "We get it with you at the help desk." in text
    assert "3楼 帮办区" in text


def test_an_english_number_of_a_purpose_names_the_purpose(
    visits: Visits, printing: Printing, printer: Emulator
) -> None:
    visit = replace(in_english(Visit(new_id())), purpose="collect")

    text = paper_of(given_by(visits.issue_purpose(visit, "F")), printing, printer)
    assert text.splitlines()[3:5] == ["Collect", "领证、领结果"]
    assert "checked" not in text


def test_a_discreet_item_is_named_in_neither_language(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator
) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None

    text = paper_of(given_by(visits.issue(in_english(all_brought(item)), Wish.NUMBER)), printing, printer)
    assert "残疾" not in text
    assert "isab" not in text
    assert "Daily life" in text
    assert "便民" in text
    assert "√" not in text


def test_an_item_without_english_is_said_in_chinese_on_an_english_slip(
    hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    imported = replace(food, name=Text("占用、挖掘城市道路审批"))

    given = given_by(Visits(hall, printing.kick).issue(in_english(all_brought(imported)), Wish.NUMBER))
    text = paper_of(given, printing, printer)
    assert text.count("占用、挖掘城市道路审批") == 1
    assert "Valid today only" in text


NOTICE_PARTS = {
    # service-guide §5: each part that the law names, as it stands on this paper in Chinese and in English
    "item": ("食品经营许可", "Food business licence"),
    "no receipt": ("自助预审，非受理凭证", "A check by yourself, not a receipt of an application"),
    "situation": ("饭店、食堂、糕点店等 · 本人来办", "Restaurant, canteen, bakery · For myself"),
    "what is missing": ("1.经营场所布局和操作流程图", "1.Floor plan and workflow chart"),
    "count and form": ("要求 必带，原件1份；各间做什么用", "Needed  must be there, 1 original; What each room is for"),
    "what is wrong": ("情况 没带", "Now     not brought"),
    "who issues it": ("谁做 自己画，或请装修、设计单位画", "From    You, your builder or a designer"),
    "where to get it": ("办法 帮您画：3楼帮办区，约15分钟画好", "How     Draw it with us: Help desk, floor 3"),
    "sample": ("样张 取号机上点“样张”能看", 'Sample  Touch "Sample" at a kiosk'),
    "what may follow": ("容缺 可申请，由窗口确认；受理后10个工作日内补齐", "Later   Ask the window; once accepted"),
    "what is there": ("已齐3样", "In order: 3"),
    "deadline": ("承诺10个工作日，法定10个工作日", "10 working days promised, 10 working days by law"),
    "fee": ("收费   不收费", "Fee      Free"),
    "steps": ("步骤   备齐，取号，到窗口交件受理，办结：证可邮寄", "Steps    Papers, number, window, result: By post"),
    "place": ("在哪办 3楼 市场准入区，21-28号窗口", "Where    Floor 3, Market access, Windows 21-28"),
    "hours": ("几点开 工作日9:00-12:00 13:00-17:00", "Open     Workdays 9:00-12:00 13:00-17:00"),
    "basis": ("依据   食品安全法第35条", "Basis    食品安全法第35条"),
    "law of the notice": ("告知：行政许可法第32条", "This notice: 行政许可法第32条"),
    "whoever insists": ("材料不齐仍可取号交件", "You may take a number and hand in what you have"),
    "appeal": ("对窗口的书面决定，可以申请复议或提起诉讼", "You may appeal or sue against a window's written"),
    "ask": ("咨询   0531-00000001", "Ask      0531-00000001"),
    "complain": ("监督   0531-00000002", "Complain 0531-00000002"),
    "hotline": ("热线   12345", "Hotline  12345"),
    "who told": ("告知人 1楼大厅2号机（自助）", "Told by  Floor 1, kiosk 2, by itself."),
    "receipt": ("工作人员________ 签收________",) * 2,
    "date": ("2026-05-12 09:41",) * 2,
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_the_told_once_notice_has_every_part_that_the_law_names(
    language: Language, hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    visit = replace(all_brought(food, 流程图=Answer.MISSING, 制度清单=Answer.UNSURE), language=language)
    made = Notices(hall, printing.kick).make(visit)

    assert printing.settle(made.job, 10) == "confirmed"
    assert printer.errors == []
    text = unwrapped(printer.slips[0])
    for part, (chinese, english) in NOTICE_PARTS.items():
        assert unwrapped_words(english if language is Language.ENGLISH else chinese) in text, part


def unwrapped(paper: Paper) -> str:
    """Return a paper's words without what the end of a line puts between or takes away."""
    return unwrapped_words(paper.text)


def unwrapped_words(text: str) -> str:
    return "".join(text.split())


def every_slip(hall: Hall, item: ServiceItem, printed: Printed) -> Iterator[Slip]:
    """Yield the fullest ticket and notice of an item: its longest list with nothing brought."""
    situations = max(paths(item), key=lambda way: len(asked(item, way)))
    answers = {r.id: Answer.MISSING for r in asked(item, situations)}
    verdict = judge(item, situations, answers, frozenset(), printed.at.date(), hall.site.calendar)
    issued = Visits(hall).issue(Visit(new_id(), item=item, situations=situations, answers=answers), Wish.ANYWAY)
    yield ticket_slip(hall.slips, given_by(issued), frozen.freeze(item, verdict, frozen.PENDING), hall.site, printed)
    yield notice_slip(hall.slips, item, situations, verdict, "3F7K92QD", printed.at.date(), hall.site, printed)


PAPERS = [(model, language) for model in ("generic-80", "generic-58") for language in Language]


def dealt(items: Sequence[ServiceItem], part: int) -> list[ServiceItem]:
    """Return the forty longest names, and of the others every fourth: no item is left out of all four."""
    by_length = sorted(items, key=lambda item: len(item.name.zh), reverse=True)
    return [*by_length[:40], *by_length[40 + part :: len(PAPERS)]]


@pytest.mark.parametrize("part", range(len(PAPERS)))
def test_nothing_of_any_items_slips_is_cut_on_either_paper(hall: Hall, part: int) -> None:
    model, language = PAPERS[part]
    printed = Printed(hall.machine.name, hall.now(), 12, language)
    for item in dealt(hall.catalogue.items, part):
        ticket, notice = every_slip(hall, item, printed)
        name = unwrapped_words((hall.site.queue(item.queue).name if item.discreet else item.name).zh)
        for slip in (ticket, notice):
            text = unwrapped(read(slip, model))
            assert name.replace("“", "").replace("”", "") in text.replace("“", "").replace("”", ""), item.name.zh
            assert "12345" in text


def test_a_sample_comes_out_with_its_points_in_the_visitors_language(
    hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    job = Notices(hall, printing.kick).print_sample(in_english(all_brought(food)), "layout")

    assert printing.settle(job, 10) == "confirmed"
    assert printer.errors == []
    lines = printer.slips[0].lines
    for said in (
        "Floor plan and workflow",
        "经营场所布局和操作流程图",
        "For: Food business licence",
        "3. Sinks, stoves, fridges",
    ):
        assert said in lines
    assert any(piece.height > 20 and piece.getextrema() == (0, 255) for _, piece in printer.slips[0].pieces[-30:])


def test_no_sample_of_a_discreet_item_is_printed_because_its_papers_name_it(hall: Hall) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None

    assert all(Notices(hall).print_sample(Visit(new_id(), item=item), r.id) == "" for r in item.requirements)


def test_a_sample_that_could_not_come_out_at_once_never_does_by_itself(
    hall: Hall, printer: Emulator, food: ServiceItem, clock: HandClock
) -> None:
    job = Notices(hall).print_sample(all_brought(food), "layout")
    clock.move(seconds=20)

    with Printing(hall).running() as owner:
        assert owner.settle(job, 10) == "held"
    assert printer.slips == []


def test_a_sample_is_counted_as_one_and_not_as_a_slip(
    hall: Hall, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    notices = Notices(hall, printing.kick)
    printing.settle(notices.print_sample(all_brought(food), "layout"), 10)
    printing.settle(notices.make(all_brought(food, 流程图=Answer.MISSING)).job, 10)

    assert CountsOfDay(hall).of(hall.where().day).slips == {"confirmed": 1}


def test_the_ticket_of_the_food_licence_takes_at_most_650_bytes(hall: Hall, food: ServiceItem) -> None:
    visit = all_brought(food, 制度清单=Answer.MISSING)
    found = Visits(hall).judge(visit)
    issued = given_by(Visits(hall).issue(visit, Wish.NUMBER))
    slip = ticket_slip(
        hall.slips, issued, frozen.freeze(food, found, frozen.PLEDGED), hall.site, Printed(hall.machine.name, issued.at)
    )

    assert len(INITIAL + encode(slip, profile("generic-80"))) <= 650
