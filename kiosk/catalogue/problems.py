"""What is wrong with a person's file, said to the person who can mend it; all of it at once."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass

from kiosk.domain.text import Language, Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not fit: `where` (file, line or key path), what was found, what was expected.

    `found` and `expected` are values of the file itself, or a `Text` where words are needed.
    """

    where: str
    found: str | Text
    expected: str | Text

    def say(self, language: Language) -> str:
        """Return the problem as one sentence."""
        found, expected = _in(self.found, language), _in(self.expected, language)
        if language is Language.CHINESE:
            return f"{self.where}：现在是 {found}，应当是{expected}"
        return f"{self.where}: found {found}, expected {expected}"


class Refused(Exception):
    """Files that cannot be used; `problems` names everything that is wrong with them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return the problems in English, one a line."""
        return self._say(Language.ENGLISH)

    def in_chinese(self) -> str:
        """Return the problems in Chinese, one a line."""
        return self._say(Language.CHINESE)

    def _say(self, language: Language) -> str:
        return "\n".join(problem.say(language) for problem in self.problems)


NOT_THERE = Text("没有写", "nothing")
MOST_NAMES = 12  # of a list of what is known


def one_of(names: Collection[object], found: str = "") -> Text:
    """Return ‘one of these names’, those like what was `found` first; long lists are cut, since nobody reads them."""
    close = difflib.get_close_matches(found, list(map(str, names)))
    known = sorted(map(str, names), key=lambda name: (name not in close, name))
    more = len(known) > MOST_NAMES
    zh = "、".join(known[:MOST_NAMES]) + ("…" if more else "")
    en = ", ".join(known[:MOST_NAMES]) + (" …" if more else "")
    return Text(f"其中之一：{zh or '（还没有）'}", f"one of: {en or '(there are none)'}")


def _in(said: str | Text, language: Language) -> str:
    return said.in_(language) if isinstance(said, Text) else said
