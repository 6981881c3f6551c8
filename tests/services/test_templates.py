"""Whoever edits a slip is told where it is wrong, and a wrong one never reaches a visitor."""

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from drivers.printer.emulator import Emulator
from drivers.printer.encode import encode
from drivers.printer.picture import picture
from drivers.printer.printed import Paper
from drivers.printer.profile import profile
from drivers.printer.reading import Reader
from kiosk.assets import shipped_site
from kiosk.catalogue.problems import Refused
from kiosk.domain.items import ServiceItem
from kiosk.domain.slip import Row, Slip, Words
from kiosk.domain.text import Language
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Wish
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.hall import Hall, open_hall
from kiosk.services.pre_review_slips import pre_review_slip
from kiosk.services.print_desk import PrintDesk
from kiosk.services.printing import Printing
from kiosk.services.slips import Printed, ticket_slip
from kiosk.services.templates.engine import problems_of
from kiosk.services.templates.said import TEMPLATES, Ticket
from kiosk.services.templates.shelf import FOLDER, Shelf, read_templates
from kiosk.services.templates.trial import trials
from kiosk.services.totals import totals_slip
from kiosk.services.visits import Visits
from kiosk.store.tickets import new_id
from tests.halls import lay
from tests.paper import read
from tests.services.conftest import all_brought

SHIPPED = {path.stem: path.read_text("utf-8") for path in (shipped_site() / FOLDER).glob("*.txt")}
SAYS_MUCH = replace(next(trials(Ticket)), number="F012", hall="济阳市民中心", english=False)


def shelf_with(name: str, text: str) -> Shelf:
    """Return the shipped templates with one of them written anew."""
    return Shelf({**SHIPPED, name: text})


def said_by(text: str, said: Ticket = SAYS_MUCH) -> Slip:
    """Return what a ticket's template becomes."""
    assert problems_of("slips/ticket.txt", text, Ticket) == []
    return shelf_with("ticket", text).slip("ticket", said)


JINJA = re.compile("(?i)unexpected|jinja|token|encountered|template|object|operand|instances")  # not our readers' words
WRONG = {
    "a name that is not there": ("text: 前面{{ ahaed }}人", "1:12", "ahaed"),
    "a part that is not there": ("% for line in lines\ntext: {{ line.naem }}\n% endfor", "2:14", ".naem"),
    "an English half": ("text: 中文 // {{ nobody }}", "1:16", "nobody"),
    "in a branch that is never taken": ("% if copy and not copy\ntext: {{ nobody }}\n% endif", "2:10", "nobody"),
    "a word that starts no line": ("text: 一\ntexxt: 二", "2:1", "texxt"),
    "a word before the colon": ("text: 一\n  text centre blod: 二", "2:15", "blod"),
    "no colon": ("text", "1:5", "text"),
    "a bracket": ("text: {{ number }", "1:9", "number }"),
    "a character of no language": ("text: {{ number § code }}", "1:17", "§"),
    "an end without a beginning": ("text: 一\n% endif", "2:3", "endif"),
    "a beginning without an end": ("% if copy\ntext: 一", "2:", "'endif'"),
    "a filter that is not there": ("text: {{ number|shout }}", "1:17", "shout"),
    "no list": ("% for letter in number\ntext: {{ letter }}\n% endfor", "1:17", "number"),
    "another file": ("% include 'site.toml'", "1:3", "include"),
    "a call": ("text: {{ number.format(1) }}", "1:16", ".format"),
    "a way out of the sandbox": ("text: {{ number.__class__ }}", "1:16", ".__class__"),
    "a text as long as the memory": ("text: {{ 'x' * 999999999 }}", "1:10", "mul"),
    "a comparison that is none": ("text: 一\ntext: {{ 'x' if ahead > number }}", "2:1", "'>'"),
    "a wait that nobody knows": ("text: 约{{ wait.least }}分钟", "1:15", "least"),
    "a key of no logo": ("image: logo.png", "1:8", "logo.png"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_named_with_file_line_and_column(what: str) -> None:
    text, place, found = WRONG[what]

    problems = problems_of("slips/ticket.txt", text, Ticket)

    assert problems
    for language in Language:
        assert problems[0].say(language).startswith(f"slips/ticket.txt:{place}")
        assert found in problems[0].say(language)
        assert not JINJA.search(problems[0].say(language))


def test_several_faults_are_told_at_once() -> None:
    text = (
        "text: {{ number }\ntext: {{ numer }}\n% if copy ==\ntext: 一\n% endif\n"
        "text: {{ ) }}\ntexxt: 二\n% for line in lines\ntext: {{ line.naem }}\n% endfor"
    )

    problems = problems_of("slips/ticket.txt", text, Ticket)

    assert [problem.where.split(":")[1] for problem in problems] == ["1", "2", "3", "6", "7", "9"]


def test_a_fault_of_writing_is_told_in_the_readers_words() -> None:
    (problem,) = problems_of("slips/ticket.txt", "% if copy = 1\ntext: 一\n% endif", Ticket)

    assert problem.say(Language.CHINESE) == "slips/ticket.txt:1:11：现在是 = 1，应当是行尾，不是“=”"
    assert problem.say(Language.ENGLISH) == "slips/ticket.txt:1:11: found = 1, expected the end of the line, not '='"


@given(st.text(st.sampled_from("text:heading row%{}#|()'\"./, \n" + "linesahf0+-*~[]§" + string.ascii_lowercase)))
def test_any_text_is_a_template_or_is_told_where_it_is_wrong(text: str) -> None:
    for problem in problems_of("ticket.txt", text, Ticket):
        assert problem.where.startswith("ticket.txt:")
        assert not JINJA.search(problem.say(Language.CHINESE).replace(text, ""))


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_shipped_slip_says_everything_and_nothing_and_is_on_either_paper_as_in_the_picture(name: str) -> None:
    shelf = Shelf(SHIPPED)

    for said in trials(TEMPLATES[name]):
        for english in (False, True):
            for model in ("generic-80", "generic-58"):
                slip = shelf.slip(name, replace(said, english=english))
                drawn, paper = picture(slip, profile(model).dots), read(slip, model)
                assert paper.lines
                assert ImageChops.difference(drawn, paper.picture().crop((0, 0, *drawn.size))).getbbox() is None


def test_a_slip_that_the_last_good_set_lacks_is_the_shipped_one() -> None:
    shelf = Shelf({name: text for name, text in SHIPPED.items() if name != "ticket"})

    shelf.warm()

    assert "F012" in read(shelf.slip("ticket", SAYS_MUCH), "generic-80").text


def test_a_hall_words_its_ticket_anew_and_restarts(tmp_path: Path) -> None:
    lay(tmp_path)
    ticket = tmp_path / FOLDER / "ticket.txt"
    ticket.write_text(ticket.read_text("utf-8").replace("text bold: 当日有效", "text bold: 只在今天有效"), "utf-8")

    hall = open_hall(tmp_path)

    assert hall.notes == ()
    assert "只在今天有效" in read(hall.slips.slip("ticket", SAYS_MUCH), "generic-80").text
    hall.store.close()


def test_a_wrong_template_is_named_at_the_start_and_the_last_good_one_stays(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / FOLDER / "ticket.txt").write_text("heading: {{ haul }}", "utf-8")

    for _ in range(2):  # also at the start after that
        hall = open_hall(tmp_path)
        assert "slips/ticket.txt:1:13" in hall.notes[0].zh
        assert "上一次" in hall.notes[0].zh
        assert "F012" in read(hall.slips.slip("ticket", SAYS_MUCH), "generic-80").text
        hall.store.close()


def test_a_file_that_is_no_slip_or_not_utf8_is_named(tmp_path: Path) -> None:
    for name, text in SHIPPED.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "tikcet.txt").write_text("text: 一", "utf-8")
    (tmp_path / "notice.txt").write_bytes("rule\ntext: 一次告知单".encode("gbk"))
    (tmp_path / "sample.txt").unlink()

    with pytest.raises(Refused) as refused:
        read_templates(tmp_path)

    assert [problem.where for problem in refused.value.problems] == [
        "slips/notice.txt:2:1",
        "slips/sample.txt",
        "slips/tikcet.txt",
    ]


def test_a_template_that_fails_before_a_visitor_gives_way_to_the_shipped_one() -> None:
    slip = shelf_with("ticket", "text: {{ 'x' if ahead > number }}").slip("ticket", SAYS_MUCH)

    assert "F012" in read(slip, "generic-80").text


def test_what_a_visitor_or_a_list_says_is_never_taken_for_a_template() -> None:
    for name in ("{{ code }}", "一 >> 二 // three", "一\nqr: 二", "% if x", "|||", "#3F {# no #}", "rule"):
        slip = said_by("row: {{ title }} >> 右\ntext: 完", replace(SAYS_MUCH, title=name))

        assert slip.blocks == (Row(name, "右"), Words("完"))


def test_an_english_visitor_gets_the_english_half_and_chinese_where_there_is_none() -> None:
    text = "text: 当日有效 // Valid today only\ntext: 请看屏幕\ntext: // For you\ntext: 给您 //"

    said = [said_by(text, replace(SAYS_MUCH, english=english)).blocks for english in (False, True)]
    assert said[0] == (Words("当日有效"), Words("请看屏幕"), Words("给您"))
    assert said[1] == (Words("Valid today only"), Words("请看屏幕"), Words("For you"))


def test_a_slip_may_be_cut_in_two_for_window_and_visitor() -> None:
    slip = said_by("number: {{ number }}\ncut\ntext: {{ number }} 您留着")
    papers: list[Paper] = []
    reader = Reader(576, papers.append, lambda: True)

    reader.feed(encode(slip, profile("generic-80")))

    assert reader.errors == []
    assert [paper.lines for paper in papers] == [["F012"], ["F012 您留着"]]


def test_nothing_of_a_discreet_item_reaches_its_templates(hall: Hall) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None
    visit = all_brought(item)
    issued = Visits(hall).issue(visit, Wish.NUMBER)
    assert isinstance(issued, Issued)
    checklist = frozen.freeze(item, Visits(hall).judge(visit), frozen.PENDING)
    tells_all = shelf_with("ticket-discreet", SHIPPED["ticket"])

    slip = ticket_slip(tells_all, issued, checklist, hall.site, Printed(hall.machine.name, issued.at))

    assert "残疾" not in read(slip, "generic-80").text
    assert "√" not in read(slip, "generic-80").text


@pytest.mark.parametrize("language", Language)
def test_a_pre_review_has_its_code_for_finger_and_scanner(hall: Hall, food: ServiceItem, language: Language) -> None:
    checklist = frozen.freeze(food, Visits(hall).judge(all_brought(food, 制度清单=Answer.MISSING)), frozen.PLEDGED)
    printed = Printed(hall.machine.name, hall.now(), language=language)

    slip = pre_review_slip(
        hall.slips, (food,), checklist, "3F7K92QD", "JY13F7K92QD", hall.where().day, "帮办03", hall.site, printed
    )

    paper = read(slip, "generic-58")
    assert paper.codes == ["JY13F7K92QD"]
    for said in ("3F7K-92QD", "帮办预审，非受理凭证", "食品经营许可"):
        assert said in paper.text
    assert "帮办03" in paper.text


def test_a_pre_review_of_a_discreet_item_does_not_name_it(hall: Hall) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None
    checklist = frozen.freeze(item, Visits(hall).judge(all_brought(item)), frozen.PENDING)
    printed = Printed(hall.machine.name, hall.now())

    slip = pre_review_slip(
        hall.slips, (item,), checklist, "3F7K92QD", "JY13F7K92QD", hall.where().day, "帮办03", hall.site, printed
    )

    assert "残疾" not in read(slip, "generic-80").text


def test_the_days_totals_name_no_discreet_item_and_none_of_its_papers(hall: Hall) -> None:
    item = hall.catalogue.find("残疾人证办理")
    assert item is not None
    visit = all_brought(item)
    missing = replace(visit, id=new_id(), answers=dict.fromkeys(visit.answers, Answer.MISSING))
    visits = Visits(hall)
    for each in (visit, missing):
        visits.verdict(each)
        visits.issue(each, Wish.ANYWAY)

    text = read(totals_slip(hall, hall.where().day), "generic-80").text

    assert "残疾" not in text
    assert hall.site.queue(item.queue).name.zh in text
    assert "常缺" not in text


def test_the_days_totals_come_out_for_whoever_hands_over(
    hall: Hall, visits: Visits, printing: Printing, printer: Emulator, food: ServiceItem
) -> None:
    for _ in range(2):
        issued = visits.issue(all_brought(food), Wish.NUMBER)
        assert isinstance(issued, Issued)
        assert printing.settle(issued.job, 10) == "confirmed"
    visits.verdict(all_brought(food, 流程图=Answer.MISSING))
    job = PrintDesk(hall).totals(hall.where().day)
    printing.kick()

    assert printing.settle(job, 10) == "confirmed"
    assert printer.errors == []
    for said in (
        "        当日统计",
        "2026-05-12",
        "取号\t2",
        "食品经营许可\t2",
        "09时\t2",
        "已出纸\t2",
        "还要补\t1",
        "经营场所布局和操作流程图\t1",
        "与票据相符",
    ):
        assert said in printer.slips[-1].lines
