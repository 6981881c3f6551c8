"""How paper spells the data of hall and catalogue in a visitor's language; the phrases stand in the templates."""

import unicodedata
from dataclasses import dataclass
from datetime import date

from kiosk.domain.text import Language, Text

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-"})


def on_paper(text: str) -> str:
    """Return a screen text as paper has it: no blanks beside Chinese (design, type), dashes and quotes of one column.

    A printer's own “ and – are as wide as two letters; in a text without Chinese they become plain ones.
    """
    text = text.replace("–", "-")
    if not any(_wide(character) for character in text):
        return text.translate(_PLAIN)
    kept = []
    for number, character in enumerate(text):
        around = text[max(0, number - 1) : number + 2]
        if character == " " and any(_wide(neighbour) for neighbour in around):
            continue
        kept.append(character)
    return "".join(kept)


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks to the visitor of one slip, in the language of the visit."""

    language: Language

    @property
    def english(self) -> bool:
        """Whether the visitor reads English; what staff must read stands in Chinese beside it."""
        return self.language is Language.ENGLISH

    def of(self, text: Text) -> str:
        """Return a text of hall or catalogue as paper has it; Chinese where there is no English."""
        return on_paper(text.in_(self.language))

    def together(self, parts: list[str]) -> str:
        """Return the parts that say anything as one enumeration."""
        return (", " if self.english else "，").join(part for part in parts if part)

    def day(self, day: date, *, year: bool = False) -> str:
        """Return a day as people say it: 5月26日, 26 May; with `year` 2026年6月11日, 11 June 2026."""
        if self.english:
            return f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
        return (f"{day.year}年" if year else "") + f"{day.month}月{day.day}日"
