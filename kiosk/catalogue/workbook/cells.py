"""One cell's value as the item files have it, and back; widths and spaces that people type are forgiven."""

import unicodedata
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.catalogue.workbook.sheets import Cell, Column
from kiosk.domain.text import Text

_WHOLE = Text("整数", "a whole number")
BETWEEN = "//"  # 中文 // English
YES = "是"
_YES, _NO = frozenset({"是", "y", "yes", "true", "1", "√", "✓"}), frozenset({"", "否", "n", "no", "false", "0"})

Value = str | int | bool | date | None


class Unfit(Exception):
    """A cell holds what its column cannot take; `expected` says what can."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


# -- out -----------------------------------------------------------------------------------------------------------


def written(column: Column, value: Any) -> Value:
    """Return what a cell of `column` shows for a value of the item files."""
    if value is None or value in ("", [], {}):
        return None
    match column.cell:
        case Cell.FLAG:
            return YES if value else None
        case Cell.LINES:
            return "\n".join(value)
        case Cell.PAIRS:
            return "\n".join(f" {BETWEEN} ".join(parts) for parts in value)
        case Cell.WHEN:
            return "\n".join(f"{question} = {_answers(answers)}" for question, answers in value.items())
        case Cell.DATE:
            return date.fromisoformat(value)
        case _:
            return value  # type: ignore[no-any-return]


def _answers(answers: str | list[str]) -> str:
    return answers if isinstance(answers, str) else " | ".join(answers)


# -- in ------------------------------------------------------------------------------------------------------------


def read(column: Column, value: Any) -> Any:
    """Return a cell's value as the item files have it, None where it is empty; raise `Unfit`."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("_x000D_", "").strip(" \t\n\r　")
    if value is None or value == "":
        return None
    match column.cell:
        case Cell.NUMBER:
            return _number(value)
        case Cell.FLAG:
            return _flag(value)
        case Cell.DATE:
            return _date(value)
        case Cell.LINES:
            return _lines(_words(value))
        case Cell.PAIRS:
            return [[part.strip() for part in line.split(BETWEEN)] for line in _lines(_words(value))]
        case Cell.WHEN:
            return dict(_condition(line) for line in _lines(_words(value)))
        case _:
            return _words(value)


def narrow(words: str) -> str:
    """Return codes and figures without full-width forms and spaces: １２ Ａ → 12A."""
    return "".join(unicodedata.normalize("NFKC", words).split())


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _lines(words: str) -> list[str]:
    return [line.strip(" \t　") for line in words.split("\n") if line.strip(" \t　")]


def _number(value: Any) -> int:
    try:
        number = Decimal(narrow(_words(value)))
        if number == int(number):
            return int(number)
    except (InvalidOperation, OverflowError, ValueError) as fault:
        raise Unfit(_WHOLE) from fault
    raise Unfit(_WHOLE)


def _flag(value: Any) -> bool:
    words = narrow(_words(value)).lower()
    if words in _YES | _NO:
        return words in _YES
    raise Unfit(Text("“是”，或者空着", "是 (yes), or nothing"))


def _date(value: Any) -> date:
    if isinstance(value, datetime | date):
        return value.date() if isinstance(value, datetime) else value
    words = narrow(_words(value)).replace("/", "-").replace(".", "-").replace("年", "-").replace("月", "-").rstrip("日")
    try:
        return date(*map(int, words.split("-")))
    except (TypeError, ValueError) as fault:
        raise Unfit(Text("日期，比如 2026-05-12", "a date such as 2026-05-12")) from fault


def _condition(line: str) -> tuple[str, str | list[str]]:
    question, mark, answers = line.replace("＝", "=").replace("｜", "|").partition("=")
    given = [answer.strip() for answer in answers.split("|") if answer.strip()]
    if not (mark and question.strip() and given):
        raise Unfit(Text("问题代号 = 回答代号 | 回答代号", "question = answer | answer"))
    return question.strip(), given[0] if len(given) == 1 else given


def told(value: Any) -> str:
    """Return a cell's value for a message."""
    return f"“{str(value).strip()[:60]}”"
