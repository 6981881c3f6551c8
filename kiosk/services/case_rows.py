"""Between a case and its stored row: what was ticked, stated and noted travels as JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.cases import Case, Note
from kiosk.domain.items import ServiceItem
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.store.rows import CaseRow, TicketRow, Where

_TICKED: Mapping[str, Answer] = {frozen.IN_ORDER: Answer.BROUGHT}


def ticked(visit: Visit, row: TicketRow) -> Visit:
    """Return a visit with what was in order on the ticket already ticked; what was missing is looked at anew."""
    lines = frozen.load(row.checklist).lines
    return replace(visit, answers={line.id: _TICKED[line.mark] for line in lines if line.mark in _TICKED})


def _dump(case: Case) -> str:
    visit = case.visit
    data = {
        "situations": dict(visit.situations),
        "answers": {key: answer.value for key, answer in visit.answers.items()},
        "stated": sorted(visit.stated),
        "pre_review": visit.pre_review,
        "appointment": visit.appointment,
        "notes": {key: note.value for key, note in case.notes.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def case_of(row: CaseRow, item: ServiceItem) -> Case:
    """Return a stored case of an item."""
    data = json.loads(row.answers)
    visit = Visit(
        row.visit,
        item=item,
        situations=data["situations"],
        answers={key: Answer(value) for key, value in data["answers"].items()},
        stated=frozenset(data["stated"]),
        pre_review=data["pre_review"],
        appointment=data.get("appointment", ""),  # a case that an older program opened has none
    )
    notes = {key: Note(value) for key, value in data["notes"].items()}
    return Case(
        id=row.id,
        visit=visit,
        holder=row.holder,
        state=row.state,
        ticket=row.ticket,
        notes=notes,
        outcome=row.outcome,
        subject=row.subject,
        said=row.said,
        due=row.due,
    )


def case_row(case: Case, version: int, where: Where) -> CaseRow:
    """Return a case as it is stored, its revision still 0; `version` is the catalogue's."""
    return CaseRow(
        id=case.id,
        device=where.device,
        day=where.day,
        at=where.at,
        visit=case.visit.id,
        ticket=case.ticket,
        holder=case.holder,
        state=case.state,
        item=case.visit.item.code if case.visit.item else "",
        version=version,
        answers=_dump(case),
        outcome=case.outcome,
        subject=case.subject,
        said=case.said,
        due=case.due,
        revision=0,
    )
