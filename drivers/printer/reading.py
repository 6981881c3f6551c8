"""What an emulated printer reads: the bytes of ESC/POS, strictly, each becoming a line on paper or an error.

A command that no manual knows, half a character or a raster that stops short is an error of whoever sent it.
"""

from collections.abc import Callable

from PIL import Image

from drivers.printer.encode import in_font
from drivers.printer.graphics import PRINTS, Graphics
from drivers.printer.printed import DRAWN, Paper, Piece, words_of

_DEFAULT_SPACING = 30
SLOTS = 6  # user-defined Chinese characters that a printer holds, in the most modest manual
LACKING = "□"  # what it prints for a code that its font does not have
_SLOT = range(0xA1, 0xFF)


class Reader:
    """Reads a printer's byte stream. `on_line` is asked before each line whether there is paper for it."""

    def __init__(self, dots: int, on_cut: Callable[[Paper], None], on_line: Callable[[], bool]) -> None:
        self._dots = dots
        self._on_cut = on_cut
        self._on_line = on_line
        self.errors: list[str] = []
        self.font = "gb18030"  # whose Chinese characters it has
        self.retracts_after: int | None = None  # seconds, where a presenter was told
        self.density = self.marks = 0  # the level of the print density, and how often a black mark was looked for
        self.paper = Paper(dots)
        self._rest = b""
        self._graphics = Graphics(self.errors)
        self._reset()

    def _reset(self) -> None:
        self._line: list[Piece] = []
        self._defined: dict[int, Image.Image] = {}
        self._x = 0
        self._spacing = _DEFAULT_SPACING
        self._wide = self._high = 1
        self._bold = self._reverse = self._chinese = False
        self._centre = False
        self.density = 0
        self._graphics.reset()

    def feed(self, data: bytes) -> list[tuple[str, bytes]]:
        """Read more bytes; return the questions among them that want an answer when their turn comes.

        What is not complete yet waits for the next bytes. Reading stops where there is no paper: `waiting` is true.
        """
        self._rest += data
        asked: list[tuple[str, bytes]] = []
        while self._rest:
            taken = self._step(asked)
            if not taken:
                break
            self._rest = self._rest[taken:]
        return asked

    @property
    def unread(self) -> int:
        """How many bytes wait in the buffer."""
        return len(self._rest)

    def forget(self) -> None:
        """Empty the buffer (DLE DC4 8); what is printed already stays on the paper, and the paper in the mouth."""
        self._rest = b""
        self.paper.torn_at = len(self.paper.lines)
        self._reset()

    def tear_off(self) -> Paper:
        """Take away what stands in the mouth, as whoever changes the roll does."""
        torn, self.paper = self.paper, Paper(self._dots)
        return torn

    def _step(self, asked: list[tuple[str, bytes]]) -> int:
        """Read one command or character at the front; return the bytes it took, 0 where more are needed."""
        first = self._rest[0]
        if first in (0x1B, 0x1D, 0x1C, 0x10):
            return self._command(asked)
        if first == 0x0A:
            return 1 if self._end_line(self._spacing) else 0
        if first == 0:
            return 1  # NUL means nothing
        if first < 0x20:
            return self._wrong(1)
        return self._character()

    def _character(self) -> int:
        first = self._rest[0]
        if first < 0x80:
            return self._put(chr(first), 1)
        if not self._chinese:
            return self._wrong(1)
        for length in (2, 4):
            if length == 4 and not 0x30 <= self._rest[1] <= 0x39:
                return self._wrong(1)  # half a character
            if len(self._rest) < length:
                return 0
            if length == 2 and first == 0xFE and self._rest[1] in _SLOT:
                return self._put_defined(self._rest[1])
            try:
                return self._put(self._rest[:length].decode("gb18030"), length)
            except UnicodeDecodeError:
                continue
        return self._wrong(2)

    def _put(self, character: str, length: int) -> int:
        if not in_font(character, self.font):
            self.errors.append(f"the font has no {character!r}")
            character = LACKING
        self._set(Piece(self._x, character, self._wide, self._high, self._bold, self._reverse))
        return length

    def _put_defined(self, slot: int) -> int:
        dots = self._defined.get(slot)
        if dots is None:
            self.errors.append(f"character FE {slot:X} was never defined")
        else:
            self._set(Piece(self._x, DRAWN, self._wide, self._high, self._bold, self._reverse, dots))
        return 2

    def _set(self, piece: Piece) -> None:
        if piece.behind > self._dots:
            self.errors.append(f"the line is full before {piece.text!r}")
        self._line.append(piece)
        self._x = piece.behind

    def _end_line(self, spacing: int) -> bool:
        if not self._on_line():
            return False
        height = max([24 * each.high for each in self._line] + [spacing])
        piece = Image.new("L", (self._dots, height), 255)
        left = (self._dots - self._x) // 2 if self._centre else 0
        for each in self._line:
            each.draw(piece, left)
        if self._line:
            self.paper.lines.append(words_of(self._line))
        self._add(piece)
        self._line, self._x = [], 0
        return True

    def _add(self, piece: Image.Image) -> None:
        self.paper.pieces.append((self.paper.height, piece))
        self.paper.height += piece.height

    def _wrong(self, length: int) -> int:
        # a NUL ends a command that a broken line cut short, and such a one is no error; a whole GS ( H is known
        if 0 not in self._rest[1:3] and not self._rest.startswith(b"\x1d(H"):
            self.errors.append(f"unknown: {self._rest[:8].hex(' ')}")
        return length

    def _command(self, asked: list[tuple[str, bytes]]) -> int:
        for head, (length, act) in _COMMANDS.items():
            if self._rest.startswith(head):
                if len(self._rest) < len(head) + length:
                    return 0
                arguments = self._rest[len(head) : len(head) + length]
                more = act(self, arguments, asked)
                return 0 if more is None else len(head) + length + more
        if len(self._rest) < max(len(head) for head in _COMMANDS) and any(
            head.startswith(self._rest) for head in _COMMANDS
        ):
            return 0
        return self._wrong(2)

    def absolute_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """ESC $: go to a dot position."""
        self._x = int.from_bytes(arguments, "little")
        return 0

    def size_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """GS !: scale the glyphs."""
        self._wide, self._high = (arguments[0] >> 4) + 1, (arguments[0] & 15) + 1
        return 0

    def set_(self, name: str) -> Callable[[bytes, list[tuple[str, bytes]]], int]:
        """Return the act that sets a mode on or off."""

        def act(arguments: bytes, _: list[tuple[str, bytes]]) -> int:
            setattr(self, name, bool(arguments[0] & 1))
            return 0

        return act

    def space_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """ESC 3: set the line spacing in dots."""
        self._spacing = arguments[0]
        return 0

    def skip_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int | None:
        """ESC J: feed dots."""
        if not self._on_line():
            return None
        self._add(Image.new("L", (self._dots, arguments[0]), 255))
        return 0

    def initial_(self, _a: bytes, asked: list[tuple[str, bytes]]) -> int:
        """ESC @: forget the modes, and tell of nothing by yourself any more."""
        self._reset()
        asked.append(("gs-a", b"\x00"))
        return 0

    def cut_(self, _a: bytes, _: list[tuple[str, bytes]]) -> int | None:
        """GS V 65 and 66: the slip is done."""
        if not self._on_line():
            return None
        done, self.paper = self.paper, Paper(self._dots)
        self._on_cut(done)
        return 0

    def graphic_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int | None:
        """GS ( k and GS ( L: a length, then a function."""
        length = int.from_bytes(arguments, "little")
        body = self._rest[5 : 5 + length]
        if len(body) < length:
            return None
        prints = body[:2] in PRINTS
        if prints and not self._on_line():
            return None
        picture = self._graphics.obey(body)
        if prints and self._line:
            self.errors.append("a picture in a line that has words")
        if picture is not None:
            self._picture(picture)
        if body[:2] == b"1Q":
            self.paper.codes.append(self._graphics.payload)
        return length

    def _picture(self, picture: Image.Image) -> None:
        """Put a picture on a line of its own, where lines are aligned."""
        if picture.width > self._dots:
            self.errors.append("a picture wider than the paper")
        piece = Image.new("L", (self._dots, picture.height), 255)
        piece.paste(picture, ((self._dots - picture.width) // 2 if self._centre else 0, 0))
        self._add(piece)

    def raster_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int | None:
        """GS v 0: a picture of so many bytes across and dots down, on a line of its own."""
        across = int.from_bytes(arguments[1:3], "little")
        down = int.from_bytes(arguments[3:5], "little")
        body = self._rest[8 : 8 + across * down]
        if len(body) < across * down or not self._on_line():
            return None
        if self._line:
            self.errors.append("GS v 0 in a line that has words")
        bits = Image.frombytes("1", (across * 8, down), bytes(byte ^ 0xFF for byte in body))
        self._picture(bits.convert("L"))
        return across * down

    def define_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """FS 2: know a Chinese character of 24 x 24 dots under a code of the user's own."""
        if arguments[0] != 0xFE or arguments[1] not in _SLOT:
            self.errors.append(f"no place for a user-defined character: {arguments[:2].hex(' ')}")
            return 0
        self._defined[arguments[1]] = _standing(arguments[2:])
        if len(self._defined) > SLOTS:
            self.errors.append(f"more than {SLOTS} user-defined characters")
        return 0

    def dots_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int | None:
        """ESC * 33: columns of 24 dots, in the line; no mode scales, emboldens or reverses them."""
        length = int.from_bytes(arguments, "little") * 3
        body = self._rest[5 : 5 + length]
        if len(body) < length:
            return None
        self._set(Piece(self._x, DRAWN, 1, 1, bold=False, reverse=False, dots=_standing(body)))
        return length

    def density_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """GS ( K <Function 49>: print darker (1 to 127) or paler, until the next reset."""
        self.density = arguments[0] - 256 * (arguments[0] > 127)
        return 0

    def mark_(self, _a: bytes, _: list[tuple[str, bytes]]) -> int:
        """GS FF: feed to the next black mark; this paper has none, so that nothing moves."""
        self.marks += 1
        return 0

    def retract_(self, arguments: bytes, _: list[tuple[str, bytes]]) -> int:
        """GS R 1: draw back what nobody takes after so many seconds."""
        if arguments[0] > 9:
            self.errors.append(f"a presenter cannot wait {arguments[0]} seconds")
        self.retracts_after = arguments[0]
        return 0

    def question_(self, kind: str) -> Callable[[bytes, list[tuple[str, bytes]]], int]:
        """Return the act that notes a question."""

        def act(arguments: bytes, asked: list[tuple[str, bytes]]) -> int:
            asked.append((kind, arguments))
            return 0

        return act


def _standing(columns: bytes) -> Image.Image:
    """Return columns of 24 dots, three bytes each from the top, as a picture."""
    across = len(columns) // 3
    lying = Image.frombytes("1", (24, across), bytes(byte ^ 0xFF for byte in columns))
    return lying.convert("L").transpose(Image.Transpose.TRANSPOSE)


_Act = Callable[[Reader, bytes, list[tuple[str, bytes]]], int | None]


def _mode(name: str) -> _Act:
    return lambda reader, arguments, asked: reader.set_(name)(arguments, asked)


def _fixed(name: str, value: bool) -> _Act:
    def act(reader: Reader, _a: bytes, _q: list[tuple[str, bytes]]) -> int:
        setattr(reader, name, value)
        return 0

    return act


def _ask(kind: str) -> _Act:
    return lambda reader, arguments, asked: reader.question_(kind)(arguments, asked)


_COMMANDS: dict[bytes, tuple[int, _Act]] = {
    b"\x1b@": (0, Reader.initial_),
    b"\x1b$": (2, Reader.absolute_),
    b"\x1b3": (1, Reader.space_),
    b"\x1bJ": (1, Reader.skip_),
    b"\x1bE": (1, _mode("_bold")),
    b"\x1ba": (1, _mode("_centre")),
    b"\x1d!": (1, Reader.size_),
    b"\x1dB": (1, _mode("_reverse")),
    b"\x1dV\x42": (1, Reader.cut_),
    b"\x1dV\x41": (1, Reader.cut_),
    b"\x1d(K\x02\x001": (1, Reader.density_),
    b"\x1d\x0c": (0, Reader.mark_),
    b"\x1b*\x21": (2, Reader.dots_),
    b"\x1c2": (74, Reader.define_),
    b"\x1dv0": (5, Reader.raster_),
    b"\x1d(k": (2, Reader.graphic_),
    b"\x1d(L": (2, Reader.graphic_),
    b"\x1d(H\x06\x0000": (4, _ask("gs-h")),
    b"\x1dr": (1, _ask("gs-r")),
    b"\x1da": (1, _ask("gs-a")),
    b"\x1dR1": (1, Reader.retract_),
    b"\x1c&": (0, _fixed("_chinese", True)),
    b"\x1c.": (0, _fixed("_chinese", False)),
}
