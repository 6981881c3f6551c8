"""Settings of a printer tried before they are kept: begun, kept or given up by staff, and the history they leave.

Whoever owns the printer takes them up (`on_trial`); machine.toml changes with the keeping and never before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from drivers.printer.profile import NoSuchProfile
from kiosk.domain.jobs import JobState, Settled
from kiosk.domain.printer_settings import PORT, PROFILE, NoSuchValue, Value, Whole, clashes, differing, said
from kiosk.domain.site import PrinterAddress
from kiosk.domain.staff import Act
from kiosk.domain.text import NOTHING, Text
from kiosk.domain.trials import ANSWER_SECONDS, LOAN_SECONDS, MICROS, NO_PAGE, PAGE_SECONDS, TrialState, Why, in_time
from kiosk.services.audit import LONGEST, Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.on_trial import machine_micros, return_to_old, settle_page
from kiosk.services.own_file import changed, with_values
from kiosk.services.printer_settings import (
    applied,
    other_line,
    packed,
    ports_of_others,
    set_to,
    unpacked,
    whole,
    written_in,
)
from kiosk.services.rights import demand
from kiosk.services.seeds import MACHINE_FILE
from kiosk.services.sessions import Session
from kiosk.services.setting_lines import Place
from kiosk.services.setting_words import NOTHING_TO_TRY, clash_words, no_such_profile, no_such_value
from kiosk.store.printer_trials import NewTrial, TrialRow
from kiosk.store.tickets import new_id

_CAME_OUT = frozenset({JobState.CONFIRMED, JobState.UNCERTAIN})


class CannotTry(Exception):
    """Settings that are not tried, or not kept; `words` say why and what to do. Nothing was changed."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.zh)
        self.words = words


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as its technician sees it; `page` is how its test page is, `seconds` how long is left."""

    id: str
    printer: str
    who: str
    state: TrialState
    reason: str
    page: JobState
    taken: bool  # the printer's owner has it set so
    seconds: int
    changes: tuple[tuple[str, Value | None, Value], ...]  # key, from, to
    proves_flow: bool = False  # its page is longer than a printer's buffer

    @property
    def asks(self) -> bool:
        """Whether it waits for ‘it came out’."""
        return self.state is TrialState.TRYING and self.page in _CAME_OUT


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of a printer's history. `number` counts what was kept; 0 is how it was before all of it.

    One that was tried and not kept has no number (None), and nothing leads back to it.
    """

    number: int | None
    at: datetime  # hall's local time
    who: str
    reason: str
    changes: tuple[tuple[str, Value | None, Value], ...]


class Trials:
    """Raises `NotAllowed`, `CannotTry`, and `Refused` where machine.toml cannot be changed; then nothing was stored."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall, self._kick = hall, kick
        self._rows, self._audit = hall.store.printer_trials, Audit(hall)

    def settings(self, printer: str) -> dict[str, Value]:
        """Return the settings that are kept of a printer; raise `LookupError` and `NoSuchProfile`."""
        return whole(self._address(printer))

    def wanted(self, printer: str, changes: Mapping[str, Value]) -> dict[str, Value]:
        """Return all settings with changes; raise `CannotTry` where one is no value, or they cannot work together."""
        try:
            after = set_to(self._address(printer), changes)
        except NoSuchValue as wrong:
            raise CannotTry(no_such_value(wrong)) from None
        if found := clashes(after, ports_of_others(self._hall.machine, printer)):
            raise CannotTry(clash_words(found[0]))
        return after

    def look_ahead(self, printer: str, changes: Mapping[str, Value]) -> tuple[dict[str, Value], Text]:
        """Return all settings with changes, and why they cannot be tried (nothing where they can).

        What another profile has not is left out of them. Raises `LookupError`, `NoSuchProfile`.
        """
        address, left = self._address(printer), dict(changes)
        while True:
            try:
                after = set_to(address, left)
            except NoSuchValue as wrong:
                if left.pop(wrong.key, None) is None or wrong.key in (PORT, PROFILE):
                    return whole(address), no_such_value(wrong)
            else:
                found = clashes(after, ports_of_others(self._hall.machine, printer))
                return after, clash_words(found[0]) if found else NOTHING

    @out_of_service
    def begin(self, session: Session, printer: str, changes: Mapping[str, Value]) -> Trial:
        """Let the printer's owner take other settings and print the test page with them."""
        return self._begin(session, printer, self.wanted(printer, changes))

    @out_of_service
    def go_back(self, session: Session, printer: str, number: int) -> Trial:
        """Try the settings as they were after change `number` of the history; 0: before the first."""
        kept = [row for row in self._rows.of_printer(self._device, printer) if row.state is TrialState.KEPT]
        if not 0 <= number <= len(kept) or not kept:
            most = len(kept)
            raise CannotTry(
                Text(f"没有第 {number} 次改动；有 0（最早）到 {most}", f"there is no change {number}: 0 to {most}")
            )
        return self._begin(session, printer, unpacked(kept[number - 1].after if number else kept[0].before))

    def _begin(self, session: Session, printer: str, after: Whole) -> Trial:
        before = self._before(printer)
        if not differing(before, after):
            raise CannotTry(NOTHING_TO_TRY)
        with self._hall.store.writing():
            demand(self._hall, session, Act.CONFIGURE_PRINTER)
            self._nobody_else(printer)
            where, now = self._hall.where(), machine_micros()
            job = self._hall.store.journal.add_test(printer, where)
            new = NewTrial(
                new_id(), printer, session.member, packed(before), packed(after), job, now, now + PAGE_SECONDS * MICROS
            )
            self._rows.add(new, where)
            told = {key: _short(before.get(key), after[key]) for key in differing(before, after)}
            self._audit.append(session, Act.CONFIGURE_PRINTER, _about(printer), {"try": new.id[:8], **told})
        self._kick()
        return self._seen(new.id)

    def _before(self, printer: str) -> dict[str, Value]:
        try:
            return self.settings(printer)
        except NoSuchProfile as unknown:
            raise CannotTry(no_such_profile(unknown)) from None

    def _nobody_else(self, printer: str) -> None:
        """Refuse where somebody tries settings of this printer; end what nobody looks after any more."""
        row = self._rows.open(self._device, printer)
        if row is None:
            return
        if in_time(row.began, row.deadline, machine_micros()):
            who, left = self._names().get(row.who, row.who), _left(row)
            raise CannotTry(
                Text(
                    f"{who}正在试这台的设置，最多还有 {left} 秒：等一下，或请{who}先按“换回去”",
                    f"{who} is trying settings of this printer for up to {left} s more: wait, or ask {who} to give up",
                )
            )
        return_to_old(self._hall, row, Why.TIME)

    @out_of_service
    def keep(self, session: Session, trial: str) -> Trial:
        """Keep what was tried, since its page came out: into machine.toml, the row and the audit, or into none."""
        row = self._running(trial)
        page = self._hall.store.journal.get(row.job)
        if page is None or page.state not in _CAME_OUT:
            raise CannotTry(Text("测试页还没送出去：等它出来再定", "the test page is not out yet: wait for it"))
        before, after = unpacked(row.before), unpacked(row.after)
        table = ("printer",) if row.printer == self._hall.printer_name() else ("printer", "standby")
        written = written_in(self._hall.machine, row.printer, before, after)
        values: dict[Place, Any] = {(*table, key): value for key, value in written.items()}

        def fresh(text: str) -> str:
            return with_values(MACHINE_FILE, text, values)

        with changed(self._hall, session, Act.CONFIGURE_PRINTER, MACHINE_FILE, fresh):
            if not self._rows.end(row, TrialState.KEPT, "", session.member):
                raise CannotTry(_over())
            settle_page(self._hall, row.job, Settled.CAME_OUT, session.name)
            told = {key: _short(before.get(key), after[key]) for key in differing(before, after)}
            self._audit.append(session, Act.CONFIGURE_PRINTER, _about(row.printer), {"keep": row.id[:8], **told})
        kept = applied(self._address(row.printer), before, after)
        self._hall.machine = self._hall.machine.with_printer(kept)  # the printer's owner does the same for itself
        self._kick()
        return self._seen(trial)

    @out_of_service
    def give_up(self, session: Session, trial: str) -> Trial:
        """Go back to the old settings at once."""
        row = self._running(trial)
        with self._hall.store.writing():
            demand(self._hall, session, Act.CONFIGURE_PRINTER)
            if not return_to_old(self._hall, row, Why.ASKED, by=session.member):
                raise CannotTry(_over())
            self._audit.append(session, Act.CONFIGURE_PRINTER, _about(row.printer), {"return": row.id[:8]})
        self._kick()
        return self._seen(trial)

    @out_of_service
    def lend(self, session: Session, printer: str) -> str:
        """Have the printer's owner let go of its port for a while, so that it can be listened to; return the loan.

        `now` says whether it is taken; the owner has the port back with `give_up`, or after 30 s by itself.
        """
        before = packed(self._before(printer))
        with self._hall.store.writing():
            demand(self._hall, session, Act.CONFIGURE_PRINTER)
            self._nobody_else(printer)
            now = machine_micros()
            until = now + LOAN_SECONDS * MICROS
            loan = NewTrial(new_id(), printer, session.member, before, before, NO_PAGE, now, until)
            self._rows.add(loan, self._hall.where())
            self._audit.append(session, Act.CONFIGURE_PRINTER, _about(printer), {"lend": loan.id[:8]})
        self._kick()
        return loan.id

    @out_of_service
    def running(self, printer: str) -> Trial | None:
        """Return the trial of a printer that is under way, None where there is none."""
        row = self._rows.open(self._device, printer)
        if row is None or row.job == NO_PAGE or not in_time(row.began, row.deadline, machine_micros()):
            return None
        return self._seen(row.id)

    @out_of_service
    def now(self, trial: str) -> Trial:
        """Return a trial as it stands; one whose time is over returned, whether its owner saw to it or not."""
        return self._seen(trial)

    @out_of_service
    def history(self, printer: str) -> list[Kept]:
        """Return what was changed, the newest first, what was tried in vain among it; last how it was at first."""
        names, number = self._names(), 0
        found: list[Kept] = []
        first: list[Kept] = []
        for row in self._rows.of_printer(self._device, printer):
            if row.state is TrialState.TRYING or row.job == NO_PAGE:
                continue
            kept = row.state is TrialState.KEPT
            number += kept
            at, who = self._hall.local(row.at), names.get(row.who, row.who)
            found.append(Kept(number if kept else None, at, who, row.reason, _changes(row)))
            if number == 1 and kept:
                first.append(Kept(0, at, "", "", ()))
        return [*reversed(found), *first]

    @property
    def _device(self) -> str:
        return self._hall.machine.device

    def _address(self, printer: str) -> PrinterAddress:
        found = next((each for each in self._hall.machine.printers if each.name == printer), None)
        if found is None:
            raise LookupError(printer)
        return found

    def _running(self, trial: str) -> TrialRow:
        row = self._rows.get(trial)
        if row is None or row.state is not TrialState.TRYING or not in_time(row.began, row.deadline, machine_micros()):
            raise CannotTry(_over())
        return row

    def _seen(self, trial: str) -> Trial:
        row = self._rows.get(trial)
        assert row is not None  # none is ever removed
        page = self._hall.store.journal.get(row.job)
        state, reason = row.state, row.reason
        if state is TrialState.TRYING and not in_time(row.began, row.deadline, machine_micros()):
            state, reason = TrialState.RETURNED, Why.TIME.value
        return Trial(
            row.id,
            row.printer,
            self._names().get(row.who, row.who),
            state,
            reason,
            page.state if page else JobState.FAILED,
            bool(row.owner),
            _left(row),
            _changes(row),
            other_line(row.before, row.after),
        )

    def _names(self) -> dict[str, str]:
        return {member.id: member.name for member in self._hall.store.staff.all(self._hall.site.id)}


def _changes(row: TrialRow) -> tuple[tuple[str, Value | None, Value], ...]:
    before, after = unpacked(row.before), unpacked(row.after)
    return tuple((key, before.get(key), after[key]) for key in differing(before, after))


def _left(row: TrialRow) -> int:
    return max(0, -(-(row.deadline - machine_micros()) // MICROS))


def _about(printer: str) -> str:
    return f"printer:{printer}"[:LONGEST]


def _short(before: Value | None, after: Value) -> str:
    """Return a change as the audit holds it: from → to, the ends of what is long."""
    room = (LONGEST - 3) // 2
    was = "" if before is None else said(before)[-room:]
    return f"{was} → {said(after)[-room:]}"


def _over() -> Text:
    return Text(
        f"这次试已经过了：{ANSWER_SECONDS} 秒里没人说“出来了”，已换回原来的设置。要用就再试一次",
        "this trial is over and the old settings are back: try once more",
    )
