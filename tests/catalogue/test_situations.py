"""What a situation asks for in the hall that ships, and what the law forbids any hall to let come later."""

import itertools
from dataclasses import replace

import pytest

from kiosk.catalogue import check
from kiosk.catalogue.paths import paths
from kiosk.domain.drawing import HIGH, WIDE, Label
from kiosk.domain.items import Catalogue, ServiceItem, asked_situations, required
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.site import Site
from kiosk.domain.text import Text


def _item(offered: Catalogue, name: str) -> ServiceItem:
    item = offered.find(name)
    assert item is not None, name
    return item


@pytest.mark.parametrize(
    "name",
    [
        "营业执照",
        "居住证",
        "亲属关系证明",
        "法定代表人授权书",
        "农村宅基地证",
        "纳税证明",
        "个税缴税记录",
        "共有人放弃优先购买权声明",
        "安全生产许可证",
        "执业医师证（执业证书）",
        "房屋安全鉴定书",
        "消防验收意见",
        "环境影响评价文件",
        "法院裁定书",
        "从业人员健康证",
    ],
)
def test_a_hall_cannot_let_identity_ownership_tax_consent_qualification_or_report_come_later(
    offered: Catalogue, hall: Site, name: str
) -> None:
    item = _item(offered, "食品经营许可")
    rules = next(r for r in item.requirements if r.id == "rules")
    odd = replace(
        item, requirements=tuple(replace(rules, name=Text(name)) if r is rules else r for r in item.requirements)
    )

    told = check.catalogue(replace(offered, items=(odd,)), hall)

    assert any("rules › pledgeable" in problem.where for problem in told)


def _asked_for(offered: Catalogue, name: str, **situations: str) -> set[str]:
    """Return the names of all that is required of one who answers so, whatever else is answered."""
    item = _item(offered, name)
    ways = [way for way in paths(item) if situations.items() <= way.items()]
    assert ways, situations
    return {r.name.zh.replace("|", "") for r in required(item, ways[0])}


def test_a_builder_chosen_by_tender_brings_the_award_and_one_chosen_directly_the_contract(offered: Catalogue) -> None:
    by_tender = _asked_for(offered, "建筑工程施工许可", builder="tender")
    directly = _asked_for(offered, "建筑工程施工许可", builder="direct")

    assert by_tender - directly == {"中标通知书"}
    assert directly - by_tender == {"施工合同"}


def test_a_ride_hailing_driver_is_led_to_both_the_drivers_and_the_cars_permit(offered: Catalogue) -> None:
    truck, driver = _item(offered, "货车道路运输证"), _item(offered, "网约车驾驶员证")
    ride = next(c for q in truck.situations for c in q.choices if c.id == "ride")
    which = driver.situations[0]

    assert ride.leads_to == driver.code
    assert [choice.leads_to for choice in which.choices] == ["", _item(offered, "网约车运输证").code]
    assert "卫星定位和应急报警装置安装证明" in _asked_for(offered, "网约车运输证")


def test_whoever_wants_a_digital_invoice_is_told_that_the_phone_does_it(offered: Catalogue) -> None:
    digital = next(c for q in _item(offered, "发票领用、代开").situations for c in q.choices if c.id == "digital")
    entry = next(entry for entry in offered.elsewhere if entry.code == digital.leads_to)

    assert "手机" in entry.go.zh
    assert "不用" in entry.go.zh


def test_a_company_that_has_an_invoice_issued_is_asked_for_its_agent_and_its_standing(offered: Catalogue) -> None:
    company = _asked_for(offered, "发票领用、代开", what="issue", who="company")

    assert {"实名过的办税人到场", "税务状态正常"} <= company
    assert not {"实名过的办税人到场", "税务状态正常"} & _asked_for(
        offered, "发票领用、代开", what="issue", who="person"
    )


@pytest.mark.parametrize("name", ["二手房转移登记", "二手房“一件事”"])
def test_a_home_that_a_court_sealed_is_first_unsealed_and_a_child_owner_comes_with_a_guardian(
    offered: Catalogue, name: str
) -> None:
    plain = _asked_for(offered, name, bound="free", minor="none")

    assert _asked_for(offered, name, bound="sealed", minor="none") - plain == {"查封已经解除"}
    assert _asked_for(offered, name, bound="both", minor="none") - plain >= {"查封已经解除", "抵押权人同意转移的证明"}
    assert _asked_for(offered, name, bound="free", minor="owner") - plain == {
        "未成年人的监护人到场",
        "监护关系的证明",
        "为孩子利益卖房的书面保证",
    }
    assert max(len(asked_situations(_item(offered, name), way)) for way in paths(_item(offered, name))) <= 4


@pytest.mark.parametrize("name", ["公司设立登记", "个体工商户设立登记"])
def test_premises_in_a_rented_home_need_the_lease_and_the_neighbours(offered: Catalogue, name: str) -> None:
    rented = _asked_for(offered, name, premises="rented-home")

    assert any("租赁合同" in paper for paper in rented)
    assert "有利害关系的业主同意书" in rented
    assert not any("租赁合同" in paper for paper in _asked_for(offered, name, premises="home"))


def test_every_sample_is_drawn_and_marks_what_can_be_seen_on_it(offered: Catalogue) -> None:
    samples = [(item.name.zh, r.id, r.sample) for item in offered.items for r in item.requirements if r.sample]

    assert len(samples) > 40
    for name, id_, sample in samples:
        assert sample.drawing in DRAWINGS, (name, id_)
        assert len(sample.marks) == len(sample.points), (name, id_)
        assert any(sample.marks), (name, id_)


def test_drawings_speak_both_languages_and_keep_their_marks_apart() -> None:
    for kind, drawing in DRAWINGS.items():
        assert all(shape.text.en.isascii() for shape in drawing.shapes if isinstance(shape, Label)), kind
        for one, other in itertools.combinations(drawing.spots.values(), 2):
            assert abs(one[0] - other[0]) + abs(one[1] - other[1]) >= 44, (kind, one, other)
        assert all(20 <= x <= WIDE - 20 and 20 <= y <= HIGH - 20 for x, y in drawing.spots.values()), kind


def test_a_child_of_unmarried_parents_gets_all_its_papers_in_one_go_too(offered: Catalogue) -> None:
    item = _item(offered, "出生一件事")
    mine = {"who": "parent", "household": "here"}

    unmarried = {r.name.zh for r in required(item, mine | {"parents": "unmarried"})}
    married = {r.name.zh for r in required(item, mine | {"parents": "married"})}

    assert unmarried - married == {"非婚生育的|情况说明"}
    assert married - unmarried == {"结婚证"}


def test_a_lost_business_licence_is_declared_online_and_never_in_a_newspaper(offered: Catalogue) -> None:
    # 市场主体登记管理条例第37条
    ways = [
        way.say.zh
        for item in offered.items
        for requirement in item.requirements
        if requirement.name.zh.startswith("营业执照")
        for way in requirement.ways
    ]

    assert any("公示系统" in say for say in ways)
    assert not [say for say in ways if "登报" in say.replace("不用登报", "")]
