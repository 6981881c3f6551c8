"""How Chinese words break: what belongs together stays together, by the word joiner U+2060."""

import re

JOIN = "\u2060"
LAST = 4  # an item's last four characters stay together
CLAUSE = 9  # a bracket or clause of up to so many characters is not cut
_BRACKET = re.compile(rf"[（(《“][^（()）《》“”]{{1,{CLAUSE}}}[）)》”]")
_COUNT = re.compile(r"[\u4e00-\u9fff]{2,3} \d+ 份")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def kept(name: str) -> str:
    """Return an item's or paper's name with its breaks as a reader expects them; a `|` is a place to break."""
    parts = [_bound(part) for part in name.split("|")]
    if len(parts) > 1:  # a name that says where it breaks, breaks nowhere else
        parts = [JOIN.join(part) if len(part) <= CLAUSE and _CHINESE.match(part) else part for part in parts]
    parts[-1] = _tail(parts[-1])
    return "\u200b".join(part for part in parts if part)


def whole(words: str) -> str:
    """Return a few words that are never broken, such as a count with its unit."""
    return JOIN.join(words.replace(" ", "\u00a0"))


def counted(words: str) -> str:
    """Return words with each count such as 原件 1 份 never broken."""
    return _COUNT.sub(lambda found: whole(found[0]), words)


def plain(name: str) -> str:
    """Return a name without its break marks."""
    return name.replace("|", "")


def _bound(words: str) -> str:
    """Join the characters of each short bracket."""
    return _BRACKET.sub(lambda found: JOIN.join(found[0]), words)


def _tail(words: str) -> str:
    """Join the last four characters of a Chinese name that is longer than them."""
    tail = words[-LAST:]
    if len(words) <= LAST or not all(_CHINESE.match(character) for character in tail):
        return words
    return words[:-LAST] + JOIN.join(tail)
