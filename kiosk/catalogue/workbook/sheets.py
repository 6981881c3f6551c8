"""The sheets of a catalogue workbook and their columns: the one table that writing, reading and the template share."""

from dataclasses import dataclass
from enum import Enum

from kiosk.catalogue.check import FOR_WHOM, KINDS, NEVER_STATED, REACHES
from kiosk.domain.icons import ICONS
from kiosk.domain.items import HandedOut


class Cell(Enum):
    """How a cell holds its value."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"  # 是, or empty
    DATE = "date"
    LINES = "lines"  # one a line
    PAIRS = "pairs"  # one a line: 中文 // English
    WHEN = "when"  # one a line: question = answer | answer


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` of the item files, its two headings, what to write in it; `width` in characters."""

    key: str
    zh: str
    en: str
    hint: str = ""
    cell: Cell = Cell.TEXT
    width: int = 14
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `needs` are the columns without which it cannot be read."""

    key: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...]

    def column(self, key: str) -> Column | None:
        """Return the column of a key."""
        return next((column for column in self.columns if column.key == key), None)


USUAL = "常用"  # stands for the item's code where a row is of the dictionary of papers
ITEM_CODE = Column("item", "事项编码", "Item code", f"31 位实施编码；材料字典写“{USUAL}”", width=34)
TIMES = "写 instant（当场办好）、none（没有）或 10 working days"
LEGAL = "写 instant、none、20 working days、30 days、3 months 或 24 hours"
HANDED_OUT = "、".join(way.value for way in HandedOut)
ICON = Column("icon", "图标", "Icon", f"其中之一：{'、'.join(sorted(ICONS))}", width=10)
REQUIREMENT_KINDS = {"material": "材料", "person": "到场人", "condition": "条件", "step": "先办的事"}
STANDINGS = {"": "必带", "pledgeable": "可容缺", "statement": "可声明", "held": "免提交"}
WAYS = {"agent": "帮办", "here": "本楼", "sample": "样张", "phone": "手机", "self": "自己", "elsewhere": "别处"}


def _both(key: str, zh: str, en: str, hint: str = "", width: int = 20) -> tuple[Column, Column]:
    return Column(key, zh, en, hint, width=width), Column(f"{key}_en", f"{zh}（英文）", f"{en} (English)", width=width)


DEPARTMENTS = Sheet(
    "department",
    "部门",
    "Departments",
    (
        Column("id", "部门代号", "Department id", "小写字母、数字和短横", width=16),
        Column("name", "部门名称", "Department name", width=34),
        Column("english", "英文名", "English name", width=30),
        *_both("short", "简称", "Short name"),
        Column("floor", "楼层", "Floor", cell=Cell.NUMBER, width=8),
        Column(
            "usual", "常用材料", "Usually required", "材料字典里的代号，一行一个；只有名称的事项用它", Cell.LINES, 20
        ),
    ),
    ("id", "name", "short", "floor"),
)

LIFE_EVENTS = Sheet(
    "life_event",
    "人生事项",
    "Life events",
    (
        Column("id", "人生事项代号", "Life event id", width=16),
        Column("name", "人生事项", "Life event", width=18),
        Column("english", "英文名", "English name", width=20),
        *_both("hint", "提示", "Hint", width=26),
        ICON,
    ),
    ("id", "name", "icon"),
)

BUNDLES = Sheet(
    "bundle",
    "一件事",
    "Bundles",
    (
        Column("id", "一件事代号", "Bundle id", width=16),
        Column("name", "一件事", "Bundle", width=26),
        Column("english", "英文名", "English name", width=24),
        *_both("hint", "提示", "Hint", width=26),
        ICON,
        Column("life_events", "人生事项", "Life event ids", "一行一个代号", Cell.LINES, 16),
        Column("items", "事项", "Items", "一行一个：编码、名称或短名；两件到五件", Cell.LINES, 44),
        Column("follows", "依据的清单", "Follows", "出处的种类", width=40),
    ),
    ("id", "name", "items"),
)

ELSEWHERE = Sheet(
    "elsewhere",
    "别处办的",
    "Elsewhere",
    (
        Column("code", "代号", "Code", width=24),
        Column("name", "名称", "Name", width=30),
        Column("english", "英文名", "English name", width=30),
        *_both("go", "去哪儿", "Where to go", width=50),
        Column("everyday", "俗称", "What people say", "一行一个", Cell.LINES, 30),
    ),
    ("code", "name", "go"),
)

ITEMS = Sheet(
    "item",
    "事项",
    "Items",
    (
        Column("code", "事项编码", "Item code", "31 位实施编码（业务办理项 33 位），凭它认事项", width=34),
        Column("name", "事项名称", "Item name", width=44),
        Column("english", "英文名", "English name", width=36),
        *_both("short", "短名", "Short name", "名称超过 12 个字时要有", 18),
        Column("department", "实施主体", "Department id", "部门代号", width=16),
        Column("supervisor", "主管部门", "Supervisor", width=28),
        Column("queue", "队列", "Queue", "取号的字母", width=8),
        Column("zone", "去处", "Place id", "不在队列的去处办时写", width=16),
        Column("special_zone", "专区", "Special zone", width=14),
        Column("kind", "事项类型", "Kind", choices=KINDS),
        Column("for_whom", "服务对象", "For whom", f"一行一个：{'、'.join(FOR_WHOM)}", Cell.LINES, 16),
        Column("promised", "承诺时限", "Promised", TIMES, width=18),
        *_both("promised_note", "时限说明", "Note on time", width=22),
        Column("legal", "法定时限", "Legal term", LEGAL, width=18),
        *_both("intro", "谁来办", "Who it is for", "一句话", 40),
        Column("everyday", "俗称", "What people say", "一行一个", Cell.LINES, 24),
        *_both("fee", "收费", "Fee", width=14),
        *_both("result", "结果", "Result", width=22),
        Column("handed_out", "怎么拿到", "Handed out", f"一行一个：{HANDED_OUT}", Cell.LINES, 14),
        Column("visits", "到现场次数", "Visits", cell=Cell.NUMBER, width=10),
        Column("reach", "通办范围", "Reach", choices=REACHES, width=10),
        *_both("basis", "依据", "Basis", width=40),
        Column("life_events", "人生事项", "Life events", "代号，一行一个", Cell.LINES, 14),
        ICON,
        Column("discreet", "隐去名称", "Discreet", "低保、残疾等不给旁人看的", Cell.FLAG, 10),
        Column("public_safety", "涉及公共安全", "Public safety", f"{NEVER_STATED.zh}：不能声明", Cell.FLAG, 12),
        *_both("nearer", "就近办", "Nearer", width=24),
        Column("wanted", "首页常办", "On the home", "1 到 6；不上首页的空着", Cell.NUMBER, 10),
        Column("worked_out", "逐项核过", "Worked out", cell=Cell.FLAG, width=10),
        Column("incomplete", "待补全", "Incomplete", "只有名称，材料用部门常用的", Cell.FLAG, 10),
        Column("follows", "依照", "Follows", "照哪类来源写的", width=30),
        Column("owner", "谁维护", "Owner", width=20),
        Column("checked", "核对日期", "Checked", "比如 2026-05-12", Cell.DATE, 14),
    ),
    ("code", "name", "department", "queue"),
)

SITUATIONS = Sheet(
    "situation",
    "情形",
    "Situations",
    (
        ITEM_CODE,
        Column("id", "问题代号", "Question id", "同一问题的几个回答写同一个代号"),
        *_both("question", "问题", "Question", "写在第一个回答那一行", 28),
        Column("when", "什么时候问", "Asked when", "问题代号 = 回答代号 | 回答代号；一行一个", Cell.WHEN, 22),
        Column("choice", "回答代号", "Answer id"),
        *_both("label", "回答", "Answer", width=24),
        *_both("hint", "提示", "Hint", width=26),
        ICON,
        Column("leads_to", "转到", "Leads to", "别的事项的编码、名称或短名", width=24),
    ),
    ("item", "id", "question", "choice", "label"),
)

REQUIREMENTS = Sheet(
    "requirement",
    "材料和条件",
    "Requirements",
    (
        ITEM_CODE,
        Column("id", "材料代号", "Requirement id", "本事项内不重复", width=18),
        Column("kind", "类别", "Kind", choices=tuple(REQUIREMENT_KINDS.values()), width=10),
        Column("name", "名称", "Name", "太长时用 | 断行", width=30),
        Column("english", "英文名", "English name", width=30),
        Column("standing", "缺了怎么办", "If missing", choices=tuple(STANDINGS.values()), width=12),
        Column("original", "原件份数", "Originals", cell=Cell.NUMBER, width=10),
        Column("copies", "复印件份数", "Copies", cell=Cell.NUMBER, width=10),
        *_both("per", "每谁一份", "Per", width=14),
        *_both("max_age", "期限", "Not older than", width=16),
        Column("any_of", "任选其一", "Any of", "一行一个：中文 // English", Cell.PAIRS, 30),
        *_both("note", "说明", "Note", width=24),
        *_both("source", "谁出具", "Source", width=24),
        Column("sample", "样张要点", "Sample", "一行一个：中文 // English // 位置", Cell.PAIRS, 30),
        Column("sample_of", "样张图", "Sample drawing", width=12),
        *_both("sample_hint", "样张提示", "Sample hint", width=20),
        Column("when", "什么情形要", "Required when", "问题代号 = 回答代号 | 回答代号；一行一个", Cell.WHEN, 22),
    ),
    ("item", "id", "kind", "name"),
)

REMEDIES = Sheet(
    "ways",
    "补救办法",
    "Remedies",
    (
        ITEM_CODE,
        Column("requirement", "材料代号", "Requirement id", width=18),
        Column("kind", "办法", "Way", choices=tuple(WAYS.values()), width=10),
        Column("place", "去处", "Place id", "帮办、本楼要写", width=16),
        *_both("do", "按钮上的话", "Do", "一两个词", 14),
        *_both("say", "一句话", "Say", "在哪儿、怎么办", 44),
        Column("minutes", "约几分钟", "Minutes", cell=Cell.NUMBER, width=10),
    ),
    ("item", "requirement", "kind"),
)

SYNONYMS = Sheet(
    "synonym",
    "同义词",
    "Synonyms",
    (
        Column("words", "说法", "What people say", "一行一个；“事项”表里的俗称不用重写", Cell.LINES, 30),
        Column("finds", "找到", "Finds", "事项的全名或编码，最可能的写在前面，一行一个", Cell.LINES, 60),
        *_both("asks", "问什么", "Asks", "一个说法有几个意思时，屏幕上这样问", 30),
    ),
    ("words", "finds"),
)

SHEETS = (DEPARTMENTS, ITEMS, SITUATIONS, REQUIREMENTS, REMEDIES, LIFE_EVENTS, BUNDLES, ELSEWHERE, SYNONYMS)
