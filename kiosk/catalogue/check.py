"""What must hold in a hall's files beyond their shape: nothing named that is not there, no dead end, the law kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.catalogue.paths import paths
from kiosk.catalogue.problems import NOT_THERE, Problem, one_of
from kiosk.catalogue.progress import Follow, Stage, nobody
from kiosk.domain.items import (
    Bundle,
    Catalogue,
    Kind,
    Requirement,
    ServiceItem,
    Situation,
    Standing,
    WayKind,
    When,
    asked_situations,
    required,
)
from kiosk.domain.samples import DRAWINGS
from kiosk.domain.site import Queue, Site
from kiosk.domain.text import Text

MOST_QUESTIONS = 4  # on any path, service-guide §3
# 服务对象 and 通办范围 (GB/T 39554.1, service-guide §1)
FOR_WHOM = ("自然人", "企业法人", "事业法人", "社会组织法人", "非法人企业", "行政机关", "其他")
REACHES = ("全国", "跨省", "全省", "全市", "全区")
# 事项类型: what people apply for; 处罚, 强制, 征收 and 检查 nobody does (the same)
KINDS = ("行政许可", "行政给付", "行政确认", "行政奖励", "行政裁决", "其他行政权力", "公共服务")
# Never 容缺, by what a paper is called (service-guide §5)
_NEVER_LATER = re.compile(
    r"身份|证件|护照|通行证|居住证|户口|户籍|社保卡|出生医学|死亡|监护|关系证明"  # who somebody is
    r"|授权|委托书"  # who may act
    r"|权属|产权|房产证|所有权|使用权|土地证|宅基地证|登记证书|抵押注销"  # whose it is
    r"|税"  # that the tax is paid
    r"|同意|书面保证|放弃"  # what others agree to
    r"|资格|资质|执业|职称|执照|许可证|行驶证|驾驶证|合格证|任职文件"  # what one is allowed to be or do
    r"|报告|检测|检验|检疫|体检|健康证|评定|评估|评价|鉴定|审查合格|验收"  # what somebody qualified found
    r"|判决|裁定|裁决|调解书|公证|法律文书|遗嘱"  # what a court or notary wrote
)

# Never 告知承诺, by what an item touches (国办发〔2020〕42号, service-guide §5)
NEVER_STATED = Text(
    "国家安全、公共安全、金融审慎、生态环境、人身健康、财产安全、重要涉外",
    "national or public safety, prudent finance, ecology, health, safety of property, weighty foreign affairs",
)
_ONE_FORM = "一件事"  # in the name of an item that has several in one form

ONCE = Text("每个只出现一次", "each only once")
_NEVER_USED_UP = Text("不写，或 0：帮办队列不限号数", "nothing, or 0: the help queue never runs out of numbers")
_HELPS = Text("true（这是帮办队列）", "true (it is the help queue)")

Found = Iterator[Problem]


# -- the hall ---------------------------------------------------------------------------------------------------


def site(hall: Site) -> list[Problem]:
    """Return everything that does not fit together in a hall."""
    places = {place.id for place in hall.places}
    prefixes = {queue.prefix for queue in hall.queues}
    return [
        *_twice("place", (place.id for place in hall.places)),
        *_twice("queue", (letter for queue in hall.queues for letter in _letters(queue))),
        *_twice("purpose", (purpose.id for purpose in hall.purposes)),
        *_twice("floor", (str(group.floor) for group in hall.floors)),
        *_known("help_desk", [hall.help_desk], places),
        *_known("info_desk", [hall.info_desk], places),
        *_known("help_queue", [hall.help_queue], prefixes),
        *_help_queue(hall),
        *(p for queue in hall.queues for p in _queue(queue, places)),
        *(p for purpose in hall.purposes for p in _known(f"purpose {purpose.id} › queues", purpose.queues, prefixes)),
        *_twice("cards", (cards.id for cards in hall.cards)),
        *(p for cards in hall.cards for p in _known(f"cards {cards.id} › queues", cards.queues, prefixes)),
        *_floors(hall),
        *_zone(hall.zone),
        *_calendar(hall),
    ]


def _letters(queue: Queue) -> tuple[str, ...]:
    """Return every letter that is a queue's: now, before, or soon."""
    return (queue.prefix, *queue.was, *([queue.next_prefix] if queue.next_prefix else ()))


def hours_named(uses: Iterable[tuple[str, str]], known: set[str]) -> list[Problem]:
    """Return the queues whose `hours` name nothing; `uses` are pairs of prefix and name."""
    return [p for prefix, name in uses for p in _known(f"queue {prefix} › hours", [name], known)]


def _help_queue(hall: Site) -> Found:
    for queue in hall.queues:
        if queue.prefix == hall.help_queue and not queue.help:
            yield Problem(f"queue {queue.prefix} › help", "false", _HELPS)


def _queue(queue: Queue, places: set[str]) -> Found:
    yield from _known(f"queue {queue.prefix} › place", [queue.place], places)
    if queue.first > queue.last_number:
        yield Problem(f"queue {queue.prefix} › first", str(queue.first), Text("不大于 last", "not above last"))
    if queue.quota and queue.help:
        yield Problem(f"queue {queue.prefix} › quota", str(queue.quota), _NEVER_USED_UP)
    for word, day in (("workday", queue.hours.workday), ("saturday", queue.hours.saturday)):
        ends = None
        for session in day:
            stretch = f"{session.opens:%H:%M}-{session.closes:%H:%M}"
            if session.opens >= session.closes or (ends is not None and session.opens < ends):
                expected = Text("先开后关、前后不重叠的时段", "stretches in order that do not overlap")
                yield Problem(f"queue {queue.prefix} › hours › {word}", stretch, expected)
            elif session.last <= session.opens:
                expected = Text("开门以后还有号可取", "a last number after the opening")
                yield Problem(f"queue {queue.prefix} › hours › {word} › last", f"{session.last:%H:%M}", expected)
            ends = session.closes


def _floors(hall: Site) -> Found:
    known = {group.floor for group in hall.floors}
    for place in hall.places:
        if place.floor not in known:
            yield Problem(f"place {place.id} › floor", str(place.floor), one_of(known))


def _zone(name: str) -> Found:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        expected = Text("时区名，比如 Asia/Shanghai", "a time zone such as Asia/Shanghai")
        yield Problem("time_zone", f"“{name}”", expected)


def _calendar(hall: Site) -> Found:
    for day in sorted(hall.calendar.holidays & hall.calendar.workdays):
        expected = Text("要么放假，要么上班", "either a holiday or a worked day")
        yield Problem("calendar", day.isoformat(), expected)


# -- the catalogue ------------------------------------------------------------------------------------------------


def catalogue(
    found: Catalogue, hall: Site, files: Mapping[str, str] | None = None, follow: Follow = nobody
) -> list[Problem]:
    """Return everything that does not hold in a catalogue; `files` names the file of an item's code, a bundle's id."""
    codes = {item.code for item in found.items} | {entry.code for entry in found.elsewhere}
    problems: list[Problem] = []
    for item in follow(Stage.CHECKING, found.items, len(found.items)):
        file = (files or {}).get(item.code, "")
        before = f"{file}: item {item.name.zh}" if file else f"item {item.name.zh}"
        told = [*_item(item, found, hall), *_questions(item, codes), *_requirements(item, hall)]
        problems += [Problem(f"{before} › {p.where}", p.found, p.expected) for p in told]
    for bundle in found.bundles:
        before = f"{files[bundle.id]}: " if files and bundle.id in files else ""
        problems += [Problem(f"{before}{p.where}", p.found, p.expected) for p in _bundle(bundle, found)]
    return problems


def key_of(problem: Problem) -> str:
    """Return the key at which a problem stands: `leads_to`, `department`."""
    return problem.where.rpartition(" › ")[2].partition(" ")[0]


def _bundle(bundle: Bundle, found: Catalogue) -> Found:
    """A bundle names items of this hall, each once, and life events by which it is found."""
    where = f"bundle {bundle.name.zh}"
    yield from _known(f"{where} › life_events", bundle.life_events, {event.id for event in found.life_events})
    names = {item.code: item.name.zh for item in found.items}
    for code in bundle.items:
        if code not in names:
            yield Problem(f"{where} › items", f"“{code}”", one_of(names.values(), code))
    yield from _twice(f"{where} › items", (names.get(code, code) for code in bundle.items))
    yield from _in_one_form(f"{where} › items", bundle, found)


def _in_one_form(where: str, bundle: Bundle, found: Catalogue) -> Found:
    """What one of its items leads to is no item that has several in one form: it and they would both be queued for."""
    for item in filter(None, map(found.find, bundle.items)):
        led = {choice.leads_to for question in item.situations for choice in question.choices} - set(bundle.items)
        for other in filter(None, map(found.find, sorted(led - {""}))):
            if _ONE_FORM in re.sub("[“”]", "", other.name.zh):
                name = other.short.zh or other.name.zh
                expected = Text(f"写“{name}”，不写它已经包含的", f"“{name}” itself, without the items that it contains")
                yield Problem(where, item.name.zh, expected)


def only_once(named: Iterable[tuple[str, str, str]]) -> list[Problem]:
    """Return what is there twice; `named` holds file, kind and name of every entry of all files."""
    first: dict[tuple[str, str], str] = {}
    problems = []
    for file, kind, name in named:
        if (kind, name) in first:
            found = Text(f"又一个（{first[kind, name]} 里已经有了）", f"another (there is one in {first[kind, name]})")
            problems.append(Problem(f"{file}: {kind} {name}", found, ONCE))
        first.setdefault((kind, name), file)
    return problems


def _item(item: ServiceItem, found: Catalogue, hall: Site) -> Found:
    yield from _known("department", [item.department], {department.id for department in found.departments})
    yield from _known("queue", [item.queue], {each for queue in hall.queues for each in (queue.prefix, *queue.was)})
    yield from _known("zone", [item.zone] if item.zone else [], {place.id for place in hall.places})
    yield from _known("life_events", item.life_events, {event.id for event in found.life_events})
    if item.kind and item.kind not in KINDS:
        yield Problem("kind", f"“{item.kind}”", one_of(KINDS))
    yield from _known("for_whom", item.for_whom, FOR_WHOM)
    yield from _known("reach", [item.reach] if item.reach else [], REACHES)
    if item.legal and item.promised and item.promised > item.legal.working_days:
        expected = Text(f"不长于法定的{item.legal.said.zh}", f"no longer than the legal {item.legal.said.en}")
        yield Problem("promised", f"{item.promised} working days", expected)


def _questions(item: ServiceItem, codes: set[str]) -> Found:
    yield from _twice("situation", (question.id for question in item.situations))
    earlier: list[Situation] = []
    for question in item.situations:
        where = f"situation {question.id}"
        yield from _twice(f"{where} › choices", (choice.id for choice in question.choices))
        yield from _condition(where, question.when, earlier)
        for choice in question.choices:
            if choice.leads_to and (choice.leads_to not in codes or choice.leads_to == item.code):
                expected = Text("别的事项的名字或编码", "the name or code of another entry")
                yield Problem(f"{where} › choices {choice.label.zh} › leads_to", f"“{choice.leads_to}”", expected)
        earlier.append(question)
    ways = list(paths(item))
    most = max((len(asked_situations(item, answers)) for answers in ways), default=0)
    if most > MOST_QUESTIONS:
        expected = Text(f"一路最多 {MOST_QUESTIONS} 问", f"at most {MOST_QUESTIONS} on any path")
        yield Problem("situation", Text(f"一路 {most} 问", f"{most} questions on one path"), expected)
    if not ways:
        expected = Text("至少一个留在本事项的答案", "at least one answer that stays with the item")
        yield Problem("situation", Text("每个答案都去了别处", "every answer leads elsewhere"), expected)


def _requirements(item: ServiceItem, hall: Site) -> Found:
    yield from _twice("requirement", (r.id for r in item.requirements))
    reached = {r.id for answers in paths(item) for r in required(item, answers)}
    places = {place.id for place in hall.places}
    asked = enumerate(item.situations)
    astray = any(p for n, question in asked for p in _condition("", question.when, item.situations[:n]))
    for requirement in item.requirements:
        where = f"requirement {requirement.id}"
        wrong = list(_condition(where, requirement.when, item.situations))
        yield from wrong
        if not (wrong or astray) and requirement.id not in reached:
            expected = Text("至少一种情形下用得着", "some path of answers that asks it")
            yield Problem(f"{where} › when", Text("什么情形都到不了", "a condition that never holds"), expected)
        yield from _law(where, requirement, item)
        yield from _ways(where, requirement, places)
        yield from _drawing(where, requirement)


def _drawing(where: str, requirement: Requirement) -> Found:
    sample = requirement.sample
    if sample is not None and sample.drawing:
        drawing = DRAWINGS.get(sample.drawing)
        yield from _known(f"{where} › sample_of", [sample.drawing], DRAWINGS)
        if drawing is not None:
            yield from _known(f"{where} › sample", [mark for mark in sample.marks if mark], drawing.spots)


def _law(where: str, requirement: Requirement, item: ServiceItem) -> Found:
    name = requirement.name.zh.replace("|", "")
    if requirement.standing is Standing.STATEMENT and item.public_safety:
        expected = Text(
            f"必带、可容缺或免提交；涉及{NEVER_STATED.zh}的事项不能告知承诺",
            f"core, pledgeable or held: no statement where an item touches {NEVER_STATED.en}",
        )
        yield Problem(f"{where} › statement", f"true（{name}）", expected)
    if requirement.standing is not Standing.PLEDGEABLE:
        return
    if item.instant or not item.promised:
        expected = Text("必带；只有承诺件能容缺", "core: only items with a promised time take a pledge")
        yield Problem(f"{where} › pledgeable", "true", expected)
    if requirement.kind is not Kind.MATERIAL or _NEVER_LATER.search(name):
        expected = Text(
            "必带；身份、权属、完税、同意、资格、报告不能容缺",
            "core: identity, ownership, tax, consent, qualification and reports never come later",
        )
        yield Problem(f"{where} › pledgeable", f"true（{name}）", expected)


def _ways(where: str, requirement: Requirement, places: set[str]) -> Found:
    if requirement.standing is Standing.HELD:
        return
    if not requirement.ways:
        expected = Text("至少一个办法：谁能帮、去哪儿办", "at least one way: who helps, or where it is made")
        yield Problem(f"{where} › ways", NOT_THERE, expected)
    if requirement.kind is Kind.MATERIAL and not (requirement.original or requirement.copies):
        expected = Text("原件或复印件至少 1 份", "at least one sheet, original or copy")
        yield Problem(f"{where} › original", "0", expected)
    for way in requirement.ways:
        yield from _known(f"{where} › ways {way.do.zh} › {way.kind.value}", [way.place] if way.place else [], places)
        if way.kind is WayKind.SAMPLE and requirement.sample is None:
            expected = Text("有 sample 才能说照样张", "a sample to follow")
            yield Problem(f"{where} › ways {way.do.zh} › sample", "true", expected)


def _condition(where: str, when: When, questions: Sequence[Situation]) -> Found:
    known = {question.id: {choice.id for choice in question.choices} for question in questions}
    for question, answers in when.answers:
        yield from _known(f"{where} › when", [question], known)
        if question in known:
            yield from _known(f"{where} › when › {question}", sorted(answers), known[question])


def _known(where: str, names: Iterable[str], known: Iterable[str]) -> Found:
    there = set(known)
    for name in names:
        if name not in there:
            yield Problem(where, f"“{name}”", one_of(there, name))


def _twice(where: str, names: Iterable[str]) -> Found:
    for name, count in Counter(names).items():
        if count > 1:
            yield Problem(f"{where} {name}", Text(f"出现了 {count} 次", f"it {count} times"), ONCE)


# -- what is only worth a warning -----------------------------------------------------------------------------------


def without_english(found: Catalogue) -> list[Problem]:
    """Return the texts of a catalogue that have no English; a hall may leave them so, the shipped one may not."""
    return [
        Problem(f"item {item.name.zh}", text.zh, Text("旁边的英文", "its English beside it"))
        for item in found.items
        for text in texts(item)
        if text.zh and not text.en
    ]


def texts(item: ServiceItem) -> Iterator[Text]:
    """Yield every text of an item that a screen may show."""
    yield from (item.name, item.short, item.promised_note, item.intro, item.fee, item.result, item.nearer)
    for question in item.situations:
        yield question.question
        for choice in question.choices:
            yield from (choice.label, choice.hint)
    for requirement in item.requirements:
        yield from (requirement.name, requirement.per, requirement.max_age, requirement.note, requirement.source)
        yield from requirement.any_of
        if requirement.sample:
            yield from (*requirement.sample.points, requirement.sample.hint)
        for way in requirement.ways:
            yield from (way.do, way.say)
