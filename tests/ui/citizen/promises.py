"""Words that promise what this kiosk cannot keep, in both languages. A pure rule on texts.

The kiosk promises only what it can: it follows nobody's phone, tells no member of staff to come (it writes a call, and
says so), asks no other system, decides nothing, and reads no code where it has no scanner.
"""

import re
from collections.abc import Iterable, Iterator

PROMISES: dict[str, tuple[str, ...]] = {
    "a phone is followed": (
        r"(扫码|扫一扫|手机|微信|短信|公众号|小程序)[^。；，、]{0,8}(进度|叫号|排队|前面|还有几|提醒|通知|接着办|跟着)",
        r"(发|推送|通知)[^。；，]{0,6}(短信|到手机|微信)|(短信|微信)(通知|提醒)|存[到进入]?手机",
        r"\b(text|message|notify|alert|remind) you\b|\b(follow|track|watch|see)\b[^.;]{0,25}\byour phone\b",
        r"\bsave[sd]?\b[^.;]{0,12}\bphone\b|\bby (text|sms)\b",
    ),
    "staff are informed": (
        r"(已|已经)(通知|告诉|告知|叫了?|呼叫了?)[^。；，]{0,6}(工作人员|帮办员|有人)",
        r"(工作人员|帮办员|有人)[^。；，]{0,6}(过来|赶来|就来|就到|马上来|马上到|来找您|到您)",
        r"\b(staff|helper|agent|someone|somebody|person|we)\b[^.;]{0,16}\b(coming|informed|told|notified|alerted)\b",
        r"\bon (the|his|her|their|our) way\b|\bcomes? to you (now|soon|shortly)\b|\bwill come to you\b",
    ),
    "data are shared": (
        r"(数据|信息|系统|部门|联网)[^。；，]{0,6}(共享|互通|核验|核实|查到了|调取)",
        r"系统里?已有|已(经)?(为您|替您)?(查到|核验|核实|调取|联网)",
        r"\b(data|systems?|records?)\b[^.;]{0,20}\b(shared?|already|verified)\b|\bshared (once|with|between|after)\b",
        r"\bthen shared\b|\balready (has|have) (it|this)\b|\b(already )?on file\b",
    ),
    "an outcome is promised": (
        r"(保证|确保|一定能?|肯定)[^。；，]{0,6}(办成|通过|办好|受理|批准)|免排队|不用排队",
        r"(已|同意|准予|批准)容缺|容缺(已|成功|通过)|预审(已)?通过|(已|予以)(受理|批准)(?!过)",
        r"\b(we|it|is|are|this) guarantee|\bguarantee[sd]?\b (that|you|to\b)",
        r"\bwill be (accepted|approved|granted)\b|\bno need to queue\b|\bis (accepted|approved|granted)\b",
    ),
    "somebody is refused": (
        r"不行|错误|失败|拒绝|不予|不能办",
        r"\b(error|failed|failure|invalid|denied|refused|rejected|forbidden)\b",
    ),
}
SCANNING = r"扫码|扫描|扫一扫|\bscan"
_RULES = {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in PROMISES.items()}
_SCANNING = re.compile(SCANNING, re.IGNORECASE)
_MARKS = str.maketrans("", "", "\u2060\u200b|\n")


def broken(texts: Iterable[str], scanner: bool = True) -> Iterator[str]:
    """Say which texts promise what is not there; without a `scanner` none may speak of scanning."""
    for text in dict.fromkeys(text.translate(_MARKS) for text in texts):
        for name, rule in _RULES.items():
            if found := rule.search(text):
                yield f"{name}: {found[0]!r} in {text[:60]!r}"
        if not scanner and (found := _SCANNING.search(text)):
            yield f"a code is read: {found[0]!r} in {text[:60]!r}"
