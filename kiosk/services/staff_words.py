"""What is said to members of staff of their accounts, rights and tries, in both languages."""

from pathlib import Path

from kiosk.domain.chain import Finding, Harm
from kiosk.domain.pins import LONGEST, PASSWORD_LETTERS, PIN_DIGITS, Weakness
from kiosk.domain.staff import MAY, Act, Role
from kiosk.domain.text import Text
from kiosk.services.accounts import LOGIN_LETTERS, NAME_LETTERS
from kiosk.services.answers import BrokenKey
from kiosk.services.hash_key import FILE as HASH_KEY
from kiosk.services.sessions import Hindrance, Member, NotAllowed, NotDone, NotLoggedIn, Refusal, WhyNot

ROLES = {
    Role.AGENT: Text("帮办员", "help agent"),
    Role.SUPERVISOR: Text("值班长", "supervisor"),
    Role.TECHNICIAN: Text("技术员", "technician"),
    Role.MANAGER: Text("大厅管理员", "manager"),
}

ACTS = {
    Act.LOG_IN: Text("登录", "log in"),
    Act.LOG_OUT: Text("退出", "log out"),
    Act.CHANGE_PIN: Text("改 PIN", "change the PIN"),
    Act.TAKE_HELP_CALL: Text("接呼叫", "take a help call"),
    Act.PRE_REVIEW: Text("预审", "pre-review"),
    Act.ISSUE: Text("发号", "issue a number"),
    Act.ISSUE_CODE: Text("发预审码", "issue a pre-review code"),
    Act.UNDO: Text("撤回上一步", "undo the last act"),
    Act.HAND_OVER: Text("转给同事", "hand a case over"),
    Act.KEEP_APPOINTMENTS: Text("管预约", "keep the appointments"),
    Act.SEND_BACK: Text("记“齐了仍被退回”", "mark ‘ready, yet sent back’"),
    Act.ESCALATE: Text("提交反映窗口", "escalate"),
    Act.DECIDE_ESCALATION: Text("答复反映", "decide an escalation"),
    Act.CORRECT_ENTRY: Text("改事项", "correct an entry"),
    Act.SETTLE_PRINT_JOB: Text("定小票", "settle a print job"),
    Act.SETTLE_DOUBLE: Text("看一人两号", "look into two numbers of one visitor"),
    Act.CONFIGURE_PRINTER: Text("设打印机", "configure a printer"),
    Act.ROTATE_KEYS: Text("换签码的钥匙", "rotate the keys of codes"),
    Act.CONFIGURE_KIOSK: Text("改大厅和本机的设置", "change the settings of hall and machine"),
    Act.EDIT_SLIP: Text("改小票样式", "edit a slip's template"),
    Act.READ_STAFF: Text("看人员", "read the list of staff"),
    Act.UNLOCK_STAFF: Text("解锁", "unlock"),
    Act.DISABLE_STAFF: Text("停用", "disable an account"),
    Act.MANAGE_STAFF: Text("管账号", "manage accounts"),
    Act.READ_AUDIT: Text("看留痕", "read the audit"),
    Act.READ_FIGURES: Text("看统计", "read the figures"),
}

_WEAK = {
    Weakness.TOO_SHORT: Text(
        f"太短：PIN 至少 {PIN_DIGITS} 位数字，或密码至少 {PASSWORD_LETTERS} 个字符",
        f"too short: a PIN has at least {PIN_DIGITS} digits, a password at least {PASSWORD_LETTERS} characters",
    ),
    Weakness.TOO_LONG: Text(f"太长：最多 {LONGEST} 个字符", f"too long: at most {LONGEST} characters"),
    Weakness.REPEATED: Text(
        "重复的数字谁都先试，换一个", "repeated digits are what everybody tries first: take another"
    ),
    Weakness.RUNNING: Text("连着的数字谁都先试，换一个", "running digits are what everybody tries first: take another"),
    Weakness.THE_LOGIN: Text("不能和工号一样", "it must not be the staff number"),
    Weakness.AS_BEFORE: Text("要和原来的不一样", "it must not be the one before"),
}

_HINDRANCES = {
    Hindrance.FIRST_IS_THERE: Text(
        "已经有账号了：请有权的人来加（--by 工号）",
        "there are accounts already: one who may adds the others (--by NUMBER)",
    ),
    Hindrance.FIRST_ROLES: Text(
        "第一个账号要是值班长兼大厅管理员（supervisor 和 manager），别的账号由它来加",
        "the first account must be supervisor and manager: it makes the others",
    ),
    Hindrance.NO_ROLE: Text("至少要一个角色", "at least one role is needed"),
    Hindrance.NO_SUCH_MEMBER: Text("没有这个工号", "there is no such staff number"),
    Hindrance.LOGIN_TAKEN: Text("这个工号有人用了，换一个", "this staff number is taken: choose another"),
    Hindrance.LOGIN_UNFIT: Text(
        f"工号只能是字母和数字，最多 {LOGIN_LETTERS} 个",
        f"a staff number is letters and digits, at most {LOGIN_LETTERS}",
    ),
    Hindrance.NAME_UNFIT: Text(
        f"姓名要 1 到 {NAME_LETTERS} 个字",
        f"a name has 1 to {NAME_LETTERS} characters, none of them a control character",
    ),
    Hindrance.NOBODY_LEFT: Text(
        "停用后就没人能管账号或解锁了：先加一个值班长或大厅管理员",
        "then nobody could manage accounts or unlock: add a supervisor or manager first",
    ),
    Hindrance.OTHERS_THERE: Text(
        "还有别人能解锁、能给新 PIN，请他们来（unlock、change-pin，--by 工号）",
        "others can unlock and give a PIN: ask them (unlock, change-pin, --by NUMBER)",
    ),
}


def not_logged_in(answer: NotLoggedIn) -> Text:
    """Return why a log-in is refused, and what to do now."""
    left = span(answer.seconds)
    match answer.why:
        case WhyNot.WRONG if answer.seconds:
            return Text(f"工号或 PIN 不对；{left.zh}后再试", f"wrong number or PIN; try again in {left.en}")
        case WhyNot.WRONG:
            return Text("工号或 PIN 不对", "wrong number or PIN")
        case WhyNot.WAIT:
            return Text(f"错得太多，{left.zh}后再试", f"too many wrong tries; try again in {left.en}")
        case WhyNot.LOCKED:
            return Text("错得太多，锁住了：请值班长解锁", "locked after too many wrong tries: a supervisor opens it")
        case WhyNot.DISABLED:
            return Text("这个账号停用了：请找大厅管理员", "this account is disabled: ask the hall's manager")


def not_allowed(refused: NotAllowed) -> Text:
    """Return why a member may not do something, and who may."""
    act = ACTS[refused.act]
    match refused.refusal:
        case Refusal.NO_RIGHT:
            who = [ROLES[role] for role in Role if role in MAY[refused.act]]
            able = Text("、".join(role.zh for role in who), ", ".join(role.en for role in who))
            return Text(f"您不能{act.zh}；能的是：{able.zh}", f"you may not {act.en}; these may: {able.en}")
        case Refusal.DISABLED:
            return Text("您的账号停用了：请找大厅管理员", "your account is disabled: ask the hall's manager")
        case Refusal.MUST_CHANGE:
            return Text(
                "这是别人给的 PIN，先改成自己的：jishi staff change-pin",
                "this PIN was given by somebody else; make it your own first: jishi staff change-pin",
            )


def not_done(hindered: NotDone) -> Text:
    """Return what stands in the way of a change to the accounts."""
    said = _WEAK[hindered.why] if isinstance(hindered.why, Weakness) else _HINDRANCES[hindered.why]
    about = f"{hindered.about}：" if hindered.about else ""
    return Text(about + said.zh, about.replace("：", ": ") + said.en)


def standing(member: Member) -> Text:
    """Return how a member's account stands."""
    if member.disabled is not None:
        return Text("停用", "disabled")
    if member.seconds is None:
        return Text("锁住，等值班长解锁", "locked until a supervisor opens it")
    if member.seconds:
        left = span(member.seconds)
        return Text(f"{left.zh}后可再试", f"may try again in {left.en}")
    return Text("还没改初始 PIN", "first PIN not changed yet") if member.must_change else Text("可用", "in use")


def span(seconds: int) -> Text:
    """Return a wait for the eye: seconds to two minutes, then minutes, then hours and minutes, never too few."""
    if seconds < 120:
        return Text(f"{seconds} 秒", f"{seconds} s")
    minutes = -(-seconds // 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Text(f"{minutes} 分钟", f"{minutes} min")
    return Text(
        f"{hours} 小时 {rest} 分钟" if rest else f"{hours} 小时", f"{hours} h {rest} min" if rest else f"{hours} h"
    )


def harm(finding: Finding) -> Text:
    """Return what was done to a row of the audit."""
    row, other = finding.sequence, finding.other
    match finding.harm:
        case Harm.CHANGED:
            return Text(f"第 {row} 条被改过", f"row {row} was changed")
        case Harm.REWRITTEN:
            return Text(
                f"第 {row} 条连同校验值被换过：下一条接的不是它",
                f"row {row} was rewritten with its hash: the next row was written after another one",
            )
        case Harm.REMOVED if row == other:
            return Text(f"第 {row} 条不见了", f"row {row} was removed")
        case Harm.REMOVED:
            return Text(f"第 {row} 到 {other} 条不见了", f"rows {row} to {other} were removed")
        case Harm.REMADE:
            return Text(
                f"第 {row} 条不是记下末尾时的那条：它被换过，或末尾被截掉后又接着写了，或链被重做",
                f"row {row} is not the one noted as the end: it was exchanged, "
                "or the end was cut off and written on, or the chain made anew",
            )
        case Harm.MOVED:
            return Text(f"第 {row} 条原是第 {other} 条：换了次序", f"row {row} was written as row {other}: reordered")


def broken_key(broken: BrokenKey) -> Text:
    """Say which of this machine's keys cannot be used, what waits for it, and what to do."""
    file = Path(broken.file)
    what = f"{file.parent.name}/{file.name}"
    if file.name == HASH_KEY:
        return Text(
            f"查手机号、证件号的钥匙用不了（{what}：{broken.why.zh}）：请技术员删掉它，再导入一次名单。别的照常",
            f"the key for phones and identity numbers cannot be used ({what}: {broken.why.en}): have it deleted, "
            "import the list again; all else goes on",
        )
    return Text(
        f"签码的钥匙用不了（{what}：{broken.why.zh}）：请技术员运行 jishi keys rotate。现在可以直接发号",
        f"the key that signs codes cannot be used ({what}: {broken.why.en}): have `jishi keys rotate` run; numbers are "
        "given",
    )
