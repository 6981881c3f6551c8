"""The hall that ships: everything it promises to a visitor is there, in both languages, and no answer is a dead end."""

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from kiosk.catalogue import check
from kiosk.catalogue.paths import paths
from kiosk.domain.hours import Gives, giving, is_working_day
from kiosk.domain.icons import ICONS
from kiosk.domain.items import Catalogue, Kind, ServiceItem, Standing, WayKind, asked, required
from kiosk.domain.site import Site
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer, Outcome, judge
from ui.theme.icons import ICONS as DRAWN

TODAY = date(2026, 5, 12)
THE_TWELVE = (
    "二手房转移登记",
    "灵活就业人员参保登记",
    "跨省异地就医备案",
    "公司设立登记",
    "个体工商户设立登记",
    "食品经营许可",
    "建筑工程施工许可",
    "生育医疗费用报销",
    "社会保障卡申领、补换",
    "发票领用、代开",
    "残疾人证办理",
    "道路运输证核发（普通货物）",
)
EVERY_ANSWER = 6  # requirements up to which every combination of answers is tried; beyond, each alone and all at once


def _answers(ids: tuple[str, ...]) -> Iterator[dict[str, Answer]]:
    if len(ids) <= EVERY_ANSWER:
        for given in itertools.product(Answer, repeat=len(ids)):
            yield dict(zip(ids, given, strict=True))
        return
    for answer in Answer:
        yield dict.fromkeys(ids, answer)
    for missing in itertools.chain(ids, itertools.combinations(ids, 2)):
        gone = {missing} if isinstance(missing, str) else set(missing)
        for answer in (Answer.MISSING, Answer.UNSURE):
            yield {id_: answer if id_ in gone else Answer.BROUGHT for id_ in ids}


def _item(offered: Catalogue, name: str) -> ServiceItem:
    item = offered.find(name)
    assert item is not None, name
    return item


def test_the_twelve_items_of_the_guide_and_a_name_of_over_a_hundred_characters_are_there(offered: Catalogue) -> None:
    names = {item.name.zh for item in offered.items}

    assert names >= set(THE_TWELVE)
    assert max(map(len, names)) >= 105


def test_thirty_one_departments_and_eleven_queues(offered: Catalogue, hall: Site) -> None:
    assert len(offered.departments) == 31
    assert "".join(sorted(queue.prefix for queue in hall.queues)) == "AFHLMQRTUWY"


def test_at_the_express_windows_everything_is_done_at_once(offered: Catalogue) -> None:
    express = [item for item in offered.items if item.queue == "L"]

    assert len(express) > 20
    assert [item.name.zh for item in express if not item.instant] == []


def test_no_visitor_ever_stands_before_a_gap_without_a_way(offered: Catalogue, hall: Site) -> None:
    for item in offered.items:
        for situations in paths(item):
            for answers in _answers(tuple(r.id for r in asked(item, situations))):
                verdict = judge(item, situations, answers, frozenset(), TODAY, hall.calendar)
                assert all(1 <= len(gap.ways) <= 3 for gap in verdict.gaps), item.name.zh
                assert (verdict.outcome is Outcome.READY) == (not verdict.gaps)


def test_every_gap_has_a_way_that_the_hall_wrote(offered: Catalogue) -> None:
    by_rule = {WayKind.STATEMENT, WayKind.PLEDGE}
    for item in offered.items:
        for requirement in item.requirements:
            written = [way for way in requirement.ways if way.kind not in by_rule]
            assert written or requirement.standing is Standing.HELD, (item.name.zh, requirement.id)


def test_a_pledge_is_due_within_the_promised_days_and_never_on_the_spot(offered: Catalogue, hall: Site) -> None:
    for item in offered.items:
        for situations in paths(item):
            ids = {r.id: r for r in asked(item, situations)}
            later = {i: Answer.MISSING for i, r in ids.items() if r.standing is Standing.PLEDGEABLE}
            answers = {**dict.fromkeys(ids, Answer.BROUGHT), **later}
            verdict = judge(item, situations, answers, frozenset(), TODAY, hall.calendar)
            assert (verdict.outcome is Outcome.PLEDGE) == bool(later)
            if later:
                assert not item.instant
                assert verdict.pledge_until is not None
                assert is_working_day(verdict.pledge_until, hall.calendar)


def test_the_food_licence_missing_its_rules_may_follow_by_the_26th_of_may(offered: Catalogue, hall: Site) -> None:
    item = _item(offered, "食品经营许可")
    situations = {"goods": "restaurant", "who": "self"}
    answers = {r.id: Answer.BROUGHT for r in asked(item, situations)} | {"rules": Answer.MISSING}

    verdict = judge(item, situations, answers, frozenset(), TODAY, hall.calendar)

    assert verdict.outcome is Outcome.PLEDGE
    assert verdict.pledge_until == date(2026, 5, 26)


def test_the_food_licence_says_its_ways_as_in_the_picture(offered: Catalogue) -> None:
    layout = next(r for r in _item(offered, "食品经营许可").requirements if r.id == "layout")
    rules = next(r for r in _item(offered, "食品经营许可").requirements if r.id == "rules")

    assert layout.ways[0].do == Text("帮您画", "Draw it with us")
    assert layout.ways[0].say == Text("3 楼帮办区，约 15 分钟画好", "Help desk, floor 3, about 15 min")
    assert rules.ways[0].say == Text("3 楼帮办区，填好就行，约 5 分钟", "Help desk, floor 3, about 5 min")


def test_whoever_comes_for_another_brings_an_authorisation_and_an_id(offered: Catalogue) -> None:
    for item in offered.items:
        for situations in paths(item):
            if situations.get("who") == "agent":
                names = " ".join(r.name.zh for r in asked(item, situations))
                assert "委托书" in names, item.name.zh
                assert "代办人身份证" in names, item.name.zh


@pytest.mark.parametrize("word", ["身份证", "权证", "契税", "委托书", "检测", "评定"])
def test_what_must_never_come_later_never_does(offered: Catalogue, word: str) -> None:
    found = [r for item in offered.items for r in item.requirements if word in r.name.zh]

    assert found
    assert all(r.standing is not Standing.PLEDGEABLE for r in found)


@pytest.mark.parametrize(
    "word", ["危险", "烟花", "消防", "特种设备", "食品经营", "药品零售企业", "执业注册", "环境影响", "排污", "雷电"]
)
def test_what_touches_safety_health_or_ecology_is_marked(offered: Catalogue, word: str) -> None:
    found = [item for item in offered.items if word in item.name.zh]

    assert found
    assert all(item.public_safety for item in found)


def test_tax_comes_before_the_deed_and_its_proof_need_not_be_carried(offered: Catalogue) -> None:
    item = _item(offered, "二手房转移登记")
    standing = {r.id: (r.kind, r.standing) for r in item.requirements}

    assert standing["tax-paid"] == (Kind.STEP, Standing.CORE)
    assert standing["tax-proof"] == (Kind.MATERIAL, Standing.HELD)


def test_unmarried_parents_are_never_asked_for_a_marriage_certificate(offered: Catalogue) -> None:
    for name in ("出生“一件事”联办", "生育登记"):
        asks = [
            required(_item(offered, name), way) for way in paths(_item(offered, name)) if way["parents"] == "unmarried"
        ]

        assert asks
        assert not any("结婚证" in r.name.zh for paper in asks for r in paper)


def test_everything_is_said_in_english_too(offered: Catalogue) -> None:
    assert check.without_english(offered) == []
    assert all(department.name.en and department.short.en for department in offered.departments)
    assert all(event.name.en and event.hint.en for event in offered.life_events)
    assert all(entry.name.en and entry.go.en for entry in offered.elsewhere)


def test_english_never_says_no_or_not_possible(offered: Catalogue) -> None:
    for item in offered.items:
        for text in check.texts(item):
            assert not text.en.lower().startswith(("no.", "refused", "impossible", "error")), text


def test_names_for_narrow_places_are_short(offered: Catalogue) -> None:
    for item in offered.items:
        short = item.short or item.name
        assert len(short.zh) <= 12, item.name.zh
        assert 0 < len(short.en) <= 40, short


def test_words_on_buttons_are_short(offered: Catalogue) -> None:
    for item in offered.items:
        for requirement in item.requirements:
            for way in requirement.ways:
                assert len(way.do.zh) <= 6, way
                assert len(way.do.en) <= 22, way
                assert len(way.say.zh) <= 34, way
                assert len(way.say.en) <= 72, way


def test_facts_on_the_item_page_fit_their_half(offered: Catalogue) -> None:
    for item in offered.items:
        for zh_most, en_most, text in ((8, 16, item.fee), (13, 26, item.result), (12, 24, item.promised_note)):
            assert len(text.zh) <= zh_most, (item.name.zh, text)
            assert len(text.en) <= en_most, (item.name.zh, text)
        assert len(item.intro.zh) <= 40, (item.name.zh, item.intro)


def test_every_item_has_something_to_bring_before_any_question_is_answered(offered: Catalogue) -> None:
    for item in offered.items:
        assert any(r.kind is Kind.MATERIAL for r in asked(item, {})), item.name.zh


def test_figures_stand_apart_from_chinese_on_screen(offered: Catalogue) -> None:
    for item in offered.items:
        for text in check.texts(item):
            for left, right in itertools.pairwise(text.zh):
                han_and_digit = (left.isdigit() and "一" <= right <= "鿿") or (right.isdigit() and "一" <= left <= "鿿")
                assert not han_and_digit or "APP" in text.zh or "12123" in text.zh, text.zh


def test_six_most_wanted_in_the_order_of_the_home(offered: Catalogue) -> None:
    wanted = sorted((item for item in offered.items if item.wanted), key=lambda item: item.wanted)

    assert [item.wanted for item in wanted] == [1, 2, 3, 4, 5, 6]
    assert wanted[0].name.zh == "二手房转移登记"


def test_what_others_must_not_read_is_discreet(offered: Catalogue) -> None:
    for item in offered.items:
        if any(word in item.name.zh for word in ("残疾", "生育", "低保", "救助", "精神")):
            assert item.discreet, item.name.zh


def test_every_answer_to_a_question_changes_something(offered: Catalogue) -> None:
    for item in offered.items:
        ways = list(paths(item))
        for question in item.situations:
            asks = {
                choice.id: {
                    tuple(r.id for r in required(item, way)) for way in ways if way.get(question.id) == choice.id
                }
                for choice in question.choices
                if not choice.leads_to
            }
            for one, other in itertools.combinations(asks, 2):
                assert asks[one] != asks[other], (item.name.zh, question.id, one, other)


def test_every_icon_that_a_hall_may_name_is_drawn() -> None:
    assert set(DRAWN) >= ICONS


def test_every_life_event_that_is_named_has_items(offered: Catalogue) -> None:
    led_to = {event for item in offered.items for event in item.life_events}

    assert led_to == {event.id for event in offered.life_events}


def test_every_answer_that_leads_away_leads_somewhere(offered: Catalogue) -> None:
    codes = {item.code for item in offered.items} | {entry.code for entry in offered.elsewhere}
    for item in offered.items:
        for question in item.situations:
            assert all(choice.leads_to in codes for choice in question.choices if choice.leads_to)


@pytest.mark.parametrize(
    ("when", "open_queues"),
    [
        ("2026-05-12T09:41", "QARYMFTWULH"),
        ("2026-05-12T12:30", "ARYMLH"),  # lunch duty
        ("2026-05-12T17:20", "H"),  # the express windows take their last number at 17:20
        ("2026-05-16T10:00", "ALH"),  # Saturday
        ("2026-05-09T10:00", "QARYMFTWULH"),  # a Saturday that is worked for the May holiday
        ("2026-10-01T10:00", ""),  # National Day
    ],
)
def test_queues_give_numbers_when_they_say(hall: Site, when: str, open_queues: str) -> None:
    now = datetime.fromisoformat(when)

    gives = {queue.prefix for queue in hall.queues if isinstance(giving(queue, now, hall), Gives)}

    assert gives == set(open_queues)


def test_the_hall_has_508_items_of_31_departments_as_the_guide_counts_them(offered: Catalogue) -> None:
    """Article of the hall: 31 departments, 508 items; service-guide §2 says how many each and on which floor."""
    of = Counter(item.department for item in offered.items)
    assert sum(of.values()) == 508
    assert len(of) == 31
    assert {"approval": 142, "tax": 88, "hrss": 60, "estate": 38, "medical": 28, "fund": 16}.items() <= of.items()
    assert Counter(item.floor for item in offered.items) == {1: 88, 2: 204, 3: 216}


def test_at_least_150_items_were_worked_out(offered: Catalogue) -> None:
    assert sum(item.upkeep.worked_out for item in offered.items) >= 150


def test_every_item_says_for_whom_how_it_is_handed_out_how_often_one_comes_and_how_far_it_reaches(
    offered: Catalogue,
) -> None:
    bare = [
        item.name.zh
        for item in offered.items
        if not (item.for_whom and item.handed_out and item.reach) or item.visits is None
    ]

    assert bare == []
