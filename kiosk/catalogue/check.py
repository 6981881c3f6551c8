"""What must hold between the entries of a hall's files: every reference leads somewhere, and no visit to a dead end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.catalogue.problems import Problem
from kiosk.domain.items import Catalogue, Requirement, ServiceItem, Standing, When, asked_situations
from kiosk.domain.site import Site
from kiosk.domain.verdict import may_pledge

MOST_QUESTIONS = 4


def check_site(site: Site, where: str) -> list[Problem]:
    """Return what is wrong between the entries of a site file."""
    return list(_site(site, where))


def _site(site: Site, where: str) -> Iterator[Problem]:
    places, prefixes = {place.id for place in site.places}, {queue.prefix for queue in site.queues}
    yield from _twice(where, "place", (place.id for place in site.places))
    yield from _twice(where, "queue", (queue.prefix for queue in site.queues))
    for key, place in (("help_desk", site.help_desk), ("info_desk", site.info_desk)):
        if place not in places:
            yield _unknown(f"{where}: {key}", place, "place")
    for queue in site.queues:
        if queue.place not in places:
            yield _unknown(f"{where}: queue {queue.prefix}.place", queue.place, "place")
    if not any(queue.prefix == site.help_queue and queue.help for queue in site.queues):
        yield Problem(f"{where}: help_queue", site.help_queue, "一个写了 help = true 的 queue 的字母")
    for purpose in site.purposes:
        for prefix in purpose.queues:
            if prefix not in prefixes:
                yield _unknown(f"{where}: purpose {purpose.id}.queues", prefix, "queue")
    try:
        ZoneInfo(site.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield Problem(f"{where}: time_zone", site.zone, "IANA 时区名，例如 Asia/Shanghai")


def check_catalogue(catalogue: Catalogue, site: Site, files: dict[str, str]) -> list[Problem]:
    """Return what is wrong between the entries of a catalogue; `files` names each item's file by its code."""
    problems: list[Problem] = []
    for item in catalogue.items:
        problems += _item(item, catalogue, site, f"{files[item.code]}: {item.name.zh}")
    return problems


def _item(item: ServiceItem, catalogue: Catalogue, site: Site, where: str) -> Iterator[Problem]:
    departments = {department.id for department in catalogue.departments}
    for key, department in (("department", item.department), ("supervisor", item.supervisor)):
        if department and department not in departments:
            yield _unknown(f"{where}.{key}", department, "department")
    if item.queue not in {queue.prefix for queue in site.queues}:
        yield _unknown(f"{where}.queue", item.queue, "queue")
    if item.zone not in {place.id for place in site.places}:
        yield _unknown(f"{where}.zone", item.zone, "place")
    for event in item.life_events:
        if event not in {life_event.id for life_event in catalogue.life_events}:
            yield _unknown(f"{where}.life_events", event, "life_event")
    if item.instant and item.promised:
        yield Problem(f"{where}.promised", str(item.promised), "即办件不写承诺时限")
    if not item.instant and not item.promised:
        yield Problem(f"{where}.promised", "没写", "承诺的工作日数，或 instant = true")
    yield from _questions(item, catalogue, where)
    yield from _requirements(item, site, where)


def _questions(item: ServiceItem, catalogue: Catalogue, where: str) -> Iterator[Problem]:
    yield from _twice(where, "situation", (question.id for question in item.situations))
    known = {e.code for e in catalogue.elsewhere} | {i.code for i in catalogue.items}
    for question in item.situations:
        yield from _when(question.when, item, f"{where}.situation {question.id}")
        yield from _twice(f"{where}.situation {question.id}", "choice", (choice.id for choice in question.choices))
        for choice in question.choices:
            if choice.leads_to and choice.leads_to not in known:
                yield _unknown(f"{where}.situation {question.id}.{choice.id}.leads_to", choice.leads_to, "item")
    if most_questions(item) > MOST_QUESTIONS:
        yield Problem(f"{where}.situation", f"{most_questions(item)} 问", f"一路最多 {MOST_QUESTIONS} 问")


def _requirements(item: ServiceItem, site: Site, where: str) -> Iterator[Problem]:
    places = {place.id for place in site.places}
    yield from _twice(where, "requirement", (requirement.id for requirement in item.requirements))
    for requirement in item.requirements:
        here = f"{where}.requirement {requirement.id}"
        yield from _when(requirement.when, item, here)
        yield from _standing(requirement, item, here)
        for way in requirement.ways:
            if way.place and way.place not in places:
                yield _unknown(f"{here}.remedy", way.place, "place")


def _standing(requirement: Requirement, item: ServiceItem, here: str) -> Iterator[Problem]:
    if requirement.standing is Standing.PLEDGEABLE and not may_pledge(item):
        yield Problem(f"{here}.pledgeable", "true", "即办件不能容缺")
    if requirement.standing is not Standing.HELD and not requirement.ways:
        yield Problem(f"{here}.remedy", "没写", "至少一个办法")
    for name in (requirement.name, *requirement.any_of):
        if not name.zh.strip():
            yield Problem(here, "空名", "材料、条件、到场人或步骤的名字")


def _when(when: When, item: ServiceItem, here: str) -> Iterator[Problem]:
    choices = {question.id: {choice.id for choice in question.choices} for question in item.situations}
    for question, answers in when.answers:
        if question not in choices:
            yield _unknown(f"{here}.when", question, "situation")
        for answer in sorted(answers - choices.get(question, answers)):
            yield _unknown(f"{here}.when.{question}", answer, "choice")


def paths(item: ServiceItem) -> Iterator[dict[str, str]]:
    """Return every way through an item's questions, as answers that stay with the item."""
    everything = [[None, *(c.id for c in q.choices if not c.leads_to)] for q in item.situations]
    for picked in product(*everything):
        given = {q.id: answer for q, answer in zip(item.situations, picked, strict=True) if answer is not None}
        if {question.id for question in asked_situations(item, given)} == set(given):
            yield given


def most_questions(item: ServiceItem) -> int:
    """Return how many questions the longest way through an item asks."""
    return max((len(path) for path in paths(item)), default=0)


def _twice(where: str, key: str, ids: Iterable[str]) -> Iterator[Problem]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield Problem(f"{where}: {key} {name}", f"写了 {times} 次", "只写一次")


def _unknown(where: str, found: str, kind: str) -> Problem:
    return Problem(where, repr(found), f"文件里有的 {kind}")
