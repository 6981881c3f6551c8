"""The audit: every act of a member of staff, stored in the transaction of what it tells of; and what became of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.domain.chain import Finding, Harm, Head, Link, examine
from kiosk.domain.staff import Act
from kiosk.services.audit_heads import kept
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.sessions import Session
from kiosk.store.rows import NewAct, from_micros

LONGEST = 64  # letters of a word in an act's details: codes and counts, never what somebody wrote about somebody


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as people read it; `who` is a name, empty where nobody was logged in; `at` the hall's local time."""

    device: str
    sequence: int
    at: datetime
    who: str
    act: str
    about: str
    details: str


@dataclass(slots=True)
class Examined:
    """One device's chain after it was examined; `head` is where it was known to end, None where nobody noted."""

    site: str
    device: str
    rows: int = 0
    last: str = ""
    findings: list[Finding] = field(default_factory=list)
    head: Head | None = None

    @property
    def end_is_gone(self) -> bool:
        """Tell whether the row that was noted as the last is no longer there, as after a restore of an older backup."""
        noted = self.head.sequence if self.head else 0
        return any(f.harm is Harm.REMADE or (f.harm is Harm.REMOVED and f.other >= noted > 0) for f in self.findings)


class Audit:
    """Adds to the audit, reads it and examines it."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def append(
        self, session: Session | None, act: Act, about: str = "", details: Mapping[str, str | int] | None = None
    ) -> int:
        """Add an act inside the caller's transaction (`store.writing()`); return its sequence on this device.

        `about` names what it was done to as `what:id` (`ticket:…`); `details` are codes and counts, nothing personal.
        Without a `session` nobody is logged in. Raises `StoreFault`.
        """
        given = dict(details or {})
        if any(len(word) > LONGEST for word in (about, *(v for v in given.values() if isinstance(v, str)))):
            raise ValueError(f"a word of more than {LONGEST} letters belongs into the case, not into the audit")
        text = json.dumps(given, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        who = session.member if session else ""
        return self._hall.store.audit.append(NewAct(who, act.value, about, text), self._hall.where())

    @out_of_service
    def verify(self) -> list[Examined]:
        """Examine every device's chain, from the first row to the last, and to where it was known to end.

        Raises `BrokenHeads` where nobody can read where that was.
        """
        known = {(head.site, head.device): head for head in kept(self._hall.home).heads}
        chains = sorted({*self._hall.store.audit.chains(), *known})
        return [self._examine(site, device, known.get((site, device))) for site, device in chains]

    def _examine(self, site: str, device: str, head: Head | None) -> Examined:
        examined = Examined(site, device, head=head)
        examined.findings = examine(_counted(self._hall.store.audit.chain(site, device), examined), head)
        return examined

    @out_of_service
    def of_day(self, session: Session, day: date) -> list[Entry]:
        """Return the acts of a hall day, with this reading of them as the last; raise `NotAllowed`."""
        store, site = self._hall.store, self._hall.site.id
        with store.writing():
            demand(self._hall, session, Act.READ_AUDIT)
            self.append(session, Act.READ_AUDIT, f"day:{day.isoformat()}")
        names = {member.id: member.name for member in store.staff.all(site)}
        return [self._entry(link, names) for link in store.audit.of_day(site, day)]

    def _entry(self, link: Link, names: dict[str, str]) -> Entry:
        at = self._hall.local(from_micros(link.at))
        who = names.get(link.who, link.who)
        return Entry(link.device, link.sequence, at, who, link.act, _named(link.about, names), link.details)


def _counted(chain: Iterator[Link], into: Examined) -> Iterator[Link]:
    for link in chain:
        into.rows, into.last = into.rows + 1, link.hash
        yield link


def _named(about: str, names: dict[str, str]) -> str:
    what, _, id_ = about.partition(":")
    return f"{what}:{names[id_]}" if what == "staff" and id_ in names else about
