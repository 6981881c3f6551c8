"""Several items in one visit: what they share is asked once and counts for each, whatever is chosen and answered."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.items import Choice, Kind, Requirement, ServiceItem, Situation, Standing, When
from kiosk.domain.judging import judge_visit
from kiosk.domain.several import MOST_ITEMS
from kiosk.domain.site import Calendar
from kiosk.domain.text import Text
from kiosk.domain.tickets import WrongMove
from kiosk.domain.verdict import Answer, NotAnswered, Outcome
from kiosk.domain.visit import Visit, all_in_hand

TODAY, PLAIN = date(2026, 5, 12), Calendar()
WHO = Situation("who", Text("今天是谁来办？"), (Choice("self", Text("本人")), Choice("agent", Text("代办"))))
NAMES = ("居民身份证", "本人身份证", "授权委托书", "申请表", "营业执照", "一寸照片", "房产证")


def paper(id_: str, name: str = "", standing: Standing = Standing.CORE, **how: object) -> Requirement:
    """Return a paper, one original where nothing else is said."""
    wanted = Requirement(id_, Kind.MATERIAL, Text(name or id_), standing, original=1)
    return replace(wanted, **how)  # type: ignore[arg-type]


def item(code: str, *wanted: Requirement, asks: tuple[Situation, ...] = (), promised: int | None = 5) -> ServiceItem:
    """Return an item with these requirements and questions."""
    name = Text(f"事项{code}")
    return ServiceItem(code, name, name, "d", "F", 3, "z", False, promised, requirements=wanted, situations=asks)


def together(*items: ServiceItem) -> Visit:
    """Return a visit with these items, chosen one after the other."""
    visit = Visit("v")
    for each in items:
        visit = (visit.add() if visit.items else visit).choose(each)
    return visit


@st.composite
def catalogue_items(draw: st.DrawFn, code: str) -> ServiceItem:
    """An item of papers that others may want too, some only for whoever comes for somebody else."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    wanted = [
        Requirement(
            f"{code}-{number}",
            Kind.MATERIAL,
            Text(name),
            draw(st.sampled_from(list(Standing))),
            original=draw(st.integers(0, 1)),
            copies=draw(st.integers(0, 2)),
            when=draw(st.sampled_from([When(), When((("who", frozenset({"agent"})),))])),
        )
        for number, name in enumerate(names)
    ]
    asks = (WHO,) if draw(st.booleans()) else ()
    return item(code, *wanted, asks=asks, promised=draw(st.sampled_from([None, 5, 10])))


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """A visit of one to five items, everything answered, a statement touched here and there."""
    count = draw(st.integers(1, MOST_ITEMS))
    visit = together(*(draw(catalogue_items(f"c{number}")) for number in range(count)))
    while (question := visit.next_question()) is not None:
        visit = visit.situate(question.id, draw(st.sampled_from([c.id for c in question.choices])))
    for wanted in visit.asked():
        visit = visit.answer(wanted.id, draw(st.sampled_from(list(Answer))))
        if wanted.standing is Standing.STATEMENT and draw(st.booleans()):
            visit = visit.state(wanted.id)
    return visit


@settings(max_examples=50)
@given(visits())
def test_once_every_row_of_a_visit_is_answered_each_of_its_items_can_be_judged(visit: Visit) -> None:
    found = judge_visit(visit, TODAY, PLAIN)

    assert (found.whole.outcome is Outcome.READY) == all(v.outcome is Outcome.READY for v in found.parts)
    assert (found.whole.outcome is Outcome.REMEDY) == any(v.outcome is Outcome.REMEDY for v in found.parts)
    assert len(found.whole.in_order) + len(found.whole.gaps) == len(visit.required())
    assert all(1 <= len(gap.ways) <= 3 for gap in found.whole.gaps)
    if found.whole.outcome is Outcome.PLEDGE:
        assert found.whole.pledge_until == min(v.pledge_until for v in found.parts if v.pledge_until)


@settings(max_examples=50)
@given(visits())
def test_a_paper_stands_once_in_a_visit_and_its_answer_holds_for_every_item(visit: Visit) -> None:
    rows = visit.required()
    places = visit.wanted_by()

    assert len({row.id for row in rows}) == len(rows)
    assert sum(len(places[row.id]) for row in rows) == sum(len(part.required()) for part in visit.parts)
    brought = {row.id: Answer.BROUGHT for row in visit.asked()}
    for id_, answer in brought.items():
        visit = visit.answer(id_, answer)
    assert judge_visit(visit, TODAY, PLAIN).whole.outcome is Outcome.READY


@settings(max_examples=50)
@given(visits(), st.data())
def test_who_goes_on_with_some_of_the_items_is_judged_as_if_only_those_had_been_chosen(
    visit: Visit, data: st.DataObject
) -> None:
    places = data.draw(st.sets(st.integers(0, len(visit.items) - 1), min_size=1))
    kept = judge_visit(visit.only(places), TODAY, PLAIN)

    assert kept.parts == tuple(judge_visit(visit, TODAY, PLAIN).parts[place] for place in sorted(places))


def test_the_id_card_of_whoever_comes_is_shown_once_under_any_of_its_names() -> None:
    visit = together(item("a", paper("identity", "居民身份证")), item("b", paper("own-id", "本人|身份证")))

    assert [(row.id, row.original) for row in visit.asked()] == [("identity", 1)]
    judged = judge_visit(visit.answer("identity", Answer.BROUGHT), TODAY, PLAIN)
    assert judged.whole.outcome is Outcome.READY


def test_copies_and_photos_add_up_and_originals_do_not() -> None:
    deed = paper("deed", "房产证", original=1, copies=1)
    photo = paper("photo", "一寸照片", original=2)
    visit = together(item("a", deed, photo), item("b", deed, photo), item("c", paper("x", "房产证", copies=2)))

    assert [(r.id, r.original, r.copies) for r in visit.asked()] == [("deed", 1, 4), ("photo", 4, 0)]


def test_a_form_is_filled_in_for_each_item() -> None:
    form = paper("application", "不动产登记|申请书")

    assert [r.id for r in together(item("a", form), item("b", form)).asked()] == ["application", "2.application"]


def test_a_copy_that_was_there_for_one_item_is_asked_for_again_when_a_second_wants_one_too() -> None:
    deed = paper("deed", "房产证", original=0, copies=1)
    card = paper("identity", "居民身份证")
    visit = all_in_hand(together(item("a", card, deed)))

    more = visit.add().choose(item("b", card, deed))
    assert [r.id for r in more.unanswered()] == ["deed"]
    lacking = visit.answer("deed", Answer.MISSING).add().choose(item("b", card, deed))
    assert lacking.unanswered() == ()  # one that was missing is still missing


def test_the_same_question_is_asked_once_and_one_that_only_sounds_the_same_names_its_item() -> None:
    other = Situation("who", Text("今天是谁来办？"), (Choice("owner", Text("店主")), Choice("clerk", Text("店员"))))
    visit = together(item("a", asks=(WHO,)), item("b", asks=(WHO,)), item("c", asks=(other,)))

    assert [(q.id, q.question.zh) for q in visit.questions()] == [
        ("who", "今天是谁来办？"),
        ("3.who", "事项c：今天是谁来办？"),
    ]
    said = visit.situate("who", "agent")
    assert [dict(part.situations) for part in said.parts] == [{"who": "agent"}, {"who": "agent"}, {}]


def test_a_paper_that_one_item_needs_at_once_cannot_follow_later_for_the_others() -> None:
    rules = paper("rules", "制度", Standing.PLEDGEABLE)
    visit = together(item("a", rules, promised=10), item("b", paper("rules", "制度"), promised=5))

    assert [r.standing for r in visit.asked()] == [Standing.CORE]
    found = judge_visit(visit.answer("rules", Answer.MISSING), TODAY, PLAIN)
    assert [v.outcome for v in found.parts] == [Outcome.PLEDGE, Outcome.REMEDY]
    assert (found.whole.outcome, found.ready, found.split) == (Outcome.REMEDY, (0,), True)


def test_a_paper_without_an_answer_is_no_verdict() -> None:
    with pytest.raises(NotAnswered):
        judge_visit(together(item("a", paper("x")), item("b")), TODAY, PLAIN)


def test_an_item_that_is_there_is_gone_back_to_and_a_sixth_has_no_room() -> None:
    visit = together(*(item(code, paper(f"p{code}")) for code in "abcde"))

    with pytest.raises(WrongMove):
        visit.add()
    less = visit.without(0)
    assert [i.code for i in less.items] == list("bcde")
    again = less.add().choose(less.items[1])
    assert ([i.code for i in again.items], again.at, again.adding) == (list("bcde"), 1, False)


def test_an_answer_that_leads_to_an_item_that_is_there_leaves_that_one_alone() -> None:
    visit = together(item("a", paper("x")), item("b", paper("y"))).looking_at(0)

    led = visit.choose(visit.items[1])
    assert ([i.code for i in led.items], led.at) == (["b"], 0)


def test_the_item_chosen_last_gives_way_to_another_and_the_first_keeps_its_answers() -> None:
    first = all_in_hand(together(item("a", paper("x"))))
    visit = first.add().choose(item("b", paper("y"))).choose(item("c", paper("z")))

    assert [i.code for i in visit.items] == ["a", "c"]
    assert [r.id for r in visit.unanswered()] == ["2.z"]
