"""How a line of a template becomes a block of a slip: a word that says what it is, a colon, and what stands there.

    text centre bold: 当日有效 // Valid today only

Behind ` // ` stands the same in English; a line without it says the same to everybody. `>>` parts what stands left
from what stands right. A line that has nothing to say prints nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from kiosk.catalogue.problems import Problem, one_of
from kiosk.domain.slip import Align, Banner, Block, Code, Cut, Feed, Logo, Row, Rule, Sketch, Words
from kiosk.domain.text import Language, Text

ENGLISH = re.compile(" //(?= |$)")
RIGHT = ">>"
BREAK, GUARD = "\x1e", "\x1f"  # stand for a line's end and for >> within a value, which must not be taken for ours
FINE = 4  # dots of a module of a code that holds a whole text: half a millimetre
LONG_NAME = 22  # Hanzi; a longer heading prints one wide, two high (design, 17)
_LINE = re.compile(r"(?P<blank>[ \t]*)(?P<head>[^:{]*?)[ \t]*(?P<colon>:|$)")
_OTHER = re.compile(r"[ \t]*(%|##|$)")
_SCALE = re.compile(r"([1-8])x([1-8])")
_FACT = re.compile(r"(\d\d?)/(\d\d?)")
_MARK = re.compile(r"\S")
_WITHOUT_WORDS = ("rule", "feed", "drawing", "cut")
_MODIFIERS = {
    "heading": ("left", "bold", "hang=N"),
    "text": ("2x2", "centre", "bold", "hang=N"),
    "number": ("8x6",),
    "row": ("bold",),
    "checklist": ("√", "bold"),
    "fact": ("5/8",),
    "banner": (),
    "qr": ("fine",),
    "image": (),
    "drawing": (),
    "rule": ("solid",),
    "feed": ("N",),
    "cut": (),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before a line's colon; `fact` is a label's width in columns in Chinese and English."""

    kind: str
    wide: int = 1
    high: int = 1
    bold: bool = False
    centre: bool = False
    hang: int = 0
    mark: str = " "
    fact: tuple[int, int] = (0, 0)
    dots: int = 0
    solid: bool = False
    fine: bool = False


class WrongHead(ValueError):
    """A head that nobody knows: `word` is the wrong one, `known` are those that can stand there."""

    def __init__(self, word: str, known: tuple[str, ...]) -> None:
        super().__init__(word)
        self.word, self.known = word, known


class WrongKey(ValueError):
    """A logo's key that no printer could have; the message is what stands in its place."""


_BASES = {
    "heading": Head("heading", 2, 2, centre=True),
    "number": Head("number", 8, 6, bold=True, centre=True),
}


_SWITCHES: dict[str, Callable[[Head], Head]] = {
    "bold": lambda head: replace(head, bold=True),
    "centre": lambda head: replace(head, centre=True),
    "left": lambda head: replace(head, centre=False),
    "solid": lambda head: replace(head, solid=True),
    "fine": lambda head: replace(head, fine=True),
}


@lru_cache(maxsize=512)
def read_head(text: str) -> Head:
    """Return what a head says; raise `WrongHead`."""
    kind, *words = text.split()
    if kind not in _MODIFIERS:
        raise WrongHead(kind, tuple(_MODIFIERS))
    head = _BASES.get(kind, Head(kind))
    for word in words:
        head = _modified(head, word)
    return head


def _modified(head: Head, word: str) -> Head:
    known = _MODIFIERS[head.kind]
    if word in known and word in _SWITCHES:
        return _SWITCHES[word](head)
    if (found := _SCALE.fullmatch(word)) and head.kind in ("text", "number"):
        return replace(head, wide=int(found[1]), high=int(found[2]))
    if (found := _FACT.fullmatch(word)) and head.kind == "fact":
        return replace(head, fact=(int(found[1]), int(found[2])))
    if word.startswith("hang=") and word[5:].isdigit() and "hang=N" in known:
        return replace(head, hang=int(word[5:]))
    if head.kind == "feed" and word.isdigit() and int(word) < 1000:
        return replace(head, dots=int(word))
    if head.kind == "checklist" and _MARK.fullmatch(word):
        return replace(head, mark=word)
    raise WrongHead(word, known)


def check_heads(name: str, source: str) -> list[Problem]:
    """Return what is wrong with the heads of a template's lines, each with line and column."""
    problems: list[Problem] = []
    for number, line in enumerate(source.splitlines(), start=1):
        if _OTHER.match(line):
            continue
        found = _LINE.match(line)
        if found is None or not found["head"]:
            problems.append(Problem(f"{name}:{number}:1", line.strip()[:20], _KNOWN))
            continue
        try:
            head = read_head(found["head"])
        except WrongHead as wrong:
            column = line.index(wrong.word) + 1
            problems.append(Problem(f"{name}:{number}:{column}", wrong.word, one_of(wrong.known, wrong.word)))
            continue
        if bool(found["colon"]) is (head.kind in _WITHOUT_WORDS):
            end = f"{name}:{number}:{found.end('head') + 1}"
            problems.append(Problem(end, line.strip()[:20], _NO_WORDS if found["colon"] else _COLON))
    return problems


_KNOWN = Text(f"以这些词之一开头：{'、'.join(_MODIFIERS)}", f"a line that begins with one of: {', '.join(_MODIFIERS)}")
_COLON = Text("冒号，后面写要印的字", "a colon and what is to be printed")
_NO_WORDS = Text("没有冒号和字", "no colon and no words")


def in_language(source: str, language: Language) -> str:
    """Return a template with one language's half of each line, every character at the column where it was."""
    return "\n".join(_half(line, language) for line in source.splitlines()) + "\n"


def _half(line: str, language: Language) -> str:
    head, colon, body = line.partition(":")
    parted = ENGLISH.search(body)
    if _OTHER.match(line) or parted is None:
        return line
    if language is Language.CHINESE:
        return head + colon + body[: parted.start()]
    return head + colon + " " * parted.end() + body[parted.end() :]


def block_of(line: str, language: Language, sketch: Sketch | None) -> Block | None:
    """Return the block of a filled-in line, None where it has nothing to say; raise `ValueError`."""
    before, _, body = line.partition(":")
    head = read_head(before.strip())
    text = body.strip()
    match head.kind:
        case "rule":
            return Rule(dashed=not head.solid)
        case "feed":
            return Feed(head.dots)
        case "cut":
            return Cut()
        case "drawing":
            return sketch
    return _with_words(head, text, language) if text else None


def _with_words(head: Head, text: str, language: Language) -> Block | None:
    match head.kind:
        case "banner":
            return Banner(_plain(text))
        case "qr":
            return Code(_plain(text), FINE) if head.fine else Code(_plain(text))
        case "image":
            return _logo(text)
        case "row" | "checklist":
            left, _, right = text.partition(RIGHT)
            mark = head.mark if head.kind == "checklist" else ""
            return Row(_plain(left), _plain(right), mark, head.bold) if left.strip() else None
        case "fact":
            return _fact(text, head.fact[language is Language.ENGLISH])
    return _words(head, _plain(text))


def _logo(key: str) -> Logo:
    if len(key) != 2 or not key.isascii():
        raise WrongKey(key)
    return Logo(key)


def _words(head: Head, text: str) -> Words:
    long = head.kind == "heading" and len(text) > (LONG_NAME * 2 if text.isascii() else LONG_NAME)
    align = Align.CENTRE if head.centre else Align.LEFT
    return Words(text, 1 if long else head.wide, head.high, head.bold, align, head.hang)


def _fact(text: str, columns: int) -> Words | None:
    """Return a label and what it says, in a column of its own."""
    label, _, said = text.partition(RIGHT)
    label, said = _plain(label), _plain(said)
    taken = len(label) if label.isascii() else 2 * len(label)
    return Words(label + " " * max(1, columns - taken) + said, hang=columns) if said else None


def _plain(text: str) -> str:
    text = text.strip()
    return text.replace(BREAK, "\n").replace(GUARD, RIGHT) if BREAK in text or GUARD in text else text
