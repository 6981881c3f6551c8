"""What each slip says: ticket, its discreet form, the reprint, help number, told-once notice (design, 17 and 18)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from kiosk.domain.codes import for_the_eye
from kiosk.domain.items import Requirement, ServiceItem, Standing, required
from kiosk.domain.site import Queue, Site
from kiosk.domain.slip import Align, Banner, Block, Code, Feed, Logo, Row, Rule, Slip, Words
from kiosk.domain.text import Text
from kiosk.domain.verdict import Gap, Verdict, is_paper, may_pledge
from kiosk.domain.waits import Wait
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.frozen import Frozen, FrozenLine

_TOLD = "告知：行政许可法第32条"
LONG_NAME = 22  # Hanzi; longer names print one wide, two high (design, 17)
_IN_ORDER, _OPEN = "√", "○"
_MARK_WORDS = {
    frozen.HELD: "免提交",
    frozen.STATED: "到窗口签声明",
    frozen.PLEDGED: "待补",
    frozen.PENDING: "待补",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """Where and when a slip comes out: the machine's name, the hall's local time, 补打 第 `copy` 次 (0 = the first)."""

    machine: Text
    at: datetime
    copy: int = 0


def on_paper(text: str) -> str:
    """Return a screen text as paper has it: no blanks between Chinese and figures (design, type)."""
    text = text.replace("–", "-")  # a printer's dash between figures is as wide as two of them
    kept = []
    for number, character in enumerate(text):
        around = text[max(0, number - 1) : number + 2]
        if character == " " and not around.strip().isascii():
            continue
        kept.append(character)
    return "".join(kept)


def ticket_slip(issued: Issued, checklist: Frozen, site: Site, printed: Printed) -> Slip:
    """Return a ticket's slip; a discreet one shows a neutral group name and no list."""
    blocks: list[Block] = [*_head(site)]
    if printed.copy:
        blocks.append(Banner(f"补打 第{printed.copy}次"))
    blocks += [_title(issued.title.zh), Feed(8), Words(issued.number, 8, 6, bold=True, align=Align.CENTRE)]
    blocks += _where(issued)
    if not issued.discreet and checklist.lines:
        blocks += [Rule(), *_checklist(checklist, issued.help)]
    blocks += [Rule(), Code(issued.token.upper()[:20]), Rule()]
    if printed.copy:
        blocks.append(Words(f"原票{issued.at:%H:%M}取，两张都有效，只叫一次。"))
    return Slip((*blocks, *_rules(site), *_foot(site, printed)))


def _head(site: Site) -> list[Block]:
    return [Logo(), Words(site.name.zh, 2, 2, align=Align.CENTRE), Rule(dashed=False)]


def _title(name: str) -> Words:
    long = len(name) > LONG_NAME
    return Words(on_paper(name), 1 if long else 2, 2, align=Align.CENTRE)


def _where(issued: Issued) -> list[Block]:
    place = issued.place
    lines = [f"{place.floor}楼 {on_paper(place.name.zh)}"]
    if place.windows:
        lines.append(f"{on_paper(place.windows)}号窗口")
    about = "约" if issued.about else ""
    lines.append(f"前面{about}{issued.ahead}人" + (f" {wait_words(issued.wait)}" if issued.wait else ""))
    return [Words(line, 2, 2, align=Align.CENTRE) for line in lines]


def wait_words(wait: Wait) -> str:
    """Return a wait as paper says it: 约10-15分钟."""
    return f"约{wait.least}-{wait.most}分钟"


def _checklist(checklist: Frozen, with_help: bool) -> list[Block]:
    ready = [line for line in checklist.lines if line.mark in (frozen.IN_ORDER, frozen.HELD, frozen.STATED)]
    blocks: list[Block] = [Words(f"已对{len(checklist.lines)}样，{len(ready)}样已齐")]
    for line in checklist.lines:
        blocks += _checked(line, checklist.until, with_help)
    return blocks


def _checked(line: FrozenLine, until: date | None, with_help: bool) -> list[Block]:
    is_open = line.mark in (frozen.PLEDGED, frozen.PENDING)
    right = _MARK_WORDS.get(line.mark) or on_paper(line.count.zh)
    blocks: list[Block] = [Row(on_paper(line.name.zh), right, _OPEN if is_open else _IN_ORDER, bold=is_open)]
    if line.mark == frozen.PLEDGED and until is not None:
        blocks.append(Row("可申请容缺·由窗口确认", mark=" ", bold=True))
        blocks.append(Row(f"到窗口签承诺，最迟{until.month}月{until.day}日补齐", mark=" "))
    if line.mark == frozen.PENDING:
        blocks.append(Row("到帮办区一起补" if with_help else "材料待补，窗口当面看", mark=" "))
    return blocks


def _rules(site: Site) -> list[Block]:
    desk = site.place(site.info_desk)
    back = f"过号不作废：到{desk.floor}楼{on_paper(desk.name.zh)}说一声，往后排3位。"
    return [Words("当日有效", bold=True), Words(back), Words(f"有事打{site.hotline}")]


def _foot(site: Site, printed: Printed) -> list[Block]:
    time_and_machine = Row(f"{printed.at:%Y-%m-%d %H:%M}", on_paper(printed.machine.zh))
    return [time_and_machine, Words(site.farewell.zh, align=Align.CENTRE)]


def notice_slip(
    item: ServiceItem,
    situations: dict[str, str],
    verdict: Verdict,
    code: str,
    until: date,
    site: Site,
    printed: Printed,
) -> Slip:
    """Return the told-once notice: per missing paper what, who, where; hours, basis, phones, the code to resume.

    行政许可法 §32 and service-guide §5; it is a self-check, no receipt of an application.
    """
    total = len(required(item, situations))
    title = site.queue(item.queue).name.zh if item.discreet else item.name.zh
    head = f"共{total}样，还差{len(verdict.gaps)}样" if verdict.gaps else f"共{total}样"
    blocks: list[Block] = [*_head(site), Banner("一次告知单"), _title(title)]
    blocks.append(Words(head, align=Align.CENTRE))
    blocks.append(Words("自助预审，非受理凭证", bold=True, align=Align.CENTRE))
    blocks += _for_nobody_else() if item.discreet else _papers(item, verdict)
    blocks += [Rule(dashed=False), Words("补齐再来，不用重选", 2, 2, align=Align.CENTRE), *_resume(code, until)]
    return Slip((*blocks, Rule(), *_particulars(item, site), Rule(), *_foot(site, printed)))


def _papers(item: ServiceItem, verdict: Verdict) -> list[Block]:
    blocks: list[Block] = []
    for number, gap in enumerate(verdict.gaps, start=1):
        blocks += [Rule(dashed=number > 1), *_gap(number, gap, item)]
    if verdict.in_order:
        blocks += [Rule(), Words(f"已齐{len(verdict.in_order)}样", bold=True)]
        blocks += [Row(on_paper(r.name.zh.replace("|", "")), _count(r), _IN_ORDER) for r in verdict.in_order]
    return blocks


def _for_nobody_else() -> list[Block]:
    """A paper that others may read over a shoulder lists nothing; the code opens the list (service-guide §7)."""
    return [Rule(), Words("要带什么、怎么补，在取号机上输入下面的码就能看到，也可以问帮办员。")]


def _gap(number: int, gap: Gap, item: ServiceItem) -> list[Block]:
    wanted = gap.requirement
    name = f"{number}.{wanted.name.zh}"
    blocks: list[Block] = [Words(on_paper(name), 1 if len(name) > LONG_NAME else 2, 2, hang=2)]
    blocks.append(_labelled("要求", _demand(wanted)))
    if wanted.any_of:
        blocks.append(_labelled("任一", "、".join(text.zh for text in wanted.any_of)))
    if wanted.source:
        blocks.append(_labelled("谁做", wanted.source.zh))
    for way in gap.ways:
        blocks.append(_labelled("办法", f"{way.do.zh}：{way.say.zh}"))
    if wanted.standing is Standing.PLEDGEABLE and may_pledge(item):
        blocks.append(_labelled("容缺", f"受理后{item.promised}个工作日内补齐，补齐后发证"))
    return blocks


def _demand(wanted: Requirement) -> str:
    word = {Standing.PLEDGEABLE: "可容缺", Standing.STATEMENT: "可声明"}.get(wanted.standing, "必带")
    if not is_paper(wanted):
        word = "要先满足"
    parts = [word, _count(wanted), wanted.max_age.zh, wanted.note.zh]
    points = "；".join(text.zh for text in wanted.sample.points) if wanted.sample else ""
    return "，".join(part for part in (*parts, points) if part)


def _count(wanted: Requirement) -> str:
    if wanted.standing is Standing.HELD:
        return "免提交"
    return on_paper(frozen.count_text(wanted).zh)


def _labelled(label: str, words: str) -> Words:
    return Words(f"{label} {on_paper(words)}", hang=5)


def _resume(code: str, until: date) -> list[Block]:
    return [
        Words(for_the_eye(code), 2, 2, bold=True, align=Align.CENTRE),
        Words("在取号机点“扫码取号”，输入这8位，只问缺的", align=Align.CENTRE),
        Words(f"{until.year}年{until.month}月{until.day}日前有效", align=Align.CENTRE),
    ]


def _particulars(item: ServiceItem, site: Site) -> list[Block]:
    queue = site.queue(item.queue)
    place = site.place(queue.place)
    windows = f"{place.windows}号窗口" if place.windows else ""
    how_long = "当场办好" if item.instant else f"{item.promised}个工作日" if item.promised else ""
    lines = (
        ("在哪办", f"{place.floor}楼{place.name.zh}{windows}"),
        ("几点开", hours_words(queue)),
        ("多久", "；".join(part for part in (how_long, item.promised_note.zh, item.fee.zh) if part)),
        ("依据", f"{item.basis.zh}；{_TOLD}" if item.basis and not item.discreet else _TOLD),
        ("也可以", "材料不齐仍可取号交件，由窗口当面告知"),
        ("咨询", site.consult_phone),
        ("监督", site.supervise_phone),
        ("热线", site.hotline),
    )
    return [_labelled(label, words) for label, words in lines if words]


def hours_words(queue: Queue) -> str:
    """Return a queue's hours as paper says them: 工作日9:00-12:00 13:00-17:00."""
    workday = " ".join(f"{_clock(s.opens)}-{_clock(s.closes)}" for s in queue.hours.workday)
    saturday = " ".join(f"{_clock(s.opens)}-{_clock(s.closes)}" for s in queue.hours.saturday)
    return f"工作日{workday}" + (f"，周六{saturday}" if saturday else "")


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"
