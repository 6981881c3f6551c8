"""What the pages of a printer's settings ask of the services, on the store worker; a refusal comes back as words."""

from collections.abc import Mapping
from dataclasses import dataclass

from drivers.printer.profile import NoSuchProfile, profile_names
from kiosk.catalogue.problems import Refused
from kiosk.domain.printer_settings import BY_KEY, PROFILE, Value
from kiosk.domain.text import NOTHING, Text
from kiosk.services.sessions import Session
from kiosk.services.setting_words import NOTHING_TO_TRY, no_such_profile
from kiosk.services.trials import CannotTry, Trial
from ui.tech.services import TechServices


@dataclass(frozen=True, slots=True)
class Seen:
    """A printer's settings that are kept, the trial under way, and the end of the one that was begun here."""

    printer: str
    settings: dict[str, Value]
    running: Trial | None
    ended: Trial | None
    trouble: Text = NOTHING  # why there are no settings


def seen(services: TechServices, printer: str, mine: str) -> Seen:
    """Return how it is now; of one that was taken out meanwhile there is nothing to tell."""
    running = services.trials.running(printer)
    ended = services.trials.now(mine) if mine and (running is None or running.id != mine) else None
    try:
        return Seen(printer, services.trials.settings(printer), running, ended)
    except NoSuchProfile as unknown:
        return Seen(printer, {}, running, ended, no_such_profile(unknown))
    except LookupError:
        return Seen(printer, {}, running, ended)


def ahead(services: TechServices, printer: str, wish: Mapping[str, Value]) -> tuple[dict[str, Value], str]:
    """Return what a wish comes to, and why it cannot be tried."""
    try:
        after, clash = services.trials.look_ahead(printer, wish)
    except LookupError:  # taken out meanwhile
        return {}, ""
    return after, clash.zh


def begin(services: TechServices, session: Session, printer: str, wish: Mapping[str, Value]) -> Trial | Text:
    """Begin a trial."""
    try:
        return services.trials.begin(session, printer, wish)
    except CannotTry as hindered:
        return hindered.words


def prove(services: TechServices, session: Session, printer: str, wish: Mapping[str, Value]) -> Trial | Text:
    """Begin a trial; where nothing differs from what is in use, the test page alone is the proof."""
    answer = begin(services, session, printer, wish)
    if answer is not NOTHING_TO_TRY:
        return answer
    services.care.test(session, printer)
    return Text(
        "和现在的设置一样，没有要改的；测试页交给打印机了，看看纸", "nothing differs; the test page is on its way"
    )


def go_back(services: TechServices, session: Session, printer: str, number: int) -> Trial | Text:
    """Begin a trial of what was once."""
    try:
        return services.trials.go_back(session, printer, number)
    except CannotTry as hindered:
        return hindered.words


def keep(services: TechServices, session: Session, trial: str) -> Trial | Text:
    """Keep what was tried."""
    try:
        return services.trials.keep(session, trial)
    except CannotTry as hindered:
        return hindered.words
    except Refused as wrong:
        return Text(wrong.in_chinese(), str(wrong))


def return_now(services: TechServices, session: Session, trial: str) -> Trial | Text:
    """Give a trial up."""
    try:
        return services.trials.give_up(session, trial)
    except CannotTry as hindered:
        return hindered.words


def offers_of(key: str) -> list[Value]:
    """Return what a setting can be; a port's are found on the machine."""
    return list(profile_names() if key == PROFILE else BY_KEY[key].offers)


def add(services: TechServices, session: Session, port: str) -> tuple[bool, str]:
    """Add a printer at a port; return whether it was, and its port, or why not."""
    try:
        done = services.settings.add_printer(session, port)
    except Refused as refused:
        return False, refused.in_chinese()
    services.settings.use()
    services.printing.renew()
    return True, done.after


def remove(services: TechServices, session: Session, printer: str) -> tuple[bool, str]:
    """Take a printer away; return whether it was, and its name, or why not."""
    try:
        services.settings.remove_printer(session, printer)
    except Refused as refused:
        return False, refused.in_chinese()
    services.settings.use()
    services.printing.renew()
    return True, printer
