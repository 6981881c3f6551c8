"""Whole visits by touch, from the home to the paper."""

from datetime import UTC, datetime

from kiosk.domain.jobs import JobState
from kiosk.domain.text import Language
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Mode, Step, Wish
from kiosk.services.counts import CountsOfDay
from tests.visits.conftest import OpenKiosk, Visitor


def test_everything_in_hand_ends_with_a_number_and_a_slip(visitor: Visitor) -> None:
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.touch("餐饮食品")
    visitor.on("List")
    visitor.touch("食品经营许可")
    visitor.on("Item")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert visitor.shows("F001")
    assert visitor.shows("3 楼 市场准入区")
    assert "F001" in visitor.printer.slips[0].text
    assert visitor.printer.errors == []
    visitor.touch("拿好了")
    visitor.on("Home")
    assert not visitor.shows("F001")


def test_a_pledgeable_paper_missing_still_gives_the_number_with_a_latest_day(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(制度清单="没带")
    visitor.touch("下一步")
    visitor.on("Verdict")
    assert visitor.shows("4 样已齐，还差 1 样")
    assert visitor.shows("有办法")

    visitor.touch("先取号，到窗口签承诺")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert visitor.shows("最迟 5 月 26 日补齐")
    assert "可申请容缺·由窗口确认" in visitor.printer.slips[0].text
    assert "最迟5月26日补齐" in visitor.printer.slips[0].text


def test_a_missing_core_paper_has_ways_and_a_help_number(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(流程图="不确定")
    visitor.touch("下一步")
    visitor.on("Verdict")
    assert visitor.shows("帮您画")

    visitor.touch("请帮办员一起补齐")

    assert visitor.number() == "H001"
    visitor.slip()
    assert "H001" in visitor.printer.slips[0].text


def test_nobody_is_refused_the_number_all_the_same(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(流程图="没带")
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.touch("仍要取号")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")
    assert visitor.shows("材料待补")
    assert "待补" in visitor.printer.slips[0].text


def test_the_notice_brings_the_visitor_back_with_the_answers_kept(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(流程图="没带")
    visitor.touch("下一步")
    visitor.on("Verdict")
    visitor.touch("先回去补，打印一次告知单")
    visitor.on("Notice")
    notice = visitor.kiosk.journey.notice
    assert notice is not None
    visitor.slip()
    for words in ("补齐再来，不用重选", "还差 1 样，最近的办法", "经营场所布局和操作流程图", "来了到 3 楼 市场准入区"):
        assert visitor.shows(words), words
    paper = visitor.printer.slips[0].text
    assert "自助预审，非受理凭证" in paper
    assert f"{notice.code[:4]}-{notice.code[4:]}" in paper
    visitor.touch("拿好了")
    visitor.on("Home")

    visitor.touch("输码取号")
    visitor.on("Code")
    for character in notice.code:
        visitor.touch(character)
        visitor.wait(250)
    visitor.on("Checklist")
    assert visitor.kiosk.journey.visit.unanswered() == ()
    assert visitor.kiosk.journey.visit.item == visitor.item("食品经营许可")


def test_the_notice_of_a_discreet_item_shows_its_code_only(visitor: Visitor) -> None:
    journey = visitor.kiosk.journey
    visitor.prepared("残疾人证办理", 评定=Answer.MISSING)
    journey.judge()
    visitor.on("Verdict")
    gap = journey.say(journey.verdict.gaps[0].requirement.name).replace("|", "") if journey.verdict else ""
    assert visitor.shows(gap)
    journey.issue(Wish.NOTICE)
    visitor.on("Notice")

    assert journey.notice is not None
    assert visitor.shows(journey.notice.code[:4])
    assert not visitor.shows(gap)
    assert not visitor.shows("2 楼")


def test_who_only_looked_and_has_everything_here_takes_a_number_while_numbers_are_given(visitor: Visitor) -> None:
    journey = visitor.kiosk.journey
    journey.start(Step.CHOOSE, Mode.LOOK_UP)
    visitor.prepared("食品经营许可")
    visitor.touch("下一步")
    visitor.on("Verdict")
    assert visitor.shows("3 楼市场准入区")
    visitor.hall.clock = lambda: datetime(2026, 5, 12, 4, 10, tzinfo=UTC)  # 12:10 in the hall
    journey.changed.emit()
    visitor.until(lambda: visitor.find("都带来了，现在取号") is None, "noon: no window gives a number")
    visitor.hall.clock = lambda: datetime(2026, 5, 12, 5, 10, tzinfo=UTC)
    journey.changed.emit()
    visitor.touch("都带来了，现在取号")

    assert visitor.number() == "F001"


def test_another_purpose_gives_a_number_without_a_checklist(visitor: Visitor) -> None:
    visitor.touch("咨询 · 领证 · 补材料")
    visitor.on("Purpose")
    visitor.touch("咨询")
    visitor.wait(700)
    visitor.touch("人社")

    assert visitor.number() == "R001"
    visitor.slip()
    assert "咨询" in visitor.printer.slips[0].text


def test_a_discreet_item_shows_its_group_only(visitor: Visitor) -> None:
    item = visitor.choose("残疾人证办理")
    assert item.discreet
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "M001"
    visitor.slip()
    visitor.on("Issued")
    assert not visitor.shows("残疾")
    assert "残疾" not in visitor.printer.slips[0].text
    assert "√" not in visitor.printer.slips[0].text


def test_english_in_mid_visit_loses_nothing(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(制度清单="没带")
    answers = dict(visitor.kiosk.journey.visit.answers)

    visitor.touch("English")
    visitor.wait(700)

    assert visitor.screen == "Checklist"
    assert visitor.kiosk.journey.visit.language is Language.ENGLISH
    assert dict(visitor.kiosk.journey.visit.answers) == answers
    assert visitor.shows("Which papers do you have?")
    visitor.touch("Next")
    visitor.on("Verdict")
    assert visitor.shows("4 in order, 1 paper to go")
    visitor.touch("中文")
    visitor.wait(700)
    assert visitor.shows("4 样已齐，还差 1 样")


def test_large_type_and_low_reach_keep_place_and_answers(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    for switch in ("大字", "低位"):
        visitor.touch(switch)
        visitor.wait(700)
    assert visitor.screen == "Checklist"
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "F001"


def test_a_landscape_kiosk_does_the_same(kiosk_of: OpenKiosk) -> None:
    visitor = kiosk_of("landscape")
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.on("Issued")


def test_the_longest_name_stands_whole_on_screen_and_paper(visitor: Visitor) -> None:
    longest = max(visitor.hall.catalogue.items, key=lambda item: len(item.name.zh))
    assert len(longest.name.zh) > 100
    visitor.choose(longest.code)
    assert visitor.shows(longest.name.zh)
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")

    visitor.number()
    visitor.slip()
    assert longest.name.zh in visitor.printer.slips[0].text.replace("\n", "")


def test_a_question_may_lead_to_another_item(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.touch("只卖预包装食品")
    visitor.until(lambda: visitor.kiosk.journey.visit.item == visitor.item("仅销售预包装食品备案"), "the other item")
    assert visitor.screen == "Item"


def test_the_keypad_finds_what_people_say(visitor: Visitor) -> None:
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.touch("知道名字？按拼音首字母找")
    visitor.on("Search")
    for letter in "KFD":
        visitor.touch(letter)
        visitor.wait(200)
    visitor.touch("食品经营许可")
    visitor.on("Item")
    assert visitor.kiosk.journey.visit.item == visitor.item("食品经营许可")


def test_a_search_that_finds_nothing_leads_on(visitor: Visitor) -> None:
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.touch("知道名字？按拼音首字母找")
    visitor.on("Search")
    for letter in "QQXZV":
        visitor.touch(letter)
        visitor.wait(200)

    assert visitor.shows("换个说法看看")
    assert visitor.shows("您要找的，也许是")
    visitor.touch("按事情找")
    visitor.on("Choose")


def test_five_taps_on_the_checklists_button_are_one_number(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    tap = visitor.find("下一步")
    assert tap is not None
    at = visitor.middle(tap)
    for _ in range(5):
        visitor.touch_at(at)

    assert visitor.number() == "F001"
    visitor.slip()
    visitor.wait(500)
    assert visitor.tickets() == 1
    assert len(visitor.printer.slips) == 1


def test_outside_hours_the_home_says_when_and_still_answers_what_to_bring(kiosk_of: OpenKiosk) -> None:
    from datetime import datetime

    visitor = kiosk_of(at=datetime(2026, 5, 12, 18, 20))  # noqa: DTZ001 - local time of the hall
    assert visitor.shows("窗口")
    assert visitor.shows("9:00")
    visitor.touch("查要带什么")
    visitor.on("Choose")
    visitor.touch("餐饮食品")
    visitor.on("List")

    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("帮办区现在没有人"), "nobody is sent to an empty desk")
    assert visitor.shows("明早 9:00 开始有人")
    assert visitor.shows(visitor.hall.site.hotline)


def test_idle_wipes_everything_of_the_last_visitor(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring(流程图="没带")
    seen: list[float] = [0.0]
    idle = visitor.kiosk.idle
    start = idle._monotonic()
    idle._monotonic = lambda: start + seen[0]
    idle.touched()

    seen[0] = 65.0
    idle.look()
    visitor.until(lambda: visitor.shows("您还在吗？"), "the question")
    seen[0] = 81.0
    idle.look()
    visitor.on("Home")

    assert visitor.kiosk.journey.visit.answers == {}
    assert visitor.kiosk.journey.visit.item is None
    assert visitor.kiosk.journey.visit.step is Step.HOME
    assert not visitor.shows("流程图")


def test_a_visitor_who_touches_in_time_goes_on(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    seen: list[float] = [0.0]
    idle = visitor.kiosk.idle
    start = idle._monotonic()
    idle._monotonic = lambda: start + seen[0]
    idle.touched()
    seen[0] = 65.0
    idle.look()
    visitor.until(lambda: visitor.shows("您还在吗？"), "the question")

    visitor.touch("我还在，接着办")

    visitor.until(lambda: not visitor.shows("您还在吗？"), "the visit goes on")
    assert visitor.screen == "Item"


def test_paper_out_keeps_the_number_and_prints_when_mended(visitor: Visitor) -> None:
    visitor.printer.paper_out = True
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    number = visitor.number()
    visitor.on("SlipLate")
    assert visitor.shows(number)
    assert visitor.shows("号已给您留好，小票要等一下")

    visitor.printer.load_roll()

    visitor.slip()
    visitor.on("Issued")
    assert number in visitor.printer.slips[0].text


def test_half_a_slip_says_look_below_and_is_never_printed_again(visitor: Visitor) -> None:
    visitor.printer.paper_ends_after(lines=3)
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.bring()
    visitor.touch("下一步")
    number = visitor.number()
    visitor.on("SlipLate")
    visitor.slip(JobState.UNCERTAIN)
    assert visitor.shows(number)
    assert visitor.shows("看看下方出票口")

    visitor.printer.load_roll()
    visitor.wait(1200)
    assert visitor.printer.slips == []
    visitor.touch("记好了，结束")
    visitor.on("Home")


def test_a_call_for_a_person_says_where_the_desk_is_not_that_somebody_comes(visitor: Visitor) -> None:
    visitor.choose("食品经营许可")
    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("帮办员在"), "the panel")
    where = visitor.hall.where()
    visitor.until(lambda: len(visitor.hall.store.help_calls.untaken(where.site, where.day)) == 1, "the call")
    assert not visitor.shows("接到了")

    call = visitor.hall.store.help_calls.untaken(where.site, where.day)[0]
    assert visitor.hall.store.help_calls.take(call.id, "帮办03", visitor.hall.clock())
    visitor.until(lambda: visitor.shows("帮办03 接到了"), "somebody comes, and who")


def test_who_calls_from_the_home_and_walks_off_leaves_nothing_to_the_next_visitor(visitor: Visitor) -> None:
    visitor.touch("叫人帮办")
    visitor.until(lambda: visitor.shows("帮办员在"), "the panel")
    visitor.until(lambda: visitor.shows("呼叫已记下。您也可以直接过去。"), "the call")
    assert not visitor.shows("选好的")  # nothing was chosen yet
    assert not visitor.shows("接着办")

    idle = visitor.kiosk.idle
    idle._touched_at -= 600
    idle.look()

    visitor.until(lambda: not visitor.shows("帮办员在"), "the next visitor's home")
    assert visitor.screen == "Home"
    assert idle._patience is None


def test_what_a_search_needs_is_made_before_anybody_types(visitor: Visitor) -> None:
    """Letters that match nothing are compared with all words: 0.3 s to make, never under a finger."""
    visitor.until(lambda: "nearby" in vars(visitor.hall.index._matching), "the search is ready")


def test_who_only_asked_counts_as_answered_and_who_went_away_with_the_step_where_they_were(visitor: Visitor) -> None:
    visitor.touch("查要带什么")
    visitor.on("Choose")
    visitor.touch("餐饮食品")
    visitor.on("List")
    visitor.touch("食品经营许可")
    visitor.on("Item")
    visitor.kiosk.journey.end("idle")
    visitor.on("Home")
    visitor.touch("办事取号")
    visitor.on("Choose")
    visitor.touch("返回")
    visitor.on("Home")
    visitor.choose("食品经营许可")
    visitor.in_person()
    visitor.kiosk.journey.end("idle")
    visitor.on("Home")

    counts = CountsOfDay(visitor.hall)
    day = visitor.hall.where().day
    visitor.until(lambda: counts.of(day).visits == counts.of(day).left + counts.of(day).looked_up == 3, "all counted")
    assert counts.of(day).looked_up == 1
    assert counts.of(day).left_at == {"choose": 1, "checklist": 1}
