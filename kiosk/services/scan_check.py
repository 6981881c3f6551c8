"""What a scanner read, for whoever tries it: what came, its form, whether a kiosk would take it. Nothing is used up."""

from dataclasses import dataclass

from kiosk.domain.codes import LENGTH, is_code, tidy
from kiosk.domain.signed import CHARACTERS, PREFIX
from kiosk.services.answers import NoSuchCode
from kiosk.services.pre_reviews import PreReviews

_WHY = {
    "unreadable": "不是本系统的码，或没扫全：看扫码器是不是大写锁定、开着输入法，或后缀没设回车",
    "unknown": "样子对，但这个大厅没有发过这个码",
    "expired": "过期了",
    "withdrawn": "码是好的，但它的事项已经撤下",
    "used": "已经用过了",
    "forged": "签名不对：不是本大厅签的，或被改过",
    "foreign": "别的大厅的码",
}


@dataclass(frozen=True, slots=True)
class Scanned:
    """One scan: its characters as they came, its form and what it is worth, in Chinese."""

    came: str
    form: str
    valid: bool
    says: str


def look_at(came: str, pre_reviews: PreReviews) -> Scanned:
    """Return what a scan is; raise `OutOfService`. The code stays as good as it was."""
    answer = pre_reviews.open(came)
    if isinstance(answer, NoSuchCode):
        return Scanned(came, _form(came), False, _WHY[answer.why])
    kind = "预审单" if answer.pre_review else "一次告知单"
    return Scanned(came, _form(came), True, f"有效：{kind}，取号机会接着办。试一下不会用掉它")


def _form(came: str) -> str:
    text = came.strip()
    if len(tidy(text)) <= LENGTH:
        return "8 位码" if is_code(tidy(text)) else f"{len(text)} 个字符，不是 8 位码"
    if text.upper().startswith(PREFIX) and len(text) == CHARACTERS:
        return f"签名码，{CHARACTERS} 个字符，齐的"
    return f"{len(text)} 个字符；签名码是 {PREFIX} 开头的 {CHARACTERS} 个"
