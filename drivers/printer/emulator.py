"""A printer that is not there: real bytes on a real wire, paper that comes out, faults to be had at will.

The real driver cannot tell it from a printer. It has a small buffer, stops where the paper ends and goes on when a
roll is loaded, as such printers do; it answers DLE EOT at once, GS r and GS ( H when their turn comes, and tells of
changes by itself once GS a has asked for it.
"""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from drivers.printer.encode import CLEAR
from drivers.printer.printed import Paper
from drivers.printer.reading import Reader
from drivers.printer.wires import TcpWire, Wire

BUFFER = 4096  # bytes that the printer takes while it cannot print
SWITCHES = ("paper_out", "cover_open", "cutter_fault", "overheated", "near_end", "silent", "nonsense", "stalled")
ACTS = ("load_roll", "unplug", "plug", "hang_up", "reset")
NUMBERS = ("paper_ends_after",)
_REAL_TIME = b"\x10\x04"
_NONSENSE = bytes(byte ^ 0xA5 for byte in range(256))

Send = Callable[[bytes], object]


class Emulator:
    """One emulated printer. `slips` holds what came out, `scraps` the rest; `errors` what no printer would understand.

    The switches (`paper_out`, `cover_open`, …) may be set from any thread at any time, by `apply`, at a certain byte
    (`at_byte`), or by a file that is looked at while the printer runs (`switches`).
    """

    def __init__(self, dots: int = 576, folder: Path | None = None, switches: Path | None = None) -> None:
        self.slips: list[Paper] = []
        self.scraps: list[Paper] = []  # blank pieces and the beginnings of slips that broke off
        self.cover_open = self.cutter_fault = self.overheated = self.near_end = False
        self.paper_out = False
        self.silent = False  # takes everything, answers nothing
        self.nonsense = False  # answers what no printer answers
        self.stalled = False  # the wire takes no more
        self.taken = 0
        self.changed = threading.Condition()
        self.plugged = True
        self.cut_off = ""  # how the open connection is to end at once: fin, rst
        self.held_up = False  # XOFF was sent
        self.stopping = False
        self._lines_left: int | None = None
        self._folder, self._switches, self._seen_switches = folder, switches, 0
        self._reader = Reader(dots, self._cut, self._line)
        self._body = bytearray()
        self._carry = b""
        self._begins = True
        self._at: list[tuple[int, str, Any]] = []
        self._automatic = False
        self._told = b""
        self._working = threading.RLock()
        self._wire: Wire | None = None
        self._thread: threading.Thread | None = None
        self.port = 0
        self.device = ""

    @classmethod
    @contextlib.contextmanager
    def tcp(cls, port: int = 0, dots: int = 576, folder: Path | None = None) -> Iterator["Emulator"]:
        """Run an emulator on a TCP port of the loopback (0 picks one) for the length of a `with`."""
        printer = cls(dots, folder)
        printer.listen(port)
        try:
            yield printer
        finally:
            printer.stop()

    @classmethod
    @contextlib.contextmanager
    def on_pty(cls, dots: int = 576, folder: Path | None = None, baud: int = 0) -> Iterator["Emulator"]:
        """Run an emulator on a pty; `device` names the side that a driver opens. See `open_pty` for `baud`."""
        printer = cls(dots, folder)
        printer.open_pty(baud)
        try:
            yield printer
        finally:
            printer.stop()

    @property
    def errors(self) -> list[str]:
        """What was sent and no printer understands; a command that stops short too, while nothing stands still."""
        short = self._reader.unread and not self._stopped()
        return [*self._reader.errors, *(["the last command stops short"] if short else [])]

    @property
    def font(self) -> str:
        """Whose Chinese characters it has: gb18030, gbk or gb2312."""
        return self._reader.font

    @font.setter
    def font(self, charset: str) -> None:
        self._reader.font = charset

    @property
    def paper(self) -> Paper:
        """The paper that stands in the mouth, not cut yet."""
        return self._reader.paper

    @property
    def unread(self) -> int:
        """The bytes in its buffer: those that wait for paper, or a command that stops short."""
        return self._reader.unread + len(self._carry)

    @property
    def full(self) -> bool:
        """Whether it takes no more for now."""
        return self.stalled or self._reader.unread >= BUFFER

    def listen(self, port: int) -> None:
        """Listen on a TCP port and serve in a thread."""
        wire = TcpWire(self, port)
        self.port = wire.port
        self._start(wire)

    def open_pty(self, baud: int = 0) -> None:
        """Open a pty and serve in a thread.

        With `baud` it takes bytes at that speed, holds the sender up with XOFF where its buffer fills, and reads and
        says garbage where the other side has set another speed; 0: as fast as it goes.
        """
        from drivers.printer.pty_wire import PtyWire  # there are no ptys on Windows

        wire = PtyWire(self, baud)
        self.device = wire.device
        self._start(wire)

    def stop(self) -> None:
        """Stop serving and close the wire."""
        self.stopping = True
        if self._thread is not None:
            self._thread.join()

    def replug_pty(self) -> None:
        """Open another pty after one was unplugged or broken off: it does not come back under its old name."""
        if self._thread is not None:
            self._thread.join()
        self.cut_off, self.plugged = "", True
        self.open_pty()

    def paper_ends_after(self, lines: int) -> None:
        """Let the roll end after so many more lines."""
        self._lines_left = lines

    def load_roll(self) -> None:
        """Put a full roll in and close the cover; what waits in the buffer goes on, as on a real printer."""
        with self._working:
            if self.paper_out and self.paper.lines:
                self.scraps.append(self._reader.tear_off())
            self._lines_left, self.paper_out, self.cover_open = None, False, False

    def unplug(self) -> None:
        """Cut the wire: the open connection ends, new ones are refused."""
        self.plugged = False

    def plug(self) -> None:
        """Put the wire back."""
        self.plugged = True

    def hang_up(self) -> None:
        """End the open connection properly (FIN); new ones are taken."""
        self.cut_off = "fin"

    def reset(self) -> None:
        """Break the open connection off (RST); new ones are taken."""
        self.cut_off = "rst"

    def mend(self) -> None:
        """Take every trouble away: a roll, a closed cover, a wire that works."""
        self.cutter_fault = self.overheated = self.near_end = self.silent = self.nonsense = self.stalled = False
        self._at.clear()
        self.load_roll()
        self.plug()

    def apply(self, name: str, value: Any = True) -> None:
        """Set a switch or do an act by its name (`SWITCHES`, `ACTS`, `NUMBERS`); `KeyError` for any other name."""
        if name in ACTS:
            getattr(self, name)()
        elif name in SWITCHES:
            setattr(self, name, bool(value))
        elif name in NUMBERS:
            getattr(self, name)(int(value))
        elif name == "at":
            for byte, what in dict(value).items():
                if what not in (*ACTS, *SWITCHES):
                    raise KeyError(what)
                self.at_byte(int(byte), what)
        else:
            raise KeyError(name)

    def at_byte(self, byte: int, name: str, value: Any = True) -> None:
        """Let `apply(name, value)` happen when so many bytes have been taken since the start, not one later."""
        self._at = sorted([*self._at, (byte, name, value)], key=lambda each: each[0])

    def wait_for(self, condition: Callable[["Emulator"], bool], seconds: float = 10.0) -> bool:
        """Wait until `condition` holds; looked at whenever bytes came or paper went out."""
        with self.changed:
            return self.changed.wait_for(lambda: condition(self), seconds)

    def _start(self, wire: Wire) -> None:
        self._wire = wire
        self._thread = threading.Thread(target=wire.serve, name="emulator", daemon=True)
        self._thread.start()

    def _stopped(self) -> bool:
        return self.paper_out or self.cover_open or self.cutter_fault or self.overheated

    def _line(self) -> bool:
        """Tell whether there is paper for one more line."""
        if self._stopped():
            return False
        if self._lines_left is not None:
            if self._lines_left <= 0:
                self.paper_out = True
                return False
            self._lines_left -= 1
        return True

    def _cut(self, paper: Paper) -> None:
        if paper.scrap:
            self.scraps.append(paper)
            return
        self.slips.append(paper)
        if self._folder is not None:
            self._keep(paper, len(self.slips))

    def _keep(self, paper: Paper, number: int) -> None:
        assert self._folder is not None
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{number:04d}.txt").write_text(paper.text + "\n", "utf-8")
        (self._folder / f"{number:04d}.bin").write_bytes(bytes(self._body))
        paper.picture().save(self._folder / f"{number:04d}.png")
        self._body.clear()

    def begin(self) -> None:
        """A connection begins; what an earlier one left half said is still there."""
        self._begins = True

    def step(self, data: bytes, send: Send) -> int:
        """Take bytes from the wire (or none) and go on with what waits; return how many were taken before a fault."""
        with self._working:
            self._look_at_switches()
            took = 0
            while self._at and self._at[0][0] - self.taken <= len(data) - took:
                byte, name, value = self._at.pop(0)
                part = data[took : took + max(0, byte - self.taken)]
                self._take(part, send)
                took += len(part)
                self.apply(name, value)
                if self.cut_off or self.stalled or not self.plugged:
                    return took
            self._take(data[took:], send)
            self._tell(send)
            return len(data)

    def _look_at_switches(self) -> None:
        """Do what the switches file says, each time that it was changed."""
        if self._switches is None:
            return
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):  # half written: the next look has it whole
            changed = self._switches.stat().st_mtime_ns
            if changed != self._seen_switches:
                for name, value in json.loads(self._switches.read_text("utf-8")).items():
                    self.apply(name, value)
                self._seen_switches = changed

    def _take(self, data: bytes, send: Send) -> None:
        self.taken += len(data)
        self._body += data
        for kind, arguments in self._reader.feed(self._real_time(data, send)):
            self._answer(kind, arguments, send)
        if data:
            with self.changed:
                self.changed.notify_all()

    def _real_time(self, data: bytes, send: Send) -> bytes:
        """Answer the real-time questions in `data` at once, and return the rest."""
        if self._begins and data:
            self._begins = False
            self._carry = b"" if data.startswith(b"\0") else self._carry  # a DLE whose command never came ends here
        self._carry += data
        kept = b""
        while self._carry:
            if self._carry.startswith(CLEAR):
                kept = b""
                self._reader.forget()
                self._carry = self._carry[len(CLEAR) :]
            elif self._carry.startswith(_REAL_TIME) and len(self._carry) >= 3:
                if 1 <= self._carry[2] <= 4:
                    self._say(bytes([self.status(self._carry[2])]), send)
                self._carry = self._carry[3:]
            elif CLEAR.startswith(self._carry) or (len(self._carry) < 3 and _REAL_TIME.startswith(self._carry[:2])):
                break
            else:
                kept, self._carry = kept + self._carry[:1], self._carry[1:]
        return kept

    def status(self, question: int) -> int:
        """Return the byte that answers DLE EOT `question`, as Epson's reference lays its bits out."""
        stands = self._stopped()
        match question:
            case 1:
                bits = 0x08 if stands else 0
            case 2:
                bits = (0x04 if self.cover_open else 0) | (0x20 if self.paper_out else 0)
                bits |= 0x40 if self.cutter_fault or self.overheated else 0
            case 3:
                bits = (0x08 if self.cutter_fault else 0) | (0x40 if self.overheated else 0)
            case _:
                bits = (0x0C if self.near_end or self.paper_out else 0) | (0x60 if self.paper_out else 0)
        return 0x12 | bits

    def automatic(self) -> bytes:
        """Return the four bytes of an automatic status, as Epson's reference lays their bits out."""
        first = 0x10 | (0x08 if self._stopped() else 0) | (0x20 if self.cover_open else 0)
        second = (0x08 if self.cutter_fault else 0) | (0x40 if self.overheated else 0)
        third = (0x03 if self.near_end or self.paper_out else 0) | (0x0C if self.paper_out else 0)
        return bytes([first, second, third, 0])

    def _tell(self, send: Send) -> None:
        if self._automatic and self._told != (now := self.automatic()):
            self._told = now
            self._say(now, send)

    def _answer(self, kind: str, arguments: bytes, send: Send) -> None:
        match kind:
            case "gs-a":
                self._automatic, self._told = arguments != b"\x00", b""
            case "gs-h":
                self._say(b"\x37\x22" + arguments + b"\x00", send)
            case _:
                self._say(bytes([0x03 if self.near_end else 0x00]), send)

    def _say(self, answer: bytes, send: Send) -> None:
        if self.nonsense:
            answer = bytes(_NONSENSE[byte] | 0x81 for byte in answer)
        if not self.silent:
            send(answer)
