"""Where a line of Chinese breaks: widths in half-width columns, the rules of punctuation, words kept whole."""

import re
import unicodedata
from functools import lru_cache

from drivers.printer.scripts import WORD_TOKEN, columns, joined, singly, words_of

_NEVER_FIRST = set("，。、；：？！）》」』】〕”’…—·,.;:?!)]}%℃°")
_NEVER_LAST = set("（《「『【〔“‘([{¥￥$")
_ON_ANOTHER = ("Mn", "Me", "Cf")  # accents, what encloses, what joins; and the tones of emoji
_TOKEN = re.compile(r"[0-9A-Za-zÀ-ɏ][0-9A-Za-zÀ-ɏ.:/_@&+'-]*[0-9A-Za-zÀ-ɏ%℃]|" + WORD_TOKEN + r"|\s|\||.", re.DOTALL)


def width(text: str) -> int:
    """Return the columns a text takes: 2 for a wide glyph, 1 for a half-width one, 0 for a mark on another."""
    if not joined(text):
        return sum(_columns(character) for character in text)
    return sum(columns(part) if joined(part) else _columns(part) for part in words_of(text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _ON_ANOTHER or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0
    return 2


def clusters(text: str) -> list[str]:
    """Return the glyphs of a text from the left: each character with the marks upon it, joined letters as one."""
    found: list[str] = []
    for part in words_of(text) if joined(text) else text:
        if width(part):
            found.append(part)
        elif found:
            found[-1] += part
    return found


def wrap(text: str, columns: int, hang: int = 0) -> list[str]:
    """Return `text` in lines of at most `columns`; nothing is lost but the blanks and `|` at which a line ends.

    No line begins with ，。） or ends with （; figures and Latin words stay whole unless one alone is too long;
    a `|` is where a break is liked best. `hang` columns are kept free on every line but the first.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest = _glue(_TOKEN.findall(paragraph))
        while rest:
            room = columns - (hang if lines else 0)
            line, rest = _take(rest, room)
            lines.append(line)
        if not paragraph:
            lines.append("")
    return lines or [""]


def _glue(tokens: list[str]) -> list[str]:
    """Join what must not be torn: punctuation to what it follows, an opening bracket to what it opens."""
    glued: list[str] = []
    for token in tokens:
        follows = token in _NEVER_FIRST and glued and glued[-1] not in ("|", " ")
        opened = glued and glued[-1] and glued[-1][-1] in _NEVER_LAST and token not in ("|", " ")
        if follows or opened:
            glued[-1] += token
        else:
            glued.append(token)
    return glued


def _take(tokens: list[str], room: int) -> tuple[str, list[str]]:
    """Return the tokens that fit in `room` as a line, and the rest; a liked break is taken where it fills half."""
    used, count, liked = 0, 0, 0
    for token in tokens:
        size = 0 if token == "|" else width(token)
        if used + size > room:
            break
        used, count = used + size, count + 1
        if token == "|" and used * 2 >= room:
            liked = count
    if count == len(tokens):
        return _join(tokens), []
    if not count:
        return _tear(tokens, room)
    end = liked or count
    rest = tokens[end:]
    while rest and rest[0] in (" ", "|"):
        rest = rest[1:]
    return _join(tokens[:end]), rest


def _tear(tokens: list[str], room: int) -> tuple[str, list[str]]:
    """Break a single token that is wider than a line where the line ends; joined letters only where they must."""
    token, fits = tokens[0], 0
    for part in singly(token):
        if fits and width(token[: fits + len(part)]) > room:
            break
        fits += len(part)
    while fits > 1 and width(token[:fits]) > max(room, 2):
        fits -= 1
    return token[:fits], [token[fits:], *tokens[1:]] if token[fits:] else tokens[1:]


def _join(tokens: list[str]) -> str:
    return "".join(token for token in tokens if token != "|").rstrip()
