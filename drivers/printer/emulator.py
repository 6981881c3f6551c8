"""A printer that is not there: real bytes on a real wire (TCP or pty), paper that comes out, faults to be had at will.

The real driver cannot tell it from a printer. It has a small buffer, stops where the paper ends and goes on when a
roll is loaded, as such printers do; it answers DLE EOT at once, GS r and GS ( H when their turn comes.
"""

import contextlib
import os
import pty
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterator
from pathlib import Path

from drivers.printer.encode import CLEAR
from drivers.printer.reading import Paper, Reader

BUFFER = 4096  # bytes that the printer takes while it cannot print
_LOOK_SECONDS = 0.02
_REAL_TIME = b"\x10\x04"


class Emulator:
    """One emulated printer. `slips` holds what came out; `errors` what no printer would understand.

    The switches (`paper_out`, `cover_open`, …) may be set from any thread at any time.
    """

    def __init__(self, dots: int = 576, folder: Path | None = None) -> None:
        self.slips: list[Paper] = []
        self.cover_open = self.cutter_fault = self.overheated = self.near_end = False
        self.paper_out = False
        self.silent = False  # takes everything, answers nothing
        self.stops_reading_after: int | None = None  # bytes after which the wire takes no more
        self.drops_after: int | None = None  # bytes after which the line is cut
        self.taken = 0
        self.changed = threading.Condition()
        self._lines_left: int | None = None
        self._folder = folder
        self._reader = Reader(dots, self._cut, self._line)
        self._body = bytearray()
        self._carry = b""
        self._plugged = True
        self._stopping = False
        self._listener: socket.socket | None = None
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
    def on_pty(cls, dots: int = 576, folder: Path | None = None) -> Iterator["Emulator"]:
        """Run an emulator on a pty; `device` names the side that a driver opens."""
        printer = cls(dots, folder)
        printer.open_pty()
        try:
            yield printer
        finally:
            printer.stop()

    @property
    def errors(self) -> list[str]:
        """What was sent and no printer understands."""
        return self._reader.errors

    @property
    def paper(self) -> Paper:
        """The paper that stands in the mouth, not cut yet."""
        return self._reader.paper

    def listen(self, port: int) -> None:
        """Listen on a TCP port and serve in a thread."""
        self._open_listener(port)
        self._start(self._serve_tcp)

    def _open_listener(self, port: int) -> None:
        self._listener = socket.create_server(("127.0.0.1", port))
        self._listener.settimeout(_LOOK_SECONDS)
        self.port = self._listener.getsockname()[1]

    def open_pty(self) -> None:
        """Open a pty and serve in a thread."""
        ours, theirs = pty.openpty()
        tty.setraw(theirs)
        self.device = os.ttyname(theirs)
        self._start(lambda: self._serve_pty(ours, theirs))

    def stop(self) -> None:
        """Stop serving and close the wire."""
        self._stopping = True
        if self._thread is not None:
            self._thread.join()

    def paper_ends_after(self, lines: int) -> None:
        """Let the roll end after so many more lines."""
        self._lines_left = lines

    def load_roll(self) -> None:
        """Put a full roll in and close the cover; what waits in the buffer goes on, as on a real printer."""
        self._lines_left, self.paper_out, self.cover_open = None, False, False

    def unplug(self) -> None:
        """Cut the wire: the open connection ends, new ones are refused."""
        self._plugged = False

    def plug(self) -> None:
        """Put the wire back."""
        self._plugged = True

    def wait_for(self, condition: Callable[["Emulator"], bool], seconds: float = 10.0) -> bool:
        """Wait until `condition` holds; looked at whenever bytes came or paper went out."""
        with self.changed:
            return self.changed.wait_for(lambda: condition(self), seconds)

    def _start(self, serve: Callable[[], None]) -> None:
        self._thread = threading.Thread(target=serve, name="emulator", daemon=True)
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

    def _serve_tcp(self) -> None:
        while not self._stopping:
            if not self._plugged:
                self._close_listener()
                self._rest()
                continue
            if self._listener is None:
                self._open_listener(self.port)
            self._accept()
        self._close_listener()

    def _accept(self) -> None:
        if self._listener is None:
            return
        with contextlib.suppress(TimeoutError):
            line, _ = self._listener.accept()
            self._serve_socket(line)

    def _close_listener(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _serve_socket(self, line: socket.socket) -> None:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with contextlib.suppress(OSError):
            self._talk(line.fileno(), lambda: line.recv(1024), line.sendall)
        line.close()

    def _serve_pty(self, ours: int, theirs: int) -> None:
        with contextlib.suppress(OSError):
            self._talk(ours, lambda: os.read(ours, 1024), lambda data: os.write(ours, data))
        os.close(ours)
        os.close(theirs)

    def _rest(self) -> None:
        with self.changed:
            self.changed.wait(_LOOK_SECONDS)

    def _talk(self, handle: int, receive: Callable[[], bytes], send: Callable[[bytes], object]) -> None:
        """Serve one connection until it ends."""
        while not self._stopping and self._plugged:
            full = self._full()
            ready = [] if full else select.select([handle], [], [], _LOOK_SECONDS)[0]
            if full:
                self._rest()
            data = receive() if ready else b""
            if ready and not data:
                return
            if self.drops_after is not None and self.taken + len(data) >= self.drops_after:
                data = data[: self.drops_after - self.taken]
                self._take(data, send)
                self.drops_after = None
                return
            self._take(data, send)

    def _full(self) -> bool:
        limit = self.stops_reading_after
        return self._reader.unread >= BUFFER or (limit is not None and self.taken >= limit)

    def _take(self, data: bytes, send: Callable[[bytes], object]) -> None:
        self.taken += len(data)
        self._body += data
        questions = self._reader.feed(self._real_time(data, send))
        for kind, arguments in questions:
            self._answer(kind, arguments, send)
        if data:
            with self.changed:
                self.changed.notify_all()

    def _real_time(self, data: bytes, send: Callable[[bytes], object]) -> bytes:
        """Answer the real-time questions in `data` at once, and return the rest."""
        self._carry += data
        kept = b""
        while self._carry:
            if self._carry.startswith(CLEAR):
                kept = b""
                self._reader.forget()
                self._carry = self._carry[len(CLEAR) :]
            elif self._carry.startswith(_REAL_TIME) and len(self._carry) >= 3:
                if not self.silent:
                    send(bytes([self.status(self._carry[2])]))
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

    def _answer(self, kind: str, arguments: bytes, send: Callable[[bytes], object]) -> None:
        if self.silent:
            return
        if kind == "gs-h":
            send(b"\x37\x22" + arguments + b"\x00")
        else:
            send(bytes([0x03 if self.near_end else 0x00]))
