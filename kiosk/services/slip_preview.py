"""A slip while it is being edited: how it looks on a paper, dot by dot as a printer sets it, and what is wrong with it.

Nothing here asks the database, so that it can be done on any thread.
"""

from dataclasses import dataclass
from datetime import datetime

from jinja2 import TemplateError
from PIL import Image

from drivers.printer.page import pages_of
from drivers.printer.picture import picture
from drivers.printer.profile import NoSuchProfile, profile
from kiosk.catalogue.problems import Problem
from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language, Text
from kiosk.services.hall import Hall
from kiosk.services.printers import model_of
from kiosk.services.slip_logo import kept_logo, with_logo
from kiosk.services.slip_specimens import NoSpecimen, Specimen, Specimens
from kiosk.services.templates.engine import Filled, faults_of, problems_of
from kiosk.services.templates.said import TEMPLATES, Said
from kiosk.services.templates.shelf import FOLDER

TITLES = {
    "ticket": Text("号票", "ticket"),
    "ticket-discreet": Text("号票·不写事项", "discreet ticket"),
    "help-number": Text("帮办号", "help number"),
    "notice": Text("一次告知单", "told-once notice"),
    "notice-discreet": Text("告知单·不写事项", "discreet notice"),
    "sample": Text("样张", "sample"),
    "pre-review": Text("预审单", "pre-review"),
    "card": Text("一次告知卡", "card"),
    "pledge": Text("容缺承诺书", "pledge"),
    "daily-totals": Text("当日统计", "day's totals"),
    "test-page": Text("打印测试", "test page"),
}
A4 = "a4"
ON_PAGES = ("pledge",)  # what comes out on A4
_NARROW, _BROAD = ("generic-58", "58 mm"), ("generic-80", "80 mm")
_PAGE_SHRINKS = 3  # a page of 300 dots an inch for a screen
_BETWEEN = 24  # dots between two pages


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper on which a slip can be looked at: a printer of this machine, or a usual width (`printer` None)."""

    key: str
    title: str
    profile: str
    printer: PrinterAddress | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: a template's text as it stands now, filled in with a specimen of `at`, on a sheet."""

    name: str
    text: str
    which: Specimen
    sheet: Sheet
    at: datetime  # hall's local time


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in Chinese, and where: line and column from 1, 0 where it is in no line."""

    line: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The picture as rows of grey bytes; or why there is none."""

    wide: int = 0
    high: int = 0
    grey: bytes = b""
    faults: tuple[Fault, ...] = ()
    remark: str = ""


def sheets(hall: Hall, name: str) -> tuple[Sheet, ...]:
    """Return the papers for a template: this machine's printers, and the usual widths that none of them has."""
    if name in ON_PAGES:
        return (Sheet(A4, "A4", ""),)
    found, widths = [], set()
    for address in hall.machine.printers:
        try:
            dots = model_of(address).dots
        except NoSuchProfile:
            continue
        widths.add(dots)
        found.append(Sheet(address.name, f"{address.name} · {dots} 点", address.profile, address))
    usual = [Sheet(key, title, key) for key, title in (_NARROW, _BROAD) if profile(key).dots not in widths]
    return (*found, *usual)


class SlipPreviews:
    """Draws them, on one thread: what a slip says is worked out once for many versions of its text."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._specimens = Specimens(hall)
        self._asked: tuple[object, ...] = ()
        self._said: Said | None = None

    def show(self, wanted: Wanted) -> Shown:
        """Return how it looks, at the paper's true width in dots; where the text does not allow it, what is wrong."""
        language, kind = wanted.which.language, TEMPLATES[wanted.name]
        faults = faults_of(file_of(wanted.name), wanted.text, kind, language)
        if faults:
            return Shown(faults=said_of(faults))
        try:
            slip = self.filled(wanted)
        except NoSpecimen as lacking:
            return Shown(remark=str(lacking))
        except (TemplateError, TypeError, ValueError):
            return Shown(faults=check(wanted.name, wanted.text))
        drawn = _pages(slip) if wanted.sheet.key == A4 else self._drawn(slip, wanted.sheet)
        return Shown(drawn.width, drawn.height, drawn.tobytes())

    def _drawn(self, slip: Slip, sheet: Sheet) -> Image.Image:
        model = model_of(sheet.printer) if sheet.printer else profile(sheet.profile)
        return picture(slip, model.dots, kept_logo(self._hall) if model.logo else None)

    def filled(self, wanted: Wanted) -> Slip:
        """Return the document with the logo as its sheet's printer gets it; raises as `said_by` does."""
        slip = self.said_by(wanted)
        printer = wanted.sheet.printer or PrinterAddress("", wanted.sheet.profile, "")
        return slip if wanted.sheet.key == A4 else with_logo(slip, self._hall, printer)

    def said_by(self, wanted: Wanted) -> Slip:
        """Return the document; raise what a template or a specimen that is not there raises."""
        asked = (wanted.name, wanted.which, wanted.at, wanted.sheet.printer)
        if self._said is None or asked != self._asked:
            self._said, self._asked = self._specimens.said(*asked), asked
        return Filled(wanted.text, wanted.which.language).slip(self._said)


def check(name: str, text: str) -> tuple[Fault, ...]:
    """Return all that keeps a template from being saved, in both languages and with any data."""
    if not text.strip():
        return (Fault(1, 1, "一行都没有：至少要有一行印出来"),)
    return said_of(problems_of(file_of(name), text, TEMPLATES[name]))


def file_of(name: str) -> str:
    """Return a template's file as people call it: slips/ticket.txt."""
    return f"{FOLDER}/{name}.txt"


def said_of(problems: list[Problem]) -> tuple[Fault, ...]:
    """Return problems of one template as its editor says them."""
    return tuple(map(_fault, problems))


def _fault(problem: Problem) -> Fault:
    _, line, column = problem.where.rsplit(":", 2)
    found, expected = _chinese(problem.found), _chinese(problem.expected)
    return Fault(int(line), int(column), f"第 {line} 行第 {column} 列：现在是 {found}，应当是{expected}")


def _chinese(said: str | Text) -> str:
    return said.in_(Language.CHINESE) if isinstance(said, Text) else said


def _pages(slip: Slip) -> Image.Image:
    pages = [page.reduce(_PAGE_SHRINKS) for page in pages_of(slip)]
    high = sum(page.height for page in pages) + _BETWEEN * (len(pages) - 1)
    together = Image.new("L", (pages[0].width, high), 200)
    y = 0
    for page in pages:
        together.paste(page, (0, y))
        y += page.height + _BETWEEN
    return together
