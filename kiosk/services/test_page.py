"""The page by which a technician sees what a printer does: its characters, its width, its code, its cut."""

from drivers.printer.profile import profile
from kiosk.domain.site import PrinterAddress, Site
from kiosk.domain.slip import Align, Code, Row, Rule, Slip, Words
from kiosk.services.slips import Printed, foot

_COMMON = "济阳市民中心 一二三四五 ，。；：！？（）《》“”·—√○"
_RARE = "①②℃龘𠮷éñ"


def test_page(address: PrinterAddress, site: Site, printed: Printed) -> Slip:
    """Return the page; `LookupError` where the profile is not there."""
    model = profile(address.profile)
    columns = model.dots // 12
    return Slip(
        (
            Words("打印测试", 2, 2, align=Align.CENTRE),
            Words("Test page", align=Align.CENTRE),
            Rule(dashed=False),
            Row("打印机", address.name),
            Row("型号", model.name),
            Row("接口", address.connection),
            Row("字库", model.charset),
            Row("出纸凭据", model.completion),
            Rule(),
            Words("".join(str(n % 10) for n in range(1, columns + 1))),
            Row("左", "右"),
            Words(_COMMON),
            Words(_RARE),
            Words("黑体", bold=True),
            Words("A012", 8, 6, bold=True, align=Align.CENTRE),
            Code("JISHI-PRINTER-TEST"),
            Rule(),
            *foot(site, printed),
        )
    )
