"""Which screen a visit's state asks for. One table; QML only shows what it names."""

from kiosk.domain.jobs import JobState
from kiosk.domain.visit import Step
from kiosk.services.answers import JobView
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
LATE = frozenset({JobState.UNCERTAIN, JobState.FAILED, JobState.HELD})


def is_late(job: JobView | None) -> bool:
    """Tell whether a slip will not just come out: the number is then kept on the screen."""
    return job is not None and job.state in LATE


def patience_on(screen: str, working: Patience = WORKING) -> Patience | None:
    """Return how long a screen waits for its visitor, most of them `working`; the home waits for nobody."""
    if screen in ("Home", "OutOfService"):
        return None
    return {"Issued": ISSUED, "Notice": ISSUED, "SlipLate": FAULT}.get(screen, working)
