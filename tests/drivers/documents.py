"""Documents of every kind of text that a hall may import, and what a paper must say of each.

What the paper should say is worked out here from the document alone, glyph by glyph, without the layout: then the
emulated printer's own reading of the bytes is held against it, text by text, and its dots against the picture.
"""

import unicodedata
from dataclasses import dataclass

import zxingcpp
from hypothesis import strategies as st
from PIL import Image, ImageChops

from drivers.printer.encode import INITIAL, encode
from drivers.printer.picture import picture
from drivers.printer.printed import DRAWN, Paper
from drivers.printer.profile import Profile, profile
from drivers.printer.reading import Reader
from kiosk.domain.slip import Align, Banner, Block, Code, Row, Rule, Slip, Words

MODELS = ("generic-80", "generic-58", "epson-tm-t88", "epson-tm-t82", "star-escpos", "snbc-btp", "citizen-pmu2300")
COMMON = [
    *"一二三登记证件材料受理人本城乡建设",
    *"（）《》“”，。、：；！？·—",
    *"0123456789ABCxyz-./%",
    " ",
    "原件1份",
    "GB18030",
]
RARE = [*"㛃䶮㐂䲟龘镕喆①℃", *"𠮷𬱖𪚥𠀀𣲵", *"éüñŻőạÅß", "e\u0301", "a\u030a", "q\u0323\u0307"]
RTL = [
    *("שלום", "מַדרִיד", "א", "ב"),  # Hebrew, with points
    *("محمد علي", "فاطمة", "عَرَبِيّ", "ئۇيغۇر", "۱۲۳"),  # Arabic with marks, Uyghur, their figures
    *("\u200f", "\u202eab\u202c", "\u2067ش\u2069"),  # what turns the direction
]
JOINED = ("HEBREW", "ARABIC")  # in whose names a word of them is one glyph
EMOJI = ["😀", "👍🏽", "👨‍👩‍👧", "🇨🇳", "❤️", "☎️", "1️⃣", "🏳️‍🌈", "🀄", "㊗️", "👩🏿‍⚕️"]
UNSEEN = ["\u200d", "\ufe0f", "\u2060", "\xad", "|"]
CONTROL = ["\x1b@", "\x1dV\x42\0", "\0", "\t", "\x10\x04\x01", "\x1c.", "\x85"]
UNITS = [*COMMON, *RARE, *(f"{word}人" for word in RTL), *EMOJI, *UNSEEN, *CONTROL]
NAME = 110  # characters, the longest name of a real list of items
DOTS_MORE = 99  # a dot where dots would have spelled a real-time command, up to nine in a scaled glyph; none is missing
RASTER = "\ufffc"  # a line that came as dots
_SIGN = "#"  # begins a line of its own between two blocks; in no text
_NEVER_SHOWN = ("Cf", "Me")


@dataclass(frozen=True, slots=True)
class Read:
    """What the emulated printer read: its paper, and the lines of it with a sign for each that came as dots."""

    paper: Paper
    errors: list[str]


def texts(most: int = 40) -> st.SearchStrategy[str]:
    """Return texts of all kinds, with much that every printer has; some as long as the longest name."""
    usual = st.one_of(st.sampled_from(COMMON), st.sampled_from(COMMON), st.sampled_from(UNITS))
    short = st.lists(usual, min_size=1, max_size=most).map("".join)
    return st.one_of(
        short, short, st.lists(usual, min_size=NAME, max_size=NAME).map(lambda units: "".join(units)[:NAME])
    )


def _blocks() -> st.SearchStrategy[Block]:
    words = st.builds(
        Words, texts(), st.integers(1, 3), st.integers(1, 3), st.booleans(), st.sampled_from(Align), st.integers(0, 4)
    )
    rights = st.one_of(st.just(""), texts(6))
    rows = st.builds(Row, texts(), rights, st.sampled_from(["", "√", "○", "1."]), st.booleans())
    return st.one_of(words, rows, rows, st.builds(Banner, texts(12)), st.builds(Rule, st.booleans()))


def documents() -> st.SearchStrategy[Slip]:
    """Return slips: blocks of all kinds, and in the end a code."""
    units = st.sampled_from([unit for unit in UNITS if unit not in CONTROL])
    payloads = st.lists(units, min_size=1, max_size=16).map("".join)
    blocks = st.lists(_blocks(), min_size=1, max_size=5)
    return st.builds(lambda made, payload: Slip((*made, Code(payload))), blocks, payloads)


def wrong_with(slip: Slip, model: str) -> list[str]:
    """Print a document on a model and say what its paper does not say as the document did; an empty list is right."""
    known = profile(model)
    signed = Slip(
        tuple(part for number, block in enumerate(slip.blocks) for part in (Words(f"{_SIGN}{number}"), block))
    )
    read = _read(signed, known)
    wrong = [f"the printer does not understand: {error}" for error in read.errors]
    sections = _sections(read.paper.lines)
    if len(sections) != len(slip.blocks):
        return [*wrong, f"{len(slip.blocks)} blocks became {len(sections)}"]
    for block, lines in zip(slip.blocks, sections, strict=True):
        wrong += [f"{block}: {why}" for why in _section(block, lines)]
    return [*wrong, *_picture(signed, known, read.paper), *_codes(slip, read.paper)]


class _Signing(Reader):
    """Reads with a sign for every line of dots among the lines of text."""

    def _picture(self, picture: Image.Image) -> None:
        self.paper.lines.append(RASTER)
        super()._picture(picture)


def _read(slip: Slip, known: Profile) -> Read:
    papers: list[Paper] = []
    reader = _Signing(known.dots, papers.append, lambda: True)
    reader.feed(INITIAL + encode(slip, known))
    errors = [*reader.errors, *(["a command stops short"] if reader.unread else [])]
    return Read(papers[0] if papers else Paper(known.dots), errors)


def _sections(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for line in lines:
        if line == f"{_SIGN}{len(found)}":
            found.append([])
        elif found:
            found[-1].append(line)
    return found


def _section(block: Block, lines: list[str]) -> list[str]:
    """Return what the lines of one block do not say as it did."""
    match block:
        case Words() | Banner():
            return _said(glyphs(block.text), lines)
        case Row():
            return _row(block, lines)
        case Code():
            return [] if all(line == RASTER for line in lines) else [f"words in place of a code: {lines}"]
        case _:
            return [] if len(lines) == 1 or {*lines} == {RASTER} else [f"a line across became {lines}"]


def _row(row: Row, lines: list[str]) -> list[str]:
    """A checklist's row: its mark first, its right hand whole on the first line or below, its left hand around it."""
    left, right = glyphs(row.left), glyphs(row.right)
    if RASTER in lines:
        return _row_with_dots(row.mark, left, right, lines)
    first, *below = ([*_shown(line)] for line in lines or [""])
    if row.mark:
        if "".join(first[: len(row.mark)]) != row.mark:
            return [f"the mark is not the first: {lines}"]
        first = first[len(row.mark) :]
    rest = [glyph for line in below for glyph in line]
    beside = max(0, len(first) - len(right))
    if (_fit(right, first[beside:]) and _fit(left, first[:beside] + rest)) or _fit(left + right, first + rest):
        return []
    return [f"wanted {row.left!r} and {row.right!r}, came {lines}"]


def _row_with_dots(mark: str, left: list[str], right: list[str], lines: list[str]) -> list[str]:
    """Hold the lines of text against parts of a row of which other lines came as dots."""
    wrong = []
    for number, line in enumerate(lines):
        came = _shown(line) if line != RASTER else []
        if not number and mark and "".join(came[: len(mark)]) == mark:
            came = came[len(mark) :]
        beside = max(0, len(came) - len(right))
        both = _within(left, came[:beside]) and _fit(right, came[beside:])
        if not (both or _within(left, came) or _within(right, came)):
            wrong.append(f"not in the row: {line!r}")
    return wrong


def _said(wanted: list[str], lines: list[str]) -> list[str]:
    """Hold the glyphs that were wanted against lines; where a line came as dots, the others against parts of them."""
    if RASTER not in lines:
        came = [glyph for line in lines for glyph in _shown(line)]
        return [] if _fit(wanted, came) else [f"wanted {''.join(wanted)!r}, came {lines}"]
    texts_ = [_shown(line) for line in lines if line != RASTER]  # what the dots say, the picture tells
    return [f"not in the document: {''.join(line)!r}" for line in texts_ if not _within(wanted, line)]


def _within(wanted: list[str], came: list[str]) -> bool:
    return any(_fit(wanted[start : start + len(came)], came) for start in range(len(wanted) - len(came) + 1))


def _fit(wanted: list[str], came: list[str]) -> bool:
    return len(came) == len(wanted) and all(
        there == glyph or (there == DRAWN and not _plain(glyph)) for there, glyph in zip(came, wanted, strict=True)
    )


def _shown(line: str) -> list[str]:
    return [character for character in line if character not in " \t"]


def _plain(glyph: str) -> bool:
    """Tell whether every Chinese printer has a glyph in its font, so that it must never come as dots."""
    try:
        return glyph.isascii() or len(glyph.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False


def glyphs(text: str) -> list[str]:
    """Return what is to be seen of a text, blanks left out: each with the marks upon it, a joined word as one."""
    found: list[str] = []
    word = ""  # the script of the word that is going on
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(character)
        tone = 0x1F3FB <= ord(character) <= 0x1F3FF
        if kind in _NEVER_SHOWN or tone or "VARIATION SELECTOR" in unicodedata.name(character, ""):
            continue
        script = next((each for each in JOINED if each in unicodedata.name(character, "")), "")
        if found and (kind == "Mn" or (script and script == word)):
            found[-1] += character
        elif character != "|" and kind not in ("Cc", "Zs"):
            found.append(character)
        word = script
    return found


def _picture(slip: Slip, known: Profile, paper: Paper) -> list[str]:
    drawn = picture(slip, known.dots)
    shown = paper.picture()
    if shown.height < drawn.height:
        return [f"the paper is shorter than the picture: {shown.height} of {drawn.height} dots"]
    came = shown.crop((0, 0, *drawn.size)).convert("L")
    missing = sum(ImageChops.subtract(came, drawn.convert("L")).histogram()[1:])
    more = sum(ImageChops.subtract(drawn.convert("L"), came).histogram()[1:])
    return [f"{missing} dots of the picture are missing, {more} are more"] if missing or more > DOTS_MORE else []


def _codes(slip: Slip, paper: Paper) -> list[str]:
    """Hold the codes, as the printer read them and as a phone reads them from the paper, against the document's."""
    wanted = [block.payload for block in slip.blocks if isinstance(block, Code)]
    shown = paper.picture()
    framed = Image.new("L", (shown.width + 80, shown.height + 80), 255)
    framed.paste(shown, (40, 40))
    formats = zxingcpp.barcode_formats_from_str("QRCode")
    seen = [found.bytes for found in zxingcpp.read_barcodes(framed, formats)]
    wrong = [] if paper.codes in (wanted, []) else [f"the printer read the codes {paper.codes}, not {wanted}"]
    return (
        wrong if seen == [payload.encode() for payload in wanted] else [*wrong, f"a phone reads {seen}, not {wanted}"]
    )
