"""What the item page, the checklist, the verdict and the number say and do, touched on the real window."""

from dataclasses import replace

from kiosk.domain.items import Standing
from kiosk.domain.jobs import JobState
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step, Wish
from kiosk.services.answers import JobView
from tests.visits.conftest import Visitor
from ui.citizen.idle import FAULT

FOOD = "食品经营许可"


def look(visitor: Visitor, english: bool, large: bool, low: bool) -> None:
    """Switch the screen to how this visitor wants to see it."""
    shell = visitor.kiosk.shell
    if english:
        shell.switchLanguage()
    if large:
        shell.switchLarge()
    if low:
        shell.switchLow()


def judged(visitor: Visitor, *missing: str) -> None:
    """Stand before the verdict of 食品经营许可 with some papers missing, named by a part of their names."""
    journey = visitor.kiosk.journey
    visitor.choose(FOOD)
    for question in journey.visit.questions():
        choice = next(c for c in reversed(question.choices) if not c.leads_to and c.id != "agent")
        journey.put(journey.visit.situate(question.id, choice.id))
    journey.go(Step.CHECKLIST)
    for wanted in journey.visit.asked():
        gone = any(part in wanted.name.zh for part in missing)
        journey.put(journey.visit.answer(wanted.id, Answer.MISSING if gone else Answer.BROUGHT))
    journey.judge()


def test_nothing_is_chosen_for_the_visitor_and_the_way_on_waits_for_an_answer(visitor: Visitor) -> None:
    visitor.choose(FOOD)

    assert visitor.kiosk.journey.visit.situations == {}
    assert visitor.shows("店里卖什么？")
    assert visitor.shows("先选一样")
    assert visitor.find("下一步，对材料") is None


def test_the_item_page_says_where_how_long_what_it_costs_and_what_to_bring(visitor: Visitor) -> None:
    visitor.choose(FOOD)

    for words in ("3 楼 市场准入区", "21–28 号", "10 个工作日", "不收费", "要带 4 样", "其中 1 样可容缺", "1 样免提交"):
        assert visitor.shows(words), words
    assert not visitor.shows("系统已有")


def test_priority_is_given_on_the_visitors_word_and_can_be_taken_back(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    label = "老年人、残疾人、孕妇、军人：优先"

    visitor.touch(label)
    visitor.until(lambda: bool(visitor.kiosk.journey.visit.priority is Priority.PRIORITY), "priority")
    visitor.wait(700)
    visitor.touch(label)
    visitor.until(lambda: bool(visitor.kiosk.journey.visit.priority is Priority.ORDINARY), "no priority")


def test_the_sample_rises_over_the_list_and_the_answers_are_kept(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    visitor.in_person()
    visitor.touch("食品经营许可申请书：带了")

    visitor.touch("看样张：食品经营许可申请书")
    visitor.until(lambda: visitor.shows("看好了，回去选"), "the sample")
    visitor.wait(300)
    visitor.touch("看好了，回去选")
    visitor.until(lambda: not visitor.shows("看好了，回去选"), "the list")

    assert list(visitor.kiosk.journey.visit.answers.values()) == [Answer.BROUGHT]


def test_the_primary_counts_down_until_everything_is_answered(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    visitor.in_person()
    assert visitor.shows("还差 4 样没选")

    visitor.touch("食品经营许可申请书：没带")
    visitor.until(lambda: visitor.shows("还差 3 样没选"), "three left")
    visitor.bring()

    assert visitor.shows("下一步")
    assert visitor.shows("免提交；查不到时再出示")


def test_a_statement_may_stand_for_a_paper_and_then_it_is_in_order(visitor: Visitor) -> None:
    journey = visitor.kiosk.journey
    item = next(
        i
        for i in visitor.hall.catalogue.items
        if any(r.standing is Standing.STATEMENT and not r.when.answers for r in i.requirements)
    )
    visitor.on("Home")
    journey.choose(item)
    for _ in item.situations:
        if (question := journey.visit.next_question()) is not None:
            choice = next(c for c in question.choices if not c.leads_to)
            journey.put(journey.visit.situate(question.id, choice.id))
    journey.go(Step.CHECKLIST)
    gone = next(r for r in journey.visit.asked() if r.standing is Standing.STATEMENT)
    for wanted in journey.visit.asked():
        journey.put(journey.visit.answer(wanted.id, Answer.MISSING if wanted is gone else Answer.BROUGHT))
    journey.judge()
    visitor.on("Verdict")

    visitor.touch("到窗口签声明")

    visitor.number()
    assert journey.issued is not None
    assert journey.issued.stated == (gone.name,) or len(journey.issued.stated) == 1


def test_a_notice_whose_paper_is_late_keeps_its_code_on_the_screen(visitor: Visitor) -> None:
    visitor.printer.unplug()
    judged(visitor, "流程图")
    visitor.on("Verdict")
    visitor.kiosk.journey.issue(Wish.NOTICE)
    visitor.on("Notice")
    journey = visitor.kiosk.journey
    assert journey.notice is not None
    assert journey.slips.job is not None

    journey.door.printed.emit(JobView(journey.slips.job.job, JobState.HELD, "offline", "offline", False))

    visitor.until(lambda: visitor.shows("单子要等一下，先记下这 8 位"), "the late notice")
    assert visitor.screen == "Notice"
    assert visitor.kiosk.idle._patience == FAULT  # time to copy eight characters
    assert visitor.shows(journey.notice.code[:4] + "-" + journey.notice.code[4:])


def test_the_longest_name_is_whole_in_every_mode(visitor: Visitor) -> None:
    item = max(visitor.hall.catalogue.items, key=lambda i: len(i.name.zh))
    for language in (Language.CHINESE, Language.ENGLISH):
        visitor.kiosk.journey.speak(language)
        visitor.kiosk.journey.choose(replace(item))
        visitor.on("Item")
        whole = item.name.in_(language).replace("|", "")
        assert visitor.shows(whole)
        assert not any(bool(text.property("truncated")) for text in visitor.items() if whole in _plain(text))
        visitor.kiosk.journey.end("back")
        visitor.on("Home")


def _plain(item: object) -> str:
    words = item.property("text") if hasattr(item, "property") else ""
    return str(words or "").replace("\u2060", "").replace("\u200b", "")
