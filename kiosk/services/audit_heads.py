"""Where each chain of the audit ended when somebody last looked, kept in a file beside the database.

A chain whose end was cut off is sound; only against what was noted here is that seen. Each machine keeps its own file,
of all the chains in the database that it uses. It is no seal: who can write the data folder can write the file.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.domain.chain import Head, is_sealed
from kiosk.domain.os_words import os_words
from kiosk.domain.text import Text
from kiosk.services.backups.folder import give_to_owner
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.in_place import replace_file
from kiosk.services.own_file import alone

HEADS = "audit-heads.json"


class BrokenHeads(Exception):
    """The file cannot be read; `said` tells where, why and the way on."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore on this machine, `at` its local time, of a backup `made` then: the chains end earlier since."""

    at: str
    made: str


@dataclass(frozen=True, slots=True)
class Heads:
    """What the file holds."""

    heads: tuple[Head, ...] = ()
    restored: Restored | None = None


def kept(home: Path) -> Heads:
    """Return what was noted, nothing where there is no file; raise `BrokenHeads`."""
    from pydantic import TypeAdapter, ValidationError  # not on the way to the first frame

    path = home / HEADS
    try:
        return TypeAdapter(Heads).validate_json(path.read_bytes())
    except FileNotFoundError:
        return Heads()
    except ValidationError as fault:
        raise BrokenHeads(_unreadable(path, Text("不是程序写的样子", "not as the program writes it"))) from fault
    except OSError as fault:
        raise BrokenHeads(_unreadable(path, os_words(fault))) from fault


@out_of_service
def note(hall: Hall) -> list[Head]:
    """Note where the chains end now; return the heads that are no longer in the database.

    Those stay as they are: a new head never covers a cut end. Raises `BrokenHeads`, `OSError`, `OutOfService`, and
    `Refused` while another program notes.
    """
    with alone(hall.home, HEADS):
        before = kept(hall.home)
        gone = [head for head in before.heads if not _is_there(hall, head)]
        known = {(head.site, head.device): head for head in before.heads}
        for site, device in hall.store.audit.chains():
            end = hall.store.audit.end(site, device)
            if known.get((site, device)) not in gone and end and is_sealed(end):
                known[site, device] = Head(site, device, end.sequence, end.hash, _written(hall.now()))
        _write(hall.home, Heads(tuple(known.values()), before.restored))
    give_to_owner(hall.home, hall.home / HEADS, hall.home / f"{HEADS}.lock")
    return gone


def begin_anew(folder: Path, now: datetime, made: str) -> None:
    """Lay the file of a hall that is being restored: what was noted before belongs to the database put aside."""
    _write(folder, Heads(restored=Restored(_written(now.astimezone()), made)))


def _is_there(hall: Hall, head: Head) -> bool:
    row = hall.store.audit.row(head.site, head.device, head.sequence)
    return row is not None and row.hash == head.hash


def _written(at: datetime) -> str:
    return at.isoformat(" ", "minutes")[:16]


def _write(home: Path, heads: Heads) -> None:
    from pydantic import TypeAdapter  # not on the way to the first frame

    replace_file(home / HEADS, TypeAdapter(Heads).dump_json(heads, indent=1))


def _unreadable(path: Path, why: Text) -> Text:
    return Text(
        f"{path} 读不懂（{why.zh}）：里面是以前记下的留痕末尾。查明谁改了它，再把它移走：以后重新记",
        f"{path} cannot be read ({why.en}); it says where the audit ended before. Find out who changed it, then move "
        "it away: it is noted anew",
    )
