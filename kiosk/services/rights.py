"""The question every act of a member of staff begins with: may this one do it, now?"""

from kiosk.domain.staff import Act, may
from kiosk.services.hall import Hall
from kiosk.services.sessions import NotAllowed, Refusal, Session

_OWN = frozenset({Act.LOG_IN, Act.LOG_OUT, Act.CHANGE_PIN})


def demand(hall: Hall, session: Session, act: Act) -> None:
    """Raise `NotAllowed` unless the member may do `act` by what the database says now, whatever was so at log-in.

    Inside `store.writing()` it holds until that ends: who is disabled meanwhile is so only after this act, and no act
    comes after that. Raises `StoreFault`.
    """
    staff = hall.store.staff
    staff.hold(hall.site.id, session.member)
    member = staff.get(session.member)
    if member is None or member.disabled is not None:
        raise NotAllowed(Refusal.DISABLED, act)
    if member.must_change and act not in _OWN:
        raise NotAllowed(Refusal.MUST_CHANGE, act)
    if not may(member.roles, act):
        raise NotAllowed(Refusal.NO_RIGHT, act)
