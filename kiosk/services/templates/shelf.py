"""The templates in use: read and checked from a hall's folder, made ready once, filled in by whoever prints."""

import threading
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.assets import shipped_site
from kiosk.catalogue.problems import NOT_THERE, Problem, Refused, one_of
from kiosk.domain.os_words import os_words
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language, Text
from kiosk.services.logs import logger

if TYPE_CHECKING:
    from kiosk.services.templates.engine import Filled
    from kiosk.services.templates.said import Said

FOLDER = "slips"
NAMES = (  # what each can say stands in `said.py`, which a start does without
    "ticket", "notice", "help-number", "ticket-discreet", "notice-discreet", "sample", "test-page", "daily-totals",
    "pre-review", "pledge", "card",
)  # fmt: skip


def template_files(folder: Path) -> list[Path]:
    """Return the files of a hall's templates, those that ought to be there and those that are."""
    return sorted({folder / f"{name}.txt" for name in NAMES} | set(folder.glob("*.txt")))


def read_templates(folder: Path, instead: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return each template's text; raise `Refused` with file, line and column of whatever is wrong.

    `instead` are texts, by name, that are to replace those of their files.
    """
    from kiosk.services.templates.engine import problems_of
    from kiosk.services.templates.said import TEMPLATES

    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path in template_files(folder):
        where = f"{FOLDER}/{path.name}"
        if path.stem not in NAMES:
            problems.append(Problem(where, path.name, one_of([f"{name}.txt" for name in NAMES])))
            continue
        try:
            texts[path.stem] = instead[path.stem] if path.stem in instead else path.read_text("utf-8-sig")
        except FileNotFoundError:
            problems.append(Problem(where, NOT_THERE, Text("这个文件", "this file")))
        except OSError as wrong:
            found = Text(f"读不了（{os_words(wrong).zh}）", os_words(wrong).en)
            problems.append(Problem(where, found, Text("一个可读的文件", "a readable file")))
        except UnicodeDecodeError as wrong:
            line = path.read_bytes()[: wrong.start].count(b"\n") + 1
            problems.append(Problem(f"{where}:{line}:1", Text("不是 UTF-8", "not UTF-8"), "UTF-8"))
        else:
            problems += problems_of(where, texts[path.stem], TEMPLATES[path.stem])
    if problems:
        raise Refused(tuple(problems))
    return texts


class Shelf:
    """A hall's templates by name (`NAMES`), checked before; `version` is the number under which they are kept."""

    def __init__(self, texts: Mapping[str, str], version: int = 0) -> None:
        self._texts = texts
        self.version = version
        self._ready: dict[tuple[str, Language], Filled] = {}
        self._making = threading.Lock()

    def warm(self) -> None:
        """Make every template ready, so that no slip waits for it; the language of most visitors first."""
        for language in Language:
            for name in NAMES:
                self._filled(name, language)

    def slip(self, name: str, said: "Said") -> Slip:
        """Return the document of one slip; where a hall's template fails after all, that of the shipped one."""
        language = Language.ENGLISH if said.english else Language.CHINESE
        try:
            return self._filled(name, language).slip(said)
        except Exception as wrong:  # noqa: BLE001 - a visitor stands there, and a template is a person's text
            logger("slips").error(
                "a template did not work and the shipped one stands in", template=name, reason=str(wrong)
            )
        from kiosk.services.templates.engine import Filled

        return Filled(shipped_text(name), language).slip(said)

    def _filled(self, name: str, language: Language) -> "Filled":
        from kiosk.services.templates.engine import Filled

        with self._making:
            ready = self._ready.get((name, language))
            if ready is None:
                text = self._texts.get(name) or shipped_text(
                    name
                )  # a newer program has slips that the last good set lacks
                ready = self._ready[name, language] = Filled(text, language)
        return ready


def shipped_text(name: str) -> str:
    """Return a template as it comes with the program."""
    return (shipped_site() / FOLDER / f"{name}.txt").read_text("utf-8")
