"""The bytes of a slip: ESC/POS (Epson's command reference), Chinese as the printer's own text where it has the font.

python-escpos is not used for the words: its text() turns ，。！ into ? and never sends FS &. What is left (QR, cut)
is a dozen bytes, not worth loading its capabilities file for, on a machine that must print within milliseconds.
"""

from functools import lru_cache

from drivers.printer.layout import (
    CELL,
    QR_MARGIN,
    CodeSquare,
    Drawn,
    Gap,
    Line,
    LogoMark,
    Parting,
    Span,
    TextLine,
    lay_out,
)
from drivers.printer.profile import Profile
from drivers.printer.wrap import clusters, width
from kiosk.domain.slip import Slip

INITIAL = b"\x1b@"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"  # DLE DC4 8: empty the buffer, forget the torn slip
CHINESE_ON, CHINESE_OFF = b"\x1c&", b"\x1c."
LINE_FEED = b"\n"
_LAST_FEED = 255  # ESC J feeds at most so many dots at once


def encode(slip: Slip, profile: Profile) -> bytes:
    """Return the bytes that print `slip` and cut it, on a printer that was just reset with `INITIAL`."""
    pen = _Pen(profile)
    for line in lay_out(slip, profile.dots):
        pen.put(line)
    return pen.finished()


def cut_off(profile: Profile) -> bytes:
    """Return the bytes that part what stands in the mouth from what comes next."""
    return bytes.fromhex(profile.cut) + b"\x00" if profile.cut else b""


def asks_completion(profile: Profile, ticket: bytes) -> bytes:
    """Return the question whose answer proves that everything before it came out; `ticket` is four characters."""
    if profile.completion == "gs-h":
        return b"\x1d(H\x06\x0000" + ticket
    if profile.completion == "gs-r":
        return b"\x1dr\x01"
    return b""


def in_font(text: str, charset: str) -> bool:
    """Tell whether a printer with this character set has every character of `text`."""
    return all(_has(character, charset) for character in text)


@lru_cache(maxsize=4096)
def _has(character: str, charset: str) -> bool:
    if character.isascii():
        return True
    if "\ue000" <= character <= "\uf8ff":  # nobody's characters, whose codes are those of user-defined ones
        return False
    try:
        code = character.encode("gb18030" if charset == "gb18030" else "gbk")
    except UnicodeEncodeError:
        return False
    if charset == "gb18030":
        return len(code) == 2 or (ord(character) <= 0xFFFF and "\u3400" <= character <= "\u4dbf")
    if charset == "gb2312":
        return _in_gb2312(code)
    return charset == "gbk" and len(code) == 2


def _in_gb2312(code: bytes) -> bool:
    row, cell = code[0], code[1]
    return cell >= 0xA1 and (0xA1 <= row <= 0xA9 or 0xB0 <= row <= 0xF7)


class _Pen:
    """Writes lines and remembers the modes it set, so that each is sent once."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._switches = profile.fs and profile.charset != "none"
        self._out = bytearray(CHINESE_ON if self._switches else b"")
        self._spacing = self._size = -1
        self._bold = self._reverse = self._centre = False
        self._defined: dict[tuple[str, bool], int] = {}  # user-defined characters and their slots, oldest first

    def put(self, line: Line) -> None:
        match line:
            case TextLine():
                self._text(line)
            case CodeSquare():
                self._code(line)
            case Drawn():
                self._align(centre=True)
                self._raster(line)
            case Gap():
                self._feed(line.dots)
            case LogoMark():
                self._logo(line)
            case Parting():
                self._part()

    def finished(self) -> bytes:
        if self._switches:
            self._out += CHINESE_OFF
        self._part()
        return bytes(self._out)

    def _part(self) -> None:
        self._feed(self._profile.tail)
        if self._profile.black_mark:
            self._out += bytes.fromhex(self._profile.mark)
        self._out += cut_off(self._profile)

    def _text(self, line: TextLine) -> None:
        if not self._prepared(line):
            self._raster(line)
            return
        self._modes(line)
        if line.centred:
            self._align(centre=True)
            self._out += self._spelled(line.spans[0].text, line) + LINE_FEED
            return
        if not self._fills(line):
            self._align(centre=False)
        x = 0
        for span in line.spans:
            self._out += self._step(x, span, CELL * line.wide) + self._spelled(span.text, line)
            x = span.x + width(span.text) * CELL * line.wide
        self._out += LINE_FEED

    def _prepared(self, line: TextLine) -> bool:
        """Make the printer ready to set a line as text; tell whether it can."""
        lacking = {c for span in line.spans for c in self._lacking(span.text)}
        if not lacking:
            return True
        fit = len(lacking) <= self._profile.slots and all(width(each) == 2 for each in lacking)
        if self._profile.rare == "fs-2" and fit:
            for cluster in sorted(lacking - {known for known, bold in self._defined if bold is line.bold}):
                self._define(cluster, line.bold, lacking)
            return True
        return self._profile.rare == "esc-*" and line.high == 1  # a line of dots is one glyph high

    def _lacking(self, text: str) -> list[str]:
        charset = self._profile.charset
        return [] if in_font(text, charset) else [c for c in clusters(text) if not in_font(c, charset)]

    def _define(self, cluster: str, bold: bool, wanted: set[str]) -> None:
        """Let the printer know a character, in place of the one that was defined first and is not in this line."""
        from drivers.printer.rare import defined

        slot = len(self._defined)
        if slot >= self._profile.slots:
            oldest = next(key for key in self._defined if key[1] is not bold or key[0] not in wanted)
            slot = self._defined.pop(oldest)
        self._defined[cluster, bold] = slot
        self._out += defined(slot, cluster, bold)

    def _spelled(self, text: str, line: TextLine) -> bytes:
        """Return a text in the printer's own characters, those that it lacks as its profile says."""
        charset = self._profile.charset
        if in_font(text, charset):
            return text.encode("gb18030")
        from drivers.printer.rare import in_line, used

        out = b""
        for cluster in clusters(text):
            if in_font(cluster, charset):
                out += cluster.encode("gb18030")
            elif self._profile.rare == "fs-2":
                out += used(self._defined[cluster, line.bold])
            else:
                out += in_line(cluster, line)
        return out

    def _fills(self, line: TextLine) -> bool:
        """Tell whether a line goes from edge to edge: then it stands the same however lines are aligned."""
        span = line.spans[0]
        return len(line.spans) == 1 and not span.x and width(span.text) * CELL * line.wide == self._profile.dots

    @staticmethod
    def _step(x: int, span: Span, column: int) -> bytes:
        """Return what leads from `x` to `span`: blanks where they are fewer than the four bytes of ESC $."""
        blanks, rest = divmod(span.x - x, column)
        if rest == 0 and 0 <= blanks < 4:
            return b" " * blanks
        return b"\x1b$" + span.x.to_bytes(2, "little")

    def _align(self, *, centre: bool) -> None:
        if centre is not self._centre:
            self._out += b"\x1ba" + bytes([centre])
            self._centre = centre

    def _modes(self, line: TextLine) -> None:
        self._space(line.height)
        size = (line.wide - 1) << 4 | (line.high - 1)
        if size != self._size and not (self._size == -1 and size == 0):
            self._out += b"\x1d!" + bytes([size])
        self._size = size
        if line.bold is not self._bold:
            self._out += b"\x1bE" + bytes([line.bold])
            self._bold = line.bold
        if line.reverse is not self._reverse:
            self._out += b"\x1dB" + bytes([line.reverse])
            self._reverse = line.reverse

    def _space(self, dots: int) -> None:
        if dots != self._spacing:
            self._out += b"\x1b3" + bytes([dots])
            self._spacing = dots

    def _code(self, line: CodeSquare) -> None:
        if self._profile.qr != "native":
            self._raster(line)
            return
        payload = line.payload.encode("utf-8")
        self._feed(QR_MARGIN)
        self._align(centre=True)
        self._out += b"\x1d(k\x03\x001C" + bytes([line.module]) + b"\x1d(k\x03\x001E1"
        self._out += b"\x1d(k" + (len(payload) + 3).to_bytes(2, "little") + b"1P0" + payload
        self._out += b"\x1d(k\x03\x001Q0"
        self._feed(QR_MARGIN)

    def _feed(self, dots: int) -> None:
        while dots > 0:
            self._out += b"\x1bJ" + bytes([min(dots, _LAST_FEED)])
            dots -= _LAST_FEED

    def _logo(self, line: LogoMark) -> None:
        if self._profile.logo == "gs-l":
            self._align(centre=True)
            self._out += b"\x1d(L\x06\x000E" + line.key.encode("ascii") + b"\x01\x01"
        elif line.picture is not None:
            self._align(centre=True)
            self._raster(line)

    def _raster(self, line: Line) -> None:
        """Send as dots what the printer's font cannot set; they stand on lines of their own."""
        from drivers.printer.raster import as_dots  # with it come pictures and fonts, which most slips do without

        self._out += as_dots(line, self._profile.dots)
