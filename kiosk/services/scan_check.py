"""What a scan is, told to whoever tries a scanner out: what came in, which form of a code, good or why not.

Nothing of it is used up.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.domain.codes import LENGTH, for_the_eye, is_code, tidy
from kiosk.domain.signed import Unreadable, read
from kiosk.domain.text import Text
from kiosk.services.answers import NoSuchCode, Resumed
from kiosk.services.hall import Hall
from kiosk.services.pre_reviews import PreReviews


class Form(Enum):
    """In which form a code came."""

    SIGNED = "signed"  # the QR's, with hall, last day and signature
    SPOKEN = "spoken"  # eight characters
    OTHER = "other"  # no code of ours


@dataclass(frozen=True, slots=True)
class Scanned:
    """One scan as it was looked at; `code` (or empty) and `until` (or None) are what it says of itself."""

    text: str
    form: Form
    code: str
    until: date | None
    answer: Resumed | NoSuchCode


class ScanCheck:
    """Looks at scans; asks the database, so not for Qt's thread."""

    def __init__(self, hall: Hall) -> None:
        self._pre_reviews = PreReviews(hall)

    def look_at(self, text: str) -> Scanned:
        """Return what a scan is; raise `OutOfService` where the database cannot be asked."""
        answer = self._pre_reviews.open(text)
        try:
            signed = read(text)
        except Unreadable:
            code = tidy(text)
            form = Form.SPOKEN if is_code(code) else Form.OTHER
            return Scanned(text, form, for_the_eye(code) if form is Form.SPOKEN else "", None, answer)
        return Scanned(text, Form.SIGNED, for_the_eye(signed.code), signed.until, answer)


_FORMS = {
    Form.SIGNED: Text("二维码（带签名）", "the QR's form, signed"),
    Form.SPOKEN: Text(f"{LENGTH} 位码", f"the form of {LENGTH} characters"),
    Form.OTHER: Text("不是本系统的码", "no code of this program"),
}
_WHY = {
    "unreadable": Text(
        "没有读全，或不是预审单、告知单上的码：放平再扫；别的码也这样就查波特率",
        "not read whole, or not a code of a pre-review or notice: hold it flat; if all are so, check its speed",
    ),
    "mistyped": Text("有一位不对", "one character is wrong"),
    "unknown": Text("大厅里没有这个码", "the hall has no such code"),
    "expired": Text("过期了", "it has run out"),
    "withdrawn": Text("它的事项停办或换了", "its item was withdrawn"),
    "used": Text("已经取过号", "its number was given"),
    "forged": Text("签名不对：被改过，或不是本厅的钥匙签的", "its signature is wrong: altered, or not this hall's key"),
    "foreign": Text("是别的大厅的", "it is another hall's"),
}


def form_words(scanned: Scanned) -> Text:
    """Return which form a scan has, with what it says of itself."""
    form = _FORMS[scanned.form]
    zh = [form.zh, scanned.code, f"到 {scanned.until}" if scanned.until else ""]
    en = [form.en, scanned.code, f"until {scanned.until}" if scanned.until else ""]
    return Text("，".join(part for part in zh if part), ", ".join(part for part in en if part))


def answer_words(scanned: Scanned) -> Text:
    """Return whether a scanned code is good now, or why not."""
    if isinstance(scanned.answer, NoSuchCode):
        return _WHY[scanned.answer.why]
    item = scanned.answer.item
    if item.discreet:
        return Text("有效", "good")
    return Text(f"有效：{(item.short or item.name).zh}", f"good: {(item.short or item.name).en}")
