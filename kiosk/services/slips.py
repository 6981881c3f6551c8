"""What a ticket's slip says: the slip, its discreet form, the reprint, help number, number of a purpose (design, 17).

A visitor reads it in the language of the visit; what staff must read (official name, number, queue, what is still to
come) stands in Chinese on every slip. The words themselves stand in the hall's templates.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.appointments import Slot
from kiosk.domain.site import Place, Site
from kiosk.domain.slip import Slip
from kiosk.domain.text import Language, Text
from kiosk.services import frozen
from kiosk.services.answers import Issued
from kiosk.services.frozen import Frozen, FrozenLine
from kiosk.services.slip_words import Voice, on_paper
from kiosk.services.templates.said import Checked, Ticket, Waiting
from kiosk.services.templates.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Printed:
    """Where, when and for whom a slip comes out: the machine's name, the hall's local time, the visitor's language.

    `copy` is 补打 第 `copy` 次 (0 = the first).
    """

    machine: Text
    at: datetime
    copy: int = 0
    language: Language = Language.CHINESE

    @property
    def voice(self) -> Voice:
        """Who speaks on this slip."""
        return Voice(self.language)


def ticket_slip(shelf: Shelf, issued: Issued, checklist: Frozen, site: Site, printed: Printed) -> Slip:
    """Return a ticket's slip; a discreet one shows a neutral group name and no list."""
    template = "help-number" if issued.help else "ticket"
    return shelf.slip("ticket-discreet" if issued.discreet else template, _said(issued, checklist, site, printed))


def _said(issued: Issued, checklist: Frozen, site: Site, printed: Printed) -> Ticket:
    voice, desk = printed.voice, site.place(site.info_desk)
    lines = () if issued.discreet else checked(checklist, voice)
    return Ticket(
        **for_every_slip(site, printed),
        **title(issued.title, voice),
        **going(issued.place, voice),
        number=issued.number,
        ahead=issued.ahead,
        about=issued.about,
        wait=Waiting(issued.wait.least, issued.wait.most) if issued.wait else None,
        items=() if issued.discreet else tuple(voice.of(name) for name in checklist.names),
        lines=lines,
        ready=sum(not line.missing for line in lines),
        until=voice.day(checklist.until) if checklist.until else "",
        code=issued.token.upper()[:20],
        copy=printed.copy,
        taken=f"{issued.at:%H:%M}",
        desk=_in_a_sentence(voice.of(desk.name)),
        desk_floor=desk.floor,
        booked=span(issued.slot) if issued.slot else "",
    )


def span(slot: Slot) -> str:
    """Return a slot as paper and screen say it: 9:30-10:00, or 9:30 where it is a moment."""
    begins, ends = (f"{at.hour}:{at.minute:02d}" for at in (slot.begins, slot.ends))
    return begins if begins == ends else f"{begins}-{ends}"


def for_every_slip(site: Site, printed: Printed) -> dict[str, Any]:
    """Return what every slip can say, by the names of `Said`."""
    voice = printed.voice
    return {
        "hall": site.name.zh,  # as it stands on the building
        "hall_english": voice.of(site.name) if voice.english and site.name.en else "",
        "logo": site.slip_logo.key if site.slip_logo else "",
        "hotline": site.hotline,
        "printed": f"{printed.at:%Y-%m-%d %H:%M}",
        "machine": voice.of(printed.machine),
        "farewell": site.farewell.in_(printed.language),
        "english": voice.english,
    }


def title(name: Text, voice: Voice) -> dict[str, Any]:
    """Return what a slip is about, and its official name where that is another."""
    said, official = voice.of(name), on_paper(name.zh)
    return {"title": said, "title_chinese": "" if said == official else official}


def going(place: Place, voice: Voice) -> dict[str, Any]:
    """Return where to go, by the names of `Going`."""
    windows = on_paper(place.windows)
    return {
        "floor": place.floor,
        "place": voice.of(place.name),
        "place_chinese": on_paper(place.name.zh),
        "windows": windows,
        "one_window": windows.isdigit(),
    }


def checked(checklist: Frozen, voice: Voice) -> tuple[Checked, ...]:
    """Return a frozen checklist as a slip says it."""
    return tuple(_checked(line, voice) for line in checklist.lines)


def _checked(line: FrozenLine, voice: Voice) -> Checked:
    name, official = voice.of(line.name), on_paper(line.name.zh)
    return Checked(
        name=name,
        name_chinese="" if name == official else official,
        count=voice.of(line.count),
        mark=line.mark,
        missing=line.mark in (frozen.PLEDGED, frozen.PENDING),
    )


def _in_a_sentence(name: str) -> str:
    """Return a place's English name as it stands within a sentence: information desk."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
