"""What the desk learns from many visits: how they are split, what each number means, how materials were mended."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from kiosk.domain.sent_back import OneGo
from kiosk.domain.text import Text

BUCKET = 15  # seconds: a time to the verdict is counted in steps of this
LONGEST = 120  # buckets; what took longer (half an hour) was a case left open, and counts as this long


class Split(Enum):
    """By what visits are split; each of them falls into exactly one group of a split."""

    DAY = "day"
    WEEK = "week"  # by its Monday
    AGENT = "agent"
    ITEM = "item"
    DEPARTMENT = "department"


@dataclass(slots=True)
class Tally:
    """What one group of visits came to.

    `kinds` are events by kind, `verdicts` the last verdict of each visit, `times` visits by how many `BUCKET`s passed
    from their begin to their first verdict.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    times: Counter[int] = field(default_factory=Counter)
    escalated: int = 0
    one_go: OneGo = field(default_factory=OneGo)

    def add(self, other: "Tally") -> None:
        """Add another group to this one."""
        self.kinds.update(other.kinds)
        self.verdicts.update(other.verdicts)
        self.times.update(other.times)
        self.escalated += other.escalated
        mine, others = self.one_go, other.one_go
        self.one_go = OneGo(mine.done + others.done, mine.sent_back + others.sent_back, mine.unknown + others.unknown)

    @property
    def minutes(self) -> float | None:
        """The median time to the first verdict in minutes, to a quarter of one; None where none was measured."""
        half, seen = sum(self.times.values()) / 2, 0
        for bucket, count in sorted(self.times.items()):
            seen += count
            if seen >= half:
                return (bucket + 0.5) * BUCKET / 60
        return None


class Mended(Enum):
    """How a missing requirement went on."""

    PLEDGE = "pledge"  # a number with a pledge: the paper follows
    HELP = "help"  # a help number: an agent goes on
    ANYWAY = "anyway"  # a number all the same, marked 材料待补
    NOTICE = "notice"  # the visitor took the told-once notice along
    SUPERVISOR = "supervisor"  # a supervisor decided
    NOTHING = "nothing"  # none of these: nobody knows
    AT_ONCE = "at-once"  # it was there before the same visit ended
    STATED = "stated"  # a signed statement replaced it
    CAME_BACK = "came-back"  # it was there when the visitor came back with the notice's code


STILL_MISSING = (
    Mended.PLEDGE,
    Mended.HELP,
    Mended.ANYWAY,
    Mended.NOTICE,
    Mended.SUPERVISOR,
    Mended.NOTHING,
)
"""What can follow where it was missing at the last verdict: these add up to how often it was."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a visit went: what was missing at its first and last verdict and under the code it came back with, and on.

    `wish` is that of its number, empty without one; `noticed` whether it got a notice, `decided` whether a supervisor
    closed its case.
    """

    first: Collection[str]
    last: Collection[str]
    before: Collection[str] = ()
    stated: Collection[str] = ()
    wish: str = ""
    noticed: bool = False
    decided: bool = False

    def mended(self) -> dict[str, Mended]:
        """Return how each requirement went on that was missing at any time."""
        fetched = dict.fromkeys(self.before, Mended.CAME_BACK)
        at_once = dict.fromkeys(self.first, Mended.AT_ONCE)
        stated = dict.fromkeys(self.stated, Mended.STATED)
        return {**at_once, **fetched, **stated, **dict.fromkeys(self.last, self._went_on())}

    def _went_on(self) -> Mended:
        number = {"number": Mended.PLEDGE, "help": Mended.HELP, "anyway": Mended.ANYWAY}.get(self.wish)
        if number is not None:
            return number
        if self.decided:
            return Mended.SUPERVISOR
        return Mended.NOTICE if self.noticed else Mended.NOTHING


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of each group: its key, what it is called, and the sentence that says what was counted."""

    key: str
    name: Text
    means: Text


MEASURES = (
    Measure(
        "visits",
        Text("到访", "visits"),
        Text(
            "取号机或帮办台上开始的办理；取了帮办号再到帮办台的，两边各算一次；撤销后接着改，算新的一次",
            "begun at a kiosk or the desk; who goes on at the desk with a help number, or after an undo, counts again",
        ),
    ),
    Measure(
        "ready",
        Text("齐了", "ready"),
        Text("最后一次核对时材料都齐的到访", "visits whose last verdict was that all is there"),
    ),
    Measure(
        "pledge",
        Text("可容缺", "pledge"),
        Text("最后一次核对时只差可容缺材料的到访", "visits whose last verdict lacked only what may follow"),
    ),
    Measure(
        "remedy",
        Text("还要补", "remedy"),
        Text("最后一次核对时还差核心材料的到访", "visits whose last verdict lacked a core paper"),
    ),
    Measure(
        "minutes",
        Text("核对用时", "minutes to verdict"),
        Text(
            "从开始到第一次结论的分钟数，中位数：一半更快，一半更慢；按 15 秒一档，半小时以上按半小时",
            "median minutes from the begin to the first verdict, in steps of 15 s, at most half an hour",
        ),
    ),
    Measure(
        "issued",
        Text("取号", "numbers"),
        Text(
            "发出的号，帮办号和不对材料的号也算，作废的也算；几件事同一个号的，按事项时算在第一件",
            "all numbers given, void ones and help numbers too; one for several items is the first one's",
        ),
    ),
    Measure(
        "further",
        Text("同号另办", "further items"),
        Text(
            "和别的事项用同一个号办的，第一件不算；按事项时，取号加它就是这件事办了多少次",
            "items beside the first of a number; an item's numbers and these are how often it was dealt with",
        ),
    ),
    Measure("notices", Text("告知单", "notices"), Text("打出的一次告知单", "told-once notices given")),
    Measure("codes", Text("预审码", "codes"), Text("发出的预审码", "pre-review codes given")),
    Measure(
        "looked_up",
        Text("只查", "looked up"),
        Text("只查了要带什么、没取号的到访", "visits that only asked what to bring"),
    ),
    Measure("left", Text("中途离开", "left"), Text("没办到头就离开取号机的到访", "visits left half-way at a kiosk")),
    Measure("help_calls", Text("叫人", "help calls"), Text("取号机上叫人帮办的次数", "help calls at a kiosk")),
    Measure(
        "nothing_found",
        Text("没搜到", "found nothing"),
        Text("搜了、一项也没找到的次数", "searches that found nothing"),
    ),
    Measure(
        "escalated",
        Text("请值班长", "escalations"),
        Text("帮办员请值班长处理的次数；按人分时算在提交的人名下", "cases handed to a supervisor, by who handed it"),
    ),
    Measure(
        "done",
        Text("一次办成", "done in one go"),
        Text(
            "齐了取号、窗口已办结、没有被退回的到访，有几个号的都办结才算；作废的号不算",
            "ready visits with all their numbers finished at the window and none sent back; void ones are left out",
        ),
    ),
    Measure(
        "sent_back",
        Text("齐了被退回", "sent back"),
        Text("齐了取号、窗口仍退回来的到访，记错的不算", "ready, and yet sent back by the window; mistakes left out"),
    ),
    Measure(
        "share",
        Text("办成率", "share in one go"),
        Text(
            "一次办成的占有结果的百分之几；有结果的，是一次办成的加上齐了被退回的",
            "per cent done in one go, of those whose end is known: done in one go, or sent back",
        ),
    ),
    Measure(
        "no_end",
        Text("还没结果", "no end yet"),
        Text("齐了取号、窗口还没都说办结的到访", "ready, and not all its windows have said that it is finished"),
    ),
)


def numbers(tally: Tally) -> dict[str, int | float | None]:
    """Return the numbers of a group by the keys of `MEASURES`, in their order."""
    kinds, verdicts = tally.kinds, tally.verdicts
    return {
        "visits": kinds["begun"],
        "ready": verdicts["ready"],
        "pledge": verdicts["pledge"],
        "remedy": verdicts["remedy"],
        "minutes": tally.minutes,
        "issued": kinds["issued"],
        "further": kinds["issued-with"],
        "notices": kinds["notice"],
        "codes": kinds["pre-review"],
        "looked_up": kinds["looked-up"],
        "left": kinds["left"],
        "help_calls": kinds["help-call"],
        "nothing_found": kinds["nothing-found"],
        "escalated": tally.escalated,
        "done": tally.one_go.done,
        "sent_back": tally.one_go.sent_back,
        "share": None if tally.one_go.share is None else 100 * tally.one_go.share,
        "no_end": tally.one_go.unknown,
    }


def folded(tallies: Mapping[str, Tally], names: Mapping[str, str]) -> dict[str, Tally]:
    """Return groups put together under other names; one without a name there keeps its own."""
    into: dict[str, Tally] = {}
    for group, tally in tallies.items():
        into.setdefault(names.get(group, group), Tally()).add(tally)
    return into
