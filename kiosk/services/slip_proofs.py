"""A slip that is being edited, on paper: the text as it stands in the editor, kept for the printer's owner to make.

The owner may be another program. It fills in the same specimen of the same time, so that the paper is the preview.
"""

import json
from datetime import datetime

from kiosk.domain.site import PrinterAddress
from kiosk.domain.slip import Slip
from kiosk.domain.staff import Act
from kiosk.services.audit import Audit
from kiosk.services.faults import out_of_service
from kiosk.services.hall import Hall
from kiosk.services.rights import demand
from kiosk.services.seeds import packed
from kiosk.services.sessions import Session
from kiosk.services.slip_editing import CannotSave
from kiosk.services.slip_preview import Sheet, SlipPreviews, Wanted, check
from kiosk.services.slip_specimens import Specimen
from kiosk.store.journal import PROOF


@out_of_service
def print_proof(hall: Hall, session: Session, wanted: Wanted) -> str:
    """Add the job that prints it on its sheet's printer, which must be one of this machine; return the job.

    Raises `CannotSave` for a text with faults, and `NotAllowed`.
    """
    printer = wanted.sheet.printer
    if printer is None:
        raise ValueError("a proof needs a printer")
    if faults := check(wanted.name, wanted.text):
        raise CannotSave(faults)
    body = packed({"name": wanted.name, "text": wanted.text, "which": wanted.which.value, "at": wanted.at.isoformat()})
    with hall.store.writing():
        demand(hall, session, Act.EDIT_SLIP)
        number = hall.store.versions.bring_in(PROOF, body, hall.clock(), "editor", "")
        job = hall.store.journal.add_proof(number, printer.name, hall.where())
        Audit(hall).append(session, Act.EDIT_SLIP, f"slip:{wanted.name}", {"proof": number})
    return job


def proof(hall: Hall, version: int, printer: PrinterAddress) -> Slip:
    """Return what a proof prints; raise `LookupError` where it is not in the database."""
    kept = hall.store.versions.body(PROOF, version)
    if kept is None:
        raise LookupError(f"no proof {version}")
    asked = json.loads(kept)
    sheet = Sheet(printer.name, printer.name, printer.profile, printer)
    at = datetime.fromisoformat(asked["at"])
    return SlipPreviews(hall).said_by(Wanted(asked["name"], asked["text"], Specimen(asked["which"]), sheet, at))
