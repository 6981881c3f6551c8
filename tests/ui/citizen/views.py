"""The stops of the walk: every state of every citizen screen, and how a visitor comes there from the home."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kiosk.domain.appointments import Coming, Slot
from kiosk.domain.items import ALWAYS, Requirement, ServiceItem, Standing
from kiosk.domain.jobs import JobState
from kiosk.domain.text import Language, Text
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Mode, Step, Wish
from kiosk.services.answers import Booked, NoSuchCode, Theirs
from tests.ui.citizen.walk import View, Walker
from ui.citizen.booking import take_up

NOON = datetime(2026, 5, 12, 4, 10, tzinfo=UTC)  # 12:10 in the hall: some windows rest, help agents do not
NIGHT = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)  # 21:00
FOOD = "食品经营许可"
TRADER = "个体工商户设立登记"
BOTH = {"out of service"}  # speaks both languages at once
THEIRS = Text("请到 2 楼不动产区门口的取号机取号", "Take a number at the machine by the real estate zone, floor 2")


def nothing(_: Requirement) -> bool:
    """Everything was brought."""
    return False


def everything(_: Requirement) -> bool:
    """Nothing was brought."""
    return True


def _search(letters: str) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.journey.letters = letters
        walker.journey.start(Step.CHOOSE)
        walker.journey.go(Step.SEARCH)

    return go


def _list(topic: Callable[[Walker], str]) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.journey.start(Step.CHOOSE)
        walker.journey.open_list(topic(walker))

    return go


def _longest_event(walker: Walker) -> str:
    events = [event for item in walker.catalogue.items for event in item.life_events]
    return f"event:{max(set(events), key=events.count)}"


def _out_of_paper(walker: Walker) -> None:
    walker.journey.printer = "paper out"
    walker.journey.crowdChanged.emit()


def _expecting(walker: Walker) -> None:
    walker.until(lambda: walker.journey.crowd is not None, "the crowd")
    assert walker.journey.crowd is not None
    walker.journey.crowd = replace(walker.journey.crowd, booked=True)
    walker.journey.crowdChanged.emit()


def _crowded(walker: Walker) -> None:
    """Let 120 wait on every floor; a busy hall has as many on one."""
    walker.until(lambda: walker.journey.crowd is not None, "the crowd")
    assert walker.journey.crowd is not None
    walker.journey.crowd = replace(walker.journey.crowd, floors=dict.fromkeys(walker.journey.crowd.floors, 120))
    walker.journey.crowdChanged.emit()


def _at_night(walker: Walker) -> None:
    walker.clock.now = NIGHT
    walker.journey.moved.emit("Home", True)


def _answered(walker: Walker) -> None:
    walker.journey.choose(walker.item(FOOD))
    walker.journey.put(walker.situated(walker.item(FOOD)))
    walker.journey.languageChanged.emit()


def _half_answered(walker: Walker) -> None:
    walker.to_checklist(walker.twelve())
    for wanted, answer in zip(walker.journey.visit.asked()[:6], list(Answer) * 2, strict=True):
        walker.journey.put(walker.journey.visit.answer(wanted.id, answer))


def _sample(language: Language) -> Callable[[Walker], None]:
    """Stand before the paper whose sample has the most to read in a language."""

    def length(wanted: Requirement) -> int:
        told = [*wanted.sample.points, *(way.say for way in wanted.ways[:1])] if wanted.sample else []
        return sum(len(words.in_(language)) for words in told)

    def go(walker: Walker) -> None:
        items = [(item, wanted) for item in walker.catalogue.items for wanted in item.requirements]
        item, wanted = max(items, key=lambda pair: length(pair[1]))
        walker.to_checklist(replace(item, requirements=(replace(wanted, when=ALWAYS),)))

    return go


def _one_paper(walker: Walker, name: str, part: str) -> None:
    item = walker.item(name)
    wanted = next(wanted for wanted in item.requirements if part in wanted.name.zh)
    walker.to_checklist(replace(item, requirements=(wanted,)))


def _open_sample(walker: Walker) -> None:
    presenter = walker.presenter
    presenter.closeSample()
    presenter.openSample(walker.journey.visit.asked()[0].id)


def _looked_up(walker: Walker, missing: Callable[[Requirement], bool], item: ServiceItem | None = None) -> None:
    walker.journey.visit = replace(walker.journey.visit, mode=Mode.LOOK_UP)
    walker.judged(item or walker.item(FOOD), missing)


def _pledgeable(wanted: Requirement) -> bool:
    return wanted.standing is Standing.PLEDGEABLE


def _traders_form(wanted: Requirement) -> bool:
    return "个体工商户" in wanted.name.zh


def _stated(walker: Walker) -> None:
    item = walker.item("公共场所卫生许可（告知承诺）")
    walker.judged(item, lambda r: r.standing is Standing.STATEMENT)


def _purpose(walker: Walker) -> None:
    walker.journey.start(Step.PURPOSE)
    walker.stand("Purpose")


def _zones(walker: Walker) -> None:
    _purpose(walker)
    walker.presenter.choose("ask")


def _scanned(why: str) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.journey.start(Step.CODE)
        walker.stand("Code")
        walker.journey.wrong_code = NoSuchCode(why)
        walker.journey.changed.emit()

    return go


def _most_wanted_of_long_names(walker: Walker) -> None:
    by_length = sorted(walker.catalogue.items, key=lambda item: (len(item.short.zh), len(item.short.en)))
    walker.presenter._on_wanted((tuple(by_length[-6:]), True))


def _at_a_scanner(walker: Walker) -> None:
    walker.journey.set_scanner(there=True)


def _code_at_a_scanner(walker: Walker) -> None:
    _at_a_scanner(walker)
    walker.journey.start(Step.CODE)


def _typed(letters: str, wrong: NoSuchCode | None = None) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.journey.start(Step.CODE)
        walker.stand("Code")
        for letter in letters:
            walker.presenter.press(letter)
        if wrong is not None:
            walker.until(lambda: walker.journey.wrong_code is not None, "what became of the code")
            walker.journey.wrong_code = wrong
            walker.journey.changed.emit()

    return go


def _code_of_another_system(walker: Walker) -> None:
    _typed("")(walker)
    walker.until(lambda: not walker.kiosk.door.busy, "what today's codes look like")
    walker.presenter._on_places(12)
    for letter in "YY2051773301":
        walker.presenter.press(letter)
    walker.journey.wrong_code = NoSuchCode("booked-withdrawn")
    walker.journey.changed.emit()


def _booked(how: Coming | None, days: int = 0) -> Callable[[Walker], None]:
    """Come early or late to 食品经营许可, or on another day for the item of the longest name."""

    def go(walker: Walker) -> None:
        item = walker.item(FOOD) if how else walker.longest()
        _typed("")(walker)
        begins = walker.kiosk.hall.now().replace(hour=14, minute=30) + timedelta(days=days)
        slot = Slot(begins, begins + timedelta(minutes=30))
        opens = begins - timedelta(minutes=30)
        take_up(walker.journey, Booked("x", item, slot, opens, how, begins.date()))

    return go


def _issued_booked(walker: Walker) -> None:
    begins = walker.kiosk.hall.now().replace(hour=9, minute=30)
    slot = Slot(begins, begins + timedelta(minutes=30))
    walker.to_checklist(walker.longest())
    walker.journey.put(replace(walker.journey.visit, slot=slot))
    walker.answer(nothing)
    walker.journey.judge()
    walker.stand("Issued")


def _elsewhere(walker: Walker) -> None:
    place = max(walker.catalogue.elsewhere, key=lambda each: len(each.go.zh) + len(each.name.zh))
    walker.journey.start(Step.CHOOSE)
    walker.journey.go(Step.SEARCH)
    walker.journey.open_elsewhere(place)


def _one_elsewhere(walker: Walker) -> None:
    """One of three items turns out to be done in another house."""
    _several(walker, [FOOD, TRADER, "门头招牌设置备案"], nothing)
    walker.journey.put(walker.journey.visit.add())
    walker.journey.open_elsewhere(max(walker.catalogue.elsewhere, key=lambda each: len(each.go.zh)))


def _closed(at: datetime, queue: str = "F") -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.clock.now = at
        walker.to_checklist(next(i for i in walker.catalogue.items if i.queue == queue))
        walker.answer(nothing)
        walker.journey.judge()
        walker.until(lambda: walker.journey.later is not None, "no number now")

    return go


def _theirs(walker: Walker) -> None:
    walker.to_checklist(walker.item(FOOD))
    walker.journey.later = Theirs("A", THEIRS)
    walker.journey.moved.emit(walker.journey.screen, True)


def _late(state: JobState, again: bool = False) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.issued(walker.item(FOOD), _pledgeable)
        walker.printed(state, again)

    return go


def _in_english(wish: Wish) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.journey.speak(Language.ENGLISH)
        walker.issued(walker.item(FOOD), everything, wish)

    return go


def _notice(state: JobState) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        walker.issued(walker.item(FOOD), everything, Wish.NOTICE)
        walker.printed(state)

    return go


def _help(walker: Walker) -> None:
    walker.help.close()
    walker.help.call()


def _taken(walker: Walker) -> None:
    _help(walker)
    walker.until(lambda: walker.help._call is not None, "the call")
    call = walker.help._call
    assert call is not None
    walker.help._on_call(replace(call, taken_by="03"))  # a name is a name in every language


def _gone_for(seconds: float) -> Callable[[Walker], None]:
    def hold(walker: Walker) -> None:
        idle = walker.kiosk.idle
        idle._touched_at = time.monotonic() - seconds * idle._factor
        idle.look()

    return hold


def _several(walker: Walker, names: Sequence[str], missing: Callable[[Requirement], bool] = nothing) -> None:
    """Hold several items, everything answered."""
    journey = walker.journey
    for name in names:
        journey.visit = (journey.visit.add() if journey.visit.items else journey.visit).choose(walker.item(name))
    while (question := journey.visit.next_question()) is not None:
        choice = next(choice for choice in reversed(question.choices) if not choice.leads_to)
        journey.put(journey.visit.situate(question.id, choice.id))
    walker.answer(missing)
    journey.start(Step.CHOOSE)


def _longest_short_names(walker: Walker) -> list[str]:
    """Return five items of one queue with the longest short names."""
    items = [item for item in walker.catalogue.items if item.queue == "F" and not item.discreet]
    return [item.code for item in sorted(items, key=lambda item: -len(item.short.zh))[:5]]


def _shown_together(walker: Walker, names: Sequence[str]) -> None:
    _several(walker, names)
    walker.journey.show_several()


def _listed_together(walker: Walker, names: Sequence[str], missing: Callable[[Requirement], bool] = nothing) -> None:
    _several(walker, names, missing)
    walker.journey.go(Step.ITEM)
    walker.journey.go(Step.CHECKLIST)


def _judged_together(walker: Walker, names: Sequence[str], missing: Callable[[Requirement], bool]) -> None:
    _listed_together(walker, names, missing)
    walker.journey.judge()


def _issued_together(walker: Walker, names: Sequence[str]) -> None:
    _judged_together(walker, names, nothing)
    walker.until(lambda: walker.journey.issued is not None, "the numbers")


def _late_together(names: Callable[[Walker], Sequence[str]]) -> Callable[[Walker], None]:
    def go(walker: Walker) -> None:
        _issued_together(walker, names(walker))
        walker.printed(JobState.FAILED)

    return go


def _left_for_another_day(walker: Walker) -> None:
    _judged_together(walker, [FOOD, TRADER], _traders_form)
    walker.journey.issue_ready()
    walker.until(lambda: walker.journey.issued is not None, "the number")


def _late_notice(walker: Walker) -> None:
    _left_for_another_day(walker)
    walker.printed(JobState.UNCERTAIN)


def _restaurant(walker: Walker) -> list[str]:
    """Return the items of a bundle of three queues."""
    return [item.code for item in walker.catalogue.bundled("restaurant")]


def _of_five_queues(walker: Walker) -> list[str]:
    """Return an item of each of five queues, those with the longest short names."""
    items = [item for item in walker.catalogue.items if not item.discreet]
    by_queue = {item.queue: item for item in sorted(items, key=lambda item: len(item.short.zh))}
    return [item.code for item in by_queue.values()][-5:]


def _home(_: Walker) -> None:
    """The home is where every view starts."""


def _item(item: ServiceItem) -> View:
    return View(f"item {item.short.zh}", "Item", lambda walker: walker.journey.choose(item))


def _checklist(item: ServiceItem) -> View:
    return View(f"checklist {item.short.zh}", "Checklist", lambda walker: walker.to_checklist(item))


FIXED: tuple[View, ...] = (
    View("home", "Home", _home),
    View("home without paper", "Home", _home, _out_of_paper),
    View("home while some are booked", "Home", _home, _expecting),
    View("home with 120 waiting on each floor", "Home", _home, _crowded),
    View("home at night", "Home", _at_night),
    View("choose", "Choose", lambda w: w.journey.start(Step.CHOOSE)),
    View("choose what to bring", "Choose", lambda w: w.journey.start(Step.CHOOSE, Mode.LOOK_UP)),
    View("list of an event", "List", _list(_longest_event)),
    View("list of an event by letters", "List", _list(_longest_event), lambda walker: walker.presenter.narrow(2)),
    View("list of a floor", "List", _list(lambda _: "floor:3")),
    View("list of a department", "List", _list(lambda w: f"department:{w.longest().department}")),
    View("search", "Search", _search("")),
    View("search found", "Search", _search("DJ")),
    View("search found a bundle", "Search", _search("KBCYD")),
    View("search found nothing", "Search", _search("QXVWQ")),
    View("item answered", "Item", _answered),
    View("item with the ring", "Item", _answered, _gone_for(35)),
    View("checklist of twelve", "Checklist", lambda w: w.to_checklist(w.twelve())),
    View("checklist half answered", "Checklist", _half_answered),
    View("sample", "Checklist", _sample(Language.CHINESE), _open_sample),
    View("sample in English", "Checklist", _sample(Language.ENGLISH), _open_sample),
    View("sample of a floor plan", "Checklist", lambda w: _one_paper(w, FOOD, "布局"), _open_sample),
    View("verdict ready", "Verdict", lambda w: _looked_up(w, nothing)),
    View("verdict ready of twelve", "Verdict", lambda w: _looked_up(w, nothing, w.twelve())),
    View("verdict of one who looks", "Verdict", lambda w: _looked_up(w, everything)),
    View("verdict pledge", "Verdict", lambda w: w.judged(w.item(FOOD), _pledgeable)),
    View("verdict remedy", "Verdict", lambda w: w.judged(w.item(FOOD), everything)),
    View("verdict of twelve", "Verdict", lambda w: w.judged(w.twelve(), everything)),
    View("verdict statement", "Verdict", _stated),
    View("issued", "Issued", lambda w: w.issued(w.item(FOOD), nothing)),
    View("issued in English", "Issued", _in_english(Wish.ANYWAY)),
    View("notice in English", "Notice", _in_english(Wish.NOTICE)),
    View("issued pledge", "Issued", lambda w: w.issued(w.item(FOOD), _pledgeable)),
    View("issued anyway", "Issued", lambda w: w.issued(w.longest(), everything, Wish.ANYWAY)),
    View("issued help", "Issued", lambda w: w.issued(w.longest(), everything, Wish.HELP)),
    View("issued discreet", "Issued", lambda w: w.issued(w.item("残疾人证办理"), nothing)),
    View("issued booked", "Issued", _issued_booked),
    View("several", "Several", lambda w: _shown_together(w, [FOOD, TRADER])),
    View("several of a bundle", "Several", lambda w: _shown_together(w, _restaurant(w))),
    View("several, five of long names", "Several", lambda w: _shown_together(w, _longest_short_names(w))),
    View("checklist of several", "Checklist", lambda w: _listed_together(w, [FOOD, TRADER])),
    View("verdict of which one is ready", "Verdict", lambda w: _judged_together(w, [FOOD, TRADER], _traders_form)),
    View("issued by five groups", "Issued", lambda w: _issued_together(w, _of_five_queues(w))),
    View("issued by three groups", "Issued", lambda w: _issued_together(w, _restaurant(w))),
    View("issued, some left", "Issued", _left_for_another_day),
    View("slip late of three", "SlipLate", _late_together(_restaurant)),
    View("slip late of five", "SlipLate", _late_together(_of_five_queues)),
    View("notice late of what was left", "SlipLate", _late_notice),
    View("slip unknown", "SlipLate", _late(JobState.UNCERTAIN)),
    View("slip late", "SlipLate", _late(JobState.FAILED)),
    View("slip held", "SlipLate", _late(JobState.HELD)),
    View("slip late, printer mended", "SlipLate", _late(JobState.FAILED, again=True)),
    View("notice", "Notice", _notice(JobState.CONFIRMED)),
    View("notice late", "Notice", _notice(JobState.HELD)),
    View("code", "Code", _typed("")),
    View("home of long names", "Home", _most_wanted_of_long_names),
    View("home at a scanner", "Home", _at_a_scanner),
    View("code at a scanner", "Code", _code_at_a_scanner),
    View("code misread", "Code", _typed("22222223", NoSuchCode("mistyped"))),
    View("code with one wrong", "Code", _typed("22222223", NoSuchCode("mistyped", (4,)))),
    View("code with two changed", "Code", _typed("22222223", NoSuchCode("mistyped", (2, 3)))),
    View("code expired", "Code", _typed("22222222", NoSuchCode("expired"))),
    *(
        View(f"code {why}", "Code", _scanned(why))
        for why in ("used", "foreign", "forged", "unreadable", "passed", "missed")
    ),
    View("code of another system", "Code", _code_of_another_system),
    View("booked, early", "Booked", _booked(Coming.EARLY)),
    View("booked, late", "Booked", _booked(Coming.LATE)),
    View("booked for a day to come", "Booked", _booked(None, 30)),
    View("purpose", "Purpose", _purpose),
    View("purpose zones", "Purpose", _zones),
    View("elsewhere", "Elsewhere", _elsewhere),
    View("elsewhere, one of several", "Elsewhere", _one_elsewhere),
    View("later", "Later", _closed(NIGHT)),
    View("later, help now", "Later", _closed(NOON)),
    View("later, their numbers", "Later", _theirs),
    View("help", "Home", _home, _help),
    View("help taken", "Home", _home, _taken),
    View("still there", "Item", _answered, _gone_for(62)),
    View("out of service", "OutOfService", lambda w: w.journey.door.outOfService.emit("the walk asks for it")),
)


def all_views(items: Iterable[ServiceItem]) -> tuple[View, ...]:
    """Return every view, with the page and the list of each of these items."""
    return (*FIXED, *of_items(tuple(items)))


def of_items(items: Sequence[ServiceItem]) -> tuple[View, ...]:
    """Return the views that show the page and the list of each of these items."""
    return (*(_item(item) for item in items), *(_checklist(item) for item in items))
