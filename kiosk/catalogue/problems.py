"""What is wrong with a person's file, said to the person who can mend it; all of it at once."""

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable
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
        return _sentence(self, self.where, language)


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
        return "\n".join(sentences(self.problems, language))


def sentences(problems: Iterable[Problem], language: Language) -> list[str]:
    """Return a sentence for each thing that is wrong, however many places it stands in."""
    places: dict[tuple[str | Text, str | Text], list[Problem]] = defaultdict(list)
    for problem in problems:
        places[problem.found, problem.expected].append(problem)
    return [_sentence(same[0], _places(same, language), language) for same in places.values()]


def _places(same: list[Problem], language: Language) -> str:
    named = [problem.where for problem in same[:MOST_PLACES]]
    if language is Language.CHINESE:
        return "、".join(named) + (f" 等 {len(same):,} 处" if len(same) > MOST_PLACES else "")
    more = len(same) - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")


def _sentence(problem: Problem, where: str, language: Language) -> str:
    found, expected = _in(problem.found, language), _in(problem.expected, language)
    if language is Language.CHINESE:
        return f"{where}：现在是 {found}，应当是{expected}"
    return f"{where}: found {found}, expected {expected}"


NOT_THERE = Text("没有写", "nothing")
MOST_PLACES = 5  # where the same thing is wrong, before their number is enough
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
