"""The pledge as a form that both sides sign and keep."""

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from drivers.printer.a4 import Handed
from drivers.printer.page import DPI, HIGH, MARGIN, WIDE, pages_of, pdf
from kiosk.domain.items import ServiceItem
from kiosk.domain.site import A4Address
from kiosk.domain.slip import Row, Slip, Words
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services.hall import Hall
from kiosk.services.page_jobs import PageJobs
from kiosk.services.pledges import pledge_forms
from kiosk.services.slips import Printed
from kiosk.services.visits import Visits
from tests.services.conftest import all_brought

PARTS = (  # service-guide §5: what such a paper has to have
    "申请人（单位）：____", "联系电话", "食品经营许可", "食品安全管理制度清单", "原件1份", "受理后10个工作日内补齐",
    "最迟2026年5月26日", "送到上述窗口", "补齐前不发证", "损失由申请人承担", "真实意思表示", "窗口已告知", "材料真实",
    "在上述期限内补齐", "愿意承担相应责任", "申请人签名（盖章）：____", "窗口受理人签名：____", "年____月____日",
)  # fmt: skip


def forms_for(hall: Hall, visit: Visit) -> list[Slip]:
    """Return the forms of a visit's answers."""
    assert visit.item is not None
    found = Visits(hall).judge(visit)
    return pledge_forms(
        hall.slips, visit.item, dict(visit.situations), found, hall.site, Printed(hall.machine.name, hall.now())
    )


def words_of(form: Slip) -> str:
    """Return what a form says."""
    said = (b.text if isinstance(b, Words) else b.left + b.right for b in form.blocks if isinstance(b, Words | Row))
    return "\n".join(said)


def test_both_copies_have_every_part_and_each_says_who_keeps_it(hall: Hall, food: ServiceItem) -> None:
    filed, kept = (words_of(form) for form in forms_for(hall, all_brought(food, 制度清单=Answer.MISSING)))

    for part in PARTS:
        assert part in filed
        assert part in kept
    assert "大厅存档" in filed
    assert "申请人留存" in kept


def test_what_must_be_there_is_never_pledged(hall: Hall, food: ServiceItem) -> None:
    for visit in (all_brought(food), all_brought(food, 身份证=Answer.MISSING)):
        with pytest.raises(ValueError, match="follow"):
            forms_for(hall, visit)


def test_the_file_is_two_pages_of_a4(hall: Hall, food: ServiceItem) -> None:
    data = pdf(forms_for(hall, all_brought(food, 制度清单=Answer.MISSING)))

    assert data.startswith(b"%PDF")
    assert len(data) < 200_000
    assert b"/Count 2" in data
    for wide, high in re.findall(rb"/MediaBox \[ 0 0 ([0-9.]+) ([0-9.]+) \]", data):
        assert (float(wide), float(high)) == pytest.approx((595.3, 841.9), abs=0.5)


def test_a_screen_hands_the_forms_over_and_waits_for_nothing(hall: Hall, food: ServiceItem, tmp_path: Path) -> None:
    visit = all_brought(food, 制度清单=Answer.MISSING)
    told: list[tuple[Handed, threading.Thread]] = []

    def then(handed: Handed) -> None:
        told.append((handed, threading.current_thread()))

    for place in (f"file:{tmp_path}/", f"file:{tmp_path}/not there/"):
        hall.machine = replace(hall.machine, a4=A4Address("K2-a4", place))
        with hall.store.writing():
            job = PageJobs(hall).add("", visit)
        PageJobs(hall).print_behind(job, forms_for(hall, visit), then).join(20)

    (taken, thread), (refused, _) = told
    assert thread is not threading.current_thread()
    assert b"/Count 2" in Path(taken.job).read_bytes()
    assert refused.trouble is not None


def test_a_long_list_goes_on_on_the_next_page_and_nothing_stands_in_a_margin() -> None:
    rows = [Row(f"{n}. 材料" + "名称" * (n % 30), f"原件{n}份") for n in range(120)]

    pages = pages_of(Slip(tuple(rows)))

    assert len(pages) > 1
    for page in pages:
        left, top, right, bottom = Image.eval(page, lambda grey: 255 - grey).getbbox() or (0, 0, 0, 0)
        assert left >= MARGIN - 4
        assert top >= MARGIN - 4
        assert right <= WIDE - MARGIN + 4
        assert bottom <= HIGH - MARGIN + 4
    assert (round(WIDE / DPI * 25.4), round(HIGH / DPI * 25.4)) == (210, 297)
