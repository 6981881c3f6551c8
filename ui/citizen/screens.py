"""Which presenter belongs to which screen; each module is read behind the home, or when its screen is asked for."""

from importlib import import_module

from ui.citizen.journey import Journey
from ui.citizen.presenter import Presenter

PRESENTERS: dict[str, tuple[str, str]] = {
    "Home": ("home", "HomePresenter"),
    "Choose": ("choose", "ChoosePresenter"),
    "List": ("listing", "ListPresenter"),
    "Search": ("search", "SearchPresenter"),
    "Purpose": ("purpose", "PurposePresenter"),
    "Code": ("code", "CodePresenter"),
    "Elsewhere": ("elsewhere", "ElsewherePresenter"),
    "Later": ("later", "LaterPresenter"),
    "Booked": ("booked", "BookedPresenter"),
    "OutOfService": ("out_of_service", "OutOfServicePresenter"),
    "Several": ("several", "SeveralPresenter"),
    "Item": ("item", "ItemPresenter"),
    "Checklist": ("checklist", "ChecklistPresenter"),
    "Verdict": ("verdict", "VerdictPresenter"),
    "Issued": ("issued", "IssuedPresenter"),
    "Notice": ("notice", "NoticePresenter"),
    "SlipLate": ("slip_late", "SlipLatePresenter"),
}


def read_ahead() -> None:
    """Read every screen's module, so that none is slow the first time."""
    for module, _ in PRESENTERS.values():
        import_module(f"ui.citizen.{module}")


def presenter_for(screen: str, journey: Journey) -> Presenter:
    """Return a new presenter for a screen."""
    module, name = PRESENTERS[screen]
    made = getattr(import_module(f"ui.citizen.{module}"), name)(journey)
    assert isinstance(made, Presenter)
    return made
