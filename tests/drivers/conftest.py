"""An emulated printer on a real wire, the real driver at its other end, and the ticket of the design's picture 17."""

from collections.abc import Callable

import pytest

from kiosk.domain.slip import Align, Code, Row, Rule, Slip, Words


@pytest.fixture
def ticket() -> Slip:
    """The ticket of picture 17."""
    return picture_17()


@pytest.fixture
def at_once() -> Callable[[], None]:
    """What a caller who has nothing to store does before the body."""
    return lambda: None


def picture_17() -> Slip:
    """Return the ticket of picture 17."""
    middle = Align.CENTRE
    return Slip(
        (
            Words("济阳市民中心", 2, 2, align=middle),
            Rule(dashed=False),
            Words("食品经营许可", 2, 2, align=middle),
            Words("F012", 8, 6, bold=True, align=middle),
            Words("3楼 市场准入区", 2, 2, align=middle),
            Words("21-28号窗口", 2, 2, align=middle),
            Words("前面5人 约10-15分钟", 2, 2, align=middle),
            Rule(),
            Words("已对材料5样，4样已齐"),
            Row("食品经营许可申请书", "1份", "√"),
            Row("经营者或负责人身份证", "原件1张", "√"),
            Row("经营场所布局和操作流程图", "1份", "√"),
            Row("营业执照", "免提交", "√"),
            Row("食品安全管理制度清单", "待补", "○", bold=True),
            Row("可申请容缺·由窗口确认", mark=" ", bold=True),
            Row("到窗口签承诺，最迟5月26日补齐", mark=" "),
            Rule(),
            Code("8F2A9C4411D04E0B9B7C"),
            Rule(),
            Words("当日有效", bold=True),
            Words("过号不作废：到3楼咨询台说一声，往后排3位。"),
            Words("有事打12345"),
            Row("2026-05-12 09:41", "1楼大厅2号机"),
            Words("一次办成 · 办就办好", align=middle),
        )
    )
