"""machine.toml changed by the program: by the line, checked as a whole, replaced at once; a hand's comments stay."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kiosk.catalogue.codec import to_data
from kiosk.catalogue.problems import Refused
from kiosk.catalogue.reading import read_machine
from kiosk.domain.printer_settings import Value
from kiosk.domain.site import Machine
from kiosk.domain.text import Text
from kiosk.services.in_place import in_place
from kiosk.services.seeds import MACHINE, digest_of, packed
from kiosk.services.setting_lines import ByHand, with_value
from kiosk.store.versions import Versions

FILE = "machine.toml"
_LOCK_SECONDS = 2.0  # that one program waits for another


class CannotWrite(Exception):
    """machine.toml cannot be changed as it is; `words` say why and what to do. Nothing was changed."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.zh)
        self.words = words


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Keep this machine's other programs from changing the file meanwhile; raise `CannotWrite` where one is slow."""
    try:
        with FileLock(home / f"{FILE}.lock", thread_local=False).acquire(timeout=_LOCK_SECONDS):
            yield
    except Timeout:
        busy = Text(f"别的程序正在改 {FILE}：等一下再试", f"another program is changing {FILE}: try again in a moment")
        raise CannotWrite(busy) from None


@contextmanager
def changed(home: Path, versions: Versions, table: str, values: Mapping[str, Value], now: datetime) -> Iterator[None]:
    """Put values into a table of the file; the old file comes back where what follows fails.

    What comes of it is checked first, and kept as the version in use. Raises `CannotWrite`, `OSError`, `StoreFault`.
    """
    path = home / FILE
    with alone(home):
        text = _text(path)
        fresh = text
        for key, value in values.items():
            try:
                fresh = with_value(fresh, (*table.split("."), key), value)
            except ByHand:
                raise CannotWrite(_not_by_line(path, f"{table}.{key}", values)) from None
        machine = _checked(path, fresh)
        with in_place(path, fresh.encode("utf-8")):
            versions.add(MACHINE, digest_of([path]), packed(to_data(machine)), now)
            yield


def own(home: Path) -> Machine:
    """Return the machine that the file says now; raise `CannotWrite` where it is wrong."""
    return _checked(home / FILE, _text(home / FILE))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        words = Text(f"{path} 不是 UTF-8：先改成 UTF-8", f"{path} is not UTF-8: save it as UTF-8 first")
        raise CannotWrite(words) from None


def _checked(path: Path, text: str) -> Machine:
    trial = path.with_name(f".{path.name}.check")
    try:
        trial.write_bytes(text.encode("utf-8"))
        return read_machine(trial)
    except Refused as refused:
        wrong = Text(refused.in_chinese(), str(refused))
        name = trial.name
        raise CannotWrite(
            Text(
                f"先改好 {path}：{wrong.zh.replace(name, path.name)}",
                f"mend {path} first: {wrong.en.replace(name, path.name)}",
            )
        ) from None
    finally:
        trial.unlink(missing_ok=True)


def _not_by_line(path: Path, key: str, values: Mapping[str, Value]) -> Text:
    said = "、".join(f"{name} = {value}" for name, value in values.items())
    return Text(
        f"{path} 里 {key} 的写法程序不敢动（多行、内嵌表或带点的键）：请自己写上 {said}，再重开取号机",
        f"{path} writes {key} in a way that is left alone (several lines, an inline table or a dotted key): "
        f"write {said} yourself and start the kiosk anew",
    )
