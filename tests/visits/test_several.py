"""Several items in one visit, by touch: asked once, one number where one will do, what is ready goes on."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from drivers.printer.emulator import Emulator
from kiosk.domain.cases import Case
from kiosk.domain.jobs import JobState
from kiosk.domain.text import Language
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Step
from kiosk.services.counts import CountsOfDay
from kiosk.services.pre_reviews import PreReviews
from kiosk.store.tickets import new_id
from tests.services.test_several import chosen
from tests.visits.conftest import Visitor, standing
from ui.citizen.play import SETTLE_MS

FOOD, TRADER, SIGN = "食品经营许可", "个体工商户设立登记", "门头招牌设置备案"


def adds(visitor: Visitor, name: str) -> None:
    """Touch 再加一件 on an item's page and choose another, as its list would."""
    visitor.wait(SETTLE_MS)
    visitor.touch("再加一件")
    visitor.on("Choose")
    visitor.kiosk.journey.choose(visitor.item(name))
    visitor.on("Item")
    visitor.wait(SETTLE_MS)


def test_two_items_are_asked_once_and_come_out_as_one_number_on_one_slip(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    adds(visitor, TRADER)
    assert visitor.shows(TRADER)
    visitor.in_person()
    assert visitor.shows("食品经营许可、个体户设立登记")
    assert visitor.words().count("身份证") == 1
    assert visitor.shows("2 件合用")
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert visitor.shows("食品经营许可、个体户设立登记")
    slip = visitor.printer.slips[0].text
    assert "1. 食品经营许可" in slip
    assert "2. 个体户设立登记" in slip
    assert len(visitor.printer.slips) == visitor.tickets() == 1
    counts = CountsOfDay(visitor.hall).of(visitor.hall.where().day)
    assert (counts.visits, counts.issued, counts.items, counts.agree) == (1, 1, 2, True)


def test_a_further_item_joins_at_the_verdict_and_only_its_own_papers_are_asked(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    visitor.in_person()
    visitor.bring(布局="没带")
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.wait(SETTLE_MS)
    visitor.touch("再加一件")
    visitor.on("Choose")
    visitor.touch("返回")
    visitor.on("Verdict")
    assert visitor.shows("还差 1 样")
    adds(visitor, TRADER)
    visitor.in_person()
    visit = visitor.kiosk.journey.visit
    assert {visit.origin(wanted.id)[0].name.zh for wanted in visit.unanswered()} == {TRADER}
    visitor.bring()
    visitor.touch("下一步")
    visitor.on("Verdict")
    assert visitor.shows("食品经营许可还差 1 样 · 个体户设立登记已齐")


def test_what_is_ready_goes_on_and_the_rest_comes_back_with_a_code(visitor: Visitor, printer: Emulator) -> None:
    visitor.choose(FOOD)
    adds(visitor, TRADER)
    visitor.in_person()
    visitor.bring(个体工商户="没带")
    visitor.touch("下一步")
    visitor.on("Verdict")
    assert visitor.shows("食品经营许可已齐 · 个体户设立登记还差 1 样")
    visitor.wait(SETTLE_MS)
    visitor.touch("先办齐的，其余下次")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    issued = visitor.kiosk.journey.issued
    assert issued is not None
    assert issued.notice is not None
    code = issued.notice.code
    assert visitor.shows(f"凭 {code[:4]}-{code[4:]} 回来接着办")
    assert visitor.shows("请在下方取走小票和告知单，共 2 张")
    slips = visitor.kiosk.journey.slips
    slips._take(replace(slips.views[-1], state=JobState.FAILED))
    visitor.on("SlipLate")
    assert visitor.shows("号已给您留好，告知单要等一下")
    assert visitor.shows(f"凭 {code[:4]}-{code[4:]} 回来接着办")  # the paper that would say it is the late one
    number, notice = printer.slips[0].text, printer.slips[1].text
    assert "个体工商户" not in number
    assert f"{code[:4]}-{code[4:]}" in notice
    visitor.wait(SETTLE_MS)
    visitor.touch("记好了，结束")
    visitor.on("Home")
    visitor.wait(SETTLE_MS)
    visitor.kiosk.journey.scan(code)
    visitor.on("Checklist")
    assert [item.name.zh for item in visitor.kiosk.journey.visit.items] == [TRADER]
    assert "登记申请书" in visitor.kiosk.journey.visit.asked()[0].name.zh.replace("|", "")


def test_a_restarted_kiosk_shows_the_code_of_the_rest_beside_the_number_as_before(
    tmp_path: Path, qapp: object, printer: Emulator
) -> None:
    del qapp
    with standing(tmp_path / "home", printer) as visitor:
        journey = visitor.kiosk.journey
        journey.start(Step.CHOOSE)
        journey.put(replace(chosen(visitor.hall, FOOD, TRADER, 登记申请书=Answer.MISSING), step=Step.ITEM))
        journey.go(Step.CHECKLIST)
        journey.judge()
        visitor.on("Verdict")
        visitor.touch("先办齐的，其余下次")
        visitor.number()
        visitor.slip()
        visitor.on("Issued")
        before = next(line for line in visitor.words().splitlines() if "回来接着办" in line)
    with standing(tmp_path / "home", printer) as visitor:
        visitor.on("Issued")
        assert before in visitor.words().splitlines()
        visitor.until(lambda: visitor.shows("请在下方取走小票和告知单，共 2 张"), "what became of both papers")


def test_a_restarted_kiosk_opens_in_the_language_of_who_stands_there(
    tmp_path: Path, qapp: object, printer: Emulator
) -> None:
    del qapp
    with standing(tmp_path / "home", printer) as visitor:
        journey = visitor.kiosk.journey
        journey.speak(Language.ENGLISH)
        journey.start(Step.CHOOSE)
        journey.put(replace(chosen(visitor.hall, FOOD), step=Step.ITEM, language=Language.ENGLISH))
        journey.go(Step.CHECKLIST)
        journey.judge()
        visitor.number()
        visitor.slip()
    with standing(tmp_path / "home", printer) as visitor:
        visitor.on("Issued")
        assert visitor.kiosk.journey.visit.language is Language.ENGLISH
        visitor.until(lambda: visitor.shows("Food business licence"), "the visitor's language")
        assert not visitor.shows(FOOD)


def test_the_code_of_a_pre_review_of_which_one_item_is_ready_gives_its_number_once(visitor: Visitor) -> None:
    hall, journey = visitor.hall, visitor.kiosk.journey
    lacking = chosen(hall, FOOD, TRADER, 登记申请书=Answer.MISSING)
    with hall.store.writing():
        code = PreReviews(hall).make(Case(new_id(), lacking, "王敏"), "王敏")[0].code
    journey.scan(code)
    visitor.on("Verdict")
    visitor.touch("先办齐的，其余下次")
    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    journey.end()
    visitor.on("Home")

    journey.scan(code)
    visitor.until(lambda: visitor.shows("这张预审单已经取过号"), "what to do now")
    assert visitor.tickets() == 1


def test_two_groups_of_windows_give_two_numbers_and_a_slip_each_however_often_it_is_touched(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    adds(visitor, SIGN)
    visitor.in_person()
    visitor.bring()
    button = visitor.find("下一步")
    assert button is not None
    visitor.until(lambda: visitor.hears(button), "a button that is not deaf")
    for _ in range(3):
        visitor.touch_at(visitor.middle(button))

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert visitor.shows("T001")
    assert visitor.shows("门头招牌设置备案 · 前面没有人")
    assert visitor.shows("3 楼 投资建设区 29–34 号窗口")
    assert visitor.shows("请在下方取走 2 张小票")
    assert visitor.tickets() == len(visitor.printer.slips) == 2
    assert sorted("T001" in slip.text for slip in visitor.printer.slips) == [False, True]

    journey = visitor.kiosk.journey
    first, second = journey.slips.views
    journey.door.printed.emit(replace(first, state=JobState.UNCERTAIN))
    journey.door.printed.emit(second)  # good news of one slip hides no bad news of the other
    visitor.on("SlipLate")
    assert visitor.shows("F001")
    assert visitor.shows("T001")
    assert visitor.shows("报号 F001、T001 就行")


def test_an_item_is_switched_off_again_and_who_turns_back_has_what_was_there_before(visitor: Visitor) -> None:
    visitor.choose(FOOD)
    visitor.wait(SETTLE_MS)
    visitor.touch("再加一件")
    visitor.on("Choose")
    visitor.wait(SETTLE_MS)
    visitor.touch("返回")
    visitor.on("Item")
    assert [item.name.zh for item in visitor.kiosk.journey.visit.items] == [FOOD]

    adds(visitor, TRADER)
    visitor.touch("共 2 件")
    visitor.on("Several")
    visitor.wait(SETTLE_MS)
    visitor.touch("个体户设立登记，")
    visitor.until(lambda: visitor.shows("1 件事一起办"), "one item")
    visitor.wait(SETTLE_MS)
    visitor.touch("食品经营许可，")
    visitor.until(lambda: visitor.shows("至少留一件"), "one item stays")
    visitor.wait(SETTLE_MS)
    visitor.touch("下一步")
    visitor.on("Item")
    assert visitor.shows("店里卖什么？")
    assert [item.name.zh for item in visitor.kiosk.journey.visit.items] == [FOOD]


def test_a_bundle_of_a_life_event_comes_with_its_items_and_what_is_not_wanted_is_switched_off(visitor: Visitor) -> None:
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.wait(SETTLE_MS)
    visitor.touch("餐饮食品")
    visitor.on("List")
    visitor.wait(SETTLE_MS)
    visitor.touch("开办餐饮店一件事")
    visitor.on("Several")
    assert visitor.shows("开办餐饮店一件事")
    assert visitor.shows("5 件事一起办")
    assert visitor.shows("在 3 片窗口办")
    for name in ("门头招牌设置备案", "营业前消防检查", "排水许可"):
        visitor.wait(SETTLE_MS)
        visitor.touch(f"{name}，")
        visitor.until(
            lambda left=name: left not in [i.short.zh for i in visitor.kiosk.journey.visit.items],  # type: ignore[misc]
            name,
        )
    assert visitor.shows("同一片窗口，一个号就行")
    visitor.wait(SETTLE_MS)
    visitor.touch("下一步")
    visitor.on("Item")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "F001"
    visitor.slip()
    assert "1. 个体户设立登记" in visitor.printer.slips[0].text
    assert "2. 食品经营许可" in visitor.printer.slips[0].text
    visitor.on("Issued")
    visitor.wait(SETTLE_MS)
    visitor.touch("拿好了")
    visitor.on("Home")


def test_the_keypad_finds_a_bundle_by_its_letters_and_shows_what_is_in_it(visitor: Visitor) -> None:
    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.kiosk.journey.go(Step.SEARCH)
    visitor.on("Search")
    for letter in "KBCYD":
        visitor.touch(letter)
        visitor.wait(200)
    assert visitor.shows("找到 1 项")
    visitor.touch("开办餐饮店一件事")
    visitor.on("Several")
    assert visitor.shows("5 件事一起办")
    visitor.wait(SETTLE_MS)
    visitor.touch("返回")
    visitor.on("Search")
    assert visitor.kiosk.journey.visit.items == ()


def test_who_turns_back_from_a_bundle_chooses_one_item_as_ever(visitor: Visitor) -> None:
    visitor.kiosk.journey.start(Step.CHOOSE)
    visitor.kiosk.journey.open_list("event:food")
    visitor.on("List")
    visitor.wait(SETTLE_MS)
    visitor.touch("开办餐饮店一件事")
    visitor.on("Several")
    visitor.wait(SETTLE_MS)
    visitor.touch("返回")
    visitor.on("List")
    visitor.wait(SETTLE_MS)
    visitor.touch("食品经营许可，")
    visitor.on("Item")
    assert [item.name.zh for item in visitor.kiosk.journey.visit.items] == [FOOD]


def test_one_of_a_bundle_that_is_done_elsewhere_costs_none_of_the_others(visitor: Visitor) -> None:
    journey = visitor.kiosk.journey
    journey.start(Step.CHOOSE)
    journey.open_list("event:company")
    visitor.on("List")
    visitor.wait(SETTLE_MS)
    visitor.touch("企业开办一件事")
    visitor.on("Several")
    invoices = next(item for item in journey.visit.items if "发票" in item.name.zh)
    others = [item for item in journey.visit.items if item != invoices]
    visitor.wait(SETTLE_MS)
    visitor.touch("下一步")
    visitor.on("Item")
    presenter: Any = visitor.kiosk.shell.presenter
    while not visitor.shows("只用数电票"):
        before = presenter.question
        presenter.choose(next(choice.id for choice in presenter._question().choices if not choice.leads_to))
        visitor.until(lambda question=before: presenter.question != question, "the next question")  # type: ignore[misc]
    visitor.wait(SETTLE_MS)
    visitor.touch("只用数电票")
    visitor.on("Elsewhere")
    visitor.wait(SETTLE_MS)
    visitor.touch(f"这件不办，接着办其余 {len(others)} 件")

    visitor.on("Item")
    assert list(journey.visit.items) == others
    visitor.wait(SETTLE_MS)
    visitor.touch("返回")
    visitor.on("Several")
    listed: Any = visitor.kiosk.shell.presenter
    assert [row["on"] for row in listed.rows] == [True] * len(others)
