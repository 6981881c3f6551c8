"""A visit at a kiosk or on the command line: begun, judged, given its number, ended or left half-way."""

import json
from dataclasses import replace

from kiosk.domain.appointments import Slot
from kiosk.domain.codes import tidy
from kiosk.domain.hours import Gives, Opens, giving, hall_open, next_day
from kiosk.domain.jobs import STANDS_THERE
from kiosk.domain.judging import Judged, judge_visit
from kiosk.domain.personal import looks_personal
from kiosk.domain.site import Queue
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority, TicketState
from kiosk.domain.verdict import Answer, Outcome, Verdict
from kiosk.domain.visit import Visit, Wish
from kiosk.services import frozen
from kiosk.services.answers import Closed, Issued, OutOfService, Theirs
from kiosk.services.crowd import Crowds
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall, Kick, nobody
from kiosk.services.kept_answers import Data
from kiosk.services.notices import Notices
from kiosk.services.standby import next_printer
from kiosk.store.events import NOTHING_FOUND
from kiosk.store.leases import NoneLeft
from kiosk.store.rows import NewEvent, NewTicket, TicketRow
from kiosk.store.tickets import UsedUp, new_id


class Visits:
    """What a screen or the command line asks of a visit; `kick` tells the printer's owner that a slip waits."""

    def __init__(self, hall: Hall, kick: Kick = nobody) -> None:
        self._hall = hall
        self._kick = kick
        self._crowds = Crowds(hall)

    @out_of_service
    def begin(self, visit: Visit) -> None:
        """Count a visit that began."""
        self._record("begun", visit)

    @out_of_service
    def recovered(self, visit: Visit) -> None:
        """Prove by storing it that the kiosk can store again, after it was out of service.

        The connection is a new one: what an old one holds of a damaged file, or of one replaced since, is not true.
        """
        self._hall.store.close()
        self._record("recovered", visit)

    @out_of_service
    def leave(self, visit: Visit, where: str) -> None:
        """Count a visit that was left half-way, and where."""
        self._record("left", visit, {"step": where})

    @out_of_service
    def looked_up(self, visit: Visit) -> None:
        """Count a visit that only asked, and got its answer: what to bring, or where it is done."""
        self._record("looked-up", visit)

    @out_of_service
    def found_nothing(self, visit: Visit, letters: str) -> None:
        """Count a search that found nothing, with what was typed."""
        if not looks_personal(letters):
            self._record(NOTHING_FOUND, visit, {"letters": letters})

    @out_of_service
    def verdict(self, visit: Visit) -> Verdict:
        """Return the verdict on a visit's answers, and count it with what was missing of each item.

        Raises `NotAnswered` where a requirement has no answer.
        """
        found = self.judge_each(visit)
        lacked = self._lacked(visit)
        told = [_told(v, lacked.get(item.code)) for item, v in zip(visit.items, found.parts, strict=True)]
        data: dict[str, object] = dict(told[0])
        if visit.others:
            rest = zip(visit.others, found.parts[1:], told[1:], strict=True)
            data["others"] = [{"item": p.item.code, "outcome": v.outcome.value, **said} for p, v, said in rest]
        self._record("verdict", visit, data, found.whole.outcome.value)
        return found.whole

    def _lacked(self, visit: Visit) -> dict[str, list[str]]:
        """Return what each item lacked when a visitor took the notice along whose code brought the visit back."""
        kept = self._hall.store.notices.by_code(tidy(visit.resumed)) if visit.resumed else None
        if kept is None:
            return {}
        first = json.loads(kept.answers)
        return {then.get("item", kept.item): _missing(then) for then in (first, *first.get("others", ()))}

    def judge(self, visit: Visit) -> Verdict:
        """Return the verdict on the whole visit without counting it."""
        return self.judge_each(visit).whole

    def judge_each(self, visit: Visit) -> Judged:
        """Return the verdict on each item and on the whole, without counting it."""
        return judge_visit(visit, self._hall.where().day, self._hall.site.calendar)

    def giving(self, prefix: str) -> Gives | Opens:
        """Tell whether a queue gives numbers now, or when again."""
        return giving(self._hall.site.queue(prefix), self._hall.now(), self._hall.site)

    def shut(self, prefix: str, *, booked: bool = False) -> Closed | Theirs | None:
        """Return why a queue gives no number now: its hours, its quota, or another system; None where it gives.

        No quota refuses who is booked and in time.
        """
        queue = self._hall.site.queue(prefix)
        if queue.theirs:
            return Theirs(prefix, queue.theirs)
        gives = self.giving(prefix)
        if isinstance(gives, Opens):
            return Closed(prefix, gives.at)
        return self._used_up(queue) if not booked and self._crowds.used_up(queue) else None

    def _used_up(self, queue: Queue) -> Closed:
        return Closed(queue.prefix, next_day(queue, self._hall.now(), self._hall.site), queue.quota)

    def hall_open(self) -> bool:
        """Tell whether any queue gives numbers now."""
        return hall_open(self._hall.now(), self._hall.site)

    @out_of_service
    def issue(self, visit: Visit, wish: Wish) -> Issued | Closed | Theirs:
        """Give the visit its number, stored before anything is printed; the same number for the same visit.

        Items of several groups of windows get a number each (`further`), all or none of them.
        """
        found = self.judge(visit)
        if wish is Wish.NUMBER and found.outcome is Outcome.REMEDY:
            raise ValueError("a number without more words needs the verdict ready or pledge")
        if wish is Wish.HELP:
            prefixes = {self._hall.site.help_queue: tuple(range(len(visit.items)))}
        else:
            prefixes = queues_of(visit)
        with self._hall.store.writing():
            given = self._all(visit, prefixes, wish)
        return self._kicked(given)

    @out_of_service
    def issue_ready(self, visit: Visit) -> Issued | Closed | Theirs:
        """Give the number for the items that are ready, and a told-once notice of the others, both or neither."""
        ready = self.judge_each(visit).ready
        rest = [place for place in range(len(visit.items)) if place not in ready]
        with self._hall.store.writing():
            given = self._all(visit.only(ready), queues_of(visit.only(ready)), Wish.NUMBER)
            if isinstance(given, Issued) and rest:
                given = replace(given, notice=Notices(self._hall).make(visit.only(rest)))
        return self._kicked(given)

    def _all(self, visit: Visit, prefixes: dict[str, tuple[int, ...]], wish: Wish) -> Issued | Closed | Theirs:
        """Give a number for each queue, in the caller's transaction; the first has the id of the visit itself.

        Whatever is asked for the second time, that first number says that all of them were given.
        """
        if len(prefixes) > 1:  # each gives in the order in which its visitor chose: two would wait for each other
            self._hall.store.tickets.hold(self._hall.site.id, prefixes)
        given: list[Issued] = []
        shut: list[Closed | Theirs] = []
        for prefix, places in prefixes.items():
            part = replace(visit.only(places), id=new_id() if given else visit.id)
            answer = self._one(part, prefix, wish, visit.id if given else "")
            if not isinstance(answer, Issued):
                shut.append(answer)
            elif answer.again:
                return answer
            else:
                given.append(answer)
        if not given:
            return shut[0]
        return replace(given[0], further=tuple(given[1:]), shut=tuple(shut))

    def _one(self, visit: Visit, prefix: str, wish: Wish, together: str) -> Issued | Closed | Theirs:
        found = self.judge(visit)
        gap_mark = frozen.PLEDGED if wish is Wish.NUMBER else frozen.PENDING
        checklist = frozen.freeze_all(visit.items, found, gap_mark)
        if wish is Wish.HELP:
            checklist = replace(checklist, appointment=visit.appointment, pre_review=visit.pre_review)
        return self._issue(visit, prefix, wish.value, checklist, found.outcome.value, together)

    @out_of_service
    def issue_purpose(self, visit: Visit, prefix: str) -> Issued | Closed | Theirs:
        """Give a number for a purpose without a checklist (咨询, 领证 …) in one of its queues."""
        purpose = next(p for p in self._hall.site.purposes if p.id == visit.purpose)
        with self._hall.store.writing():
            given = self._issue(visit, prefix, "purpose", frozen.Frozen(purpose.name), "")
        return self._kicked(given)

    @out_of_service
    def issue_help(self, visit: Visit) -> Issued | Closed | Theirs:
        """Give a help number without a checklist: whoever did not find the item is helped all the same."""
        queue = self._hall.site.queue(self._hall.site.help_queue)
        with self._hall.store.writing():
            given = self._issue(visit, queue.prefix, Wish.HELP.value, frozen.Frozen(queue.name), "")
        return self._kicked(given)

    def _issue(
        self, visit: Visit, prefix: str, wish: str, checklist: frozen.Frozen, outcome: str, together: str = ""
    ) -> Issued | Closed | Theirs:
        queue = self._lettered(prefix)
        shut = self.shut(queue.prefix, booked=visit.slot is not None)
        if isinstance(shut, Theirs) or (shut and self._hall.store.tickets.of_visit(visit.id) is None):
            return shut
        new = replace(self._new_ticket(visit, queue, wish, checklist, outcome), together=together)
        try:
            row, job, again = self._hall.store.tickets.issue(new, self._hall.where(), next_printer(self._hall))
        except UsedUp:  # somebody else got the last one just now
            return self._used_up(queue)
        except NoneLeft as none:  # the calm words say where people give numbers
            raise OutOfService("machine", f"cut off, and no number of queue {none} is left here") from none
        return self.again(row) if again else self.issued(row, job)

    def _lettered(self, prefix: str) -> Queue:
        """Return the queue of a letter, with the letter that it has now: it may have changed since the visit began."""
        place = self._hall.site.queues.index(self._hall.site.queue(prefix))
        self._hall.renew_letters()
        return self._hall.site.queues[place]

    def again(self, row: TicketRow) -> Issued:
        """Return what a visit was given before, with all its numbers."""
        journal = self._hall.store.journal
        further = tuple(
            self.issued(each, journal.of_subject(each.id), again=True)
            for each in self._hall.store.tickets.together(row.visit)
        )
        return replace(self.issued(row, journal.of_subject(row.id), again=True), further=further)

    def _kicked(self, given: Issued | Closed | Theirs) -> Issued | Closed | Theirs:
        """Tell the printer's owner of what was just given; only now is it safe in the database."""
        if isinstance(given, Issued) and not given.again and given.job:
            self._kick()
        return given

    def _new_ticket(self, visit: Visit, queue: Queue, wish: str, checklist: frozen.Frozen, outcome: str) -> NewTicket:
        codes = [item.code for item in visit.items]
        return NewTicket(
            id=new_id(),
            visit=visit.id,
            language=visit.language.value,
            queue=queue.prefix,
            first=queue.first,
            priority=Priority.BOOKED if visit.slot else visit.priority,
            purpose=visit.purpose,
            item=codes[0] if codes else "",
            version=self._hall.catalogue.version,
            outcome=outcome,
            wish=wish,
            discreet=any(item.discreet for item in visit.items),
            checklist=frozen.dump(checklist),
            token=new_id(),
            quota=0 if visit.slot else queue.quota,
            slot=visit.slot,
            more=tuple(codes[1:]),
        )

    def issued(self, row: TicketRow, job: str, again: bool = False) -> Issued:
        """Return what a screen or slip says of a ticket now."""
        hall = self._hall
        checklist = frozen.load(row.checklist)
        line = None if hall.cut_off else self._crowds.before(row)
        queue = hall.site.queue(row.queue)
        is_help = row.queue == hall.site.help_queue
        return Issued(
            ticket=row.id,
            visit=row.visit,
            number=row.number,
            queue=row.queue,
            help=is_help,
            title=queue.name if row.discreet else checklist.title,
            place=hall.site.place(hall.site.help_desk if is_help else queue.place),
            ahead=line.waiting if line else None,
            about=line.about if line else False,
            wait=line.wait if line else None,
            outcome=Outcome(row.outcome) if row.outcome else None,
            pledged=checklist.marked(frozen.PLEDGED),
            pledge_until=checklist.until if checklist.marked(frozen.PLEDGED) else None,
            stated=checklist.marked(frozen.STATED),
            pending=checklist.marked(frozen.PENDING),
            token=row.token,
            discreet=row.discreet,
            at=hall.local(row.at),
            job=job,
            again=again,
            slot=Slot(hall.local(row.slot.begins), hall.local(row.slot.ends)) if row.slot else None,
            items=checklist.names,
        )

    @out_of_service
    def started(self) -> Issued | None:
        """Count a start, which proves that the kiosk can store; return the number that it opens on, as `unfinished`."""
        self._hall.store.events.record(NewEvent("started"), self._hall.where())
        return self.unfinished()

    @out_of_service
    def unfinished(self) -> Issued | None:
        """Return the number on which a restarted kiosk opens: of the last 3 minutes, not void, its visit not ended.

        With the notice that was given with it, whose code may stand nowhere yet but on the screen, and in its visitor's
        language.
        """
        where = self._hall.where()
        row = self._hall.store.tickets.unfinished(where.device, where.at - STANDS_THERE)
        if row is None or row.state is TicketState.VOID:
            return None
        notice, language = Notices(self._hall).of_visit(row.visit), self._hall.store.tickets.language(row.visit)
        return replace(self.again(row), again=False, notice=notice, language=Language(language))

    @out_of_service
    def end(self, visit: str) -> None:
        """Note that the visitor has gone; a slip that still waits is then held for the desk."""
        self._hall.store.tickets.end_visit(visit, self._hall.where().at)

    def _record(self, kind: str, visit: Visit, data: dict[str, object] | None = None, outcome: str = "") -> None:
        item = visit.item
        text = json.dumps(data or {}, ensure_ascii=False, separators=(",", ":"))
        event = NewEvent(kind, visit.id, item.queue if item else "", item.code if item else "", outcome, text)
        self._hall.store.events.record(event, self._hall.where())


def _missing(then: Data) -> list[str]:
    missing = (id_ for id_, answer in then["answers"].items() if answer != Answer.BROUGHT.value)
    return sorted(set(missing) - set(then["stated"]))


def _told(found: Verdict, before: list[str] | None) -> dict[str, object]:
    """Return what an event tells of one item's verdict, and of what was missing under the code that brought it back."""
    missing = {gap.requirement.id: gap.answer.value for gap in found.gaps}
    told: dict[str, object] = {"missing": missing, "stated": [r.id for r in found.stated]}
    return {**told, "before": before} if before else told


def queues_of(visit: Visit) -> dict[str, tuple[int, ...]]:
    """Return the queues of a visit's items in their order, each with the places of its items."""
    found: dict[str, tuple[int, ...]] = {}
    for place, item in enumerate(visit.items):
        found[item.queue] = (*found.get(item.queue, ()), place)
    return found
