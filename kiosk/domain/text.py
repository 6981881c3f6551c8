"""A text that people read, in the two languages of the hall."""

from dataclasses import dataclass
from enum import Enum


class Language(Enum):
    """A language that a visitor can choose at any moment."""

    CHINESE = "zh"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """What is said in Chinese, and in English where the hall has written it."""

    zh: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the text in `language`; Chinese where there is no English (an imported list has none)."""
        return self.en if language is Language.ENGLISH and self.en else self.zh

    def __bool__(self) -> bool:
        """Tell whether anything is said at all."""
        return bool(self.zh)


NOTHING = Text("")
