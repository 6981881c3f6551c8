"""What an item requires depends on what the visitor answers, and comes in the order in which it is asked."""

from kiosk.domain.items import (
    Catalogue,
    Choice,
    Kind,
    Requirement,
    ServiceItem,
    Situation,
    Standing,
    When,
    asked,
    asked_situations,
    required,
)
from kiosk.domain.text import Language, Text


def _when(**answers: str) -> When:
    return When(tuple((question, frozenset(given.split())) for question, given in answers.items()))


def _requirement(id_: str, kind: Kind = Kind.MATERIAL, standing: Standing = Standing.CORE, **when: str) -> Requirement:
    return Requirement(id_, kind, Text(id_), standing, when=_when(**when))


def _question(id_: str, *choices: str, **when: str) -> Situation:
    return Situation(id_, Text(id_), tuple(Choice(choice, Text(choice)) for choice in choices), _when(**when))


def _item(*requirements: Requirement, situations: tuple[Situation, ...] = ()) -> ServiceItem:
    return ServiceItem(
        "c", Text("名"), Text("名"), "d", "F", 3, "z", False, requirements=requirements, situations=situations
    )


def _ids(requirements: tuple[Requirement, ...]) -> list[str]:
    return [requirement.id for requirement in requirements]


def test_conditions_and_people_are_asked_before_papers_and_what_is_held_comes_last() -> None:
    item = _item(
        _requirement("licence", standing=Standing.HELD),
        _requirement("form"),
        _requirement("net-signed", Kind.STEP),
        _requirement("owners", Kind.PERSON),
        _requirement("insured", Kind.CONDITION),
    )

    assert _ids(required(item, {})) == ["insured", "owners", "net-signed", "form", "licence"]
    assert _ids(asked(item, {})) == ["insured", "owners", "net-signed", "form"]


def test_papers_keep_the_order_in_which_the_hall_wrote_them() -> None:
    item = _item(_requirement("b"), _requirement("a"), _requirement("c"))

    assert _ids(required(item, {})) == ["b", "a", "c"]


def test_whoever_comes_for_another_brings_more() -> None:
    item = _item(_requirement("form"), _requirement("letter", who="agent"))

    assert _ids(required(item, {"who": "self"})) == ["form"]
    assert _ids(required(item, {"who": "agent"})) == ["form", "letter"]


def test_a_condition_holds_where_every_question_has_one_of_its_answers() -> None:
    when = _when(who="agent guardian", mortgage="yes")

    assert when.holds({"who": "guardian", "mortgage": "yes"})
    assert not when.holds({"who": "guardian"})
    assert not when.holds({"who": "self", "mortgage": "yes"})
    assert When().holds({})


def test_a_question_is_asked_only_where_an_earlier_answer_calls_for_it() -> None:
    item = _item(situations=(_question("who", "me", "child"), _question("guardian", "father", "mother", who="child")))

    assert [question.id for question in asked_situations(item, {})] == ["who"]
    assert [question.id for question in asked_situations(item, {"who": "child"})] == ["who", "guardian"]


def test_an_item_is_found_by_code_or_by_a_name_that_only_it_has() -> None:
    one = ServiceItem("1", Text("公司设立登记", "Company"), Text("设立"), "d", "F", 3, "z", False)
    two = ServiceItem("2", Text("公司变更登记"), Text("设立"), "d", "F", 3, "z", False)
    catalogue = Catalogue(1, (one, two), (), ())

    assert catalogue.find("2") is two
    assert catalogue.find("公司设立登记") is one
    assert catalogue.find("Company") is one
    assert catalogue.find("设立") is None  # two items are called so
    assert catalogue.find("nothing") is None


def test_a_text_without_english_is_shown_in_chinese() -> None:
    assert Text("名").in_(Language.ENGLISH) == "名"
    assert Text("名", "name").in_(Language.ENGLISH) == "name"
    assert not Text("")
