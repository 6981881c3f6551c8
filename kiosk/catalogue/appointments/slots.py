"""When somebody is booked, as people write it: 9:30, 上午9点半, 2026-05-12 9:30-10:00, or a cell of a sheet."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from kiosk.catalogue.workbook.cells import Unfit
from kiosk.domain.text import Text

TIME = Text("时间，比如 9:30 或 9:30-10:00", "a time such as 9:30 or 9:30-10:00")
DAY = Text("日期，比如 2026-05-12", "a date such as 2026-05-12")
_WEEKDAY = re.compile(r"\(?(周|星期)[一二三四五六日天]\)?")
_DATE = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?(?:$|[ T,]+|(?<=日))")
_HALF = r"(上午|早上|下午|中午|晚上)?\s*(\d{1,2})\s*(?:[:点时]\s*(\d{1,2}|半)?分?(?::\d{2})?)\s*(am|pm)?"
_SPAN = re.compile(rf"{_HALF}(?:\s*(?:-|–|—|~|至|到|to)\s*{_HALF})?", re.IGNORECASE)
_BARE = re.compile(r"(\d{1,2})(\d{2})(?:\s*[-–—~至到]\s*(\d{1,2})(\d{2}))?")
_AFTERNOON = frozenset({"下午", "中午", "晚上", "pm"})


@dataclass(frozen=True, slots=True)
class Written:
    """A slot as it was written: `day` None where only the time was; `ends` equals `begins` where one moment was."""

    day: date | None
    begins: time
    ends: time


def slot_of(value: Any, year: int) -> Written:
    """Return the slot of a cell; `year` is meant where none is written. Raises `Unfit`."""
    if isinstance(value, datetime):
        if value.time() == time(0):
            raise Unfit(TIME)
        return Written(value.date(), _minute(value.time()), _minute(value.time()))
    if isinstance(value, time):
        return Written(None, _minute(value), _minute(value))
    if isinstance(value, float) and 0 < value < 1:  # a time that lost its format is a share of the day
        value = timedelta(days=value)
    if isinstance(value, timedelta):
        hour, minutes = divmod(round(value.total_seconds() / 60), 60)
        return _spoken(f"{hour}:{minutes:02d}", year)
    return _spoken(plain(value), year)


def day_of(value: Any, year: int) -> date:
    """Return the day of a cell; raise `Unfit`."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = _DATE.fullmatch(plain(value))
    if found is None:
        raise Unfit(DAY)
    return _date(found, year)


def plain(value: Any) -> str:
    """Return a cell's words in one width, without the day of the week and needless blanks."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    words = " ".join(unicodedata.normalize("NFKC", "" if value is None else str(value)).split())
    return _WEEKDAY.sub(" ", words).strip()


def _spoken(words: str, year: int) -> Written:
    found = _DATE.match(words)
    day = _date(found, year) if found else None
    rest = words[found.end() :].strip() if found else words
    span = _SPAN.fullmatch(rest)
    if span is not None:
        parts = span.groups()
        begins = _clock(*parts[:4])
        if parts[5] is None:
            return Written(day, begins, begins)
        ends = _clock(*parts[4:])
        if ends < begins and begins.hour >= 12 and ends.hour < 12 and not (parts[4] or parts[7]):
            ends = ends.replace(hour=ends.hour + 12)  # 下午 2:00-3:30
        return _in_order(day, begins, ends)
    bare = _BARE.fullmatch(rest)
    if bare is None:
        raise Unfit(TIME)
    begins = _clock(None, bare[1], bare[2], None)
    return _in_order(day, begins, _clock(None, bare[3], bare[4], None) if bare[3] else begins)


def _in_order(day: date | None, begins: time, ends: time) -> Written:
    if ends < begins:
        raise Unfit(Text("先开始后结束的时段，比如 9:30-10:00", "a slot that begins first, such as 9:30-10:00"))
    return Written(day, begins, ends)


def _clock(before: str | None, hour: str, minutes: str | None, after: str | None) -> time:
    number = int(hour)
    afternoon = before in _AFTERNOON or (after or "").lower() in _AFTERNOON
    if afternoon and number < 12 and not (before == "中午" and number == 11):
        number += 12
    try:
        return time(number, 30 if minutes == "半" else int(minutes or 0))
    except ValueError as fault:
        raise Unfit(TIME) from fault


def _date(found: re.Match[str], year: int) -> date:
    try:
        return date(int(found[1] or year), int(found[2]), int(found[3]))
    except ValueError as fault:
        raise Unfit(DAY) from fault


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0, tzinfo=None)
