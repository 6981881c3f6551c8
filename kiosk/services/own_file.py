"""site.toml or machine.toml changed by the program: by one program at a time, checked as a whole, the old one kept.

File, version and what goes with them hold together, or nothing does.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kiosk.catalogue.codec import to_data
from kiosk.catalogue.problems import Problem, Refused
from kiosk.domain.site import Machine, Site
from kiosk.domain.staff import Act
from kiosk.domain.text import Text
from kiosk.services.hall import Hall
from kiosk.services.in_place import in_place
from kiosk.services.rights import demand
from kiosk.services.seeds import BEFORE, KINDS, SITE_FILE, digest_of, machine_in, packed
from kiosk.services.sessions import Session
from kiosk.services.setting_lines import ByHand, Place, Value, literal, with_value

_LOCK_SECONDS = 2.0  # that one program waits for another

Fresh = Callable[[str], str]  # makes a file's text as it is to be of what it is, or raises `Refused`


@contextmanager
def changed(hall: Hall, by: Session | None, act: Act, file: str, fresh: Fresh, note: str = "") -> Iterator[Path | None]:
    """Change one of the hall's own files; what follows is in the transaction of its new version, and gets the old file.

    Where that fails, the old file is back. Without a session nobody has to have a right. Raises `NotAllowed`,
    `Refused`, `OSError` and `StoreFault`.
    """
    path = hall.home / file
    with alone(hall.home, file):
        _may(hall, by, act)  # the file is not touched for one who may not
        before = path.read_bytes() if path.exists() else None
        data = fresh(_text(path, before or b"")).encode("utf-8")
        body = packed(to_data(_checked(hall.home, file, data)))  # slow where the catalogue changed
        if (path.read_bytes() if path.exists() else None) != before:  # an editor takes no lock
            raise _busy(file)
        kept = None if before is None else keep_before(hall.home, path, hall.now())
        with in_place(path, data), hall.store.writing():  # the file outside: it comes back where the commit fails
            if by is not None:
                demand(hall, by, act)
            hall.store.versions.add(KINDS[file], digest_of([path]), body, hall.clock(), note)
            yield kept


@contextmanager
def alone(home: Path, file: str) -> Iterator[None]:
    """Keep this machine's other programs from changing a file meanwhile; raise `Refused` where one is slow."""
    try:
        with FileLock(home / f"{file}.lock", thread_local=False).acquire(timeout=_LOCK_SECONDS):
            yield
    except Timeout:
        raise _busy(file) from None


def keep_before(home: Path, path: Path, now: datetime) -> Path:
    """Keep a file of the data folder beside, before it is replaced; return where."""
    kept = home / BEFORE / f"{path.stem}-{now:%Y%m%dT%H%M%S}{path.suffix}"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(path.read_bytes())
    return kept


def with_values(file: str, text: str, values: Mapping[Place, Value]) -> str:
    """Return a file's text with several values; raise `Refused`, with what a hand must write, where that cannot be."""
    for place, value in values.items():
        try:
            text = with_value(text, place, value)
        except ByHand as odd:
            wanted = "、".join(f"{each[-1]} = {literal(what)}" for each, what in values.items() if what is not None)
            raise by_hand(file, place, wanted) from odd
    return text


def by_hand(file: str, place: Place, wanted: str = "") -> Refused:
    """Return that a file is written in a way that only a person changes; `wanted` is what is to stand there."""
    found = Text(
        "多行、内嵌表或带点的键，程序不敢动", "several lines, an inline table or a dotted key, which is left alone"
    )
    expected = Text(f"自己用编辑器写上：{wanted or '（去掉它）'}", f"written by hand: {wanted or '(nothing)'}")
    return Refused((Problem(f"{file}: {'.'.join(place)}", found, expected),))


def _may(hall: Hall, by: Session | None, act: Act) -> None:
    if by is not None:
        with hall.store.writing():
            demand(hall, by, act)


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        found = Text(f"第 {fault.start} 字节不是 UTF-8", f"a byte at {fault.start} that is not UTF-8")
        raise Refused((Problem(path.name, found, Text("UTF-8 文字", "text in UTF-8")),)) from None


def _checked(home: Path, file: str, data: bytes) -> Site | Machine:
    """Return what the file would say, checked as at a start; raise `Refused` with all that does not fit."""
    from kiosk.services.rollout import check  # pydantic: not on the way to the first frame

    with tempfile.TemporaryDirectory() as folder:
        tried = Path(folder) / file  # of the file's own name, by which its problems are told
        tried.write_bytes(data)
        return check(home, tried) if file == SITE_FILE else machine_in(tried)


def _busy(file: str) -> Refused:
    found = Text("别的程序正在改它，或刚刚改过", "being changed by somebody else")
    return Refused(
        (Problem(file, found, Text("没有别人同时在改的文件：等一下再试", "left alone: try again in a moment")),)
    )
