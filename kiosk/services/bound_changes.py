"""A change of site.toml that brings others with it, told before it is made: a queue's letter, a year's holidays."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.services.holidays import read_holidays, values
from kiosk.services.seeds import CATALOGUE, SITE_FILE, newest, offered
from kiosk.services.setting_lines import Place, Value

CALENDAR = ("holidays", "workdays", "until")
_LETTER = re.compile(r"[A-HJ-NP-Z]")  # I and O are taken for 1 and 0


@dataclass(frozen=True, slots=True)
class Bound:
    """What is to be changed: `words` tell all of it; `values` are made of the file's tables as they are then."""

    name: str  # in the history
    before: str
    after: str
    words: tuple[str, ...]
    values: Callable[[Mapping[str, Any]], Mapping[Place, Value]]


def letter_change(hall: Hall, tables: Mapping[str, Any], prefix: str, typed: str) -> Bound:
    """Return a queue's other letter with what goes with it; raise `Refused` where another queue has it.

    It begins at once where none of its numbers were given today, else with the next hall day: numbers that were given
    keep theirs. The letter that it has already takes such a change back.
    """
    new = typed.strip().upper()
    where = f"{SITE_FILE}: queue › {prefix} › prefix"
    if not _LETTER.fullmatch(new):
        expected = Text("A 到 Z 的一个字母；I 像 1、O 像 0，不用", "a letter from A to Z, but neither I nor O")
        raise Refused((Problem(where, typed, expected),))
    other = next((each for each in tables.get("queue", ()) if new in _letters(each) and each["prefix"] != prefix), None)
    if other is not None:
        expected = Text(f"没有队列在用的字母：{new} 是{other['name']}的", "a letter that no queue has")
        raise Refused((Problem(where, new, expected),))
    if new == prefix:
        back = _taken_back(prefix)
        return Bound(f"queue.{prefix}.prefix", _says(tables, prefix), new, (f"字母还是 {new}，不改了",), back)
    begins = _begins(hall, prefix)
    said = f"今天已经发了 {prefix} 号，它们不变；{begins} 起是 {new}001 这样" if begins else f"从现在起是 {new}001 这样"
    words = (f"{said}；已经印好的指路牌也要换", *_bound_to(hall, tables, prefix))
    name = f"queue.{prefix if begins else new}.prefix"
    after = f"{new}（{begins} 起）" if begins else new

    def then(now: Mapping[str, Any]) -> dict[Place, Value]:
        return _lettered(hall, now, prefix, new)  # a number may have been given while it was only shown

    return Bound(name, _says(tables, prefix), after, words, then)


def _says(tables: Mapping[str, Any], prefix: str) -> str:
    """Return what leads back to a queue's letter as it is now."""
    return str(_table(tables, prefix).get("next_prefix") or prefix)


def _taken_back(prefix: str) -> Callable[[Mapping[str, Any]], Mapping[Place, Value]]:
    return lambda _: {("queue", prefix, "next_prefix"): None, ("queue", prefix, "next_from"): None}


def _begins(hall: Hall, prefix: str) -> date | None:
    """Return the hall day on which another letter begins: the next where numbers were given today; None for now."""
    day = hall.where().day
    given = hall.store.tickets.given(hall.site.id, day, hall.site.queue(prefix).prefix)
    return day + timedelta(days=1) if given else None


def _letters(queue: Mapping[str, Any]) -> tuple[str, ...]:
    return (queue["prefix"], *queue.get("was", ()), queue.get("next_prefix", ""))


def _table(tables: Mapping[str, Any], prefix: str) -> Mapping[str, Any]:
    return next((each for each in tables.get("queue", ()) if each["prefix"] == prefix), {})


def _bound_to(hall: Hall, tables: Mapping[str, Any], prefix: str) -> tuple[str, ...]:
    purposes = [each["name"] for each in tables.get("purpose", ()) if prefix in each["queues"]]
    cards = [each["name"] for each in tables.get("cards", ()) if prefix in each["queues"]]
    now = hall.site.queue(prefix).prefix
    items = [item.name.zh.replace("|", "") for item in hall.catalogue.items if item.queue == now]
    said = [
        f"{len(items)} 个事项跟着走，如{items[0]}；目录里还写 {prefix}，照样认" if items else "",
        "帮办队列的字母跟着改" if tables.get("help_queue") == prefix else "",
        f"跟着改的来意：{'、'.join(purposes)}" if purposes else "",
        f"跟着改的告知卡：{'、'.join(cards)}" if cards else "",
    ]
    return tuple(each for each in said if each)


def _lettered(hall: Hall, tables: Mapping[str, Any], prefix: str, new: str) -> dict[Place, Value]:
    at = ("queue", prefix)
    if (begins := _begins(hall, prefix)) is not None:
        return {(*at, "next_prefix"): new, (*at, "next_from"): begins}
    catalogue, _ = offered(*newest(hall.store.versions, CATALOGUE))
    named = {item.queue for item in catalogue.items}  # as they were written
    was = [each for each in dict.fromkeys(_letters(_table(tables, prefix))) if each in named and each != new]
    found: dict[Place, Value] = {(*at, "next_prefix"): None, (*at, "next_from"): None, (*at, "was"): was or None}
    found[*at, "prefix"] = new  # the last: it is what the table is found by
    if tables.get("help_queue") == prefix:
        found["help_queue",] = new
    for kind in ("purpose", "cards"):
        for table in tables.get(kind, ()):
            if prefix in table["queues"]:
                found[kind, str(table["id"]), "queues"] = [new if each == prefix else each for each in table["queues"]]
    return found


def holiday_change(tables: Mapping[str, Any], typed: str) -> Bound:
    """Return a list's years of holidays in place of what is known of them; raise `Refused` with every wrong row.

    `typed` is the list's file, or what `Bound.before` said, which leads back.
    """
    if "｜" in typed:
        back = _read_back(typed)
        return _holidays("改回原来的", tables, lambda _: back)
    found = read_holidays(Path(typed.strip()))
    years = "、".join(map(str, sorted(found.years)))
    return _holidays(f"{years} 年", tables, lambda now: values(found, dict(now)))


def _holidays(what: str, tables: Mapping[str, Any], then: Callable[[Mapping[str, Any]], dict[Place, Value]]) -> Bound:
    new, old = then(tables), tables.get("calendar", {})
    words = [
        _differs(word, old.get(key, ()), new["calendar", key] or ())
        for key, word in (("holidays", "放假"), ("workdays", "调休上班"))
    ]
    until = f"公布到 {old.get('until') or '（没写）'} → {new['calendar', 'until'] or '（没写）'}"
    return Bound("calendar.list", _kept(old), what, (f"{what}：", *words, until), then)


def _differs(word: str, old: Iterable[date], new: Any) -> str:
    more, less = sorted(set(new) - set(old)), sorted(set(old) - set(new))
    said = [f"加 {_days(more)}" if more else "", f"去 {_days(less)}" if less else ""]
    return f"{word}：{'；'.join(each for each in said if each) or '一样'}"


def _days(days: list[date]) -> str:
    return f"{len(days)} 天（{'、'.join(f'{day:%m-%d}' for day in days)}）"


def _kept(calendar: Mapping[str, Any]) -> str:
    return "｜".join("、".join(map(str, _list(calendar.get(key)))) for key in CALENDAR)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _read_back(typed: str) -> dict[Place, Value]:
    off, worked, until = ([date.fromisoformat(day) for day in part.split("、") if day] for part in typed.split("｜"))
    return {
        ("calendar", "holidays"): list(off),
        ("calendar", "workdays"): list(worked),
        ("calendar", "until"): until[0] if until else None,
    }
