"""When numbers are given, and which days are worked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.domain.site import Calendar, Hours, Queue, Session, Site

SATURDAY = 5
LOOK_AHEAD_DAYS = 60  # the longest run of closed days that is looked past


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether `day` is worked: 调休 days first, then public holidays, then the weekday."""
    if day in calendar.workdays:
        return True
    return day not in calendar.holidays and day.weekday() < SATURDAY


def is_published(day: date, calendar: Calendar) -> bool:
    """Tell whether the calendar covers `day`; the holidays of a year are published late in the one before."""
    return calendar.until is None or day <= calendar.until


def sessions(hours: Hours, day: date, calendar: Calendar) -> tuple[Session, ...]:
    """Return the stretches of `day` in which a queue with these hours is open."""
    if is_working_day(day, calendar):
        return hours.workday
    if day.weekday() == SATURDAY and day not in calendar.holidays:
        return hours.saturday
    return ()


@dataclass(frozen=True, slots=True)
class Gives:
    """The queue gives numbers now."""


@dataclass(frozen=True, slots=True)
class Opens:
    """The queue gives numbers again at `at` (local time); None where no opening is near."""

    at: datetime | None


def giving(queue: Queue, now: datetime, site: Site) -> Gives | Opens:
    """Tell whether `queue` gives numbers at `now` (aware or local time of the hall), or when again.

    The help queue is never closed while any other queue of the hall is open.
    """
    if any(_in_session(now, s) for s in sessions(queue.hours, now.date(), site.calendar)):
        return Gives()
    if queue.help and any(_open(other, now, site) for other in site.queues if other is not queue and not other.theirs):
        return Gives()
    opening = tuple(other for other in site.queues if not other.theirs) if queue.help else (queue,)
    times = [at for each in opening if (at := next_opening(each, now, site)) is not None]
    return Opens(min(times, default=None))


def hall_open(now: datetime, site: Site) -> bool:
    """Tell whether any queue of the hall gives numbers at `now`."""
    return any(isinstance(giving(queue, now, site), Gives) for queue in site.queues if not queue.theirs)


def next_opening(queue: Queue, now: datetime, site: Site) -> datetime | None:
    """Return the next time from which `queue` gives numbers, in the zone of `now`.

    None where it lies past the published calendar: New Year's Day is not promised as a working day.
    """
    for ahead in range(LOOK_AHEAD_DAYS):
        day = now.date() + timedelta(days=ahead)
        if ahead and not is_published(day, site.calendar):
            return None
        for session in sessions(queue.hours, day, site.calendar):
            opens = datetime.combine(day, session.opens, tzinfo=now.tzinfo)
            if opens > now:
                return opens
    return None


def next_day(queue: Queue, now: datetime, site: Site) -> datetime | None:
    """Return the first time from the day after `now` on from which `queue` gives numbers; None as `next_opening`."""
    return next_opening(queue, now.replace(hour=23, minute=59, second=59, microsecond=999_999), site)


def _open(queue: Queue, now: datetime, site: Site) -> bool:
    return any(s.opens <= now.time() < s.closes for s in sessions(queue.hours, now.date(), site.calendar))


def _in_session(now: datetime, session: Session) -> bool:
    return session.opens <= now.time() < session.last
