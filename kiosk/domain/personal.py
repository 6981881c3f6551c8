"""Numbers of people in what staff write: identity and mobile numbers are recognised and left out, whatever the field.

What nobody needs is not stored (PIPL §6, service-guide §7). Names cannot be told from other words: where they are
written they stay in the case, and reach no log, no count and no public screen.
"""

import re
from datetime import date

IDENTITY_GONE, MOBILE_GONE = "（证件号略）", "（手机号略）"
_AS_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ＋－　", "0123456789Xx+- ")  # as an input method types them
_GAP = r"[ \-]?"
_IDENTITY = re.compile(rf"(?<!\d)[1-9](?:{_GAP}\d){{14}}(?:(?:{_GAP}\d){{2}}{_GAP}[\dXx])?(?!\d)")
_MOBILE = re.compile(rf"(?<!\d)(?:(?:00|\+)?86{_GAP})?0?1{_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)")
_OLD_CARD = 15  # characters of a number before 1999: two figures for the year, no check character
_OLDEST = 1900
_MANY = 11


def without_numbers(words: str) -> str:
    """Return words with each identity number and each mobile number of the mainland left out, the rest as it was.

    An identity number has 18 characters with a birthday in them (GB 11643), or the 15 of an old card. Its check
    character is not asked: one that was typed wrongly is still somebody's.
    """
    spans = [
        (*found.span(), IDENTITY_GONE) for found in _IDENTITY.finditer(_half_width(words)) if _has_birthday(found[0])
    ]
    taken = [(begin, end) for begin, end, _ in spans]
    for found in _MOBILE.finditer(_half_width(words)):
        if not any(begin < found.end() and found.start() < end for begin, end in taken):
            spans.append((*found.span(), MOBILE_GONE))
    for begin, end, instead in sorted(spans, reverse=True):
        words = words[:begin] + instead + words[end:]
    return words


def has_numbers(words: str) -> bool:
    """Tell whether somebody's identity or mobile number stands in these words."""
    return without_numbers(words) != words


def looks_personal(words: str) -> bool:
    """Tell whether words that need not be kept had better not be: they have somebody's number, or may have.

    So many figures in a row are a bank card's or a telephone's, never a material or a search.
    """
    return has_numbers(words) or re.search(rf"\d{{{_MANY}}}", re.sub(r"[\s-]", "", words)) is not None


def _half_width(words: str) -> str:
    return words.translate(_AS_HALF_WIDTH)


def _has_birthday(found: str) -> bool:
    digits = re.sub(_GAP[:-1], "", found)
    if len(digits) == _OLD_CARD:
        digits = f"{digits[:6]}19{digits[6:]}"
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return born.year >= _OLDEST
