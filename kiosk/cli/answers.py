"""An answers file (TOML) read into a visit: requirement id = "brought" | "missing" | "unsure", and [situations]."""

from pathlib import Path
from typing import Any

from kiosk.catalogue.files import load
from kiosk.catalogue.problems import Problem, Refused, one_of
from kiosk.domain.items import ServiceItem, Standing
from kiosk.domain.several import papers, questions, row_id
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit

_ANSWERS = " | ".join(answer.value for answer in Answer)
_WORDS = Text(f"其中之一：{_ANSWERS}", f"one of: {_ANSWERS}")
_NO_ANSWER = Text("没有回答", "no answer")


def read_answers(path: Path, visit: Visit) -> Visit:
    """Return the visit with the file's answers; raise `Refused` naming every line that does not fit.

    `statements = ["id", …]` names the missing requirements for which 到窗口签声明 was touched. Of several items the
    ids are those of the visit: an item's own for the first, `2.ID` for what only the second one asks.
    """
    data = load(path)
    situations = data.pop("situations", {})
    statements = data.pop("statements", [])
    if wrong := _misshaped(path, data, situations, statements, visit.items):
        raise Refused(tuple(wrong))
    visit, problems = _situate(path, visit, situations)
    wanted = {r.id: r for r in visit.asked()} if not problems else {}
    for key, value in data.items():
        if not problems and key not in wanted:
            problems.append(Problem(f"{path}: {key}", key, one_of(wanted, key)))
        elif value not in {a.value for a in Answer}:
            problems.append(Problem(f"{path}: {key}", repr(value), _WORDS))
    missing = [key for key in wanted if key not in data]
    problems += [Problem(f"{path}: {key}", _NO_ANSWER, _WORDS) for key in missing]
    if problems:
        raise Refused(tuple(problems))
    for key, value in data.items():
        visit = visit.answer(key, Answer(value))
    for key in statements:
        visit = visit.state(key)
    return visit


def _misshaped(
    path: Path, answers: dict[str, Any], situations: object, statements: object, items: tuple[ServiceItem, ...]
) -> list[Problem]:
    """Return what is not of the shape that an answers file has."""
    problems = [Problem(f"{path}: {key}", repr(value), _WORDS) for key, value in answers.items() if not _is_text(value)]
    if not isinstance(situations, dict):
        problems.append(
            Problem(f"{path}: situations", repr(situations), Text("一张表：[situations]", "a table: [situations]"))
        )
    else:
        wrong = {key: value for key, value in situations.items() if not _is_text(value)}
        problems += [
            Problem(f"{path}: situations.{key}", repr(value), Text("一段文字", "a text"))
            for key, value in wrong.items()
        ]
    by_id = [{r.id: r for r in item.requirements} for item in items]
    groups = papers(items)
    may = [row_id(*g[0]) for g in groups if all(by_id[p][id_].standing is Standing.STATEMENT for p, id_ in g)]
    if not isinstance(statements, list):
        problems.append(
            Problem(f"{path}: statements", repr(statements), Text('一列编号：["id", …]', 'a list: ["id", …]'))
        )
    else:
        problems += [
            Problem(f"{path}: statements", repr(key), one_of(may, str(key))) for key in statements if key not in may
        ]
    return problems


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _situate(path: Path, visit: Visit, given: dict[str, str]) -> tuple[Visit, list[Problem]]:
    problems = []
    by_id = [{q.id: q for q in item.situations} for item in visit.items]
    known = {row_id(*group[0]): by_id[group[0][0]][group[0][1]] for group in questions(visit.items)}
    for key, value in given.items():
        choices = [choice.id for choice in known[key].choices] if key in known else []
        if value not in choices:
            problems.append(Problem(f"{path}: situations.{key}", repr(value), one_of(choices or known, str(value))))
        else:
            visit = visit.situate(key, value)
    if not problems and (question := visit.next_question()) is not None:
        choices = [choice.id for choice in question.choices]
        problems.append(Problem(f"{path}: situations.{question.id}", _NO_ANSWER, one_of(choices)))
    return visit, problems
