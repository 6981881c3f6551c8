"""Between a case and its stored row: what was ticked, stated and noted travels as JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace

from kiosk.domain.cases import Case, Earlier, Note, Noted
from kiosk.domain.items import Catalogue, ServiceItem
from kiosk.domain.several import Part, row_id
from kiosk.domain.text import Language
from kiosk.domain.tickets import Priority
from kiosk.domain.verdict import Answer
from kiosk.domain.visit import Visit
from kiosk.services import frozen
from kiosk.services.kept_answers import data_of, packed, parts_of
from kiosk.store.rows import CaseRow, TicketRow, Where

_TICKED: Mapping[str, Answer] = {frozen.IN_ORDER: Answer.BROUGHT}


def ticked(visit: Visit, row: TicketRow, catalogue: Catalogue) -> Visit | None:
    """Return a visit of the ticket's items with what was in order on it already ticked; the rest is looked at anew.

    Who goes first and what they came with (an appointment, a pre-review) stay as they were.
    Items that were withdrawn meanwhile are left out; None where none is left.
    """
    found = [(place, item) for place, code in enumerate(row.items) if (item := catalogue.find(code)) is not None]
    if not found:
        return None
    kept = frozen.load(row.checklist)
    lines = [line for line in kept.lines if line.mark in _TICKED]
    visit = replace(visit, priority=row.priority, appointment=kept.appointment, pre_review=kept.pre_review)
    visit = visit.with_parts(tuple(Part(item) for _, item in found))
    now = {row_id(old, id_): row_id(new, id_) for new, (old, item) in enumerate(found) for id_ in _ids(item)}
    for line in lines:
        if line.id in now:
            visit = visit.answer(now[line.id], _TICKED[line.mark])
    return visit


def _ids(item: ServiceItem) -> list[str]:
    return [wanted.id for wanted in item.requirements]


def _dump(case: Case) -> str:
    notes = {key: noted.note.value for key, noted in case.notes.items()}
    months = {key: noted.month for key, noted in case.notes.items() if noted.month}
    visit = case.visit
    kept: dict[str, object] = {
        "pre_review": visit.pre_review,
        "appointment": visit.appointment,
        "notes": notes,
        "months": months,
    }
    if case.earlier is not None:
        kept["earlier"] = [case.earlier.ticket, case.earlier.number]
    return packed({**data_of(visit), **kept, "priority": visit.priority.value, "language": visit.language.value})


def case_of(row: CaseRow, catalogue: Catalogue) -> Case | None:
    """Return a stored case with those of its items that are still there; None where none is."""
    data = json.loads(row.answers)
    parts, gone = parts_of(row.item, data, catalogue)
    if not parts:
        return None
    visit = Visit(
        row.visit,
        language=Language(data.get("language", Language.CHINESE.value)),  # from here on older programs kept nothing
        priority=Priority(data.get("priority", Priority.ORDINARY.value)),
        pre_review=data["pre_review"],
        appointment=data.get("appointment", ""),
    ).with_parts(parts)
    months = data.get("months", {})  # older programs kept none
    notes = {} if gone else {key: Noted(Note(value), months.get(key, 0)) for key, value in data["notes"].items()}
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
        earlier=Earlier(*data["earlier"]) if "earlier" in data else None,
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
