"""What a ticket's slip says: the slip, its discreet form, the reprint, help number, number of a purpose (design, 17).

A visitor reads it in the language of the visit; what staff must read (official name, number, queue, what is still to
come) stands in Chinese on every slip.
"""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.site import Place, Site
from kiosk.domain.slip import Align, Banner, Block, Code, Feed, Logo, Row, Rule, Slip, Words
from kiosk.domain.text import Language, Text
from kiosk.domain.waits import Wait
from kiosk.services import frozen
from kiosk.services import slip_words as words
from kiosk.services.answers import Issued
from kiosk.services.frozen import Frozen, FrozenLine
from kiosk.services.slip_words import Voice, on_paper

LONG_NAME = 22  # Hanzi; longer names print one wide, two high (design, 17)
IN_ORDER, STILL_OPEN = "√", "○"
_MARK_WORDS = {
    frozen.HELD: words.HELD,
    frozen.STATED: words.STATED,
    frozen.PLEDGED: words.TO_FOLLOW,
    frozen.PENDING: words.TO_FOLLOW,
}


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


def ticket_slip(issued: Issued, checklist: Frozen, site: Site, printed: Printed) -> Slip:
    """Return a ticket's slip; a discreet one shows a neutral group name and no list."""
    voice = printed.voice
    blocks: list[Block] = head(site, voice)
    if printed.copy:
        blocks.append(Banner(voice.say(words.REPRINT, copy=printed.copy)))
    blocks += [*title(issued.title, voice), Feed(8), Words(issued.number, 8, 6, bold=True, align=Align.CENTRE)]
    blocks += _where(issued, voice)
    if not issued.discreet and checklist.lines:
        blocks += [Rule(), *_checklist(checklist, voice, with_help=issued.help)]
    blocks += [Rule(), Code(issued.token.upper()[:20]), Rule()]
    if printed.copy:
        blocks.append(Words(voice.say(words.FIRST_TAKEN, time=f"{issued.at:%H:%M}")))
    return Slip((*blocks, *_rules(site, voice), *foot(site, printed)))


def head(site: Site, voice: Voice) -> list[Block]:
    """Return a slip's head: the stored logo, the hall's name as it stands on the building, and in English."""
    logo: list[Block] = [Logo(site.slip_logo.key)] if site.slip_logo else []
    blocks: list[Block] = [*logo, Words(site.name.zh, 2, 2, align=Align.CENTRE)]
    if voice.english and site.name.en:
        blocks.append(Words(voice.of(site.name), align=Align.CENTRE))
    return [*blocks, Rule(dashed=False)]


def title(name: Text, voice: Voice) -> list[Block]:
    """Return what a slip is about; an English one has the official name below."""
    said, official = voice.of(name), on_paper(name.zh)
    long = len(said) > (LONG_NAME * 2 if said.isascii() else LONG_NAME)
    blocks: list[Block] = [Words(said, 1 if long else 2, 2, align=Align.CENTRE)]
    if said != official:
        blocks.append(Words(official, align=Align.CENTRE))
    return blocks


def _where(issued: Issued, voice: Voice) -> list[Block]:
    lines = [*place_lines(issued.place, voice), _ahead(issued, voice)]
    blocks: list[Block] = [Words(line, 2, 2, align=Align.CENTRE) for line in lines]
    if voice.english:  # as the signs in the hall have it, to be shown to whoever is asked the way
        signs = place_lines(issued.place, Voice(Language.CHINESE))
        blocks.insert(len(lines) - 1, Words(" ".join(signs), align=Align.CENTRE))
    return blocks


def place_lines(place: Place, voice: Voice) -> list[str]:
    """Return where to go: floor and zone, then the windows where it has any."""
    lines = [voice.say(words.PLACE, floor=place.floor, place=voice.of(place.name))]
    if place.windows:
        windows = on_paper(place.windows)
        lines.append(voice.say(words.WINDOW if windows.isdigit() else words.WINDOWS, windows=windows))
    return lines


def _ahead(issued: Issued, voice: Voice) -> str:
    about = voice.say(words.ABOUT) if issued.about else ""
    ahead = voice.say(words.AHEAD if issued.ahead else words.NOBODY_AHEAD, about=about, n=issued.ahead)
    if issued.wait is None:
        return ahead
    return ahead + (", " if voice.english else " ") + wait_words(issued.wait, voice)


def wait_words(wait: Wait, voice: Voice) -> str:
    """Return a wait as paper says it: 约10-15分钟."""
    return voice.say(words.WAIT, least=wait.least, most=wait.most)


def _checklist(checklist: Frozen, voice: Voice, *, with_help: bool) -> list[Block]:
    ready = [line for line in checklist.lines if line.mark in (frozen.IN_ORDER, frozen.HELD, frozen.STATED)]
    blocks: list[Block] = [Words(voice.say(words.CHECKED, all=len(checklist.lines), ready=len(ready)))]
    for line in checklist.lines:
        blocks += _checked(line, checklist.until, voice, with_help=with_help)
    return blocks


def _checked(line: FrozenLine, until: date | None, voice: Voice, *, with_help: bool) -> list[Block]:
    still_open = line.mark in (frozen.PLEDGED, frozen.PENDING)
    told = _MARK_WORDS.get(line.mark)
    right = voice.say(told) if told else voice.of(line.count)
    name, official = voice.of(line.name), on_paper(line.name.zh)
    blocks: list[Block] = [Row(name, right, STILL_OPEN if still_open else IN_ORDER, bold=still_open)]
    if still_open and name != official:  # what the window has to look at, in its own words
        blocks.append(Row(official, words.TO_FOLLOW.zh, mark=" "))
    if line.mark == frozen.PLEDGED and until is not None:
        blocks.append(Row(voice.say(words.MAY_FOLLOW), mark=" ", bold=True))
        blocks.append(Row(voice.say(words.FOLLOW_BY, day=voice.day(until)), mark=" "))
    if line.mark == frozen.PENDING:
        blocks.append(Row(voice.say(words.WITH_HELP if with_help else words.PENDING), mark=" "))
    return blocks


def _rules(site: Site, voice: Voice) -> list[Block]:
    desk = site.place(site.info_desk)
    missed = voice.say(words.MISSED, floor=desk.floor, desk=_in_a_sentence(voice.of(desk.name)))
    return [
        Words(voice.say(words.TODAY_ONLY), bold=True),
        Words(missed),
        Words(voice.say(words.HOTLINE, phone=site.hotline)),
    ]


def _in_a_sentence(name: str) -> str:
    """Return a place's English name as it stands within a sentence: information desk."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def foot(site: Site, printed: Printed) -> list[Block]:
    """Return a slip's last lines: when and where it was printed, and the hall's farewell."""
    when = Row(f"{printed.at:%Y-%m-%d %H:%M}", printed.voice.of(printed.machine))
    return [when, Words(site.farewell.in_(printed.language), align=Align.CENTRE)]
