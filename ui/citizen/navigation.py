"""Which screen a visit's state asks for. One table; QML only shows what it names."""

from kiosk.domain.visit import Step
from ui.citizen.idle import FAULT, ISSUED, WORKING, Patience

SCREENS: dict[Step, str] = {
    Step.HOME: "Home",
    Step.CHOOSE: "Choose",
    Step.SEARCH: "Search",
    Step.LIST: "List",
    Step.PURPOSE: "Purpose",
    Step.CODE: "Code",
    Step.SEVERAL: "Several",
    Step.ITEM: "Item",
    Step.CHECKLIST: "Checklist",
    Step.VERDICT: "Verdict",
    Step.ISSUED: "Issued",
    Step.ELSEWHERE: "Elsewhere",
}


def patience_on(screen: str, working: Patience = WORKING, late: bool = False) -> Patience | None:
    """Return how long a screen waits for its visitor, most of them `working`; the home waits for nobody.

    Where a paper is `late`, what stands on the screen is copied by hand.
    """
    if screen in ("Home", "OutOfService"):
        return None
    return {"Issued": ISSUED, "Notice": FAULT if late else ISSUED, "SlipLate": FAULT}.get(screen, working)
