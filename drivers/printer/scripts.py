"""Scripts whose letters join, stack or run from the right: which they are, and in which order paper shows them.

No printer's font has them. A word of them is one thing to draw, in whole half-width columns.
"""

import math
import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """A script: its bundled font, the size (pixels) and baseline (dots from the top) at which it fits a glyph's cell.

    `columns` are what a letter takes on the average, `spans` its first and last characters, two by two.
    """

    font: str
    size: int
    baseline: int
    columns: float
    spans: str
    from_right: bool = False


SCRIPTS = (
    Script("NotoSansHebrew", 23, 20, 1.0, "\u0590\u05ff\ufb1d\ufb4f", from_right=True),
    Script(
        "NotoSansArabic", 21, 16, 0.85, "\u0600\u06ff\u0750\u077f\u08a0\u08ff\ufb50\ufdff\ufe70\ufefc", from_right=True
    ),
    Script("NotoSansDevanagari", 21, 19, 0.9, "\u0900\u097f"),
    Script("NotoSansThai", 20, 19, 0.95, "\u0e00\u0e7f"),
    Script("NotoSansLao", 20, 18, 0.95, "\u0e80\u0eff"),
    Script("NotoSerifTibetan", 16, 15, 0.7, "\u0f00\u0fff"),
    Script("NotoSansMyanmar", 17, 16, 0.9, "\u1000\u109f"),
    Script("NotoSansKhmer", 19, 17, 0.9, "\u1780\u17ff"),
    Script("NotoSansMongolian", 22, 19, 1.0, "\u1800\u18af"),
    Script("NotoSansTaiLe", 20, 19, 1.1, "\u1950\u197f"),
    Script("NotoSansNewTaiLue", 20, 19, 1.1, "\u1980\u19df"),
)
_ON_ANOTHER = ("Mn", "Cf")
_LETTERS = {
    script: "".join(f"{first}-{last}" for first, last in zip(script.spans[::2], script.spans[1::2], strict=True))
    for script in SCRIPTS
}
_ANY = "".join(_LETTERS.values())
_RIGHT = "".join(letters for script, letters in _LETTERS.items() if script.from_right)
# What stands between two words from the right goes with them; figures keep their own order.
_BETWEEN = "0-9 !-/:-@\\[-`{-~"
_RUN = re.compile(f"[{_RIGHT}](?:[{_RIGHT}{_BETWEEN}]*[{_RIGHT}])?")
_WORDS = "|".join(f"[{letters}]+" for letters in _LETTERS.values())
_WORD = re.compile(_WORDS)
_SINGLY = re.compile(f"{_WORDS}|.", re.DOTALL)
_PIECE = re.compile(f"{_WORDS}|[0-9]+(?:[.,:/-][0-9]+)*|.")
_TURNED = str.maketrans("()[]{}<>", ")(][}{><")
# Where a line may break: Tibetan behind the dot that ends a syllable, the others where their writers leave a blank.
WORD_TOKEN = f"[{_ANY}]*?\u0f0b|[{_ANY}]+"


def script_of(character: str) -> Script | None:
    """Return the script whose font a character wants, None where it stands for itself."""
    return next((script for script, letters in _LETTERS.items() if re.match(f"[{letters}]", character)), None)


def joined(text: str) -> bool:
    """Tell whether a text has letters of one of these scripts."""
    return _WORD.search(text) is not None


def columns(word: str) -> int:
    """Return the half-width columns of a word of one of these scripts, by the letters in it."""
    script = script_of(word[:1])
    letters = sum(unicodedata.category(letter) not in _ON_ANOTHER for letter in word)
    return math.ceil(letters * script.columns) if script else 0


def words_of(text: str) -> list[str]:
    """Return a text in the order of its places on paper, from the left: words of these scripts whole, the rest singly.

    A line runs from the left, as its Chinese does; within it what runs from the right is turned round by words.
    """
    found: list[str] = []
    at = 0
    for run in _RUN.finditer(text):
        found += singly(text[at : run.start()])
        for piece in reversed(_PIECE.findall(run.group())):
            found += [piece] if script_of(piece) else piece.translate(_TURNED)
        at = run.end()
    return found + singly(text[at:])


def singly(text: str) -> list[str]:
    """Return a text in the order of its writing: words of these scripts whole, the rest singly."""
    return _SINGLY.findall(text)
