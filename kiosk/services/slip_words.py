"""What slips say besides the data of hall and catalogue: every phrase in both languages, and how paper spells it."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from kiosk.domain.text import Language, Text

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-"})

# -- the ticket ------------------------------------------------------------------------------------------------------

REPRINT = Text("补打 第{copy}次", "补打 Reprint {copy}")  # staff must read it on every paper
FIRST_TAKEN = Text(
    "原票{time}取，两张都有效，只叫一次。", "First slip taken at {time}. Both are valid; you are called once."
)
PLACE = Text("{floor}楼 {place}", "Floor {floor}, {place}")
WINDOWS = Text("{windows}号窗口", "Windows {windows}")
WINDOW = Text("{windows}号窗口", "Window {windows}")
AHEAD = Text("前面{about}{n}人", "{about}{n} ahead")
NOBODY_AHEAD = Text("前面没有人", "Nobody ahead")
ABOUT = Text("约", "About ")
WAIT = Text("约{least}-{most}分钟", "about {least}-{most} min")
CHECKED = Text("已对{all}样，{ready}样已齐", "{all} checked, {ready} in order")
HELD = Text("免提交", "no need to bring")
STATED = Text("到窗口签声明", "sign at the window")
TO_FOLLOW = Text("待补", "to follow")
MAY_FOLLOW = Text("可申请容缺·由窗口确认", "It may follow if the window agrees.")
FOLLOW_BY = Text("到窗口签承诺，最迟{day}补齐", "Sign for it there; bring it by {day}.")
WITH_HELP = Text("到帮办区一起补", "We get it with you at the help desk.")
PENDING = Text("材料待补，窗口当面看", "The window looks at what you have.")
TODAY_ONLY = Text("当日有效", "Valid today only")
MISSED = Text(
    "过号不作废：到{floor}楼{desk}说一声，往后排3位。",
    "Missed your call? It stays valid: tell the {desk}, floor {floor}; you wait three places back.",
)
HOTLINE = Text("有事打{phone}", "Questions? Call {phone}")

# -- the told-once notice --------------------------------------------------------------------------------------------

NOTICE = Text("一次告知单")  # its official name, on every paper
WHAT_TO_BRING = Text("", "What you still need, told once")
TOTAL = Text("共{all}样", "{all} in all")
STILL_OPEN = Text("共{all}样，还差{open}样", "{all} in all, {open} to go")
SELF_CHECK = Text("自助预审，非受理凭证")
NO_RECEIPT = Text("", "A check by yourself, not a receipt of an application")
NOT_LISTED = Text(
    "要带什么、怎么补，在取号机上输入下面的码就能看到，也可以问帮办员。",
    "What to bring, and how to get it: type the code below at a kiosk, or ask a help agent.",
)
ALREADY = Text("已齐{n}样", "In order: {n}")
COME_BACK = Text("补齐再来，|不用重选", "Come back with this code")
TYPE_IT = Text(
    "在取号机点“输码取号”，输入这8位，只问缺的",
    'Touch "Type a code" at a kiosk and type it: only what was missing is asked.',
)
VALID_UNTIL = Text("{day}前有效", "Valid until {day}")

NEEDED, NOW, ANY_OF = Text("要求", "Needed"), Text("情况", "Now"), Text("任一", "Any of")
FROM, HOW, SAMPLE, LATER = Text("谁做", "From"), Text("办法", "How"), Text("样张", "Sample"), Text("容缺", "Later")
MUST, MUST_HOLD = Text("必带", "must be there"), Text("要先满足", "must hold first")
MAY_PLEDGE, MAY_STATE = Text("可容缺", "may follow"), Text("可声明", "a statement will do")
SEE_SAMPLE = Text("取号机上点“样张”能看", 'Touch "Sample" at a kiosk')
UNSURE = Text("不确定", "not sure")
NOT_BROUGHT, NOT_HERE = Text("没带", "not brought"), Text("没到场", "not here")
NOT_MET, NOT_DONE = Text("还没满足", "not yet so"), Text("还没办", "not done yet")
PLEDGE = Text(
    "可申请，由窗口确认；受理后{days}个工作日内补齐，补齐后发证",
    "Ask the window; once accepted, bring it within {days} working days. The result comes after it.",
)

FOR = Text("办理：", "For: ")
SAMPLE_TITLE = Text("样张", "样张 Sample")
TO_PREPARE_BY = Text("照着样张准备，窗口当面看。", "Prepare yours by it; the window looks at it.")

WHERE, OPEN, TAKES, FEE = Text("在哪办", "Where"), Text("几点开", "Open"), Text("多久", "Takes"), Text("收费", "Fee")
STEPS, BASIS, ANYWAY = Text("步骤", "Steps"), Text("依据", "Basis"), Text("也可以", "Or else")
RIGHTS, TOLD_BY, ASK = Text("权利", "Rights"), Text("告知人", "Told by"), Text("咨询", "Ask")
COMPLAIN, CALL = Text("监督", "Complain"), Text("热线", "Hotline")
ON_THE_SPOT = Text("当场办好", "Done on the spot")
PROMISED = Text("承诺{promised}个工作日", "{promised} working days promised")
BY_LAW = Text("承诺{promised}个工作日，法定{legal}", "{promised} working days promised, {legal} by law")
THE_STEPS = Text("备齐，取号，到窗口交件受理，办结", "Papers, number, window, result")
THE_LAW = Text("告知：行政许可法第32条", "This notice: 行政许可法第32条")
HAND_IN = Text(
    "材料不齐仍可取号交件，由窗口当面告知",
    "You may take a number and hand in what you have; the window then tells you in person.",
)
APPEAL = Text("对窗口的书面决定，可以申请复议或提起诉讼", "You may appeal or sue against a window's written decision.")
BY_ITSELF = Text(
    "{machine}（自助）；要当面告知、签收，请到窗口", "{machine}, by itself. For a signed notice ask the window."
)
SIGNATURES = Text("工作人员________ 签收________")
WORKDAYS, SATURDAYS = Text("工作日{hours}", "Workdays {hours}"), Text("周六{hours}", "Saturdays {hours}")


def on_paper(text: str) -> str:
    """Return a screen text as paper has it: no blanks beside Chinese (design, type), dashes and quotes of one column.

    A printer's own “ and – are as wide as two letters; in a text without Chinese they become plain ones.
    """
    text = text.replace("–", "-")
    if not any(_wide(character) for character in text):
        return text.translate(_PLAIN)
    kept = []
    for number, character in enumerate(text):
        around = text[max(0, number - 1) : number + 2]
        if character == " " and any(_wide(neighbour) for neighbour in around):
            continue
        kept.append(character)
    return "".join(kept)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks to the visitor of one slip, in the language of the visit."""

    language: Language

    @property
    def english(self) -> bool:
        """Whether the visitor reads English; what staff must read stands in Chinese beside it."""
        return self.language is Language.ENGLISH

    def of(self, text: Text) -> str:
        """Return a text of hall or catalogue as paper has it; Chinese where there is no English."""
        return on_paper(text.in_(self.language))

    def say(self, phrase: Text, **values: object) -> str:
        """Return one of the phrases of this file with its `{fields}` filled in."""
        return phrase.in_(self.language).format(**values)

    def together(self, parts: list[str]) -> str:
        """Return the parts that say anything as one enumeration."""
        return (", " if self.english else "，").join(part for part in parts if part)

    def day(self, day: date, *, year: bool = False) -> str:
        """Return a day as people say it: 5月26日, 26 May; with `year` 2026年6月11日, 11 June 2026."""
        if self.english:
            return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
        return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"
