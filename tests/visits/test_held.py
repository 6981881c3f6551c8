"""免提交 is said on the list of every item that has it, after the last row that is asked."""

from kiosk.domain.items import Standing
from tests.visits.conftest import Visitor


def test_what_need_not_be_brought_stands_on_the_last_page(visitor: Visitor) -> None:
    for name in ("食品经营许可", "建筑工程施工许可", "公司设立登记", "生育医疗费用报销"):
        item = visitor.choose(name)
        assert any(r.standing is Standing.HELD for r in item.requirements)
        visitor.in_person()
        visitor.bring()
        visitor.wait(300)
        assert visitor.shows("免提交；查不到时再出示"), name
        visitor.kiosk.journey.end()
        visitor.on("Home")
