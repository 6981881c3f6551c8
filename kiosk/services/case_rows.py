"""Between a case and its stored row: what was ticked, stated and noted travels as JSON."""

import json
from collections.abc import Mapping

from kiosk.domain.cases import Case, Note
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.several import Part, row_id
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.services.kept_answers import data_of, packed, parts_of
from kiosk.store.rows import CaseRow, TicketRow, Where

_TICKED: Mapping[str, Answer] = {frozen.IN_ORDER: Answer.BROUGHT}


def ticked(visit: Visit, row: TicketRow, catalogue: Catalogue) -> Visit | None:
    """Return a visit of the ticket's items with what was in order on it already ticked; the rest is looked at anew.

    Items that were withdrawn meanwhile are left out; None where none is left.
    """
    found = [(place, item) for place, code in enumerate(row.items) if (item := catalogue.find(code)) is not None]
    if not found:
        return None
    lines = [line for line in frozen.load(row.checklist).lines if line.mark in _TICKED]
    visit = visit.with_parts(tuple(Part(item) for _, item in found))
    now = {row_id(old, id_): row_id(new, id_) for new, (old, item) in enumerate(found) for id_ in _ids(item)}
    for line in lines:
        if line.id in now:
            visit = visit.answer(now[line.id], _TICKED[line.mark])
    return visit


def _ids(item: ServiceItem) -> list[str]:
    return [wanted.id for wanted in item.requirements]


def _dump(case: Case) -> str:
    notes = {key: note.value for key, note in case.notes.items()}
    kept = {"pre_review": case.visit.pre_review, "appointment": case.visit.appointment, "notes": notes}
    return packed({**data_of(case.visit), **kept})


def case_of(row: CaseRow, catalogue: Catalogue) -> Case | None:
    """Return a stored case with those of its items that are still there; None where none is."""
    data = json.loads(row.answers)
    parts, gone = parts_of(row.item, data, catalogue)
    if not parts:
        return None
    # a case that an older program opened has no appointment
    visit = Visit(row.visit, pre_review=data["pre_review"], appointment=data.get("appointment", "")).with_parts(parts)
    notes = {} if gone else {key: Note(value) for key, value in data["notes"].items()}
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
        gone=gone,
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
