"""What can be set of a hall and a kiosk one value at a time: what each is called, what it does, how it is written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from kiosk.catalogue.problems import Problem, Refused, one_of
from kiosk.domain.text import Text
from kiosk.services.seeds import MACHINE_FILE, SITE_FILE
from kiosk.services.setting_lines import Place, Value, value_at

TAKEN = "取号机回到首页就用上"
LATER = {SITE_FILE: f"{TAKEN}，帮办台接下一位时也用上", MACHINE_FILE: "取号机下次启动生效"}
"""When a change is in use, by file."""
_LIVE = frozenset({"idle", "sound", "printer"})  # tables of machine.toml that a running kiosk takes up

OneOf = TypeVar("OneOf", bool, str, list[str])

_LIST = re.compile(r"[\s,，、;；]+")


class Kind(Enum):
    """How a value is written."""

    TEXT = "text"
    WHOLE = "whole"  # a whole number
    YES = "yes"  # yes or no
    CHOICE = "choice"  # one of the setting's choices
    SEVERAL = "several"  # the same, where each choice is a list
    SPANS = "spans"  # 9:00-12:00、13:00-17:00
    DAYS = "days"  # 2026-10-01、2026-10-02
    DAY = "day"
    LETTER = "letter"  # of a queue; others go with it (`bound_changes`)
    LIST = "list"  # a file of a year's holidays; it is read, not kept


BOUND = frozenset({Kind.LETTER, Kind.LIST})
"""What brings other changes with it, and is told before it is made."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of a file, in the staff's Chinese; `effect` says what it does and what goes wrong with a wrong one."""

    file: str
    place: Place
    group: str
    label: str
    effect: str
    kind: Kind = Kind.TEXT
    choices: tuple[tuple[str, str], ...] = ()  # value and word
    needed: bool = True  # an empty value is refused; else it takes the key out

    @property
    def later(self) -> str:
        """When a change is in use."""
        return TAKEN if self.file == MACHINE_FILE and self.place[0] in _LIVE else LATER[self.file]

    @property
    def name(self) -> str:
        """queue.F.quota: what the command line calls it."""
        return ".".join(self.place)


def settings(file: str, tables: Mapping[str, Any]) -> list[Setting]:
    """Return what can be set in a file that says `tables`."""
    return list((_machine if file == MACHINE_FILE else _site)(tables))


def read(setting: Setting, typed: str) -> Value:
    """Return what somebody typed as the file's value, None for ‘take it out’; raise `Refused` where it is none."""
    words = typed.strip()
    if not words:
        if setting.needed:
            raise _refused(setting, typed, Text("有内容，不能空着", "something, not nothing"))
        return None
    if setting.kind is Kind.WHOLE:
        if not re.fullmatch(r"-?\d{1,8}", words):
            raise _refused(setting, typed, Text("一个整数", "a whole number"))
        return int(words)
    if setting.kind is Kind.YES:
        return _one_of(
            setting, words, {"是": True, "true": True, "yes": True, "否": False, "false": False, "no": False}
        )
    if setting.kind is Kind.CHOICE:
        return _one_of(setting, words, {key: value for value, word in setting.choices for key in (value, word)})
    if setting.kind is Kind.SEVERAL:
        known = {key: value.split("、") for value, word in setting.choices for key in (value, word)}
        return _one_of(setting, words, known)
    parts = [part for part in _LIST.split(words) if part]
    if setting.kind is Kind.SPANS:
        return [part.replace("：", ":").replace("—", "-").replace("–", "-") for part in parts]
    if setting.kind in (Kind.DAYS, Kind.DAY):
        days = [_day(setting, part) for part in parts]
        return sorted(set(days)) if setting.kind is Kind.DAYS else days[0]
    return words


def said(value: Any) -> str:
    """Return a value as it is typed; an empty text where the file says nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)


def word(setting: Setting, value: Any) -> str:
    """Return a value as a list shows it."""
    return dict(setting.choices).get(said(value), said(value))


def _one_of(setting: Setting, words: str, known: Mapping[str, OneOf]) -> OneOf:
    if words.casefold() in known:
        return known[words.casefold()]
    if words in known:
        return known[words]
    raise _refused(setting, words, one_of(known))


def _day(setting: Setting, part: str) -> date:
    try:
        return date.fromisoformat(part)
    except ValueError:
        raise _refused(setting, part, Text("2026-10-01 这样的日子", "a day like 2026-10-01")) from None


def _refused(setting: Setting, typed: str, expected: Text) -> Refused:
    found = typed or Text("空的", "nothing")
    return Refused((Problem(f"{setting.file}: {' › '.join(setting.place)}", found, expected),))


def _site(tables: Mapping[str, Any]) -> Iterator[Setting]:
    def one(group: str, place: Place, label: str, effect: str, kind: Kind = Kind.TEXT, **more: Any) -> Setting:
        return Setting(SITE_FILE, place, group, label, effect, kind, **more)

    hall = "大厅"
    yield one(hall, ("name",), "大厅名称", "首页、小票和每个窗口顶上都用")
    yield one(hall, ("english",), "大厅名称（英文）", "English 界面和英文小票用", needed=False)
    yield one(hall, ("motto",), "一句话", "首页名称下面那行", needed=False)
    ways = (("zh、en", "先中文，可换 English"), ("en、zh", "先 English，可换中文"), ("zh", "只有中文"))
    effect = "取号机的语言；空着是先中文、可换 English。设成只有中文，外国人只好找人帮办"
    yield one(hall, ("languages",), "语言", effect, Kind.SEVERAL, choices=ways, needed=False)
    yield one(hall, ("hotline",), "热线", "没人、没号、出故障时请人打的电话")
    yield one(hall, ("consult_phone",), "咨询电话", "印在一次告知单上", needed=False)
    yield one(hall, ("supervise_phone",), "监督电话", "印在一次告知单上", needed=False)
    hours = tuple((str(table["id"]), str(table["id"])) for table in tables.get("hours", ()))
    for queue in tables.get("queue", ()):
        prefix = str(queue["prefix"])
        group, at = f"队列 {prefix} {queue['name']}", ("queue", prefix)
        yield one(group, (*at, "name"), "名称", "屏幕和小票上的队列名")
        effect = "号前面的字母，A 到 Z，不用 I 和 O；跟着要改的，存之前先列出来。今天发过号的，明天起才改"
        if queue.get("next_prefix"):
            effect = f"{queue['next_from']} 起是 {queue['next_prefix']}；写回 {prefix} 就不改了"
        yield one(group, (*at, "prefix"), "字母", effect, Kind.LETTER)
        yield one(group, (*at, "hours"), "钟点", "什么时候发号，见“钟点”", Kind.CHOICE, choices=hours)
        if not queue.get("help"):
            effect = "一天最多发多少号，空着不限；发完了请人明天来或领帮办号，设小了大家都去帮办区"
            yield one(group, (*at, "quota"), "每天号数", effect, Kind.WHOLE, needed=False)
        yield one(group, (*at, "first"), "从几号起", "每天的第一个号，空着是 1", Kind.WHOLE, needed=False)
        yield one(group, (*at, "last"), "到几号", "号段的末尾，空着是 999；超过了接着往上发", Kind.WHOLE, needed=False)
    for table in tables.get("hours", ()):
        group, at = f"钟点 {table['id']}", ("hours", str(table["id"]))
        yield one(group, (*at, "workday"), "工作日", "发号的时段，如 9:00-12:00、13:00-17:00", Kind.SPANS)
        yield one(group, (*at, "saturday"), "周六", "空着就是周六不开", Kind.SPANS, needed=False)
        effect = "关门前几分钟停止发号；设成 0，最后来的人可能办不完"
        yield one(group, (*at, "last_number_minutes"), "提前停号（分钟）", effect, Kind.WHOLE, needed=False)
    holiday = "假期"
    effect = "CSV 或 xlsx，一天一行，第二列写 休 或 班；写它的位置，先看差别再留下"
    yield one(holiday, ("calendar", "list"), "从文件导入一年", effect, Kind.LIST, needed=False)
    effect = "国务院公布的节假日，一天一个日期；漏一天，那天机器照常发号"
    yield one(holiday, ("calendar", "holidays"), "放假", effect, Kind.DAYS, needed=False)
    yield one(holiday, ("calendar", "workdays"), "调休上班", "周末要上班的日子", Kind.DAYS, needed=False)
    effect = "公布到哪一天；再往后不对人许诺哪天开门"
    yield one(holiday, ("calendar", "until"), "公布到", effect, Kind.DAY, needed=False)


def _machine(tables: Mapping[str, Any]) -> Iterator[Setting]:
    def one(group: str, place: Place, label: str, effect: str, kind: Kind = Kind.TEXT, **more: Any) -> Setting:
        return Setting(MACHINE_FILE, place, group, label, effect, kind, **more)

    ways = (("portrait", "竖放"), ("landscape", "横放"))
    here, panel, waits = "本机", "屏幕", "没人时"
    yield one(here, ("name",), "机器名称", "呼叫、审计和小票末行里的名字")
    yield one(here, ("floor",), "在几楼", "指路从这一层说起", Kind.WHOLE)
    if isinstance(tables.get("scanner"), Mapping):
        yield from _scanner()
    else:
        effect = "接在键盘口上的：首页写“扫码取号”，没装却写“是”，扫码的人白等；串口的在文件里写 [scanner]"
        yield one(here, ("scanner",), "装了扫码器", effect, Kind.YES, needed=False)
    yield one(panel, ("panel", "orientation"), "方向", "画面转不过来先改系统的显示设置", Kind.CHOICE, choices=ways)
    yield one(panel, ("panel", "width_mm"), "宽（毫米）", "屏幕亮的部分，用尺量；错了大字就不够大", Kind.WHOLE)
    yield one(panel, ("panel", "height_mm"), "高（毫米）", "屏幕亮的部分，用尺量", Kind.WHOLE)
    effect = "屏幕下沿离地，用尺量；错了“低位”的按钮轮椅够不着"
    yield one(panel, ("panel", "lower_edge_mm"), "下沿离地（毫米）", effect, Kind.WHOLE)
    effect = "没人碰时安静等几秒，空着是 30；太短会催人，太长别人看得见前一位选的"
    yield one(waits, ("idle", "quiet_seconds"), "安静等（秒）", effect, Kind.WHOLE, needed=False)
    effect = "再亮几秒倒计时，空着是 30"
    yield one(waits, ("idle", "ring_seconds"), "倒计时（秒）", effect, Kind.WHOLE, needed=False)
    effect = "最后问几秒“您还在吗”，空着是 20"
    yield one(waits, ("idle", "ask_seconds"), "问一声（秒）", effect, Kind.WHOLE, needed=False)
    for place in (("printer",), ("printer", "standby")):
        if isinstance(printer := value_at(tables, place), Mapping):
            yield from _printer(f"小票机 {printer.get('name', '')}", place)
    sound = "小票出来响一声，帮办台有人叫也响；0 不出声，空着是 100。太响吵人，太轻听不见"
    yield one("声音", ("sound", "volume"), "音量（0–100）", sound, Kind.WHOLE, needed=False)
    keep = "每天的自动备份留几天，空着是 14"
    yield one("备份", ("backup", "keep_days"), "留几天", keep, Kind.WHOLE, needed=False)
    keep = "备份放哪个文件夹，空着是数据目录里的 backups；另一块盘更保险"
    yield one("备份", ("backup", "folder"), "放哪里", keep, needed=False)


def _printer(group: str, place: Place) -> Iterator[Setting]:
    def one(key: str, label: str, effect: str) -> Setting:
        return Setting(MACHINE_FILE, (*place, key), group, label, effect, Kind.WHOLE, needed=False)

    where = "抄它的说明书，空着用这一型查实的数；“打印机”页按 R 看用了多少。写大了，坏在有人取号的时候"
    yield one("head_km", "打印头能走几公里", where)
    yield one("cutter_cuts", "切刀能切多少刀", where)


def _scanner() -> Iterator[Setting]:
    def one(key: str, label: str, effect: str, kind: Kind, choices: tuple[tuple[str, str], ...] = ()) -> Setting:
        return Setting(MACHINE_FILE, ("scanner", key), "扫码器", label, effect, kind, choices, needed=False)

    yield one("port", "串口", "如 /dev/ttyACM0；错了首页不再写“扫码取号”，码只能一位一位按", Kind.TEXT)
    yield one("baud", "波特率", "和扫码器说明书一致，空着是 9600；错了扫出来的是乱码", Kind.WHOLE)
    ends = (("any", "送回车、换行或 Tab"), ("none", "什么也不送"))
    yield one("suffix", "码后面", "错写成“什么也不送”，慢的扫码器会把一个码断成两截", Kind.CHOICE, ends)
