"""When somebody is booked, as the sheets of a hall have it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from kiosk.catalogue.appointments.slots import Written, day_of, slot_of
from kiosk.catalogue.workbook.cells import Unfit

DAY = date(2026, 5, 12)


def at(begins: str, ends: str = "", day: date | None = None) -> Written:
    return Written(day, time.fromisoformat(begins), time.fromisoformat(ends or begins))


@pytest.mark.parametrize(("cell", "slot"), [
    ("9:30", at("09:30")),
    ("９：３０", at("09:30")),
    ("9点半", at("09:30")),
    ("上午9点", at("09:00")),
    ("下午2:00-3:30", at("14:00", "15:30")),
    ("14:00～15:00", at("14:00", "15:00")),
    ("09:30:00 至 10:00:00", at("09:30", "10:00")),
    ("0930-1000", at("09:30", "10:00")),
    ("1:30 PM", at("13:30")),
    ("2026-05-12 9:30-10:00", at("09:30", "10:00", DAY)),
    ("2026/5/12(周二) 9:30", at("09:30", day=DAY)),
    ("5月12日 9:30", at("09:30", day=DAY)),
    ("2026年5月12日上午9:30", at("09:30", day=DAY)),
    (datetime(2026, 5, 12, 9, 30), at("09:30", day=DAY)),  # noqa: DTZ001 - a cell has no zone
    (time(9, 30), at("09:30")),
    (9.5 / 24, at("09:30")),
    (timedelta(hours=9, minutes=30), at("09:30")),
    (930, at("09:30")),
])  # fmt: skip
def test_a_slot_is_read_as_people_write_it(cell: Any, slot: Written) -> None:
    assert slot_of(cell, 2026) == slot


@pytest.mark.parametrize(
    "cell",
    ["", "明天", "25:00", "9:70", "10:00-9:00", "2026-13-01 9:30", datetime(2026, 5, 12), "9:30-10:00-11:00"],  # noqa: DTZ001
)
def test_what_is_no_slot_is_refused(cell: Any) -> None:
    with pytest.raises(Unfit):
        slot_of(cell, 2026)


@pytest.mark.parametrize("cell", ["2026-05-12", "2026.5.12", "５月１２日", "5/12", DAY, datetime(2026, 5, 12, 9)])  # noqa: DTZ001
def test_a_day_is_read_as_people_write_it(cell: Any) -> None:
    assert day_of(cell, 2026) == DAY
