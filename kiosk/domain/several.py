"""What several items of one visit have in common: the same paper is asked for once, the same question asked once.

Papers are the same where kind, name, the persons they are meant for and their age limit are; the ID card of whoever
comes has several names for one thing (材料字典, service-guide §1). What is filled in for one matter is never shared.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiosk.domain.items import (
    ORDER,
    Requirement,
    ServiceItem,
    Situation,
    Standing,
    asked_situations,
    required,
)
from kiosk.domain.text import Text
from kiosk.domain.verdict import Answer, may_pledge

MOST_ITEMS = 5  # of one visit: more than fit on a slip and in a head
_COMES = "身份证"
_OPERATOR = "经营者身份证"
_ONE_CARD = {
    **dict.fromkeys(("居民身份证", "本人身份证", "申请人身份证", "来办的人的身份证", "有效身份证件"), _COMES),
    **dict.fromkeys(("经营者或负责人身份证", "负责人身份证"), _OPERATOR),
}
_FOR_ONE_MATTER = re.compile(r"申请书|申请表|登记表|登记书|信息表|采集表|备案表|承诺书")
_HANDED_IN = re.compile(r"照片|彩照|相片")  # originals that stay at the window: each item needs its own sheets


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a visit, with what was answered for it."""

    item: ServiceItem
    situations: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()

    def required(self) -> tuple[Requirement, ...]:
        """Return what is required in its situations."""
        return required(self.item, dict(self.situations))

    def questions(self) -> tuple[Situation, ...]:
        """Return the questions that apply."""
        return asked_situations(self.item, dict(self.situations))

    def situate(self, question: str, choice: str) -> "Part":
        """Return the part with a question answered; answers to questions that no longer apply are dropped."""
        given = {**self.situations, question: choice}
        while True:
            kept = {s.id: given[s.id] for s in asked_situations(self.item, given) if s.id in given}
            if kept == given:
                return replace(self, situations=given)
            given = kept


Members = tuple[tuple[int, str], ...]
"""The same paper or question in several items: the place of each item in the visit, and the id that it has there."""


def row_id(place: int, id_: str) -> str:
    """Return the id of a paper or question in a visit: an item's own for the first, with its place for the others."""
    return id_ if place == 0 else f"{place + 1}.{id_}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A requirement of a visit, its counts added up, and the items that it is for (`places`)."""

    requirement: Requirement
    places: tuple[int, ...]


def papers(items: Sequence[ServiceItem]) -> list[Members]:
    """Return the requirements of all items, each once; an item has at most one in each."""
    return _grouped((place, r.id, _same_paper(r)) for place, item in enumerate(items) for r in item.requirements)


def questions(items: Sequence[ServiceItem]) -> list[Members]:
    """Return the questions of all items, each once."""
    return _grouped((place, q.id, _same_question(q)) for place, item in enumerate(items) for q in item.situations)


def _grouped(found: Iterable[tuple[int, str, Hashable]]) -> list[Members]:
    groups: dict[Hashable, list[tuple[int, str]]] = {}
    for place, id_, key in found:
        alone = key is None or any(there == place for there, _ in groups.get(key, ()))
        groups.setdefault((place, id_) if alone else key, []).append((place, id_))
    return [tuple(members) for members in groups.values()]


def _same_paper(wanted: Requirement) -> Hashable:
    name = wanted.name.zh.replace("|", "")
    if _FOR_ONE_MATTER.search(name):
        return None
    return wanted.kind, _ONE_CARD.get(name, name), wanted.per.zh, wanted.max_age.zh


def _same_question(question: Situation) -> Hashable:
    choices = tuple((choice.id, choice.label.zh, choice.leads_to) for choice in question.choices)
    return question.question.zh, choices


def rows(parts: Sequence[Part]) -> tuple[Wanted, ...]:
    """Return what a visit requires, each paper once: conditions, persons and steps first, 免提交 last."""
    here = [{r.id: r for r in part.required()} for part in parts]
    found: list[tuple[int, Wanted]] = []
    for members in papers([part.item for part in parts]):
        wanted = [(place, here[place][id_]) for place, id_ in members if id_ in here[place]]
        if wanted:
            id_ = row_id(*members[0])
            merged = Wanted(_merged(id_, wanted, parts), tuple(place for place, _ in wanted))
            found.append((len(found), merged))
    ordered = sorted(found, key=lambda each: (*_place_of(each[1].requirement), each[0]))
    return tuple(wanted for _, wanted in ordered)


def _place_of(wanted: Requirement) -> tuple[bool, int]:
    return wanted.standing is Standing.HELD, ORDER[wanted.kind]


def _merged(id_: str, wanted: list[tuple[int, Requirement]], parts: Sequence[Part]) -> Requirement:
    first = wanted[0][1]
    all_ = [requirement for _, requirement in wanted]
    handed_in = bool(_HANDED_IN.search(first.name.zh))
    brought = [r for r in all_ if _is_asked(r)]
    originals = [r.original for r in brought]
    ways = list(dict.fromkeys(way for r in brought for way in r.ways))
    return replace(
        brought[0] if brought else first,
        id=id_,
        standing=_strictest([_standing(r, parts[place].item) for place, r in wanted]),
        original=sum(originals) if handed_in else max(originals, default=0),
        copies=sum(r.copies for r in brought),
        ways=tuple(ways),
    )


def _is_asked(wanted: Requirement) -> bool:
    return wanted.standing is not Standing.HELD


def _strictest(standings: list[Standing]) -> Standing:
    """Return what may be done for all items at once where the paper lacks: what only one of them allows is no way."""
    asked = set(standings) - {Standing.HELD} or {Standing.HELD}
    return asked.pop() if len(asked) == 1 else Standing.CORE


def _standing(wanted: Requirement, item: ServiceItem) -> Standing:
    """Return a requirement's standing as its item allows it: without a promised time nothing may follow."""
    if wanted.standing is Standing.PLEDGEABLE and not may_pledge(item):
        return Standing.CORE
    return wanted.standing


def rows_without(items: Sequence[ServiceItem], gone: int) -> dict[str, str]:
    """Return for each row of a visit its id once the item at a place has gone; rows of that item alone go with it."""
    found = {}
    for members in papers(items):
        kept = [(place - (place > gone), id_) for place, id_ in members if place != gone]
        if kept:
            found[row_id(*members[0])] = row_id(*kept[0])
    return found


def copies_of(parts: Sequence[Part]) -> dict[str, int]:
    """Return how many copies (and photos) each paper of a visit asks for, by the id of its row."""
    return {
        wanted.requirement.id: wanted.requirement.copies
        + (wanted.requirement.original if _HANDED_IN.search(wanted.requirement.name.zh) else 0)
        for wanted in rows(parts)
    }


def answer_in(parts: Sequence[Part], row: str, answer: Answer | None) -> tuple[Part, ...]:
    """Return the parts with one row's answer given (or taken back) in every item that wants the paper."""
    changed = list(parts)
    for place, id_ in _members(papers([part.item for part in parts]), row):
        part = changed[place]
        answers = {key: value for key, value in part.answers.items() if key != id_}
        if answer is not None:
            answers[id_] = answer
        changed[place] = replace(part, answers=answers, stated=part.stated - {id_})
    return tuple(changed)


def state_in(parts: Sequence[Part], row: str) -> tuple[Part, ...]:
    """Return the parts with 到窗口签声明 touched for one row."""
    changed = list(parts)
    for place, id_ in _members(papers([part.item for part in parts]), row):
        changed[place] = replace(changed[place], stated=changed[place].stated | {id_})
    return tuple(changed)


def situate_in(parts: Sequence[Part], question: str, choice: str) -> tuple[Part, ...]:
    """Return the parts with a question answered in every item that asks it."""
    changed = list(parts)
    for place, id_ in _members(questions([part.item for part in parts]), question):
        changed[place] = changed[place].situate(id_, choice)
    return _counted_again(parts, tuple(changed))


def unsituate_in(parts: Sequence[Part], question: str) -> tuple[Part, ...]:
    """Return the parts with a question to be asked again."""
    changed = list(parts)
    for place, id_ in _members(questions([part.item for part in parts]), question):
        part = changed[place]
        changed[place] = replace(part, situations={k: v for k, v in part.situations.items() if k != id_})
    return tuple(changed)


def joined(parts: Sequence[Part], part: Part) -> tuple[Part, ...]:
    """Return the parts with one more, which knows what was answered for the others."""
    items = [*(each.item for each in parts), part.item]
    at = len(parts)
    asked = {id_: members for members in questions(items) for place, id_ in members if place == at}
    for question in part.item.situations:
        said = _said(parts, asked[question.id])
        if said and question.id in {q.id for q in part.questions()}:
            part = part.situate(question.id, said)
    answers, stated = dict(part.answers), set(part.stated)
    for members in papers(items):
        mine = [id_ for place, id_ in members if place == at]
        known = [(parts[place], id_) for place, id_ in members if place < at and id_ in parts[place].answers]
        if mine and known and mine[0] not in answers:
            there, id_ = known[0]
            answers[mine[0]] = there.answers[id_]
            if id_ in there.stated:
                stated.add(mine[0])
    part = replace(part, answers=answers, stated=frozenset(stated))
    return _counted_again(parts, (*parts, part))


def _counted_again(before: Sequence[Part], after: tuple[Part, ...]) -> tuple[Part, ...]:
    """Ask again for papers that were brought where more copies of them are wanted now than when that was said."""
    if len(after) < 2:
        return after
    was = copies_of(before)
    for row, copies in copies_of(after).items():
        if row in was and copies > was[row] and answer_of(after, row) is Answer.BROUGHT:
            after = answer_in(after, row, None)
    return after


def answer_of(parts: Sequence[Part], row: str) -> Answer | None:
    """Return what was said of a row, or None."""
    for place, id_ in _members(papers([part.item for part in parts]), row):
        if id_ in parts[place].answers:
            return parts[place].answers[id_]
    return None


def is_stated(parts: Sequence[Part], row: str) -> bool:
    """Tell whether a statement was chosen instead of a row."""
    return any(id_ in parts[place].stated for place, id_ in _members(papers([part.item for part in parts]), row))


def asked_questions(parts: Sequence[Part], at: int = -1) -> tuple[tuple[Situation, int], ...]:
    """Return the questions of a visit that apply, each once with the place of the item that it came with.

    One that only one of several items asks names its item: 要办哪一种 may be asked of two. On the page of the item at
    the place `at` its own questions need no name.
    """
    applying = [{q.id: q for q in part.questions()} for part in parts]
    found = []
    for members in questions([part.item for part in parts]):
        here = [(place, id_) for place, id_ in members if id_ in applying[place]]
        if here:
            place, id_ = here[0]
            question = replace(applying[place][id_], id=row_id(*members[0]))
            plain = len(members) > 1 or place == at
            found.append((question if plain else _named(question, parts[place].item), place))
    return tuple(found)


def _named(question: Situation, item: ServiceItem) -> Situation:
    name = short_name(item)
    said = question.question
    return replace(
        question, question=Text(f"{name.zh}：{said.zh}", f"{name.en}: {said.en}" if name.en and said.en else "")
    )


def origin(parts: Sequence[Part], row: str) -> tuple[int, str]:
    """Return the item whose words a row has, by its place, and the id that the paper has there."""
    members = _members(papers([part.item for part in parts]), row)
    asked = ((place, id_) for place, id_ in members for r in parts[place].required() if r.id == id_ and _is_asked(r))
    return next(asked, members[0])


def choice_of(parts: Sequence[Part], question: str) -> str:
    """Return what was answered to a question of a visit, or an empty text."""
    return _said(parts, _members(questions([part.item for part in parts]), question))


def _said(parts: Sequence[Part], members: Members) -> str:
    given = (parts[place].situations.get(id_, "") for place, id_ in members if place < len(parts))
    return next((choice for choice in given if choice), "")


def _members(groups: list[Members], row: str) -> Members:
    return next((members for members in groups if any(row_id(*member) == row for member in members)), ())


def short_name(item: ServiceItem) -> Text:
    """Return an item's name for narrow places."""
    return item.short if item.short.zh else item.name
